// Bytes that are no dossier, and dossiers that are larger than the options allow. protobuf's own
// parser is the second opinion on what a complete message is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/utf8.h"
#include "dangvien/issue.h"
#include "tests/unit/small_dossier.h"

namespace dangvien::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

constexpr char kEverything[] = R"pb(
  units {
    id: "second"
    kind: UNIT_KIND_BRANCH
    parent_id: "root"
    party_group_count: 2
    ratings { side: SIDE_STATE tier_id: "mid" begin_date: 20170101 end_date: 20180101 }
  }
  assessments {
    subject { kind: SUBJECT_KIND_MEMBER person_id: "p" }
    marks { criterion_id: "a" level_id: "good" }
    marks { criterion_id: "b" not_applicable: true }
    tasks { group_id: "t" assigned_count: 5 completed_count: 4 excused_count: 1 }
    attestations { flag_id: "f" holds: true }
    self_tier_id: "high"
    rated_on: 20181220
  }
  violations {
    id: "v"
    unit_id: "branch"
    sanctions { person_id: "p" form: SANCTION_FORM_WARNING decided_on: 20180601 }
  }
  review_sessions {
    id: "s"
    unit_id: "branch"
    held_on: 20181201
    reviews {
      subject { kind: SUBJECT_KIND_LEADER person_id: "h" post_id: "chair" }
      section_ids: "x"
    }
  }
  ballots {
    id: "b"
    unit_id: "branch"
    present_count: 9
    results {
      subject { kind: SUBJECT_KIND_MEMBER person_id: "p" }
      votes { tier_id: "high" vote_count: 7 }
    }
  }
  decisions {
    subject { kind: SUBJECT_KIND_MEMBER person_id: "p" }
    tier_id: "mid"
    reference: "1"
  }
  coverage { table: COVERAGE_TABLE_ATTESTATIONS unit_id: "root" flag_id: "f" }
  holiday_dates: 20180903
  people_columns {
    person_ids: "c1"
    person_ids: "c2"
    employment: "\001\004"
    unit_ids: "branch"
    home_unit: 1
    home_unit: 1
    marks { criterion_id: "a" level_ids: "good" levels: "\001\377" }
    tasks { group_id: "t" assigned_count: 3 assigned_count: -1 }
    flags { flag_id: "f" values: "\000\003" }
    tier_ids: "low"
    self_tier: "\001\000"
  }
)pb";

std::string EverythingBytes() { return SmallDataset(kEverything).SerializeAsString(); }

std::vector<std::string> FaultsOfBytes(absl::string_view bytes) {
  return FaultsOf(Dataset::Read(bytes).status());
}

// A refusal names at least one fault, each with a path and a message in valid UTF-8.
void ExpectWellFormedRefusal(const absl::Status& status, const std::string& what) {
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << what;
  const std::vector<Issue> issues = IssuesOf(status);
  EXPECT_FALSE(issues.empty()) << what << " " << status;
  for (const Issue& issue : issues) {
    EXPECT_FALSE(issue.path.empty()) << what << " " << issue.message;
    EXPECT_TRUE(IsValidUtf8(issue.message)) << what;
    EXPECT_TRUE(IsValidUtf8(issue.path)) << what;
  }
}

// Neither parser takes what the other finds incomplete.
void ExpectLikeProtobuf(const std::string& bytes, const std::string& what) {
  const absl::StatusOr<Dataset> dataset = Dataset::Read(bytes);
  if (dataset.ok()) {
    EXPECT_TRUE(v1::Dataset().ParseFromString(bytes)) << what;
  } else {
    ExpectWellFormedRefusal(dataset.status(), what);
  }
}

TEST(ReadBytesTest, ReadsTheDossierThatTheCasesBreak) {
  EXPECT_THAT(FaultsOfBytes(EverythingBytes()), IsEmpty());
}

TEST(ReadBytesTest, NoBytesAreNoDossier) {
  EXPECT_THAT(FaultsOfBytes(""), ElementsAre("empty_input at dataset"));
}

