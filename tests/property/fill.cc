// What is open, by the comments of policy.proto and dataset.proto: a mark that is not there (unless
// its criterion says "if any"), a count, an attestation where attestations are not covered, an
// enumeration or date that is not stated, an answer, a counterpart's rating, and further rows of a
// table where it is not covered. Coverage itself is a fact too: "there are no further rows".
//
// Counter-examples, which are no filling in: another membership or post (none listed means none), a
// mark of an "if any" criterion (missing means not applicable), another tier beside one that the
// same side gave already (but the same tier given again is), a row in a table that is covered for
// anybody whom the row concerns, a peer group (without one a subject counts in none).
//
// Order matters: rows are added before coverage closes their table.
// Tested by tests/property/narrowing_test.cc
#include "tests/property/fill.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/random/random_parts.h"

namespace dangvien::property {
namespace {

using random::RandomSource;

class Filler {
 public:
  Filler(const v1::Policy& policy, int percent, RandomSource* random, v1::Dataset* out)
      : policy_(policy), percent_(percent), random_(*random), out_(*out) {}

  void Run() {
    for (v1::Unit& unit : *out_.mutable_units()) FillUnit(&unit);
    for (v1::Person& person : *out_.mutable_people()) FillPerson(&person);
    AddMissingAssessments();
    for (v1::Assessment& assessment : *out_.mutable_assessments()) FillAssessment(&assessment);
    for (v1::Violation& violation : *out_.mutable_violations()) FillViolation(&violation);
    for (v1::ReviewSession& session : *out_.mutable_review_sessions()) FillSession(&session);
    if (!IsStarted(v1::COVERAGE_TABLE_REVIEWS) && Chance()) AddSession();
    if (!IsStarted(v1::COVERAGE_TABLE_VIOLATIONS) && Chance()) AddViolation();
    for (v1::Ballot& ballot : *out_.mutable_ballots()) FillBallot(&ballot);
    if (!IsStarted(v1::COVERAGE_TABLE_REVIEWS) && Chance()) AddBallot();
    if (!IsStarted(v1::COVERAGE_TABLE_COUNTERPARTS) && Chance()) AddCounterpart();
    AddAnswers();
    AddCoverage();
  }

 private:
  bool Chance() { return random_.Chance(percent_); }
  template <typename Enum>
  Enum Any(int first, int last) {
    return static_cast<Enum>(random_.Between(first, last));
  }
  std::string AnyTier() { return random_.Pick(random::IdsOf(policy_.tiers())); }

  // Whether any unit is covered: rows that concern several units are added only where none is.
  bool IsStarted(v1::CoverageTable table, const std::string& flag_id = "") const {
    return std::any_of(out_.coverage().begin(), out_.coverage().end(), [&](const auto& row) {
      return row.table() == table && row.flag_id() == flag_id;
    });
  }

  bool IsOfPeriod(const v1::Rating& rating) const {
    if (rating.begin_date() == 0 && rating.end_date() == 0) return true;
    return rating.begin_date() == out_.period().begin_date() &&
           rating.end_date() == out_.period().end_date();
  }

  void FillUnit(v1::Unit* unit) {
    if (unit->level() == v1::UNIT_LEVEL_UNSPECIFIED && Chance()) {
      unit->set_level(Any<v1::UnitLevel>(1, 7));
    }
    if (unit->founded_on() == 0 && Chance()) {
      unit->set_founded_on(random::MakeDate(20180101, 20181031, &random_));
    }
    if (unit->summed_up_on() == 0 && Chance()) {
      unit->set_summed_up_on(random::MakeDate(20181201, 20181231, &random_));
    }
    if (unit->kind() == v1::UNIT_KIND_BRANCH && !unit->has_party_group_count() && Chance()) {
      unit->set_party_group_count(static_cast<uint32_t>(random_.Below(3)));
    }
    if (unit->reported_on() == 0 && Chance()) {
      unit->set_reported_on(random::MakeDate(20181201, 20181231, &random_));
    }
    for (v1::Rating& rating : *unit->mutable_ratings()) FillRating(&rating);
    const auto& ratings = unit->ratings();
    const bool is_rated = std::any_of(ratings.begin(), ratings.end(),
                                      [this](const auto& rating) { return IsOfPeriod(rating); });
    const bool may_be_rated = !is_rated && !IsStarted(v1::COVERAGE_TABLE_RATINGS);
    if (!random::IsPartyUnit(*unit) && may_be_rated && Chance()) {
      v1::Rating* rating = unit->add_ratings();
      rating->set_side(v1::SIDE_STATE);
      rating->set_tier_id(AnyTier());
    }
  }

