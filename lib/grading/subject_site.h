// Where one subject stands in an evaluation: its row, its unit and policy, its outcome.
#ifndef DANGVIEN_GRADING_SUBJECT_SITE_H_
#define DANGVIEN_GRADING_SUBJECT_SITE_H_

#include <cstdint>

#include "grading/grading.h"

namespace dangvien {

struct SubjectSite {
  SubjectRow id;
  RowKind kind = RowKind::kUnit;
  Row unit = kNone;  // where it is rated: its own, the home branch, that of the post; kNone = none
  int32_t policy = 0;  // of `unit`; without one the run's default
  // Null where no rule is asked: not placed, dissolved, no collective, no leading post, or the
  // policy does not rate this kind.
  const CompiledPass* pass = nullptr;
  size_t index = 0;            // in the outcomes of the kind; REQUIRES: pass
  uint8_t contradictions = 0;  // likewise
};

SubjectSite SiteOf(const Grading& state, const SubjectRow& id);

}  // namespace dangvien

#endif  // DANGVIEN_GRADING_SUBJECT_SITE_H_
