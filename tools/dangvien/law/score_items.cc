// A score in words: what each part is worth, how its lines or products add up, where it is rounded.
//
// Tested by tests/unit/page/policy_page_test.cc
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "law/kind_names.h"
#include "law/quota_items.h"
#include "law/rule_items.h"

namespace dangvien::cli {
namespace {

class ScoreWriter {
 public:
  explicit ScoreWriter(const PolicyNames& names) : names_(names) {}

  Item Write(const v1::Score& score) const {
    Item item = {{Strong(In(score.name(), names_.language())), Plain(" "), Code(score.id())},
                 {},
                 absl::StrCat("score ", score.id())};
    item.items.push_back(
        ItemOf(Say({"Của: $0", "Of: $0"}, NameOf(names_.language(), score.subject_kind()))));
    for (const v1::ScorePart& part : score.parts()) item.items.push_back(PartItem(part));
    item.items.push_back(
        ItemOf(Say({"Tổng điểm: cộng các phần; $0", "Total: the sum of the parts; $0"},
                   RoundingText(score.rounding()))));
    AddCitations(score.citations(), names_, item);
    return item;
  }

 private:
  template <typename... Arguments>
  std::string Say(const Phrase& phrase, const Arguments&... arguments) const {
    return Put(names_.language(), phrase, arguments...);
  }

  std::string RoundingText(const v1::Rounding& rounding) const {
    const std::string step = names_.Points(rounding.step());
    switch (rounding.mode()) {
      case v1::ROUNDING_MODE_HALF_UP:
        return Say({"làm tròn đến $0 điểm, một nửa trở lên thì tăng",
                    "rounded to $0 points, a half and above up"},
                   step);
      case v1::ROUNDING_MODE_FLOOR:
        return Say({"làm tròn xuống đến $0 điểm", "rounded down to $0 points"}, step);
      default:
        return Say({"không làm tròn", "not rounded"});
    }
  }

  Item PartItem(const v1::ScorePart& part) const {
    Item item = {
        {Plain(Say({"Phần $0 — tối đa $1 điểm ", "Part $0 — at most $1 points "},
                   Quoted(In(part.name(), names_.language())), names_.Points(part.full_points()))),
         Code(part.id())},
        {},
        ""};
    if (part.kind_case() == v1::ScorePart::kSheet) AddSheet(part.sheet(), item);
    if (part.kind_case() == v1::ScorePart::kProducts) AddProducts(part.products(), item);
    return item;
  }

  void AddSheet(const v1::SheetPart& sheet, Item& item) const {
    const auto roles =
        QuotedNames(sheet.role_ids(), [&](const std::string& id) { return names_.Role(id); });
    item.items.push_back(ItemOf(
        roles.empty()
            ? Say({"Cộng điểm của mọi tiêu chí có điểm", "Points of every criterion with points"})
            : Say({"Cộng điểm của các tiêu chí nhóm $0", "Points of the criteria of $0"},
                  JoinAnd(names_.language(), roles))));
    item.items.push_back(ItemOf(
        sheet.not_applicable() == v1::NOT_APPLICABLE_LINES_RESCALED
            ? Say({"Tiêu chí không áp dụng: bỏ ra, điểm các tiêu chí còn lại quy đổi theo tỷ lệ về "
                   "điểm tối đa của phần",
                   "A line that does not apply is left out; the others are rescaled to the full "
                   "points of the part"})
            : Say({"Tiêu chí không áp dụng: không có điểm",
                   "A line that does not apply gives no points"})));
    item.items.push_back(
        ItemOf(Say({"Từng tiêu chí: $0", "Each line: $0"}, RoundingText(sheet.rounding()))));
  }

  void AddProducts(const v1::ProductPart& products, Item& item) const {
    Item components = ItemOf(
        Say({"Mỗi sản phẩm, công việc được tính theo tỷ lệ hoàn thành bình quân của các yếu tố:",
             "Each product counts by the weighted mean of:"}));
    uint64_t total = 0;
    for (const v1::ProductComponent& component : products.components()) total += component.weight();
    for (const v1::ProductComponent& component : products.components()) {
      components.items.push_back(ComponentItem(component, total));
    }
    item.items.push_back(std::move(components));
    item.items.push_back(ItemOf(
        products.weights() == v1::PRODUCT_WEIGHTS_RELATIVE
            ? Say({"Điểm của phần: điểm tối đa nhân với bình quân có trọng số của các sản phẩm",
                   "The part: its full points times the weighted mean of the products"})
            : Say({"Điểm của phần: cộng điểm các sản phẩm; điểm giao cho các sản phẩm phải cộng "
                   "lại bằng điểm tối đa của phần",
                   "The part: the points of the products added up; the points given to them must "
                   "add up to its full points"})));
    item.items.push_back(
        ItemOf(Say({"Từng sản phẩm: $0", "Each product: $0"}, RoundingText(products.rounding()))));
  }

  Item ComponentItem(const v1::ProductComponent& component, uint64_t total) const {
    const uint64_t weight = component.weight();
    Item item = {{Plain(Say({"$0: trọng số $1/$2 ", "$0: weight $1 of $2 "},
                            In(component.name(), names_.language()), weight, total)),
                  Code(component.id())},
                 {},
                 ""};
    if (component.fault_hundredths() > 0) {
      item.items.push_back(
          ItemOf(Say({"Có thể ghi số lần lỗi: mỗi lần trừ $0 %, không dưới 0",
                      "May be given as faults: less $0 % for each, not below 0"},
                     Decimal(names_.language(), component.fault_hundredths(), 100))));
    }
    return item;
  }

  const PolicyNames& names_;
};

}  // namespace

Item ScoreItem(const v1::Score& score, const PolicyNames& names) {
  return ScoreWriter(names).Write(score);
}

}  // namespace dangvien::cli
