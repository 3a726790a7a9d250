// Draws the people of one branch after another.
#ifndef DANGVIEN_GENERATOR_PEOPLE_H_
#define DANGVIEN_GENERATOR_PEOPLE_H_

#include <cstddef>
#include <cstdint>

#include "generator/dossier.h"
#include "generator/facts.h"
#include "generator/random.h"

namespace dangvien::generator {

class PeopleDrawer {
 public:
  // Branches are drawn in order, each exactly once (posts above the branch are read along).
  // LIFETIME: `dossier` outlives the drawer.
  PeopleDrawer(const Dossier& dossier, int branch, size_t& next_post);

  // Replaces `out` by the person at the place; reuses its memory. Returns the rank meant for it.
  // REQUIRES: places 0, 1, 2, ... in this order.
  int Draw(int place, PersonFacts& out);

 private:
  enum class Life;

  int DrawRank(PersonCase person_case);
  void DrawIdentity(int place, PersonFacts& out);
  void DrawPosts(int place, PersonCase person_case, PersonFacts& out);
  void DrawLife(int place, PersonCase person_case, PersonFacts& out);
  void Transfer(PersonFacts& out);
  void VisitElsewhere(PersonFacts& out);
  void Admit(PersonFacts& out);
  void AddAbsence(v1::AbsenceKind kind, PersonFacts& out);
  void AddRatings(int rank, PersonFacts& out);
  void DrawMarks(int rank, PersonCase person_case, PersonFacts& out);
  void AddPost(const std::string& unit_id, v1::PostKind kind, v1::PostBody body, PersonFacts& out);
  const std::string& OtherBranchId();
  const std::string& FailingBranchId() const;

  const Dossier& dossier_;
  int branch_index_;
  const PlannedUnit& unit_;
  const BranchScript& script_;
  size_t& next_post_;
  int rated_on_;
  Random random_;
};

}  // namespace dangvien::generator

#endif  // DANGVIEN_GENERATOR_PEOPLE_H_
