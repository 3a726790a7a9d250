// Writes the planted cases that are rows of their own: violations with their sanctions, and what
// people decided.
#ifndef DANGVIEN_GENERATOR_EVENTS_H_
#define DANGVIEN_GENERATOR_EVENTS_H_

#include "dangvien/v1/dataset.pb.h"
#include "generator/dossier.h"

namespace dangvien::generator {

void WriteViolations(const Dossier& dossier, v1::Dataset& out);
void WriteDecisions(const Dossier& dossier, v1::Dataset& out);

}  // namespace dangvien::generator

#endif  // DANGVIEN_GENERATOR_EVENTS_H_
