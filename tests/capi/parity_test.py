"""Everything that the C++ interface can do, C can do, or capi/api.yaml says under `exempt` why not.

The operations of the C++ interface are the public functions of include/dangvien/*.h, read off the
headers: free functions by name, members as Class::name. Each must be named in capi/api.yaml under
`covers`, or under `exempt` with a reason; and what is named there must exist.
"""

import argparse
import glob
import os
import re
import sys

import yaml

# A declaration of a function in a header of this style: a return type, a name, a parenthesis.
FUNCTION = re.compile(
    r"^ *(?:static |explicit |virtual |const )*[\w:<>,&* ]+?[ &*](\w+)\(", re.M
)
NOT_FUNCTIONS = {"if", "for", "return", "switch", "sizeof", "operator", "defined"}


def without_comments(text):
    text = re.sub(r"//[^\n]*", "", text)
    text = re.sub(r"^#[^\n]*(\\\n[^\n]*)*", "", text, flags=re.M)
    text = re.sub(r"^(namespace dangvien \{|\})", "", text, flags=re.M)
    return re.sub(r'"[^"\n]*"', '""', text)


def public_part(body):
    """Of a class: what stands under `public:`."""
    parts = re.split(r"^ *(public|private|protected):", body, flags=re.M)
    return "".join(
        text for access, text in zip(parts[1::2], parts[2::2]) if access == "public"
    )


def names_in(text):
    flat = re.sub(r"\{[^{}]*\}", ";", text)  # inline bodies
    return [name for name in FUNCTION.findall(flat) if name not in NOT_FUNCTIONS]


def operations_of(text):
    text = without_comments(text)
    found, rest, end = [], "", 0
    for match in re.finditer(r"^class (\w+)[^;{]*\{", text, re.M):
        close = text.index("\n;", match.end())
        name = match.group(1)
        members = public_part(text[match.end() : close])
        found += [f"{name}::{member}" for member in names_in(members) if member != name]
        rest += text[end : match.start()]
        end = close + 2
    rest += text[end:]
    rest = re.sub(r"^(struct|enum class) \w+[^;{]*\{.*?^;", "", rest, flags=re.M | re.S)
    return found + names_in(rest)


EXAMPLE = """
namespace dangvien {
class Policy {
 public:
  // Reads.
  static absl::StatusOr<Policy> Read(absl::string_view bytes, const Options& options = {});
  const std::string& digest() const;
  std::string Dump() const { return Text(*this); }

 private:
  explicit Policy(int hidden);
  int Hidden() const;
};
struct Row {
  int NotAnOperation();
};
absl::StatusOr<std::vector<Loosening>> Loosenings(const Policy& overlay, const Policy& parent);
}
"""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", required=True)
    given = parser.parse_args()
    faults = []

    seen = operations_of(EXAMPLE)
    if seen != ["Policy::Read", "Policy::digest", "Policy::Dump", "Loosenings"]:
        faults.append(f"the reader of headers sees {seen}")

    with open(os.path.join(given.root, "capi/api.yaml"), encoding="utf-8") as file:
        spec = yaml.safe_load(file)
    covered = {
        name
        for header in spec["headers"]
        for item in header["items"]
        for name in item.get("covers", [])
    }
    exempt = spec.get("exempt", {})
    operations = set()
    for path in sorted(glob.glob(os.path.join(given.root, "include/dangvien/*.h"))):
        with open(path, encoding="utf-8") as file:
            operations |= set(operations_of(file.read()))
    for name in sorted(operations - covered - set(exempt)):
        faults.append(f"{name}: no function of capi/api.yaml covers it, and no reason is given")
    for name in sorted((covered | set(exempt)) - operations):
        faults.append(f"{name}: capi/api.yaml names it, no header declares it")
    for name in sorted(covered & set(exempt)):
        faults.append(f"{name}: both covered and exempt")
    if len(operations) < 30:
        faults.append(f"only {len(operations)} operations found")

    print(f"{len(operations)} operations: {len(operations & covered)} covered")
    for name in sorted(exempt):
        print(f"  exempt: {name}: {exempt[name]}")
    for fault in faults:
        print("FAULT:", fault)
    if directory := os.environ.get("DANGVIEN_REPORT_DIR"):
        os.makedirs(directory, exist_ok=True)
        with open(os.path.join(directory, "parity.txt"), "w", encoding="utf-8") as report:
            report.write(f"c_operations_covered {len(operations & covered)}\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
