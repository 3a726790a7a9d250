// Conditions that look beyond the subject's own facts of the period: the tiers of others, ratings
// of other periods, posts, ballots, deadlines.
//
// What is read must be there when it is read: another pass must run earlier (CheckPassOrder), the
// subject's own tier is known to checks alone. Example of a fault found here: a ceiling of the
// collective's pass that reads the leaders, which are rated last.
// Tested by tests/unit/policy/policy_test.cc
#include "policy/compiler.h"

namespace dangvien {
namespace {

using KindCase = wire::Condition::KindCase;

constexpr uint32_t kMaxPriorCount = 20;
constexpr uint32_t kMaxMonthOffset = 36;
constexpr uint32_t kMaxMonthDay = 31;

void RequireCheck(Compiler& compiler, const Scope& scope, const std::string& path) {
  if (scope.is_check) return;
  compiler.Add(IssueCode::kReadsLaterPass, path,
               "the subject's own tier is known to checks only, not to the pass that gives it");
}

// A truth for what is not there; only the two sure ones.
bool CompileWhenNone(Compiler& compiler, wire::WhenNone when_none, const std::string& path) {
  if (when_none != wire::WhenNone::kHolds && when_none != wire::WhenNone::kFails) {
    compiler.Add(
        IssueCode::kMissingField, absl::StrCat(path, ".when_none"),
        absl::StrCat("expected WHEN_NONE_HOLDS or WHEN_NONE_FAILS, found ", wire::Name(when_none)));
  }
  return when_none == wire::WhenNone::kHolds;
}

TierOfAtom CompileTierOf(Compiler& compiler, const wire::TierOfCondition& in, const Scope& scope,
                         const std::string& path) {
  CheckTierSource(compiler, in.source, in.layer, scope, path);
  return {in.source, in.layer, CompileBand(compiler, in.band, absl::StrCat(path, ".band")),
          CompileWhenNone(compiler, in.when_none, path)};
}

bool HasRelation(Domain domain, wire::Relation relation) {
  switch (relation) {
    case wire::Relation::kOrganization:
      return domain != Domain::kOrganization;
    case wire::Relation::kCollective:
      return domain != Domain::kCollective && domain != Domain::kMember;
    case wire::Relation::kMember:
      return domain == Domain::kLeader;
    case wire::Relation::kUnspecified:
      break;
  }
  return false;
}

Domain DomainOf(wire::Relation relation) {
  switch (relation) {
    case wire::Relation::kCollective:
      return Domain::kCollective;
    case wire::Relation::kMember:
      return Domain::kMember;
    default:
      return Domain::kOrganization;
  }
}

RelatedAtom CompileRelated(Compiler& compiler, const wire::RelatedCondition& in, const Scope& scope,
                           const std::string& path) {
  RelatedAtom atom;
  atom.relation = in.relation;
  atom.when_none = CompileWhenNone(compiler, in.when_none, path);
  if (scope.is_related || !HasRelation(scope.domain, in.relation)) {
    compiler.Add(IssueCode::kWrongSubject, absl::StrCat(path, ".relation"),
                 absl::StrCat(wire::Name(in.relation), " cannot be asked here"));
  }
  Scope inner = scope;
  inner.domain = DomainOf(in.relation);
  inner.is_related = true;
  CompiledCondition condition;
  if (in.condition != nullptr) {
    condition = CompileCondition(compiler, *in.condition, inner, absl::StrCat(path, ".condition"));
  } else {
    compiler.Add(IssueCode::kEmptyCondition, absl::StrCat(path, ".condition"),
                 "expected a condition, found none");
  }
  atom.condition = std::make_shared<CompiledCondition>(std::move(condition));
  return atom;
}

PriorRatingsAtom CompilePriorRatings(Compiler& compiler, const wire::PriorRatingsCondition& in,
                                     const Scope& scope, const std::string& path) {
  const auto at = [&path](const char* field) { return absl::StrCat(path, ".", field); };
  Require(compiler, in.side != wire::Side::kUnspecified, at("side"));
  Require(compiler, in.window != wire::PriorWindow::kUnspecified, at("window"));
  Require(compiler, in.at_least > 0, at("at_least"));
  if (in.period_kind != wire::PeriodKind::kYear && in.period_kind != wire::PeriodKind::kQuarter) {
    compiler.Add(IssueCode::kMissingField, at("period_kind"),
                 absl::StrCat("expected PERIOD_KIND_YEAR or PERIOD_KIND_QUARTER, found ",
                              wire::Name(in.period_kind)));
  }
  if (in.window == wire::PriorWindow::kPreceding) {
    RequireInRange(compiler, in.count, 1, kMaxPriorCount, at("count"));
  }
  if (in.with_current) RequireCheck(compiler, scope, at("with_current"));
  return {in.side,        CompileRatedAs(compiler, in.rated_as, scope, path),
          in.period_kind, in.window,
          in.count,       CompileBand(compiler, in.band, at("band")),
          in.at_least,    in.consecutive,
          in.with_current};
}

VoteShareAtom CompileVoteShare(Compiler& compiler, const wire::VoteShareCondition& in,
                               const std::string& path) {
  Require(compiler, in.base != wire::VoteBase::kUnspecified, absl::StrCat(path, ".base"));
  Require(compiler, in.comparison != wire::Comparison::kUnspecified,
          absl::StrCat(path, ".comparison"));
  return {CompileBand(compiler, in.band, absl::StrCat(path, ".band")), in.base, in.comparison,
          CompileShare(compiler, in.share, absl::StrCat(path, ".share"))};
}

StatedTierAtom CompileStatedTier(Compiler& compiler, const wire::StatedTierCondition& in,
                                 const Scope& scope, const std::string& path) {
  RequireCheck(compiler, scope, path);
  const std::string stated = absl::StrCat(path, ".stated");
  Require(compiler, in.stated != wire::StatedTier::kUnspecified, stated);
  Require(compiler, in.relation != wire::TierRelation::kUnspecified,
          absl::StrCat(path, ".relation"));
  Require(compiler, in.layer != wire::Layer::kUnspecified, absl::StrCat(path, ".layer"));
  const bool fits = in.stated == wire::StatedTier::kCounterparts
                        ? scope.domain == Domain::kOrganization
                    : in.stated == wire::StatedTier::kState ? IsPerson(scope.domain)
                                                            : true;
  if (!fits) {
    compiler.Add(IssueCode::kWrongSubject, stated,
                 absl::StrCat(wire::Name(in.stated), " cannot be asked here"));
  }
  return {in.stated, in.relation, in.layer};
}

DeadlineAtom CompileDeadline(Compiler& compiler, const wire::DeadlineCondition& in,
                             const Scope& scope, const std::string& path) {
  CheckDateField(compiler, in.field, scope, absl::StrCat(path, ".field"));
  RequireInRange(compiler, in.month_offset, 0, kMaxMonthOffset,
                 absl::StrCat(path, ".month_offset"));
  RequireInRange(compiler, in.day, 1, kMaxMonthDay, absl::StrCat(path, ".day"));
  return {in.field, in.month_offset, in.day, in.inclusive};
}

RemarksAtom CompileRemarks(Compiler& compiler, const wire::RemarksCondition& in,
                           const std::string& path) {
  Require(compiler, in.kind != wire::MembershipKind::kUnspecified, absl::StrCat(path, ".kind"));
  return {in.kind, in.min_months, in.before_rating};
}

HoldsPostsAtom CompileHoldsPosts(Compiler& compiler, const wire::HoldsPostsCondition& in,
                                 const std::string& path) {
  Require(compiler, in.at_least > 0, absl::StrCat(path, ".at_least"));
  return {in.kinds, in.bodies, in.unit_kinds, in.unit_levels, in.at_least};
}

ScoreAtom CompileScore(Compiler& compiler, const wire::ScoreCondition& in, const Scope& scope,
                       const std::string& path) {
  ScoreAtom atom;
  atom.score =
      compiler.Find(compiler.in.scores, in.score_id, absl::StrCat(path, ".score_id"), "score");
  Require(compiler, in.comparison != wire::Comparison::kUnspecified,
          absl::StrCat(path, ".comparison"));
  atom.comparison = in.comparison;
  atom.points = in.points;
  if (atom.score < 0) return atom;
  const wire::SubjectKind kind = compiler.in.scores[static_cast<size_t>(atom.score)].subject_kind;
  if (kind != SubjectKindOf(scope.domain)) {
    compiler.Add(IssueCode::kWrongSubject, absl::StrCat(path, ".score_id"),
                 absl::StrCat("score `", in.score_id, "` is one of ", wire::Name(kind)));
  }
  return atom;
}

}  // namespace

void CheckTierSource(Compiler& compiler, wire::TierSource source, wire::Layer layer,
                     const Scope& scope, const std::string& path) {
  Require(compiler, layer != wire::Layer::kUnspecified, absl::StrCat(path, ".layer"));
  const std::string at = absl::StrCat(path, ".source");
  PassRead read{SubjectKindOf(scope.domain), layer, false, false};
  bool fits = true;
  switch (source) {
    case wire::TierSource::kUnspecified:
      return Require(compiler, false, at);
    case wire::TierSource::kSelf:
      return RequireCheck(compiler, scope, at);
    case wire::TierSource::kOrganization:
      read.kind = wire::SubjectKind::kOrganization;
      fits = scope.domain != Domain::kOrganization;
      break;
    case wire::TierSource::kCollective:
      read.kind = wire::SubjectKind::kCollective;
      fits = scope.domain == Domain::kLeader || scope.domain == Domain::kOrganization;
      break;
    case wire::TierSource::kMember:
      read.kind = wire::SubjectKind::kMember;
      fits = scope.domain == Domain::kLeader;
      break;
  }
  if (!fits) {
    compiler.Add(IssueCode::kWrongSubject, at,
                 absl::StrCat(wire::Name(source), " cannot be asked here"));
    return;
  }
  CheckPassOrder(compiler, read, scope, at);
}

void CheckPassOrder(Compiler& compiler, const PassRead& read, const Scope& scope,
                    const std::string& path) {
  const auto& passes = compiler.in.passes;
  size_t found = passes.size();
  for (size_t i = 0; i < passes.size(); ++i) {
    if (passes[i].subject_kind == read.kind) found = i;
  }
  if (found == passes.size()) {
    if (!read.must_exist) return;
    compiler.Add(IssueCode::kUnknownReference, path,
                 absl::StrCat("the policy has no pass over ", wire::Name(read.kind)));
    return;
  }
  if (found < scope.pass_index) return;
  const bool is_own = read.may_be_own && found == scope.pass_index;
  if (is_own && read.layer != wire::Layer::kProposed) return;
  compiler.Add(
      IssueCode::kReadsLaterPass, path,
      is_own ? std::string("expected LAYER_QUALIFIED or LAYER_DECIDED within the own pass: its "
                           "quotas follow later, found LAYER_PROPOSED")
             : absl::StrCat("expected an earlier pass, found pass `", passes[found].id,
                            "`, which runs later"));
}

wire::SubjectKind CompileRatedAs(Compiler& compiler, wire::SubjectKind rated_as, const Scope& scope,
                                 const std::string& path) {
  const wire::SubjectKind own = SubjectKindOf(scope.domain);
  if (rated_as == wire::SubjectKind::kUnspecified) return own;
  const bool is_of_person =
      rated_as == wire::SubjectKind::kMember || rated_as == wire::SubjectKind::kLeader;
  if (is_of_person != IsPerson(scope.domain)) {
    compiler.Add(IssueCode::kWrongSubject, absl::StrCat(path, ".rated_as"),
                 absl::StrCat(wire::Name(rated_as), " cannot be asked here"));
  }
  return rated_as;
}

Ratio CompileShare(Compiler& compiler, const std::optional<wire::Share>& in,
                   const std::string& path) {
  if (in.has_value()) {
    const Ratio ratio{in->numerator, in->denominator};
    if (IsValidRatio(ratio)) return ratio;
  }
  compiler.Add(IssueCode::kInvalidRatio, path,
               in.has_value()
                   ? absl::StrCat("expected 0 <= p <= q and 1 <= q <= ", kMaxRatioDenominator,
                                  ", found ", in->numerator, "/", in->denominator)
                   : "expected a ratio, found none");
  return Ratio{0, 1};
}

void CheckDateField(Compiler& compiler, wire::DateField field, const Scope& scope,
                    const std::string& path) {
  bool fits = false;
  switch (field) {
    case wire::DateField::kRated:
    case wire::DateField::kSummedUp:
    case wire::DateField::kReported:
      fits = true;
      break;
    case wire::DateField::kDraftSent:
    case wire::DateField::kHeld:
      fits = scope.domain == Domain::kReview;
      break;
    case wire::DateField::kReviewed:
      fits = scope.domain != Domain::kReview;
      break;
    case wire::DateField::kStateRated:
      fits = IsPerson(scope.domain);
      break;
    case wire::DateField::kUnspecified:
      break;
  }
  if (fits) return;
  compiler.Add(IssueCode::kWrongSubject, path,
               absl::StrCat(wire::Name(field), " cannot be asked here"));
}

Atom CompileRelationAtom(Compiler& compiler, const wire::Condition& in, const Scope& scope,
                         const std::string& path) {
  switch (in.kind_case()) {
    case KindCase::kScore:
      return CompileScore(compiler, *in.score, scope, path);
    case KindCase::kTierOf:
      return CompileTierOf(compiler, *in.tier_of, scope, path);
    case KindCase::kRelated:
      return CompileRelated(compiler, *in.related, scope, path);
    case KindCase::kPriorRatings:
      return CompilePriorRatings(compiler, *in.prior_ratings, scope, path);
    case KindCase::kPostIs:
      return PostIsAtom{in.post_is->kinds, in.post_is->bodies};
    case KindCase::kHoldsPosts:
      return CompileHoldsPosts(compiler, *in.holds_posts, path);
    case KindCase::kRemarks:
      return CompileRemarks(compiler, *in.remarks, path);
    case KindCase::kDeadline:
      return CompileDeadline(compiler, *in.deadline, scope, path);
    case KindCase::kAuthority:
      return AuthorityAtom{in.authority->own_unit, in.authority->max_levels};
    case KindCase::kVoteShare:
      return CompileVoteShare(compiler, *in.vote_share, path);
    case KindCase::kStatedTier:
      return CompileStatedTier(compiler, *in.stated_tier, scope, path);
    default:
      return std::monostate{};
  }
}

}  // namespace dangvien
