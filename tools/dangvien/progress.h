// Tells a person at a terminal what a long call is doing.
#ifndef DANGVIEN_DANGVIEN_PROGRESS_H_
#define DANGVIEN_DANGVIEN_PROGRESS_H_

#include <condition_variable>
#include <mutex>
#include <thread>

#include "wording.h"

namespace dangvien::cli {

// Writes the current phase to standard error from the second second on, and removes it in the end.
// Silent where standard error is not a terminal.
class Progress {
 public:
  explicit Progress(Language language);
  ~Progress() { Finish(); }
  Progress(const Progress&) = delete;  // owns a running thread
  Progress& operator=(const Progress&) = delete;

  void Enter(Word phase);
  // Nothing is shown afterwards; call it before anything else is printed.
  void Finish();

 private:
  void Watch();

  const Language language_;
  std::mutex mutex_;
  std::condition_variable changed_;
  Word phase_ = Word::kPhaseReading;
  bool is_finished_ = false;
  std::thread watcher_;
};

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_PROGRESS_H_
