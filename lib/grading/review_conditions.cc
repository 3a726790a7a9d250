// Conditions over reviews: what is reviewed, who acted, which sections are there, what came before.
//
// Whether somebody is head or deputy is read from the posts in the session's unit on the day of the
// session; without that day it is not known. Two sessions on one day do not tell which came first.
// Tested by tests/unit/process/review_conditions_test.cc, tests/differential/differential_test.cc
#include <algorithm>

#include "grading/conditions.h"

namespace dangvien {
namespace {

const ReviewEntry& ReviewAt(const EvalContext& context, Row row) {
  return context.tables.reviews.reviews[static_cast<size_t>(row)];
}

const SessionEntry& SessionOf(const EvalContext& context, const ReviewEntry& review) {
  return context.tables.reviews.sessions[static_cast<size_t>(review.session)];
}

// The leading role of a person in the session's unit on its day.
struct Role {
  bool is_known = false;
  bool is_head = false;
  bool is_deputy = false;  // and not head
};

Role RoleOf(const EvalContext& context, const SessionEntry& session, Row person) {
  Role role;
  if (session.held_on == kNoDay) return role;
  role.is_known = true;
  for (const PostEntry& post : context.tables.people.posts.Of(person)) {
    if (post.unit != session.unit || !post.span.Contains(session.held_on)) continue;
    role.is_head = role.is_head || post.kind == wire::PostKind::kHead;
    role.is_deputy = role.is_deputy || post.kind == wire::PostKind::kDeputy;
  }
  role.is_deputy = role.is_deputy && !role.is_head;
  return role;
}

Truth HoldsAs(const Role& role, wire::Holder holder) {
  if (!role.is_known) return Truth::kUnknown;
  switch (holder) {
    case wire::Holder::kHead:
      return FromBool(role.is_head);
    case wire::Holder::kDeputy:
      return FromBool(role.is_deputy);
    default:
      return FromBool(!role.is_head && !role.is_deputy);
  }
}

Truth FitsHolders(const std::vector<wire::Holder>& holders, const EvalContext& context,
                  const ReviewEntry& review) {
  if (holders.empty()) return Truth::kTrue;
  if (review.person == kNone) return Truth::kFalse;
  const Role role = RoleOf(context, SessionOf(context, review), review.person);
  Truth any = Truth::kFalse;
  for (const wire::Holder holder : holders) {
    const bool by_post = holder == wire::Holder::kHead || holder == wire::Holder::kDeputy ||
                         holder == wire::Holder::kOther;
    if (by_post) any = Or(any, HoldsAs(role, holder));
  }
  return any;
}

ReviewActor ActorOf(wire::Act act) {
  switch (act) {
    case wire::Act::kDirected:
      return kDirectedBy;
    case wire::Act::kPresented:
      return kPresentedBy;
    case wire::Act::kChaired:
      return kChairedBy;
    default:
      return kConcludedBy;
  }
}

Truth ActedAs(const EvalContext& context, const ReviewEntry& review, Row actor,
              wire::Holder holder) {
  if (holder == wire::Holder::kSubject) return FromBool(actor == review.person);
  if (holder == wire::Holder::kChair) {
    const Row chair = review.actors[kChairedBy];
    return chair == kNone ? Truth::kUnknown : FromBool(actor == chair);
  }
  return HoldsAs(RoleOf(context, SessionOf(context, review), actor), holder);
}

bool HasAll(const std::vector<int32_t>& present, const std::vector<int32_t>& wanted) {
  return std::all_of(wanted.begin(), wanted.end(), [&present](int32_t symbol) {
    return symbol >= 0 && std::binary_search(present.begin(), present.end(), symbol);
  });
}

Truth SectionsTruth(const std::vector<int32_t>& wanted, wire::SectionPlace place,
                    const ReviewEntry& review) {
  if (place == wire::SectionPlace::kEachFault) {
    return FromBool(
        std::all_of(review.faults.begin(), review.faults.end(),
                    [&](const FaultEntry& fault) { return HasAll(fault.sections, wanted); }));
  }
  if (HasAll(review.sections, wanted)) return Truth::kTrue;
  return NoneMeans(review.sections_complete);
}

Truth CameBefore(const EvalContext& context, const ReviewEntry& first, const ReviewEntry& second) {
  const Day first_day = SessionOf(context, first).held_on;
  const Day second_day = SessionOf(context, second).held_on;
  if (first_day == kNoDay || second_day == kNoDay) return Truth::kUnknown;
  if (first_day != second_day) return FromBool(first_day < second_day);
  if (first.session != second.session || first.sequence == 0 || second.sequence == 0) {
    return Truth::kUnknown;
  }
  return FromBool(first.sequence < second.sequence);
}

Truth AllBefore(const PrecededByAtom& atom, const EvalContext& context, Row row, Row unit) {
  const ReviewEntry& review = ReviewAt(context, row);
  Truth all = Truth::kTrue;
  for (const Row other : context.tables.reviews.reviews_by_unit.Of(unit)) {
    if (other == row) continue;
    all = And(all, Or(Not(ReviewIs(atom.selected, context, other)),
                      CameBefore(context, ReviewAt(context, other), review)));
  }
  return all;
}

Truth PrecededBy(const PrecededByAtom& atom, const EvalContext& context, Row row) {
  const Row unit = UnitOf(context, RowKind::kReview, row);
  Truth all = Truth::kTrue;
  if (atom.neighbourhood == wire::Neighbourhood::kSessionUnit) {
    all = AllBefore(atom, context, row, unit);
  } else {
    for (const Row child : context.tables.units.children.Of(unit)) {
      if (IsPartyUnit(context.tables.units.kind[static_cast<size_t>(child)])) continue;
      all = And(all, AllBefore(atom, context, row, child));
    }
  }
  if (IsCovered(context, wire::CoverageTable::kReviews, unit)) return all;
  return And(all, Truth::kUnknown);
}

}  // namespace

Truth ReviewIs(const ReviewIsAtom& atom, const EvalContext& context, Row review) {
  const ReviewEntry& entry = ReviewAt(context, review);
  const Truth kind = FitsFilter(atom.subject_kinds, entry.subject.kind);
  const Truth body = FitsFilter(atom.bodies, SessionOf(context, entry).body);
  const Truth depth = FitsFilter(atom.depths, entry.depth);
  return And(And(kind, body), And(depth, FitsHolders(atom.holders, context, entry)));
}

void Eval(const ReviewIsAtom& atom, const EvalContext& context, const Rows& rows, uint8_t* truth) {
  FillTruth(rows, truth, [&](Row row) { return ReviewIs(atom, context, row); });
}

void Eval(const ActorAtom& atom, const EvalContext& context, const Rows& rows, uint8_t* truth) {
  FillTruth(rows, truth, [&](Row row) {
    const ReviewEntry& review = ReviewAt(context, row);
    const Row actor = review.actors[ActorOf(atom.act)];
    if (actor == kNone) return Truth::kUnknown;
    Truth any = Truth::kFalse;
    for (const wire::Holder holder : atom.holders) {
      any = Or(any, ActedAs(context, review, actor, holder));
    }
    return any;
  });
}

void Eval(const SectionsAtom& atom, const EvalContext& context, const Rows& rows, uint8_t* truth) {
  std::vector<int32_t> wanted;
  for (const int32_t section : atom.sections) {
    wanted.push_back(context.binding.section_symbol[static_cast<size_t>(section)]);
  }
  FillTruth(rows, truth,
            [&](Row row) { return SectionsTruth(wanted, atom.place, ReviewAt(context, row)); });
}

void Eval(const PrecededByAtom& atom, const EvalContext& context, const Rows& rows,
          uint8_t* truth) {
  FillTruth(rows, truth, [&](Row row) { return PrecededBy(atom, context, row); });
}

}  // namespace dangvien
