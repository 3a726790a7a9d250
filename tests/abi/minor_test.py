"""Programs and libraries of different minor versions. A program of this version starts on the next
one; a program that was linked to the next one but uses nothing of it starts on this one; one that
does use it is refused when it is loaded, with a message that names the version. The control: where
the version node is named after the release, an old program does not start on a newer library.
"""

import argparse
import os
import pathlib

import standin
from support import Faults, library_path, output_of, run

PROGRAM = """#include "dangvien/c/dangvien.h"
int main(void) { return dangvien_abi_version() == 7; }
"""


def check_versions(given, faults):
    def start(program, library):
        return run(program, given.dossier, env=library_path(os.path.dirname(library)), check=False)

    this, following = given.this, given.next
    expected = start(given.program, this)
    faults.check(expected.returncode == 0 and len(expected.stdout) == 65, expected.stdout)
    for title, program, library in (
        ("a program of this version on the next library", given.program, following),
        ("linked to the next, uses only this, on this library", given.linked_to_next, this),
        ("linked to the next, uses only this, on the next", given.linked_to_next, following),
    ):
        done = start(program, library)
        print(f"  {title}: exit code {done.returncode}")
        good = done.returncode == 0 and done.stdout == expected.stdout
        faults.check(good, f"{title}: {done.returncode} {done.stdout}{done.stderr}")
    done = start(given.uses_next, following)
    faults.check(done.returncode == 0 and "next 1" in done.stdout, f"uses the next: {done}")

    print("A function that the older library does not have:")
    done = start(given.uses_next, this)
    print("  " + done.stderr.strip())
    readable = f"version `{given.next_node}' not found" in done.stderr
    faults.check(done.returncode != 0 and readable, f"not refused at load: {done}")


def check_nodes_per_release(given, faults):
    """Two releases with one interface, the node named after each."""
    print("The control: version nodes named after releases.")
    scratch = pathlib.Path(given.scratch)
    first = standin.build(given.include, scratch / "first", node="DANGVIEN_0.1.0")
    second = standin.build(given.include, scratch / "second", node="DANGVIEN_0.2.0")
    source, program = scratch / "program.c", scratch / "program"
    source.write_text(PROGRAM, encoding="utf-8")
    output_of("cc", f"-I{first}", source, standin.library(first), "-o", program)
    done = run(program, env=library_path(first), check=False)
    faults.check(done.returncode == 0, f"does not start on its own release: {done}")
    done = run(program, env=library_path(second), check=False)
    print("  " + done.stderr.strip())
    faults.check(done.returncode != 0, "the node of another release was not noticed")


def main():
    parser = argparse.ArgumentParser()
    for name in (
        "program", "linked-to-next", "uses-next", "this", "next", "next-node", "dossier", "include",
        "scratch",
    ):  # fmt: skip
        parser.add_argument("--" + name, required=True)
    given = parser.parse_args()
    os.makedirs(given.scratch, exist_ok=True)
    faults = Faults()
    check_versions(given, faults)
    check_nodes_per_release(given, faults)
    faults.finish("minor")


if __name__ == "__main__":
    main()
