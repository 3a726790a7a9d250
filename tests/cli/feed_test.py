"""`dangvien feed`: tiers of one run as ratings in another dossier."""

import json

import command
from command import DOSSIER, OPEN_DOSSIER, PEOPLE, PERIOD, SOUND, UNITS, CommandTest, person


class FeedTest(CommandTest):
    def feed(self, *words, dossier=DOSSIER):
        result = self.directory / "r.binpb"
        self.succeed(
            "evaluate", "--policy", SOUND, "--format", "binary", "--output", result, data=dossier
        )
        data = self.write("d.txtpb", PERIOD + UNITS + PEOPLE + person("P3"))
        return self.succeed("feed", "--result", result, "--data", data, "--side", "state", *words)

    def people(self, *words, **options):
        parsed = json.loads(self.feed("--format", "json", *words, **options))
        return {person["id"]: person.get("ratings", []) for person in parsed["people"]}

    def test_people_get_the_tiers_of_the_other_side(self):
        people = self.people("--decided-on", "2018-12-20")
        (rating,) = people["P1"]
        self.assertEqual(rating["side"], "SIDE_STATE")
        self.assertEqual((rating["tier_id"], rating["decided_on"]), ("DAT", 20181220))
        self.assertEqual(rating["policy_id"], "sound")
        self.assertEqual(people["P2"][0]["tier_id"], "CHUA")
        self.assertEqual(people["P3"], [])

    def test_who_has_no_tier_gets_no_rating(self):
        self.assertEqual(self.people(dossier=OPEN_DOSSIER)["P2"], [])

    def test_what_comes_out_is_a_dossier(self):
        fed = self.feed()
        self.assertTrue(self.succeed("evaluate", "--policy", SOUND, data=fed))

    def test_wrong_words(self):
        self.fail_with("`--result` is missing", "feed", "--data", "x")
        self.fail_with("`--side` is missing", "feed", "--data", "x", "--result", "y")
        text = self.write("d.txtpb", PERIOD)
        self.fail_with(
            "YYYY-MM-DD, not `2018`", "feed", "--data", text, "--result", text, "--side", "state",
            "--decided-on", "2018",
        )
        self.fail_with("d.txtpb:2:8", "feed", "--data", text, "--result", text, "--side", "state")
        empty = self.write("r.binpb", b"")
        self.fail_with(
            "nothing to feed", "feed", "--data", text, "--result", empty, "--side", "state"
        )


if __name__ == "__main__":
    command.main("cli_feed")
