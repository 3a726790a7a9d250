// The policy rates by three flags alone, so that a letter is a tier and nothing else.
#include "tests/unit/quota/quota_cases.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace dangvien::testing {
namespace {

constexpr char kPolicy[] = R"pb(
  format: 1
  id: "p"
  instruments { id: "law" number: "1-QD" }
  tiers { id: "high" }
  tiers { id: "mid" }
  tiers { id: "low" }
  levels { id: "good" }
  levels { id: "fair" }
  frames {
    subject_kind: SUBJECT_KIND_MEMBER
    citations { instrument_id: "law" clause: "1" }
    criteria { id: "a" }
    criteria { id: "b" if_any: true }
  }
  task_groups { id: "t" }
  flags { id: "top" }
  flags { id: "middle" }
  flags { id: "out" }
  flags { id: "concerned" }
  passes {
    id: "members"
    subject_kind: SUBJECT_KIND_MEMBER
    exclusions {
      id: "excluded"
      citations { instrument_id: "law" clause: "1" }
      when { attested { flag_id: "out" } }
    }
    standards {
      tier_id: "high"
      conditions {
        id: "for-high"
        citations { instrument_id: "law" clause: "1" }
        when { attested { flag_id: "top" } }
      }
    }
    standards {
      tier_id: "mid"
      conditions {
        id: "for-mid"
        citations { instrument_id: "law" clause: "1" }
        when { attested { flag_id: "middle" } }
      }
    }
    fallback {
      id: "else-low"
      tier_id: "low"
      citations { instrument_id: "law" clause: "1" }
    }
  }
)pb";

constexpr char kDataset[] = R"pb(
  format: 1
  period { kind: PERIOD_KIND_YEAR begin_date: 20190101 end_date: 20200101 rating_date: 20191231 }
  units { id: "r" kind: UNIT_KIND_PARTY_BODY level: UNIT_LEVEL_GRASSROOTS }
)pb";

void Merge(const std::string& text, google::protobuf::Message* message) {
  EXPECT_TRUE(google::protobuf::TextFormat::MergeFromString(text, message)) << text;
}

void Attest(const std::string& flag, bool holds, v1::Assessment* assessment) {
  v1::Attestation* attestation = assessment->add_attestations();
  attestation->set_flag_id(flag);
  attestation->set_holds(holds);
  attestation->set_evidence_reference("1");
}

void AddMember(const std::string& branch, const std::string& id, char letter,
               v1::Dataset* dataset) {
  v1::Person* person = dataset->add_people();
  person->set_id(id);
  v1::Membership* membership = person->add_memberships();
  membership->set_unit_id(branch);
  membership->set_kind(v1::MEMBERSHIP_KIND_OFFICIAL);
  v1::Assessment* assessment = dataset->add_assessments();
  assessment->mutable_subject()->set_kind(v1::SUBJECT_KIND_MEMBER);
  assessment->mutable_subject()->set_person_id(id);
  if (letter != 'x') Attest("out", letter == 'X', assessment);
  if (letter != 'm') Attest("middle", letter != 'L', assessment);
  if (letter != 'h') Attest("top", letter == 'H' || letter == 'x', assessment);
}

char OutcomeLetter(v1::SeatOutcome outcome) {
  constexpr absl::string_view kLetters = "?SNTOsn";
  return kLetters[static_cast<size_t>(outcome)];
}

char ProposedLetter(const v1::SubjectResult& subject) {
  switch (subject.status()) {
    case v1::SUBJECT_STATUS_RATED:
      return absl::ascii_toupper(static_cast<unsigned char>(subject.proposed_tier_id()[0]));
    case v1::SUBJECT_STATUS_NOT_A_SUBJECT:
      return 'X';
    case v1::SUBJECT_STATUS_NEEDS_DECISION:
      return 'D';
    default:
      return 'I';
  }
}

}  // namespace

v1::Dataset Dossier(const Branches& branches, const std::string& more) {
  v1::Dataset dataset;
  Merge(kDataset, &dataset);
  for (const auto& [branch, letters] : branches) {
    v1::Unit* unit = dataset.add_units();
    unit->set_id(branch);
    unit->set_kind(v1::UNIT_KIND_BRANCH);
    unit->set_parent_id("r");
    for (size_t i = 0; i < letters.size(); ++i) {
      AddMember(branch, absl::StrCat(branch, i < 9 ? "-0" : "-", i + 1), letters[i], &dataset);
    }
  }
  Merge(more, &dataset);
  return dataset;
}

