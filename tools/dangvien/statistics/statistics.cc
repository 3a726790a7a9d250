// Rows come from the result, which counts the whole dossier; a unit's rows are counted here in the
// same way. A leader counts once, under the post of the smallest rank that is rated within the
// unit; rank 0, not stated, comes last, then the id of the post decides.
//
// What a quota's groups hold together is added up from their certificates, and compared with the
// limit of the policy: the sum of rounded seats may lie above it.
//
// Tested by tests/unit/page/statistics_test.cc
#include "statistics/statistics.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "dangvien/v1/quota.pb.h"

namespace dangvien::cli {
namespace {

template <typename Enum>
std::string Lower(Enum value, const std::string& name, absl::string_view prefix) {
  if (static_cast<int>(value) == 0) return "";
  return absl::AsciiStrToLower(absl::string_view(name).substr(prefix.size()));
}

void AddTo(v1::Tally& sum, const v1::Tally& more) {
  for (const v1::TierCount& tier : more.tiers()) {
    v1::TierCount* known = nullptr;
    for (v1::TierCount& other : *sum.mutable_tiers()) {
      if (other.tier_id() == tier.tier_id()) known = &other;
    }
    if (known == nullptr) {
      *sum.add_tiers() = tier;
    } else {
      known->set_count(known->count() + tier.count());
    }
  }
  sum.set_not_a_subject_count(sum.not_a_subject_count() + more.not_a_subject_count());
  sum.set_needs_input_count(sum.needs_input_count() + more.needs_input_count());
  sum.set_needs_decision_count(sum.needs_decision_count() + more.needs_decision_count());
  sum.set_total_count(sum.total_count() + more.total_count());
}

void AddReason(const std::string& reason, uint64_t count, v1::SummaryRow& row) {
  for (v1::NotRatedCount& known : *row.mutable_not_rated()) {
    if (known.reason() == reason) return known.set_count(known.count() + count);
  }
  v1::NotRatedCount* added = row.add_not_rated();
  added->set_reason(reason);
  added->set_count(count);
}

std::vector<v1::SummaryRow> TotalsOf(const std::vector<v1::SummaryRow>& rows) {
  std::map<int, v1::SummaryRow> totals;
  for (const v1::SummaryRow& row : rows) {
    v1::SummaryRow& total = totals[row.subject_kind()];
    total.set_subject_kind(row.subject_kind());
    AddTo(*total.mutable_tally(), row.tally());
    for (const v1::NotRatedCount& reason : row.not_rated()) {
      AddReason(reason.reason(), reason.count(), total);
    }
    total.set_decided_by_people_count(total.decided_by_people_count() +
                                      row.decided_by_people_count());
    total.set_top_count(total.top_count() + row.top_count());
    total.set_second_count(total.second_count() + row.second_count());
    total.set_second_or_above_count(total.second_or_above_count() + row.second_or_above_count());
    total.set_rated_count(total.rated_count() + row.rated_count());
  }
  std::vector<v1::SummaryRow> list;
  for (auto& [kind, total] : totals) list.push_back(std::move(total));
  return list;
}

// Counts the subjects of one unit and of what is below it.
class UnitCounter {
 public:
  UnitCounter(const Names& names, const PostRanks& ranks, const std::string& unit_id)
      : names_(names), ranks_(ranks), unit_id_(unit_id), tier_ids_(names.TierIds()) {}

  std::vector<v1::SummaryRow> Count(const v1::Result& result) {
    for (const v1::SubjectResult& subject : result.subjects()) {
      if (!names_.units().IsWithin(subject.unit_id(), unit_id_)) continue;
      if (subject.subject().kind() == v1::SUBJECT_KIND_LEADER) {
        const v1::SubjectResult*& best = leaders_[subject.subject().person_id()];
        if (best == nullptr || RankOf(subject) < RankOf(*best)) best = &subject;
      } else {
        Add(subject);
      }
    }
    for (const auto& [person_id, subject] : leaders_) Add(*subject);
    std::vector<v1::SummaryRow> rows;
    for (auto& [key, row] : rows_) rows.push_back(std::move(row));
    return rows;
  }

 private:
  std::tuple<bool, uint32_t, std::string> RankOf(const v1::SubjectResult& leader) const {
    const auto found = ranks_.find({leader.subject().person_id(), leader.subject().post_id()});
    const uint32_t rank = found == ranks_.end() ? 0 : found->second;
    return {rank == 0, rank, leader.subject().post_id()};
  }

  v1::SummaryRow& RowOf(const v1::SubjectResult& subject) {
    const DossierUnit* unit = names_.units().Find(subject.unit_id());
    const v1::UnitLevel level = unit == nullptr ? v1::UNIT_LEVEL_UNSPECIFIED : unit->level;
    const v1::UnitKind kind = unit == nullptr ? v1::UNIT_KIND_UNSPECIFIED : unit->kind;
    v1::SummaryRow& row = rows_[{subject.subject().kind(), level, kind}];
    if (row.tally().tiers().empty()) {
      row.set_subject_kind(subject.subject().kind());
      row.set_unit_level(level);
      row.set_unit_kind(kind);
      for (const std::string& id : tier_ids_) row.mutable_tally()->add_tiers()->set_tier_id(id);
    }
    return row;
  }

