"""The C library stays small: at most 2 MB without debug information, in both flavours. The
control: a small library against a smaller limit.
"""

import argparse

import binary
from support import Faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--control", required=True)
    parser.add_argument("libraries", nargs="+")
    given = parser.parse_args()
    faults = Faults()
    for library in given.libraries:
        found = binary.size(library)
        faults.check(not found, f"{library}: {found}")
    faults.check(binary.size(given.control, limit=1000), "the control was not flagged")
    faults.finish("size")


if __name__ == "__main__":
    main()
