// The first part of a policy's page: what it is and for whom, its instruments, and the words that
// its rules use: tiers, levels, criteria, roles, task groups, flags, sections of reports, scores.
//
// Tested by tests/unit/page/policy_page_test.cc
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "law/kind_names.h"
#include "law/policy_page.h"
#include "law/quota_items.h"
#include "law/rule_items.h"

namespace dangvien::cli {
namespace {

std::string Say(const Phrase& phrase, const PolicyNames& names) {
  return In(phrase, names.language());
}

Line PlainLine(std::string text) { return {Plain(std::move(text))}; }

std::string YearsText(const v1::PolicyPeriod& period, const PolicyNames& names) {
  const std::string first = absl::StrCat(period.first_year());
  if (period.last_year() == period.first_year()) return first;
  if (period.last_year() != 0) return absl::StrCat(first, "–", period.last_year());
  return Put(names.language(), {"từ $0, chưa rõ năm hết hiệu lực", "from $0, no last year known"},
             first);
}

void AddPeriod(const PolicyNames& names, Table& table) {
  const v1::PolicyPeriod& period = names.policy().period();
  const auto add = [&](const Phrase& label, std::string text) {
    table.rows.push_back({PlainLine(Say(label, names)), PlainLine(std::move(text))});
  };
  if (period.kind() != v1::PERIOD_KIND_UNSPECIFIED) {
    add({"Kỳ xếp loại", "Period"}, NameOf(names.language(), period.kind()));
  }
  if (period.first_year() != 0) {
    add({"Năm áp dụng", "Years"}, YearsText(period, names));
  }
  if (period.known_from() != 0) {
    add({"Biết được từ ngày (ban hành văn bản sau cùng)",
         "Known from (the day on which the last instrument was issued)"},
        DateOfLaw(names.language(), period.known_from()));
  }
  if (!period.scope_id().empty()) {
    add({"Nơi áp dụng (dòng thời gian)", "In force for (timeline)"}, period.scope_id());
  }
}

template <typename Entries>
Section NamedSection(const Phrase& title, const Entries& entries, const PolicyNames& names) {
  Section section{Say(title, names), "", {}, {}};
  List list;
  for (const auto& entry : entries) {
    list.items.push_back(
        {{Plain(In(entry.name(), names.language())), Plain(" "), Code(entry.id())}, {}, ""});
  }
  if (!list.items.empty()) section.blocks.push_back(std::move(list));
  return section;
}

// Of a tier that only some kinds of subjects may have, it says which.
Section TierSection(const PolicyNames& names) {
  Section section{
      Say({"Mức xếp loại, từ cao xuống thấp", "Tiers, from the highest"}, names), "", {}, {}};
  List list;
  for (const v1::Tier& tier : names.policy().tiers()) {
    Line line = {Plain(In(tier.name(), names.language())), Plain(" "), Code(tier.id())};
    std::vector<std::string> kinds;
    for (const int kind : tier.subject_kinds()) {
      kinds.push_back(NameOf(names.language(), static_cast<v1::SubjectKind>(kind)));
    }
    if (!kinds.empty()) {
      line.push_back(Plain(Put(names.language(), {" (chỉ đối với: $0)", " (only of: $0)"},
                               absl::StrJoin(kinds, ", "))));
    }
    list.items.push_back({std::move(line), {}, ""});
  }
  if (!list.items.empty()) section.blocks.push_back(std::move(list));
  return section;
}

void AddSection(Section section, Section& parent) {
  if (!section.blocks.empty()) parent.sections.push_back(std::move(section));
}

std::vector<Line> CriterionRow(const v1::Criterion& criterion, const PolicyNames& names) {
  Line roles;
  for (const v1::RoleGrant& role : criterion.roles()) {
    if (!roles.empty()) roles.push_back(Plain("; "));
    roles.push_back(Plain(names.Role(role.role_id())));
    for (const v1::ReadingOption& choice : role.under()) {
      roles.push_back(Plain(" "));
      roles.push_back({Span::Kind::kReference,
                       absl::StrCat(choice.reading_id(), "=", choice.option_id()),
                       absl::StrCat("reading ", choice.reading_id())});
    }
  }
  return {PlainLine(In(criterion.name(), names.language())),
          {Code(criterion.id())},
          std::move(roles),
          PlainLine(criterion.if_any() ? Say({"nếu có", "if any"}, names) : ""),
          PlainLine(criterion.max_points() == 0 ? "" : names.Points(criterion.max_points()))};
}

}  // namespace

Section AboutSection(const PolicyNames& names) {
  const v1::Policy& policy = names.policy();
  Section section{In(policy.title(), names.language()), "", {}, {}};
  if (!In(policy.scope(), names.language()).empty()) {
    section.blocks.push_back(Paragraph{PlainLine(In(policy.scope(), names.language()))});
  }
  Table table{{Say({"Mục", "Item"}, names), Say({"Nội dung", "Content"}, names)}, {}};
  table.rows.push_back(
      {PlainLine(Say({"Mã chính sách", "Id of the policy"}, names)), {Code(policy.id())}});
  if (!policy.parent_id().empty()) {
    table.rows.push_back({PlainLine(Say({"Bổ sung, sửa đổi chính sách", "An overlay of"}, names)),
                          {Code(policy.parent_id())}});
  }
  AddPeriod(names, table);
  if (policy.points_scale() > 0) {
    table.rows.push_back({PlainLine(Say({"Điểm tính đến", "Points are kept to"}, names)),
                          PlainLine(names.Points(1))});
  }
  table.rows.push_back(
      {PlainLine(Say({"Nơi xếp loại cá nhân", "Where people are rated"}, names)),
       PlainLine(policy.placement() == v1::PERSON_PLACEMENT_WORKPLACE
                     ? Say({"nơi làm việc", "where they work"}, names)
                     : Say({"nơi sinh hoạt đảng chính thức vào ngày xếp loại",
                            "where the official party membership is on the rating date"},
                           names))});
  section.blocks.push_back(std::move(table));
  section.blocks.push_back(Paragraph{
      {Plain(Say({"Chỗ ghi ", "What is marked "}, names)),
       Mark(Say({"(dẫn lại)", "(restated)"}, names)),
       Plain(Say({" là nội dung biết qua nguồn khác dẫn lại, chưa đối chiếu với chính văn bản.",
                  " is known from other sources that restate it; the instrument itself was not "
                  "seen."},
                 names))}});
  return section;
}

Section InstrumentSection(const PolicyNames& names) {
  Section section{Say({"Văn bản", "Instruments"}, names), "", {}, {}};
  Table table{{Say({"Số hiệu", "Number"}, names), Say({"Ngày", "Date"}, names),
               Say({"Cơ quan ban hành", "Issued by"}, names), Say({"Tên", "Title"}, names),
               Say({"Mã", "Id"}, names)},
              {}};
  for (const v1::Instrument& instrument : names.policy().instruments()) {
    table.rows.push_back({PlainLine(instrument.number()),
                          PlainLine(DateOfLaw(names.language(), instrument.date())),
                          PlainLine(instrument.issuer()),
                          PlainLine(In(instrument.title(), names.language())),
                          {Code(instrument.id())}});
  }
  if (!table.rows.empty()) section.blocks.push_back(std::move(table));
  return section;
}

Section ScaleSection(const PolicyNames& names) {
  const v1::Policy& policy = names.policy();
  Section section{Say({"Các mức", "Scales"}, names), "", {}, {}};
  AddSection(TierSection(names), section);
  AddSection(NamedSection(
                 {"Mức đánh giá tiêu chí, từ cao xuống thấp", "Levels of marks, from the highest"},
                 policy.levels(), names),
             section);
  return section;
}

Section CriteriaSection(const PolicyNames& names) {
  Section section{Say({"Khung tiêu chí", "Criteria"}, names), "", {}, {}};
  for (const v1::Frame& frame : names.policy().frames()) {
    Section below{Put(names.language(), {"Đối với $0", "Of: $0"},
                      NameOf(names.language(), frame.subject_kind())),
                  "",
                  {},
                  {}};
    Table table{{Say({"Tiêu chí", "Criterion"}, names), Say({"Mã", "Id"}, names),
                 Say({"Nhóm", "Role"}, names), Say({"Ghi chú", "Note"}, names),
                 Say({"Điểm tối đa", "Most points"}, names)},
                {}};
    for (const v1::Criterion& criterion : frame.criteria()) {
      table.rows.push_back(CriterionRow(criterion, names));
    }
    if (!table.rows.empty()) below.blocks.push_back(std::move(table));
    Item citations;
    AddCitations(frame.citations(), names, citations);
    if (!citations.items.empty()) below.blocks.push_back(List{std::move(citations.items)});
    section.sections.push_back(std::move(below));
  }
  return section;
}

Section WordsSection(const PolicyNames& names) {
  const v1::Policy& policy = names.policy();
  Section section{
      Say({"Từ dùng trong các quy tắc", "Words that the rules use"}, names), "", {}, {}};
  AddSection(NamedSection({"Nhóm tiêu chí", "Roles of criteria"}, policy.roles(), names), section);
  AddSection(NamedSection({"Nhóm chỉ tiêu, nhiệm vụ", "Task groups"}, policy.task_groups(), names),
             section);
  AddSection(NamedSection({"Nội dung do cấp có thẩm quyền xác nhận", "What is attested"},
                          policy.flags(), names),
             section);
  AddSection(NamedSection({"Phần của báo cáo kiểm điểm", "Sections of review reports"},
                          policy.sections(), names),
             section);
  return section;
}

Section ScoreSection(const PolicyNames& names) {
  Section section{Say({"Điểm", "Scores"}, names), "", {}, {}};
  List list;
  for (const v1::Score& score : names.policy().scores()) {
    list.items.push_back(ScoreItem(score, names));
  }
  if (!list.items.empty()) section.blocks.push_back(std::move(list));
  return section;
}

}  // namespace dangvien::cli
