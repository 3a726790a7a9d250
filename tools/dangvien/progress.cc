// A phase cannot say in advance that it will take long, so a second thread waits a second and then
// shows whatever phase is running. Without a terminal there is no thread at all.
//
// The thread leaves signals to the main one, which holds some of them back while it writes a file.
//
// Tested by tests/cli/cli_test.py
#include "progress.h"

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>

namespace dangvien::cli {

constexpr std::chrono::seconds kPatience(1);

Progress::Progress(Language language) : language_(language) {
  if (isatty(STDERR_FILENO) == 0) return;
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  watcher_ = std::thread([this] { Watch(); });
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

void Progress::Enter(Word phase) {
  const std::lock_guard<std::mutex> lock(mutex_);
  phase_ = phase;
  changed_.notify_one();
}

void Progress::Finish() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    is_finished_ = true;
    changed_.notify_one();
  }
  if (watcher_.joinable()) watcher_.join();
}

void Progress::Watch() {
  std::unique_lock<std::mutex> lock(mutex_);
  if (changed_.wait_for(lock, kPatience, [this] { return is_finished_; })) return;
  while (!is_finished_) {
    const Word shown = phase_;
    std::fprintf(stderr, "\r\033[K%s", Say(shown, language_));
    changed_.wait(lock, [&] { return is_finished_ || phase_ != shown; });
  }
  std::fputs("\r\033[K", stderr);
}

}  // namespace dangvien::cli
