// The values of the schema's enumerations in words, as they stand within a sentence.
#ifndef DANGVIEN_DANGVIEN_LAW_KIND_NAMES_H_
#define DANGVIEN_DANGVIEN_LAW_KIND_NAMES_H_

#include <string>
#include <vector>

#include "dangvien/engine.h"
#include "dangvien/v1/policy.pb.h"
#include "law/phrase.h"

namespace dangvien::cli {

std::string NameOf(Language language, v1::SubjectKind value);
std::string NameOf(Language language, v1::PeriodKind value);
std::string NameOf(Language language, v1::UnitKind value);
std::string NameOf(Language language, v1::UnitLevel value);
std::string NameOf(Language language, v1::EmploymentKind value);
std::string NameOf(Language language, v1::Side value);
std::string NameOf(Language language, v1::SanctionForm value);
std::string NameOf(Language language, v1::ViolationKind value);
std::string NameOf(Language language, v1::AbsenceKind value);
std::string NameOf(Language language, v1::PostKind value);
std::string NameOf(Language language, v1::PostBody value);
std::string NameOf(Language language, v1::ReviewBody value);
std::string NameOf(Language language, v1::ReviewDepth value);
std::string NameOf(Language language, v1::TaskMeasure value);
std::string NameOf(Language language, v1::Population value);
std::string NameOf(Language language, v1::Layer value);
std::string NameOf(Language language, v1::Holder value);
std::string NameOf(Language language, v1::DateField value);
std::string NameOf(Language language, v1::Act value);
std::string NameOf(Language language, v1::VoteBase value);
std::string NameOf(Language language, v1::MembershipKind value);
std::string NameOf(Language language, v1::Severity value);
std::string NameOf(Language language, v1::ReviewPlaceKind value);

// "at least 50 %": the comparison with what it compares with in place of $0.
const Phrase& PhraseOf(v1::Comparison value);
// What a quota's limit is a share of, with the lower tier in place of $0.
const Phrase& PhraseOf(v1::QuotaBase value);
const Phrase& PhraseOf(v1::SeatRounding value);

template <typename Enum>
std::vector<std::string> NamesOf(Language language,
                                 const google::protobuf::RepeatedField<int>& values) {
  std::vector<std::string> names;
  for (const int value : values) names.push_back(NameOf(language, static_cast<Enum>(value)));
  return names;
}

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_LAW_KIND_NAMES_H_
