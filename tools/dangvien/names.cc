// A result speaks in ids, because they are stable and exact; a person wants the wording of the
// regulation. Each policy gets one dictionary from ids to texts; a unit's own policy is asked
// first, then the others of the run.
//
// Facts that are missing are put into words by their kind: what to fetch, and of what.
//
// Tested by tests/cli/cli_test.py
#include "names.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace dangvien::cli {
namespace {

std::string Key(absl::string_view what, absl::string_view id) {
  return absl::StrCat(what, " ", id);
}

Word WordOf(v1::FactKind kind) {
  switch (kind) {
    case v1::FACT_KIND_MARK:
      return Word::kFactMark;
    case v1::FACT_KIND_TASKS:
      return Word::kFactTasks;
    case v1::FACT_KIND_ATTESTATION:
      return Word::kFactAttestation;
    case v1::FACT_KIND_QUESTION:
      return Word::kFactQuestion;
    case v1::FACT_KIND_SANCTIONS:
      return Word::kFactSanctions;
    case v1::FACT_KIND_VIOLATION:
      return Word::kFactViolation;
    case v1::FACT_KIND_TIER:
      return Word::kFactTier;
    case v1::FACT_KIND_RATING:
      return Word::kFactRating;
    case v1::FACT_KIND_UNIT_LEVEL:
      return Word::kFactUnitLevel;
    case v1::FACT_KIND_EMPLOYMENT:
      return Word::kFactEmployment;
    case v1::FACT_KIND_ABSENCE:
      return Word::kFactAbsence;
    case v1::FACT_KIND_TENURE:
      return Word::kFactTenure;
    case v1::FACT_KIND_REVIEW:
      return Word::kFactReview;
    case v1::FACT_KIND_DATE:
      return Word::kFactDate;
    case v1::FACT_KIND_CONTRADICTION:
      return Word::kFactContradiction;
    case v1::FACT_KIND_SCORE:
      return Word::kFactScore;
    case v1::FACT_KIND_SEAT:
      return Word::kFactSeat;
    case v1::FACT_KIND_PEER_GROUP:
      return Word::kFactPeerGroup;
    case v1::FACT_KIND_EARLIER_RATING:
      return Word::kFactEarlierRating;
    case v1::FACT_KIND_POST:
      return Word::kFactPost;
    case v1::FACT_KIND_REMARKS:
      return Word::kFactRemarks;
    case v1::FACT_KIND_VOTES:
      return Word::kFactVotes;
    case v1::FACT_KIND_AUTHORITY:
      return Word::kFactAuthority;
    case v1::FACT_KIND_STATED_TIER:
      return Word::kFactStatedTier;
    default:
      return Word::kFactOther;
  }
}

// What of the policy a fact's id names; empty: an id of the dossier.
absl::string_view NamedBy(v1::FactKind kind) {
  switch (kind) {
    case v1::FACT_KIND_MARK:
      return "criterion";
    case v1::FACT_KIND_TASKS:
      return "task_group";
    case v1::FACT_KIND_ATTESTATION:
      return "flag";
    case v1::FACT_KIND_QUESTION:
      return "question";
    case v1::FACT_KIND_SCORE:
      return "score";
    case v1::FACT_KIND_CONTRADICTION:
    case v1::FACT_KIND_SEAT:
    case v1::FACT_KIND_PEER_GROUP:
      return "rule";
    default:
      return "";
  }
}

Word WordOf(v1::ReasonKind kind) {
  switch (kind) {
    case v1::REASON_KIND_EXCLUDED:
      return Word::kReasonExcluded;
    case v1::REASON_KIND_FORCED:
      return Word::kReasonForced;
    case v1::REASON_KIND_CAPPED:
      return Word::kReasonCapped;
    case v1::REASON_KIND_UNMET:
      return Word::kReasonUnmet;
    case v1::REASON_KIND_MET:
      return Word::kReasonMet;
    case v1::REASON_KIND_FALLBACK:
      return Word::kReasonFallback;
    case v1::REASON_KIND_CONTRADICTION:
      return Word::kReasonContradiction;
    case v1::REASON_KIND_CEILING:
      return Word::kReasonCeiling;
    case v1::REASON_KIND_SEATED:
      return Word::kReasonSeated;
    case v1::REASON_KIND_NO_SEAT:
      return Word::kReasonNoSeat;
    case v1::REASON_KIND_TIED:
      return Word::kReasonTied;
    case v1::REASON_KIND_SEAT_OPEN:
      return Word::kReasonSeatOpen;
    default:
      return Word::kReasonUnknown;
  }
}

struct BuiltinFinding {
  const char* id;
  Word word;
};
constexpr BuiltinFinding kBuiltinFindings[] = {
    {"two-official-memberships", Word::kTwoOfficialMemberships},
    {"two-heads", Word::kTwoHeads},
    {"more-votes-than-voters", Word::kMoreVotesThanVoters},
    {"attestation-without-evidence", Word::kAttestationWithoutEvidence},
    {"deviation-without-reason", Word::kDeviationWithoutReason},
    {"policy-not-of-the-period", Word::kPolicyNotOfThePeriod},
    {"quota-exceeded", Word::kQuotaExceeded},
    {"raise-without-reason", Word::kRaiseWithoutReason},
    {"raise-too-high", Word::kRaiseTooHigh},
    {"peer-group-not-stated", Word::kPeerGroupNotStated},
    {"seat-not-tied", Word::kSeatNotTied},
};

}  // namespace

