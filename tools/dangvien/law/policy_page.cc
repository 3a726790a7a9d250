// The order of the page: what the policy is, the words that its rules use, the rules in the order
// in which they are applied, what stays open, and last the same by clause of the law: the way back
// for a reader who has the document in hand.
//
// Nothing is left out: a policy's page without its dump or text form is enough to judge it.
//
// Tested by tests/unit/page/policy_page_test.cc
#include "law/policy_page.h"

#include <utility>

#include "law/phrase.h"

namespace dangvien::cli {
namespace {

void Add(Section section, Section& body) {
  if (section.blocks.empty() && section.sections.empty()) return;
  body.sections.push_back(std::move(section));
}

}  // namespace

Document PolicyPage(const PolicyChain& chain, Language language) {
  const PolicyNames names(chain, language);
  const v1::Policy& policy = names.policy();
  Document document;
  document.language = language;
  Section& body = document.body;
  body = AboutSection(names);
  Add(ChangeSection(names), body);
  Add(InstrumentSection(names), body);
  Add(ScaleSection(names), body);
  Add(CriteriaSection(names), body);
  Add(WordsSection(names), body);
  Add(ScoreSection(names), body);
  for (const v1::Pass& pass : policy.passes()) Add(PassSection(pass, names), body);
  Add(CheckSection(names), body);
  Add(ReviewPlaceSection(names), body);
  Add(ReRatingSection(names), body);
  Add(ReadingSection(names), body);
  Add(QuestionSection(names), body);
  Add(NotCoveredSection(names), body);
  Add(ClauseSection(names), body);
  return document;
}

}  // namespace dangvien::cli
