// A document for people, before any form: sections with paragraphs, lists and tables.
//
//   Document document{Language::kEnglish, {"Title", "", {Paragraph{{Plain("One line.")}}}, {}}};
//   std::string html = ToHtml(document);  // or ToText(), ToMarkdown()
//
// What a page says is decided once, where the document is made; the writers only spell it. Text is
// taken as it is: each writer escapes what its form would read as markup.
#ifndef DANGVIEN_DANGVIEN_DOCUMENT_DOCUMENT_H_
#define DANGVIEN_DANGVIEN_DOCUMENT_DOCUMENT_H_

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "dangvien/engine.h"

namespace dangvien::cli {

// A piece of a line.
struct Span {
  enum class Kind {
    kPlain,
    kStrong,
    kCode,       // an id
    kReference,  // an id; leads to the item or section with that anchor where the form can
    kMark,       // a warning to the reader
  };
  Kind kind = Kind::kPlain;
  std::string text;
  std::string anchor;  // of a reference
};

using Line = std::vector<Span>;

inline Span Plain(std::string text) { return {Span::Kind::kPlain, std::move(text), ""}; }
inline Span Strong(std::string text) { return {Span::Kind::kStrong, std::move(text), ""}; }
inline Span Code(std::string text) { return {Span::Kind::kCode, std::move(text), ""}; }
inline Span Mark(std::string text) { return {Span::Kind::kMark, std::move(text), ""}; }

// One entry of a list, with the entries below it.
struct Item {
  Line line;
  std::vector<Item> items;
  std::string anchor;  // empty: nothing refers to it
};

inline Item ItemOf(std::string text) { return {{Plain(std::move(text))}, {}, ""}; }

struct Paragraph {
  Line line;
};

struct List {
  std::vector<Item> items;
  bool numbered = false;  // the first level
};

struct Table {
  std::vector<std::string> headings;
  std::vector<std::vector<Line>> rows;  // one line a heading
};

using Block = std::variant<Paragraph, List, Table>;

struct Section {
  std::string title;
  std::string anchor;
  std::vector<Block> blocks;
  std::vector<Section> sections;
};

struct Document {
  Language language = Language::kVietnamese;
  Section body;  // its title is the document's
};

// Plain text for a terminal, lines of at most 100 columns where words allow it.
std::string ToText(const Document& document);

// GitHub's dialect.
std::string ToMarkdown(const Document& document);

// One self-contained file of valid HTML, without scripts.
std::string ToHtml(const Document& document);

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_DOCUMENT_DOCUMENT_H_
