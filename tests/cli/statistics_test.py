"""`dangvien statistics`: the summary tables in their three forms."""

import csv
import io
import json

import command
from command import DOSSIER, SOUND, CommandTest

STATISTICS = ("statistics", "--policy", SOUND, "--unit", "DB")


class StatisticsTest(CommandTest):
    def test_json(self):
        text = self.succeed(*STATISTICS, "--format", "json", data=DOSSIER)
        parsed = json.loads(text)
        self.assertEqual(parsed["unit_id"], "DB")
        self.assertEqual(parsed["rounding"], "two decimals, half up, exact")
        (members,) = [row for row in parsed["totals"] if row["subject_kind"] == "member"]
        self.assertEqual((members["total"], members["rated"]), (2, 2))
        self.assertEqual(members["tiers"]["DAT"], {"count": 1, "base": 2, "percent": "50.00"})
        self.assertEqual(members["top_share"]["top_of_second"]["percent"], "100.00")
        self.assertEqual(parsed["above_limit"], [])

    def test_csv(self):
        text = self.succeed(*STATISTICS, "--format", "csv", data=DOSSIER).decode()
        self.assertTrue(text.endswith("\r\n"))
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        kinds = [(row["subject_kind"], row["unit_level"], row["unit_kind"]) for row in rows]
        self.assertEqual(
            kinds,
            [
                ("organization", "grassroots", "party_body"),
                ("organization", "subordinate", "branch"),
                ("member", "subordinate", "branch"),
                ("organization", "all", "all"),
                ("member", "all", "all"),
            ],
        )
        self.assertEqual(rows[-1]["percent_of_rated:DAT"], "50.00")

    def test_text(self):
        text = self.succeed(*STATISTICS, data=DOSSIER).decode()
        self.assertIn("50,00 %", text)
        self.assertIn("từ 0,005 làm tròn lên", text)
        english = self.succeed(*STATISTICS, "--lang", "en", data=DOSSIER).decode()
        self.assertIn("of all rated: 1/2 = 50.00 %", english)

    def test_the_root_with_what_is_below_it_is_the_whole_dossier(self):
        company = self.directory / "company.binpb"
        self.succeed("generate", "--policy", "tkv-2018", "--seed", "7", "--output", company)
        words = ("statistics", "--policy", "tkv-2018", "--data", company, "--format", "json")
        whole = json.loads(self.succeed(*words))
        dossier = json.loads(
            self.succeed("evaluate", "--policy", "tkv-2018", "--data", company, "--format", "json")
        )
        root = dossier["subjects"][0]["unit_id"]
        unit = json.loads(self.succeed(*words, "--unit", root))
        # Whom no branch holds is in the whole only.
        placed = [row for row in whole["rows"] if row["unit_kind"]]
        self.assertEqual(unit["rows"], placed)

    def test_a_unit_that_is_not_there(self):
        self.fail_with("no unit `XX`", *STATISTICS[:-1], "XX", data=DOSSIER)


if __name__ == "__main__":
    command.main("cli_statistics")
