// What this build is. Compiled once for each flavour; what only the build knows comes as macros.
//
// Tested by tests/capi/version_test.cc
#include "absl/base/config.h"
#include "dangvien/c/dangvien.h"

#define DANGVIEN_INTERNAL_QUOTED(text) #text
#define DANGVIEN_INTERNAL_TEXT(macro) DANGVIEN_INTERNAL_QUOTED(macro)
#define DANGVIEN_INTERNAL_ABI DANGVIEN_ABI_MAJOR.DANGVIEN_ABI_MINOR

namespace {

constexpr char kBuildInfo[] =
    // clang-format off
    "version "    DANGVIEN_VERSION                                 "\n"
    "abi "        DANGVIEN_INTERNAL_TEXT(DANGVIEN_INTERNAL_ABI)    "\n"
    "flavour "    DANGVIEN_FLAVOUR                                 "\n"
    "compiler "   DANGVIEN_COMPILER                                "\n"
    "abseil "     DANGVIEN_INTERNAL_TEXT(ABSL_LTS_RELEASE_VERSION) "\n"
    "commit "     DANGVIEN_COMMIT                                  "\n"
    "sanitizers " DANGVIEN_SANITIZERS                              "\n";
// clang-format on

}  // namespace

uint32_t dangvien_abi_version(void) { return DANGVIEN_ABI_VERSION; }

const char* dangvien_version(void) { return DANGVIEN_VERSION; }

const char* dangvien_build_info(void) { return kBuildInfo; }

int32_t dangvien_has_feature(int32_t feature) {
  if (feature == DANGVIEN_FEATURE_BUNDLED) return DANGVIEN_IS_BUNDLED;
  return feature == DANGVIEN_FEATURE_ARROW ? 1 : 0;
}
