// Dossiers from tables and results as tables. What is moved in is released once, whatever fails.
#include <gtest/gtest.h>

#include <cerrno>
#include <memory>
#include <utility>

#include "tests/capi/fallible_calls.h"
#include "tests/capi/outputs.h"

namespace dangvien::testing {
namespace {

// A stream of two batches, the first row and the others. Its callbacks take no memory, so that what
// fails in a call is the library's.
class ReadyStream {
 public:
  explicit ReadyStream(const Column& rows) : schema_(SchemaOf(rows, {&releases_})) {
    Column first = rows;
    first.length = 1;
    Column others = rows;
    others.offset += 1;
    others.length -= 1;
    arrays_[0] = ArrayOf(first, {&releases_});
    arrays_[1] = ArrayOf(others, {&releases_});
    stream_.get_schema = [](ArrowArrayStream* self, ArrowSchema* out) {
      *out = std::exchange(Of(self).schema_, ArrowSchema{});
      return 0;
    };
    stream_.get_next = [](ArrowArrayStream* self, ArrowArray* out) {
      ReadyStream& ready = Of(self);
      *out = ArrowArray{};
      if (ready.next_ == ready.fails_at_) return EIO;
      if (ready.next_ < 2) *out = std::exchange(ready.arrays_[ready.next_++], ArrowArray{});
      return 0;
    };
    stream_.get_last_error = [](ArrowArrayStream*) { return "mất kết nối"; };
    stream_.release = [](ArrowArrayStream* self) {
      Of(self).ReleaseRest();
      self->release = nullptr;
    };
    stream_.private_data = this;
  }
  ReadyStream(const ReadyStream&) = delete;
  ReadyStream& operator=(const ReadyStream&) = delete;
  ~ReadyStream() {
    if (stream_.release != nullptr) stream_.release(&stream_);
  }

  ArrowArrayStream* get() { return &stream_; }
  void FailAfterFirst() { fails_at_ = 1; }
  bool is_untouched() const { return stream_.release != nullptr && next_ == 0; }
  // Released by the library, and with it what it had not put out; each of them once.
  void ExpectReleased(bool with_arrays) const {
    EXPECT_EQ(stream_.release, nullptr);
    EXPECT_EQ(releases_.streams, 1);
    EXPECT_EQ(releases_.schemas, 1);
    if (with_arrays) {
      EXPECT_EQ(releases_.arrays, 2);
    }
  }

 private:
  static ReadyStream& Of(ArrowArrayStream* self) {
    return *static_cast<ReadyStream*>(self->private_data);
  }
  void ReleaseRest() {
    ++releases_.streams;
    if (schema_.release != nullptr) schema_.release(&schema_);
    for (ArrowArray& array : arrays_) {
      if (array.release != nullptr) array.release(&array);
    }
  }

  Releases releases_;
  ArrowSchema schema_;
  ArrowArray arrays_[2] = {};
  ArrowArrayStream stream_ = {};
  size_t next_ = 0;
  size_t fails_at_ = 2 + 1;
};

int32_t Bind(const World& world, const std::string& table, const Column& rows, ABinding* binding) {
  ArrowSchema schema = SchemaOf(rows);
  const int32_t status = dangvien_binding_new(world.context.get(), table.data(), table.size(),
                                              &schema, binding->out(), nullptr);
  schema.release(&schema);
  return status;
}

// A builder, and the batches of the dossier for it.
class Building {
 public:
  explicit Building(const World& world) : world_(world) {
    EXPECT_EQ(dangvien_dataset_builder_new(world.context.get(), nullptr, builder_.out(), nullptr),
              kOk);
    for (const NamedTable& table : world.tables) {
      bindings_.push_back(std::make_unique<ABinding>());
      EXPECT_EQ(Bind(world, table.table, table.rows, bindings_.back().get()), kOk);
      arrays_.push_back(ArrayOf(table.rows, {&releases_}));
    }
  }
  Building(const Building&) = delete;
  Building& operator=(const Building&) = delete;
  ~Building() {
    for (ArrowArray& array : arrays_) {
      if (array.release != nullptr) array.release(&array);
    }
    *builder_.out() = nullptr;
    EXPECT_EQ(releases_.arrays, static_cast<int>(arrays_.size())) << "each batch once";
  }