TEST(ReadBytesTest, ACutMessageIsMalformedAtEveryLength) {
  const std::string bytes = EverythingBytes();
  int cut_count = 0;
  for (size_t length = 1; length < bytes.size(); ++length) {
    const std::string prefix = bytes.substr(0, length);
    if (v1::Dataset().ParseFromString(prefix)) continue;  // cut between two fields
    ++cut_count;
    const absl::Status status = Dataset::Read(prefix).status();
    ExpectWellFormedRefusal(status, absl::StrCat("length ", length));
    EXPECT_EQ(IssuesOf(status).back().code, IssueCode::kMalformedWire) << "length " << length;
  }
  EXPECT_GT(cut_count, 200);
}

TEST(ReadBytesTest, NamesTheFaultOfTheBytes) {
  struct Case {
    std::string bytes;
    std::vector<std::string> faults;
    const char* why;
  };
  const std::string good = EverythingBytes();
  const Case cases[] = {
      {std::string("\x1a\x80\x80\x80\x80\x0c", 6),
       {"malformed_wire at units[0]"},
       "a unit of 3 GB"},
      {std::string("\x1a\xff\xff\xff\xff\xff\xff\xff\xff\x7f", 10),
       {"malformed_wire at units[0]"},
       "a unit of 2^63 bytes"},
      {std::string(11, '\xff'), {"malformed_wire at (root)"}, "a tag longer than any number"},
      {std::string("\x03\x01", 2), {"malformed_wire at (root)"}, "field number 0"},
      {std::string("\x0b", 1), {"malformed_wire at format"}, "a group in place of a number"},
      {good + std::string("\x08", 1), {"malformed_wire at format"}, "a field without its value"},
      {good + std::string("\xf8\x07\x01", 3), {"unknown_field at (root)"}, "field 127"},
      {good + std::string("\x1a\x04\xf8\x07\x01\x01", 6),
       {"unknown_field at units[4]", "malformed_wire at units[4]"},
       "rubbish inside a unit"},
      {good + std::string("\x12\x02\x08\x63", 4),
       {"unknown_enum_value at period.kind"},
       "a kind of period that is not known"},
      {good + std::string("\x1a\x04\x0a\x02\xc3\x28", 6),
       {"invalid_utf8 at units[4].id"},
       "two bytes that are no letter"},
      {good + std::string("\x12\x06\x10\xff\xff\xff\xff\x0f", 8),
       {"number_out_of_range at period.begin_date"},
       "a date beyond 32 bits"},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(FaultsOfBytes(c.bytes), ElementsAreArray(c.faults)) << c.why;
  }
}

TEST(ReadBytesTest, ReadsFormat1Only) {
  for (const uint32_t format : {0u, 2u, 4294967295u}) {
    v1::Dataset dataset = SmallDataset("");
    dataset.set_format(format);
    EXPECT_THAT(FaultsOfReading(dataset), ElementsAre("unsupported_format at format")) << format;
  }
}

TEST(ReadBytesTest, TwoDossiersInARowAreOne) {
  const std::string second =
      v1::Dataset(SmallDataset("")).units(1).SerializeAsString();  // any bytes of a known message
  v1::Dataset more;
  v1::Unit* unit = more.add_units();
  ASSERT_TRUE(unit->ParseFromString(second));
  unit->set_id("second");
  const absl::StatusOr<Dataset> dataset =
      Dataset::Read(SmallDataset("").SerializeAsString() + more.SerializeAsString());
  ASSERT_TRUE(dataset.ok()) << dataset.status();
  EXPECT_EQ(dataset->unit_count(), 4);
}

TEST(ReadBytesTest, RandomBytesAreReadOrRefusedWithAReason) {
  constexpr uint64_t kSeed = 2018;
  std::mt19937_64 random(kSeed);
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes(1 + random() % 40, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    ExpectLikeProtobuf(bytes, absl::StrCat("seed ", kSeed, " round ", round));
  }
}

