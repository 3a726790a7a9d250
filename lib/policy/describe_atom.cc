// Conditions as one line of text each. A reader who holds the instrument beside it must be able to
// check the line, so ids stand where the compiled form has numbers, and nothing that changes the
// truth is left out:
//
//   share(members in HTXS..HTT, decided, of rated) >= 100/100, none: question empty-branch
//
// What is left out is what changes nothing: the truth over nobody of a condition that cannot ask
// nobody (a count), the layer of counterparts, which have one tier only.
//
// Criteria are listed one by one and not by the roles that selected them: the reading decides which
// criteria carry a role, and the text shows the outcome.
// Tested by tests/unit/policy/dump_test.cc
#include "policy/describe_atom.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"

namespace dangvien {
namespace {

// "party, state"; "any" for an empty list.
template <typename Enum>
std::string Words(const std::vector<Enum>& values, absl::string_view prefix) {
  if (values.empty()) return "any";
  return absl::StrJoin(values, ", ", [prefix](std::string* out, Enum value) {
    absl::StrAppend(out, WordOf(wire::Name(value), prefix));
  });
}

template <typename List>
std::string Ids(const List& declared, const std::vector<int32_t>& indexes) {
  return absl::StrJoin(indexes, ", ", [&declared](std::string* out, int32_t index) {
    absl::StrAppend(out, declared[static_cast<size_t>(index)].id);
  });
}

std::string Except(const wire::EventException* exception) {
  return exception == nullptr ? "" : absl::StrCat(", but self_detected ", exception->id);
}

absl::string_view Sign(wire::Comparison comparison) {
  switch (comparison) {
    case wire::Comparison::kLess:
      return "<";
    case wire::Comparison::kAtMost:
      return "<=";
    case wire::Comparison::kAtLeast:
      return ">=";
    case wire::Comparison::kMore:
      return ">";
    case wire::Comparison::kUnspecified:
      break;
  }
  return "?";
}

absl::string_view Holds(bool truth) { return truth ? "holds" : "fails"; }

// "; sides: party, state"; nothing for a filter that lets everything through.
template <typename Enum>
std::string Filter(absl::string_view name, const std::vector<Enum>& values,
                   absl::string_view prefix) {
  return values.empty() ? "" : absl::StrCat("; ", name, ": ", Words(values, prefix));
}

// The filters without the first separator.
std::string Filters(absl::string_view filters) {
  return filters.empty() ? "any" : std::string(absl::StripPrefix(filters, "; "));
}

std::string ReviewIs(const ReviewIsAtom& atom) {
  const std::string filters = absl::StrCat(Filter("subjects", atom.subject_kinds, "SUBJECT_KIND_"),
                                           Filter("bodies", atom.bodies, "REVIEW_BODY_"),
                                           Filter("holders", atom.holders, "HOLDER_"),
                                           Filter("depths", atom.depths, "REVIEW_DEPTH_"));
  return absl::StrCat("review_is(", Filters(filters), ")");
}

struct Describer {
  const CompiledPolicy& policy;

  std::string operator()(std::monostate) const { return "nothing"; }

  std::string operator()(const CriteriaAtom& atom) const {
    const auto& frame = policy.frame(atom.frame);
    const std::string ids =
        absl::StrJoin(atom.criteria, ", ", [&frame](std::string* out, int32_t index) {
          absl::StrAppend(out, frame[static_cast<size_t>(index)].source->id);
        });
    const absl::string_view level =
        policy.message.levels[static_cast<size_t>(atom.at_least_rank)].id;
    if (atom.at_least_count > 0) {
      return absl::StrCat("criteria[", ids, "] ", atom.at_least_count, " or more >= ", level);
    }
    return absl::StrCat("criteria[", ids, "] all >= ", level, ", none: ", Holds(atom.when_none));
  }

  std::string operator()(const TaskShareAtom& atom) const {
    return absl::StrCat("tasks[", Ids(policy.message.task_groups, atom.groups), "] ",
                        WordOf(wire::Name(atom.measure), "TASK_MEASURE_"), " ",
                        Sign(atom.comparison), " ", ToString(atom.share),
                        atom.excused_left_out ? ", excused left out" : "",
                        ", none: ", Holds(atom.when_none));
  }

  std::string operator()(const AttestedAtom& atom) const {
    return absl::StrCat("attested(", Ids(policy.message.flags, {atom.flag}), ")");
  }

  std::string operator()(const OpenQuestionAtom& atom) const {
    return absl::StrCat("open_question(", Ids(policy.message.questions, {atom.question}), ")");
  }

  std::string operator()(const SanctionedAtom& atom) const {
    return absl::StrCat(
        "sanctioned(", WordOf(wire::Name(atom.target), "SANCTION_TARGET_"),
        Filter("sides", atom.sides, "SIDE_"), Filter("forms", atom.forms, "SANCTION_FORM_"), "; ",
        WordOf(wire::Name(atom.year), "SANCTION_YEAR_"),
        atom.place == wire::SanctionPlace::kWhereHappened ? " where it happened" : "",
        atom.duty_related_only ? ", duty-related" : "", Except(atom.self_detected), ")");
  }

