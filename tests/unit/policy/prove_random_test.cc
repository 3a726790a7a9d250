// The proof against brute force: for random passes over few facts, every combination of facts (and
// not of conditions) is judged by an evaluator written here on the generated classes, and the
// faults found must be the same, no more and no less. Only facts that the proof models exactly are
// used.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/unit/policy/policy_text.h"
#include "tests/unit/policy/random_pass.h"

namespace dangvien {
namespace {

constexpr uint64_t kSeed = 20181204;
constexpr int kPolicies = 400;

// Judges all facts, and remembers what never happened.
class BruteForce {
 public:
  explicit BruteForce(const v1::Pass& pass) : pass_(pass) {
    for (int i = 0; i < pass.exclusions_size(); ++i) {
      Add(pass.exclusions(i), absl::StrCat("exclusions[", i, "]"));
    }
    for (int i = 0; i < pass.standards_size(); ++i) {
      for (int j = 0; j < pass.standards(i).conditions_size(); ++j) {
        Add(pass.standards(i).conditions(j),
            absl::StrCat("standards[", i, "].conditions[", j, "]"));
      }
    }
    for (int i = 0; i < pass.forces_size(); ++i) {
      Add(pass.forces(i).rule(), absl::StrCat("forces[", i, "].rule"));
    }
    for (int i = 0; i < pass.caps_size(); ++i) {
      Add(pass.caps(i).rule(), absl::StrCat("caps[", i, "].rule"));
    }
    reached_.resize(static_cast<size_t>(pass.standards_size()));
    contradicts_.resize(static_cast<size_t>(pass.forces_size()));
  }

  void Judge(const Facts& facts) {
    bool excluded = false;
    for (const v1::Rule& rule : pass_.exclusions()) excluded |= Effect(rule, facts, true);
    if (excluded) return;
    bool has_tier = ClimbLadder(facts) || pass_.has_fallback();
    std::vector<bool> fires;
    for (const v1::TierRule& force : pass_.forces()) {
      fires.push_back(Effect(force.rule(), facts, true));
      has_tier |= fires.back();
    }
    for (size_t i = 0; i < fires.size(); ++i) {
      for (size_t j = 0; j < i; ++j) {
        const bool differ = pass_.forces(static_cast<int>(i)).tier_id() !=
                            pass_.forces(static_cast<int>(j)).tier_id();
        if (fires[i] && fires[j] && differ) contradicts_[i] = true;
      }
    }
    for (const v1::TierRule& cap : pass_.caps()) Effect(cap.rule(), facts, true);
    if (!has_tier) has_gap_ = true;
  }

  std::vector<std::string> Faults() const {
    std::vector<std::string> faults;
    const auto add = [&faults](const char* code, const std::string& path) {
      faults.push_back(absl::StrCat(code, " at passes[0]", path));
    };
    if (has_gap_) add("gap", "");
    for (size_t i = 0; i < contradicts_.size(); ++i) {
      if (contradicts_[i]) {
        add("contradicting_forces", absl::StrCat(".forces[", i, "].rule"));
      }
    }
    for (const Seen& seen : seen_) {
      if (!seen.effect) add("unreachable_rule", absl::StrCat(".", seen.path));
      for (size_t e = 0; seen.effect && e < seen.excused.size(); ++e) {
        if (seen.excused[e]) continue;
        add("unreachable_rule", absl::StrCat(".", seen.path, ".exceptions[", e, "]"));
      }
    }
    for (size_t i = 0; i < reached_.size(); ++i) {
      if (!reached_[i]) add("unreachable_rule", absl::StrCat(".standards[", i, "]"));
    }
    return faults;
  }

 private:
  struct Seen {
    const v1::Rule* rule;
    std::string path;
    bool effect = false;
    std::vector<bool> excused;
  };

  void Add(const v1::Rule& rule, const std::string& path) {
    Seen seen{&rule, path, false, {}};
    seen.excused.resize(static_cast<size_t>(rule.exceptions_size()));
    seen_.push_back(std::move(seen));
  }

  // A trigger that fires; a demand that is not met.
  bool Effect(const v1::Rule& rule, const Facts& facts, bool wanted) {
    Seen& seen = *std::find_if(seen_.begin(), seen_.end(),
                               [&rule](const Seen& s) { return s.rule == &rule; });
    if (rule.has_applies() && !Evaluate(rule.applies(), facts)) return false;
    if (Evaluate(rule.when(), facts) != wanted) return false;
    bool excused = false;
    for (int e = 0; e < rule.exceptions_size(); ++e) {
      if (!Evaluate(rule.exceptions(e).when(), facts)) continue;
      seen.excused[static_cast<size_t>(e)] = true;
      excused = true;
    }
    seen.effect |= !excused;
    return !excused;
  }

  bool ClimbLadder(const Facts& facts) {
    bool stands = false;
    bool below = true;
    // Standards are written from A to C.
    for (int i = pass_.standards_size() - 1; i >= 0; --i) {
      bool met = true;
      for (const v1::Rule& rule : pass_.standards(i).conditions()) {
        met &= !Effect(rule, facts, false);
      }
      const bool reached = met && (below || pass_.ladder() == v1::LADDER_INDEPENDENT);
      below = reached;
      if (reached) reached_[static_cast<size_t>(i)] = true;
      stands |= reached;
    }
    return stands;
  }

  const v1::Pass& pass_;
  std::vector<Seen> seen_;
  std::vector<bool> reached_;
  std::vector<bool> contradicts_;
  bool has_gap_ = false;
};

TEST(ProveRandomTest, FindsTheFaultsThatBruteForceFinds) {
  int sound = 0;
  int faults = 0;
  for (int i = 0; i < kPolicies; ++i) {
    const RandomPass random(kSeed + static_cast<uint64_t>(i));
    BruteForce brute_force(random.policy.passes(0));
    for (const Facts& facts : AllFacts(random.domains)) brute_force.Judge(facts);
    const std::vector<std::string> expected = brute_force.Faults();
    const absl::Status status = Policy::Read(random.policy.SerializeAsString()).status();
    ASSERT_THAT(Faults(status), testing::UnorderedElementsAreArray(expected))
        << "seed " << kSeed + static_cast<uint64_t>(i) << "\n"
        << random.policy.passes(0).DebugString() << status;
    sound += expected.empty();
    faults += static_cast<int>(expected.size());
  }
  // The comparison says little if all passes are sound, or none is.
  EXPECT_GT(sound, kPolicies / 50) << faults << " faults";
  EXPECT_GT(faults, kPolicies / 2) << sound << " sound";
}

}  // namespace
}  // namespace dangvien
