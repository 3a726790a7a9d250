// wiregen --descriptor_set=FILE --out=DIR
//
// Reads the descriptors that protoc wrote and writes DIR/wire/NAME.wire.h NAME.wire.cc and
// NAME.fields.h for each of their files, so that the library speaks the protobuf wire format
// without linking libprotobuf, and no field number or enumerator is typed a second time. Runs at
// build time only. The output depends on the descriptors alone: same input, same bytes.
//
// Exit codes: 0 written, 1 refused or not writable, 2 wrong arguments.
//
// Tested by tests/unit/wire/wiregen_test.cc
#include <google/protobuf/descriptor.pb.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <system_error>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "schema.h"

namespace dangvien::wiregen {
namespace {

int Fail(int code, absl::string_view message) {
  std::cerr << "wiregen: " << message << "\n";
  return code;
}

bool Write(const std::filesystem::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  return file.good();
}

int Generate(const std::string& descriptor_set, const std::filesystem::path& out) {
  std::ifstream input(descriptor_set, std::ios::binary);
  google::protobuf::FileDescriptorSet files;
  if (!input || !files.ParseFromIstream(&input)) {
    return Fail(1, "`" + descriptor_set + "` is not a readable FileDescriptorSet");
  }
  const absl::StatusOr<std::vector<FilePlan>> plans = PlanFiles(files);
  if (!plans.ok()) return Fail(1, plans.status().message());
  const std::filesystem::path directory = out / "wire";
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  for (const FilePlan& plan : *plans) {
    if (!Write(directory / (plan.name + ".wire.h"), HeaderOf(plan)) ||
        !Write(directory / (plan.name + ".wire.cc"), SourceOf(plan)) ||
        !Write(directory / (plan.name + ".fields.h"), FieldsOf(plan))) {
      return Fail(1, "cannot write to `" + directory.string() + "`");
    }
  }
  return 0;
}

int Main(const std::vector<absl::string_view>& arguments) {
  std::string descriptor_set;
  std::string out;
  for (absl::string_view argument : arguments) {
    if (absl::ConsumePrefix(&argument, "--descriptor_set=")) {
      descriptor_set = std::string(argument);
    } else if (absl::ConsumePrefix(&argument, "--out=")) {
      out = std::string(argument);
    } else {
      return Fail(2, "unknown argument `" + std::string(argument) + "`");
    }
  }
  if (descriptor_set.empty() || out.empty()) {
    return Fail(2, "expected --descriptor_set=FILE --out=DIR");
  }
  return Generate(descriptor_set, out);
}

}  // namespace
}  // namespace dangvien::wiregen

int main(int argc, char** argv) {
  return dangvien::wiregen::Main(std::vector<absl::string_view>(argv + 1, argv + argc));
}
