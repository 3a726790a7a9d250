// Where reviews are held. A rule that fires for several posts of a person in one unit gives one
// place there: a sure one before a possible one, then the one of the smallest post id.
//
// Tested by tests/oracle/oracle_outputs_test.cc
#include <algorithm>
#include <map>
#include <tuple>

#include "tests/oracle/calendar.h"
#include "tests/oracle/further_outputs.h"

namespace dangvien::oracle {
namespace {

std::vector<Focus> AskedOf(const Facts& facts, v1::ReviewPlaceSubject subject) {
  if (subject == v1::REVIEW_PLACE_SUBJECT_MEMBER) {
    return SubjectsOfKind(facts, v1::SUBJECT_KIND_MEMBER);
  }
  std::vector<Focus> posts;
  for (const v1::Person& person : facts.dataset().people()) {
    for (const v1::Post& post : person.posts()) {
      const v1::Unit* unit = facts.FindUnit(post.unit_id());
      if (unit != nullptr && !facts.IsDissolved(*unit) &&
          IsOn(post.from_date(), post.to_date(), facts.rating_date())) {
        posts.push_back(PostFocus(person, post));
      }
    }
  }
  return posts;
}

// Empty where there is no such unit.
std::string UnitOfPlace(const Facts& facts, v1::ReviewPlaceKind place, const Focus& focus) {
  switch (place) {
    case v1::REVIEW_PLACE_KIND_HOME_BRANCH: {
      const std::vector<std::string> homes =
          facts.HomeUnits(*focus.person, v1::MEMBERSHIP_KIND_OFFICIAL);
      return homes.empty() ? "" : homes[0];
    }
    case v1::REVIEW_PLACE_KIND_STANDING_COMMITTEE:
    case v1::REVIEW_PLACE_KIND_COMMITTEE: {
      const v1::Unit& unit = *facts.FindUnit(focus.unit_id);
      return IsPartyOrganization(unit) ? unit.id() : unit.parent_id();
    }
    default:
      return focus.unit_id;
  }
}

}  // namespace

std::vector<v1::ReviewPlace> ReviewPlacesOf(const Facts& facts, Evaluator* evaluator) {
  // Person, place, unit, rule; and the best of its posts: sure ones first.
  std::map<std::tuple<std::string, int, std::string, std::string>, std::pair<bool, std::string>>
      rows;
  for (const v1::ReviewPlaceRule& rule : facts.policy().review_places()) {
    if (!facts.IsChosen(rule.rule().under())) continue;
    for (const Focus& focus : AskedOf(facts, rule.subject())) {
      const Truth fires = evaluator->Trigger(rule.rule(), focus).truth;
      const std::string unit_id = UnitOfPlace(facts, rule.place(), focus);
      if (fires == Truth::kFalse || unit_id.empty()) continue;
      const std::pair<bool, std::string> post = {fires == Truth::kUnknown, focus.ref.post_id()};
      const auto [row, is_new] =
          rows.insert({{focus.person->id(), rule.place(), unit_id, rule.rule().id()}, post});
      if (!is_new) row->second = std::min(row->second, post);
    }
  }
  std::vector<v1::ReviewPlace> places;
  for (const auto& [key, post] : rows) {
    v1::ReviewPlace place;
    place.set_person_id(std::get<0>(key));
    place.set_place(static_cast<uint32_t>(std::get<1>(key)));
    place.set_unit_id(std::get<2>(key));
    place.set_rule_id(std::get<3>(key));
    place.set_possible(post.first);
    place.set_post_id(post.second);
    places.push_back(place);
  }
  return places;
}

}  // namespace dangvien::oracle
