// Rows of Arrow tables as text, and the rows of a result message as the same text: what a consumer
// of exported tables sees, and what it should.
#ifndef DANGVIEN_TESTS_ARROW_READ_TABLES_H_
#define DANGVIEN_TESTS_ARROW_READ_TABLES_H_

#include <google/protobuf/message.h>

#include <string>
#include <vector>

#include "dangvien/arrow.h"
#include "dangvien/v1/result.pb.h"

namespace dangvien::testing {

// "{subject: {kind: SUBJECT_KIND_MEMBER, person_id: p}, unit_id: u}"; nulls are left out.
std::vector<std::string> RowTexts(const ArrowSchema& schema, const ArrowArray& array);

// Pulls a stream to its end, and releases it. A failure is one of the test.
std::vector<std::string> PullTexts(ArrowArrayStream* stream);

// The same of a table of the result: the field of that name, or `reasons` or `open_facts` of all
// subjects.
std::vector<std::string> ExpectedTexts(const v1::Result& result, const std::string& table);

}  // namespace dangvien::testing

#endif  // DANGVIEN_TESTS_ARROW_READ_TABLES_H_
