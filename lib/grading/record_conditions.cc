// Conditions over what the dossier records of the process: dates in order, things done or held.
//
// Example: "the draft reached the participants three working days ahead" is a date order on a
// review; "the branch voted by secret ballot" is a record of an organization.
// Tested by tests/unit/process/record_conditions_test.cc, tests/differential/differential_test.cc
#include <algorithm>

#include "grading/conditions.h"

namespace dangvien {
namespace {

const ReviewEntry& ReviewAt(const EvalContext& context, Row row) {
  return context.tables.reviews.reviews[static_cast<size_t>(row)];
}

// A collective's review speaks of the organization of its unit.
SubjectRow RatedSubject(const EvalContext& context, RowKind kind, Row row) {
  if (kind == RowKind::kUnit) return {wire::SubjectKind::kOrganization, row};
  if (kind == RowKind::kPerson) return {wire::SubjectKind::kMember, row};
  SubjectRow subject = ReviewAt(context, row).subject;
  if (subject.kind == wire::SubjectKind::kCollective) {
    subject.kind = wire::SubjectKind::kOrganization;
  }
  return subject;
}

Day RatedOn(const EvalContext& context, const SubjectRow& subject) {
  if (subject.row == kNone) return kNoDay;
  const std::vector<Day>& days = context.tables.assessments_of(subject.kind).rated_on;
  return days.empty() ? kNoDay : days[static_cast<size_t>(subject.row)];
}

Truth InOrder(const DateOrderAtom& atom, const EvalContext& context, RowKind kind, Row row) {
  const Day earlier = DateOf(atom.earlier, context, kind, row);
  const Day later = DateOf(atom.later, context, kind, row);
  if (earlier == kNoDay || later == kNoDay) return Truth::kUnknown;
  if (earlier > later || (atom.strictly && earlier == later)) return Truth::kFalse;
  if (int64_t{later} - earlier < int64_t{atom.min_days}) return Truth::kFalse;
  const int32_t working = context.tables.calendar.WorkingDaysBetween(Date::FromDayNumber(earlier),
                                                                     Date::FromDayNumber(later));
  return FromBool(working >= int64_t{atom.min_working_days});
}

Truth OfReview(wire::Record record, const EvalContext& context, Row row) {
  const ReviewEntry& review = ReviewAt(context, row);
  switch (record) {
    case wire::Record::kPresentedByDelegate:
      return review.records[kDelegate];
    case wire::Record::kCommentsCollected:
      return review.records[kCollected];
    case wire::Record::kCommentsGiven:
      return review.records[kGiven];
    case wire::Record::kConcludedItemByItem:
      return review.records[kItemByItem];
    case wire::Record::kReportRevised:
      return review.records[kRevised];
    default:
      break;
  }
  const SessionEntry& session =
      context.tables.reviews.sessions[static_cast<size_t>(review.session)];
  if (session.held_on == kNoDay) return Truth::kUnknown;
  const auto posts = context.tables.people.posts_by_unit.Of(session.unit);
  return FromBool(std::any_of(posts.begin(), posts.end(), [&](const PostEntry& post) {
    return post.kind == wire::PostKind::kDeputy && post.span.Contains(session.held_on);
  }));
}

Truth Reviewed(const EvalContext& context, RowKind kind, Row row) {
  const ReviewTable& reviews = context.tables.reviews;
  const auto& is_reviewed =
      kind == RowKind::kPerson ? reviews.is_person_reviewed : reviews.is_unit_reviewed;
  if (is_reviewed[static_cast<size_t>(row)] != 0) return Truth::kTrue;
  return NoneMeans(IsCovered(context, wire::CoverageTable::kReviews, UnitOf(context, kind, row)));
}

// Of all ballots of the unit; without one not known.
template <typename OfBallot>
Truth AllBallots(const EvalContext& context, Row unit, const OfBallot& of_ballot) {
  const auto indexes = context.tables.ballots_by_unit.Of(unit);
  if (indexes.empty()) return Truth::kUnknown;
  Truth all = Truth::kTrue;
  for (const int32_t index : indexes) {
    all = And(all, of_ballot(context.tables.ballots[static_cast<size_t>(index)]));
  }
  return all;
}

Truth CounterpartsRated(const EvalContext& context, Row unit) {
  const UnitTable& units = context.tables.units;
  bool any = false;
  for (const Row child : units.children.Of(unit)) {
    const auto c = static_cast<size_t>(child);
    if (units.is_dissolved[c] != 0 || IsPartyUnit(units.kind[c])) continue;
    any = true;
    const auto ratings = units.ratings.Of(child);
    const bool rated = std::any_of(ratings.begin(), ratings.end(),
                                   [](const RatingEntry& rating) { return rating.of_period; });
    if (!rated) return Truth::kFalse;
  }
  const bool covered = IsCovered(context, wire::CoverageTable::kCounterparts, unit);
  return any || covered ? Truth::kTrue : Truth::kUnknown;
}

Truth OfUnit(wire::Record record, const EvalContext& context, Row unit) {
  switch (record) {
    case wire::Record::kHasPartyGroups: {
      const int32_t count = context.tables.units.party_group_count[static_cast<size_t>(unit)];
      return count == kNone ? Truth::kUnknown : FromBool(count > 0);
    }
    case wire::Record::kBallotHeld: {
      if (!context.tables.ballots_by_unit.Of(unit).empty()) return Truth::kTrue;
      return NoneMeans(IsCovered(context, wire::CoverageTable::kReviews, unit));
    }
    case wire::Record::kBallotsSecret:
      return AllBallots(context, unit, [](const BallotEntry& ballot) { return ballot.secret; });
    case wire::Record::kBallotsOfWholeUnit:
      return AllBallots(context, unit, [](const BallotEntry& ballot) {
        return FitsFilter(std::vector<wire::BallotScope>{wire::BallotScope::kWholeUnit},
                          ballot.scope);
      });
    default:
      return CounterpartsRated(context, unit);
  }
}

}  // namespace

Day DateOf(wire::DateField field, const EvalContext& context, RowKind kind, Row row) {
  switch (field) {
    case wire::DateField::kDraftSent:
      return ReviewAt(context, row).draft_sent_on;
    case wire::DateField::kHeld:
      return context.tables.reviews.sessions[static_cast<size_t>(ReviewAt(context, row).session)]
          .held_on;
    case wire::DateField::kRated:
      return RatedOn(context, RatedSubject(context, kind, row));
    default: {
      const Row unit = UnitOf(context, kind, row);
      return unit == kNone ? kNoDay : context.tables.units.summed_up_on[static_cast<size_t>(unit)];
    }
  }
}

void Eval(const DateOrderAtom& atom, const EvalContext& context, const Rows& rows, uint8_t* truth) {
  FillTruth(rows, truth, [&](Row row) { return InOrder(atom, context, rows.kind, row); });
}

void Eval(const RecordedAtom& atom, const EvalContext& context, const Rows& rows, uint8_t* truth) {
  FillTruth(rows, truth, [&](Row row) {
    if (atom.record == wire::Record::kReviewed) return Reviewed(context, rows.kind, row);
    if (rows.kind == RowKind::kReview) return OfReview(atom.record, context, row);
    return OfUnit(atom.record, context, row);
  });
}

}  // namespace dangvien
