"""Runs the built command, and the small dossier that the tests change."""

import os
import pathlib
import subprocess
import tempfile
import unittest

COMMAND = os.environ.get("DANGVIEN_COMMAND", "build/bin/dangvien")
DATA = pathlib.Path(__file__).resolve().parent / "data"
SOUND = str(DATA / "sound.txtpb")

PERIOD = (
    "format: 1\n"
    "period { kind: PERIOD_KIND_YEAR begin_date: 20180101 end_date: 20190101"
    " rating_date: 20181231 }\n"
)
UNITS = (
    'units { id: "DB" kind: UNIT_KIND_PARTY_BODY level: UNIT_LEVEL_GRASSROOTS'
    ' name: "Đảng bộ cơ sở" }\n'
    'units { id: "CB" kind: UNIT_KIND_BRANCH level: UNIT_LEVEL_SUBORDINATE parent_id: "DB"'
    ' name: "Chi bộ 1" }\n'
)


def person(name, unit="CB", more=""):
    return (
        f'people {{ id: "{name}" memberships {{ unit_id: "{unit}"'
        f" kind: MEMBERSHIP_KIND_OFFICIAL }} {more} }}\n"
    )


def assessment(name, *facts):
    return (
        f'assessments {{ subject {{ kind: SUBJECT_KIND_MEMBER person_id: "{name}" }}'
        f" {' '.join(facts)} }}\n"
    )


def mark(level, criterion="ket_qua"):
    return f'marks {{ criterion_id: "{criterion}" level_id: "{level}" }}'


def attestation(flag, holds):
    return f'attestations {{ flag_id: "{flag}" holds: {holds} evidence_reference: "BB-01" }}'


PRESENT = attestation("vang", "false") + " " + attestation("khen", "true")
PEOPLE = person("P1") + person("P2")
# Both members and both organizations are rated, and every check is met.
DOSSIER = (
    PERIOD
    + UNITS
    + PEOPLE
    + assessment("P1", mark("tot"), PRESENT)
    + assessment("P2", mark("kem"), PRESENT)
)
# P2 has no mark.
OPEN_DOSSIER = (
    PERIOD + UNITS + PEOPLE + assessment("P1", mark("tot"), PRESENT) + assessment("P2", PRESENT)
)


def run(*words, data=None, **options):
    """The finished process; its output as bytes."""
    data = data.encode() if isinstance(data, str) else data
    if data is None and "stdin" not in options:
        options["stdin"] = subprocess.DEVNULL
    options.setdefault("stdout", subprocess.PIPE)
    options.setdefault("stderr", subprocess.PIPE)
    command = [COMMAND, *map(str, words)]
    return subprocess.run(command, input=data, timeout=120, check=False, **options)


class CommandTest(unittest.TestCase):
    """Each case has a directory of its own, and is counted for the report of the whole run."""

    run_count = 0

    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = pathlib.Path(directory.name)
        CommandTest.run_count += 1

    def write(self, name, content):
        path = self.directory / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def succeed(self, *words, **options):
        process = run(*words, **options)
        self.assertEqual((process.returncode, process.stderr), (0, b""))
        return process.stdout

    def fail_with(self, message, *words, **options):
        process = run(*words, **options)
        error = process.stderr.decode()
        self.assertEqual(process.returncode, 2, error)
        self.assertIn(message, error)
        self.assertTrue(all(line.startswith("error: ") for line in error.splitlines()), error)
        self.assertFalse(process.stdout)
        return error


def main(name):
    program = unittest.main(exit=False)
    report_dir = os.environ.get("DANGVIEN_REPORT_DIR")
    if report_dir:
        os.makedirs(report_dir, exist_ok=True)
        report = pathlib.Path(report_dir, f"{name}.txt")
        report.write_text(f"cli_cases {CommandTest.run_count}\n", encoding="utf-8")
    raise SystemExit(0 if program.result.wasSuccessful() else 1)
