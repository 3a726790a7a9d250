// Summary tables as text for people, as CSV for spreadsheets and as JSON. In CSV and JSON, ids and
// numbers with a point; in text, names and numbers as the language writes them.
//
// Tested by tests/unit/page/statistics_test.cc
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "csv.h"
#include "json_text.h"
#include "law/kind_names.h"
#include "law/phrase.h"
#include "statistics/percent.h"
#include "statistics/statistics.h"
#include "text_table.h"

namespace dangvien::cli {
namespace {

constexpr char kRounding[] = "two decimals, half up, exact";
constexpr int kHeadingWidth = 12;
constexpr int kKindWidth = 30;

class TextWriter {
 public:
  TextWriter(const Statistics& statistics, const Names& names)
      : statistics_(statistics), names_(names), language_(names.language()) {}

  std::string Write() {
    Line(Say({"TỔNG HỢP KẾT QUẢ XẾP LOẠI CHẤT LƯỢNG", "SUMMARY OF THE RATINGS"}));
    const std::string& unit = statistics_.unit_id;
    if (unit.empty()) {
      Line(Say({"Phạm vi: toàn bộ hồ sơ", "Of: the whole dossier"}));
    } else {
      Line(Say({"Phạm vi: $0 $1 và mọi đơn vị trực thuộc", "Of: $0 $1 and everything below"}, unit,
               names_.Unit(unit)));
    }
    Line(Say({"Tỷ lệ: hai chữ số thập phân, từ 0,005 làm tròn lên; không cộng các số đã làm tròn",
              "Shares: two decimals, half up, exact; rounded numbers are not added up"}));
    for (const v1::SummaryRow& total : statistics_.totals) Kind(total);
    Aggregates();
    return std::move(text_);
  }

 private:
  template <typename... Arguments>
  std::string Say(const Phrase& phrase, const Arguments&... arguments) const {
    return Put(language_, phrase, arguments...);
  }

  void Line(const std::string& text) { absl::StrAppend(&text_, Printable(text), "\n"); }

  void Kind(const v1::SummaryRow& total) {
    Line("");
    Line(NameOf(language_, total.subject_kind()));
    Line("");
    std::vector<TextTable::Column> columns = {
        {Say({"Cấp", "Level"}), Align::kLeft, kKindWidth},
        {Say({"Loại hình", "Type"}), Align::kLeft, kKindWidth},
        {Say({"Tổng số", "Total"}), Align::kRight, kHeadingWidth},
        {Say({"Đã xếp loại", "Rated"}), Align::kRight, kHeadingWidth}};
    for (const std::string& id : names_.TierIds()) {
      columns.push_back({names_.Tier(id), Align::kRight, kHeadingWidth});
    }
    for (const Phrase& phrase :
         {Phrase{"Không xếp loại", "Not rated"}, Phrase{"Cần thông tin", "Needs input"},
          Phrase{"Cần quyết định", "Needs decision"}, Phrase{"Theo quyết định", "By decision"}}) {
      columns.push_back({Say(phrase), Align::kRight, kHeadingWidth});
    }
    TextTable table(std::move(columns));
    for (const v1::SummaryRow& row : statistics_.rows) {
      if (row.subject_kind() != total.subject_kind()) continue;
      table.AddRow(
          Cells(row, NameOf(language_, row.unit_level()), NameOf(language_, row.unit_kind())));
    }
    table.AddRow(Cells(total, Say({"Tổng cộng", "Together"}), ""));
    absl::StrAppend(&text_, table.ToString());
    Shares(total);
    Reasons(total);
  }

  std::vector<std::string> Cells(const v1::SummaryRow& row, const std::string& level,
                                 const std::string& kind) const {
    const v1::Tally& tally = row.tally();
    std::vector<std::string> cells = {level, kind, absl::StrCat(tally.total_count()),
                                      absl::StrCat(row.rated_count())};
    for (const std::string& id : names_.TierIds()) {
      const uint64_t count = CountAt(tally, id);
      cells.push_back(absl::StrCat(count, "\n", PercentIn(language_, count, row.rated_count())));
    }
    for (const uint64_t count : {tally.not_a_subject_count(), tally.needs_input_count(),
                                 tally.needs_decision_count(), row.decided_by_people_count()}) {
      cells.push_back(absl::StrCat(count));
    }
    return cells;
  }

