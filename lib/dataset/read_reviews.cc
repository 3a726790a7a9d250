// Review sessions: one row a session, one row a reviewed report.
//
// What a review does not state stays unknown (an actor is kNone, a record is Truth::kUnknown);
// sections are kept as sorted symbols, so that "are all of these present?" is a merge.
// Tested by tests/unit/dataset/read_test.cc
#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "dataset/reader.h"

namespace dangvien {
namespace {

std::vector<int32_t> ReadSections(Reader& reader, const std::vector<absl::string_view>& ids,
                                  const Place& place) {
  std::vector<int32_t> sections;
  for (const absl::string_view id : ids) {
    if (!reader.CheckId(id, place, "section_ids")) continue;
    sections.push_back(reader.out.symbols.sections.Intern(id, place, "section_ids"));
  }
  std::sort(sections.begin(), sections.end());
  return sections;
}

Row PersonOf(const DatasetTables& tables, const SubjectRow& subject) {
  if (subject.kind == wire::SubjectKind::kMember) return subject.row;
  if (subject.kind == wire::SubjectKind::kLeader) {
    return tables.people.posts.entries[static_cast<size_t>(subject.row)].person;
  }
  return kNone;
}

void ReadReview(Reader& reader, const wire::Review& in, const Place& place, ReviewEntry* entry) {
  if (in.subject.has_value()) {
    entry->subject = reader.FindSubject(*in.subject, place);
    if (entry->subject.row != kNone) entry->person = PersonOf(reader.out, entry->subject);
  } else {
    reader.Add(IssueCode::kMissingField, place, "subject", "expected a subject, found none");
  }
  entry->sequence = in.sequence;
  entry->draft_sent_on = reader.ReadDay(in.draft_sent_on, place, "draft_sent_on");
  const auto actor = [&](absl::string_view id, const char* field) {
    return reader.FindPerson(id, place, field, /*required=*/false);
  };
  entry->actors[kDirectedBy] = actor(in.directed_by, "directed_by");
  entry->actors[kPresentedBy] = actor(in.presented_by, "presented_by");
  entry->actors[kChairedBy] = actor(in.chaired_by, "chaired_by");
  entry->actors[kConcludedBy] = actor(in.concluded_by, "concluded_by");
  entry->records[kDelegate] = TruthOf(in.presented_by_delegate);
  entry->records[kCollected] = TruthOf(in.comments_collected);
  entry->records[kGiven] = TruthOf(in.comments_given);
  entry->records[kItemByItem] = TruthOf(in.concluded_item_by_item);
  entry->records[kRevised] = TruthOf(in.report_revised);
  entry->sections = ReadSections(reader, in.section_ids, place);
  entry->sections_complete = in.sections_complete.value_or(false);
  entry->depth = in.depth;
  for (size_t i = 0; i < in.faults.size(); ++i) {
    entry->faults.push_back({ReadSections(reader, in.faults[i].section_ids,
                                          place.In("faults", static_cast<int64_t>(i)))});
  }
}

// The row under which a review is found: the unit, or the person.
size_t ReviewedRow(const ReviewEntry& review) {
  const bool is_leader = review.subject.kind == wire::SubjectKind::kLeader;
  return static_cast<size_t>(is_leader ? review.person : review.subject.row);
}

void IndexSubjects(const DatasetTables& tables, ReviewTable* table) {
  const auto units = static_cast<size_t>(tables.units.size());
  const auto people = static_cast<size_t>(tables.people.size());
  table->last_of_unit.assign(units, {});
  table->last_of_person.assign(people, {});
  table->last_of_leader.assign(people, {});
  const auto last_of = [table](wire::SubjectKind kind) {
    if (kind == wire::SubjectKind::kMember) return &table->last_of_person;
    return kind == wire::SubjectKind::kLeader ? &table->last_of_leader : &table->last_of_unit;
  };
  for (const ReviewEntry& review : table->reviews) {
    if (review.subject.row == kNone) continue;
    const Day held_on = table->sessions[static_cast<size_t>(review.session)].held_on;
    LastReview& last = (*last_of(review.subject.kind))[ReviewedRow(review)];
    last.is_reviewed = true;
    last.has_undated = last.has_undated || held_on == kNoDay;
    last.held_on = std::max(last.held_on, held_on);  // kNoDay is before every day
  }
}

}  // namespace

void ReadReviews(Reader& reader) {
  ReviewTable& table = reader.out.reviews;
  DenseIndex seen;
  std::vector<std::pair<Row, int32_t>> by_unit;
  for (size_t i = 0; i < reader.in.review_sessions.size(); ++i) {
    const wire::ReviewSession& in = reader.in.review_sessions[i];
    const Place place("review_sessions", static_cast<int64_t>(i));
    if (reader.CheckId(in.id, place, "id")) {
      const int32_t count = seen.size();
      if (seen.Intern(in.id) < count) {
        reader.Add(IssueCode::kDuplicateId, place, "id",
                   absl::StrCat("session `", in.id, "` is there already"));
      }
    }
    const Row unit = reader.FindUnit(in.unit_id, place, "unit_id");
    const Day held_on = reader.ReadDay(in.held_on, place, "held_on");
    const auto session = static_cast<int32_t>(table.sessions.size());
    table.sessions.push_back({std::string(in.id), unit, in.body, held_on});
    for (size_t j = 0; j < in.reviews.size(); ++j) {
      ReviewEntry entry{};
      entry.session = session;
      entry.index = static_cast<int32_t>(j);
      entry.person = kNone;
      ReadReview(reader, in.reviews[j], place.In("reviews", static_cast<int64_t>(j)), &entry);
      if (unit != kNone) by_unit.emplace_back(unit, static_cast<int32_t>(table.reviews.size()));
      table.reviews.push_back(std::move(entry));
    }
  }
  GroupByRow(std::move(by_unit), reader.out.units.size(), &table.reviews_by_unit);
  IndexSubjects(reader.out, &table);
}

}  // namespace dangvien
