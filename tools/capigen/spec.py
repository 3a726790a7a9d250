"""Reads capi/api.yaml and refuses what the interface's own rules refuse (docs/c-api.md): the types
that every language can call, no holes in structs, no key that nothing reads.
"""

import re

import yaml

SCALARS = {"int32_t": 4, "uint32_t": 4, "int64_t": 8, "uint64_t": 8, "size_t": 8, "double": 8}
# Those of the Arrow project are tags of C.
ARROW = {"ArrowSchema", "ArrowArray", "ArrowArrayStream"}
POINTEES = {"void", "char", "uint8_t"} | ARROW
OWNERSHIP = {"borrowed", "kept", "moved", "consumed", "caller", "handle", "static", "filled"}
THREADS = {"any", "one", "signal"}
KINDS = ["section", "constants", "callback", "struct", "function"]
OUTPUTS = {"caller", "handle", "static", "filled"}
KEYS = {
    "section": {"section"},
    "constants": {"constants", "prefix", "doc", "values", "since"},
    "callback": {"callback", "doc", "called_by", "returns", "result", "params", "since"},
    "struct": {"struct", "role", "frozen", "foreign", "doc", "fields", "covers", "since"},
    "function": {
        "function", "doc", "returns", "result", "threads", "blocks", "errors", "cost", "covers",
        "params", "since",
    },
}  # fmt: skip
PARAM_KEYS = {"name", "type", "doc", "nullable", "own", "size_of"}
# What every call with a control may give.
STOPPED = {
    "CANCELLED": "the cancel was triggered, or the progress callback said to stop",
    "DEADLINE_EXCEEDED": "the timeout has passed",
}


class Fault(Exception):
    pass


class Spec:
    """Items in the order of the headers, by kind, with defaults filled in."""

    def __init__(self, data):
        self.major, self.minor = data["abi"]["major"], data["abi"]["minor"]
        self.handles = data["handles"]
        self.headers = data["headers"]
        self.exempt = data.get("exempt", {})
        self.items = [item for header in self.headers for item in header["items"]]
        for header in self.headers:
            for item in header["items"]:
                fill(item, header["file"])
                for part in parts_of(item):
                    part.setdefault("doc", plain_doc(self, item, part))
        self.functions = self.of("function")
        self.structs = self.of("struct")
        self.callbacks = self.of("callback")
        self.constants = self.of("constants")

    def of(self, kind):
        return [item for item in self.items if item["kind"] == kind]


def load(path):
    with open(path, encoding="utf-8") as file:
        spec = Spec(yaml.safe_load(file))
    check(spec)
    return spec


def fill(item, header):
    found = [kind for kind in KINDS if kind in item]
    if len(found) != 1:
        raise Fault(f"{item}: expected one of {KINDS}")
    kind = found[0]
    if unknown := set(item) - KEYS[kind]:
        raise Fault(f"{item[kind]}: nothing reads the keys {sorted(map(str, unknown))}")
    item.update(kind=kind, name=item[kind], header=header)
    item.setdefault("since", "1.0")
    if kind == "callback":
        item.setdefault("called_by", "library")
    if kind == "function":
        item.setdefault("threads", "any")
        item.setdefault("params", [])
        item["fails"] = item["returns"] == "status"
        if item["fails"]:
            item["returns"] = "int32_t"
            item["params"].append(
                {"name": "error", "type": "dangvien_error**", "nullable": True, "own": "caller"}
            )
        if item.get("blocks") and "errors" in item:
            item["errors"] = STOPPED | item["errors"]
    if kind == "struct" and not item.get("frozen") and not item.get("foreign"):
        size = {"name": "struct_size", "type": "uint32_t", "doc": "sizeof of this struct"}
        item["fields"].insert(0, size)
    for part in parts_of(item):
        if unknown := set(part) - PARAM_KEYS:
            raise Fault(f"{item['name']}.{part['name']}: nothing reads {sorted(map(str, unknown))}")
        part.setdefault("nullable", False)
        part.setdefault("own", "borrowed")


def parts_of(item):
    return item.get("params", item.get("fields", []))


def plain_doc(spec, item, part):
    """What is said of a parameter or field whose name and type say all; else nothing."""
    name, noun = part["name"], base_of(part["type"]).removeprefix("dangvien_")
    if name == "error":
        return "gets null, or why the call failed"
    if "size_of" in part:
        of = [other["type"] for other in parts_of(item) if other["name"] == part["size_of"]]
        is_bytes = any(base_of(type_name) in ("char", "uint8_t") for type_name in of)
        return f"{'bytes' if is_bytes else 'entries'} of `{part['size_of']}`"
    if name == "user" and item["kind"] == "callback":
        return "what the host gave beside the function"
    words = noun.replace("_", " ")
    if name == "out" and part["own"] == "caller":
        return f"gets the {words}"
    if name == "out" and part["own"] == "filled":
        return f"gets the {words}; its struct_size is set before the call"
    if f"dangvien_{noun}" in spec.handles and noun.endswith(name):
        return f"the {words}"
    return ""


