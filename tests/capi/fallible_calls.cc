#include "tests/capi/fallible_calls.h"

#include <gtest/gtest.h>

#include <cstring>

#include "tests/capi/outputs.h"

namespace dangvien::testing {
namespace {

void AddContextCalls(Calls* calls) {
  calls->push_back({"dangvien_context_new", "", kOk, 1, [](const Trial& trial) {
                      return PutsOut<dangvien_context>(
                          trial, &dangvien_context_unref, [&](dangvien_context** out) {
                            return dangvien_context_new(trial.world.context_options, out,
                                                        trial.error);
                          });
                    }});
  calls->push_back({"dangvien_context_new", "refused", kInvalid, 1, [](const Trial& trial) {
                      auto options = Sized<dangvien_context_options>();
                      options.memory_limit = -1;
                      return PutsOut<dangvien_context>(
                          trial, &dangvien_context_unref, [&](dangvien_context** out) {
                            return dangvien_context_new(&options, out, trial.error);
                          });
                    }});
  calls->push_back({"dangvien_context_memory", "refused", kInvalid, 1, [](const Trial& trial) {
                      return trial.under_test(
                          [&] { return dangvien_context_memory(nullptr, nullptr, trial.error); });
                    }});
  calls->push_back({"dangvien_cancel_new", "", kOk, 1, [](const Trial& trial) {
                      return PutsOut<dangvien_cancel>(
                          trial, &dangvien_cancel_unref, [&](dangvien_cancel** out) {
                            return dangvien_cancel_new(trial.world.context.get(), out, trial.error);
                          });
                    }});
  calls->push_back({"dangvien_error_issue", "no such index", kNotFound, 1, [](const Trial& trial) {
                      Filled<dangvien_issue> issue;
                      issue.value.struct_size = issue.before.struct_size = sizeof(dangvien_issue);
                      const int32_t status = trial.under_test([&] {
                        return dangvien_error_issue(trial.world.error.get(), 1000, &issue.value,
                                                    trial.error);
                      });
                      EXPECT_TRUE(issue.is_untouched());
                      return status;
                    }});
  calls->push_back({"dangvien_error_details", "refused", kInvalid, 1, [](const Trial& trial) {
                      return trial.under_test([&] {
                        return dangvien_error_details(nullptr, nullptr, nullptr, trial.error);
                      });
                    }});
}

using ReadPolicy = std::function<int32_t(const Trial&, dangvien_policy**)>;
FallibleCall PolicyCall(const char* function, const char* variant, int32_t expected,
                        uint64_t stride, const ReadPolicy& read) {
  return {function, variant, expected, stride, [read](const Trial& trial) {
            return PutsOut<dangvien_policy>(
                trial, &dangvien_policy_unref,
                [&](dangvien_policy** out) { return read(trial, out); });
          }};
}

void AddPolicyCalls(Calls* calls) {
  const auto load = [](const std::string& name) {
    return [name](const Trial& trial, dangvien_policy** out) {
      return dangvien_policy_load_builtin(trial.world.context.get(), name.data(), name.size(),
                                          nullptr, out, trial.error);
    };
  };
  const auto read = [](std::string World::*bytes) {
    return [bytes](const Trial& trial, dangvien_policy** out) {
      const std::string& given = trial.world.*bytes;
      return dangvien_policy_read(trial.world.context.get(), Data(given), given.size(), nullptr,
                                  out, trial.error);
    };
  };
  const auto read_overlay = [](const Trial& trial, dangvien_policy** out) {
    const World& world = trial.world;
    const dangvien_bytes parent = {Data(world.parent_bytes), world.parent_bytes.size()};
    auto options = Sized<dangvien_policy_options>();
    options.parents = &parent;
    options.parent_count = 1;
    return dangvien_policy_read(world.context.get(), Data(world.overlay_bytes),
                                world.overlay_bytes.size(), &options, out, trial.error);
  };
  const char* const load_name = "dangvien_policy_load_builtin";
  calls->push_back(PolicyCall(load_name, "", kOk, 31, load("tkv-2018")));
  calls->push_back(PolicyCall(load_name, "no such policy", kNotFound, 1, load("tkv")));
  const char* const read_name = "dangvien_policy_read";
  calls->push_back(PolicyCall(read_name, "", kOk, 31, read(&World::policy_bytes)));
  calls->push_back(PolicyCall(read_name, "an overlay", kOk, 97, read_overlay));
  calls->push_back(PolicyCall(read_name, "broken", kInvalid, 31, read(&World::broken_policy)));
}

using DescribePolicy = int32_t (*)(const dangvien_policy*, dangvien_buffer**, dangvien_error**);
FallibleCall DescribeCall(const char* function, uint64_t stride, DescribePolicy describe) {
  return {function, "", kOk, stride, [describe](const Trial& trial) {
            return PutsOutBuffer(trial, [&](dangvien_buffer** out) {
              return describe(trial.world.policy.get(), out, trial.error);
            });
          }};
}

void AddPolicyQuestions(Calls* calls) {
  calls->push_back({"dangvien_builtin_policy_bytes", "", kOk, 1, [](const Trial& trial) {
                      return PutsOutBuffer(trial, [&](dangvien_buffer** out) {
                        return dangvien_builtin_policy_bytes(trial.world.context.get(), "tkv-2018",
                                                             8, out, trial.error);
                      });
                    }});
  calls->push_back(
      {"dangvien_builtin_policy_bytes", "no such policy", kNotFound, 1, [](const Trial& trial) {
         return PutsOutBuffer(trial, [&](dangvien_buffer** out) {
           return dangvien_builtin_policy_bytes(trial.world.context.get(), "tkv", 3, out,
                                                trial.error);
         });
       }});
  calls->push_back({"dangvien_policy_digest", "refused", kInvalid, 1, [](const Trial& trial) {
                      return trial.under_test(
                          [&] { return dangvien_policy_digest(nullptr, nullptr, trial.error); });
                    }});
  calls->push_back(DescribeCall("dangvien_policy_describe", 1, &dangvien_policy_describe));
  calls->push_back(DescribeCall("dangvien_policy_bytes", 1, &dangvien_policy_bytes));
  calls->push_back(DescribeCall("dangvien_policy_dump", 7, &dangvien_policy_dump));
  calls->push_back({"dangvien_policy_loosenings", "", kOk, 20'011, [](const Trial& trial) {
                      return PutsOutBuffer(trial, [&](dangvien_buffer** out) {
                        return dangvien_policy_loosenings(trial.world.overlay.get(),
                                                          trial.world.parent.get(), nullptr, out,
                                                          trial.error);
                      });
                    }});
  calls->push_back({"dangvien_policy_difference", "", kOk, 31, [](const Trial& trial) {
                      return PutsOutBuffer(trial, [&](dangvien_buffer** out) {
                        return dangvien_policy_difference(trial.world.policy.get(),
                                                          trial.world.policy.get(), nullptr, out,
                                                          trial.error);
                      });
                    }});
}

FallibleCall SelectCall(const char* variant, int32_t expected, int32_t year) {
  return {"dangvien_timeline_select", variant, expected, 1, [year](const Trial& trial) {
            const dangvien_timeline_query query = {
                sizeof(query), DANGVIEN_PERIOD_YEAR, "national", 8, year, 20231201};
            return PutsOutBuffer(trial, [&](dangvien_buffer** out) {
              return dangvien_timeline_select(trial.world.timeline.get(), &query, out, trial.error);
            });
          }};
}

FallibleCall TimelineCall(const char* variant, int32_t expected, uint64_t stride,
                          std::string World::*bytes) {
  return {"dangvien_timeline_new", variant, expected, stride, [bytes](const Trial& trial) {
            dangvien_bytes policy = {};
            if (bytes != nullptr) {
              policy = {Data(trial.world.*bytes), (trial.world.*bytes).size()};
            }
            return PutsOut<dangvien_timeline>(
                trial, &dangvien_timeline_unref, [&](dangvien_timeline** out) {
                  return dangvien_timeline_new(trial.world.context.get(),
                                               bytes == nullptr ? nullptr : &policy,
                                               bytes == nullptr ? 0 : 1, out, trial.error);
                });
          }};
}

void AddTimelineCalls(Calls* calls) {
  calls->push_back(TimelineCall("", kOk, 97, nullptr));
  calls->push_back(TimelineCall("of a policy", kOk, 31, &World::policy_bytes));
  calls->push_back({"dangvien_timeline_entries", "", kOk, 1, [](const Trial& trial) {
                      return PutsOutBuffer(trial, [&](dangvien_buffer** out) {
                        return dangvien_timeline_entries(trial.world.timeline.get(), out,
                                                         trial.error);
                      });
                    }});
  calls->push_back(SelectCall("", kOk, 2023));
  calls->push_back(SelectCall("no such policy", kNotFound, 1900));
}

// What is evaluated, and how.
struct Evaluating {
  APolicy World::*policy = &World::policy;
  ADataset World::*dataset = &World::dataset;
  Context World::*context = &World::context;
  int32_t threads = 1;
};

FallibleCall EvaluateCall(const char* variant, int32_t expected, uint64_t stride, Evaluating how) {
  return {"dangvien_evaluate", variant, expected, stride, [how](const Trial& trial) {
            const World& world = trial.world;
            auto control = Sized<dangvien_control>();
            control.num_threads = how.threads;
            auto options = Sized<dangvien_evaluate_options>();
            options.control = &control;
            dangvien_policy* policies[] = {(world.*how.policy).get()};
            return PutsOut<dangvien_evaluation>(
                trial, &dangvien_evaluation_unref, [&](dangvien_evaluation** out) {
                  return dangvien_evaluate((world.*how.context).get(), (world.*how.dataset).get(),
                                           policies, 1, &options, out, trial.error);
                });
          }};
}

// A dossier of several pieces of work, which two threads or the host's executor do.
FallibleCall EvaluateInPieces(const char* variant, Context World::*context) {
  return EvaluateCall(variant, kOk, 2003, {&World::policy, &World::large, context, 2});
}

FallibleCall EvaluateBytesCall(const char* variant, int32_t expected, std::string World::*bytes) {
  return {"dangvien_evaluate_bytes", variant, expected, 1, [bytes](const Trial& trial) {
            const World& world = trial.world;
            dangvien_policy* policies[] = {world.policy.get()};
            return PutsOutBuffer(trial, [&](dangvien_buffer** out) {
              return dangvien_evaluate_bytes(world.context.get(), policies, 1, Data(world.*bytes),
                                             (world.*bytes).size(), nullptr, nullptr, out,
                                             trial.error);
            });
          }};
}

FallibleCall ResultCall(const char* variant, int32_t expected, int32_t part) {
  return {"dangvien_evaluation_result", variant, expected, 1, [part](const Trial& trial) {
            return PutsOutBuffer(trial, [&](dangvien_buffer** out) {
              return dangvien_evaluation_result(trial.world.evaluation.get(), part, out,
                                                trial.error);
            });
          }};
}

using Explain = int32_t (*)(const dangvien_evaluation*, const dangvien_subject*, int32_t,
                            dangvien_buffer**, dangvien_error**);
FallibleCall ExplainCall(const char* function, const char* variant, int32_t expected,
                         Explain explain) {
  return {function, variant, expected, 1, [expected, explain](const Trial& trial) {
            const char* const id = expected == kOk ? "DV1" : "không có";
            const dangvien_subject subject = {
                sizeof(subject), DANGVIEN_SUBJECT_MEMBER, id, std::strlen(id), nullptr, 0};
            return PutsOutBuffer(trial, [&](dangvien_buffer** out) {
              return explain(trial.world.evaluation.get(), &subject, DANGVIEN_LANGUAGE_VIETNAMESE,
                             out, trial.error);
            });
          }};
}

void AddEvaluationCalls(Calls* calls) {
  calls->push_back(EvaluateCall("", kOk, 1, {}));
  calls->push_back(EvaluateCall("not declared", kInvalid, 1, {&World::other_policy}));
  calls->push_back(EvaluateInPieces("two threads", &World::context));
  calls->push_back(EvaluateInPieces("the host's executor", &World::executing));
  calls->push_back(EvaluateInPieces("an executor that refuses", &World::refusing));
  calls->push_back(EvaluateBytesCall("", kOk, &World::dossier));
  calls->push_back(EvaluateBytesCall("broken", kInvalid, &World::broken_dossier));
  calls->push_back(ResultCall("", kOk, DANGVIEN_PART_ALL));
  calls->push_back(ResultCall("tallies", kOk, DANGVIEN_PART_TALLIES));
  calls->push_back(ResultCall("certificates", kOk, DANGVIEN_PART_CERTIFICATES));
  calls->push_back(ResultCall("no such part", kInvalid, 77));
  const char* const explain = "dangvien_evaluation_explain";
  const char* const explain_text = "dangvien_evaluation_explain_text";
  calls->push_back(ExplainCall(explain, "", kOk, &dangvien_evaluation_explain));
  calls->push_back(ExplainCall(explain, "no one", kNotFound, &dangvien_evaluation_explain));
  calls->push_back(ExplainCall(explain_text, "", kOk, &dangvien_evaluation_explain_text));
  calls->push_back(
      ExplainCall(explain_text, "no one", kNotFound, &dangvien_evaluation_explain_text));
  calls->push_back({"dangvien_evaluation_digest", "refused", kInvalid, 1, [](const Trial& trial) {
                      return trial.under_test([&] {
                        return dangvien_evaluation_digest(nullptr, nullptr, trial.error);
                      });
                    }});
  calls->push_back(
      {"dangvien_evaluation_status_counts", "refused", kInvalid, 1, [](const Trial& trial) {
         return trial.under_test(
             [&] { return dangvien_evaluation_status_counts(nullptr, nullptr, trial.error); });
       }});
}

}  // namespace

std::vector<FallibleCall> FallibleCalls() {
  Calls calls;
  AddContextCalls(&calls);
  AddPolicyCalls(&calls);
  AddPolicyQuestions(&calls);
  AddTimelineCalls(&calls);
  AddEvaluationCalls(&calls);
  for (FallibleCall& call : FallibleTableCalls()) calls.push_back(std::move(call));
  return calls;
}

}  // namespace dangvien::testing
