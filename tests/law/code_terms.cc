// A comment may speak of the law; code may not. So comments are blanked out, by a scanner that
// knows literals: "//" in a string begins no comment, and a quote in a comment no string.
//
// Most ways to write a term are plain texts, which are searched for as such; only numbers, which
// are few, need regular expressions.
//
// Tested by tests/law/law_test.cc
#include "tests/law/code_terms.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

namespace dangvien::law {
namespace {

// The end of the literal that begins at `at`, which is a quote; strings in this code base are no
// raw strings with delimiters.
size_t EndOfLiteral(const std::string& text, size_t at) {
  const char quote = text[at];
  for (size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == quote || text[i] == '\n') {
      return i + 1;
    }
  }
  return text.size();
}

bool IsDigitSeparator(const std::string& text, size_t at) {
  return text[at] == '\'' && at > 0 && std::isdigit(static_cast<unsigned char>(text[at - 1])) != 0;
}

void Blank(std::string* text, size_t begin, size_t end) {
  for (size_t i = begin; i < end; ++i) {
    if ((*text)[i] != '\n') (*text)[i] = ' ';
  }
}

// 1'000 and 1000 are the same number.
std::string WithoutSeparators(const std::string& line) {
  std::string joined;
  for (size_t i = 0; i < line.size(); ++i) {
    const bool is_between_digits = IsDigitSeparator(line, i) && i + 1 < line.size() &&
                                   std::isdigit(static_cast<unsigned char>(line[i + 1])) != 0;
    if (!is_between_digits) joined += line[i];
  }
  return joined;
}

bool IsWordCharacter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// Where the term ends, each time it is used.
std::set<size_t> EndsOf(const Term& term, const std::string& code) {
  std::set<size_t> ends;
  const auto search = [&](const std::string& text, bool alone) {
    for (size_t at = code.find(text); at != std::string::npos; at = code.find(text, at + 1)) {
      const size_t end = at + text.size();
      const bool is_inside = (at > 0 && IsWordCharacter(code[at - 1])) ||
                             (end < code.size() && IsWordCharacter(code[end]));
      if (!alone || !is_inside) ends.insert(end);
    }
  };
  for (const std::string& word : term.words) search(word, true);
  for (const std::string& text : term.texts) search(text, false);
  for (const std::string& pattern : term.patterns) {
    const std::regex regex(pattern, std::regex::optimize);
    auto at = std::sregex_iterator(code.begin(), code.end(), regex);
    for (; at != std::sregex_iterator(); ++at) {
      ends.insert(static_cast<size_t>(at->position() + at->length()));
    }
  }
  return ends;
}

}  // namespace

std::string WithoutComments(const std::string& text) {
  std::string code = text;
  for (size_t i = 0; i < code.size();) {
    if (code.compare(i, 2, "//") == 0) {
      const size_t end = std::min(code.find('\n', i), code.size());
      Blank(&code, i, end);
      i = end;
    } else if (code.compare(i, 2, "/*") == 0) {
      const size_t close = code.find("*/", i + 2);
      const size_t end = close == std::string::npos ? code.size() : close + 2;
      Blank(&code, i, end);
      i = end;
    } else if (code[i] == '"' || (code[i] == '\'' && !IsDigitSeparator(code, i))) {
      i = EndOfLiteral(code, i);
    } else {
      ++i;
    }
  }
  return code;
}

std::vector<SourceFile> ReadSources(const std::string& directory) {
  std::vector<SourceFile> sources;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".h" && extension != ".cc" && extension != ".inc") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    sources.push_back({entry.path().string(), WithoutComments(text.str())});
  }
  std::sort(sources.begin(), sources.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return sources;
}

std::vector<std::string> FindTerms(const std::vector<Term>& terms,
                                   const std::vector<SourceFile>& sources) {
  std::vector<std::string> found;
  for (const SourceFile& source : sources) {
    const std::string code = WithoutSeparators(source.code);
    for (const Term& term : terms) {
      for (const size_t end : EndsOf(term, code)) {
        const auto line = 1 + std::count(code.begin(), code.begin() + static_cast<long>(end), '\n');
        found.push_back(source.path + ":" + std::to_string(line) + ": " + term.what);
      }
    }
  }
  return found;
}

}  // namespace dangvien::law
