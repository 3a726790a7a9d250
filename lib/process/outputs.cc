// Collects re-ratings and review places under the policies of the run.
//
// Example: reprimanded in March for what happened two years ago; the member's tier of that year is
// to be decided anew, and with it that of the organization where it happened. Nothing is rated
// here: the list goes to people, and that year is evaluated with its own dossier and policy.
//
// A review place is asked of every placed member, or of every post on the rating date, by the rules
// of the policy under which the person or the unit of the post is rated.
// Tested by tests/unit/process/outputs_test.cc, tests/differential/differential_test.cc
#include "process/outputs.h"

#include <algorithm>
#include <tuple>

#include "grading/conditions.h"
#include "grading/grading.h"

namespace dangvien {
namespace {

constexpr wire::SubjectKind kMember = wire::SubjectKind::kMember;

int32_t YearOf(Day day) {
  return day == kNoDay ? 0 : Date::FromDayNumber(day).ToYyyymmdd() / 10'000;
}

// Adds what one sanction reopens under one rule.
class ReRatingsOfSanction {
 public:
  ReRatingsOfSanction(const DatasetTables& tables, const SanctionEntry& sanction,
                      Column<ReRatingEntry>* out)
      : tables_(tables),
        sanction_(sanction),
        violation_(tables.violations.violations[static_cast<size_t>(sanction.violation)]),
        out_(*out) {}

  // Decided in the period for what began earlier, or nobody knows when.
  bool Reopens() const {
    const PeriodDays& period = tables_.period;
    const bool is_now = period.begin <= sanction_.decided_on && sanction_.decided_on < period.end;
    return is_now &&
           (violation_.happened_from == kNoDay || violation_.happened_from < period.begin);
  }

  void Add(const wire::ReRatingRule& rule, ReRatingEntry entry) {
    const Truth fits = FitsFilter(rule.forms, sanction_.form);
    if (fits == Truth::kFalse) return;
    entry.violation = sanction_.violation;
    entry.is_possible = fits == Truth::kUnknown;
    AddYears(Sanctioned(), entry);
    if (violation_.unit == kNone) return;
    const UnitTable& units = tables_.units;
    const bool is_party = IsPartyUnit(units.kind[static_cast<size_t>(violation_.unit)]);
    if (rule.organization_where_happened && is_party) {
      AddYears({wire::SubjectKind::kOrganization, violation_.unit}, entry);
    }
    if (rule.collective_where_happened) {
      AddYears({wire::SubjectKind::kCollective, violation_.unit}, entry);
    }
  }

 private:
  // The person, the party organization, or the collective of a counterpart body.
  SubjectRow Sanctioned() const {
    if (sanction_.person != kNone) return {kMember, sanction_.person};
    const bool is_party = IsPartyUnit(tables_.units.kind[static_cast<size_t>(sanction_.unit)]);
    return {is_party ? wire::SubjectKind::kOrganization : wire::SubjectKind::kCollective,
            sanction_.unit};
  }

  // Every year before the period in which some of it happened; 0 where that is not known.
  void AddYears(SubjectRow subject, ReRatingEntry entry) {
    entry.subject = subject;
    const int32_t first = YearOf(violation_.happened_from);
    const Day end = std::min(violation_.happened_to, tables_.period.begin);
    const int32_t last = first == 0 ? 0 : std::max(first, YearOf(end - 1));
    for (entry.year = first; entry.year <= last; ++entry.year) out_.push_back(entry);
  }

