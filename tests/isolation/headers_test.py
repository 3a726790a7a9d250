"""The public headers include nothing but each other, Abseil and the standard library. That each
compiles alone was shown by the build, which made the objects that are given here.

The check is tried on lines that it must refuse.
"""

import argparse
import os
import re
import sys

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"][^>"]+[>"])', re.M)
# Its own headers and lists, Abseil, and headers of the standard library, which have no extension.
ALLOWED = re.compile(r'^("dangvien/\w+\.(h|inc)"|"absl/[\w/]+\.h"|<[a-z_]+>)$')

REFUSED = [
    '#include "dangvien/v1/policy.pb.h"',
    "#include <google/protobuf/message.h>",
    "#  include <protozero/pbf_reader.hpp>",
    '#include "dataset/tables.h"',
    '#include "wire/policy.wire.h"',
    "#include <unistd.h>",
]


def faults_of(name, text):
    return [
        f"{name}: includes {path}" for path in INCLUDE.findall(text) if not ALLOWED.match(path)
    ]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--include", required=True)
    parser.add_argument("--objects", required=True)
    given = parser.parse_args()
    faults = []

    directory = os.path.join(given.include, "dangvien")
    headers = sorted(name for name in os.listdir(directory) if name.endswith(".h"))
    objects = [path for path in given.objects.split(";") if path]
    for name in headers:
        with open(os.path.join(directory, name), encoding="utf-8") as file:
            text = file.read()
        faults += faults_of(name, text)
        stem = name[: -len(".h")] + "_alone.cc"
        compiled = [path for path in objects if os.path.basename(path).startswith(stem)]
        if len(compiled) != 1 or not os.path.exists(compiled[0]):
            faults.append(f"{name}: was not compiled alone")
        print(f"{name}: compiled alone; includes {', '.join(INCLUDE.findall(text)) or 'nothing'}")
    if len(headers) < 4:
        faults.append(f"only {len(headers)} public headers found")

    for line in REFUSED:
        if not faults_of("planted", line):
            faults.append(f"the check lets through: {line}")
    for fault in faults:
        print("FAULT:", fault)
    if report_directory := os.environ.get("DANGVIEN_REPORT_DIR"):
        os.makedirs(report_directory, exist_ok=True)
        with open(os.path.join(report_directory, "headers.txt"), "w", encoding="utf-8") as report:
            report.write(f"public_headers_alone {len(headers)}\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
