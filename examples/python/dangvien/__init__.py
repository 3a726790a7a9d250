"""Ratings of party organizations, members and leaders: libdangvien for Python.

    import dangvien

    with dangvien.Context() as context:
        policy = context.builtin_policy("tkv-2018")
        evaluation = context.evaluate(context.dataset(bytes_of_dossier), policy)
        print(evaluation.digest.hex(), evaluation.explain_member("DV0182", dangvien.VIETNAMESE))

Threads: every object but a DatasetBuilder may be used by any number of threads at a time; calls run
without the interpreter's lock. Lifetime: in any order; `with` or `close()` releases at once, the
garbage collector releases the rest.
"""

from dangvien._arrow import DatasetBuilder, ResultTable
from dangvien._interface import (
    COLLECTIVE,
    ENGLISH,
    LEADER,
    MEMBER,
    ORGANIZATION,
    VIETNAMESE,
    abi_version,
    version,
)
from dangvien._wrapper import (
    Cancel,
    Context,
    Control,
    Dataset,
    Error,
    Evaluation,
    Issue,
    Policy,
    StatusCounts,
)

__all__ = [
    "COLLECTIVE",
    "Cancel",
    "Context",
    "Control",
    "Dataset",
    "DatasetBuilder",
    "ENGLISH",
    "Error",
    "Evaluation",
    "Issue",
    "LEADER",
    "MEMBER",
    "ORGANIZATION",
    "Policy",
    "ResultTable",
    "StatusCounts",
    "VIETNAMESE",
    "abi_version",
    "version",
]
