// Long calls are watched and stopped.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <cstring>
#include <thread>
#include <vector>

#include "tests/capi/fixture.h"

namespace dangvien::testing {
namespace {

class ControlTest : public ::testing::Test {
 protected:
  ControlTest() : bytes_(LargeDossier()) { Open(nullptr); }

  void Open(const dangvien_context_options* options) {
    ASSERT_EQ(dangvien_context_new(options, context_.out(), error_.out()), 0) << error_.message();
    ASSERT_EQ(dangvien_policy_load_builtin(context_.get(), "tkv-2018", 8, nullptr, policy_.out(),
                                           error_.out()),
              0)
        << error_.message();
    ASSERT_EQ(dangvien_dataset_read(context_.get(), Data(bytes_), bytes_.size(), nullptr,
                                    dataset_.out(), error_.out()),
              0)
        << error_.message();
    ASSERT_EQ(dangvien_cancel_new(context_.get(), cancel_.out(), error_.out()), 0);
  }

  int32_t Run() {
    auto options = Sized<dangvien_evaluate_options>();
    options.control = &control_;
    dangvien_policy* policies[] = {policy_.get()};
    return dangvien_evaluate(context_.get(), dataset_.get(), policies, 1, &options,
                             evaluation_.out(), error_.out());
  }
  std::string Digest() {
    std::string digest(32, '\0');
    EXPECT_EQ(dangvien_evaluation_digest(evaluation_.get(),
                                         reinterpret_cast<uint8_t*>(digest.data()), nullptr),
              0);
    return digest;
  }

  std::string bytes_;
  Context context_;
  Error error_;
  APolicy policy_;
  ADataset dataset_;
  ACancel cancel_;
  AnEvaluation evaluation_;
  dangvien_control control_ = Sized<dangvien_control>();
};

TEST_F(ControlTest, ACancelStopsEveryLongCall) {
  dangvien_cancel_trigger(cancel_.get());
  EXPECT_EQ(dangvien_cancel_is_triggered(cancel_.get()), 1);
  control_.cancel = cancel_.get();
  EXPECT_EQ(Run(), DANGVIEN_STATUS_CANCELLED);
  EXPECT_EQ(error_.reason(), "cancelled");
  EXPECT_EQ(evaluation_.get(), nullptr);

  auto dataset_options = Sized<dangvien_dataset_options>();
  dataset_options.control = &control_;
  ADataset dataset;
  EXPECT_EQ(dangvien_dataset_read(context_.get(), Data(bytes_), bytes_.size(), &dataset_options,
                                  dataset.out(), error_.out()),
            DANGVIEN_STATUS_CANCELLED);

  auto policy_options = Sized<dangvien_policy_options>();
  policy_options.control = &control_;
  APolicy policy;
  EXPECT_EQ(dangvien_policy_load_builtin(context_.get(), "tkv-2018", 8, &policy_options,
                                         policy.out(), error_.out()),
            DANGVIEN_STATUS_CANCELLED);

  auto compare_options = Sized<dangvien_compare_options>();
  compare_options.control = &control_;
  Buffer buffer;
  EXPECT_EQ(dangvien_policy_difference(policy_.get(), policy_.get(), &compare_options, buffer.out(),
                                       error_.out()),
            DANGVIEN_STATUS_CANCELLED);
}

TEST_F(ControlTest, ACancelThatIsNotTriggeredChangesNothing) {
  ASSERT_EQ(Run(), DANGVIEN_STATUS_OK) << error_.message();
  const std::string expected = Digest();
  control_.cancel = cancel_.get();
  control_.timeout_ms = 3'600'000;
  ASSERT_EQ(Run(), DANGVIEN_STATUS_OK) << error_.message();
  EXPECT_EQ(Digest(), expected);
  EXPECT_EQ(dangvien_cancel_is_triggered(cancel_.get()), 0);
}

const dangvien_cancel* signalled = nullptr;

TEST_F(ControlTest, ASignalHandlerMayCancel) {
  signalled = cancel_.get();
  const auto before = std::signal(SIGUSR1, [](int) { dangvien_cancel_trigger(signalled); });
  std::raise(SIGUSR1);
  std::signal(SIGUSR1, before);
  control_.cancel = cancel_.get();
  EXPECT_EQ(Run(), DANGVIEN_STATUS_CANCELLED);
}

TEST_F(ControlTest, AnotherThreadMayCancel) {
  // The call goes on until the other thread has triggered: progress waits for it.
  struct Shared {
    std::thread thread;
    const dangvien_cancel* cancel;
  } shared = {{}, cancel_.get()};
  control_.cancel = cancel_.get();
  control_.progress_user = &shared;
  control_.progress = [](void* user, int64_t, int64_t) -> int32_t {
    auto* given = static_cast<Shared*>(user);
    if (!given->thread.joinable()) {
      given->thread = std::thread([given] { dangvien_cancel_trigger(given->cancel); });
    }
    while (dangvien_cancel_is_triggered(given->cancel) == 0) std::this_thread::yield();
    return 0;
  };
  EXPECT_EQ(Run(), DANGVIEN_STATUS_CANCELLED);
  shared.thread.join();
}

TEST_F(ControlTest, TheTimeoutEndsACall) {
  control_.timeout_ms = 1;
  control_.progress = [](void*, int64_t, int64_t) -> int32_t {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    return 0;
  };
  EXPECT_EQ(Run(), DANGVIEN_STATUS_DEADLINE_EXCEEDED);
  EXPECT_EQ(error_.reason(), "deadline_exceeded");
}

// What goes on in one call from bytes to bytes: reading, rating, writing.
class BytesCallTest : public ControlTest {
 protected:
  int32_t RunBytes(Buffer* out) {
    auto reading = Sized<dangvien_dataset_options>();
    reading.control = &reading_;
    auto rating = Sized<dangvien_evaluate_options>();
    rating.control = &control_;
    dangvien_policy* policies[] = {policy_.get()};
    return dangvien_evaluate_bytes(context_.get(), policies, 1, Data(bytes_), bytes_.size(),
                                   &reading, &rating, out->out(), error_.out());
  }