  std::string operator()(const ViolationAtom& atom) const {
    return absl::StrCat("violation(kinds: ", Words(atom.kinds, "VIOLATION_KIND_"),
                        Except(atom.self_detected), ")");
  }

  std::string operator()(const CompositionAtom& atom) const {
    std::string who = WordOf(wire::Name(atom.population), "POPULATION_");
    std::string layer;
    if (atom.population == wire::Population::kCounterparts) {
      absl::StrAppend(&who, "[", Words(atom.counterpart_kinds, "UNIT_KIND_"), "]");
    } else {
      layer = absl::StrCat(", ", WordOf(wire::Name(atom.layer), "LAYER_"));
    }
    absl::StrAppend(&who, " in ", DescribeBand(policy, atom.band), layer);
    if (atom.counted_when != nullptr) {
      absl::StrAppend(&who, ", counted when ", DescribeTree(*atom.counted_when));
    }
    if (!atom.at_least_share.has_value()) {
      return absl::StrCat("count(", who, ") >= ", atom.at_least_count);
    }
    return absl::StrCat("share(", who, ", of ", atom.base_is_all ? "all" : "rated",
                        ") >= ", ToString(*atom.at_least_share), ", none: ", WhenNone(atom));
  }

  std::string operator()(const UnitIsAtom& atom) const {
    const std::string filters = absl::StrCat(Filter("kinds", atom.kinds, "UNIT_KIND_"),
                                             Filter("levels", atom.levels, "UNIT_LEVEL_"));
    return absl::StrCat("unit_is(", Filters(filters), ")");
  }

  std::string operator()(const EmploymentAtom& atom) const {
    return absl::StrCat("employment(", Words(atom.kinds, "EMPLOYMENT_KIND_"), ")");
  }

  std::string operator()(const RatedByAtom& atom) const {
    return absl::StrCat("rated_by(", WordOf(wire::Name(atom.side), "SIDE_"), " in ",
                        DescribeBand(policy, atom.band), RatedAs(atom.rated_as), ")");
  }

  std::string operator()(const AbsentAtom& atom) const {
    const std::string kinds = Words(atom.kinds, "ABSENCE_KIND_");
    if (atom.min_months == 0) return absl::StrCat("absent(", kinds, ") on the rating date");
    return absl::StrCat("absent(", kinds, ") >= ", atom.min_months, " months");
  }

  std::string operator()(const TenureAtom& atom) const {
    return absl::StrCat("tenure < ", atom.less_than_months, " months",
                        atom.day == wire::TenureDay::kPeriodEnd ? " at the period's end" : "");
  }

  std::string operator()(const ScoreAtom& atom) const {
    return absl::StrCat("score(", Ids(policy.message.scores, {atom.score}), ") ",
                        Sign(atom.comparison), " ", atom.points, "/", policy.message.points_scale);
  }

  std::string operator()(const TierOfAtom& atom) const {
    return absl::StrCat("tier_of(", WordOf(wire::Name(atom.source), "TIER_SOURCE_"), " in ",
                        DescribeBand(policy, atom.band), ", ",
                        WordOf(wire::Name(atom.layer), "LAYER_"), ", none: ", Holds(atom.when_none),
                        ")");
  }

  std::string operator()(const RelatedAtom& atom) const {
    return absl::StrCat("of ", WordOf(wire::Name(atom.relation), "RELATION_"), " (",
                        DescribeTree(*atom.condition), "), none: ", Holds(atom.when_none));
  }

  std::string operator()(const PriorRatingsAtom& atom) const {
    std::string text = absl::StrCat("prior_ratings(", WordOf(wire::Name(atom.side), "SIDE_"),
                                    " in ", DescribeBand(policy, atom.band), RatedAs(atom.rated_as),
                                    "; ", WordOf(wire::Name(atom.period_kind), "PERIOD_KIND_"),
                                    "s ", WordOf(wire::Name(atom.window), "PRIOR_WINDOW_"));
    if (atom.window == wire::PriorWindow::kPreceding) absl::StrAppend(&text, " ", atom.count);
    if (atom.with_current) absl::StrAppend(&text, " and this one");
    return absl::StrCat(text, ") >= ", atom.at_least, atom.consecutive ? " in a row" : "");
  }

  std::string operator()(const PostIsAtom& atom) const {
    return absl::StrCat("post_is(",
                        Filters(absl::StrCat(Filter("kinds", atom.kinds, "POST_KIND_"),
                                             Filter("bodies", atom.bodies, "POST_BODY_"))),
                        ")");
  }

  std::string operator()(const HoldsPostsAtom& atom) const {
    const std::string filters = absl::StrCat(
        Filter("kinds", atom.kinds, "POST_KIND_"), Filter("bodies", atom.bodies, "POST_BODY_"),
        Filter("unit kinds", atom.unit_kinds, "UNIT_KIND_"),
        Filter("unit levels", atom.unit_levels, "UNIT_LEVEL_"));
    return absl::StrCat("holds_posts(", Filters(filters), ") >= ", atom.at_least);
  }

