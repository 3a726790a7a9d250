"""Input that is wrong: exit code 2, a message with the place, and no output."""

import os
import random

import command
from command import (
    DATA, DOSSIER, OPEN_DOSSIER, PERIOD, SOUND, UNITS, CommandTest, assessment, mark, person, run,
)

SEED = 20181231
TALLY = 'tasks {{ group_id: "viec" assigned_count: {} completed_count: {} }}'


def with_fact(fact):
    """The open dossier with a fact about P2, the second assessment."""
    subject = 'subject { kind: SUBJECT_KIND_MEMBER person_id: "P2" }'
    return OPEN_DOSSIER.replace(subject, f"{subject} {fact}")


def chain(parents):
    return PERIOD + "".join(
        f'units {{ id: "{name}" kind: UNIT_KIND_PARTY_BODY parent_id: "{parent}" }}\n'
        for name, parent in parents
    )


# what is wrong: dossier, code, path.
BROKEN_TEXT = {
    "unknown parent": (
        DOSSIER.replace('parent_id: "DB"', 'parent_id: "XX"'), "orphan", "units[1].parent_id"),
    "unknown unit": (
        PERIOD + UNITS + person("P1", unit="XX"), "unknown_unit",
        "people[0].memberships[0].unit_id"),
    "unknown person": (
        DOSSIER + assessment("P9"), "unknown_person", "assessments[2].subject.person_id"),
    "unknown criterion": (
        with_fact(mark("tot", "la")), "unknown_criterion",
        "assessments[1].marks[0].criterion_id"),
    "unknown level": (
        with_fact(mark("la")), "unknown_level", "assessments[1].marks[0].level_id"),
    "unknown policy": (
        DOSSIER.replace('units { id: "CB"', 'units { id: "CB" policy_id: "la"'), "unknown_policy",
        "units[1].policy_id"),
    "cycle": (chain([("A", "B"), ("B", "C"), ("C", "A")]), "cycle", "units["),
    "orphan": (
        PERIOD + 'units { id: "CB" kind: UNIT_KIND_FRONT }', "orphan", "units[0].parent_id"),
    "duplicate unit": (DOSSIER + UNITS, "duplicate_id", "units[2].id"),
    "duplicate person": (DOSSIER + person("P1"), "duplicate_id", "people[2].id"),
    "more completed than assigned": (
        with_fact(TALLY.format(3, 4)), "inconsistent_counts", "assessments[1].tasks[0]"),
    "negative count": (
        with_fact(TALLY.format(3, -4)), "negative_count",
        "assessments[1].tasks[0].completed_count"),
    "too large count": (
        with_fact(TALLY.format(2**62, 1)), "count_overflow",
        "assessments[1].tasks[0].assigned_count"),
    "impossible date": (
        PERIOD + UNITS + person("P1", more="admitted_on: 20180230"), "impossible_date",
        "people[0].admitted_on"),
    "year of another calendar": (
        PERIOD.replace("20181231", "15811231"), "impossible_date", "period.rating_date"),
    "bytes that are not UTF-8": (
        DOSSIER.replace("Chi bộ 1", r"Chi b\377"), "invalid_utf8", "units[1].name"),
}


class BadInputTest(CommandTest):
    def refuse(self, message, *words, data):
        """Refused, with an old output that stays."""
        output = self.write("result", "old")
        error = self.fail_with(message, *words, "--output", output, data=data)
        self.assertEqual(output.read_bytes(), b"old")
        self.assertEqual(os.listdir(self.directory), ["result"])
        return error

    def evaluate(self, message, data, *more):
        return self.refuse(message, "evaluate", "--policy", SOUND, *more, data=data)