v1::Dataset Members(const std::string& letters, const std::string& more) {
  return Dossier({{"b1", letters}}, more);
}

std::string QuotaText(const std::string& more, const std::string& id) {
  v1::Quota quota;
  Merge(R"pb(
          citations { instrument_id: "law" clause: "1" }
          group { within: GROUP_WITHIN_UNIT }
          tier_id: "high"
          lowered_to_tier_id: "mid"
          limit { numerator: 1 denominator: 5 }
          base: QUOTA_BASE_LOWER_OR_ABOVE
          rounding: SEAT_ROUNDING_FLOOR
        )pb",
        &quota);
  quota.set_id(id);
  v1::Quota stated;
  Merge(more, &stated);
  if (stated.has_limit()) quota.clear_limit();  // merging would keep a numerator over 0
  quota.MergeFrom(stated);
  std::string text;
  google::protobuf::TextFormat::PrintToString(quota, &text);
  return absl::StrCat("quotas { ", text, " } ");
}

v1::Policy QuotaPolicy(const std::string& quotas, const std::string& more) {
  v1::Policy policy;
  Merge(kPolicy, &policy);
  Merge(quotas, policy.mutable_passes(0));
  Merge(more, &policy);
  return policy;
}

absl::StatusOr<Policy> ReadPolicy(const v1::Policy& policy) {
  PolicyOptions options;
  options.prove = false;
  return Policy::Read(policy.SerializeAsString(), options);
}

Evaluation EvaluateQuotas(const v1::Policy& policy, const v1::Dataset& dataset) {
  const absl::StatusOr<Policy> compiled = ReadPolicy(policy);
  EXPECT_TRUE(compiled.ok()) << compiled.status();
  const absl::StatusOr<Dataset> read = Dataset::Read(dataset.SerializeAsString());
  EXPECT_TRUE(read.ok()) << read.status();
  absl::StatusOr<Evaluation> evaluation = Evaluate(*read, {*compiled}, {});
  EXPECT_TRUE(evaluation.ok()) << evaluation.status();
  return *evaluation;
}

v1::Result RunQuotas(const std::string& quotas, const v1::Dataset& dataset) {
  v1::Result result;
  EXPECT_TRUE(result.ParseFromString(EvaluateQuotas(QuotaPolicy(quotas), dataset).ToProto()));
  return result;
}

std::string ProposedOf(const v1::Result& result) {
  std::string letters;
  for (const v1::SubjectResult& subject : result.subjects()) {
    if (subject.subject().kind() == v1::SUBJECT_KIND_MEMBER) letters += ProposedLetter(subject);
  }
  return letters;
}

std::string Span(const v1::CountRange& range) {
  if (range.least() == range.greatest()) return absl::StrCat(range.least());
  return absl::StrCat(range.least(), "-", range.greatest());
}

std::string LineOf(const v1::Certificate& certificate) {
  std::vector<std::string> candidates;
  for (const v1::Candidate& candidate : certificate.candidates()) {
    const v1::SubjectRef& subject = candidate.subject();
    const std::string& id = subject.person_id().empty() ? subject.unit_id() : subject.person_id();
    candidates.push_back(absl::StrCat(id, " ", std::string(1, OutcomeLetter(candidate.outcome()))));
  }
  return absl::StrCat(Span(certificate.seat_count()), ": ", absl::StrJoin(candidates, ", "));
}

std::vector<std::string> LinesOf(const v1::Result& result) {
  std::vector<std::string> lines;
  for (const v1::Certificate& certificate : result.certificates()) {
    std::vector<std::string> group = {certificate.unit_id()};
    if (certificate.unit_kind() != v1::UNIT_KIND_UNSPECIFIED) {
      group.push_back(v1::UnitKind_Name(certificate.unit_kind()));
    }
    if (!certificate.peer_group_id().empty()) group.push_back(certificate.peer_group_id());
    lines.push_back(absl::StrCat(absl::StrJoin(group, " "), " ", LineOf(certificate)));
  }
  return lines;
}

void SetTasks(const std::string& person, int completed, int assigned, v1::Dataset* dataset) {
  for (v1::Assessment& assessment : *dataset->mutable_assessments()) {
    if (assessment.subject().person_id() != person) continue;
    v1::TaskTally* tally = assessment.add_tasks();
    tally->set_group_id("t");
    tally->set_assigned_count(assigned);
    tally->set_completed_count(completed);
  }
}

}  // namespace dangvien::testing
