"""`conan create` builds the package with the client of conan/requirements.txt, and runs its
test_package: a C program on dangvien::capi and a C++ one on dangvien::core. Nothing is fetched but
the client.

The C library alone (with_core=False) is built with dependencies that are packages: empty ones, in
whose place CMake finds the system's. A host of it sees none of them; the control: with the core it
links Abseil and zlib.
"""

import argparse
import json
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


# By which versions the ranges of the recipe can be kept.
STAND_INS = {
    "abseil": "20230125.3",
    "protobuf": "3.21.12",
    "protozero": "1.7.1",
    "zlib": "1.2.13",
}
STAND_IN = """from conan import ConanFile


class StandIn(ConanFile):
    def package_info(self):
        self.cpp_info.set_property("cmake_find_mode", "none")
        self.cpp_info.bindirs = self.cpp_info.includedirs = self.cpp_info.libdirs = []
"""


class Client:
    def __init__(self, given):
        self.given = given
        self.program = given.source / "build/conan/bin/conan"
        if not self.program.exists():
            sys.exit("FAULT: no Conan client; script/install-dependencies test installs it")
        self.profile = ["--profile:all", given.source / "conan/profiles/debian12", "--no-remote"]

    def run(self, *arguments):
        environment = {
            "CONAN_HOME": str(self.given.scratch / "home"),
            "CCACHE_BASEDIR": os.environ.get("CCACHE_BASEDIR", str(self.given.source)),
            "CCACHE_NOHASHDIR": "1",
        }
        return run(self.program, *arguments, env=environment, check=False)

    def create(self, faults, *options):
        """All that it printed."""
        test_folder = self.given.scratch / "test_package"
        shutil.rmtree(test_folder, ignore_errors=True)
        done = self.run(
            "create", self.given.source / "conan", "--version", self.given.version, *self.profile,
            "-c", f"tools.cmake.cmake_layout:test_folder={test_folder}",
            "-c", "tools.cmake.cmaketoolchain:user_presets=",
            "-c", f"tools.cmake.cmaketoolchain:extra_variables={FLAGS}",
            "-c", f"tools.cmake.cmaketoolchain:enabled_blocks={BLOCKS}", *options)  # fmt: skip
        print(done.stdout[-1500:], done.stderr[-2500:], sep="\n")
        faults.check(done.returncode == 0, f"exit code {done.returncode}")
        return done.stdout + done.stderr

    def add_stand_ins(self):
        folder = self.given.scratch / "stand-in"
        folder.mkdir()
        (folder / "conanfile.py").write_text(STAND_IN, encoding="utf-8")
        for name, version in STAND_INS.items():
            done = self.run("create", folder, "--name", name, "--version", version, *self.profile)
            if done.returncode != 0:
                sys.exit(f"FAULT: {name}: {done.stderr}")

    def packages_seen(self, *options):
        """What a host of the package has to do with, and whether it links it."""
        done = self.run(
            "graph", "info", "--requires", f"dangvien/{self.given.version}", "--format", "json",
            *self.profile, *options)  # fmt: skip
        if done.returncode != 0:
            sys.exit(f"FAULT: {done.stderr}")
        host = json.loads(done.stdout)["graph"]["nodes"]["0"]
        return {one["ref"].split("/")[0]: one["libs"] for one in host["dependencies"].values()}


def main():
    parser = argparse.ArgumentParser()
    for name in ("source", "build", "scratch"):
        parser.add_argument("--" + name, type=pathlib.Path, required=True)
    parser.add_argument("--version", required=True)
    given = parser.parse_args()
    shutil.rmtree(given.scratch, ignore_errors=True)
    given.scratch.mkdir(parents=True)
    client = Client(given)
    faults = Faults()
    of_capi = f"capi: dangvien {given.version}, policy tkv-2018"
    of_core = "core: policy tkv-2018"
    output = client.create(faults)
    for line in (of_capi, of_core):
        faults.check(line in output, f"test_package did not print: {line}")

    client.add_stand_ins()
    packages = ("-o", "dangvien/*:system_dependencies=False")
    alone = (*packages, "-o", "dangvien/*:with_core=False")
    output = client.create(faults, *alone)
    faults.check(of_capi in output, f"the C library alone did not print: {of_capi}")
    faults.check(of_core not in output, "there is a core without one")
    seen = client.packages_seen(*alone)
    faults.check(seen == {"dangvien": True}, f"a host of the C library sees {seen}")
    # The core is a static library, which does not bring what it calls.
    seen = client.packages_seen(*packages)
    for name in ("abseil", "zlib"):
        faults.check(seen.get(name), f"a host of the core does not link {name}: {seen}")
    shutil.rmtree(given.scratch, ignore_errors=True)
    faults.finish("conan")


if __name__ == "__main__":
    main()
