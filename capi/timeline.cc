// Timelines: which policy is the law.
//
// Tested by tests/capi/policy_test.cc
#include "dangvien/timeline.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "arguments.h"
#include "buffer.h"
#include "report.h"

struct dangvien_timeline : dangvien::capi::Handle {
  static constexpr auto kKind = dangvien::capi::HandleKind::kTimeline;

  dangvien_timeline(dangvien::capi::ContextReference own_context, dangvien::Timeline own_timeline)
      : Handle(kKind), context(std::move(own_context)), timeline(std::move(own_timeline)) {}

  const dangvien::capi::ContextReference context;
  const dangvien::Timeline timeline;
};

namespace dangvien::capi {
namespace {

Outcome NewTimeline(const dangvien_context* context, const dangvien_bytes* policies, size_t count,
                    dangvien_timeline** out) {
  Arguments arguments;
  arguments.Handle(context, "context");
  arguments.Sized(policies, count, "policies");
  arguments.Output(out, "out");
  for (size_t i = 0; policies != nullptr && i < count; ++i) {
    arguments.Sized(policies[i].data, policies[i].size, absl::StrCat("policies[", i, "]"));
  }
  if (!arguments.ok()) return arguments.fault();
  std::vector<absl::string_view> views;
  for (size_t i = 0; i < count; ++i) views.push_back(BytesOf(policies[i].data, policies[i].size));
  absl::StatusOr<Timeline> timeline =
      policies == nullptr ? Timeline::Builtin() : Timeline::Of(views);
  if (!timeline.ok()) return OutcomeOf(timeline.status(), {Reason::kPolicyInvalid});
  *out = NewHandle<dangvien_timeline>(context, *std::move(timeline));
  return Done();
}

Outcome Entries(const dangvien_timeline* timeline, dangvien_buffer** out) {
  Arguments arguments;
  arguments.Handle(timeline, "timeline");
  arguments.Output(out, "out");
  if (!arguments.ok()) return arguments.fault();
  *out = NewBuffer(timeline->context.get(), EncodeEntries(timeline->timeline.entries()));
  return Done();
}

Outcome Select(const dangvien_timeline* timeline, const dangvien_timeline_query* given,
               dangvien_buffer** out) {
  Arguments arguments;
  dangvien_timeline_query query = {};
  arguments.Handle(timeline, "timeline");
  arguments.Output(given, "query");
  arguments.ReadStruct(given, "query", &query);
  arguments.Sized(query.scope_id, query.scope_id_size, "query.scope_id");
  arguments.Output(out, "out");
  if (query.period_kind < DANGVIEN_PERIOD_UNSPECIFIED ||
      query.period_kind > DANGVIEN_PERIOD_OTHER) {
    arguments.Refuse("query.period_kind",
                     absl::StrCat("expected a DANGVIEN_PERIOD_, found ", query.period_kind));
  }
  if (!arguments.ok()) return arguments.fault();
  const absl::StatusOr<TimelineChoice> choice = timeline->timeline.Select(
      {std::string(TextOf(query.scope_id, query.scope_id_size)),
       static_cast<PeriodKind>(query.period_kind), query.year, query.known_on});
  if (!choice.ok()) return OutcomeOf(choice.status(), {Reason::kBadArgument});
  *out = NewBuffer(timeline->context.get(), EncodeChoice(*choice, timeline->timeline.entries()));
  return Done();
}

}  // namespace
}  // namespace dangvien::capi

namespace capi = dangvien::capi;

int32_t dangvien_timeline_new(const dangvien_context* context, const dangvien_bytes* policies,
                              size_t policy_count, dangvien_timeline** out,
                              dangvien_error** error) {
  return capi::Guarded(error,
                       [&] { return capi::NewTimeline(context, policies, policy_count, out); });
}

dangvien_timeline* dangvien_timeline_ref(const dangvien_timeline* timeline) {
  return capi::Ref(timeline);
}

void dangvien_timeline_unref(dangvien_timeline* timeline) { capi::Unref(timeline); }

int32_t dangvien_timeline_entries(const dangvien_timeline* timeline, dangvien_buffer** out,
                                  dangvien_error** error) {
  return capi::Guarded(error, [&] { return capi::Entries(timeline, out); });
}

int32_t dangvien_timeline_select(const dangvien_timeline* timeline,
                                 const dangvien_timeline_query* query, dangvien_buffer** out,
                                 dangvien_error** error) {
  return capi::Guarded(error, [&] { return capi::Select(timeline, query, out); });
}
