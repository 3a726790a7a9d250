"""The Debian packages are built, lintian finds no error in them, their files are where they belong,
and programs in C and C++ build and run with what they hold. A package with a file in the wrong
place is refused by lintian: the control.
"""

import argparse
import os
import pathlib
import re
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir, "abi"))
from support import Faults, library_path, output_of, run  # noqa: E402

FILES = {
    "libdangvien1": [r"usr/lib/[^/]+/libdangvien\.so\.1", r"usr/lib/[^/]+/libdangvien\.so\.1\.\d+"],
    "libdangvien-dev": [
        r"usr/include/dangvien/c/dangvien\.h",
        r"usr/include/dangvien/engine\.h",
        r"usr/lib/[^/]+/libdangvien\.so",
        r"usr/lib/[^/]+/libdangvien_core\.a",
        r"usr/lib/[^/]+/cmake/dangvien/dangvienConfig\.cmake",
        r"usr/lib/[^/]+/pkgconfig/dangvien-capi\.pc",
    ],
    "dangvien": [r"usr/bin/dangvien"],
}
# The objects of the main build, which the compiler cache knows. In a real build, dpkg's flags hold.
FLAGS = {
    "DEB_CXXFLAGS_SET": "-O2 -DNDEBUG",
    "DEB_CFLAGS_SET": "-O2 -DNDEBUG",
    "DEB_CPPFLAGS_SET": "",
    "DEB_LDFLAGS_SET": "-Wl,-z,relro -Wl,-z,now",
    "DANGVIEN_CMAKE_ARGUMENTS": "-DDANGVIEN_WERROR=ON",
    "CCACHE_NOHASHDIR": "1",
}


def compiler_cache(source):
    """debhelper gives builds a home of their own, where the compiler cache would be empty."""
    found = {"CCACHE_BASEDIR": os.environ.get("CCACHE_BASEDIR", str(source))}
    if shutil.which("ccache"):
        found["CCACHE_DIR"] = output_of("ccache", "--get-config", "cache_dir").strip()
    return found


def lintian(*files):
    """Exit code and lines; only errors let it fail."""
    done = run("lintian", "--fail-on", "error", "--allow-root", "--suppress-tags",
               "initial-upload-closes-no-bugs", *files, check=False)  # fmt: skip
    lines = done.stdout.splitlines()
    print("\n".join("  " + line for line in lines[:20]))
    return done.returncode, [line for line in lines if line.startswith("E:")]


def check_files(packages, faults):
    for name, patterns in FILES.items():
        listing = output_of("dpkg-deb", "--contents", packages[name])
        for pattern in patterns:
            faults.check(re.search(rf"\./{pattern}( -> .*)?$", listing, re.M), f"{name}: {pattern}")
    depends = output_of("dpkg-deb", "--field", packages["libdangvien1"], "Depends")
    print("  libdangvien1 depends on " + depends.strip())
    faults.check("libabsl" in depends and "libprotobuf" not in depends, f"depends: {depends}")


def check_use(packages, source, scratch, faults):
    root = scratch / "root"
    for name in ("libdangvien1", "libdangvien-dev", "dangvien"):
        output_of("dpkg-deb", "--extract", packages[name], root)
    config = next(root.glob("usr/lib/*/pkgconfig"))
    os.environ["PKG_CONFIG_PATH"] = str(config)
    flags = output_of("pkg-config", "--cflags", "--libs", "dangvien-capi").split()
    for compiler, name in (("cc", "consumer.c"), ("c++", "host.cc")):
        program = scratch / name.replace(".", "_")
        output_of(compiler, source / "tests/install/c" / name, *flags, "-o", program)
        done = run(program, env=library_path(config.parent), check=False)
        faults.check(done.returncode == 0 and "1 units" in done.stdout, f"{name}: {done}")
    done = run(root / "usr/bin/dangvien", "policy", "check", "tkv-2018", check=False)
    faults.check(done.returncode == 0, f"the command: {done}")


def check_control(packages, scratch, faults):
    print("The control: a package with a file where none may be.")
    spoilt = scratch / "spoilt"
    output_of("dpkg-deb", "--raw-extract", packages["libdangvien1"], spoilt)
    wrong = spoilt / "usr/local/lib"
    wrong.mkdir(parents=True)
    (wrong / "file").write_text("x", encoding="utf-8")
    output_of("dpkg-deb", "--root-owner-group", "--build", spoilt, scratch / "spoilt.deb")
    code, errors = lintian(scratch / "spoilt.deb")
    faults.check(code != 0 and errors, "lintian lets a file in /usr/local through")


def main():
    parser = argparse.ArgumentParser()
    for name in ("source", "build", "scratch"):
        parser.add_argument("--" + name, type=pathlib.Path, required=True)
    given = parser.parse_args()
    scratch = given.scratch
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    flags = {} if os.environ.get("DANGVIEN_TEST_SCALE") == "full" else dict(FLAGS)
    flags.update(compiler_cache(given.source))
    built = run(given.source / "script/package-debian", env=flags).stdout.split()
    packages = {pathlib.Path(path).name.split("_")[0]: path for path in built if ".deb" in path}
    faults = Faults()
    code, errors = lintian(*built)
    faults.check(code == 0 and not errors, f"lintian: exit code {code}, {errors}")
    check_files(packages, faults)
    check_use(packages, given.source, scratch, faults)
    check_control(packages, scratch, faults)
    faults.finish("debian")


if __name__ == "__main__":
    main()
