// The law of a year is not the law as one knows it now. Three dates make the difference: the year
// that is rated, the years for which a policy says it is law, and the day on which the question is
// asked. Example, two policies of one scope:
//
//   hd27   2014 to 2017, known from 20140925        asked for 2018 on 20180901: hd27
//   hd16   2018 to 2018, known from 20180924        asked for 2018 on 20181201: hd16
//
// On the first of September nobody knew that the older one had ended. That it ends in 2017 is known
// with the one that replaces it; so its last year is not looked at. Where nothing replaces a policy
// after its last year, it has ended on its own, and there is no law: that is no reason to take an
// older one.
//
// Only what the period of each policy says is read; nothing is compiled.
// Tested by tests/unit/policy/timeline_test.cc
#include "dangvien/timeline.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/guarded.h"
#include "policy/builtin_data.h"
#include "policy/resolve.h"

namespace dangvien {
namespace {

bool IsComplete(const PolicyPeriodInfo& period) {
  return period.kind != PeriodKind::kUnspecified && period.first_year != 0 &&
         period.known_from != 0 && !period.scope_id.empty();
}

auto OrderOf(const TimelineEntry& entry) {
  const PolicyPeriodInfo& period = entry.period;
  return std::tie(period.scope_id, period.kind, period.first_year, period.known_from);
}

bool IsBefore(const TimelineEntry& a, const TimelineEntry& b) {
  return OrderOf(a) != OrderOf(b) ? OrderOf(a) < OrderOf(b) : a.policy_id < b.policy_id;
}

TimelineEntry EntryOf(const CompiledPolicy& policy) {
  TimelineEntry entry;
  entry.policy_id = std::string(policy.message.id);
  entry.parent_id = policy.parent_id;
  entry.period = PeriodOf(policy.message);
  for (const wire::Instrument& instrument : policy.message.instruments) {
    entry.instruments.push_back({std::string(instrument.number), instrument.date});
  }
  return entry;
}

// "`hd16` (2018 to 2018, known from 20180924)"
std::string Describe(const TimelineEntry& entry) {
  const PolicyPeriodInfo& period = entry.period;
  return absl::StrCat("`", entry.policy_id, "` (", period.first_year, " to ",
                      period.last_year == 0 ? "now" : absl::StrCat(period.last_year),
                      ", known from ", period.known_from, ")");
}

// One question, put to the timeline.
class Search {
 public:
  Search(const std::vector<TimelineEntry>& entries, const TimelineQuery& query)
      : entries_(entries), query_(query) {}

  // The scopes in which to look, from the one asked for upwards.
  std::vector<std::string> Scopes() const {
    std::vector<std::string> scopes = {query_.scope_id};
    for (;;) {
      const std::string above = ScopeAbove(scopes.back());
      if (above.empty() || std::count(scopes.begin(), scopes.end(), above) > 0) return scopes;
      scopes.push_back(above);
    }
  }

  // What is chosen in the scope alone; null where it has nothing for the year.
  const TimelineEntry* In(const std::string& scope) {
    const TimelineEntry* best = nullptr;
    scopes_in_work_.push_back(scope);
    // Entries are in the order of first year and known day.
    for (const TimelineEntry& entry : entries_) {
      if (entry.period.scope_id == scope && IsEligible(entry)) best = &entry;
    }
    scopes_in_work_.pop_back();
    return best == nullptr || HasEnded(*best) ? nullptr : best;
  }

  bool IsOfKindAndYear(const TimelineEntry& entry) const {
    return entry.period.kind == query_.kind && entry.period.first_year <= query_.year;
  }

  PassedOver WhyNot(const TimelineEntry& entry) {
    if (!IsKnown(entry)) return PassedOver::kNotYetKnown;
    if (!HoldsWithParent(entry)) return PassedOver::kParentReplaced;
    return HasEnded(entry) ? PassedOver::kEnded : PassedOver::kReplaced;
  }

 private:
  bool IsKnown(const TimelineEntry& entry) const {
    return query_.known_on == 0 || entry.period.known_from <= query_.known_on;
  }

  bool IsEligible(const TimelineEntry& entry) {
    return IsOfKindAndYear(entry) && IsKnown(entry) && HoldsWithParent(entry);
  }

  const TimelineEntry* Find(const std::string& policy_id) const {
    for (const TimelineEntry& entry : entries_) {
      if (entry.policy_id == policy_id) return &entry;
    }
    return nullptr;
  }

  // The parent where it is law elsewhere; null where there is none, or where it is replaced by the
  // overlay itself.
  const TimelineEntry* ParentElsewhere(const TimelineEntry& entry) const {
    const TimelineEntry* parent = Find(entry.parent_id);
    return parent == nullptr || parent->period.scope_id == entry.period.scope_id ? nullptr : parent;
  }

  bool HoldsWithParent(const TimelineEntry& entry) {
    const TimelineEntry* parent = ParentElsewhere(entry);
    if (parent == nullptr || parent->period.kind != query_.kind) return true;
    const std::string& scope = parent->period.scope_id;
    const auto& in_work = scopes_in_work_;
    // Two scopes that are above each other say nothing about each other.
    if (std::count(in_work.begin(), in_work.end(), scope) > 0) return true;
    return In(scope) == parent;
  }

