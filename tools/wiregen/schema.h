// From descriptors to what is to be written: C++ names, types and an order of declaration that
// compiles. The emitters read nothing else.
#ifndef DANGVIEN_WIREGEN_SCHEMA_H_
#define DANGVIEN_WIREGEN_SCHEMA_H_

#include <google/protobuf/descriptor.pb.h>

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace dangvien::wiregen {

enum class Kind { kVarint, kText, kBytes, kMessage };

// How a member holds its value: T, std::optional<T>, std::unique_ptr<T>, std::vector<T>.
enum class Holder { kPlain, kOptional, kPointer, kVector };

struct FieldPlan {
  std::string name;      // as in the .proto file
  std::string member;    // the same, with `_` after it where C++ reserves the word
  std::string constant;  // kUnitId: the enumerator of the oneof's case
  int32_t number = 0;
  Kind kind = Kind::kVarint;
  Holder holder = Holder::kPlain;
  std::string type;   // of one value: "int32_t", "absl::string_view", "UnitKind", "Unit"
  std::string codec;  // of codec.h: "AsInt32", "AsEnum<UnitKind>"; empty unless kVarint
  int oneof = -1;     // index in MessagePlan::oneofs
};

struct OneofPlan {
  std::string name;       // "kind"
  std::string case_type;  // "KindCase"
};

struct MessagePlan {
  std::string name;
  std::vector<FieldPlan> fields;  // as declared
  std::vector<OneofPlan> oneofs;

  std::vector<FieldPlan> FieldsByNumber() const;
};

struct EnumeratorPlan {
  std::string name;      // "UNIT_KIND_BRANCH"
  std::string constant;  // "kBranch"
  int32_t number;
};

struct EnumPlan {
  std::string name;
  std::string prefix;  // "UNIT_KIND_"
  std::vector<EnumeratorPlan> enumerators;
};

struct FilePlan {
  std::string path;                  // "dangvien/v1/types.proto"
  std::string name;                  // "types"
  std::vector<std::string> imports;  // names
  std::vector<EnumPlan> enums;
  std::vector<MessagePlan> messages;  // in an order of declaration that compiles
};

// One plan a file, in the set's order.
// ERRORS: kInvalidArgument: the files use what wire/ does not carry; one line a refusal.
absl::StatusOr<std::vector<FilePlan>> PlanFiles(const google::protobuf::FileDescriptorSet& files);

// What an output file holds.
std::string HeaderOf(const FilePlan& file);
std::string SourceOf(const FilePlan& file);
std::string FieldsOf(const FilePlan& file);

}  // namespace dangvien::wiregen

#endif  // DANGVIEN_WIREGEN_SCHEMA_H_
