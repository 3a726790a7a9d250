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
  if (kind != RowKind::kReview) return {SubjectKindOf(kind), row};
  SubjectRow subject = ReviewAt(context, row).subject;
  if (subject.kind == wire::SubjectKind::kCollective) {
    subject.kind = wire::SubjectKind::kOrganization;
  }
  return subject;
}

Day RatedOn(const EvalContext& context, const SubjectRow& subject) {
  if (subject.row == kNone) return kNoDay;
  const Column<Day>& days = context.tables.assessments_of(subject.kind).rated_on;
  return days.empty() ? kNoDay : days[static_cast<size_t>(subject.row)];
}

bool AreInOrder(const DateOrderAtom& atom, const EvalContext& context, Day earlier, Day later) {
  if (earlier > later || (atom.strictly && earlier == later)) return false;
  if (int64_t{later} - earlier < int64_t{atom.min_days}) return false;
  const int32_t working = context.tables.calendar.WorkingDaysBetween(Date::FromDayNumber(earlier),
                                                                     Date::FromDayNumber(later));
  return working >= int64_t{atom.min_working_days};
}

// The later `earlier` is, the sooner the order breaks; the later `later` is, the sooner it holds.
// So of a date that may be any later day only the last listed one and "at some time" matter.
Truth InOrder(const DateOrderAtom& atom, const EvalContext& context, RowKind kind, Row row) {
  const DateRead earlier = DateOf(atom.earlier, context, kind, row);
  const DateRead later = DateOf(atom.later, context, kind, row);
  if (earlier.day == kNoDay || later.day == kNoDay) return Truth::kUnknown;
  Truth truth = FromBool(AreInOrder(atom, context, earlier.day, later.day));
  if (earlier.may_be_later) truth = And(truth, Truth::kUnknown);
  if (later.may_be_later) truth = Or(truth, Truth::kUnknown);
  return truth;
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

const LastReview& LastReviewOf(const EvalContext& context, RowKind kind, Row row) {
  const Row person = PersonOf(context, kind, row);
  const Column<LastReview>& last = context.tables.reviews.last_of(SubjectKindOf(kind));
  return last[static_cast<size_t>(person == kNone ? row : person)];
}

Truth Reviewed(const EvalContext& context, RowKind kind, Row row) {
  if (LastReviewOf(context, kind, row).is_reviewed) return Truth::kTrue;
  return NoneMeans(IsCovered(context, wire::CoverageTable::kReviews, UnitOf(context, kind, row)));
}

// Of all ballots of the unit, those that are not listed too; without one not known.
template <typename OfBallot>
Truth AllBallots(const EvalContext& context, Row unit, const OfBallot& of_ballot) {
  const auto indexes = context.tables.ballots_by_unit.Of(unit);
  if (indexes.empty()) return Truth::kUnknown;
  Truth all = Truth::kTrue;
  for (const int32_t index : indexes) {
    all = And(all, of_ballot(context.tables.ballots[static_cast<size_t>(index)]));
  }
  if (IsCovered(context, wire::CoverageTable::kReviews, unit)) return all;
  return And(all, Truth::kUnknown);
}

Truth BodyRated(const EvalContext& context, Row body) {
  const auto ratings = context.tables.units.ratings.Of(body);
  const bool rated = std::any_of(ratings.begin(), ratings.end(), [](const RatingEntry& rating) {
    return rating.of_period && rating.rated_as == wire::SubjectKind::kOrganization;
  });
  if (rated) return Truth::kTrue;
  return NoneMeans(IsCovered(context, wire::CoverageTable::kRatings, body));
}

Truth CounterpartsRated(const EvalContext& context, Row unit) {
  const UnitTable& units = context.tables.units;
  Truth all = Truth::kTrue;
  for (const Row child : units.children.Of(unit)) {
    const auto c = static_cast<size_t>(child);
    if (units.is_dissolved[c] != 0 || IsPartyUnit(units.kind[c])) continue;
    all = And(all, BodyRated(context, child));
  }
  if (IsCovered(context, wire::CoverageTable::kCounterparts, unit)) return all;
  return And(all, Truth::kUnknown);
}

// Everybody in the leadership of the unit sits in the standing committee above it, too.
Truth LeadersInStandingCommittee(const EvalContext& context, Row unit) {
  const auto& tables = context.tables;
  const Row above = tables.units.parent[static_cast<size_t>(unit)];
  if (IsPartyUnit(tables.units.kind[static_cast<size_t>(unit)]) || above == kNone) {
    return Truth::kFalse;
  }
  const auto holds = [&tables](const PostEntry& post, Row in, wire::PostBody body) {
    return post.unit == in && post.body == body && post.span.Contains(tables.period.rating);
  };
  bool any = false;
  for (const PostEntry& post : tables.people.posts_by_unit.Of(unit)) {
    if (!holds(post, unit, wire::PostBody::kLeadership)) continue;
    any = true;
    const auto own = tables.people.posts.Of(post.person);
    const bool sits = std::any_of(own.begin(), own.end(), [&](const PostEntry& other) {
      return holds(other, above, wire::PostBody::kStandingCommittee);
    });
    if (!sits) return Truth::kFalse;
  }
  return FromBool(any);
}

Truth PartyMember(const EvalContext& context, Row person) {
  const auto memberships = context.tables.people.memberships.Of(person);
  return FromBool(
      std::any_of(memberships.begin(), memberships.end(), [&](const MembershipEntry& entry) {
        return entry.kind == wire::MembershipKind::kOfficial &&
               entry.span.Contains(context.tables.period.rating);
      }));
}

Truth TierDecided(const EvalContext& context, RowKind kind, Row row) {
  const bool decided =
      context.binding.decided_rank.count(Binding::Key(SubjectKindOf(kind), row)) > 0;
  return decided ? Truth::kTrue : Truth::kUnknown;
}

bool IsStateRating(const RatingEntry& rating) {
  return rating.side == wire::Side::kState && rating.of_period;
}

Truth StateRated(const EvalContext& context, RowKind kind, Row row) {
  const auto ratings = RatingsOf(context, kind, row);
  if (std::any_of(ratings.begin(), ratings.end(), IsStateRating)) return Truth::kTrue;
  return NoneMeans(IsCovered(context, wire::CoverageTable::kRatings, UnitOf(context, kind, row)));
}

// The last rating by the state side.
DateRead StateRatedOn(const EvalContext& context, RowKind kind, Row row) {
  DateRead last;
  last.may_be_later =
      !IsCovered(context, wire::CoverageTable::kRatings, UnitOf(context, kind, row));
  for (const RatingEntry& rating : RatingsOf(context, kind, row)) {
    if (!IsStateRating(rating)) continue;
    last.may_be_later = last.may_be_later || rating.decided_on == kNoDay;
    last.day = std::max(last.day, rating.decided_on);  // kNoDay is before every day
  }
  return last;
}

DateRead ReviewedOn(const EvalContext& context, RowKind kind, Row row) {
  const LastReview& last = LastReviewOf(context, kind, row);
  const bool is_covered =
      IsCovered(context, wire::CoverageTable::kReviews, UnitOf(context, kind, row));
  return {last.held_on, !is_covered || last.has_undated};
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

DateRead DateOf(wire::DateField field, const EvalContext& context, RowKind kind, Row row) {
  switch (field) {
    case wire::DateField::kDraftSent:
      return {ReviewAt(context, row).draft_sent_on};
    case wire::DateField::kHeld:
      return {context.tables.reviews.sessions[static_cast<size_t>(ReviewAt(context, row).session)]
                  .held_on};
    case wire::DateField::kRated:
      return {RatedOn(context, RatedSubject(context, kind, row))};
    case wire::DateField::kReviewed:
      return ReviewedOn(context, kind, row);
    case wire::DateField::kStateRated:
      return StateRatedOn(context, kind, row);
    default:
      break;
  }
  const Row unit = UnitOf(context, kind, row);
  if (unit == kNone) return {};
  const UnitTable& units = context.tables.units;
  const auto& days = field == wire::DateField::kReported ? units.reported_on : units.summed_up_on;
  return {days[static_cast<size_t>(unit)]};
}

Day DeadlineDay(const DeadlineAtom& atom, const PeriodDays& period) {
  const int32_t begin = Date::FromDayNumber(period.begin).ToYyyymmdd();
  const int32_t months = begin / 100 % 100 - 1 + static_cast<int32_t>(atom.month_offset);
  const int32_t year = begin / 10'000 + months / 12;
  const int32_t first = year * 10'000 + (months % 12 + 1) * 100 + 1;
  return Date::FromYyyymmdd(first)->day_number() + static_cast<Day>(atom.day) - 1;
}

void Eval(const DeadlineAtom& atom, const EvalContext& context, const Rows& rows, uint8_t* truth) {
  const Day deadline = DeadlineDay(atom, context.tables.period);
  FillTruth(rows, truth, [&](Row row) {
    const DateRead date = DateOf(atom.field, context, rows.kind, row);
    if (date.day == kNoDay) return Truth::kUnknown;
    const Truth in_time = FromBool(date.day < deadline || (atom.inclusive && date.day == deadline));
    return date.may_be_later ? And(in_time, Truth::kUnknown) : in_time;
  });
}

void Eval(const DateOrderAtom& atom, const EvalContext& context, const Rows& rows, uint8_t* truth) {
  FillTruth(rows, truth, [&](Row row) { return InOrder(atom, context, rows.kind, row); });
}

void Eval(const RecordedAtom& atom, const EvalContext& context, const Rows& rows, uint8_t* truth) {
  FillTruth(rows, truth, [&](Row row) {
    switch (atom.record) {
      case wire::Record::kReviewed:
        return Reviewed(context, rows.kind, row);
      case wire::Record::kPartyMember:
        return PartyMember(context, PersonOf(context, rows.kind, row));
      case wire::Record::kTierDecided:
        return TierDecided(context, rows.kind, row);
      case wire::Record::kStateRated:
        return StateRated(context, rows.kind, row);
      case wire::Record::kLeadersInStandingCommittee:
        return LeadersInStandingCommittee(context, row);
      default:
        break;
    }
    if (rows.kind == RowKind::kReview) return OfReview(atom.record, context, row);
    return OfUnit(atom.record, context, row);
  });
}

}  // namespace dangvien
