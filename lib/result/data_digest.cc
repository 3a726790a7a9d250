// The digest of the facts in canonical order: units by id, people by id, symbols by their text,
// entries of one list sorted by their bytes. A dossier gives the same digest whatever the order of
// its rows, and whether its people came as rows or as columns.
//
// The digest covers what the engine keeps. Texts that no rule reads (titles, references) stand for
// themselves only by being there or not.
// Tested by tests/property/property_test.cc
#include <algorithm>
#include <numeric>
#include <utility>

#include "dataset/tables.h"
#include "result/digest_writer.h"
#include "result/digests.h"

namespace dangvien {
namespace {

// In the memory of the index: people may be many.
Column<int32_t> SortedByName(const DenseIndex& index) {
  Column<int32_t> order(static_cast<size_t>(index.size()), 0, index.memory());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&index](int32_t a, int32_t b) { return index.Name(a) < index.Name(b); });
  return order;
}

constexpr size_t kHashedBytes = size_t{1} << 16;  // of a column at a time

class DataDigest {
 public:
  DataDigest(const DatasetTables& tables, Pace& pace) : tables_(tables), pace_(pace) {}

  Sha256Digest Finish() {
    RecordBytes header;
    header.Text("dataset");
    header.Number(tables_.period.begin).Number(tables_.period.end).Number(tables_.period.rating);
    for (const std::vector<Day>* days : {&tables_.holidays, &tables_.extra_working_days}) {
      header.Number(static_cast<int64_t>(days->size()));
      for (const Day day : *days) header.Number(day);
    }
    hash_.Update(header.bytes());
    level_code_ = AddCodes(tables_.symbols.levels, UsedLevels());
    tier_code_ = AddCodes(tables_.symbols.tiers, UsedTiers());
    for (const Row unit : SortedByName(tables_.units.ids)) AddUnit(unit);
    for (const Row person : SortedByName(tables_.people.ids)) AddPerson(person);
    const Column<int32_t> units = SortedByName(tables_.units.ids);
    AddAssessments(wire::SubjectKind::kOrganization, units);
    AddAssessments(wire::SubjectKind::kCollective, units);
    AddAssessments(wire::SubjectKind::kMember, SortedByName(tables_.people.ids));
    AddAssessments(wire::SubjectKind::kLeader, PostsInOrder());
    AddEvents();
    return hash_.Finish();
  }

 private:
  using List = std::vector<std::string>;

  void AddSorted(List records) {
    RecordBytes list;
    hash_.Update(list.Sorted(std::move(records)).bytes());
  }

  absl::string_view UnitId(Row unit) const {
    return unit == kNone ? absl::string_view() : tables_.units.ids.Name(unit);
  }
  absl::string_view PersonId(Row person) const {
    return person == kNone ? absl::string_view() : tables_.people.ids.Name(person);
  }
  absl::string_view SymbolText(const SymbolTable& symbols, int32_t symbol) const {
    return symbol == kNone ? absl::string_view() : symbols.ids.Name(symbol);
  }
  template <typename Ratings>
  List RatingRecords(const Ratings& ratings) const {
    List list;
    for (const RatingEntry& rating : ratings) {
      RecordBytes record;
      record.Number(static_cast<int64_t>(rating.side)).Number(rating.of_period ? 1 : 0);
      record.Number(static_cast<int64_t>(rating.rated_as));
      record.Number(rating.begin).Number(rating.end).Number(rating.decided_on);
      list.push_back(record.Text(SymbolText(tables_.symbols.tiers, rating.tier)).bytes());
    }
    return list;
  }

