"""What the declarations of every language share. Structures of other projects (Arrow's) are
pointers to something unknown: a host has them from a package of its language, or as bytes.
"""

import textwrap

import spec as api
from abi import all_constants

WIDTH = 100


def stars(type_name):
    return type_name.count("*")


def is_callback(spec, type_name):
    return api.base_of(type_name) in {callback["name"] for callback in spec.callbacks}


def own_structs(spec):
    return [struct for struct in spec.structs if not struct.get("foreign")]


def is_struct(spec, type_name):
    return api.base_of(type_name) in {struct["name"] for struct in own_structs(spec)}


def is_handle(spec, type_name):
    return api.base_of(type_name) in spec.handles


def is_written(param):
    return param["own"] in ("caller", "handle", "static", "filled")


def constants(spec):
    yield "DANGVIEN_ABI_VERSION", spec.major << 16 | spec.minor
    yield from all_constants(spec)


def pascal(name):
    return "".join(word.capitalize() for word in name.removeprefix("dangvien_").split("_"))


def filled(text, indent, width=WIDTH):
    """Lines of at most `width`: the first is indented as it is, the others by `indent`."""
    return textwrap.wrap(
        text,
        width,
        subsequent_indent=" " * indent,
        drop_whitespace=True,
        break_long_words=False,
        break_on_hyphens=False,
    )


def listed(head, items, tail, indent):
    """`head(items)tail` on one line, or with one item a line where it is too long."""
    line = f"{' ' * indent}{head}({', '.join(items)}){tail}"
    if len(line) <= WIDTH:
        return [line]
    inner = [f"{' ' * (indent + 4)}{item}," for item in items]
    return [f"{' ' * indent}{head}(", *inner, f"{' ' * indent}){tail}"]