  void FillPerson(v1::Person* person) {
    if (person->employment() == v1::EMPLOYMENT_KIND_UNSPECIFIED && Chance()) {
      person->set_employment(Any<v1::EmploymentKind>(1, 8));
    }
    if (person->admitted_on() == 0 && Chance()) {
      person->set_admitted_on(random::MakeDate(20180101, 20181031, &random_));
    }
    if (!IsStarted(v1::COVERAGE_TABLE_ABSENCES) && Chance()) {
      person->add_absences()->set_kind(Any<v1::AbsenceKind>(1, 7));
    }
    for (v1::Membership& membership : *person->mutable_memberships()) {
      if (membership.remarks_received_on() != 0 || !Chance()) continue;
      membership.set_remarks_received_on(random::MakeDate(20181125, 20181231, &random_));
    }
    for (v1::Rating& rating : *person->mutable_ratings()) FillRating(&rating);
    AddEarlierRating(person);
    if (IsStarted(v1::COVERAGE_TABLE_RATINGS)) return;
    for (int side = 1; side <= 3; ++side) {
      if (!Chance()) continue;
      const auto& ratings = person->ratings();
      const auto found = std::find_if(ratings.begin(), ratings.end(), [&](const auto& rating) {
        return rating.side() == side && IsOfPeriod(rating);
      });
      v1::Rating rating;
      rating.set_side(static_cast<v1::Side>(side));
      rating.set_tier_id(AnyTier());
      if (found != ratings.end()) rating = *found;  // given again
      rating.clear_decided_on();
      FillRating(&rating);
      *person->add_ratings() = rating;
    }
  }

  // Of a quarter that the party has not rated yet, as far as the dossier tells.
  void AddEarlierRating(v1::Person* person) {
    static const std::vector<std::pair<int32_t, int32_t>> quarters = {
        {20180101, 20180401}, {20180401, 20180701}, {20180701, 20181001}, {20181001, 20190101}};
    if (IsStarted(v1::COVERAGE_TABLE_EARLIER_RATINGS) || !Chance()) return;
    const auto& [begin, end] = random_.Pick(quarters);
    v1::Rating rating;
    rating.set_side(v1::SIDE_PARTY);
    rating.set_tier_id(AnyTier());
    rating.set_begin_date(begin);
    rating.set_end_date(end);
    if (IsOfPeriod(rating)) return;
    for (const v1::Rating& other : person->ratings()) {
      if (other.begin_date() == begin && other.end_date() == end) return;
    }
    *person->add_ratings() = rating;
  }

  void FillRating(v1::Rating* rating) {
    if (rating->decided_on() != 0 || !Chance()) return;
    rating->set_decided_on(random::MakeDate(20181201, 20181231, &random_));
  }

