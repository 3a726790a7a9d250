// What a reader of wire structs does with each kind of fault, to the code, the path and the words,
// and what the structs promise to a caller. Bytes are written by hand here, so that each case
// shows what it is about; codec_reference_test.cc holds whole messages to libprotobuf.
#include "wire/codec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "base/issue_list.h"
#include "dangvien/issue.h"
#include "wire/codec_sample.wire.h"

namespace dangvien {

// So that a failure shows the text.
void PrintTo(const Issue& issue, std::ostream* os) { *os << ToString(issue); }

namespace wire {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Outcome {
  bool ok;
  std::vector<Issue> issues;
};

// `message` keeps no view of `bytes` that outlives the call of this function's caller.
template <typename Message>
Outcome Read(absl::string_view bytes, Message* message, absl::string_view root = "sample",
             DecodeLimits limits = {}) {
  IssueList issues;
  DecodeContext context(&issues, root, nullptr, limits);
  const bool ok = Decode(bytes, context, message);
  return {ok, issues.kept()};
}

std::string Varint(uint64_t value) {
  char bytes[protozero::max_varint_length];
  const int size = protozero::add_varint_to_buffer(bytes, value);
  return std::string(bytes, static_cast<size_t>(size));
}
std::string Number(uint32_t field, uint64_t raw) {
  return absl::StrCat(Varint(VarintTag(field)), Varint(raw));
}
std::string Block(uint32_t field, absl::string_view bytes) {
  return absl::StrCat(Varint(BytesTag(field)), Varint(bytes.size()), bytes);
}

constexpr char kTenByteOverflow[] = "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02";

struct FaultCase {
  std::string name;
  std::string bytes;
  bool ok;
  IssueCode code;
  std::string path;
  std::string message;
};

void PrintTo(const FaultCase& fault, std::ostream* os) { *os << fault.name; }

std::string CaseName(const ::testing::TestParamInfo<FaultCase>& info) { return info.param.name; }

class Fault : public ::testing::TestWithParam<FaultCase> {};

TEST_P(Fault, IsOneIssueWithCodePathAndText) {
  const FaultCase& fault = GetParam();
  Sample sample;
  const Outcome outcome = Read(fault.bytes, &sample);
  EXPECT_EQ(outcome.ok, fault.ok);
  EXPECT_THAT(outcome.issues, ElementsAre(Issue{fault.code, fault.path, fault.message}));
}

// A fault of the value: the message around it stays readable.
const FaultCase kRefusedValues[] = {
    {"Bool", Number(SampleFields::a_bool, 2), true, IssueCode::kNumberOutOfRange, "sample.a_bool",
     "expected a bool, 0 or 1, found 2"},
    {"Int32Above", Number(SampleFields::an_int32, 2147483648), true, IssueCode::kNumberOutOfRange,
     "sample.an_int32", "expected a number of type int32, found 2147483648"},
    {"Int32Below", Number(SampleFields::an_int32, static_cast<uint64_t>(-2147483649)), true,
     IssueCode::kNumberOutOfRange, "sample.an_int32",
     "expected a number of type int32, found -2147483649"},
    {"Int32OfFiveBytesIsNotNegative", Number(SampleFields::an_int32, 0xffffffff), true,
     IssueCode::kNumberOutOfRange, "sample.an_int32",
     "expected a number of type int32, found 4294967295"},
    {"Uint32", Number(SampleFields::a_uint32, 4294967296), true, IssueCode::kNumberOutOfRange,
     "sample.a_uint32", "expected a number of type uint32, found 4294967296"},
    {"Sint32", Number(SampleFields::a_sint32, 4294967296), true, IssueCode::kNumberOutOfRange,
     "sample.a_sint32", "expected a number of type sint32, found 2147483648"},
    {"Enum", Number(SampleFields::colour, 9), true, IssueCode::kUnknownEnumValue, "sample.colour",
     "value 9 is not known to enum `SampleColour`"},
    {"EnumBeyondItsType", Number(SampleFields::colour, 4294967297), true,
     IssueCode::kUnknownEnumValue, "sample.colour",
     "value 4294967297 is not known to enum `SampleColour`"},
    {"OptionalEnum", Number(SampleFields::maybe_colour, 9), true, IssueCode::kUnknownEnumValue,
     "sample.maybe_colour", "value 9 is not known to enum `SampleColour`"},
    {"OneofEnum", Number(SampleFields::kind_colour, 9), true, IssueCode::kUnknownEnumValue,
     "sample.kind_colour", "value 9 is not known to enum `SampleColour`"},
    {"PackedElement", Block(SampleFields::int32s, Varint(1) + Varint(2147483648) + Varint(3)), true,
     IssueCode::kNumberOutOfRange, "sample.int32s[1]",
     "expected a number of type int32, found 2147483648"},
    {"UnpackedElement", Number(SampleFields::bools, 1) + Number(SampleFields::bools, 7), true,
     IssueCode::kNumberOutOfRange, "sample.bools[1]", "expected a bool, 0 or 1, found 7"},
    {"Utf8CutOff", Block(SampleFields::a_text, "\xe1\xba"), true, IssueCode::kInvalidUtf8,
     "sample.a_text", "text is not valid UTF-8"},
    {"Utf8Overlong", Block(SampleFields::maybe_text, "\xc0\x80"), true, IssueCode::kInvalidUtf8,
     "sample.maybe_text", "text is not valid UTF-8"},
    {"Utf8Surrogate", Block(SampleFields::texts, "\xed\xa0\x80"), true, IssueCode::kInvalidUtf8,
     "sample.texts[0]", "text is not valid UTF-8"},
    {"Utf8BeyondUnicode", Block(SampleFields::kind_text, "\xf4\x90\x80\x80"), true,
     IssueCode::kInvalidUtf8, "sample.kind_text", "text is not valid UTF-8"},
    {"Nested",
     Block(SampleFields::parts, "") +
         Block(SampleFields::parts, Number(SamplePartFields::colour, 2)),
     true, IssueCode::kUnknownEnumValue, "sample.parts[1].colour",
     "value 2 is not known to enum `SampleColour`"},
};
INSTANTIATE_TEST_SUITE_P(OfAValue, Fault, ::testing::ValuesIn(kRefusedValues), CaseName);

const FaultCase kUnfittingFields[] = {
    {"Unknown", Number(77, 5), true, IssueCode::kUnknownField, "sample",
     "field 77 is not known to message `Sample`"},
    {"UnknownBytes", Block(19500, "abc"), true, IssueCode::kUnknownField, "sample",
     "field 19500 is not known to message `Sample`"},
    {"UnknownFixed32", Varint(77 << 3 | 5) + "abcd", true, IssueCode::kUnknownField, "sample",
     "field 77 is not known to message `Sample`"},
    {"UnknownFixed64", Varint(77 << 3 | 1) + "abcdefgh", true, IssueCode::kUnknownField, "sample",
     "field 77 is not known to message `Sample`"},
    {"UnknownToAnEmptyMessage",
     Block(SampleFields::part, Block(SamplePartFields::empty, Number(1, 1))), true,
     IssueCode::kUnknownField, "sample.part.empty",
     "field 1 is not known to message `SampleEmpty`"},
    {"VarintForText", Number(SampleFields::a_text, 5), false, IssueCode::kMalformedWire,
     "sample.a_text", "byte 0: field 8 has wire type varint, expected length-delimited"},
    {"BytesForNumber", Number(SampleFields::a_bool, 1) + Block(SampleFields::an_int32, "ab"), false,
     IssueCode::kMalformedWire, "sample.an_int32",
     "byte 2: field 2 has wire type length-delimited, expected varint"},
    {"Fixed32ForPacked", Varint(SampleFields::int32s << 3 | 5) + "abcd", false,
     IssueCode::kMalformedWire, "sample.int32s",
     "byte 0: field 32 has wire type fixed32, expected length-delimited"},
    {"Group", Varint(SampleFields::part << 3 | 3), false, IssueCode::kMalformedWire, "sample.part",
     "byte 0: field 11 has wire type 3, which is not used"},
    {"EndOfGroup", Varint(77 << 3 | 4), false, IssueCode::kMalformedWire, "sample",
     "byte 0: field 77 has wire type 4, which is not used"},
};
INSTANTIATE_TEST_SUITE_P(OfAField, Fault, ::testing::ValuesIn(kUnfittingFields), CaseName);

const FaultCase kBrokenBytes[] = {
    {"TagCutOff", "\x80", false, IssueCode::kMalformedWire, "sample",
     "byte 0: a field tag was expected: the number is cut off"},
    {"TagTooLong", "\x88\x80\x80\x80\x80\x01\x01", false, IssueCode::kMalformedWire, "sample",
     "byte 0: a field tag was expected: the number is longer than 32 bits"},
    {"TagOf33Bits", "\x88\x80\x80\x80\x10\x01", false, IssueCode::kMalformedWire, "sample",
     "byte 0: a field tag was expected: the number is longer than 32 bits"},
    {"FieldZero", Number(SampleFields::a_bool, 1) + Varint(2) + Varint(0), false,
     IssueCode::kMalformedWire, "sample", "byte 2: field number 0 is not used"},
    {"FieldZeroInALongTag", std::string("\x82\x00", 2), false, IssueCode::kMalformedWire, "sample",
     "byte 0: field number 0 is not used"},
    {"NoValue", Varint(VarintTag(SampleFields::an_int64)), false, IssueCode::kMalformedWire,
     "sample.an_int64", "byte 1: the number is cut off"},
    {"ValueOf65Bits", Varint(VarintTag(SampleFields::a_uint64)) + kTenByteOverflow, false,
     IssueCode::kMalformedWire, "sample.a_uint64", "byte 1: the number is longer than 64 bits"},
    {"NoLength", Varint(BytesTag(SampleFields::a_text)), false, IssueCode::kMalformedWire,
     "sample.a_text", "byte 1: a length prefix was expected: the number is cut off"},
    {"LengthOf33Bits", Varint(BytesTag(SampleFields::a_text)) + Varint(4294967299) + "abc", false,
     IssueCode::kMalformedWire, "sample.a_text",
     "byte 1: a length prefix was expected: the number is longer than 32 bits"},
    {"LengthBeyondTheEnd",
     Varint(BytesTag(SampleFields::some_bytes)) + Varint(3221225472) + "abcdefghijkl", false,
     IssueCode::kMalformedWire, "sample.some_bytes",
     "byte 1: length prefix says 3221225472 bytes, 12 remain"},
    {"ElementBeyondTheEnd",
     Block(SampleFields::texts, "a") + Varint(BytesTag(SampleFields::texts)) + Varint(1), false,
     IssueCode::kMalformedWire, "sample.texts[1]", "byte 6: length prefix says 1 bytes, 0 remain"},
    {"PackedRunCutOff", Block(SampleFields::int64s, "\x01\x80") + Number(1, 1), false,
     IssueCode::kMalformedWire, "sample.int64s[1]", "byte 4: the number is cut off"},
    {"PackedRunBeyondTheEnd", Varint(BytesTag(SampleFields::bools)) + Varint(1000000000), false,
     IssueCode::kMalformedWire, "sample.bools",
     "byte 2: length prefix says 1000000000 bytes, 0 remain"},
};
INSTANTIATE_TEST_SUITE_P(OfTheBytes, Fault, ::testing::ValuesIn(kBrokenBytes), CaseName);

TEST(CodecTest, AWrongWireTypeWhoseValueIsCutOffIsTwoIssues) {
  Sample sample;
  const Outcome outcome = Read(Varint(SampleFields::a_text << 3 | 1) + "abcdefg", &sample);
  EXPECT_FALSE(outcome.ok);
  EXPECT_THAT(outcome.issues,
              ElementsAre(Issue{IssueCode::kMalformedWire, "sample.a_text",
                                "byte 0: field 8 has wire type fixed64, expected length-delimited"},
                          Issue{IssueCode::kMalformedWire, "sample.a_text",
                                "byte 1: fixed64 needs 8 bytes, 7 remain"}));
}

TEST(CodecTest, ABrokenMessageDoesNotHideItsNeighbours) {
  Sample sample;
  const std::string bytes =
      Block(SampleFields::parts, "\x0a") +
      Block(SampleFields::parts, Block(SamplePartFields::name, "second") + Number(9, 1)) +
      Number(SampleFields::an_int32, 5);
  const Outcome outcome = Read(bytes, &sample);
  EXPECT_FALSE(outcome.ok);
  EXPECT_THAT(outcome.issues,
              ElementsAre(Issue{IssueCode::kMalformedWire, "sample.parts[0].name",
                                "byte 1: a length prefix was expected: the number is cut off"},
                          Issue{IssueCode::kUnknownField, "sample.parts[1]",
                                "field 9 is not known to message `SamplePart`"}));
  ASSERT_EQ(sample.parts.size(), 2u);
  EXPECT_EQ(sample.parts[1].name, "second");
  EXPECT_EQ(sample.an_int32, 5);
}

TEST(CodecTest, ARefusedValueReadsAsZeroAndKeepsItsPlace) {
  Sample sample;
  const std::string bytes = Block(SampleFields::int32s, Varint(1) + Varint(1u << 31) + Varint(3)) +
                            Block(SampleFields::texts, "a") + Block(SampleFields::texts, "\xff") +
                            Block(SampleFields::texts, "c") +
                            Number(SampleFields::maybe_colour, 99);
  EXPECT_EQ(Read(bytes, &sample).issues.size(), 3u);
  EXPECT_THAT(sample.int32s, ElementsAre(1, 0, 3));
  EXPECT_THAT(sample.texts, ElementsAre("a", "", "c"));
  EXPECT_EQ(sample.maybe_colour, SampleColour::kUnspecified);
}

TEST(CodecTest, ARootWithoutANameLeavesNoDotBehind) {
  Sample sample;
  const std::string bytes =
      Number(77, 1) + Number(SampleFields::a_bool, 3) +
      Block(SampleFields::parts, Number(SamplePartFields::colour, 2) + Number(9, 1));
  const Outcome outcome = Read(bytes, &sample, "");
  ASSERT_EQ(outcome.issues.size(), 4u);
  EXPECT_EQ(outcome.issues[0].path, "(root)");
  EXPECT_EQ(outcome.issues[1].path, "a_bool");
  EXPECT_EQ(outcome.issues[2].path, "parts[0].colour");
  EXPECT_EQ(outcome.issues[3].path, "parts[0]");
}

std::string Chain(int depth) {
  std::string bytes;
  for (int i = 0; i < depth; ++i) bytes = Block(SampleTreeFields::only_child, bytes);
  return bytes;
}

TEST(CodecTest, AHundredLevelsAreReadAndOneMoreIsNot) {
  SampleTree deep;
  EXPECT_THAT(Read(Chain(100), &deep).issues, IsEmpty());
  SampleTree too_deep;
  const std::string bytes =
      Chain(101) + Block(SampleTreeFields::label, "after");  // holds the label
  const Outcome outcome = Read(bytes, &too_deep);
  EXPECT_TRUE(outcome.ok);
  ASSERT_EQ(outcome.issues.size(), 1u);
  EXPECT_EQ(outcome.issues[0].code, IssueCode::kTooDeep);
  EXPECT_EQ(outcome.issues[0].message, "messages are nested deeper than 100 levels");
  EXPECT_EQ(too_deep.label, "after");
}

TEST(CodecTest, TheDepthLimitIsAnOptionAndNamesThePlace) {
  SampleTree tree;
  const std::string bytes = Block(SampleTreeFields::children, Chain(2));
  EXPECT_THAT(Read(bytes, &tree, "tree", {2}).issues,
              ElementsAre(Issue{IssueCode::kTooDeep, "tree.children[0].only_child.only_child",
                                "messages are nested deeper than 2 levels"}));
}

TEST(CodecTest, PathsAreBuiltOnlyWhileTheListKeepsIssues) {
  IssueList issues(2);
  DecodeContext context(&issues, "sample");
  Sample sample;
  std::string bytes;
  for (int i = 0; i < 1000; ++i) bytes += Number(77, 1);
  EXPECT_TRUE(Decode(bytes, context, &sample));
  EXPECT_EQ(issues.count(), 1000);
  EXPECT_EQ(issues.kept().size(), 2u);
  EXPECT_FALSE(context.KeepsIssues());
}

TEST(CodecTest, AClaimedLengthReservesNothing) {
  Sample sample;
  Read(Varint(BytesTag(SampleFields::int64s)) + Varint(2000000000) + "\x01", &sample);
  EXPECT_EQ(sample.int64s.capacity(), 0u);
}

TEST(CodecTest, ManyShortRunsGrowAListGeometrically) {
  std::string bytes;
  for (int i = 0; i < 1000; ++i) bytes += Block(SampleFields::int64s, Varint(1));
  Sample sample;
  EXPECT_THAT(Read(bytes, &sample).issues, IsEmpty());
  EXPECT_EQ(sample.int64s.size(), 1000u);
  EXPECT_EQ(sample.int64s.capacity(), 1024u);
}

TEST(CodecTest, EnumsKnowTheirNames) {
  EXPECT_EQ(static_cast<int32_t>(SampleColour::kDarkBlue), 7);
  EXPECT_EQ(Name(SampleColour::kDarkBlue), "SAMPLE_COLOUR_DARK_BLUE");
  EXPECT_EQ(Name(static_cast<SampleColour>(9)), "");
  EXPECT_TRUE(IsKnown(SampleColour::kBelowZero));
  EXPECT_FALSE(IsKnown(static_cast<SampleColour>(9)));
}

TEST(CodecTest, ALaterMemberOfAOneofReplacesAnEarlierOne) {
  Sample sample;
  EXPECT_EQ(sample.kind_case(), Sample::KindCase::kNone);
  const std::string number = Number(SampleFields::kind_int32, 0);
  Read(number, &sample);
  EXPECT_EQ(sample.kind_case(), Sample::KindCase::kKindInt32);
  const std::string part = Block(SampleFields::kind_part, Number(SamplePartFields::count, 4));
  Read(part, &sample);
  EXPECT_EQ(sample.kind_case(), Sample::KindCase::kKindPart);
  EXPECT_FALSE(sample.kind_int32.has_value());
  const std::string name = Block(SampleFields::kind_part, Block(SamplePartFields::name, "same"));
  Read(name, &sample);
  EXPECT_EQ(sample.kind_part->count, 4) << "the same member merges";
  EXPECT_EQ(sample.kind_part->name, "same");
}

TEST(CodecTest, ClearKeepsTheCapacityOfListsAndNothingElse) {
  Sample sample;
  sample.an_int32 = 3;
  sample.maybe_text = "x";
  sample.int32s = {1, 2, 3};
  sample.tree.emplace().only_child = std::make_unique<SampleTree>();
  const size_t capacity = sample.int32s.capacity();
  Clear(&sample);
  EXPECT_EQ(sample.int32s.capacity(), capacity);
  std::string bytes;
  Encode(sample, &bytes);
  EXPECT_EQ(bytes, "");
}

TEST(CodecTest, EncodeAppendsAndWritesWhatIsPresent) {
  Sample sample;
  sample.maybe_int32 = 0;
  sample.part.emplace().empty.emplace();
  sample.kind_text = "";
  std::string bytes = "before";
  Encode(sample, &bytes);
  EXPECT_EQ(bytes, "before" + Block(SampleFields::part, Block(SamplePartFields::empty, "")) +
                       Number(SampleFields::maybe_int32, 0) + Block(SampleFields::kind_text, ""));
}

}  // namespace
}  // namespace wire
}  // namespace dangvien
