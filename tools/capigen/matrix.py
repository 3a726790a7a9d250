"""Writes the calls that must be refused: each function with null for each pointer that may not be
null, and with a released and a wrong handle for each handle. tests/capi/matrix_test.cc runs them.

A case is a function, one argument that is spoilt, and valid arguments for the rest, all members of
one struct `Given`. `Outputs` holds what the calls would write, so that it can be compared.
"""

import re

import spec as api
from header import NOTICE


def is_handle(spec, param):
    return api.base_of(param["type"]) in spec.handles and param["type"].count("*") == 1


def is_output(param):
    return param["own"] in ("caller", "handle", "static", "filled")


def member(param):
    """The name of an argument in `Given`: parameters of one name and type share it."""
    words = re.sub(r"\b(const|struct) ", "", param["type"]).replace("*", " pointer").split()
    role = "_output" if is_output(param) else ""
    return f"{param['name']}_{'_'.join(words)}{role}"


def pointee(type_name):
    return type_name.removesuffix("*").strip()


def spoils(spec, function):
    """(parameter, how) of each argument that must be refused."""
    for param in function["params"]:
        if not api.is_pointer(param["type"]) or param["name"] == "error":
            continue
        sized = any(other.get("size_of") == param["name"] for other in function["params"])
        if not param["nullable"] and not sized:
            yield param, "Null"
        if is_handle(spec, param):
            # Errors lie in memory of the C++ runtime, which may give it to somebody else at once.
            if api.base_of(param["type"]) != "dangvien_error":
                yield param, "Released"
            yield param, "Wrong"


def all_params(spec):
    params = {}
    for function in spec.functions:
        for param in function["params"]:
            known = params.setdefault(member(param), param)
            if "const " in known["type"]:  # what is not const can be given for what is
                params[member(param)] = param
    return params


def outputs_struct(params):
    lines = ["struct Outputs {"]
    for name, param in params.items():
        if is_output(param) and param["name"] != "error":
            of = pointee(param["type"])
            length = "[32]" if of == "uint8_t" else ""
            lines.append(f"  {of} {name}{length};")
    return lines + ["};"]


def initial(spec, name, param):
    base = api.base_of(param["type"])
    if param["name"] == "error":
        return "&error"
    if is_output(param):
        of = pointee(param["type"])
        return f"outputs->{name}" if of == "uint8_t" else f"&outputs->{name}"
    if is_handle(spec, param):
        return f"fixture.Valid<{base}>()"
    if param["nullable"]:
        return "nullptr"
    if api.is_pointer(param["type"]):
        # `dangvien_policy* const*` is a list of handles.
        of = re.sub(r"^(const )?(struct )?|( const)?\*$", "", param["type"]).strip()
        return f"fixture.Example<{of}>()"
    return "1"


def given_struct(spec, params):
    lines = ["struct Given {", "  Given(Fixture& fixture, Outputs* outputs)"]
    inits = [f"{name}({initial(spec, name, param)})" for name, param in params.items()]
    lines += ["      : " + ",\n        ".join(inits) + " {}", ""]
    lines.append("  dangvien_error* error = nullptr;")
    lines += [f"  {param['type']} {name};" for name, param in params.items()]
    return lines + ["};"]


def call(function):
    arguments = ", ".join(f"g.{member(param)}" for param in function["params"])
    text = f"{function['name']}({arguments})"
    if function["fails"]:
        return f"return {text};"
    if function["returns"] == "void":
        return f"{text}; return DANGVIEN_STATUS_OK;"
    return f"return Nothing({text});"


def outputs(spec):
    params = all_params(spec)
    lines = [f"// {NOTICE}", ""]
    lines += outputs_struct(params) + [""] + given_struct(spec, params) + [""]
    lines += ["const RefusedCall kRefusedCalls[] = {"]
    for function in spec.functions:
        for param, how in spoils(spec, function):
            base = api.base_of(param["type"])
            value = "nullptr" if how == "Null" else f"f.{how}<{base}>()"
            fixture = "Fixture&" if how == "Null" else "Fixture& f"
            lines.append(
                f'  {{"{function["name"]}", "{param["name"]}", Spoilt::k{how}, '
                f"{'true' if function['fails'] else 'false'},\n"
                f"   []({fixture}, Given& g) {{ g.{member(param)} = {value}; }},\n"
                f"   [](Given& g) -> int32_t {{ {call(function)} }}}},"
            )
    lines += ["};"]
    yield "tests/capi/generated/matrix.inc", "\n".join(lines) + "\n"
