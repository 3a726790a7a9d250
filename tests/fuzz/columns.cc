#include "tests/fuzz/columns.h"

#include <optional>
#include <utility>
#include <vector>

namespace dangvien::fuzz {
namespace {

using testing::Column;

constexpr int kMostDepth = 3;

constexpr const char* kTables[] = {
    "period",        "units",           "people",          "assessments",
    "violations",    "decisions",       "coverage",        "ballots",
    "memberships",   "posts",           "absences",        "ratings",
    "holiday_dates", "review_sessions", "quota_decisions", "extra_working_dates",
};
constexpr const char* kNames[] = {
    "id",           "kind",
    "level",        "parent_id",
    "name",         "person_id",
    "unit_id",      "begin_date",
    "end_date",     "rating_date",
    "from_date",    "to_date",
    "subject",      "marks",
    "tasks",        "attestations",
    "home_unit",    "official_on",
    "self_tier",    "marks.c1",
    "marks.c1",     "tasks.g.assigned_count",
    "flags.f",      "flags.f.evidence_reference",
    "memberships",  "posts",
    "ratings",      "tier_id",
    "question_id",  "answer",
    "reference",    "table",
    "flag_id",      "date",
    "sanctions",    "reviews",
    "results",      "votes",
    "vote_count",   "group_ids",
    "criterion_id", "level_id",
    "points",       "not_applicable",
    "item",
};
constexpr const char* kTexts[] = {
    "",       "a",        "DV1",         "BRANCH",    "PARTY_BODY",
    "MEMBER", "OFFICIAL", "xuat_sac",    "tot",       "HTXS",
    "YEAR",   "PARTY",    "SUBORDINATE", "đảng viên", "a text of more than twelve bytes"};
constexpr const char* kNumbers[] = {"c", "C", "s", "S", "i", "I", "l", "L", "tdD", "tdm", "tsu:"};
constexpr const char* kOtherFormats[] = {"g", "f", "z", "+m", "d:1,2", "tts", "", "+s", "n"};

template <size_t n>
const char* Pick(const char* const (&from)[n], Input* input) {
  return from[input->Choose(n)];
}

testing::Lie RandomLie(Input* input) {
  testing::Lie lie;
  lie.offset = static_cast<int64_t>(input->Choose(3));
  lie.keeps_bitmap = input->Choose(2) == 0;
  return lie;
}

testing::Texts RandomTexts(int64_t length, Input* input) {
  testing::Texts texts;
  for (int64_t i = 0; i < length; ++i) {
    if (input->Choose(5) == 0) {
      texts.push_back(std::nullopt);
    } else {
      texts.emplace_back(Pick(kTexts, input));
    }
  }
  return texts;
}

std::vector<std::optional<int64_t>> RandomNumbers(int64_t length, Input* input) {
  constexpr int64_t kUsual[] = {0, 1, 2, 20180101, 20181231, 20190101, -1, -2};
  std::vector<std::optional<int64_t>> numbers;
  for (int64_t i = 0; i < length; ++i) {
    const size_t choice = input->Choose(10);
    if (choice == 9) {
      numbers.push_back(std::nullopt);
    } else {
      numbers.push_back(choice == 8 ? input->Take<int64_t>() : kUsual[choice]);
    }
  }
  return numbers;
}

Column RandomColumn(std::string name, int64_t length, int depth, Input* input);

Column RandomStruct(std::string name, int64_t length, int depth, Input* input) {
  const testing::Lie lie = RandomLie(input);
  std::vector<Column> children;
  const size_t count = input->Choose(depth == 0 ? 8 : 4);
  for (size_t i = 0; i < count; ++i) {
    children.push_back(RandomColumn(Pick(kNames, input), length + lie.offset, depth + 1, input));
  }
  return testing::StructColumn(std::move(name), length, std::move(children), {}, lie);
}

Column RandomList(std::string name, int64_t length, int depth, Input* input) {
  constexpr const char* kLists[] = {"+l", "+L", "+vl", "+vL"};
  std::vector<std::optional<int64_t>> counts;
  int64_t total = 0;
  for (int64_t i = 0; i < length; ++i) {
    counts.emplace_back(static_cast<int64_t>(input->Choose(3)));
    total += *counts.back();
  }
  return testing::ListColumn(std::move(name), Pick(kLists, input), counts,
                             RandomColumn("item", total, depth + 1, input));
}

Column RandomColumn(std::string name, int64_t length, int depth, Input* input) {
  constexpr const char* kTextFormats[] = {"u", "U", "vu"};
  switch (input->Choose(depth >= kMostDepth ? 5 : 7)) {
    case 0:
      return testing::TextColumn(std::move(name), Pick(kTextFormats, input),
                                 RandomTexts(length, input), RandomLie(input));
    case 1:
      return testing::NumberColumn(std::move(name), Pick(kNumbers, input),
                                   RandomNumbers(length, input), RandomLie(input));
    case 2:
      return testing::DictionaryColumn(std::move(name), "i", RandomTexts(length, input),
                                       input->Choose(2) == 0, RandomLie(input));
    case 3: {
      std::vector<std::optional<bool>> values;
      for (int64_t i = 0; i < length; ++i) values.emplace_back(input->Choose(2) == 0);
      return testing::BoolColumn(std::move(name), values, RandomLie(input));
    }
    case 4:
      return testing::NullColumn(std::move(name), length);
    case 5:
      return RandomList(std::move(name), length, depth, input);
    default:
      return RandomStruct(std::move(name), length, depth, input);
  }
}

// How many bytes at the end of its second buffer state the size of another one.
size_t SizeStatement(const std::string& format) {
  if (format == "u" || format == "+l") return 4;
  return format == "U" || format == "+L" ? 8 : 0;
}

// Takes a part of the array away, or adds one.
void BreakStructure(Column* column, Input* input) {
  switch (input->Choose(4)) {
    case 0:
      // The last buffer of a text view states the sizes of the others: another one in its place
      // would be as long as nobody says.
      if (!column->buffers.empty() && column->format != "vu") column->buffers.pop_back();
      return;
    case 1:
      if (!column->children.empty()) column->children.pop_back();
      return;
    case 2:
      column->children.push_back(testing::NullColumn("one more", column->length));
      return;
    default:
      column->dictionary.clear();
      return;
  }
}

// Changes what a producer may state wrongly while its buffers still are as large as it states.
void Damage(Column* column, Input* input) {
  switch (input->Choose(6)) {
    case 0:
      column->null_count = input->Take<int8_t>();
      return;
    case 1:
    case 2:
    case 3:
      return BreakStructure(column, input);
    default:
      break;
  }
  if (column->buffers.size() < 2 || !column->buffers[1].has_value()) return;
  std::string& bytes = *column->buffers[1];
  const size_t stated = SizeStatement(column->format);
  if (bytes.size() <= stated) return;
  const size_t at = input->Take<uint16_t>() % (bytes.size() - stated);
  bytes[at] = static_cast<char>(input->Take<uint8_t>());
}

// One column of the tree, on a way that the input chooses.
Column* Walk(Column* column, Input* input) {
  while (input->Choose(3) != 0) {
    if (!column->dictionary.empty()) {
      column = &column->dictionary[0];
    } else if (!column->children.empty()) {
      column = &column->children[input->Choose(column->children.size())];
    } else {
      break;
    }
  }
  return column;
}

}  // namespace

std::string TableName(Input* input) { return Pick(kTables, input); }

Column OfAnotherStructure(Column table, Input* input) {
  BreakStructure(Walk(&table, input), input);
  return table;
}

Column Table(Input* input) {
  Column table = RandomStruct("", static_cast<int64_t>(input->Choose(4)), 0, input);
  const size_t damages = input->Choose(4);
  for (size_t i = 0; i < damages; ++i) Damage(Walk(&table, input), input);
  if (input->Choose(8) == 0) Walk(&table, input)->format = Pick(kOtherFormats, input);
  return table;
}

}  // namespace dangvien::fuzz
