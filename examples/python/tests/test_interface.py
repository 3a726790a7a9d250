"""What the package relies on. The environment names what it is compared with:

    DANGVIEN_LAYOUT   lines `struct field offset size`; the field `-` is the whole struct
    DANGVIEN_DOSSIER  a serialized dossier under tkv-2018
"""

import gc
import os
import pathlib
import pickle
import threading
import unittest

import dangvien
from dangvien._interface import ffi, lib, require


class LayoutTest(unittest.TestCase):
    def test_structs_lie_in_memory_as_the_library_has_them(self):
        lines = pathlib.Path(os.environ["DANGVIEN_LAYOUT"]).read_text().splitlines()
        expected = {}
        for struct, field, offset, size in map(str.split, lines):
            expected.setdefault(struct, {})[field] = (int(offset), int(size))
        self.assertTrue(expected)
        for struct, fields in expected.items():
            found = {"-": (0, ffi.sizeof(struct))}
            for name, field in ffi.typeof(struct).fields:
                found[name] = (field.offset, ffi.sizeof(field.type))
            self.assertEqual(found, fields, struct)


class VersionTest(unittest.TestCase):
    def test_the_lowest_minor_is_asked_for_and_another_major_refused(self):
        require(1 << 16)
        require(1 << 16 | 1)
        with self.assertRaisesRegex(ImportError, "interface 2.0, expected 1.0 or a later 1.x"):
            require(2 << 16)
        self.assertEqual(dangvien.abi_version()[0], 1)


class LifetimeTest(unittest.TestCase):
    def test_null_is_nothing_to_release(self):
        for _ in range(2):
            lib.dangvien_error_free(ffi.NULL)
            lib.dangvien_buffer_free(ffi.NULL)
            lib.dangvien_dataset_builder_free(ffi.NULL)
            for kind in ("context", "policy", "dataset", "evaluation", "cancel", "binding"):
                getattr(lib, f"dangvien_{kind}_unref")(ffi.NULL)

    def test_closed_objects_say_so(self):
        context = dangvien.Context()
        context.close()
        context.close()
        with self.assertRaisesRegex(ValueError, "closed"):
            context.cancel()

    def test_objects_outlive_what_they_were_made_from(self):
        policy = dangvien.Context().builtin_policy("tkv-2018")
        gc.collect()
        self.assertEqual(policy.id, "tkv-2018")


class ErrorTest(unittest.TestCase):
    def test_vietnamese_text_comes_back(self):
        name = "không có chính sách này"
        with self.assertRaises(dangvien.Error) as raised:
            dangvien.Context().builtin_policy(name)
        self.assertEqual(raised.exception.status, "NOT_FOUND")
        self.assertIn(name, str(raised.exception))


    def test_the_first_issues_come_with_their_codes_and_the_total(self):
        with self.assertRaises(dangvien.Error) as raised:
            dangvien.Context().dataset(b"\x08\x01\x1a\0" * 100)  # units without anything
        error = raised.exception
        self.assertEqual((len(error.issues), error.issue_total), (100, 102))
        second = error.issues[1]
        self.assertEqual((second.code, second.name), (20, "missing_field"))
        with self.assertRaises(dangvien.Error) as raised:
            dangvien.Context().dataset(b"\x08\x01\x1a\0" * 100, max_issues=2)
        self.assertEqual(len(raised.exception.issues), 2)


class CallTest(unittest.TestCase):
    def setUp(self):
        self.context = dangvien.Context()
        self.policy = self.context.builtin_policy("tkv-2018")
        self.dossier = pathlib.Path(os.environ["DANGVIEN_DOSSIER"]).read_bytes()
        self.dataset = self.context.dataset(self.dossier)

    def evaluate(self, **control):
        control = dangvien.Control(**control)
        return self.context.evaluate(self.dataset, self.policy, control=control)

    def test_what_progress_raises_comes_out_of_the_call(self):
        def progress(done, total):
            raise KeyError("of the host")

        with self.assertRaisesRegex(KeyError, "of the host"):
            self.evaluate(progress=progress)

    def test_the_cause_of_what_progress_raises_stays(self):
        def progress(done, total):
            raise ValueError("job") from KeyError("database")

        with self.assertRaises(ValueError) as raised:
            self.evaluate(progress=progress)
        self.assertIsInstance(raised.exception.__cause__, KeyError)

    def test_the_context_of_what_progress_raises_stays(self):
        def progress(done, total):
            try:
                raise KeyError("cache")
            except KeyError:
                raise ValueError("job")

        with self.assertRaises(ValueError) as raised:
            self.evaluate(progress=progress)
        self.assertIsInstance(raised.exception.__context__, KeyError)
        self.assertFalse(raised.exception.__suppress_context__)

    def test_what_progress_raises_has_no_context_of_the_call(self):
        def progress(done, total):
            raise ValueError("job")

        with self.assertRaises(ValueError) as raised:
            self.evaluate(progress=progress)
        self.assertIsNone(raised.exception.__context__)

    def test_an_error_goes_to_another_process(self):
        with self.assertRaises(dangvien.Error) as raised:
            self.context.dataset(b"no dossier")
        error, again = raised.exception, pickle.loads(pickle.dumps(raised.exception))
        self.assertEqual(str(again), str(error))
        self.assertEqual(vars(again), vars(error))
        self.assertNotEqual(again.issues, [])

    def test_progress_may_stop_the_call(self):
        with self.assertRaises(dangvien.Error) as raised:
            self.evaluate(progress=lambda done, total: False)
        self.assertEqual(raised.exception.reason, "callback_stopped")

    def test_a_dossier_may_lie_in_any_buffer(self):
        again = self.context.dataset(memoryview(bytearray(self.dossier)))
        self.assertEqual(again.person_count, self.dataset.person_count)
        with self.assertRaises(TypeError):
            self.context.dataset("no bytes")

    def test_what_is_closed_during_a_call_stays_until_its_end(self):
        def progress(done, total):
            for handle in (self.context, self.policy, self.dataset):
                handle.close()

        digest = self.evaluate().digest
        self.assertEqual(self.evaluate(progress=progress).digest, digest)
        with self.assertRaisesRegex(ValueError, "closed"):
            self.evaluate()

    def test_reading_may_be_stopped(self):
        cancel = self.context.cancel()
        cancel.trigger()
        for read in (self.context.dataset, self.context.policy):
            with self.assertRaises(dangvien.Error) as raised:
                read(self.dossier, control=dangvien.Control(cancel=cancel))
            self.assertEqual(raised.exception.status, "CANCELLED")

    def test_a_subject_of_any_kind_is_explained(self):
        explain = self.evaluate().explain
        self.assertIn("TKV-CB01", explain(dangvien.ORGANIZATION, "TKV-CB01", dangvien.ENGLISH))
        leader = explain(dangvien.LEADER, "DV0001", dangvien.ENGLISH, "CV-TKV-CB01")
        self.assertIn("DV0001 — CV-TKV-CB01", leader)

    def test_threads_share_objects_and_get_the_same_bytes(self):
        results = []
        threads = [
            threading.Thread(target=lambda: results.append(self.evaluate(threads=2).result()))
            for _ in range(3)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(results, [self.evaluate().result()] * 3)


if __name__ == "__main__":
    unittest.main()
