// Walks the conditions of a rule and says what each atom found: marks, counts, attestations,
// answers, and what is known of the subject itself.
//
// What a fact means is not decided here a second time. Whether something is missing is asked of the
// condition itself, narrowed to this one fact: a criteria condition over one criterion is unknown
// exactly where that mark is missing and not "if any". Only the values are read from the columns.
//
// A part of a rule that cannot matter is not read: `when` where `applies` is false, the exceptions
// where `when` has settled the rule, and below a connective that one child has settled, the others.
// A rule over branches does not tell a party body about members, and an open question is not put to
// people where the marks alone meet the demand.
// Tested by tests/unit/explain/explain_test.cc
#include "explain/facts.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "explain/phrases.h"
#include "grading/task_counts.h"

namespace dangvien {
namespace {

// What one group adds to a share.
struct TaskSum {
  int64_t part = 0;
  int64_t whole = 0;
  int64_t left_out = 0;
};

// REQUIRES: the counts are known.
TaskSum SumOf(const TaskShareAtom& atom, const TaskColumn& column, Row row) {
  const auto count = [&](TaskCount which) -> int64_t {
    return column.counts[which][static_cast<size_t>(row)];
  };
  TaskSum sum;
  sum.left_out = atom.excused_left_out ? count(kExcused) : 0;
  sum.part = count(CountOf(atom.measure));
  sum.whole = count(kAssigned) - sum.left_out;
  return sum;
}

template <typename Kind>
std::string KindsText(Language language, const std::vector<Kind>& kinds) {
  return absl::StrJoin(kinds, ", ", [language](std::string* out, Kind kind) {
    absl::StrAppend(out, NameIn(language, kind));
  });
}

}  // namespace

void FactReader::ReadRule(const CompiledRule& rule) {
  if (rule.applies.has_value()) {
    ReadCondition(*rule.applies);
    if (EvalConditionAt(*rule.applies, context_, kind_, row_) == Truth::kFalse) return;
  }
  ReadCondition(rule.when);
  const Truth when = EvalConditionAt(rule.when, context_, kind_, row_);
  if (rule.role == RuleRole::kCeiling && when != Truth::kFalse) {
    const bool is_open =
        EvalRuleAt(rule, context_, kind_, row_) != Truth::kFalse &&
        !IsDecided(SourceTiers(rule.source_of_tier, rule.layer, context_, kind_, row_));
    ReadSource(rule.source_of_tier, rule.layer, MissingWhere(is_open));
  }
  const bool is_demand = rule.role == RuleRole::kDemand || rule.role == RuleRole::kCheck;
  if (when == (is_demand ? Truth::kTrue : Truth::kFalse)) return;
  for (const CompiledException& exception : rule.exceptions) ReadCondition(exception.when);
}

void FactReader::ReadCondition(const CompiledCondition& condition) {
  if (condition.connective == Connective::kAtom) {
    std::visit([this](const auto& atom) { Read(atom); }, condition.atom);
    return;
  }
  // One true child settles "any of" and "none of", one false child "all of".
  const Truth settling = FromBool(condition.connective != Connective::kAllOf);
  std::vector<Truth> truths;
  for (const CompiledCondition& child : condition.children) {
    truths.push_back(EvalConditionAt(child, context_, kind_, row_));
  }
  const bool is_settled = Contains(truths, settling);
  for (size_t i = 0; i < truths.size(); ++i) {
    if (!is_settled || truths[i] == settling) ReadCondition(condition.children[i]);
  }
}

// A fact that one condition can do without and another cannot is missing.
void FactReader::Add(wire::FactKind kind, absl::string_view id, std::string text, Missing missing) {
  const bool is_missing = missing == Missing::kYes;
  for (ReadFact& fact : facts_) {
    if (fact.kind != kind || fact.id != id || fact.text != text) continue;
    fact.is_missing = fact.is_missing || is_missing;
    return;
  }
  facts_.push_back({kind, std::string(id), std::move(text), is_missing});
}

std::string FactReader::TruthText(Truth truth) const {
  if (truth == Truth::kUnknown) return Say(language_, Word::kNotKnown);
  return Say(language_, truth == Truth::kTrue ? Word::kYes : Word::kNo);
}

std::string FactReader::RankText(int rank) const {
  return rank < 0 ? Say(language_, Word::kNotKnown) : TierText(language_, context_.policy, rank);
}

void FactReader::Read(const CriteriaAtom& atom) {
  for (const int32_t criterion : atom.criteria) ReadCriterion(atom, criterion);
}

void FactReader::ReadCriterion(const CriteriaAtom& atom, int32_t criterion) {
  const auto c = static_cast<size_t>(criterion);
  const wire::Criterion& source = *context_.policy.frame(atom.frame)[c].source;
  const std::string name = TextIn(language_, source.name, source.id);
  const MarkColumn* column = context_.binding.marks[static_cast<size_t>(atom.frame)][c];
  uint8_t rank = kRankMissing;
  if (column != nullptr && !column->levels.empty()) {
    rank = context_.binding.level_rank[column->levels[static_cast<size_t>(row_)]];
  }
  constexpr wire::FactKind kKind = wire::FactKind::kMark;
  if (rank == kRankNotApplicable) {
    return Add(kKind, source.id, Say(language_, Word::kMarkDoesNotApply, name));
  }
  if (rank == kRankMissing) {
    if (source.if_any) return Add(kKind, source.id, Say(language_, Word::kMarkIfAny, name));
    return Add(kKind, source.id, Say(language_, Word::kMarkOpen, name), Missing::kYes);
  }
  const auto level_text = [this](int level_rank) {
    const wire::Level& level = context_.policy.message.levels[static_cast<size_t>(level_rank)];
    return TextIn(language_, level.name, level.id);
  };
  if (rank <= atom.at_least_rank) {
    return Add(kKind, source.id, Say(language_, Word::kMark, name, level_text(rank)));
  }
  Add(kKind, source.id,
      Say(language_, Word::kMarkBelow, name, level_text(rank), level_text(atom.at_least_rank)));
}

void FactReader::Read(const TaskShareAtom& atom) {
  for (const int32_t group : atom.groups) ReadTaskGroup(atom, group);
  if (atom.groups.size() < 2 || TruthOf(atom) == Truth::kUnknown) return;
  const auto kind = static_cast<size_t>(ThisRow().subject_kind());
  TaskSum all;
  for (const int32_t group : atom.groups) {
    const TaskSum one =
        SumOf(atom, *context_.binding.tasks[kind][static_cast<size_t>(group)], row_);
    all.part += one.part;
    all.whole += one.whole;
  }
  if (all.whole == 0) return;
  Add(wire::FactKind::kTasks, "",
      Say(language_, Word::kTasks, Say(language_, Word::kTasksTogether), all.part, all.whole,
          NameIn(language_, atom.measure), ShareText(language_, all.part, all.whole, atom.share)));
}

void FactReader::ReadTaskGroup(const TaskShareAtom& atom, int32_t group) {
  const wire::TaskGroup& source = context_.policy.message.task_groups[static_cast<size_t>(group)];
  const std::string name = TextIn(language_, source.name, source.id);
  constexpr wire::FactKind kKind = wire::FactKind::kTasks;
  TaskShareAtom one = atom;
  one.groups = {group};
  if (TruthOf(one) == Truth::kUnknown) {
    return Add(kKind, source.id, Say(language_, Word::kTasksMissing, name), Missing::kYes);
  }
  const auto kind = static_cast<size_t>(ThisRow().subject_kind());
  const TaskSum sum = SumOf(atom, *context_.binding.tasks[kind][static_cast<size_t>(group)], row_);
  if (sum.whole == 0) return Add(kKind, source.id, Say(language_, Word::kTasksNone, name));
  std::string more;
  if (sum.left_out > 0) more = Say(language_, Word::kExcusedLeftOut, sum.left_out);
  if (atom.groups.size() == 1) {
    absl::StrAppend(&more, ShareText(language_, sum.part, sum.whole, atom.share));
  }
  Add(kKind, source.id,
      Say(language_, Word::kTasks, name, sum.part, sum.whole, NameIn(language_, atom.measure),
          more));
}

void FactReader::Read(const AttestedAtom& atom) {
  const auto flag = static_cast<size_t>(atom.flag);
  const wire::Flag& source = context_.policy.message.flags[flag];
  const std::string name = TextIn(language_, source.name, source.id);
  constexpr wire::FactKind kKind = wire::FactKind::kAttestation;
  const Truth truth = TruthOf(atom);
  if (truth == Truth::kUnknown) {
    return Add(kKind, source.id, Say(language_, Word::kFlagMissing, name), Missing::kYes);
  }
  const auto kind = static_cast<size_t>(ThisRow().subject_kind());
  const FlagColumn* column = context_.binding.flags[kind][flag];
  const bool is_stated = column != nullptr && !column->values.empty() &&
                         column->values[static_cast<size_t>(row_)] != 0;
  Add(kKind, source.id,
      is_stated ? Say(language_, Word::kFlag, name, TruthText(truth))
                : Say(language_, Word::kFlagNotListed, name));
}

void FactReader::Read(const OpenQuestionAtom& atom) { ReadQuestion(atom.question); }

void FactReader::ReadQuestion(int32_t question) {
  const wire::Question& source = context_.policy.message.questions[static_cast<size_t>(question)];
  const std::string text = TextIn(language_, source.text, source.id);
  const Truth answer = TruthOf(OpenQuestionAtom{question});
  if (answer == Truth::kUnknown) {
    return Add(wire::FactKind::kQuestion, source.id, Say(language_, Word::kQuestionOpen, text),
               Missing::kYes);
  }
  Add(wire::FactKind::kQuestion, source.id,
      Say(language_, Word::kQuestionAnswered, text, TruthText(answer)));
}

void FactReader::Read(const UnitIsAtom& atom) {
  const Row unit = OwnUnit();
  if (unit == kNone) return;
  const auto u = static_cast<size_t>(unit);
  const absl::string_view id = UnitId(unit);
  const UnitTable& units = context_.tables.units;
  if (!atom.kinds.empty()) {
    Add(wire::FactKind::kUnitLevel, id,
        Say(language_, Word::kUnitKind, id, NameIn(language_, units.kind[u])));
  }
  if (atom.levels.empty()) return;
  if (units.level[u] == wire::UnitLevel::kUnspecified) {
    return Add(wire::FactKind::kUnitLevel, id, Say(language_, Word::kUnitLevelMissing, id),
               Missing::kYes);
  }
  Add(wire::FactKind::kUnitLevel, id,
      Say(language_, Word::kUnitLevel, id, NameIn(language_, units.level[u])));
}

void FactReader::Read(const EmploymentAtom&) {
  const wire::EmploymentKind kind =
      context_.tables.people.employment[static_cast<size_t>(PersonOf(context_, kind_, row_))];
  if (kind == wire::EmploymentKind::kUnspecified) {
    return Add(wire::FactKind::kEmployment, "", Say(language_, Word::kEmploymentMissing),
               Missing::kYes);
  }
  Add(wire::FactKind::kEmployment, "", Say(language_, Word::kEmployment, NameIn(language_, kind)));
}

void FactReader::Read(const AbsentAtom& atom) {
  constexpr wire::FactKind kKind = wire::FactKind::kAbsence;
  const absl::string_view id = UnitId(OwnUnit());
  const std::string kinds = KindsText(language_, atom.kinds);
  const Truth truth = TruthOf(atom);
  if (truth == Truth::kUnknown) {
    return Add(kKind, id, Say(language_, Word::kAbsenceMissing, kinds), Missing::kYes);
  }
  const PeriodDays& period = context_.tables.period;
  if (atom.min_months == 0) {
    const Word word =
        truth == Truth::kTrue ? Word::kAbsentOnRatingDate : Word::kNotAbsentOnRatingDate;
    return Add(kKind, id, Say(language_, word, kinds, DateText(language_, period.rating)));
  }
  int64_t months = 0;
  const Row person = PersonOf(context_, kind_, row_);
  for (const AbsenceEntry& absence : context_.tables.people.absences.Of(person)) {
    if (Contains(atom.kinds, absence.kind)) months += MonthsWithin(absence.span, period);
  }
  Add(kKind, id, Say(language_, Word::kAbsentMonths, kinds, months, atom.min_months));
}

void FactReader::Read(const TenureAtom& atom) {
  constexpr wire::FactKind kKind = wire::FactKind::kTenure;
  struct Words {
    Word since;
    Word missing;
  };
  const Words words = kind_ == RowKind::kPerson ? Words{Word::kAdmitted, Word::kAdmittedMissing}
                      : kind_ == RowKind::kPost ? Words{Word::kPostHeld, Word::kPostHeldMissing}
                                                : Words{Word::kFounded, Word::kFoundedMissing};
  const Day day = TenureSince(context_, kind_, row_);
  if (day == kNoDay) return Add(kKind, "", Say(language_, words.missing), Missing::kYes);
  const Day until = TenureUntil(atom, context_.tables.period);
  const int32_t months =
      std::max(0, MonthsBetween(Date::FromDayNumber(day), Date::FromDayNumber(until)));
  const bool is_period_end = atom.day == wire::TenureDay::kPeriodEnd;
  Add(kKind, "",
      Say(language_, words.since, DateText(language_, day), months, atom.less_than_months,
          Say(language_, is_period_end ? Word::kToPeriodEnd : Word::kToRatingDate)));
}

}  // namespace dangvien
