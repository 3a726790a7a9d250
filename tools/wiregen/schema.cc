// Decides what each message becomes in C++, and refuses what the wire structs do not carry.
//
// Two questions need the whole graph of messages:
//   - Does a singular field contain its own message again, at any depth? Then it is held by
//     pointer, since std::optional needs a complete type. Asked as: does the field's message
//     reach the message that has the field?
//   - In which order do the structs compile? A walk in depth, each message after those that its
//     fields hold. Where A holds B by value, B does not reach A, so B is complete before A; the
//     remaining edges run inside a cycle, through pointers and vectors, for which the forward
//     declaration is enough.
// Example: Condition { ConditionList all_of } and ConditionList { repeated Condition } form a
// cycle: all_of is a unique_ptr, the list a vector. Period { Date begin } does not: optional.
//
// Imports cannot be circular, so both questions stay inside one file.
//
// Tested by tests/unit/wire/wiregen_test.cc
#include "schema.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"

namespace dangvien::wiregen {
namespace {

namespace pb = google::protobuf;

constexpr absl::string_view kPackage = "dangvien.v1";

// Words of C++17 that a field of a .proto file may be called, but a member may not.
constexpr absl::string_view kReserved[] = {
    "alignas", "alignof",     "and",       "and_eq",    "asm",          "auto",     "bitand",
    "bitor",   "bool",        "break",     "case",      "catch",        "char",     "class",
    "compl",   "const",       "constexpr", "continue",  "decltype",     "default",  "delete",
    "do",      "double",      "else",      "enum",      "explicit",     "export",   "extern",
    "false",   "float",       "for",       "friend",    "goto",         "if",       "inline",
    "int",     "long",        "mutable",   "namespace", "new",          "noexcept", "not",
    "not_eq",  "nullptr",     "operator",  "or",        "or_eq",        "private",  "protected",
    "public",  "register",    "return",    "short",     "signed",       "sizeof",   "static",
    "struct",  "switch",      "template",  "this",      "throw",        "true",     "try",
    "typedef", "typeid",      "typename",  "union",     "unsigned",     "using",    "virtual",
    "void",    "volatile",    "wchar_t",   "while",     "xor",          "xor_eq",   "requires",
    "concept", "static_cast", "char8_t",   "co_await",  "thread_local", "co_yield", "co_return"};

// "parent_id" -> "ParentId", "TWO_THIRDS" -> "TwoThirds".
std::string Pascal(absl::string_view snake) {
  std::string pascal;
  for (absl::string_view word : absl::StrSplit(snake, '_', absl::SkipEmpty())) {
    pascal += absl::ascii_toupper(static_cast<unsigned char>(word[0]));
    pascal += absl::AsciiStrToLower(word.substr(1));
  }
  return pascal;
}

// "UnitKind" -> "UNIT_KIND_".
std::string EnumPrefix(absl::string_view name) {
  std::string prefix;
  for (const char c : name) {
    if (!prefix.empty() && absl::ascii_isupper(static_cast<unsigned char>(c))) prefix += '_';
    prefix += absl::ascii_toupper(static_cast<unsigned char>(c));
  }
  return prefix + '_';
}

// "dangvien/v1/types.proto" -> "types".
std::string FileName(absl::string_view path) {
  const size_t slash = path.rfind('/');
  if (slash != absl::string_view::npos) path.remove_prefix(slash + 1);
  return std::string(path.substr(0, path.find('.')));
}

class Planner {
 public:
  explicit Planner(const pb::FileDescriptor& file) : file_(file) {}

  FilePlan Plan();
  const std::vector<std::string>& refusals() const { return refusals_; }

 private:
  void RefuseForeignParts();
  void Refuse(absl::string_view where, absl::string_view why) {
    refusals_.push_back(absl::StrCat(file_.name(), ": ", where, ": ", why));
  }

  EnumPlan PlanEnum(const pb::EnumDescriptor& enumeration);
  MessagePlan PlanMessage(const pb::Descriptor& message);
  FieldPlan PlanField(const pb::FieldDescriptor& field);
  void PlanType(const pb::FieldDescriptor& field, FieldPlan* plan);
  Holder HolderOf(const pb::FieldDescriptor& field);

  // The messages that the fields of `from` hold, at any depth.
  const std::set<const pb::Descriptor*>& Reach(const pb::Descriptor* from);
  void Visit(const pb::Descriptor* message, std::set<const pb::Descriptor*>* visited,
             std::vector<const pb::Descriptor*>* order);

