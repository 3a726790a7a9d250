// What an overlay adds, replaces and removes. An entry that the parent has under the same id is
// replaced, whole; the parent's own wording and conditions stand beside it, so that the two can be
// compared on one page. What is not named here is as in the parent.
//
// Tested by tests/unit/page/policy_page_test.cc
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "law/kind_names.h"
#include "law/policy_page.h"
#include "law/quota_items.h"
#include "law/rule_items.h"

namespace dangvien::cli {
namespace {

constexpr char kRuleList[] = "rule";

struct Entry {
  const char* list;  // entries replace each other within one list
  std::string id;
  Item item;
};

// The entries of a policy that an overlay can add, replace or remove, as the page shows them.
class EntryReader {
 public:
  explicit EntryReader(const PolicyNames& names) : names_(names) {}

  std::vector<Entry> Read(const v1::Policy& policy) {
    for (const v1::Instrument& entry : policy.instruments()) {
      Add("instrument", entry.id(), names_.Instrument(entry.id()));
    }
    Named("tier", policy.tiers());
    Named("level", policy.levels());
    Named("role", policy.roles());
    Named("task group", policy.task_groups());
    Named("flag", policy.flags());
    Named("section", policy.sections());
    for (const v1::Frame& frame : policy.frames()) Frame(frame);
    for (const v1::Score& score : policy.scores()) {
      entries_.push_back({"score", score.id(), ScoreItem(score, names_)});
    }
    for (const v1::Pass& pass : policy.passes()) Pass(pass);
    for (const v1::Check& check : policy.checks()) {
      Rule(check.rule(), RuleUse::kDemand, AskedOfCheck(check.subject()));
    }
    for (const v1::ReviewPlaceRule& place : policy.review_places()) {
      Rule(place.rule(), RuleUse::kTrigger, Asked::kPost);
    }
    for (const v1::ReRatingRule& rule : policy.re_ratings()) {
      Add(kRuleList, rule.id(), In(rule.text(), names_.language()));
    }
    for (const v1::Question& question : policy.questions()) {
      Add("question", question.id(), In(question.text(), names_.language()));
    }
    for (const v1::Reading& reading : policy.readings()) Reading(reading);
    return std::move(entries_);
  }

 private:
  static Asked AskedOfCheck(v1::CheckSubject subject) {
    switch (subject) {
      case v1::CHECK_SUBJECT_MEMBER:
        return Asked::kMember;
      case v1::CHECK_SUBJECT_REVIEW:
        return Asked::kReview;
      case v1::CHECK_SUBJECT_COLLECTIVE:
        return Asked::kCollective;
      case v1::CHECK_SUBJECT_LEADER:
        return Asked::kLeader;
      default:
        return Asked::kOrganization;
    }
  }

  void Add(const char* list, const std::string& id, const std::string& text) {
    entries_.push_back({list, id, {{Plain(absl::StrCat(text, " ")), Code(id)}, {}, ""}});
  }

  template <typename Entries>
  void Named(const char* list, const Entries& entries) {
    for (const auto& entry : entries) {
      Add(list, entry.id(), In(entry.name(), names_.language()));
    }
  }

  void Frame(const v1::Frame& frame) {
    for (const v1::Criterion& criterion : frame.criteria()) {
      Add(frame.subject_kind() == v1::SUBJECT_KIND_MEMBER ? "criterion of members" : "criterion",
          criterion.id(), In(criterion.name(), names_.language()));
    }
  }

  void Rule(const v1::Rule& rule, RuleUse use, Asked asked) {
    entries_.push_back({kRuleList, rule.id(), RuleItem(rule, use, {names_, asked})});
  }

  void Pass(const v1::Pass& pass) {
    const Asked asked = AskedOf(names_.SubjectOf(pass));
    for (const v1::Rule& rule : pass.exclusions()) Rule(rule, RuleUse::kTrigger, asked);
    for (const v1::Standard& standard : pass.standards()) {
      for (const v1::Rule& rule : standard.conditions()) Rule(rule, RuleUse::kDemand, asked);
    }
    if (!pass.fallback().id().empty()) {
      Add(kRuleList, pass.fallback().id(), In(pass.fallback().text(), names_.language()));
    }
    for (const v1::TierRule& force : pass.forces()) Rule(force.rule(), RuleUse::kTrigger, asked);
    for (const v1::TierRule& cap : pass.caps()) Rule(cap.rule(), RuleUse::kTrigger, asked);
    for (const v1::Ceiling& ceiling : pass.ceilings()) {
      Rule(ceiling.rule(), RuleUse::kTrigger, asked);
    }
    for (const v1::Quota& quota : pass.quotas()) {
      entries_.push_back({kRuleList, quota.id(), QuotaItem(quota, {names_, asked})});
    }
  }

