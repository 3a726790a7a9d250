"""The checks. Each yields one value for every item it looked at: None, or the fault as
`path:line: what is wrong`.

lib/README.md holds the table of which folder may include which. One row a folder:

    | `base/` | what goes in | what comes out | |
    | `wire/` | what goes in | what comes out | `base`, `dataset` |

The first cell is the folder under lib/, the last the folders it may include, with commas between;
empty, or `-`, means none. Backticks and trailing slashes are optional. A folder may always include
itself, the public headers and Abseil. Files directly in lib/ may include every folder.
"""

import glob
import re

import tree as source

MAX_FILE_LINES = 500
MAX_FUNCTION_LINES = 60
MAX_COLUMNS = 100
# Pure tables and the one loop that executes programs; each with the reason why it may be long.
LONG_FILES = {}
LONG_FUNCTIONS = {}

CPP = r"\.(h|cc)$"
# The path in a header guard starts after the longest of these.
INCLUDE_ROOTS = ["include/dangvien/", "include/", "capi/include/dangvien/", "lib/", "tools/"]


def fault(name, line, message):
    return f"{name}:{line}: {message}"


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def tests_are_registered(tree):
    """A test file that no list of targets names never runs."""
    lists = {
        name: re.sub(r"#.*", "", tree.text(name))
        for name in tree.matching(r"(^|/)CMakeLists\.txt$")
    }
    for name in tree.matching(r"^(tests|capi|examples)/.*_test\.(cc|c|py|sh)$"):
        directory, _, file_name = name.rpartition("/")
        word = re.compile(r"(?<![\w-])" + re.escape(file_name) + r"(?![\w-])")
        above = [
            text
            for path, text in lists.items()
            if (directory + "/").startswith(path[: -len("CMakeLists.txt")])
        ]
        found = any(word.search(text) for text in above)
        yield None if found else fault(name, 1, "no CMakeLists.txt names this test")


# Files that one list names explicitly: pattern, the list, and what of the path it names.
LISTED = [
    (r"^lib/.+\.cc$", "lib/CMakeLists.txt", r"^lib/(.+)$"),
    (r"^policies/[^/]+\.txtpb$", "lib/CMakeLists.txt", r"([^/]+)$"),
    (r"^proto/dangvien/v1/.+\.proto$", "cmake/DangvienProto.cmake", r"([^/]+)\.proto$"),
]


def explicit_lists_are_complete(tree):
    """What its list leaves out is not built, or not built in."""
    for pattern, list_name, part in LISTED:
        text = tree.text(list_name) if tree.exists(list_name) else ""
        words = re.split(r"[\s()/\"]+", re.sub(r"#.*", "", text))
        paths = re.split(r"[\s()\"]+", re.sub(r"#.*", "", text))
        for name in tree.matching(pattern):
            found = re.search(part, name).group(1) in (*words, *paths)
            yield None if found else fault(name, 1, f"{list_name} does not list it")


def expected_guard(name):
    root = max((root for root in INCLUDE_ROOTS if name.startswith(root)), key=len, default="")
    return "DANGVIEN_" + re.sub(r"\W", "_", name[len(root) :]).upper() + "_"


def header_guards_match_paths(tree):
    for name in tree.matching(r"\.h$"):
        found = re.search(r"^#ifndef (\w+)\n#define (\w+)\n", tree.text(name), re.MULTILINE)
        expected = expected_guard(name)
        good = found and found.groups() == (expected, expected)
        yield None if good else fault(name, 1, f"the header guard is not {expected}")


PATH_LIST = re.compile(r"(?:[\s,]|\band\b)*([\w.-]+/[\w./-]*\w)")


def named_tests_exist(tree):
    """`Tested by a/b_test.cc and c/d_test.cc` names files or directories that exist."""
    for name in tree.matching(CPP):
        prose = re.sub(r"\n[ \t]*//", "\n", tree.text(name))
        for match in re.finditer(r"\bTested by\b", prose):
            position, paths = match.end(), []
            while path := PATH_LIST.match(prose, position):
                paths.append(path.group(1))
                position = path.end()
            wrong = [path for path in paths if not tree.exists(path)]
            # Joining lines kept their number, so the line still is the one of the file.
            line = line_of(prose, match.start())
            if not paths:
                yield fault(name, line, "`Tested by` names no path")
            else:
                yield fault(name, line, f"no such test: {', '.join(wrong)}") if wrong else None


