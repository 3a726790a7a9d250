// What the reading steps of this folder share: the decoded message, the tables being filled, the
// faults found.
//
// Every step reports all faults of its part and goes on with what is sound, so that one call names
// them all; the tables of a failed read are thrown away.
#ifndef DANGVIEN_DATASET_READER_H_
#define DANGVIEN_DATASET_READER_H_

#include <algorithm>
#include <cstdint>
#include <memory_resource>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "base/issue_list.h"
#include "base/pace.h"
#include "dangvien/dataset.h"
#include "dataset/people_slices.h"
#include "dataset/place.h"
#include "dataset/tables.h"
#include "wire/dataset.wire.h"

namespace dangvien {

inline constexpr int32_t kMaxPoints = 1'000'000;
inline constexpr int64_t kMaxTaskCount = 1'000'000'000;
inline constexpr int64_t kMaxVoteCount = 1'000'000;
inline constexpr size_t kMaxIdBytes = 256;

struct Reader {
  const wire::Dataset& in;
  PeopleSlices& slices;  // people in columns
  const DatasetOptions& options;
  IssueList& issues;
  DatasetTables& out;
  Pace& pace;

  // Of the columns.
  std::pmr::memory_resource* memory() const { return MemoryOf(options.memory); }

  // yyyymmdd to a day; 0 gives `unset`, an impossible date an issue and `unset`.
  Day ReadDay(int32_t yyyymmdd, const Place& place, const char* field, Day unset = kNoDay);
  // [from, to) with open ends; reversed is an issue.
  DaySpan ReadSpan(int32_t from_date, int32_t to_date, const Spot& from, const Spot& to);
  DaySpan ReadSpan(int32_t from_date, int32_t to_date, const Place& place) {
    return ReadSpan(from_date, to_date, {place, "from_date"}, {place, "to_date"});
  }

  // The row of a unit or person; an issue and kNone where there is none, kNone alone for an empty
  // id that is not required.
  Row FindUnit(absl::string_view id, const Place& place, const char* field, bool required = true);
  Row FindPerson(absl::string_view id, const Place& place, const char* field, bool required = true);

  // False, with an issue, for an empty or overlong id.
  bool CheckId(absl::string_view id, const Place& place, const char* field);

  // The symbol of an id; kNone, with an issue, for an empty or overlong one.
  int32_t Intern(SymbolTable* symbols, absl::string_view id, const Place& place, const char* field);

  // Resolves a subject; kNone, with issues, where it does not fit.
  SubjectRow FindSubject(const wire::SubjectRef& ref, const Place& place);

  // `rated_as` is left as it is stated, see RatedAs().
  RatingEntry ReadRating(const wire::Rating& rating, const Place& place);

  void Add(IssueCode code, const Place& place, const char* field, std::string message) {
    issues.Add(code, place.Field(field), std::move(message));
  }
  void Add(IssueCode code, const Spot& spot, std::string message) {
    Add(code, spot.place, spot.field, std::move(message));
  }
};

// kInvalidArgument for an option outside its range.
absl::Status CheckOptions(const DatasetOptions& options);

// An issue for a format that this version does not read.
void CheckFormat(const wire::Dataset& message, IssueList* issues);

// Rows of people and assessments; slices are read twice.
int64_t WorkOf(const wire::Dataset& message, const PeopleSlices& slices);

// False, with issues, for more rows than the options allow.
bool CheckSize(Reader& reader);

// All steps; the issues of the reader as a status.
absl::Status ReadTables(Reader& reader);

// The steps, in this order.
void ReadPeriod(Reader& reader);
void ReadUnits(Reader& reader);
void BuildUnitTree(Reader& reader);
void ReadUnitRatings(Reader& reader);
void ReadPeople(Reader& reader);
void ReadAssessments(Reader& reader);
void ReadMemberColumns(Reader& reader);
// One tally, shared by rows and columns.
void ReadTaskCounts(Reader& reader, const SubjectRow& subject, const wire::TaskTally& tally,
                    const Place& place);
void ReadViolations(Reader& reader);
void ReadReviews(Reader& reader);
void ReadBallots(Reader& reader);
void ReadDecisions(Reader& reader);
void ReadQuotaDecisions(Reader& reader);
void ReadCoverage(Reader& reader);

// As what a person or unit was rated: `usual` where nothing is stated; another kind than `usual`
// and `other` is an issue.
RatingEntry RatedAs(Reader& reader, RatingEntry entry, wire::SubjectKind usual,
                    wire::SubjectKind other, const Place& place);

// Sorted, each once.
std::vector<std::string> ReadPeerGroups(Reader& reader, const std::vector<absl::string_view>& ids,
                                        const Place& place);

// Fills `grouped` from (row, entry) pairs, keeping the order of the pairs within a row. A counting
// sort: the rows are numbers below `row_count`.
template <typename Entry>
void GroupByRow(std::vector<std::pair<Row, Entry>> pairs, int32_t row_count,
                Grouped<Entry>* grouped) {
  Column<int32_t>& begin = grouped->begin;
  begin.assign(static_cast<size_t>(row_count) + 1, 0);
  for (const auto& [row, entry] : pairs) ++begin[static_cast<size_t>(row)];
  for (size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
  // Each is where its row ends; filled from the back, it comes to where the row begins.
  grouped->entries.clear();
  grouped->entries.resize(pairs.size());
  for (auto pair = pairs.rbegin(); pair != pairs.rend(); ++pair) {
    const int32_t at = --begin[static_cast<size_t>(pair->first)];
    grouped->entries[static_cast<size_t>(at)] = std::move(pair->second);
  }
}

// A wire flag that may be unset.
inline Truth TruthOf(const std::optional<bool>& flag) {
  return flag.has_value() ? FromBool(*flag) : Truth::kUnknown;
}

// Grows a column to `rows` entries of `missing` on first use.
template <typename Value>
void EnsureRows(const Reader& reader, Column<Value>* column, int32_t rows, Value missing) {
  if (!column->empty()) return;
  *column = Column<Value>(static_cast<size_t>(rows), missing, reader.memory());
}

// The column of a symbol in a table indexed by symbols.
template <typename Entry>
Entry& ColumnOf(std::vector<Entry>* columns, int32_t symbol) {
  if (columns->size() <= static_cast<size_t>(symbol)) {
    columns->resize(static_cast<size_t>(symbol) + 1);
  }
  return (*columns)[static_cast<size_t>(symbol)];
}

// The same for marks, tasks and flags, which remember where they are used first.
template <typename Entry>
Entry& UsedColumnOf(std::vector<Entry>* columns, int32_t symbol, const Place& place,
                    const char* field) {
  Entry& column = ColumnOf(columns, symbol);
  if (column.first_path.empty()) column.first_path = place.Field(field);
  return column;
}

}  // namespace dangvien

#endif  // DANGVIEN_DATASET_READER_H_
