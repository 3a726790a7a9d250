// Each rule of a built-in policy is held by a spec file: taken out, some scenario fails. And each
// rule of the inventory that bears on a tier, on the dossier or on the process is carried by such a
// rule.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tests/mutation/mutations.h"
#include "tests/spec/scenario.h"

namespace dangvien::mutation {
namespace {

using spec::Scenario;

// The fields of a line of comma-separated values; quotes hold commas together.
std::vector<std::string> SplitCsv(const std::string& line) {
  std::vector<std::string> fields(1);
  bool is_quoted = false;
  for (const char c : line) {
    if (c == '"') {
      is_quoted = !is_quoted;
    } else if (c == ',' && !is_quoted) {
      fields.emplace_back();
    } else {
      fields.back().push_back(c);
    }
  }
  return fields;
}

// The inventory's ids with their types, read from the copy that the project keeps.
std::map<std::string, std::string> ReadInventory() {
  std::ifstream file(absl::StrCat(DANGVIEN_SOURCE_DIR, "/tests/data/inventory.csv"));
  std::map<std::string, std::string> types;
  std::string line;
  std::getline(file, line);  // the names of the columns
  while (std::getline(file, line)) {
    const std::vector<std::string> fields = SplitCsv(line);
    if (fields.size() == 4) types[fields[0]] = fields[3];
  }
  return types;
}

// The rules that a spec file must hold: those of type E, V or P.
std::vector<std::string> RulesToCover() {
  std::vector<std::string> ids;
  for (const auto& [id, type] : ReadInventory()) {
    const std::string kind = type.substr(0, type.find(' '));
    if (kind != "C") ids.push_back(id);
  }
  return ids;
}

// What can be taken out of a built-in policy. Of an overlay: what it states itself, out of the
// resolved policy (out of the overlay, a rule that it states anew would give way to its parent's);
// its parent is held by scenarios of its own.
std::vector<Mutation> MutationsOf(const std::string& name) {
  std::vector<Mutation> stated = TakeOutEach(spec::BuiltinMessage(name));
  if (spec::BuiltinMessage(name).parent_id().empty()) return stated;
  const absl::StatusOr<Policy> policy = spec::BuiltinPolicy(name, spec::Spec());
  v1::Policy resolved;
  EXPECT_TRUE(policy.ok() && resolved.ParseFromString(std::string(policy->bytes()))) << name;
  std::map<std::string, Mutation> by_name;
  for (Mutation& mutation : TakeOutEach(resolved)) {
    by_name.emplace(mutation.taken_out, std::move(mutation));
  }
  for (Mutation& mutation : stated) {
    const auto it = by_name.find(mutation.taken_out);
    if (it != by_name.end()) mutation = it->second;
  }
  return stated;
}

// A scenario's policies, with the mutated one in place of its original. Compiled once a choice of
// readings.
class MutatedPolicies {
 public:
  MutatedPolicies(const std::string& name, const v1::Policy& policy)
      : name_(name), bytes_(policy.SerializeAsString()) {}

  absl::StatusOr<Policy> operator()(const std::string& name, const spec::Spec& spec) {
    if (name != name_) return spec::BuiltinPolicy(name, spec);
    PolicyOptions options;
    options.prove = false;
    std::string key;
    for (const v1::ReadingOption& reading : spec.readings()) {
      options.readings.push_back({reading.reading_id(), reading.option_id()});
      absl::StrAppend(&key, reading.reading_id(), "=", reading.option_id(), " ");
    }
    const auto it = compiled_.find(key);
    if (it != compiled_.end()) return it->second;
    return compiled_.emplace(key, Policy::Read(bytes_, options)).first->second;
  }

 private:
  std::string name_;
  std::string bytes_;
  std::map<std::string, absl::StatusOr<Policy>> compiled_;
};

class MutationTest : public testing::Test {
 protected:
  void SetUp() override {
    auto loaded = spec::LoadScenarios(DANGVIEN_SOURCE_DIR);
    ASSERT_TRUE(loaded.ok()) << loaded.status();
    scenarios_ = *std::move(loaded);
  }

  // The inventory rules of the spec files that fail under the mutated policy; stops once `enough`
  // are met. `noticed` becomes true at the first failure.
  std::set<std::string> Covered(const std::string& policy, const Mutation& mutation,
                                bool* noticed) const {
    MutatedPolicies policies(policy, mutation.policy);
    std::set<std::string> open = mutation.inventory_ids;
    std::set<std::string> covered;
    for (const Scenario& scenario : scenarios_) {
      if (*noticed && open.empty()) break;
      const std::vector<std::string> runs = scenario.Runs();
      if (std::find(runs.begin(), runs.end(), policy) == runs.end()) continue;
      if (spec::Mismatches(scenario, policy, std::ref(policies)).empty()) continue;
      *noticed = true;
      for (const std::string& id : scenario.spec.covers()) {
        if (open.erase(id) > 0) covered.insert(id);
      }
    }
    return covered;
  }

  std::vector<Scenario> scenarios_;
};

TEST_F(MutationTest, EveryRuleTakenOutIsNoticedAndEveryInventoryRuleIsHeld) {
  int64_t count = 0;
  std::set<std::string> held;
  std::vector<std::string> unnoticed;
  for (const std::string& name : Policy::BuiltinNames()) {
    for (const Mutation& mutation : MutationsOf(name)) {
      bool noticed = false;
      const std::set<std::string> covered = Covered(name, mutation, &noticed);
      held.insert(covered.begin(), covered.end());
      if (!noticed) unnoticed.push_back(absl::StrCat(name, ": ", mutation.taken_out));
      ++count;
    }
  }
  EXPECT_EQ(absl::StrJoin(unnoticed, "\n"), "");
  std::vector<std::string> missing;
  for (const std::string& id : RulesToCover()) {
    if (held.count(id) == 0) missing.push_back(id);
  }
  EXPECT_EQ(absl::StrJoin(missing, " "), "") << "inventory rules that no failing spec file covers";
  EXPECT_GE(count, 100);
  if (const char* directory = std::getenv("DANGVIEN_REPORT_DIR")) {
    std::ofstream(std::string(directory) + "/mutation.txt")
        << "mutations " << count << "\ninventory_rules_held " << RulesToCover().size() << "\n";
  }
}

TEST(InventoryTest, TheCopyHoldsEveryRuleOfTheSeed) {
  const std::map<std::string, std::string> inventory = ReadInventory();
  EXPECT_EQ(inventory.size(), 120u);
  EXPECT_EQ(inventory.at("R064"), "C");
  EXPECT_EQ(inventory.at("R080"), "E");
  EXPECT_EQ(inventory.at("R098"), "E (frame)");
  EXPECT_EQ(RulesToCover().size(), 106u);
}

}  // namespace
}  // namespace dangvien::mutation