  const pb::FileDescriptor& file_;
  std::vector<std::string> refusals_;
  std::map<const pb::Descriptor*, std::set<const pb::Descriptor*>> reach_;
};

FilePlan Planner::Plan() {
  RefuseForeignParts();
  FilePlan plan;
  plan.path = std::string(file_.name());
  plan.name = FileName(plan.path);
  for (int i = 0; i < file_.dependency_count(); ++i) {
    plan.imports.push_back(FileName(file_.dependency(i)->name()));
  }
  std::sort(plan.imports.begin(), plan.imports.end());
  for (int i = 0; i < file_.enum_type_count(); ++i) {
    plan.enums.push_back(PlanEnum(*file_.enum_type(i)));
  }
  std::set<const pb::Descriptor*> visited;
  std::vector<const pb::Descriptor*> order;
  for (int i = 0; i < file_.message_type_count(); ++i) {
    Visit(file_.message_type(i), &visited, &order);
  }
  for (const pb::Descriptor* message : order) plan.messages.push_back(PlanMessage(*message));
  return plan;
}

void Planner::RefuseForeignParts() {
  if (file_.package() != kPackage) Refuse("package", absl::StrCat("expected `", kPackage, "`"));
  if (file_.service_count() > 0) Refuse("services", "not carried by the wire structs");
  if (file_.extension_count() > 0) Refuse("extensions", "not carried by the wire structs");
  if (file_.public_dependency_count() > 0) Refuse("import public", "expected a plain import");
}

EnumPlan Planner::PlanEnum(const pb::EnumDescriptor& enumeration) {
  EnumPlan plan;
  plan.name = std::string(enumeration.name());
  plan.prefix = EnumPrefix(plan.name);
  const std::string& prefix = plan.prefix;
  if (enumeration.options().allow_alias()) Refuse(plan.name, "an enum with aliases");
  for (int i = 0; i < enumeration.value_count(); ++i) {
    const std::string name(enumeration.value(i)->name());
    const absl::string_view rest =
        absl::StartsWith(name, prefix) ? absl::string_view(name).substr(prefix.size()) : name;
    plan.enumerators.push_back(
        {name, absl::StrCat("k", Pascal(rest)), enumeration.value(i)->number()});
  }
  return plan;
}

MessagePlan Planner::PlanMessage(const pb::Descriptor& message) {
  MessagePlan plan;
  plan.name = std::string(message.name());
  if (message.nested_type_count() > 0) Refuse(plan.name, "a nested message or a map");
  if (message.enum_type_count() > 0) Refuse(plan.name, "a nested enum");
  if (message.extension_count() > 0) Refuse(plan.name, "an extension");
  for (int i = 0; i < message.real_oneof_decl_count(); ++i) {
    const std::string name(message.oneof_decl(i)->name());
    plan.oneofs.push_back({name, absl::StrCat(Pascal(name), "Case")});
  }
  for (int i = 0; i < message.field_count(); ++i) {
    plan.fields.push_back(PlanField(*message.field(i)));
  }
  return plan;
}

FieldPlan Planner::PlanField(const pb::FieldDescriptor& field) {
  FieldPlan plan;
  plan.name = std::string(field.name());
  const bool reserved =
      std::find(std::begin(kReserved), std::end(kReserved), plan.name) != std::end(kReserved);
  plan.member = reserved ? absl::StrCat(plan.name, "_") : plan.name;
  plan.constant = absl::StrCat("k", Pascal(plan.name));
  plan.number = field.number();
  if (field.real_containing_oneof() != nullptr) {
    plan.oneof = field.real_containing_oneof()->index();
    if (plan.constant == "kNone") {
      Refuse(field.full_name(), "`kNone` stands for a oneof that is not set");
    }
  }
  PlanType(field, &plan);
  plan.holder = HolderOf(field);
  return plan;
}

void Planner::PlanType(const pb::FieldDescriptor& field, FieldPlan* plan) {
  const auto set = [plan](Kind kind, absl::string_view type, absl::string_view codec) {
    plan->kind = kind;
    plan->type = std::string(type);
    plan->codec = std::string(codec);
  };
  switch (field.type()) {
    case pb::FieldDescriptor::TYPE_BOOL:
      return set(Kind::kVarint, "bool", "AsBool");
    case pb::FieldDescriptor::TYPE_INT32:
      return set(Kind::kVarint, "int32_t", "AsInt32");
    case pb::FieldDescriptor::TYPE_INT64:
      return set(Kind::kVarint, "int64_t", "AsInt64");
    case pb::FieldDescriptor::TYPE_UINT32:
      return set(Kind::kVarint, "uint32_t", "AsUint32");
    case pb::FieldDescriptor::TYPE_UINT64:
      return set(Kind::kVarint, "uint64_t", "AsUint64");
    case pb::FieldDescriptor::TYPE_SINT32:
      return set(Kind::kVarint, "int32_t", "AsSint32");
    case pb::FieldDescriptor::TYPE_SINT64:
      return set(Kind::kVarint, "int64_t", "AsSint64");
    case pb::FieldDescriptor::TYPE_STRING:
      return set(Kind::kText, "absl::string_view", "");
    case pb::FieldDescriptor::TYPE_BYTES:
      return set(Kind::kBytes, "absl::string_view", "");
    case pb::FieldDescriptor::TYPE_ENUM: {
      const std::string name(field.enum_type()->name());
      return set(Kind::kVarint, name, absl::StrCat("AsEnum<", name, ">"));
    }
    case pb::FieldDescriptor::TYPE_MESSAGE:
      return set(Kind::kMessage, std::string(field.message_type()->name()), "");
    default:
      set(Kind::kVarint, "int64_t", "AsInt64");
      Refuse(field.full_name(), absl::StrCat("a field of type ", field.type_name()));
  }
}

Holder Planner::HolderOf(const pb::FieldDescriptor& field) {
  if (field.is_repeated()) return Holder::kVector;
  if (field.message_type() != nullptr) {
    const auto& reach = Reach(field.message_type());
    const bool cyclic =
        field.message_type() == field.containing_type() || reach.count(field.containing_type()) > 0;
    return cyclic ? Holder::kPointer : Holder::kOptional;
  }
  return field.has_presence() ? Holder::kOptional : Holder::kPlain;
}

const std::set<const pb::Descriptor*>& Planner::Reach(const pb::Descriptor* from) {
  const auto known = reach_.find(from);
  if (known != reach_.end()) return known->second;
  std::set<const pb::Descriptor*> reached;
  std::vector<const pb::Descriptor*> open = {from};
  while (!open.empty()) {
    const pb::Descriptor* message = open.back();
    open.pop_back();
    for (int i = 0; i < message->field_count(); ++i) {
      const pb::Descriptor* next = message->field(i)->message_type();
      if (next != nullptr && reached.insert(next).second) open.push_back(next);
    }
  }
  return reach_[from] = std::move(reached);
}

void Planner::Visit(const pb::Descriptor* message, std::set<const pb::Descriptor*>* visited,
                    std::vector<const pb::Descriptor*>* order) {
  if (message->file() != &file_ || !visited->insert(message).second) return;
  for (int i = 0; i < message->field_count(); ++i) {
    const pb::Descriptor* held = message->field(i)->message_type();
    if (held != nullptr && held->containing_type() == nullptr) Visit(held, visited, order);
  }
  order->push_back(message);
}

}  // namespace

std::vector<FieldPlan> MessagePlan::FieldsByNumber() const {
  std::vector<FieldPlan> sorted = fields;
  std::sort(sorted.begin(), sorted.end(),
            [](const FieldPlan& a, const FieldPlan& b) { return a.number < b.number; });
  return sorted;
}

absl::StatusOr<std::vector<FilePlan>> PlanFiles(const pb::FileDescriptorSet& files) {
  pb::DescriptorPool pool;
  std::vector<FilePlan> plans;
  std::vector<std::string> refusals;
  std::set<std::string> names;
  for (const pb::FileDescriptorProto& file : files.file()) {
    if (file.syntax() != "proto3") {
      refusals.push_back(absl::StrCat(file.name(), ": syntax: expected proto3"));
      continue;
    }
    const pb::FileDescriptor* built = pool.BuildFile(file);
    if (built == nullptr) {
      refusals.push_back(absl::StrCat(file.name(), ": not a consistent descriptor"));
      continue;
    }
    Planner planner(*built);
    plans.push_back(planner.Plan());
    refusals.insert(refusals.end(), planner.refusals().begin(), planner.refusals().end());
    if (!names.insert(plans.back().name).second) {
      refusals.push_back(absl::StrCat(file.name(), ": a second file of this name"));
    }
  }
  if (!refusals.empty()) return absl::InvalidArgumentError(absl::StrJoin(refusals, "\n"));
  return plans;
}

}  // namespace dangvien::wiregen
