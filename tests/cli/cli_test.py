"""The command as a person or a script uses it: help, formats, output, tables, exit codes."""

import json
import os
import pty
import subprocess
import unicodedata

import command
from command import DOSSIER, OPEN_DOSSIER, SOUND, CommandTest, run

COMMANDS = [
    "evaluate", "explain", "policy list", "policy show", "policy check", "policy diff",
    "statistics", "feed", "generate",
]
EVALUATE = ("evaluate", "--policy", SOUND, "--data")


def display_width(text):
    """Columns on a terminal, counted without the library that the command uses."""
    width = 0
    for letter in text:
        if not unicodedata.combining(letter) and unicodedata.category(letter) not in ("Mn", "Cf"):
            width += 2 if unicodedata.east_asian_width(letter) in "WF" else 1
    return width


def tables(text):
    """The lines of each table, found by its line of dashes; a blank line ends it."""
    for block in text.split("\n\n"):
        lines = block.splitlines()
        if any(line.strip() and not line.replace("-", "").strip() for line in lines):
            yield lines


class UsageTest(CommandTest):
    def test_help_of_each_command(self):
        self.assertIn(b"usage: dangvien COMMAND", self.succeed("--help"))
        for name in COMMANDS:
            text = self.succeed(*name.split(), "--help").decode()
            self.assertIn(f"usage: dangvien {name} ", text)
            self.assertTrue(all(len(line) <= 100 for line in text.splitlines()))
        self.assertIn(b"first non-space byte `{` is JSON", self.succeed("evaluate", "--help"))

    def test_version(self):
        self.assertRegex(self.succeed("--version").decode(), r"^dangvien \d+\.\d+\.\d+\n$")

    def test_wrong_words_are_named_with_the_help(self):
        for message, words in [
            ("no command", []),
            ("unknown command `rate`", ["rate"]),
            ("takes list, show, check or diff", ["policy", "prove"]),
            ("unknown option `--data-file`", ["evaluate", "--data-file", "x"]),
            ("`--data` needs a value", ["evaluate", "--data"]),
            ("`--data` needs a value", ["evaluate", "--data="]),
            ("`--data` is given twice", ["evaluate", "--data", "x", "--data", "y"]),
            ("`--strict` takes no value", ["evaluate", "--strict=1"]),
            ("`--format` takes table|json|binary|text, not `xml`", ["evaluate", "--format=xml"]),
            ("not `people`", ["evaluate", "--sections", "tallies,people"]),
            ("unexpected argument `x`", ["evaluate", "x"]),
            ("missing argument: SUBJECT", ["explain"]),
        ]:
            error = self.fail_with(message, *words)
            self.assertIn("--help", error)
            if words and words[0] == "evaluate":
                self.assertIn("dangvien evaluate --help", error)

    def test_values_out_of_range(self):
        for message, words in [
            ("1 to 256, not `0`", ["evaluate", "--threads", "0"]),
            ("not `two`", ["evaluate", "--threads", "two"]),
            ("ID=OPTION, not `x`", ["evaluate", "--policy", SOUND, "--reading", "x"]),
            ("no policy of the run", ["evaluate", "--policy", SOUND, "--reading", "x=y"]),
            ("`--policy` is missing", ["evaluate"]),
            ("neither a built-in policy", ["evaluate", "--policy", "none-such"]),
            ("member:ID", ["explain", "--policy", SOUND, "P1"]),
            ("leader:PERSON/POST", ["explain", "--policy", SOUND, "leader:P1"]),
            ("needs `--profile scale`", ["generate", "--policy", SOUND, "--members", "9"]),
        ]:
            self.fail_with(message, *words)

    def test_strict_fails_where_something_needs_attention(self):
        self.assertEqual(run(*EVALUATE, "-", "--strict", data=DOSSIER).returncode, 0)
        self.assertEqual(run(*EVALUATE, "-", data=OPEN_DOSSIER).returncode, 0)
        strict = run(*EVALUATE, "-", "--strict", data=OPEN_DOSSIER)
        self.assertEqual((strict.returncode, strict.stderr), (1, b""))
        self.assertIn("Kết quả nhiệm vụ", strict.stdout.decode())

    def test_findings_are_strict_unless_checks_are_off(self):
        dossier = DOSSIER.replace('flag_id: "khen" holds: true', 'flag_id: "khen" holds: false')
        self.assertEqual(run(*EVALUATE, "-", "--strict", data=dossier).returncode, 1)
        calm = run(*EVALUATE, "-", "--strict", "--no-checks", data=dossier)
        self.assertEqual(calm.returncode, 0)


