// Random review sessions: 0 to 7, each with up to four reviews of collectives, organizations,
// members and leaders, by people who are in the dossier. Days are few, so that sessions often fall
// on one day.
//
// Tested by tests/oracle/random_pair_test.cc
#include "tests/random/random_parts.h"

namespace dangvien::random {
namespace {

v1::SubjectRef PickReviewed(const v1::Dataset& dataset, const std::string& unit_id,
                            RandomSource* random) {
  if (random->Chance(20)) return UnitRef(v1::SUBJECT_KIND_COLLECTIVE, unit_id);
  return AnySubject(dataset, random);
}

// Somebody; often a holder of a post in the unit or the reviewed person, at times nobody.
std::string PickActor(const v1::Dataset& dataset, const std::string& unit_id,
                      const v1::Review& review, RandomSource* random) {
  if (dataset.people().empty() || random->Chance(20)) return "";
  if (random->Chance(20)) return review.subject().person_id();
  std::vector<std::string> people = IdsOf(dataset.people());
  std::vector<std::string> holders;
  for (const v1::Person& person : dataset.people()) {
    for (const v1::Post& post : person.posts()) {
      if (post.unit_id() == unit_id) holders.push_back(person.id());
    }
  }
  return random->Pick(!holders.empty() && random->Chance(60) ? holders : people);
}

void AddSectionsAndFaults(const v1::Policy& policy, v1::Review* review, RandomSource* random) {
  const std::vector<std::string> sections = IdsOf(policy.sections());
  for (const std::string& section : random->Subset(sections, 0, 3)) {
    review->add_section_ids(section);
  }
  if (random->Chance(60)) review->set_sections_complete(random->Chance(70));
  for (int i = random->Between(0, 2); i > 0; --i) {
    v1::Fault* fault = review->add_faults();
    fault->set_id("fault" + std::to_string(i));
    for (const std::string& section : random->Subset(sections, 0, 3)) {
      fault->add_section_ids(section);
    }
  }
}

void AddReview(const v1::Policy& policy, const v1::Dataset& dataset, v1::ReviewSession* session,
               RandomSource* random) {
  v1::Review review;
  *review.mutable_subject() = PickReviewed(dataset, session->unit_id(), random);
  for (const v1::Review& other : session->reviews()) {
    if (other.subject().SerializeAsString() == review.subject().SerializeAsString()) return;
  }
  if (random->Chance(80)) review.set_sequence(static_cast<uint32_t>(random->Between(1, 4)));
  if (random->Chance(75)) review.set_draft_sent_on(MakeDate(20181125, 20181224, random));
  const std::string& unit_id = session->unit_id();
  review.set_directed_by(PickActor(dataset, unit_id, review, random));
  review.set_presented_by(PickActor(dataset, unit_id, review, random));
  review.set_chaired_by(PickActor(dataset, unit_id, review, random));
  review.set_concluded_by(random->Chance(30) ? review.chaired_by()
                                             : PickActor(dataset, unit_id, review, random));
  if (random->Chance(70)) review.set_presented_by_delegate(random->Chance(50));
  if (random->Chance(70)) review.set_comments_collected(random->Chance(50));
  if (random->Chance(70)) review.set_comments_given(random->Chance(50));
  if (random->Chance(70)) review.set_concluded_item_by_item(random->Chance(50));
  if (random->Chance(70)) review.set_report_revised(random->Chance(50));
  if (random->Chance(70)) review.set_depth(static_cast<v1::ReviewDepth>(random->Between(1, 2)));
  AddSectionsAndFaults(policy, &review, random);
  *session->add_reviews() = review;
}

}  // namespace

void AddReviews(const DatasetDraw& draw, v1::Dataset* dataset) {
  RandomSource* random = &draw.random;
  const std::vector<std::string> party_units = PartyUnitIds(*dataset);
  for (int i = random->Between(0, 7); i > 0; --i) {
    v1::ReviewSession session;
    session.set_id("session" + std::to_string(i));
    session.set_unit_id(random->Chance(70) ? random->Pick(party_units)
                                           : random->Pick(UnitIds(*dataset)));
    if (random->Chance(80)) {
      session.set_body(static_cast<v1::ReviewBody>(random->Between(1, 6)));
    }
    if (random->Chance(85)) session.set_held_on(MakeDate(20181214, 20181221, random));
    for (int j = random->Between(1, 4); j > 0; --j) {
      AddReview(draw.policy, *dataset, &session, random);
    }
    *dataset->add_review_sessions() = session;
  }
}

}  // namespace dangvien::random
