// What wiregen writes for a file, what it refuses, and that it writes the same each time. That the
// written code compiles and reads as it should is codec_test.cc's part.
#include <gmock/gmock.h>
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "schema.h"

namespace dangvien::wiregen {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// One file of package dangvien.v1; `body` is the rest of its FileDescriptorProto, as text.
google::protobuf::FileDescriptorSet OneFile(absl::string_view body) {
  google::protobuf::FileDescriptorSet files;
  const std::string text = absl::StrCat(
      "file { name: 'dangvien/v1/one.proto' package: 'dangvien.v1' syntax: 'proto3' ", body, "}");
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &files)) << text;
  return files;
}

std::string Refusal(absl::string_view body) {
  const absl::StatusOr<std::vector<FilePlan>> plans = PlanFiles(OneFile(body));
  return plans.ok() ? "" : std::string(plans.status().message());
}

constexpr absl::string_view kTree = R"(
  message_type { name: 'Forest'
    field { name: 'shed' number: 1 type: TYPE_MESSAGE label: LABEL_OPTIONAL
            type_name: '.dangvien.v1.Shed' }
    field { name: 'oldest' number: 3 type: TYPE_MESSAGE label: LABEL_OPTIONAL
            type_name: '.dangvien.v1.Tree' }
    field { name: 'new' number: 2 type: TYPE_BOOL label: LABEL_REPEATED } }
  message_type { name: 'Tree'
    field { name: 'forest' number: 1 type: TYPE_MESSAGE label: LABEL_OPTIONAL
            type_name: '.dangvien.v1.Forest' } }
  message_type { name: 'Shed'
    field { name: 'wood' number: 1 type: TYPE_ENUM label: LABEL_OPTIONAL
            type_name: '.dangvien.v1.WoodKind' } }
  enum_type { name: 'WoodKind'
    value { name: 'WOOD_KIND_UNSPECIFIED' number: 0 }
    value { name: 'WOOD_KIND_HARD_WOOD' number: 4 } })";

FilePlan TreePlan() { return PlanFiles(OneFile(kTree)).value()[0]; }

TEST(WiregenTest, DeclaresEachMessageAfterWhatItHoldsByValue) {
  std::vector<std::string> order;
  for (const MessagePlan& message : TreePlan().messages) order.push_back(message.name);
  EXPECT_THAT(order, ElementsAre("Shed", "Tree", "Forest"));
}

TEST(WiregenTest, HoldsByPointerOnlyWhatContainsItsHolderAgain) {
  const std::string header = HeaderOf(TreePlan());
  EXPECT_THAT(header, HasSubstr("std::unique_ptr<Tree> oldest;"));
  EXPECT_THAT(header, HasSubstr("std::unique_ptr<Forest> forest;"));
  EXPECT_THAT(header, HasSubstr("std::optional<Shed> shed;"));
}

TEST(WiregenTest, WritesAnEnumWithoutThePrefixOfItsName) {
  EXPECT_THAT(HeaderOf(TreePlan()), HasSubstr("enum class WoodKind : int32_t {\n"
                                              "  kUnspecified = 0,\n"
                                              "  kHardWood = 4,\n"
                                              "};\n"));
  EXPECT_THAT(SourceOf(TreePlan()), HasSubstr("return \"WOOD_KIND_HARD_WOOD\";"));
}

TEST(WiregenTest, WritesFieldNumbersInTheirOrder) {
  EXPECT_THAT(HeaderOf(TreePlan()), HasSubstr("struct ForestFields {\n"
                                              "  static constexpr uint32_t shed = 1;\n"
                                              "  static constexpr uint32_t new_ = 2;\n"
                                              "  static constexpr uint32_t oldest = 3;\n"
                                              "};\n"));
}

TEST(WiregenTest, ShowsEachFieldByNameAndKindInTheOrderOfNumbers) {
  EXPECT_THAT(
      FieldsOf(TreePlan()),
      HasSubstr("void VisitFields(MessageTag<Forest>, Visitor&& visit) {\n"
                "  visit(FieldInfo{\"shed\", FieldKind::kMessage, kNoOneof}, &Forest::shed);\n"
                "  visit(FieldInfo{\"new\", FieldKind::kBool, kNoOneof}, &Forest::new_);\n"
                "  visit(FieldInfo{\"oldest\", FieldKind::kMessage, kNoOneof}, "
                "&Forest::oldest);\n"
                "}\n"));
}

TEST(WiregenTest, ShowsTheValuesOfAnEnumAndWhatTheirNamesBeginWith) {
  EXPECT_THAT(FieldsOf(TreePlan()),
              HasSubstr("struct EnumTable<WoodKind> {\n"
                        "  static constexpr absl::string_view kPrefix = \"WOOD_KIND_\";\n"
                        "  static constexpr WoodKind kValues[] = {\n"
                        "      WoodKind::kUnspecified,\n"
                        "      WoodKind::kHardWood,\n"
                        "  };\n"));
}

