// Law in the policies, none in the code: no id, ratio, date or year that a built-in policy declares
// stands in lib/. Whoever writes `if (tier == "HTXS")` or `2 * done < all` with the half of one
// regime in it has put a rule where no overlay, no reading and no later year can change it.
//
// And every rule can be traced: rules, exceptions, questions, readings and frames cite an
// instrument and name the rule of the inventory that they carry, or stand in the list of those that
// have a reason not to.
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "dangvien/policy.h"
#include "tests/law/code_terms.h"

namespace dangvien::law {
namespace {

namespace fs = std::filesystem;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

std::map<std::string, v1::Policy> BuiltinPolicies() {
  std::map<std::string, v1::Policy> policies;
  for (const std::string& name : Policy::BuiltinNames()) {
    const std::string bytes = Policy::BuiltinBytes(name);
    EXPECT_TRUE(policies[name].ParseFromArray(bytes.data(), static_cast<int>(bytes.size())));
  }
  return policies;
}

// Readings, options and questions may be called by a word of the schema: "half-up" is a way to
// round before it is a reading of a text. Tiers, levels, flags, ratios and dates may not.
bool IsWordOfTheSchema(const Term& term) {
  static const std::string* const kSchema = [] {
    auto* text = new std::string;
    for (const std::filesystem::directory_entry& entry :
         std::filesystem::directory_iterator(DANGVIEN_SOURCE_DIR "/proto/dangvien/v1")) {
      std::ifstream file(entry.path());
      text->append(std::istreambuf_iterator<char>(file), {});
    }
    std::transform(text->begin(), text->end(), text->begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
  }();
  const bool is_reading = term.what.rfind("option ", 0) == 0 ||
                          term.what.rfind("reading ", 0) == 0 ||
                          term.what.rfind("question ", 0) == 0;
  if (!is_reading) return false;
  const size_t begin = term.what.find('`') + 1;
  std::string word = term.what.substr(begin, term.what.rfind('`') - begin);
  std::replace(word.begin(), word.end(), '-', '_');
  std::string joined = word;
  joined.erase(std::remove(joined.begin(), joined.end(), '_'), joined.end());
  return kSchema->find(word) != std::string::npos || kSchema->find(joined) != std::string::npos;
}

std::vector<Term> AllTerms() {
  std::vector<Term> terms;
  std::set<std::string> seen;
  for (const auto& [name, policy] : BuiltinPolicies()) {
    for (Term& term : TermsOf(policy)) {
      if (IsWordOfTheSchema(term)) continue;
      if (seen.insert(term.what).second) terms.push_back(std::move(term));
    }
  }
  return terms;
}

std::string Join(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

void Report(const std::string& key, size_t count) {
  if (const char* directory = std::getenv("DANGVIEN_REPORT_DIR")) {
    std::ofstream(std::string(directory) + "/law-" + key + ".txt") << key << " " << count << "\n";
  }
}

// English words that happen to be ids of a policy, and are printed or hashed, never compared.
struct Printed {
  const char* file;
  const char* what;
  const char* why;
};

constexpr Printed kPrinted[] = {
    {"explain/names.cc", "`members`", "how a population is called in an explanation"},
    {"policy/compile_quota.cc", "`heads-apart`", "a field of compiled quotas"},
    {"policy/compiled.h", "`heads-apart`", "a field of compiled quotas"},
    {"policy/dump.cc", "`heads-apart`", "a field of compiled quotas"},
    {"quota/groups.cc", "`heads-apart`", "a field of compiled quotas"},
    {"process/findings.cc", "`not-stated`", "part of the name of a built-in finding"},
    {"explain/wording.cc", "ratio 1/2", "see there"},
    {"result/data_digest.cc", "`task`", "keeps the digests of tasks and marks apart"},
};

bool IsPrinted(const std::string& found, const Printed& printed) {
  return found.find(std::string("/") + printed.file + ":") != std::string::npos &&
         found.find(printed.what) != std::string::npos;
}

TEST(LawInCodeTest, LibraryUsesNoTermOfAPolicy) {
  const std::vector<Term> terms = AllTerms();
  EXPECT_GE(terms.size(), 200u) << "the terms of the policies are not found any more";
  std::vector<std::string> found = FindTerms(terms, ReadSources(DANGVIEN_SOURCE_DIR "/lib"));
  for (const Printed& printed : kPrinted) {
    const auto rest = std::remove_if(found.begin(), found.end(), [&](const std::string& line) {
      return IsPrinted(line, printed);
    });
    EXPECT_NE(rest, found.end()) << printed.file << " " << printed.what << " (" << printed.why
                                 << ") needs no exemption any more";
    found.erase(rest, found.end());
  }
  EXPECT_TRUE(found.empty()) << Join(found);
  Report("law_terms", terms.size());
}

// Every term is planted in a copy of the library, each in a line of its own, and is found there.
TEST(LawInCodeTest, PlantedTermsAreFound) {
  const std::vector<Term> terms = AllTerms();
  const fs::path copy = fs::path(testing::TempDir()) / "law_test_lib";
  fs::remove_all(copy);
  fs::copy(DANGVIEN_SOURCE_DIR "/lib", copy, fs::copy_options::recursive);
  std::ofstream planted(copy / "base" / "planted.cc");
  for (const Term& term : terms) planted << term.sample << "\n";
  planted.close();
  const std::vector<std::string> lines = FindTerms(terms, ReadSources(copy.string()));
  const std::set<std::string> found(lines.begin(), lines.end());
  const std::string path = (copy / "base" / "planted.cc").string();
  for (size_t i = 0; i < terms.size(); ++i) {
    const std::string expected = path + ":" + std::to_string(i + 1) + ": " + terms[i].what;
    EXPECT_EQ(found.count(expected), 1u) << expected;
  }
  fs::remove_all(copy);
}

struct Planted {
  const char* line;
  const char* what;  // empty: nothing is found
  const char* why;
};

TEST(LawInCodeTest, TermsAreFoundHoweverTheyAreWritten) {
  const std::vector<Planted> table = {
      {"if (tier == \"HTXS\") {", "tier `HTXS`", "a literal"},
      {"constexpr int kHTXS = 0;", "tier `HTXS`", "a constant"},
      {"std::vector<HTXSOther> rows;", "", "part of a longer word"},
      {"const int xuat_sac_count = 0;", "", "part of a longer name"},
      {"if (id == \"member-exempt\") {", "rule `member-exempt`", "a rule by its id"},
      {"void MemberExempt();", "rule `member-exempt`", "a rule as a function"},
      {"if (role == \"duty\") {", "role `duty`", "a plain word as a literal"},
      {"const int duty = 0;", "", "a plain word as a name"},
      {"Ratio half(1, 2);", "ratio 1/2", "two numbers"},
      {"return share < 1 / 2;", "ratio 1/2", "a fraction"},
      {"return share < 0.50;", "ratio 1/2", "a decimal"},
      {"Print(\"below 50 %\");", "ratio 1/2", "a percentage"},
      {"return At(11, 2);", "", "other numbers"},
      {"if (year == 2018) {", "year 2018", "a year"},
      {"Date day(2018, 11, 28);", "date 20181128", "a date in parts"},
      {"const int begin = 2018'11'28;", "date 20181128", "a date with separators"},
      {"int a = 0;  // 2018, HTXS, 1/2", "", "a comment"},
      {"Print(\"// HTXS\");", "tier `HTXS`", "no comment, but a literal"},
  };
  const std::vector<Term> terms = AllTerms();
  for (const Planted& planted : table) {
    const std::vector<std::string> found =
        FindTerms(terms, {{"planted", WithoutComments(planted.line)}});
    const std::string text = Join(found);
    if (*planted.what == '\0') {
      EXPECT_TRUE(found.empty()) << planted.line << " (" << planted.why << "): " << text;
    } else {
      EXPECT_NE(text.find(std::string(planted.what) + "\n"), std::string::npos)
          << planted.line << " (" << planted.why << "): " << text;
    }
  }
}

std::set<std::string> InventoryIds() {
  std::ifstream file(DANGVIEN_SOURCE_DIR "/tests/data/inventory.csv");
  std::set<std::string> ids;
  std::string line;
  while (std::getline(file, line)) ids.insert(line.substr(0, line.find(',')));
  ids.erase("id");
  return ids;
}

// What the policy declares and cites, and the rules of the inventory that it names.
struct Cited {
  std::string name;  // "tkv-2018: question `quota`"
  std::vector<std::string> inventory_ids;
  bool has_citation = false;
};

void CollectCited(const std::string& policy, const Message& message, std::vector<Cited>* cited) {
  const auto* reflection = message.GetReflection();
  const FieldDescriptor* citations = message.GetDescriptor()->FindFieldByName("citations");
  const FieldDescriptor* id = message.GetDescriptor()->FindFieldByName("id");
  if (citations != nullptr) {
    Cited one;
    one.name = policy + ": " + message.GetDescriptor()->name();
    if (id != nullptr) one.name += " `" + reflection->GetString(message, id) + "`";
    for (int i = 0; i < reflection->FieldSize(message, citations); ++i) {
      const auto& citation =
          static_cast<const v1::Citation&>(reflection->GetRepeatedMessage(message, citations, i));
      one.has_citation = true;
      one.inventory_ids.insert(one.inventory_ids.end(), citation.inventory_ids().begin(),
                               citation.inventory_ids().end());
    }
    cited->push_back(std::move(one));
  }
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (!field->is_repeated()) {
      CollectCited(policy, reflection->GetMessage(message, field), cited);
      continue;
    }
    for (int i = 0; i < reflection->FieldSize(message, field); ++i) {
      CollectCited(policy, reflection->GetRepeatedMessage(message, field, i), cited);
    }
  }
}

constexpr char kNationalOnly[] =
    "a clause of the national instruments, restated by others; the inventory has no line for it";

// What carries no rule of the inventory, and why.
const std::map<std::string, std::string>& WithoutInventory() {
  static const std::map<std::string, std::string> list = {
      {"tkv-2018: Question `collectives-and-leaders`",
       "says what the text leaves out; a rule that is not there has no place in the inventory"},
      // The inventory lists the rules of the documents at hand. The national instruments are known
      // from what others say of them; their own clauses are cited, and are no lines of the
      // inventory.
      {"qd132-hd16-2018: Question `six-months-boundary`", kNationalOnly},
      {"qd132-hd16-2018: Question `no-key-tasks`", kNationalOnly},
      {"qd132-hd16-2018: Question `leaders`", kNationalOnly},
      {"qd132-hd16-2018: Question `collectives`", kNationalOnly},
      {"qd132-hd16-2018: Question `decision-level`", kNationalOnly},
      {"qd132-hd16-2018: Question `self-rating`", kNationalOnly},
      {"qd132-hd16-2018: Question `state-bodies`", kNationalOnly},
      {"qd132-hd16-2018: Question `section-level-units`", kNationalOnly},
      {"qd132-hd16-2018: Rule `member-newly-admitted`", kNationalOnly},
      {"qd132-hd16-2018: Rule `member-kht-half-and-key-tasks`", kNationalOnly},
      {"qd132-hd16-2018: Rule `org-newly-founded`", kNationalOnly},
  };
  return list;
}

// Policies of which the documents behind the inventory do not speak, or only in passing: they cite
// their instruments, and a rule of theirs need not be a line of the inventory.
const std::set<std::string>& PoliciesBeyondTheInventory() {
  static const std::set<std::string> names = {
      "hd20-2008",       "hd27-2014",       "nd335-2025",
      "nd90-2020",       "nd90-nd48-2023",  "qd124-hd25-2023",
      "qd132-hd21-2019", "qd366-hd43-2025", "qd366-hd43-quarter-2025",
      "qd89-term-2017",
  };
  return names;
}

bool IsBeyondTheInventory(const Cited& cited) {
  return PoliciesBeyondTheInventory().count(cited.name.substr(0, cited.name.find(':'))) > 0;
}

TEST(CitationTest, EveryRuleExceptionAndQuestionNamesItsSource) {
  const std::set<std::string> inventory = InventoryIds();
  ASSERT_GE(inventory.size(), 100u);
  std::vector<Cited> all;
  for (const auto& [name, policy] : BuiltinPolicies()) CollectCited(name, policy, &all);
  EXPECT_GE(all.size(), 100u);
  std::set<std::string> excused;
  for (const Cited& cited : all) {
    EXPECT_TRUE(cited.has_citation) << cited.name << " has no citation";
    for (const std::string& id : cited.inventory_ids) {
      EXPECT_EQ(inventory.count(id), 1u) << cited.name << " names `" << id << "`";
    }
    if (!cited.inventory_ids.empty() || IsBeyondTheInventory(cited)) continue;
    EXPECT_EQ(WithoutInventory().count(cited.name), 1u)
        << cited.name << " names no rule of the inventory, and no reason is listed";
    excused.insert(cited.name);
  }
  for (const auto& [name, reason] : WithoutInventory()) {
    EXPECT_EQ(excused.count(name), 1u) << name << " needs no reason any more: " << reason;
  }
  Report("law_citations", all.size());
}

}  // namespace
}  // namespace dangvien::law
