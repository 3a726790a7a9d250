// Shuffling and renaming walk the messages by reflection, so that a field which is added to the
// schema is shuffled and renamed without a change here.
//
// Counter-example: `PeopleColumns.admitted_on` is repeated, and its order means something; nothing
// below such a message is shuffled but the lists that name a person by index.
//
// Tested by tests/property/property_test.cc
#include "tests/property/rewrite.h"

#include <google/protobuf/descriptor.h>

#include <set>
#include <vector>

namespace dangvien::property {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

bool IsOrdered(const FieldDescriptor& field) {
  if (field.containing_type() == v1::MarkColumn::descriptor()) return true;
  if (field.containing_type() == v1::TaskColumn::descriptor()) return true;
  if (field.containing_type() == v1::FlagColumn::descriptor()) return true;
  return field.containing_type() == v1::PeopleColumns::descriptor() &&
         field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE;
}

// Calls `visit` for every message inside, `message` itself first.
template <typename Visit>
void Walk(Message* message, const Visit& visit) {
  visit(message);
  const Reflection* reflection = message->GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(*message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (!field->is_repeated()) {
      Walk(reflection->MutableMessage(message, field), visit);
      continue;
    }
    for (int i = 0; i < reflection->FieldSize(*message, field); ++i) {
      Walk(reflection->MutableRepeatedMessage(message, field, i), visit);
    }
  }
}

void RenameStrings(const Renaming& renaming, Message* message) {
  const Reflection* reflection = message->GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(*message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->type() != FieldDescriptor::TYPE_STRING) continue;
    if (!field->is_repeated()) {
      const auto it = renaming.find(reflection->GetString(*message, field));
      if (it != renaming.end()) reflection->SetString(message, field, it->second);
      continue;
    }
    for (int i = 0; i < reflection->FieldSize(*message, field); ++i) {
      const auto it = renaming.find(reflection->GetRepeatedString(*message, field, i));
      if (it != renaming.end()) reflection->SetRepeatedString(message, field, i, it->second);
    }
  }
}

std::set<std::string> IdsIn(const v1::Dataset& dataset) {
  std::set<std::string> ids;
  for (const v1::Unit& unit : dataset.units()) ids.insert(unit.id());
  for (const v1::Person& person : dataset.people()) {
    ids.insert(person.id());
    for (const v1::Post& post : person.posts()) ids.insert(post.id());
  }
  for (const v1::PeopleColumns& columns : dataset.people_columns()) {
    ids.insert(columns.person_ids().begin(), columns.person_ids().end());
    for (const v1::PostRow& row : columns.posts()) ids.insert(row.post().id());
  }
  for (const v1::Violation& violation : dataset.violations()) ids.insert(violation.id());
  for (const v1::Ballot& ballot : dataset.ballots()) ids.insert(ballot.id());
  for (const v1::ReviewSession& session : dataset.review_sessions()) {
    ids.insert(session.id());
    for (const v1::Review& review : session.reviews()) {
      for (const v1::Fault& fault : review.faults()) ids.insert(fault.id());
    }
  }
  return ids;
}

}  // namespace

void Shuffle(Lists lists, v1::Dataset* dataset, random::RandomSource* random) {
  Walk(dataset, [&](Message* message) {
    if (lists == Lists::kTables && message != dataset) return;
    const Reflection* reflection = message->GetReflection();
    std::vector<const FieldDescriptor*> fields;
    reflection->ListFields(*message, &fields);
    for (const FieldDescriptor* field : fields) {
      if (!field->is_repeated() || IsOrdered(*field)) continue;
      for (int i = reflection->FieldSize(*message, field); i > 1; --i) {
        reflection->SwapElements(message, field, i - 1, random->Below(i));
      }
    }
  });
}

Renaming RenameAll(const v1::Dataset& dataset, random::RandomSource* random) {
  Renaming renaming;
  int rank = 100'000;
  for (const std::string& id : IdsIn(dataset)) {
    // What stands behind the rank never decides a comparison.
    renaming[id] = std::to_string(rank++) + std::string(static_cast<size_t>(random->Below(9)),
                                                        random->Chance(50) ? 'x' : '!');
  }
  return renaming;
}

void Rename(const Renaming& renaming, Message* message) {
  Walk(message, [&renaming](Message* part) { RenameStrings(renaming, part); });
}

}  // namespace dangvien::property
