// The first step of an explanation: where the subject is rated, and as what.
//
//   Chi bộ Khai thác 3 (CB03), nơi sinh hoạt đảng chính thức vào ngày xếp loại 31/12/2019 (...)
//   Giám đốc (P1), cấp trưởng, lãnh đạo cơ quan, đơn vị, CT1, giữ chức vụ từ ngày 01/02/2018
//
// A member is placed by a membership, a leader by the post, everything else by its unit. Who is not
// rated learns why: no membership on the rating date is another reason than a policy that rates no
// leaders. Contradictions stand here, because no rule is asked where there are some.
// Tested by tests/unit/explain/explain_test.cc, tests/unit/explain/facts_test.cc
#include "explain/placement_step.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_join.h"
#include "explain/phrases.h"

namespace dangvien {
namespace {

class PlacementWriter {
 public:
  PlacementWriter(const ExplainedSubject& subject, Language language)
      : subject_(subject), tables_(subject.context.tables), language_(language) {}

  ExplainedStep Write() const {
    ExplainedStep step;
    step.kind = wire::StepKind::kPlacement;
    step.truth = FromBool(subject_.pass != nullptr);
    step.text = subject_.pass == nullptr ? WhyNotPlaced() : Place();
    if (subject_.contradictions == 0) return step;
    step.truth = Truth::kUnknown;
    AddContradiction(kContradictoryMemberships, BuiltinFinding::kTwoOfficialMemberships,
                     Say(language_, Word::kTwoOfficialMemberships, Branches()), &step);
    AddContradiction(kContradictoryHeads, BuiltinFinding::kTwoHeads,
                     Say(language_, Word::kTwoHeads), &step);
    AddContradiction(kContradictoryVotes, BuiltinFinding::kMoreVotesThanVoters,
                     Say(language_, Word::kMoreVotesThanVoters), &step);
    return step;
  }

 private:
  std::string RatingDate() const { return DateText(language_, tables_.period.rating); }

  std::string SinceText(Day since) const {
    return since == kBeforeAll ? Say(language_, Word::kSinceBeforePeriod)
                               : Say(language_, Word::kSince, DateText(language_, since));
  }

  void AddContradiction(uint8_t bit, BuiltinFinding finding, std::string text,
                        ExplainedStep* step) const {
    if ((subject_.contradictions & bit) == 0) return;
    step->facts.push_back(
        {wire::FactKind::kContradiction, std::string(NameOf(finding)), std::move(text), true});
  }

  std::string WhyNotPlaced() const {
    if (subject_.unit == kNone) {
      if (HasPlacingMembership(tables_, PlacedBy(), subject_.id.row)) {
        return Say(language_, Word::kUnitDissolved, RatingDate());
      }
      return Say(language_, IsByWorkplace() ? Word::kNoWorkplace : Word::kNoOfficialMembership,
                 RatingDate());
    }
    if (tables_.units.is_dissolved[static_cast<size_t>(subject_.unit)] != 0) {
      return Say(language_, Word::kUnitDissolved, RatingDate());
    }
    const bool rates_kind = subject_.context.policy.PassFor(subject_.id.kind) != nullptr;
    if (rates_kind && subject_.kind == RowKind::kPost) {
      return Say(language_, Word::kNoLeadingPost, PostText(language_, tables_, Post()),
                 RatingDate());
    }
    return Say(language_, Word::kKindNotRated);
  }

  std::string Place() const {
    switch (subject_.kind) {
      case RowKind::kPerson:
        return MemberPlace();
      case RowKind::kPost:
        return Say(language_, Word::kPlacedLeader, PostText(language_, tables_, Post()),
                   SinceText(Post().span.from), RatingDate());
      case RowKind::kCollective:
        return Say(language_, Word::kPlacedCollective, UnitText(tables_, subject_.unit),
                   RatingDate());
      default:
        return OrganizationPlace();
    }
  }

  const PostEntry& Post() const {
    return tables_.people.posts.entries[static_cast<size_t>(subject_.id.row)];
  }

  wire::MembershipKind PlacedBy() const { return subject_.context.policy.placed_by(); }

  bool IsByWorkplace() const { return PlacedBy() == wire::MembershipKind::kWorkplace; }

  bool PlacesNow(const MembershipEntry& entry) const {
    return entry.kind == PlacedBy() && entry.span.Contains(tables_.period.rating) &&
           tables_.units.is_dissolved[static_cast<size_t>(entry.unit)] == 0;
  }

  std::string MemberPlace() const {
    Day since = kAfterAll;
    for (const MembershipEntry& entry : tables_.people.memberships.Of(subject_.id.row)) {
      if (entry.unit != subject_.unit || !PlacesNow(entry)) continue;
      since = std::min(since, entry.span.from);
    }
    return Say(language_, IsByWorkplace() ? Word::kPlacedAtWork : Word::kPlacedMember,
               UnitText(tables_, subject_.unit), RatingDate(), SinceText(since));
  }

  // Of a person: the ids of all units that place on the rating date.
  std::string Branches() const {
    if (subject_.kind != RowKind::kPerson) return "";
    std::vector<absl::string_view> ids;
    for (const MembershipEntry& entry : tables_.people.memberships.Of(subject_.id.row)) {
      if (PlacesNow(entry)) ids.push_back(tables_.units.ids.Name(entry.unit));
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return absl::StrJoin(ids, ", ");
  }

  std::string OrganizationPlace() const {
    const Row unit = subject_.unit;
    const Row parent = tables_.units.parent[static_cast<size_t>(unit)];
    if (parent == kNone) {
      return Say(language_, Word::kPlacedRoot, UnitText(tables_, unit), RatingDate());
    }
    return Say(language_, Word::kPlacedOrganization, UnitText(tables_, unit),
               UnitText(tables_, parent), RatingDate());
  }

  const ExplainedSubject& subject_;
  const DatasetTables& tables_;
  Language language_;
};

}  // namespace

ExplainedStep PlacementStep(const ExplainedSubject& subject, Language language) {
  return PlacementWriter(subject, language).Write();
}

}  // namespace dangvien