  void AddUnit(Row unit) {
    pace_.Advance();
    const UnitTable& units = tables_.units;
    const auto u = static_cast<size_t>(unit);
    RecordBytes record;
    record.Text(units.ids.Name(unit)).Text(UnitId(units.parent[u]));
    record.Number(static_cast<int64_t>(units.kind[u])).Number(static_cast<int64_t>(units.level[u]));
    record.Text(SymbolText(tables_.symbols.policies, units.policy[u]));
    record.Number(units.party_group_count[u]).Number(units.founded_on[u]);
    record.Number(units.summed_up_on[u]).Number(units.is_dissolved[u]);
    record.Number(units.reported_on[u]).Number(units.has_collective[u]);
    record.Sorted(units.peer_groups.empty() ? List() : units.peer_groups[u]);
    for (const std::vector<uint8_t>& covered : tables_.coverage.units) record.Number(covered[u]);
    hash_.Update(record.bytes());
    List flags;
    for (size_t flag = 0; flag < tables_.coverage.flags.size(); ++flag) {
      const std::vector<uint8_t>& covered = tables_.coverage.flags[flag];
      if (covered.empty() || covered[u] == 0) continue;
      flags.emplace_back(tables_.symbols.flags.ids.Name(static_cast<int32_t>(flag)));
    }
    AddSorted(std::move(flags));
    AddSorted(RatingRecords(units.ratings.Of(unit)));
  }

  void AddPerson(Row person) {
    pace_.Advance();
    const PersonTable& people = tables_.people;
    const auto p = static_cast<size_t>(person);
    RecordBytes record;
    record.Text(people.ids.Name(person)).Number(people.admitted_on[p]);
    record.Number(people.official_on[p]).Number(static_cast<int64_t>(people.employment[p]));
    hash_.Update(record.bytes());
    List list;
    for (const MembershipEntry& entry : people.memberships.Of(person)) {
      RecordBytes bytes;
      bytes.Text(UnitId(entry.unit)).Number(static_cast<int64_t>(entry.kind));
      bytes.Number(entry.span.from).Number(entry.span.to);
      bytes.Number(entry.remarks_received_on).Number(entry.has_remarks ? 1 : 0);
      list.push_back(bytes.bytes());
    }
    for (const PostEntry& entry : people.posts.Of(person)) {
      RecordBytes bytes;
      bytes.Text(entry.id).Text(UnitId(entry.unit)).Number(static_cast<int64_t>(entry.kind));
      bytes.Number(static_cast<int64_t>(entry.body));
      bytes.Number(entry.span.from).Number(entry.span.to).Number(entry.rank);
      list.push_back(bytes.Sorted(entry.peer_groups).bytes());
    }
    for (const AbsenceEntry& entry : people.absences.Of(person)) {
      RecordBytes bytes;
      bytes.Number(static_cast<int64_t>(entry.kind)).Number(entry.span.from);
      list.push_back(bytes.Number(entry.span.to).bytes());
    }
    if (!list.empty()) AddSorted(std::move(list));
    if (!people.ratings.Of(person).empty()) AddSorted(RatingRecords(people.ratings.Of(person)));
  }

  // Column by column: the symbol's text, then one code a subject in the order of the subjects' ids.
  // Levels and tiers are coded by the order of their ids. A column without a stated cell leaves no
  // trace: whether it exists is an accident of how the dossier was read.
  void AddAssessments(wire::SubjectKind kind, Column<int32_t> order) {
    const AssessmentTable& table = tables_.assessments_of(kind);
    order_ = std::move(order);
    const auto same = [](auto value) { return int64_t{value}; };
    for (const int32_t symbol : SortedByName(tables_.symbols.criteria.ids)) {
      if (static_cast<size_t>(symbol) >= table.marks.size()) continue;
      const MarkColumn& column = table.marks[static_cast<size_t>(symbol)];
      const RecordBytes head = Head("mark", kind, tables_.symbols.criteria.ids.Name(symbol));
      AddCells(head, column.levels, kMarkMissing, [this](uint8_t level) {
        return level < level_code_.size() ? level_code_[level] : int64_t{level};
      });
      AddCells(head, column.points, kPointsMissing, same);
    }
    for (const int32_t symbol : SortedByName(tables_.symbols.task_groups.ids)) {
      if (static_cast<size_t>(symbol) >= table.tasks.size()) continue;
      RecordBytes head = Head("task", kind, tables_.symbols.task_groups.ids.Name(symbol));
      for (const auto& counts : table.tasks[static_cast<size_t>(symbol)].counts) {
        AddCells(head, counts, kCountMissing, same);
        head.Number(0);  // the next count of the tally
      }
    }
    for (const int32_t symbol : SortedByName(tables_.symbols.flags.ids)) {
      if (static_cast<size_t>(symbol) >= table.flags.size()) continue;
      AddCells(Head("flag", kind, tables_.symbols.flags.ids.Name(symbol)),
               table.flags[static_cast<size_t>(symbol)].values, uint8_t{0}, same);
    }
    AddCells(Head("rated_on", kind, ""), table.rated_on, kNoDay, same);
    AddCells(Head("self_tier", kind, ""), table.self_tier, int16_t{kNone}, [this](int16_t tier) {
      return tier < 0 ? int64_t{tier} : tier_code_[static_cast<size_t>(tier)];
    });
    AddSubjectLists(kind, table);
  }

