"""`dangvien policy readings`: whose tier in a dossier depends on how a policy is read."""

import csv
import io
import json
import pathlib

import command
from command import CommandTest

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMPANY = str(ROOT / "examples/data/company-2018.txtpb")


class PolicyReadingsTest(CommandTest):
    def effects(self, policy):
        text = self.succeed(
            "policy", "readings", policy, "--data", COMPANY, "--format", "json"
        ).decode()
        return {
            (effect["reading"], effect["option"]): effect["subjects"]
            for effect in json.loads(text)["effects"]
        }

    def test_each_other_option_is_taken_alone(self):
        effects = self.effects("tkv-2018")
        self.assertIn(("counted-once", "within-year"), effects)
        self.assertNotIn(("counted-once", "across-years"), effects)
        self.assertTrue(any(effects.values()))
        self.assertFalse(all(effects.values()))

    def test_it_says_what_a_comparison_of_two_readings_says(self):
        effects = self.effects("tkv-2018")
        reading, option = next(key for key, subjects in effects.items() if subjects)
        pairs = json.loads(
            self.succeed(
                "policy", "diff", "tkv-2018", f"tkv-2018[{reading}={option}]", "--data", COMPANY,
                "--format", "json",
            ).decode()
        )["pairs"]
        moved = sorted(
            subject["subject"]
            for kind in pairs[0]["kinds"]
            for cell in kind["cells"]
            if cell["moved"]
            for subject in cell["subjects"]
        )
        self.assertEqual(sorted(s["subject"] for s in effects[reading, option]), moved)

    def test_the_operand_may_choose_a_reading(self):
        effects = self.effects("tkv-2018[counted-once=within-year]")
        self.assertIn(("counted-once", "across-years"), effects)
        self.assertNotIn(("counted-once", "within-year"), effects)

    def test_text_and_csv(self):
        words = ("policy", "readings", "tkv-2018", "--data", COMPANY)
        self.assertIn("within-year", self.succeed(*words, "--lang", "en").decode())
        text = self.succeed(*words, "--format", "csv").decode()
        lines = list(csv.DictReader(io.StringIO(text, newline="")))
        count = sum(len(subjects) for subjects in self.effects("tkv-2018").values())
        self.assertEqual(len(lines), count)

    def test_an_unknown_reading_is_refused(self):
        self.fail_with("x", "policy", "readings", "tkv-2018[x=y]", "--data", COMPANY)


if __name__ == "__main__":
    command.main("cli_policy_readings")
