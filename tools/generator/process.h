// Writes how a company reviewed and voted: sessions of counterpart bodies, branches, tổ đảng and
// the party committee, and the ballots of the branches.
#ifndef DANGVIEN_GENERATOR_PROCESS_H_
#define DANGVIEN_GENERATOR_PROCESS_H_

#include <cstdint>
#include <vector>

#include "dangvien/v1/dataset.pb.h"
#include "generator/dossier.h"

namespace dangvien::generator {

// rank_of_person: the rank meant for each person, by number; a ballot votes by it.
void WriteProcess(const Dossier& dossier, const std::vector<int16_t>& rank_of_person,
                  v1::Dataset& out);

}  // namespace dangvien::generator

#endif  // DANGVIEN_GENERATOR_PROCESS_H_
