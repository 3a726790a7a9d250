"""The pages in docs/policies are those that the built command makes, and the HTML form is sound: it
needs nothing else, its tags close, its references lead somewhere. Standard library only.
"""

import html.parser
import os
import subprocess
import sys
import unittest

import document

COMMAND = os.environ["DANGVIEN_COMMAND"]
VOID = {"meta", "br", "hr"}


class PageParser(html.parser.HTMLParser):
    """Collects what is wrong with a page."""

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.references, self.faults = [], set(), set(), []
        self.language = None

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "html":
            self.language = attributes.get("lang")
        if tag in ("script", "link", "img", "iframe") or "src" in attributes:
            self.faults.append(f"<{tag}> fetches or runs something")
        if "id" in attributes:
            if attributes["id"] in self.ids:
                self.faults.append(f"the id {attributes['id']} stands twice")
            self.ids.add(attributes["id"])
        if "href" in attributes:
            self.references.add(attributes["href"].removeprefix("#"))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")


class PolicyPagesTest(unittest.TestCase):
    def test_pages_are_up_to_date(self):
        script = document.ROOT / "script" / "update-policy-pages"
        run = subprocess.run(
            [sys.executable, script, "--check"], capture_output=True, text=True, check=False
        )
        self.assertEqual((run.returncode, run.stderr), (0, ""))

    def test_html_pages_are_sound(self):
        for path in sorted((document.ROOT / "policies").glob("*.txtpb")):
            for language in ("vi", "en"):
                with self.subTest(policy=path.stem, language=language):
                    words = ["policy", "show", path.stem, "--format", "html", "--lang", language]
                    run = subprocess.run([COMMAND, *words], capture_output=True, check=True)
                    page = run.stdout.decode()
                    self.assertTrue(page.startswith("<!DOCTYPE html>\n"))
                    parser = PageParser()
                    parser.feed(page)
                    parser.close()
                    self.assertEqual((parser.faults, parser.open), ([], []))
                    self.assertEqual(parser.language, language)
                    self.assertEqual(parser.references - parser.ids, set())


if __name__ == "__main__":
    unittest.main()
