// Writes how a company reviewed and voted: sessions of counterpart bodies, branches, tổ đảng and
// the party committee, and the ballots of the branches.
#ifndef DANGVIEN_GENERATOR_PROCESS_H_
#define DANGVIEN_GENERATOR_PROCESS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"
#include "generator/dossier.h"

namespace dangvien::generator {

// The sections that checks ask of a report of the kind, or of each fault in it.
std::vector<std::string> SectionsOf(const v1::Policy& policy, v1::SubjectKind kind,
                                    v1::SectionPlace place);

// rank_of_person: the rank meant for each person, by number; a ballot votes by it.
void WriteProcess(const Dossier& dossier, const std::vector<int16_t>& rank_of_person,
                  v1::Dataset& out);

}  // namespace dangvien::generator

#endif  // DANGVIEN_GENERATOR_PROCESS_H_
