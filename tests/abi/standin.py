"""A small library with the interface of the headers: every declared function, with a body that does
nothing. On it, breaks of the ABI are tried without building the library again.
"""

import os
import pathlib
import re
import shutil

from support import output_of

DECLARATION = re.compile(
    r"^DANGVIEN_API\s+(([^;{}#]*?[\s*])(dangvien_\w+)\s*\([^;{}]*?\))\s*;", re.M
)
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.S)


def write_source(headers, folder):
    """The path of C text that defines what the headers declare, and the names."""
    lines, names = [], []
    for header in headers:
        lines.append(f'#include "dangvien/c/{header.name}"')
    for header in headers:
        text = COMMENT.sub("", header.read_text(encoding="utf-8"))
        for declaration, returned, name in DECLARATION.findall(text):
            body = "{ }" if returned.strip() == "void" else "{ return 0; }"
            lines.append(f"{declaration} {body}")
            names.append(name)
    path = folder / "standin.c"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path, names


def build(include, folder, edit=None, node="DANGVIEN_1.0"):
    """The folder of the library's own headers and libdangvien.so.1. `edit` changes the text of
    dangvien.h."""
    folder = pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    own = folder / "dangvien" / "c"
    shutil.copytree(os.path.join(include, "dangvien", "c"), own)
    if edit:
        header = own / "dangvien.h"
        before = header.read_text(encoding="utf-8")
        after = edit(before)
        if after == before:
            raise SystemExit("FAULT: the planted break changed nothing of dangvien.h")
        header.write_text(after, encoding="utf-8")
    source, names = write_source(sorted(own.glob("*.h")), folder)
    version_script = folder / "standin.map"
    exported = " ".join(name + ";" for name in names)
    version_script.write_text(f"{node} {{ global: {exported} local: *; }};\n", encoding="utf-8")
    output_of("cc", "-g", "-w", "-shared", "-fPIC", f"-I{folder}", source,
              "-Wl,-soname,libdangvien.so.1", f"-Wl,--version-script={version_script}",
              "-o", folder / "libdangvien.so.1")  # fmt: skip
    return folder


def library(folder):
    return str(pathlib.Path(folder) / "libdangvien.so.1")
