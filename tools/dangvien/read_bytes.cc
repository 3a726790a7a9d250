// A file's size is known, so its bytes are read into their final place in one go. A pipe grows by
// doubling. A mapping would save the copy out of the page cache, but a file that another program
// cuts short while it is mapped ends the process with a signal instead of a message.
//
// Tested by tests/cli/cli_test.py
#include "read_bytes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "absl/cleanup/cleanup.h"
#include "absl/status/status.h"

namespace dangvien::cli {
namespace {

constexpr size_t kFirstBlock = 65'536;

absl::Status ErrorOfSystem(absl::string_view what) {
  return absl::InvalidArgumentError(std::string(what) + ": " + std::strerror(errno));
}

}  // namespace

absl::StatusOr<std::string> ReadBytes(const std::string& name) {
  const bool is_input = name == "-";
  const int file = is_input ? STDIN_FILENO : open(name.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return ErrorOfSystem("cannot be opened");
  const absl::Cleanup close_file = [file, is_input] {
    if (!is_input) close(file);
  };
  struct stat status {};
  size_t capacity = kFirstBlock;
  if (fstat(file, &status) == 0 && S_ISREG(status.st_mode)) {
    // One more byte shows the end without another block.
    capacity = static_cast<size_t>(status.st_size) + 1;
  }
  std::string bytes;
  size_t size = 0;
  while (true) {
    if (size == bytes.size()) bytes.resize(std::max(capacity, size * 2));
    const ssize_t count = read(file, &bytes[size], bytes.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return ErrorOfSystem("cannot be read");
    if (count == 0) break;
    size += static_cast<size_t>(count);
  }
  bytes.resize(size);
  return bytes;
}

std::string SourceName(const std::string& name) { return name == "-" ? kStandardInput : name; }

bool FileExists(const std::string& name) { return access(name.c_str(), F_OK) == 0; }

}  // namespace dangvien::cli
