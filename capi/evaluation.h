// The evaluation handle.
#ifndef DANGVIEN_CAPI_EVALUATION_H_
#define DANGVIEN_CAPI_EVALUATION_H_

#include <utility>

#include "context.h"
#include "dangvien/engine.h"
#include "dataset.h"
#include "handle.h"

struct dangvien_evaluation : dangvien::capi::Handle {
  static constexpr auto kKind = dangvien::capi::HandleKind::kEvaluation;

  dangvien_evaluation(dangvien::capi::ContextReference own_context,
                      dangvien::capi::ContextReference own_dataset_context,
                      dangvien::Evaluation own_evaluation)
      : Handle(kKind),
        context(std::move(own_context)),
        dataset_context(std::move(own_dataset_context)),
        evaluation(std::move(own_evaluation)) {}

  // Above the evaluation, whose columns lie in the memory of both.
  const dangvien::capi::ContextReference context;
  const dangvien::capi::ContextReference dataset_context;
  const dangvien::Evaluation evaluation;
};

#endif  // DANGVIEN_CAPI_EVALUATION_H_
