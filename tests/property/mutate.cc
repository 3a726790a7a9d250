// One fact at a time, so that what changes in the result can be laid at its door. A changed mark is
// taken away or made "not applicable", a changed attestation turned round, a changed count grown by
// twenty, which the counts beside it allow.
//
// Taking away goes by reflection, with the same chance for each field that is used anywhere, then
// for each place: rare fields get their turn, and what is added to the schema is taken away as
// well.
//
// Tested by tests/property/property_test.cc
#include "tests/property/mutate.h"

#include <google/protobuf/descriptor.h>

#include <iterator>
#include <map>
#include <vector>

namespace dangvien::property {
namespace {

bool ChangeMark(v1::Assessment* assessment, random::RandomSource* random) {
  if (assessment->marks().empty()) return false;
  const int i = random->Below(assessment->marks_size());
  if (random->Chance(50) || assessment->marks(i).not_applicable()) {
    assessment->mutable_marks()->DeleteSubrange(i, 1);
  } else {
    assessment->mutable_marks(i)->set_not_applicable(true);
  }
  return true;
}

bool ChangeAttestation(v1::Assessment* assessment, random::RandomSource* random) {
  if (assessment->attestations().empty()) return false;
  v1::Attestation* row =
      assessment->mutable_attestations(random->Below(assessment->attestations_size()));
  row->set_holds(!row->holds());
  return true;
}

bool ChangeCount(v1::Assessment* assessment, random::RandomSource* random) {
  if (assessment->tasks().empty()) return false;
  v1::TaskTally* tally = assessment->mutable_tasks(random->Below(assessment->tasks_size()));
  if (!tally->has_assigned_count()) return false;
  tally->set_assigned_count(tally->assigned_count() + 20);
  return true;
}

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// One value that a message holds; `index` is -1 where the field is not repeated.
struct Held {
  Message* message;
  const FieldDescriptor* field;
  int index;
};

void CollectHeld(Message* message, std::vector<Held>* held) {
  const auto* reflection = message->GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(*message, &fields);
  for (const FieldDescriptor* field : fields) {
    const bool is_message = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    if (!field->is_repeated()) {
      held->push_back({message, field, -1});
      if (is_message) CollectHeld(reflection->MutableMessage(message, field), held);
      continue;
    }
    for (int i = 0; i < reflection->FieldSize(*message, field); ++i) {
      held->push_back({message, field, i});
      if (is_message) CollectHeld(reflection->MutableRepeatedMessage(message, field, i), held);
    }
  }
}

}  // namespace

std::string TakeOneAway(v1::Dataset* dataset, random::RandomSource* random) {
  std::vector<Held> held;
  CollectHeld(dataset, &held);
  std::map<std::string, std::vector<Held>> by_field;
  for (const Held& one : held) by_field[one.field->full_name()].push_back(one);
  auto chosen = by_field.begin();
  std::advance(chosen, random->Below(static_cast<int>(by_field.size())));
  const Held one = random->Pick(chosen->second);
  const auto* reflection = one.message->GetReflection();
  if (one.index < 0) {
    reflection->ClearField(one.message, one.field);
  } else {
    const int last = reflection->FieldSize(*one.message, one.field) - 1;
    reflection->SwapElements(one.message, one.field, one.index, last);
    reflection->RemoveLast(one.message, one.field);
  }
  return one.field->full_name();
}

void TakeAssessmentsAway(v1::SubjectKind kind, v1::Dataset* dataset) {
  auto* rows = dataset->mutable_assessments();
  for (int i = rows->size() - 1; i >= 0; --i) {
    if (rows->Get(i).subject().kind() == kind) rows->DeleteSubrange(i, 1);
  }
}

bool ChangeOneFact(v1::Dataset* dataset, random::RandomSource* random) {
  std::vector<v1::Assessment*> subjects;
  for (v1::Assessment& assessment : *dataset->mutable_assessments()) {
    const v1::SubjectKind kind = assessment.subject().kind();
    if (kind == v1::SUBJECT_KIND_MEMBER || kind == v1::SUBJECT_KIND_ORGANIZATION) {
      subjects.push_back(&assessment);
    }
  }
  if (subjects.empty()) return false;
  v1::Assessment* assessment = random->Pick(subjects);
  const int which = random->Below(3);
  if (which == 0) return ChangeMark(assessment, random);
  if (which == 1) return ChangeAttestation(assessment, random);
  return ChangeCount(assessment, random);
}

std::string FirstMemberRated(const v1::Result& result, const std::string& tier_id) {
  for (const v1::SubjectResult& subject : result.subjects()) {
    if (subject.subject().kind() == v1::SUBJECT_KIND_MEMBER &&
        subject.status() == v1::SUBJECT_STATUS_RATED && subject.qualified_tier_id() == tier_id) {
      return subject.subject().person_id();
    }
  }
  return "";
}

bool SetMark(const std::string& person_id, const std::string& criterion_id,
             const std::string& level_id, v1::Dataset* dataset) {
  for (v1::Assessment& assessment : *dataset->mutable_assessments()) {
    if (assessment.subject().person_id() != person_id) continue;
    for (v1::Mark& mark : *assessment.mutable_marks()) {
      if (mark.criterion_id() != criterion_id) continue;
      mark.set_level_id(level_id);
      return true;
    }
  }
  return false;
}

}  // namespace dangvien::property
