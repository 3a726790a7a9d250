// Units, the bodies beside them, and what is rated of them: organizations and collectives.
//
// Bodies beside a party organization are rated by their own side; that rating is a fact here, by
// the rank that the plan gives them. Branches that were dissolved in the period stand beside those
// of the plan: people came from there.
//
// Tested by tests/province/province_test.cc
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "generator/province/province.h"

namespace dangvien::generator {
namespace {

constexpr uint64_t kUnitStream = 1'000'000'000;
constexpr int kDissolvedEvery = 25;  // branches
constexpr int kFailingBranch = 12;   // grassroots organizations of which one fails: branches,
constexpr int kFailingBody = 8;      // and party bodies
constexpr int kOldFoundation = 20000103;
constexpr int kNotRated = 15;      // per mille of organizations and collectives
constexpr int kNewlyFounded = 30;  // of branches, where no rule asks
constexpr int kSanctionedInVain = 15;
constexpr int kGroupNotStated = 5;  // per mille
constexpr int kCommitteeFrom = 9;   // members from which a branch has a committee
constexpr int kBodyUnrated = 10;    // per mille of bodies beside units of rank 2 and 3
constexpr int kCollectiveAsItsUnit = 700;

struct Body {
  const char* suffix;
  v1::UnitKind kind;
};

// Besides the bodies of the plan.
constexpr std::array<Body, 4> kMoreBodies = {{{"-HD", v1::UNIT_KIND_PEOPLES_COUNCIL},
                                              {"-CM", v1::UNIT_KIND_AGENCY},
                                              {"-SN", v1::UNIT_KIND_PUBLIC_SERVICE_UNIT},
                                              {"-DN", v1::UNIT_KIND_MANAGEMENT}}};

struct TroubleCounts {
  int branches = 0;  // that are grassroots organizations
  int bodies = 0;    // party bodies at the grassroots
};

// Fails every so often a whole grassroots organization, each time in another way, where it costs no
// body above it its tier; what is below a party body that fails fails with it.
void MakeTrouble(const PlannedUnit& planned, TroubleCounts& counts,
                 const std::vector<ProvinceUnit>& units, ProvinceUnit& unit) {
  constexpr std::array<Trouble, 3> kTroubles = {Trouble::kSanctions, Trouble::kMembers,
                                                Trouble::kBodies};
  int ordinal = -1;
  if (planned.level == v1::UNIT_LEVEL_GRASSROOTS) {
    const bool is_branch = planned.kind == v1::UNIT_KIND_BRANCH;
    const int count = is_branch ? ++counts.branches : ++counts.bodies;
    const int every = is_branch ? kFailingBranch : kFailingBody;
    if (count % every == 4) ordinal = count / every;
  } else if (planned.kind == v1::UNIT_KIND_BRANCH) {
    unit.trouble = units[static_cast<size_t>(planned.parent)].trouble;
  }
  if (ordinal >= 0) unit.trouble = kTroubles[static_cast<size_t>(ordinal) % kTroubles.size()];
  if (unit.trouble != Trouble::kNone) unit.rank = 3;
}

void AddBody(const std::string& id, v1::UnitKind kind, std::pair<int, int> unit_and_rank,
             Province& province) {
  ProvinceUnit body;
  body.id = id;
  body.kind = kind;
  body.level = province.units[static_cast<size_t>(unit_and_rank.first)].level;
  body.parent = unit_and_rank.first;
  body.rank = unit_and_rank.second;
  body.has_collective = true;
  province.units.push_back(body);
}

void AddBodies(Province& province) {
  for (const PlannedCounterpart& body : province.plan.counterparts) {
    const bool fails = province.units[static_cast<size_t>(body.unit)].trouble == Trouble::kBodies;
    AddBody(body.id, body.kind, {body.unit, fails ? 3 : body.rank}, province);
  }
  const int count = static_cast<int>(province.plan.units.size());
  for (int index = 0; index < count; ++index) {
    const PlannedUnit& unit = province.plan.units[static_cast<size_t>(index)];
    if (unit.kind != v1::UNIT_KIND_PARTY_BODY) continue;
    for (const Body& body : kMoreBodies) {
      AddBody(absl::StrCat(unit.id, body.suffix), body.kind, {index, unit.rank}, province);
    }
  }
}

// Branches that were there until the middle of the period.
void AddDissolved(Province& province) {
  const auto& branches = province.plan.branches;
  for (size_t index = 0; index < branches.size(); index += kDissolvedEvery) {
    const ProvinceUnit& model = province.units[static_cast<size_t>(branches[index])];
    ProvinceUnit unit;
    unit.id = absl::StrCat(model.id, "-GT");
    unit.level = model.level;
    unit.parent = model.parent;
    unit.rank = 1;
    unit.dissolved_on = AddMonths(province.days.begin, 2);
    province.units.push_back(unit);
  }
}

void WriteUnitRating(int tier, v1::Side side, int decided_on, const Province& province,
                     v1::Unit& out) {
  v1::Rating& rating = *out.add_ratings();
  rating.set_side(side);
  rating.set_tier_id(province.TierId(tier));
  rating.set_decided_on(decided_on);
}

class UnitWriter {
 public:
  UnitWriter(int index, Province& province)
      : province_(province),
        index_(index),
        unit_(province.units[static_cast<size_t>(index)]),
        random_(province.options.seed, kUnitStream + static_cast<uint64_t>(index)) {}

