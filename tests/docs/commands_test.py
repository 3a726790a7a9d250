"""Runs every command line of README.md as it stands there, and rates the dossier that it shows.

A command's exit code is 0 unless the comment above it names another. Standard library only.
"""

import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

import document

COMMAND = os.environ["DANGVIEN_COMMAND"]


class CommandsTest(unittest.TestCase):
    def setUp(self):
        # A directory that looks like the repository after script/demo, and takes what is written.
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.directory = pathlib.Path(temporary.name)
        (self.directory / "build" / "bin").mkdir(parents=True)
        (self.directory / "build" / "bin" / "dangvien").symlink_to(COMMAND)
        (self.directory / "examples").symlink_to(document.ROOT / "examples")

    def run_line(self, line, stdin=""):
        return subprocess.run(
            ["bash", "-o", "pipefail", "-c", line],
            cwd=self.directory,
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
        )

    def test_every_command_runs(self):
        count = 0
        for block in document.blocks("README.md", "sh"):
            expected = 0
            for line in block.split("\n"):
                if line.startswith("#"):
                    code = re.search(r"exit code (\d)", line)
                    expected = int(code.group(1)) if code else 0
                elif line:
                    with self.subTest(line=line):
                        run = self.run_line(line)
                        self.assertEqual((run.returncode, run.stderr), (expected, ""))
                        count += 1
        self.assertGreater(count, 5)
        result = json.loads((self.directory / "build" / "result.json").read_text(encoding="utf-8"))
        self.assertGreater(len(result["subjects"]), 600)
        document.report("docs_commands", {"documented_commands": count})

    def rate(self, dossier):
        command = "build/bin/dangvien evaluate --policy tkv-2018 --format json"
        run = self.run_line(command, dossier)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        organization, member = json.loads(run.stdout)["subjects"]
        return organization, member

    def test_the_dossier_of_the_text_is_rated_as_the_text_says(self):
        (dossier,) = document.blocks("README.md", "textproto")
        organization, member = self.rate(dossier)
        self.assertEqual(organization["status"], "SUBJECT_STATUS_NEEDS_INPUT")
        self.assertEqual(member["proposed_tier_id"], "HTT")

    def test_without_coverage_the_member_needs_input(self):
        (dossier,) = document.blocks("README.md", "textproto")
        _, member = self.rate(re.sub(r"^coverage.*\n", "", dossier, flags=re.MULTILINE))
        self.assertEqual(member["status"], "SUBJECT_STATUS_NEEDS_INPUT")


if __name__ == "__main__":
    unittest.main()
