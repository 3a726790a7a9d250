// What a reader of a result looks up in it while checking a certificate.
#ifndef DANGVIEN_TESTS_PROPERTY_RECHECK_RESULT_H_
#define DANGVIEN_TESTS_PROPERTY_RECHECK_RESULT_H_

#include <map>
#include <string>
#include <vector>

#include "dangvien/v1/result.pb.h"

namespace dangvien::property {

std::string NameOf(const v1::SubjectRef& subject);

class ResultIndex {
 public:
  explicit ResultIndex(const v1::Result& result);

  // The place in the result; -1: not there.
  int PlaceOf(const v1::SubjectRef& subject) const;
  // REQUIRES: it is there.
  const v1::SubjectResult& Find(const v1::SubjectRef& subject) const;
  // The rank of a tier, 0 the highest; of one that the result does not know: below all.
  int RankOf(const std::string& tier_id) const;
  // An empty id is no tier.
  bool IsAtOrAbove(const std::string& tier_id, const std::string& lowest) const;
  bool HasExceededFinding(const v1::Certificate& certificate) const;
  // Whether some quota finds no peer group of the subject.
  bool LacksPeerGroup(const v1::SubjectRef& subject) const;

 private:
  const v1::Result& result_;
  std::map<std::string, int> places_;
  std::vector<std::string> tiers_;  // from the highest
};

}  // namespace dangvien::property

#endif  // DANGVIEN_TESTS_PROPERTY_RECHECK_RESULT_H_
