// How many cases the tests of this folder run, and where they say how many they ran.
#ifndef DANGVIEN_TESTS_PROPERTY_SCALE_H_
#define DANGVIEN_TESTS_PROPERTY_SCALE_H_

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>

namespace dangvien::property {

// By DANGVIEN_TEST_SCALE: `small`, `normal` (also where it is not set) or `full`.
inline uint64_t CaseCount(uint64_t small, uint64_t normal, uint64_t full) {
  const char* scale = std::getenv("DANGVIEN_TEST_SCALE");
  const std::string name = scale == nullptr ? "normal" : scale;
  if (name == "full") return full;
  return name == "small" ? small : normal;
}

// One file a test, so that tests in parallel do not write over each other.
inline void ReportCases(const std::string& test, uint64_t count) {
  if (const char* directory = std::getenv("DANGVIEN_REPORT_DIR")) {
    std::ofstream(std::string(directory) + "/property-" + test + ".txt")
        << "property_cases " << count << "\n";
  }
}

}  // namespace dangvien::property

#endif  // DANGVIEN_TESTS_PROPERTY_SCALE_H_
