// The overlay walks messages by reflection, so that it knows no field by name; only the keys of
// list entries and which entries merge rather than replace are tables here.
// Tested by tests/spec/overlay_test.cc
#include "tests/spec/overlay.h"

#include <google/protobuf/message.h>

#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace dangvien::spec {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

std::string Without(const std::string& text, absl::string_view prefix) {
  return absl::StartsWith(text, prefix) ? text.substr(prefix.size()) : text;
}

std::string SubjectKey(const v1::SubjectRef& subject) {
  const std::string kind =
      absl::AsciiStrToLower(Without(v1::SubjectKind_Name(subject.kind()), "SUBJECT_KIND_"));
  std::string id = subject.person_id().empty() ? subject.unit_id() : subject.person_id();
  if (!subject.post_id().empty()) absl::StrAppend(&id, "/", subject.post_id());
  return absl::StrCat(kind, ":", id);
}

std::string TextField(const Message& entry, const std::string& name) {
  const FieldDescriptor* field = entry.GetDescriptor()->FindFieldByName(name);
  if (field == nullptr || field->cpp_type() != FieldDescriptor::CPPTYPE_STRING) return "";
  return entry.GetReflection()->GetString(entry, field);
}

// The key of a list entry; empty where entries of its kind have none.
std::string KeyOf(const Message& entry) {
  const std::string& type = entry.GetDescriptor()->name();
  if (type == "Assessment" || type == "Review") {
    const FieldDescriptor* subject = entry.GetDescriptor()->FindFieldByName("subject");
    return SubjectKey(
        static_cast<const v1::SubjectRef&>(entry.GetReflection()->GetMessage(entry, subject)));
  }
  if (type == "Mark") return TextField(entry, "criterion_id");
  if (type == "TaskTally") return TextField(entry, "group_id");
  if (type == "Attestation") return TextField(entry, "flag_id");
  return TextField(entry, "id");
}

// Coverage has a key for taking out only: every row of the table, and of the flag where it is
// named.
bool IsNamed(const Message& entry, const std::string& key) {
  if (entry.GetDescriptor()->name() != "Coverage") return KeyOf(entry) == key;
  const auto& coverage = static_cast<const v1::Coverage&>(entry);
  const std::string table = Without(v1::CoverageTable_Name(coverage.table()), "COVERAGE_TABLE_");
  return key == table || key == absl::StrCat(table, ":", coverage.flag_id());
}

bool Merges(const Message& entry) {
  const std::string& type = entry.GetDescriptor()->name();
  return type == "Unit" || type == "Person" || type == "Assessment" || type == "ReviewSession" ||
         type == "Review";
}

void Lay(const Message& data, Message* base);

void LayList(const Message& data, const FieldDescriptor* field, Message* base) {
  const Reflection* reflection = base->GetReflection();
  const int old_count = reflection->FieldSize(*base, field);
  for (int i = 0; i < reflection->FieldSize(data, field); ++i) {
    const Message& entry = reflection->GetRepeatedMessage(data, field, i);
    const std::string key = KeyOf(entry);
    Message* partner = nullptr;
    for (int j = 0; !key.empty() && partner == nullptr && j < old_count; ++j) {
      Message* candidate = reflection->MutableRepeatedMessage(base, field, j);
      if (KeyOf(*candidate) == key) partner = candidate;
    }
    if (partner == nullptr) {
      reflection->AddMessage(base, field)->CopyFrom(entry);
    } else if (Merges(entry)) {
      Lay(entry, partner);
    } else {
      partner->CopyFrom(entry);
    }
  }
}

void Lay(const Message& data, Message* base) {
  std::vector<const FieldDescriptor*> fields;
  data.GetReflection()->ListFields(data, &fields);
  for (const FieldDescriptor* field : fields) {
    const bool is_message = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    if (field->is_repeated() && is_message) {
      LayList(data, field, base);
    } else if (is_message) {
      Lay(data.GetReflection()->GetMessage(data, field),
          base->GetReflection()->MutableMessage(base, field));
    } else {
      // One field alone: what protobuf calls merging is then replacing, or appending to a list.
      std::unique_ptr<Message> single(data.New());
      single->CopyFrom(data);
      for (const FieldDescriptor* other : fields) {
        if (other != field) single->GetReflection()->ClearField(single.get(), other);
      }
      base->MergeFrom(*single);
    }
  }
}

absl::Status RemoveAt(const std::vector<std::string>& segments, size_t at, const std::string& path,
                      Message* message) {
  const size_t colon = segments[at].find(':');
  const std::string name = segments[at].substr(0, colon);
  const FieldDescriptor* field = message->GetDescriptor()->FindFieldByName(name);
  if (field == nullptr) {
    return absl::NotFoundError(absl::StrCat("`", path, "`: there is no field `", name, "`"));
  }
  const Reflection* reflection = message->GetReflection();
  const bool is_last = at + 1 == segments.size();
  if (colon == std::string::npos) {
    const bool is_there = field->is_repeated() ? reflection->FieldSize(*message, field) > 0
                                               : reflection->HasField(*message, field);
    if (!is_there) return absl::NotFoundError(absl::StrCat("`", path, "` finds nothing"));
    if (!is_last) {
      return RemoveAt(segments, at + 1, path, reflection->MutableMessage(message, field));
    }
    reflection->ClearField(message, field);
    return absl::OkStatus();
  }
  const std::string key = segments[at].substr(colon + 1);
  bool found = false;
  for (int i = reflection->FieldSize(*message, field) - 1; i >= 0; --i) {
    if (!IsNamed(reflection->GetRepeatedMessage(*message, field, i), key)) continue;
    found = true;
    if (!is_last) {
      return RemoveAt(segments, at + 1, path,
                      reflection->MutableRepeatedMessage(message, field, i));
    }
    for (int j = i; j + 1 < reflection->FieldSize(*message, field); ++j) {
      reflection->SwapElements(message, field, j, j + 1);
    }
    reflection->RemoveLast(message, field);
  }
  if (found) return absl::OkStatus();
  return absl::NotFoundError(absl::StrCat("`", path, "`: no entry `", key, "`"));
}

}  // namespace

absl::Status Remove(const std::string& path, v1::Dataset* dataset) {
  return RemoveAt(absl::StrSplit(path, '.'), 0, path, dataset);
}

void LayOver(const v1::Dataset& data, v1::Dataset* dataset) { Lay(data, dataset); }

}  // namespace dangvien::spec