  void AddMissingAssessments() {
    std::set<std::pair<int, std::string>> assessed;
    for (const v1::Assessment& assessment : out_.assessments()) {
      const v1::SubjectRef& ref = assessment.subject();
      assessed.emplace(ref.kind(), ref.unit_id() + ref.person_id());
    }
    for (const v1::Person& person : out_.people()) {
      if (assessed.count({v1::SUBJECT_KIND_MEMBER, person.id()}) > 0) continue;
      v1::SubjectRef* ref = out_.add_assessments()->mutable_subject();
      ref->set_kind(v1::SUBJECT_KIND_MEMBER);
      ref->set_person_id(person.id());
    }
    for (const std::string& id : random::PartyUnitIds(out_)) {
      if (assessed.count({v1::SUBJECT_KIND_ORGANIZATION, id}) > 0) continue;
      v1::SubjectRef* ref = out_.add_assessments()->mutable_subject();
      ref->set_kind(v1::SUBJECT_KIND_ORGANIZATION);
      ref->set_unit_id(id);
    }
  }

  void FillAssessment(v1::Assessment* assessment) {
    const v1::SubjectKind kind = assessment->subject().kind();
    if (assessment->rated_on() == 0 && Chance()) {
      assessment->set_rated_on(random::MakeDate(20181201, 20181231, &random_));
    }
    if (assessment->deciding_unit_id().empty() && Chance()) {
      assessment->set_deciding_unit_id(random_.Pick(random::PartyUnitIds(out_)));
    }
    FillMarks(kind, assessment);
    for (const v1::TaskGroup& group : policy_.task_groups()) FillTasks(group.id(), assessment);
    for (const v1::Flag& flag : policy_.flags()) {
      const auto& rows = assessment->attestations();
      const bool is_stated = std::any_of(
          rows.begin(), rows.end(), [&](const auto& row) { return row.flag_id() == flag.id(); });
      if (is_stated || IsStarted(v1::COVERAGE_TABLE_ATTESTATIONS, flag.id()) || !Chance()) continue;
      v1::Attestation* row = assessment->add_attestations();
      row->set_flag_id(flag.id());
      row->set_holds(random_.Chance(50));
    }
  }

  void FillMarks(v1::SubjectKind kind, v1::Assessment* assessment) {
    std::set<std::string> marked;
    for (const v1::Mark& mark : assessment->marks()) marked.insert(mark.criterion_id());
    for (const v1::Frame& frame : policy_.frames()) {
      if (frame.subject_kind() != kind) continue;
      for (const v1::Criterion& criterion : frame.criteria()) {
        if (criterion.if_any() || marked.count(criterion.id()) > 0 || !Chance()) continue;
        v1::Mark* mark = assessment->add_marks();
        mark->set_criterion_id(criterion.id());
        if (random_.Chance(15)) {
          mark->set_not_applicable(true);
        } else {
          mark->set_level_id(random_.Pick(random::IdsOf(policy_.levels())));
        }
      }
    }
  }

  void FillTasks(const std::string& group_id, v1::Assessment* assessment) {
    v1::TaskTally* tally = nullptr;
    for (v1::TaskTally& row : *assessment->mutable_tasks()) {
      if (row.group_id() == group_id) tally = &row;
    }
    if (tally == nullptr && !Chance()) return;
    if (tally == nullptr) {
      tally = assessment->add_tasks();
      tally->set_group_id(group_id);
    }
    const int64_t parts = std::max(tally->on_time_count(), tally->exceeded_count());
    if (!tally->has_completed_count() && Chance()) {
      // Between what is known to be completed and, where the whole is known, what is left of it.
      const int64_t most = tally->has_assigned_count()
                               ? tally->assigned_count() - tally->excused_count()
                               : parts + 5;
      tally->set_completed_count(parts + Below(most - parts + 1));
    }
    if (!tally->has_assigned_count() && Chance()) {
      const int64_t known = std::max(tally->completed_count(), parts) + tally->excused_count();
      tally->set_assigned_count(known + Below(5));
    }
    if (!tally->has_completed_count() || !tally->has_assigned_count()) return;
    const int64_t completed = tally->completed_count();
    if (!tally->has_on_time_count() && Chance()) tally->set_on_time_count(Below(completed + 1));
    if (!tally->has_exceeded_count() && Chance()) tally->set_exceeded_count(Below(completed + 1));
    if (!tally->has_excused_count() && Chance()) {
      tally->set_excused_count(Below(tally->assigned_count() - completed + 1));
    }
  }

