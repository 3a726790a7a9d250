// A host with a Protobuf of its own, and perhaps with the very schema of the library compiled in:
//
//   protobuf_host DOSSIER MODE [LIBRARY]
//
// MODE: `once` evaluates and prints the digest; `threads` lets 8 threads mix messages of their own
// with calls; `refuse` gives broken input and prints nothing; `parse-broken` lets the host's own
// Protobuf read it, the control of `refuse`. With LIBRARY, `local:PATH` or `global:PATH`, the
// library is loaded; without, it was linked.
#include <dlfcn.h>
#include <google/protobuf/descriptor.h>

#include <atomic>
#include <cstdio>
#include <cstring>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "host.pb.h"
#include "tests/abi/dossier.h"
#ifdef ABI_SAME_SCHEMA
#include "dangvien/v1/dataset.pb.h"
#endif

namespace {

// Whatever the host's Protobuf holds goes round unharmed, and it knows the schema of the library
// exactly where the host compiled it in itself.
bool HostWorks(int seed, abi_bytes dossier) {
  host::v1::Note note;
  note.set_text("Chi bộ " + std::to_string(seed));
  for (int i = 0; i < 50; ++i) note.add_numbers(int64_t{seed} * i);
  host::v1::Note read;
  if (!read.ParseFromString(note.SerializeAsString())) return false;
  if (read.text() != note.text() || read.numbers(49) != int64_t{seed} * 49) return false;
  const bool known = google::protobuf::DescriptorPool::generated_pool()->FindFileByName(
                         "dangvien/v1/dataset.proto") != nullptr;
#ifdef ABI_SAME_SCHEMA
  dangvien::v1::Dataset dataset;
  return known && dataset.ParseFromArray(dossier.data, static_cast<int>(dossier.size)) &&
         dataset.units_size() > 0;
#else
  static_cast<void>(dossier);
  return !known;
#endif
}

// The library's functions; nothing where it cannot be loaded.
bool Load(const char* argument, abi_library* library) {
#ifdef ABI_LINKED_LIBRARY
#define ABI_LINKED(name) library->name = &dangvien_##name;
  ABI_FUNCTIONS(ABI_LINKED)
#undef ABI_LINKED
  return argument == nullptr;
#else
  if (argument == nullptr) return false;
  const bool global = std::strncmp(argument, "global:", 7) == 0;
  void* handle = dlopen(std::strchr(argument, ':') + 1, RTLD_NOW | (global ? RTLD_GLOBAL : 0));
  if (handle == nullptr) {
    std::fprintf(stderr, "%s\n", dlerror());
    return false;
  }
  const char* missing = abi_load(handle, library);
  if (missing != nullptr) std::fprintf(stderr, "%s is missing\n", missing);
  return missing == nullptr;
#endif
}

bool Digest(const abi_library& library, const abi_rules& rules, abi_bytes dossier,
            std::string* digest) {
  uint8_t bytes[32];
  if (abi_digest(&library, &rules, dossier, bytes) != DANGVIEN_STATUS_OK) return false;
  digest->assign(std::begin(bytes), std::end(bytes));
  return true;
}

bool Threads(const abi_library& library, const abi_rules& rules, abi_bytes dossier,
             const std::string& expected) {
  std::atomic<bool> good{true};
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 25 && good; ++i) {
        std::string digest;
        for (int k = 0; k < 8; ++k) good = good && HostWorks(t * 1000 + i * 8 + k, dossier);
        good = good && Digest(library, rules, dossier, &digest) && digest == expected;
        good = good && abi_refuse(&library, &rules, dossier) == 0;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  return good;
}

void Print(const std::string& digest) {
  for (const char byte : digest) std::printf("%02x", static_cast<unsigned char>(byte));
  std::printf("\n");
}

int Run(const std::string& mode, const abi_library& library, abi_bytes dossier) {
  abi_rules rules;
  if (abi_open(&library, &rules) != DANGVIEN_STATUS_OK) return 4;
  std::string digest;
  bool good = HostWorks(1, dossier) && Digest(library, rules, dossier, &digest);
  if (mode == "threads") {
    good = good && Threads(library, rules, dossier, digest);
  } else if (mode == "refuse") {
    good = good && abi_refuse(&library, &rules, dossier) == 0;
  } else if (mode == "parse-broken") {
    host::v1::Note note;
    good = !note.ParseFromString("\x0a\x04\xff\xfe\xc3\x28");
  }
  good = good && HostWorks(2, dossier);
  abi_close(&library, &rules);
  if (good && (mode == "once" || mode == "threads")) Print(digest);
  return good ? 0 : 5;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const abi_bytes dossier = abi_read_file(argv[1]);
  if (!HostWorks(0, dossier)) return 3;  // before the library comes
  abi_library library;
  if (!Load(argc > 3 ? argv[3] : nullptr, &library)) return 3;
  const int code = Run(argv[2], library, dossier);
  free(dossier.data);
  return code;
}
