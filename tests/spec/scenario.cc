// Loads spec files, runs them through the public API and compares what the file names.
// Tested by tests/spec/spec_test.cc
#include "tests/spec/scenario.h"

#include <google/protobuf/text_format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "dangvien/engine.h"
#include "dangvien/issue.h"
#include "tests/spec/overlay.h"

namespace dangvien::spec {
namespace {

namespace fs = std::filesystem;

template <typename Message>
absl::Status ReadText(const fs::path& path, Message* message) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  if (file.good() && google::protobuf::TextFormat::ParseFromString(text.str(), message)) {
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(absl::StrCat("cannot read ", path.string()));
}

absl::StatusOr<Scenario> LoadScenario(const fs::path& root, const fs::path& path) {
  Scenario scenario;
  scenario.path = fs::relative(path, root).string();
  if (absl::Status status = ReadText(path, &scenario.spec); !status.ok()) return status;
  if (!scenario.spec.base().empty()) {
    const fs::path base = root / "base" / scenario.spec.base();
    if (absl::Status status = ReadText(base, &scenario.dossier); !status.ok()) return status;
  }
  for (const std::string& removed : scenario.spec.remove()) {
    if (absl::Status status = Remove(removed, &scenario.dossier); !status.ok()) {
      return absl::NotFoundError(absl::StrCat(scenario.path, ": ", status.message()));
    }
  }
  LayOver(scenario.spec.data(), &scenario.dossier);
  scenario.dataset = Dataset::Read(scenario.dossier.SerializeAsString());
  return scenario;
}

std::string NameOf(const v1::SubjectRef& ref) {
  switch (ref.kind()) {
    case v1::SUBJECT_KIND_MEMBER:
      return absl::StrCat("member:", ref.person_id());
    case v1::SUBJECT_KIND_LEADER:
      return absl::StrCat("leader:", ref.person_id(), "/", ref.post_id());
    case v1::SUBJECT_KIND_COLLECTIVE:
      return absl::StrCat("collective:", ref.unit_id());
    default:
      return absl::StrCat("organization:", ref.unit_id());
  }
}

class Comparison {
 public:
  explicit Comparison(const v1::Result& result) : result_(result) {}

  void Subject(const Expect& expect) {
    name_ = expect.subject();
    const v1::SubjectResult* found = nullptr;
    for (const v1::SubjectResult& subject : result_.subjects()) {
      if (NameOf(subject.subject()) == name_) found = &subject;
    }
    if (found == nullptr) return Say("is not in the result");
    Same("status", v1::SubjectStatus_Name(expect.status()),
         v1::SubjectStatus_Name(found->status()));
    Same("tier", expect.tier(), found->qualified_tier_id());
    Same("possible tiers", absl::StrJoin(expect.possible_tiers(), " "),
         absl::StrJoin(found->possible_tier_ids(), " "));
    const bool open = expect.status() == v1::SUBJECT_STATUS_NEEDS_INPUT ||
                      expect.status() == v1::SUBJECT_STATUS_NEEDS_DECISION;
    if (open) {
      Same("may_be_not_a_subject", absl::StrCat(expect.may_be_not_a_subject()),
           absl::StrCat(found->may_be_not_a_subject()));
    }
    if (!expect.proposed_tier().empty()) {
      Same("proposed tier", expect.proposed_tier(), found->proposed_tier_id());
    }
    if (!expect.decided_tier().empty()) {
      Same("decided tier", expect.decided_tier(), found->decided_tier_id());
      Same("decided by people", absl::StrCat(expect.decided_by_people()),
           absl::StrCat(found->decided_by_people()));
    }
    if (!expect.unplaced_reason().empty()) {
      Same("unplaced reason", expect.unplaced_reason(), found->not_rated_because());
    }
    if (!expect.unit().empty()) Same("unit", expect.unit(), found->unit_id());
    for (const ExpectReason& reason : expect.reasons()) Reason(*found, reason, true);
    for (const ExpectReason& reason : expect.absent_reasons()) Reason(*found, reason, false);
  }

  void Certificates(const Spec& spec) {
    for (const ExpectCertificate& expect : spec.certificates()) {
      name_ = absl::StrCat("certificate ", expect.quota_id(), " ", expect.unit(), " ",
                           expect.peer_group());
      const v1::Certificate* found = nullptr;
      for (const v1::Certificate& one : result_.certificates()) {
        if (IsOf(expect, one)) found = &one;
      }
      if (found == nullptr) {
        Say("is not in the result");
      } else {
        Certificate(expect, *found);
      }
    }
  }

  void ReRatings(const Spec& spec) {
    name_ = "re-ratings";
    for (const ExpectReRating& expect : spec.re_ratings()) {
      const auto& all = result_.re_ratings();
      if (std::any_of(all.begin(), all.end(), [&](const v1::ReRating& one) {
            return NameOf(one.subject()) == expect.subject() && one.year() == expect.year() &&
                   one.possible() == expect.possible();
          })) {
        continue;
      }
      Say(absl::StrCat("expected ", expect.ShortDebugString()));
      for (const v1::ReRating& one : all) Say(absl::StrCat("there is ", one.ShortDebugString()));
    }
  }

