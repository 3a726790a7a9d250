"""An archive that is not position-independent stops the configuration, with a message that says
what to do; one that is does not.
"""

import argparse
import os
import shutil

from support import Faults, run


def configure(given, archive):
    shutil.rmtree(given.scratch, ignore_errors=True)
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pic")
    return run("cmake", "-G", "Ninja", "-S", source, "-B", given.scratch,
               f"-DSHIPPED={given.module}", f"-DARCHIVE={archive}", check=False)  # fmt: skip


def main():
    parser = argparse.ArgumentParser()
    for name in ("module", "good", "bad", "scratch"):
        parser.add_argument("--" + name, required=True)
    given = parser.parse_args()
    faults = Faults()
    done = configure(given, given.good)
    faults.check(done.returncode == 0, f"{given.good}: {done.stderr}")
    done = configure(given, given.bad)
    print(done.stderr.strip())
    words = " ".join(done.stderr.split())
    faults.check(done.returncode != 0, f"{given.bad} is let through")
    for part in (os.path.basename(given.bad), "not position-independent", "script/build-abseil"):
        faults.check(part in words, f"the message does not name {part}")
    faults.finish("pic")


if __name__ == "__main__":
    main()
