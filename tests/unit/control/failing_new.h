// A global operator new that fails when it is told to.
#ifndef DANGVIEN_TESTS_UNIT_CONTROL_FAILING_NEW_H_
#define DANGVIEN_TESTS_UNIT_CONTROL_FAILING_NEW_H_

#include <cstdint>

namespace dangvien::testing {

enum class Failing { kOnce, kFromThenOn };

// From now on, allocation number `fail_at` fails, counted from 1 over all threads; 0: none does.
void StartFailing(int64_t fail_at, Failing how);

// Nothing fails any more. How many allocations there were since it was started.
int64_t StopFailing();

}  // namespace dangvien::testing

#endif  // DANGVIEN_TESTS_UNIT_CONTROL_FAILING_NEW_H_
