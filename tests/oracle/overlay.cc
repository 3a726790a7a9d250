// First what the overlay removes leaves the parent, then the overlay's entries replace those of the
// same id, in their place, or are appended. Passes, frames and standards are merged entry by entry:
// what an overlay does not speak of stays. A value of 0 or an empty text is not set and replaces
// nothing.
//
// Tested by tests/oracle/oracle_overlay_test.cc
#include "tests/oracle/overlay.h"

#include <set>
#include <string>

namespace dangvien::oracle {
namespace {

using google::protobuf::RepeatedPtrField;
using Ids = std::set<std::string>;

// What names an entry in its list.
template <typename Entry>
std::string NameOf(const Entry& entry) {
  return entry.id();
}
std::string NameOf(const v1::TierRule& entry) { return entry.rule().id(); }
std::string NameOf(const v1::Ceiling& entry) { return entry.rule().id(); }
std::string NameOf(const v1::Check& entry) { return entry.rule().id(); }
std::string NameOf(const v1::ReviewPlaceRule& entry) { return entry.rule().id(); }
std::string NameOf(const v1::Standard& entry) { return entry.tier_id(); }
std::string NameOf(const v1::Frame& entry) { return v1::SubjectKind_Name(entry.subject_kind()); }

// The entry of that name, added where there is none.
template <typename Entry>
Entry* FindOrAdd(const std::string& name, RepeatedPtrField<Entry>* list) {
  for (Entry& entry : *list) {
    if (NameOf(entry) == name) return &entry;
  }
  return list->Add();
}

template <typename Entry>
void ReplaceOrAppend(const RepeatedPtrField<Entry>& overlay, RepeatedPtrField<Entry>* list) {
  for (const Entry& entry : overlay) *FindOrAdd(NameOf(entry), list) = entry;
}

template <typename Entry>
void Remove(const Ids& ids, RepeatedPtrField<Entry>* list) {
  RepeatedPtrField<Entry> left;
  for (const Entry& entry : *list) {
    if (ids.count(NameOf(entry)) == 0) *left.Add() = entry;
  }
  *list = left;
}

void RemoveRules(const Ids& ids, RepeatedPtrField<v1::Rule>* rules) {
  Remove(ids, rules);
  for (v1::Rule& rule : *rules) Remove(ids, rule.mutable_exceptions());
}

// Of rules that stand inside another message.
template <typename Entry>
void RemoveHolders(const Ids& ids, RepeatedPtrField<Entry>* list) {
  Remove(ids, list);
  for (Entry& entry : *list) Remove(ids, entry.mutable_rule()->mutable_exceptions());
}

void RemoveFromPolicy(const Ids& ids, v1::Policy* policy) {
  for (v1::Pass& pass : *policy->mutable_passes()) {
    RemoveRules(ids, pass.mutable_exclusions());
    for (v1::Standard& standard : *pass.mutable_standards()) {
      RemoveRules(ids, standard.mutable_conditions());
    }
    RemoveHolders(ids, pass.mutable_forces());
    RemoveHolders(ids, pass.mutable_caps());
    RemoveHolders(ids, pass.mutable_ceilings());
    Remove(ids, pass.mutable_quotas());
  }
  RemoveHolders(ids, policy->mutable_checks());
  RemoveHolders(ids, policy->mutable_review_places());
  Remove(ids, policy->mutable_re_ratings());
}

void MergePass(const v1::Pass& overlay, v1::Pass* pass) {
  pass->set_id(overlay.id());
  if (overlay.subject_kind() != v1::SUBJECT_KIND_UNSPECIFIED) {
    pass->set_subject_kind(overlay.subject_kind());
  }
  ReplaceOrAppend(overlay.exclusions(), pass->mutable_exclusions());
  for (const v1::Standard& standard : overlay.standards()) {
    v1::Standard* merged = FindOrAdd(standard.tier_id(), pass->mutable_standards());
    merged->set_tier_id(standard.tier_id());
    ReplaceOrAppend(standard.conditions(), merged->mutable_conditions());
  }
  if (overlay.has_fallback()) *pass->mutable_fallback() = overlay.fallback();
  ReplaceOrAppend(overlay.forces(), pass->mutable_forces());
  ReplaceOrAppend(overlay.caps(), pass->mutable_caps());
  if (overlay.ladder() != v1::LADDER_CUMULATIVE) {
    pass->set_ladder(overlay.ladder());
    *pass->mutable_ladder_citations() = overlay.ladder_citations();
  }
  ReplaceOrAppend(overlay.ceilings(), pass->mutable_ceilings());
  ReplaceOrAppend(overlay.quotas(), pass->mutable_quotas());
}

void MergeFrame(const v1::Frame& overlay, v1::Frame* frame) {
  frame->set_subject_kind(overlay.subject_kind());
  ReplaceOrAppend(overlay.criteria(), frame->mutable_criteria());
  if (!overlay.citations().empty()) *frame->mutable_citations() = overlay.citations();
}

void MergeDeclarations(const v1::Policy& overlay, v1::Policy* policy) {
  ReplaceOrAppend(overlay.instruments(), policy->mutable_instruments());
  ReplaceOrAppend(overlay.tiers(), policy->mutable_tiers());
  ReplaceOrAppend(overlay.levels(), policy->mutable_levels());
  ReplaceOrAppend(overlay.roles(), policy->mutable_roles());
  ReplaceOrAppend(overlay.task_groups(), policy->mutable_task_groups());
  ReplaceOrAppend(overlay.flags(), policy->mutable_flags());
  ReplaceOrAppend(overlay.sections(), policy->mutable_sections());
  ReplaceOrAppend(overlay.questions(), policy->mutable_questions());
  ReplaceOrAppend(overlay.readings(), policy->mutable_readings());
  ReplaceOrAppend(overlay.scores(), policy->mutable_scores());
  if (overlay.has_title()) *policy->mutable_title() = overlay.title();
  if (overlay.has_scope()) *policy->mutable_scope() = overlay.scope();
  if (overlay.has_period()) *policy->mutable_period() = overlay.period();
  if (overlay.points_scale() != 0) policy->set_points_scale(overlay.points_scale());
  if (overlay.placement() != v1::PERSON_PLACEMENT_PARTY) {
    policy->set_placement(overlay.placement());
  }
}

}  // namespace

v1::Policy ResolveOverlay(const v1::Policy& parent, const v1::Policy& overlay) {
  v1::Policy policy = parent;
  RemoveFromPolicy(Ids(overlay.removed_ids().begin(), overlay.removed_ids().end()), &policy);
  policy.set_format(overlay.format());
  policy.set_id(overlay.id());
  MergeDeclarations(overlay, &policy);
  for (const v1::Frame& frame : overlay.frames()) {
    MergeFrame(frame, FindOrAdd(NameOf(frame), policy.mutable_frames()));
  }
  for (const v1::Pass& pass : overlay.passes()) {
    MergePass(pass, FindOrAdd(pass.id(), policy.mutable_passes()));
  }
  ReplaceOrAppend(overlay.checks(), policy.mutable_checks());
  ReplaceOrAppend(overlay.review_places(), policy.mutable_review_places());
  ReplaceOrAppend(overlay.re_ratings(), policy.mutable_re_ratings());
  policy.clear_parent_id();
  policy.clear_removed_ids();
  policy.clear_removed_citations();
  return policy;
}

}  // namespace dangvien::oracle
