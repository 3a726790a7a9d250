"""Builds and runs the example of one language, examples/LANGUAGE, as its README.md says:

    language_test.py LANGUAGE --source DIRECTORY --build DIRECTORY --library DIRECTORY

The program must print examples/expected.txt to the byte, and nothing on stderr; the language's own
tests of its wrapper must pass. Everything is built in a copy below the build directory. What a
package registry has to give is asked for once, and again when the versions change.
"""

import argparse
import difflib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

# Of an example that people built in its own folder.
LEFT_OUT = shutil.ignore_patterns(
    "node_modules", "target", "bin", "obj", "build", "*.egg-info", ".venv", "__pycache__"
)


class Language:
    """Where things are, and how commands run."""

    def __init__(self, name, given):
        self.source = given.source / "examples" / name
        self.build = given.build
        self.programs = given.build / "bin"
        self.work = given.build / "examples" / "languages" / name
        self.dossiers = [given.build / "examples" / f"{stem}.binpb" for stem in DOSSIERS]
        layout = given.build / "examples" / "languages" / f"{name}-layout.txt"
        layout.parent.mkdir(parents=True, exist_ok=True)
        layout.write_text(layout_lines(given.source / "capi/abi"), encoding="ascii")
        self.env = dict(os.environ, DANGVIEN_LAYOUT=str(layout))
        self.env["DANGVIEN_DOSSIER"] = str(self.dossiers[0])
        self.env["LD_LIBRARY_PATH"] = str(given.library)
        # What a host's environment would change of the result.
        for variable in ("PYTHONPATH", "CLASSPATH", "NODE_PATH", "NODE_OPTIONS"):
            self.env.pop(variable, None)
        self.include = given.source / "capi/include"
        self.library = given.library

    def copy(self, keep=()):
        """A copy of the example; of the last one stays what the tools of the language put there."""
        self.work.mkdir(parents=True, exist_ok=True)
        for entry in self.work.iterdir():
            if entry.name not in keep:
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        shutil.copytree(self.source, self.work, ignore=LEFT_OUT, dirs_exist_ok=True)

    def run(self, *command, **variables):
        """Runs a command whose output matters only where it fails."""
        command = [str(word) for word in command]
        done = subprocess.run(
            command,
            cwd=self.work,
            env={**self.env, **variables},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        if done.returncode != 0:
            sys.exit(f"FAULT: {' '.join(command)}\n{done.stdout.decode(errors='replace')}")
        return done.stdout.decode(errors="replace")

    def once(self, what, pinned, *command):
        """Runs a command that downloads, unless it has for the same versions."""
        stamp = what / ".installed-for"
        text = (self.source / pinned).read_text(encoding="utf-8")
        if stamp.exists() and stamp.read_text(encoding="utf-8") == text:
            return
        self.run(*command)
        stamp.write_text(text, encoding="utf-8")


def layout_lines(directory):
    """The newest layout file, one line a struct (field `-`) or field: name, field, offset, size."""
    versions = [tuple(map(int, path.name.split("."))) for path in directory.glob("*.*/")]
    newest = ".".join(map(str, max(versions)))
    structs = json.loads((directory / newest / "layout.json").read_text())["structs"]
    lines = []
    for name, struct in structs.items():
        lines.append(f"{name} - 0 {struct['size']}\n")
        for field, at in struct["fields"].items():
            lines.append(f"{name} {field} {at['offset']} {at['size']}\n")
    return "".join(lines)


# Each builds, runs the tests of the wrapper, and gives the command of the example.


def run_c(given):
    given.work.mkdir(parents=True, exist_ok=True)
    given.run(given.programs / "example_c_interface_test")
    return [given.programs / "example_c_evaluate"]


def run_cpp(given):
    given.work.mkdir(parents=True, exist_ok=True)
    given.run(given.programs / "example_cpp_interface_test", given.dossiers[0])
    return [given.programs / "example_cpp_evaluate"]


def run_python(given):
    given.copy()
    venv = given.build / "venv"
    python = venv / "bin/python"
    if not python.exists():
        given.run(sys.executable, "-m", "venv", venv)
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    given.once(venv, "requirements.txt", *pip, "-r", "requirements.txt")
    given.env["PYTHONPATH"] = str(given.work)
    given.run(python, "-W", "error", "-m", "unittest", "discover", "tests")
    return [python, "-W", "error", "evaluate.py"]


def run_node(given):
    given.copy(keep=["node_modules"])
    modules = given.work / "node_modules"
    given.once(modules, "package-lock.json", "npm", "ci", "--ignore-scripts", "--no-audit")
    given.run("npm", "test")
    return ["node", "evaluate.js"]


def run_java(given):
    given.copy(keep=["target"])
    repository = given.build / "m2"
    given.run("mvn", "-B", "-q", f"-Dmaven.repo.local={repository}", "test")
    jna = list(repository.glob("net/java/dev/jna/jna/*/jna-*.jar"))
    path = os.pathsep.join(map(str, [given.work / "target/classes", *jna]))
    return ["java", "-cp", path, "vn.dangvien.example.Evaluate"]


def run_go(given):
    given.copy()
    given.env["CGO_CFLAGS"] = f"-O1 -I{given.include}"
    given.env["CGO_LDFLAGS"] = f"-L{given.library}"
    given.env["GOPROXY"] = "off"
    if unformatted := given.run("gofmt", "-l", "."):
        sys.exit(f"FAULT: gofmt would change\n{unformatted}")
    # What is kept of the last run knows nothing of the library.
    given.run("go", "test", "-count=1", "./...")
    given.run("go", "build", "-o", "evaluate", "./cmd/evaluate")
    return ["./evaluate"]


def run_rust(given):
    given.copy(keep=["target"])
    given.env["DANGVIEN_LIB_DIR"] = str(given.library)
    given.env["CARGO_TARGET_DIR"] = "target"
    given.run("cargo", "test", "--offline", "--locked")
    return ["target/debug/examples/evaluate"]


def run_csharp(given):
    given.copy()
    compiler = ["mcs", "-warnaserror+"]
    sources = sorted(path.name for path in given.work.glob("*.cs"))
    tests = ["tests/InterfaceTest.cs", "-main:Dangvien.Tests.InterfaceTest"]
    given.run(*compiler, "-out:interface_test.exe", *sources, *tests)
    given.run("mono", "interface_test.exe")
    given.run(*compiler, "-out:evaluate.exe", *sources)
    return ["mono", "evaluate.exe"]


LANGUAGES = {
    "c": run_c,
    "cpp": run_cpp,
    "python": run_python,
    "node": run_node,
    "java": run_java,
    "go": run_go,
    "rust": run_rust,
    "csharp": run_csharp,
}
DOSSIERS = ["company-2018", "broken"]


def compare(given, command, expected):
    command = [*map(str, command), *map(str, given.dossiers)]
    done = subprocess.run(
        command, cwd=given.work, env=given.env, capture_output=True, check=False
    )
    found = done.stdout.decode(errors="replace")
    if done.returncode != 0 or done.stderr or found != expected:
        sys.stdout.writelines(
            difflib.unified_diff(
                expected.splitlines(True), found.splitlines(True), "expected", "found", n=1
            )
        )
        sys.exit(f"FAULT: exit code {done.returncode}\n{done.stderr.decode(errors='replace')}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("language", choices=LANGUAGES)
    for name in ("source", "build", "library"):
        parser.add_argument(f"--{name}", type=pathlib.Path, required=True)
    options = parser.parse_args()
    start = time.monotonic()
    given = Language(options.language, options)
    command = LANGUAGES[options.language](given)
    built = time.monotonic()
    expected = options.source / "examples/expected.txt"
    compare(given, command, expected.read_text(encoding="utf-8"))
    print(f"built and tested in {built - start:.1f} s, ran in {time.monotonic() - built:.1f} s")
    if directory := os.environ.get("DANGVIEN_REPORT_DIR"):
        report = pathlib.Path(directory, f"language-{options.language}.txt")
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text("languages_with_the_same_output 1\n", encoding="ascii")


if __name__ == "__main__":
    main()
