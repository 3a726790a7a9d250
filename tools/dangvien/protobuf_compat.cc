// Protobuf 22 moved to Abseil's string_view and Status and renamed the calls of error collectors;
// 3.21 has its own. Everything that differs is here, behind five functions.
//
// Text format keeps Vietnamese letters as they are; JSON keeps the names of the schema. Neither
// form holds maps, so both are deterministic.
//
// Tested by tests/cli/cli_test.py
#include "protobuf_compat.h"

#include "google/protobuf/io/tokenizer.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "google/protobuf/stubs/common.h"
#include "google/protobuf/text_format.h"
#include "google/protobuf/util/json_util.h"

namespace dangvien::cli {
namespace {

constexpr int kMaxTextDepth = 200;

class FirstFault : public google::protobuf::io::ErrorCollector {
 public:
  explicit FirstFault(TextFault& fault) : fault_(fault) {}

#if GOOGLE_PROTOBUF_VERSION >= 4022000
  void RecordError(int line, google::protobuf::io::ColumnNumber column,
                   absl::string_view message) override {
    Keep(line, column, std::string(message));
  }
#else
  void AddError(int line, google::protobuf::io::ColumnNumber column,
                const std::string& message) override {
    Keep(line, column, message);
  }
#endif

 private:
  // Protobuf counts from 0, with -1 for "no place".
  void Keep(int line, int column, std::string message) {
    if (!fault_.message.empty()) return;
    fault_ = {line + 1, column + 1, std::move(message)};
  }

  TextFault& fault_;
};

template <typename Text>
std::string ToStdString(const Text& text) {
  return std::string(text.data(), text.size());
}

}  // namespace

void QuietProtobuf() {
#if GOOGLE_PROTOBUF_VERSION < 4022000
  google::protobuf::SetLogHandler(nullptr);
#endif
}

bool ParseTextFormat(absl::string_view text, google::protobuf::Message& message, TextFault& fault) {
  FirstFault first(fault);
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&first);
  parser.SetRecursionLimit(kMaxTextDepth);
  google::protobuf::io::ArrayInputStream stream(text.data(), static_cast<int>(text.size()));
  return parser.Parse(&stream, &message);
}

bool ParseJson(absl::string_view text, google::protobuf::Message& message, std::string& error) {
  const auto status =
      google::protobuf::util::JsonStringToMessage({text.data(), text.size()}, &message);
  if (!status.ok()) error = ToStdString(status.message());
  return status.ok();
}

bool PrintTextFormat(const google::protobuf::Message& message, std::string& out) {
  google::protobuf::TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  return printer.PrintToString(message, &out);
}

bool PrintJson(const google::protobuf::Message& message, std::string& out) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.preserve_proto_field_names = true;
  return google::protobuf::util::MessageToJsonString(message, &out, options).ok();
}

}  // namespace dangvien::cli