  dangvien_control reading_ = Sized<dangvien_control>();
};

TEST_F(BytesCallTest, ReadingAndRatingAreStoppedEachByItsOwn) {
  dangvien_cancel_trigger(cancel_.get());
  Buffer buffer;
  for (dangvien_control* control : {&reading_, &control_}) {
    reading_ = control_ = Sized<dangvien_control>();
    control->cancel = cancel_.get();
    EXPECT_EQ(RunBytes(&buffer), DANGVIEN_STATUS_CANCELLED);
    EXPECT_EQ(error_.reason(), "cancelled");
    EXPECT_EQ(buffer.get(), nullptr);
  }
}

TEST_F(BytesCallTest, WritingIsStoppedToo) {
  // The log has the last word between rating and writing.
  auto options = Sized<dangvien_context_options>();
  options.log_user = cancel_.get();
  options.log = [](void* user, int32_t, const char* message, size_t) {
    const bool is_rated = std::strncmp(message, "evaluated: ", 11) == 0;
    if (is_rated) dangvien_cancel_trigger(static_cast<const dangvien_cancel*>(user));
  };
  Context logging;
  ASSERT_EQ(dangvien_context_new(&options, logging.out(), nullptr), 0);
  auto rating = Sized<dangvien_evaluate_options>();
  rating.control = &control_;
  control_.cancel = cancel_.get();
  dangvien_policy* policies[] = {policy_.get()};
  Buffer buffer;
  EXPECT_EQ(dangvien_evaluate_bytes(logging.get(), policies, 1, Data(bytes_), bytes_.size(),
                                    nullptr, &rating, buffer.out(), error_.out()),
            DANGVIEN_STATUS_CANCELLED);
  EXPECT_EQ(dangvien_cancel_is_triggered(cancel_.get()), 1);
  EXPECT_EQ(buffer.get(), nullptr);
}

TEST_F(BytesCallTest, TheTimeoutOfTheRatingDoesNotCountTheReading) {
  bytes_ = SmallDossier();  // rated in no time
  int naps = 0;
  reading_.progress_user = &naps;
  reading_.progress = [](void* user, int64_t done, int64_t total) -> int32_t {
    if (done != total) return 0;
    ++*static_cast<int*>(user);
    std::this_thread::sleep_for(std::chrono::milliseconds(2'100));
    return 0;
  };
  control_.timeout_ms = 2'000;
  Buffer buffer;
  EXPECT_EQ(RunBytes(&buffer), DANGVIEN_STATUS_OK) << error_.message();
  EXPECT_EQ(naps, 1);
}

struct Heard {
  std::vector<int64_t> done;
  int64_t total = 0;
  size_t stop_at = 0;
};

int32_t Hear(void* user, int64_t done, int64_t total) {
  auto* heard = static_cast<Heard*>(user);
  heard->done.push_back(done);
  heard->total = total;
  return heard->done.size() == heard->stop_at ? 42 : 0;
}

TEST_F(ControlTest, ProgressRisesToItsTotal) {
  Heard heard;
  control_.progress = &Hear;
  control_.progress_user = &heard;
  ASSERT_EQ(Run(), DANGVIEN_STATUS_OK) << error_.message();
  ASSERT_FALSE(heard.done.empty());
  EXPECT_TRUE(std::is_sorted(heard.done.begin(), heard.done.end()));
  EXPECT_EQ(heard.done.back(), heard.total);
}

TEST_F(ControlTest, ACallbackMayStopTheCallAndGetsItsNumberBack) {
  Heard all;
  control_.progress = &Hear;
  control_.progress_user = &all;
  ASSERT_EQ(Run(), DANGVIEN_STATUS_OK);
  const std::string expected = Digest();
  for (size_t stop_at = 1; stop_at <= all.done.size(); ++stop_at) {
    Heard heard;
    heard.stop_at = stop_at;
    control_.progress_user = &heard;
    *evaluation_.out() = nullptr;
    ASSERT_EQ(Run(), DANGVIEN_STATUS_CANCELLED) << stop_at;
    EXPECT_EQ(error_.reason(), "callback_stopped");
    EXPECT_EQ(dangvien_error_callback_value(error_.get()), 42);
    EXPECT_EQ(heard.done.size(), stop_at) << "it was called after it said to stop";
    EXPECT_EQ(evaluation_.get(), nullptr);
  }
  control_ = Sized<dangvien_control>();
  ASSERT_EQ(Run(), DANGVIEN_STATUS_OK);
  EXPECT_EQ(Digest(), expected);
}

TEST_F(ControlTest, AShortCallIsStoppedAsWell) {
  auto options = Sized<dangvien_dataset_options>();
  options.control = &control_;
  Heard all;
  control_.progress = &Hear;
  control_.progress_user = &all;
  ADataset dataset;
  ASSERT_EQ(dangvien_dataset_read(context_.get(), Data(bytes_), bytes_.size(), &options,
                                  dataset.out(), error_.out()),
            DANGVIEN_STATUS_OK);
  for (size_t stop_at = 1; stop_at <= all.done.size(); ++stop_at) {
    Heard heard;
    heard.stop_at = stop_at;
    control_.progress_user = &heard;
    ADataset none;
    EXPECT_EQ(dangvien_dataset_read(context_.get(), Data(bytes_), bytes_.size(), &options,
                                    none.out(), error_.out()),
              DANGVIEN_STATUS_CANCELLED)
        << stop_at;
    EXPECT_EQ(dangvien_error_callback_value(error_.get()), 42);
    EXPECT_EQ(none.get(), nullptr);
  }
}

TEST_F(ControlTest, TheLongestTimeoutIsNotOver) {
  control_.timeout_ms = int64_t{1} << 42;
  EXPECT_EQ(Run(), DANGVIEN_STATUS_OK) << error_.message();
  ++control_.timeout_ms;
  EXPECT_EQ(Run(), DANGVIEN_STATUS_INVALID_ARGUMENT);
  EXPECT_EQ(error_.reason(), "bad_argument");
}

struct Executor {
  int64_t calls = 0;
  int64_t pieces = 0;
  bool refuses = false;
};

// The host's executor: two threads, the pieces in reverse.
int32_t Execute(void* user, int64_t count, dangvien_work_fn run, void* work) {
  auto* executor = static_cast<Executor*>(user);
  ++executor->calls;
  if (executor->refuses) return 1;
  executor->pieces += count;
  std::thread other([&] {
    for (int64_t i = count - 1; i >= 0; i -= 2) run(work, i);
  });
  for (int64_t i = count - 2; i >= 0; i -= 2) run(work, i);
  other.join();
  return 0;
}

struct Lines {
  std::vector<std::string> texts;
};

void Write(void* user, int32_t level, const char* message, size_t size) {
  EXPECT_EQ(message[size], '\0');
  static_cast<Lines*>(user)->texts.push_back(std::to_string(level) + " " +
                                             std::string(message, size));
}

TEST_F(ControlTest, TheHostsExecutorDoesTheWork) {
  ASSERT_EQ(Run(), DANGVIEN_STATUS_OK);
  const std::string expected = Digest();
  Executor executor;
  Lines lines;
  auto options = Sized<dangvien_context_options>();
  options.parallel_for = &Execute;
  options.parallel_for_user = &executor;
  options.log = &Write;
  options.log_user = &lines;
  Open(&options);
  ASSERT_EQ(Run(), DANGVIEN_STATUS_OK);
  EXPECT_EQ(executor.calls, 0) << "one thread needs no executor";
  control_.num_threads = 2;
  ASSERT_EQ(Run(), DANGVIEN_STATUS_OK) << error_.message();
  EXPECT_EQ(Digest(), expected);
  EXPECT_GT(executor.pieces, 0);
  EXPECT_THAT(lines.texts, ::testing::Contains(::testing::StartsWith("1 evaluated: ")));

  executor.refuses = true;
  ASSERT_EQ(Run(), DANGVIEN_STATUS_OK) << error_.message();
  EXPECT_EQ(Digest(), expected) << "the library's own threads did it";
  EXPECT_THAT(lines.texts, ::testing::Contains(::testing::StartsWith("2 the executor refused")));
}

TEST_F(ControlTest, NumbersOutOfRangeAreRefused) {
  control_.num_threads = 257;
  control_.timeout_ms = -1;
  EXPECT_EQ(Run(), DANGVIEN_STATUS_INVALID_ARGUMENT);
  EXPECT_THAT(error_.message(), ::testing::HasSubstr("control.num_threads"));
  EXPECT_THAT(error_.message(), ::testing::HasSubstr("control.timeout_ms"));
}

}  // namespace
}  // namespace dangvien::testing