class FormatTest(CommandTest):
    def forms(self):
        """One generated dossier in the three forms."""
        names = {"binary": "d.binpb", "text": "d.txtpb", "json": "d.json"}
        for form, name in names.items():
            path = self.directory / name
            self.succeed("generate", "--policy", SOUND, "--format", form, "--output", path)
            yield form, path

    def test_every_input_form_gives_the_same_result(self):
        results = set()
        for form, path in self.forms():
            content = path.read_bytes()
            plain = self.write("dossier", content)
            asked = ("--format", "binary")
            results.add(self.succeed(*EVALUATE, path, *asked))
            results.add(self.succeed(*EVALUATE, plain, *asked))
            results.add(self.succeed(*EVALUATE, plain, "--data-format", form, *asked))
            results.add(self.succeed(*EVALUATE, "-", *asked, data=content))
            results.add(self.succeed(*EVALUATE[:-1], *asked, "--threads", 4, data=content))
        self.assertEqual(len(results), 1)

    def test_rows_and_columns_have_equal_digests(self):
        results = []
        for more in ([], ["--columns"]):
            dossier = self.succeed("generate", "--policy", SOUND, *more)
            text = self.succeed(*EVALUATE, "-", "--format", "json", data=dossier)
            results.append(json.loads(text)["digest"])
        self.assertEqual(results[0], results[1])

    def test_output_forms_say_the_same(self):
        parsed = json.loads(self.succeed(*EVALUATE, "-", "--format", "json", data=DOSSIER))
        self.assertEqual(len(parsed["subjects"]), 4)
        tiers = [subject["decided_tier_id"] for subject in parsed["subjects"]]
        self.assertEqual(tiers, ["CHUA", "DAT", "DAT", "CHUA"])
        text = self.succeed(*EVALUATE, "-", "--format", "text", data=DOSSIER).decode()
        for tier in set(tiers):
            self.assertEqual(text.count(f'decided_tier_id: "{tier}"'), tiers.count(tier))
        binary = self.succeed(*EVALUATE, "-", "--format", "binary", data=DOSSIER)
        self.assertEqual(binary.count(b"\x32\x03DAT"), tiers.count("DAT"))  # field 6

    def test_byte_order_mark_and_comments_before_text(self):
        expected = self.succeed(*EVALUATE, "-", data=DOSSIER)
        for start in ("\ufeff", "# Hồ sơ\n\n"):
            self.assertEqual(self.succeed(*EVALUATE, "-", data=start + DOSSIER), expected)

    def test_policies_in_every_form(self):
        dossier = self.write("d.txtpb", DOSSIER)
        expected = self.succeed("evaluate", "--policy", SOUND, "--data", dossier)
        for form, name in [
            ("binary", "p.binpb"),
            ("textproto", "p.txtpb"),
            ("json", "p.json"),
        ]:
            path = self.directory / name
            self.succeed("policy", "show", SOUND, "--format", form, "--output", path)
            words = ("evaluate", "--policy", path, "--data", dossier)
            self.assertEqual(self.succeed(*words), expected)

    def test_policy_commands(self):
        self.assertIn(b"tkv-2018", self.succeed("policy", "list"))
        page = self.succeed("policy", "show", "tkv-2018").decode()
        self.assertIn("Chỗ văn bản để ngỏ", page)
        self.assertIn("1150-HD/ĐU (28/11/2018), ", page)
        english = self.succeed("policy", "show", "tkv-2018", "--lang", "en").decode()
        self.assertIn("Open questions", english)
        self.assertTrue(self.succeed("policy", "show", "tkv-2018", "--format", "dump"))
        markdown = self.succeed("policy", "show", SOUND, "--format", "markdown", "--lang", "en")
        self.assertIn("- **Rule member-results** `member-results`\n", markdown.decode())
        html = self.succeed("policy", "show", SOUND, "--format", "html", "--lang", "en").decode()
        self.assertIn('<li id="arule_20member-results">', html)
        self.assertIn(b"members", self.succeed("policy", "check", "tkv-2018", SOUND))

    def test_check_names_what_an_overlay_loosens(self):
        overlay = self.write(
            "overlay.txtpb",
            """
            format: 1 id: "easier" parent_id: "sound"
            title { vi: "Dễ hơn" en: "Easier" }
            instruments { id: "local" number: "2-HD/TN" date: 20180601 issuer: "Nơi thử"
              title { vi: "Hướng dẫn thử" en: "Test guidance" } }
            removed_ids: "member-absent"
            removed_citations { instrument_id: "local" clause: "1" confidence: CONFIDENCE_TEXT }
            """,
        )
        text = self.succeed("policy", "check", SOUND, overlay, "--lang", "en").decode()
        self.assertIn("Compared with its parent sound, looser in: 1\n  member-absent: ", text)
        page = self.succeed("policy", "show", "thuong-tin-2017", "--lang", "en").decode()
        self.assertIn("Compared with hd27-2014", page)

    def test_explain(self):
        for subject in ("member:P1", "organization:CB"):
            words = ("explain", "--policy", SOUND, subject)
            self.assertIn("Quy tắc", self.succeed(*words, data=DOSSIER).decode())
            self.assertIn("Rule", self.succeed(*words, "--lang", "en", data=DOSSIER).decode())
            parsed = json.loads(self.succeed(*words, "--format", "json", data=DOSSIER))
            self.assertEqual(parsed["policy_id"], "sound")
        self.fail_with("P9", "explain", "--policy", SOUND, "member:P9", data=DOSSIER)

    def test_generation_repeats(self):
        words = ("generate", "--policy", "tkv-2018", "--profile", "scale", "--members", 300)
        first = self.succeed(*words)
        self.assertEqual(self.succeed(*words), first)
        self.assertNotEqual(self.succeed(*words, "--seed", 7), first)
        self.assertTrue(self.succeed("evaluate", "--policy", "tkv-2018", data=first))

    def test_provinces_fit_their_policy(self):
        for policy in ("hd20-2008", "nd335-2025", "qd366-hd43-2025"):
            words = ("generate", "--policy", policy, "--profile", "province", "--members", 300)
            rows = self.succeed(*words)
            columns = self.succeed(*words, "--columns")
            self.assertNotEqual(rows, columns)
            rate = ("evaluate", "--policy", policy, "--format", "binary")
            self.assertEqual(self.succeed(*rate, data=rows), self.succeed(*rate, data=columns))