class BadDossierTest(BadInputTest):
    def test_fixture_is_sound(self):
        for dossier in (DOSSIER, OPEN_DOSSIER, with_fact(mark("tot"))):
            self.succeed("evaluate", "--policy", SOUND, data=dossier)

    def test_broken_facts(self):
        for name, (dossier, code, path) in BROKEN_TEXT.items():
            with self.subTest(name):
                self.evaluate(f"error: <stdin>: {code} at {path}", dossier)

    def test_every_fault_is_reported_with_the_number_of_more(self):
        error = self.evaluate(
            "and 50 more", DOSSIER + "".join(person(f"Q{i}", unit="XX") for i in range(150))
        )
        self.assertEqual(error.count("unknown_unit"), 100)

    def test_count_beyond_64_bits_has_line_and_column(self):
        self.evaluate("<stdin>:12:", "\n" * 11 + TALLY.format(2**64, 1) + DOSSIER)

    def test_empty_input(self):
        self.evaluate("empty_input", b"")

    def test_truncated_bytes(self):
        whole = self.succeed("generate", "--policy", SOUND)
        generator = random.Random(SEED)
        for size in [1, len(whole) - 1] + [generator.randrange(1, len(whole)) for _ in range(20)]:
            cut = whole[:size]
            process = run("evaluate", "--policy", SOUND, "--format=binary", data=cut)
            # A cut between two fields leaves a message that is well-formed, and lacks rows.
            self.assertIn(process.returncode, (0, 2), f"seed {SEED}, size {size}")
            if process.returncode == 2:
                self.assertRegex(process.stderr.decode(), r"^error: <stdin>: \w+ at \S+: ")
                self.assertEqual(process.stdout, b"")
        self.evaluate("malformed_wire", whole[:-1])

    def test_random_bytes(self):
        generator = random.Random(SEED)
        for round_number in range(40):
            noise = b"\x08" + generator.randbytes(generator.randrange(1, 3000))
            with self.subTest(seed=SEED, round=round_number):
                self.evaluate("error: <stdin>: ", noise, "--data-format", "binary")

    def test_flipped_bytes_never_end_the_process_by_a_signal(self):
        whole = bytearray(self.succeed("generate", "--policy", SOUND))
        generator = random.Random(SEED)
        for round_number in range(40):
            noisy = bytearray(whole)
            for _ in range(5):
                noisy[generator.randrange(len(noisy))] = generator.randrange(256)
            words = ("evaluate", "--policy", SOUND, "--data-format", "binary")
            process = run(*words, data=bytes(noisy))
            self.assertIn(process.returncode, (0, 2), f"seed {SEED}, round {round_number}")

    def test_length_of_three_gigabytes(self):
        # Field 3 with the length 3 * 2^30, and three bytes.
        self.evaluate("malformed_wire", b"\x08\x01\x1a\x80\x80\x80\x80\x0cabc")

    def test_unknown_field(self):
        self.evaluate("unknown_field", b"\x08\x01\xf8\x7f\x01")

    def test_missing_file_and_directory(self):
        for place in (self.directory / "none", self.directory):
            self.fail_with(str(place), "evaluate", "--policy", SOUND, "--data", place)


class BadTextTest(BadInputTest):
    def test_text_faults_have_line_and_column(self):
        for text, place in [
            ("format: 1\nperiod {\n  kind: X end_date: 1\n}", "<stdin>:3:11: "),
            ("format: 1\n  unit { }\n", "<stdin>:2:"),
            ("format: 1\nunits { id: \"A\"\n", "<stdin>:3:1: "),
        ]:
            self.evaluate(place, text)

    def test_json_faults_have_line_and_column(self):
        for text, place in [
            ('{\n "format" 1}', "<stdin>:2:11: invalid JSON: expected `:`"),
            ('{"format": 1,}', "<stdin>:1:14: invalid JSON"),
            ('{"format": 01}', "<stdin>:1:12: invalid JSON"),
            ('{"units": [\n{"id": "Đ"},\n{"id": "A", "foo": 1}]}', "<stdin>:3:13: "),
            ('{"units": [{},\n {"kind": "X"}]}', "<stdin>:2:3: "),
            ('{"format": "x"}', "<stdin>:1:2: "),
            ("[" * 300, "<stdin>:1:1"),
            ("{" * 3, "<stdin>:1:2: "),
            ('{"format": 1} x', "<stdin>:1:15: "),
        ]:
            self.evaluate(place, text, "--data-format", "json")

    def test_text_that_is_not_utf8_has_a_place(self):
        broken = DOSSIER.encode().replace("Chi bộ".encode(), b"Chi b\xe1")
        self.evaluate("<stdin>:4:", broken)
        self.evaluate("<stdin>:1:8: ", b'{"id": \xff}')

    def test_deep_nesting_in_a_policy(self):
        deep = "checks { rule { when " + "{ none_of { conditions " * 5000
        policy = self.write("deep.txtpb", deep)
        self.fail_with(f"{policy}:1:", "policy", "check", policy)


class BadPolicyTest(BadInputTest):
    def test_policies_that_do_not_hold(self):
        for name, code, path in [
            ("later_pass", "reads_later_pass", "passes[0].standards[0].conditions[0].when"),
            ("gap", "gap", "passes[0]"),
            ("contradicting_forces", "contradicting_forces", "passes[0].forces[1]"),
            ("unreachable_rule", "unreachable_rule", "passes[0].forces[1]"),
        ]:
            policy = DATA / f"{name}.txtpb"
            with self.subTest(name):
                message = f"error: {policy}: {code} at {path}"
                self.refuse(message, "evaluate", "--policy", policy, data=DOSSIER)
                self.fail_with(message, "policy", "check", policy)

    def test_check_goes_on_after_a_fault(self):
        process = run("policy", "check", DATA / "gap.txtpb", SOUND)
        self.assertEqual(process.returncode, 2)
        self.assertIn(b"sound.txtpb", process.stdout)
        self.assertIn(b"gap at passes[0]", process.stderr)

    def test_bytes_that_are_no_policy(self):
        generator = random.Random(SEED)
        for content in (b"", b"\x08\x01\x12", b"\x08" + generator.randbytes(500)):
            policy = self.write("p.binpb", content)
            self.fail_with(f"error: {policy}: ", "policy", "check", policy)
        self.fail_with("p.json:1:2: ", "policy", "show", self.write("p.json", '{"foo": 1}'))


if __name__ == "__main__":
    command.main("bad_input_test")
