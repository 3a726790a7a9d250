// The spine of the profile: units, posts, people, how it was reviewed, what people decided, and
// where the dossier is complete.
//
// The tree is the one of the profile kScale, with more bodies beside it. What anybody's facts are
// like comes from recipes, which come from the policy; only how often which tier is meant and how
// often which event happens is the generator's own.
//
// Tested by tests/province/province_test.cc
#include "generator/province/province.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "generator/province/pack_columns.h"

namespace dangvien::generator {
namespace {

constexpr int kUnanswered = 20;  // per mille of the questions that a tier depends on
constexpr int kIncomplete = 12;  // per mille of subjects in units of rank 2 and 3
constexpr int kHopesForMore = 150;
constexpr int kProposed = 100;  // of members, where no check asks

void AddCoverage(v1::CoverageTable table, const std::string& unit_id, const std::string& flag_id,
                 v1::Dataset& out) {
  v1::Coverage& row = *out.add_coverage();
  row.set_table(table);
  row.set_unit_id(unit_id);
  row.set_flag_id(flag_id);
}

void WriteProvinceCoverage(Province& province) {
  const std::string& root = province.units.front().id;
  for (const v1::CoverageTable table :
       {v1::COVERAGE_TABLE_VIOLATIONS, v1::COVERAGE_TABLE_ABSENCES, v1::COVERAGE_TABLE_COUNTERPARTS,
        v1::COVERAGE_TABLE_REVIEWS, v1::COVERAGE_TABLE_RATINGS,
        v1::COVERAGE_TABLE_EARLIER_RATINGS}) {
    AddCoverage(table, root, "", province.out);
  }
  for (const v1::Flag& flag : province.policy.flags()) {
    AddCoverage(v1::COVERAGE_TABLE_ATTESTATIONS, root, flag.id(), province.out);
  }
}

// Takes one fact away.
void LoseFact(Random& random, v1::Assessment& row) {
  const int marks = row.marks_size();
  const int tasks = row.tasks_size();
  if (marks + tasks == 0) return;
  const int lost = random.Below(marks + tasks);
  if (lost < marks) {
    row.mutable_marks()->DeleteSubrange(lost, 1);
  } else {
    row.mutable_tasks()->DeleteSubrange(lost - marks, 1);
  }
}

void WriteAnswers(const PlannedSubject& subject, const Recipe& recipe, Random& random,
                  Province& province) {
  const bool may_stay_open = province.units[static_cast<size_t>(subject.unit)].rank >= 2;
  for (const auto& [question, answer] : recipe.answers) {
    if (may_stay_open && random.PerMille(kUnanswered)) continue;
    v1::Decision& decision = *province.out.add_decisions();
    *decision.mutable_subject() = subject.ref;
    decision.set_question_id(question);
    decision.set_answer(answer);
    decision.set_reference(absl::StrCat(province.out.decisions_size(), "-QĐ/CU"));
    decision.set_decided_by(province.units.front().id);
    decision.set_decided_on(province.days.rated_on);
  }
}

bool AsksAuthority(const v1::Condition& condition) {
  if (condition.has_authority() || condition.has_stated_tier()) return true;
  for (const auto* list : {&condition.all_of(), &condition.any_of(), &condition.none_of()}) {
    if (std::any_of(list->conditions().begin(), list->conditions().end(),
                    [](const v1::Condition& child) { return AsksAuthority(child); })) {
      return true;
    }
  }
  return false;
}

// What the subject thinks of itself, what is proposed, and who decided. Of members only where a
// check asks for it, or else of some: the columnar form does not hold it.
void WriteTiers(const PlannedSubject& subject, int tier, Random& random, Province& province,
                v1::Assessment& row) {
  const ProvinceUnit& unit = province.units[static_cast<size_t>(subject.unit)];
  const Recipes& recipes = province.book.Of(province.ClassOf(subject.ref.kind(), subject.unit));
  const bool hopes =
      random.PerMille(kHopesForMore) && !recipes.tiers.empty() && tier > recipes.tiers.front();
  row.set_self_tier_id(province.TierId(hopes ? tier - 1 : tier));
  const bool is_member = subject.ref.kind() == v1::SUBJECT_KIND_MEMBER;
  if (is_member && !province.member_authority_is_asked && !random.PerMille(kProposed)) return;
  v1::Proposal& proposal = *row.add_proposals();
  proposal.set_by(unit.id);
  proposal.set_tier_id(province.TierId(tier));
  // A member is decided in the branch, what is beside or above it by the next level.
  const int deciding = is_member || unit.parent < 0 ? subject.unit : unit.parent;
  row.set_deciding_unit_id(province.units[static_cast<size_t>(deciding)].id);
}

}  // namespace

Province::Province(const v1::Policy& the_policy, const GeneratorOptions& the_options,
                   v1::Dataset& the_out)
    : policy(the_policy),
      options(the_options),
      out(the_out),
      days(DaysOf(the_policy)),
      plan(PlanScale(the_options.seed, the_options.member_count)),
      history(the_policy),
      book(the_policy, history) {
  for (const v1::Check& check : policy.checks()) {
    if (check.subject() != v1::CHECK_SUBJECT_MEMBER) continue;
    member_authority_is_asked |= AsksAuthority(check.rule().when());
  }
}

SubjectClass Province::ClassOf(v1::SubjectKind kind, int unit) const {
  SubjectClass subject;
  subject.kind = kind;
  subject.unit_kind = units[static_cast<size_t>(unit)].kind;
  subject.unit_level = units[static_cast<size_t>(unit)].level;
  return subject;
}

Filler& Province::FillerOf(v1::SubjectKind kind) {
  return fillers.try_emplace(kind, policy, kind).first->second;
}

int Province::Above(int unit, v1::UnitLevel level) const {
  int index = unit;
  while (units[static_cast<size_t>(index)].level != level) {
    if (units[static_cast<size_t>(index)].parent < 0) return 0;
    index = units[static_cast<size_t>(index)].parent;
  }
  return index;
}

std::string Province::PeerGroup(const std::string& name, int unit) const {
  return absl::StrCat(name, "-",
                      units[static_cast<size_t>(Above(unit, v1::UNIT_LEVEL_DISTRICT))].id);
}

void WriteSubject(const PlannedSubject& subject, const Recipe& recipe, Random& random,
                  Province& province) {
  const ProvinceUnit& unit = province.units[static_cast<size_t>(subject.unit)];
  v1::Assessment& row = *province.out.add_assessments();
  *row.mutable_subject() = subject.ref;
  province.FillerOf(subject.ref.kind()).Fill(recipe, random, row);
  if (unit.rank >= 2 && random.PerMille(kIncomplete)) LoseFact(random, row);
  if (recipe.tier != kNotRatedTier) WriteTiers(subject, recipe.tier, random, province, row);
  row.set_rated_on(province.days.rated_on);
  WriteAnswers(subject, recipe, random, province);
  province.subjects.push_back(subject);
}

void MakeProvince(const v1::Policy& policy, const GeneratorOptions& options, v1::Dataset& out) {
  Province province(policy, options, out);
  WritePeriod(policy, province.days, out);
  PlanProvinceUnits(province);
  PlanPosts(province);
  WriteProvinceUnits(province);
  WriteProvincePeople(province);
  WriteProvinceProcess(province);
  WriteQuotaDecisions(province);
  WriteTierDecisions(province);
  WriteProvinceCoverage(province);
  if (options.columns) PackColumns(out);
}

}  // namespace dangvien::generator
