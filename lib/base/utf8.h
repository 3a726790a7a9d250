// Says whether bytes are well-formed UTF-8, so that nothing else has to ask again.
//
//   if (!IsValidUtf8(field)) issues.Add(IssueCode::kInvalidUtf8, path, "text is not valid UTF-8");
//
// Thread safety: a pure function.
#ifndef DANGVIEN_BASE_UTF8_H_
#define DANGVIEN_BASE_UTF8_H_

#include "absl/strings/string_view.h"

namespace dangvien {

// True where `bytes` is a sequence of well-formed UTF-8 byte sequences as of table 3-7 of the
// Unicode Standard; the empty text is. Refused: overlong forms, surrogates (U+D800..U+DFFF),
// code points above U+10FFFF, stray continuation bytes, and a sequence that is cut off.
// U+0000 and noncharacters are code points like any other and are accepted.
// COST: linear; eight bytes a step where they are ASCII.
bool IsValidUtf8(absl::string_view bytes);

}  // namespace dangvien

#endif  // DANGVIEN_BASE_UTF8_H_
