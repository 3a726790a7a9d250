"""The release of the C library: the files that it holds, its bill of materials, its notices, and
that a second run gives the same bytes. A bill that says something else is refused.
"""

import argparse
import copy
import hashlib
import json
import os
import pathlib
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir, "abi"))
from support import Faults, library_path, output_of, run  # noqa: E402

# Patterns of all that may be there; each must be there.
CONTENTS = [
    r"include/dangvien/c/\w+\.h",
    r"lib/cmake/dangvien/dangvien(CapiTargets|Config|ConfigVersion)\.cmake",
    r"lib/libdangvien\.so",
    r"lib/libdangvien\.so\.1",
    r"lib/libdangvien\.so\.1\.\d+",
    r"lib/libdangvien_c\.a",
    r"lib/pkgconfig/dangvien-capi\.pc",
    r"share/dangvien/abi/exports\.txt",
    r"share/dangvien/abi/1\.\d+/[\w.]+",
    r"share/doc/dangvien/LICENSE",
    r"share/doc/dangvien/(CHANGELOG|packaging)\.md",
    r"share/doc/dangvien/dependencies\.json",
    r"share/doc/dangvien/notices/\w+\.txt",
    r"share/doc/dangvien/sbom\.spdx\.json",
]
LICENCE = re.compile(r"^[A-Za-z0-9.-]+( (AND|OR) [A-Za-z0-9.-]+)*$")


def sha(kind, path):
    return hashlib.new(kind, path.read_bytes()).hexdigest()


def faults_of_document(bill):
    """What SPDX 2.3 demands of a document and its packages."""
    found = []
    for key, value in (("spdxVersion", "SPDX-2.3"), ("dataLicense", "CC0-1.0"),
                       ("SPDXID", "SPDXRef-DOCUMENT")):  # fmt: skip
        if bill.get(key) != value:
            found.append(f"{key} is {bill.get(key)}")
    created = bill.get("creationInfo", {})
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", created.get("created", "")):
        found.append(f"created: {created}")
    if not any(re.match(r"(Tool|Organization): .", one) for one in created.get("creators", [])):
        found.append(f"creators: {created}")
    if not re.match(r"^[a-z]+:[^\s#]+$", bill.get("documentNamespace", "")):
        found.append("documentNamespace is no URI")
    ids = [one["SPDXID"] for one in [bill, *bill["packages"], *bill["files"]]]
    if len(set(ids)) != len(ids) or not all(re.fullmatch(r"SPDXRef-[\w.-]+", i) for i in ids):
        found.append("SPDXIDs are not unique names")
    for package in bill["packages"]:
        for key in ("name", "downloadLocation", "licenseConcluded", "copyrightText"):
            if not package.get(key):
                found.append(f"{package['SPDXID']} has no {key}")
        if not LICENCE.match(package.get("licenseDeclared", "")):
            found.append(f"{package['SPDXID']}: licence {package.get('licenseDeclared')}")
    for relation in bill["relationships"]:
        if relation["spdxElementId"] not in ids or relation["relatedSpdxElement"] not in ids:
            found.append(f"relationship to nothing: {relation}")
    return found


def faults_of_files(bill, stage):
    """The files and sums of the bill are those of the release."""
    own = next(package for package in bill["packages"] if package["name"] == "dangvien-c")
    listed = {one["fileName"]: one["checksums"] for one in bill["files"]}
    present = {
        "./" + path.relative_to(stage).as_posix(): path
        for path in stage.rglob("*")
        if path.is_file() and not path.is_symlink()
    }
    bill_name = own["packageVerificationCode"]["packageVerificationCodeExcludedFiles"][0]
    found = [f"not listed: {name}" for name in present if name not in (*listed, bill_name)]
    found += [f"listed, but not there: {name}" for name in listed if name not in present]
    for name in listed.keys() & present.keys():
        for one in listed[name]:
            if sha(one["algorithm"].lower(), present[name]) != one["checksumValue"]:
                found.append(f"{name}: another {one['algorithm']}")
    sha1s = sorted(one["checksums"][0]["checksumValue"] for one in bill["files"])
    code = hashlib.sha1("".join(sha1s).encode()).hexdigest()
    if code != own["packageVerificationCode"]["packageVerificationCodeValue"]:
        found.append("another verification code")
    return found


def faults_of_components(bill, lock, stage):
    """Everything of the lock is in the bill with its sums, and its notice is in the release."""
    found = []
    packages = {package["name"]: package for package in bill["packages"]}
    for component in lock["components"]:
        package = packages.get(component["name"])
        if not package or package["versionInfo"] != component["version"]:
            found.append(f"{component['name']} {component['version']} is not in the bill")
            continue
        for digest in component["sha256"].values():
            if digest not in package["sourceInfo"]:
                found.append(f"{component['name']}: no {digest}")
        notice = stage / "share/doc/dangvien/notices" / pathlib.Path(component["notice"]).name
        if not notice.exists() or "Copyright" not in notice.read_text(encoding="utf-8"):
            found.append(f"{component['name']}: no notice")
    return found


