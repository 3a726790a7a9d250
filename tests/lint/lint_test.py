"""Each check accepts a sound sample and flags each broken one: a check that cannot fail is none."""

import pathlib
import tempfile
import unittest
from unittest import mock

import checks
import lint
import tree

HEADER = "#ifndef DANGVIEN_BASE_A_H_\n#define DANGVIEN_BASE_A_H_\n#endif\n"
OPENING = "// The idea.\n// Tested by tests/unit/base/a_test.cc\n"
TABLE = "| `base/` | a | b | |\n| wire/ | a | b | base/ |\n"
CORE_LIST = "add_library(x base/a.cc wire/w.cc)\nembed(../policies/p.txtpb)\n"
SOUND = {
    "lib/README.md": TABLE,
    "lib/CMakeLists.txt": CORE_LIST,
    "lib/base/a.h": HEADER,
    "lib/base/a.cc": OPENING + '#include "base/a.h"\nint F() {\n  return 1\'000;  // double\n}\n',
    "lib/wire/w.cc": OPENING + '#include <protozero/types.hpp>\n#include "base/a.h"\n',
    "policies/p.txtpb": "",
    "proto/dangvien/v1/types.proto": "",
    "cmake/DangvienProto.cmake": "set(NAMES types)\n",
    "include/dangvien/b.h": "#ifndef DANGVIEN_B_H_\n#define DANGVIEN_B_H_\n#endif\n",
    "tests/unit/base/CMakeLists.txt": "add(a_test SOURCES a_test.cc)\n",
    "tests/unit/base/a_test.cc": "TEST(A, B) {}\n",
    "README.md": "`lib/base/a.{h,cc}`, `lib/*/w.cc`, `build/bin/x`, `and/or`\n",
    "CHANGELOG.md": "# Changes\n\n## [0.1.0]\n\n## [0.0.9]\n",
}
LONG_BODY = "  x();\n" * checks.MAX_FUNCTION_LINES

# check -> what replaces parts of the sound sample so that it must be flagged.
BROKEN = {
    checks.tests_are_registered: [
        {"tests/unit/base/CMakeLists.txt": "# a_test.cc\n"},
        {"tests/unit/base/CMakeLists.txt": "add(data_test.cc)\n"},
    ],
    checks.explicit_lists_are_complete: [
        {"lib/base/new.cc": ""},
        {"policies/new.txtpb": ""},
        {"proto/dangvien/v1/new.proto": ""},
    ],
    checks.header_guards_match_paths: [
        {"lib/base/other.h": HEADER},
        {"lib/base/a.h": "#pragma once\n"},
    ],
    checks.named_tests_exist: [
        {"lib/base/a.cc": "// Tested by tests/unit/base/gone_test.cc\n"},
        {"lib/base/a.cc": "// Tested by tests/unit/base/a_test.cc,\n// tests/gone_test.cc.\n"},
        {"lib/base/a.cc": "// Tested by the oracle.\n"},
    ],
    checks.library_files_open_with_an_idea: [
        {"lib/base/a.cc": "// One line.\nint x;\n"},
        {"lib/base/a.cc": '#include "base/a.h"\n'},
    ],
    checks.documented_paths_exist: [
        {"README.md": "see `lib/base/gone.cc`\n"},
        {"README.md": "see `lib/base/a.{h,cc,inc}`\n"},
        {"README.md": "```sh\ntests/gone --full\n```\n"},
        {"lib/README.md": TABLE + "see `base/gone.h`\n"},
    ],
    checks.files_are_short: [{"lib/base/a.cc": "\n" * (checks.MAX_FILE_LINES + 1)}],
    checks.lines_fit: [{"lib/base/a.cc": "// ERRORS: " + "đ" * checks.MAX_COLUMNS + "\n"}],
    checks.functions_are_short: [
        {"lib/base/a.cc": "namespace n {\nint F() {\n" + LONG_BODY + "}\n}\n"},
        {"lib/base/a.cc": "struct S {\n S() : a_{1}, b_(2) {\n" + LONG_BODY + "}\n};\n"},
        {"lib/base/a.cc": "template <class T = int>\nclass C {\n public:\n"
                          "  T F(char c = '{') const {\n" + LONG_BODY + "}\n};\n"},
    ],
    checks.library_has_no_floating_point: [
        {"lib/base/a.cc": "double x;\n"},
        {"lib/base/a.h": 'auto s = "//"; float f;\n'},
    ],
    checks.nothing_is_left_over: [{"lib/base/a.cc": "// TO" "DO: more\n"}],
    checks.no_path_of_one_machine: [{"script/x": "cd /" "home/me\n"}, {"a.md": "`/" "work/x`\n"}],
    checks.includes_follow_the_table: [
        {"lib/base/a.cc": '#include "wire/w.h"\n'},
        {"lib/new/a.cc": ""},
        {"lib/README.md": TABLE + "| old/ | a | b | |\n"},
        {"lib/README.md": TABLE.replace("base/ |\n", "base, gone |\n")},
    ],
    checks.wire_format_stays_in_wire: [
        {"lib/base/a.cc": "#include <google/protobuf/message.h>\n"},
        {"include/dangvien/b.h": '#include "dangvien/v1/types.pb.h"\n'},
        {"lib/base/a.cc": "#include <protozero/types.hpp>\n"},
    ],
    checks.changelog_is_current: [
        {"CHANGELOG.md": "## [0.2.0]\n## [0.1.0]\n"},
        {"CHANGELOG.md": ""},
    ],
}


def faults_of(check, changes):
    with tempfile.TemporaryDirectory() as directory:
        for name, text in {**SOUND, **changes}.items():
            path = pathlib.Path(directory, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        with mock.patch.object(checks, "ALL", [check]):
            return lint.run(tree.Tree(pathlib.Path(directory), "0.1.0"))


class LintTest(unittest.TestCase):
    def test_every_check_has_a_broken_sample(self):
        self.assertEqual({*BROKEN, checks.exemptions_are_needed}, set(checks.ALL))

    def test_sound_sample_is_accepted(self):
        for check in checks.ALL:
            with self.subTest(check=check.__name__):
                faults, counts = faults_of(check, {})
                self.assertEqual(faults, [])
                if check in BROKEN:
                    self.assertGreater(counts[check.__name__], 0)

    def test_broken_samples_are_flagged(self):
        for check, samples in BROKEN.items():
            for number, changes in enumerate(samples):
                with self.subTest(check=check.__name__, sample=number):
                    self.assertNotEqual(faults_of(check, changes)[0], [])

    def test_needless_exemptions_are_flagged(self):
        for exemptions in (checks.LONG_FILES, checks.LONG_FUNCTIONS):
            for name in ("lib/base/a.cc", "lib/base/gone.cc"):
                with mock.patch.dict(exemptions, {name: "it is short"}, clear=True):
                    self.assertIn(name, faults_of(checks.exemptions_are_needed, {})[0][0])

    def test_tables_are_no_functions(self):
        text = "const T kRows[] = {\n" + "  {F(1), 2},\n" * 99 + "};\nint F() {\n  return 1;\n}\n"
        self.assertEqual(list(checks.functions_of(text)), [(102, 3)])


if __name__ == "__main__":
    unittest.main()
