"""Writes everything that follows from capi/api.yaml:

    capigen.py --root DIRECTORY            writes what is not current
    capigen.py --root DIRECTORY --check    only names it, and fails

Either refuses what would change the record of a version (records.py), and writes nothing then.
"""

import argparse
import os
import sys

import spec as api
import abi
import header
import languages
import matrix
import records


def outputs(spec):
    """Path from the root of the project, and text."""
    for entry in spec.headers:
        yield f"capi/include/dangvien/c/{entry['file']}", header.write(spec, entry)
    yield from abi.outputs(spec)
    yield from languages.outputs(spec)
    yield from matrix.outputs(spec)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", required=True)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    spec = api.load(os.path.join(given.root, "capi/api.yaml"))
    texts = dict(outputs(spec))
    changes = list(records.changes(given.root, spec, texts))
    for change in changes:
        print(f"FAULT: capi/api.yaml changes what was recorded: {change}")
    if changes:
        return 1
    stale = 0
    for name, text in texts.items():
        path = os.path.join(given.root, name)
        try:
            with open(path, encoding="utf-8") as file:
                is_current = file.read() == text
        except FileNotFoundError:
            is_current = False
        if is_current:
            continue
        stale += 1
        if given.check:
            print(f"FAULT: {name} does not follow from capi/api.yaml: run script/generate-c-api")
            continue
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        print(f"wrote {name}")
    if given.check and not stale:
        print("every generated file is current")
    return 1 if given.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
