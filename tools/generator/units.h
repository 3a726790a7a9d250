// Writes what a dossier says of units rather than of people: the tree with counterpart bodies and
// their ratings, the assessments of organizations, and where the dossier is complete.
#ifndef DANGVIEN_GENERATOR_UNITS_H_
#define DANGVIEN_GENERATOR_UNITS_H_

#include "dangvien/v1/dataset.pb.h"
#include "generator/dossier.h"

namespace dangvien::generator {

void WriteUnits(const Dossier& dossier, v1::Dataset& out);
void WriteOrganizations(const Dossier& dossier, v1::Dataset& out);
void WriteCoverage(const Dossier& dossier, v1::Dataset& out);

}  // namespace dangvien::generator

#endif  // DANGVIEN_GENERATOR_UNITS_H_
