// Small policies, dossiers and results as text, for what prints results.
#ifndef DANGVIEN_TESTS_UNIT_PAGE_FAKES_H_
#define DANGVIEN_TESTS_UNIT_PAGE_FAKES_H_

#include <string>
#include <vector>

#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/result.pb.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "names.h"

namespace dangvien::cli {

template <typename Message>
Message FromText(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

// A policy with three tiers and one quota.
inline PolicySource FakePolicy(const std::string& id) {
  PolicySource source;
  source.name = id;
  source.message = FromText<v1::Policy>(R"pb(
    tiers {
      id: "A"
      name { vi: "Xuất sắc" en: "Excellent" }
    }
    tiers {
      id: "B"
      name { vi: "Tốt" en: "Good" }
    }
    tiers {
      id: "C"
      name { vi: "Kém" en: "Poor" }
    }
    passes {
      id: "members"
      subject_kind: SUBJECT_KIND_MEMBER
      exclusions {
        id: "exempt"
        text { vi: "Được miễn" en: "Exempt" }
      }
      caps {
        tier_id: "B"
        rule {
          id: "cap"
          text { vi: "Trần" en: "A cap" }
        }
      }
      quotas {
        id: "fifth"
        text { vi: "Không quá 20 %" en: "Not more than 20 %" }
        tier_id: "A"
        lowered_to_tier_id: "B"
        limit { numerator: 1 denominator: 5 }
      }
    }
  )pb");
  source.message.set_id(id);
  return source;
}

// A member of CB1 in a result.
inline std::string MemberResult(const std::string& id, const std::string& more) {
  return "subjects { subject { kind: SUBJECT_KIND_MEMBER person_id: \"" + id +
         "\" } unit_id: \"CB1\" " + more + " }\n";
}

// DB over CB1 and CB2.
inline std::string FakeDossier() {
  return FromText<v1::Dataset>(R"pb(
           period { begin_date: 20180101 end_date: 20190101 }
           units {
             id: "DB"
             kind: UNIT_KIND_PARTY_BODY
             level: UNIT_LEVEL_GRASSROOTS
             name: "Đảng bộ"
           }
           units { id: "CB1" parent_id: "DB" kind: UNIT_KIND_BRANCH level: UNIT_LEVEL_SUBORDINATE }
           units { id: "CB2" parent_id: "DB" kind: UNIT_KIND_BRANCH level: UNIT_LEVEL_SUBORDINATE }
           people {
             id: "P1"
             posts { id: "x" rank: 2 }
             posts { id: "y" rank: 1 }
           }
           people { id: "P2" }
         )pb")
      .SerializeAsString();
}

}  // namespace dangvien::cli

#endif  // DANGVIEN_TESTS_UNIT_PAGE_FAKES_H_
