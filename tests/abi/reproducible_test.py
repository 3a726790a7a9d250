"""The library and the static archive, built a second time in another folder, with an Abseil built
there as well and without compiler cache, are the same to the byte, and so is the release that
script/package makes of them. The control: another name of the commit gives other bytes.

Takes some minutes: everything that is shipped is compiled again.
"""

import argparse
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import tarfile
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


def release(source, build, target):
    """The sums of what script/package makes of a build: each file, and each that is in one."""
    run(source / "script/package", "--from", build, "--to", target)
    found = {}
    for path in target.iterdir():
        if path.is_file():
            found[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
        if path.suffix == ".gz":
            with tarfile.open(path) as archive:
                for member in filter(tarfile.TarInfo.isfile, archive):
                    content = archive.extractfile(member).read()
                    found[member.name] = hashlib.sha256(content).hexdigest()
    return found


def check_same(expected, found, faults):
    for name, digest in expected.items():
        faults.check(found.get(name) == digest, f"{name}: {found.get(name)}, not {digest}")
        if name in NAMES or "/" not in name:
            print(f"  {digest} {name}")
    faults.check(expected.keys() == found.keys(), f"{sorted(expected)}, but {sorted(found)}")


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
        # There is no history in the copy.
        epoch = output_of("git", "-C", given.source, "log", "-1", "--format=%ct").strip()
        os.environ.setdefault("SOURCE_DATE_EPOCH", epoch)
        copy_source(given.source, source)
        scratch = pathlib.Path(directory)
        expected, first = sums(given.build), release(given.source, given.build, scratch / "first")
        shutil.copytree(given.abseil.parent / "download", source / "build/deps/download")
        run(source / "script/build-abseil")
        second = build(source, given.build, cached(given.build, "DANGVIEN_COMMIT"))
        check_same(expected, sums(second), faults)
        check_same(first, release(source, second, scratch / "second"), faults)
        other = sums(build(source, given.build, "another"))
        for name in NAMES:
            faults.check(other[name] != expected[name], f"{name}: the control is the same")
    faults.finish("reproducible")


if __name__ == "__main__":
    main()
