"""Objects over the handles of the C interface."""

import dataclasses
import threading
from typing import Callable, NamedTuple, Optional

from dangvien._interface import ffi, lib


class Issue(NamedTuple):
    """One fault of an input."""

    name: str  # "unknown_unit", docs/issues.md
    path: str
    message: str
    code: int  # the number of the name


class StatusCounts(NamedTuple):
    """How many subjects have each status, and how many findings there are."""

    rated: int
    not_a_subject: int
    needs_input: int
    needs_decision: int
    findings: int


class MemoryUsage(NamedTuple):
    """Memory of a context, in bytes."""

    current: int
    peak: int


class Error(Exception):
    """Why a call failed: `status` ("INVALID_ARGUMENT"), `reason` ("dataset_invalid"), `issues`.

    Of a broken input `issues` are the first 100; `issue_total` says how many there are.
    """

    def __init__(self, status, reason, message, issues, issue_total):
        # All of them: pickle makes it anew.
        super().__init__(status, reason, message, issues, issue_total)
        self.status = status
        self.reason = reason
        self.issues = issues
        self.issue_total = issue_total

    def __str__(self):
        return self.args[2]


def text(data, size=None):
    return ffi.string(data).decode() if size is None else ffi.buffer(data, size)[:].decode()


def sized(struct, **fields):
    """A struct that says how large it is; what is not given is zero, the default."""
    return ffi.new(f"{struct}*", {"struct_size": ffi.sizeof(struct), **fields})


def readable(data):
    """Whatever has a buffer, where it is: `bytes`, `bytearray`, `memoryview`, `mmap`."""
    return ffi.from_buffer("uint8_t[]", data)


def error_of(status, error):
    issues = []
    for index in range(lib.dangvien_error_issue_count(error)):
        issue = sized("dangvien_issue")
        if lib.dangvien_error_issue(error, index, issue, ffi.NULL) == lib.DANGVIEN_STATUS_OK:
            path = text(issue.path, issue.path_size)
            message = text(issue.message, issue.message_size)
            issues.append(Issue(text(issue.name), path, message, issue.code))
    return Error(
        text(lib.dangvien_status_name(status)),
        text(lib.dangvien_error_reason(error)),
        text(lib.dangvien_error_message(error, ffi.NULL)),
        issues,
        lib.dangvien_error_issue_total(error),
    )


def call(function, *args):
    """Calls a function that can fail; `error` is its last parameter."""
    error = ffi.new("dangvien_error**")
    status = function(*args, error)
    if status == lib.DANGVIEN_STATUS_OK:
        return
    try:
        raise error_of(status, error[0])
    finally:
        lib.dangvien_error_free(error[0])


def made(kind, function, *args):
    """The handle that a function puts out before its error; collected with the object."""
    out = ffi.new(f"{kind}**")
    call(function, *args, out)
    release = "free" if kind in ("dangvien_buffer", "dangvien_dataset_builder") else "unref"
    return ffi.gc(out[0], getattr(lib, f"{kind}_{release}"))


def bytes_of(function, *args):
    buffer = made("dangvien_buffer", function, *args)
    try:
        size = lib.dangvien_buffer_size(buffer)
        return ffi.buffer(lib.dangvien_buffer_data(buffer), size)[:]
    finally:
        ffi.release(buffer)


class Handle:
    """Owns a handle of the library. `close()` releases it before the garbage collector does."""

    def __init__(self, handle):
        self._handle = handle
        self._lock = threading.RLock()  # a signal handler may come upon its own thread

    @property
    def _open(self):
        if self._handle is None:
            raise ValueError(f"this {type(self).__name__} is closed")
        return self._handle

    @property
    def _raw(self):
        """A reference of the call's own: whoever closes the object takes nothing from the call."""
        with self._lock:
            kind = ffi.typeof(self._open).item.cname
            return ffi.gc(getattr(lib, f"{kind}_ref")(self._open), getattr(lib, f"{kind}_unref"))

    def close(self):
        with self._lock:
            if self._handle is not None:
                ffi.release(self._handle)
                self._handle = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Context(Handle):
    """What calls share; one for a program is enough."""

    def __init__(self):
        super().__init__(made("dangvien_context", lib.dangvien_context_new, ffi.NULL))

    def builtin_policy(self, name):
        data = name.encode()
        load = lib.dangvien_policy_load_builtin
        return Policy(made("dangvien_policy", load, self._raw, data, len(data), ffi.NULL))

    def policy(self, data, *, control=None):
        """Reads, checks and proves a serialized dangvien.v1.Policy."""
        data, watch = readable(data), _Watch(control or Control())
        options = sized("dangvien_policy_options", control=watch.raw)
        args = self._raw, data, len(data), options
        with watch:
            return Policy(made("dangvien_policy", lib.dangvien_policy_read, *args))

    def dataset(self, data, *, control=None, max_issues=0):
        """Reads and checks a dossier: a serialized dangvien.v1.Dataset. An error has the first
        `max_issues` of its faults; 0 is 100.
        """
        data, watch = readable(data), _Watch(control or Control())
        options = sized("dangvien_dataset_options", control=watch.raw, max_issues=max_issues)
        args = self._raw, data, len(data), options
        with watch:
            return Dataset(made("dangvien_dataset", lib.dangvien_dataset_read, *args))

    def cancel(self):
        return Cancel(made("dangvien_cancel", lib.dangvien_cancel_new, self._raw))

    @property
    def memory(self):
        """Bytes that dossiers and evaluations keep, now and at most so far."""
        usage = sized("dangvien_memory_usage")
        call(lib.dangvien_context_memory, self._raw, usage)
        return MemoryUsage(usage.current, usage.peak)

    def evaluate(self, dataset, *policies, control=None):
        """Rates every subject of a dossier. The first policy is the default."""
        watch = _Watch(control or Control())
        options = sized("dangvien_evaluate_options", control=watch.raw)
        raw = [policy._raw for policy in policies]
        args = self._raw, dataset._raw, raw, len(raw), options
        with watch:
            return Evaluation(made("dangvien_evaluation", lib.dangvien_evaluate, *args))