  std::string operator()(const RemarksAtom& atom) const {
    return absl::StrCat("remarks(", WordOf(wire::Name(atom.kind), "MEMBERSHIP_KIND_"),
                        ", >= ", atom.min_months, " months",
                        atom.before_rating ? ", before rating" : "", ")");
  }

  std::string operator()(const DeadlineAtom& atom) const {
    return absl::StrCat("deadline(", WordOf(wire::Name(atom.field), "DATE_FIELD_"),
                        atom.inclusive ? " <= " : " < ", "day ", atom.day, " of month +",
                        atom.month_offset, ")");
  }

  std::string operator()(const AuthorityAtom& atom) const {
    return absl::StrCat("authority(", atom.own_unit ? "own unit or " : "", "<= ", atom.max_levels,
                        " levels above)");
  }

  std::string operator()(const VoteShareAtom& atom) const {
    return absl::StrCat("votes(", DescribeBand(policy, atom.band), " of ",
                        WordOf(wire::Name(atom.base), "VOTE_BASE_"), ") ", Sign(atom.comparison),
                        " ", ToString(atom.share));
  }

  std::string operator()(const StatedTierAtom& atom) const {
    return absl::StrCat("stated_tier(", WordOf(wire::Name(atom.stated), "STATED_TIER_"), " ",
                        WordOf(wire::Name(atom.relation), "TIER_RELATION_"), " ",
                        WordOf(wire::Name(atom.layer), "LAYER_"), ")");
  }

  std::string operator()(const ReviewIsAtom& atom) const { return ReviewIs(atom); }

  std::string operator()(const DateOrderAtom& atom) const {
    std::string text =
        absl::StrCat("date_order(", WordOf(wire::Name(atom.earlier), "DATE_FIELD_"),
                     atom.strictly ? " < " : " <= ", WordOf(wire::Name(atom.later), "DATE_FIELD_"));
    if (atom.min_days > 0) absl::StrAppend(&text, ", >= ", atom.min_days, " days");
    if (atom.min_working_days > 0) {
      absl::StrAppend(&text, ", >= ", atom.min_working_days, " working days");
    }
    return text + ")";
  }

  std::string operator()(const ActorAtom& atom) const {
    return absl::StrCat("actor(", WordOf(wire::Name(atom.act), "ACT_"), " by ",
                        Words(atom.holders, "HOLDER_"), ")");
  }

  std::string operator()(const RecordedAtom& atom) const {
    return absl::StrCat("recorded(", WordOf(wire::Name(atom.record), "RECORD_"), ")");
  }

  std::string operator()(const SectionsAtom& atom) const {
    return absl::StrCat("sections(", WordOf(wire::Name(atom.place), "SECTION_PLACE_"), ": ",
                        Ids(policy.message.sections, atom.sections), ")");
  }

  std::string operator()(const PrecededByAtom& atom) const {
    return absl::StrCat("preceded_by(", ReviewIs(atom.selected), ", ",
                        WordOf(wire::Name(atom.neighbourhood), "NEIGHBOURHOOD_"), ")");
  }

 private:
  // A whole condition on one line: "all(a, b)".
  std::string DescribeTree(const CompiledCondition& condition) const {
    if (condition.connective == Connective::kAtom) return DescribeAtom(policy, condition.atom);
    const absl::string_view name = condition.connective == Connective::kAllOf   ? "all"
                                   : condition.connective == Connective::kAnyOf ? "any"
                                                                                : "none";
    return absl::StrCat(name, "(",
                        absl::StrJoin(condition.children, ", ",
                                      [this](std::string* out, const CompiledCondition& child) {
                                        absl::StrAppend(out, DescribeTree(child));
                                      }),
                        ")");
  }

  static std::string RatedAs(wire::SubjectKind kind) {
    if (kind != wire::SubjectKind::kLeader && kind != wire::SubjectKind::kCollective) return "";
    return absl::StrCat(" as ", WordOf(wire::Name(kind), "SUBJECT_KIND_"));
  }

  std::string WhenNone(const CompositionAtom& atom) const {
    if (atom.when_none != wire::WhenNone::kUnknown) {
      return WordOf(wire::Name(atom.when_none), "WHEN_NONE_");
    }
    return absl::StrCat("question ", Ids(policy.message.questions, {atom.question}));
  }
};

}  // namespace

std::string DescribeAtom(const CompiledPolicy& policy, const Atom& atom) {
  return std::visit(Describer{policy}, atom);
}

std::string DescribeBand(const CompiledPolicy& policy, RankBand band) {
  const auto& tiers = policy.message.tiers;
  const absl::string_view best = tiers[static_cast<size_t>(band.best)].id;
  const absl::string_view worst = tiers[static_cast<size_t>(band.worst)].id;
  return band.best == band.worst ? std::string(best) : absl::StrCat(best, "..", worst);
}

std::string WordOf(absl::string_view enumerator, absl::string_view prefix) {
  return absl::AsciiStrToLower(absl::StripPrefix(enumerator, prefix));
}

}  // namespace dangvien
