"""Writes what holds the ABI: the export map, export lists of other systems, and what a later
version must keep of this one: names, numbers, layouts.
"""

import json

import spec as api
from header import NOTICE

# The same text on every system: layouts are those of 64-bit pointers.
WIDE = "UINTPTR_MAX == UINT64_MAX"


def by_version(spec):
    """Names of functions by the minor version that brought them, in the order of versions."""
    versions = {}
    for function in spec.functions:
        versions.setdefault(tuple(map(int, function["since"].split("."))), []).append(
            function["name"]
        )
    return sorted(versions.items())


def export_map(spec):
    lines, earlier = [f"# {NOTICE}"], ""
    versions = by_version(spec)
    for index, ((major, minor), names) in enumerate(versions):
        lines += [f"DANGVIEN_{major}.{minor} {{", "  global:"]
        lines += [f"    {name};" for name in sorted(names)]
        if index == 0:
            lines += ["  local:", "    *;"]
        lines.append(f"}}{earlier};")
        earlier = f" DANGVIEN_{major}.{minor}"
    return "\n".join(lines) + "\n"


def exports(spec):
    return "".join(f"{name}\n" for name in sorted(f["name"] for f in spec.functions))


def all_constants(spec):
    yield "DANGVIEN_ABI_MAJOR", spec.major
    for item in spec.constants:
        for name, (number, _) in item["values"].items():
            yield item["prefix"] + name, number


def own_structs(spec):
    return [struct for struct in spec.structs if not struct.get("foreign")]


def layout_json(spec):
    structs = {}
    for struct in own_structs(spec):
        fields, size = api.layout(struct)
        structs[struct["name"]] = {
            "size": size,
            "fields": {name: {"offset": offset, "size": width} for name, offset, width in fields},
        }
    data = {
        "abi": {"major": spec.major, "minor": spec.minor},
        "constants": dict(all_constants(spec)),
        "structs": structs,
    }
    return json.dumps(data, indent=1) + "\n"


def signature(function):
    params = ", ".join(param["type"] for param in function["params"]) or "void"
    return f"{function['returns']} {function['name']}({params})"


def asserts(spec):
    lines = [
        f"// {NOTICE}",
        "// Compiles where the headers keep what this version says: every constant, every layout,",
        "// every signature. A released line is never changed.",
    ]
    lines += [f'#include "dangvien/c/{header["file"]}"' for header in spec.headers]
    lines += [
        "",
        "#define DANGVIEN_INTERNAL_JOIN(a, b) a##b",
        "#define DANGVIEN_INTERNAL_NAME(line) DANGVIEN_INTERNAL_JOIN(kept_, line)",
        "// An array of -1 entries where it does not hold; C99 has no static assertion.",
        "#define DANGVIEN_INTERNAL_KEPT(condition) \\",
        "  typedef char DANGVIEN_INTERNAL_NAME(__LINE__)[(condition) ? 1 : -1]",
        "",
    ]
    for name, number in all_constants(spec):
        lines.append(f"DANGVIEN_INTERNAL_KEPT({name} == {number});")
    lines += ["", f"#if {WIDE}"]
    for struct in own_structs(spec):
        fields, size = api.layout(struct)
        comparison = "==" if struct.get("frozen") else ">="
        lines.append(f"DANGVIEN_INTERNAL_KEPT(sizeof({struct['name']}) {comparison} {size});")
        for name, offset, _ in fields:
            lines.append(
                f"DANGVIEN_INTERNAL_KEPT(offsetof({struct['name']}, {name}) == {offset});"
            )
    lines += ["#endif", ""]
    for function in spec.functions:
        params = ", ".join(param["type"] for param in function["params"]) or "void"
        lines.append(
            f"extern {function['returns']} (*const kept_{function['name']})({params});\n"
            f"{function['returns']} (*const kept_{function['name']})({params}) ="
            f" {function['name']};"
        )
    return "\n".join(lines) + "\n"


def outputs(spec):
    version = f"{spec.major}.{spec.minor}"
    yield "capi/dangvien.map", export_map(spec)
    yield "capi/dangvien.def", "EXPORTS\n" + "".join(
        f"  {name}\n" for name in exports(spec).split()
    )
    yield "capi/dangvien.exp", "".join(f"_{name}\n" for name in exports(spec).split())
    yield "capi/abi/exports.txt", exports(spec)
    yield f"capi/abi/{version}/layout.json", layout_json(spec)
    yield f"capi/abi/{version}/kept.c", asserts(spec)