  void ReviewPlaces(const Spec& spec) {
    name_ = "review places";
    for (const ExpectReviewPlace& expect : spec.review_places()) {
      if (HasPlace(expect)) continue;
      Say(absl::StrCat("expected ", expect.ShortDebugString()));
      for (const v1::ReviewPlace& one : result_.review_places()) {
        if (one.person_id() == expect.person()) {
          Say(absl::StrCat("there is ", one.ShortDebugString()));
        }
      }
    }
    for (const ExpectReviewPlace& expect : spec.absent_review_places()) {
      if (HasPlace(expect)) Say(absl::StrCat("not expected ", expect.ShortDebugString()));
    }
  }

  void Findings(const Spec& spec) {
    name_ = "findings";
    std::vector<bool> is_expected(static_cast<size_t>(result_.findings_size()), false);
    for (const ExpectFinding& expect : spec.findings()) {
      bool found = false;
      for (int i = 0; i < result_.findings_size(); ++i) {
        if (!Fits(expect, result_.findings(i))) continue;
        is_expected[static_cast<size_t>(i)] = found = true;
      }
      if (!found) Say(absl::StrCat("expected ", expect.ShortDebugString()));
    }
    for (const ExpectFinding& expect : spec.absent_findings()) {
      for (const v1::Finding& finding : result_.findings()) {
        if (Fits(expect, finding)) Say(absl::StrCat("not expected ", expect.ShortDebugString()));
      }
    }
    if (!spec.no_other_findings()) return;
    for (int i = 0; i < result_.findings_size(); ++i) {
      if (is_expected[static_cast<size_t>(i)]) continue;
      Say(absl::StrCat("not expected: ", result_.findings(i).ShortDebugString()));
    }
  }

  std::string Take() { return std::move(text_); }

 private:
  static bool IsOf(const ExpectCertificate& expect, const v1::Certificate& one) {
    return one.quota_id() == expect.quota_id() && one.unit_id() == expect.unit() &&
           one.peer_group_id() == expect.peer_group() && one.unit_kind() == expect.unit_kind();
  }

  void Certificate(const ExpectCertificate& expect, const v1::Certificate& found) {
    const v1::CountRange& seats = found.seat_count();
    Same("seats", expect.seats(),
         seats.least() == seats.greatest() ? absl::StrCat(seats.least())
                                           : absl::StrCat(seats.least(), " to ", seats.greatest()));
    Same("provisional", absl::StrCat(expect.provisional()), absl::StrCat(found.provisional()));
    using Outcomes = std::vector<v1::SeatOutcome>;
    SameCandidates("seated", expect.seated(), found,
                   Outcomes{v1::SEAT_OUTCOME_SEATED, v1::SEAT_OUTCOME_SEATED_BY_PEOPLE});
    SameCandidates("no seat", expect.no_seat(), found,
                   Outcomes{v1::SEAT_OUTCOME_NO_SEAT, v1::SEAT_OUTCOME_NO_SEAT_BY_PEOPLE});
    SameCandidates("tied", expect.tied(), found, Outcomes{v1::SEAT_OUTCOME_TIED});
    SameCandidates("open", expect.open(), found, Outcomes{v1::SEAT_OUTCOME_OPEN});
  }

  template <typename Names>
  void SameCandidates(const std::string& what, const Names& expected, const v1::Certificate& found,
                      const std::vector<v1::SeatOutcome>& outcomes) {
    std::vector<std::string> names;
    for (const v1::Candidate& candidate : found.candidates()) {
      if (std::find(outcomes.begin(), outcomes.end(), candidate.outcome()) == outcomes.end()) {
        continue;
      }
      names.push_back(NameOf(candidate.subject()));
    }
    std::vector<std::string> sorted(expected.begin(), expected.end());
    std::sort(sorted.begin(), sorted.end());
    std::sort(names.begin(), names.end());
    Same(what, absl::StrJoin(sorted, " "), absl::StrJoin(names, " "));
  }

  bool HasPlace(const ExpectReviewPlace& expect) const {
    const auto& all = result_.review_places();
    return std::any_of(all.begin(), all.end(), [&](const v1::ReviewPlace& one) {
      return one.person_id() == expect.person() && one.post_id() == expect.post() &&
             one.place() == static_cast<uint32_t>(expect.place()) &&
             one.unit_id() == expect.unit() && one.rule_id() == expect.rule_id() &&
             one.possible() == expect.possible();
    });
  }

  static bool Fits(const ExpectFinding& expect, const v1::Finding& finding) {
    return expect.rule_id() == finding.rule_id() && expect.verdict() == finding.verdict() &&
           (expect.subject().empty() || expect.subject() == NameOf(finding.subject())) &&
           (expect.session().empty() || expect.session() == finding.session_id()) &&
           (expect.unit().empty() || expect.unit() == finding.unit_id());
  }

