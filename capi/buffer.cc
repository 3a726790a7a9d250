// Buffers have one owner, so the handle has one reference for as long as it lives.
//
// Tested by tests/capi/error_test.cc
#include "buffer.h"

void dangvien_buffer_free(dangvien_buffer* buffer) { dangvien::capi::Unref(buffer); }

const uint8_t* dangvien_buffer_data(const dangvien_buffer* buffer) {
  if (!dangvien::capi::IsValid(buffer)) return nullptr;
  return reinterpret_cast<const uint8_t*>(buffer->bytes.c_str());
}

size_t dangvien_buffer_size(const dangvien_buffer* buffer) {
  return dangvien::capi::IsValid(buffer) ? buffer->bytes.size() : 0;
}
