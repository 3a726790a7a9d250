// The table form of a result: for people at a terminal.
#ifndef DANGVIEN_DANGVIEN_REPORT_H_
#define DANGVIEN_DANGVIEN_REPORT_H_

#include <cstdint>
#include <string>

#include "dangvien/v1/result.pb.h"
#include "names.h"

namespace dangvien::cli {

struct ReportSections {
  bool tallies = true;
  bool attention = true;
  bool findings = true;
  bool certificates = true;  // this and the next three: where there are any
  bool decisions = true;
  bool re_ratings = true;
  bool review_places = true;
  bool subjects = false;  // one entry a subject: long
};

std::string Report(const v1::Result& result, const Names& names, const ReportSections& sections);

// The sections, each with its title.
std::string TalliesSection(const v1::Result& result, const Names& names);
std::string AttentionSection(const v1::Result& result, const Names& names);
std::string FindingsSection(const v1::Result& result, const Names& names);
std::string SubjectsSection(const v1::Result& result, const Names& names);
// Empty where there is nothing to show.
std::string CertificatesSection(const v1::Result& result, const Names& names);
std::string DecisionsSection(const v1::Result& result, const Names& names);
std::string ReRatingsSection(const v1::Result& result, const Names& names);
std::string ReviewPlacesSection(const v1::Result& result, const Names& names);

// What the sections share.

// "2018-12-31".
std::string DateText(int32_t date);
// The first letters of a digest, enough to compare two printouts.
std::string ShortDigest(const std::string& digest);
const char* StatusText(v1::SubjectStatus status, Language language);

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_REPORT_H_
