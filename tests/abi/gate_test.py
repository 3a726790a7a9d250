"""The ABI gate holds: HEAD differs from what was recorded of 1.0 by additions at most, by three
judges. And it closes: on a small library with the same headers, a removed function, a reordered
struct and a renumbered constant are each refused, and an addition is let through. So does capigen,
which writes the records: what is declared in capi/api.yaml adds to them or is refused.

A release of a minor version records its own with DANGVIEN_RECORD_ABI=1.
"""

import argparse
import os
import pathlib
import re
import shutil
import sys

import gate
import standin
from support import Faults, run


def remove_function(text):
    return re.sub(r"^DANGVIEN_API size_t dangvien_buffer_size\([^;]*;\n", "", text, flags=re.M)


def reorder_struct(text):
    fields = "  int64_t rated;\n", "  int64_t not_a_subject;\n"
    places = dict(zip(fields, reversed(fields)))
    return re.sub("|".join(fields), lambda found: places[found.group()], text)


def renumber_constant(text):
    name = "#define DANGVIEN_STATUS_NOT_FOUND"
    return text.replace(f"{name} 5", f"{name} 6")


def add(text):
    anchor = "DANGVIEN_API uint32_t dangvien_abi_version(void);\n"
    added = "DANGVIEN_API int32_t dangvien_added(int64_t given);\n#define DANGVIEN_ADDED 7\n"
    return text.replace(anchor, anchor + added)


# The break, and which judges must refuse it. No tool on binaries sees a constant.
BREAKS = [
    (remove_function, {"abidiff", "abi-compliance-checker", "the compiler"}),
    (reorder_struct, {"abidiff", "abi-compliance-checker", "the compiler"}),
    (renumber_constant, {"the compiler"}),
    (add, set()),
]


# The same in capi/api.yaml, as patterns with what is put in their place, and what capigen must
# name; additions are let through.
LAST_FIELD = r"(    - {name: findings,.*\n)"
ADDED_FIELD = "    - {name: added, type: int64_t, doc: it was added}\n"
NARROW_FIELDS = """\
    - {name: findings, type: int32_t, doc: as before}
    - {name: rest, type: int32_t, doc: the rest}
"""
FIRST_FUNCTION = r"(  - function: dangvien_abi_version\n)"
ADDED_FUNCTION = """\
  - function: dangvien_added
    doc: It was added.
    returns: int32_t
    result: 0 in every case
    params: []
"""
DECLARED_BREAKS = [
    ("a function is removed", [(r"  - function: dangvien_buffer_size\n(    .*\n)*", "")],
     ["dangvien_buffer_size"]),
    ("two fields change places",
     [(r"(    - {name: rated,.*\n)(    - {name: not_a_subject,.*\n)", r"\2\1")],
     ["dangvien_status_counts, rated", "dangvien_status_counts.fields.not_a_subject.offset"]),
    ("a field changes its size",
     [(LAST_FIELD, NARROW_FIELDS)],
     ["dangvien_status_counts.fields.findings.size"]),
    ("two constants change places",
     [(r"VIETNAMESE: \[1,", "VIETNAMESE: [2,"), (r"ENGLISH: \[2,", "ENGLISH: [1,")],
     ["DANGVIEN_LANGUAGE_VIETNAMESE", "DANGVIEN_LANGUAGE_ENGLISH"]),
    ("a parameter changes its type",
     [(r"{name: rows_per_batch, type: int64_t", "{name: rows_per_batch, type: int32_t")],
     ["dangvien_evaluation_stream"]),
]  # fmt: skip
DECLARED_ADDITIONS = [
    ("a function is added", FIRST_FUNCTION, ADDED_FUNCTION + r"\1"),
    ("a constant is added", r"(      ENGLISH: \[2,)", r'      ADDED: [7, ""]\n\1'),
    ("a struct grows at its end", LAST_FIELD, r"\1" + ADDED_FIELD),
]


def judge(recorded, library, headers, scratch):
    """What the three judges say of a library against the records of a version."""
    new_dump = os.path.join(scratch, "new.dump")
    gate.dump(library, headers, new_dump)
    faults = gate.differences(recorded["abi"], library, headers)
    faults += gate.second_opinion(recorded["dump"], new_dump)
    return faults + gate.kept(recorded["kept"], headers)


