// Messages with arbitrary contents, and small changes of one field: to show that a page speaks of
// every field.
#ifndef DANGVIEN_TESTS_UNIT_PAGE_FILL_H_
#define DANGVIEN_TESTS_UNIT_PAGE_FILL_H_

#include <cstdint>
#include <functional>
#include <random>
#include <string>

#include "google/protobuf/message.h"

namespace dangvien {

class Filler {
 public:
  explicit Filler(uint32_t seed) : random_(seed) {}

  // Sets every field; messages within messages down to a depth.
  void Fill(google::protobuf::Message& message, int depth = 0);

 private:
  void FillField(google::protobuf::Message& message, const google::protobuf::FieldDescriptor& field,
                 int depth);
  uint32_t Below(uint32_t count) { return static_cast<uint32_t>(random_()) % count; }
  std::string Word(const google::protobuf::FieldDescriptor& field);

  std::mt19937 random_;
};

// Calls `visit` with "Message.field" once for each field that is no message, and with the message
// changed in that field alone; a change of an enumeration is made for each of its values, named
// "Message.field=VALUE". Everything is as before when the call returns.
void ForEachChange(google::protobuf::Message& message,
                   const std::function<void(const std::string&)>& visit);

}  // namespace dangvien

#endif  // DANGVIEN_TESTS_UNIT_PAGE_FILL_H_
