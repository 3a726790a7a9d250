"""The core does not use libprotobuf: its archive neither defines nor needs a symbol of
google::protobuf, and a host that links the core alone loads no libprotobuf. The same two questions
asked of the generated classes, and of a host that uses them, must be answered with yes: otherwise
the questions see nothing.

The symbols are looked for by their mangled names too (N6google8protobuf), so that nothing hides
from a demangler that fails.
"""

import argparse
import os
import re
import subprocess
import sys

SYMBOL = re.compile(r"google::protobuf|6google8protobuf")
LIBRARY = re.compile(r"libproto(buf|c)")


def run(*command):
    print("$", " ".join(command))
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def show(lines, what):
    print(f"  {len(lines)} {what}")
    for line in lines[:5]:
        print("   ", line.strip()[:150])
    if len(lines) > 5:
        print(f"    ... and {len(lines) - 5} more")


def symbols_of(path):
    """Symbols of google::protobuf that the file defines or needs, and the number of all."""
    plain, demangled = run("nm", path), run("nm", "-C", path)
    lines = plain.splitlines() + demangled.splitlines()
    found = [line for line in lines if SYMBOL.search(line)]
    show(found, "lines of symbols of google::protobuf")
    return found, len(plain.splitlines())


def libraries_of(path):
    lines = run("ldd", path).splitlines()
    found = [line for line in lines if LIBRARY.search(line)]
    show(found, "libraries of protobuf")
    return found, len(lines)


def main():
    parser = argparse.ArgumentParser()
    for name in ("archive", "host", "control-archive", "control-host"):
        parser.add_argument("--" + name, required=True)
    given = parser.parse_args()
    faults = []

    def check(good, fault):
        if not good:
            faults.append(fault)

    for path in (given.archive, given.host):
        found, count = symbols_of(path)
        check(not found, f"{path} holds {len(found)} symbols of google::protobuf")
        check(count > 100, f"{path}: nm lists only {count} symbols")
    found, count = libraries_of(given.host)
    check(not found, f"{given.host} loads {found}")
    check(count > 1, f"{given.host}: ldd lists only {count} libraries")
    check("result:" in run(given.host), f"{given.host} gives no result")

    print("The control: these do use libprotobuf, and must be flagged.")
    for path in (given.control_archive, given.control_host):
        check(symbols_of(path)[0], f"{path}: its symbols of google::protobuf were not seen")
    check(libraries_of(given.control_host)[0], f"{given.control_host}: libprotobuf was not seen")
    check("policy:" in run(given.control_host), f"{given.control_host} does not run")

    for fault in faults:
        print("FAULT:", fault)
    if directory := os.environ.get("DANGVIEN_REPORT_DIR"):
        os.makedirs(directory, exist_ok=True)
        with open(os.path.join(directory, "isolation.txt"), "w", encoding="utf-8") as report:
            report.write("isolation_checks 10\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
