// The tier of a member is what is stated of him: high with flag f, low when retired, not rated as a
// student, else middle.
//
// Tested by tests/oracle/oracle_quota_test.cc and tests/oracle/oracle_quota_group_test.cc
#include "tests/oracle/quota_cases.h"

#include "tests/oracle/small_cases.h"

namespace dangvien::oracle {
namespace {

constexpr char kRules[] = R"pb(
  exclusions {
    id: "student"
    when { employment { kinds: EMPLOYMENT_KIND_STUDENT } }
  }
  standards {
    tier_id: "high"
    conditions {
      id: "f"
      when { attested { flag_id: "f" } }
    }
  }
  standards {
    tier_id: "mid"
    conditions {
      id: "m"
      when { none_of { conditions { employment { kinds: EMPLOYMENT_KIND_RETIRED } } } }
    }
  }
)pb";

}  // namespace

std::string Quota(const std::string& more) {
  return "quotas { id: \"quota\" tier_id: \"high\" lowered_to_tier_id: \"mid\" "
         "rounding: SEAT_ROUNDING_FLOOR " +
         more + " } ";
}

std::string Limit(int numerator, int denominator) {
  return "limit { numerator: " + std::to_string(numerator) +
         " denominator: " + std::to_string(denominator) + " } ";
}

std::string HalfByTasks() { return std::string(kBranches) + Limit(1, 2) + kOrAbove + kByTasks; }

std::string IdOfLetter(size_t index) { return std::string("m") + static_cast<char>('a' + index); }

std::string RefOfLetter(size_t index) {
  return "{ kind: SUBJECT_KIND_MEMBER person_id: \"" + IdOfLetter(index) + "\" } ";
}

std::string Member(char letter, size_t index, int done, const std::string& more,
                   const std::string& unit) {
  const char* employment = letter == 'L'   ? "RETIRED"
                           : letter == 'X' ? "STUDENT"
                           : letter == 'U' ? "UNSPECIFIED"
                                           : "CADRE";
  std::string text = "people { id: \"" + IdOfLetter(index) + "\" employment: EMPLOYMENT_KIND_" +
                     employment + " memberships { unit_id: \"" + unit +
                     "\" kind: MEMBERSHIP_KIND_OFFICIAL } " + more + " } assessments { subject " +
                     RefOfLetter(index);
  if (letter != '?') {
    text += std::string("attestations { flag_id: \"f\" holds: ") +
            (letter == 'H' || letter == 'U' ? "true" : "false") + " } ";
  }
  if (done >= 0) {
    text += "tasks { group_id: \"t\" assigned_count: 100 completed_count: " + std::to_string(done) +
            " } ";
  }
  return text + "} ";
}

std::string Members(const std::string& letters, const std::vector<int>& done) {
  std::string text = "people { id: \"p\" } ";
  for (size_t i = 0; i < letters.size(); ++i) {
    text += Member(letters[i], i, i < done.size() ? done[i] : -1, "");
  }
  return text;
}

std::string QuotaRules() { return kRules; }

OracleResult RateMembers(const std::string& quotas, const std::string& text) {
  return Rate(SmallPolicy(kRules + quotas, ""), SmallDataset(text));
}

const OracleSubject& SubjectAt(const OracleResult& result, size_t index) {
  return result.subjects.at({v1::SUBJECT_KIND_MEMBER, IdOfLetter(index)});
}

std::string TiersOf(const OracleResult& result, size_t count) {
  std::string letters;
  for (size_t i = 0; i < count; ++i) {
    const std::set<std::string>& tiers = SubjectAt(result, i).possible_tier_ids;
    letters += tiers.empty()              ? 'X'
               : tiers.size() > 1         ? '?'
               : *tiers.begin() == "high" ? 'H'
               : *tiers.begin() == "mid"  ? 'M'
                                          : 'L';
  }
  return letters;
}

std::string RangeText(const v1::CountRange& range) {
  const std::string least = std::to_string(range.least());
  return range.least() == range.greatest() ? least : least + "-" + std::to_string(range.greatest());
}

std::string OutcomesOf(const v1::Certificate& certificate) {
  std::string text;
  for (const v1::Candidate& candidate : certificate.candidates()) {
    constexpr char kLetters[] = "-SNTOsn";  // in the order of SeatOutcome
    if (!text.empty()) text += " ";
    text += candidate.subject().person_id() + ":" + kLetters[candidate.outcome()];
  }
  return text;
}

Names FindingNames(const OracleResult& result) {
  Names names;
  for (const QuotaFinding& finding : result.quota_findings) names.insert(finding.name);
  return names;
}

}  // namespace dangvien::oracle