  void Write() {
    v1::Unit& row = *province_.out.add_units();
    row.set_id(unit_.id);
    row.set_kind(unit_.kind);
    row.set_level(unit_.level);
    if (unit_.parent >= 0) {
      row.set_parent_id(province_.units[static_cast<size_t>(unit_.parent)].id);
    }
    const bool is_new = unit_.kind == v1::UNIT_KIND_BRANCH && unit_.dissolved_on == 0 &&
                        random_.PerMille(kNewlyFounded);
    row.set_founded_on(is_new ? AddMonths(province_.days.begin, 1) : kOldFoundation);
    row.set_dissolved_on(unit_.dissolved_on);
    row.set_has_collective(unit_.has_collective);
    if (unit_.kind == v1::UNIT_KIND_BRANCH) {
      row.set_party_group_count(static_cast<uint32_t>(unit_.party_group_count));
    }
    row.set_summed_up_on(province_.days.summed_up_on);
    row.set_reported_on(province_.days.reported_on);
    if (!random_.PerMille(kGroupNotStated)) {
      row.add_group_ids(province_.PeerGroup(absl::StrCat("NH", unit_.kind), index_));
    }
    if (!unit_.is_party()) WriteBodyRating(row);
    if (unit_.dissolved_on != 0) return;
    if (unit_.is_party()) Rate(v1::SUBJECT_KIND_ORGANIZATION, row);
    if (unit_.has_collective) Rate(v1::SUBJECT_KIND_COLLECTIVE, row);
  }

 private:
  void WriteBodyRating(v1::Unit& row) {
    if (unit_.rank >= 2 && random_.PerMille(kBodyUnrated)) return;
    const bool is_mass =
        unit_.kind == v1::UNIT_KIND_FRONT || unit_.kind == v1::UNIT_KIND_MASS_ORGANIZATION;
    const Recipes& recipes =
        province_.book.Of(province_.ClassOf(v1::SUBJECT_KIND_ORGANIZATION, unit_.parent));
    int tier = recipes.TierOfRank(unit_.rank, random_);
    if (tier == kNotRatedTier) tier = std::min(unit_.rank, province_.policy.tiers_size() - 1);
    WriteUnitRating(tier, is_mass ? v1::SIDE_MASS_ORGANIZATION : v1::SIDE_STATE,
                    province_.days.counterparts_reviewed_on, province_, row);
  }

