"""Symbols, dynamic section, runtime floor and paths of the C library: of both flavours and of
the static archive. Each check is tried on something that it must refuse: a library that does all of
it wrong (sloppy.cc), the system flavour where Abseil is asked for, the distribution's archives.
"""

import argparse
import glob

import binary
from support import Faults

SYSTEM = {r"libabsl_\w+\.so\.\d+", r"libz\.so\.1"}


def check_shipped(given, faults):
    folders = [given.source, given.build]
    for library, allowed in ((given.bundled, set()), (given.system, SYSTEM)):
        found = binary.exports(library, given.exports) + binary.unique(library)
        found += binary.dynamic_section(library, allowed)
        found += binary.runtime_floor(library) + binary.paths(library, folders)
        faults.check(not found, f"{library}: {found}")
    for fault in binary.foreign(given.bundled):
        faults.check(False, f"{given.bundled}: {fault}")
    found = binary.static_globals(given.archive) + binary.unique(given.archive)
    found += binary.not_pic(given.archive) + binary.paths(given.archive, folders)
    faults.check(not found, f"{given.archive}: {found}")
    archives = sorted(glob.glob(given.abseil + "/*.a")) + [given.core]
    found = [fault for archive in archives for fault in binary.not_pic(archive)]
    faults.check(not found and len(archives) > 20, f"{len(archives)} archives: {found}")


def check_controls(given, faults):
    print("The controls: all of this must be flagged.")
    sloppy = given.sloppy
    kinds = {fault.split(":")[0] for fault in binary.dynamic_section(sloppy)}
    missed = binary.DYNAMIC_KINDS - kinds
    faults.check(not missed, f"not seen in the sloppy library: {missed}")
    for name, found in (
        ("exports", binary.exports(sloppy, given.exports)),
        ("unique", binary.unique(sloppy)),
        ("foreign", binary.foreign(given.system)),
        ("floor of glibc", [f for f in binary.runtime_floor(sloppy) if "GLIBC " in f]),
        ("floor of libstdc++", [f for f in binary.runtime_floor(sloppy) if "GLIBCXX " in f]),
        ("paths", binary.paths(sloppy, [given.source])),
        ("static archive", binary.static_globals(given.core)),
        ("position-independent", binary.not_pic(given.distribution_archive)),
        ("exports without the map", binary.exports(given.without_map, given.exports)),
    ):
        faults.check(found, f"{name}: the control was not flagged")


def main():
    parser = argparse.ArgumentParser()
    for name in (
        "bundled", "system", "archive", "core", "abseil", "exports", "sloppy", "without-map",
        "distribution-archive", "source", "build",
    ):  # fmt: skip
        parser.add_argument("--" + name, required=True)
    given = parser.parse_args()
    faults = Faults()
    check_shipped(given, faults)
    check_controls(given, faults)
    faults.finish("binary")


if __name__ == "__main__":
    main()
