// Says of each sanction and violation whether it counts for a condition, and why not.
//
// Whether it counts is the condition's own answer (SanctionCounts, ViolationCounts). That answer is
// "and" over independent tests: decided (or happened) in the period, first sanctioned in the
// period, side and form, on duty, at a place that is stated, not self-detected and remedied. So the
// reason is found by asking one test at a time: the first that is false took the event out; those
// that are unknown make it doubtful.
//
// Example: a reprimand of 2018 for an act that the party had sanctioned in 2017 is in the period
// and of a side that is asked for, but not the first: "the violation was sanctioned before the
// period".
//
// Violations are named by their ids; no person is.
// Tested by tests/unit/explain/explain_test.cc, tests/unit/explain/facts_test.cc
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "explain/facts.h"
#include "explain/phrases.h"

namespace dangvien {
namespace {

// Events that do not count are context: more of them than this are only counted.
constexpr size_t kMaxListed = 10;

// One test, and the words where the event fails it, or where that is not known.
struct Test {
  Truth truth;
  Word why_not;
  Word why_open;
};

// "counts", "does not count: ...", "may count: ...".
std::string Verdict(Language language, const std::vector<Test>& tests) {
  std::vector<std::string> open;
  for (const Test& test : tests) {
    if (test.truth == Truth::kFalse) {
      return Say(language, Word::kDoesNotCount, Say(language, test.why_not));
    }
    if (test.truth == Truth::kUnknown) open.push_back(Say(language, test.why_open));
  }
  if (open.empty()) return Say(language, Word::kCounts);
  return Say(language, Word::kMayCount, absl::StrJoin(open, "; "));
}

// The year is the condition's own answer without a filter; the filters stand beside it.
std::vector<Test> TestsOf(const SanctionedAtom& atom, const DatasetTables& tables,
                          int32_t sanction) {
  const SanctionEntry& entry = tables.violations.sanctions[static_cast<size_t>(sanction)];
  const ViolationEntry& violation =
      tables.violations.violations[static_cast<size_t>(entry.violation)];
  const bool by_happening = atom.year == wire::SanctionYear::kHappened;
  SanctionedAtom in_year;
  in_year.year = by_happening ? atom.year : wire::SanctionYear::kDecided;
  SanctionedAtom first_in_year;
  first_in_year.year = atom.year;
  const Truth is_first =
      by_happening ? Truth::kTrue : SanctionCounts(first_in_year, tables, sanction);
  const Truth fits = And(FitsFilter(atom.sides, entry.side), FitsFilter(atom.forms, entry.form));
  const Truth on_duty = atom.duty_related_only ? violation.duty_related : Truth::kTrue;
  const bool is_place_open = IsPlaceAsked(atom) && violation.unit == kNone;
  const Truth is_not_excepted =
      atom.self_detected == nullptr ? Truth::kTrue : Not(violation.self_detected_and_remedied);
  return {
      {SanctionCounts(in_year, tables, sanction),
       by_happening ? Word::kWhyNotHappenedInPeriod : Word::kWhyNotInPeriod,
       Word::kWhyHappenedOpen},
      {is_first, Word::kWhyCountedEarlier, Word::kWhyCountedEarlier},
      {fits, Word::kWhyNotThisSideOrForm, Word::kWhySideOrFormOpen},
      {on_duty, Word::kWhyNotOnDuty, Word::kWhyDutyOpen},
      {is_place_open ? Truth::kUnknown : Truth::kTrue, Word::kWhyPlaceOpen, Word::kWhyPlaceOpen},
      {is_not_excepted, Word::kWhySelfDetected, Word::kWhySelfDetectedOpen}};
}

bool IsSanctionedInPeriod(const DatasetTables& tables, int32_t violation) {
  const ViolationTable& table = tables.violations;
  const auto sanctions = table.sanctions_by_violation.Of(violation);
  return std::any_of(sanctions.begin(), sanctions.end(), [&](int32_t sanction) {
    const Day day = table.sanctions[static_cast<size_t>(sanction)].decided_on;
    return tables.period.begin <= day && day < tables.period.end;
  });
}

std::vector<Test> TestsOf(const ViolationAtom& atom, const DatasetTables& tables,
                          int32_t violation) {
  const ViolationEntry& entry = tables.violations.violations[static_cast<size_t>(violation)];
  Truth is_below = Truth::kUnknown;
  if (entry.unit != kNone) {  // ViolationsBelow() names children and unknown places only
    is_below = FromBool(IsPartyUnit(tables.units.kind[static_cast<size_t>(entry.unit)]));
  }
  const Truth is_not_excepted =
      atom.self_detected == nullptr ? Truth::kTrue : Not(entry.self_detected_and_remedied);
  return {{FromBool(IsSanctionedInPeriod(tables, violation)), Word::kWhyNotSanctioned,
           Word::kWhyNotSanctioned},
          {is_below, Word::kWhyNotBelow, Word::kWhyPlaceOpen},
          {FitsFilter(atom.kinds, entry.kind), Word::kWhyNotThisKind, Word::kWhyKindOpen},
          {entry.committee_at_fault, Word::kWhyCommitteeNotAtFault, Word::kWhyCommitteeOpen},
          {is_not_excepted, Word::kWhySelfDetected, Word::kWhySelfDetectedOpen}};
}

}  // namespace

void FactReader::Read(const SanctionedAtom& atom) {
  const ViolationTable& table = context_.tables.violations;
  constexpr wire::FactKind kKind = wire::FactKind::kSanctions;
  size_t listed = 0;
  size_t not_listed = 0;
  const std::vector<int32_t> events = SanctionsOn(atom, context_, ThisRow(), row_);
  for (const int32_t sanction : events) {
    const Truth counts = SanctionCounts(atom, context_.tables, sanction);
    if (counts == Truth::kFalse && ++listed > kMaxListed) {
      ++not_listed;
      continue;
    }
    const SanctionEntry& entry = table.sanctions[static_cast<size_t>(sanction)];
    const std::string& id = table.violations[static_cast<size_t>(entry.violation)].id;
    Add(kKind, id,
        Say(language_, Word::kSanction, id, NameIn(language_, entry.form),
            NameIn(language_, entry.side), DateText(language_, entry.decided_on),
            Verdict(language_, TestsOf(atom, context_.tables, sanction))),
        counts == Truth::kUnknown ? Missing::kYes : Missing::kNo);
  }
  if (not_listed > 0) Add(kKind, "", Say(language_, Word::kMoreEvents, not_listed));
  ReadEventCoverage(kKind, TruthOf(atom),
                    events.empty() ? Word::kEventsNone : Word::kEventsComplete);
}

void FactReader::Read(const ViolationAtom& atom) {
  const ViolationTable& table = context_.tables.violations;
  constexpr wire::FactKind kKind = wire::FactKind::kViolation;
  size_t listed = 0;
  size_t not_listed = 0;
  const std::vector<int32_t> events = ViolationsBelow(context_.tables, row_);
  for (const int32_t violation : events) {
    const Truth counts = ViolationCounts(atom, context_.tables, violation, row_);
    if (counts == Truth::kFalse && ++listed > kMaxListed) {
      ++not_listed;
      continue;
    }
    const ViolationEntry& entry = table.violations[static_cast<size_t>(violation)];
    Add(kKind, entry.id,
        Say(language_, Word::kViolation, entry.id, NameIn(language_, entry.kind),
            Verdict(language_, TestsOf(atom, context_.tables, violation))),
        counts == Truth::kUnknown ? Missing::kYes : Missing::kNo);
  }
  if (not_listed > 0) Add(kKind, "", Say(language_, Word::kMoreEvents, not_listed));
  ReadEventCoverage(kKind, TruthOf(atom),
                    events.empty() ? Word::kEventsNone : Word::kEventsComplete);
}

// One that counts settles the condition: then it does not matter whether there are more.
void FactReader::ReadEventCoverage(wire::FactKind kind, Truth truth, Word if_complete) {
  if (truth == Truth::kTrue) return;
  const Row unit = OwnUnit();
  if (IsCovered(context_, wire::CoverageTable::kViolations, unit)) {
    return Add(kind, UnitId(unit), Say(language_, if_complete));
  }
  Add(kind, UnitId(unit), Say(language_, Word::kEventsOpen, UnitId(unit)), Missing::kYes);
}

}  // namespace dangvien
