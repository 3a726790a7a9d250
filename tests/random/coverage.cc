// The keys come from the schema itself: every message that a policy is made of, with each value of
// its enumerations, its statements that are true and its optional parts. So a new condition or a
// new value is missing from the coverage until the random policies use it. What the schema forbids
// in a field is listed in `kForbidden`.
//
// Example: `ScoreCondition.comparison` gives the keys `score_condition_comparison_less` and so on;
// a value that means "not stated" gives none.
//
// Tested by tests/random/coverage_test.cc
#include "tests/random/coverage.h"

#include <cctype>
#include <set>

namespace dangvien::random {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Messages that only name, cite or date things.
const std::set<std::string>& NotCounted() {
  static const std::set<std::string> names = {"Policy.period", "Citation", "Text", "Instrument"};
  return names;
}

// Values that the comments of the schema do not allow in the field.
const std::set<std::string>& Forbidden() {
  static const std::set<std::string> keys = {
      "ceiling_source_self",
      "composition_condition_counterpart_kinds_branch",
      "composition_condition_counterpart_kinds_party_body",
      "prior_ratings_condition_period_kind_month",
      "prior_ratings_condition_period_kind_other",
      "prior_ratings_condition_period_kind_term",
      "related_condition_when_none_unknown",
      "remarks_condition_kind_workplace",
      "review_is_condition_holders_chair",
      "review_is_condition_holders_subject",
      "tier_of_condition_when_none_unknown",
  };
  return keys;
}

// "QuotaGroup" to "quota_group", "SEAT_ROUNDING_FLOOR" to "seat_rounding_floor".
std::string Snake(const std::string& name) {
  std::string snake;
  for (size_t i = 0; i < name.size(); ++i) {
    const auto letter = static_cast<unsigned char>(name[i]);
    const bool starts_word = i > 0 && std::isupper(letter) != 0 &&
                             std::islower(static_cast<unsigned char>(name[i - 1])) != 0;
    if (starts_word) snake += '_';
    snake += static_cast<char>(std::tolower(letter));
  }
  return snake;
}

std::string KeyOf(const FieldDescriptor& field) {
  if (field.containing_oneof() != nullptr && field.containing_type()->name() == "Condition") {
    return "condition_" + field.name();
  }
  return Snake(field.containing_type()->name()) + "_" + field.name();
}

// Without what all values of the enumeration begin with.
std::string KeyOf(const FieldDescriptor& field, const EnumValueDescriptor& value) {
  const std::string prefix = Snake(value.type()->name()) + "_";
  const std::string name = Snake(value.name());
  return KeyOf(field) + "_" +
         (name.compare(0, prefix.size(), prefix) == 0 ? name.substr(prefix.size()) : name);
}

bool IsStated(const EnumValueDescriptor& value) {
  const std::string suffix = "_UNSPECIFIED";
  const std::string& name = value.name();
  return name.size() < suffix.size() ||
         name.compare(name.size() - suffix.size(), suffix.size(), suffix) != 0;
}

bool IsCounted(const FieldDescriptor& field) {
  const std::string name = field.containing_type()->name() + "." + field.name();
  if (NotCounted().count(name) > 0) return false;
  return field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE ||
         NotCounted().count(field.message_type()->name()) == 0;
}

// The message and all that it may hold.
void CollectKeys(const Descriptor& message, std::set<const Descriptor*>* seen,
                 std::set<std::string>* keys) {
  if (!seen->insert(&message).second) return;
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& field = *message.field(i);
    if (!IsCounted(field)) continue;
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
      for (int j = 0; j < field.enum_type()->value_count(); ++j) {
        const EnumValueDescriptor& value = *field.enum_type()->value(j);
        if (IsStated(value)) keys->insert(KeyOf(field, value));
      }
    } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_BOOL) {
      keys->insert(KeyOf(field));
    } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      keys->insert(KeyOf(field));
      CollectKeys(*field.message_type(), seen, keys);
    }
  }
}

constexpr const char* kPlacementKeys[] = {
    "placement_transfer",  "placement_temporary", "placement_several_posts", "placement_newcomer",
    "placement_new_unit",  "placement_exempt",    "placement_suspended",     "placement_sick",
    "placement_maternity", "placement_workplace"};

}  // namespace

PairCoverage::PairCoverage() {
  AddKeys(*v1::Policy::descriptor());
  for (const char* key : kPlacementKeys) AddKey(key);
  AddKey("quota_decision_seated");
  AddKey("quota_decision_raised");
}

void PairCoverage::Add(const v1::Policy& policy, const v1::Dataset& dataset) {
  AddMessage(policy);
  AddPlacement(policy, dataset);
  AddQuotaDecisions(dataset);
}

ResultCoverage::ResultCoverage() { AddKeys(*v1::Result::descriptor()); }

void KeyCounts::AddKeys(const Descriptor& message) {
  std::set<const Descriptor*> seen;
  std::set<std::string> keys;
  CollectKeys(message, &seen, &keys);
  for (const std::string& key : keys) {
    if (Forbidden().count(key) == 0) AddKey(key);
  }
}

void KeyCounts::AddMessage(const Message& message) {
  const auto& reflection = *message.GetReflection();
  const Descriptor& descriptor = *message.GetDescriptor();
  for (int i = 0; i < descriptor.field_count(); ++i) {
    const FieldDescriptor& field = *descriptor.field(i);
    if (!IsCounted(field)) continue;
    // A field that may be absent and is says nothing; an enumeration without presence always does.
    const int count = field.is_repeated() ? reflection.FieldSize(message, &field)
                      : field.has_presence() && !reflection.HasField(message, &field) ? 0
                                                                                      : 1;
    for (int j = 0; j < count; ++j) {
      if (field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
        const EnumValueDescriptor& value =
            *(field.is_repeated() ? reflection.GetRepeatedEnum(message, &field, j)
                                  : reflection.GetEnum(message, &field));
        const auto it = counts_.find(KeyOf(field, value));
        if (it != counts_.end()) ++it->second;
      } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_BOOL) {
        Count(KeyOf(field), reflection.GetBool(message, &field));
      } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        Count(KeyOf(field), true);
        AddMessage(field.is_repeated() ? reflection.GetRepeatedMessage(message, &field, j)
                                       : reflection.GetMessage(message, &field));
      }
    }
  }
}

void PairCoverage::AddQuotaDecisions(const v1::Dataset& dataset) {
  for (const v1::QuotaDecision& decision : dataset.quota_decisions()) {
    Count("quota_decision_seated", !decision.seated().empty());
    Count("quota_decision_raised", decision.raised_limit_denominator() > 0);
  }
}

std::vector<std::string> KeyCounts::Missing() const {
  std::vector<std::string> missing;
  for (const auto& [key, count] : counts_) {
    if (count == 0) missing.push_back(key);
  }
  return missing;
}

std::string KeyCounts::Report() const {
  std::string report;
  for (const auto& [key, count] : counts_) {
    report += "coverage_" + key + " " + std::to_string(count) + "\n";
  }
  return report;
}

}  // namespace dangvien::random
