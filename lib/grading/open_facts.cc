// Finds the leaves that make a condition unknown, and names the facts behind them.
//
// Only the leaves inside unknown parts are named: in "(a and b) or c" with a false, an unknown b
// does not keep anything open. The list may name more than is needed (answering one fact may settle
// the rest), never less.
// Tested by tests/unit/grading/open_facts_test.cc
#include "grading/open_facts.h"

#include <algorithm>
#include <utility>

#include "composition/composition.h"

namespace dangvien {
namespace {

// Collects for one rule and one row.
class Collector {
 public:
  Collector(const CompiledRule& rule, const EvalContext& context, RowKind kind, Row row,
            std::vector<OpenFactEntry>* facts)
      : rule_(rule), context_(context), kind_(kind), row_(row), facts_(facts) {}

  void Visit(const CompiledCondition& condition) {
    if (EvalConditionAt(condition, context_, kind_, row_) != Truth::kUnknown) return;
    if (condition.connective == Connective::kAtom) {
      std::visit([this](const auto& atom) { Name(atom); }, condition.atom);
      return;
    }
    for (const CompiledCondition& child : condition.children) Visit(child);
  }

 private:
  void Add(wire::FactKind kind, absl::string_view id, bool is_question = false) {
    for (const OpenFactEntry& fact : *facts_) {
      if (fact.kind == kind && fact.id == id) return;
    }
    facts_->push_back({kind, std::string(id), &rule_, is_question});
  }

  absl::string_view UnitId(Row unit) const {
    return unit == kNone ? absl::string_view() : context_.tables.units.ids.Name(unit);
  }
  absl::string_view OwnUnitId() const { return UnitId(UnitOf(context_, kind_, row_)); }
  Rows ThisRow() const { return {kind_, absl::MakeConstSpan(&row_, 1)}; }

