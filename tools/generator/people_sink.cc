// The two forms of one person: a row of its own, or an entry in every column of a chunk.
//
// Both write the same facts; a test turns columns back into rows and compares. Columns are held as
// one message that is cleared, not freed, after each chunk, so that a million people cost the
// memory of 65,536. Within a chunk every column has an entry for everybody, even where all are
// "not known": that keeps the code plain and costs few bytes.
//
// Tested by tests/unit/generator/generator_test.cc
#include "generator/people_sink.h"

#include <cstddef>
#include <cstdint>
#include <utility>

namespace dangvien::generator {
namespace {

class RowSink : public PeopleSink {
 public:
  RowSink(const Dossier& dossier, v1::Dataset& out) : dossier_(dossier), out_(out) {}

  void Add(const PersonFacts& facts) override {
    v1::Person& person = *out_.add_people();
    person.set_id(facts.id);
    person.set_admitted_on(facts.admitted_on);
    person.set_official_on(facts.official_on);
    person.set_employment(facts.employment);
    v1::Membership& home = *person.add_memberships();
    home.set_unit_id(facts.home_unit_id);
    home.set_kind(v1::MEMBERSHIP_KIND_OFFICIAL);
    home.set_from_date(facts.home_from_date);
    for (const v1::Membership& other : facts.other_memberships) *person.add_memberships() = other;
    for (const v1::Post& post : facts.posts) *person.add_posts() = post;
    for (const v1::Absence& absence : facts.absences) *person.add_absences() = absence;
    for (const v1::Rating& rating : facts.ratings) *person.add_ratings() = rating;

    v1::Assessment& assessment = *out_.add_assessments();
    assessment.mutable_subject()->set_kind(v1::SUBJECT_KIND_MEMBER);
    assessment.mutable_subject()->set_person_id(facts.id);
    WriteAssessment(dossier_.policy, dossier_.members, facts.marked, assessment);
  }

  void Finish() override {}

 private:
  const Dossier& dossier_;
  v1::Dataset& out_;
};

// Columns count an index from 1 in bytes where 0 is "not known".
char IndexByte(int index) { return static_cast<char>(index + 1); }

class ColumnSink : public PeopleSink {
 public:
  ColumnSink(const Dossier& dossier, ChunkTaker take) : dossier_(dossier), take_(std::move(take)) {}

  void Add(const PersonFacts& facts) override {
    if (chunk_.person_ids_size() == 0) Begin();
    AddIdentity(facts);
    AddSparse(facts);
    AddMarks(facts.marked);
    AddTasks(facts.marked);
    AddFlags(facts.marked);
    chunk_.mutable_self_tier()->push_back(IndexByte(facts.marked.self_tier));
    chunk_.add_rated_on(facts.marked.rated_on);
    if (chunk_.person_ids_size() == kChunkPeople) Finish();
  }

  void Finish() override {
    if (chunk_.person_ids_size() == 0) return;
    take_(chunk_);
    chunk_.Clear();
  }

 private:
  void Begin() {
    for (const v1::Tier& tier : dossier_.policy.tiers()) chunk_.add_tier_ids(tier.id());
    for (const std::string& criterion : dossier_.members.criterion_ids) {
      v1::MarkColumn& column = *chunk_.add_marks();
      column.set_criterion_id(criterion);
      for (const v1::Level& level : dossier_.policy.levels()) column.add_level_ids(level.id());
    }
    for (const std::string& group : dossier_.members.task_group_ids) {
      chunk_.add_tasks()->set_group_id(group);
    }
    for (const std::string& flag : dossier_.members.flag_ids) {
      chunk_.add_flags()->set_flag_id(flag);
    }
  }

  void AddIdentity(const PersonFacts& facts) {
    chunk_.add_person_ids(facts.id);
    chunk_.add_admitted_on(facts.admitted_on);
    chunk_.add_official_on(facts.official_on);
    chunk_.mutable_employment()->push_back(static_cast<char>(facts.employment));
    // People come branch by branch.
    const int units = chunk_.unit_ids_size();
    if (units == 0 || chunk_.unit_ids(units - 1) != facts.home_unit_id) {
      chunk_.add_unit_ids(facts.home_unit_id);
    }
    chunk_.add_home_unit(static_cast<uint32_t>(chunk_.unit_ids_size()));
    chunk_.add_home_from_date(facts.home_from_date);
    chunk_.add_home_to_date(0);
  }

  void AddSparse(const PersonFacts& facts) {
    const auto person = static_cast<uint32_t>(chunk_.person_ids_size() - 1);
    for (const v1::Membership& membership : facts.other_memberships) {
      v1::MembershipRow& row = *chunk_.add_memberships();
      row.set_person(person);
      *row.mutable_membership() = membership;
    }
    for (const v1::Post& post : facts.posts) {
      v1::PostRow& row = *chunk_.add_posts();
      row.set_person(person);
      *row.mutable_post() = post;
    }
    for (const v1::Absence& absence : facts.absences) {
      v1::AbsenceRow& row = *chunk_.add_absences();
      row.set_person(person);
      *row.mutable_absence() = absence;
    }
    for (const v1::Rating& rating : facts.ratings) {
      v1::RatingRow& row = *chunk_.add_ratings();
      row.set_person(person);
      *row.mutable_rating() = rating;
    }
  }

  void AddMarks(const MarkedFacts& marked) {
    for (int index = 0; index < chunk_.marks_size(); ++index) {
      const int level = marked.levels[static_cast<size_t>(index)];
      const char byte = level == kMissing         ? '\0'
                        : level == kNotApplicable ? static_cast<char>(255)
                                                  : IndexByte(level);
      chunk_.mutable_marks(index)->mutable_levels()->push_back(byte);
    }
  }

  void AddTasks(const MarkedFacts& marked) {
    for (int index = 0; index < chunk_.tasks_size(); ++index) {
      const auto& counts = marked.tasks[static_cast<size_t>(index)];
      v1::TaskColumn& column = *chunk_.mutable_tasks(index);
      column.add_assigned_count(counts[kAssigned]);
      column.add_completed_count(counts[kCompleted]);
      column.add_on_time_count(counts[kOnTime]);
      column.add_exceeded_count(counts[kExceeded]);
      column.add_excused_count(counts[kExcused]);
    }
  }

  void AddFlags(const MarkedFacts& marked) {
    for (int index = 0; index < chunk_.flags_size(); ++index) {
      const FlagState state = marked.flags[static_cast<size_t>(index)];
      chunk_.mutable_flags(index)->mutable_values()->push_back(static_cast<char>(state));
    }
  }

  const Dossier& dossier_;
  ChunkTaker take_;
  v1::PeopleColumns chunk_;
};

}  // namespace

std::unique_ptr<PeopleSink> MakeRowSink(const Dossier& dossier, v1::Dataset& out) {
  return std::make_unique<RowSink>(dossier, out);
}

std::unique_ptr<PeopleSink> MakeColumnSink(const Dossier& dossier, ChunkTaker take) {
  return std::make_unique<ColumnSink>(dossier, std::move(take));
}

}  // namespace dangvien::generator
