// People, from rows and from column chunks, into one table.
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
Row AddPerson(Reader& reader, absl::string_view id, const Place& place, const char* field) {
  PersonTable& people = reader.out.people;
  if (!reader.CheckId(id, place, field)) return kNone;
  if (people.ids.Find(id) != kNone) {
    reader.Add(IssueCode::kDuplicateId, place, field,
               absl::StrCat("person `", id, "` is there already"));
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
    const Row row = AddPerson(reader, in.id, place, "id");
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

// The row for the sparse entry `person` of a chunk, or kNone with an issue.
Row ChunkRow(Reader& reader, const std::vector<Row>& rows, uint32_t person, const Place& place) {
  if (person < rows.size()) return rows[person];
  reader.Add(IssueCode::kColumnLength, place, "person",
             absl::StrCat("expected an index below ", rows.size(), ", found ", person));
  return kNone;
}

void ReadHomes(Reader& reader, const wire::PeopleColumns& in, const std::vector<Row>& rows,
               const Place& place, PersonLists* lists) {
  std::vector<Row> units;
  for (size_t i = 0; i < in.unit_ids.size(); ++i) {
    units.push_back(
        reader.FindUnit(in.unit_ids[i], place.In("unit_ids", static_cast<int64_t>(i)), "id"));
  }
  for (size_t i = 0; i < in.home_unit.size(); ++i) {
    if (in.home_unit[i] == 0 || rows[i] == kNone) continue;
    const Place at = place.In("home_unit", static_cast<int64_t>(i));
    if (in.home_unit[i] > units.size()) {
      reader.Add(IssueCode::kColumnLength, at, "unit",
                 absl::StrCat("expected at most ", units.size(), ", found ", in.home_unit[i]));
      continue;
    }
    MembershipEntry entry{};
    entry.unit = units[in.home_unit[i] - 1];
    entry.kind = wire::MembershipKind::kOfficial;
    entry.span = reader.ReadSpan(in.home_from_date.empty() ? 0 : in.home_from_date[i],
                                 in.home_to_date.empty() ? 0 : in.home_to_date[i], at);
    entry.remarks_received_on = kNoDay;
    if (entry.unit == kNone) continue;
    if (!IsPartyUnit(reader.out.units.kind[static_cast<size_t>(entry.unit)])) {
      reader.Add(IssueCode::kWrongKind, at, "unit", "expected a party organization");
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

void ReadSparse(Reader& reader, const wire::PeopleColumns& in, const std::vector<Row>& rows,
                const Place& place, PersonLists* lists) {
  const auto each = [&](const auto& entries, const char* list, const auto& read) {
    for (size_t i = 0; i < entries.size(); ++i) {
      const Place at = place.In(list, static_cast<int64_t>(i));
      const Row row = ChunkRow(reader, rows, entries[i].person, at);
      if (row != kNone) read(row, entries[i], at);
    }
  };
  each(in.memberships, "memberships", [&](Row row, const wire::MembershipRow& e, const Place& at) {
    if (RequireRow(reader, e.membership.has_value(), at, "membership")) {
      ReadMembership(reader, row, *e.membership, at, lists);
    }
  });
  each(in.posts, "posts", [&](Row row, const wire::PostRow& e, const Place& at) {
    if (RequireRow(reader, e.post.has_value(), at, "post")) {
      ReadPost(reader, row, *e.post, at, lists);
    }
  });
  each(in.absences, "absences", [&](Row row, const wire::AbsenceRow& e, const Place& at) {
    if (RequireRow(reader, e.absence.has_value(), at, "absence")) {
      ReadAbsence(reader, row, *e.absence, at, lists);
    }
  });
  each(in.ratings, "ratings", [&](Row row, const wire::RatingRow& e, const Place& at) {
    if (RequireRow(reader, e.rating.has_value(), at, "rating")) {
      ReadPersonRating(reader, row, *e.rating, at, lists);
    }
  });
}

void ReadChunk(Reader& reader, const wire::PeopleColumns& in, int64_t index, PersonLists* lists) {
  const Place place("people_columns", index);
  if (!CheckLengths(reader, in, place)) return;
  PersonTable& people = reader.out.people;
  std::vector<Row> rows;
  rows.reserve(in.person_ids.size());
  for (size_t i = 0; i < in.person_ids.size(); ++i) {
    const Place at = place.In("person_ids", static_cast<int64_t>(i));
    reader.pace.Advance();
    rows.push_back(AddPerson(reader, in.person_ids[i], at, "id"));
    if (rows.back() == kNone) continue;
    if (!in.admitted_on.empty()) {
      people.admitted_on.back() = reader.ReadDay(in.admitted_on[i], at, "admitted_on");
    }
    if (!in.official_on.empty()) {
      people.official_on.back() = reader.ReadDay(in.official_on[i], at, "official_on");
    }
    if (in.employment.empty()) continue;
    const auto kind = static_cast<wire::EmploymentKind>(in.employment[i]);
    if (wire::IsKnown(kind)) {
      people.employment.back() = kind;
    } else {
      reader.Add(IssueCode::kUnknownEnumValue, at, "employment",
                 absl::StrCat("found ", static_cast<int>(kind)));
    }
  }
  ReadHomes(reader, in, rows, place, lists);
  ReadSparse(reader, in, rows, place, lists);
}

}  // namespace

void ReadPeople(Reader& reader) {
  PersonLists lists;
  ReadRows(reader, &lists);
  for (size_t i = 0; i < reader.in.people_columns.size(); ++i) {
    ReadChunk(reader, reader.in.people_columns[i], static_cast<int64_t>(i), &lists);
  }
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
