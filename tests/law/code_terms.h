// Finds the terms of policies in C++ files.
#ifndef DANGVIEN_TESTS_LAW_CODE_TERMS_H_
#define DANGVIEN_TESTS_LAW_CODE_TERMS_H_

#include <string>
#include <vector>

#include "tests/law/policy_terms.h"

namespace dangvien::law {

struct SourceFile {
  std::string path;
  std::string code;  // without comments; as many lines as the file
};

// The C++ files below a directory, by path.
std::vector<SourceFile> ReadSources(const std::string& directory);

// Comments become blanks; string and character literals stay.
std::string WithoutComments(const std::string& text);

// "path:line: tier `HTXS`", one for each place.
std::vector<std::string> FindTerms(const std::vector<Term>& terms,
                                   const std::vector<SourceFile>& sources);

}  // namespace dangvien::law

#endif  // DANGVIEN_TESTS_LAW_CODE_TERMS_H_
