// The values of the schema's enumerations as words, in both languages.
#ifndef DANGVIEN_EXPLAIN_NAMES_H_
#define DANGVIEN_EXPLAIN_NAMES_H_

#include "absl/strings/string_view.h"
#include "dangvien/engine.h"
#include "wire/condition.wire.h"
#include "wire/people.wire.h"
#include "wire/types.wire.h"

namespace dangvien {

// Values of the schema, in the middle of a sentence.
absl::string_view NameIn(Language language, wire::UnitKind value);
absl::string_view NameIn(Language language, wire::UnitLevel value);
absl::string_view NameIn(Language language, wire::EmploymentKind value);
absl::string_view NameIn(Language language, wire::Side value);
absl::string_view NameIn(Language language, wire::SanctionForm value);
absl::string_view NameIn(Language language, wire::ViolationKind value);
absl::string_view NameIn(Language language, wire::AbsenceKind value);
absl::string_view NameIn(Language language, wire::Population value);
absl::string_view NameIn(Language language, wire::TaskMeasure value);
absl::string_view NameIn(Language language, wire::DateField value);
absl::string_view NameIn(Language language, wire::Record value);
absl::string_view NameIn(Language language, wire::PostKind value);
absl::string_view NameIn(Language language, wire::PostBody value);
absl::string_view NameIn(Language language, wire::MembershipKind value);
absl::string_view NameIn(Language language, wire::TierSource value);
absl::string_view NameIn(Language language, wire::Relation value);
absl::string_view NameIn(Language language, wire::Layer value);
absl::string_view NameIn(Language language, wire::VoteBase value);
absl::string_view NameIn(Language language, wire::StatedTier value);

}  // namespace dangvien

#endif  // DANGVIEN_EXPLAIN_NAMES_H_
