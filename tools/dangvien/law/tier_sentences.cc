// Sentences on tiers: of what belongs to a unit, of somebody related, of other sides and periods,
// of ballots.
//
// Tested by tests/unit/page/sentences_test.cc
#include <string>

#include "absl/strings/str_cat.h"
#include "law/kind_names.h"
#include "law/sentences.h"

namespace dangvien::cli {
namespace {

// "party organizations directly below", with the kinds of counterpart bodies.
std::string PopulationText(const v1::CompositionCondition& condition, const Asking& asking) {
  const Language language = asking.language();
  std::string text = NameOf(language, condition.population());
  if (!condition.counterpart_kinds().empty()) {
    const auto kinds = NamesOf<v1::UnitKind>(language, condition.counterpart_kinds());
    absl::StrAppend(&text, " (", JoinOr(language, kinds), ")");
  }
  return text;
}

std::string AmountText(const v1::CompositionCondition& condition, const Asking& asking) {
  const std::string population = PopulationText(condition, asking);
  const bool with_unrated = condition.base() == v1::COMPOSITION_BASE_ALL;
  if (condition.quantity_case() == v1::CompositionCondition::kAtLeastCount) {
    return asking.Say({"Có ít nhất $0 $1", "At least $0 $1"}, condition.at_least_count(),
                      population);
  }
  const v1::Share& share = condition.at_least_share();
  if (share.numerator() == share.denominator()) {
    return with_unrated ? asking.Say({"Tất cả $0 (kể cả không xếp loại)",
                                      "All $0 (those not rated included)"},
                                     population)
                        : asking.Say({"Tất cả $0 được xếp loại", "All rated $0"}, population);
  }
  return with_unrated
             ? asking.Say({"Ít nhất $0 số $1 (kể cả không xếp loại)",
                           "At least $0 of the $1 (those not rated included)"},
                          ShareText(share, asking), population)
             : asking.Say({"Ít nhất $0 số $1 được xếp loại", "At least $0 of the rated $1"},
                          ShareText(share, asking), population);
}

std::string WhenNobodyText(const v1::CompositionCondition& condition, const Asking& asking) {
  switch (condition.when_none()) {
    case v1::WHEN_NONE_UNKNOWN:
      return asking.Say({" (không có ai để tính: cấp có thẩm quyền trả lời câu hỏi $0)",
                         " (nobody to count: the competent level answers the question $0)"},
                        Quoted(asking.names.Question(condition.open_question_id())));
    case v1::WHEN_NONE_HOLDS:
    case v1::WHEN_NONE_FAILS:
      return asking.Say({" (không có ai để tính: $0)", " (nobody to count: $0)"},
                        WhenNoneText(condition.when_none() == v1::WHEN_NONE_HOLDS, asking));
    default:
      return "";
  }
}

std::string AsKindText(v1::SubjectKind kind, const Asking& asking) {
  if (kind == v1::SUBJECT_KIND_UNSPECIFIED) return "";
  return asking.Say({" (với tư cách $0)", " (as $0)"}, NameOf(asking.language(), kind));
}

std::string SourceText(v1::TierSource source, const Asking& asking) {
  switch (source) {
    case v1::TIER_SOURCE_ORGANIZATION:
      return asking.Say({"của đơn vị (tổ chức đảng; hoặc cơ quan, đoàn thể theo kết quả của kỳ)",
                         "of the unit (the party organization, or the counterpart body by its "
                         "ratings of the period)"});
    case v1::TIER_SOURCE_COLLECTIVE:
      return asking.Say({"của tập thể lãnh đạo, quản lý đơn vị", "of the unit's collective"});
    case v1::TIER_SOURCE_MEMBER:
      return asking.Say({"của người đó với tư cách đảng viên", "of the person as a member"});
    default:
      return asking.Say({"của chính đối tượng", "of the subject itself"});
  }
}

std::string SourceWhenNoneText(v1::WhenNone when_none, const Asking& asking) {
  return WhenNoneText(when_none == v1::WHEN_NONE_HOLDS, asking);
}

}  // namespace

Item Sentence(const v1::CompositionCondition& condition, const Asking& asking) {
  std::string text = asking.Say({"$0 đạt mức $1", "$0 are rated $1"}, AmountText(condition, asking),
                                asking.names.Band(condition.band()));
  if (condition.population() != v1::POPULATION_COUNTERPARTS) {
    absl::StrAppend(&text, asking.Say({", theo $0", ", by the $0"},
                                      NameOf(asking.language(), condition.layer())));
  }
  absl::StrAppend(&text, WhenNobodyText(condition, asking));
  Item item = ItemOf(text);
  if (condition.has_counted_when()) {
    const bool are_members = condition.population() == v1::POPULATION_MEMBERS;
    Item counted =
        ItemOf(asking.Say({"Chỉ tính là đạt khi chính đối tượng đó còn thỏa điều sau:",
                           "Counted as in the band only where this holds for it, too:"}));
    counted.items.push_back(Sentence(
        condition.counted_when(), asking.Of(are_members ? Asked::kMember : Asked::kOrganization)));
    item.items.push_back(std::move(counted));
  }
  return item;
}

Item Sentence(const v1::RatedByCondition& condition, const Asking& asking) {
  return ItemOf(asking.Say({"Được $0 xếp loại $1 cho kỳ này$2", "Rated $1 by $0 for this period$2"},
                           NameOf(asking.language(), condition.side()),
                           asking.names.Band(condition.band()),
                           AsKindText(condition.rated_as(), asking)));
}

Item Sentence(const v1::TierOfCondition& condition, const Asking& asking) {
  return ItemOf(asking.Say({"Xếp loại $0 là $1, theo $2 (không có xếp loại: $3)",
                            "The tier $0 is $1, by the $2 (no tier: $3)"},
                           SourceText(condition.source(), asking),
                           asking.names.Band(condition.band()),
                           NameOf(asking.language(), condition.layer()),
                           SourceWhenNoneText(condition.when_none(), asking)));
}

Item Sentence(const v1::RelatedCondition& condition, const Asking& asking) {
  Asked asked = Asked::kOrganization;
  Phrase phrase = {"Xét tổ chức đảng của đơn vị (không có: $0):",
                   "Of the unit's party organization (none: $0):"};
  if (condition.relation() == v1::RELATION_COLLECTIVE) {
    asked = Asked::kCollective;
    phrase = {"Xét tập thể lãnh đạo, quản lý của đơn vị (không có: $0):",
              "Of the unit's leadership collective (none: $0):"};
  } else if (condition.relation() == v1::RELATION_MEMBER) {
    asked = Asked::kMember;
    phrase = {"Xét người đó với tư cách đảng viên (không có: $0):",
              "Of the person as a member (none: $0):"};
  } else if (asking.asked == Asked::kMember) {
    phrase = {"Xét chi bộ nơi xếp loại của đảng viên (không có: $0):",
              "Of the member's home branch (none: $0):"};
  }
  Item item = ItemOf(asking.Say(phrase, SourceWhenNoneText(condition.when_none(), asking)));
  item.items.push_back(Sentence(condition.condition(), asking.Of(asked)));
  return item;
}

Item Sentence(const v1::PriorRatingsCondition& condition, const Asking& asking) {
  const Language language = asking.language();
  const std::string period = NameOf(language, condition.period_kind());
  const std::string window =
      condition.window() == v1::PRIOR_WINDOW_PRECEDING
          ? asking.Say({"trong $0 $1 liền trước kỳ này", "of the last $0 $1s before this period"},
                       condition.count(), period)
          : asking.Say({"trong các $0 nằm trong kỳ này", "of the $0s within this period"}, period);
  const std::string in_a_row =
      condition.consecutive() ? asking.Say({" liên tiếp", " in a row"}) : std::string();
  const std::string current = condition.with_current()
                                  ? asking.Say({", tính cả kết quả của kỳ này",
                                                ", with the tier of this period counted in"})
                                  : std::string();
  return ItemOf(asking.Say(
      {"Được $0 xếp loại $1$2: ít nhất $3 $4$5, $6$7", "Rated $1 by $0$2: at least $3 $4s$5, $6$7"},
      NameOf(language, condition.side()), asking.names.Band(condition.band()),
      AsKindText(condition.rated_as(), asking), condition.at_least(), period, in_a_row, window,
      current));
}

Item Sentence(const v1::StatedTierCondition& condition, const Asking& asking) {
  Phrase stated = {"Mức tự nhận", "The tier proposed by the subject itself"};
  if (condition.stated() == v1::STATED_TIER_PROPOSALS) {
    stated = {"Mọi mức được đề nghị", "Every proposed tier"};
  } else if (condition.stated() == v1::STATED_TIER_COUNTERPARTS) {
    stated = {"Mọi kết quả xếp loại của kỳ của cơ quan, đoàn thể cùng cấp",
              "Every rating of the period of a counterpart body"};
  } else if (condition.stated() == v1::STATED_TIER_STATE) {
    stated = {"Mọi kết quả xếp loại của kỳ do bên chính quyền",
              "Every rating of the period by the state side"};
  }
  Phrase relation = {"$0 bằng $1 của đối tượng", "$0 is the same as the subject's $1"};
  if (condition.relation() == v1::TIER_RELATION_NOT_ABOVE) {
    relation = {"$0 không cao hơn $1 của đối tượng", "$0 is not above the subject's $1"};
  } else if (condition.relation() == v1::TIER_RELATION_NOT_BELOW) {
    relation = {"$0 không thấp hơn $1 của đối tượng", "$0 is not below the subject's $1"};
  }
  return ItemOf(
      asking.Say(relation, asking.Say(stated), NameOf(asking.language(), condition.layer())));
}

Item Sentence(const v1::VoteShareCondition& condition, const Asking& asking) {
  return ItemOf(asking.Say({"Số phiếu xếp loại $0 ở lần bỏ phiếu sau cùng là $1 so với $2",
                            "The votes for $0 in the last ballot are $1 of $2"},
                           asking.names.Band(condition.band()),
                           ComparedText(condition.comparison(), condition.share(), asking),
                           NameOf(asking.language(), condition.base())));
}

}  // namespace dangvien::cli
