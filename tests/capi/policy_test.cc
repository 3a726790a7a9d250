// Policies and timelines through the C interface say what the C++ interface says.
#include "dangvien/policy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dangvien/policy_difference.h"
#include "dangvien/timeline.h"
#include "dangvien/v1/policy.pb.h"
#include "dangvien/v1/report.pb.h"
#include "tests/capi/fixture.h"

namespace dangvien::testing {
namespace {

using ::testing::HasSubstr;

class PolicyTest : public ::testing::Test {
 protected:
  PolicyTest() { EXPECT_EQ(dangvien_context_new(nullptr, context_.out(), nullptr), 0); }

  int32_t Load(const std::string& name, const dangvien_policy_options* options, APolicy* policy) {
    return dangvien_policy_load_builtin(context_.get(), name.data(), name.size(), options,
                                        policy->out(), error_.out());
  }

  Context context_;
  Error error_;
};

TEST_F(PolicyTest, ListsTheBuiltInOnes) {
  std::vector<std::string> names;
  for (size_t i = 0; const char* name = dangvien_builtin_policy_name(i); ++i) {
    names.emplace_back(name);
  }
  EXPECT_EQ(names, Policy::BuiltinNames());
}

TEST_F(PolicyTest, GivesTheBytesOfABuiltInOne) {
  Buffer buffer;
  ASSERT_EQ(
      dangvien_builtin_policy_bytes(context_.get(), "tkv-2018", 8, buffer.out(), error_.out()),
      DANGVIEN_STATUS_OK);
  EXPECT_EQ(buffer.bytes(), Policy::BuiltinBytes("tkv-2018"));
  Buffer none;
  EXPECT_EQ(dangvien_builtin_policy_bytes(context_.get(), "tkv", 3, none.out(), error_.out()),
            DANGVIEN_STATUS_NOT_FOUND);
  EXPECT_EQ(none.get(), nullptr);
}

TEST_F(PolicyTest, DescribesEveryBuiltInOne) {
  for (const std::string& name : Policy::BuiltinNames()) {
    APolicy policy;
    ASSERT_EQ(Load(name, nullptr, &policy), DANGVIEN_STATUS_OK) << error_.message();
    const Policy expected = *Policy::Builtin(name);
    size_t size = 0;
    EXPECT_EQ(std::string(dangvien_policy_id(policy.get(), &size)), expected.id());
    EXPECT_EQ(size, expected.id().size());
    uint8_t digest[32];
    ASSERT_EQ(dangvien_policy_digest(policy.get(), digest, nullptr), DANGVIEN_STATUS_OK);
    EXPECT_EQ(std::string(reinterpret_cast<char*>(digest), 32), expected.digest());
    Buffer buffer;
    v1::PolicyDescription description;
    ASSERT_EQ(dangvien_policy_describe(policy.get(), buffer.out(), nullptr), DANGVIEN_STATUS_OK);
    ASSERT_TRUE(description.ParseFromString(buffer.bytes()));
    EXPECT_EQ(description.policy_id(), expected.id());
    EXPECT_EQ(description.parent_id(), expected.parent_id());
    EXPECT_EQ(description.digest(), expected.digest());
    EXPECT_EQ(static_cast<int>(description.period_kind()),
              static_cast<int>(expected.period().kind));
    EXPECT_EQ(description.first_year(), expected.period().first_year);
    EXPECT_EQ(description.last_year(), expected.period().last_year);
    EXPECT_EQ(description.known_from(), expected.period().known_from);
    EXPECT_EQ(description.scope_id(), expected.period().scope_id);
    ASSERT_EQ(static_cast<size_t>(description.proofs_size()), expected.proofs().size());
    for (int i = 0; i < description.proofs_size(); ++i) {
      const PassProof& proof = expected.proofs()[static_cast<size_t>(i)];
      EXPECT_EQ(description.proofs(i).pass_id(), proof.pass_id);
      EXPECT_EQ(description.proofs(i).case_count(), proof.case_count);
      EXPECT_THAT(description.proofs(i).monotone_exceptions(),
                  ::testing::ElementsAreArray(proof.monotone_exceptions));
    }
    ASSERT_EQ(dangvien_policy_bytes(policy.get(), buffer.out(), nullptr), DANGVIEN_STATUS_OK);
    EXPECT_EQ(buffer.bytes(), expected.bytes());
    ASSERT_EQ(dangvien_policy_dump(policy.get(), buffer.out(), nullptr), DANGVIEN_STATUS_OK);
    EXPECT_EQ(buffer.bytes(), expected.Dump());
  }
}

TEST_F(PolicyTest, TheProofCanBeLeftOut) {
  auto options = Sized<dangvien_policy_options>();
  options.flags = DANGVIEN_POLICY_SKIP_PROOF;
  APolicy policy;
  ASSERT_EQ(Load("tkv-2018", &options, &policy), DANGVIEN_STATUS_OK) << error_.message();
  Buffer buffer;
  v1::PolicyDescription description;
  ASSERT_EQ(dangvien_policy_describe(policy.get(), buffer.out(), nullptr), DANGVIEN_STATUS_OK);
  ASSERT_TRUE(description.ParseFromString(buffer.bytes()));
  EXPECT_EQ(description.proofs_size(), 0);
}

TEST_F(PolicyTest, ABrokenPolicyNamesItsFaults) {
  const v1::Policy message = [] {
    v1::Policy broken;
    broken.ParseFromString(Policy::BuiltinBytes("tkv-2018"));
    broken.mutable_passes(0)->mutable_standards(0)->set_tier_id("vàng");
    return broken;
  }();
  const std::string bytes = message.SerializeAsString();
  APolicy policy;
  EXPECT_EQ(dangvien_policy_read(context_.get(), Data(bytes), bytes.size(), nullptr, policy.out(),
                                 error_.out()),
            DANGVIEN_STATUS_INVALID_ARGUMENT);
  EXPECT_EQ(error_.reason(), "policy_invalid");
  EXPECT_THAT(error_.message(), HasSubstr("passes[0].standards[0].tier_id"));
}

TEST_F(PolicyTest, ANullEntryOfAListIsRefusedWhereItHasASize) {
  dangvien_reading_choice readings[2] = {};
  readings[1].reading_id_size = 3;
  readings[1].option_id_size = 3;
  const dangvien_bytes parents[] = {{nullptr, 0}, {nullptr, 5}};
  auto options = Sized<dangvien_policy_options>();
  options.readings = readings;
  options.reading_count = 2;
  options.parents = parents;
  options.parent_count = 2;
  APolicy policy;
  EXPECT_EQ(Load("tkv-2018", &options, &policy), DANGVIEN_STATUS_INVALID_ARGUMENT);
  EXPECT_EQ(error_.reason(), "bad_argument");
  for (const char* path :
       {"options.readings[1].reading_id", "options.readings[1].option_id", "options.parents[1]"}) {
    EXPECT_THAT(error_.message(), HasSubstr(path));
  }
  ATimeline timeline;
  EXPECT_EQ(dangvien_timeline_new(context_.get(), parents, 2, timeline.out(), error_.out()),
            DANGVIEN_STATUS_INVALID_ARGUMENT);
  EXPECT_EQ(error_.reason(), "bad_argument");
  EXPECT_THAT(error_.message(), HasSubstr("policies[1]"));
}

TEST_F(PolicyTest, AReadingIsChosenByItsIds) {
  const std::string policy_name = "qd132-hd21-2019";
  const v1::Policy message = [&] {
    v1::Policy read;
    read.ParseFromString(Policy::BuiltinBytes(policy_name));
    return read;
  }();
  ASSERT_GT(message.readings_size(), 0);
  const v1::Reading& reading = message.readings(0);
  const std::string option = reading.options(0).id() == reading.default_option_id()
                                 ? reading.options(1).id()
                                 : reading.options(0).id();
  const dangvien_reading_choice choice = {reading.id().data(), reading.id().size(), option.data(),
                                          option.size()};
  auto options = Sized<dangvien_policy_options>();
  options.readings = &choice;
  options.reading_count = 1;
  APolicy policy;
  ASSERT_EQ(Load(policy_name, &options, &policy), DANGVIEN_STATUS_OK) << error_.message();
  PolicyOptions expected;
  expected.readings = {{reading.id(), option}};
  Buffer buffer;
  ASSERT_EQ(dangvien_policy_dump(policy.get(), buffer.out(), nullptr), DANGVIEN_STATUS_OK);
  EXPECT_EQ(buffer.bytes(), Policy::Builtin(policy_name, expected)->Dump());
  EXPECT_NE(buffer.bytes(), Policy::Builtin(policy_name)->Dump());
}

TEST_F(PolicyTest, AnOverlayFindsAParentThatWasGiven) {
  v1::Policy overlay;
  std::string parent_bytes;
  for (const std::string& name : Policy::BuiltinNames()) {
    overlay.ParseFromString(Policy::BuiltinBytes(name));
    if (!overlay.parent_id().empty()) break;
  }
  ASSERT_FALSE(overlay.parent_id().empty());
  v1::Policy parent;
  parent.ParseFromString(std::string(Policy::Builtin(overlay.parent_id())->bytes()));
  parent.set_id("cha");
  overlay.set_parent_id("cha");
  parent_bytes = parent.SerializeAsString();
  const std::string bytes = overlay.SerializeAsString();
  const dangvien_bytes given = {Data(parent_bytes), parent_bytes.size()};
  auto options = Sized<dangvien_policy_options>();
  APolicy policy;
  EXPECT_EQ(dangvien_policy_read(context_.get(), Data(bytes), bytes.size(), &options, policy.out(),
                                 error_.out()),
            DANGVIEN_STATUS_INVALID_ARGUMENT);
  options.parents = &given;
  options.parent_count = 1;
  EXPECT_EQ(dangvien_policy_read(context_.get(), Data(bytes), bytes.size(), &options, policy.out(),
                                 error_.out()),
            DANGVIEN_STATUS_OK)
      << error_.message();
}

TEST_F(PolicyTest, ComparesTwoPolicies) {
  APolicy before;
  APolicy after;
  ASSERT_EQ(Load("qd132-hd21-2019", nullptr, &before), DANGVIEN_STATUS_OK);
  ASSERT_EQ(Load("hcmc-2019", nullptr, &after), DANGVIEN_STATUS_OK);
  const PolicyDifference expected =
      *Difference(*Policy::Builtin("qd132-hd21-2019"), *Policy::Builtin("hcmc-2019"));
  Buffer buffer;
  v1::PolicyDifference difference;
  ASSERT_EQ(
      dangvien_policy_difference(before.get(), after.get(), nullptr, buffer.out(), error_.out()),
      DANGVIEN_STATUS_OK)
      << error_.message();
  ASSERT_TRUE(difference.ParseFromString(buffer.bytes()));
  EXPECT_EQ(difference.has_cases(), expected.has_cases);
  ASSERT_EQ(static_cast<size_t>(difference.rules_size()), expected.rules.size());
  EXPECT_GT(difference.rules_size(), 0);
  for (int i = 0; i < difference.rules_size(); ++i) {
    const RuleDifference& rule = expected.rules[static_cast<size_t>(i)];
    EXPECT_EQ(difference.rules(i).rule_id(), rule.rule_id);
    ASSERT_EQ(difference.rules(i).has_before(), rule.before.has_value());
    ASSERT_EQ(difference.rules(i).has_after(), rule.after.has_value());
    if (!rule.after.has_value()) continue;
    EXPECT_EQ(difference.rules(i).after().path(), rule.after->path);
    EXPECT_EQ(difference.rules(i).after().place(), rule.after->place);
    EXPECT_EQ(difference.rules(i).after().text().vi(), rule.after->text_vi);
    EXPECT_EQ(difference.rules(i).after().dump(), rule.after->dump);
  }
  ASSERT_EQ(static_cast<size_t>(difference.passes_size()), expected.passes.size());
  for (int i = 0; i < difference.passes_size(); ++i) {
    const PassDifference& pass = expected.passes[static_cast<size_t>(i)];
    EXPECT_EQ(difference.passes(i).case_count(), pass.case_count);
    EXPECT_EQ(static_cast<size_t>(difference.passes(i).moves_size()), pass.moves.size());
  }
}

TEST_F(PolicyTest, NamesWhatAnOverlayLoosens) {
  APolicy overlay;
  ASSERT_EQ(Load("hcmc-2019", nullptr, &overlay), DANGVIEN_STATUS_OK);
  const Policy overlay_policy = *Policy::Builtin("hcmc-2019");
  const std::string parent_id(overlay_policy.parent_id());
  APolicy parent;
  ASSERT_EQ(Load(parent_id, nullptr, &parent), DANGVIEN_STATUS_OK) << error_.message();
  const auto expected = Loosenings(overlay_policy, *Policy::Builtin(parent_id));
  Buffer buffer;
  v1::LooseningReport report;
  ASSERT_EQ(
      dangvien_policy_loosenings(overlay.get(), parent.get(), nullptr, buffer.out(), error_.out()),
      DANGVIEN_STATUS_OK)
      << error_.message();
  ASSERT_TRUE(report.ParseFromString(buffer.bytes()));
  ASSERT_EQ(static_cast<size_t>(report.loosenings_size()), expected->size());
  for (int i = 0; i < report.loosenings_size(); ++i) {
    EXPECT_EQ(report.loosenings(i).rule_id(), (*expected)[static_cast<size_t>(i)].rule_id);
    EXPECT_EQ(report.loosenings(i).what(), (*expected)[static_cast<size_t>(i)].what);
  }
  EXPECT_EQ(dangvien_policy_loosenings(parent.get(), overlay.get(), nullptr, buffer.out(),
                                       error_.out()) == DANGVIEN_STATUS_OK,
            Loosenings(*Policy::Builtin(parent_id), overlay_policy).ok());
}

TEST_F(PolicyTest, ChoosesThePolicyThatIsTheLaw) {
  ATimeline timeline;
  ASSERT_EQ(dangvien_timeline_new(context_.get(), nullptr, 0, timeline.out(), error_.out()),
            DANGVIEN_STATUS_OK)
      << error_.message();
  Buffer buffer;
  v1::TimelineEntries entries;
  ASSERT_EQ(dangvien_timeline_entries(timeline.get(), buffer.out(), nullptr), DANGVIEN_STATUS_OK);
  ASSERT_TRUE(entries.ParseFromString(buffer.bytes()));
  const Timeline expected = *Timeline::Builtin();
  ASSERT_EQ(static_cast<size_t>(entries.entries_size()), expected.entries().size());
  for (int i = 0; i < entries.entries_size(); ++i) {
    const TimelineEntry& entry = expected.entries()[static_cast<size_t>(i)];
    EXPECT_EQ(entries.entries(i).policy_id(), entry.policy_id);
    EXPECT_EQ(static_cast<size_t>(entries.entries(i).instruments_size()), entry.instruments.size());
  }

  const TimelineChoice choice = *expected.Select({"national", PeriodKind::kYear, 2023, 20231201});
  dangvien_timeline_query query = {sizeof(query), DANGVIEN_PERIOD_YEAR, "national", 8, 2023,
                                   20231201};
  v1::TimelineChoice chosen;
  ASSERT_EQ(dangvien_timeline_select(timeline.get(), &query, buffer.out(), error_.out()),
            DANGVIEN_STATUS_OK)
      << error_.message();
  ASSERT_TRUE(chosen.ParseFromString(buffer.bytes()));
  EXPECT_EQ(chosen.chosen().policy_id(), choice.policy_id);
  EXPECT_EQ(chosen.found_in_scope_id(), choice.scope_id);
  ASSERT_EQ(static_cast<size_t>(chosen.others_size()), choice.others.size());
  for (int i = 0; i < chosen.others_size(); ++i) {
    EXPECT_EQ(static_cast<int>(chosen.others(i).reason()),
              static_cast<int>(choice.others[static_cast<size_t>(i)].reason) + 1);
  }

  query.year = 1990;
  EXPECT_EQ(dangvien_timeline_select(timeline.get(), &query, buffer.out(), error_.out()),
            DANGVIEN_STATUS_NOT_FOUND);
  query.period_kind = 6;
  EXPECT_EQ(dangvien_timeline_select(timeline.get(), &query, buffer.out(), error_.out()),
            DANGVIEN_STATUS_INVALID_ARGUMENT);
}

TEST_F(PolicyTest, ATimelineMayBeOfOnesOwnPolicies) {
  const std::string bytes = Policy::BuiltinBytes("tkv-2018");
  const dangvien_bytes given = {reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()};
  ATimeline timeline;
  ASSERT_EQ(dangvien_timeline_new(context_.get(), &given, 1, timeline.out(), error_.out()),
            DANGVIEN_STATUS_OK)
      << error_.message();
  Buffer buffer;
  v1::TimelineEntries entries;
  ASSERT_EQ(dangvien_timeline_entries(timeline.get(), buffer.out(), nullptr), DANGVIEN_STATUS_OK);
  ASSERT_TRUE(entries.ParseFromString(buffer.bytes()));
  EXPECT_LE(entries.entries_size(), 1);
}

}  // namespace
}  // namespace dangvien::testing