  dangvien_dataset_builder* get() { return builder_.get(); }
  const Releases& releases() const { return releases_; }
  int batch_count() const { return static_cast<int>(arrays_.size()); }

  // The batches that are not added yet, up to the first that cannot be.
  int32_t AddBatches(dangvien_error** error) {
    int32_t status = kOk;
    while (status == kOk && added_ < arrays_.size()) {
      status = dangvien_dataset_builder_add_batch(get(), bindings_[added_]->get(), &arrays_[added_],
                                                  error);
      if (status == kOk) ++added_;
    }
    return status;
  }
  void ExpectAddedAreMoved() {
    for (size_t i = 0; i < arrays_.size(); ++i) {
      EXPECT_EQ(arrays_[i].release == nullptr, i < added_) << "batch " << i;
    }
    EXPECT_EQ(releases_.arrays, 0) << "batches stay until the dossier is sealed";
  }
  int32_t AddBytes(dangvien_error** error) {
    return dangvien_dataset_builder_add_bytes(get(), Data(world_.dossier), world_.dossier.size(),
                                              error);
  }
  int32_t AddStream(const std::string& table, ReadyStream* stream, dangvien_error** error) {
    return dangvien_dataset_builder_add_stream(get(), table.data(), table.size(), stream->get(),
                                               nullptr, error);
  }
  // That what was added is the whole dossier, and nothing twice.
  void ExpectDossier() {
    ADataset dataset;
    Error error;
    EXPECT_EQ(dangvien_dataset_builder_seal(get(), nullptr, dataset.out(), error.out()), kOk)
        << error.message();
    EXPECT_EQ(dangvien_dataset_person_count(dataset.get()),
              dangvien_dataset_person_count(world_.dataset.get()));
  }

