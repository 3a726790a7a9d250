// The declarations: ids that are unique, limits that hold, readings that are chosen, frames with
// their roles.
//
// Example of a fault found here: a tier `HTT` declared twice, a reading whose default is none of
// its options, a criterion that carries a role which no list declares.
// Tested by tests/unit/policy/policy_test.cc
#include <algorithm>

#include "policy/compiler.h"

namespace dangvien {
namespace {

constexpr size_t kMinTiers = 2;
constexpr size_t kMaxLevels = 200;

void CheckCount(Compiler& compiler, size_t count, size_t least, size_t most,
                absl::string_view name) {
  if (least <= count && count <= most) return;
  compiler.Add(IssueCode::kLimitExceeded, std::string(name),
               absl::StrCat("expected ", least, " to ", most, " entries, found ", count));
}

void CheckReadings(Compiler& compiler) {
  const auto& readings = compiler.in.readings;
  for (size_t i = 0; i < readings.size(); ++i) {
    const std::string path = absl::StrCat("readings[", i, "]");
    CheckIds(compiler, readings[i].options, absl::StrCat(path, ".options"));
    CheckCitations(compiler, readings[i].citations, path);
    compiler.Find(readings[i].options, readings[i].default_option_id,
                  absl::StrCat(path, ".default_option_id"), "option");
  }
}

// The kinds named are some, and each kind may have two tiers at least: a quota needs them.
void CheckTierKinds(Compiler& compiler) {
  const std::vector<wire::Tier>& tiers = compiler.in.tiers;
  for (size_t i = 0; i < tiers.size(); ++i) {
    for (size_t j = 0; j < tiers[i].subject_kinds.size(); ++j) {
      if (tiers[i].subject_kinds[j] != wire::SubjectKind::kUnspecified) continue;
      compiler.Add(IssueCode::kMissingField, absl::StrCat("tiers[", i, "].subject_kinds[", j, "]"),
                   "expected a kind, found none");
    }
  }
  for (const wire::SubjectKind kind : kAllSubjectKinds) {
    const auto count = static_cast<size_t>(
        std::count_if(tiers.begin(), tiers.end(),
                      [kind](const wire::Tier& tier) { return MayHave(kind, tier); }));
    if (count >= kMinTiers || tiers.size() < kMinTiers) continue;
    compiler.Add(IssueCode::kInvalidPolicy, "tiers",
                 absl::StrCat("expected at least ", kMinTiers, " tiers for ", wire::Name(kind),
                              ", found ", count));
  }
}

}  // namespace

int32_t FindTier(Compiler& compiler, absl::string_view id, wire::SubjectKind kind,
                 const std::string& path) {
  const int32_t tier = compiler.Find(compiler.in.tiers, id, path, "tier");
  if (tier < 0 || MayHave(kind, compiler.in.tiers[static_cast<size_t>(tier)])) return tier;
  compiler.Add(IssueCode::kInvalidPolicy, path,
               absl::StrCat("expected a tier of ", wire::Name(kind), ", found `", id, "`"));
  return -1;
}

void CheckCitationList(Compiler& compiler, const std::vector<wire::Citation>& citations,
                       const std::string& path) {
  if (citations.empty()) {
    compiler.Add(IssueCode::kMissingCitation, path, "expected at least one citation, found none");
  }
  for (size_t i = 0; i < citations.size(); ++i) {
    const std::string at = absl::StrCat(path, "[", i, "]");
    compiler.Find(compiler.in.instruments, citations[i].instrument_id,
                  absl::StrCat(at, ".instrument_id"), "instrument");
    if (citations[i].clause.empty()) {
      compiler.Add(IssueCode::kMissingCitation, absl::StrCat(at, ".clause"),
                   "expected the place in the instrument, found none");
    }
  }
}

void CheckCitations(Compiler& compiler, const std::vector<wire::Citation>& citations,
                    const std::string& path) {
  CheckCitationList(compiler, citations, absl::StrCat(path, ".citations"));
}

void CheckUnder(Compiler& compiler, const std::vector<wire::ReadingOption>& under,
                const std::string& path) {
  for (size_t i = 0; i < under.size(); ++i) {
    const std::string at = absl::StrCat(path, ".under[", i, "]");
    const int32_t reading = compiler.Find(compiler.in.readings, under[i].reading_id,
                                          absl::StrCat(at, ".reading_id"), "reading");
    if (reading < 0) continue;
    compiler.Find(compiler.in.readings[static_cast<size_t>(reading)].options, under[i].option_id,
                  absl::StrCat(at, ".option_id"), "option");
  }
}

void CheckDeclarations(Compiler& compiler) {
  const wire::Policy& in = compiler.in;
  if (in.id.empty()) {
    compiler.Add(IssueCode::kMissingField, "id", "expected an id, found none");
  }
  CheckCount(compiler, in.tiers.size(), kMinTiers, kMaxTiers, "tiers");
  CheckCount(compiler, in.levels.size(), 0, kMaxLevels, "levels");
  CheckIds(compiler, in.instruments, "instruments");
  CheckIds(compiler, in.tiers, "tiers");
  CheckIds(compiler, in.levels, "levels");
  CheckIds(compiler, in.roles, "roles");
  CheckIds(compiler, in.task_groups, "task_groups");
  CheckIds(compiler, in.flags, "flags");
  CheckIds(compiler, in.sections, "sections");
  CheckIds(compiler, in.questions, "questions");
  CheckIds(compiler, in.readings, "readings");
  CheckIds(compiler, in.scores, "scores");
  CheckIds(compiler, in.passes, "passes");
  for (size_t i = 0; i < in.questions.size(); ++i) {
    CheckCitations(compiler, in.questions[i].citations, absl::StrCat("questions[", i, "]"));
  }
  CheckTierKinds(compiler);
  CheckReadings(compiler);
}

void ChooseReadings(Compiler& compiler) {
  const auto& readings = compiler.in.readings;
  compiler.out.chosen_options.clear();
  for (const wire::Reading& reading : readings) {
    const auto it = std::find_if(
        reading.options.begin(), reading.options.end(),
        [&](const wire::Option& option) { return option.id == reading.default_option_id; });
    compiler.out.chosen_options.push_back(static_cast<int32_t>(it - reading.options.begin()));
  }
  for (const ReadingChoice& choice : compiler.options.readings) {
    const int32_t reading =
        compiler.Find(readings, choice.reading_id, "options.readings", "reading");
    if (reading < 0) continue;
    const auto r = static_cast<size_t>(reading);
    const int32_t option =
        compiler.Find(readings[r].options, choice.option_id, "options.readings",
                      absl::StrCat("option of reading `", choice.reading_id, "`,"));
    if (option >= 0) compiler.out.chosen_options[r] = option;
  }
}

void CompileFrames(Compiler& compiler) {
  const auto& frames = compiler.in.frames;
  for (size_t i = 0; i < frames.size(); ++i) {
    const std::string path = absl::StrCat("frames[", i, "]");
    std::vector<CompiledCriterion>& out =
        compiler.out.frames[static_cast<size_t>(frames[i].subject_kind)];
    if (!out.empty() || frames[i].subject_kind == wire::SubjectKind::kUnspecified) {
      compiler.Add(IssueCode::kDuplicateId, absl::StrCat(path, ".subject_kind"),
                   "expected one frame a subject kind");
      continue;
    }
    CheckCitations(compiler, frames[i].citations, path);
    CheckIds(compiler, frames[i].criteria, absl::StrCat(path, ".criteria"));
    for (size_t j = 0; j < frames[i].criteria.size(); ++j) {
      const wire::Criterion& criterion = frames[i].criteria[j];
      CompiledCriterion compiled{&criterion, {}};
      for (size_t k = 0; k < criterion.roles.size(); ++k) {
        const std::string at = absl::StrCat(path, ".criteria[", j, "].roles[", k, "]");
        const int32_t role = compiler.Find(compiler.in.roles, criterion.roles[k].role_id,
                                           absl::StrCat(at, ".role_id"), "role");
        CheckUnder(compiler, criterion.roles[k].under, at);
        if (compiler.out.IsChosen(criterion.roles[k].under)) compiled.roles.push_back(role);
      }
      out.push_back(std::move(compiled));
    }
  }
}

}  // namespace dangvien
