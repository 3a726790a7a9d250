// The middle part of a policy's page: the rules of each pass in the order in which they are
// applied, then what sets no tier: checks, places of review, earlier years to be rated again.
//
// Tested by tests/unit/page/policy_page_test.cc
#include <iterator>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "law/kind_names.h"
#include "law/policy_page.h"
#include "law/quota_items.h"
#include "law/rule_items.h"

namespace dangvien::cli {
namespace {

std::string Say(const Phrase& phrase, const PolicyNames& names) {
  return In(phrase, names.language());
}

// Writes the sections of one pass.
class PassWriter {
 public:
  PassWriter(const v1::Pass& pass, const PolicyNames& names)
      : pass_(pass), names_(names), asking_{names, AskedOf(names.SubjectOf(pass))} {}

  Section Write() {
    section_.title = Put(names_.language(), {"Xếp loại $0", "Ratings: $0"},
                         NameOf(names_.language(), names_.SubjectOf(pass_)));
    Exclusions();
    Standards();
    Fallback();
    TierRules(pass_.forces(), {"Trường hợp phải xếp $0", "Forced to $0"},
              {"Đúng một trường hợp là xếp vào mức này, dù đạt tiêu chuẩn cao hơn.",
               "One that fires sets this tier, whatever standard is reached."});
    TierRules(pass_.caps(), {"Trường hợp không được xếp trên $0", "Not above $0"},
              {"Đúng một trường hợp thì mức cao hơn bị hạ xuống mức này.",
               "One that fires lowers every higher tier to this one."});
    Ceilings();
    Quotas();
    return std::move(section_);
  }

 private:
  void Add(const std::string& title, const std::string& lead, List list) {
    if (list.items.empty()) return;
    Section below{title, "", {}, {}};
    if (!lead.empty()) below.blocks.push_back(Paragraph{{Plain(lead)}});
    below.blocks.push_back(std::move(list));
    section_.sections.push_back(std::move(below));
  }

  void Exclusions() {
    List list;
    for (const v1::Rule& rule : pass_.exclusions()) {
      list.items.push_back(RuleItem(rule, RuleUse::kTrigger, asking_));
    }
    Add(Say({"Không xếp loại", "Not rated"}, names_), "", std::move(list));
  }

  std::string LadderText() const {
    return pass_.ladder() == v1::LADDER_INDEPENDENT
               ? Say({"Đạt mức này khi đủ mọi điều kiện của chính mức này.",
                      "Reached when all demands of this tier are met."},
                     names_)
               : Say({"Đạt mức này khi đủ mọi điều kiện sau và mọi điều kiện của các mức thấp hơn.",
                      "Reached when all of these demands are met, and those of every lower tier."},
                     names_);
  }

  void Standards() {
    for (const v1::Tier* tier : names_.tiers()) {
      for (const v1::Standard& standard : pass_.standards()) {
        if (standard.tier_id() != tier->id()) continue;
        List list;
        for (const v1::Rule& rule : standard.conditions()) {
          list.items.push_back(RuleItem(rule, RuleUse::kDemand, asking_));
        }
        Add(Put(names_.language(), {"Tiêu chuẩn $0", "Standard of $0"},
                Quoted(names_.Tier(standard.tier_id()))),
            LadderText(), std::move(list));
      }
    }
    Item citations;
    AddCitations(pass_.ladder_citations(), names_, citations);
    Add(Say({"Quan hệ giữa các mức", "How the standards build on each other"}, names_),
        LadderText(), List{std::move(citations.items)});
  }

  void Fallback() {
    const v1::Fallback& fallback = pass_.fallback();
    if (fallback.tier_id().empty()) return;
    Item item = HeadItem(fallback.text(), fallback.id(), names_.language());
    AddCitations(fallback.citations(), names_, item);
    Add(Put(names_.language(), {"Không đạt tiêu chuẩn nào: $0", "No standard is reached: $0"},
            Quoted(names_.Tier(fallback.tier_id()))),
        "", List{{std::move(item)}});
  }