  bool HasEnded(const TimelineEntry& entry) const {
    const int32_t last = entry.period.last_year;
    if (last == 0 || query_.year <= last) return false;
    for (const TimelineEntry& other : entries_) {
      const PolicyPeriodInfo& period = other.period;
      if (period.scope_id == entry.period.scope_id && IsOfKindAndYear(other) &&
          period.first_year > last && !IsKnown(other)) {
        return false;
      }
    }
    const TimelineEntry* parent = ParentElsewhere(entry);
    const bool ends_with_parent = parent != nullptr && parent->period.last_year == last;
    return !ends_with_parent || HasEnded(*parent);
  }

  // Of the last policy that begins in the year or before; else of the first one.
  std::string ScopeAbove(const std::string& scope) const {
    std::string above;
    for (const TimelineEntry& entry : entries_) {
      if (entry.period.scope_id != scope) continue;
      const TimelineEntry* parent = ParentElsewhere(entry);
      if (parent == nullptr) continue;
      if (above.empty() || IsOfKindAndYear(entry)) above = parent->period.scope_id;
    }
    return above;
  }

  const std::vector<TimelineEntry>& entries_;
  const TimelineQuery& query_;
  std::vector<std::string> scopes_in_work_;
};

absl::Status NotFound(const std::vector<TimelineEntry>& entries, const TimelineQuery& query,
                      const std::vector<std::string>& scopes) {
  std::vector<std::string> there;
  std::vector<std::string> known_scopes;
  for (const TimelineEntry& entry : entries) {
    const std::string scope = absl::StrCat("`", entry.period.scope_id, "`");
    if (known_scopes.empty() || known_scopes.back() != scope) known_scopes.push_back(scope);
    if (std::count(scopes.begin(), scopes.end(), entry.period.scope_id) == 0) continue;
    if (entry.period.kind == query.kind) there.push_back(Describe(entry));
  }
  return absl::NotFoundError(absl::StrCat(
      "no policy of scope `", query.scope_id, "` for the year ", query.year,
      query.known_on == 0 ? "" : absl::StrCat(" as known on ", query.known_on), "; ",
      there.empty() ? absl::StrCat("there are scopes ", absl::StrJoin(known_scopes, ", "))
                    : absl::StrCat("there are ", absl::StrJoin(there, ", "))));
}

std::string PathOf(size_t index) { return absl::StrCat("policies[", index, "]"); }

void Resolve(absl::Span<const absl::string_view> policies, const std::string& path,
             IssueList* issues, CompiledPolicy* policy) {
  IssueList own;
  ResolveOverlay(policies, Redundancy::kAllowed, &own, policy);
  for (const Issue& issue : own.kept()) {
    issues->Add(issue.code, absl::StrCat(path, ".", issue.path), issue.message);
  }
}

absl::StatusOr<std::vector<TimelineEntry>> EntriesOf(absl::Span<const absl::string_view> policies) {
  IssueList issues;
  std::vector<CompiledPolicy> read(policies.size());
  for (size_t i = 0; i < policies.size(); ++i) {
    DecodePolicy(policies[i], PathOf(i), &issues, &read[i].message);
  }
  if (!issues.empty()) return issues.ToStatus("timeline");
  std::vector<TimelineEntry> entries;
  for (size_t i = 0; i < policies.size(); ++i) {
    Resolve(policies, PathOf(i), &issues, &read[i]);
    TimelineEntry entry = EntryOf(read[i]);
    if (!IsComplete(entry.period)) continue;
    for (const TimelineEntry& other : entries) {
      if (OrderOf(other) != OrderOf(entry)) continue;
      issues.Add(
          IssueCode::kInvalidPolicy, absl::StrCat(PathOf(i), ".period"),
          absl::StrCat("nothing chooses between `", entry.policy_id, "` and ", Describe(other)));
    }
    entries.push_back(std::move(entry));
  }
  if (!issues.empty()) return issues.ToStatus("timeline");
  std::sort(entries.begin(), entries.end(), IsBefore);
  return entries;
}

absl::StatusOr<TimelineChoice> SelectFrom(const std::vector<TimelineEntry>& entries,
                                          const TimelineQuery& query) {
  Search search(entries, query);
  const std::vector<std::string> scopes = search.Scopes();
  TimelineChoice choice;
  for (const std::string& scope : scopes) {
    const TimelineEntry* chosen = search.In(scope);
    for (const TimelineEntry& entry : entries) {
      if (entry.period.scope_id != scope || &entry == chosen || !search.IsOfKindAndYear(entry)) {
        continue;
      }
      choice.others.push_back({entry.policy_id, search.WhyNot(entry)});
    }
    if (chosen == nullptr) continue;
    choice.policy_id = chosen->policy_id;
    choice.scope_id = scope;
    choice.period = chosen->period;
    choice.instruments = chosen->instruments;
    return choice;
  }
  return NotFound(entries, query, scopes);
}

}  // namespace

absl::StatusOr<Timeline> Timeline::Builtin() {
  return Guarded([] {
    std::vector<std::string> policies;
    for (const std::string& name : Policy::BuiltinNames()) {
      policies.push_back(Policy::BuiltinBytes(name));
    }
    return Of(std::vector<absl::string_view>(policies.begin(), policies.end()));
  });
}

absl::StatusOr<Timeline> Timeline::Of(absl::Span<const absl::string_view> policies) {
  return Guarded([&]() -> absl::StatusOr<Timeline> {
    absl::StatusOr<std::vector<TimelineEntry>> entries = EntriesOf(policies);
    if (!entries.ok()) return entries.status();
    return Timeline(*std::move(entries));
  });
}

absl::StatusOr<TimelineChoice> Timeline::Select(const TimelineQuery& query) const {
  return Guarded([&] { return SelectFrom(entries_, query); });
}

}  // namespace dangvien
