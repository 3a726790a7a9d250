// Rates a dossier, explains one member, reads an error and stops a call:
//
//   evaluate company-2018.binpb broken.binpb
#include <fstream>
#include <future>
#include <iostream>
#include <iterator>
#include <string>

#include "dangvien.hpp"

namespace {

using dangvien::capi::Cancel;
using dangvien::capi::Context;
using dangvien::capi::Control;
using dangvien::capi::Dataset;
using dangvien::capi::Error;
using dangvien::capi::Evaluation;
using dangvien::capi::Issue;
using dangvien::capi::Language;
using dangvien::capi::Policy;

std::string ReadFile(const char* path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(std::string("cannot read ") + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

void PrintResult(const Evaluation& evaluation) {
  const dangvien_status_counts counts = evaluation.Counts();
  std::cout << "digest " << evaluation.DigestHex() << "\nrated " << counts.rated
            << "\nnot a subject " << counts.not_a_subject << "\nneeds input " << counts.needs_input
            << "\nneeds a decision " << counts.needs_decision << "\nfindings " << counts.findings
            << "\n";
}

// A dossier that is refused: the exception lists its faults.
void PrintIssues(const Context& context, const std::string& broken) {
  try {
    Dataset::Read(context, broken);
  } catch (const Error& error) {
    std::cout << error.status_name() << " " << error.reason() << "\n";
    for (const Issue& issue : error.issues()) {
      std::cout << issue.name << " at " << issue.path << ": " << issue.message << "\n";
    }
  }
}

// Another thread stops the call once that has begun. The progress waits for it, so that the example
// always ends alike; a program shows a bar there.
void PrintCancelled(const Context& context, const Dataset& dataset, const Policy& policy) {
  const Cancel cancel(context);
  std::future<void> stopped;
  std::promise<void> begun;  // ends first: nobody waits for a call that failed before it began
  stopped = std::async(std::launch::async, [&cancel, has_begun = begun.get_future()] {
    has_begun.wait();
    cancel.Trigger();
  });
  Control control;
  control.cancel = &cancel;
  control.progress = [&, is_first = true](int64_t, int64_t) mutable {
    if (is_first) begun.set_value();
    is_first = false;
    stopped.wait();
    return true;
  };
  try {
    Evaluate(context, dataset, policy, control);
  } catch (const Error& error) {
    std::cout << error.status_name() << " " << error.reason() << "\n";
  }
}

void Run(const std::string& dossier, const std::string& broken) {
  const Context context;
  const Policy policy = Policy::LoadBuiltin(context, "tkv-2018");
  const Dataset dataset = Dataset::Read(context, dossier);
  const Evaluation evaluation = Evaluate(context, dataset, policy);
  PrintResult(evaluation);
  std::cout << evaluation.ExplainMember("DV0182", Language::kVietnamese);
  PrintIssues(context, broken);
  PrintCancelled(context, dataset, policy);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: evaluate DOSSIER BROKEN\n";
    return 2;
  }
  try {
    Run(ReadFile(argv[1]), ReadFile(argv[2]));
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
  return 0;
}
