"""Declarations for Python (cffi) and JavaScript (koffi), which load the library while they run."""

import spec as api
from declared import (
    constants, filled, is_callback, is_struct, is_written, stars,
)
from header import NOTICE

# ---- Python: cffi reads C declarations without a preprocessor


def cffi(spec):
    lines = [f"# {NOTICE}", '"""The C interface, as cffi reads it."""', "", 'DECLARATIONS = """']
    lines += [f"#define {name} {number}" for name, number in constants(spec)]
    lines += [f"typedef struct {name} {name};" for name in spec.handles]
    for item in spec.items:
        if item["kind"] == "callback":
            text = f"typedef {item['returns']} (*{item['name']})({c_params(item)});"
            lines += filled(text, 4)
        elif item["kind"] == "struct" and item.get("foreign"):
            lines += [line for line in item["foreign"].split("\n") if not line.startswith("#")]
        elif item["kind"] == "struct":
            lines.append(f"typedef struct {item['name']} {{")
            lines += [f"  {field['type']} {field['name']};" for field in item["fields"]]
            lines.append(f"}} {item['name']};")
        elif item["kind"] == "function":
            lines += filled(f"{item['returns']} {item['name']}({c_params(item)});", 4)
    return "\n".join(lines + ['"""', ""])


def c_params(item):
    return ", ".join(f"{param['type']} {param['name']}" for param in item["params"]) or "void"


# ---- JavaScript: koffi reads prototypes with directions


def koffi_type(spec, param):
    if is_callback(spec, param["type"]):
        return f"{api.base_of(param['type'])}*"
    if api.base_of(param["type"]) in api.ARROW:
        return "void*"  # which takes a buffer as well as a pointer
    # koffi reads nothing between two stars.
    text = param["type"].replace("struct ", "").replace("* const*", "**")
    if not is_written(param):
        return text
    # A struct is read too: it says how large it is. Bytes are an array of the caller.
    is_inout = is_struct(spec, text) and stars(text) == 1
    if text == "uint8_t*" or not api.is_pointer(text):
        return text
    return ("_Inout_ " if is_inout else "_Out_ ") + text


def koffi_prototype(spec, item):
    params = ", ".join(f"{koffi_type(spec, param)} {param['name']}" for param in item["params"])
    return f"{item['returns']} {item['name']}({params})"


def koffi_call(head, text, tail, indent):
    """`head('text')tail`; a text that is too long is a template of several lines."""
    line = f"{' ' * indent}{head}('{text}'){tail}"
    if len(line) <= 100:
        return [line]
    inner = " " * (indent + 2)
    lines = filled(f"{inner}`{text}`,", indent + 4)
    return [f"{' ' * indent}{head}(", *lines, f"{' ' * indent}){tail}"]


def koffi(spec):
    lines = [
        f"// {NOTICE}",
        "'use strict';",
        "",
        "const constants = Object.freeze({",
        *[f"  {name}: {number}," for name, number in constants(spec)],
        "});",
        "",
        "// Declares the types with koffi and gives the functions of the library.",
        "function declare(koffi, library) {",
    ]
    lines += [f"  koffi.opaque('{name}');" for name in spec.handles]
    for item in spec.items:
        if item["kind"] == "callback":
            lines += koffi_call("koffi.proto", koffi_prototype(spec, item), ";", 2)
        elif item["kind"] == "struct" and not item.get("foreign"):
            lines.append(f"  koffi.struct('{item['name']}', {{")
            lines += [
                f"    {field['name']}: '{koffi_type(spec, field)}'," for field in item["fields"]
            ]
            lines.append("  });")
    lines.append("  return {")
    for function in spec.functions:
        prototype = koffi_prototype(spec, function)
        lines += koffi_call(f"{function['name']}: library.func", prototype, ",", 4)
    return "\n".join(lines + ["  };", "}", "", "module.exports = { constants, declare };", ""])
