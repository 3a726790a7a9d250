// Writes people and their assessments: as rows, or as columns in chunks.
#ifndef DANGVIEN_GENERATOR_PEOPLE_SINK_H_
#define DANGVIEN_GENERATOR_PEOPLE_SINK_H_

#include <functional>
#include <memory>
#include <string>

#include "dangvien/v1/dataset.pb.h"
#include "generator/dossier.h"
#include "generator/facts.h"

namespace dangvien::generator {

class PeopleSink {
 public:
  PeopleSink() = default;
  PeopleSink(const PeopleSink&) = delete;  // refers to what it writes to
  PeopleSink& operator=(const PeopleSink&) = delete;
  virtual ~PeopleSink() = default;

  virtual void Add(const PersonFacts& facts) = 0;
  // Writes what is still held back.
  virtual void Finish() = 0;
};

// Appends to Dataset.people and Dataset.assessments.
// LIFETIME: both outlive the sink.
std::unique_ptr<PeopleSink> MakeRowSink(const Dossier& dossier, v1::Dataset& out);

// Takes a full chunk, which is cleared afterwards.
using ChunkTaker = std::function<void(v1::PeopleColumns&)>;

// Calls `take` for every kChunkPeople people, and for the rest in the end.
// LIFETIME: `dossier` outlives the sink.
std::unique_ptr<PeopleSink> MakeColumnSink(const Dossier& dossier, ChunkTaker take);

}  // namespace dangvien::generator

#endif  // DANGVIEN_GENERATOR_PEOPLE_SINK_H_
