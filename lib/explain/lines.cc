// Renders steps for a reader: whom it concerns, the result, then numbered sections, and at the end
// what stood in the way of the next tier or what is still open.
//
//   3. Tiêu chuẩn “Hoàn thành tốt nhiệm vụ” (...): không đạt
//      Căn cứ: ...
//      ✓ Mọi tiêu chí còn lại đạt trung bình trở lên
//          Dữ liệu: Tư tưởng chính trị: Tốt; ...
//      ✗ Tiêu chí về kết quả nhiệm vụ đều đạt tốt trở lên
//          Kết quả thực hiện nhiệm vụ: Trung bình (dưới mức Tốt)
//
// Steps of one kind and tier make one section. Signs: ✓ met, ✗ not met, ● occurs, ○ does not occur,
// ? not known, – does not concern the subject. Where a rule came out as one hopes, its facts share
// one line; where not, each has its own. Citations that all rules of a section share stand once. A
// standard above one that is not met was never reached: one line says so.
// Tested by tests/unit/explain/explain_test.cc
#include "explain/lines.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "explain/phrases.h"
#include "grading/open_facts.h"

namespace dangvien {
namespace {

constexpr absl::string_view kRuleIndent = "   ";
constexpr absl::string_view kFactIndent = "       ";
constexpr size_t kMaxOpenFacts = 20;

bool IsTrigger(wire::StepKind kind) {
  return kind == wire::StepKind::kExclusion || kind == wire::StepKind::kForce ||
         kind == wire::StepKind::kCap || kind == wire::StepKind::kCeiling;
}

absl::string_view SignOf(const ExplainedStep& step) {
  if (!step.applies) return "–";
  if (step.truth == Truth::kUnknown) return "?";
  if (IsTrigger(step.kind)) return step.truth == Truth::kTrue ? "●" : "○";
  return step.truth == Truth::kTrue ? "✓" : "✗";
}

// Demands are met together, one trigger is enough.
Truth TruthOfSection(const std::vector<const ExplainedStep*>& steps) {
  const bool any_of = IsTrigger(steps.front()->kind);
  Truth truth = FromBool(!any_of);
  for (const ExplainedStep* step : steps) {
    truth = any_of ? Or(truth, step->truth) : And(truth, step->truth);
  }
  return truth;
}

// Ceilings stand together, however high their sources are.
bool IsOneSection(const ExplainedStep& first, const ExplainedStep& other) {
  return first.kind == other.kind &&
         (first.tier == other.tier || first.kind == wire::StepKind::kCeiling);
}

class LineWriter {
 public:
  LineWriter(const ExplainedSubject& subject, Language language)
      : subject_(subject),
        policy_(subject.context.policy),
        tables_(subject.context.tables),
        language_(language) {}

  std::vector<std::string> Write(const std::vector<ExplainedStep>& steps) {
    AddTitle();
    size_t begin = 0;
    while (begin < steps.size()) {
      std::vector<const ExplainedStep*> section;
      size_t end = begin;
      for (; end < steps.size() && IsOneSection(steps[begin], steps[end]); ++end) {
        section.push_back(&steps[end]);
      }
      AddSection(section);
      begin = end;
    }
    AddWhyNot(steps);
    AddOpen(steps);
    return std::move(lines_);
  }

 private:
  std::string TierOf(const ExplainedStep& step) const {
    return TierText(language_, policy_, step.tier);
  }

  std::string TitleText() const {
    const Row row = subject_.id.row;
    switch (subject_.kind) {
      case RowKind::kUnit:
        return Say(language_, Word::kOrganizationLine, UnitText(tables_, row));
      case RowKind::kCollective:
        return Say(language_, Word::kCollectiveLine, UnitText(tables_, row));
      case RowKind::kPost: {
        const PostEntry& post = tables_.people.posts.entries[static_cast<size_t>(row)];
        return Say(language_, Word::kLeaderLine, tables_.people.ids.Name(post.person),
                   PostTitle(post), UnitText(tables_, post.unit));
      }
      default:
        break;
    }
    const absl::string_view id = tables_.people.ids.Name(row);
    if (subject_.unit == kNone) return Say(language_, Word::kUnplacedPersonLine, id);
    return Say(language_, Word::kMemberLine, id, UnitText(tables_, subject_.unit));
  }