  void Add(const v1::SubjectResult& subject) {
    v1::SummaryRow& row = RowOf(subject);
    v1::Tally& tally = *row.mutable_tally();
    tally.set_total_count(tally.total_count() + 1);
    if (!subject.decided_tier_id().empty()) {
      AddTier(subject, row);
    } else if (subject.status() == v1::SUBJECT_STATUS_NOT_A_SUBJECT) {
      tally.set_not_a_subject_count(tally.not_a_subject_count() + 1);
      AddReason(ReasonOf(subject), 1, row);
    } else if (subject.status() == v1::SUBJECT_STATUS_NEEDS_DECISION) {
      tally.set_needs_decision_count(tally.needs_decision_count() + 1);
    } else {
      tally.set_needs_input_count(tally.needs_input_count() + 1);
    }
  }

  void AddTier(const v1::SubjectResult& subject, v1::SummaryRow& row) const {
    for (v1::TierCount& tier : *row.mutable_tally()->mutable_tiers()) {
      if (tier.tier_id() == subject.decided_tier_id()) tier.set_count(tier.count() + 1);
    }
    const std::vector<std::string> ids = names_.TierIdsOf(row.subject_kind());
    const bool is_top = !ids.empty() && ids[0] == subject.decided_tier_id();
    const bool is_second = ids.size() > 1 && ids[1] == subject.decided_tier_id();
    if (is_top) row.set_top_count(row.top_count() + 1);
    if (is_second) row.set_second_count(row.second_count() + 1);
    if (is_top || is_second) row.set_second_or_above_count(row.second_or_above_count() + 1);
    row.set_rated_count(row.rated_count() + 1);
    if (subject.decided_by_people()) {
      row.set_decided_by_people_count(row.decided_by_people_count() + 1);
    }
  }

  static std::string ReasonOf(const v1::SubjectResult& subject) {
    for (const v1::Reason& reason : subject.reasons()) {
      if (reason.kind() == v1::REASON_KIND_EXCLUDED) return reason.rule_id();
    }
    return subject.not_rated_because();
  }

  const Names& names_;
  const PostRanks& ranks_;
  const std::string& unit_id_;
  std::vector<std::string> tier_ids_;
  std::map<std::tuple<int, int, int>, v1::SummaryRow> rows_;
  std::map<std::string, const v1::SubjectResult*> leaders_;  // by person
};

uint64_t BaseOf(const v1::Certificate& certificate) {
  switch (certificate.base()) {
    case v1::QUOTA_BASE_LOWER_AFTER:
    case v1::QUOTA_BASE_LOWER_BEFORE: {
      const uint64_t both = certificate.lower_or_above_count().greatest();
      return both - std::min(both, certificate.decided_count());
    }
    default:
      return certificate.base_count().greatest();
  }
}

std::vector<Aggregate> AboveLimit(const v1::Result& result, const Names& names,
                                  const std::string& unit_id) {
  std::map<std::pair<std::string, std::string>, Aggregate> by_quota;
  for (const v1::Certificate& certificate : result.certificates()) {
    if (!unit_id.empty() && !names.units().IsWithin(certificate.unit_id(), unit_id)) continue;
    Aggregate& aggregate = by_quota[{certificate.policy_id(), certificate.quota_id()}];
    if (aggregate.group_count++ == 0) {
      aggregate.quota_id = certificate.quota_id();
      aggregate.policy_id = certificate.policy_id();
      aggregate.tier_id = certificate.tier_id();
      aggregate.subject_kind = certificate.subject_kind();
      aggregate.limit_numerator = certificate.stated_limit_numerator();
      aggregate.limit_denominator = certificate.stated_limit_denominator();
    }
    aggregate.held_count += certificate.decided_count();
    aggregate.base_count += BaseOf(certificate);
  }
  std::vector<Aggregate> above;
  for (const auto& [key, aggregate] : by_quota) {
    const bool is_above = aggregate.held_count * aggregate.limit_denominator >
                          aggregate.base_count * aggregate.limit_numerator;
    if (is_above) above.push_back(aggregate);
  }
  return above;
}

}  // namespace

Statistics StatisticsOf(const v1::Result& result, const Names& names) {
  Statistics statistics;
  statistics.rows.assign(result.summary().begin(), result.summary().end());
  statistics.totals = TotalsOf(statistics.rows);
  statistics.above_limit = AboveLimit(result, names, "");
  return statistics;
}

Statistics StatisticsOfUnit(const v1::Result& result, const Names& names, const PostRanks& ranks,
                            const std::string& unit_id) {
  Statistics statistics;
  statistics.unit_id = unit_id;
  statistics.rows = UnitCounter(names, ranks, unit_id).Count(result);
  statistics.totals = TotalsOf(statistics.rows);
  statistics.above_limit = AboveLimit(result, names, unit_id);
  return statistics;
}

std::vector<TopShare> TopShares(const v1::SummaryRow& row) {
  return {{"top_of_second", row.second_count()},
          {"top_of_second_or_above", row.second_or_above_count()},
          {"top_of_rated", row.rated_count()},
          {"top_of_all", row.tally().total_count()}};
}

uint64_t CountAt(const v1::Tally& tally, absl::string_view tier_id) {
  for (const v1::TierCount& tier : tally.tiers()) {
    if (tier.tier_id() == tier_id) return tier.count();
  }
  return 0;
}

std::string ShortName(v1::UnitLevel level) {
  return Lower(level, v1::UnitLevel_Name(level), "UNIT_LEVEL_");
}

std::string ShortName(v1::UnitKind kind) {
  return Lower(kind, v1::UnitKind_Name(kind), "UNIT_KIND_");
}

std::string ShortName(v1::SubjectKind kind) {
  return Lower(kind, v1::SubjectKind_Name(kind), "SUBJECT_KIND_");
}

}  // namespace dangvien::cli
