// Binds a policy to a dossier by looking up each declared id among the dossier's symbols, and
// reports symbols that no policy of the run declares.
//
// Example: a mark for criterion `x` in an assessment of a member, while no policy of the run has
// `x` in its frame for members, is `unknown_criterion` at the place of the first such mark. With
// several policies a symbol is accepted when one of them declares it; a subject under another
// policy is then read as if the mark were not there, because that policy asks nothing of it. The
// same holds for a level, a tier of a rating, or an answer that only another policy knows.
// Tested by tests/unit/grading/binding_test.cc
#include "facts/binding.h"

#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"

namespace dangvien {
namespace {

constexpr std::array<wire::SubjectKind, 4> kKinds = {
    wire::SubjectKind::kOrganization, wire::SubjectKind::kMember, wire::SubjectKind::kCollective,
    wire::SubjectKind::kLeader};

template <typename Column>
const Column* FindColumn(const std::vector<Column>& columns, const SymbolTable& symbols,
                         absl::string_view id) {
  const int32_t symbol = symbols.ids.Find(id);
  if (symbol < 0 || static_cast<size_t>(symbol) >= columns.size()) return nullptr;
  return &columns[static_cast<size_t>(symbol)];
}

void BindColumns(const CompiledPolicy& policy, const DatasetTables& tables, Binding* binding) {
  for (const wire::SubjectKind kind : kKinds) {
    const auto k = static_cast<size_t>(kind);
    const AssessmentTable& table = tables.assessments_of(kind);
    for (const CompiledCriterion& criterion : policy.frame(kind)) {
      binding->marks[k].push_back(
          FindColumn(table.marks, tables.symbols.criteria, criterion.source->id));
    }
    for (const wire::TaskGroup& group : policy.message.task_groups) {
      binding->tasks[k].push_back(FindColumn(table.tasks, tables.symbols.task_groups, group.id));
    }
    for (const wire::Flag& flag : policy.message.flags) {
      binding->flags[k].push_back(FindColumn(table.flags, tables.symbols.flags, flag.id));
    }
  }
  for (const wire::Flag& flag : policy.message.flags) {
    const auto* covered = FindColumn(tables.coverage.flags, tables.symbols.flags, flag.id);
    binding->flag_coverage.push_back(covered != nullptr && !covered->empty() ? covered : nullptr);
  }
}

void BindComponents(const CompiledPolicy& policy, const DatasetTables& tables, Binding* binding) {
  for (const CompiledScore& score : policy.scores) {
    for (const CompiledScorePart& part : score.parts) {
      const auto* products = std::get_if<CompiledProducts>(&part.kind);
      if (products == nullptr) continue;
      for (const CompiledComponent& component : products->components) {
        binding->component_symbol.push_back(
            tables.symbols.components.ids.Find(component.source->id));
      }
    }
  }
}

template <typename List>
int IndexOf(const List& list, absl::string_view id) {
  for (size_t i = 0; i < list.size(); ++i) {
    if (list[i].id == id) return static_cast<int>(i);
  }
  return -1;
}

void BindDecisions(const CompiledPolicy& policy, const DatasetTables& tables, Binding* binding) {
  for (const DecisionEntry& decision : tables.decisions) {
    const int64_t key = Binding::Key(decision.subject.kind, decision.subject.row);
    if (decision.tier != kNone) {
      const int rank = binding->tier_rank[static_cast<size_t>(decision.tier)];
      if (rank >= 0) binding->decided_rank[key] = rank;
      continue;
    }
    const int question =
        IndexOf(policy.message.questions, tables.symbols.questions.ids.Name(decision.question));
    if (question >= 0) binding->answers[{key, question}] = decision.answer;
  }
}

using Policies = std::vector<const CompiledPolicy*>;

// What a policy of the run may declare, and how a dossier's use of something else is reported.
struct Declaration {
  IssueCode code{};
  absl::string_view what;
  // Whether the policy declares the id.
  bool (*declares)(const CompiledPolicy&, absl::string_view id) = nullptr;
};

template <auto kList>
bool Declares(const CompiledPolicy& policy, absl::string_view id) {
  return IndexOf(policy.message.*kList, id) >= 0;
}

void CheckSymbols(const Policies& policies, const SymbolTable& symbols,
                  const Declaration& declaration, IssueList* issues) {
  for (int32_t symbol = 0; symbol < symbols.ids.size(); ++symbol) {
    const absl::string_view id = symbols.ids.Name(symbol);
    const bool known = std::any_of(policies.begin(), policies.end(), [&](const auto* policy) {
      return declaration.declares(*policy, id);
    });
    if (known) continue;
    issues->Add(declaration.code, symbols.first_path[static_cast<size_t>(symbol)],
                absl::StrCat("no policy of the run declares ", declaration.what, " `", id, "`"));
  }
}

bool HasCriterion(const CompiledPolicy& policy, wire::SubjectKind kind, absl::string_view id) {
  const auto& frame = policy.frame(kind);
  return std::any_of(frame.begin(), frame.end(), [id](const CompiledCriterion& criterion) {
    return criterion.source->id == id;
  });
}

void CheckCriteria(const Policies& policies, const DatasetTables& tables, wire::SubjectKind kind,
                   IssueList* issues) {
  const std::vector<MarkColumn>& columns = tables.assessments_of(kind).marks;
  for (size_t symbol = 0; symbol < columns.size(); ++symbol) {
    if (columns[symbol].first_path.empty()) continue;
    const absl::string_view id = tables.symbols.criteria.ids.Name(static_cast<int32_t>(symbol));
    const bool known = std::any_of(policies.begin(), policies.end(), [&](const auto* policy) {
      return HasCriterion(*policy, kind, id);
    });
    if (known) continue;
    issues->Add(IssueCode::kUnknownCriterion, columns[symbol].first_path,
                absl::StrCat("no policy of the run has criterion `", id, "` in its frame for ",
                             wire::Name(kind)));
  }
}

bool DeclaresComponent(const CompiledPolicy& policy, absl::string_view id) {
  for (const wire::Score& score : policy.message.scores) {
    for (const wire::ScorePart& part : score.parts) {
      if (part.products.has_value() && IndexOf(part.products->components, id) >= 0) return true;
    }
  }
  return false;
}

// The most that a policy of the run allows; nothing where none has the criterion, which is an issue
// of its own.
std::optional<uint32_t> MaxPointsOf(const Policies& policies, wire::SubjectKind kind,
                                    absl::string_view id) {
  std::optional<uint32_t> most;
  for (const CompiledPolicy* policy : policies) {
    for (const CompiledCriterion& criterion : policy->frame(kind)) {
      if (criterion.source->id != id) continue;
      most = std::max(most.value_or(0), criterion.source->max_points);
    }
  }
  return most;
}

void CheckPoints(const Policies& policies, const DatasetTables& tables, wire::SubjectKind kind,
                 IssueList* issues) {
  const std::vector<MarkColumn>& columns = tables.assessments_of(kind).marks;
  for (size_t symbol = 0; symbol < columns.size(); ++symbol) {
    const absl::string_view id = tables.symbols.criteria.ids.Name(static_cast<int32_t>(symbol));
    const std::optional<uint32_t> most = MaxPointsOf(policies, kind, id);
    for (const HighMark& mark : columns[symbol].high_marks) {
      if (!most.has_value() || mark.points <= int64_t{*most}) continue;
      issues->Add(IssueCode::kNumberOutOfRange, mark.path,
                  absl::StrCat("expected at most ", *most, " points for criterion `", id,
                               "`, found ", mark.points));
      break;
    }
  }
}

bool DeclaresQuota(const CompiledPolicy& policy, absl::string_view id) {
  const auto& passes = policy.message.passes;
  return std::any_of(passes.begin(), passes.end(),
                     [id](const wire::Pass& pass) { return IndexOf(pass.quotas, id) >= 0; });
}

}  // namespace

Binding Bind(const CompiledPolicy& policy, const DatasetTables& tables) {
  Binding binding;
  binding.level_rank.fill(kRankMissing);
  binding.level_rank[kMarkNotApplicable] = kRankNotApplicable;
  const DenseIndex& levels = tables.symbols.levels.ids;
  for (int32_t symbol = 0; symbol < levels.size(); ++symbol) {
    const int rank = IndexOf(policy.message.levels, levels.Name(symbol));
    if (rank >= 0) binding.level_rank[static_cast<size_t>(symbol)] = static_cast<uint8_t>(rank);
  }
  const DenseIndex& tiers = tables.symbols.tiers.ids;
  for (int32_t symbol = 0; symbol < tiers.size(); ++symbol) {
    binding.tier_rank.push_back(IndexOf(policy.message.tiers, tiers.Name(symbol)));
  }
  for (const wire::Section& section : policy.message.sections) {
    binding.section_symbol.push_back(tables.symbols.sections.ids.Find(section.id));
  }
  BindColumns(policy, tables, &binding);
  BindComponents(policy, tables, &binding);
  BindDecisions(policy, tables, &binding);
  return binding;
}

void CheckDeclared(const std::vector<const CompiledPolicy*>& policies, const DatasetTables& tables,
                   IssueList* issues) {
  const Symbols& symbols = tables.symbols;
  for (int32_t symbol = 0; symbol < symbols.policies.ids.size(); ++symbol) {
    const absl::string_view id = symbols.policies.ids.Name(symbol);
    const bool known = std::any_of(policies.begin(), policies.end(),
                                   [&](const auto* policy) { return policy->message.id == id; });
    if (known) continue;
    issues->Add(IssueCode::kUnknownPolicy, symbols.policies.first_path[static_cast<size_t>(symbol)],
                absl::StrCat("no policy of the run has id `", id, "`"));
  }
  for (const wire::SubjectKind kind : kKinds) {
    CheckCriteria(policies, tables, kind, issues);
    CheckPoints(policies, tables, kind, issues);
  }
  const auto check = [&](const SymbolTable& table, const Declaration& declaration) {
    CheckSymbols(policies, table, declaration, issues);
  };
  check(symbols.levels, {IssueCode::kUnknownLevel, "level", Declares<&wire::Policy::levels>});
  check(symbols.tiers, {IssueCode::kUnknownTier, "tier", Declares<&wire::Policy::tiers>});
  check(symbols.flags, {IssueCode::kUnknownFlag, "flag", Declares<&wire::Policy::flags>});
  check(symbols.task_groups,
        {IssueCode::kUnknownTaskGroup, "task group", Declares<&wire::Policy::task_groups>});
  check(symbols.sections,
        {IssueCode::kUnknownSection, "section", Declares<&wire::Policy::sections>});
  check(symbols.questions,
        {IssueCode::kUnknownQuestion, "question", Declares<&wire::Policy::questions>});
  check(symbols.components, {IssueCode::kUnknownComponent, "product component", DeclaresComponent});
  check(symbols.quotas, {IssueCode::kUnknownQuota, "quota", DeclaresQuota});
}

}  // namespace dangvien