  void AddTitle() {
    lines_.push_back(TitleText());
    lines_.push_back(Say(language_, Word::kResultLine, OutcomeText(subject_, language_)));
    if (subject_.unit != kNone) {
      const wire::Policy& policy = policy_.message;
      lines_.push_back(
          Say(language_, Word::kPolicyLine, TextIn(language_, policy.title, policy.id), policy.id));
    }
    const PeriodDays& period = tables_.period;
    lines_.push_back(Say(language_, Word::kPeriodLine, DateText(language_, period.begin),
                         DateText(language_, period.end - 1), DateText(language_, period.rating)));
  }

  void AddHead(absl::string_view text) {
    lines_.push_back(absl::StrCat(++section_count_, ". ", text));
  }

  std::string VerdictOf(Truth truth, bool of_trigger) const {
    if (truth == Truth::kUnknown) return Say(language_, Word::kNotKnown);
    if (of_trigger) {
      return Say(language_, truth == Truth::kTrue ? Word::kConcerned : Word::kNoneConcerned);
    }
    return Say(language_, truth == Truth::kTrue ? Word::kMet : Word::kNotMet);
  }

  void AddSection(const std::vector<const ExplainedStep*>& section) {
    const ExplainedStep& first = *section.front();
    switch (first.kind) {
      case wire::StepKind::kPlacement:
        AddHead(Say(language_, Word::kPlacementHead, first.text));
        for (const ReadFact& fact : first.facts) {
          lines_.push_back(absl::StrCat(kRuleIndent, "? ", fact.text));
        }
        return;
      case wire::StepKind::kDecision:
        return AddHead(Say(language_, Word::kDecisionHead, first.text));
      case wire::StepKind::kOutcome:
        return AddHead(Say(language_, Word::kOutcomeHead, first.text));
      case wire::StepKind::kStandard:
        return AddStandard(section);
      case wire::StepKind::kQuota:
        return AddQuotas(section);
      default:
        return AddOtherRules(section);
    }
  }

  void AddStandard(const std::vector<const ExplainedStep*>& section) {
    const ExplainedStep& first = *section.front();
    const std::string id(TierId(policy_, first.tier));
    if (is_stopped_) {
      return AddHead(Say(language_, Word::kStandardHead, TierOf(first), id,
                         Say(language_, Word::kNotConsidered)));
    }
    const Truth truth = TruthOfSection(section);
    AddHead(Say(language_, Word::kStandardHead, TierOf(first), id, VerdictOf(truth, false)));
    AddRules(section);
    is_stopped_ = subject_.pass->is_cumulative && truth == Truth::kFalse;
  }

  void AddOtherRules(const std::vector<const ExplainedStep*>& section) {
    const ExplainedStep& first = *section.front();
    const std::string verdict = VerdictOf(TruthOfSection(section), true);
    if (first.kind == wire::StepKind::kExclusion) {
      AddHead(Say(language_, Word::kExclusionHead, verdict));
    } else if (first.kind == wire::StepKind::kCeiling) {
      AddHead(Say(language_, Word::kCeilingHead));
    } else {
      const Word head = first.kind == wire::StepKind::kForce ? Word::kForceHead
                        : first.kind == wire::StepKind::kCap ? Word::kCapHead
                                                             : Word::kFallbackHead;
      // A fallback is no list of grounds: it stands for "none of the above".
      const std::string word =
          first.kind == wire::StepKind::kFallback ? VerdictOf(first.truth, true) : verdict;
      AddHead(Say(language_, head, TierOf(first), TierId(policy_, first.tier), word));
    }
    AddRules(section);
  }

