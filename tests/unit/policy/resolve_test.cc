// Where an overlay's parent is found, and how a line of overlays is resolved.
#include "policy/resolve.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/policy/policy_text.h"

namespace dangvien {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string Overlay(const std::string& id, const std::string& parent, const std::string& more) {
  return ParsePolicy(absl::StrCat("format: 1 id: \"", id, "\" parent_id: \"", parent, "\" ", more))
      .SerializeAsString();
}

std::string Flag(const std::string& id) { return absl::StrCat("flags { id: \"", id, "\" } "); }

absl::StatusOr<Policy> ReadWith(const std::string& bytes, const std::vector<std::string>& parents) {
  PolicyOptions options = Unproved();
  options.parents.assign(parents.begin(), parents.end());
  return Policy::Read(bytes, options);
}

std::string Root() { return ParsePolicy(kWords).SerializeAsString(); }

TEST(ResolveTest, AnOverlayOfAnOverlayIsLaidOverTheResolvedOne) {
  const std::string province = Overlay("province", "small", Flag("p") + "title { en: \"P\" }");
  const absl::StatusOr<Policy> district =
      ReadWith(Overlay("district", "province", Flag("d")), {province, Root()});
  ASSERT_TRUE(district.ok()) << district.status();
  v1::Policy message;
  ASSERT_TRUE(message.ParseFromString(std::string(district->bytes())));
  EXPECT_EQ(message.id(), "district");
  EXPECT_EQ(message.title().en(), "P");
  EXPECT_EQ(message.parent_id(), "");
  ASSERT_EQ(message.flags_size(), 4);
  EXPECT_EQ(message.flags(2).id(), "p");
  EXPECT_EQ(message.flags(3).id(), "d");
  EXPECT_EQ(district->parent_id(), "province");
}

TEST(ResolveTest, AResolvedPolicyIsReadAloneAndStaysWhatItIs) {
  const absl::StatusOr<Policy> overlay = ReadWith(Overlay("local", "small", Flag("p")), {Root()});
  ASSERT_TRUE(overlay.ok()) << overlay.status();
  const absl::StatusOr<Policy> again = Policy::Read(overlay->bytes(), Unproved());
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->digest(), overlay->digest());
}

TEST(ResolveTest, BuiltinPoliciesAreParentsUnlessOneOfThatIdIsGiven) {
  for (const std::string& name : Policy::BuiltinNames()) {
    v1::Policy builtin;
    ASSERT_TRUE(builtin.ParseFromString(Policy::BuiltinBytes(name)));
    EXPECT_EQ(builtin.id(), name) << "a parent is found by the name of its file";
  }
  const std::string name = Policy::BuiltinNames().front();
  const std::string overlay = Overlay("local", name, Flag("p"));
  const absl::StatusOr<Policy> over_builtin = ReadWith(overlay, {});
  ASSERT_TRUE(over_builtin.ok()) << over_builtin.status();
  EXPECT_THAT(over_builtin->Dump(), HasSubstr("pass `"));
  v1::Policy own = ParsePolicy(kWords);
  own.set_id(name);
  const absl::StatusOr<Policy> over_own = ReadWith(overlay, {own.SerializeAsString()});
  ASSERT_TRUE(over_own.ok()) << over_own.status();
  EXPECT_THAT(over_own->Dump(), testing::Not(HasSubstr("pass `")));
}

TEST(ResolveTest, AParentThatIsNotThereIsAnIssue) {
  EXPECT_THAT(Faults(ReadWith(Overlay("local", "nowhere", ""), {Root()}).status()),
              ElementsAre("unknown_parent at parent_id"));
  EXPECT_THAT(Faults(ReadWith(Overlay("district", "province", ""),
                              {Overlay("province", "nowhere", Flag("p"))})
                         .status()),
              ElementsAre("unknown_parent at parent.parent_id"));
}

TEST(ResolveTest, CyclesAreRefused) {
  EXPECT_THAT(Faults(ReadWith(Overlay("a", "a", Flag("p")), {}).status()),
              ElementsAre("parent_cycle at parent_id"));
  EXPECT_THAT(
      Faults(
          ReadWith(Overlay("a", "b", ""), {Overlay("b", "c", ""), Overlay("c", "b", "")}).status()),
      ElementsAre("parent_cycle at parent.parent.parent_id"));
}

TEST(ResolveTest, FaultsOfAParentAreNamedAtTheParent) {
  EXPECT_THAT(Faults(ReadWith(Overlay("local", "small", ""), {"\xff"}).status()),
              ElementsAre("malformed_wire at options.parents[0]"));
  v1::Policy other = ParsePolicy(kWords);
  other.set_format(7);
  EXPECT_THAT(Faults(ReadWith(Overlay("local", "small", ""), {other.SerializeAsString()}).status()),
              ElementsAre("unsupported_format at options.parents[0].format"));
  EXPECT_THAT(Faults(ReadWith(Overlay("district", "province", ""),
                              {Overlay("province", "small", "removed_ids: \"x\""), Root()})
                         .status()),
              ElementsAre("unknown_reference at parent.removed_ids[0]",
                          "missing_citation at parent.removed_citations"));
}

TEST(ResolveTest, OnlyAnOverlayRemoves) {
  EXPECT_THAT(FaultsOf(absl::StrCat(kWords, "removed_ids: \"x\"")),
              ElementsAre("missing_field at parent_id"));
}

// What a policy is read from may go.
TEST(ResolveTest, ThePolicyOwnsWhatItSays) {
  std::string overlay = Overlay("local", "small", Flag("own"));
  std::string parent = Root();
  PolicyOptions options = Unproved();
  options.parents = {parent};
  const absl::StatusOr<Policy> policy = Policy::Read(overlay, options);
  ASSERT_TRUE(policy.ok()) << policy.status();
  const std::string dump = policy->Dump();
  overlay.assign(overlay.size(), 'x');
  parent.assign(parent.size(), 'x');
  EXPECT_EQ(policy->Dump(), dump);
}

}  // namespace
}  // namespace dangvien
