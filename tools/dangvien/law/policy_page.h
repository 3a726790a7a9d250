// A policy as a document with which a domain person checks it against the law, clause by clause.
//
//   Document page = PolicyPage({&policy}, Language::kVietnamese);
//   std::string html = ToHtml(page);
#ifndef DANGVIEN_DANGVIEN_LAW_POLICY_PAGE_H_
#define DANGVIEN_DANGVIEN_LAW_POLICY_PAGE_H_

#include <map>
#include <string>

#include "dangvien/v1/policy.pb.h"
#include "document/document.h"
#include "law/policy_names.h"

namespace dangvien::cli {

// `chain`: the policy as it is written, then what it is an overlay of, and so on. Of an overlay,
// the page shows what it changes.
// REQUIRES: at least one policy.
Document PolicyPage(const PolicyChain& chain, Language language);

// The page's sections; each may be empty, without blocks and sections. In page_words.cc:
Section AboutSection(const PolicyNames& names);
Section InstrumentSection(const PolicyNames& names);
Section ScaleSection(const PolicyNames& names);     // tiers and levels
Section CriteriaSection(const PolicyNames& names);  // frames
Section WordsSection(const PolicyNames& names);     // roles, task groups, flags, report sections
Section ScoreSection(const PolicyNames& names);

// page_rules.cc:
Section PassSection(const v1::Pass& pass, const PolicyNames& names);
Section CheckSection(const PolicyNames& names);
Section ReviewPlaceSection(const PolicyNames& names);
Section ReRatingSection(const PolicyNames& names);

// page_open.cc:
Section ReadingSection(const PolicyNames& names);
Section QuestionSection(const PolicyNames& names);    // asked
Section NotCoveredSection(const PolicyNames& names);  // listed only

// page_changes.cc:
Section ChangeSection(const PolicyNames& names);  // of an overlay

// Each rule, fallback, quota, check, review place and re-rating rule as the page shows it, by id.
std::map<std::string, Item> RulesById(const PolicyNames& names);

// page_clauses.cc:
Section ClauseSection(const PolicyNames& names);  // which rules each clause gave

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_LAW_POLICY_PAGE_H_
