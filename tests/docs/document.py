"""Reads tables and code blocks of the Markdown files of the repository."""

import os
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]


def text_of(name):
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name, language):
    """The contents of the fenced blocks of one language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text_of(name), re.MULTILINE | re.DOTALL)


def rows(text):
    """The cells of all table rows, without heads and rules: a head is the row above a rule."""
    lines = text.split("\n")
    for line, following in zip(lines, lines[1:] + [""]):
        if line.startswith("|") and not line.startswith("|-") and not following.startswith("|-"):
            yield [cell.strip() for cell in line.strip("|").split(" | ")]


def report(name, counts):
    """`key value` lines for the summary of script/test."""
    if directory := os.environ.get("DANGVIEN_REPORT_DIR"):
        path = pathlib.Path(directory)
        path.mkdir(parents=True, exist_ok=True)
        lines = [f"{key} {value}\n" for key, value in counts.items()]
        (path / f"{name}.txt").write_text("".join(lines), encoding="utf-8")
