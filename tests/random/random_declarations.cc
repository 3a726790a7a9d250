// What a random policy declares: tiers, levels, roles, task groups, flags, sections, questions,
// readings and the frames of criteria. In about two policies of three points are given: then most
// lines of a frame take some.
//
// Tested by tests/oracle/random_pair_test.cc
#include <algorithm>

#include "tests/random/policy_parts.h"

namespace dangvien::random {
namespace {

void DeclareSource(v1::Policy* policy) {
  policy->set_format(1);
  policy->set_id("random");
  *policy->mutable_title() = MakeText("random policy");
  *policy->mutable_scope() = MakeText("nobody");
  v1::Instrument* instrument = policy->add_instruments();
  instrument->set_id("i1");
  instrument->set_number("1-QĐ/TW");
  instrument->set_date(20180308);
  instrument->set_issuer("nobody");
  *instrument->mutable_title() = MakeText("random instrument");
  policy->mutable_period()->set_kind(v1::PERIOD_KIND_YEAR);
  policy->mutable_period()->set_first_year(2018);
  policy->mutable_period()->set_known_from(20180308);
  policy->mutable_period()->set_scope_id("nowhere");
}

void DeclareReadings(const PolicyDraw& draw) {
  RandomSource& random = draw.random;
  for (int i = random.Between(0, 2); i > 0; --i) {
    v1::Reading* reading = draw.policy.add_readings();
    reading->set_id("reading" + std::to_string(i));
    *reading->mutable_question() = MakeText("which");
    for (int j = random.Between(2, 3); j > 0; --j) {
      v1::Option* option = reading->add_options();
      option->set_id("option" + std::to_string(j));
      *option->mutable_text() = MakeText("so");
      *option->mutable_grounds() = MakeText("because");
    }
    reading->set_default_option_id(random.Pick(IdsOf(reading->options())));
    *reading->add_citations() = MakeCitation();
  }
}

void DeclareFrame(const PolicyDraw& draw, v1::SubjectKind kind) {
  RandomSource& random = draw.random;
  const auto scale = static_cast<int>(draw.policy.points_scale());
  v1::Frame* frame = draw.policy.add_frames();
  frame->set_subject_kind(kind);
  *frame->add_citations() = MakeCitation();
  for (int i = random.Between(2, 5); i > 0; --i) {
    v1::Criterion* criterion = frame->add_criteria();
    criterion->set_id(NameOf(kind) + "-criterion" + std::to_string(i));
    *criterion->mutable_name() = MakeText("criterion");
    criterion->set_if_any(random.Chance(20));
    if (scale > 0 && (i == 1 || random.Chance(75))) {
      criterion->set_max_points(static_cast<uint32_t>(random.Between(1, 4) * scale));
    }
    for (const std::string& role_id : random.Subset(IdsOf(draw.policy.roles()), 0, 2)) {
      v1::RoleGrant* grant = criterion->add_roles();
      grant->set_role_id(role_id);
      LimitToReadings(draw, 25, grant->mutable_under());
    }
  }
}

}  // namespace

void Declare(const PolicyDraw& draw) {
  v1::Policy& policy = draw.policy;
  DeclareSource(&policy);
  const auto declare = [&draw](auto* list, const std::string& prefix, int least, int most) {
    const int count = draw.random.Between(least, most);
    for (int i = 1; i <= count; ++i) {
      auto* entry = list->Add();
      entry->set_id(prefix + std::to_string(i));
      *entry->mutable_name() = MakeText(prefix + std::to_string(i));
    }
  };
  declare(policy.mutable_tiers(), "tier", 2, draw.shape == Shape::kDecided ? 4 : 5);
  declare(policy.mutable_levels(), "level", 2, 4);
  declare(policy.mutable_roles(), "role", 1, 3);
  declare(policy.mutable_task_groups(), "tasks", 1, 2);
  declare(policy.mutable_flags(), "flag", 1, 3);
  declare(policy.mutable_sections(), "section", 1, 3);
  for (int i = draw.random.Between(1, 2); i > 0; --i) {
    v1::Question* question = policy.add_questions();
    question->set_id("question" + std::to_string(i));
    *question->mutable_text() = MakeText("question");
    *question->add_citations() = MakeCitation();
  }
  DeclareReadings(draw);
  if (draw.random.Chance(65)) {
    policy.set_points_scale(draw.random.Pick(std::vector<uint32_t>{1, 2, 10}));
  }
  if (draw.random.Chance(8)) policy.set_placement(v1::PERSON_PLACEMENT_WORKPLACE);
}

void DeclareFrames(const PolicyDraw& draw) {
  for (const int kind : Numbers(v1::SUBJECT_KIND_ORGANIZATION, v1::SUBJECT_KIND_LEADER)) {
    DeclareFrame(draw, static_cast<v1::SubjectKind>(kind));
  }
}

v1::Citation MakeCitation() {
  v1::Citation citation;
  citation.set_instrument_id("i1");
  citation.set_clause("điều 1");
  citation.set_confidence(v1::CONFIDENCE_TEXT);
  return citation;
}

v1::Text MakeText(const std::string& words) {
  v1::Text text;
  text.set_vi(words);
  text.set_en(words);
  return text;
}

v1::TierBand MakeBand(const PolicyDraw& draw) {
  v1::TierBand band;
  const int count = draw.policy.tiers_size();
  const int best = draw.random.Below(count);
  const int worst = draw.random.Between(best, count - 1);
  if (draw.random.Chance(60)) band.set_best_tier_id(draw.policy.tiers(best).id());
  if (draw.random.Chance(60)) band.set_worst_tier_id(draw.policy.tiers(worst).id());
  return band;
}

v1::Share MakeShare(RandomSource* random) {
  v1::Share share;
  const std::vector<int> denominators = {1, 2, 3, 4, 5, 10, 100, 1000000};
  const int denominator = random->Pick(denominators);
  share.set_denominator(static_cast<uint32_t>(denominator));
  share.set_numerator(static_cast<uint32_t>(random->Between(0, denominator)));
  return share;
}

const v1::Frame& FrameOf(const v1::Policy& policy, v1::SubjectKind kind) {
  return *std::find_if(policy.frames().begin(), policy.frames().end(),
                       [kind](const v1::Frame& frame) { return frame.subject_kind() == kind; });
}

bool HasRole(const v1::Criterion& criterion, const std::vector<std::string>& role_ids,
             bool under_every_reading) {
  for (const v1::RoleGrant& grant : criterion.roles()) {
    const bool counts = !under_every_reading || grant.under().empty();
    if (counts && std::find(role_ids.begin(), role_ids.end(), grant.role_id()) != role_ids.end()) {
      return true;
    }
  }
  return false;
}

std::string NameOf(v1::SubjectKind kind) {
  switch (kind) {
    case v1::SUBJECT_KIND_ORGANIZATION:
      return "organization";
    case v1::SUBJECT_KIND_MEMBER:
      return "member";
    case v1::SUBJECT_KIND_COLLECTIVE:
      return "collective";
    case v1::SUBJECT_KIND_LEADER:
      return "leader";
    default:
      return "review";
  }
}

void AddSome(const std::vector<int>& numbers, int least, int most,
             google::protobuf::RepeatedField<int>* list, RandomSource* random) {
  for (const int number : random->Subset(numbers, least, most)) list->Add(number);
}

}  // namespace dangvien::random
