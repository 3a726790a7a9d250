"""The library and the static archive, built a second time in another folder, with an Abseil built
there as well and without compiler cache, are the same to the byte. The control: another name of the
commit gives other bytes.

Takes some minutes: everything that is shipped is compiled again.
"""

import argparse
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from support import Faults, output_of, run

NAMES = ["capi/bundled/libdangvien.so", "capi/static/libdangvien_c.a"]


def cached(build, name):
    text = (build / "CMakeCache.txt").read_text(encoding="utf-8")
    return re.search(rf"^{name}:\w+=(.*)$", text, re.M).group(1)


def sums(build):
    return {name: hashlib.sha256((build / name).read_bytes()).hexdigest() for name in NAMES}


def copy_source(source, target):
    listing = subprocess.run(
        ["git", "-C", source, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        check=True, capture_output=True, text=True)  # fmt: skip
    for name in listing.stdout.split("\0"):
        if name and (source / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source / name, target / name)


def build(source, first, commit):
    """The folder of the second build."""
    target = source / "elsewhere"
    output_of(
        "cmake", "-G", "Ninja", "-S", source, "-B", target, "-DCMAKE_BUILD_TYPE=Release",
        "-DCMAKE_CXX_FLAGS_RELEASE=" + cached(first, "CMAKE_CXX_FLAGS_RELEASE"),
        "-DDANGVIEN_BUILD_TESTS=OFF", "-DDANGVIEN_BUILD_EXAMPLES=OFF",
        f"-DDANGVIEN_COMMIT={commit}")  # fmt: skip
    output_of("cmake", "--build", target, "--target", "dangvien_capi_bundled", "dangvien_c_archive")
    return target


def main():
    parser = argparse.ArgumentParser()
    for name in ("source", "build", "abseil"):
        parser.add_argument("--" + name, type=pathlib.Path, required=True)
    given = parser.parse_args()
    os.environ["CCACHE_DISABLE"] = "1"
    faults = Faults()
    with tempfile.TemporaryDirectory(prefix="dangvien-") as directory:
        source = pathlib.Path(directory) / "another" / "folder"
        source.mkdir(parents=True)
        copy_source(given.source, source)
        shutil.copytree(given.abseil.parent / "download", source / "build/deps/download")
        run(source / "script/build-abseil")
        commit = cached(given.build, "DANGVIEN_COMMIT")
        expected, found = sums(given.build), sums(build(source, given.build, commit))
        for name in NAMES:
            print(f"  {found[name]} {name}")
            faults.check(found[name] == expected[name], f"{name}: not {expected[name]}")
        other = sums(build(source, given.build, "another"))
        for name in NAMES:
            faults.check(other[name] != expected[name], f"{name}: the control is the same")
    faults.finish("reproducible")


if __name__ == "__main__":
    main()