def faults_of_bill(bill, lock, stage):
    return (
        faults_of_document(bill)
        + faults_of_files(bill, stage)
        + faults_of_components(bill, lock, stage)
    )


def check_bill(lock, stage, faults):
    path = stage / "share/doc/dangvien/sbom.spdx.json"
    bill = json.loads(path.read_text(encoding="utf-8"))
    found = faults_of_bill(bill, lock, stage)
    faults.check(not found, f"bill of materials: {found}")
    print(f"  {len(bill['files'])} files, {len(bill['packages'])} packages in the bill")
    for title, spoil in (
        ("a missing package", lambda one: one["packages"].pop()),
        ("another sum", lambda one: one["files"][0]["checksums"][1].update(checksumValue="0" * 64)),
        ("a file less", lambda one: one["files"].pop()),
        ("no licence", lambda one: one["packages"][1].update(licenseDeclared="?")),
        ("another version of SPDX", lambda one: one.update(spdxVersion="SPDX-9")),
    ):
        spoilt = copy.deepcopy(bill)
        spoil(spoilt)
        faults.check(faults_of_bill(spoilt, lock, stage), f"a bill with {title} is let through")


def check_linked(source, stage, faults):
    """No bill names another version than the one that went in."""
    out = stage / "bill.json"
    done = run(
        "python3", source / "tools/sbom/sbom.py", "--lock", source / "packaging/dependencies.json",
        "--root", stage, "--version", "0", "--epoch", "0", "--out", out, "--linked", "zlib=0",
        check=False)  # fmt: skip
    refused = done.returncode != 0 and "zlib 0 is linked" in done.stderr and not out.exists()
    faults.check(refused, f"a bill of another zlib is written: {done}")


def check_contents(stage, faults):
    names = [
        path.relative_to(stage).as_posix()
        for path in stage.rglob("*")
        if path.is_file() or path.is_symlink()
    ]
    for pattern in CONTENTS:
        faults.check(any(re.fullmatch(pattern, name) for name in names), f"no file {pattern}")
    unknown = [name for name in names if not any(re.fullmatch(p, name) for p in CONTENTS)]
    faults.check(not unknown, f"not expected in a release: {unknown}")
    library = next(stage.glob("lib/libdangvien.so.1.*"))
    sections = output_of("readelf", "-SW", library)
    faults.check(".debug_info" not in sections, "the library is not stripped")
    faults.check(".gnu_debuglink" in sections, "the library does not name its debug file")


def check_use(stage, build, faults):
    """With a C compiler and the release, nothing else."""
    build.mkdir(parents=True, exist_ok=True)
    source = pathlib.Path(__file__).parent / "c" / "consumer.c"
    include, lib = f"-I{stage / 'include'}", stage / "lib"
    output_of("cc", include, source, f"-L{lib}", "-ldangvien", "-o", build / "shared")
    output_of("cc", include, source, lib / "libdangvien_c.a", "-lstdc++", "-lm", "-o",
              build / "static")  # fmt: skip
    for program in ("shared", "static"):
        done = run(build / program, env=library_path(lib), check=False)
        faults.check(done.returncode == 0 and "1 units" in done.stdout, f"{program}: {done}")


def main():
    parser = argparse.ArgumentParser()
    for name in ("source", "build", "scratch"):
        parser.add_argument("--" + name, type=pathlib.Path, required=True)
    given = parser.parse_args()
    faults = Faults()
    results = []
    for name in ("first", "second"):
        target = given.scratch / name
        print(output_of(given.source / "script/package", "--from", given.build, "--to", target))
        results.append((target / "SHA256SUMS").read_text(encoding="utf-8"))
    faults.check(results[0] == results[1], f"two runs differ: {results}")
    for line in results[0].splitlines():
        digest, name = line.split()
        faults.check(sha("sha256", given.scratch / "first" / name) == digest, f"{name}: sum")

    archive = next((given.scratch / "first").glob("dangvien-c-*[!g].tar.gz"))
    unpacked = given.scratch / "unpacked"
    output_of("rm", "-rf", unpacked)
    unpacked.mkdir()
    output_of("tar", "xf", archive, "-C", unpacked)
    stage = next(unpacked.iterdir())
    lock = json.loads((given.source / "packaging/dependencies.json").read_text(encoding="utf-8"))
    check_contents(stage, faults)
    check_bill(lock, stage, faults)
    check_linked(given.source, stage, faults)
    check_use(stage, given.scratch / "use", faults)
    faults.finish("package")


if __name__ == "__main__":
    main()
