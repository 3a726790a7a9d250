// The facts that a rule reads, in words and with their values.
#ifndef DANGVIEN_EXPLAIN_FACTS_H_
#define DANGVIEN_EXPLAIN_FACTS_H_

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "explain/names.h"
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
// matter are not read: see facts.cc. An atom kind without a Read() of its own does not compile.
class FactReader {
 public:
  FactReader(const EvalContext& context, RowKind kind, Row row, Language language)
      : context_(context), kind_(kind), row_(row), language_(language) {}

  // `applies`; where that holds or may, `when`; where that leaves it open, the exceptions. Of a
  // ceiling also the tier of its source.
  void ReadRule(const CompiledRule& rule);
  std::vector<ReadFact> Take() { return std::move(facts_); }

 private:
  enum class Missing { kNo, kYes };

  void ReadCondition(const CompiledCondition& condition);

  void Read(std::monostate) {}
  // The subject itself: facts.cc, score_facts.cc, discipline_facts.cc.
  void Read(const CriteriaAtom& atom);
  void Read(const TaskShareAtom& atom);
  void Read(const AttestedAtom& atom);
  void Read(const OpenQuestionAtom& atom);
  void Read(const UnitIsAtom& atom);
  void Read(const EmploymentAtom& atom);
  void Read(const AbsentAtom& atom);
  void Read(const TenureAtom& atom);
  void Read(const ScoreAtom& atom);
  void Read(const SanctionedAtom& atom);
  void Read(const ViolationAtom& atom);
  // Others, and other periods: population_facts.cc, related_facts.cc.
  void Read(const CompositionAtom& atom);
  void Read(const RatedByAtom& atom);
  void Read(const TierOfAtom& atom);
  void Read(const RelatedAtom& atom);
  void Read(const PriorRatingsAtom& atom);
  void Read(const StatedTierAtom& atom);
  // Posts and the process: process_facts.cc.
  void Read(const PostIsAtom& atom);
  void Read(const HoldsPostsAtom& atom);
  void Read(const RemarksAtom& atom);
  void Read(const DeadlineAtom& atom);
  void Read(const AuthorityAtom& atom);
  void Read(const VoteShareAtom& atom);
  void Read(const DateOrderAtom& atom);
  void Read(const RecordedAtom& atom);
  void Read(const ReviewIsAtom& atom) { ReadReview(TruthOf(atom)); }
  void Read(const ActorAtom& atom) { ReadReview(TruthOf(atom)); }
  void Read(const SectionsAtom& atom) { ReadReview(TruthOf(atom)); }
  void Read(const PrecededByAtom& atom) { ReadReview(TruthOf(atom)); }

  void ReadCriterion(const CriteriaAtom& atom, int32_t criterion);
  void ReadTaskGroup(const TaskShareAtom& atom, int32_t group);
  void ReadQuestion(int32_t question);
  void ReadReview(Truth truth);
  void ReadEventCoverage(wire::FactKind kind, Truth truth, Word if_complete);
  void ReadScorePart(const ScoreAtom& atom, size_t part);
  std::string MissingLines(const CompiledSheet& sheet) const;
  std::string MissingProducts(const CompiledProducts& products, uint32_t full_points) const;
  void ReadCounted(const CompositionAtom& atom, const PopulationView& view);
  void ReadSource(wire::TierSource source, wire::Layer layer, Missing missing);
  void ReadPost(const HoldsPostsAtom& atom, const PostEntry& post);
  // The condition asked of another subject: its facts, introduced by whose they are.
  void ReadOf(const std::string& whose, const RelatedRow& subject,
              const CompiledCondition& condition);

  void Add(wire::FactKind kind, absl::string_view id, std::string text,
           Missing missing = Missing::kNo);

  template <typename AtomKind>
  Truth TruthOf(const AtomKind& atom) const {
    uint8_t truth = 0;
    Eval(atom, context_, ThisRow(), &truth);
    return static_cast<Truth>(truth);
  }
  static Missing MissingWhere(bool is_missing) { return is_missing ? Missing::kYes : Missing::kNo; }
  Rows ThisRow() const { return {kind_, absl::MakeConstSpan(&row_, 1)}; }
  Row OwnUnit() const { return UnitOf(context_, kind_, row_); }
  absl::string_view UnitId(Row unit) const {
    return unit == kNone ? absl::string_view() : context_.tables.units.ids.Name(unit);
  }
  absl::string_view PersonId() const {
    return context_.tables.people.ids.Name(PersonOf(context_, kind_, row_));
  }
  // Of the person, or of the unit where there is none.
  absl::string_view OwnId() const {
    return PersonOf(context_, kind_, row_) != kNone ? PersonId() : UnitId(OwnUnit());
  }
  std::string TruthText(Truth truth) const;
  std::string RankText(int rank) const;  // -1: not known

  const EvalContext& context_;
  RowKind kind_;
  Row row_;
  Language language_;
  std::vector<ReadFact> facts_;
};

}  // namespace dangvien

#endif  // DANGVIEN_EXPLAIN_FACTS_H_
