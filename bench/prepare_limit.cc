// From the generated message to the columns of the loop, with generated classes and maps: nothing
// of the engine's is used, since the tally of the loop judges the engine.
//
// What it takes for granted about generated trees: nobody has two official branches at once, an
// absence that exempts is over or runs by its dates, and rows of people are columns.
//
// See bench/README.md.
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "bench/dossiers.h"
#include "bench/limit.h"
#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"

namespace dangvien::bench {
namespace {

constexpr char kQuestion[] = "basic-criteria-met";

class Preparer {
 public:
  explicit Preparer(const v1::Dataset& dataset) : dataset_(dataset) {
    const std::string bytes = Policy::BuiltinBytes("tkv-2018");
    policy_.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
    for (const v1::Frame& frame : policy_.frames()) {
      if (frame.subject_kind() == v1::SUBJECT_KIND_MEMBER) frame_ = &frame;
    }
    for (const v1::Unit& unit : dataset.units()) parents_[unit.id()] = unit.parent_id();
    for (const v1::Coverage& row : dataset.coverage()) {
      covered_.insert({row.table(), row.unit_id() + "/" + row.flag_id()});
    }
    for (const v1::Decision& row : dataset.decisions()) {
      if (row.question_id() == kQuestion) answers_[row.subject().person_id()] = row.answer();
    }
    for (const v1::Violation& violation : dataset.violations()) AddViolation(violation);
  }

  LimitColumns Run() {
    for (const v1::PeopleColumns& chunk : dataset_.people_columns()) AddChunk(chunk);
    return std::move(out_);
  }

 private:
  static uint8_t Truth(bool holds) { return holds ? kMayHold : kMayNotHold; }

  // What it means that nothing is listed.
  uint8_t NoneMeans(v1::CoverageTable table, const std::string& unit,
                    const std::string& flag = "") {
    const auto key = std::make_pair(unit, static_cast<int>(table));
    auto [it, is_new] = none_means_[flag].emplace(key, uint8_t{kMayHold | kMayNotHold});
    for (std::string at = unit; is_new && !at.empty(); at = parents_[at]) {
      if (covered_.count({table, at + "/" + flag}) > 0) it->second = kMayNotHold;
    }
    return it->second;
  }

  // One violation counts once: in the year of its first sanction on the person.
  void AddViolation(const v1::Violation& violation) {
    std::map<std::string, std::pair<bool, bool>> of_person;  // before the period, in it
    for (const v1::Sanction& sanction : violation.sanctions()) {
      if (sanction.person_id().empty()) continue;
      auto& [before, within] = of_person[sanction.person_id()];
      before |= sanction.decided_on() < dataset_.period().begin_date();
      within |= sanction.decided_on() >= dataset_.period().begin_date() &&
                sanction.decided_on() < dataset_.period().end_date();
      if (sanction.side() == v1::SIDE_UNSPECIFIED) std::exit(1);  // the generator states it
    }
    for (const auto& [person, when] : of_person) {
      if (when.second && !when.first) sanctioned_.insert(person);
    }
  }

  uint8_t MarkOf(const v1::MarkColumn* column, const v1::Criterion& criterion, size_t i) const {
    const uint8_t absent = criterion.if_any() ? 0 : kLimitMissing;
    if (column == nullptr || column->levels().empty()) return absent;
    const auto code = static_cast<uint8_t>(column->levels()[i]);
    if (code == 0) return absent;
    if (code == 255) return 0;
    const std::string& id = column->level_ids(code - 1);
    for (int rank = 0; rank < policy_.levels_size(); ++rank) {
      if (policy_.levels(rank).id() == id) return static_cast<uint8_t>(1u << rank);
    }
    return absent;
  }

