// A place in the input, built cheaply and turned into a path only when there is something to
// report.
//
//   Place unit("units", 3);
//   unit.In("ratings", 0).Field("tier_id")   // "units[3].ratings[0].tier_id"
#ifndef DANGVIEN_DATASET_PLACE_H_
#define DANGVIEN_DATASET_PLACE_H_

#include <cstdint>
#include <string>

namespace dangvien {

class Place {
 public:
  Place(const char* list, int64_t index) : frames_{{list, index}}, depth_(1) {}

  // REQUIRES: at most four steps in all.
  Place In(const char* list, int64_t index) const {
    Place inner = *this;
    inner.frames_[inner.depth_++] = {list, index};
    return inner;
  }

  std::string ToString() const;
  std::string Field(const char* field) const;

 private:
  struct Frame {
    const char* list;
    int64_t index;  // -1: not a list
  };
  Frame frames_[4];
  int depth_;
};

// A field at a place: what an issue is about.
struct Spot {
  Place place;
  const char* field;

  std::string ToString() const { return place.Field(field); }
};

}  // namespace dangvien

#endif  // DANGVIEN_DATASET_PLACE_H_