class OutputTest(CommandTest):
    def test_file_gets_what_standard_output_would(self):
        output = self.directory / "r.txt"
        self.assertEqual(self.succeed(*EVALUATE, "-", "--output", output, data=DOSSIER), b"")
        self.assertEqual(output.read_bytes(), self.succeed(*EVALUATE, "-", data=DOSSIER))
        self.assertEqual(os.listdir(self.directory), ["r.txt"])

    def test_old_file_is_replaced_with_its_mode_and_through_its_link(self):
        target = self.write("r.txt", "old")
        target.chmod(0o640)
        link = self.directory / "link"
        link.symlink_to(target)
        self.succeed(*EVALUATE, "-", "--output", link, data=DOSSIER)
        self.assertTrue(link.is_symlink())
        self.assertNotEqual(target.read_bytes(), b"old")
        self.assertEqual(target.stat().st_mode & 0o777, 0o640)

    def test_failure_leaves_the_old_file(self):
        output = self.write("r.txt", "old")
        broken = DOSSIER.replace('parent_id: "DB"', 'parent_id: "XX"')
        self.fail_with("units[1].parent_id", *EVALUATE, "-", "--output", output, data=broken)
        self.assertEqual(output.read_bytes(), b"old")
        self.assertEqual(os.listdir(self.directory), ["r.txt"])

    def test_places_that_cannot_be_written(self):
        for place in (self.directory / "none" / "r.txt", self.directory):
            self.fail_with("cannot be written", *EVALUATE, "-", "--output", place, data=DOSSIER)
        self.assertEqual(os.listdir(self.directory), [])

    def test_full_disk_and_closed_pipe(self):
        with open("/dev/full", "wb") as full:
            process = run(*EVALUATE, "-", data=DOSSIER, stdout=full)
        self.assertEqual(process.returncode, 2)
        self.assertIn(b"<stdout>: cannot be written", process.stderr)
        self.fail_with("/dev/full", *EVALUATE, "-", "--output", "/dev/full", data=DOSSIER)
        reader, writer = os.pipe()
        os.close(reader)
        process = run(*EVALUATE, "-", data=DOSSIER, stdout=writer)
        os.close(writer)
        self.assertEqual(process.returncode, 2)
        self.assertIn(b"<stdout>: cannot be written", process.stderr)

    def test_progress_is_for_terminals_and_slow_runs(self):
        for delay, expected in ((1.5, "Đang đọc dữ liệu"), (0, "")):
            terminal, slave = pty.openpty()
            process = subprocess.Popen(
                [command.COMMAND, *EVALUATE, "-"],
                stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=slave,
            )
            try:
                process.wait(timeout=delay)
            except subprocess.TimeoutExpired:
                pass
            process.communicate(DOSSIER.encode())
            self.assertEqual(process.returncode, 0)
            os.set_blocking(terminal, False)
            try:
                shown = os.read(terminal, 4096).decode()
            except BlockingIOError:
                shown = ""
            os.close(slave)
            os.close(terminal)
            self.assertEqual(expected in shown, True)
            self.assertEqual(shown == "", expected == "")


