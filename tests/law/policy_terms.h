// The words and numbers of a policy that must not stand in code.
#ifndef DANGVIEN_TESTS_LAW_POLICY_TERMS_H_
#define DANGVIEN_TESTS_LAW_POLICY_TERMS_H_

#include <string>
#include <vector>

#include "dangvien/v1/policy.pb.h"

namespace dangvien::law {

enum class TermKind { kId, kRatio, kDate, kYear, kInstrument };

struct Term {
  TermKind kind;
  std::string what;  // "tier `HTXS`"
  // Each is one way to write it in C++: as a word that is no part of a longer word or number, as
  // some text anywhere, or as what a regular expression (ECMAScript) describes.
  std::vector<std::string> words;
  std::vector<std::string> texts;
  std::vector<std::string> patterns;
  std::string sample;  // a line of C++ that uses it
};

// Every id, ratio, date, year and instrument number of the policy, each once.
std::vector<Term> TermsOf(const v1::Policy& policy);

}  // namespace dangvien::law

#endif  // DANGVIEN_TESTS_LAW_POLICY_TERMS_H_