  const DatasetTables& tables_;
  const SanctionEntry& sanction_;
  const ViolationEntry& violation_;
  Column<ReRatingEntry>& out_;
};

// The policy under which the target of a sanction is rated; kNone for somebody who is not placed.
int32_t PolicyOf(const Grading& state, const SanctionEntry& sanction) {
  const Row unit = sanction.person == kNone
                       ? sanction.unit
                       : state.placement.home_unit[static_cast<size_t>(sanction.person)];
  return unit == kNone ? 0 : state.PolicyOfUnit(unit);
}

auto IdsOf(const DatasetTables& tables, const SubjectRow& subject) {
  const bool is_person = subject.kind == kMember;
  return std::make_tuple(subject.kind, is_person ? tables.people.ids.Name(subject.row)
                                                 : tables.units.ids.Name(subject.row));
}

// The branch of the official membership. Under policies of the state side people are placed
// elsewhere, so that it is looked up: the first in the tree, as in placement.
Row HomeBranch(const EvalContext& context, Row person) {
  const DatasetTables& tables = context.tables;
  if (context.policy.message.placement == wire::PersonPlacement::kParty) {
    return context.placement.home_unit[static_cast<size_t>(person)];
  }
  std::vector<Row> branches;
  for (const MembershipEntry& entry : tables.people.memberships.Of(person)) {
    const bool holds = entry.kind == wire::MembershipKind::kOfficial &&
                       entry.span.Contains(tables.period.rating) &&
                       tables.units.is_dissolved[static_cast<size_t>(entry.unit)] == 0;
    if (holds) branches.push_back(entry.unit);
  }
  const auto first = std::find_first_of(tables.units.order.begin(), tables.units.order.end(),
                                        branches.begin(), branches.end());
  return first == tables.units.order.end() ? kNone : *first;
}

// Where the rule sends the holder of a post, or the member.
Row UnitOfPlace(const EvalContext& context, wire::ReviewPlaceKind place, RowKind kind, Row row) {
  const Row person = PersonOf(context, kind, row);
  if (place == wire::ReviewPlaceKind::kHomeBranch) return HomeBranch(context, person);
  const Row unit = UnitOf(context, kind, row);
  const bool of_party_body = place == wire::ReviewPlaceKind::kStandingCommittee ||
                             place == wire::ReviewPlaceKind::kCommittee;
  const UnitTable& units = context.tables.units;
  const bool is_counterpart = unit != kNone && !IsPartyUnit(units.kind[static_cast<size_t>(unit)]);
  return of_party_body && is_counterpart ? units.parent[static_cast<size_t>(unit)] : unit;
}

class PlaceCollector {
 public:
  PlaceCollector(const Grading& state, Pace& pace)
      : state_(state), tables_(state.dataset.tables()), pace_(pace), places_(state.memory) {}

  Column<ReviewPlaceEntry> Collect() {
    for (const Row person : state_.placement.members) {
      const Row home = state_.placement.home_unit[static_cast<size_t>(person)];
      Ask(home, wire::ReviewPlaceSubject::kMember, RowKind::kPerson, person);
    }
    const Column<PostEntry>& posts = tables_.people.posts.entries;
    for (size_t i = 0; i < posts.size(); ++i) {
      const bool is_held = posts[i].span.Contains(tables_.period.rating) &&
                           tables_.units.is_dissolved[static_cast<size_t>(posts[i].unit)] == 0;
      if (!is_held) continue;
      Ask(posts[i].unit, wire::ReviewPlaceSubject::kPost, RowKind::kPost, static_cast<Row>(i));
    }
    Sort();
    return std::move(places_);
  }

 private:
  void Ask(Row unit, wire::ReviewPlaceSubject subject, RowKind kind, Row row) {
    pace_.Advance();
    const int32_t policy = state_.PolicyOfUnit(unit);
    const EvalContext context = state_.ContextOf(policy);
    const auto& rules = context.policy.review_places;
    for (size_t i = 0; i < rules.size(); ++i) {
      if (rules[i].subject != subject) continue;
      const Truth truth = EvalRuleAt(rules[i].rule, context, kind, row);
      if (truth == Truth::kFalse) continue;
      ReviewPlaceEntry entry;
      entry.person = PersonOf(context, kind, row);
      if (kind == RowKind::kPost) entry.post = row;
      entry.unit = UnitOfPlace(context, rules[i].place, kind, row);
      entry.policy = policy;
      entry.rule = static_cast<int32_t>(i);
      entry.is_possible = truth == Truth::kUnknown;
      if (entry.unit != kNone) places_.push_back(entry);
    }
  }