  void Reading(const v1::Reading& reading) {
    Add("reading", reading.id(), In(reading.question(), names_.language()));
    for (const v1::Option& option : reading.options()) {
      entries_.back().item.items.push_back(
          {{Plain(absl::StrCat(In(option.text(), names_.language()), " ")), Code(option.id()),
            Plain(option.id() == reading.default_option_id()
                      ? In(Phrase{" (mặc định)", " (the default)"}, names_.language())
                      : "")},
           {},
           ""});
    }
  }

  const PolicyNames& names_;
  std::vector<Entry> entries_;
};

// An anchor may stand only once on a page.
void DropAnchors(Item& item) {
  item.anchor.clear();
  for (Item& below : item.items) DropAnchors(below);
}

// By list and id, the entries of what the overlay stands on; the nearest wins.
std::map<std::pair<std::string, std::string>, Item> InheritedEntries(const PolicyNames& names) {
  std::map<std::pair<std::string, std::string>, Item> inherited;
  const PolicyChain above(names.chain().begin() + 1, names.chain().end());
  if (above.empty()) return inherited;
  const PolicyNames parent_names(above, names.language());
  for (const v1::Policy* policy : above) {
    for (Entry& entry : EntryReader(parent_names).Read(*policy)) {
      DropAnchors(entry.item);
      inherited.emplace(std::pair(std::string(entry.list), entry.id), std::move(entry.item));
    }
  }
  return inherited;
}

void AddList(const Phrase& title, List list, const PolicyNames& names, Section& section) {
  if (list.items.empty()) return;
  section.sections.push_back({In(title, names.language()), "", {std::move(list)}, {}});
}

}  // namespace

std::map<std::string, Item> RulesById(const PolicyNames& names) {
  std::map<std::string, Item> rules;
  for (Entry& entry : EntryReader(names).Read(names.policy())) {
    if (std::string(entry.list) != kRuleList) continue;
    DropAnchors(entry.item);
    rules.emplace(std::move(entry.id), std::move(entry.item));
  }
  return rules;
}

Section ChangeSection(const PolicyNames& names) {
  const Language language = names.language();
  const v1::Policy& policy = names.policy();
  Section section{
      Put(language, {"So với chính sách $0", "Compared with $0"}, policy.parent_id()), "", {}, {}};
  if (policy.parent_id().empty()) return section;
  Paragraph rest{{Plain(
      In(Phrase{"Chính sách này chỉ nêu điều nó thay đổi; mọi điều khác theo chính sách gốc.",
                "This policy states only what it changes; everything else is the parent's."},
         language))}};
  section.blocks.emplace_back(std::move(rest));
  const auto inherited = InheritedEntries(names);
  List added;
  List replaced;
  List removed;
  for (Entry& entry : EntryReader(names).Read(policy)) {
    const auto parent = inherited.find({entry.list, entry.id});
    Item short_item{entry.item.line, {}, ""};
    if (parent == inherited.end()) {
      added.items.push_back(std::move(short_item));
    } else {
      short_item.items.push_back(
          Labelled(In(Phrase{"Chính sách gốc", "The parent"}, language), parent->second));
      replaced.items.push_back(std::move(short_item));
    }
  }
  for (const std::string& id : policy.removed_ids()) {
    const auto parent = inherited.find({kRuleList, id});
    Item item = parent == inherited.end() ? Item{{Code(id)}, {}, ""} : parent->second;
    removed.items.push_back(std::move(item));
  }
  if (!removed.items.empty()) {
    Item citations;
    AddCitations(policy.removed_citations(), names, citations);
    for (Item& citation : citations.items) {
      removed.items.push_back(Labelled(In(Phrase{"Bỏ theo", "Removed by"}, language), citation));
    }
  }
  AddList({"Bổ sung", "Added"}, std::move(added), names, section);
  AddList({"Thay thế", "Replaced"}, std::move(replaced), names, section);
  AddList({"Bỏ", "Removed"}, std::move(removed), names, section);
  return section;
}

}  // namespace dangvien::cli
