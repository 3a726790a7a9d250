// Says whether bytes are well-formed UTF-8, so that nothing else has to ask again.
//
//   if (!IsValidUtf8(field)) issues.Add(IssueCode::kInvalidUtf8, path, "text is not valid UTF-8");
//
// Thread safety: a pure function.
#ifndef DANGVIEN_BASE_UTF8_H_
#define DANGVIEN_BASE_UTF8_H_

#include <string>

#include "absl/strings/string_view.h"

namespace dangvien {

// True where `bytes` is a sequence of well-formed UTF-8 byte sequences as of table 3-7 of the
// Unicode Standard; the empty text is. Refused: overlong forms, surrogates (U+D800..U+DFFF),
// code points above U+10FFFF, stray continuation bytes, and a sequence that is cut off.
// U+0000 and noncharacters are code points like any other and are accepted.
// COST: linear; eight bytes a step where they are ASCII.
bool IsValidUtf8(absl::string_view bytes);

// The words of a caller within a message, which is one line of UTF-8: control characters and bytes
// that are no part of a well-formed sequence become `\xNN`.
std::string OneLine(std::string text);

}  // namespace dangvien

#endif  // DANGVIEN_BASE_UTF8_H_
