// Arrays that state what they do not hold: each is refused with the path of its column or cell, and
// nothing outside of a buffer is read. Buffers are blocks of their exact size, so that the address
// sanitizer sees more than the refusals do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <random>

#include "tests/unit/arrow/build.h"

namespace dangvien::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const char kLong[] = "a text that is longer than twelve bytes";

// People with every kind of array; the good one.
Column GoodPeople() {
  return StructColumn(
      "", 2,
      {TextColumn("id", "u", {"x", "y"}), TextColumn("home_unit", "U", {"branch", "branch"}),
       TextColumn("marks.a", "vu", {kLong, kLong}),
       DictionaryColumn("marks.b", "i", {"good", "poor"}),
       NumberColumn("marks.c", "l", {1, std::nullopt}), BoolColumn("flags.f", {true, false}),
       ListColumn("memberships", "+l", {1, 1},
                  StructColumn("item", 2,
                               {TextColumn("unit_id", "u", {"branch", "branch"}),
                                TextColumn("kind", "u", {"TEMPORARY", "TEMPORARY"})})),
       ListColumn("absences", "+vl", {0, 1},
                  StructColumn("item", 1, {TextColumn("kind", "u", {"SICK"})}))});
}

enum Child { kId, kHome, kMarkA, kMarkB, kMarkC, kFlag, kMemberships, kAbsences };

// Changes one array after it was exported.
using Damage = std::function<void(ArrowArray*)>;

// The faults of adding the batch, or where it is added, of sealing.
std::vector<std::string> FaultsOfDamage(const Damage& damage, std::string* message = nullptr) {
  const Column rows = GoodPeople();
  DatasetBuilder builder;
  for (const NamedTable& table : WriteTables(SmallDataset(""))) {
    EXPECT_TRUE(AddTable(&builder, table.table, table.rows).ok());
  }
  const absl::StatusOr<TableBinding> binding = BindColumn("people", rows);
  EXPECT_TRUE(binding.ok()) << binding.status();
  Releases releases;
  ArrowArray array = ArrayOf(rows, {&releases});
  damage(&array);
  absl::Status status = builder.AddBatch(*binding, &array);
  if (!status.ok()) {
    EXPECT_NE(array.release, nullptr) << "the array is left to the caller";
    EXPECT_EQ(releases.arrays, 0);
    array.release(&array);
  } else {
    EXPECT_EQ(array.release, nullptr);
    status = builder.Seal().status();
  }
  EXPECT_EQ(releases.arrays, 1);
  if (message != nullptr && !IssuesOf(status).empty()) *message = IssuesOf(status)[0].message;
  return FaultsOf(status);
}

template <typename T>
void Set(const void* buffer, int64_t index, T value) {
  std::memcpy(static_cast<char*>(const_cast<void*>(buffer)) + index * int64_t{sizeof(T)}, &value,
              sizeof(T));
}

TEST(HostileTest, TheGoodOneIsRead) {
  EXPECT_THAT(FaultsOfDamage([](ArrowArray*) {}), ::testing::IsEmpty());
}

