// Conditions: names become numbers, and a condition that cannot be asked here is refused with its
// path.
//
// What may be asked of whom is one table (AllowedIn). A composition over members reads the members'
// pass, so that pass must run earlier; a composition over subordinate organizations reads the pass
// it stands in, which walks bottom-up. Both are checked here: this is where a policy that reads a
// later pass is refused.
// Tested by tests/unit/policy/policy_test.cc
#include <algorithm>

#include "policy/compiler.h"

namespace dangvien {
namespace {

using KindCase = wire::Condition::KindCase;

// How to add a condition kind: CONTRIBUTING.md.
bool AllowedIn(KindCase kind, Domain domain) {
  const bool is_person = domain == Domain::kMember || domain == Domain::kLeader;
  switch (kind) {
    case KindCase::kCriteria:
    case KindCase::kTaskShare:
    case KindCase::kAttested:
    case KindCase::kOpenQuestion:
    case KindCase::kSanctioned:
    case KindCase::kTenure:
    case KindCase::kScore:
    case KindCase::kRatedBy:
    case KindCase::kTierOf:
    case KindCase::kRelated:
    case KindCase::kPriorRatings:
    case KindCase::kAuthority:
    case KindCase::kVoteShare:
    case KindCase::kStatedTier:
      return domain != Domain::kReview;
    case KindCase::kViolation:
    case KindCase::kComposition:
      return domain == Domain::kOrganization;
    case KindCase::kEmployment:
    case KindCase::kAbsent:
    case KindCase::kHoldsPosts:
      return is_person;
    case KindCase::kRemarks:
      return domain == Domain::kMember;
    case KindCase::kPostIs:
      return domain == Domain::kLeader;
    case KindCase::kReviewIs:
    case KindCase::kActor:
    case KindCase::kSections:
    case KindCase::kPrecededBy:
      return domain == Domain::kReview;
    default:
      return true;
  }
}

CriteriaAtom CompileCriteria(Compiler& compiler, const wire::CriteriaCondition& in,
                             const Scope& scope, const std::string& path) {
  CriteriaAtom atom;
  atom.frame = SubjectKindOf(scope.domain);
  atom.at_least_rank = compiler.Find(compiler.in.levels, in.at_least_level_id,
                                     absl::StrCat(path, ".at_least_level_id"), "level");
  atom.at_least_count = in.at_least_count;
  atom.when_none = in.when_none;
  const auto roles = [&](const std::vector<absl::string_view>& ids, const char* field) {
    std::vector<int32_t> result;
    for (size_t i = 0; i < ids.size(); ++i) {
      result.push_back(compiler.Find(compiler.in.roles, ids[i],
                                     absl::StrCat(path, ".", field, "[", i, "]"), "role"));
    }
    return result;
  };
  const std::vector<int32_t> wanted = roles(in.role_ids, "role_ids");
  const std::vector<int32_t> excepted = roles(in.except_role_ids, "except_role_ids");
  const auto& frame = compiler.out.frame(atom.frame);
  const auto has_any = [](const CompiledCriterion& criterion, const std::vector<int32_t>& list) {
    return std::find_first_of(criterion.roles.begin(), criterion.roles.end(), list.begin(),
                              list.end()) != criterion.roles.end();
  };
  for (size_t i = 0; i < frame.size(); ++i) {
    if (!wanted.empty() && !has_any(frame[i], wanted)) continue;
    if (!has_any(frame[i], excepted)) atom.criteria.push_back(static_cast<int32_t>(i));
  }
  if (atom.criteria.empty()) {
    compiler.Add(IssueCode::kEmptyCondition, path, "no criterion of the frame is selected");
  }
  return atom;
}

TaskShareAtom CompileTaskShare(Compiler& compiler, const wire::TaskShareCondition& in, const Scope&,
                               const std::string& path) {
  TaskShareAtom atom;
  for (size_t i = 0; i < in.group_ids.size(); ++i) {
    atom.groups.push_back(compiler.Find(compiler.in.task_groups, in.group_ids[i],
                                        absl::StrCat(path, ".group_ids[", i, "]"), "task group"));
  }
  if (in.group_ids.empty()) {
    compiler.Add(IssueCode::kEmptyCondition, absl::StrCat(path, ".group_ids"),
                 "expected at least one task group, found none");
  }
  atom.measure = in.measure;
  atom.comparison = in.comparison;
  if (in.measure == wire::TaskMeasure::kUnspecified) {
    compiler.Add(IssueCode::kMissingField, absl::StrCat(path, ".measure"),
                 "expected what is counted, found nothing");
  }
  if (in.comparison == wire::Comparison::kUnspecified) {
    compiler.Add(IssueCode::kMissingField, absl::StrCat(path, ".comparison"),
                 "expected a comparison, found none");
  }
  atom.share = CompileShare(compiler, in.share, absl::StrCat(path, ".share"));
  atom.excused_left_out = in.excused == wire::ExcusedTasks::kLeftOut;
  atom.when_none = in.when_none;
  return atom;
}

const wire::EventException* CompileEventException(Compiler& compiler,
                                                  const std::optional<wire::EventException>& in,
                                                  const std::string& path) {
  if (!in.has_value()) return nullptr;
  if (in->id.empty()) {
    compiler.Add(IssueCode::kMissingField, absl::StrCat(path, ".id"), "expected an id, found none");
  }
  CheckCitations(compiler, in->citations, path);
  return &*in;
}

SanctionedAtom CompileSanctioned(Compiler& compiler, const wire::SanctionedCondition& in,
                                 const Scope& scope, const std::string& path) {
  SanctionedAtom atom;
  atom.target = in.target;
  atom.sides = in.sides;
  atom.forms = in.forms;
  atom.year = in.year;
  atom.place = in.place;
  atom.duty_related_only = in.duty_related_only;
  atom.self_detected =
      CompileEventException(compiler, in.self_detected, absl::StrCat(path, ".self_detected"));
  if (in.target == wire::SanctionTarget::kUnspecified) {
    compiler.Add(IssueCode::kMissingField, absl::StrCat(path, ".target"),
                 "expected whose sanctions, found nothing");
  } else if (IsPerson(scope.domain) && in.target != wire::SanctionTarget::kSelf) {
    compiler.Add(
        IssueCode::kWrongSubject, absl::StrCat(path, ".target"),
        absl::StrCat("expected SANCTION_TARGET_SELF for people, found ", wire::Name(in.target)));
  }
  return atom;
}

void CompileCountedWhen(Compiler& compiler, const wire::CompositionCondition& in,
                        const Scope& scope, const std::string& path, CompositionAtom* atom) {
  if (in.counted_when == nullptr) return;
  Scope inner = scope;
  inner.domain =
      in.population == wire::Population::kMembers ? Domain::kMember : Domain::kOrganization;
  atom->counted_when = std::make_shared<CompiledCondition>(
      CompileCondition(compiler, *in.counted_when, inner, absl::StrCat(path, ".counted_when")));
}

CompositionAtom CompileComposition(Compiler& compiler, const wire::CompositionCondition& in,
                                   const Scope& scope, const std::string& path) {
  CompositionAtom atom;
  atom.population = in.population;
  atom.counterpart_kinds = in.counterpart_kinds;
  atom.band = CompileBand(compiler, in.band, absl::StrCat(path, ".band"));
  atom.base_is_all = in.base == wire::CompositionBase::kAll;
  atom.layer = in.layer;
  atom.when_none = in.when_none;
  const auto require = [&](bool stated, const char* field) {
    if (stated) return;
    compiler.Add(IssueCode::kMissingField, absl::StrCat(path, ".", field),
                 "expected a value, found none");
  };
  require(in.population != wire::Population::kUnspecified, "population");
  const bool own_tiers = in.population == wire::Population::kMembers ||
                         in.population == wire::Population::kSubordinates;
  if (own_tiers) {
    require(in.layer != wire::Layer::kUnspecified, "layer");
    const bool is_members = in.population == wire::Population::kMembers;
    CheckPassOrder(compiler,
                   {is_members ? wire::SubjectKind::kMember : wire::SubjectKind::kOrganization,
                    in.layer, /*may_be_own=*/!is_members, /*must_exist=*/true},
                   scope, absl::StrCat(path, ".population"));
    const auto& passes = compiler.in.passes;
    atom.in_own_pass = !is_members && !scope.is_check && scope.pass_index < passes.size() &&
                       passes[scope.pass_index].subject_kind == wire::SubjectKind::kOrganization;
    CompileCountedWhen(compiler, in, scope, path, &atom);
  } else if (in.counted_when != nullptr) {
    compiler.Add(IssueCode::kWrongSubject, absl::StrCat(path, ".counted_when"),
                 "this cannot be asked of counterpart bodies");
  }
  if (in.at_least_count.has_value()) {
    atom.at_least_count = *in.at_least_count;
    require(*in.at_least_count > 0, "at_least_count");
    return atom;
  }
  atom.at_least_share =
      CompileShare(compiler, in.at_least_share, absl::StrCat(path, ".at_least_share"));
  require(in.when_none != wire::WhenNone::kUnspecified, "when_none");
  if (in.when_none == wire::WhenNone::kUnknown) {
    atom.question = compiler.Find(compiler.in.questions, in.open_question_id,
                                  absl::StrCat(path, ".open_question_id"), "question");
  }
  return atom;
}

ReviewIsAtom CompileReviewIs(Compiler& compiler, const wire::ReviewIsCondition& in,
                             const std::string& path) {
  if (in.subject_kinds.empty() && in.bodies.empty() && in.holders.empty() && in.depths.empty()) {
    compiler.Add(IssueCode::kEmptyCondition, path, "expected a field to fit, found none");
  }
  return {in.subject_kinds, in.bodies, in.holders, in.depths};
}

// Which records are kept of what.
bool MayBeRecorded(wire::Record record, Domain domain) {
  switch (record) {
    case wire::Record::kUnspecified:
      return false;
    case wire::Record::kReviewed:
    case wire::Record::kTierDecided:
      return domain != Domain::kReview;
    case wire::Record::kPartyMember:
    case wire::Record::kStateRated:
      return IsPerson(domain);
    case wire::Record::kLeadersInStandingCommittee:
      return domain == Domain::kCollective;
    default:
      break;
  }
  const bool of_review = record <= wire::Record::kUnitHasDeputy;
  return of_review ? domain == Domain::kReview : domain == Domain::kOrganization;
}

RecordedAtom CompileRecorded(Compiler& compiler, const wire::RecordedCondition& in,
                             const Scope& scope, const std::string& path) {
  if (!MayBeRecorded(in.record, scope.domain)) {
    compiler.Add(IssueCode::kWrongSubject, absl::StrCat(path, ".record"),
                 absl::StrCat(wire::Name(in.record), " cannot be asked here"));
  }
  return {in.record};
}

DateOrderAtom CompileDateOrder(Compiler& compiler, const wire::DateOrderCondition& in,
                               const Scope& scope, const std::string& path) {
  CheckDateField(compiler, in.earlier, scope, absl::StrCat(path, ".earlier"));
  CheckDateField(compiler, in.later, scope, absl::StrCat(path, ".later"));
  return {in.earlier, in.later, in.min_days, in.min_working_days, in.strictly};
}

SectionsAtom CompileSections(Compiler& compiler, const wire::SectionsCondition& in,
                             const std::string& path) {
  SectionsAtom atom;
  for (size_t i = 0; i < in.section_ids.size(); ++i) {
    atom.sections.push_back(compiler.Find(compiler.in.sections, in.section_ids[i],
                                          absl::StrCat(path, ".section_ids[", i, "]"), "section"));
  }
  atom.place = in.place;
  RequireSome(compiler, in.section_ids, absl::StrCat(path, ".section_ids"));
  return atom;
}

// Organizations, and people placed by party membership, are found in party organizations alone.
bool StandsInPartyUnits(const wire::Policy& policy, Domain domain) {
  return domain == Domain::kOrganization ||
         (domain == Domain::kMember && policy.placement == wire::PersonPlacement::kParty);
}

Atom CompileAtom(Compiler& compiler, const wire::Condition& in, const Scope& scope,
                 const std::string& path) {
  switch (in.kind_case()) {
    case KindCase::kCriteria:
      return CompileCriteria(compiler, *in.criteria, scope, path);
    case KindCase::kTaskShare:
      return CompileTaskShare(compiler, *in.task_share, scope, path);
    case KindCase::kAttested:
      return AttestedAtom{compiler.Find(compiler.in.flags, in.attested->flag_id,
                                        absl::StrCat(path, ".flag_id"), "flag")};
    case KindCase::kOpenQuestion:
      return OpenQuestionAtom{compiler.Find(compiler.in.questions, in.open_question->question_id,
                                            absl::StrCat(path, ".question_id"), "question")};
    case KindCase::kSanctioned:
      return CompileSanctioned(compiler, *in.sanctioned, scope, path);
    case KindCase::kViolation:
      return ViolationAtom{in.violation->kinds,
                           CompileEventException(compiler, in.violation->self_detected,
                                                 absl::StrCat(path, ".self_detected"))};
    case KindCase::kComposition:
      return CompileComposition(compiler, *in.composition, scope, path);
    case KindCase::kUnitIs:
      return UnitIsAtom{in.unit_is->kinds, in.unit_is->levels,
                        StandsInPartyUnits(compiler.in, scope.domain)};
    case KindCase::kEmployment:
      RequireSome(compiler, in.employment->kinds, absl::StrCat(path, ".kinds"));
      return EmploymentAtom{in.employment->kinds};
    case KindCase::kRatedBy:
      return RatedByAtom{in.rated_by->side,
                         CompileBand(compiler, in.rated_by->band, absl::StrCat(path, ".band")),
                         CompileRatedAs(compiler, in.rated_by->rated_as, scope, path)};
    case KindCase::kAbsent:
      RequireSome(compiler, in.absent->kinds, absl::StrCat(path, ".kinds"));
      return AbsentAtom{in.absent->kinds, in.absent->min_months};
    case KindCase::kTenure:
      return TenureAtom{in.tenure->less_than_months, in.tenure->day};
    case KindCase::kReviewIs:
      return CompileReviewIs(compiler, *in.review_is, path);
    case KindCase::kDateOrder:
      return CompileDateOrder(compiler, *in.date_order, scope, path);
    case KindCase::kActor:
      RequireSome(compiler, in.actor->holders, absl::StrCat(path, ".holders"));
      return ActorAtom{in.actor->act, in.actor->holders};
    case KindCase::kRecorded:
      return CompileRecorded(compiler, *in.recorded, scope, path);
    case KindCase::kSections:
      return CompileSections(compiler, *in.sections, path);
    case KindCase::kPrecededBy:
      return PrecededByAtom{
          CompileReviewIs(compiler, in.preceded_by->selected.value_or(wire::ReviewIsCondition{}),
                          absl::StrCat(path, ".selected")),
          in.preceded_by->neighbourhood};
    default:
      return CompileRelationAtom(compiler, in, scope, path);
  }
}

const wire::ConditionList* ListOf(const wire::Condition& in, Connective* connective) {
  if (in.all_of != nullptr) return *connective = Connective::kAllOf, in.all_of.get();
  if (in.any_of != nullptr) return *connective = Connective::kAnyOf, in.any_of.get();
  if (in.none_of != nullptr) return *connective = Connective::kNoneOf, in.none_of.get();
  return nullptr;
}

// "RECORD_..." and "KIND_CASE" have no text; the field name of the oneof member is what the author
// wrote.
struct NamedKind {
  KindCase kind{};
  absl::string_view name;
};

constexpr NamedKind kNamedKinds[] = {
    {KindCase::kAllOf, "all_of"},
    {KindCase::kAnyOf, "any_of"},
    {KindCase::kNoneOf, "none_of"},
    {KindCase::kCriteria, "criteria"},
    {KindCase::kTaskShare, "task_share"},
    {KindCase::kAttested, "attested"},
    {KindCase::kOpenQuestion, "open_question"},
    {KindCase::kSanctioned, "sanctioned"},
    {KindCase::kViolation, "violation"},
    {KindCase::kComposition, "composition"},
    {KindCase::kUnitIs, "unit_is"},
    {KindCase::kEmployment, "employment"},
    {KindCase::kRatedBy, "rated_by"},
    {KindCase::kAbsent, "absent"},
    {KindCase::kTenure, "tenure"},
    {KindCase::kReviewIs, "review_is"},
    {KindCase::kDateOrder, "date_order"},
    {KindCase::kActor, "actor"},
    {KindCase::kRecorded, "recorded"},
    {KindCase::kSections, "sections"},
    {KindCase::kPrecededBy, "preceded_by"},
    {KindCase::kScore, "score"},
    {KindCase::kTierOf, "tier_of"},
    {KindCase::kRelated, "related"},
    {KindCase::kPriorRatings, "prior_ratings"},
    {KindCase::kPostIs, "post_is"},
    {KindCase::kHoldsPosts, "holds_posts"},
    {KindCase::kRemarks, "remarks"},
    {KindCase::kDeadline, "deadline"},
    {KindCase::kAuthority, "authority"},
    {KindCase::kVoteShare, "vote_share"},
    {KindCase::kStatedTier, "stated_tier"},
};

constexpr absl::string_view KindName(KindCase kind) {
  for (const NamedKind& named : kNamedKinds) {
    if (named.kind == kind) return named.name;
  }
  return "nothing";
}

}  // namespace

RankBand CompileBand(Compiler& compiler, const std::optional<wire::TierBand>& in,
                     const std::string& path) {
  RankBand band{0, static_cast<int>(compiler.in.tiers.size()) - 1};
  if (!in.has_value()) {
    compiler.Add(IssueCode::kEmptyCondition, path, "expected a band of tiers, found none");
    return band;
  }
  if (!in->best_tier_id.empty()) {
    band.best = compiler.Find(compiler.in.tiers, in->best_tier_id,
                              absl::StrCat(path, ".best_tier_id"), "tier");
  }
  if (!in->worst_tier_id.empty()) {
    band.worst = compiler.Find(compiler.in.tiers, in->worst_tier_id,
                               absl::StrCat(path, ".worst_tier_id"), "tier");
  }
  if (band.best >= 0 && band.worst >= 0 && band.worst < band.best) {
    compiler.Add(IssueCode::kReversedInterval, path,
                 "expected best_tier_id not below worst_tier_id");
  }
  return band;
}

CompiledCondition CompileCondition(Compiler& compiler, const wire::Condition& in,
                                   const Scope& scope, const std::string& path) {
  CompiledCondition out;
  const std::string at = absl::StrCat(path, ".", KindName(in.kind_case()));
  if (in.kind_case() == KindCase::kNone) {
    compiler.Add(IssueCode::kEmptyCondition, path, "expected a condition, found none");
    return out;
  }
  if (!AllowedIn(in.kind_case(), scope.domain)) {
    compiler.Add(IssueCode::kWrongSubject, at, "this cannot be asked of the subjects here");
    return out;
  }
  const wire::ConditionList* list = ListOf(in, &out.connective);
  if (list == nullptr) {
    out.atom = CompileAtom(compiler, in, scope, at);
    return out;
  }
  RequireSome(compiler, list->conditions, absl::StrCat(at, ".conditions"));
  for (size_t i = 0; i < list->conditions.size(); ++i) {
    out.children.push_back(CompileCondition(compiler, list->conditions[i], scope,
                                            absl::StrCat(at, ".conditions[", i, "]")));
  }
  return out;
}

}  // namespace dangvien
