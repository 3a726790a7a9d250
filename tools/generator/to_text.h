// A dossier as text that people read and version control compares.
#ifndef DANGVIEN_GENERATOR_TO_TEXT_H_
#define DANGVIEN_GENERATOR_TO_TEXT_H_

#include <string>

#include "dangvien/v1/dataset.pb.h"

namespace dangvien::generator {

// Protobuf text format with one line for each row of the dataset: a unit, a person, an assessment.
std::string ToText(const v1::Dataset& dataset);

}  // namespace dangvien::generator

#endif  // DANGVIEN_GENERATOR_TO_TEXT_H_
