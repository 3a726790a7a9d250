"""docs/c-api.md lists the reasons of capi/reasons.inc: all, in their order, in their words."""

import argparse
import os
import re
import sys

ENTRY = re.compile(r'DANGVIEN_REASON\(\w+,\s*"(\w+)",\s*((?:"[^"]*"\s*)+)\)')
ROW = re.compile(r"^\| `(\w+)` \| (.*) \|$", re.M)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", required=True)
    given = parser.parse_args()

    def text(name):
        with open(os.path.join(given.root, name), encoding="utf-8") as file:
            return file.read()

    declared = [
        (name, "".join(re.findall(r'"([^"]*)"', meaning)))
        for name, meaning in ENTRY.findall(text("capi/reasons.inc"))
    ]
    section = text("docs/c-api.md").split("| reason | meaning |")[1].split("\n## ")[0]
    listed = ROW.findall(section)
    for name, meaning in declared:
        print(f"{name}: {meaning}")
    faults = [f"capi/reasons.inc has {entry}, docs/c-api.md has not" for entry in declared
              if entry not in listed]
    faults += [f"docs/c-api.md has {entry}, capi/reasons.inc has not" for entry in listed
               if entry not in declared]
    if not faults and declared != listed:
        faults.append("the order differs")
    if len(declared) < 10:
        faults.append(f"only {len(declared)} reasons found")
    for fault in faults:
        print("FAULT:", fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
