"""The ABI gate: how a library may differ from an ABI that was released. Only additions are let
through. Each function gives faults.
"""

import os
import re
import tempfile

from support import output_of, run

CHANGED = 4  # abidiff's exit code for additions, and for reordered members, too
SUMMARY = re.compile(r"^\w+ changes summary: (\d+) Removed, (\d+) Changed", re.M)


def record(library, headers, path):
    """The library's ABI as XML."""
    output_of("abidw", "--exported-interfaces-only", "--headers-dir", headers,
              "--drop-private-types", "--no-comp-dir-path", "--no-corpus-path", "--out-file", path,
              library)  # fmt: skip


def differences(old, new, headers):
    """By abidiff; `old` is what record() wrote, or a library."""
    done = run("abidiff", "--exported-interfaces-only", "--headers-dir2", headers,
               "--drop-private-types", "--fail-no-debug-info", old, new, check=False)  # fmt: skip
    summary = [(int(removed), int(changed)) for removed, changed in SUMMARY.findall(done.stdout)]
    print(f"  exit code {done.returncode}; removed and changed: {summary or 'none'}")
    only_additions = bool(summary) and not any(sum(pair) for pair in summary)
    if done.returncode == 0 or (done.returncode == CHANGED and only_additions):
        return []
    return [f"abidiff, exit code {done.returncode}: {done.stdout}{done.stderr}"]


def dump(library, headers, path):
    """The library's ABI as abi-dumper reads it."""
    output_of("abi-dumper", library, "-o", path, "-lver", "1", "-public-headers", headers)


def second_opinion(old_dump, new_dump):
    """By abi-compliance-checker, which looks into more of the types."""
    with tempfile.TemporaryDirectory() as directory:
        done = run("abi-compliance-checker", "-l", "dangvien", "-old", old_dump, "-new", new_dump,
                   "-report-path", os.path.join(directory, "report.html"), check=False)  # fmt: skip
    for line in done.stdout.splitlines():
        if "compatibility" in line or "problems" in line:
            print("  " + line)
    return [f"abi-compliance-checker: {done.stdout}"] if done.returncode else []


def kept(statements, include):
    """By the compiler: constants, layouts and signatures that a version has promised."""
    done = run("cc", "-std=c11", "-fsyntax-only", f"-I{include}", statements, check=False)
    return [f"the compiler: {done.stderr[:600]}"] if done.returncode else []