  void Rate(v1::SubjectKind kind, v1::Unit& row) {
    if (!province_.book.HasPass(kind)) return;
    const Recipes& recipes = province_.book.Of(province_.ClassOf(kind, index_));
    const bool is_organization = kind == v1::SUBJECT_KIND_ORGANIZATION;
    int rank = unit_.rank;
    if (!is_organization && !random_.PerMille(kCollectiveAsItsUnit)) {
      rank = std::max(0, std::min(3, rank + random_.Between(-1, 1)));
    }
    const int tier =
        random_.PerMille(kNotRated) ? kNotRatedTier : recipes.TierOfRank(rank, random_);
    int events = is_organization ? kAnyEvents : unit_.events;
    const bool is_sanctioned = unit_.trouble == Trouble::kSanctions && random_.Below(2) == 0;
    if (is_organization && is_sanctioned) events = kSanctionEvent;
    const Recipe* recipe = recipes.Pick(tier, events, 0, random_);
    if (recipe == nullptr) return;
    if (is_organization) {
      unit_.events = recipe->Events();
      WriteSanctions(*recipe, "", index_, random_, province_);
      if (recipe->Events() == kNoEvent && random_.PerMille(kSanctionedInVain)) {
        WriteHarmlessSanction(*recipe, "", index_, random_, province_);
      }
      if (recipe->most_tenure_months >= 0) {
        row.set_founded_on(AddMonths(province_.days.end, -recipe->most_tenure_months));
      } else if (recipe->least_tenure_months > 0) {
        row.set_founded_on(kOldFoundation);
      }
    }
    WriteEarlier(*recipe, kind, recipes.tiers, row);
    PlannedSubject subject;
    subject.ref.set_kind(kind);
    subject.ref.set_unit_id(unit_.id);
    subject.unit = index_;
    subject.tier = recipe->tier;
    subject.group_ids.assign(row.group_ids().begin(), row.group_ids().end());
    WriteSubject(subject, *recipe, random_, province_);
  }

  void WriteEarlier(const Recipe& recipe, v1::SubjectKind kind, const std::vector<int>& tiers,
                    v1::Unit& row) {
    std::vector<v1::Rating> ratings;
    if (tiers.empty() || !province_.history.Draw(recipe, kind, tiers, random_, ratings)) return;
    for (const v1::Rating& rating : ratings) *row.add_ratings() = rating;
  }

  Province& province_;
  int index_;
  ProvinceUnit& unit_;
  Random random_;
};

}  // namespace

void PlanProvinceUnits(Province& province) {
  TroubleCounts counts;
  for (const PlannedUnit& planned : province.plan.units) {
    ProvinceUnit unit;
    unit.id = planned.id;
    unit.kind = planned.kind;
    unit.level = planned.level;
    unit.parent = planned.parent;
    unit.rank = planned.rank;
    MakeTrouble(planned, counts, province.units, unit);
    unit.first_person = planned.first_person;
    unit.member_count = planned.member_count;
    unit.party_group_count = planned.member_count >= 3 * kCommitteeFrom ? 2 : 0;
    unit.has_collective =
        planned.kind == v1::UNIT_KIND_PARTY_BODY || planned.member_count >= kCommitteeFrom;
    province.units.push_back(unit);
  }
  AddBodies(province);
  AddDissolved(province);
  province.bodies.resize(province.units.size());
  for (size_t index = 0; index < province.units.size(); ++index) {
    const ProvinceUnit& unit = province.units[index];
    province.index_of[unit.id] = static_cast<int>(index);
    if (!unit.is_party()) {
      province.bodies[static_cast<size_t>(unit.parent)].push_back(static_cast<int>(index));
    }
  }
}

void WriteProvinceUnits(Province& province) {
  const int count = static_cast<int>(province.units.size());
  for (int index = 0; index < count; ++index) UnitWriter(index, province).Write();
}

}  // namespace dangvien::generator
