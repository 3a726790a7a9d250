// Write to a new file beside the old one, force it to the disk, rename it over the old one: rename
// is atomic, so a reader sees the old bytes or the new ones, and a failure in between leaves the
// old file. Ctrl-C waits until the new file is in place or gone.
//
// What is not a regular file (a device, a pipe) has nothing to keep and is written in place. A
// symbolic link stays a link; its target is replaced.
//
// Tested by tests/cli/cli_test.py
#include "output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "absl/strings/str_cat.h"

namespace dangvien::cli {
namespace {

absl::Status Failed(absl::string_view name) {
  return absl::InvalidArgumentError(
      absl::StrCat(name, ": cannot be written: ", std::strerror(errno)));
}

bool IsStandardOutput(const std::string& name) { return name.empty() || name == "-"; }

bool WriteAll(int file, absl::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<size_t>(count));
  }
  return true;
}

std::string ResolveLinks(const std::string& name) {
  char resolved[PATH_MAX];
  return realpath(name.c_str(), resolved) == nullptr ? name : std::string(resolved);
}

std::string DirectoryOf(const std::string& name) {
  const size_t slash = name.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : name.substr(0, slash);
}

// Holds back the signals that end the process, for as long as it lives.
class SignalHold {
 public:
  SignalHold() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, signal);
    pthread_sigmask(SIG_BLOCK, &signals, &before_);
  }
  ~SignalHold() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalHold(const SignalHold&) = delete;  // the mask is the thread's
  SignalHold& operator=(const SignalHold&) = delete;

 private:
  sigset_t before_ = {};
};

mode_t ModeOfNewFile() {
  const mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

absl::Status Replace(const std::string& name, mode_t mode, absl::string_view bytes) {
  const SignalHold hold;
  std::string temporary = name + ".XXXXXX";
  const int file = mkostemp(temporary.data(), O_CLOEXEC);
  if (file < 0) return Failed(name);
  bool is_whole = WriteAll(file, bytes) && fchmod(file, mode) == 0 && fsync(file) == 0;
  int error = errno;
  if (close(file) != 0 && is_whole) {
    is_whole = false;
    error = errno;
  }
  if (is_whole && std::rename(temporary.c_str(), name.c_str()) != 0) {
    is_whole = false;
    error = errno;
  }
  if (!is_whole) {
    unlink(temporary.c_str());
    errno = error;
    return Failed(name);
  }
  const int directory = open(DirectoryOf(name).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory >= 0) {
    fsync(directory);  // The bytes are in place; some file systems cannot sync a directory.
    close(directory);
  }
  return absl::OkStatus();
}

absl::Status WriteInPlace(const std::string& name, absl::string_view bytes) {
  const int file = open(name.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) return Failed(name);
  const bool is_whole = WriteAll(file, bytes);
  const int error = errno;
  const bool is_closed = close(file) == 0;
  if (!is_whole) errno = error;
  return is_whole && is_closed ? absl::OkStatus() : Failed(name);
}

}  // namespace

absl::Status WriteOutput(const std::string& name, absl::string_view bytes) {
  if (IsStandardOutput(name)) {
    return WriteAll(STDOUT_FILENO, bytes) ? absl::OkStatus() : Failed("<stdout>");
  }
  const std::string target = ResolveLinks(name);
  struct stat status {};
  if (stat(target.c_str(), &status) != 0) return Replace(target, ModeOfNewFile(), bytes);
  if (S_ISREG(status.st_mode)) return Replace(target, status.st_mode & 07777, bytes);
  return WriteInPlace(target, bytes);
}

absl::Status CheckOutput(const std::string& name) {
  if (IsStandardOutput(name)) return absl::OkStatus();
  const std::string target = ResolveLinks(name);
  struct stat status {};
  const bool exists = stat(target.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) {
    errno = EISDIR;
    return Failed(name);
  }
  const bool in_place = exists && !S_ISREG(status.st_mode);
  const std::string place = in_place ? target : DirectoryOf(target);
  return access(place.c_str(), W_OK) == 0 ? absl::OkStatus() : Failed(name);
}

}  // namespace dangvien::cli