  // Groups in which the subject needs a seat; each fact has a line of its own.
  void AddQuotas(const std::vector<const ExplainedStep*>& section) {
    const ExplainedStep& first = *section.front();
    AddHead(Say(language_, Word::kQuotaHead, TierOf(first), TierId(policy_, first.tier),
                VerdictOf(TruthOfSection(section), false)));
    for (const ExplainedStep* step : section) {
      AddRule(*step);
      AddCitations(kFactIndent, step->citations);
      for (const ReadFact& fact : step->facts) AddFact(fact);
    }
  }

  void AddRules(const std::vector<const ExplainedStep*>& section) {
    const std::vector<std::string>& citations = section.front()->citations;
    bool is_shared = true;
    for (const ExplainedStep* step : section) is_shared = is_shared && step->citations == citations;
    if (is_shared) AddCitations(kRuleIndent, citations);
    for (const ExplainedStep* step : section) {
      AddRule(*step);
      if (!is_shared) AddCitations(kFactIndent, step->citations);
      AddFacts(*step);
    }
  }

  void AddCitations(absl::string_view indent, const std::vector<std::string>& citations) {
    if (citations.empty()) return;
    lines_.push_back(
        absl::StrCat(indent, Say(language_, Word::kSourceLine, absl::StrJoin(citations, "; "))));
  }

  void AddRule(const ExplainedStep& step) {
    lines_.push_back(
        absl::StrCat(kRuleIndent, SignOf(step), " ",
                     step.applies ? step.text : Say(language_, Word::kNotConcerned, step.text)));
  }

  void AddFacts(const ExplainedStep& step) {
    const Truth hoped_for = FromBool(!IsTrigger(step.kind));
    if (step.truth == hoped_for || !step.applies) {
      AddFactsTogether(step.facts);
    } else {
      for (const ReadFact& fact : step.facts) AddFact(fact);
    }
    for (const std::string& exception : step.exceptions) {
      lines_.push_back(absl::StrCat(kFactIndent, Say(language_, Word::kExceptionHolds, exception)));
    }
  }

  void AddFact(const ReadFact& fact) {
    lines_.push_back(absl::StrCat(kFactIndent, fact.is_missing ? "? " : "", fact.text));
  }

  void AddFactsTogether(const std::vector<ReadFact>& facts) {
    if (facts.empty()) return;
    const std::string all = absl::StrJoin(facts, "; ", [](std::string* out, const ReadFact& fact) {
      absl::StrAppend(out, fact.text);
    });
    lines_.push_back(absl::StrCat(kFactIndent, Say(language_, Word::kDataLine, all)));
  }

  // Of a rated subject: the demands of the next standard that are not met, and the forces,
  // caps and ceilings that keep it below.
  void AddWhyNot(const std::vector<ExplainedStep>& steps) {
    AddNoSeat(steps);
    const int next = NextStandard(subject_);
    if (subject_.status != Status::kRated || next < 0) return;
    if (BestRank(subject_.decided) <= next) return;  // people decided for it, or for more
    std::vector<std::string> lines;
    for (const ExplainedStep& step : steps) {
      const bool is_limit = step.kind == wire::StepKind::kForce ||
                            step.kind == wire::StepKind::kCap ||
                            step.kind == wire::StepKind::kCeiling;
      const bool keeps_below = is_limit && step.truth == Truth::kTrue && step.tier > next;
      if (!step.is_unmet_for_next_tier && !keeps_below) continue;
      lines.push_back(absl::StrCat(kRuleIndent, SignOf(step), " ", step.text));
    }
    if (lines.empty()) return;
    lines_.push_back(Say(language_, Word::kWhyNotHead, TierText(language_, policy_, next)));
    lines_.insert(lines_.end(), lines.begin(), lines.end());
  }

