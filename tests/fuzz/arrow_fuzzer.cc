// Dossiers of tables that the input decides: schemas bound, batches added, the dossier sealed and
// rated. A batch may be of another structure than its binding.
#include <vector>

#include "tests/fuzz/columns.h"

namespace dangvien::fuzz {
namespace {

void AddTable(dangvien_dataset_builder* builder, Input* input) {
  const std::string name = TableName(input);
  const testing::Column table = Table(input);
  ArrowSchema schema = testing::SchemaOf(table);
  dangvien_binding* binding = nullptr;
  dangvien_error* error = nullptr;
  const bool is_bound = Succeeded(
      dangvien_binding_new(Context(), name.data(), name.size(), &schema, &binding, &error), error);
  schema.release(&schema);
  if (!is_bound) return;
  const size_t batches = input->Choose(3);
  for (size_t i = 0; i < batches; ++i) {
    const bool is_other = input->Choose(8) == 0;
    testing::Export how;
    how.misaligned = input->Choose(2) == 0;
    ArrowArray array = testing::ArrayOf(is_other ? OfAnotherStructure(table, input) : table, how);
    const bool is_taken =
        Succeeded(dangvien_dataset_builder_add_batch(builder, binding, &array, &error), error);
    Require((array.release == nullptr) == is_taken, "a batch is moved exactly when it is taken");
    if (!is_taken) array.release(&array);
  }
  dangvien_binding_unref(binding);
}

void Rate(const dangvien_dataset* dataset) {
  static dangvien_policy* policy = Builtin("tkv-2018");
  dangvien_evaluation* evaluation = nullptr;
  dangvien_error* error = nullptr;
  if (Succeeded(dangvien_evaluate(Context(), dataset, &policy, 1, nullptr, &evaluation, &error),
                error)) {
    dangvien_evaluation_unref(evaluation);
  }
}

void Run(Input input) {
  dangvien_dataset_options options = {};
  options.struct_size = sizeof(options);
  options.max_units = 1'000;
  options.max_people = 1'000;
  dangvien_dataset_builder* builder = nullptr;
  dangvien_error* error = nullptr;
  Require(Succeeded(dangvien_dataset_builder_new(Context(), &options, &builder, &error), error),
          "a builder");
  const size_t tables = 1 + input.Choose(4);
  for (size_t i = 0; i < tables; ++i) AddTable(builder, &input);
  if (input.size() > 0 &&
      !Succeeded(dangvien_dataset_builder_add_bytes(builder, input.data(), input.size(), &error),
                 error)) {
    Require(false, "bytes are only kept");
  }
  dangvien_dataset* dataset = nullptr;
  if (Succeeded(dangvien_dataset_builder_seal(builder, nullptr, &dataset, &error), error)) {
    Rate(dataset);
    dangvien_dataset_unref(dataset);
  }
  dangvien_dataset_builder_free(builder);
}

}  // namespace
}  // namespace dangvien::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  dangvien::fuzz::Run({data, size});
  return 0;
}
