// The spine of the profile: units, posts, people, how it was reviewed, what people decided, and
// where the dossier is complete.
//
// The tree is the one of the profile kScale, with more bodies beside it. What anybody's facts are
// like comes from recipes, which come from the policy; only how often which tier is meant and how
// often which event happens is the generator's own.
//
// Tested by tests/province/province_test.cc
#include "generator/province/province.h"

#include <functional>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"

namespace dangvien::generator {
namespace {

constexpr int kUnanswered = 20;  // per mille of the questions that a tier depends on
constexpr int kIncomplete = 12;  // per mille of subjects in units of rank 2 and 3
constexpr int kHopesForMore = 150;

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

}  // namespace

Province::Province(const v1::Policy& the_policy, const GeneratorOptions& the_options,
                   v1::Dataset& the_out)
    : policy(the_policy),
      options(the_options),
      out(the_out),
      days(DaysOf(the_policy)),
      plan(PlanScale(the_options.seed, the_options.member_count)),
      book(the_policy),
      history(the_policy) {}

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
  const int tier = recipe.tier == kNotRatedTier ? province.policy.tiers_size() - 1 : recipe.tier;
  const Recipes& recipes = province.book.Of(province.ClassOf(subject.ref.kind(), subject.unit));
  const bool hopes = tier > 0 && random.PerMille(kHopesForMore) && !recipes.tiers.empty() &&
                     tier > recipes.tiers.front();
  row.set_self_tier_id(province.TierId(hopes ? tier - 1 : tier));
  v1::Proposal& proposal = *row.add_proposals();
  proposal.set_by(unit.id);
  proposal.set_tier_id(province.TierId(tier));
  row.set_rated_on(province.days.rated_on);
  // A member is decided in the branch, what is beside or above it by the next level.
  const bool is_person = subject.ref.kind() == v1::SUBJECT_KIND_MEMBER;
  const int deciding = is_person || unit.parent < 0 ? subject.unit : unit.parent;
  row.set_deciding_unit_id(province.units[static_cast<size_t>(deciding)].id);
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
}

}  // namespace dangvien::generator