  void Reason(const v1::SubjectResult& subject, const ExpectReason& expect, bool is_expected) {
    bool found = false;
    for (const v1::Reason& reason : subject.reasons()) {
      found = found || (reason.kind() == expect.kind() && reason.rule_id() == expect.rule_id());
    }
    if (found == is_expected) return;
    Say(absl::StrCat(is_expected ? "expected reason " : "did not expect reason ",
                     v1::ReasonKind_Name(expect.kind()), " ", expect.rule_id(), "; there are ",
                     AllReasons(subject)));
  }

  static std::string AllReasons(const v1::SubjectResult& subject) {
    std::vector<std::string> all;
    for (const v1::Reason& reason : subject.reasons()) {
      all.push_back(absl::StrCat(v1::ReasonKind_Name(reason.kind()), " ", reason.rule_id()));
    }
    return absl::StrJoin(all, ", ");
  }

  void Same(absl::string_view what, const std::string& expected, const std::string& found) {
    if (expected == found) return;
    Say(absl::StrCat(what, ": expected `", expected, "`, found `", found, "`"));
  }

  void Say(absl::string_view what) { absl::StrAppend(&text_, name_, ": ", what, "\n"); }

  const v1::Result& result_;
  std::string name_;
  std::string text_;
};

std::string CompareIssues(const Spec& spec, const absl::Status& status) {
  std::string text;
  const std::vector<Issue> issues = IssuesOf(status);
  for (const ExpectIssue& expect : spec.issues()) {
    const bool found = std::any_of(issues.begin(), issues.end(), [&](const Issue& issue) {
      return IssueCodeName(issue.code) == expect.code() &&
             (expect.path().empty() || issue.path == expect.path());
    });
    if (found) continue;
    absl::StrAppend(&text, "expected issue ", expect.code(), " at ", expect.path(), "; there are");
    for (const Issue& issue : issues) absl::StrAppend(&text, " [", ToString(issue), "]");
    absl::StrAppend(&text, " ", status.message(), "\n");
  }
  return text;
}

absl::StatusOr<Evaluation> Run(const Scenario& scenario, const std::string& policy,
                               const PolicySource& policies) {
  if (!scenario.dataset.ok()) return scenario.dataset.status();
  std::vector<std::string> names = {policy};
  names.insert(names.end(), scenario.spec.with_policies().begin(),
               scenario.spec.with_policies().end());
  std::vector<Policy> compiled;
  for (const std::string& name : names) {
    absl::StatusOr<Policy> one = policies(name, scenario.spec);
    if (!one.ok()) return one.status();
    compiled.push_back(*one);
  }
  return Evaluate(*scenario.dataset, compiled);
}

}  // namespace

std::vector<std::string> Scenario::Runs() const {
  std::vector<std::string> runs = {spec.policy()};
  runs.insert(runs.end(), spec.holds_also_under().begin(), spec.holds_also_under().end());
  return runs;
}

absl::StatusOr<std::vector<Scenario>> LoadScenarios(const std::string& source_dir) {
  const fs::path root = fs::path(source_dir) / "tests" / "spec";
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root)) {
    const std::string folder = entry.path().parent_path().filename().string();
    if (entry.path().extension() == ".txtpb" && folder != "base") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Scenario> scenarios;
  for (const fs::path& path : paths) {
    absl::StatusOr<Scenario> scenario = LoadScenario(root, path);
    if (!scenario.ok()) return scenario.status();
    scenarios.push_back(*std::move(scenario));
  }
  return scenarios;
}

v1::Policy BuiltinMessage(const std::string& name) {
  v1::Policy message;
  const std::string bytes = Policy::BuiltinBytes(name);
  message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
  return message;
}

absl::StatusOr<Policy> BuiltinPolicy(const std::string& name, const Spec& spec) {
  PolicyOptions options;
  options.prove = false;  // the proof has tests of its own; hundreds of scenarios need it once
  for (const v1::ReadingOption& reading : spec.readings()) {
    options.readings.push_back({reading.reading_id(), reading.option_id()});
  }
  return Policy::Builtin(name, options);
}

std::string Mismatches(const Scenario& scenario, const std::string& policy,
                       const PolicySource& policies) {
  const absl::StatusOr<Evaluation> evaluation = Run(scenario, policy, policies);
  if (scenario.spec.issues_size() > 0) {
    if (evaluation.ok()) return "expected the dossier to be refused\n";
    return CompareIssues(scenario.spec, evaluation.status());
  }
  if (!evaluation.ok()) return absl::StrCat(evaluation.status().message(), "\n");
  v1::Result result;
  if (!result.ParseFromString(evaluation->ToProto())) return "the result cannot be parsed\n";
  Comparison comparison(result);
  for (const Expect& expect : scenario.spec.subjects()) comparison.Subject(expect);
  comparison.Findings(scenario.spec);
  comparison.Certificates(scenario.spec);
  comparison.ReRatings(scenario.spec);
  comparison.ReviewPlaces(scenario.spec);
  return comparison.Take();
}

}  // namespace dangvien::spec
