// A rating of the period of the dossier has no dates; one of another period, a quarter's in a
// year's dossier, has that period's. The reference names the result by its digest, and tells
// ratings that were fed from those that people wrote down: only the former are replaced.
//
// Tested by tests/unit/page/feed_test.cc
#include "feed/feed.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "report.h"

namespace dangvien::cli {
namespace {

constexpr char kReferencePrefix[] = "dangvien result ";

// Where the ratings of one person or unit stand.
struct Place {
  google::protobuf::RepeatedPtrField<v1::Rating>* ratings = nullptr;
  v1::PeopleColumns* columns = nullptr;  // of a person in columns, with the index there
  uint32_t index = 0;
};

using Places = absl::flat_hash_map<std::string, Place>;

Places PeopleOf(v1::Dataset& dossier) {
  Places places;
  for (v1::Person& person : *dossier.mutable_people()) {
    places[person.id()] = {person.mutable_ratings(), nullptr, 0};
  }
  for (v1::PeopleColumns& columns : *dossier.mutable_people_columns()) {
    for (int i = 0; i < columns.person_ids_size(); ++i) {
      places[columns.person_ids(i)] = {nullptr, &columns, static_cast<uint32_t>(i)};
    }
  }
  return places;
}

Places UnitsOf(v1::Dataset& dossier) {
  Places places;
  for (v1::Unit& unit : *dossier.mutable_units()) {
    places[unit.id()] = {unit.mutable_ratings(), nullptr, 0};
  }
  return places;
}

// The period, side and policy of the ratings to come; the subject is filled in later.
v1::Rating RatingOf(const v1::Result& result, const FeedOptions& options,
                    const v1::Dataset& dossier) {
  v1::Rating rating;
  rating.set_side(options.side);
  rating.set_decided_on(options.decided_on);
  if (result.policies_size() == 1) rating.set_policy_id(result.policies(0).policy_id());
  rating.set_reference(absl::StrCat(kReferencePrefix, ShortDigest(result.digest())));
  const bool is_same_period = result.begin_date() == dossier.period().begin_date() &&
                              result.end_date() == dossier.period().end_date();
  if (!is_same_period) {
    rating.set_begin_date(result.begin_date());
    rating.set_end_date(result.end_date());
  }
  return rating;
}

bool IsFromEarlierFeed(const v1::Rating& old, const v1::Rating& rating) {
  return absl::StartsWith(old.reference(), kReferencePrefix) && old.side() == rating.side() &&
         old.policy_id() == rating.policy_id() && old.begin_date() == rating.begin_date() &&
         old.end_date() == rating.end_date();
}

void RemoveEarlierFeed(const v1::Rating& rating, v1::Dataset& dossier) {
  const auto remove_from = [&](auto* ratings, const auto& rating_of) {
    const auto kept = std::remove_if(ratings->begin(), ratings->end(), [&](const auto& entry) {
      return IsFromEarlierFeed(rating_of(entry), rating);
    });
    ratings->erase(kept, ratings->end());
  };
  const auto own = [](const v1::Rating& old) -> const v1::Rating& { return old; };
  for (v1::Unit& unit : *dossier.mutable_units()) remove_from(unit.mutable_ratings(), own);
  for (v1::Person& person : *dossier.mutable_people()) remove_from(person.mutable_ratings(), own);
  for (v1::PeopleColumns& columns : *dossier.mutable_people_columns()) {
    remove_from(columns.mutable_ratings(),
                [](const v1::RatingRow& row) -> const v1::Rating& { return row.rating(); });
  }
}

void AddTo(const Place& place, const v1::Rating& rating) {
  if (place.ratings != nullptr) {
    *place.ratings->Add() = rating;
    return;
  }
  v1::RatingRow* row = place.columns->add_ratings();
  row->set_person(place.index);
  *row->mutable_rating() = rating;
}

}  // namespace

FeedCounts Feed(const v1::Result& result, const FeedOptions& options, v1::Dataset& dossier) {
  v1::Rating rating = RatingOf(result, options, dossier);
  RemoveEarlierFeed(rating, dossier);
  const Places people = PeopleOf(dossier);
  const Places units = UnitsOf(dossier);
  FeedCounts counts;
  for (const v1::SubjectResult& subject : result.subjects()) {
    const v1::SubjectKind kind = subject.subject().kind();
    const bool is_person = kind == v1::SUBJECT_KIND_MEMBER || kind == v1::SUBJECT_KIND_LEADER;
    const Places& places = is_person ? people : units;
    const auto place =
        places.find(is_person ? subject.subject().person_id() : subject.subject().unit_id());
    if (subject.decided_tier_id().empty()) {
      ++counts.without_tier;
    } else if (place == places.end()) {
      ++counts.not_in_dossier;
    } else {
      rating.set_tier_id(subject.decided_tier_id());
      // Not set: as member, as organization.
      const bool is_own_kind =
          kind == v1::SUBJECT_KIND_MEMBER || kind == v1::SUBJECT_KIND_ORGANIZATION;
      rating.set_subject_kind(is_own_kind ? v1::SUBJECT_KIND_UNSPECIFIED : kind);
      AddTo(place->second, rating);
      ++counts.fed;
    }
  }
  return counts;
}

}  // namespace dangvien::cli
