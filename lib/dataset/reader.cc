// The shared reading steps: days, intervals, references, subjects, the period.
//
// Example: `from_date: 20180501 to_date: 20180401` is a reversed interval at
// `people[3].absences[0].to_date`. A date that is not stated stays "not stated"; nothing here fills
// in a default for a fact.
// Tested by tests/unit/dataset/read_test.cc
#include "dataset/reader.h"

#include <optional>

#include "absl/strings/str_cat.h"

namespace dangvien {

Day Reader::ReadDay(int32_t yyyymmdd, const Place& place, const char* field, Day unset) {
  if (yyyymmdd == 0) return unset;
  const std::optional<Date> date = Date::FromYyyymmdd(yyyymmdd);
  if (date.has_value()) return date->day_number();
  Add(IssueCode::kImpossibleDate, place, field,
      absl::StrCat("expected a date as yyyymmdd, found `", yyyymmdd, "`"));
  return unset;
}

DaySpan Reader::ReadSpan(int32_t from_date, int32_t to_date, const Spot& from, const Spot& to) {
  DaySpan span;
  span.from = ReadDay(from_date, from.place, from.field, kBeforeAll);
  span.to = ReadDay(to_date, to.place, to.field, kAfterAll);
  if (span.to < span.from) {
    Add(IssueCode::kReversedInterval, to,
        absl::StrCat("expected a date not before from_date `", from_date, "`, found `", to_date,
                     "`"));
  }
  return span;
}

bool Reader::CheckId(absl::string_view id, const Place& place, const char* field) {
  if (id.empty()) {
    Add(IssueCode::kMissingField, place, field, "expected an id, found none");
    return false;
  }
  if (id.size() > kMaxIdBytes) {
    Add(IssueCode::kLimitExceeded, place, field,
        absl::StrCat("expected an id of at most ", kMaxIdBytes, " bytes, found ", id.size()));
    return false;
  }
  return true;
}

int32_t Reader::Intern(SymbolTable* symbols, absl::string_view id, const Place& place,
                       const char* field) {
  return CheckId(id, place, field) ? symbols->Intern(id, place, field) : kNone;
}

Row Reader::FindUnit(absl::string_view id, const Place& place, const char* field, bool required) {
  if (id.empty() && !required) return kNone;
  if (!CheckId(id, place, field)) return kNone;
  const Row row = out.units.ids.Find(id);
  if (row == kNone) {
    Add(IssueCode::kUnknownUnit, place, field, absl::StrCat("no unit has id `", id, "`"));
  }
  return row;
}

Row Reader::FindPerson(absl::string_view id, const Place& place, const char* field, bool required) {
  if (id.empty() && !required) return kNone;
  if (!CheckId(id, place, field)) return kNone;
  const Row row = out.people.ids.Find(id);
  if (row == kNone) {
    Add(IssueCode::kUnknownPerson, place, field, absl::StrCat("no person has id `", id, "`"));
  }
  return row;
}

namespace {

// Ids that the kind of subject does not use must stay empty: they would be lost otherwise.
void RefuseId(Reader& reader, absl::string_view id, const Place& place, const char* field) {
  if (id.empty()) return;
  reader.Add(IssueCode::kWrongKind, place, field,
             absl::StrCat("expected no id for this kind of subject, found `", id, "`"));
}

SubjectRow FindUnitSubject(Reader& reader, const wire::SubjectRef& ref, const Place& place) {
  RefuseId(reader, ref.person_id, place, "subject.person_id");
  RefuseId(reader, ref.post_id, place, "subject.post_id");
  const Row unit = reader.FindUnit(ref.unit_id, place, "subject.unit_id");
  if (unit == kNone) return {};
  if (ref.kind == wire::SubjectKind::kOrganization &&
      !IsPartyUnit(reader.out.units.kind[static_cast<size_t>(unit)])) {
    reader.Add(IssueCode::kWrongKind, place, "subject.unit_id",
               absl::StrCat("expected a party organization, found the counterpart body `",
                            ref.unit_id, "`"));
    return {};
  }
  return {ref.kind, unit};
}

SubjectRow FindLeader(Reader& reader, const wire::SubjectRef& ref, const Place& place) {
  RefuseId(reader, ref.unit_id, place, "subject.unit_id");
  const Row person = reader.FindPerson(ref.person_id, place, "subject.person_id");
  if (person == kNone) return {};
  const auto& posts = reader.out.people.posts;
  const auto own = posts.Of(person);
  for (size_t i = 0; i < own.size(); ++i) {
    if (own[i].id == ref.post_id) {
      return {ref.kind, posts.begin[static_cast<size_t>(person)] + static_cast<Row>(i)};
    }
  }
  reader.Add(IssueCode::kUnknownPost, place, "subject.post_id",
             absl::StrCat("person `", ref.person_id, "` has no post `", ref.post_id, "`"));
  return {};
}

}  // namespace

SubjectRow Reader::FindSubject(const wire::SubjectRef& ref, const Place& place) {
  switch (ref.kind) {
    case wire::SubjectKind::kOrganization:
    case wire::SubjectKind::kCollective:
      return FindUnitSubject(*this, ref, place);
    case wire::SubjectKind::kMember: {
      RefuseId(*this, ref.unit_id, place, "subject.unit_id");
      RefuseId(*this, ref.post_id, place, "subject.post_id");
      const Row person = FindPerson(ref.person_id, place, "subject.person_id");
      if (person == kNone) return {};
      return {ref.kind, person};
    }
    case wire::SubjectKind::kLeader:
      return FindLeader(*this, ref, place);
    case wire::SubjectKind::kUnspecified:
      break;
  }
  Add(IssueCode::kMissingField, place, "subject.kind", "expected a kind of subject, found none");
  return {};
}

RatingEntry Reader::ReadRating(const wire::Rating& rating, const Place& place) {
  if (rating.side == wire::Side::kUnspecified) {
    Add(IssueCode::kMissingField, place, "side", "expected whose rating it is, found nothing");
  }
  const Day decided = ReadDay(rating.decided_on, place, "decided_on");
  const Day begin = ReadDay(rating.begin_date, place, "begin_date");
  const Day end = ReadDay(rating.end_date, place, "end_date");
  const bool unstated = rating.begin_date == 0 && rating.end_date == 0;
  const bool same = begin == out.period.begin && end == out.period.end;
  if (begin != kNoDay && end != kNoDay && end < begin) {
    Add(IssueCode::kReversedInterval, place, "end_date",
        absl::StrCat("expected a date not before begin_date `", rating.begin_date, "`, found `",
                     rating.end_date, "`"));
  }
  const int32_t tier = Intern(&out.symbols.tiers, rating.tier_id, place, "tier_id");
  return {rating.side, tier, unstated || same, rating.subject_kind, begin, end, decided};
}

RatingEntry RatedAs(Reader& reader, RatingEntry entry, wire::SubjectKind usual,
                    wire::SubjectKind other, const Place& place) {
  if (entry.rated_as == wire::SubjectKind::kUnspecified) entry.rated_as = usual;
  if (entry.rated_as != usual && entry.rated_as != other) {
    reader.Add(IssueCode::kWrongKind, place, "subject_kind",
               absl::StrCat("expected ", wire::Name(usual), " or ", wire::Name(other), ", found ",
                            wire::Name(entry.rated_as)));
  }
  return entry;
}

std::vector<std::string> ReadPeerGroups(Reader& reader, const std::vector<absl::string_view>& ids,
                                        const Place& place) {
  std::vector<std::string> groups;
  for (const absl::string_view id : ids) {
    if (reader.CheckId(id, place, "group_ids")) groups.emplace_back(id);
  }
  std::sort(groups.begin(), groups.end());
  groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
  return groups;
}

namespace {

void ReadCalendar(Reader& reader) {
  const auto dates = [&reader](const std::vector<int32_t>& list, const char* name) {
    std::vector<Date> result;
    for (size_t i = 0; i < list.size(); ++i) {
      const std::optional<Date> date = Date::FromYyyymmdd(list[i]);
      if (date.has_value()) {
        result.push_back(*date);
        continue;
      }
      reader.issues.Add(IssueCode::kImpossibleDate, absl::StrCat(name, "[", i, "]"),
                        absl::StrCat("expected a date as yyyymmdd, found `", list[i], "`"));
    }
    return result;
  };
  const auto days = [](const std::vector<Date>& list) {
    std::vector<Day> result(list.size());
    std::transform(list.begin(), list.end(), result.begin(),
                   [](Date date) { return date.day_number(); });
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
  };
  const std::vector<Date> holidays = dates(reader.in.holiday_dates, "holiday_dates");
  const std::vector<Date> extra = dates(reader.in.extra_working_dates, "extra_working_dates");
  reader.out.holidays = days(holidays);
  reader.out.extra_working_days = days(extra);
  reader.out.calendar = WorkingCalendar(holidays, extra);
}

}  // namespace

void ReadPeriod(Reader& reader) {
  ReadCalendar(reader);
  const Place place("period", -1);
  if (!reader.in.period.has_value()) {
    reader.issues.Add(IssueCode::kMissingField, "period", "expected the rating period, found none");
    return;
  }
  const wire::Period& period = *reader.in.period;
  PeriodDays& days = reader.out.period;
  const auto required = [&](int32_t date, const char* field) {
    if (date == 0) {
      reader.Add(IssueCode::kMissingField, place, field, "expected a date, found none");
    }
    return reader.ReadDay(date, place, field);
  };
  days.begin = required(period.begin_date, "begin_date");
  days.end = required(period.end_date, "end_date");
  days.rating = required(period.rating_date, "rating_date");
  if (days.begin == kNoDay || days.end == kNoDay || days.rating == kNoDay) return;
  if (days.end <= days.begin) {
    reader.Add(IssueCode::kReversedInterval, place, "end_date",
               absl::StrCat("expected a date after begin_date `", period.begin_date, "`, found `",
                            period.end_date, "`"));
  }
  if (days.rating < days.begin) {
    reader.Add(IssueCode::kReversedInterval, place, "rating_date",
               absl::StrCat("expected a date not before begin_date `", period.begin_date,
                            "`, found `", period.rating_date, "`"));
  }
}

}  // namespace dangvien
