// Says what is known of posts, of remarks from other branches, of votes, of who decided, and of
// dates against a deadline.
//
//   ngày tổng kết của đơn vị: 31/12/2019 (so sánh: trước ngày 31/12/2019)
//   nhận xét của CB07: nhận ngày 05/12/2019, trước khi xếp loại
//   phiếu cho “Hoàn thành tốt nhiệm vụ” trở lên: 21/30 người có mặt (70,0 %, trên 1/2)
//
// "Before the 31st" and "no later than the 31st" are different deadlines, and said differently.
// Which posts, memberships and ballots count is asked of the conditions (grading/conditions.h).
// Tested by tests/unit/explain/facts_test.cc
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "explain/facts.h"
#include "explain/phrases.h"

namespace dangvien {
namespace {

std::string DeadlineText(Language language, const DeadlineAtom& atom, const PeriodDays& period) {
  return Say(language, atom.inclusive ? Word::kNoLaterThan : Word::kBefore,
             DateText(language, DeadlineDay(atom, period)));
}

std::string DateReadText(Language language, const DateRead& date) {
  if (date.day == kNoDay) return Say(language, Word::kNoDate);
  const std::string day = DateText(language, date.day);
  return date.may_be_later ? Say(language, Word::kDatePerhapsLater, day) : day;
}

}  // namespace

void FactReader::Read(const PostIsAtom&) {
  const PostEntry& post = context_.tables.people.posts.entries[static_cast<size_t>(row_)];
  Add(wire::FactKind::kPost, post.id, PostText(language_, context_.tables, post));
}

void FactReader::ReadPost(const HoldsPostsAtom& atom, const PostEntry& post) {
  const Truth fits = PostFits(atom, context_, post);
  if (fits == Truth::kFalse) return;
  const std::string text = PostText(language_, context_.tables, post);
  const bool is_open = fits == Truth::kUnknown && TruthOf(atom) == Truth::kUnknown;
  Add(wire::FactKind::kPost, PersonId(),
      fits == Truth::kTrue ? text : Say(language_, Word::kPostPerhaps, text),
      MissingWhere(is_open));
}

void FactReader::Read(const HoldsPostsAtom& atom) {
  size_t count = 0;
  for (const PostEntry& post : context_.tables.people.posts.Of(PersonOf(context_, kind_, row_))) {
    ReadPost(atom, post);
    count += PostFits(atom, context_, post) == Truth::kTrue ? 1 : 0;
  }
  Add(wire::FactKind::kPost, PersonId(), Say(language_, Word::kPostCount, count, atom.at_least));
}

void FactReader::Read(const RemarksAtom& atom) {
  constexpr wire::FactKind kKind = wire::FactKind::kRemarks;
  const std::vector<const MembershipEntry*> asked = RemarksAsked(atom, context_, row_);
  const auto& days = context_.tables.assessments_of(wire::SubjectKind::kMember).rated_on;
  const Day rated_on = days.empty() ? kNoDay : days[static_cast<size_t>(row_)];
  for (const MembershipEntry* entry : asked) {
    const absl::string_view id = UnitId(entry->unit);
    const Truth there = RemarksThere(atom, *entry, rated_on);
    const Day received = entry->remarks_received_on;
    std::string state = Say(language_, Word::kRemarksMissing);
    if (entry->has_remarks && received == kNoDay) {
      state = Say(language_, Word::kRemarksUndated);
    } else if (entry->has_remarks) {
      const Word word = there == Truth::kFalse ? Word::kRemarksLate
                        : rated_on == kNoDay   ? Word::kRemarksReceived
                                               : Word::kRemarksInTime;
      state = Say(language_, word, DateText(language_, received));
    }
    Add(kKind, id, Say(language_, Word::kRemarks, id, state),
        MissingWhere(there == Truth::kUnknown));
  }
  if (!asked.empty()) return;
  Add(kKind, "",
      Say(language_, Word::kRemarksNobody, NameIn(language_, atom.kind), atom.min_months));
}

void FactReader::Read(const DeadlineAtom& atom) {
  const DateRead date = DateOf(atom.field, context_, kind_, row_);
  const std::string deadline = DeadlineText(language_, atom, context_.tables.period);
  Add(wire::FactKind::kDate, wire::Name(atom.field),
      Say(language_, Word::kDateAgainst, NameIn(language_, atom.field),
          DateReadText(language_, date), deadline),
      MissingWhere(TruthOf(atom) == Truth::kUnknown));
}

void FactReader::Read(const AuthorityAtom& atom) {
  constexpr wire::FactKind kKind = wire::FactKind::kAuthority;
  const auto& deciding = context_.tables.assessments_of(ThisRow().subject_kind()).deciding_unit;
  const Row decided_by = deciding.empty() ? kNone : deciding[static_cast<size_t>(row_)];
  if (TruthOf(atom) == Truth::kUnknown) {
    return Add(kKind, "", Say(language_, Word::kAuthorityMissing), Missing::kYes);
  }
  int levels = 0;
  Row unit = OwnUnit();
  for (; unit != kNone && unit != decided_by; ++levels) {
    unit = context_.tables.units.parent[static_cast<size_t>(unit)];
  }
  const absl::string_view id = UnitId(decided_by);
  if (unit == kNone) return Add(kKind, "", Say(language_, Word::kAuthorityOther, id));
  if (levels == 0) return Add(kKind, "", Say(language_, Word::kAuthorityOwn, id));
  Add(kKind, "", Say(language_, Word::kAuthorityAbove, id, levels));
}

void FactReader::Read(const VoteShareAtom& atom) {
  constexpr wire::FactKind kKind = wire::FactKind::kVotes;
  const VoteCount count = CountVotes(atom, context_, {ThisRow().subject_kind(), row_});
  const absl::string_view base = NameIn(language_, atom.base);
  if (count.ballot == nullptr) {
    return Add(kKind, "", Say(language_, Word::kVotesMissing), Missing::kYes);
  }
  if (count.base < 0) {
    return Add(kKind, "", Say(language_, Word::kVotesBaseMissing, count.ballot->id, base),
               Missing::kYes);
  }
  const std::string votes =
      count.base == 0
          ? Say(language_, Word::kVotesOfNobody, count.ballot->id, base)
          : Say(language_, Word::kVotes, BandText(language_, context_.policy, atom.band),
                count.votes, count.base, base,
                ShareText(language_, count.votes, count.base, atom.share));
  const bool may_be_followed = TruthOf(atom) == Truth::kUnknown;
  Add(kKind, "", may_be_followed ? Say(language_, Word::kVotesPerhapsNotLast, votes) : votes,
      MissingWhere(may_be_followed));
}

void FactReader::Read(const DateOrderAtom& atom) {
  const bool is_open = TruthOf(atom) == Truth::kUnknown;
  for (const wire::DateField field : {atom.earlier, atom.later}) {
    const DateRead date = DateOf(field, context_, kind_, row_);
    const bool is_missing = date.day == kNoDay || (is_open && date.may_be_later);
    Add(wire::FactKind::kDate, wire::Name(field),
        Say(language_, Word::kDate, NameIn(language_, field), DateReadText(language_, date)),
        MissingWhere(is_missing));
  }
}

void FactReader::Read(const RecordedAtom& atom) {
  const Truth truth = TruthOf(atom);
  Add(wire::FactKind::kReview, wire::Name(atom.record),
      Say(language_, Word::kRecord, NameIn(language_, atom.record), TruthText(truth)),
      truth == Truth::kUnknown ? Missing::kYes : Missing::kNo);
}

// Conditions of reviews: no pass asks them.
void FactReader::ReadReview(Truth truth) {
  Add(wire::FactKind::kReview, "review", Say(language_, Word::kReviewRecord, TruthText(truth)),
      truth == Truth::kUnknown ? Missing::kYes : Missing::kNo);
}

}  // namespace dangvien
