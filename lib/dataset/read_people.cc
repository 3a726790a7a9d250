// People, from rows and from slices of columns, into one table.
//
// Both forms feed the same lists (memberships, posts, absences, ratings), collected as (row, entry)
// pairs and grouped once. A person id appears once over all forms.
// Tested by tests/unit/dataset/read_test.cc, tests/property/forms_test.cc
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "dataset/reader.h"

namespace dangvien {
namespace {

struct PersonLists {
  std::vector<std::pair<Row, MembershipEntry>> memberships;
  std::vector<std::pair<Row, PostEntry>> posts;
  std::vector<std::pair<Row, AbsenceEntry>> absences;
  std::vector<std::pair<Row, RatingEntry>> ratings;
  std::set<std::pair<Row, absl::string_view>> post_ids;
};

// Adds a person; kNone, with an issue, for a bad or repeated id.
Row AddPerson(Reader& reader, absl::string_view id, const Spot& spot) {
  PersonTable& people = reader.out.people;
  if (!reader.CheckId(id, spot.place, spot.field)) return kNone;
  if (people.ids.Find(id) != kNone) {
    reader.Add(IssueCode::kDuplicateId, spot, absl::StrCat("person `", id, "` is there already"));
    return kNone;
  }
  people.admitted_on.push_back(kNoDay);
  people.official_on.push_back(kNoDay);
  people.employment.push_back(wire::EmploymentKind::kUnspecified);
  return people.ids.Intern(id);
}

void RequireKind(Reader& reader, bool stated, const Place& place, const char* field) {
  if (stated) return;
  reader.Add(IssueCode::kMissingField, place, field, "expected a kind, found none");
}

void ReadMembership(Reader& reader, Row person, const wire::Membership& in, const Place& place,
                    PersonLists* lists) {
  RequireKind(reader, in.kind != wire::MembershipKind::kUnspecified, place, "kind");
  MembershipEntry entry;
  entry.unit = reader.FindUnit(in.unit_id, place, "unit_id");
  entry.kind = in.kind;
  entry.span = reader.ReadSpan(in.from_date, in.to_date, place);
  entry.remarks_received_on = reader.ReadDay(in.remarks_received_on, place, "remarks_received_on");
  entry.has_remarks = !in.remarks_reference.empty() || in.remarks_received_on != 0;
  if (entry.unit == kNone) return;
  const bool is_party_life = in.kind != wire::MembershipKind::kWorkplace;
  if (is_party_life && !IsPartyUnit(reader.out.units.kind[static_cast<size_t>(entry.unit)])) {
    reader.Add(IssueCode::kWrongKind, place, "unit_id",
               absl::StrCat("expected a party organization, found the counterpart body `",
                            in.unit_id, "`"));
    return;
  }
  lists->memberships.emplace_back(person, entry);
}

void ReadPost(Reader& reader, Row person, const wire::Post& in, const Place& place,
              PersonLists* lists) {
  RequireKind(reader, in.kind != wire::PostKind::kUnspecified, place, "kind");
  RequireKind(reader, in.body != wire::PostBody::kUnspecified, place, "body");
  PostEntry entry;
  if (reader.CheckId(in.id, place, "id") && !lists->post_ids.insert({person, in.id}).second) {
    reader.Add(IssueCode::kDuplicateId, place, "id",
               absl::StrCat("post `", in.id, "` is there already"));
  }
  entry.id = std::string(in.id);
  entry.title = std::string(in.title);
  entry.person = person;
  entry.unit = reader.FindUnit(in.unit_id, place, "unit_id");
  entry.kind = in.kind;
  entry.body = in.body;
  entry.span = reader.ReadSpan(in.from_date, in.to_date, place);
  entry.rank = in.rank;
  entry.peer_groups = ReadPeerGroups(reader, in.group_ids, place);
  if (entry.unit != kNone) lists->posts.emplace_back(person, std::move(entry));
}

void ReadAbsence(Reader& reader, Row person, const wire::Absence& in, const Place& place,
                 PersonLists* lists) {
  RequireKind(reader, in.kind != wire::AbsenceKind::kUnspecified, place, "kind");
  const DaySpan span = reader.ReadSpan(in.from_date, in.to_date, place);
  lists->absences.emplace_back(person, AbsenceEntry{in.kind, span});
}

void ReadPersonRating(Reader& reader, Row person, const wire::Rating& in, const Place& place,
                      PersonLists* lists) {
  lists->ratings.emplace_back(
      person, RatedAs(reader, reader.ReadRating(in, place), wire::SubjectKind::kMember,
                      wire::SubjectKind::kLeader, place));
}

void ReadRows(Reader& reader, PersonLists* lists) {
  PersonTable& people = reader.out.people;
  for (size_t i = 0; i < reader.in.people.size(); ++i) {
    const wire::Person& in = reader.in.people[i];
    const Place place("people", static_cast<int64_t>(i));
    reader.pace.Advance();
    const Row row = AddPerson(reader, in.id, {place, "id"});
    if (row == kNone) continue;
    people.admitted_on.back() = reader.ReadDay(in.admitted_on, place, "admitted_on");
    people.official_on.back() = reader.ReadDay(in.official_on, place, "official_on");
    people.employment.back() = in.employment;
    const auto at = [&place](const char* list, size_t j) {
      return place.In(list, static_cast<int64_t>(j));
    };
    for (size_t j = 0; j < in.memberships.size(); ++j) {
      ReadMembership(reader, row, in.memberships[j], at("memberships", j), lists);
    }
    for (size_t j = 0; j < in.posts.size(); ++j) {
      ReadPost(reader, row, in.posts[j], at("posts", j), lists);
    }
    for (size_t j = 0; j < in.absences.size(); ++j) {
      ReadAbsence(reader, row, in.absences[j], at("absences", j), lists);
    }
    for (size_t j = 0; j < in.ratings.size(); ++j) {
      ReadPersonRating(reader, row, in.ratings[j], at("ratings", j), lists);
    }
  }
}

// Every column of a chunk is empty or as long as person_ids.
bool CheckLengths(Reader& reader, const wire::PeopleColumns& in, const Place& place) {
  const size_t expected = in.person_ids.size();
  bool fits = true;
  const auto check = [&](size_t length, const char* field) {
    if (length == 0 || length == expected) return;
    fits = false;
    reader.Add(IssueCode::kColumnLength, place, field,
               absl::StrCat("expected ", expected, " entries, found ", length));
  };
  check(in.admitted_on.size(), "admitted_on");
  check(in.official_on.size(), "official_on");
  check(in.employment.size(), "employment");
  check(in.home_unit.size(), "home_unit");
  check(in.home_from_date.size(), "home_from_date");
  check(in.home_to_date.size(), "home_to_date");
  return fits;
}

// The row for the sparse entry `person` of a slice, or kNone with an issue.
Row SliceRow(Reader& reader, const std::vector<Row>& rows, uint32_t person, const Place& place) {
  if (person < rows.size()) return rows[person];
  reader.Add(IssueCode::kColumnLength, place, "person",
             absl::StrCat("expected an index below ", rows.size(), ", found ", person));
  return kNone;
}

void ReadHomes(Reader& reader, const PeopleSlice& slice, const std::vector<Row>& rows,
               PersonLists* lists) {
  const auto& [in, place] = slice;
  std::vector<Row> units;
  for (size_t i = 0; i < in.unit_ids.size(); ++i) {
    const Spot entry = place.UnitEntry(i);
    units.push_back(reader.FindUnit(in.unit_ids[i], entry.place, entry.field));
  }
  for (size_t i = 0; i < in.home_unit.size(); ++i) {
    if (in.home_unit[i] == 0 || rows[i] == kNone) continue;
    const Spot at = place.Cell("home_unit", i, "unit");
    if (in.home_unit[i] > units.size()) {
      reader.Add(IssueCode::kColumnLength, at,
                 absl::StrCat("expected at most ", units.size(), ", found ", in.home_unit[i]));
      continue;
    }
    MembershipEntry entry{};
    entry.unit = units[in.home_unit[i] - 1];
    entry.kind = wire::MembershipKind::kOfficial;
    entry.span = reader.ReadSpan(in.home_from_date.empty() ? 0 : in.home_from_date[i],
                                 in.home_to_date.empty() ? 0 : in.home_to_date[i],
                                 place.HomeDate(i, "home_from_date", "from_date"),
                                 place.HomeDate(i, "home_to_date", "to_date"));
    entry.remarks_received_on = kNoDay;
    if (entry.unit == kNone) continue;
    if (!IsPartyUnit(reader.out.units.kind[static_cast<size_t>(entry.unit)])) {
      reader.Add(IssueCode::kWrongKind, at, "expected a party organization");
      continue;
    }
    lists->memberships.emplace_back(rows[i], entry);
  }
}

bool RequireRow(Reader& reader, bool stated, const Place& place, const char* field) {
  if (stated) return true;
  reader.Add(IssueCode::kMissingField, place, field, "expected one, found none");
  return false;
}

void ReadSparse(Reader& reader, const PeopleSlice& slice, const std::vector<Row>& rows,
                PersonLists* lists) {
  const wire::PeopleColumns& in = slice.columns;
  const auto each = [&](const auto& entries, SparseList list, const auto& read) {
    for (size_t i = 0; i < entries.size(); ++i) {
      const Place at = slice.place.Sparse(list, i, entries[i].person);
      const Row row = SliceRow(reader, rows, entries[i].person, at);
      if (row != kNone) read(row, entries[i], at);
    }
  };
  each(in.memberships, SparseList::kMemberships,
       [&](Row row, const wire::MembershipRow& e, const Place& at) {
         if (RequireRow(reader, e.membership.has_value(), at, "membership")) {
           ReadMembership(reader, row, *e.membership, at, lists);
         }
       });
  each(in.posts, SparseList::kPosts, [&](Row row, const wire::PostRow& e, const Place& at) {
    if (RequireRow(reader, e.post.has_value(), at, "post")) {
      ReadPost(reader, row, *e.post, at, lists);
    }
  });
  each(in.absences, SparseList::kAbsences,
       [&](Row row, const wire::AbsenceRow& e, const Place& at) {
         if (RequireRow(reader, e.absence.has_value(), at, "absence")) {
           ReadAbsence(reader, row, *e.absence, at, lists);
         }
       });
  each(in.ratings, SparseList::kRatings, [&](Row row, const wire::RatingRow& e, const Place& at) {
    if (RequireRow(reader, e.rating.has_value(), at, "rating")) {
      ReadPersonRating(reader, row, *e.rating, at, lists);
    }
  });
}

void ReadSlice(Reader& reader, const PeopleSlice& slice, PersonLists* lists) {
  const wire::PeopleColumns& in = slice.columns;
  const SlicePlace& place = slice.place;
  if (!CheckLengths(reader, in, place.chunk())) return;
  PersonTable& people = reader.out.people;
  std::vector<Row> rows;
  rows.reserve(in.person_ids.size());
  const auto day = [&](const std::vector<int32_t>& dates, size_t i, const char* field) {
    const Spot spot = place.Person(i, field);
    return reader.ReadDay(dates[i], spot.place, spot.field);
  };
  for (size_t i = 0; i < in.person_ids.size(); ++i) {
    reader.pace.Advance();
    rows.push_back(AddPerson(reader, in.person_ids[i], place.Person(i, "id")));
    if (rows.back() == kNone) continue;
    if (!in.admitted_on.empty()) {
      people.admitted_on.back() = day(in.admitted_on, i, "admitted_on");
    }
    if (!in.official_on.empty()) {
      people.official_on.back() = day(in.official_on, i, "official_on");
    }
    if (in.employment.empty()) continue;
    const auto kind = static_cast<wire::EmploymentKind>(in.employment[i]);
    if (wire::IsKnown(kind)) {
      people.employment.back() = kind;
    } else {
      reader.Add(IssueCode::kUnknownEnumValue, place.Person(i, "employment"),
                 absl::StrCat("found ", static_cast<int>(kind)));
    }
  }
  ReadHomes(reader, slice, rows, lists);
  ReadSparse(reader, slice, rows, lists);
}

// Entries that stand in tables of their own, beside the id of their person.
void ReadKeyed(Reader& reader, PersonLists* lists) {
  int64_t count = 0;
  const auto entry = [&](const auto& read) {
    return [&](absl::string_view id, const auto& in, const Place& place) {
      reader.pace.AskAt(count++);
      const Row row = reader.FindPerson(id, place, "person_id");
      if (row != kNone) read(reader, row, in, place, lists);
    };
  };
  reader.slices.ForEachMembership(entry(ReadMembership));
  reader.slices.ForEachPost(entry(ReadPost));
  reader.slices.ForEachAbsence(entry(ReadAbsence));
  reader.slices.ForEachRating(entry(ReadPersonRating));
}

}  // namespace

void ReadPeople(Reader& reader) {
  PersonLists lists;
  ReadRows(reader, &lists);
  reader.slices.ForEach(SlicePart::kPeople, [&reader, &lists](const PeopleSlice& slice) {
    ReadSlice(reader, slice, &lists);
  });
  ReadKeyed(reader, &lists);
  PersonTable& people = reader.out.people;
  std::vector<std::pair<Row, PostEntry>> posts_by_unit;
  for (const auto& [person, post] : lists.posts) posts_by_unit.emplace_back(post.unit, post);
  GroupByRow(std::move(posts_by_unit), reader.out.units.size(), &people.posts_by_unit);
  GroupByRow(std::move(lists.memberships), people.size(), &people.memberships);
  GroupByRow(std::move(lists.posts), people.size(), &people.posts);
  GroupByRow(std::move(lists.absences), people.size(), &people.absences);
  GroupByRow(std::move(lists.ratings), people.size(), &people.ratings);
}

}  // namespace dangvien
