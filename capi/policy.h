// The policy handle.
#ifndef DANGVIEN_CAPI_POLICY_H_
#define DANGVIEN_CAPI_POLICY_H_

#include <string>
#include <utility>

#include "context.h"
#include "dangvien/policy.h"
#include "handle.h"

struct dangvien_policy : dangvien::capi::Handle {
  static constexpr auto kKind = dangvien::capi::HandleKind::kPolicy;

  dangvien_policy(dangvien::capi::ContextReference own_context, dangvien::Policy own_policy)
      : Handle(kKind),
        context(std::move(own_context)),
        policy(std::move(own_policy)),
        id(std::string(policy.id())) {}

  const dangvien::capi::ContextReference context;
  const dangvien::Policy policy;
  const std::string id;  // with a NUL behind it
};

#endif  // DANGVIEN_CAPI_POLICY_H_
