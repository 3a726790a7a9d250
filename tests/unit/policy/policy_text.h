// Small policies for tests: written in the text format, read through the bytes as any caller does.
#ifndef DANGVIEN_TESTS_UNIT_POLICY_POLICY_TEXT_H_
#define DANGVIEN_TESTS_UNIT_POLICY_POLICY_TEXT_H_

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "dangvien/issue.h"
#include "dangvien/policy.h"
#include "dangvien/v1/policy.pb.h"

namespace dangvien {

// Words for every list, and no pass. Criteria: `a` has role r1, `b` has r2, `c` has r2 under the
// second option.
inline constexpr char kWords[] = R"(
  format: 1 id: "small"
  instruments { id: "law" number: "1-QD" }
  tiers { id: "A" } tiers { id: "B" } tiers { id: "C" }
  levels { id: "high" } levels { id: "middle" } levels { id: "low" }
  roles { id: "r1" } roles { id: "r2" }
  frames {
    subject_kind: SUBJECT_KIND_MEMBER citations { instrument_id: "law" clause: "1" }
    criteria { id: "a" roles { role_id: "r1" } }
    criteria { id: "b" roles { role_id: "r2" } }
    criteria {
      id: "c" roles { role_id: "r2" under { reading_id: "who" option_id: "wide" } }
    }
  }
  frames {
    subject_kind: SUBJECT_KIND_ORGANIZATION citations { instrument_id: "law" clause: "1" }
    criteria { id: "a" roles { role_id: "r1" } }
  }
  task_groups { id: "t" } task_groups { id: "u" }
  flags { id: "f" } flags { id: "g" }
  sections { id: "s" }
  questions { id: "q" citations { instrument_id: "law" clause: "1" } }
  readings {
    id: "who" default_option_id: "narrow" options { id: "narrow" } options { id: "wide" }
    citations { instrument_id: "law" clause: "1" }
  }
)";

// The text of a rule with that condition.
inline std::string RuleText(const std::string& id, const std::string& when,
                            const std::string& more = "") {
  return absl::StrCat("id: \"", id, "\" citations { instrument_id: \"law\" clause: \"1\" } when { ",
                      when, " } ", more);
}

inline v1::Policy ParsePolicy(const std::string& text) {
  v1::Policy policy;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &policy)) << text;
  return policy;
}

inline absl::StatusOr<Policy> ReadText(const std::string& text, const PolicyOptions& options = {}) {
  return Policy::Read(ParsePolicy(text).SerializeAsString(), options);
}

// "gap at passes[0]" for each issue.
inline std::vector<std::string> Faults(const absl::Status& status) {
  std::vector<std::string> faults;
  for (const Issue& issue : IssuesOf(status)) {
    faults.push_back(absl::StrCat(IssueCodeName(issue.code), " at ", issue.path));
  }
  return faults;
}

inline constexpr char kMember[] = "SUBJECT_KIND_MEMBER";
inline constexpr char kOrganization[] = "SUBJECT_KIND_ORGANIZATION";

// With a fallback where the body has none.
inline std::string PassText(const std::string& kind, const std::string& body) {
  const std::string fallback = body.find("fallback") != std::string::npos
                                   ? ""
                                   : absl::StrCat(" fallback { id: \"", kind, R"(" tier_id: "C"
                           citations { instrument_id: "law" clause: "1" } })");
  return absl::StrCat("passes { id: \"", kind, "\" subject_kind: ", kind, " ", body, fallback,
                      " } ");
}

inline PolicyOptions Unproved() {
  PolicyOptions options;
  options.prove = false;
  return options;
}

inline std::vector<std::string> FaultsOf(const std::string& text,
                                         const PolicyOptions& options = Unproved()) {
  return Faults(ReadText(text, options).status());
}

}  // namespace dangvien

#endif  // DANGVIEN_TESTS_UNIT_POLICY_POLICY_TEXT_H_
