// Who is placed in another way than by one membership and one post: counted are people and units,
// those whom a condition of the policy could tell from others. A newcomer counts where some rule
// asks for tenure, an absence where some rule asks for its kind; transfers, temporary memberships,
// several posts and places of work concern placement itself.
//
// Counter-example: two memberships that run at once are no transfer; they contradict each other.
//
// Tested by tests/random/coverage_test.cc
#include <set>

#include "tests/random/coverage.h"

namespace dangvien::random {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// What the conditions of a policy ask for.
struct Asked {
  bool tenure = false;
  std::set<int> absences;
};

void CollectAsked(const Message& message, Asked* asked) {
  if (message.GetDescriptor() == v1::TenureCondition::descriptor()) asked->tenure = true;
  if (message.GetDescriptor() == v1::AbsentCondition::descriptor()) {
    for (const int kind : dynamic_cast<const v1::AbsentCondition&>(message).kinds()) {
      asked->absences.insert(kind);
    }
  }
  const auto& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (!field->is_repeated()) {
      CollectAsked(reflection.GetMessage(message, field), asked);
      continue;
    }
    for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
      CollectAsked(reflection.GetRepeatedMessage(message, field, i), asked);
    }
  }
}

// Dates as yyyymmdd compare as numbers; six months back, days beyond the month's end do no harm.
int32_t SixMonthsBefore(int32_t date) {
  const int32_t month = date / 100 % 100;
  return month > 6 ? date - 600 : date - 10000 + 600;
}

bool IsNewAt(int32_t since, int32_t date) {
  return since != 0 && since <= date && since > SixMonthsBefore(date);
}

template <typename Row>
bool Holds(const Row& row, int32_t date) {
  return row.from_date() <= date && (row.to_date() == 0 || date < row.to_date());
}

int CountMemberships(const v1::Person& person, v1::MembershipKind kind, int32_t date) {
  int count = 0;
  for (const v1::Membership& membership : person.memberships()) {
    if (membership.kind() == kind && Holds(membership, date)) ++count;
  }
  return count;
}

// One membership ends on the day on which one elsewhere begins.
bool IsTransferred(const v1::Person& person) {
  for (const v1::Membership& left : person.memberships()) {
    for (const v1::Membership& entered : person.memberships()) {
      if (left.kind() == v1::MEMBERSHIP_KIND_OFFICIAL &&
          entered.kind() == v1::MEMBERSHIP_KIND_OFFICIAL && left.to_date() != 0 &&
          left.to_date() == entered.from_date() && left.unit_id() != entered.unit_id()) {
        return true;
      }
    }
  }
  return false;
}

bool IsAbsent(const v1::Person& person, v1::AbsenceKind kind) {
  for (const v1::Absence& absence : person.absences()) {
    if (absence.kind() == kind) return true;
  }
  return false;
}

}  // namespace

void PairCoverage::AddPlacement(const v1::Policy& policy, const v1::Dataset& dataset) {
  Asked asked;
  CollectAsked(policy, &asked);
  const int32_t date = dataset.period().rating_date();
  const bool by_workplace = policy.placement() == v1::PERSON_PLACEMENT_WORKPLACE;
  for (const v1::Person& person : dataset.people()) {
    int post_count = 0;
    for (const v1::Post& post : person.posts()) post_count += Holds(post, date) ? 1 : 0;
    const auto is_asked_absent = [&](v1::AbsenceKind kind) {
      return asked.absences.count(kind) > 0 && IsAbsent(person, kind);
    };
    Count("placement_transfer", !by_workplace && IsTransferred(person));
    Count("placement_temporary", CountMemberships(person, v1::MEMBERSHIP_KIND_TEMPORARY, date) > 0);
    Count("placement_several_posts", post_count > 1);
    Count("placement_newcomer", asked.tenure && IsNewAt(person.admitted_on(), date));
    Count("placement_exempt", is_asked_absent(v1::ABSENCE_KIND_EXEMPT));
    Count("placement_suspended", is_asked_absent(v1::ABSENCE_KIND_SUSPENDED));
    Count("placement_sick", is_asked_absent(v1::ABSENCE_KIND_SICK));
    Count("placement_maternity", is_asked_absent(v1::ABSENCE_KIND_MATERNITY));
    Count("placement_workplace",
          by_workplace && CountMemberships(person, v1::MEMBERSHIP_KIND_WORKPLACE, date) > 0);
  }
  for (const v1::Unit& unit : dataset.units()) {
    Count("placement_new_unit", asked.tenure && IsNewAt(unit.founded_on(), date));
  }
}

}  // namespace dangvien::random
