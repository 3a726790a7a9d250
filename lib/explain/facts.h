// The facts that a rule reads, in words and with their values.
#ifndef DANGVIEN_EXPLAIN_FACTS_H_
#define DANGVIEN_EXPLAIN_FACTS_H_

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "explain/wording.h"
#include "grading/conditions.h"
#include "wire/result.wire.h"

namespace dangvien {

struct ReadFact {
  wire::FactKind kind;
  std::string id;  // as in OpenFact of result.proto
  std::string text;
  bool is_missing;  // the dossier does not tell, or people have not decided
};

// Describes the facts behind one atom after the other; each fact once. Parts of a rule that cannot
// matter are not read: see facts.cc.
class FactReader {
 public:
  FactReader(const EvalContext& context, RowKind kind, Row row, Language language)
      : context_(context), kind_(kind), row_(row), language_(language) {}

  // `applies`; where that holds or may, `when`; where that leaves it open, the exceptions.
  void ReadRule(const CompiledRule& rule);
  std::vector<ReadFact> Take() { return std::move(facts_); }

 private:
  enum class Missing { kNo, kYes };

  void ReadCondition(const CompiledCondition& condition);

  void Read(std::monostate) {}
  void Read(const CriteriaAtom& atom);
  void Read(const TaskShareAtom& atom);
  void Read(const AttestedAtom& atom);
  void Read(const OpenQuestionAtom& atom);
  void Read(const SanctionedAtom& atom);
  void Read(const ViolationAtom& atom);
  void Read(const CompositionAtom& atom);
  void Read(const UnitIsAtom& atom);
  void Read(const EmploymentAtom& atom);
  void Read(const RatedByAtom& atom);
  void Read(const AbsentAtom& atom);
  void Read(const TenureAtom& atom);
  void Read(const DateOrderAtom& atom);
  void Read(const RecordedAtom& atom);
  void Read(const ReviewIsAtom& atom) { ReadReview(TruthOf(atom)); }
  void Read(const ActorAtom& atom) { ReadReview(TruthOf(atom)); }
  void Read(const SectionsAtom& atom) { ReadReview(TruthOf(atom)); }
  void Read(const PrecededByAtom& atom) { ReadReview(TruthOf(atom)); }

  // Conditions without words of their own.
  template <typename AtomKind>
  void Read(const AtomKind& atom) {
    ReadReview(TruthOf(atom));
  }

  void ReadCriterion(const CriteriaAtom& atom, int32_t criterion);
  void ReadTaskGroup(const TaskShareAtom& atom, int32_t group);
  void ReadQuestion(int32_t question);
  void ReadReview(Truth truth);
  void ReadEventCoverage(wire::FactKind kind, Truth truth, Word if_complete);
  void ReadPopulation(const CompositionAtom& atom);

  void Add(wire::FactKind kind, absl::string_view id, std::string text,
           Missing missing = Missing::kNo);

  template <typename AtomKind>
  Truth TruthOf(const AtomKind& atom) const {
    uint8_t truth = 0;
    Eval(atom, context_, ThisRow(), &truth);
    return static_cast<Truth>(truth);
  }
  Rows ThisRow() const { return {kind_, absl::MakeConstSpan(&row_, 1)}; }
  Row OwnUnit() const { return UnitOf(context_, kind_, row_); }
  absl::string_view UnitId(Row unit) const {
    return unit == kNone ? absl::string_view() : context_.tables.units.ids.Name(unit);
  }
  std::string TruthText(Truth truth) const;

  const EvalContext& context_;
  RowKind kind_;
  Row row_;
  Language language_;
  std::vector<ReadFact> facts_;
};

}  // namespace dangvien

#endif  // DANGVIEN_EXPLAIN_FACTS_H_
