"""Writes the C headers."""

import re
import textwrap

import spec as api

WIDTH = 100
NOTICE = "Written by tools/capigen from capi/api.yaml; do not edit."


def paragraphs(text):
    """Lines joined to paragraphs, each with the indent of its second and later lines. Kept as they
    are: lines of code, which are indented more than the number of an item asks for.
    """
    joined = []
    for line in text.strip("\n").split("\n"):
        depth = len(line) - len(line.lstrip())
        if not line.strip():
            joined.append(["", 0])
        elif joined and is_prose(joined[-1][0]) and depth == joined[-1][1]:
            joined[-1][0] += " " + line.strip()
        else:
            number = re.match(r"\d+\. ", line)
            joined.append([line, len(number.group()) if number else depth])
    return joined


def is_prose(line):
    return line != "" and not line.startswith(" ")


def comment(text, indent=""):
    """Text as `//` lines."""
    lines = []
    for line, depth in paragraphs(text):
        head = indent + "// "
        if not is_prose(line) or len(head) + len(line) <= WIDTH:
            lines.append((head + line).rstrip())
        else:
            lines += textwrap.wrap(
                line, WIDTH, initial_indent=head, subsequent_indent=head + " " * depth,
                break_on_hyphens=False,
            )  # fmt: skip
    return lines


def sentence(text):
    """As it stands in a comment: begins with a capital letter, ends with a full stop."""
    text = text.strip()
    if not text:
        return text
    return text[0].upper() + text[1:] + ("" if text.endswith((".", ":")) else ".")


OWN_NOTES = {
    "kept": "the library keeps a reference of its own",
    "moved": "moved: on success it belongs to the library, on failure to the caller still",
    "consumed": "released by the library, on failure too; untouched where an argument is refused "
    "or the handle is in use",
    "handle": "lives as long as the handle",
    "static": "lives as long as the library",
}


RETURNS = "it returns: no exception, no unwinding and no longjmp() leaves it"


def param_note(spec, param):
    parts = [param["doc"]]
    if param["own"] == "caller" and param["name"] != "error":
        release = spec.handles[api.base_of(param["type"])]["free"]
        parts.append(f"to be released with {release}()")
    elif param["own"] in OWN_NOTES:
        parts.append(OWN_NOTES[param["own"]])
    # "null does nothing", "null is all defaults" say that it may be, and what it means.
    if param["nullable"] and not param["doc"].startswith("null"):
        parts.append("may be null")
    return "; ".join(parts)


def blocks_note(spec, function):
    names = [f"`{name}`" for name in api.controls_of(spec, function)]
    if names == ["`control`"]:
        return "as long as it takes; `control` stops it"
    head = "the control of" if len(names) == 1 else "the controls of"
    return f"as long as it takes; {head} {' and '.join(names)} stop{'s' * (len(names) == 1)} it"


def function_comment(spec, function):
    lines = comment(sentence(function["doc"]))
    for param in function["params"]:
        lines += hanging(f"  {param['name']}: ", param_note(spec, param))
    if function.get("result"):
        lines += hanging("  Returns: ", function["result"])
    if function["threads"] == "one":
        lines += hanging("  THREADS: ", "one at a time; a second one gets FAILED_PRECONDITION")
    elif function["threads"] == "signal":
        lines += hanging("  THREADS: ", "any, and in a signal handler")
    if function.get("blocks"):
        lines += hanging("  BLOCKS: ", blocks_note(spec, function))
    for status, when in function.get("errors", {}).items():
        lines += hanging("  ERRORS: ", f"{status}: {when}")
    if function["fails"] and not function["errors"]:
        lines += hanging("  ERRORS: ", "those of every call (dangvien.h, convention 10)")
    if function.get("cost"):
        lines += hanging("  COST: ", function["cost"])
    if function["since"] != "1.0":
        lines += hanging("  SINCE: ", function["since"])
    return lines


def hanging(head, text):
    return textwrap.wrap(
        text.strip(), WIDTH, initial_indent="//" + head, subsequent_indent="//" + " " * 6,
        break_on_hyphens=False,
    )  # fmt: skip


def declarator(type_name, name):
    return f"{type_name} {name}"