  template <typename Rules>
  void TierRules(const Rules& rules, const Phrase& title, const Phrase& lead) {
    for (const v1::Tier* tier : names_.tiers()) {
      List list;
      for (const v1::TierRule& rule : rules) {
        if (rule.tier_id() == tier->id()) {
          list.items.push_back(RuleItem(rule.rule(), RuleUse::kTrigger, asking_));
        }
      }
      Add(Put(names_.language(), title, Quoted(names_.Tier(tier->id()))), Say(lead, names_),
          std::move(list));
    }
  }

  std::string SourceText(v1::TierSource source) const {
    switch (source) {
      case v1::TIER_SOURCE_ORGANIZATION:
        return Say({"Không cao hơn mức của tổ chức đảng (hoặc cơ quan, đoàn thể) của đơn vị",
                    "Not above the tier of the unit's party organization (or counterpart body)"},
                   names_);
      case v1::TIER_SOURCE_COLLECTIVE:
        return Say({"Không cao hơn mức của tập thể lãnh đạo, quản lý của đơn vị",
                    "Not above the tier of the unit's leadership collective"},
                   names_);
      default:
        return Say({"Không cao hơn mức của người đó với tư cách đảng viên",
                    "Not above the person's tier as a member"},
                   names_);
    }
  }

  void Ceilings() {
    List list;
    for (const v1::Ceiling& ceiling : pass_.ceilings()) {
      Item item = RuleItem(ceiling.rule(), RuleUse::kTrigger, asking_);
      item.items.insert(
          item.items.begin(),
          ItemOf(Put(names_.language(), {"$0, theo $1", "$0, by the $1"},
                     SourceText(ceiling.source()), NameOf(names_.language(), ceiling.layer()))));
      list.items.push_back(std::move(item));
    }
    Add(Say({"Không cao hơn mức của đối tượng liên quan", "Ceilings"}, names_),
        Say({"Áp dụng thì mức cao hơn bị hạ xuống bằng mức của đối tượng liên quan.",
             "One that fires lowers a higher tier to that of the other subject."},
            names_),
        std::move(list));
  }

  void Quotas() {
    List list;
    for (const v1::Quota& quota : pass_.quotas()) {
      list.items.push_back(QuotaItem(quota, asking_));
    }
    Add(Say({"Giới hạn tỷ lệ", "Quotas"}, names_),
        Say({"Xét lần lượt theo thứ tự này, sau khi mọi đối tượng đã có mức đủ điều kiện.",
             "Applied in this order when all subjects have their qualified tier."},
            names_),
        std::move(list));
  }

