// One row, one line.
//
// The usual text format gives a mark four lines and a dossier of 600 people a hundred thousand. On
// the other hand a single line for everything has no useful difference. Here each top-level value
// is printed by TextFormat in its single-line mode, in the order of field numbers.
//
// Tested by tests/unit/generator/generator_test.cc
#include "generator/to_text.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <google/protobuf/text_format.h>

#include "absl/strings/str_cat.h"

namespace dangvien::generator {

std::string ToText(const v1::Dataset& dataset) {
  google::protobuf::TextFormat::Printer printer;
  printer.SetSingleLineMode(true);
  printer.SetUseUtf8StringEscaping(true);
  const google::protobuf::Descriptor& fields = *dataset.GetDescriptor();
  const google::protobuf::Reflection& reflection = *dataset.GetReflection();
  std::string text;
  for (int index = 0; index < fields.field_count(); ++index) {
    const google::protobuf::FieldDescriptor* field = fields.field(index);
    const int count = field->is_repeated() ? reflection.FieldSize(dataset, field)
                                           : static_cast<int>(reflection.HasField(dataset, field));
    for (int item = 0; item < count; ++item) {
      std::string line;
      printer.PrintFieldValueToString(dataset, field, field->is_repeated() ? item : -1, &line);
      while (!line.empty() && line.back() == ' ') line.pop_back();
      const bool is_message =
          field->cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_MESSAGE;
      absl::StrAppend(&text, field->name(), is_message ? " { " : ": ", line,
                      is_message ? " }\n" : "\n");
    }
  }
  return text;
}

}  // namespace dangvien::generator