class TableTest(CommandTest):
    def check_tables(self, text):
        count = 0
        for lines in tables(text):
            lines = [line for line in lines if not line.startswith("…")]
            self.assertEqual(len({display_width(line) for line in lines}), 1, "\n".join(lines))
            count += 1
        return count

    def test_rows_are_equally_wide(self):
        dossier = self.succeed("generate", "--policy", "tkv-2018")
        sections = ("--sections", "tallies,attention,findings,subjects")
        for language in ("vi", "en"):
            words = ("--policy", "tkv-2018", "--lang", language)
            text = self.succeed("evaluate", *words, *sections, data=dossier).decode()
            self.assertEqual(self.check_tables(text), 5)
            page = self.succeed("policy", "show", "tkv-2018", "--lang", language).decode()
            self.assertGreater(self.check_tables(page), 4)
        self.assertEqual(self.check_tables(self.succeed("policy", "list").decode()), 1)

    def test_names_in_every_normal_form_and_width(self):
        for name in (
            unicodedata.normalize("NFC", "Đảng bộ Quảng Ninh"),
            unicodedata.normalize("NFD", "Đảng bộ Quảng Ninh"),
            "党委 支部",
            "Chi bộ",
        ):
            text = self.succeed(
                *EVALUATE, "-", data=DOSSIER.replace("Đảng bộ cơ sở", name)
            ).decode()
            self.assertIn(name, text)
            self.assertEqual(self.check_tables(text), 2)

    def test_control_characters_do_not_reach_the_terminal(self):
        dossier = DOSSIER.replace("Đảng bộ cơ sở", r"A\033[2J\nB\342\200\256C")
        text = self.succeed(*EVALUATE, "-", data=dossier).decode()
        self.assertNotIn("\x1b", text)
        self.assertNotIn("\u202e", text)
        self.assertIn(r"A\u001b[2J", text)
        self.assertEqual(self.check_tables(text), 2)

    def test_long_lists_of_units_are_cut(self):
        more = "".join(
            f'units {{ id: "U{number:03}" kind: UNIT_KIND_BRANCH'
            f' level: UNIT_LEVEL_SUBORDINATE parent_id: "DB" }}\n'
            for number in range(250)
        )
        text = self.succeed(*EVALUATE, "-", data=DOSSIER + more).decode()
        self.assertIn("còn 52 đơn vị (dùng --format json)", text)
        parsed = json.loads(self.succeed(*EVALUATE, "-", "--format=json", data=DOSSIER + more))
        self.assertEqual(len(parsed["subjects"]), 254)

    def test_sections_are_chosen(self):
        text = self.succeed(*EVALUATE, "-", "--sections=findings", data=DOSSIER).decode()
        self.assertIn("Phát hiện", text)
        self.assertNotIn("Tổng cộng", text)


if __name__ == "__main__":
    command.main("cli_test")
