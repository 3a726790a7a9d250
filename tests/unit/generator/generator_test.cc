// The generator keeps its three promises: the same bytes everywhere, the same facts in rows and
// columns, and a lifelike dossier in which every table is used. The dossier in examples/data is
// remade here; DANGVIEN_RECORD=1 in the environment writes it anew.
#include "generator/generator.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/text_format.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <initializer_list>
#include <set>
#include <sstream>
#include <string>

#include "generator/to_text.h"
#include "gtest/gtest.h"
#include "tests/unit/generator/estimate.h"

namespace dangvien::generator {
namespace {

constexpr char kExample[] = DANGVIEN_SOURCE_DIR "/examples/data/company-2018.txtpb";

// What every machine and compiler has to give. Recorded again when the generator, or the words of
// the policy, change on purpose.
constexpr size_t kCompanySize = 424'984;
constexpr uint64_t kCompanyHash = 710540056661654737u;
constexpr size_t kScaleSize = 889'957;
constexpr uint64_t kScaleHash = 15135406672836212832u;

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

v1::Policy LoadPolicy(const std::string& name) {
  v1::Policy policy;
  const std::string text = ReadFile(DANGVIEN_SOURCE_DIR "/policies/" + name + ".txtpb");
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &policy)) << name;
  return policy;
}

GeneratorOptions Scale(int64_t member_count, bool columns) {
  GeneratorOptions options;
  options.profile = Profile::kScale;
  options.member_count = member_count;
  options.columns = columns;
  return options;
}

v1::Dataset Make(const v1::Policy& policy, const GeneratorOptions& options) {
  v1::Dataset dataset;
  Generate(policy, options, &dataset);
  return dataset;
}

uint64_t Fnv1a(const std::string& bytes) {
  uint64_t hash = 0xcbf29ce484222325u;
  for (const char byte : bytes) hash = (hash ^ static_cast<uint8_t>(byte)) * 0x100000001b3u;
  return hash;
}

// Turns one chunk back into rows.
class Unpacker {
 public:
  Unpacker(const v1::PeopleColumns& chunk, v1::Dataset& out) : chunk_(chunk), out_(out) {}

  void Run() {
    const int first = out_.people_size();
    for (int index = 0; index < chunk_.person_ids_size(); ++index) AddPerson(index);
    const auto person = [&](uint32_t index) {
      return out_.mutable_people(first + static_cast<int>(index));
    };
    for (const auto& row : chunk_.memberships()) {
      *person(row.person())->add_memberships() = row.membership();
    }
    for (const auto& row : chunk_.posts()) *person(row.person())->add_posts() = row.post();
    for (const auto& row : chunk_.absences()) *person(row.person())->add_absences() = row.absence();
    for (const auto& row : chunk_.ratings()) *person(row.person())->add_ratings() = row.rating();
  }

 private:
  static uint8_t Byte(const std::string& bytes, int index) {
    return static_cast<uint8_t>(bytes[static_cast<size_t>(index)]);
  }

  void AddPerson(int index) {
    v1::Person& person = *out_.add_people();
    person.set_id(chunk_.person_ids(index));
    person.set_admitted_on(chunk_.admitted_on(index));
    person.set_official_on(chunk_.official_on(index));
    person.set_employment(static_cast<v1::EmploymentKind>(Byte(chunk_.employment(), index)));
    v1::Membership& home = *person.add_memberships();
    home.set_unit_id(chunk_.unit_ids(static_cast<int>(chunk_.home_unit(index)) - 1));
    home.set_kind(v1::MEMBERSHIP_KIND_OFFICIAL);
    home.set_from_date(chunk_.home_from_date(index));
    home.set_to_date(chunk_.home_to_date(index));
    AddAssessment(index);
  }

