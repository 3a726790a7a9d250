// The subcommands: a table row each, and what it runs.
#ifndef DANGVIEN_DANGVIEN_COMMANDS_H_
#define DANGVIEN_DANGVIEN_COMMANDS_H_

#include "absl/types/span.h"
#include "command_line.h"

namespace dangvien::cli {

// Each returns the exit code and has reported what went wrong.
int RunEvaluate(const Arguments& arguments);
int RunExplain(const Arguments& arguments);
int RunPolicyList(const Arguments& arguments);
int RunPolicyShow(const Arguments& arguments);
int RunPolicyCheck(const Arguments& arguments);
int RunPolicyDiff(const Arguments& arguments);
int RunPolicyReadings(const Arguments& arguments);
int RunStatistics(const Arguments& arguments);
int RunFeed(const Arguments& arguments);
int RunGenerate(const Arguments& arguments);

struct Command {
  CommandSpec spec;
  int (*run)(const Arguments& arguments) = nullptr;
};

absl::Span<const Command> Commands();

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_COMMANDS_H_