def wrapped(head, params, tail):
    """A declaration in one line, or with its parameters aligned below the first one."""
    # A parameter stands in one line: its blanks are hidden from the wrapping.
    text = ", ".join(param.replace(" ", "\0") for param in params) if params else "void"
    if len(head) + len(text) + len(tail) <= WIDTH:
        return [(head + text + tail).replace("\0", " ")]
    lines = textwrap.wrap(
        text + tail, WIDTH, initial_indent=head, subsequent_indent=" " * len(head)
    )
    if not all(len(line) <= WIDTH for line in lines):
        indent = "    "
        lines = textwrap.wrap(text + tail, WIDTH, initial_indent=indent, subsequent_indent=indent)
        lines.insert(0, head)
    return [line.replace("\0", " ") for line in lines]


def params_of(item):
    return [declarator(param["type"], param["name"]) for param in item["params"]]


def function(spec, item):
    head = f"DANGVIEN_API {item['returns']} {item['name']}("
    return function_comment(spec, item) + wrapped(head, params_of(item), ");")


def callback(_, item):
    lines = comment(sentence(item["doc"]))
    for param in item["params"]:
        lines += hanging(f"  {param['name']}: ", param["doc"])
    if item.get("result"):
        lines += hanging("  Returns: ", item["result"])
    if item["called_by"] == "library":
        lines += hanging("  REQUIRES: ", RETURNS)
    head = f"typedef {item['returns']} (*{item['name']})("
    return lines + wrapped(head, params_of(item), ");")


def struct(_, item):
    if item.get("foreign"):
        return comment(sentence(item["doc"])) + item["foreign"].strip("\n").split("\n")
    lines = comment(sentence(item["doc"]))
    if item.get("frozen"):
        lines += ["// Frozen: it never gets another field."]
    lines.append(f"typedef struct {item['name']} {{")
    for field in item["fields"]:
        lines += comment(sentence(field["doc"]), "  ")
        lines.append(f"  {declarator(field['type'], field['name'])};")
    return lines + [f"}} {item['name']};"]


def constants(_, item):
    lines = comment(sentence(item["doc"]))
    for name, (number, doc) in item["values"].items():
        if doc:
            lines += comment(sentence(doc))
        lines.append(f"#define {item['prefix']}{name} {number}")
    return lines


def section(_, item):
    return [f"// ---- {item['section']} ".ljust(WIDTH, "-")]


WRITERS = {
    "section": section,
    "constants": constants,
    "callback": callback,
    "struct": struct,
    "function": function,
}


def handles(spec):
    lines = []
    for name, handle in spec.handles.items():
        if handle.get("header", "dangvien.h") == "dangvien.h":
            lines += comment(sentence(handle["doc"]))
            lines.append(f"typedef struct {name} {name};")
    return lines


API_MACRO = """#ifndef DANGVIEN_API
#if defined(_WIN32)
#define DANGVIEN_API __declspec(dllimport)
#elif defined(__GNUC__)
#define DANGVIEN_API __attribute__((visibility("default")))
#else
#define DANGVIEN_API
#endif
#endif"""


def versions(spec):
    return [
        "// The version of this interface: a library of the same major and at least this minor",
        "// version has all that this header declares.",
        f"#define DANGVIEN_ABI_MAJOR {spec.major}",
        f"#define DANGVIEN_ABI_MINOR {spec.minor}",
        f"#define DANGVIEN_ABI_VERSION {spec.major << 16 | spec.minor}",
    ]


def write(spec, header):
    stem = header["file"].removesuffix(".h")
    guard = f"DANGVIEN_C_{stem.upper()}_H_"
    lines = comment(header["title"]) + ["//"] + comment(header["conventions"]) + ["//"]
    lines += [f"// {NOTICE}", f"#ifndef {guard}", f"#define {guard}", ""]
    includes = ["<stddef.h>", "<stdint.h>"] if stem == "dangvien" else ['"dangvien/c/dangvien.h"']
    lines += [f"#include {include}" for include in includes] + [""]
    if stem == "dangvien":
        lines += API_MACRO.split("\n") + [""] + versions(spec) + [""]
    lines += ["#ifdef __cplusplus", 'extern "C" {', "#endif", ""]
    if stem == "dangvien":
        lines += handles(spec) + [""]
    else:
        for name, handle in spec.handles.items():
            if handle.get("header") == header["file"]:
                lines += comment(sentence(handle["doc"])) + [f"typedef struct {name} {name};", ""]
    for item in header["items"]:
        lines += WRITERS[item["kind"]](spec, item) + [""]
    lines += ["#ifdef __cplusplus", '}  // extern "C"', "#endif", "", f"#endif  // {guard}", ""]
    return "\n".join(lines)