  void Sort() {
    const auto place = [this](const ReviewPlaceEntry& entry) {
      const CompiledReviewPlace& rule = RuleOf(entry);
      return std::make_tuple(tables_.people.ids.Name(entry.person), rule.place,
                             tables_.units.ids.Name(entry.unit), rule.rule.source->id);
    };
    const auto key = [&](const ReviewPlaceEntry& entry) {
      const absl::string_view post =
          entry.post == kNone ? absl::string_view()
                              : tables_.people.posts.entries[static_cast<size_t>(entry.post)].id;
      return std::make_tuple(place(entry), entry.is_possible, post);
    };
    std::sort(places_.begin(), places_.end(),
              [&](const auto& a, const auto& b) { return key(a) < key(b); });
    // One place a person, rule and unit: a sure one, then the one of the smallest post id.
    places_.erase(std::unique(places_.begin(), places_.end(),
                              [&](const auto& a, const auto& b) { return place(a) == place(b); }),
                  places_.end());
  }

  const CompiledReviewPlace& RuleOf(const ReviewPlaceEntry& entry) const {
    const CompiledPolicy& policy = state_.policies[static_cast<size_t>(entry.policy)].compiled();
    return policy.review_places[static_cast<size_t>(entry.rule)];
  }

  const Grading& state_;
  const DatasetTables& tables_;
  Pace& pace_;
  Column<ReviewPlaceEntry> places_;
};

}  // namespace

Column<ReRatingEntry> CollectReRatings(const Grading& state) {
  const DatasetTables& tables = state.dataset.tables();
  Column<ReRatingEntry> found(state.memory);
  for (const SanctionEntry& sanction : tables.violations.sanctions) {
    ReRatingsOfSanction one(tables, sanction, &found);
    if (!one.Reopens()) continue;
    ReRatingEntry entry;
    entry.policy = PolicyOf(state, sanction);
    const auto& rules = state.policies[static_cast<size_t>(entry.policy)].compiled().re_ratings;
    for (size_t i = 0; i < rules.size(); ++i) {
      entry.rule = static_cast<int32_t>(i);
      one.Add(*rules[i], entry);
    }
  }
  const auto rule_id = [&state](const ReRatingEntry& entry) {
    const CompiledPolicy& policy = state.policies[static_cast<size_t>(entry.policy)].compiled();
    return policy.re_ratings[static_cast<size_t>(entry.rule)]->id;
  };
  const auto key = [&](const ReRatingEntry& entry) {
    return std::make_tuple(
        IdsOf(tables, entry.subject), entry.year,
        absl::string_view(tables.violations.violations[static_cast<size_t>(entry.violation)].id),
        rule_id(entry), entry.is_possible);
  };
  std::sort(found.begin(), found.end(),
            [&](const auto& a, const auto& b) { return key(a) < key(b); });
  // A sure entry hides the same one as merely possible: it stands first.
  const auto same = [&](const ReRatingEntry& a, const ReRatingEntry& b) {
    return a.subject.kind == b.subject.kind && a.subject.row == b.subject.row && a.year == b.year &&
           a.violation == b.violation && rule_id(a) == rule_id(b);
  };
  found.erase(std::unique(found.begin(), found.end(), same), found.end());
  return found;
}

Column<ReviewPlaceEntry> CollectReviewPlaces(const Grading& state, Pace& pace) {
  const bool any =
      std::any_of(state.policies.begin(), state.policies.end(),
                  [](const Policy& policy) { return !policy.compiled().review_places.empty(); });
  return any ? PlaceCollector(state, pace).Collect() : Column<ReviewPlaceEntry>();
}

}  // namespace dangvien
