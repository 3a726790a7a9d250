// A C++ host of the C library: what consumer.c does, with owners.
#include <dangvien/c/dangvien.h>

#include <cstdio>
#include <memory>

template <typename T>
using Owned = std::unique_ptr<T, void (*)(T*)>;

int main() {
  // Format 1, a year, one branch: a complete dossier of 0 people.
  constexpr uint8_t kDossier[] = {0x08, 0x01, 0x12, 0x11, 0x08, 0x01, 0x10, 0x85, 0xd9, 0xcf, 0x09,
                                  0x18, 0x95, 0xa7, 0xd0, 0x09, 0x20, 0xef, 0xe1, 0xcf, 0x09, 0x1a,
                                  0x08, 0x0a, 0x02, 0x43, 0x42, 0x10, 0x02, 0x18, 0x05};
  dangvien_context* new_context = nullptr;
  if (dangvien_context_new(nullptr, &new_context, nullptr) != DANGVIEN_STATUS_OK) return 1;
  const Owned<dangvien_context> context(new_context, &dangvien_context_unref);
  dangvien_dataset* new_dataset = nullptr;
  dangvien_error* new_error = nullptr;
  const int32_t status = dangvien_dataset_read(context.get(), kDossier, sizeof(kDossier), nullptr,
                                               &new_dataset, &new_error);
  const Owned<dangvien_error> error(new_error, &dangvien_error_free);
  const Owned<dangvien_dataset> dataset(new_dataset, &dangvien_dataset_unref);
  if (status != DANGVIEN_STATUS_OK) {
    std::fprintf(stderr, "%s\n", dangvien_error_message(error.get(), nullptr));
    return 1;
  }
  std::printf("dangvien %s: %d units\n", dangvien_version(),
              static_cast<int>(dangvien_dataset_unit_count(dataset.get())));
  return 0;
}
