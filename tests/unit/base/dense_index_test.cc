// Interning: numbers by order of arrival, names that stay where they are.
#include "base/dense_index.h"

#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "gtest/gtest.h"

namespace dangvien {
namespace {

TEST(DenseIndexTest, NumbersIdsInTheOrderInWhichTheyFirstCome) {
  DenseIndex index;
  EXPECT_EQ(index.Intern("z"), 0);
  EXPECT_EQ(index.Intern("a"), 1);
  EXPECT_EQ(index.Intern("m"), 2);
}

TEST(DenseIndexTest, AnIdThatComesAgainKeepsItsNumber) {
  DenseIndex index;
  index.Intern("DB-01");
  index.Intern("CB-07");
  EXPECT_EQ(index.Intern("DB-01"), 0);
  EXPECT_EQ(index.size(), 2);
}

TEST(DenseIndexTest, FindDoesNotAdd) {
  DenseIndex index;
  index.Intern("DB-01");
  EXPECT_EQ(index.Find("DB-01"), 0);
  EXPECT_EQ(index.Find("CB-99"), -1);
  EXPECT_EQ(index.size(), 1);
}

TEST(DenseIndexTest, AnEmptyIndexFindsNothing) {
  const DenseIndex index;
  EXPECT_EQ(index.Find(""), -1);
  EXPECT_EQ(index.size(), 0);
}

TEST(DenseIndexTest, CopiesTheBytes) {
  DenseIndex index;
  std::string id = "DB-01";
  index.Intern(id);
  id = "XXXXX";
  EXPECT_EQ(index.Name(0), "DB-01");
  EXPECT_EQ(index.Find("DB-01"), 0);
}

TEST(DenseIndexTest, AnyBytesAreAnId) {
  struct Case {
    absl::string_view id;
    const char* why = "";
  };
  const Case cases[] = {
      {"", "the empty string"},
      {absl::string_view("\0", 1), "one NUL"},
      {absl::string_view("a\0b", 3), "NUL inside"},
      {absl::string_view("a\0c", 3), "the same up to NUL"},
      {"\xFF\xFE", "not UTF-8"},
      {"A", "upper case"},
      {"a", "lower case is another id"},
      {"a ", "a trailing space is another id"},
  };
  DenseIndex index;
  int32_t expected = 0;
  for (const Case& c : cases) {
    EXPECT_EQ(index.Intern(c.id), expected) << c.why;
    EXPECT_EQ(index.Name(expected), c.id) << c.why;
    ++expected;
  }
}

TEST(DenseIndexTest, FindAndNameAreInverseForManyIdsOfManyLengths) {
  constexpr int32_t kCount = 50000;
  DenseIndex index;
  const auto id_of = [](int32_t i) {
    return absl::StrCat(i, std::string(static_cast<size_t>(i % 97), '-'));
  };
  for (int32_t i = 0; i < kCount; ++i) ASSERT_EQ(index.Intern(id_of(i)), i);
  ASSERT_EQ(index.size(), kCount);
  for (int32_t i = 0; i < kCount; ++i) {
    ASSERT_EQ(index.Name(i), id_of(i));
    ASSERT_EQ(index.Find(id_of(i)), i);
    ASSERT_EQ(index.Intern(id_of(i)), i);
  }
}

TEST(DenseIndexTest, ANameStaysAtItsPlaceWhileTheIndexGrows) {
  DenseIndex index;
  index.Intern("first");
  const absl::string_view before = index.Name(0);
  for (int i = 0; i < 20000; ++i) index.Intern(absl::StrCat("unit ", i));
  EXPECT_EQ(index.Name(0).data(), before.data());
  EXPECT_EQ(before, "first");
}

TEST(DenseIndexTest, AnIdLongerThanAChunkIsKeptWhole) {
  const std::string long_id(3000000, 'x');
  DenseIndex index;
  index.Intern("before");
  index.Intern(long_id);
  index.Intern("after");
  EXPECT_EQ(index.Name(0), "before");
  EXPECT_TRUE(index.Name(1) == long_id);
  EXPECT_EQ(index.Name(2), "after");
  EXPECT_EQ(index.Find(long_id), 1);
}

TEST(DenseIndexTest, ReserveChangesNoNumber) {
  DenseIndex index;
  index.Intern("a");
  index.Reserve(1000);
  EXPECT_EQ(index.size(), 1);
  EXPECT_EQ(index.Intern("a"), 0);
  EXPECT_EQ(index.Intern("b"), 1);
}

TEST(DenseIndexTest, CanBeMovedAndNotCopied) {
  EXPECT_TRUE(std::is_nothrow_move_constructible_v<DenseIndex>);
  EXPECT_TRUE(std::is_move_assignable_v<DenseIndex>);
  EXPECT_FALSE(std::is_copy_constructible_v<DenseIndex>);
  EXPECT_FALSE(std::is_copy_assignable_v<DenseIndex>);
}

TEST(DenseIndexTest, NamesStayAtTheirPlaceWhenTheIndexIsMoved) {
  DenseIndex index;
  index.Intern("short");
  const absl::string_view name = index.Name(0);
  DenseIndex moved = std::move(index);
  EXPECT_EQ(moved.Name(0).data(), name.data());
  EXPECT_EQ(moved.Find("short"), 0);
  EXPECT_EQ(moved.Intern("next"), 1);
}

TEST(DenseIndexTest, WhatWasMovedFromCanBeAssignedTo) {
  DenseIndex index;
  index.Intern("a");
  const DenseIndex moved = std::move(index);
  index = DenseIndex();
  EXPECT_EQ(index.Intern("b"), 0);
  EXPECT_EQ(moved.Name(0), "a");
}

}  // namespace
}  // namespace dangvien
