"""The ABI gate holds: HEAD differs from what was recorded of 1.0 by additions at most, by three
judges. And it closes: on a small library with the same headers, a removed function, a reordered
struct and a renumbered constant are each refused, and an addition is let through.

A release of a minor version records its own with DANGVIEN_RECORD_ABI=1.
"""

import argparse
import os
import re

import gate
import standin
from support import Faults


def remove_function(text):
    return re.sub(r"^DANGVIEN_API size_t dangvien_buffer_size\([^;]*;\n", "", text, flags=re.M)


def reorder_struct(text):
    first, second = "  int64_t rated;\n", "  int64_t not_a_subject;\n"
    return text.replace(first + second, second + first)


def renumber_constant(text):
    name = "#define DANGVIEN_STATUS_NOT_FOUND"
    return text.replace(f"{name} 5", f"{name} 6")


def add(text):
    anchor = "DANGVIEN_API uint32_t dangvien_abi_version(void);\n"
    added = "DANGVIEN_API int32_t dangvien_added(int64_t given);\n#define DANGVIEN_ADDED 7\n"
    return text.replace(anchor, anchor + added)


# The break, and which judges must refuse it. No tool on binaries sees a constant.
BREAKS = [
    (remove_function, {"abidiff", "abi-compliance-checker", "the compiler"}),
    (reorder_struct, {"abidiff", "abi-compliance-checker", "the compiler"}),
    (renumber_constant, {"the compiler"}),
    (add, set()),
]


def judge(recorded, library, headers, scratch):
    """What the three judges say of a library against the records of a version."""
    new_dump = os.path.join(scratch, "new.dump")
    gate.dump(library, headers, new_dump)
    faults = gate.differences(recorded["abi"], library, headers)
    faults += gate.second_opinion(recorded["dump"], new_dump)
    return faults + gate.kept(recorded["kept"], headers)


def check_head(given, faults):
    recorded = {
        "abi": os.path.join(given.recorded, "dangvien.abi"),
        "dump": os.path.join(given.recorded, "dangvien.dump"),
        "kept": os.path.join(given.recorded, "kept.c"),
    }
    if os.environ.get("DANGVIEN_RECORD_ABI"):
        gate.record(given.library, given.include, recorded["abi"])
        # Of a library that has nothing but the interface: abi-dumper keeps private types as well.
        folder = standin.build(given.include, os.path.join(given.scratch, "recorded"))
        gate.dump(standin.library(folder), str(folder), recorded["dump"])
    for fault in judge(recorded, given.library, given.include, given.scratch):
        faults.check(False, fault)
    faults.count += 3


def check_breaks(given, faults):
    folder = standin.build(given.include, os.path.join(given.scratch, "unbroken"))
    library, headers = standin.library(folder), str(folder)
    recorded = {
        "abi": os.path.join(given.scratch, "unbroken.abi"),
        "dump": os.path.join(given.scratch, "unbroken.dump"),
        "kept": os.path.join(given.recorded, "kept.c"),
    }
    gate.record(library, headers, recorded["abi"])
    gate.dump(library, headers, recorded["dump"])
    found = judge(recorded, library, headers, given.scratch)
    faults.check(not found, f"nothing was changed, and yet: {found}")
    for edit, judges in BREAKS:
        print(f"\n{edit.__name__}: to be refused by {', '.join(sorted(judges)) or 'nobody'}")
        folder = standin.build(given.include, os.path.join(given.scratch, edit.__name__), edit)
        found = judge(recorded, standin.library(folder), str(folder), given.scratch)
        refused = {name for name in BREAKS[0][1] if any(f.startswith(name) for f in found)}
        faults.check(refused == judges, f"{edit.__name__}: refused by {refused}: {found}")


def main():
    parser = argparse.ArgumentParser()
    for name in ("library", "include", "recorded", "scratch"):
        parser.add_argument("--" + name, required=True)
    given = parser.parse_args()
    os.makedirs(given.scratch, exist_ok=True)
    faults = Faults()
    check_head(given, faults)
    check_breaks(given, faults)
    faults.finish("gate")


if __name__ == "__main__":
    main()