TEST(HostileTest, AStructureThatIsNotThatOfTheSchemaIsRefusedBeforeItIsTaken) {
  struct Case {
    const char* why;
    Damage damage;
    const char* path;
  };
  const Case cases[] = {
      {"negative length", [](ArrowArray* a) { a->children[kId]->length = -1; }, "people.id"},
      {"negative offset", [](ArrowArray* a) { a->children[kId]->offset = -1; }, "people.id"},
      {"length and offset that overflow",
       [](ArrowArray* a) {
         a->length = std::numeric_limits<int64_t>::max();
         a->offset = std::numeric_limits<int64_t>::max();
       },
       "people"},
      {"a child with fewer rows", [](ArrowArray* a) { a->children[kMarkC]->length = 1; },
       "people.marks.c"},
      {"too few buffers", [](ArrowArray* a) { a->children[kId]->n_buffers = 2; }, "people.id"},
      {"too many buffers", [](ArrowArray* a) { a->children[kFlag]->n_buffers = 3; },
       "people.flags.f"},
      {"fewer buffers than none", [](ArrowArray* a) { a->children[kMarkA]->n_buffers = -1; },
       "people.marks.a"},
      {"too few buffers of views", [](ArrowArray* a) { a->children[kMarkA]->n_buffers = 2; },
       "people.marks.a"},
      {"no buffers' pointers", [](ArrowArray* a) { a->children[kId]->buffers = nullptr; },
       "people.id"},
      {"no offsets", [](ArrowArray* a) { a->children[kId]->buffers[1] = nullptr; }, "people.id"},
      {"no bytes of texts", [](ArrowArray* a) { a->children[kId]->buffers[2] = nullptr; },
       "people.id"},
      {"no values", [](ArrowArray* a) { a->children[kMarkC]->buffers[1] = nullptr; },
       "people.marks.c"},
      {"no sizes of data buffers",
       [](ArrowArray* a) {
         ArrowArray* views = a->children[kMarkA];
         views->buffers[views->n_buffers - 1] = nullptr;
       },
       "people.marks.a"},
      {"no sizes of list views",
       [](ArrowArray* a) { a->children[kAbsences]->buffers[2] = nullptr; }, "people.absences"},
      {"nulls without a bitmap", [](ArrowArray* a) { a->children[kId]->null_count = 1; },
       "people.id"},
      {"no dictionary", [](ArrowArray* a) { a->children[kMarkB]->dictionary = nullptr; },
       "people.marks.b"},
      {"another number of children", [](ArrowArray* a) { a->n_children = 7; }, "people"},
      {"no children's pointers",
       [](ArrowArray* a) { a->children[kMemberships]->children = nullptr; }, "people.memberships"},
      {"no child", [](ArrowArray* a) { a->children[kMemberships]->children[0] = nullptr; },
       "people.memberships"},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(FaultsOfDamage(c.damage), ElementsAre(std::string("broken_array at ") + c.path))
        << c.why;
  }
}

TEST(HostileTest, CellsThatPointOutsideAreRefusedWithTheirRow) {
  struct Case {
    const char* why;
    Damage damage;
    const char* fault;
    const char* message;
  };
  const Case cases[] = {
      {"an offset beyond the last one",
       [](ArrowArray* a) { Set<int32_t>(a->children[kId]->buffers[1], 1, 900); },
       "broken_array at people[2].id", "offsets that grow from 0 to 2, found 0 and 900"},
      {"a negative offset",
       [](ArrowArray* a) { Set<int32_t>(a->children[kId]->buffers[1], 0, -1); },
       "broken_array at people[2].id", "found -1 and 1"},
      {"a large offset that goes back",
       [](ArrowArray* a) { Set<int64_t>(a->children[kHome]->buffers[1], 1, 13); },
       "broken_array at people[2].home_unit", "found 0 and 13"},
      {"an index beyond the dictionary",
       [](ArrowArray* a) { Set<int32_t>(a->children[kMarkB]->buffers[1], 1, 2); },
       "broken_array at people[3].marks.b", "an index below 2 of the dictionary, found 2"},
      {"a negative index",
       [](ArrowArray* a) { Set<int32_t>(a->children[kMarkB]->buffers[1], 0, -1); },
       "broken_array at people[2].marks.b", "found -1"},
      {"a view of a negative size",
       [](ArrowArray* a) { Set<int32_t>(a->children[kMarkA]->buffers[1], 0, -1); },
       "broken_array at people[2].marks.a", "found -1 bytes"},
      {"a view beyond its buffer",
       [](ArrowArray* a) { Set<int32_t>(a->children[kMarkA]->buffers[1], 3, 1); },
       "broken_array at people[2].marks.a", "39 bytes at 1 of buffer 0"},
      {"a view into a buffer that is not there",
       [](ArrowArray* a) { Set<int32_t>(a->children[kMarkA]->buffers[1], 2, 2); },
       "broken_array at people[2].marks.a", "of buffer 2"},
      {"a list beyond its child",
       [](ArrowArray* a) { Set<int32_t>(a->children[kMemberships]->buffers[1], 2, 3); },
       "broken_array at people[3].memberships", "within the 2 rows of its child, found 1 to 3"},
      {"a list view of a negative size",
       [](ArrowArray* a) { Set<int32_t>(a->children[kAbsences]->buffers[2], 1, -1); },
       "broken_array at people[3].absences", "within the 1 rows"},
      {"list views that share rows",
       [](ArrowArray* a) { Set<int32_t>(a->children[kAbsences]->buffers[2], 0, 1); },
       "broken_array at people[3].absences", "share no rows"},
      {"a byte that is not UTF-8",
       [](ArrowArray* a) { Set<uint8_t>(a->children[kMarkA]->buffers[2], 3, 0xff); },
       "invalid_utf8 at people[2].marks.a", "expected valid UTF-8"},
  };
  for (const Case& c : cases) {
    std::string message;
    const std::vector<std::string> faults = FaultsOfDamage(c.damage, &message);
    ASSERT_FALSE(faults.empty()) << c.why;
    EXPECT_EQ(faults[0], c.fault) << c.why;
    EXPECT_THAT(message, HasSubstr(c.message)) << c.why;
  }
}

