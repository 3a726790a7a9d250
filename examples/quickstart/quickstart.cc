// Rates a dossier in protobuf text format and asks why one of its members has that tier.
//
//   quickstart examples/data/small/01-every-tier.txtpb
//
// README.md shows the marked lines; tests/docs/docs_test.py compares the two.
#include <google/protobuf/text_format.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "dangvien/engine.h"
#include "dangvien/issue.h"
#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/result.pb.h"

namespace {

int Fail(const absl::Status& status) {
  std::cerr << status.message() << "\n";
  for (const dangvien::Issue& issue : dangvien::IssuesOf(status)) {
    std::cerr << dangvien::ToString(issue) << "\n";
  }
  return 1;
}

int Rate(const dangvien::v1::Dataset& dossier) {
  // [quickstart]
  absl::StatusOr<dangvien::Policy> policy = dangvien::Policy::Builtin("tkv-2018");
  if (!policy.ok()) return Fail(policy.status());
  absl::StatusOr<dangvien::Dataset> dataset = dangvien::Dataset::Read(dossier.SerializeAsString());
  if (!dataset.ok()) return Fail(dataset.status());  // every fault, with its path
  absl::StatusOr<dangvien::Evaluation> evaluation = dangvien::Evaluate(*dataset, {*policy});
  if (!evaluation.ok()) return Fail(evaluation.status());

  dangvien::v1::Result result;
  if (!result.ParseFromString(evaluation->ToProto())) return 1;
  for (const dangvien::v1::SubjectResult& rated : result.subjects()) {
    std::cout << rated.subject().unit_id() << rated.subject().person_id() << " "
              << rated.decided_tier_id() << "\n";
  }
  absl::StatusOr<std::string> explanation = evaluation->Explain(
      {dangvien::SubjectId::Kind::kMember, "DV2"}, dangvien::Language::kEnglish);
  dangvien::v1::Explanation why;  // why.lines() is the same as text to print
  if (!explanation.ok() || !why.ParseFromString(*explanation)) return 1;
  for (const dangvien::v1::Step& step : why.steps()) {
    if (step.unmet_for_next_tier()) std::cout << "DV2, next tier: " << step.text() << "\n";
  }
  // [quickstart]
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::ifstream file(argc == 2 ? argv[1] : "");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  dangvien::v1::Dataset dossier;
  if (text.empty() || !google::protobuf::TextFormat::ParseFromString(text, &dossier)) {
    std::cerr << "usage: quickstart DOSSIER.txtpb\n";
    return 2;
  }
  return Rate(dossier);
}
