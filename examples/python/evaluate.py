"""Rates a dossier, explains one member, reads an error and stops a call:

    python3 evaluate.py company-2018.binpb broken.binpb
"""

import pathlib
import sys
import threading

import dangvien


def print_result(evaluation):
    counts = evaluation.counts
    print("digest", evaluation.digest.hex())
    print("rated", counts.rated)
    print("not a subject", counts.not_a_subject)
    print("needs input", counts.needs_input)
    print("needs a decision", counts.needs_decision)
    print("findings", counts.findings)


def print_issues(context, broken):
    """A dossier that is refused: the exception lists its faults."""
    try:
        context.dataset(broken)
    except dangvien.Error as error:
        print(error.status, error.reason)
        for issue in error.issues:
            print(f"{issue.name} at {issue.path}: {issue.message}")


def print_cancelled(context, dataset, policy):
    """Another thread stops the call once that has begun. The progress waits for it, so that the
    example always ends alike; a program shows a bar there."""
    begun = threading.Event()
    cancel = context.cancel()

    def stop():
        begun.wait()
        cancel.trigger()

    thread = threading.Thread(target=stop)
    thread.start()

    def progress(done, total):
        begun.set()
        thread.join()

    try:
        control = dangvien.Control(cancel=cancel, progress=progress)
        context.evaluate(dataset, policy, control=control)
    except dangvien.Error as error:
        print(error.status, error.reason)
    finally:
        begun.set()  # where the call fails before it begins, nobody else does


def main(dossier, broken):
    with dangvien.Context() as context:
        policy = context.builtin_policy("tkv-2018")
        dataset = context.dataset(pathlib.Path(dossier).read_bytes())
        evaluation = context.evaluate(dataset, policy)
        print_result(evaluation)
        print(evaluation.explain_member("DV0182", dangvien.VIETNAMESE), end="")
        print_issues(context, pathlib.Path(broken).read_bytes())
        print_cancelled(context, dataset, policy)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: evaluate.py DOSSIER BROKEN")
    sys.stdout.reconfigure(encoding="utf-8")
    main(*sys.argv[1:])