  void Name(std::monostate) {}
  void Name(const CriteriaAtom& atom) {
    for (const int32_t criterion : atom.criteria) {
      CriteriaAtom one = atom;  // the atom asked of this criterion alone
      one.criteria = {criterion};
      one.at_least_count = 0;
      one.when_none = true;
      uint8_t truth = 0;
      Eval(one, context_, ThisRow(), &truth);
      if (static_cast<Truth>(truth) != Truth::kUnknown) continue;
      Add(wire::FactKind::kMark,
          context_.policy.frame(atom.frame)[static_cast<size_t>(criterion)].source->id);
    }
  }
  void Name(const TaskShareAtom& atom) {
    for (const int32_t group : atom.groups) {
      TaskShareAtom one = atom;
      one.groups = {group};
      uint8_t truth = 0;
      Eval(one, context_, ThisRow(), &truth);
      if (static_cast<Truth>(truth) != Truth::kUnknown) continue;
      Add(wire::FactKind::kTasks,
          context_.policy.message.task_groups[static_cast<size_t>(group)].id);
    }
  }
  void Name(const AttestedAtom& atom) {
    Add(wire::FactKind::kAttestation,
        context_.policy.message.flags[static_cast<size_t>(atom.flag)].id);
  }
  void Name(const OpenQuestionAtom& atom) { AddQuestion(atom.question); }
  void AddQuestion(int32_t question) {
    Add(wire::FactKind::kQuestion,
        context_.policy.message.questions[static_cast<size_t>(question)].id, true);
  }
  void Name(const SanctionedAtom& atom) {
    const ViolationTable& table = context_.tables.violations;
    for (const int32_t sanction : SanctionsOn(atom, context_, ThisRow(), row_)) {
      if (SanctionCounts(atom, context_.tables, sanction) != Truth::kUnknown) continue;
      const int32_t violation = table.sanctions[static_cast<size_t>(sanction)].violation;
      Add(wire::FactKind::kSanctions, table.violations[static_cast<size_t>(violation)].id);
    }
    NameCoverage(wire::CoverageTable::kViolations, wire::FactKind::kSanctions);
  }
  void Name(const ViolationAtom& atom) {
    const ViolationTable& table = context_.tables.violations;
    for (const int32_t violation : ViolationsBelow(context_.tables, row_)) {
      if (ViolationCounts(atom, context_.tables, violation, row_) != Truth::kUnknown) continue;
      Add(wire::FactKind::kViolation, table.violations[static_cast<size_t>(violation)].id);
    }
    NameCoverage(wire::CoverageTable::kViolations, wire::FactKind::kViolation);
  }
  void NameCoverage(wire::CoverageTable table, wire::FactKind kind) {
    if (!IsCovered(context_, table, UnitOf(context_, kind_, row_))) Add(kind, OwnUnitId());
  }
  void Name(const CompositionAtom& atom) {
    const PopulationView view = CountedPopulation(atom, context_, row_);
    const bool counterparts = atom.population == wire::Population::kCounterparts;
    const auto may_leave = static_cast<Possible>(
        kPossiblyAbsent | (atom.base_is_all ? Possible{0} : kPossiblyNotRated));
    bool may_be_nobody = true;  // a share over nobody is what the question is about
    for (const Constituent& constituent : view.constituents) {
      may_be_nobody = may_be_nobody && (constituent.possible & may_leave) != 0;
      NameCounted(atom, constituent);
      if (IsDecided(constituent.possible)) continue;
      const auto row = static_cast<size_t>(constituent.row);
      if (counterparts) {
        Add(wire::FactKind::kRating, UnitId(constituent.row));
        continue;
      }
      const wire::SubjectKind kind =
          constituent.is_member ? wire::SubjectKind::kMember : wire::SubjectKind::kOrganization;
      const wire::Layer layer = atom.in_own_pass ? wire::Layer::kQualified : atom.layer;
      const Status status = context_.outcomes.Of(kind).StatusIn(layer, row);
      const absl::string_view id =
          constituent.is_member ? context_.tables.people.ids.Name(context_.placement.members[row])
                                : UnitId(constituent.row);
      Add(wire::FactKind::kTier, id, status == Status::kNeedsDecision);
    }
    if (view.may_have_more) Add(wire::FactKind::kRating, OwnUnitId());
    if (may_be_nobody && atom.at_least_share.has_value() && atom.question >= 0) {
      AddUnanswered(atom.question);
    }
  }
  void NameCounted(const CompositionAtom& atom, const Constituent& constituent) {
    if (constituent.counted != Truth::kUnknown) return;
    const auto index = static_cast<size_t>(constituent.row);
    const Row row = constituent.is_member ? context_.placement.members[index] : constituent.row;
    const RowKind kind = constituent.is_member ? RowKind::kPerson : RowKind::kUnit;
    Collector inner(rule_, context_, kind, row, facts_);
    inner.Visit(*atom.counted_when);
  }
  void AddUnanswered(int32_t question) {
    const int64_t subject = Binding::Key(wire::SubjectKind::kOrganization, row_);
    if (context_.binding.answers.count({subject, question}) == 0) AddQuestion(question);
  }
  void Name(const UnitIsAtom&) { Add(wire::FactKind::kUnitLevel, OwnUnitId()); }
  void Name(const EmploymentAtom&) { Add(wire::FactKind::kEmployment, ""); }
  void Name(const RatedByAtom& atom) { Add(wire::FactKind::kRating, wire::Name(atom.side)); }
  void Name(const AbsentAtom&) { Add(wire::FactKind::kAbsence, OwnUnitId()); }
  void Name(const TenureAtom&) { Add(wire::FactKind::kTenure, ""); }
  void Name(const DateOrderAtom& atom) {
    for (const wire::DateField field : {atom.earlier, atom.later}) {
      const DateRead date = DateOf(field, context_, kind_, row_);
      if (date.day == kNoDay || date.may_be_later) Add(wire::FactKind::kDate, wire::Name(field));
    }
  }
  void Name(const RecordedAtom& atom) { Add(wire::FactKind::kReview, wire::Name(atom.record)); }
  void Name(const ScoreAtom& atom) {
    Add(wire::FactKind::kScore, context_.policy.message.scores[static_cast<size_t>(atom.score)].id);
  }
  void Name(const TierOfAtom& atom) {
    const Row unit = UnitOf(context_, kind_, row_);
    const bool is_person =
        atom.source == wire::TierSource::kMember ||
        (atom.source == wire::TierSource::kSelf && PersonOf(context_, kind_, row_) != kNone);
    Add(wire::FactKind::kTier, is_person ? PersonId() : UnitId(unit),
        SourceNeedsDecision({atom.source, atom.layer}, context_, kind_, row_));
  }
  void Name(const RelatedAtom& atom) {
    const RelatedRow related = Related(atom.relation, context_, kind_, row_);
    if (related.row == kNone) return;
    Collector inner(rule_, context_, related.kind, related.row, facts_);
    inner.Visit(*atom.condition);
  }
  void Name(const PriorRatingsAtom& atom) {
    if (atom.with_current) {
      const Possible own =
          SourceTiers(wire::TierSource::kSelf, wire::Layer::kDecided, context_, kind_, row_);
      if (!IsDecided(own)) Add(wire::FactKind::kTier, OwnId());
    }
    Add(wire::FactKind::kEarlierRating, OwnId());
  }
  void Name(const PostIsAtom&) {}
  void Name(const HoldsPostsAtom&) { Add(wire::FactKind::kPost, PersonId()); }
  void Name(const RemarksAtom& atom) {
    for (const MembershipEntry* entry : RemarksAsked(atom, context_, row_)) {
      const auto& days = context_.tables.assessments_of(wire::SubjectKind::kMember).rated_on;
      const Day rated_on = days.empty() ? kNoDay : days[static_cast<size_t>(row_)];
      if (RemarksThere(atom, *entry, rated_on) != Truth::kUnknown) continue;
      Add(wire::FactKind::kRemarks, UnitId(entry->unit));
    }
  }
  void Name(const DeadlineAtom& atom) { Add(wire::FactKind::kDate, wire::Name(atom.field)); }
  void Name(const AuthorityAtom&) { Add(wire::FactKind::kAuthority, ""); }
  void Name(const VoteShareAtom&) { Add(wire::FactKind::kVotes, ""); }
  void Name(const StatedTierAtom& atom) {
    Add(wire::FactKind::kStatedTier, wire::Name(atom.stated));
  }
  absl::string_view PersonId() const {
    return context_.tables.people.ids.Name(PersonOf(context_, kind_, row_));
  }
  absl::string_view OwnId() const {
    return PersonOf(context_, kind_, row_) != kNone ? PersonId() : OwnUnitId();
  }
  void Name(const ReviewIsAtom&) { Add(wire::FactKind::kReview, "review"); }
  void Name(const ActorAtom& atom) { Add(wire::FactKind::kReview, wire::Name(atom.act)); }
  void Name(const SectionsAtom&) { Add(wire::FactKind::kReview, "sections"); }
  void Name(const PrecededByAtom&) { Add(wire::FactKind::kReview, "order"); }