  void AddAssessment(int index) {
    v1::Assessment& row = *out_.add_assessments();
    row.mutable_subject()->set_kind(v1::SUBJECT_KIND_MEMBER);
    row.mutable_subject()->set_person_id(chunk_.person_ids(index));
    for (const v1::MarkColumn& column : chunk_.marks()) {
      const uint8_t level = Byte(column.levels(), index);
      if (level == 0) continue;
      v1::Mark& mark = *row.add_marks();
      mark.set_criterion_id(column.criterion_id());
      if (level == 255) {
        mark.set_not_applicable(true);
      } else {
        mark.set_level_id(column.level_ids(level - 1));
      }
    }
    for (const v1::TaskColumn& column : chunk_.tasks()) {
      v1::TaskTally& tally = *row.add_tasks();
      tally.set_group_id(column.group_id());
      tally.set_assigned_count(column.assigned_count(index));
      tally.set_completed_count(column.completed_count(index));
      tally.set_on_time_count(column.on_time_count(index));
      tally.set_exceeded_count(column.exceeded_count(index));
      tally.set_excused_count(column.excused_count(index));
    }
    for (const v1::FlagColumn& column : chunk_.flags()) {
      const uint8_t state = Byte(column.values(), index);
      if (state == 0) continue;
      v1::Attestation& attestation = *row.add_attestations();
      attestation.set_flag_id(column.flag_id());
      attestation.set_holds(state != 2);
      if (state == 3) attestation.set_evidence_reference("HS-" + column.flag_id());
    }
    row.set_self_tier_id(chunk_.tier_ids(Byte(chunk_.self_tier(), index) - 1));
    row.set_rated_on(chunk_.rated_on(index));
  }

  const v1::PeopleColumns& chunk_;
  v1::Dataset& out_;
};

v1::Dataset Unpack(v1::Dataset dataset) {
  for (const v1::PeopleColumns& chunk : dataset.people_columns()) Unpacker(chunk, dataset).Run();
  dataset.clear_people_columns();
  return dataset;
}

TEST(GeneratorTest, TheSameSeedGivesTheSameBytes) {
  const v1::Policy policy = LoadPolicy("tkv-2018");
  for (const bool columns : {false, true}) {
    GeneratorOptions options;
    options.columns = columns;
    EXPECT_EQ(GenerateBytes(policy, options), GenerateBytes(policy, options));
    EXPECT_EQ(GenerateBytes(policy, Scale(5000, columns)),
              GenerateBytes(policy, Scale(5000, columns)));
  }
}

TEST(GeneratorTest, AnotherSeedGivesAnotherDossier) {
  const v1::Policy policy = LoadPolicy("tkv-2018");
  GeneratorOptions options;
  const std::string bytes = GenerateBytes(policy, options);
  ++options.seed;
  EXPECT_NE(bytes, GenerateBytes(policy, options));
}

