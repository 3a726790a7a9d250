"""What the tests of the C library's binary share: running a command, and keeping faults."""

import os
import subprocess
import sys


def run(*command, env=None, check=True, show=True):
    """The finished process. A signal is a negative return code."""
    if show:
        print("$", " ".join(str(word) for word in command), flush=True)
    environment = dict(os.environ, LC_ALL="C.UTF-8", **(env or {}))
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, errors="replace", env=environment
    )
    if check and done.returncode != 0:
        raise SystemExit(f"FAULT: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def output_of(*command):
    return run(*command).stdout


def library_path(directory):
    return {"LD_LIBRARY_PATH": str(directory)}


class Faults:
    """Faults of the thing under test, and how many things were asked."""

    def __init__(self):
        self.faults = []
        self.count = 0

    def check(self, good, fault):
        self.count += 1
        if not good:
            self.faults.append(fault)
        return good

    def finish(self, name):
        """Prints the faults, writes the report, and gives the exit code."""
        for fault in self.faults:
            print("FAULT:", fault)
        print(f"{self.count} checks, {len(self.faults)} faults")
        if directory := os.environ.get("DANGVIEN_REPORT_DIR"):
            os.makedirs(directory, exist_ok=True)
            path = os.path.join(directory, f"abi_{name}.txt")
            with open(path, "w", encoding="utf-8") as report:
                report.write(f"abi_{name}_checks {self.count}\n")
        sys.exit(1 if self.faults else 0)
