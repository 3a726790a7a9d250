// The comparison of the two engines, subject by subject and finding by finding.
//
// Compared: status, possible tiers, decided tier, who decided; the forces and exclusions that fire,
// the rules that are not known, the demands of the next standard that are not met; the checks that
// raise findings. Not compared: digests, open facts and tallies, which the oracle does not make.
// Tested by tests/differential/differential_test.cc
#include "tests/differential/compare.h"

#include <set>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace dangvien::differential {
namespace {

using Ids = std::set<std::string>;

// Findings that no check of a policy raises; the oracle knows checks alone.
bool IsBuiltin(const std::string& rule_id) {
  return rule_id == "attestation-without-evidence" || rule_id == "deviation-without-reason" ||
         rule_id == "policy-not-of-the-period" || rule_id == "quota-exceeded" ||
         rule_id == "raise-without-reason" || rule_id == "raise-too-high" ||
         rule_id == "peer-group-not-stated" || rule_id == "seat-not-tied";
}

class Comparison {
 public:
  void Subject(const v1::SubjectResult& engine, const oracle::OracleSubject& oracle,
               const std::string& name) {
    name_ = name;
    Same("status", v1::SubjectStatus_Name(engine.status()), v1::SubjectStatus_Name(oracle.status));
    // Whom no pass reached has no tier in either engine; the result leaves a decision about him
    // out.
    if (!engine.not_rated_because().empty()) return;
    Ids possible(engine.possible_tier_ids().begin(), engine.possible_tier_ids().end());
    if (engine.status() == v1::SUBJECT_STATUS_RATED) possible = {engine.proposed_tier_id()};
    Same("qualified tier", engine.qualified_tier_id(), oracle.qualified_tier_id);
    Same("proposed tier", engine.proposed_tier_id(), oracle.proposed_tier_id);
    Same("possible tiers", Join(possible), Join(oracle.possible_tier_ids));
    const bool open = engine.status() == v1::SUBJECT_STATUS_NEEDS_INPUT ||
                      engine.status() == v1::SUBJECT_STATUS_NEEDS_DECISION;
    if (open)
      Same("may be not a subject", engine.may_be_not_a_subject(), oracle.may_be_not_a_subject);
    Same("decided tier", engine.decided_tier_id(), oracle.decided_tier_id);
    Same("decided by people", engine.decided_by_people(), oracle.is_decided_by_people);
    Reasons(engine, oracle);
  }

  void Findings(const v1::Result& engine, const oracle::OracleResult& oracle) {
    using Key = std::tuple<std::string, int, std::string, std::string, std::string, std::string>;
    std::multiset<Key> left;
    std::multiset<Key> right;
    for (const v1::Finding& finding : engine.findings()) {
      if (finding.verdict() == v1::FINDING_VERDICT_CONTRADICTION) continue;
      if (IsBuiltin(finding.rule_id())) continue;
      left.emplace(finding.rule_id(), finding.verdict(), finding.unit_id(),
                   finding.subject().person_id(), finding.session_id(),
                   finding.subject().post_id());
    }
    for (const oracle::OracleFinding& finding : oracle.findings) {
      right.emplace(finding.rule_id, finding.verdict, finding.unit_id, finding.person_id,
                    finding.session_id, finding.post_id);
    }
    for (const Key& key : left) {
      if (right.count(key) != left.count(key)) Report("finding of the engine", key);
    }
    for (const Key& key : right) {
      if (right.count(key) != left.count(key)) Report("finding of the oracle", key);
    }
  }

  // The groups that hold more than their seats.
  void Exceeded(const v1::Result& engine, const oracle::OracleResult& oracle) {
    std::multiset<std::string> left;
    std::multiset<std::string> right;
    const auto name = [](const auto& quota, const auto& unit, const auto& peers, int unit_kind) {
      return absl::StrCat(quota, " at ", unit, " ", peers, " ", unit_kind);
    };
    for (const v1::Finding& finding : engine.findings()) {
      if (finding.rule_id() != "quota-exceeded") continue;
      left.insert(name(finding.quota_id(), finding.unit_id(), finding.peer_group_id(),
                       finding.unit_kind()));
    }
    for (const oracle::QuotaFinding& finding : oracle.quota_findings) {
      if (finding.name != "quota-exceeded") continue;
      right.insert(
          name(finding.quota_id, finding.unit_id, finding.peer_group_id, finding.unit_kind));
    }
    name_ = "result";
    Same("quotas exceeded", absl::StrJoin(left, ", "), absl::StrJoin(right, ", "));
  }

  // Lists of messages in one order.
  template <typename List, typename Messages>
  void Outputs(absl::string_view what, const List& engine, const Messages& oracle) {
    const auto texts = [](const auto& messages) {
      std::vector<std::string> lines;
      for (const auto& message : messages) lines.push_back(message.ShortDebugString());
      return absl::StrJoin(lines, "\n  ");
    };
    name_ = "result";
    Same(what, texts(engine), texts(oracle));
  }