// Changes one place, at times two: a byte, a cut, an insertion, or a piece repeated.
std::string Mutate(std::string bytes, std::mt19937_64& random) {
  const auto at = [&](size_t size) { return size == 0 ? 0 : random() % size; };
  for (uint64_t changes = random() % 4 == 0 ? 2 : 1; changes > 0 && !bytes.empty(); --changes) {
    const size_t place = at(bytes.size());
    switch (random() % 5) {
      case 0:
        bytes[place] = static_cast<char>(random());
        break;
      case 1:
        bytes[place] = static_cast<char>(bytes[place] ^ (1 << random() % 8));
        break;
      case 2:
        bytes.erase(place, 1 + random() % 4);
        break;
      case 3:
        bytes.insert(place, 1 + random() % 4, static_cast<char>(random()));
        break;
      default:
        bytes.insert(place, bytes.substr(at(bytes.size()), 1 + random() % 24));
    }
  }
  return bytes;
}

TEST(ReadBytesTest, MutatedDossiersAreReadOrRefusedWithAReason) {
  constexpr uint64_t kSeed = 132;
  std::mt19937_64 random(kSeed);
  const std::string good = EverythingBytes();
  const Policy policy = SmallPolicy({});
  int read_count = 0;
  for (int round = 0; round < 20'000; ++round) {
    const std::string what = absl::StrCat("seed ", kSeed, " round ", round);
    const std::string bytes = Mutate(good, random);
    ExpectLikeProtobuf(bytes, what);
    const absl::StatusOr<Dataset> dataset = Dataset::Read(bytes);
    if (!dataset.ok()) continue;
    ++read_count;
    // What is read is sound for every later stage.
    const absl::StatusOr<Evaluation> evaluation = Evaluate(*dataset, {policy});
    if (evaluation.ok()) {
      EXPECT_FALSE(evaluation->ToProto().empty()) << what;
    } else {
      ExpectWellFormedRefusal(evaluation.status(), what);
    }
  }
  EXPECT_GT(read_count, 500) << "mutations that are all refused test the first check alone";
}

TEST(ReadLimitsTest, MoreUnitsThanAllowedAreRefusedUnread) {
  DatasetOptions options;
  options.max_units = 3;
  EXPECT_THAT(FaultsOfReading(SmallDataset(""), options), IsEmpty());
  options.max_units = 2;
  EXPECT_THAT(FaultsOfReading(SmallDataset("units { }"), options),
              ElementsAre("limit_exceeded at units"));
}

TEST(ReadLimitsTest, PeopleOfRowsAndColumnsCountTogether) {
  const v1::Dataset dataset =
      SmallDataset(R"(people_columns { person_ids: "c1" } people_columns { person_ids: "c2" })");
  DatasetOptions options;
  options.max_people = 4;
  EXPECT_THAT(FaultsOfReading(dataset, options), IsEmpty());
  options.max_people = 3;
  EXPECT_THAT(FaultsOfReading(dataset, options), ElementsAre("limit_exceeded at people"));
}

TEST(ReadLimitsTest, IssuesBeyondTheLimitAreCounted) {
  DatasetOptions options;
  options.max_issues = 2;
  v1::Dataset dataset = SmallDataset("");
  for (int i = 0; i < 7; ++i) dataset.add_coverage()->set_unit_id("root");
  const absl::Status status = Dataset::Read(dataset.SerializeAsString(), options).status();
  EXPECT_THAT(FaultsOf(status), ElementsAre("missing_field at coverage[0].table",
                                            "missing_field at coverage[1].table"));
  EXPECT_EQ(IssueCountOf(status), 7);
}

// A chain of party bodies with `levels` units.
v1::Dataset Chain(int levels) {
  v1::Dataset dataset;
  dataset.set_format(1);
  *dataset.mutable_period() = SmallDataset("").period();
  for (int i = 0; i < levels; ++i) {
    v1::Unit* unit = dataset.add_units();
    unit->set_id(absl::StrCat("u", i));
    unit->set_kind(v1::UNIT_KIND_PARTY_BODY);
    if (i > 0) unit->set_parent_id(absl::StrCat("u", i - 1));
  }
  return dataset;
}

