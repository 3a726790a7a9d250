// Equality of messages: the generated structs have none of their own.
#ifndef DANGVIEN_WIRE_SAME_BYTES_H_
#define DANGVIEN_WIRE_SAME_BYTES_H_

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace dangvien::wire {

// Whether both encode to the same bytes: then every field is the same. COST: two encodings.
template <typename Message>
bool SameBytes(const Message& a, const Message& b) {
  std::string left;
  std::string right;
  Encode(a, &left);
  Encode(b, &right);
  return left == right;
}

template <typename Message>
bool SameBytes(const std::optional<Message>& a, const std::optional<Message>& b) {
  if (a.has_value() != b.has_value()) return false;
  return !a.has_value() || SameBytes(*a, *b);
}

template <typename Message>
bool SameBytes(const std::vector<Message>& a, const std::vector<Message>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Message& one, const Message& other) { return SameBytes(one, other); });
}

}  // namespace dangvien::wire

#endif  // DANGVIEN_WIRE_SAME_BYTES_H_
