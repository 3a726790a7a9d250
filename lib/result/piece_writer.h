// Collects encoded fields and hands them on in pieces, so that a nation's result is never in memory
// as a whole unless the caller wants it so.
#ifndef DANGVIEN_RESULT_PIECE_WRITER_H_
#define DANGVIEN_RESULT_PIECE_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "wire/result.wire.h"

namespace dangvien {

class PieceWriter {
 public:
  // LIFETIME: the sink outlives the writer.
  explicit PieceWriter(absl::FunctionRef<void(absl::string_view)> sink) : sink_(sink) {}

  template <typename Message>
  void Put(uint32_t field, const Message& message) {
    wire::PutMessage(field, message, &bytes_);
    if (bytes_.size() >= kPieceBytes) Flush();
  }

  // The fields of a message, without a field around it.
  template <typename Message>
  void PutFields(const Message& message) {
    wire::Encode(message, &bytes_);
  }

  // Hands on what is left. Nothing does it by itself: after a failure nobody wants the rest.
  void Flush() {
    if (!bytes_.empty()) sink_(bytes_);
    bytes_.clear();
  }

 private:
  // Small enough to stay in the cache between writing and handing on.
  static constexpr size_t kPieceBytes = size_t{1} << 17;

  absl::FunctionRef<void(absl::string_view)> sink_;
  std::string bytes_;
};

}  // namespace dangvien

#endif  // DANGVIEN_RESULT_PIECE_WRITER_H_
