"""Each header of the C interface compiles alone and twice, as C99, C11 and C++17, with GCC and with
clang, and with every warning that clang has; and so does what holds the ABI (kept.c). Code that
must be refused is tried as well.

They also pass a parser of plain declarations, cffi's: nothing in them needs a compiler to be
called, and it finds every function, and every struct as large as the layout file says.

The structures of Arrow stand in a C and in a C++ header, because a host may have only one of them.
Under their guards, whichever comes first counts, so both must say the same.
"""

import argparse
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

import cffi

C = ["-Wall", "-Wextra", "-pedantic-errors", "-Werror"]
COMPILERS = [
    ["gcc", "-std=c99", *C],
    ["gcc", "-std=c11", *C],
    ["g++", "-x", "c++", "-std=c++17", "-Wold-style-cast", *C],
    ["clang-14", "-std=c99", "-Weverything", *C],
    ["clang-14", "-x", "c++", "-std=c++17", "-Weverything", *C],
]


def compiles(command, source, include):
    done = subprocess.run(
        [*command, "-fsyntax-only", "-I", include, source], capture_output=True, text=True
    )
    return done.returncode == 0, done.stderr


def arrow_structures(path):
    """What stands under the two guards, without comments and line breaks."""
    with open(path, encoding="utf-8") as file:
        text = re.sub(r"//[^\n]*", "", file.read())
    found = re.findall(r"#ifndef (ARROW_C_\w+)\n(.*?)#endif", text, re.S)
    return [(guard, " ".join(body.split())) for guard, body in found]


def preprocessed(header, include):
    """What a preprocessor leaves of the project's own headers, the system's taken off."""
    done = subprocess.run(
        ["cc", "-E", "-P", "-DDANGVIEN_API=", "-I", include, "-x", "c", header],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout[done.stdout.index("typedef struct dangvien_") :]


def faults_of_parser(header, include, root):
    """Of the last header, which includes the others."""
    text = preprocessed(header, include)
    parser = cffi.FFI()
    parser.cdef(text)
    with open(os.path.join(root, "capi/abi/exports.txt"), encoding="utf-8") as file:
        exported = set(file.read().split())
    # Names that are declared; none of them is looked up.
    if missing := exported - set(dir(parser.dlopen(None))):
        yield f"cffi does not find {sorted(missing)}"
    versions = [path.split("/")[-2] for path in glob.glob(f"{root}/capi/abi/*/layout.json")]
    newest = max(versions, key=lambda version: tuple(map(int, version.split("."))))
    with open(f"{root}/capi/abi/{newest}/layout.json", encoding="utf-8") as file:
        structs = json.load(file)["structs"]
    for name, struct in structs.items():
        if (size := parser.sizeof(name)) != struct["size"]:
            yield f"cffi finds {size} bytes in {name}, expected {struct['size']}"
    print(f"cffi {cffi.__version__}: {len(exported)} functions, {len(structs)} structs")
    for bad in ("static inline int f(void) { return 0; }", "int f(void) __attribute__((pure));"):
        try:
            cffi.FFI().cdef(text + bad)
            yield f"cffi lets through: {bad}"
        except (cffi.CDefError, cffi.FFIError) as fault:
            print(f"refused: {bad}: {str(fault).splitlines()[0]}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", required=True)
    given = parser.parse_args()
    include = os.path.join(given.root, "capi/include")
    headers = sorted(glob.glob(os.path.join(include, "dangvien/c/*.h")))
    kept = sorted(glob.glob(os.path.join(given.root, "capi/abi/*/kept.c")))
    faults = []
    with tempfile.TemporaryDirectory() as directory:

        def written(name, text):
            path = os.path.join(directory, name)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            return path

        sources = []
        for header in headers:
            line = f'#include "dangvien/c/{os.path.basename(header)}"\n'
            sources.append(written(os.path.basename(header)[:-2] + ".c", line + line))
        for command in COMPILERS:
            for source in sources + kept:
                good, text = compiles(command, source, include)
                name = os.path.relpath(source, given.root) if source in kept else source
                print(f"{' '.join(command[:4])}: {os.path.basename(name)}: {good}")
                if not good:
                    faults.append(f"{name} with {' '.join(command)}:\n{text}")
            # A constant that does not hold, a cast that C++ warns of: each compiler sees its own.
            bad = '#include "dangvien/c/dangvien.h"\n' + (
                "int bad = (int)dangvien_abi_version();\n" if "c++" in command
                else "typedef char bad[DANGVIEN_STATUS_CANCELLED == 1 ? -1 : 1];\n"
            )
            if compiles(command, written("bad.c", bad), include)[0]:
                faults.append(f"{' '.join(command)} lets through: {bad}")
    faults += faults_of_parser(headers[-1], include, given.root)
    in_c = arrow_structures(os.path.join(include, "dangvien/c/dangvien_arrow.h"))
    in_cpp = arrow_structures(os.path.join(given.root, "include/dangvien/arrow.h"))
    if len(in_c) != 2 or in_c != in_cpp:
        faults.append(f"Arrow's structures differ:\n{in_c}\n{in_cpp}")
    if not headers or not kept:
        faults.append("no headers found")
    for fault in faults:
        print("FAULT:", fault)
    if report_directory := os.environ.get("DANGVIEN_REPORT_DIR"):
        os.makedirs(report_directory, exist_ok=True)
        with open(os.path.join(report_directory, "c-headers.txt"), "w", encoding="utf-8") as report:
            report.write(f"c_headers_compiled {len(COMPILERS) * len(headers)}\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
