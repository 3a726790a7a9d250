"""What must hold of the C library's files, read by nm, readelf and objdump. Each function gives the
faults as `kind: what was found`, and prints what it saw."""

import os
import re
import tempfile

from support import output_of, run

SONAME = "libdangvien.so.1"
# The C and C++ runtimes. The loader itself is one: __tls_get_addr lives there.
RUNTIMES = {"libstdc++.so.6", "libm.so.6", "libgcc_s.so.1", "libc.so.6", "ld-linux-x86-64.so.2"}
# Debian 12's, which is the oldest system supported.
FLOOR = {"GLIBC": (2, 34), "GLIBCXX": (3, 4, 29), "CXXABI": (1, 3, 13), "GCC": (3, 4)}
MAX_STRIPPED = 2_000_000


def exports(library, golden):
    """The symbols that the library defines for others are those of the golden list, no more."""
    lines = output_of("nm", "-D", "--defined-only", library).splitlines()
    # Type A: the version nodes.
    found = {line.split()[-1].split("@")[0] for line in lines if line.split()[-2] != "A"}
    with open(golden, encoding="utf-8") as file:
        wanted = set(file.read().split())
    print(f"  {len(found)} exported, {len(wanted)} in {os.path.basename(golden)}")
    return [f"exports: {name} is not in the list" for name in sorted(found - wanted)] + [
        f"exports: {name} is not exported" for name in sorted(wanted - found)
    ]


def foreign(library):
    """No symbol of Abseil or Protobuf is asked of the host."""
    found = re.findall(r"\S*(?:google|absl)\S*", output_of("nm", "-D", "--undefined-only", library))
    print(f"  {len(found)} foreign symbols are needed")
    return [f"foreign: {name}" for name in found]


def unique(file):
    """No symbol that the loader merges across libraries whatever their visibility."""
    dynamic = ["-D"] if ".so" in file else []
    found = [
        line.split()[-1]
        for line in output_of("nm", *dynamic, file).splitlines()
        if len(line.split()) > 1 and line.split()[-2] == "u"
    ]
    print(f"  {len(found)} unique symbols")
    return [f"unique: {name}" for name in found]


def static_globals(archive):
    """In the static archive, only the C functions are global, and nothing is weak."""
    lines = [line.split() for line in output_of("nm", archive).splitlines()]
    symbols = [line for line in lines if len(line) == 3 and (line[1].isupper() or line[1] in "uvw")]
    found = [name for _, _, name in symbols if not name.startswith("dangvien_")]
    print(f"  {len(symbols)} global symbols, {len(found)} of them not ours")
    none = [] if symbols else ["static: no global symbol at all"]
    return none + [f"static: {name}" for name in found]


def dynamic_section(library, allowed=frozenset()):
    """NEEDED, SONAME, and flags; `allowed` completes the runtimes by a pattern."""
    section = output_of("readelf", "-dW", library)
    segments = output_of("readelf", "-lW", library)
    needed = re.findall(r"\(NEEDED\).*\[(.*)\]", section)
    soname = re.findall(r"\(SONAME\).*\[(.*)\]", section)
    print(f"  needs {', '.join(needed)}; is {', '.join(soname) or 'nameless'}")
    faults = [
        f"needed: {name}"
        for name in needed
        if name not in RUNTIMES and not any(re.fullmatch(pattern, name) for pattern in allowed)
    ]
    if soname != [SONAME]:
        faults.append(f"soname: {soname}")
    for word, kind in (
        ("TEXTREL", "textrel"),
        ("STATIC_TLS", "static_tls"),
        ("(RPATH)", "rpath"),
        ("(RUNPATH)", "rpath"),
    ):
        if word in section:
            faults.append(f"{kind}: {word}")
    flags = re.findall(r"\((?:FLAGS|FLAGS_1)\).*: (.*)", section)
    print(f"  flags {'; '.join(flags)}")
    for word, kind in (("NOW", "now"), ("NODELETE", "nodelete")):
        if not re.search(rf"\b{word}\b", " ".join(flags)):
            faults.append(f"{kind}: not set")
    if "GNU_RELRO" not in segments:
        faults.append("relro: no such segment")
    stack = re.search(r"GNU_STACK.*?0x0+ (R\w*)", segments)
    if not stack or stack.group(1) != "RW":
        faults.append(f"stack: {stack and stack.group(1)}")
    return faults


DYNAMIC_KINDS = {
    "needed", "soname", "textrel", "static_tls", "rpath", "now", "nodelete", "relro", "stack"
}  # fmt: skip


def runtime_floor(library):
    """No symbol version of the runtimes above those of the oldest system supported."""
    table = output_of("objdump", "-T", library)
    found = set(re.findall(r"\b(GLIBC|GLIBCXX|CXXABI|GCC)_([0-9][0-9.]*)", table))
    versions = [(name, tuple(int(part) for part in text.split("."))) for name, text in found]
    highest = {name: max(v for n, v in versions if n == name) for name, _ in versions}
    print("  " + ", ".join(f"{n} {'.'.join(map(str, v))}" for n, v in sorted(highest.items())))
    if not highest:
        return ["floor: no version found"]
    above = [(name, version) for name, version in highest.items() if version > FLOOR[name]]
    return [f"floor: {name} {version}" for name, version in above]


def not_pic(archive):
    """No relocation that holds in an executable only."""
    relocations = run("readelf", "-rW", archive, show=False).stdout
    count = len(re.findall(r"\bR_X86_64_TPOFF32\b", relocations))
    return [f"pic: {os.path.basename(archive)} has {count} local-exec relocations"] if count else []


def paths(file, folders):
    """The folders of the build do not stand in the file."""
    text = output_of("strings", "-a", file)
    found = [line for line in text.splitlines() if any(folder in line for folder in folders)]
    print(f"  {len(found)} paths of the build")
    return [f"path: {line[:120]}" for line in found]


def size(library, limit=MAX_STRIPPED):
    """The size without debug information."""
    with tempfile.TemporaryDirectory() as directory:
        stripped = os.path.join(directory, "stripped")
        output_of("strip", "-o", stripped, library)
        found = os.path.getsize(stripped)
    print(f"  {found} bytes stripped, at most {limit}")
    return [f"size: {found} bytes"] if found > limit else []
