"""The library lives beside the host's Protobuf: hosts of several kinds, each with the library
loaded (LOCAL, GLOBAL) and linked (before and after Protobuf), give the digest that the C++
interface gives; 8 threads mix both; broken input leaves the host's stdout and stderr empty.

The control: a library that is itself linked to libprotobuf.so, with the generated classes inside,
must bring down a host that has the same schema.
"""

import argparse
import os
import re
import signal

from support import Faults, library_path, output_of, run


def needed(program):
    return re.findall(r"\(NEEDED\).*\[(.*)\]", output_of("readelf", "-dW", program))


def check_order(given, faults):
    """The linked hosts are what their names say."""
    for kind in ("own", "same"):
        orders = {}
        for place in ("before", "after"):
            libraries = needed(given.hosts[f"{kind}_{place}"])
            names = [name for name in libraries if name.startswith(("libdangvien", "libprotobuf"))]
            orders[place] = names
            faults.check(len(names) == 2, f"{kind} {place} needs {libraries}")
        faults.check(
            orders["before"] == orders["after"][::-1], f"{kind}: the orders are {orders}"
        )
    exported = output_of("nm", "-D", "--defined-only", given.hosts["static_loaded"])
    count = len(re.findall(r"google8protobuf", exported))
    print(f"  the host with static Protobuf exports {count} of its symbols")
    faults.check(count > 1000, f"static: exports only {count} symbols of Protobuf")
    faults.check(
        not any("protobuf" in name for name in needed(given.hosts["static_loaded"])),
        "static: libprotobuf.so is linked",
    )


def start(given, kind, how, folder, mode):
    """One host, with the library of a folder. Threads repeat it often, on a small dossier."""
    dossier = given.small_dossier if mode == "threads" else given.dossier
    if how in ("before", "after"):
        program, where = given.hosts[f"{kind}_{how}"], []
    else:
        program = given.hosts[f"{kind}_loaded"]
        where = [f"{how}:{folder}/libdangvien.so.1"]
    return run(program, dossier, mode, *where, env=library_path(folder), check=False)


CELLS = [
    (kind, how)
    for kind in ("own", "same", "static")
    for how in ("local", "global", "before", "after")
]


def check_matrix(given, faults):
    for flavour in ("bundled", "system"):
        folder = os.path.dirname(getattr(given, flavour))
        for kind, how in CELLS:
            modes = ["once", "refuse"]
            if how in ("local", "before"):
                modes.append("threads")
            for mode in modes:
                done = start(given, kind, how, folder, mode)
                expected = given.expected[mode]
                good = done.returncode == 0 and done.stdout.strip() == expected and not done.stderr
                faults.check(
                    good,
                    f"{flavour} {kind} {how} {mode}: exit code {done.returncode}"
                    f" {done.stdout}{done.stderr}",
                )


def check_controls(given, faults):
    print("The control: a library on libprotobuf.so, in hosts with the same schema.")
    folder = os.path.dirname(given.on_protobuf)
    for how in ("local", "global", "before", "after"):
        done = start(given, "same", how, folder, "once")
        print("  " + (done.stderr.strip().splitlines() or ["says nothing"])[-1][:150])
        faults.check(
            done.returncode == -signal.SIGABRT,
            f"{how}: the clash of schemas was not noticed, exit code {done.returncode}",
        )
    done = start(given, "own", "local", os.path.dirname(given.bundled), "parse-broken")
    faults.check(done.stderr, "the host's own Protobuf prints nothing of broken input either")


def digest_of(given, dossier):
    """By the C++ interface."""
    return output_of(given.reference, dossier).strip()


def main():
    parser = argparse.ArgumentParser()
    for name in ("bundled", "system", "on-protobuf", "reference", "dossier",
                 "small-dossier", "host-folder"):  # fmt: skip
        parser.add_argument("--" + name, required=True)
    given = parser.parse_args()
    given.hosts = {
        name: os.path.join(given.host_folder, "abi_host_" + name)
        for kind in ("own", "same", "static")
        for name in (f"{kind}_loaded", f"{kind}_before", f"{kind}_after")
    }
    given.expected = {
        "once": digest_of(given, given.dossier),
        "threads": digest_of(given, given.small_dossier),
        "refuse": "",
    }
    faults = Faults()
    faults.check(
        [len(digest) for digest in given.expected.values()] == [64, 64, 0],
        f"the reference gives {given.expected}",
    )
    check_order(given, faults)
    check_matrix(given, faults)
    check_controls(given, faults)
    faults.finish("coexistence")


if __name__ == "__main__":
    main()