  void Shares(const v1::SummaryRow& total) {
    const std::vector<std::string> tiers = names_.TierIdsOf(total.subject_kind());
    if (tiers.size() < 2) return;
    const std::string top = Quoted(names_.Tier(tiers[0]));
    const std::string second = Quoted(names_.Tier(tiers[1]));
    const std::string bases[] = {
        Say({"số $0 (không kể $1)", "those rated $0 (without $1)"}, second, top),
        Say({"số từ $0 trở lên", "those rated $0 or above"}, second),
        Say({"số được xếp loại", "all rated"}),
        Say({"tổng số", "all, rated or not"}),
    };
    Line("");
    Line(Say({"Tỷ lệ $0:", "Share of $0:"}, top));
    const std::vector<TopShare> shares = TopShares(total);
    for (size_t i = 0; i < shares.size(); ++i) {
      Line(Say({"  trên $0: $1/$2 = $3", "  of $0: $1/$2 = $3"}, bases[i], total.top_count(),
               shares[i].base, PercentIn(language_, total.top_count(), shares[i].base)));
    }
  }

  void Reasons(const v1::SummaryRow& total) {
    if (total.not_rated().empty()) return;
    Line("");
    Line(Say({"Không xếp loại, theo lý do:", "Not rated, by reason:"}));
    for (const v1::NotRatedCount& reason : total.not_rated()) {
      Line(absl::StrCat("  ", reason.count(), "  ", NotRated(reason.reason())));
    }
  }

  std::string NotRated(const std::string& reason) const {
    const std::string text = names_.NotRated(reason);
    return text == reason ? text : absl::StrCat(text, " [", reason, "]");
  }

  void Aggregates() {
    if (statistics_.above_limit.empty()) return;
    Line("");
    for (const Aggregate& aggregate : statistics_.above_limit) {
      Line(Say({"Lưu ý: cộng $0 nhóm, $1/$2 = $3 từ $4 trở lên, cao hơn $5 của giới hạn $6. Giới "
                "hạn được xét theo từng nhóm; không nhóm nào bị hạ vì con số này.",
                "Note: $0 groups together have $1/$2 = $3 at $4 or above, more than the $5 of the "
                "quota $6. A quota is kept group by group; nobody is lowered for this."},
               aggregate.group_count, aggregate.held_count, aggregate.base_count,
               PercentIn(language_, aggregate.held_count, aggregate.base_count),
               Quoted(names_.Tier(aggregate.tier_id)),
               Percent(language_, aggregate.limit_numerator, aggregate.limit_denominator),
               aggregate.quota_id));
    }
  }