  int64_t Below(int64_t limit) { return random_.Below(static_cast<int>(limit)); }

  void FillViolation(v1::Violation* violation) {
    if (violation->unit_id().empty() && Chance()) {
      violation->set_unit_id(random_.Pick(random::UnitIds(out_)));
    }
    if (violation->happened_from_date() == 0 && Chance()) {
      violation->set_happened_from_date(random::MakeDate(20170701, 20181231, &random_));
    }
    if (!violation->has_duty_related() && Chance()) {
      violation->set_duty_related(random_.Chance(50));
    }
    if (violation->kind() == v1::VIOLATION_KIND_UNSPECIFIED && Chance()) {
      violation->set_kind(Any<v1::ViolationKind>(1, 2));
    }
    if (!violation->has_self_detected_and_remedied() && Chance()) {
      violation->set_self_detected_and_remedied(random_.Chance(50));
    }
    if (!violation->has_committee_at_fault() && Chance()) {
      violation->set_committee_at_fault(random_.Chance(50));
    }
    for (v1::Sanction& sanction : *violation->mutable_sanctions()) {
      if (sanction.side() == v1::SIDE_UNSPECIFIED && Chance())
        sanction.set_side(Any<v1::Side>(1, 3));
      if (sanction.form() != v1::SANCTION_FORM_UNSPECIFIED || !Chance()) continue;
      sanction.set_form(Any<v1::SanctionForm>(1, 7));
    }
  }

  void AddViolation() {
    v1::Violation* violation = out_.add_violations();
    violation->set_id("violation-found" + std::to_string(out_.violations_size()));
    v1::Sanction* sanction = violation->add_sanctions();
    if (out_.people().empty() || random_.Chance(30)) {
      violation->set_unit_id(random_.Pick(random::PartyUnitIds(out_)));
      sanction->set_unit_id(violation->unit_id());
    } else {
      sanction->set_person_id(out_.people(random_.Below(out_.people_size())).id());
    }
    sanction->set_decided_on(random::MakeDate(20180101, 20181231, &random_));
    FillViolation(violation);
  }

  void FillSession(v1::ReviewSession* session) {
    if (session->held_on() != 0 || !Chance()) return;
    session->set_held_on(random::MakeDate(20181201, 20181231, &random_));
  }

  void AddSession() {
    v1::ReviewSession* session = out_.add_review_sessions();
    session->set_id("session-found" + std::to_string(out_.review_sessions_size()));
    session->set_unit_id(random_.Pick(random::PartyUnitIds(out_)));
    for (int i = random_.Between(1, 4); i > 0; --i) {
      v1::SubjectRef ref = random::AnySubject(out_, &random_);
      const auto& reviews = session->reviews();
      const bool is_there = std::any_of(reviews.begin(), reviews.end(), [&](const auto& review) {
        return review.subject().SerializeAsString() == ref.SerializeAsString();
      });
      if (!is_there) *session->add_reviews()->mutable_subject() = ref;
    }
    FillSession(session);
  }

  void FillBallot(v1::Ballot* ballot) {
    if (ballot->held_on() == 0 && Chance()) {
      ballot->set_held_on(random::MakeDate(20181201, 20181231, &random_));
    }
    if (!ballot->has_secret() && Chance()) ballot->set_secret(random_.Chance(50));
    if (ballot->scope() == v1::BALLOT_SCOPE_UNSPECIFIED && Chance()) {
      ballot->set_scope(Any<v1::BallotScope>(1, 3));
    }
  }

