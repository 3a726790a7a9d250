// Prints the digest of a dossier's result by the C++ interface: what the C interface must give.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "dangvien/engine.h"

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  std::ifstream file(argv[1], std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const auto policy = dangvien::Policy::Builtin("tkv-2018");
  const auto dataset = dangvien::Dataset::Read(bytes);
  if (!policy.ok() || !dataset.ok()) return 3;
  const auto evaluation = dangvien::Evaluate(*dataset, {*policy});
  if (!evaluation.ok()) return 4;
  for (const char byte : evaluation->digest()) {
    std::printf("%02x", static_cast<unsigned char>(byte));
  }
  std::printf("\n");
  return 0;
}