  // Of a subject that has no seat: the quotas that took the tier.
  void AddNoSeat(const std::vector<ExplainedStep>& steps) {
    if (subject_.status != Status::kRated || subject_.proposed == subject_.qualified) return;
    for (const ExplainedStep& step : steps) {
      if (step.kind != wire::StepKind::kQuota || step.truth != Truth::kFalse) continue;
      if (BestRank(subject_.decided) <= step.tier) continue;
      lines_.push_back(Say(language_, Word::kWhyNotHead, TierOf(step)));
      lines_.push_back(absl::StrCat(kRuleIndent, SignOf(step), " ", step.text));
    }
  }

  void AddOpen(const std::vector<ExplainedStep>& steps) {
    if (subject_.status != Status::kNeedsInput && subject_.status != Status::kNeedsDecision) {
      return;
    }
    if (subject_.contradictions != 0) {
      lines_.push_back(Say(language_, Word::kContradictionHead));
      for (const ReadFact& fact : steps.front().facts) {
        lines_.push_back(absl::StrCat(kRuleIndent, "? ", fact.text));
      }
      return;
    }
    std::vector<OpenFactEntry> open;
    if (!IsDecided(subject_.qualified)) {
      open = OpenFactsOf(*subject_.pass, subject_.context, subject_.kind, subject_.id.row);
    }
    const bool is_for_people = subject_.status == Status::kNeedsDecision;
    for (const ExplainedStep& step : steps) {
      if (step.kind != wire::StepKind::kQuota) continue;
      for (const ReadFact& fact : step.facts) {
        if (fact.is_missing) open.push_back({fact.kind, fact.id, nullptr, is_for_people});
      }
    }
    AddOpenFacts(Word::kMissingHead, false, open, steps);
    AddOpenFacts(Word::kToDecideHead, true, open, steps);
  }

  void AddOpenFacts(Word head, bool are_questions, const std::vector<OpenFactEntry>& open,
                    const std::vector<ExplainedStep>& steps) {
    std::vector<std::string> lines;
    size_t more_count = 0;
    for (const OpenFactEntry& fact : open) {
      if (fact.is_question != are_questions) continue;
      const std::vector<std::string> texts = TextsOf(fact, steps);
      if (texts.empty()) ++more_count;
      for (const std::string& text : texts) {
        const std::string line = absl::StrCat(kRuleIndent, "? ", text);
        // One gap in the dossier may be a fact of two kinds: that sanctions, and violations, are
        // open.
        if (Contains(lines, line)) continue;
        if (lines.size() == kMaxOpenFacts) {
          ++more_count;
        } else {
          lines.push_back(line);
        }
      }
    }
    if (lines.empty() && more_count == 0) return;
    lines_.push_back(Say(language_, head));
    lines_.insert(lines_.end(), lines.begin(), lines.end());
    if (more_count == 0) return;
    lines_.push_back(absl::StrCat(kRuleIndent, Say(language_, Word::kMoreFacts, more_count)));
  }

  // As the rules that ask for it read it; nothing where it is one of many that no step names. One
  // fact may be missing in several places: lines of a score, tiers of one unit.
  static std::vector<std::string> TextsOf(const OpenFactEntry& open,
                                          const std::vector<ExplainedStep>& steps) {
    std::vector<std::string> texts;
    for (const ExplainedStep& step : steps) {
      for (const ReadFact& fact : step.facts) {
        if (!fact.is_missing || fact.kind != open.kind || fact.id != open.id) continue;
        if (!Contains(texts, fact.text)) texts.push_back(fact.text);
      }
    }
    return texts;
  }

  const ExplainedSubject& subject_;
  const CompiledPolicy& policy_;
  const DatasetTables& tables_;
  Language language_;
  int section_count_ = 0;
  bool is_stopped_ = false;
  std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> LinesOf(const ExplainedSubject& subject,
                                 const std::vector<ExplainedStep>& steps, Language language) {
  return LineWriter(subject, language).Write(steps);
}

}  // namespace dangvien
