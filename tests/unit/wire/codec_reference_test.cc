// Wire structs against libprotobuf, on random messages and on what is left of them after bytes are
// cut off, changed, added or removed. Two facts carry most of the weight:
//   - what libprotobuf writes, the structs read without an issue and write back byte for byte;
//   - what the structs read without an issue, libprotobuf reads too, and means the same.
// Buffers are exact in size and on the heap, so that a sanitizer sees each byte read too far.
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <iterator>
#include <limits>
#include <random>
#include <string>
#include <vector>

#if GOOGLE_PROTOBUF_VERSION < 4022000
#include <google/protobuf/stubs/logging.h>
#endif

#include "absl/strings/string_view.h"
#include "base/issue_list.h"
#include "codec_sample.pb.h"
#include "wire/codec.h"
#include "wire/codec_sample.wire.h"

namespace dangvien::wire {
namespace {

namespace pb = google::protobuf;
using Random = std::mt19937_64;

constexpr uint64_t kSeed = 20240612;
constexpr int kMessages = 3000;

size_t Below(Random& random, size_t bound) { return static_cast<size_t>(random() % bound); }

int64_t RandomNumber(Random& random) {
  constexpr int64_t kEdges[] = {0,
                                1,
                                -1,
                                127,
                                128,
                                16384,
                                std::numeric_limits<int32_t>::max(),
                                std::numeric_limits<int32_t>::min(),
                                std::numeric_limits<uint32_t>::max(),
                                std::numeric_limits<int64_t>::max(),
                                std::numeric_limits<int64_t>::min()};
  if (Below(random, 2) == 0) return kEdges[Below(random, std::size(kEdges))];
  return static_cast<int64_t>(random() >> Below(random, 64));
}

std::string RandomText(Random& random) {
  static const char* const kTexts[] = {
      "", "a", "chi bộ", "Đảng ủy cơ sở", "\xf0\x9f\x8c\xbe", "a rather long text, all ASCII"};
  std::string text = kTexts[Below(random, std::size(kTexts))];
  if (Below(random, 20) == 0) text.append(Below(random, 300), 'x');
  return text;
}

void Fill(Random& random, int depth, pb::Message* message);

// Sets the field, or adds an element to it.
void FillField(Random& random, int depth, const pb::FieldDescriptor* field, pb::Message* message) {
  const pb::Reflection* to = message->GetReflection();
  const bool add = field->is_repeated();
  const int64_t number = RandomNumber(random);
  switch (field->cpp_type()) {
    case pb::FieldDescriptor::CPPTYPE_BOOL:
      return add ? to->AddBool(message, field, number & 1)
                 : to->SetBool(message, field, number & 1);
    case pb::FieldDescriptor::CPPTYPE_INT32: {
      const auto value = static_cast<int32_t>(number);
      return add ? to->AddInt32(message, field, value) : to->SetInt32(message, field, value);
    }
    case pb::FieldDescriptor::CPPTYPE_UINT32: {
      const auto value = static_cast<uint32_t>(number);
      return add ? to->AddUInt32(message, field, value) : to->SetUInt32(message, field, value);
    }
    case pb::FieldDescriptor::CPPTYPE_INT64:
      return add ? to->AddInt64(message, field, number) : to->SetInt64(message, field, number);
    case pb::FieldDescriptor::CPPTYPE_UINT64: {
      const auto value = static_cast<uint64_t>(number);
      return add ? to->AddUInt64(message, field, value) : to->SetUInt64(message, field, value);
    }
    case pb::FieldDescriptor::CPPTYPE_STRING: {
      std::string value = RandomText(random);
      if (field->type() == pb::FieldDescriptor::TYPE_BYTES) value += "\xff\xc0";
      return add ? to->AddString(message, field, value) : to->SetString(message, field, value);
    }
    case pb::FieldDescriptor::CPPTYPE_ENUM: {
      const auto count = static_cast<size_t>(field->enum_type()->value_count());
      const auto* value = field->enum_type()->value(static_cast<int>(Below(random, count)));
      return add ? to->AddEnum(message, field, value) : to->SetEnum(message, field, value);
    }
    case pb::FieldDescriptor::CPPTYPE_MESSAGE:
      if (depth == 0) return;
      return Fill(random, depth - 1,
                  add ? to->AddMessage(message, field) : to->MutableMessage(message, field));
    default:
      FAIL() << field->full_name();
  }
}

void Fill(Random& random, int depth, pb::Message* message) {
  const pb::Descriptor* descriptor = message->GetDescriptor();
  for (int i = 0; i < descriptor->field_count(); ++i) {
    const pb::FieldDescriptor* field = descriptor->field(i);
    if (Below(random, 3) != 0) continue;
    const size_t times = field->is_repeated() ? Below(random, 4) : 1;
    for (size_t j = 0; j < times; ++j) FillField(random, depth, field, message);
  }
}

// Without maps, libprotobuf's serialization is deterministic as it is.
std::string RandomBytes(Random& random) {
  v1::Sample message;
  Fill(random, 3, &message);
  return message.SerializeAsString();
}

struct Reread {
  bool ok;
  int64_t issue_count;
  std::string bytes;  // of what was read
};

template <typename Message = Sample>
Reread ReadAndWrite(absl::string_view bytes) {
  const std::vector<char> exact(bytes.begin(), bytes.end());
  IssueList issues;
  DecodeContext context(&issues, "sample");
  Message message;
  Reread reread;
  reread.ok = Decode({exact.data(), exact.size()}, context, &message);
  reread.issue_count = issues.count();
  Encode(message, &reread.bytes);
  return reread;
}

// Keeps libprotobuf from printing a line for each text that it refuses; later versions log through
// Abseil.
struct QuietReference {
#if GOOGLE_PROTOBUF_VERSION < 4022000
  pb::LogSilencer silencer;
#endif
};

// The second fact above.
void ExpectNeverLaxer(const std::string& bytes) {
  const Reread reread = ReadAndWrite(bytes);
  [[maybe_unused]] const QuietReference quiet{};
  v1::Sample reference;
  const bool readable = reference.ParseFromString(bytes);
  EXPECT_TRUE(reread.ok || reread.issue_count > 0);
  if (!readable) {
    EXPECT_GT(reread.issue_count, 0);
  }
  if (reread.issue_count == 0) {
    EXPECT_EQ(reread.bytes, reference.SerializeAsString());
  }
}

TEST(CodecReferenceTest, WhatLibprotobufWritesIsReadAndWrittenByteForByte) {
  Random random(kSeed);
  size_t bytes_read = 0;
  for (int i = 0; i < kMessages; ++i) {
    SCOPED_TRACE(testing::Message() << "seed " << kSeed << ", message " << i);
    const std::string bytes = RandomBytes(random);
    const Reread reread = ReadAndWrite(bytes);
    EXPECT_EQ(reread.issue_count, 0);
    ASSERT_EQ(reread.bytes, bytes);
    v1::Sample back;
    ASSERT_TRUE(back.ParseFromString(reread.bytes));
    bytes_read += bytes.size();
  }
  EXPECT_GT(bytes_read, 100u * kMessages) << "the random messages are too small to mean much";
}

TEST(CodecReferenceTest, TwoMessagesInARowMergeAsInLibprotobuf) {
  Random random(kSeed + 1);
  for (int i = 0; i < kMessages; ++i) {
    SCOPED_TRACE(testing::Message() << "seed " << kSeed + 1 << ", message " << i);
    const std::string bytes = RandomBytes(random) + RandomBytes(random);
    v1::Sample merged;
    ASSERT_TRUE(merged.ParseFromString(bytes));
    const Reread reread = ReadAndWrite(bytes);
    EXPECT_EQ(reread.issue_count, 0);
    ASSERT_EQ(reread.bytes, merged.SerializeAsString());
  }
}

TEST(CodecReferenceTest, ListsAreReadPackedOrNotAndWrittenPacked) {
  Random random(kSeed + 2);
  for (int i = 0; i < kMessages; ++i) {
    SCOPED_TRACE(testing::Message() << "seed " << kSeed + 2 << ", message " << i);
    v1::SampleUnpacked unpacked;
    Fill(random, 3, &unpacked);
    const std::string bytes = unpacked.SerializeAsString();
    v1::Sample packed;
    ASSERT_TRUE(packed.ParseFromString(bytes));
    ASSERT_EQ(ReadAndWrite(bytes).bytes, packed.SerializeAsString());
    EXPECT_EQ(ReadAndWrite(packed.SerializeAsString()).issue_count, 0);
  }
}

TEST(CodecReferenceTest, ATruncationIsAnIssueWhereverLibprotobufRefusesIt) {
  [[maybe_unused]] const QuietReference quiet{};
  Random random(kSeed + 3);
  for (int i = 0; i < 20; ++i) {
    const std::string bytes = RandomBytes(random);
    for (size_t length = 0; length < bytes.size(); ++length) {
      SCOPED_TRACE(testing::Message() << "seed " << kSeed + 3 << ", message " << i << ", " << length
                                      << " of " << bytes.size() << " bytes");
      v1::Sample reference;
      const bool readable = reference.ParseFromString(bytes.substr(0, length));
      const Reread reread = ReadAndWrite(absl::string_view(bytes).substr(0, length));
      ASSERT_EQ(reread.issue_count == 0, readable);
      ASSERT_EQ(reread.ok, readable);
      if (readable) {
        ASSERT_EQ(reread.bytes, reference.SerializeAsString());
      }
    }
  }
}

TEST(CodecReferenceTest, EachTruncationOfOneWholeFieldIsAnIssue) {
  Random random(kSeed + 4);
  for (int i = 0; i < 20; ++i) {
    std::string bytes;
    PutBytes(SampleFields::kind_sample, RandomBytes(random), &bytes);
    for (size_t length = 1; length < bytes.size(); ++length) {
      const Reread reread = ReadAndWrite(absl::string_view(bytes).substr(0, length));
      ASSERT_FALSE(reread.ok) << "seed " << kSeed + 4 << ", message " << i << ", length " << length;
      ASSERT_GT(reread.issue_count, 0);
    }
  }
}

void Mutate(Random& random, std::string* bytes) {
  const size_t times = 1 + Below(random, 4);
  for (size_t i = 0; i < times; ++i) {
    const size_t at = Below(random, bytes->size() + 1);
    const char byte = static_cast<char>(random());
    const size_t kind = Below(random, 4);
    if (kind == 0 || at == bytes->size()) {
      bytes->insert(at, 1, byte);
    } else if (kind == 1) {
      bytes->erase(at, 1 + Below(random, 3));
    } else if (kind == 2) {
      (*bytes)[at] = static_cast<char>((*bytes)[at] ^ (1 << Below(random, 8)));
    } else {
      (*bytes)[at] = byte;
    }
  }
}

TEST(CodecReferenceTest, ChangedBytesAreNeverReadMoreLaxlyThanByLibprotobuf) {
  Random random(kSeed + 5);
  for (int i = 0; i < 10 * kMessages; ++i) {
    SCOPED_TRACE(testing::Message() << "seed " << kSeed + 5 << ", message " << i);
    std::string bytes = RandomBytes(random);
    Mutate(random, &bytes);
    ExpectNeverLaxer(bytes);
    if (HasFailure()) return;
  }
}

TEST(CodecReferenceTest, NoiseIsNeverReadMoreLaxlyThanByLibprotobuf) {
  Random random(kSeed + 6);
  for (int i = 0; i < 10 * kMessages; ++i) {
    SCOPED_TRACE(testing::Message() << "seed " << kSeed + 6 << ", message " << i);
    std::string bytes(Below(random, 40), '\0');
    // Small bytes are likelier to be tags and lengths that make sense.
    for (char& byte : bytes) byte = static_cast<char>(random() >> (56 + Below(random, 5)));
    ExpectNeverLaxer(bytes);
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace dangvien::wire