 private:
  const World& world_;
  Releases releases_;
  ABuilder builder_;
  std::vector<std::unique_ptr<ABinding>> bindings_;
  std::vector<ArrowArray> arrays_;
  size_t added_ = 0;
};

FallibleCall ReadCall(const char* variant, int32_t expected, std::string World::*bytes) {
  return {"dangvien_dataset_read", variant, expected, 1, [bytes](const Trial& trial) {
            const std::string& given = trial.world.*bytes;
            return PutsOut<dangvien_dataset>(
                trial, &dangvien_dataset_unref, [&](dangvien_dataset** out) {
                  return dangvien_dataset_read(trial.world.context.get(), Data(given), given.size(),
                                               nullptr, out, trial.error);
                });
          }};
}

FallibleCall BindCall(const char* variant, int32_t expected, const std::string& column) {
  return {"dangvien_binding_new", variant, expected, 1, [column](const Trial& trial) {
            ArrowSchema schema = SchemaOf(StructColumn("", 1, {TextColumn(column, "u", {"x"})}));
            const int32_t status = PutsOut<dangvien_binding>(
                trial, &dangvien_binding_unref, [&](dangvien_binding** out) {
                  return dangvien_binding_new(trial.world.context.get(), "units", 5, &schema, out,
                                              trial.error);
                });
            schema.release(&schema);
            return status;
          }};
}

// A batch that failed is the caller's still, and the builder has nothing of it.
int32_t TryBatches(const Trial& trial) {
  Building building(trial.world);
  const int32_t status = trial.under_test([&] { return building.AddBatches(trial.error); });
  building.ExpectAddedAreMoved();
  EXPECT_EQ(building.AddBatches(nullptr), kOk) << "the same batch again";
  building.ExpectDossier();
  return status;
}

int32_t TryBrokenBatch(const Trial& trial) {
  Building building(trial.world);
  Column rows = StructColumn("", 1, {TextColumn("id", "u", {"x"})});
  ABinding binding;
  EXPECT_EQ(Bind(trial.world, "units", rows, &binding), kOk);
  rows.children[0].buffers.pop_back();
  Releases releases;
  ArrowArray array = ArrayOf(rows, {&releases});
  const int32_t status = trial.under_test([&] {
    return dangvien_dataset_builder_add_batch(building.get(), binding.get(), &array, trial.error);
  });
  EXPECT_EQ(releases.arrays, 0);
  EXPECT_NE(array.release, nullptr);
  array.release(&array);
  return status;
}

// A stream that failed is released, with every batch that it had put out, and the builder has none
// of them.
int32_t TryStreams(const Trial& trial) {
  Building building(trial.world);
  const std::vector<NamedTable>& tables = trial.world.tables;
  std::vector<std::unique_ptr<ReadyStream>> streams;
  for (const NamedTable& table : tables) {
    streams.push_back(std::make_unique<ReadyStream>(table.rows));
  }
  size_t added = 0;
  const int32_t status = trial.under_test([&] {
    int32_t last = kOk;
    while (last == kOk && added < tables.size()) {
      last = building.AddStream(tables[added].table, streams[added].get(), trial.error);
      if (last == kOk) ++added;
    }
    return last;
  });
  for (size_t i = 0; i < tables.size(); ++i) {
    if (i > added) {
      EXPECT_TRUE(streams[i]->is_untouched());
    } else {
      streams[i]->ExpectReleased(i == added);
    }
  }
  for (; added < tables.size(); ++added) {
    streams[added] = std::make_unique<ReadyStream>(tables[added].rows);
    EXPECT_EQ(building.AddStream(tables[added].table, streams[added].get(), nullptr), kOk);
  }
  building.ExpectDossier();
  for (const auto& stream : streams) stream->ExpectReleased(true);
  return status;
}

int32_t TryFailingStream(const Trial& trial) {
  Building building(trial.world);
  const NamedTable& table = trial.world.tables.front();
  ReadyStream stream(table.rows);
  stream.FailAfterFirst();
  const int32_t status =
      trial.under_test([&] { return building.AddStream(table.table, &stream, trial.error); });
  stream.ExpectReleased(true);
  EXPECT_EQ(building.AddBatches(nullptr), kOk);
  building.ExpectDossier();
  return status;
}

// Sealing empties the builder, whether it succeeds or not.
FallibleCall SealCall(const char* variant, int32_t expected, bool with_bytes, bool with_batches) {
  return {"dangvien_dataset_builder_seal", variant, expected, 1,
          [with_bytes, with_batches](const Trial& trial) {
            Building building(trial.world);
            if (with_bytes) {
              EXPECT_EQ(building.AddBytes(nullptr), kOk);
            }
            if (with_batches) {
              EXPECT_EQ(building.AddBatches(nullptr), kOk);
            }
            const int32_t status = PutsOut<dangvien_dataset>(
                trial, &dangvien_dataset_unref, [&](dangvien_dataset** out) {
                  return dangvien_dataset_builder_seal(building.get(), nullptr, out, trial.error);
                });
            if (with_batches) {
              EXPECT_EQ(building.releases().arrays, building.batch_count());
            }
            EXPECT_EQ(building.AddBytes(nullptr), kOk);
            building.ExpectDossier();
            return status;
          }};
}

void AddDatasetCalls(Calls* calls) {
  calls->push_back(ReadCall("", kOk, &World::dossier));
  calls->push_back(ReadCall("broken", kInvalid, &World::broken_dossier));
  calls->push_back(BindCall("", kOk, "id"));
  calls->push_back(BindCall("no such column", kInvalid, "tên"));
  calls->push_back({"dangvien_dataset_builder_new", "", kOk, 1, [](const Trial& trial) {
                      return PutsOut<dangvien_dataset_builder>(
                          trial, &dangvien_dataset_builder_free,
                          [&](dangvien_dataset_builder** out) {
                            return dangvien_dataset_builder_new(trial.world.context.get(), nullptr,
                                                                out, trial.error);
                          });
                    }});
  calls->push_back({"dangvien_dataset_builder_add_bytes", "", kOk, 1, [](const Trial& trial) {
                      Building building(trial.world);
                      const int32_t status =
                          trial.under_test([&] { return building.AddBytes(trial.error); });
                      if (status != kOk) {
                        EXPECT_EQ(building.AddBytes(nullptr), kOk);
                      }
                      building.ExpectDossier();
                      return status;
                    }});
  calls->push_back({"dangvien_dataset_builder_add_batch", "", kOk, 1, &TryBatches});
  calls->push_back({"dangvien_dataset_builder_add_batch", "broken", kInvalid, 1, &TryBrokenBatch});
  calls->push_back({"dangvien_dataset_builder_add_stream", "", kOk, 1, &TryStreams});
  calls->push_back(
      {"dangvien_dataset_builder_add_stream", "that fails", kInvalid, 1, &TryFailingStream});
  calls->push_back(SealCall("of batches", kOk, false, true));
  calls->push_back(SealCall("of bytes", kOk, true, false));
  calls->push_back(SealCall("of both", kInvalid, true, true));
}

FallibleCall SchemaCall(const char* variant, int32_t expected, const std::string& table) {
  return {"dangvien_result_table_schema", variant, expected, 1, [table](const Trial& trial) {
            Filled<ArrowSchema> schema;
            const int32_t status = trial.under_test([&] {
              return dangvien_result_table_schema(trial.world.context.get(), table.data(),
                                                  table.size(), &schema.value, trial.error);
            });
            EXPECT_EQ(schema.is_untouched(), status != kOk);
            if (status == kOk) schema.value.release(&schema.value);
            return status;
          }};
}

FallibleCall TableCall(const char* variant, int32_t expected, const std::string& table) {
  return {"dangvien_evaluation_table", variant, expected, 1, [table](const Trial& trial) {
            Filled<ArrowSchema> schema;
            Filled<ArrowArray> array;
            const int32_t status = trial.under_test([&] {
              return dangvien_evaluation_table(trial.world.evaluation.get(), table.data(),
                                               table.size(), &schema.value, &array.value,
                                               trial.error);
            });
            EXPECT_EQ(schema.is_untouched(), status != kOk);
            EXPECT_EQ(array.is_untouched(), status != kOk);
            if (status == kOk) {
              schema.value.release(&schema.value);
              array.value.release(&array.value);
            }
            return status;
          }};
}

FallibleCall StreamCall(const char* variant, int32_t expected, const std::string& table) {
  return {"dangvien_evaluation_stream", variant, expected, 1, [table](const Trial& trial) {
            Filled<ArrowArrayStream> stream;
            const int32_t status = trial.under_test([&] {
              return dangvien_evaluation_stream(trial.world.evaluation.get(), table.data(),
                                                table.size(), 2, &stream.value, trial.error);
            });
            EXPECT_EQ(stream.is_untouched(), status != kOk);
            if (status == kOk) stream.value.release(&stream.value);
            return status;
          }};
}

// What is pulled from a stream: errno values, and of a stream that failed nothing more.
int32_t Pull(ArrowArrayStream* stream) {
  ArrowSchema schema = {};
  int failed = stream->get_schema(stream, &schema);
  if (schema.release != nullptr) schema.release(&schema);
  for (bool more = true; failed == 0 && more;) {
    ArrowArray batch = {};
    failed = stream->get_next(stream, &batch);
    more = batch.release != nullptr;
    if (more) batch.release(&batch);
  }
  return failed;
}

int32_t TryPulling(const Trial& trial) {
  ArrowArrayStream stream = {};
  EXPECT_EQ(
      dangvien_evaluation_stream(trial.world.evaluation.get(), "subjects", 8, 2, &stream, nullptr),
      kOk);
  const int failed = trial.under_test([&] { return Pull(&stream); });
  EXPECT_TRUE(failed == 0 || failed == ENOMEM) << failed;
  if (failed != 0) {
    EXPECT_STREQ(stream.get_last_error(&stream), "out of memory");
  }
  stream.release(&stream);
  return failed == 0 ? kOk : DANGVIEN_STATUS_RESOURCE_EXHAUSTED;
}

void AddTableCalls(Calls* calls) {
  calls->push_back(SchemaCall("", kOk, "subjects"));
  calls->push_back(SchemaCall("no such table", kNotFound, "x"));
  for (const char* table : {"subjects", "reasons", "tallies"}) {
    calls->push_back(TableCall(table, kOk, table));
  }
  calls->push_back(TableCall("no such table", kNotFound, "x"));
  calls->push_back(StreamCall("", kOk, "subjects"));
  calls->push_back(StreamCall("no such table", kNotFound, "x"));
  calls->push_back({"dangvien_evaluation_stream", "its batches", kOk, 1, &TryPulling});
}

}  // namespace

std::vector<FallibleCall> FallibleTableCalls() {
  Calls calls;
  AddDatasetCalls(&calls);
  AddTableCalls(&calls);
  return calls;
}

}  // namespace dangvien::testing
