"""A million members from Polars and from DuckDB are rated without a copy of their columns."""

import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import million

MEMBERS = 1_000_000


class MillionTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        # In a process of its own, whose memory nothing else uses.
        program = pathlib.Path(million.__file__)
        done = subprocess.run(
            [sys.executable, "-W", "error", program, str(MEMBERS)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode != 0:
            raise AssertionError(done.stderr)
        print(done.stdout)
        cls.lines = [line.rsplit(" ", 1) for line in done.stdout.splitlines()]
        cls.found = dict(cls.lines)

    def size(self, key):
        return int(self.found[key])

    def test_columns_stay_where_they_are_until_the_dossier_is_sealed(self):
        self.assertGreater(self.size("columns"), 16 * MEMBERS)
        self.assertLess(self.size("polars adding"), self.size("columns") / 4)

    def test_sealing_takes_what_the_dossier_keeps_and_no_copy_of_the_columns(self):
        for source, columns in (("polars", "columns"), ("duckdb", "duckdb columns")):
            most = self.size(f"{source} kept") + self.size(columns) / 2
            self.assertLess(self.size(f"{source} sealing"), most, source)

    def test_of_a_query_only_its_own_batches_are_kept(self):
        self.assertLess(self.size("duckdb adding"), self.size("duckdb columns") * 3 / 2)

    def test_a_copy_of_the_columns_would_be_seen(self):
        people = million.people(MEMBERS)
        memory = million.Memory()
        copy = people.reverse()
        self.assertEqual(copy.height, MEMBERS)
        self.assertGreater(memory.growth, self.size("columns") / 2)

    def test_both_give_the_same_result(self):
        self.assertEqual(self.found["polars digest"], self.found["duckdb digest"])
        # Members, their branches, and the body above them.
        self.assertEqual(self.size("subjects"), MEMBERS + MEMBERS // million.BRANCH_SIZE + 1)
        self.assertGreater(self.size("status SUBJECT_STATUS_RATED"), MEMBERS * 9 // 10)


if __name__ == "__main__":
    unittest.main()
