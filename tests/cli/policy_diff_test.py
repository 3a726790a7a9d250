"""`dangvien policy diff`: one dossier under several policies."""

import csv
import io
import json
import pathlib

import command
from command import DOSSIER, SOUND, CommandTest, assessment, attestation, mark

DIFF = ("policy", "diff")


class PolicyDiffTest(CommandTest):
    def setUp(self):
        super().setUp()
        text = pathlib.Path(SOUND).read_text(encoding="utf-8")
        # Another mark is enough, and it has a flag of its own.
        easy = text.replace('id: "sound"', 'id: "easy"').replace(
            'at_least_level_id: "tot"', 'at_least_level_id: "kem"'
        )
        self.easy = self.write("easy.txtpb", easy + '\nflags { id: "moi" name { en: "New" } }\n')
        # Other tiers.
        self.renamed = self.write(
            "renamed.txtpb",
            text.replace('id: "sound"', 'id: "renamed"')
            .replace('"DAT"', '"PASS"')
            .replace('"CHUA"', '"FAIL"'),
        )
        self.dossier = self.write("d.txtpb", DOSSIER)

    def diff(self, *words):
        return self.succeed(*DIFF, *words, "--data", self.dossier).decode()

    def matrix(self, kind, *words):
        parsed = json.loads(self.diff(*words, "--format", "json"))
        (pair,) = parsed["pairs"]
        (matrix,) = [entry for entry in pair["kinds"] if entry["subject_kind"] == kind]
        return {(cell["from"], cell["to"]): cell for cell in matrix["cells"]}

    def test_who_moves_and_why(self):
        cells = self.matrix("member", SOUND, self.easy)
        self.assertEqual(set(cells), {("DAT", "DAT"), ("CHUA", "DAT")})
        moved = cells["CHUA", "DAT"]
        self.assertTrue(moved["moved"])
        self.assertEqual(moved["count"], 1)
        (subject,) = moved["subjects"]
        self.assertEqual((subject["subject"], subject["unit_id"]), ("member:P2", "CB"))
        self.assertIn("member-results", [reason["rule_id"] for reason in subject["from_reasons"]])
        same = cells["DAT", "DAT"]["subjects"]
        self.assertEqual(same, [{"subject": "member:P1", "unit_id": "CB"}])

    def test_text_has_the_matrix_the_moves_and_the_rules(self):
        text = self.diff(SOUND, self.easy, "--lang", "en")
        self.assertIn("Up: 1; down: 0; as before: 1", text)
        self.assertIn("member:P2 (CB): [member-fallback, member-results] → [", text)
        self.assertIn("member-results: Rule member-results", text)
        self.assertNotIn("member:P2", self.diff(SOUND, self.easy, "--limit", "0"))
        self.assertIn("Lên mức: 1", self.diff(SOUND, self.easy))

    def test_csv_has_one_line_a_subject(self):
        text = self.diff(SOUND, self.easy, "--format", "csv")
        self.assertTrue(text.endswith("\r\n"))
        lines = list(csv.DictReader(io.StringIO(text, newline="")))
        self.assertEqual(len(lines), 4)
        (moved,) = [line for line in lines if line["subject"] == "member:P2"]
        self.assertEqual((moved["from"], moved["to"], moved["moved"]), ("CHUA", "DAT", "yes"))

    def test_each_policy_is_compared_with_the_one_before(self):
        parsed = json.loads(self.diff(SOUND, self.easy, SOUND, "--format", "json"))
        labels = [(pair["from"]["label"], pair["to"]["label"]) for pair in parsed["pairs"]]
        self.assertEqual(labels, [(SOUND, str(self.easy)), (str(self.easy), SOUND)])

    def test_tiers_may_differ(self):
        cells = self.matrix("member", SOUND, self.renamed)
        self.assertEqual(set(cells), {("DAT", "PASS"), ("CHUA", "FAIL")})
        self.assertNotIn("Up:", self.diff(SOUND, self.renamed, "--lang", "en"))

    def test_what_only_another_policy_declares_is_accepted_and_ignored(self):
        facts = 'self_tier_id: "PASS" ' + attestation("moi", "true")
        more = DOSSIER.replace('person_id: "P2" }', 'person_id: "P2" } ' + facts)
        self.write("d.txtpb", more)
        text = self.diff(SOUND, self.easy, self.renamed, "--lang", "en")
        self.assertIn("Up: 1; down: 0; as before: 1", text)
        # Nobody declares it: a fault, as ever.
        self.write("d.txtpb", DOSSIER + assessment("P9", mark("tot")))
        self.fail_with("P9", *DIFF, SOUND, self.easy, "--data", self.dossier)

    def test_readings_in_brackets(self):
        options = ("--profile", "company", "--seed", "2018")
        dossier = self.directory / "company.binpb"
        self.succeed("generate", "--policy", "tkv-2018", *options, "--output", dossier)
        other = "tkv-2018[counted-once=within-year]"
        text = self.succeed(*DIFF, "tkv-2018", other, "--data", dossier, "--format", "json")
        to = json.loads(text)["pairs"][0]["to"]
        self.assertEqual(to["label"], other)
        self.assertEqual(to["policies"][0]["readings"]["counted-once"], "within-year")
        self.fail_with(
            "no policy of the run", *DIFF, SOUND, f"{SOUND}[x=y]", "--data", self.dossier
        )

    def test_without_a_dossier_the_rules_are_compared(self):
        text = self.succeed(*DIFF, SOUND, self.easy, "--lang", "en").decode()
        self.assertIn("Rules changed: 1", text)
        self.assertIn("Before: Rule member-results [member-results]", text)
        self.assertIn("marked “Good” or better", text)
        self.assertIn("marked “Poor” or better", text)
        parsed = json.loads(self.succeed(*DIFF, SOUND, self.easy, "--format", "json"))
        (rule,) = parsed["pairs"][0]["rules"]
        self.assertEqual((rule["rule_id"], rule["change"]), ("member-results", "changed"))
        lines = self.succeed(*DIFF, SOUND, self.easy, "--format", "csv").decode().split("\r\n")
        self.assertEqual(len(lines), 3)
        same = self.succeed(*DIFF, SOUND, SOUND, "--lang", "en").decode()
        self.assertIn("No rule differs.", same)

    def test_wrong_words(self):
        self.fail_with("missing argument: POLICY", *DIFF, SOUND)
        self.fail_with("neither a built-in policy", *DIFF, SOUND, "none-such", "--data", "-")
        self.fail_with("0 to 1000000", *DIFF, SOUND, SOUND, "--data", "-", "--limit", "x")


if __name__ == "__main__":
    command.main("cli_policy_diff")
