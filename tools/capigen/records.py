"""What the versions of this major have recorded of themselves in capi/abi/, and that nothing of it
is changed: capigen makes a record, or adds to it. A struct that is not frozen may become larger.

The version that is being made may be recorded anew where DANGVIEN_RECORD_ABI is set; those before
it never.
"""

import glob
import json
import os
import re

STATEMENT = re.compile(r"DANGVIEN_INTERNAL_KEPT\(([^;?]+ (?:==|>=)) (\d+)\);")
SIGNATURE = re.compile(r"extern ([^;]+ \(\*const kept_(\w+)\)\([^;]*\));")
MAY_GROW = re.compile(r"sizeof\(\w+\) >=|structs\.\w+\.size")


def leaves(data, path=""):
    for name, value in data.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{path}{name}.")
        else:
            yield path + name, value


def facts(name, text):
    """What a record says, by what it says it of."""
    if name == "layout.json":
        data = json.loads(text)
        return dict(leaves({key: data[key] for key in ("constants", "structs")}))
    text = re.sub(r"\s+", " ", text)  # however it is broken into lines
    found = {what: int(number) for what, number in STATEMENT.findall(text)}
    return found | {function: line for line, function in SIGNATURE.findall(text)}


def changes(root, spec, texts):
    """A fault for each recorded fact that `texts`, by their paths, would change or take out."""
    current = f"capi/abi/{spec.major}.{spec.minor}"
    for folder in sorted(glob.glob(os.path.join(root, f"capi/abi/{spec.major}.*"))):
        folder = os.path.relpath(folder, root)
        if folder == current and os.environ.get("DANGVIEN_RECORD_ABI"):
            continue
        for name in ("layout.json", "kept.c"):
            path = os.path.join(root, folder, name)
            if not os.path.exists(path):
                continue
            with open(path, encoding="utf-8") as file:
                recorded = facts(name, file.read())
            declared = facts(name, texts[f"{current}/{name}"])
            for what, value in recorded.items():
                found = declared.get(what, "nothing")
                grows = MAY_GROW.fullmatch(what) and found != "nothing" and found >= value
                if found != value and not grows:
                    yield f"{folder}/{name}: {what}: expected {value}, found {found}"
