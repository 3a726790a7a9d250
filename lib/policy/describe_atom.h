// One condition as text, with ids instead of numbers: what the dump prints and what the proof says.
#ifndef DANGVIEN_POLICY_DESCRIBE_ATOM_H_
#define DANGVIEN_POLICY_DESCRIBE_ATOM_H_

#include <string>

#include "absl/strings/string_view.h"
#include "policy/compiled.h"

namespace dangvien {

// "criteria[san_xuat, quoc_phong] all >= xuat_sac", "attested(exemplary)", "tenure < 6 months".
// Two conditions that ask the same have the same text, but for the order of lists and for the id of
// an exception granted event by event.
std::string DescribeAtom(const CompiledPolicy& policy, const Atom& atom);

// "HTXS..HTT", or "KHT" for a band of one tier.
std::string DescribeBand(const CompiledPolicy& policy, RankBand band);

// "SANCTION_TARGET_SELF" less "SANCTION_TARGET_" in lower case: "self".
std::string WordOf(absl::string_view enumerator, absl::string_view prefix);

}  // namespace dangvien

#endif  // DANGVIEN_POLICY_DESCRIBE_ATOM_H_