  void Missing(const std::string& name) { absl::StrAppend(&text_, name, ": not in the result\n"); }
  std::string Take() { return std::move(text_); }

 private:
  static std::string Join(const Ids& ids) { return absl::StrJoin(ids, " "); }

  template <typename Key>
  void Report(absl::string_view what, const Key& key) {
    absl::StrAppend(&text_, what, ": ", std::get<0>(key), " verdict ", std::get<1>(key), " unit ",
                    std::get<2>(key), " person ", std::get<3>(key), " session ", std::get<4>(key),
                    " post ", std::get<5>(key), "\n");
  }

  template <typename Value>
  void Same(absl::string_view what, const Value& engine, const Value& oracle) {
    if (engine == oracle) return;
    absl::StrAppend(&text_, name_, ": ", what, ": engine `", engine, "`, oracle `", oracle, "`\n");
  }

  void Reasons(const v1::SubjectResult& engine, const oracle::OracleSubject& oracle) {
    std::map<int, Ids> reasons;
    for (const v1::Reason& reason : engine.reasons()) {
      reasons[reason.kind()].insert(reason.rule_id());
    }
    Same("contradictions", Join(reasons[v1::REASON_KIND_CONTRADICTION]),
         Join(oracle.contradictions));
    if (!oracle.contradictions.empty()) return;
    Same("exclusions", Join(reasons[v1::REASON_KIND_EXCLUDED]), Join(oracle.exclusions.true_ids));
    if (engine.status() == v1::SUBJECT_STATUS_NOT_A_SUBJECT) return;
    Same("forces", Join(reasons[v1::REASON_KIND_FORCED]), Join(oracle.forces.true_ids));
    if (!engine.qualified_tier_id().empty()) {
      Unmet(reasons[v1::REASON_KIND_UNMET], oracle);
      return;
    }
    Ids unknown = oracle.exclusions.unknown_ids;
    unknown.insert(oracle.forces.unknown_ids.begin(), oracle.forces.unknown_ids.end());
    unknown.insert(oracle.caps.unknown_ids.begin(), oracle.caps.unknown_ids.end());
    unknown.insert(oracle.ceilings.unknown_ids.begin(), oracle.ceilings.unknown_ids.end());
    for (const auto& [id, truth] : oracle.demands) {
      if (truth == oracle::Truth::kUnknown) unknown.insert(id);
    }
    Same("unknown rules", Join(reasons[v1::REASON_KIND_UNKNOWN]), Join(unknown));
  }

  void Unmet(const Ids& unmet, const oracle::OracleSubject& oracle) {
    for (const std::string& id : unmet) {
      const auto it = oracle.demands.find(id);
      const bool is_false = it != oracle.demands.end() && it->second == oracle::Truth::kFalse;
      Same(absl::StrCat("demand ", id, " not met"), true, is_false);
    }
  }

  std::string name_;
  std::string text_;
};

}  // namespace

absl::StatusOr<v1::Result> RunEngine(const v1::Policy& policy, const v1::Dataset& dataset,
                                     const Readings& readings, int num_threads) {
  PolicyOptions options;
  options.prove = false;
  for (const auto& [reading, option] : readings) options.readings.push_back({reading, option});
  absl::StatusOr<Policy> compiled = Policy::Read(policy.SerializeAsString(), options);
  if (!compiled.ok()) return compiled.status();
  absl::StatusOr<Dataset> tables = Dataset::Read(dataset.SerializeAsString());
  if (!tables.ok()) return tables.status();
  EvaluateOptions evaluate;
  evaluate.num_threads = num_threads;
  absl::StatusOr<Evaluation> evaluation = Evaluate(*tables, {*compiled}, evaluate);
  if (!evaluation.ok()) return evaluation.status();
  v1::Result result;
  if (!result.ParseFromString(evaluation->ToProto())) {
    return absl::InternalError("the result is not a dangvien.v1.Result");
  }
  return result;
}

std::string Differences(const v1::Result& engine, const oracle::OracleResult& oracle) {
  Comparison comparison;
  std::map<oracle::SubjectId, const v1::SubjectResult*> subjects;
  for (const v1::SubjectResult& subject : engine.subjects()) {
    subjects[oracle::IdOf(subject.subject())] = &subject;
  }
  for (const auto& [id, subject] : oracle.subjects) {
    const auto it = subjects.find(id);
    if (it != subjects.end()) {
      comparison.Subject(*it->second, subject, id.id);
    } else if (subject.status != v1::SUBJECT_STATUS_NOT_A_SUBJECT) {
      comparison.Missing(id.id);
    }
  }
  comparison.Findings(engine, oracle);
  comparison.Exceeded(engine, oracle);
  comparison.Outputs("re-ratings", engine.re_ratings(), oracle.re_ratings);
  comparison.Outputs("review places", engine.review_places(), oracle.review_places);
  comparison.Outputs("summary", engine.summary(), oracle.summary);
  comparison.Outputs("certificates", engine.certificates(), oracle.certificates);
  return comparison.Take();
}

}  // namespace dangvien::differential
