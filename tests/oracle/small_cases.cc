// Text format keeps the cases readable: a test states one condition and the rows that it reads. A
// text that does not parse is a fault of the test, and is reported as one.
//
// Tested by tests/oracle/oracle_test.cc
#include "tests/oracle/small_cases.h"

#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"

namespace dangvien::oracle {
namespace {

constexpr char kPolicy[] = R"pb(
  format: 1
  id: "small"
  tiers { id: "high" }
  tiers { id: "mid" }
  tiers { id: "low" }
  levels { id: "good" }
  levels { id: "fair" }
  levels { id: "poor" }
  roles { id: "basic" }
  roles { id: "task" }
  frames {
    subject_kind: SUBJECT_KIND_MEMBER
    criteria {
      id: "a"
      roles { role_id: "basic" }
    }
    criteria {
      id: "b"
      roles { role_id: "basic" }
    }
    criteria {
      id: "c"
      if_any: true
      roles { role_id: "task" }
    }
  }
  frames {
    subject_kind: SUBJECT_KIND_ORGANIZATION
    criteria { id: "a" }
  }
  task_groups { id: "t" }
  task_groups { id: "w" }
  flags { id: "f" }
  sections { id: "x" }
  sections { id: "y" }
  questions { id: "q" }
  readings {
    id: "reading"
    options { id: "one" }
    options { id: "two" }
    default_option_id: "one"
  }
  passes {
    id: "members"
    subject_kind: SUBJECT_KIND_MEMBER
    fallback { tier_id: "low" }
  }
  passes {
    id: "organizations"
    subject_kind: SUBJECT_KIND_ORGANIZATION
    fallback { tier_id: "low" }
  }
)pb";

constexpr char kDataset[] = R"pb(
  format: 1
  period { kind: PERIOD_KIND_YEAR begin_date: 20180101 end_date: 20190101 rating_date: 20181231 }
  units { id: "root" kind: UNIT_KIND_PARTY_BODY }
  units { id: "branch" kind: UNIT_KIND_BRANCH parent_id: "root" }
)pb";

constexpr char kPerson[] = R"pb(
  id: "p"
  memberships { unit_id: "branch" kind: MEMBERSHIP_KIND_OFFICIAL }
)pb";

void Merge(const std::string& text, google::protobuf::Message* message) {
  EXPECT_TRUE(google::protobuf::TextFormat::MergeFromString(text, message)) << text;
}

std::string StandardWith(const std::string& condition) {
  return "standards { tier_id: \"high\" conditions { id: \"rule\" when { " + condition + " } } }";
}

}  // namespace

v1::Policy SmallPolicy(const std::string& member_pass, const std::string& organization_pass,
                       const std::string& text) {
  v1::Policy policy;
  Merge(kPolicy, &policy);
  Merge(member_pass, policy.mutable_passes(0));
  Merge(organization_pass, policy.mutable_passes(1));
  Merge(text, &policy);
  return policy;
}

v1::Dataset SmallDataset(const std::string& text) {
  v1::Dataset dataset;
  Merge(kDataset, &dataset);
  Merge(text, &dataset);
  // A test that needs more of `p` than the membership states the person itself.
  for (const v1::Person& person : dataset.people()) {
    if (person.id() == "p") return dataset;
  }
  Merge(kPerson, dataset.add_people());
  return dataset;
}

OracleSubject RateMember(const std::string& pass, const std::string& text) {
  return Rate(SmallPolicy(pass, ""), SmallDataset(text))
      .subjects.at({v1::SUBJECT_KIND_MEMBER, "p"});
}

OracleSubject RateRoot(const std::string& pass, const std::string& text) {
  return Rate(SmallPolicy("", pass), SmallDataset(text))
      .subjects.at({v1::SUBJECT_KIND_ORGANIZATION, "root"});
}

Truth TruthForMember(const std::string& condition, const std::string& text) {
  return RateMember(StandardWith(condition), text).demands.at("rule");
}

Truth TruthForRoot(const std::string& condition, const std::string& text) {
  return RateRoot(StandardWith(condition), text).demands.at("rule");
}

Truth TruthInCheck(v1::CheckSubject subject, const std::string& condition,
                   const std::string& text) {
  const v1::Policy policy =
      SmallPolicy("", "",
                  R"pb(passes {
                         id: "collectives"
                         subject_kind: SUBJECT_KIND_COLLECTIVE
                         fallback { tier_id: "low" }
                       }
                       passes {
                         id: "leaders"
                         subject_kind: SUBJECT_KIND_LEADER
                         fallback { tier_id: "low" }
                       })pb" +
                      std::string("checks { subject: ") + v1::CheckSubject_Name(subject) +
                      " rule { id: \"rule\" when { " + condition + " } } } " +
                      // Shows that there is somebody to ask.
                      "checks { subject: " + v1::CheckSubject_Name(subject) +
                      " rule { id: \"never\" when { unit_is { kinds: UNIT_KIND_FRONT } } } }");
  Truth truth = kTrue;
  bool is_asked = false;
  for (const OracleFinding& finding : Rate(policy, SmallDataset(text)).findings) {
    if (finding.person_id != "p" && finding.unit_id != "root") continue;
    is_asked = is_asked || finding.rule_id == "never";
    if (finding.rule_id != "rule") continue;
    truth = finding.verdict == v1::FINDING_VERDICT_NOT_MET ? kFalse : kUnknown;
  }
  EXPECT_TRUE(is_asked) << text;
  return truth;
}

Truth TruthForReview(const std::string& condition, const std::string& text) {
  const v1::Policy policy = SmallPolicy(
      "", "",
      "checks { subject: CHECK_SUBJECT_REVIEW rule { id: \"rule\" when { " + condition + " } } }");
  const v1::Dataset dataset = SmallDataset(text);
  for (const OracleFinding& finding : Rate(policy, dataset).findings) {
    if (finding.session_id != dataset.review_sessions(0).id() || finding.review_index != 0) {
      continue;
    }
    return finding.verdict == v1::FINDING_VERDICT_NOT_MET ? kFalse : kUnknown;
  }
  return kTrue;
}

}  // namespace dangvien::oracle
