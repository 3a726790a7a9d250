"""What the library leaves in a process: 200 cycles of loading, evaluating and unloading do not let
it grow, and valgrind finds neither wrong accesses nor lost memory. Each is tried on a control that
does lose memory. The static archive gives the same digest as the shared library.
"""

import argparse
import os
import re

from support import Faults, library_path, run

CYCLES = "200"
MAX_GROWTH_KIB = 512
VALGRIND_FOUND = 9


def growth(given, library, *dossier):
    done = run(given.reload, library, CYCLES, *dossier)
    print("  " + done.stdout.strip())
    return int(re.search(r"grew by (-?\d+) KiB", done.stdout).group(1))


def check_reload(given, faults):
    for library in (given.bundled, given.system):
        for dossier in ((), (given.dossier,)):
            found = growth(given, library, *dossier)
            faults.check(found <= MAX_GROWTH_KIB, f"{library}: grew by {found} KiB")
    found = growth(given, given.growing)
    faults.check(found > MAX_GROWTH_KIB, f"the control grew by {found} KiB only")


def valgrind(given, mode):
    return run(
        "valgrind", "--quiet", f"--error-exitcode={VALGRIND_FOUND}", "--leak-check=full",
        given.program, given.small_dossier, *mode, check=False,
        env=library_path(os.path.dirname(given.bundled)))  # fmt: skip


def check_valgrind(given, faults):
    for mode in ((), ("--refuse",)):
        done = valgrind(given, mode)
        faults.check(done.returncode == 0, f"valgrind {mode}: {done.returncode}\n{done.stderr}")
        faults.check(bool(done.stdout) == (not mode), f"valgrind {mode}: {done.stdout}")
    done = valgrind(given, ("--leak",))
    print("  " + (done.stderr.strip().splitlines() or ["nothing"])[0])
    faults.check(done.returncode == VALGRIND_FOUND, "the control's leak was not seen")


def check_static(given, faults):
    shared = run(given.program, given.dossier, env=library_path(os.path.dirname(given.bundled)))
    static = run(given.static_program, given.dossier)
    faults.check(len(shared.stdout) == 65, f"no digest: {shared.stdout}")
    faults.check(static.stdout == shared.stdout, f"static: {static.stdout}, not {shared.stdout}")


def main():
    parser = argparse.ArgumentParser()
    for name in (
        "bundled", "system", "growing", "reload", "program", "static-program", "dossier",
        "small-dossier",
    ):  # fmt: skip
        parser.add_argument("--" + name, required=True)
    given = parser.parse_args()
    faults = Faults()
    check_reload(given, faults)
    check_static(given, faults)
    check_valgrind(given, faults)
    faults.finish("process")


if __name__ == "__main__":
    main()
