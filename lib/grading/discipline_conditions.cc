// Conditions over sanctions and violations.
//
// A block starts at what "none" means for each row (no, where violations are covered; else not
// known); only rows that have sanctions on their target are looked at. An exception granted by the
// text (self-detected, handled and remedied) is asked event by event: one violation that is not
// excepted is enough.
// Tested by tests/unit/grading/conditions_test.cc, tests/differential/differential_test.cc
#include "grading/conditions.h"

namespace dangvien {
namespace {

Truth NotSelfDetected(const wire::EventException* exception, const ViolationEntry& violation) {
  if (exception == nullptr) return Truth::kTrue;
  return Not(violation.self_detected_and_remedied);
}

bool DecidedInPeriod(const SanctionEntry& sanction, const PeriodDays& period) {
  return period.begin <= sanction.decided_on && sanction.decided_on < period.end;
}

// Another sanction for the same violation on the same target was decided before the period.
bool CountedEarlier(const DatasetTables& tables, const SanctionEntry& sanction) {
  const ViolationTable& table = tables.violations;
  for (const int32_t other : table.sanctions_by_violation.Of(sanction.violation)) {
    const SanctionEntry& entry = table.sanctions[static_cast<size_t>(other)];
    const bool same_target = entry.person == sanction.person && entry.unit == sanction.unit;
    if (same_target && entry.decided_on < tables.period.begin) return true;
  }
  return false;
}

Truth IsOfTheYear(const SanctionedAtom& atom, const DatasetTables& tables,
                  const SanctionEntry& entry, const ViolationEntry& violation) {
  if (atom.year == wire::SanctionYear::kHappened) {
    if (violation.happened_from == kNoDay) return Truth::kUnknown;
    return FromBool(violation.happened_from < tables.period.end &&
                    tables.period.begin < violation.happened_to);
  }
  if (!DecidedInPeriod(entry, tables.period)) return Truth::kFalse;
  return FromBool(atom.year == wire::SanctionYear::kDecided || !CountedEarlier(tables, entry));
}

void Append(absl::Span<const int32_t> from, std::vector<int32_t>* to) {
  to->insert(to->end(), from.begin(), from.end());
}

bool IsSubordinate(const EvalContext& context, Row unit) {
  return IsPartyUnit(context.tables.units.kind[static_cast<size_t>(unit)]);
}

}  // namespace

bool IsPlaceAsked(const SanctionedAtom& atom) {
  return atom.place == wire::SanctionPlace::kWhereHappened &&
         atom.target != wire::SanctionTarget::kSelf &&
         atom.target != wire::SanctionTarget::kSubordinates;
}

Truth SanctionCounts(const SanctionedAtom& atom, const DatasetTables& tables, int32_t sanction) {
  const SanctionEntry& entry = tables.violations.sanctions[static_cast<size_t>(sanction)];
  const ViolationEntry& violation =
      tables.violations.violations[static_cast<size_t>(entry.violation)];
  const Truth in_year = IsOfTheYear(atom, tables, entry, violation);
  if (in_year == Truth::kFalse) return Truth::kFalse;
  Truth counts = And(And(FitsFilter(atom.sides, entry.side), FitsFilter(atom.forms, entry.form)),
                     NotSelfDetected(atom.self_detected, violation));
  if (atom.duty_related_only) counts = And(counts, violation.duty_related);
  if (IsPlaceAsked(atom) && violation.unit == kNone) counts = And(counts, Truth::kUnknown);
  return And(counts, in_year);
}

std::vector<int32_t> SanctionsOn(const SanctionedAtom& atom, const EvalContext& context,
                                 const Rows& rows, Row row) {
  std::vector<int32_t> found;
  const ViolationTable& table = context.tables.violations;
  const SanctionsByUnit& by_unit = atom.place == wire::SanctionPlace::kWhereHappened
                                       ? context.sanctions.where_happened
                                       : context.sanctions.on_decision;
  switch (atom.target) {
    case wire::SanctionTarget::kSelf: {
      const Row person = PersonOf(context, rows.kind, row);
      Append(
          person != kNone ? table.sanctions_by_person.Of(person) : table.sanctions_by_unit.Of(row),
          &found);
      break;
    }
    case wire::SanctionTarget::kCommitteeMembers:
      Append(by_unit.of_committee.Of(row), &found);
      break;
    case wire::SanctionTarget::kCollectiveMembers:
      Append(by_unit.of_collective.Of(row), &found);
      break;
    case wire::SanctionTarget::kMembers:
      Append(by_unit.of_members.Of(row), &found);
      break;
    case wire::SanctionTarget::kSubordinates:
    case wire::SanctionTarget::kSubordinateCommitteeMembers:
      for (const Row child : context.tables.units.children.Of(row)) {
        if (!IsSubordinate(context, child)) continue;
        Append(atom.target == wire::SanctionTarget::kSubordinates
                   ? table.sanctions_by_unit.Of(child)
                   : by_unit.of_committee.Of(child),
               &found);
      }
      break;
    case wire::SanctionTarget::kUnspecified:
      break;
  }
  return found;
}

void Eval(const SanctionedAtom& atom, const EvalContext& context, const Rows& rows,
          uint8_t* truth) {
  FillTruth(rows, truth, [&](Row row) {
    const Row unit = UnitOf(context, rows.kind, row);
    Truth any = NoneMeans(IsCovered(context, wire::CoverageTable::kViolations, unit));
    if (context.tables.violations.sanctions.empty()) return any;
    for (const int32_t sanction : SanctionsOn(atom, context, rows, row)) {
      any = Or(any, SanctionCounts(atom, context.tables, sanction));
    }
    return any;
  });
}

std::vector<int32_t> ViolationsBelow(const DatasetTables& tables, Row unit) {
  const ViolationTable& table = tables.violations;
  if (table.violations.empty()) return {};
  std::vector<int32_t> found = table.violations_anywhere;
  for (const Row child : tables.units.children.Of(unit)) {
    Append(table.violations_by_place.Of(child), &found);
  }
  return found;
}

Truth ViolationCounts(const ViolationAtom& atom, const DatasetTables& tables, int32_t violation,
                      Row unit) {
  const ViolationEntry& entry = tables.violations.violations[static_cast<size_t>(violation)];
  bool sanctioned = false;
  for (const int32_t sanction : tables.violations.sanctions_by_violation.Of(violation)) {
    sanctioned =
        sanctioned ||
        DecidedInPeriod(tables.violations.sanctions[static_cast<size_t>(sanction)], tables.period);
  }
  if (!sanctioned) return Truth::kFalse;
  Truth below = Truth::kUnknown;
  if (entry.unit != kNone) {
    const auto place = static_cast<size_t>(entry.unit);
    below = FromBool(IsPartyUnit(tables.units.kind[place]) && tables.units.parent[place] == unit);
  }
  return And(And(below, FitsFilter(atom.kinds, entry.kind)),
             And(entry.committee_at_fault, NotSelfDetected(atom.self_detected, entry)));
}

void Eval(const ViolationAtom& atom, const EvalContext& context, const Rows& rows, uint8_t* truth) {
  FillTruth(rows, truth, [&](Row row) {
    Truth any = NoneMeans(IsCovered(context, wire::CoverageTable::kViolations, row));
    for (const int32_t violation : ViolationsBelow(context.tables, row)) {
      any = Or(any, ViolationCounts(atom, context.tables, violation, row));
    }
    return any;
  });
}

}  // namespace dangvien
