// A walk over JSON text that checks its syntax and knows at each step the path from the root, in
// the form in which Protobuf names it. The message of a fault that Protobuf finds
// (`units[3].founded_on`: no number) thus gets the line and column that a person needs.
//
// It builds nothing. Names with escapes are compared as written; a path that is not found falls
// back to its longest part that is.
//
// Tested by tests/cli/cli_test.py
#include "json_position.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace dangvien::cli {
namespace {

constexpr int kMaxDepth = 100;

class JsonWalk {
 public:
  JsonWalk(absl::string_view text, absl::string_view target) : text_(text), target_(target) {}

  void Run() {
    SkipSpace();
    Value(0);
    SkipSpace();
    if (!fault_ && at_ < text_.size()) Fail("expected the end of the text");
  }

  const std::optional<JsonFault>& fault() const { return fault_; }
  size_t found_offset() const { return found_offset_; }

 private:
  void Fail(absl::string_view message) {
    if (!fault_) fault_ = JsonFault{at_, std::string(message)};
  }

  char Peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void SkipSpace() {
    while (at_ < text_.size() && absl::StrContains(" \t\r\n", text_[at_])) ++at_;
  }

  bool Take(char expected) {
    if (at_ >= text_.size() || text_[at_] != expected) return false;
    ++at_;
    SkipSpace();
    return true;
  }

  // Remembers the place if the path is the target or leads to it.
  void Visit(size_t offset) {
    const bool leads = absl::StartsWith(target_, path_) &&
                       (target_.size() == path_.size() || target_[path_.size()] == '.' ||
                        target_[path_.size()] == '[');
    if (leads && path_.size() > found_size_) {
      found_size_ = path_.size();
      found_offset_ = offset;
    }
  }

  void Value(int depth) {
    if (depth > kMaxDepth) return Fail("nested too deeply");
    switch (Peek()) {
      case '{':
        return Object(depth);
      case '[':
        return Array(depth);
      case '"':
        return String();
      case 't':
        return Word("true");
      case 'f':
        return Word("false");
      case 'n':
        return Word("null");
      default:
        return Number();
    }
  }

  void Object(int depth) {
    Take('{');
    if (Take('}')) return;
    do {
      const size_t key = at_;
      if (Peek() != '"') return Fail("expected a name in double quotes");
      String();
      if (fault_) return;
      const size_t path_size = path_.size();
      absl::StrAppend(&path_, path_.empty() ? "" : ".", text_.substr(key + 1, at_ - key - 2));
      Visit(key);
      SkipSpace();
      if (!Take(':')) return Fail("expected `:`");
      Value(depth + 1);
      if (fault_) return;
      path_.resize(path_size);
      SkipSpace();
    } while (Take(','));
    if (Peek() != '}') return Fail("expected `,` or `}`");
    ++at_;
  }

  void Array(int depth) {
    Take('[');
    if (Take(']')) return;
    const size_t path_size = path_.size();
    int64_t index = 0;
    do {
      absl::StrAppend(&path_, "[", index++, "]");
      Visit(at_);
      Value(depth + 1);
      if (fault_) return;
      path_.resize(path_size);
      SkipSpace();
    } while (Take(','));
    if (Peek() != ']') return Fail("expected `,` or `]`");
    ++at_;
  }

  void String() {
    const size_t begin = at_++;
    while (at_ < text_.size() && text_[at_] != '"') {
      if (static_cast<unsigned char>(text_[at_]) < 0x20) {
        return Fail("a control character in a string");
      }
      if (text_[at_++] == '\\' && !Escape()) return Fail("an unknown escape in a string");
    }
    if (at_ < text_.size()) {
      ++at_;
      return;
    }
    at_ = begin;
    Fail("a string without an end");
  }

  bool Escape() {
    const char kind = Peek();
    if (kind == '\0' || !absl::StrContains("\"\\/bfnrtu", kind)) return false;
    ++at_;
    if (kind != 'u') return true;
    for (int i = 0; i < 4; ++i, ++at_) {
      if (!absl::ascii_isxdigit(static_cast<unsigned char>(Peek()))) return false;
    }
    return true;
  }

  void Word(absl::string_view word) {
    if (!absl::StartsWith(text_.substr(at_), word)) return Fail("expected a value");
    at_ += word.size();
  }

  bool Digits() {
    const size_t begin = at_;
    while (absl::ascii_isdigit(static_cast<unsigned char>(Peek()))) ++at_;
    return at_ > begin;
  }

  void Number() {
    const size_t begin = at_;
    if (TakeNumber()) return;
    at_ = begin;
    Fail("expected a value");
  }

  bool TakeNumber() {
    if (Peek() == '-') ++at_;
    const bool leading_zero = Peek() == '0';
    const size_t begin = at_;
    if (!Digits() || (leading_zero && at_ - begin > 1)) return false;
    if (Peek() == '.') {
      ++at_;
      if (!Digits()) return false;
    }
    if (Peek() != 'e' && Peek() != 'E') return true;
    ++at_;
    if (Peek() == '+' || Peek() == '-') ++at_;
    return Digits();
  }

  absl::string_view text_;
  absl::string_view target_;
  size_t at_ = 0;
  std::string path_;
  size_t found_size_ = 0;
  size_t found_offset_ = 0;
  std::optional<JsonFault> fault_;
};

}  // namespace

std::optional<JsonFault> FindJsonFault(absl::string_view text) {
  JsonWalk walk(text, "");
  walk.Run();
  return walk.fault();
}

size_t OffsetOfJsonPath(absl::string_view text, absl::string_view path) {
  JsonWalk walk(text, path);
  walk.Run();
  return walk.found_offset();
}

}  // namespace dangvien::cli