Names::Names(const std::vector<PolicySource>& policies, const DossierUnits& units,
             Language language)
    : units_(units), language_(language) {
  for (const PolicySource& source : policies) {
    const v1::Policy& policy = source.message;
    Texts texts;
    const auto add = [&](absl::string_view what, const auto& entries) {
      for (const auto& entry : entries) texts[Key(what, entry.id())] = In(entry.name(), language);
    };
    add("tier", policy.tiers());
    add("task_group", policy.task_groups());
    add("flag", policy.flags());
    add("score", policy.scores());
    for (const v1::Frame& frame : policy.frames()) add("criterion", frame.criteria());
    for (const v1::Question& question : policy.questions()) {
      texts[Key("question", question.id())] = In(question.text(), language);
    }
    AddRules(policy, language, texts);
    policies_.push_back(&policy);
    texts_.push_back(std::move(texts));
  }
}

void Names::AddRules(const v1::Policy& policy, Language language, Texts& texts) {
  const auto add = [&](const v1::Rule& rule) {
    texts[Key("rule", rule.id())] = In(rule.text(), language);
    for (const v1::Exception& exception : rule.exceptions()) {
      texts[Key("rule", exception.id())] = In(exception.text(), language);
    }
  };
  for (const v1::Pass& pass : policy.passes()) {
    for (const v1::Rule& rule : pass.exclusions()) add(rule);
    for (const v1::Standard& standard : pass.standards()) {
      for (const v1::Rule& rule : standard.conditions()) add(rule);
    }
    texts[Key("rule", pass.fallback().id())] = In(pass.fallback().text(), language);
    for (const v1::TierRule& force : pass.forces()) add(force.rule());
    for (const v1::TierRule& cap : pass.caps()) add(cap.rule());
    for (const v1::Ceiling& ceiling : pass.ceilings()) add(ceiling.rule());
    for (const v1::Quota& quota : pass.quotas()) {
      texts[Key("rule", quota.id())] = In(quota.text(), language);
    }
  }
  for (const v1::Check& check : policy.checks()) add(check.rule());
  for (const v1::ReviewPlaceRule& place : policy.review_places()) add(place.rule());
  for (const v1::ReRatingRule& rule : policy.re_ratings()) {
    texts[Key("rule", rule.id())] = In(rule.text(), language);
  }
}

std::string Names::Unit(absl::string_view unit_id) const {
  return std::string(units_.NameOf(unit_id));
}

const v1::Policy* Names::Policy(absl::string_view policy_id) const {
  for (const v1::Policy* policy : policies_) {
    if (policy->id() == policy_id) return policy;
  }
  return nullptr;
}

std::vector<std::string> Names::TierIds() const {
  std::vector<std::string> ids;
  for (const v1::Tier& tier : policies_.front()->tiers()) ids.push_back(tier.id());
  return ids;
}

std::vector<std::string> Names::TierIdsOf(v1::SubjectKind kind) const {
  std::vector<std::string> ids;
  for (const v1::Tier& tier : policies_.front()->tiers()) {
    const auto& kinds = tier.subject_kinds();
    const bool may_have =
        kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    if (may_have) ids.push_back(tier.id());
  }
  return ids;
}

std::string Names::Tier(absl::string_view tier_id) const { return TextOf("", "tier", tier_id); }

std::string Names::TextOf(absl::string_view unit_id, absl::string_view what,
                          absl::string_view id) const {
  const std::string key = Key(what, id);
  const absl::string_view policy_id = unit_id.empty() ? "" : units_.PolicyOf(unit_id);
  const std::string* any = nullptr;
  for (size_t i = 0; i < texts_.size(); ++i) {
    const auto found = texts_[i].find(key);
    if (found == texts_[i].end() || found->second.empty()) continue;
    if (any == nullptr || policies_[i]->id() == policy_id) any = &found->second;
  }
  return any == nullptr ? std::string(id) : *any;
}

std::string Names::Rule(absl::string_view unit_id, absl::string_view rule_id) const {
  for (const BuiltinFinding& finding : kBuiltinFindings) {
    if (rule_id == finding.id) return Say(finding.word, language_);
  }
  return TextOf(unit_id, "rule", rule_id);
}

std::string Names::NotRated(absl::string_view reason) const {
  if (reason == "no_official_membership") return Say(Word::kNoOfficialMembership, language_);
  if (reason == "unit_dissolved") return Say(Word::kUnitDissolved, language_);
  return reason == "no_pass" ? Say(Word::kNoPass, language_) : Rule("", reason);
}

std::string Names::Fact(absl::string_view unit_id, const v1::OpenFact& fact) const {
  const absl::string_view what = NamedBy(fact.kind());
  std::string name = fact.id();
  if (what == "rule") {
    name = Rule(unit_id, fact.id());
  } else if (!what.empty()) {
    name = TextOf(unit_id, what, fact.id());
  }
  return SayWith(WordOf(fact.kind()), language_, name);
}

std::string Names::Reason(absl::string_view unit_id, const v1::Reason& reason) const {
  return SayWith(WordOf(reason.kind()), language_, Rule(unit_id, reason.rule_id()),
                 Tier(reason.tier_id()));
}

std::string SubjectName(const v1::SubjectRef& subject) {
  switch (subject.kind()) {
    case v1::SUBJECT_KIND_ORGANIZATION:
      return absl::StrCat("organization:", subject.unit_id());
    case v1::SUBJECT_KIND_MEMBER:
      return absl::StrCat("member:", subject.person_id());
    case v1::SUBJECT_KIND_COLLECTIVE:
      return absl::StrCat("collective:", subject.unit_id());
    case v1::SUBJECT_KIND_LEADER:
      return absl::StrCat("leader:", subject.person_id(), "/", subject.post_id());
    default:
      return "";
  }
}

}  // namespace dangvien::cli
