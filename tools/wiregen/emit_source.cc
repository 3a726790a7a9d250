// Writes DIR/wire/NAME.wire.cc: names of enumerators, cases of oneofs, and for each message one
// switch that reads it and one list of puts that writes it.
//
// The reading switch has a case for each field number *with* its wire type; a repeated scalar has
// two, packed and not. Everything else falls to Unexpected(), which asks the message's shape
// whether the number is unknown or only its wire type is wrong:
//
//   case BytesTag(UnitFields::id):
//     reader.ReadText("id", &out->id);
//     break;
//
// Tested by tests/unit/wire/wiregen_test.cc
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/strings/substitute.h"
#include "schema.h"

namespace dangvien::wiregen {
namespace {

bool IsPackable(const FieldPlan& field) {
  return field.holder == Holder::kVector && field.kind == Kind::kVarint;
}

void EmitEnum(const EnumPlan& plan, std::string* out) {
  absl::SubstituteAndAppend(out, "absl::string_view Name($0 value) {\n  switch (value) {\n",
                            plan.name);
  for (const EnumeratorPlan& value : plan.enumerators) {
    absl::SubstituteAndAppend(out, "    case $0::$1:\n      return \"$2\";\n", plan.name,
                              value.constant, value.name);
  }
  absl::StrAppend(out, "  }\n  return \"\";\n}\n\n");
}

void EmitShape(const MessagePlan& plan, std::string* out) {
  if (!plan.fields.empty()) {
    absl::SubstituteAndAppend(out, "constexpr FieldShape k$0FieldShapes[] = {\n", plan.name);
    for (const FieldPlan& field : plan.FieldsByNumber()) {
      const bool varint = field.kind == Kind::kVarint && field.holder != Holder::kVector;
      absl::SubstituteAndAppend(out, "    {$0Fields::$1, \"$2\", protozero::pbf_wire_type::$3},\n",
                                plan.name, field.member, field.name,
                                varint ? "varint" : "length_delimited");
    }
    absl::StrAppend(out, "};\n");
  }
  absl::SubstituteAndAppend(
      out, "constexpr MessageShape k$0Shape = {\"$0\", $1, $2};\n\n", plan.name,
      plan.fields.empty() ? "nullptr" : absl::Substitute("k$0FieldShapes", plan.name),
      plan.fields.size());
}

// Clears what a new member of the oneof replaces.
void EmitSelect(const MessagePlan& plan, size_t index, std::string* out) {
  absl::SubstituteAndAppend(out, "void Select($0::$1 kept, $0* out) {\n", plan.name,
                            plan.oneofs[index].case_type);
  for (const FieldPlan& field : plan.FieldsByNumber()) {
    if (field.oneof != static_cast<int>(index)) continue;
    absl::SubstituteAndAppend(out, "  if (kept != $0::$1::$2) out->$3.reset();\n", plan.name,
                              plan.oneofs[index].case_type, field.constant, field.member);
  }
  absl::StrAppend(out, "}\n\n");
}

void EmitCaseFunction(const MessagePlan& plan, size_t index, std::string* out) {
  const OneofPlan& oneof = plan.oneofs[index];
  absl::SubstituteAndAppend(out, "$0::$1 $0::$2_case() const {\n", plan.name, oneof.case_type,
                            oneof.name);
  for (const FieldPlan& field : plan.FieldsByNumber()) {
    if (field.oneof != static_cast<int>(index)) continue;
    absl::SubstituteAndAppend(
        out, field.holder == Holder::kPointer ? "  if ($0 != nullptr)" : "  if ($0.has_value())",
        field.member);
    absl::SubstituteAndAppend(out, " return $0::$1;\n", oneof.case_type, field.constant);
  }
  absl::SubstituteAndAppend(out, "  return $0::kNone;\n}\n\n", oneof.case_type);
}

// `Read<AsInt32>`, `ReadText`, `AppendMessage`: the method of WireReader that takes the field.
std::string ReaderMethod(const FieldPlan& field) {
  const absl::string_view verb = field.holder == Holder::kVector ? "Append" : "Read";
  switch (field.kind) {
    case Kind::kVarint:
      return absl::StrCat(verb, "<", field.codec, ">");
    case Kind::kText:
      return absl::StrCat(verb, "Text");
    case Kind::kBytes:
      return absl::StrCat(verb, "Bytes");
    case Kind::kMessage:
      return absl::StrCat(verb, "Message");
  }
  return "";
}

void EmitDecodeCase(const MessagePlan& plan, const FieldPlan& field, std::string* out) {
  if (IsPackable(field)) {
    absl::SubstituteAndAppend(out,
                              "      case BytesTag($0Fields::$1):\n"
                              "        reader.AppendPacked<$2>(\"$3\", &out->$1);\n"
                              "        break;\n",
                              plan.name, field.member, field.codec, field.name);
  }
  absl::SubstituteAndAppend(out, "      case $0($1Fields::$2):\n",
                            field.kind == Kind::kVarint ? "VarintTag" : "BytesTag", plan.name,
                            field.member);
  if (field.oneof >= 0) {
    absl::SubstituteAndAppend(out, "        Select($0::$1::$2, out);\n", plan.name,
                              plan.oneofs[static_cast<size_t>(field.oneof)].case_type,
                              field.constant);
  }
  const bool present = field.holder == Holder::kOptional || field.holder == Holder::kPointer;
  absl::SubstituteAndAppend(
      out, "        reader.$0(\"$1\", $2);\n        break;\n", ReaderMethod(field), field.name,
      absl::Substitute(present ? "Present(&out->$0)" : "&out->$0", field.member));
}

void EmitDecode(const MessagePlan& plan, std::string* out) {
  absl::SubstituteAndAppend(
      out, "bool Decode(absl::string_view bytes, DecodeContext& context, $0* out) {\n", plan.name);
  if (plan.fields.empty()) absl::StrAppend(out, "  static_cast<void>(out);\n");
  absl::SubstituteAndAppend(out,
                            "  WireReader reader(bytes, k$0Shape, context);\n"
                            "  while (reader.Next()) {\n"
                            "    switch (reader.tag_and_type()) {\n",
                            plan.name);
  for (const FieldPlan& field : plan.FieldsByNumber()) EmitDecodeCase(plan, field, out);
  absl::StrAppend(out,
                  "      default:\n"
                  "        reader.Unexpected();\n"
                  "    }\n"
                  "  }\n"
                  "  return reader.ok();\n"
                  "}\n\n");
}

// The call that writes one value: `value` is an expression.
std::string PutCall(const MessagePlan& plan, const FieldPlan& field, absl::string_view value) {
  std::string method = field.kind == Kind::kMessage ? "PutMessage" : "PutBytes";
  if (field.kind == Kind::kVarint) method = absl::StrCat("Put<", field.codec, ">");
  return absl::Substitute("$0($1Fields::$2, $3, out);\n", method, plan.name, field.member, value);
}

void EmitPut(const MessagePlan& plan, const FieldPlan& field, std::string* out) {
  const std::string member = absl::StrCat("in.", field.member);
  switch (field.holder) {
    case Holder::kPlain: {
      std::string set = absl::StrCat("!", member, ".empty()");
      if (field.kind == Kind::kVarint) set = absl::StrCat(member, " != ", field.type, "{}");
      absl::StrAppend(out, "  if (", set, ") ", PutCall(plan, field, member));
      return;
    }
    case Holder::kOptional:
      absl::StrAppend(out, "  if (", member, ".has_value()) ",
                      PutCall(plan, field, absl::StrCat("*", member)));
      return;
    case Holder::kPointer:
      absl::StrAppend(out, "  if (", member, " != nullptr) ",
                      PutCall(plan, field, absl::StrCat("*", member)));
      return;
    case Holder::kVector:
      if (IsPackable(field)) {
        absl::SubstituteAndAppend(out, "  PutPacked<$0>($1Fields::$2, $3, out);\n", field.codec,
                                  plan.name, field.member, member);
      } else {
        absl::StrAppend(out, "  for (const auto& value : ", member, ") ",
                        PutCall(plan, field, "value"));
      }
  }
}

void EmitEncode(const MessagePlan& plan, std::string* out) {
  absl::SubstituteAndAppend(out, "void Encode(const $0& in, std::string* out) {\n", plan.name);
  if (plan.fields.empty()) {
    absl::StrAppend(out, "  static_cast<void>(in);\n  static_cast<void>(out);\n");
  }
  for (const FieldPlan& field : plan.FieldsByNumber()) EmitPut(plan, field, out);
  absl::StrAppend(out, "}\n\n");
}

void EmitClear(const MessagePlan& plan, std::string* out) {
  absl::SubstituteAndAppend(out, "void Clear($0* out) {\n", plan.name);
  if (plan.fields.empty()) absl::StrAppend(out, "  static_cast<void>(out);\n");
  for (const FieldPlan& field : plan.fields) {
    absl::string_view reset = ".reset()";
    if (field.holder == Holder::kVector) reset = ".clear()";
    if (field.holder == Holder::kPlain) reset = " = {}";
    absl::StrAppend(out, "  out->", field.member, reset, ";\n");
  }
  absl::StrAppend(out, "}\n\n");
}

constexpr absl::string_view kOpening = R"(// Written by wiregen from $0; do not edit.
// How these structs are read and written; codec.h says what the calls do.
//
// Tested by tests/unit/wire/codec_test.cc
#include "wire/$1.wire.h"

#include <string>

#include "absl/strings/string_view.h"
#include "wire/codec.h"

namespace dangvien::wire {

)";

}  // namespace

std::string SourceOf(const FilePlan& file) {
  std::string out = absl::Substitute(kOpening, file.path, file.name);
  absl::StrAppend(&out, "namespace {\n\n");
  for (const MessagePlan& plan : file.messages) {
    EmitShape(plan, &out);
    for (size_t i = 0; i < plan.oneofs.size(); ++i) EmitSelect(plan, i, &out);
  }
  absl::StrAppend(&out, "}  // namespace\n\n");
  for (const EnumPlan& plan : file.enums) EmitEnum(plan, &out);
  for (const MessagePlan& plan : file.messages) {
    for (size_t i = 0; i < plan.oneofs.size(); ++i) EmitCaseFunction(plan, i, &out);
    EmitDecode(plan, &out);
    EmitEncode(plan, &out);
    EmitClear(plan, &out);
  }
  absl::StrAppend(&out, "}  // namespace dangvien::wire\n");
  return out;
}

}  // namespace dangvien::wiregen
