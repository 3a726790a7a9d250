// Conditions over what is marked, counted, attested and known of the subject itself.
//
// Each function reads one or a few columns. A column that the dossier does not have is a column of
// missing values: unknown, unless the text says "if any" (criteria) or the dossier is complete
// there (coverage).
// Tested by tests/unit/grading/conditions_test.cc, tests/differential/differential_test.cc
#include <algorithm>

#include "grading/conditions.h"
#include "grading/task_counts.h"

namespace dangvien {
namespace {

struct MarkCounts {
  uint32_t at_or_above = 0;
  uint32_t below = 0;
  uint32_t missing = 0;
};

MarkCounts CountMarks(const CriteriaAtom& atom, const EvalContext& context, Row row) {
  const auto& frame = context.policy.frame(atom.frame);
  const auto& columns = context.binding.marks[static_cast<size_t>(atom.frame)];
  MarkCounts counts;
  for (const int32_t criterion : atom.criteria) {
    const auto c = static_cast<size_t>(criterion);
    uint8_t rank = kRankMissing;
    if (columns[c] != nullptr && !columns[c]->levels.empty()) {
      rank = context.binding.level_rank[columns[c]->levels[static_cast<size_t>(row)]];
    }
    if (rank == kRankNotApplicable) continue;
    if (rank == kRankMissing) {
      if (!frame[c].source->if_any) ++counts.missing;
    } else if (rank <= atom.at_least_rank) {
      ++counts.at_or_above;
    } else {
      ++counts.below;
    }
  }
  return counts;
}

Truth CriteriaTruth(const CriteriaAtom& atom, const MarkCounts& counts) {
  if (atom.at_least_count > 0) {
    if (counts.at_or_above >= atom.at_least_count) return Truth::kTrue;
    const bool can_reach = counts.at_or_above + counts.missing >= atom.at_least_count;
    return can_reach ? Truth::kUnknown : Truth::kFalse;
  }
  if (counts.below > 0) return Truth::kFalse;
  if (counts.missing > 0) return Truth::kUnknown;
  return counts.at_or_above > 0 ? Truth::kTrue : FromBool(atom.when_none);
}

Truth TaskShareTruth(const TaskShareAtom& atom, const EvalContext& context, wire::SubjectKind kind,
                     Row row) {
  const auto& columns = context.binding.tasks[static_cast<size_t>(kind)];
  int64_t part = 0;
  int64_t whole = 0;
  for (const int32_t group : atom.groups) {
    const TaskColumn* column = columns[static_cast<size_t>(group)];
    const int32_t assigned = CountAt(column, kAssigned, row);
    const int32_t measured = CountAt(column, CountOf(atom.measure), row);
    const int32_t excused = atom.excused_left_out ? CountAt(column, kExcused, row) : 0;
    if (assigned == kCountMissing || measured == kCountMissing || excused == kCountMissing) {
      return Truth::kUnknown;
    }
    part += measured;
    whole += assigned - excused;
  }
  if (whole == 0) return FromBool(atom.when_none);
  return FromBool(Compares(atom.comparison, CompareShare(part, whole, atom.share)));
}

Truth Absent(const AbsentAtom& atom, const EvalContext& context, RowKind kind, Row row) {
  const Row person = PersonOf(context, kind, row);
  const PeriodDays& period = context.tables.period;
  int64_t months = 0;
  bool on_rating_date = false;
  for (const AbsenceEntry& absence : context.tables.people.absences.Of(person)) {
    if (!Contains(atom.kinds, absence.kind)) continue;
    on_rating_date = on_rating_date || absence.span.Contains(period.rating);
    months += MonthsWithin(absence.span, period);
  }
  const bool found = atom.min_months == 0 ? on_rating_date : months >= atom.min_months;
  if (found) return Truth::kTrue;
  return NoneMeans(IsCovered(context, wire::CoverageTable::kAbsences, UnitOf(context, kind, row)));
}

}  // namespace

bool Compares(wire::Comparison comparison, int order) {
  switch (comparison) {
    case wire::Comparison::kLess:
      return order < 0;
    case wire::Comparison::kAtMost:
      return order <= 0;
    case wire::Comparison::kAtLeast:
      return order >= 0;
    default:
      return order > 0;
  }
}

int64_t MonthsWithin(const DaySpan& span, const PeriodDays& period) {
  const Day from = std::max(span.from, period.begin);
  const Day to = std::min(span.to, period.end);
  if (to <= from) return 0;
  return MonthsBetween(Date::FromDayNumber(from), Date::FromDayNumber(to));
}

void Eval(const CriteriaAtom& atom, const EvalContext& context, const Rows& rows, uint8_t* truth) {
  FillTruth(rows, truth,
            [&](Row row) { return CriteriaTruth(atom, CountMarks(atom, context, row)); });
}

void Eval(const TaskShareAtom& atom, const EvalContext& context, const Rows& rows, uint8_t* truth) {
  FillTruth(rows, truth,
            [&](Row row) { return TaskShareTruth(atom, context, rows.subject_kind(), row); });
}

void Eval(const AttestedAtom& atom, const EvalContext& context, const Rows& rows, uint8_t* truth) {
  const auto flag = static_cast<size_t>(atom.flag);
  const FlagColumn* column = context.binding.flags[static_cast<size_t>(rows.subject_kind())][flag];
  const std::vector<uint8_t>* covered = context.binding.flag_coverage[flag];
  FillTruth(rows, truth, [&](Row row) {
    if (column != nullptr && !column->values.empty()) {
      const uint8_t value = column->values[static_cast<size_t>(row)];
      if ((value & kFlagHolds) != 0) return Truth::kTrue;
      if ((value & kFlagDoesNotHold) != 0) return Truth::kFalse;
    }
    const Row unit = UnitOf(context, rows.kind, row);
    return NoneMeans(covered != nullptr && unit != kNone &&
                     (*covered)[static_cast<size_t>(unit)] != 0);
  });
}

void Eval(const OpenQuestionAtom& atom, const EvalContext& context, const Rows& rows,
          uint8_t* truth) {
  const auto& answers = context.binding.answers;
  FillTruth(rows, truth, [&](Row row) {
    const auto it = answers.find({Binding::Key(rows.subject_kind(), row), atom.question});
    return it == answers.end() ? Truth::kUnknown : FromBool(it->second);
  });
}

void Eval(const UnitIsAtom& atom, const EvalContext& context, const Rows& rows, uint8_t* truth) {
  FillTruth(rows, truth, [&](Row row) {
    const Row unit = UnitOf(context, rows.kind, row);
    if (unit == kNone) return Truth::kUnknown;
    const auto u = static_cast<size_t>(unit);
    return And(FitsFilter(atom.kinds, context.tables.units.kind[u]),
               FitsFilter(atom.levels, context.tables.units.level[u]));
  });
}

void Eval(const EmploymentAtom& atom, const EvalContext& context, const Rows& rows,
          uint8_t* truth) {
  FillTruth(rows, truth, [&](Row row) {
    const Row person = PersonOf(context, rows.kind, row);
    return FitsFilter(atom.kinds, context.tables.people.employment[static_cast<size_t>(person)]);
  });
}

void Eval(const AbsentAtom& atom, const EvalContext& context, const Rows& rows, uint8_t* truth) {
  FillTruth(rows, truth, [&](Row row) { return Absent(atom, context, rows.kind, row); });
}

// Since admission, since the foundation of the unit, since the post began.
Day TenureSince(const EvalContext& context, RowKind kind, Row row) {
  const auto r = static_cast<size_t>(row);
  if (kind == RowKind::kPerson) return context.tables.people.admitted_on[r];
  if (kind != RowKind::kPost) return context.tables.units.founded_on[r];
  const Day from = context.tables.people.posts.entries[r].span.from;
  return from == kBeforeAll ? kNoDay : from;
}

Day TenureUntil(const TenureAtom& atom, const PeriodDays& period) {
  return atom.day == wire::TenureDay::kPeriodEnd ? period.end - 1 : period.rating;
}

void Eval(const TenureAtom& atom, const EvalContext& context, const Rows& rows, uint8_t* truth) {
  const Date until = Date::FromDayNumber(TenureUntil(atom, context.tables.period));
  FillTruth(rows, truth, [&](Row row) {
    const Day since = TenureSince(context, rows.kind, row);
    if (since == kNoDay) return Truth::kUnknown;
    const int32_t months = std::max(0, MonthsBetween(Date::FromDayNumber(since), until));
    return FromBool(months < int64_t{atom.less_than_months});
  });
}

}  // namespace dangvien