TEST(WiregenTest, AnInt32WhoseNameSaysSoIsADate) {
  const std::string fields = FieldsOf(PlanFiles(OneFile(R"(
        message_type { name: 'A'
          field { name: 'held_on' number: 1 type: TYPE_INT32 label: LABEL_OPTIONAL }
          field { name: 'common' number: 2 type: TYPE_INT32 label: LABEL_OPTIONAL }
          field { name: 'based_on' number: 3 type: TYPE_INT64 label: LABEL_OPTIONAL } })"))
                                          .value()[0]);
  EXPECT_THAT(fields, HasSubstr("{\"held_on\", FieldKind::kDate, kNoOneof}"));
  EXPECT_THAT(fields, HasSubstr("{\"common\", FieldKind::kNumber, kNoOneof}"));
  EXPECT_THAT(fields, HasSubstr("{\"based_on\", FieldKind::kNumber, kNoOneof}"));
}

TEST(WiregenTest, KeepsABoolOfAListAddressable) {
  EXPECT_THAT(HeaderOf(TreePlan()), HasSubstr("std::vector<uint8_t> new_;"));
}

TEST(WiregenTest, AMemberThatIsAWordOfTheLanguageKeepsItsNameInPaths) {
  EXPECT_THAT(SourceOf(TreePlan()), HasSubstr("AppendPacked<AsBool>(\"new\", &out->new_)"));
}

TEST(WiregenTest, GuardNamesTheFile) {
  EXPECT_THAT(HeaderOf(TreePlan()), HasSubstr("#ifndef DANGVIEN_WIRE_ONE_WIRE_H_\n"));
}

TEST(WiregenTest, WritesTheSameBytesEachTime) {
  EXPECT_EQ(HeaderOf(TreePlan()), HeaderOf(TreePlan()));
  EXPECT_EQ(SourceOf(TreePlan()), SourceOf(TreePlan()));
}

TEST(WiregenTest, ImportsBecomeIncludes) {
  google::protobuf::FileDescriptorSet files = OneFile(kTree);
  google::protobuf::FileDescriptorProto* second = files.add_file();
  second->set_name("dangvien/v1/two.proto");
  second->set_package("dangvien.v1");
  second->set_syntax("proto3");
  second->add_dependency("dangvien/v1/one.proto");
  const auto plans = PlanFiles(files);
  ASSERT_TRUE(plans.ok()) << plans.status();
  EXPECT_THAT(HeaderOf((*plans)[1]), HasSubstr("#include \"wire/one.wire.h\"\n"));
}

struct RefusalCase {
  const char* name;
  const char* body;
  const char* message;
};
void PrintTo(const RefusalCase& refused, std::ostream* os) { *os << refused.name; }

constexpr RefusalCase kRefusals[] = {
    {"Double",
     "message_type { name: 'A' field { name: 'x' number: 1 type: TYPE_DOUBLE "
     "label: LABEL_OPTIONAL } }",
     "dangvien/v1/one.proto: dangvien.v1.A.x: a field of type double"},
    {"Fixed32",
     "message_type { name: 'A' field { name: 'x' number: 1 type: TYPE_FIXED32 "
     "label: LABEL_OPTIONAL } }",
     "dangvien/v1/one.proto: dangvien.v1.A.x: a field of type fixed32"},
    {"NestedMessage", "message_type { name: 'A' nested_type { name: 'B' } }",
     "dangvien/v1/one.proto: A: a nested message or a map"},
    {"NestedEnum",
     "message_type { name: 'A' enum_type { name: 'B' value { name: 'C' number: 0 } } }",
     "dangvien/v1/one.proto: A: a nested enum"},
    {"Service", "service { name: 'S' }",
     "dangvien/v1/one.proto: services: not carried by the wire structs"},
    {"Aliases",
     "enum_type { name: 'E' value { name: 'E_A' number: 0 } value { name: 'E_B' number: 0 } "
     "options { allow_alias: true } }",
     "dangvien/v1/one.proto: E: an enum with aliases"},
    {"CaseNamedNone",
     "message_type { name: 'A' oneof_decl { name: 'kind' } field { name: 'none' number: 1 "
     "type: TYPE_BOOL label: LABEL_OPTIONAL oneof_index: 0 } }",
     "dangvien/v1/one.proto: dangvien.v1.A.none: `kNone` stands for a oneof that is not set"},
};

std::string CaseName(const ::testing::TestParamInfo<RefusalCase>& info) { return info.param.name; }

class Refused : public ::testing::TestWithParam<RefusalCase> {};
TEST_P(Refused, SaysWhereAndWhy) { EXPECT_EQ(Refusal(GetParam().body), GetParam().message); }
INSTANTIATE_TEST_SUITE_P(Wiregen, Refused, ::testing::ValuesIn(kRefusals), CaseName);

TEST(WiregenTest, RefusesAnotherPackage) {
  google::protobuf::FileDescriptorSet files = OneFile("");
  files.mutable_file(0)->set_package("other");
  EXPECT_EQ(PlanFiles(files).status().message(),
            "dangvien/v1/one.proto: package: expected `dangvien.v1`");
}

TEST(WiregenTest, RefusesProto2) {
  google::protobuf::FileDescriptorSet files = OneFile("");
  files.mutable_file(0)->clear_syntax();
  EXPECT_EQ(PlanFiles(files).status().message(), "dangvien/v1/one.proto: syntax: expected proto3");
}

}  // namespace
}  // namespace dangvien::wiregen