def library_files_open_with_an_idea(tree):
    """Style rule: the first comment says which idea the file implements."""
    for name in tree.matching(r"^lib/.*\.cc$"):
        good = re.match(r"//.*\n//.*\n", tree.text(name))
        yield None if good else fault(name, 1, "does not open with a comment of two lines or more")


def expand_braces(token):
    match = re.search(r"\{([^{}]*)\}", token)
    if not match:
        return [token]
    head, tail = token[: match.start()], token[match.end() :]
    options = match.group(1).split(",")
    return [path for option in options for path in expand_braces(head + option + tail)]


def documented_paths_exist(tree):
    """Words in code spans and code blocks of *.md that start with a folder of the repository, or
    with a sibling of the document, name something that exists. The changelog speaks of the past."""
    folders_below = lambda base: {
        name[len(base) :].split("/")[0]
        for name in tree.files
        if name.startswith(base) and "/" in name[len(base) :]
    }
    for name in tree.matching(r"\.md$"):
        if name == "CHANGELOG.md":
            continue
        text = tree.text(name)
        directory = name[: name.rfind("/") + 1]
        starts = {base: folders_below(base) for base in ("", directory)}
        for span in re.finditer(r"^```.*?^```|`[^`\n]+`", text, re.MULTILINE | re.DOTALL):
            for word in re.finditer(r"(?<![^\s`|(])[\w.{},*-]+/[\w./{},*-]*", span.group()):
                token = word.group().rstrip(".,")
                first = token.split("/")[0]
                bases = [base for base, folders in starts.items() if first in folders]
                if not bases or token.startswith("build/"):
                    continue
                line = line_of(text, span.start() + word.start())
                found = all(
                    any(glob.glob(glob.escape(f"{tree.root}/{base}") + path) for base in bases)
                    for path in expand_braces(token)
                )
                yield None if found else fault(name, line, f"no such path: `{token}`")


def is_generated(text):
    """Files that a script writes say so, and which; nobody reads them line by line."""
    return re.search(r"^(//|#) Written by \S+ from \S+; do not edit\.$", text, re.M) is not None


def files_are_short(tree):
    for name in tree.matching(r"\.(h|cc|c|py|inc)$"):
        if is_generated(tree.text(name)):
            continue
        lines = tree.text(name).count("\n")
        good = lines <= MAX_FILE_LINES or name in LONG_FILES
        yield None if good else fault(name, 1, f"{lines} lines, at most {MAX_FILE_LINES}")


def lines_fit(tree):
    """clang-format leaves a long comment line alone where it begins with one of our tags."""
    for name in tree.matching(r"\.(h|cc|inc|py)$"):
        if is_generated(tree.text(name)):
            continue
        lines = tree.text(name).split("\n")
        long = next((i for i, line in enumerate(lines, 1) if len(line) > MAX_COLUMNS), None)
        yield fault(name, long, f"more than {MAX_COLUMNS} columns") if long else None


BOUNDARY = re.compile(r"[;{}]|\b(?:public|private|protected)\s*:")
CONTAINER = re.compile(r"(template\s*<.*>\s*)?(namespace|class|struct|union|enum|extern)\b", re.S)


def functions_of(text):
    """(first line, number of lines) of each function body, by matching braces: the bodies found
    in namespaces and classes. Initializers of tables are no functions."""
    code = source.without_directives(source.code_only(text))
    start = position = 0
    while boundary := BOUNDARY.search(code, position):
        position = boundary.end()
        head = code[start : boundary.start()]
        words = head.strip()
        is_type = CONTAINER.match(words) and not words.endswith((")", "="))
        if boundary.group() == "{" and not is_type:
            position = end_of_block(code, position)
            if re.match(r"\s*[,{]", code[position:]):
                continue  # `a_{1}, b_{2} {`: the body of the constructor is still to come.
            if ")" in words and not words.endswith(("=", "]")):
                first = line_of(code, start + len(head) - len(head.lstrip()))
                yield first, line_of(code, position) - first + 1
        start = position


def end_of_block(code, position):
    depth = 1
    for brace in re.compile(r"[{}]").finditer(code, position):
        depth += 1 if brace.group() == "{" else -1
        if depth == 0:
            return brace.end()
    return len(code)


def functions_are_short(tree):
    for name in tree.matching(r"\.(h|cc)$"):
        for line, length in functions_of(tree.text(name)):
            good = length <= MAX_FUNCTION_LINES or name in LONG_FUNCTIONS
            message = f"function of {length} lines, at most {MAX_FUNCTION_LINES}"
            yield None if good else fault(name, line, message)


