"""`dangvien evaluate --scope --as-of`: the policy that is law for the dossier's period."""

import json

import command
from command import CommandTest

DOSSIER = """
format: 1
period { kind: PERIOD_KIND_YEAR begin_date: %d0101 end_date: %d0101 rating_date: %d1231 }
units { id: "CB" kind: UNIT_KIND_BRANCH level: UNIT_LEVEL_GRASSROOTS }
"""


def dossier(year):
    return DOSSIER % (year, year + 1, year)


class TimelineTest(CommandTest):
    def policy_of(self, year, *words):
        text = self.succeed("evaluate", "--format", "json", *words, data=dossier(year))
        return [use["policy_id"] for use in json.loads(text)["policies"]]

    def test_the_year_and_the_scope_choose(self):
        self.assertEqual(self.policy_of(2018, "--scope", "national"), ["qd132-hd16-2018"])
        self.assertEqual(self.policy_of(2024, "--scope", "national"), ["qd124-hd25-2023"])
        self.assertEqual(self.policy_of(2021, "--scope", "ba-dinh"), ["ba-dinh-2019"])

    def test_the_day_on_which_the_law_is_known_chooses(self):
        words = ("--scope", "national", "--as-of")
        self.assertEqual(self.policy_of(2023, *words, "2023-06-30"), ["qd132-hd21-2019"])
        self.assertEqual(self.policy_of(2023, *words, "2023-12-01"), ["qd124-hd25-2023"])

    def test_the_table_says_how_it_was_chosen(self):
        words = ("evaluate", "--scope", "national", "--as-of", "2023-06-30", "--lang", "en")
        text = self.succeed(*words, data=dossier(2023)).decode()
        self.assertIn("Policy chosen by the timeline (national): qd132-hd21-2019", text)
        self.assertIn("not qd124-hd25-2023: not yet known on that day", text)

    def test_wrong_words(self):
        for message, words in [
            ("go without `--policy`", ["--scope", "national", "--policy", "tkv-2018"]),
            ("`--as-of` needs `--scope`", ["--as-of", "2023-06-30"]),
            ("YYYY-MM-DD, not `June`", ["--scope", "national", "--as-of", "June"]),
            ("timeline", ["--scope", "nowhere"]),
        ]:
            self.fail_with(message, "evaluate", *words, data=dossier(2023))


if __name__ == "__main__":
    command.main("cli_timeline")
