// The same facts, written down differently.
#ifndef DANGVIEN_TESTS_PROPERTY_REWRITE_H_
#define DANGVIEN_TESTS_PROPERTY_REWRITE_H_

#include <google/protobuf/message.h>

#include <map>
#include <string>

#include "dangvien/v1/dataset.pb.h"
#include "tests/random/random_source.h"

namespace dangvien::property {

// Shuffles the tables of a dossier; or these and every list inside a row. Not within PeopleColumns,
// where the place in a list says whose entry it is; the chunks themselves, and the rows and columns
// of a chunk, are.
enum class Lists { kTables, kAll };
void Shuffle(Lists lists, v1::Dataset* dataset, random::RandomSource* random);

// New ids by old ones: of units, people, posts, sessions, violations, ballots and faults. Two ids
// compare as before.
using Renaming = std::map<std::string, std::string>;
Renaming RenameAll(const v1::Dataset& dataset, random::RandomSource* random);

// Replaces every text that is an old id.
void Rename(const Renaming& renaming, google::protobuf::Message* message);

// People and their assessments as members in columns of up to `chunk_people` people.
// REQUIRES: no columns yet.
v1::Dataset ToColumns(const v1::Dataset& rows, int chunk_people);

}  // namespace dangvien::property

#endif  // DANGVIEN_TESTS_PROPERTY_REWRITE_H_
