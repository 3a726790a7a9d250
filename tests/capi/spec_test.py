"""What capi/api.yaml may not say is refused. Each case is a declaration that some language could
not call, or that two compilers would read differently, with a part of the fault that is named.
"""

import argparse
import copy
import os
import sys

GOOD = {
    "abi": {"major": 1, "minor": 0},
    "handles": {
        "dangvien_thing": {"doc": "A thing.", "free": "dangvien_thing_free"},
        "dangvien_error": {"doc": "An error.", "free": "dangvien_error_free"},
    },
    "headers": [
        {
            "file": "dangvien.h",
            "items": [
                {
                    "struct": "dangvien_options",
                    "role": "input",
                    "doc": "Options.",
                    "fields": [{"name": "flags", "type": "uint32_t", "doc": "none"}],
                },
                {
                    "function": "dangvien_thing_new",
                    "doc": "Makes a thing.",
                    "returns": "status",
                    "errors": {"NOT_FOUND": "there is no thing"},
                    "cost": "constant",
                    "params": [{"name": "out", "type": "dangvien_thing**", "own": "caller"}],
                },
                {
                    "constants": "dangvien_status",
                    "prefix": "DANGVIEN_STATUS_",
                    "doc": "Statuses.",
                    "values": {
                        "CANCELLED": [1, ""], "DEADLINE_EXCEEDED": [4, ""], "NOT_FOUND": [5, ""],
                    },  # fmt: skip
                },
            ],
        }
    ],
}


def param(type_name, **more):
    return {"name": "given", "type": type_name, "doc": "given", **more}


def field(name, type_name):
    return {"name": name, "type": type_name, "doc": "a field"}


def with_param(*params):
    def change(data):
        data["headers"][0]["items"][1]["params"][:0] = params

    return change


def with_field(*fields):
    def change(data):
        data["headers"][0]["items"][0]["fields"] += fields

    return change


def without(key):
    def change(data):
        del data["headers"][0]["items"][1][key]

    return change


def with_key(key, value):
    def change(data):
        data["headers"][0]["items"][1][key] = value

    return change


def with_item(item):
    def change(data):
        data["headers"][0]["items"].append(item)

    return change


CASES = [
    ("an enumeration, whose width a compiler chooses", with_param(param("enum dangvien_kind")),
     "given"),
    ("a bool, which some languages pass in four bytes", with_param(param("bool")), "given"),
    ("a long, which is not as long everywhere", with_param(param("long")), "given"),
    ("a wide character", with_param(param("wchar_t*")), "given"),
    ("a variadic function", with_param(param("...")), "given"),
    ("a file of the C library", with_param(param("FILE*")), "given"),
    ("a struct by value", with_param(param("dangvien_options")), "by value"),
    ("an output that nobody owns", with_param(param("dangvien_thing**")), "nobody owns"),
    ("two parameters of one name", with_param(param("int32_t"), param("int64_t")), "one name"),
    ("a size of nothing", with_param(param("size_t", size_of="data")), "size_of"),
    ("an ownership that nobody knows", with_param(param("int32_t", own="mine")), "own"),
    ("a moved thing that is const", with_param(param("const dangvien_thing*", own="moved")),
     "const"),
    ("a key that nothing reads", with_param(param("int32_t", unit="ms")), "unit"),
    ("a hole in a struct", with_field(field("three", "int32_t"), field("far", "int64_t")), "hole"),
    ("a hole at the end of a struct", with_field(field("far", "int64_t"), field("last", "int32_t")),
     "hole"),
    ("a bit-field", with_field(field("bits", "uint32_t:3")), "bits"),
    ("a name without the prefix", with_item({"function": "thing", "doc": "x", "returns": "void"}),
     "prefix"),
    ("a name that is there already",
     with_item({"function": "dangvien_thing_new", "doc": "x", "returns": "void"}), "twice"),
    ("two constants of one number",
     with_item({"constants": "dangvien_kind", "prefix": "DANGVIEN_KIND_", "doc": "x",
                "values": {"A": [1, ""], "B": [1, ""]}}), "one number"),
    ("a call that does not say its cost", without("cost"), "cost"),
    ("a call that does not say how it fails", without("errors"), "errors"),
    ("an error that is no status", with_key("errors", {"NOT_THERE": "x"}), "no statuses"),
    ("a result that nothing is said of", with_item({"function": "dangvien_thing_size",
     "doc": "x", "returns": "size_t"}), "result"),
    ("a parameter that nothing is said of", with_param({"name": "day", "type": "int32_t"}),
     "day: nothing says"),
    ("a handle by another name than its own",
     with_param({"name": "other", "type": "const dangvien_thing*"}), "other: nothing says"),
    ("a field that nothing is said of", with_field({"name": "day", "type": "int32_t"}),
     "day: nothing says"),
    ("a field that is the size of nothing",
     with_field({"name": "size", "type": "uint32_t", "size_of": "data"}), "size_of"),
    ("a call that blocks, and nothing stops it", with_key("blocks", True), "no control"),
    ("a control of a call that does not block",
     lambda data: (with_item({"struct": "dangvien_control", "role": "input", "doc": "x",
                              "fields": []})(data),
                   with_param(param("const dangvien_control*"))(data)), "does not say `blocks`"),
]  # fmt: skip

# What the header says of parameters, by type and what is stated of it.
NOTES = [
    ({"name": "thing", "type": "const dangvien_thing*"}, "the thing"),
    ({"name": "thing", "type": "dangvien_thing*", "nullable": True}, "the thing; may be null"),
    ({"name": "other", "type": "dangvien_thing*", "nullable": True, "doc": "a second one"},
     "a second one; may be null"),
    ({"name": "other", "type": "dangvien_thing*", "nullable": True, "doc": "null does nothing"},
     "null does nothing"),
    ({"name": "out", "type": "dangvien_thing**", "own": "caller"},
     "gets the thing; to be released with dangvien_thing_free()"),
]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", required=True)
    given = parser.parse_args()
    sys.path.insert(0, os.path.join(given.root, "tools/capigen"))
    import header
    import spec as api

    faults = []

    def fault_of(change):
        data = copy.deepcopy(GOOD)
        change(data)
        try:
            api.check(api.Spec(data))
        except api.Fault as fault:
            return str(fault)
        return None

    if fault := fault_of(lambda data: None):
        faults.append(f"what is right is refused: {fault}")
    for why, change, part in CASES:
        fault = fault_of(change)
        print(f"{why}: {fault}")
        if fault is None or part not in fault:
            faults.append(f"{why}: expected a fault with `{part}`, found {fault}")
    for stated, expected in NOTES:
        data = copy.deepcopy(GOOD)
        data["headers"][0]["items"][1]["params"] = [copy.deepcopy(stated)]
        spec = api.Spec(data)
        note = header.param_note(spec, spec.functions[0]["params"][0])
        if note != expected:
            faults.append(f"{stated}: expected `{expected}`, found `{note}`")
    for fault in faults:
        print("FAULT:", fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
