// Finds what can be taken out by walking the policy by reflection: a Rule, a TierRule, an Exception
// or a Check in a list is an entry that can go; an EventException or a Fallback is a field that can
// be cleared. A new place for rules in the schema is found without a change here. Only small-group
// rules are gone through by name: they have no id.
// Tested by tests/mutation/mutation_test.cc
#include "tests/mutation/mutations.h"

#include <google/protobuf/message.h>

namespace dangvien::mutation {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// A way down from the policy to one thing.
struct Step {
  const FieldDescriptor* field;
  int index;  // -1: not a list
};

std::set<std::string> InventoryIds(const Message& message) {
  std::set<std::string> ids;
  const Reflection* reflection = message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (field->name() == "citations") {
      for (int i = 0; i < reflection->FieldSize(message, field); ++i) {
        const auto& citation =
            static_cast<const v1::Citation&>(reflection->GetRepeatedMessage(message, field, i));
        ids.insert(citation.inventory_ids().begin(), citation.inventory_ids().end());
      }
    } else if (field->name() == "rule") {
      const std::set<std::string> inner = InventoryIds(reflection->GetMessage(message, field));
      ids.insert(inner.begin(), inner.end());
    }
  }
  return ids;
}

std::string IdOf(const Message& message) {
  const Reflection* reflection = message.GetReflection();
  if (const FieldDescriptor* rule = message.GetDescriptor()->FindFieldByName("rule")) {
    return IdOf(reflection->GetMessage(message, rule));
  }
  return reflection->GetString(message, message.GetDescriptor()->FindFieldByName("id"));
}

bool CanGo(const FieldDescriptor* field) {
  const std::string& type = field->message_type()->name();
  const bool is_tier_rule_part = field->name() == "rule";
  return type == "Exception" || type == "EventException" || type == "Fallback" || type == "Check" ||
         type == "TierRule" || type == "Criterion" || type == "Ceiling" || type == "Quota" ||
         type == "ReRatingRule" || type == "ReviewPlaceRule" ||
         (type == "Rule" && !is_tier_rule_part);
}

class Walk {
 public:
  explicit Walk(const v1::Policy& policy) : policy_(policy) {}

  std::vector<Mutation> Run() {
    Visit(policy_);
    return std::move(mutations_);
  }

 private:
  void Visit(const Message& message) {
    const Reflection* reflection = message.GetReflection();
    std::vector<const FieldDescriptor*> fields;
    reflection->ListFields(message, &fields);
    for (const FieldDescriptor* field : fields) {
      if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
      const int count = field->is_repeated() ? reflection->FieldSize(message, field) : 1;
      for (int i = 0; i < count; ++i) {
        path_.push_back({field, field->is_repeated() ? i : -1});
        const Message& inner = field->is_repeated()
                                   ? reflection->GetRepeatedMessage(message, field, i)
                                   : reflection->GetMessage(message, field);
        std::set<std::string> ids = InventoryIds(inner);
        // A criterion is cited by its frame.
        if (field->message_type()->name() == "Criterion") ids = InventoryIds(message);
        if (CanGo(field)) TakeOut(inner, ids);
        Visit(inner);
        path_.pop_back();
      }
    }
  }

  void TakeOut(const Message& what, const std::set<std::string>& ids) {
    Mutation mutation{what.GetDescriptor()->name() + " " + IdOf(what), ids, policy_};
    Message* message = &mutation.policy;
    for (size_t i = 0; i + 1 < path_.size(); ++i) {
      const Reflection* reflection = message->GetReflection();
      message = path_[i].index < 0
                    ? reflection->MutableMessage(message, path_[i].field)
                    : reflection->MutableRepeatedMessage(message, path_[i].field, path_[i].index);
    }
    const Step& last = path_.back();
    const Reflection* reflection = message->GetReflection();
    if (last.index < 0) {
      reflection->ClearField(message, last.field);
    } else {
      for (int i = last.index; i + 1 < reflection->FieldSize(*message, last.field); ++i) {
        reflection->SwapElements(message, last.field, i, i + 1);
      }
      reflection->RemoveLast(message, last.field);
    }
    mutations_.push_back(std::move(mutation));
  }

  const v1::Policy& policy_;
  std::vector<Step> path_;
  std::vector<Mutation> mutations_;
};

// A small-group rule stands in every variant of a quota (a reading of the share is a quota of its
// own), word for word. It is one rule: taken out, it goes from all quotas of its pass.
void TakeOutSmallGroups(const v1::Policy& policy, int pass, std::vector<Mutation>* mutations) {
  std::map<std::string, v1::SmallGroup> distinct;
  for (const v1::Quota& quota : policy.passes(pass).quotas()) {
    for (const v1::SmallGroup& group : quota.small_groups()) {
      distinct[group.SerializeAsString()] = group;
    }
  }
  for (const auto& [bytes, group] : distinct) {
    Mutation mutation{"SmallGroup " + policy.passes(pass).id() + " " + group.ShortDebugString(),
                      InventoryIds(group), policy};
    for (v1::Quota& quota : *mutation.policy.mutable_passes(pass)->mutable_quotas()) {
      auto* groups = quota.mutable_small_groups();
      for (int i = groups->size() - 1; i >= 0; --i) {
        if (groups->Get(i).SerializeAsString() == bytes) groups->DeleteSubrange(i, 1);
      }
    }
    mutations->push_back(std::move(mutation));
  }
}

}  // namespace

std::vector<Mutation> TakeOutEach(const v1::Policy& policy) {
  std::vector<Mutation> mutations = Walk(policy).Run();
  for (int i = 0; i < policy.passes_size(); ++i) TakeOutSmallGroups(policy, i, &mutations);
  return mutations;
}

}  // namespace dangvien::mutation
