//   interface_test company-2018.binpb
//
// What a program relies on, beside what the example calls: versions, text, exceptions that pass by
// the library, release of what is null. The layout of the structs is that of the header itself.
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "dangvien.hpp"

namespace {

using dangvien::capi::Context;
using dangvien::capi::Control;
using dangvien::capi::Dataset;
using dangvien::capi::Error;
using dangvien::capi::Language;
using dangvien::capi::Policy;
using dangvien::capi::RequireInterface;
using dangvien::capi::Subject;
using dangvien::capi::SubjectKind;

int faults = 0;

void Expect(bool holds, const char* what) {
  if (holds) return;
  std::cerr << "FAULT: " << what << "\n";
  ++faults;
}

template <typename Exception, typename Call>
std::string MessageOf(Call call) {
  try {
    call();
  } catch (const Exception& error) {
    return error.what();
  }
  return "";
}

void Versions() {
  RequireInterface();
  RequireInterface(0x10001);
  Expect(MessageOf<std::runtime_error>([] { RequireInterface(0x20000); }) ==
             "libdangvien has interface 2.0, expected 1.0 or a later 1.x",
         "a later major version is another interface");
}

void Text() {
  const Context context;
  const std::string name = "không có chính sách này";
  const std::string message = MessageOf<Error>([&] { Policy::LoadBuiltin(context, name); });
  Expect(message.find(name) != std::string::npos, "Vietnamese text comes back");
}

void Issues() {
  std::string units;
  for (int i = 0; i < 100; ++i) units += {8, 1, 26, 0};  // nothing that a unit needs
  try {
    Dataset::Read(Context(), units);
    Expect(false, "a broken dossier is refused");
  } catch (const Error& error) {
    Expect(error.issues().size() == 100, "the first issues come");
    Expect(error.issue_total() == 102, "the number of all issues comes");
    Expect(error.issues()[1].code == 20, "an issue has a code");
  }
}

void Progress(const std::string& dossier) {
  const Context context;
  const Policy policy = Policy::LoadBuiltin(context, "tkv-2018");
  Expect(policy.id() == "tkv-2018", "a policy has its id");
  const Dataset dataset = Dataset::Read(context, dossier);
  Control control;
  control.progress = [](int64_t, int64_t) -> bool { throw std::runtime_error("of the host"); };
  const auto evaluate = [&] { Evaluate(context, dataset, policy, control); };
  Expect(MessageOf<std::runtime_error>(evaluate) == "of the host",
         "an exception of the host comes out of the call");
  control.progress = [](int64_t, int64_t) { return false; };
  Expect(!MessageOf<Error>(evaluate).empty(), "progress stops the call");
  Expect(!MessageOf<Error>([&] { Dataset::Read(context, dossier, control); }).empty(),
         "progress stops the reading");
  control.progress = [](int64_t, int64_t) { return true; };
  Expect(Evaluate(context, dataset, policy, control).DigestHex() ==
             Evaluate(context, dataset, policy).DigestHex(),
         "progress changes nothing");
}

void Explanations(const std::string& dossier) {
  const Context context;
  const Policy policy = Policy::LoadBuiltin(context, "tkv-2018");
  const auto evaluation = Evaluate(context, Dataset::Read(context, dossier), {&policy});
  const auto names = [&](const Subject& subject, const char* name) {
    return evaluation.Explain(subject, Language::kEnglish).find(name) != std::string::npos;
  };
  Expect(names({SubjectKind::kOrganization, "TKV-CB01", ""}, "TKV-CB01"), "a unit is explained");
  Expect(names({SubjectKind::kLeader, "DV0001", "CV-TKV-CB01"}, "DV0001 — CV-TKV-CB01"),
         "a leader is explained");
}

void NullIsNothingToRelease() {
  for (int i = 0; i < 2; ++i) {
    dangvien_context_unref(nullptr);
    dangvien_policy_unref(nullptr);
    dangvien_dataset_unref(nullptr);
    dangvien_evaluation_unref(nullptr);
    dangvien_cancel_unref(nullptr);
    dangvien_buffer_free(nullptr);
    dangvien_error_free(nullptr);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  try {
    std::ifstream file(argv[1], std::ios::binary);
    Versions();
    Text();
    Issues();
    const std::string dossier{std::istreambuf_iterator<char>(file), {}};
    Progress(dossier);
    Explanations(dossier);
    NullIsNothingToRelease();
  } catch (const std::exception& error) {
    Expect(false, error.what());
  }
  return faults == 0 ? 0 : 1;
}
