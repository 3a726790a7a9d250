"""What is installed can be used from outside: projects in C and C++ find each component with
find_package and pkg-config, in the install tree and in a copy that was moved, and a C host looks
for neither Abseil nor Protobuf. What is not installed, or of another version, is refused.
"""

import argparse
import os
import pathlib
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir, "abi"))
from support import Faults, library_path, output_of, run  # noqa: E402

HERE = pathlib.Path(__file__).parent


def install(given, prefix, *components):
    shutil.rmtree(prefix, ignore_errors=True)
    for component in components:
        output_of("cmake", "--install", given.build, "--prefix", prefix, "--component", component)
    return prefix


def configure(source, build, prefix, *options):
    shutil.rmtree(build, ignore_errors=True)
    return run("cmake", "-G", "Ninja", "-S", source, "-B", build, f"-DCMAKE_PREFIX_PATH={prefix}",
               "-DCMAKE_BUILD_TYPE=Debug", *options, check=False)  # fmt: skip


class Consumer:
    """One project outside of the tree."""

    def __init__(self, source, command, needle, options=(), unwanted=()):
        self.source, self.command, self.needle = source, command, needle
        self.options, self.unwanted = options, unwanted

    def use(self, prefix, build, faults):
        title = f"{self.source.name} {' '.join(self.options)} from {prefix.name}"
        done = configure(self.source, build, prefix, *self.options)
        if not faults.check(done.returncode == 0, f"{title}: {done.stdout}{done.stderr}"):
            return
        cache = (build / "CMakeCache.txt").read_text(encoding="utf-8")
        for name in self.unwanted:
            faults.check(name not in cache, f"{title}: {name} was looked for")
        output_of("cmake", "--build", build)
        program, *arguments = self.command
        done = run(build / program, *arguments, env=library_path(prefix / "lib"), check=False)
        print("  " + done.stdout.strip().split("\n")[0])
        faults.check(done.returncode == 0 and self.needle in done.stdout, f"{title}: {done}")


def consumers(given):
    neither = ("absl_DIR", "Protobuf_DIR", "CMAKE_CXX_COMPILER:")
    c = Consumer(HERE / "c", ["consumer"], f"dangvien {given.version}: 1 units", unwanted=neither)
    static = Consumer(HERE / "c", ["consumer"], c.needle, ("-DCONSUMER_STATIC=ON",), neither)
    core = Consumer(HERE / "core", ["consumer"], "policies", unwanted=("Protobuf_DIR",))
    dossier = given.examples / "data/small/01-every-tier.txtpb"
    proto = Consumer(given.examples / "quickstart", ["quickstart", dossier], "DV1 HTXS")
    return c, static, core, proto


def examples(given):
    """The examples that are projects of CMake, each standing alone."""
    dossiers = [given.build / "examples" / f"{name}.binpb" for name in ("company-2018", "broken")]
    for language in ("c", "cpp"):
        program = f"example_{language}_evaluate"
        yield Consumer(given.examples / language, [program, *dossiers], "CANCELLED cancelled")


def by_pkg_config(prefix, build, faults):
    """A C program and a C++ one."""
    build.mkdir(parents=True, exist_ok=True)
    os.environ["PKG_CONFIG_PATH"] = str(prefix / "lib" / "pkgconfig")
    flags = output_of("pkg-config", "--cflags", "--libs", "dangvien-capi").split()
    faults.check(any(str(prefix) in flag for flag in flags), f"pkg-config: {flags}")
    for compiler, source in (("cc", "consumer.c"), ("c++", "host.cc")):
        program = build / source.replace(".", "_")
        output_of(compiler, "-Wall", "-Wextra", "-Werror", HERE / "c" / source, *flags,
                  "-o", program)  # fmt: skip
        done = run(program, env=library_path(prefix / "lib"), check=False)
        faults.check(done.returncode == 0 and "1 units" in done.stdout, f"pkg-config: {done}")


def leaks(prefix, folders):
    """Text files of the install tree that name a folder of the build."""
    found = []
    for path in prefix.rglob("*"):
        if path.suffix in (".cmake", ".pc", ".h") and path.is_file():
            text = path.read_text(encoding="utf-8")
            found += [f"{path}: {folder}" for folder in folders if folder in text]
    return found


def check_refused(given, system, faults):
    print("The controls: these must be refused.")
    c, _, core, _ = consumers(given)
    scratch = given.scratch / "refused"
    alone = install(given, given.scratch / "c-alone", "capi")
    done = configure(core.source, scratch, alone)
    refused = done.returncode != 0 and "dependencies: core" in done.stderr
    faults.check(refused, f"core is not there: {done}")
    missing = given.scratch / "missing"
    shutil.rmtree(missing, ignore_errors=True)
    shutil.copytree(system, missing, symlinks=True)
    (missing / "lib/cmake/dangvien/dangvienCapiTargets.cmake").unlink()
    done = configure(c.source, scratch, missing)
    refused = done.returncode != 0 and "dependencies: capi" in done.stderr
    faults.check(refused, f"capi is not there: {done}")
    other = given.scratch / "other-version"
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(c.source, other)
    listing = other / "CMakeLists.txt"
    listing.write_text(
        listing.read_text(encoding="utf-8").replace("dangvien 0.1 ", "dangvien 9.0 "),
        encoding="utf-8",
    )
    done = configure(other, scratch, system)
    faults.check(done.returncode != 0 and "9.0" in done.stderr, f"another version: {done}")
    planted = missing / "planted.cmake"
    planted.write_text(f'set(x "{given.build}")\n', encoding="utf-8")
    faults.check(leaks(missing, [str(given.build)]), "a planted path was not found")


def main():
    parser = argparse.ArgumentParser()
    for name in ("build", "source", "scratch", "examples"):
        parser.add_argument("--" + name, type=pathlib.Path, required=True)
    parser.add_argument("--version", required=True)
    given = parser.parse_args()
    given.scratch.mkdir(parents=True, exist_ok=True)
    faults = Faults()
    c, static, core, proto = consumers(given)
    build = given.scratch / "build"

    system = install(given, given.scratch / "system", "core", "proto", "capi")
    for consumer in (c, core, proto, *examples(given)):
        consumer.use(system, build, faults)
    by_pkg_config(system, build, faults)
    found = leaks(system, [str(given.build), str(given.source)])
    faults.check(not found, f"the install tree names folders of the build: {found}")
    check_refused(given, system, faults)

    moved = given.scratch / "moved" / "elsewhere"
    shutil.rmtree(moved.parent, ignore_errors=True)
    moved.parent.mkdir()
    system.rename(moved)
    for consumer in (c, core, proto):
        consumer.use(moved, build, faults)
    by_pkg_config(moved, build, faults)

    bundled = install(given, given.scratch / "bundled", "capi_bundled")
    for consumer in (c, static):
        consumer.use(bundled, build, faults)
    by_pkg_config(bundled, build, faults)
    faults.finish("install")


if __name__ == "__main__":
    main()
