"""What the checks read: the files of the repository, and C++ text with its noise blanked out."""

import functools
import pathlib
import re
import subprocess

# Numbers are matched so that a digit separator does not open a character literal.
TOKEN = re.compile(
    r"(?P<comment>//[^\n]*|/\*.*?\*/)"
    r'|R"(?P<delimiter>[^()\s\\]*)\(.*?\)(?P=delimiter)"'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?P<number>(?<!\w)\d[\w.']*)"
    r"|'(?:\\.|[^'\\\n])*'",
    re.DOTALL,
)
DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n\\]|\\.)*", re.MULTILINE | re.DOTALL)


def blank(text):
    """Spaces in place of everything but line ends, so that lines and columns stay."""
    return re.sub(r"[^\n]", " ", text)


def code_only(text):
    """C++ text without comments and without the contents of literals."""

    def replace(match):
        return match.group() if match.group("number") else blank(match.group())

    return TOKEN.sub(replace, text)


def without_directives(code):
    return DIRECTIVE.sub(lambda match: blank(match.group()), code)


class Tree:
    """The files that are tracked or about to be, relative to the root."""

    def __init__(self, root, version):
        self.root = root
        self.version = version

    @functools.cached_property
    def files(self):
        command = ["git", "-C", self.root, "ls-files", "-z", "-c", "-o", "--exclude-standard"]
        listing = subprocess.run(command, capture_output=True, check=False)
        if listing.returncode == 0:
            names = listing.stdout.decode().split("\0")
        else:  # A source archive has no history.
            names = [str(path.relative_to(self.root)) for path in self.root.rglob("*")]
            names = [name for name in names if not name.startswith("build/")]
        return sorted(set(name for name in names if (self.root / name).is_file()))

    def matching(self, pattern):
        return [name for name in self.files if re.search(pattern, name)]

    def exists(self, name):
        return (self.root / name).exists()

    @functools.lru_cache(maxsize=None)
    def text(self, name):
        return pathlib.Path(self.root, name).read_text(encoding="utf-8", errors="replace")
