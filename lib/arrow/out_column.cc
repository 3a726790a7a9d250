// Writes buffers, and hands them over: each exported array owns its buffers, its children's
// structures and its dictionary, so a consumer may keep a child and release the rest.
//
// Structures, texts and buffers all come from one memory resource. Whatever holds that resource is
// held by each array until it is released.
// Tested by tests/unit/arrow/result_tables_test.cc
#include "arrow/out_column.h"

#include <limits>

namespace dangvien::arrow {
namespace {

// What a released structure of either kind owned.
template <typename Struct>
struct Holder {
  explicit Holder(const OutMemory& the_memory)
      : memory(the_memory),
        texts{std::pmr::string(the_memory.resource), std::pmr::string(the_memory.resource)},
        buffers{OutBuffer(the_memory.resource), OutBuffer(the_memory.resource),
                OutBuffer(the_memory.resource)},
        inner(the_memory.resource),
        pointers(the_memory.resource) {}
  ~Holder() {
    for (Struct& one : inner) {
      if (one.release != nullptr) one.release(&one);
    }
  }
  Holder(const Holder&) = delete;
  Holder& operator=(const Holder&) = delete;

  OutMemory memory;
  std::pmr::string texts[2];  // of a schema: format and name
  OutBuffer buffers[3];       // of an array
  const void* buffer_pointers[3] = {};
  std::pmr::vector<Struct> inner;      // the children, then the dictionary
  std::pmr::vector<Struct*> pointers;  // to the children
};

template <typename Struct>
void Delete(Holder<Struct>* holder) {
  // The resource may be gone with the last holder: it is held until the memory is given back.
  const OutMemory memory = holder->memory;
  std::pmr::polymorphic_allocator<Holder<Struct>> allocator(memory.resource);
  holder->~Holder<Struct>();
  allocator.deallocate(holder, 1);
}

template <typename Struct>
void Release(Struct* exported) {
  Delete(static_cast<Holder<Struct>*>(exported->private_data));
  exported->release = nullptr;
}

template <typename Struct>
struct Deleter {
  void operator()(Holder<Struct>* holder) const { Delete(holder); }
};
template <typename Struct>
using HolderPtr = std::unique_ptr<Holder<Struct>, Deleter<Struct>>;

template <typename Struct>
HolderPtr<Struct> MakeHolder(const OutMemory& memory) {
  std::pmr::polymorphic_allocator<Holder<Struct>> allocator(memory.resource);
  Holder<Struct>* holder = allocator.allocate(1);
  new (holder) Holder<Struct>(memory);  // allocates nothing
  return HolderPtr<Struct>(holder);
}

// Points the structure at what its holder owns. `has_dictionary`: the last of the inner ones.
template <typename Struct>
void Connect(HolderPtr<Struct> holder, bool has_dictionary, Struct* out) {
  const size_t children = holder->inner.size() - (has_dictionary ? 1 : 0);
  for (size_t i = 0; i < children; ++i) holder->pointers.push_back(&holder->inner[i]);
  out->n_children = static_cast<int64_t>(children);
  out->children = children == 0 ? nullptr : holder->pointers.data();
  out->dictionary = has_dictionary ? &holder->inner.back() : nullptr;
  out->release = Release<Struct>;
  out->private_data = holder.release();
}

// By value: nothing of the library lives until the process ends.
OutType DictionaryType() { return {"", "u", {}, {}, true}; }

}  // namespace

OutColumn::OutColumn(const OutType& type, std::pmr::memory_resource* resource)
    : type_(&type), validity_(resource), values_(resource), data_(resource) {
  children_.reserve(type.children.size());
  for (const OutType& child : type.children) children_.emplace_back(child, resource);
}

void OutColumn::AddValid(bool is_valid) {
  const int64_t bit = length_++;
  if (!is_valid && null_count_++ == 0) {
    // The first null: all before it are valid.
    validity_.AddCopies(static_cast<size_t>(bit / 8 + 1), static_cast<char>(0xff));
  }
  if (null_count_ == 0) return;
  if (static_cast<size_t>(bit / 8) == validity_.size()) validity_.AddCopies(1, '\0');
  char& byte = validity_.at(static_cast<size_t>(bit / 8));
  const int mask = 1 << (bit % 8);
  byte = static_cast<char>(is_valid ? byte | mask : byte & ~mask);
}

void OutColumn::AddOffset(size_t end) {
  const auto offset = static_cast<int32_t>(end);
  if (values_.empty()) values_.AddCopies(sizeof(offset), '\0');
  values_.Add(&offset, sizeof(offset));
}

void OutColumn::AddNull() {
  if (type_->format == "+s") {
    for (OutColumn& child : children_) child.AddNull();
  } else if (IsList()) {
    AddOffset(static_cast<size_t>(children_[0].length()));
  } else if (IsText()) {
    AddOffset(data_.size());
  } else if (type_->format == "b") {
    if (length_ % 8 == 0) values_.AddCopies(1, '\0');
  } else {
    const bool is_wide = type_->format == "l" || type_->format == "L";
    const bool is_byte = type_->format == "c";
    values_.AddCopies(is_wide ? 8 : is_byte ? 1 : 4, '\0');
  }
  AddValid(false);
}

void OutColumn::AddText(absl::string_view text) {
  data_.Add(text.data(), text.size());
  AddOffset(data_.size());
  AddValid(true);
}

void OutColumn::AddBool(bool value) {
  if (length_ % 8 == 0) values_.AddCopies(1, '\0');
  char& byte = values_.at(values_.size() - 1);
  if (value) byte = static_cast<char>(byte | 1 << (length_ % 8));
  AddValid(true);
}

void OutColumn::AddNested() {
  if (IsList()) AddOffset(static_cast<size_t>(children_[0].length()));
  AddValid(true);
}

bool OutColumn::Fits() const {
  constexpr auto kMost = static_cast<size_t>(std::numeric_limits<int32_t>::max());
  if (IsText() && data_.size() > kMost) return false;
  if (IsList() && static_cast<size_t>(children_[0].length()) > kMost) return false;
  for (const OutColumn& child : children_) {
    if (!child.Fits()) return false;
  }
  return true;
}

ArrowArray OutColumn::Export(const OutMemory& memory) {
  auto holder = MakeHolder<ArrowArray>(memory);
  const bool has_offsets = IsText() || IsList();
  if (has_offsets && values_.empty()) values_.AddCopies(sizeof(int32_t), '\0');
  holder->inner.reserve(children_.size() + 1);
  holder->pointers.reserve(children_.size());
  for (OutColumn& child : children_) holder->inner.push_back(child.Export(memory));
  if (!type_->dictionary.empty()) {
    const OutType entry_type = DictionaryType();
    OutColumn entries(entry_type, memory.resource);
    for (const absl::string_view entry : type_->dictionary) entries.AddText(entry);
    holder->inner.push_back(entries.Export(memory));
  }
  holder->buffers[0] = std::move(validity_);
  holder->buffers[1] = std::move(values_);
  holder->buffers[2] = std::move(data_);
  ArrowArray array{};
  array.n_buffers = IsText() ? 3 : type_->format == "+s" ? 1 : 2;
  for (size_t i = 0; i < 3; ++i) holder->buffer_pointers[i] = holder->buffers[i].data();
  if (null_count_ == 0) holder->buffer_pointers[0] = nullptr;
  array.buffers = holder->buffer_pointers;
  array.length = std::exchange(length_, 0);
  array.null_count = std::exchange(null_count_, 0);
  Connect(std::move(holder), !type_->dictionary.empty(), &array);
  return array;
}

ArrowSchema ExportSchema(const OutType& type, const OutMemory& memory) {
  auto holder = MakeHolder<ArrowSchema>(memory);
  holder->texts[0].assign(type.format);
  holder->texts[1].assign(type.name);
  holder->inner.reserve(type.children.size() + 1);
  holder->pointers.reserve(type.children.size());
  for (const OutType& child : type.children) holder->inner.push_back(ExportSchema(child, memory));
  if (!type.dictionary.empty()) holder->inner.push_back(ExportSchema(DictionaryType(), memory));
  ArrowSchema schema{};
  schema.format = holder->texts[0].c_str();
  schema.name = holder->texts[1].c_str();
  schema.flags = type.is_nullable ? ARROW_FLAG_NULLABLE : 0;
  Connect(std::move(holder), !type.dictionary.empty(), &schema);
  return schema;
}

}  // namespace dangvien::arrow
