// Conditions in plain words: one item a condition, what it is made of below it.
//
//   Item item = Sentence(rule.when(), {names, Asked::kMember});
//   // item.line: "All criteria of “Task results” are marked “Good” or better."
#ifndef DANGVIEN_DANGVIEN_LAW_SENTENCES_H_
#define DANGVIEN_DANGVIEN_LAW_SENTENCES_H_

#include <string>

#include "dangvien/v1/condition.pb.h"
#include "document/document.h"
#include "law/phrase.h"
#include "law/policy_names.h"

namespace dangvien::cli {

// Of whom something is asked.
enum class Asked { kOrganization, kMember, kCollective, kLeader, kReview, kPost };

Asked AskedOf(v1::SubjectKind kind);

// LIFETIME: refers to the names.
struct Asking {
  const PolicyNames& names;
  Asked asked;

  Language language() const { return names.language(); }
  Asking Of(Asked other) const { return {names, other}; }
  template <typename... Arguments>
  std::string Say(const Phrase& phrase, const Arguments&... arguments) const {
    return Put(names.language(), phrase, arguments...);
  }
};

Item Sentence(const v1::Condition& condition, const Asking& asking);

// One a kind of condition. subject_sentences.cc:
Item Sentence(const v1::CriteriaCondition& condition, const Asking& asking);
Item Sentence(const v1::TaskShareCondition& condition, const Asking& asking);
Item Sentence(const v1::AttestedCondition& condition, const Asking& asking);
Item Sentence(const v1::OpenQuestionCondition& condition, const Asking& asking);
Item Sentence(const v1::UnitIsCondition& condition, const Asking& asking);
Item Sentence(const v1::EmploymentCondition& condition, const Asking& asking);
Item Sentence(const v1::AbsentCondition& condition, const Asking& asking);
Item Sentence(const v1::TenureCondition& condition, const Asking& asking);
Item Sentence(const v1::ScoreCondition& condition, const Asking& asking);
Item Sentence(const v1::PostIsCondition& condition, const Asking& asking);
Item Sentence(const v1::HoldsPostsCondition& condition, const Asking& asking);
Item Sentence(const v1::RemarksCondition& condition, const Asking& asking);

// discipline_sentences.cc:
Item Sentence(const v1::SanctionedCondition& condition, const Asking& asking);
Item Sentence(const v1::ViolationCondition& condition, const Asking& asking);

// tier_sentences.cc:
Item Sentence(const v1::CompositionCondition& condition, const Asking& asking);
Item Sentence(const v1::RatedByCondition& condition, const Asking& asking);
Item Sentence(const v1::TierOfCondition& condition, const Asking& asking);
Item Sentence(const v1::RelatedCondition& condition, const Asking& asking);
Item Sentence(const v1::PriorRatingsCondition& condition, const Asking& asking);
Item Sentence(const v1::StatedTierCondition& condition, const Asking& asking);
Item Sentence(const v1::VoteShareCondition& condition, const Asking& asking);

// process_sentences.cc:
Item Sentence(const v1::ReviewIsCondition& condition, const Asking& asking);
Item Sentence(const v1::DateOrderCondition& condition, const Asking& asking);
Item Sentence(const v1::ActorCondition& condition, const Asking& asking);
Item Sentence(const v1::RecordedCondition& condition, const Asking& asking);
Item Sentence(const v1::SectionsCondition& condition, const Asking& asking);
Item Sentence(const v1::PrecededByCondition& condition, const Asking& asking);
Item Sentence(const v1::DeadlineCondition& condition, const Asking& asking);
Item Sentence(const v1::AuthorityCondition& condition, const Asking& asking);

// What several of them share.

// "; where there is none: taken as fulfilled".
std::string WhenNoneText(bool holds, const Asking& asking);
// A share or a comparison with one: "at least 50 %".
std::string ShareText(const v1::Share& share, const Asking& asking);
std::string ComparedText(v1::Comparison comparison, const v1::Share& share, const Asking& asking);
// "Good" with the quotation marks of the language, separated by commas.
template <typename Ids, typename Name>
std::vector<std::string> QuotedNames(const Ids& ids, const Name& name) {
  std::vector<std::string> names;
  for (const std::string& id : ids) names.push_back(Quoted(name(id)));
  return names;
}

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_LAW_SENTENCES_H_