TEST(GeneratorTest, BytesArePinned) {
  const v1::Policy policy = LoadPolicy("tkv-2018");
  const std::string company = GenerateBytes(policy, GeneratorOptions());
  EXPECT_EQ(company.size(), kCompanySize);
  EXPECT_EQ(Fnv1a(company), kCompanyHash);
  const std::string scale = GenerateBytes(policy, Scale(10'000, true));
  EXPECT_EQ(scale.size(), kScaleSize);
  EXPECT_EQ(Fnv1a(scale), kScaleHash);
}

TEST(GeneratorTest, BytesAreThoseOfTheMessage) {
  const v1::Policy policy = LoadPolicy("tkv-2018");
  for (const bool columns : {false, true}) {
    const GeneratorOptions options = Scale(70'000, columns);
    const v1::Dataset dataset = Make(policy, options);
    EXPECT_EQ(dataset.people_columns_size(), columns ? 2 : 0);
    EXPECT_TRUE(GenerateBytes(policy, options) == dataset.SerializeAsString());
  }
}

TEST(GeneratorTest, RowsAndColumnsHoldTheSameFacts) {
  const v1::Policy policy = LoadPolicy("tkv-2018");
  GeneratorOptions company;
  for (GeneratorOptions options : {company, Scale(70'000, false)}) {
    const std::string rows = Make(policy, options).SerializeAsString();
    options.columns = true;
    EXPECT_TRUE(Unpack(Make(policy, options)).SerializeAsString() == rows);
  }
}

TEST(GeneratorTest, ScaleHasTheMembersAskedFor) {
  const v1::Policy policy = LoadPolicy("tkv-2018");
  for (const int64_t count : {1, 2, 10, 333, 20'000}) {
    EXPECT_EQ(Make(policy, Scale(count, false)).people_size(), count);
  }
}

struct Band {
  const char* why;
  int count;
  int least_per_mille;
  int most_per_mille;
};

void ExpectBands(const std::initializer_list<Band>& bands, int base) {
  for (const Band& band : bands) {
    EXPECT_GE(band.count * 1000, band.least_per_mille * base) << band.why << " " << band.count;
    EXPECT_LE(band.count * 1000, band.most_per_mille * base) << band.why << " " << band.count;
  }
}

void ExpectLifelikeTiers(const v1::Dataset& dataset, const Estimate& estimate) {
  const auto& counts = estimate.member_counts;
  ExpectBands({{"best", counts[kBest], 120, 180},
               {"good", counts[kGood], 650, 750},
               {"passed", counts[kPassed], 80, 150},
               {"failed", counts[kFailed], 5, 11},
               {"not rated", counts[kNotRated], 10, 30},
               {"open", counts[kOpen], 4, 20}},
              dataset.people_size());
}

TEST(GeneratorTest, CompanyIsLifelike) {
  const v1::Dataset dataset = Make(LoadPolicy("tkv-2018"), GeneratorOptions());
  const Estimate estimate = EstimateTkv(dataset);
  EXPECT_GE(dataset.people_size(), 550);
  EXPECT_LE(dataset.people_size(), 650);
  ExpectLifelikeTiers(dataset, estimate);
  const auto& branches = estimate.branch_counts;
  EXPECT_EQ(branches[kBest], 5);
  EXPECT_GE(branches[kGood], 13);
  EXPECT_EQ(branches[kPassed], 5);
  EXPECT_EQ(branches[kFailed], 1);
  EXPECT_LE(branches[kOpen], 1);
  // One branch fails, so the company cannot reach the second tier whatever is still open.
  EXPECT_EQ(estimate.organizations.at("TKV"), kPassed);
}

TEST(GeneratorTest, ScaleIsLifelike) {
  const v1::Dataset dataset = Make(LoadPolicy("tkv-2018"), Scale(50'000, false));
  ExpectLifelikeTiers(dataset, EstimateTkv(dataset));
  int branches = 0;
  int transferred = 0;
  for (const v1::Unit& unit : dataset.units()) branches += unit.kind() == v1::UNIT_KIND_BRANCH;
  for (const v1::Person& person : dataset.people()) {
    for (const v1::Membership& membership : person.memberships()) {
      transferred += membership.kind() == v1::MEMBERSHIP_KIND_OFFICIAL && membership.to_date() != 0;
    }
  }
  ExpectBands({{"branches", branches, 43, 55},
               {"transferred", transferred, 32, 50},
               {"violations", dataset.violations_size(), 5, 13}},
              dataset.people_size());
}

TEST(GeneratorTest, CompanyUsesEveryTable) {
  const v1::Dataset dataset = Make(LoadPolicy("tkv-2018"), GeneratorOptions());
  const google::protobuf::Descriptor& fields = *v1::Dataset::descriptor();
  for (int index = 0; index < fields.field_count(); ++index) {
    const google::protobuf::FieldDescriptor* field = fields.field(index);
    if (!field->is_repeated() || field->name() == "people_columns") continue;
    if (field->name() == "quota_decisions") continue;  // the policy has no quota
    EXPECT_GT(dataset.GetReflection()->FieldSize(dataset, field), 0) << field->name();
  }
  std::set<int> tables;
  for (const v1::Coverage& row : dataset.coverage()) tables.insert(row.table());
  EXPECT_EQ(tables.size(), 6u);
}

TEST(GeneratorTest, CompanyHasPlantedFaults) {
  const v1::Dataset dataset = Make(LoadPolicy("tkv-2018"), GeneratorOptions());
  int open_ballots = 0;
  int group_ballots = 0;
  int unrated_bodies = 0;
  int sequence_faults = 0;
  for (const v1::Ballot& ballot : dataset.ballots()) {
    open_ballots += !ballot.secret();
    group_ballots += ballot.scope() == v1::BALLOT_SCOPE_PARTY_GROUP;
  }
  for (const v1::Unit& unit : dataset.units()) unrated_bodies += unit.ratings_size() == 0;
  for (const v1::ReviewSession& session : dataset.review_sessions()) {
    for (int index = 0; index < session.reviews_size(); ++index) {
      sequence_faults += session.reviews(index).sequence() != static_cast<uint32_t>(index + 1);
    }
  }
  EXPECT_EQ(open_ballots, 1);
  EXPECT_EQ(group_ballots, 1);
  EXPECT_EQ(unrated_bodies, 1);
  EXPECT_EQ(sequence_faults, 2);  // the head and the deputy of one branch, exchanged
}

// Every id that a row names is there.
TEST(GeneratorTest, ReferencesAreWhole) {
  for (const char* name : {"tkv-2018", "qd132-hd16-2018"}) {
    const v1::Dataset dataset = Make(LoadPolicy(name), GeneratorOptions());
    std::set<std::string> units;
    std::set<std::string> people;
    for (const v1::Unit& unit : dataset.units()) EXPECT_TRUE(units.insert(unit.id()).second);
    for (const v1::Person& person : dataset.people()) {
      EXPECT_TRUE(people.insert(person.id()).second);
      for (const auto& row : person.memberships()) EXPECT_EQ(units.count(row.unit_id()), 1u);
      for (const auto& row : person.posts()) EXPECT_EQ(units.count(row.unit_id()), 1u);
    }
    for (const v1::Assessment& row : dataset.assessments()) {
      const bool is_member = row.subject().kind() == v1::SUBJECT_KIND_MEMBER;
      EXPECT_EQ(is_member ? people.count(row.subject().person_id())
                          : units.count(row.subject().unit_id()),
                1u);
    }
  }
}

TEST(GeneratorTest, SmallExamplesUseTheWordsOfThePolicy) {
  const std::string policy = ReadFile(DANGVIEN_SOURCE_DIR "/policies/tkv-2018.txtpb");
  const auto is_known = [&policy](const std::string& id) {
    return policy.find("id: \"" + id + "\"") != std::string::npos;
  };
  for (const char* name : {"01-every-tier", "02-forced-members", "03-one-step-short",
                           "04-needs-input", "05-decision-and-contradiction", "06-branches",
                           "07-forced-organizations", "08-decided-by-people"}) {
    v1::Dataset dataset;
    const std::string path =
        std::string(DANGVIEN_SOURCE_DIR "/examples/data/small/") + name + ".txtpb";
    ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(ReadFile(path), &dataset)) << path;
    EXPECT_GT(dataset.assessments_size(), 0) << path;
    for (const v1::Assessment& row : dataset.assessments()) {
      for (const v1::Mark& mark : row.marks()) EXPECT_TRUE(is_known(mark.criterion_id())) << path;
      for (const v1::TaskTally& tally : row.tasks()) EXPECT_TRUE(is_known(tally.group_id()));
      for (const auto& flag : row.attestations()) EXPECT_TRUE(is_known(flag.flag_id())) << path;
    }
  }
}

// Nothing of one regime is in the generator: another policy brings its own words.
TEST(GeneratorTest, AnotherPolicyGivesItsOwnWords) {
  v1::Policy policy = LoadPolicy("tkv-2018");
  policy.mutable_tiers(0)->set_id("A");
  for (v1::Pass& pass : *policy.mutable_passes()) {
    for (v1::Standard& standard : *pass.mutable_standards()) {
      if (standard.tier_id() == "HTXS") standard.set_tier_id("A");
    }
  }
  const std::string text = ToText(Make(policy, GeneratorOptions()));
  EXPECT_EQ(text.find("HTXS"), std::string::npos);
  EXPECT_NE(text.find("self_tier_id: \"A\""), std::string::npos);
}

TEST(GeneratorTest, ExampleIsRemade) {
  const v1::Dataset dataset = Make(LoadPolicy("tkv-2018"), GeneratorOptions());
  const std::string head =
      "# Synthetic: no person and no company of this file exists.\n"
      "# Made by tools/generator, profile company, seed 2018, policy tkv-2018; see README.md "
      "here.\n";
  const std::string text = head + ToText(dataset);
  if (std::getenv("DANGVIEN_RECORD") != nullptr) std::ofstream(kExample) << text;
  EXPECT_TRUE(ReadFile(kExample) == text) << "remake with DANGVIEN_RECORD=1";
  EXPECT_LT(text.size(), 1'500'000u);
  v1::Dataset parsed;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &parsed));
  EXPECT_TRUE(parsed.SerializeAsString() == dataset.SerializeAsString());
}

}  // namespace
}  // namespace dangvien::generator