  // What few subjects have: who decided, products, proposals. A subject without any leaves no
  // trace.
  void AddSubjectLists(wire::SubjectKind kind, const AssessmentTable& table) {
    for (size_t i = 0; i < order_.size(); ++i) {
      const Row row = order_[i];
      const Row decider =
          table.deciding_unit.empty() ? kNone : table.deciding_unit[static_cast<size_t>(row)];
      const auto products = table.ProductsOf(row);
      const auto proposals = table.ProposalsOf(row);
      if (decider == kNone && products.empty() && proposals.empty()) continue;
      RecordBytes record = Head("lists", kind, UnitId(decider));
      record.Number(static_cast<int64_t>(i)).Sorted(ProductRecords(products));
      List tiers;
      for (const int16_t tier : proposals) {
        tiers.emplace_back(SymbolText(tables_.symbols.tiers, tier));
      }
      hash_.Update(record.Sorted(std::move(tiers)).bytes());
    }
  }

  List ProductRecords(absl::Span<const ProductEntry> products) const {
    List list;
    for (const ProductEntry& product : products) {
      RecordBytes record;
      record.Text(product.id).Number(product.weight);
      List values;
      for (const ProductValueEntry& value : product.values) {
        RecordBytes one;
        one.Text(SymbolText(tables_.symbols.components, value.component));
        values.push_back(one.Number(value.is_fault_count ? 1 : 0).Number(value.amount).bytes());
      }
      list.push_back(record.Sorted(std::move(values)).bytes());
    }
    return list;
  }

  // By the person's id, then by the post's.
  Column<int32_t> PostsInOrder() const {
    const Column<PostEntry>& posts = tables_.people.posts.entries;
    Column<int32_t> order(posts.size(), 0, posts.get_allocator());
    std::iota(order.begin(), order.end(), 0);
    const auto key = [&](int32_t post) {
      const PostEntry& entry = posts[static_cast<size_t>(post)];
      return std::make_pair(PersonId(entry.person), absl::string_view(entry.id));
    };
    std::sort(order.begin(), order.end(), [&](int32_t a, int32_t b) { return key(a) < key(b); });
    return order;
  }

  // Levels that some mark has. A dictionary of columns may name more, which says nothing.
  std::vector<bool> UsedLevels() const {
    std::vector<bool> used(static_cast<size_t>(tables_.symbols.levels.ids.size()), false);
    for (const AssessmentTable& table : tables_.assessments) {
      for (const MarkColumn& column : table.marks) {
        for (const uint8_t level : column.levels) {
          if (level < used.size()) used[level] = true;
        }
      }
    }
    return used;
  }

  std::vector<bool> UsedTiers() const {
    std::vector<bool> used(static_cast<size_t>(tables_.symbols.tiers.ids.size()), false);
    for (const AssessmentTable& table : tables_.assessments) {
      for (const int16_t tier : table.self_tier) {
        if (tier >= 0) used[static_cast<size_t>(tier)] = true;
      }
    }
    return used;
  }

