// Renders a place as the path that messages show: `units[3].ratings[0].tier_id`.
// Rendering is the cold path: a clean dossier of millions of rows builds no string here.
// Tested by tests/unit/dataset/read_test.cc
#include "dataset/place.h"

#include "absl/strings/str_cat.h"

namespace dangvien {

std::string Place::ToString() const {
  std::string path;
  for (int i = 0; i < depth_; ++i) {
    absl::StrAppend(&path, i == 0 ? "" : ".", frames_[i].list);
    if (frames_[i].index >= 0) absl::StrAppend(&path, "[", frames_[i].index, "]");
  }
  return path;
}

std::string Place::Field(const char* field) const { return absl::StrCat(ToString(), ".", field); }

}  // namespace dangvien
