"""What the documents state is what the code says: the quick start, the limits, the glossary, the
table of rules. Standard library only.
"""

import re
import subprocess
import sys
import textwrap
import unittest

import document

TYPE = re.compile(
    r"^\s*(?:message|enum|enum class|class|struct|using)\s+(\w+)(?:\s*[:={]|\s+final)", re.MULTILINE
)


class QuickStartTest(unittest.TestCase):
    def test_readme_shows_the_marked_lines(self):
        marked = document.text_of("examples/quickstart/quickstart.cc").split("// [quickstart]\n")
        self.assertEqual(len(marked), 3)
        self.assertIn(textwrap.dedent(marked[1].rstrip(" ")), document.blocks("README.md", "cpp"))


class LimitsTest(unittest.TestCase):
    def test_limits_are_those_of_the_code(self):
        section = document.text_of("README.md").split("\n## Limits\n")[1].split("\n## ")[0]
        table = list(document.rows(section))
        self.assertGreater(len(table), 10)
        for what, limit, where in table:
            with self.subTest(what=what):
                name, path = re.fullmatch(r"`(\w+)` in `([\w./]+)`", where).groups()
                value = re.search(rf"\b{name} = ([^;]+);", document.text_of(path)).group(1)
                base, _, shift = re.sub(r"\w+\{(\d+)\}|'", r"\1", value).partition(" << ")
                self.assertEqual(int(limit.replace(",", "")), int(base) << int(shift or 0))


class LabelsTest(unittest.TestCase):
    def test_contributing_names_the_labels_of_the_tests(self):
        section = document.text_of("CONTRIBUTING.md").split("| label | tests |")[1].split("\n\n")[0]
        named = set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE))
        used = set()
        for folder in ("tests", "examples"):
            for path in document.ROOT.glob(f"{folder}/**/CMakeLists.txt"):
                for labels in re.findall(r"\bLABELS ([a-z ]+)", path.read_text(encoding="utf-8")):
                    used.update(labels.split())
        self.assertEqual(named, used)


class GlossaryTest(unittest.TestCase):
    def setUp(self):
        self.table = list(document.rows(document.text_of("GLOSSARY.md")))

    def test_every_row_names_types_that_exist(self):
        known = set()
        for pattern in ("proto/**/*.proto", "include/**/*.h", "lib/**/*.h", "capi/*.h"):
            for path in document.ROOT.glob(pattern):
                known.update(TYPE.findall(path.read_text(encoding="utf-8")))
        for row in self.table:
            with self.subTest(row=row[0]):
                self.assertEqual(len(row), 3)
                names = re.findall(r"`(\w+)`", row[2])
                self.assertTrue(names)
                self.assertEqual(set(names) - known, set())

    def test_every_value_of_the_shared_enumerations_has_one_row(self):
        rows = [(row[0].split(":")[0], row[2].strip("`")) for row in self.table]
        types = document.text_of("proto/dangvien/v1/types.proto")
        found = 0
        for enum, body in re.findall(r"^enum (\w+) \{\n(.*?)^\}", types, re.MULTILINE | re.DOTALL):
            prefix = re.sub(r"(?<!^)([A-Z])", r"_\1", enum).upper() + "_"
            for value in re.findall(r"^\s*(\w+) = [1-9]", body, re.MULTILINE):
                with self.subTest(value=value):
                    self.assertEqual(rows.count((value.removeprefix(prefix), enum)), 1)
                    found += 1
        self.assertGreater(found, 60)
        document.report("docs", {"glossary_rows": len(self.table), "enumerators_explained": found})


class RulesTableTest(unittest.TestCase):
    def test_table_is_up_to_date(self):
        script = document.ROOT / "script" / "update-rules-table"
        run = subprocess.run(
            [sys.executable, script, "--check"], capture_output=True, text=True, check=False
        )
        self.assertEqual((run.returncode, run.stderr), (0, ""))

    def test_every_rule_that_is_no_context_is_carried_and_shown(self):
        table = [row for row in document.rows(document.text_of("docs/rules.md"))]
        self.assertEqual(len(table), 120)
        for rule, kind, _, carried, shown in table:
            if kind.split(" ")[0] != "C":
                with self.subTest(rule=rule):
                    self.assertNotEqual(carried, "none")
                    self.assertNotEqual(shown, "none")

    def test_every_context_rule_has_a_reason(self):
        reasons = [row[0] for row in document.rows(document.text_of("docs/rules-context.md"))]
        table = document.rows(document.text_of("docs/rules.md"))
        self.assertEqual(reasons, [row[0] for row in table if row[1].split(" ")[0] == "C"])


if __name__ == "__main__":
    unittest.main()