  // The used symbols numbered by the order of their ids, which are hashed.
  std::vector<int64_t> AddCodes(const SymbolTable& symbols, const std::vector<bool>& used) {
    std::vector<int64_t> codes(used.size());
    RecordBytes record;
    int64_t next = 0;
    for (const int32_t symbol : SortedByName(symbols.ids)) {
      if (!used[static_cast<size_t>(symbol)]) continue;
      record.Text(symbols.ids.Name(symbol));
      codes[static_cast<size_t>(symbol)] = next++;
    }
    RecordBytes count;
    hash_.Update(count.Number(next).bytes());
    hash_.Update(record.bytes());
    return codes;
  }

  // Four bytes a cell.
  template <typename Value, typename Code>
  void AddCells(const RecordBytes& head, const Column<Value>& column, Value missing,
                const Code& code) {
    const auto is_stated = [missing](Value value) { return value != missing; };
    if (std::none_of(column.begin(), column.end(), is_stated)) return;
    pace_.Check();
    hash_.Update(head.bytes());
    std::string bytes;
    for (const int32_t row : order_) {
      const auto bits = static_cast<uint32_t>(code(column[static_cast<size_t>(row)]));
      for (int shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<char>(bits >> shift));
      if (bytes.size() < kHashedBytes) continue;
      hash_.Update(bytes);
      bytes.clear();
    }
    hash_.Update(bytes);
  }

  static RecordBytes Head(absl::string_view what, wire::SubjectKind kind, absl::string_view id) {
    RecordBytes record;
    record.Text(what).Number(static_cast<int64_t>(kind)).Text(id);
    return record;
  }

  void AddSubject(const SubjectRow& subject, RecordBytes* record) const {
    record->Number(static_cast<int64_t>(subject.kind));
    if (subject.row == kNone) return;
    if (subject.kind == wire::SubjectKind::kMember) {
      record->Text(PersonId(subject.row));
    } else if (subject.kind == wire::SubjectKind::kLeader) {
      const PostEntry& post = tables_.people.posts.entries[static_cast<size_t>(subject.row)];
      record->Text(PersonId(post.person)).Text(post.id);
    } else {
      record->Text(UnitId(subject.row));
    }
  }

  void AddEvents() {
    AddSorted(ViolationRecords());
    AddSorted(ReviewRecords());
    AddSorted(BallotRecords());
    List decisions;
    for (const DecisionEntry& decision : tables_.decisions) {
      RecordBytes record;
      AddSubject(decision.subject, &record);
      record.Text(SymbolText(tables_.symbols.tiers, decision.tier));
      record.Text(SymbolText(tables_.symbols.questions, decision.question));
      record.Number(decision.answer ? 1 : 0).Number(decision.has_reason ? 1 : 0);
      decisions.push_back(record.bytes());
    }
    AddSorted(std::move(decisions));
    AddSorted(QuotaDecisionRecords());
  }

  List QuotaDecisionRecords() const {
    List list;
    for (const QuotaDecisionEntry& decision : tables_.quota_decisions) {
      RecordBytes record;
      record.Text(SymbolText(tables_.symbols.quotas, decision.quota)).Text(UnitId(decision.unit));
      record.Text(decision.peer_group).Number(static_cast<int64_t>(decision.unit_kind));
      record.Number(decision.raised_numerator).Number(decision.raised_denominator);
      record.Text(decision.reference).Number(decision.has_reason ? 1 : 0);
      List seated;
      for (const SubjectRow& subject : decision.seated) {
        RecordBytes one;
        AddSubject(subject, &one);
        seated.push_back(one.bytes());
      }
      list.push_back(record.Sorted(std::move(seated)).bytes());
    }
    return list;
  }

