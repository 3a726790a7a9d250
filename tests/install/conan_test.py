"""`conan create` builds the package with the client of conan/requirements.txt, and runs its
test_package: a C program on dangvien::capi and a C++ one on dangvien::core. Nothing is fetched but
the client.
"""

import argparse
import os
import pathlib
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir, "abi"))
from support import Faults, run  # noqa: E402

# Of the presets; so the compiler cache knows the objects of the main build again. Without the block
# that would add -m64.
FLAGS = '{"CMAKE_CXX_FLAGS_RELEASE": "-O2 -DNDEBUG", "DANGVIEN_WERROR": "ON"}'
BLOCKS = (
    '["generic_system", "cmake_flags_init", "variables", "preprocessor", "find_paths", "libcxx",'
    ' "cppstd", "fpic", "rpath", "output_dirs", "user_toolchain", "extra_variables"]'
)


def main():
    parser = argparse.ArgumentParser()
    for name in ("source", "build", "scratch"):
        parser.add_argument("--" + name, type=pathlib.Path, required=True)
    parser.add_argument("--version", required=True)
    given = parser.parse_args()
    client = given.source / "build/conan/bin/conan"
    if not client.exists():
        sys.exit(f"FAULT: {client} is missing; script/install-dependencies test installs it")
    shutil.rmtree(given.scratch, ignore_errors=True)
    given.scratch.mkdir(parents=True)
    environment = {
        "CONAN_HOME": str(given.scratch / "home"),
        "CCACHE_BASEDIR": os.environ.get("CCACHE_BASEDIR", str(given.source)),
        "CCACHE_NOHASHDIR": "1",
    }
    done = run(
        client, "create", given.source / "conan", "--version", given.version, "--profile:all",
        given.source / "conan/profiles/debian12", "--no-remote",
        "-c", f"tools.cmake.cmake_layout:test_folder={given.scratch / 'test_package'}",
        "-c", "tools.cmake.cmaketoolchain:user_presets=",
        "-c", f"tools.cmake.cmaketoolchain:extra_variables={FLAGS}",
        "-c", f"tools.cmake.cmaketoolchain:enabled_blocks={BLOCKS}",
        env=environment, check=False)  # fmt: skip
    print(done.stdout[-1500:], done.stderr[-2500:], sep="\n")
    output = done.stdout + done.stderr
    faults = Faults()
    faults.check(done.returncode == 0, f"exit code {done.returncode}")
    for line in (f"capi: dangvien {given.version}, policy tkv-2018", "core: policy tkv-2018"):
        faults.check(line in output, f"test_package did not print: {line}")
    shutil.rmtree(given.scratch, ignore_errors=True)
    faults.finish("conan")


if __name__ == "__main__":
    main()
