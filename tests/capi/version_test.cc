// What a library says of itself.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dangvien/c/dangvien.h"

namespace {

TEST(VersionTest, TheLibraryIsThatOfTheHeader) {
  EXPECT_EQ(dangvien_abi_version(), uint32_t{DANGVIEN_ABI_VERSION});
  EXPECT_EQ(dangvien_abi_version() >> 16, uint32_t{DANGVIEN_ABI_MAJOR});
  EXPECT_EQ(dangvien_abi_version() & 0xffff, uint32_t{DANGVIEN_ABI_MINOR});
}

TEST(VersionTest, ItsVersionHasThreeNumbers) {
  EXPECT_THAT(dangvien_version(), testing::MatchesRegex("[0-9]+\\.[0-9]+\\.[0-9]+"));
}

TEST(VersionTest, BuildInfoNamesWhatItIsMadeOf) {
  const std::string info = dangvien_build_info();
  for (const char* key :
       {"version ", "abi ", "flavour ", "compiler ", "abseil ", "commit ", "sanitizers "}) {
    EXPECT_THAT("\n" + info, testing::HasSubstr(std::string("\n") + key));
  }
}

TEST(VersionTest, AFeatureThatIsNotKnownIsNotThere) {
  EXPECT_EQ(dangvien_has_feature(DANGVIEN_FEATURE_ARROW), 1);
  EXPECT_EQ(dangvien_has_feature(0), 0);
  EXPECT_EQ(dangvien_has_feature(999), 0);
}

}  // namespace
