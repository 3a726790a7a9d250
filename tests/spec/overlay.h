// Makes the dossier of a spec file: paths taken out of a base, then data laid over it. The rules
// are those of tests/spec/README.md.
#ifndef DANGVIEN_TESTS_SPEC_OVERLAY_H_
#define DANGVIEN_TESTS_SPEC_OVERLAY_H_

#include <string>

#include "absl/status/status.h"
#include "dangvien/v1/dataset.pb.h"

namespace dangvien::spec {

// Takes out what the path names.
// ERRORS: kNotFound: the path finds nothing.
absl::Status Remove(const std::string& path, v1::Dataset* dataset);

// Lays `data` over `dataset`.
void LayOver(const v1::Dataset& data, v1::Dataset* dataset);

}  // namespace dangvien::spec

#endif  // DANGVIEN_TESTS_SPEC_OVERLAY_H_
