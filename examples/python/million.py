"""A million members from Polars, and the same through a DuckDB query: rated without a copy of their
columns, and the result taken back as a table. Prints both digests, and what memory each step took.

    python3 million.py [MEMBERS]
"""

import sys

import duckdb
import polars
import pyarrow

import dangvien

CRITERIA = [
    "tu_tuong_chinh_tri", "dao_duc_loi_song", "y_thuc_to_chuc_ky_luat", "tac_phong_le_loi",
    "ket_qua_nhiem_vu", "don_vi_phu_trach", "tin_nhiem", "cam_ket", "khac_phuc_han_che",
    "kiem_diem_goi_y",
]  # fmt: skip
LEVELS = ["xuat_sac", "tot", "trung_binh", "kem"]
BRANCH_SIZE = 20


def units(members):
    branches = polars.DataFrame({"number": range(-(-members // BRANCH_SIZE))}).select(
        id=polars.format("CB{}", "number"),
        kind=polars.lit("BRANCH"),
        level=polars.lit("SUBORDINATE"),
        parent_id=polars.lit("DB"),
    )
    root = {"id": "DB", "kind": "PARTY_BODY", "level": "GRASSROOTS", "parent_id": None}
    return polars.concat([polars.DataFrame([root], schema=branches.schema), branches])


def people(members):
    """One row a member: where it belongs, and a level for each criterion, spread by arithmetic."""
    number = polars.int_range(members, eager=True)
    marks = {
        f"marks.{criterion}": ((number * (7 + place) // 3) % 10).replace_strict(
            {digit: LEVELS[min(digit // 4, 3)] for digit in range(10)},
            return_dtype=polars.Enum(LEVELS),
        )
        for place, criterion in enumerate(CRITERIA)
    }
    return polars.DataFrame({"number": number}).select(
        id=polars.format("DV{}", "number"),
        official_on=polars.lit(20100101, polars.Int32),
        home_unit=polars.format("CB{}", polars.col("number") // BRANCH_SIZE),
        **marks,
        **{
            "tasks.cong_tac.assigned_count": polars.lit(12, polars.Int32),
            "tasks.cong_tac.completed_count": (polars.col("number") % 13).cast(polars.Int32),
            "flags.exemplary_member": polars.col("number") % 3 == 0,
        },
    )


def period():
    dates = {"begin_date": [20180101], "end_date": [20190101], "rating_date": [20181231]}
    return polars.DataFrame({"kind": ["YEAR"], **dates})


def coverage():
    """What is not listed did not happen."""
    tables = ["VIOLATIONS", "ABSENCES", "COUNTERPARTS", "ATTESTATIONS", "ATTESTATIONS"]
    flags = [None, None, None, "degeneration_concluded", "exemplary_organization"]
    return polars.DataFrame({"table": tables, "unit_id": "DB", "flag_id": flags})


class Memory:
    """The resident memory of this process, as Linux counts it."""

    def __init__(self):
        with open("/proc/self/clear_refs", "w", encoding="ascii") as file:
            file.write("5")  # the peak counts from now on
        self.before = self.read("VmRSS")

    @staticmethod
    def read(key):
        with open("/proc/self/status", encoding="ascii") as file:
            line = next(line for line in file if line.startswith(key))
        return int(line.split()[1]) * 1024

    @property
    def growth(self):
        """The greatest growth since this was made."""
        return self.read("VmHWM") - self.before


def rate(context, policy, tables, report):
    builder = dangvien.DatasetBuilder(context)
    adding = Memory()
    for name, table in tables.items():
        builder.add(name, table)
    report("adding", adding.growth)
    kept = context.memory.current
    sealing = Memory()
    dataset = builder.seal()
    report("sealing", sealing.growth)
    report("kept", context.memory.current - kept)
    return context.evaluate(dataset, policy)


def main():
    members = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    tables = {"period": period(), "units": units(members), "people": people(members)}
    tables["coverage"] = coverage()
    columns = tables["people"].estimated_size()
    print(f"members {members}")
    print(f"columns {columns}")
    with dangvien.Context() as context:
        policy = context.builtin_policy("tkv-2018")

        def report(source):
            return lambda what, size: print(f"{source} {what} {size}")

        evaluation = rate(context, policy, tables, report("polars"))
        print(f"polars digest {evaluation.digest.hex()}")
        members_of = duckdb.sql("select * from frame", connection=connect(tables["people"]))
        print(f"duckdb columns {size_of(members_of)}")
        again = rate(context, policy, {**tables, "people": members_of}, report("duckdb"))
        print(f"duckdb digest {again.digest.hex()}")
        subjects = polars.DataFrame(dangvien.ResultTable(evaluation, "subjects"))
        print(f"subjects {subjects.height}")
        for row in subjects["status"].cast(polars.String).value_counts(sort=True).rows():
            print(f"status {row[0]} {row[1]}")


def size_of(query):
    """Bytes of the batches that a query gives; its strings are not those of a Polars frame."""
    return sum(batch.nbytes for batch in pyarrow.RecordBatchReader.from_stream(query))


def connect(frame):
    connection = duckdb.connect()
    connection.register("frame", frame)
    return connection


if __name__ == "__main__":
    main()
