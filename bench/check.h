// A fast wrong answer is no result: these end the process where an answer is wrong.
#ifndef DANGVIEN_BENCH_CHECK_H_
#define DANGVIEN_BENCH_CHECK_H_

#include <cstdint>
#include <string>

#include "bench/limit.h"
#include "dangvien/engine.h"

namespace dangvien::bench {

// Every subject of a dossier of 2,000 members has the status and tiers that the oracle gives it.
// COST: once a process, below a second.
void CheckSampleAgainstOracle();

// The evaluation's members are as many in each tier as the hand-written loop counts.
void CheckMembers(int64_t members, const Evaluation& evaluation);

// The members' outcomes of an evaluation, as the loop tallies them.
LimitTally TallyOf(const Evaluation& evaluation);

// Ends the process, with the message, unless the two are equal.
void RequireEqual(const std::string& found, const std::string& expected, const char* what);

}  // namespace dangvien::bench

#endif  // DANGVIEN_BENCH_CHECK_H_
