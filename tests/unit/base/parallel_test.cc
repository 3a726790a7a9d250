// The parallel loop: each index once, the same outcome for every number of threads.
#include "base/parallel.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "gtest/gtest.h"

namespace dangvien {
namespace {

TEST(ParallelForTest, CallsTheBodyOnceForEachIndex) {
  struct Case {
    int64_t count;
    int num_threads;
    const char* why;
  };
  const Case cases[] = {
      {0, 1, "nothing to do"},
      {0, 4, "nothing to do, with threads"},
      {1, 4, "fewer pieces than threads"},
      {3, 8, "fewer pieces than threads"},
      {4, 4, "a piece a thread"},
      {100, 1, "inline"},
      {100, 0, "no threads means inline"},
      {100, -3, "below zero means inline"},
      {1000, 3, "runs of more than one piece"},
      {1001, 3, "a last run that is shorter"},
      {100000, 8, "many pieces"},
      {5, std::numeric_limits<int>::max(), "no more threads than pieces"},
  };
  for (const Case& c : cases) {
    std::vector<std::atomic<int>> calls(static_cast<size_t>(c.count));
    ParallelFor(c.count, {c.num_threads}, [&](int64_t i) { ++calls[static_cast<size_t>(i)]; });
    for (size_t i = 0; i < calls.size(); ++i) {
      ASSERT_EQ(calls[i].load(), 1) << "index " << i << ": " << c.why;
    }
  }
}

TEST(ParallelForTest, ANegativeCountCallsNothing) {
  for (const int num_threads : {1, 4}) {
    ParallelFor(-5, {num_threads}, [](int64_t i) { ADD_FAILURE() << "called with " << i; });
  }
}

TEST(ParallelForTest, OneThreadRunsInOrderOnTheCallingThread) {
  std::vector<int64_t> order;
  const std::thread::id caller = std::this_thread::get_id();
  ParallelFor(5, {1}, [&](int64_t i) {
    EXPECT_EQ(std::this_thread::get_id(), caller);
    order.push_back(i);
  });
  EXPECT_EQ(order, (std::vector<int64_t>{0, 1, 2, 3, 4}));
}

TEST(ParallelForTest, UsesNoMoreThreadsThanAskedFor) {
  std::mutex mutex;
  std::set<std::thread::id> threads;
  ParallelFor(10000, {3}, [&](int64_t) {
    const std::lock_guard<std::mutex> lock(mutex);
    threads.insert(std::this_thread::get_id());
  });
  EXPECT_LE(threads.size(), 3u);
}

TEST(ParallelForTest, PiecesRunAtTheSameTime) {
  // Each of two pieces waits for the other; with one thread this would never end.
  std::atomic<int> arrived{0};
  ParallelFor(2, {2}, [&](int64_t) {
    ++arrived;
    while (arrived.load() < 2) std::this_thread::yield();
  });
  EXPECT_EQ(arrived.load(), 2);
}

TEST(ParallelForTest, WhatTheBodyWroteIsVisibleAfterTheCallForAnyNumberOfThreads) {
  constexpr int64_t kCount = 20000;
  for (const int num_threads : {1, 2, 5, 16}) {
    std::vector<int64_t> squares(kCount, -1);
    ParallelFor(kCount, {num_threads}, [&](int64_t i) { squares[static_cast<size_t>(i)] = i * i; });
    for (int64_t i = 0; i < kCount; ++i) {
      ASSERT_EQ(squares[static_cast<size_t>(i)], i * i) << num_threads << " threads";
    }
  }
}

TEST(ParallelForTest, MayBeNested) {
  std::atomic<int> calls{0};
  ParallelFor(4, {2}, [&](int64_t) { ParallelFor(10, {2}, [&](int64_t) { ++calls; }); });
  EXPECT_EQ(calls.load(), 40);
}

}  // namespace
}  // namespace dangvien
