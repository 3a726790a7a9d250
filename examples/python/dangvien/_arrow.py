"""Dossiers from Arrow tables, and results as such, by the Arrow PyCapsule interface: whatever has
`__arrow_c_stream__` can be added (pyarrow, Polars, DuckDB, pandas), and takes tables of a result.
"""

import ctypes

from dangvien._interface import ffi, lib
from dangvien._wrapper import Control, Dataset, Handle, _Watch, call, made, readable

_STREAM = b"arrow_array_stream"
_DESTRUCTOR = ctypes.CFUNCTYPE(None, ctypes.c_void_p)

_new_capsule = ctypes.pythonapi.PyCapsule_New
_new_capsule.restype = ctypes.py_object
_new_capsule.argtypes = [ctypes.c_void_p, ctypes.c_char_p, _DESTRUCTOR]
_pointer_in = ctypes.pythonapi.PyCapsule_GetPointer
_pointer_in.restype = ctypes.c_void_p
_pointer_in.argtypes = [ctypes.c_void_p, ctypes.c_char_p]  # a capsule that is dying has no object

_streams = {}  # what a capsule leads to lives as long as the capsule


@_DESTRUCTOR
def _drop_stream(capsule):
    stream = _streams.pop(_pointer_in(capsule, _STREAM))
    if stream.release != ffi.NULL:  # nobody has taken it
        stream.release(stream)


class DatasetBuilder(Handle):
    """A dossier that is being put together; one thread at a time."""

    def __init__(self, context):
        new = lib.dangvien_dataset_builder_new
        super().__init__(made("dangvien_dataset_builder", new, context._raw, ffi.NULL))

    _raw = Handle._open  # of one owner: there is no second reference

    def add(self, table, data, control=None):
        """Adds rows to a table of docs/arrow.md. The columns of `data` are not copied: they are
        read where they are when the dossier is sealed. The control stops a query that is slow.
        """
        capsule = data.__arrow_c_stream__()
        stream = ffi.cast("struct ArrowArrayStream*", _pointer_in(id(capsule), _STREAM))
        name = table.encode()
        watch = _Watch(control or Control())
        add = lib.dangvien_dataset_builder_add_stream
        with watch:
            call(add, self._raw, name, len(name), stream, watch.raw)
        return self

    def add_bytes(self, data):
        """Adds a serialized dangvien.v1.Dataset, or a part of one."""
        data = readable(data)
        call(lib.dangvien_dataset_builder_add_bytes, self._raw, data, len(data))
        return self

    def seal(self, control=None):
        """Reads and checks everything, once."""
        watch = _Watch(control or Control())
        seal = lib.dangvien_dataset_builder_seal
        with watch:
            return Dataset(made("dangvien_dataset", seal, self._raw, watch.raw))


class ResultTable:
    """One table of a result, for whatever reads Arrow streams: `polars.DataFrame(table)`."""

    def __init__(self, evaluation, name, rows_per_batch=0):
        self._evaluation = evaluation
        self._name = name
        self._rows_per_batch = rows_per_batch

    def __arrow_c_stream__(self, requested_schema=None):
        stream = ffi.new("struct ArrowArrayStream*")
        name = self._name.encode()
        export = lib.dangvien_evaluation_stream
        call(export, self._evaluation._raw, name, len(name), self._rows_per_batch, stream)
        address = int(ffi.cast("uintptr_t", stream))
        _streams[address] = stream
        return _new_capsule(address, _STREAM, _drop_stream)