def controls_of(spec, function):
    """The parameters that are a control, or options that have one."""
    with_control = {
        struct["name"] for struct in spec.structs
        if any(field["name"] == "control" for field in struct["fields"])
    }  # fmt: skip
    return [
        param["name"] for param in function["params"]
        if base_of(param["type"]) in with_control | {"dangvien_control"}
    ]  # fmt: skip


def base_of(type_name):
    words = re.sub(r"\b(const|struct)\b|\*", " ", type_name).split()
    return " ".join(words)


def is_pointer(type_name):
    return "*" in type_name


def check_type(spec, name, type_name):
    base = base_of(type_name)
    if not re.fullmatch(r"(const )?(struct )?\w+(\*( const)?)*", type_name):
        raise Fault(f"{name}: type `{type_name}` is not written as the headers write types")
    known = set(SCALARS) | set(spec.handles) | {c["name"] for c in spec.callbacks}
    known |= {s["name"] for s in spec.structs}
    if is_pointer(type_name):
        known |= POINTEES
    elif base in {s["name"] for s in spec.structs}:
        raise Fault(f"{name}: a struct by value, which not every language can pass")
    if base not in known:
        raise Fault(f"{name}: type `{type_name}` is none that every language can call")


def size_of(type_name):
    return SCALARS.get(type_name, 8)


def layout(struct):
    """(field, offset, size) of each field on a machine with 64-bit pointers, and the whole size."""
    offset, fields = 0, []
    for field in struct["fields"]:
        size = size_of(field["type"])
        if offset % size != 0:
            raise Fault(f"{struct['name']}.{field['name']}: a hole before it, at byte {offset}")
        fields.append((field["name"], offset, size))
        offset += size
    if offset % 8 != 0 and any(size == 8 for _, _, size in fields):
        raise Fault(f"{struct['name']}: a hole at its end, at byte {offset}")
    return fields, offset


def check(spec):
    names = [item["name"] for item in spec.items if item["kind"] != "section"]
    for name in {name for name in names if names.count(name) > 1}:
        raise Fault(f"{name}: declared twice")
    for item in spec.items:
        names = [part["name"] for part in parts_of(item)]
        for part in parts_of(item):
            name = f"{item['name']}.{part['name']}"
            if not part["doc"]:
                raise Fault(f"{name}: nothing says what it is: a `doc` is missing")
            if part.get("size_of", name) not in [*names, name]:
                raise Fault(f"{name}: size_of names nothing beside it")
            if not item.get("foreign"):
                check_type(spec, name, part["type"])
            if part["own"] not in OWNERSHIP:
                raise Fault(f"{name}: nobody knows what own `{part['own']}` means")
            if part["own"] in ("moved", "consumed") and "const" in part["type"]:
                raise Fault(f"{name}: {part['own']}, but const")
    for struct in spec.structs:
        if not struct.get("foreign"):
            layout(struct)
    for function in spec.functions:
        check_function(function)
        check_contract(spec, function)
    for constants in spec.constants:
        numbers = [number for number, _ in constants["values"].values()]
        if len(set(numbers)) != len(numbers):
            raise Fault(f"{constants['name']}: two values of one number")


def check_function(function):
    name = function["name"]
    if not name.startswith("dangvien_"):
        raise Fault(f"{name}: expected the prefix dangvien_")
    if function["threads"] not in THREADS:
        raise Fault(f"{name}: threads `{function['threads']}`")
    names = [param["name"] for param in function["params"]]
    if len(set(names)) != len(names):
        raise Fault(f"{name}: two parameters of one name")
    for param in function["params"]:
        is_output = param["own"] in OUTPUTS
        if "struct " in param["type"] and base_of(param["type"]) not in ARROW:
            raise Fault(f"{name}.{param['name']}: a tag of C, where types have names")
        if param["type"].endswith("**") and "const*" not in param["type"] and not is_output:
            raise Fault(f"{name}.{param['name']}: an output that nobody owns")


def check_contract(spec, function):
    """A call that can fail says what it costs and, beyond the conventions, how it fails."""
    name = function["name"]
    if function["fails"] and not function.get("cost"):
        raise Fault(f"{name}: nothing says its cost")
    if function["fails"] and "errors" not in function:
        raise Fault(f"{name}: nothing says its errors; `{{}}` are those of the conventions")
    statuses = {
        status for constants in spec.constants
        if constants["name"] == "dangvien_status" for status in constants["values"]
    }  # fmt: skip
    if not function["fails"] and function["returns"] != "void" and not function.get("result"):
        raise Fault(f"{name}: nothing says its result")
    if unknown := set(function.get("errors", {})) - statuses:
        raise Fault(f"{name}: errors {sorted(unknown)} are no statuses")
    if function.get("blocks") and not controls_of(spec, function):
        raise Fault(f"{name}: blocks, and no control stops it")
    is_given = any(base_of(param["type"]) == "dangvien_control" for param in function["params"])
    if is_given and not function.get("blocks"):
        raise Fault(f"{name}: takes a control, and does not say `blocks`")