  const v1::Pass& pass_;
  const PolicyNames& names_;
  Asking asking_;
  Section section_;
};

struct CheckedSubject {
  v1::CheckSubject subject;
  Asked asked;
  Phrase title;
};

constexpr CheckedSubject kCheckedSubjects[] = {
    {v1::CHECK_SUBJECT_ORGANIZATION, Asked::kOrganization, {"tổ chức đảng", "party organization"}},
    {v1::CHECK_SUBJECT_MEMBER, Asked::kMember, {"đảng viên", "party member"}},
    {v1::CHECK_SUBJECT_COLLECTIVE,
     Asked::kCollective,
     {"tập thể lãnh đạo, quản lý", "leadership collective"}},
    {v1::CHECK_SUBJECT_LEADER, Asked::kLeader, {"cán bộ lãnh đạo, quản lý", "leading cadre"}},
    {v1::CHECK_SUBJECT_REVIEW, Asked::kReview, {"từng cuộc kiểm điểm", "each review"}},
};
static_assert(std::size(kCheckedSubjects) == v1::CheckSubject_ARRAYSIZE - 1);

}  // namespace

Section PassSection(const v1::Pass& pass, const PolicyNames& names) {
  return PassWriter(pass, names).Write();
}

Section CheckSection(const PolicyNames& names) {
  Section section{Say({"Yêu cầu đối với hồ sơ, quy trình", "Checks of dossier and process"}, names),
                  "",
                  {},
                  {}};
  for (const CheckedSubject& checked : kCheckedSubjects) {
    List list;
    for (const v1::Check& check : names.policy().checks()) {
      if (check.subject() != checked.subject) continue;
      Item item = RuleItem(check.rule(), RuleUse::kDemand, {names, checked.asked});
      item.items.insert(item.items.begin(),
                        ItemOf(Put(names.language(), {"Mức độ: $0", "Severity: $0"},
                                   NameOf(names.language(), check.severity()))));
      list.items.push_back(std::move(item));
    }
    if (list.items.empty()) continue;
    section.sections.push_back(
        {Put(names.language(), {"Đối với $0", "Of: $0"}, In(checked.title, names.language())),
         "",
         {std::move(list)},
         {}});
  }
  if (!section.sections.empty()) {
    section.blocks.push_back(Paragraph{
        {Plain(Say({"Không làm thay đổi mức xếp loại; chỗ không đạt hoặc chưa thể hiện được nêu "
                    "thành lưu ý.",
                    "They set no tier; where one is not met, or not shown, a finding is raised."},
                   names))}});
  }
  return section;
}

Section ReviewPlaceSection(const PolicyNames& names) {
  Section section{Say({"Nơi kiểm điểm", "Where reviews are held"}, names), "", {}, {}};
  List list;
  for (const v1::ReviewPlaceRule& place : names.policy().review_places()) {
    const bool is_post = place.subject() == v1::REVIEW_PLACE_SUBJECT_POST;
    Item item =
        RuleItem(place.rule(), RuleUse::kTrigger, {names, is_post ? Asked::kPost : Asked::kMember});
    item.items.insert(item.items.begin(),
                      ItemOf(Put(names.language(),
                                 is_post ? Phrase{"Người giữ chức vụ: $0", "Who holds a post: $0"}
                                         : Phrase{"Đảng viên: $0", "A member: $0"},
                                 NameOf(names.language(), place.place()))));
    list.items.push_back(std::move(item));
  }
  if (!list.items.empty()) section.blocks.push_back(std::move(list));
  return section;
}

Section ReRatingSection(const PolicyNames& names) {
  const Language language = names.language();
  Section section{
      Say({"Xếp loại lại năm trước", "Earlier years to be rated again"}, names), "", {}, {}};
  List list;
  for (const v1::ReRatingRule& rule : names.policy().re_ratings()) {
    Item item = HeadItem(rule.text(), rule.id(), language);
    AddReadings(rule.under(), names, item);
    item.items.push_back(ItemOf(Put(
        language,
        {"Khi quyết định kỷ luật trong kỳ ($0) đối với vi phạm xảy ra trước kỳ: xếp loại lại năm "
         "xảy ra vi phạm của người hoặc tổ chức bị kỷ luật",
         "A sanction decided in the period ($0) for what happened before it: the year in which it "
         "happened, of the sanctioned person or organization"},
        rule.forms().empty()
            ? Say({"mọi hình thức", "any form"}, names)
            : JoinOr(language, NamesOf<v1::SanctionForm>(language, rule.forms())))));
    if (rule.organization_where_happened()) {
      item.items.push_back(ItemOf(
          Say({"Và của tổ chức đảng nơi xảy ra", "And of the party organization where it happened"},
              names)));
    }
    if (rule.collective_where_happened()) {
      item.items.push_back(ItemOf(Say({"Và của tập thể lãnh đạo, quản lý nơi xảy ra",
                                       "And of the leadership collective where it happened"},
                                      names)));
    }
    AddCitations(rule.citations(), names, item);
    list.items.push_back(std::move(item));
  }
  if (!list.items.empty()) section.blocks.push_back(std::move(list));
  return section;
}

}  // namespace dangvien::cli
