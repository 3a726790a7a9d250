// Writes DIR/wire/NAME.fields.h: for each enum its values and their prefix, for each message a
// function that shows a visitor the name, the kind and the member of each field. lib/wire/fields.h
// says how it is used.
//
//   message Unit { string id = 1; int32 founded_on = 2; }   becomes
//   template <typename Visitor>
//   void VisitFields(MessageTag<Unit>, Visitor&& visit) {
//     visit(FieldInfo{"id", FieldKind::kText, kNoOneof}, &Unit::id);
//     visit(FieldInfo{"founded_on", FieldKind::kDate, kNoOneof}, &Unit::founded_on);
//   }
//
// Tested by tests/unit/wire/wiregen_test.cc
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/strings/substitute.h"
#include "schema.h"

namespace dangvien::wiregen {
namespace {

// The conventions of types.proto: a date is an int32, and its name ends so.
bool IsDate(const FieldPlan& field) {
  if (field.type != "int32_t") return false;
  for (const absl::string_view ending : {"_on", "_date", "_dates"}) {
    if (absl::EndsWith(field.name, ending)) return true;
  }
  return false;
}

absl::string_view FieldKindOf(const FieldPlan& field) {
  switch (field.kind) {
    case Kind::kText:
      return "kText";
    case Kind::kBytes:
      return "kBytes";
    case Kind::kMessage:
      return "kMessage";
    case Kind::kVarint:
      break;
  }
  if (absl::StartsWith(field.codec, "AsEnum")) return "kEnum";
  if (field.type == "bool") return "kBool";
  return IsDate(field) ? "kDate" : "kNumber";
}

void EmitEnumTable(const EnumPlan& plan, std::string* out) {
  absl::SubstituteAndAppend(out,
                            "template <>\n"
                            "struct EnumTable<$0> {\n"
                            "  static constexpr absl::string_view kPrefix = \"$1\";\n"
                            "  static constexpr $0 kValues[] = {\n",
                            plan.name, plan.prefix);
  for (const EnumeratorPlan& value : plan.enumerators) {
    absl::SubstituteAndAppend(out, "      $0::$1,\n", plan.name, value.constant);
  }
  absl::StrAppend(out, "  };\n};\n\n");
}

void EmitVisit(const MessagePlan& plan, std::string* out) {
  absl::SubstituteAndAppend(out,
                            "template <typename Visitor>\n"
                            "void VisitFields(MessageTag<$0>, Visitor&& visit) {\n",
                            plan.name);
  if (plan.fields.empty()) absl::StrAppend(out, "  static_cast<void>(visit);\n");
  for (const FieldPlan& field : plan.FieldsByNumber()) {
    const std::string oneof = field.oneof < 0 ? "kNoOneof" : absl::StrCat(field.oneof);
    absl::SubstituteAndAppend(out, "  visit(FieldInfo{\"$0\", FieldKind::$1, $2}, &$3::$4);\n",
                              field.name, FieldKindOf(field), oneof, plan.name, field.member);
  }
  absl::StrAppend(out, "}\n\n");
}

constexpr absl::string_view kOpening = R"(// Written by wiregen from $0; do not edit.
// The names and kinds of the fields; lib/wire/fields.h says how they are used.
#ifndef DANGVIEN_WIRE_$1_FIELDS_H_
#define DANGVIEN_WIRE_$1_FIELDS_H_

#include "absl/strings/string_view.h"
#include "wire/fields.h"
#include "wire/$2.wire.h"
)";

}  // namespace

std::string FieldsOf(const FilePlan& file) {
  const std::string guard = absl::AsciiStrToUpper(file.name);
  std::string out = absl::Substitute(kOpening, file.path, guard, file.name);
  for (const std::string& import : file.imports) {
    absl::SubstituteAndAppend(&out, "#include \"wire/$0.fields.h\"\n", import);
  }
  absl::StrAppend(&out, "\nnamespace dangvien::wire {\n\n");
  for (const EnumPlan& plan : file.enums) EmitEnumTable(plan, &out);
  for (const MessagePlan& plan : file.messages) EmitVisit(plan, &out);
  absl::SubstituteAndAppend(
      &out, "}  // namespace dangvien::wire\n\n#endif  // DANGVIEN_WIRE_$0_FIELDS_H_\n", guard);
  return out;
}

}  // namespace dangvien::wiregen