  // Everybody came; each vote is for the one or for the other tier.
  void AddBallot() {
    v1::Ballot* ballot = out_.add_ballots();
    ballot->set_id("ballot-found" + std::to_string(out_.ballots_size()));
    ballot->set_unit_id(random_.Pick(random::PartyUnitIds(out_)));
    ballot->set_summoned_count(10);
    ballot->set_present_count(10);
    ballot->set_issued_count(10);
    ballot->set_returned_count(10);
    ballot->set_valid_count(10);
    ballot->set_excused_count(0);
    v1::BallotResult* result = ballot->add_results();
    *result->mutable_subject() = random::AnySubject(out_, &random_);
    const int64_t for_one = Below(11);
    const std::vector<std::string> tiers = random::IdsOf(policy_.tiers());
    AddVotes(tiers.front(), for_one, result);
    AddVotes(tiers.back(), 10 - for_one, result);
    FillBallot(ballot);
  }

  static void AddVotes(const std::string& tier_id, int64_t count, v1::BallotResult* result) {
    v1::TierVotes* votes = result->add_votes();
    votes->set_tier_id(tier_id);
    votes->set_vote_count(count);
  }

  void AddCounterpart() {
    const std::string parent = random_.Pick(random::PartyUnitIds(out_));
    v1::Unit* unit = out_.add_units();
    unit->set_id("unit-found" + std::to_string(out_.units_size()));
    unit->set_kind(Any<v1::UnitKind>(3, 9));
    unit->set_parent_id(parent);
    FillUnit(unit);
  }

  void AddAnswers() {
    std::set<std::pair<std::string, std::string>> stated;  // question or "", subject
    for (const v1::Decision& decision : out_.decisions()) {
      const v1::SubjectRef& ref = decision.subject();
      stated.emplace(decision.question_id(), ref.unit_id() + ref.person_id());
    }
    const auto add = [&](v1::SubjectKind kind, const std::string& id) {
      for (const v1::Question& question : policy_.questions()) {
        if (question.only_listed() || stated.count({question.id(), id}) > 0 || !Chance()) continue;
        v1::Decision* decision = out_.add_decisions();
        decision->mutable_subject()->set_kind(kind);
        if (kind == v1::SUBJECT_KIND_MEMBER) decision->mutable_subject()->set_person_id(id);
        if (kind != v1::SUBJECT_KIND_MEMBER) decision->mutable_subject()->set_unit_id(id);
        decision->set_question_id(question.id());
        decision->set_answer(random_.Chance(50));
        decision->set_reference("found");
      }
    };
    for (const v1::Person& person : out_.people()) add(v1::SUBJECT_KIND_MEMBER, person.id());
    for (const std::string& id : random::PartyUnitIds(out_)) add(v1::SUBJECT_KIND_ORGANIZATION, id);
  }

  void AddCoverage() {
    const auto add = [this](int table, const std::string& flag_id) {
      if (!Chance()) return;
      v1::Coverage row;
      row.set_table(static_cast<v1::CoverageTable>(table));
      row.set_unit_id(random_.Pick(random::PartyUnitIds(out_)));
      row.set_flag_id(flag_id);
      const auto& rows = out_.coverage();
      const bool is_stated = std::any_of(rows.begin(), rows.end(), [&](const auto& other) {
        return other.SerializeAsString() == row.SerializeAsString();
      });
      if (!is_stated) *out_.add_coverage() = row;
    };
    for (int table = 1; table <= 7; ++table) {
      if (table != v1::COVERAGE_TABLE_ATTESTATIONS) add(table, "");
    }
    for (const v1::Flag& flag : policy_.flags()) add(v1::COVERAGE_TABLE_ATTESTATIONS, flag.id());
  }

  const v1::Policy& policy_;
  int percent_;
  RandomSource& random_;
  v1::Dataset& out_;
};

}  // namespace

v1::Dataset Fill(const v1::Policy& policy, const v1::Dataset& rows, int percent,
                 RandomSource* random) {
  v1::Dataset filled = rows;
  Filler(policy, percent, random, &filled).Run();
  return filled;
}

}  // namespace dangvien::property
