// From the kinds of conditions to their sentences. The switch has no default: a kind that is added
// to the schema does not compile until it has a sentence in both languages. That each field of a
// condition changes its sentence is a test.
//
// A sentence says when the condition is true; what is not known is not its business. "Taken as
// fulfilled" stands for true, since a demand and a trigger read the same condition.
//
// Tested by tests/unit/page/sentences_test.cc
#include "law/sentences.h"

#include "law/kind_names.h"
#include "law/rule_items.h"

namespace dangvien::cli {
namespace {

Item ListSentence(const Phrase& lead, const v1::ConditionList& list, const Asking& asking) {
  Item item = ItemOf(asking.Say(lead));
  for (const v1::Condition& condition : list.conditions()) {
    item.items.push_back(Sentence(condition, asking));
  }
  return item;
}

}  // namespace

Asked AskedOf(v1::SubjectKind kind) {
  switch (kind) {
    case v1::SUBJECT_KIND_MEMBER:
      return Asked::kMember;
    case v1::SUBJECT_KIND_COLLECTIVE:
      return Asked::kCollective;
    case v1::SUBJECT_KIND_LEADER:
      return Asked::kLeader;
    default:
      return Asked::kOrganization;
  }
}

Item Sentence(const v1::Condition& condition, const Asking& asking) {
  switch (condition.kind_case()) {
    case v1::Condition::kAllOf:
      if (condition.all_of().conditions_size() == 1) {
        return Sentence(condition.all_of().conditions(0), asking);
      }
      return ListSentence({"Đủ tất cả các điều sau:", "All of these:"}, condition.all_of(), asking);
    case v1::Condition::kAnyOf:
      if (condition.any_of().conditions_size() == 1) {
        return Sentence(condition.any_of().conditions(0), asking);
      }
      return ListSentence({"Ít nhất một trong các điều sau:", "At least one of these:"},
                          condition.any_of(), asking);
    case v1::Condition::kNoneOf:
      if (condition.none_of().conditions_size() == 1) {
        return Labelled(asking.Say({"Không phải", "Not"}),
                        Sentence(condition.none_of().conditions(0), asking));
      }
      return ListSentence({"Không có điều nào sau đây:", "None of these:"}, condition.none_of(),
                          asking);
#define DANGVIEN_INTERNAL_SENTENCE(Kind, field) \
  case v1::Condition::Kind:                     \
    return Sentence(condition.field(), asking)
      DANGVIEN_INTERNAL_SENTENCE(kCriteria, criteria);
      DANGVIEN_INTERNAL_SENTENCE(kTaskShare, task_share);
      DANGVIEN_INTERNAL_SENTENCE(kAttested, attested);
      DANGVIEN_INTERNAL_SENTENCE(kOpenQuestion, open_question);
      DANGVIEN_INTERNAL_SENTENCE(kSanctioned, sanctioned);
      DANGVIEN_INTERNAL_SENTENCE(kViolation, violation);
      DANGVIEN_INTERNAL_SENTENCE(kComposition, composition);
      DANGVIEN_INTERNAL_SENTENCE(kUnitIs, unit_is);
      DANGVIEN_INTERNAL_SENTENCE(kEmployment, employment);
      DANGVIEN_INTERNAL_SENTENCE(kRatedBy, rated_by);
      DANGVIEN_INTERNAL_SENTENCE(kAbsent, absent);
      DANGVIEN_INTERNAL_SENTENCE(kTenure, tenure);
      DANGVIEN_INTERNAL_SENTENCE(kScore, score);
      DANGVIEN_INTERNAL_SENTENCE(kTierOf, tier_of);
      DANGVIEN_INTERNAL_SENTENCE(kRelated, related);
      DANGVIEN_INTERNAL_SENTENCE(kPriorRatings, prior_ratings);
      DANGVIEN_INTERNAL_SENTENCE(kReviewIs, review_is);
      DANGVIEN_INTERNAL_SENTENCE(kDateOrder, date_order);
      DANGVIEN_INTERNAL_SENTENCE(kActor, actor);
      DANGVIEN_INTERNAL_SENTENCE(kRecorded, recorded);
      DANGVIEN_INTERNAL_SENTENCE(kSections, sections);
      DANGVIEN_INTERNAL_SENTENCE(kPrecededBy, preceded_by);
      DANGVIEN_INTERNAL_SENTENCE(kPostIs, post_is);
      DANGVIEN_INTERNAL_SENTENCE(kHoldsPosts, holds_posts);
      DANGVIEN_INTERNAL_SENTENCE(kRemarks, remarks);
      DANGVIEN_INTERNAL_SENTENCE(kDeadline, deadline);
      DANGVIEN_INTERNAL_SENTENCE(kAuthority, authority);
      DANGVIEN_INTERNAL_SENTENCE(kVoteShare, vote_share);
      DANGVIEN_INTERNAL_SENTENCE(kStatedTier, stated_tier);
#undef DANGVIEN_INTERNAL_SENTENCE
    case v1::Condition::KIND_NOT_SET:
      break;
  }
  return ItemOf(asking.Say({"(chưa nêu điều kiện)", "(no condition is stated)"}));
}

std::string WhenNoneText(bool holds, const Asking& asking) {
  return holds ? asking.Say({"coi là đúng", "taken as fulfilled"})
               : asking.Say({"coi là không đúng", "taken as not fulfilled"});
}

std::string ShareText(const v1::Share& share, const Asking& asking) {
  return Percent(asking.language(), share.numerator(), share.denominator());
}

std::string ComparedText(v1::Comparison comparison, const v1::Share& share, const Asking& asking) {
  const bool is_whole = share.numerator() == share.denominator();
  if (comparison == v1::COMPARISON_AT_LEAST && is_whole) {
    return asking.Say({"đủ 100 %", "all 100 %"});
  }
  return asking.Say(PhraseOf(comparison), ShareText(share, asking));
}

}  // namespace dangvien::cli