  void AddChunk(const v1::PeopleColumns& chunk) {
    std::vector<uint8_t> exempt(static_cast<size_t>(chunk.person_ids_size()), 0);
    const int rating_date = dataset_.period().rating_date();
    for (const v1::AbsenceRow& row : chunk.absences()) {
      const v1::Absence& absence = row.absence();
      const bool is_running = absence.from_date() <= rating_date &&
                              (absence.to_date() == 0 || absence.to_date() > rating_date);
      if (absence.kind() == v1::ABSENCE_KIND_EXEMPT && is_running) exempt[row.person()] = 1;
    }
    std::array<const v1::MarkColumn*, kLimitCriteria> columns{};
    for (size_t c = 0; c < kLimitCriteria; ++c) {
      for (const v1::MarkColumn& column : chunk.marks()) {
        if (column.criterion_id() == frame_->criteria(static_cast<int>(c)).id())
          columns[c] = &column;
      }
    }
    for (int i = 0; i < chunk.person_ids_size(); ++i) {
      const auto at = static_cast<size_t>(i);
      const std::string& unit = chunk.unit_ids(static_cast<int>(chunk.home_unit(i)) - 1);
      const std::string& person = chunk.person_ids(i);
      for (size_t c = 0; c < kLimitCriteria; ++c) {
        out_.marks[c].push_back(MarkOf(columns[c], frame_->criteria(static_cast<int>(c)), at));
      }
      AddTasks(chunk, i);
      out_.exemplary.push_back(FlagOf(chunk, "exemplary_member", at, unit));
      out_.degenerate.push_back(FlagOf(chunk, "degeneration_concluded", at, unit));
      out_.sanctioned.push_back(sanctioned_.count(person) > 0
                                    ? kMayHold
                                    : NoneMeans(v1::COVERAGE_TABLE_VIOLATIONS, unit));
      out_.exempt.push_back(exempt[at] != 0 ? kMayHold
                                            : NoneMeans(v1::COVERAGE_TABLE_ABSENCES, unit));
      const auto answer = answers_.find(person);
      out_.basic_met.push_back(answer == answers_.end() ? uint8_t{kMayHold | kMayNotHold}
                                                        : Truth(answer->second));
    }
  }

  void AddTasks(const v1::PeopleColumns& chunk, int i) {
    int64_t assigned = -1;
    int64_t completed = -1;
    for (const v1::TaskColumn& column : chunk.tasks()) {
      if (column.group_id() != "cong_tac") continue;
      assigned = column.assigned_count(i);
      completed = column.completed_count(i);
    }
    const bool is_known = assigned >= 0 && completed >= 0;
    if (assigned > 254) std::exit(1);  // does not fit a byte
    out_.assigned.push_back(is_known ? static_cast<uint8_t>(assigned) : uint8_t{255});
    out_.completed.push_back(is_known ? static_cast<uint8_t>(completed) : uint8_t{0});
  }

  uint8_t FlagOf(const v1::PeopleColumns& chunk, const std::string& flag, size_t i,
                 const std::string& unit) {
    for (const v1::FlagColumn& column : chunk.flags()) {
      if (column.flag_id() != flag || column.values().empty() || column.values()[i] == 0) continue;
      return Truth(column.values()[i] != 2);
    }
    return NoneMeans(v1::COVERAGE_TABLE_ATTESTATIONS, unit, flag);
  }

  const v1::Dataset& dataset_;
  v1::Policy policy_;
  const v1::Frame* frame_ = nullptr;
  std::unordered_map<std::string, std::string> parents_;
  std::set<std::pair<int, std::string>> covered_;
  std::unordered_map<std::string, bool> answers_;
  std::set<std::string> sanctioned_;
  std::map<std::string, std::map<std::pair<std::string, int>, uint8_t>> none_means_;
  LimitColumns out_;
};

}  // namespace

LimitColumns PrepareLimit(int64_t members) {
  v1::Dataset dataset;
  if (!dataset.ParseFromString(DossierBytes(members, Form::kColumns))) {
    std::fprintf(stderr, "the generated dossier is no message\n");
    std::exit(1);
  }
  return Preparer(dataset).Run();
}

}  // namespace dangvien::bench