TEST(ReadLimitsTest, ATreeDeeperThanTheLimitIsRefused) {
  EXPECT_THAT(FaultsOfReading(Chain(64)), IsEmpty());
  EXPECT_THAT(FaultsOfReading(Chain(65)), ElementsAre("too_deep at units[64].parent_id"));
  DatasetOptions options;
  options.max_tree_depth = 1;
  EXPECT_THAT(FaultsOfReading(Chain(2), options), ElementsAre("too_deep at units[1].parent_id"));
}

TEST(ReadLimitsTest, TheDepthMayBeSetFrom1To1000) {
  for (const int depth : {-1, 0, 1001}) {
    DatasetOptions options;
    options.max_tree_depth = depth;
    EXPECT_EQ(Dataset::Read(SmallDataset("").SerializeAsString(), options).status().message(),
              absl::StrCat("max_tree_depth: expected 1 to 1000, found ", depth));
  }
  DatasetOptions options;
  options.max_tree_depth = 1000;
  EXPECT_THAT(FaultsOfReading(Chain(1000), options), IsEmpty());
}

TEST(ReadLimitsTest, AnIdMayHave256BytesAndNoMore) {
  const auto dossier = [](size_t length) {
    return SmallDataset(absl::StrCat("people { id: \"", std::string(length, 'i'), "\" }"));
  };
  EXPECT_THAT(FaultsOfReading(dossier(256)), IsEmpty());
  EXPECT_THAT(FaultsOfReading(dossier(257)), ElementsAre("limit_exceeded at people[0].id"));
}

TEST(ReadLimitsTest, EveryIdIsLimitedWhereverItStands) {
  const std::string id = absl::StrCat("\"", std::string(257, 'i'), "\"");
  struct Case {
    std::string text;
    const char* fault;
  };
  const Case cases[] = {
      {absl::StrCat("units { id: \"x\" kind: UNIT_KIND_PARTY_BODY policy_id: ", id, " }"),
       "limit_exceeded at units[3].policy_id"},
      {absl::StrCat("assessments { subject { kind: SUBJECT_KIND_MEMBER person_id: \"p\" } "
                    "self_tier_id: ",
                    id, " }"),
       "limit_exceeded at assessments[0].self_tier_id"},
      {absl::StrCat("decisions { subject { kind: SUBJECT_KIND_MEMBER person_id: \"p\" } "
                    "reference: \"1\" tier_id: ",
                    id, " }"),
       "limit_exceeded at decisions[0].tier_id"},
      {absl::StrCat("coverage { table: COVERAGE_TABLE_ATTESTATIONS unit_id: \"root\" flag_id: ", id,
                    " }"),
       "limit_exceeded at coverage[0].flag_id"},
      {absl::StrCat("people_columns { person_ids: \"c\" marks { criterion_id: \"a\" level_ids: ",
                    id, " levels: \"\\001\" } }"),
       "limit_exceeded at people_columns[0].marks[0].level_ids[0].id"},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(FaultsOfReading(SmallDataset(c.text)), ElementsAre(c.fault));
  }
}

TEST(ReadLimitsTest, ADossierUsesAtMost250DifferentLevels) {
  const auto dossier = [](int levels) {
    v1::Dataset dataset = SmallDataset("");
    v1::Assessment* assessment = dataset.add_assessments();
    assessment->mutable_subject()->set_kind(v1::SUBJECT_KIND_MEMBER);
    assessment->mutable_subject()->set_person_id("p");
    for (int i = 0; i < levels; ++i) {
      v1::Mark* mark = assessment->add_marks();
      mark->set_criterion_id(absl::StrCat("criterion", i));
      mark->set_level_id(absl::StrCat("level", i));
    }
    return dataset;
  };
  EXPECT_THAT(FaultsOfReading(dossier(250)), IsEmpty());
  EXPECT_THAT(FaultsOfReading(dossier(251)),
              ElementsAre("limit_exceeded at assessments[0].marks[250].level_id"));
}

}  // namespace
}  // namespace dangvien::testing
