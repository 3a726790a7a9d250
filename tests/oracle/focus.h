// What a condition is asked of, and the subjects of each kind.
#ifndef DANGVIEN_TESTS_ORACLE_FOCUS_H_
#define DANGVIEN_TESTS_ORACLE_FOCUS_H_

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "dangvien/v1/dataset.pb.h"
#include "tests/oracle/facts.h"

namespace dangvien::oracle {

struct Focus {
  v1::SubjectRef ref;                          // the subject; of a review: Review.subject
  std::string unit_id;                         // where it is rated; of a review: the session's unit
  const v1::Person* person = nullptr;          // member, leader
  const v1::Post* post = nullptr;              // leader
  const v1::ReviewSession* session = nullptr;  // review
  int review_index = -1;                       // review: its place in the session

  const v1::Review& review() const { return session->reviews(review_index); }
};

Focus ReviewFocus(const v1::ReviewSession& session, int review_index);
// Asked as a leader is, whatever the kind of the post.
Focus PostFocus(const v1::Person& person, const v1::Post& post);

// Empty where there is no such subject: the unit is no party organization, has no collective, or is
// dissolved; the person is placed nowhere.
std::optional<Focus> OrganizationFocus(const Facts& facts, const std::string& unit_id);
std::optional<Focus> CollectiveFocus(const Facts& facts, const std::string& unit_id);
std::optional<Focus> MemberFocus(const Facts& facts, const v1::Person& person);

// All subjects of a kind in the canonical order, but organizations from the deepest up.
std::vector<Focus> SubjectsOfKind(const Facts& facts, v1::SubjectKind kind);

// Compares as the canonical order of results does: by the way down to the unit, then organization,
// collective, members, leaders, each by their ids.
using CanonicalPlace = std::tuple<std::vector<std::string>, int, std::string, std::string>;
CanonicalPlace CanonicalPlaceOf(const Facts& facts, const Focus& focus);

}  // namespace dangvien::oracle

#endif  // DANGVIEN_TESTS_ORACLE_FOCUS_H_
