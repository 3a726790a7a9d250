// The summary tables. A subject whose tier is decided counts under that tier, whatever the policy
// left open; the others count by their status. Who was not rated counts under the first exclusion
// that fired, or under why no pass reached him.
//
// Tested by tests/oracle/oracle_outputs_test.cc
#include <algorithm>
#include <map>
#include <tuple>

#include "tests/oracle/further_outputs.h"

namespace dangvien::oracle {
namespace {

const v1::Post& PostOf(const Facts& facts, const SubjectId& leader) {
  for (const v1::Post& post : facts.FindPerson(leader.id)->posts()) {
    if (post.id() == leader.post_id) return post;
  }
  return v1::Post::default_instance();
}

// The smallest rank, then the smallest id; rank 0 comes last.
std::tuple<bool, uint32_t, std::string> OrderOfPost(const v1::Post& post) {
  return {post.rank() == 0, post.rank(), post.id()};
}

// A leader counts under one post alone.
bool Counts(const Facts& facts, const SubjectId& id, const Subjects& subjects) {
  if (id.kind != v1::SUBJECT_KIND_LEADER) return true;
  for (const auto& [other, subject] : subjects) {
    if (other.kind == id.kind && other.id == id.id &&
        OrderOfPost(PostOf(facts, other)) < OrderOfPost(PostOf(facts, id))) {
      return false;
    }
  }
  return true;
}

std::string WhyNotRated(const Facts& facts, const SubjectId& id, const OracleSubject& subject) {
  if (!subject.unplaced_reason.empty()) return subject.unplaced_reason;
  for (const v1::Pass& pass : facts.policy().passes()) {
    if (pass.subject_kind() != id.kind) continue;
    for (const v1::Rule& rule : pass.exclusions()) {
      if (subject.exclusions.true_ids.count(rule.id()) > 0) return rule.id();
    }
  }
  return "";
}

// Counts by decided tier, from the highest, and by status.
class Row {
 public:
  Row(const Facts& facts, v1::SummaryRow row) : facts_(facts), row_(std::move(row)) {
    for (const v1::Tier& tier : facts.policy().tiers()) {
      row_.mutable_tally()->add_tiers()->set_tier_id(tier.id());
    }
  }

  void Add(const SubjectId& id, const OracleSubject& subject) {
    v1::Tally& tally = *row_.mutable_tally();
    tally.set_total_count(tally.total_count() + 1);
    if (subject.unplaced_reason.empty() && !subject.decided_tier_id.empty()) {
      v1::TierCount& tier = *tally.mutable_tiers(facts_.TierRank(subject.decided_tier_id));
      tier.set_count(tier.count() + 1);
      if (subject.is_decided_by_people) {
        row_.set_decided_by_people_count(row_.decided_by_people_count() + 1);
      }
    } else if (subject.status == v1::SUBJECT_STATUS_NEEDS_INPUT) {
      tally.set_needs_input_count(tally.needs_input_count() + 1);
    } else if (subject.status == v1::SUBJECT_STATUS_NEEDS_DECISION) {
      tally.set_needs_decision_count(tally.needs_decision_count() + 1);
    } else {
      tally.set_not_a_subject_count(tally.not_a_subject_count() + 1);
      ++not_rated_[WhyNotRated(facts_, id, subject)];
    }
  }

  v1::SummaryRow Take() {
    const v1::Tally& tally = row_.tally();
    std::vector<uint64_t> counts;  // of the tiers that the kind may have
    for (const v1::Tier& tier : facts_.policy().tiers()) {
      const auto& kinds = tier.subject_kinds();
      if (kinds.empty() ||
          std::find(kinds.begin(), kinds.end(), row_.subject_kind()) != kinds.end()) {
        counts.push_back(tally.tiers(facts_.TierRank(tier.id())).count());
      }
    }
    row_.set_top_count(counts.at(0));
    row_.set_second_count(counts.at(1));
    row_.set_second_or_above_count(row_.top_count() + row_.second_count());
    uint64_t rated_count = 0;
    for (const v1::TierCount& tier : tally.tiers()) rated_count += tier.count();
    row_.set_rated_count(rated_count);
    for (const auto& [reason, count] : not_rated_) {
      v1::NotRatedCount* not_rated = row_.add_not_rated();
      not_rated->set_reason(reason);
      not_rated->set_count(count);
    }
    return row_;
  }

 private:
  const Facts& facts_;
  v1::SummaryRow row_;
  std::map<std::string, uint64_t> not_rated_;
};

}  // namespace

std::vector<v1::SummaryRow> SummaryOf(const Facts& facts, const Subjects& subjects) {
  std::map<std::tuple<v1::SubjectKind, v1::UnitLevel, v1::UnitKind>, Row> rows;
  for (const auto& [id, subject] : subjects) {
    if (!Counts(facts, id, subjects)) continue;
    const v1::Unit* unit = facts.FindUnit(subject.unit_id);
    v1::SummaryRow row;
    row.set_subject_kind(id.kind);
    if (unit != nullptr) row.set_unit_level(unit->level());
    if (unit != nullptr) row.set_unit_kind(unit->kind());
    rows.try_emplace({id.kind, row.unit_level(), row.unit_kind()}, facts, row)
        .first->second.Add(id, subject);
  }
  std::vector<v1::SummaryRow> summary;
  for (auto& [key, row] : rows) summary.push_back(row.Take());
  return summary;
}

}  // namespace dangvien::oracle