def check_head(given, faults):
    recorded = {
        "abi": os.path.join(given.recorded, "dangvien.abi"),
        "dump": os.path.join(given.recorded, "dangvien.dump"),
        "kept": os.path.join(given.recorded, "kept.c"),
    }
    if os.environ.get("DANGVIEN_RECORD_ABI"):
        gate.record(given.library, given.include, recorded["abi"])
        # Of a library that has nothing but the interface: abi-dumper keeps private types as well.
        folder = standin.build(given.include, os.path.join(given.scratch, "recorded"))
        gate.dump(standin.library(folder), str(folder), recorded["dump"])
    for fault in judge(recorded, given.library, given.include, given.scratch):
        faults.check(False, fault)
    faults.count += 3


def check_breaks(given, faults):
    folder = standin.build(given.include, os.path.join(given.scratch, "unbroken"))
    library, headers = standin.library(folder), str(folder)
    recorded = {
        "abi": os.path.join(given.scratch, "unbroken.abi"),
        "dump": os.path.join(given.scratch, "unbroken.dump"),
        "kept": os.path.join(given.recorded, "kept.c"),
    }
    gate.record(library, headers, recorded["abi"])
    gate.dump(library, headers, recorded["dump"])
    found = judge(recorded, library, headers, given.scratch)
    faults.check(not found, f"nothing was changed, and yet: {found}")
    for edit, judges in BREAKS:
        print(f"\n{edit.__name__}: to be refused by {', '.join(sorted(judges)) or 'nobody'}")
        folder = standin.build(given.include, os.path.join(given.scratch, edit.__name__), edit)
        found = judge(recorded, standin.library(folder), str(folder), given.scratch)
        refused = {name for name in BREAKS[0][1] if any(f.startswith(name) for f in found)}
        faults.check(refused == judges, f"{edit.__name__}: refused by {refused}: {found}")


def generate(source, root, text, *options, records=""):
    """Runs capigen on a declaration: whether it took it, what it said, and whether it wrote."""
    (root / "capi/api.yaml").write_text(text, encoding="utf-8")
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    capigen = os.path.join(source, "tools/capigen/capigen.py")
    done = run(sys.executable, capigen, "--root", str(root), *options, check=False,
               env={"DANGVIEN_RECORD_ABI": records})  # fmt: skip
    after = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    return done.returncode == 0, done.stdout, after != before


def check_declarations(given, faults):
    root = pathlib.Path(given.scratch, "declared")
    shutil.rmtree(root, ignore_errors=True)
    (root / "capi/abi").mkdir(parents=True)
    version = os.path.basename(given.recorded)
    records = root / "capi/abi" / version
    shutil.copytree(given.recorded, records)
    text = pathlib.Path(given.source, "capi/api.yaml").read_text(encoding="utf-8")
    faults.check(generate(given.source, root, text)[0], "what was recorded is refused")
    for why, edits, named in DECLARED_BREAKS:
        broken = text
        for pattern, replacement in edits:
            broken = re.sub(pattern, replacement, broken, count=1)
        for options in ((), ("--check",)):
            taken, said, wrote = generate(given.source, root, broken, *options)
            faults.check(not taken and not wrote and all(name in said for name in named),
                         f"{why}, {options}: taken {taken}, wrote {wrote}: {said}")  # fmt: skip
    for why, pattern, replacement in DECLARED_ADDITIONS:
        extended = re.sub(pattern, replacement, text, count=1)
        taken, said, _ = generate(given.source, root, extended)
        faults.check(taken, f"{why}, and is refused: {said}")
        added = [name for name in ("layout.json", "kept.c") if f"abi/{version}/{name}" in said]
        faults.check(added, f"{why}, and is not recorded: {said}")
        # Now that it is recorded, it may not go.
        faults.check(not generate(given.source, root, text)[0], f"{why}, and may be taken back")
        again = generate(given.source, root, text, records="1")
        faults.check(again[0], f"{why}: a release cannot record anew: {again[1]}")


def main():
    parser = argparse.ArgumentParser()
    for name in ("library", "include", "recorded", "scratch", "source"):
        parser.add_argument("--" + name, required=True)
    given = parser.parse_args()
    os.makedirs(given.scratch, exist_ok=True)
    faults = Faults()
    check_head(given, faults)
    check_breaks(given, faults)
    check_declarations(given, faults)
    faults.finish("gate")


if __name__ == "__main__":
    main()