class Policy(Handle):
    """The rules of one regime."""

    @property
    def id(self):
        size = ffi.new("size_t*")
        raw = self._raw  # the text lives as long as the policy
        return text(lib.dangvien_policy_id(raw, size), size[0])


class Dataset(Handle):
    """A dossier."""

    @property
    def person_count(self):
        return lib.dangvien_dataset_person_count(self._raw)


class Cancel(Handle):
    """Stops the calls that it was given to. Any thread may trigger it."""

    def trigger(self):
        lib.dangvien_cancel_trigger(self._raw)


@dataclasses.dataclass
class Control:
    """How a long call is watched and stopped.

    `progress(done, total)` is called on the thread of the call; what it raises comes out of the
    call, and False stops it with CANCELLED.
    """

    cancel: Optional[Cancel] = None
    progress: Optional[Callable[[int, int], Optional[bool]]] = None
    timeout_ms: int = 0
    threads: int = 1


class _Watch:
    """A Control as the library reads it. No exception may pass through the library: it waits here
    until the call has ended."""

    def __init__(self, control):
        self._control = control
        self._raised = None
        self.raw = sized("dangvien_control", num_threads=control.threads)
        self.raw.timeout_ms = control.timeout_ms
        if control.cancel is not None:
            self._cancel = control.cancel._raw
            self.raw.cancel = self._cancel
        if control.progress is not None:
            self._callback = ffi.callback(
                "dangvien_progress_fn", self._hear, error=1, onerror=self._keep
            )
            self.raw.progress = self._callback

    def _hear(self, _, done, total):
        return 1 if self._control.progress(done, total) is False else 0

    def _keep(self, _kind, raised, _trace):
        """Of whatever leaves _hear(), an interrupt at its first instruction too."""
        self._raised = raised
        self._before = raised.__context__, raised.__suppress_context__

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self._raised is None:
            return
        try:
            raise self._raised
        finally:  # raising it beside the call's own Error made that its context
            self._raised.__context__, self._raised.__suppress_context__ = self._before


class Evaluation(Handle):
    """The result of one evaluation."""

    @property
    def digest(self):
        """SHA-256 of the result: 32 bytes, the same on every machine."""
        digest = ffi.new("uint8_t[32]")
        call(lib.dangvien_evaluation_digest, self._raw, digest)
        return bytes(ffi.buffer(digest))

    @property
    def counts(self):
        counts = sized("dangvien_status_counts")
        call(lib.dangvien_evaluation_status_counts, self._raw, counts)
        return StatusCounts(*(getattr(counts, name) for name in StatusCounts._fields))

    def result(self):
        """A serialized dangvien.v1.Result."""
        return bytes_of(lib.dangvien_evaluation_result, self._raw, lib.DANGVIEN_PART_ALL)

    def explain(self, kind, subject_id, language, post_id=""):
        """Why a subject has that tier, as lines to show. `kind`: ORGANIZATION or COLLECTIVE, by the
        id of the unit, MEMBER or LEADER, by the id of the person; `post_id`: of a leader.
        """
        data = ffi.from_buffer("char[]", subject_id.encode())
        post = ffi.from_buffer("char[]", post_id.encode())
        subject = sized("dangvien_subject", kind=kind)
        subject.id, subject.id_size = data, len(data)
        subject.post_id, subject.post_id_size = post, len(post)
        explain = lib.dangvien_evaluation_explain_text
        return bytes_of(explain, self._raw, subject, language).decode()

    def explain_member(self, person_id, language):
        return self.explain(lib.DANGVIEN_SUBJECT_MEMBER, person_id, language)