  const Statistics& statistics_;
  const Names& names_;
  Language language_;
  std::string text_;
};

// Every reason of the table once, in order: the columns of CSV.
std::set<std::string> ReasonsOf(const Statistics& statistics) {
  std::set<std::string> reasons;
  for (const v1::SummaryRow& total : statistics.totals) {
    for (const v1::NotRatedCount& reason : total.not_rated()) reasons.insert(reason.reason());
  }
  return reasons;
}

std::vector<std::string> CsvHeader(const Names& names, const std::set<std::string>& reasons) {
  std::vector<std::string> header = {"subject_kind", "unit_level",     "unit_kind",
                                     "total",        "rated",          "not_rated",
                                     "needs_input",  "needs_decision", "decided_by_people"};
  for (const std::string& id : names.TierIds()) {
    header.push_back(absl::StrCat("tier:", id));
    header.push_back(absl::StrCat("percent_of_rated:", id));
  }
  for (const TopShare& share : TopShares(v1::SummaryRow())) {
    header.push_back(absl::StrCat("percent_", share.name));
  }
  for (const std::string& reason : reasons) header.push_back(absl::StrCat("not_rated:", reason));
  return header;
}

std::vector<std::string> CsvCells(const v1::SummaryRow& row, bool is_total, const Names& names,
                                  const std::set<std::string>& reasons) {
  const v1::Tally& tally = row.tally();
  std::vector<std::string> cells = {ShortName(row.subject_kind()),
                                    is_total ? "all" : ShortName(row.unit_level()),
                                    is_total ? "all" : ShortName(row.unit_kind())};
  for (const uint64_t count :
       {tally.total_count(), row.rated_count(), tally.not_a_subject_count(),
        tally.needs_input_count(), tally.needs_decision_count(), row.decided_by_people_count()}) {
    cells.push_back(absl::StrCat(count));
  }
  for (const std::string& id : names.TierIds()) {
    const uint64_t count = CountAt(tally, id);
    cells.push_back(absl::StrCat(count));
    cells.push_back(PercentText(count, row.rated_count()));
  }
  for (const TopShare& share : TopShares(row)) {
    cells.push_back(PercentText(row.top_count(), share.base));
  }
  for (const std::string& reason : reasons) {
    uint64_t count = 0;
    for (const v1::NotRatedCount& known : row.not_rated()) {
      if (known.reason() == reason) count = known.count();
    }
    cells.push_back(absl::StrCat(count));
  }
  return cells;
}

void WriteShare(const char* name, uint64_t count, uint64_t base, JsonText& json) {
  json.Key(name).BeginObject().Key("count").Number(count).Key("base").Number(base).Key("percent");
  if (base == 0) {
    json.Null();
  } else {
    json.String(PercentText(count, base));
  }
  json.End();
}

void WriteRow(const v1::SummaryRow& row, const Names& names, JsonText& json) {
  const v1::Tally& tally = row.tally();
  json.BeginObject();
  json.Key("subject_kind").String(ShortName(row.subject_kind()));
  json.Key("unit_level").String(ShortName(row.unit_level()));
  json.Key("unit_kind").String(ShortName(row.unit_kind()));
  json.Key("total").Number(tally.total_count());
  json.Key("rated").Number(row.rated_count());
  json.Key("not_rated").Number(tally.not_a_subject_count());
  json.Key("needs_input").Number(tally.needs_input_count());
  json.Key("needs_decision").Number(tally.needs_decision_count());
  json.Key("decided_by_people").Number(row.decided_by_people_count());
  json.Key("tiers").BeginObject();
  for (const std::string& id : names.TierIds()) {
    WriteShare(id.c_str(), CountAt(tally, id), row.rated_count(), json);
  }
  json.End().Key("top_share").BeginObject();
  for (const TopShare& share : TopShares(row)) {
    WriteShare(share.name, row.top_count(), share.base, json);
  }
  json.End().Key("not_rated_by_reason").BeginObject();
  for (const v1::NotRatedCount& reason : row.not_rated()) {
    json.Key(reason.reason()).Number(reason.count());
  }
  json.End().End();
}

}  // namespace

std::string StatisticsText(const Statistics& statistics, const Names& names) {
  return TextWriter(statistics, names).Write();
}

std::string StatisticsCsv(const Statistics& statistics, const Names& names) {
  const std::set<std::string> reasons = ReasonsOf(statistics);
  CsvTable table(CsvHeader(names, reasons));
  for (const v1::SummaryRow& row : statistics.rows) {
    table.AddRow(CsvCells(row, false, names, reasons));
  }
  for (const v1::SummaryRow& total : statistics.totals) {
    table.AddRow(CsvCells(total, true, names, reasons));
  }
  return table.text();
}

std::string StatisticsJson(const Statistics& statistics, const Names& names) {
  JsonText json;
  json.BeginObject().Key("unit_id").String(statistics.unit_id).Key("rounding").String(kRounding);
  json.Key("rows").BeginArray();
  for (const v1::SummaryRow& row : statistics.rows) WriteRow(row, names, json);
  json.End().Key("totals").BeginArray();
  for (const v1::SummaryRow& total : statistics.totals) WriteRow(total, names, json);
  json.End().Key("above_limit").BeginArray();
  for (const Aggregate& aggregate : statistics.above_limit) {
    json.BeginObject().Key("quota_id").String(aggregate.quota_id);
    json.Key("policy_id").String(aggregate.policy_id).Key("groups").Number(aggregate.group_count);
    json.Key("limit_numerator").Number(aggregate.limit_numerator);
    json.Key("limit_denominator").Number(aggregate.limit_denominator);
    WriteShare("held", aggregate.held_count, aggregate.base_count, json);
    json.End();
  }
  json.End().End();
  return json.Finish();
}

}  // namespace dangvien::cli
