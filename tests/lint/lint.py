"""Checks on the repository that no compiler makes; prints each fault and how much was looked at.

    python3 tests/lint/lint.py --root . --version 0.1.0

Each check is a function of checks.py; lint_test.py holds, for each, a sample that it must accept
and samples that it must refuse. Standard library only.
"""

import argparse
import os
import pathlib
import sys

import checks
import tree


def run(repository):
    """All faults, and how many items each check looked at."""
    faults, counts = [], {}
    for check in checks.ALL:
        counts[check.__name__] = 0
        for fault in check(repository):
            counts[check.__name__] += 1
            if fault is not None:
                faults.append(f"{fault} [{check.__name__}]")
    return faults, counts


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=pathlib.Path, required=True)
    parser.add_argument("--version", required=True, help="version of the project")
    arguments = parser.parse_args()

    faults, counts = run(tree.Tree(arguments.root.resolve(), arguments.version))
    for name, count in counts.items():
        print(f"{count:6} {name}")
    print(f"{sum(counts.values()):6} checks done, {len(faults)} faults")
    print("\n".join(faults))

    report_dir = os.environ.get("DANGVIEN_REPORT_DIR")
    if report_dir:
        os.makedirs(report_dir, exist_ok=True)
        report = pathlib.Path(report_dir, "lint.txt")
        report.write_text(f"lint_checks {sum(counts.values())}\n", encoding="utf-8")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