  List ViolationRecords() const {
    List list;
    for (size_t v = 0; v < tables_.violations.violations.size(); ++v) {
      const ViolationEntry& violation = tables_.violations.violations[v];
      RecordBytes record;
      record.Text(violation.id).Text(UnitId(violation.unit));
      record.Number(static_cast<int64_t>(violation.kind));
      record.Number(static_cast<int64_t>(violation.self_detected_and_remedied));
      record.Number(static_cast<int64_t>(violation.committee_at_fault));
      record.Number(static_cast<int64_t>(violation.duty_related));
      record.Number(violation.happened_from).Number(violation.happened_to);
      List sanctions;
      for (const int32_t s : tables_.violations.sanctions_by_violation.Of(static_cast<Row>(v))) {
        const SanctionEntry& sanction = tables_.violations.sanctions[static_cast<size_t>(s)];
        RecordBytes one;
        one.Text(PersonId(sanction.person)).Text(UnitId(sanction.unit));
        one.Number(static_cast<int64_t>(sanction.side)).Number(static_cast<int64_t>(sanction.form));
        sanctions.push_back(one.Number(sanction.decided_on).bytes());
      }
      list.push_back(record.Sorted(std::move(sanctions)).bytes());
    }
    return list;
  }

  List SectionTexts(const std::vector<int32_t>& sections) const {
    List texts;
    for (const int32_t section : sections) {
      texts.emplace_back(SymbolText(tables_.symbols.sections, section));
    }
    return texts;
  }

  List ReviewRecords() const {
    List list;
    for (const ReviewEntry& review : tables_.reviews.reviews) {
      const SessionEntry& session = tables_.reviews.sessions[static_cast<size_t>(review.session)];
      RecordBytes record;
      record.Text(session.id).Text(UnitId(session.unit)).Number(static_cast<int64_t>(session.body));
      record.Number(session.held_on).Number(review.sequence);
      AddSubject(review.subject, &record);
      record.Number(review.draft_sent_on).Number(static_cast<int64_t>(review.depth));
      for (const Row actor : review.actors) record.Text(PersonId(actor));
      for (const Truth truth : review.records) record.Number(static_cast<int64_t>(truth));
      record.Number(review.sections_complete ? 1 : 0);
      record.Sorted(SectionTexts(review.sections));
      List faults;
      for (const FaultEntry& fault : review.faults) {
        RecordBytes one;
        faults.push_back(one.Sorted(SectionTexts(fault.sections)).bytes());
      }
      list.push_back(record.Sorted(std::move(faults)).bytes());
    }
    return list;
  }

  List BallotRecords() const {
    List list;
    for (const BallotEntry& ballot : tables_.ballots) {
      RecordBytes record;
      record.Text(ballot.id).Text(UnitId(ballot.unit)).Number(static_cast<int64_t>(ballot.secret));
      record.Number(static_cast<int64_t>(ballot.scope));
      for (const int64_t count : ballot.counts) record.Number(count);
      record.Number(ballot.excused_count).Number(ballot.held_on);
      List results;
      for (const BallotResultEntry& result : ballot.results) {
        RecordBytes one;
        AddSubject(result.subject, &one);
        List votes;
        for (const TierVotesEntry& entry : result.votes) {
          RecordBytes vote;
          vote.Text(SymbolText(tables_.symbols.tiers, entry.tier));
          votes.push_back(vote.Number(entry.vote_count).bytes());
        }
        one.Number(result.vote_count).Sorted(std::move(votes));
        results.push_back(one.bytes());
      }
      list.push_back(record.Sorted(std::move(results)).bytes());
    }
    return list;
  }

  const DatasetTables& tables_;
  Pace& pace_;
  std::vector<int64_t> level_code_;  // by symbol
  std::vector<int64_t> tier_code_;
  Column<int32_t> order_;  // of the subjects whose assessments are being added
  Sha256 hash_;
};

}  // namespace

Sha256Digest DigestData(const DatasetTables& tables, Pace& pace) {
  return DataDigest(tables, pace).Finish();
}

}  // namespace dangvien