def exemptions_are_needed(tree):
    """A list of exceptions that nobody prunes hides the next fault."""
    for name in LONG_FILES:
        used = name in tree.files and tree.text(name).count("\n") > MAX_FILE_LINES
        yield None if used else fault(name, 1, "needs no entry in LONG_FILES")
    for name in LONG_FUNCTIONS:
        text = tree.text(name) if tree.exists(name) else ""
        used = any(length > MAX_FUNCTION_LINES for _, length in functions_of(text))
        yield None if used else fault(name, 1, "needs no entry in LONG_FUNCTIONS")


def library_has_no_floating_point(tree):
    """Exactness: no rounding on any path to a tier."""
    for name in tree.matching(r"^lib/.*\.(h|cc|inc)$"):
        code = source.code_only(tree.text(name))
        found = re.search(r"\b(float|double)\b", code)
        yield fault(name, line_of(code, found.start()), "floating point") if found else None


# Written in two parts, or this file would be its own first fault.
LEFT_OVER = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")
MACHINE_PATH = re.compile(r"(?<![\w.:/$}~-])/(?:work|root|home|Users)/")


def refuse(tree, pattern, message):
    for name in tree.files:
        if name == "LICENSE":
            continue
        text = tree.text(name)
        found = pattern.search(text)
        yield fault(name, line_of(text, found.start()), message) if found else None


def nothing_is_left_over(tree):
    yield from refuse(tree, LEFT_OVER, "left-over marker")


def no_path_of_one_machine(tree):
    yield from refuse(tree, MACHINE_PATH, "path of a particular machine")


def includes_of(tree, name):
    for match in re.finditer(r'^[ \t]*#[ \t]*include[ \t]*["<]([^">\n]+)', tree.text(name), re.M):
        yield line_of(tree.text(name), match.start()), match.group(1)


def include_table(tree):
    """folder -> folders it may include, from lib/README.md."""
    table = {}
    text = tree.text("lib/README.md") if tree.exists("lib/README.md") else ""
    for row in re.finditer(r"^\|[ `]*([a-z_]+)/[ `]*\|.*\|([^|\n]*)\|[ \t]*$", text, re.MULTILINE):
        table[row.group(1)] = set(re.findall(r"[a-z_]+", row.group(2)))
    return table


def includes_follow_the_table(tree):
    table = include_table(tree)
    folders = {name.split("/")[1] for name in tree.matching(r"^lib/[^/]+/.*\.(h|cc|inc)$")}
    for folder in sorted(folders | set(table)):
        if folder not in table:
            yield fault("lib/README.md", 1, f"the table has no row for lib/{folder}/")
        else:
            unknown = (table[folder] | {folder}) - folders
            message = f"row {folder}/: no folder with sources: {', '.join(sorted(unknown))}"
            yield fault("lib/README.md", 1, message) if unknown else None
    for name in tree.matching(r"^lib/[^/]+/.*\.(h|cc|inc)$"):
        own = name.split("/")[1]
        allowed = table.get(own, set()) | {own}
        for line, path in includes_of(tree, name):
            first = path.split("/")[0]
            good = first not in folders or first in allowed
            yield None if good else fault(name, line, f"{own}/ may not include {first}/")


def wire_format_stays_in_wire(tree):
    """The core never sees libprotobuf, and only lib/wire sees the wire format."""
    for name in tree.matching(r"^(lib|include)/.*\.(h|cc|inc)$"):
        for line, path in includes_of(tree, name):
            if path.startswith("google/protobuf") or path.endswith(".pb.h"):
                yield fault(name, line, f"the core may not include {path}")
            elif path.startswith("protozero/") and not name.startswith("lib/wire/"):
                yield fault(name, line, f"only lib/wire may include {path}")
            else:
                yield None


def changelog_is_current(tree):
    text = tree.text("CHANGELOG.md") if tree.exists("CHANGELOG.md") else ""
    top = re.search(r"^## \[?v?([^\]\s]+)", text, re.MULTILINE)
    found = top.group(1) if top else "nothing"
    good = found == tree.version
    message = f"the top entry is {found}; the project is {tree.version}"
    yield None if good else fault("CHANGELOG.md", 1, message)


ALL = [
    tests_are_registered,
    explicit_lists_are_complete,
    header_guards_match_paths,
    named_tests_exist,
    library_files_open_with_an_idea,
    documented_paths_exist,
    files_are_short,
    lines_fit,
    functions_are_short,
    exemptions_are_needed,
    library_has_no_floating_point,
    nothing_is_left_over,
    no_path_of_one_machine,
    includes_follow_the_table,
    wire_format_stays_in_wire,
    changelog_is_current,
]
