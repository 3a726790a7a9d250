// Writes DIR/wire/NAME.wire.h: the enums, the field numbers, the structs and the declarations of
// their functions. Purely a print of the plan: whatever needs a decision was decided there.
//
//   message Unit { string id = 1; Unit above = 2; }   becomes
//   struct Unit {
//     absl::string_view id;
//     std::unique_ptr<Unit> above;
//   };
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

std::string MemberType(const FieldPlan& field) {
  switch (field.holder) {
    case Holder::kPlain:
      return field.type;
    case Holder::kOptional:
      return absl::StrCat("std::optional<", field.type, ">");
    case Holder::kPointer:
      return absl::StrCat("std::unique_ptr<", field.type, ">");
    case Holder::kVector:
      // Not std::vector<bool>: its elements have no address.
      return absl::StrCat("std::vector<", field.type == "bool" ? "uint8_t" : field.type, ">");
  }
  return "";
}

absl::string_view Initializer(const FieldPlan& field) {
  if (field.holder != Holder::kPlain || field.kind != Kind::kVarint) return "";
  if (field.type == "bool") return " = false";
  return absl::StartsWith(field.codec, "AsEnum") ? "{}" : " = 0";
}

void EmitEnum(const EnumPlan& plan, std::string* out) {
  absl::SubstituteAndAppend(out, "enum class $0 : int32_t {\n", plan.name);
  for (const EnumeratorPlan& value : plan.enumerators) {
    absl::SubstituteAndAppend(out, "  $0 = $1,\n", value.constant, value.number);
  }
  absl::SubstituteAndAppend(out,
                            "};\n"
                            "constexpr bool IsKnown($0 value) {\n"
                            "  switch (value) {\n",
                            plan.name);
  for (const EnumeratorPlan& value : plan.enumerators) {
    absl::SubstituteAndAppend(out, "    case $0::$1:\n", plan.name, value.constant);
  }
  absl::SubstituteAndAppend(out,
                            "      return true;\n"
                            "  }\n"
                            "  return false;\n"
                            "}\n"
                            "// As in the .proto file; empty for a number that is not known.\n"
                            "absl::string_view Name($0 value);\n"
                            "constexpr absl::string_view TypeName($0) { return \"$0\"; }\n\n",
                            plan.name);
}

void EmitOneof(const MessagePlan& message, int index, std::string* out) {
  const OneofPlan& oneof = message.oneofs[static_cast<size_t>(index)];
  absl::SubstituteAndAppend(out, "\n  enum class $0 : int {\n    kNone = 0,\n", oneof.case_type);
  for (const FieldPlan& field : message.FieldsByNumber()) {
    if (field.oneof == index) {
      absl::SubstituteAndAppend(out, "    $0 = $1,\n", field.constant, field.number);
    }
  }
  absl::SubstituteAndAppend(out,
                            "  };\n"
                            "  // The one member that is set; of several, the lowest number.\n"
                            "  $0 $1_case() const;\n",
                            oneof.case_type, oneof.name);
}

void EmitMessage(const MessagePlan& plan, std::string* out) {
  absl::SubstituteAndAppend(out, "struct $0Fields {\n", plan.name);
  for (const FieldPlan& field : plan.FieldsByNumber()) {
    absl::SubstituteAndAppend(out, "  static constexpr uint32_t $0 = $1;\n", field.member,
                              field.number);
  }
  absl::SubstituteAndAppend(out, "};\n\nstruct $0 {\n", plan.name);
  for (const FieldPlan& field : plan.fields) {
    absl::SubstituteAndAppend(out, "  $0 $1$2;\n", MemberType(field), field.member,
                              Initializer(field));
  }
  for (size_t i = 0; i < plan.oneofs.size(); ++i) EmitOneof(plan, static_cast<int>(i), out);
  absl::StrAppend(out, "};\n\n");
}

void EmitFunctions(const MessagePlan& plan, std::string* out) {
  absl::SubstituteAndAppend(
      out,
      "bool Decode(absl::string_view bytes, DecodeContext& context, $0* out);\n"
      "void Encode(const $0& in, std::string* out);\n"
      "void Clear($0* out);\n\n",
      plan.name);
}

constexpr absl::string_view kOpening = R"(// Written by wiregen from $0; do not edit.
//
// Structs over the protobuf wire format. Text and bytes are views: into the buffer that Decode()
// was given, or into what the caller of Encode() keeps alive.
//
// bool Decode(bytes, context, Foo* out): reads into an existing struct as protobuf merges: the
//   last scalar wins, lists grow, messages merge, a later member of a oneof replaces an earlier
//   one. False where some part was not readable; whatever is wrong is an issue of the context.
// void Encode(const Foo& in, std::string* out): appends, in the order of field numbers; a plain
//   member that is zero is left out, a present optional is written.
// void Clear(Foo* out): as new, but the lists keep their capacity.
#ifndef DANGVIEN_WIRE_$1_WIRE_H_
#define DANGVIEN_WIRE_$1_WIRE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "wire/codec.h"
)";

}  // namespace

std::string HeaderOf(const FilePlan& file) {
  const std::string guard = absl::AsciiStrToUpper(file.name);
  std::string out = absl::Substitute(kOpening, file.path, guard);
  for (const std::string& import : file.imports) {
    absl::SubstituteAndAppend(&out, "#include \"wire/$0.wire.h\"\n", import);
  }
  absl::StrAppend(&out, "\nnamespace dangvien::wire {\n\n");
  for (const EnumPlan& plan : file.enums) EmitEnum(plan, &out);
  for (const MessagePlan& plan : file.messages) {
    absl::SubstituteAndAppend(&out, "struct $0;\n", plan.name);
  }
  if (!file.messages.empty()) absl::StrAppend(&out, "\n");
  for (const MessagePlan& plan : file.messages) EmitMessage(plan, &out);
  for (const MessagePlan& plan : file.messages) EmitFunctions(plan, &out);
  absl::SubstituteAndAppend(
      &out, "}  // namespace dangvien::wire\n\n#endif  // DANGVIEN_WIRE_$0_WIRE_H_\n", guard);
  return out;
}

}  // namespace dangvien::wiregen