  const CompiledRule& rule_;
  const EvalContext& context_;
  RowKind kind_;
  Row row_;
  std::vector<OpenFactEntry>* facts_;
};

void Collect(const CompiledRule& rule, const EvalContext& context, RowKind kind, Row row,
             std::vector<OpenFactEntry>* facts) {
  if (EvalRuleAt(rule, context, kind, row) != Truth::kUnknown) return;
  Collector collector(rule, context, kind, row, facts);
  if (rule.applies.has_value()) collector.Visit(*rule.applies);
  collector.Visit(rule.when);
  for (const CompiledException& exception : rule.exceptions) collector.Visit(exception.when);
}

// A ceiling that may be there is open, too, where the tier of its source is.
void CollectSource(const CompiledRule& rule, const EvalContext& context, RowKind kind, Row row,
                   std::vector<OpenFactEntry>* facts) {
  const Possible source = SourceTiers(rule.source_of_tier, rule.layer, context, kind, row);
  if (IsDecided(source) || EvalRuleAt(rule, context, kind, row) == Truth::kFalse) return;
  const bool is_person = rule.source_of_tier == wire::TierSource::kMember;
  const absl::string_view id = is_person
                                   ? context.tables.people.ids.Name(PersonOf(context, kind, row))
                                   : context.tables.units.ids.Name(UnitOf(context, kind, row));
  for (const OpenFactEntry& fact : *facts) {
    if (fact.kind == wire::FactKind::kTier && fact.id == id) return;
  }
  facts->push_back({wire::FactKind::kTier, std::string(id), &rule,
                    SourceNeedsDecision({rule.source_of_tier, rule.layer}, context, kind, row)});
}

}  // namespace

std::vector<OpenFactEntry> OpenFactsOf(const CompiledRule& rule, const EvalContext& context,
                                       RowKind kind, Row row) {
  std::vector<OpenFactEntry> facts;
  Collect(rule, context, kind, row, &facts);
  return facts;
}

std::vector<OpenFactEntry> OpenFactsOf(const CompiledPass& pass, const EvalContext& context,
                                       RowKind kind, Row row) {
  std::vector<OpenFactEntry> facts;
  for (const CompiledRule& rule : pass.rules) {
    Collect(rule, context, kind, row, &facts);
    if (rule.role == RuleRole::kCeiling) CollectSource(rule, context, kind, row, &facts);
  }
  return facts;
}

}  // namespace dangvien