TEST(HostileTest, ReleasedArraysAndNullPointersAreRefused) {
  const absl::StatusOr<TableBinding> binding = BindColumn("people", GoodPeople());
  DatasetBuilder builder;
  ArrowArray released{};
  EXPECT_THAT(FaultsOf(builder.AddBatch(*binding, &released)),
              ElementsAre("broken_array at people"));
  EXPECT_THAT(FaultsOf(builder.AddBatch(*binding, nullptr)), ElementsAre("broken_array at people"));
  EXPECT_THAT(FaultsOf(builder.AddStream("people", nullptr)),
              ElementsAre("broken_array at people"));
}

// Columns of nulls have no buffers, so their length costs a producer nothing.
TEST(HostileTest, LengthsThatCostNothingHaveLimits) {
  constexpr int64_t kMany = int64_t{1} << 40;
  const auto many = [](Column column) {
    column.length = kMany;
    for (Column& child : column.children) child.length = kMany;
    return column;
  };
  const Column rows = many(StructColumn("", 1, {NullColumn("id", 1)}));
  DatasetBuilder builder;
  EXPECT_THAT(FaultsOf(AddTable(&builder, "ballots", rows)),
              ElementsAre("missing_field at ballots"));
  // No row, no value: so comes an empty table without types.
  EXPECT_TRUE(AddTable(&builder, "ballots", StructColumn("", 0, {NullColumn("id", 0)})).ok());
  Column list =
      ListColumn("ratings", "+L", {1}, StructColumn("item", 1, {NullColumn("tier_id", 1)}));
  list.children[0] = many(list.children[0]);
  const int64_t offsets[] = {0, kMany};
  list.buffers[1] = std::string(reinterpret_cast<const char*>(offsets), sizeof(offsets));
  const Column unit = StructColumn("", 1, {TextColumn("id", "u", {"x"}), list});
  EXPECT_THAT(FaultsOfBuilding("", {{"units", unit}}),
              ::testing::Contains("broken_array at units[3].ratings"));
}

TEST(HostileTest, NoTableHasMoreRowsThanTheOptionsAllow) {
  DatasetOptions options;
  options.max_people = 1;
  DatasetBuilder builder(options);
  ASSERT_TRUE(
      AddTable(&builder, "ballots", StructColumn("", 2, {TextColumn("id", "u", {"a", "b"})})).ok());
  EXPECT_THAT(FaultsOf(builder.Seal().status()), ElementsAre("limit_exceeded at ballots"));
}

TEST(HostileTest, EveryChildThatIsTooShortIsReported) {
  const std::vector<std::string> faults = FaultsOfDamage([](ArrowArray* a) { a->offset = 1; });
  ASSERT_EQ(faults.size(), 8u);
  EXPECT_EQ(faults[0], "broken_array at people.id");
}

// Any bytes in the buffers of a good batch: refused or not, nothing outside is read.
TEST(HostileTest, RandomBytesInBuffersAreRefusedOrRead) {
  int refused = 0;
  std::mt19937_64 random(7);
  for (int i = 0; i < 2000; ++i) {
    const auto damage = [&random](ArrowArray* array) {
      ArrowArray* one = array->children[random() % 8];
      const bool inner = random() % 2 == 0;
      if (inner && one->dictionary != nullptr) one = one->dictionary;
      if (inner && one->n_children == 1) one = one->children[0]->children[0];
      // The second buffer of each holds eight bytes or more, that of the flags one. Not the last
      // offset: with it the array would state another size of its text than it has.
      uint64_t size = one->length < 2 ? 4 : 8;
      if (one == array->children[kFlag]) size = 1;
      Set<uint8_t>(one->buffers[1], static_cast<int64_t>(random() % size),
                   static_cast<uint8_t>(random()));
    };
    refused += FaultsOfDamage(damage).empty() ? 0 : 1;
  }
  EXPECT_GT(refused, 500);
  EXPECT_LT(refused, 2000);
}

}  // namespace
}  // namespace dangvien::testing
