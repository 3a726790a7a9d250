"""The library, loaded once, and whether it is one that this package can call."""

import sys

import cffi

from dangvien._declarations import DECLARATIONS

# The lowest version of the interface that has what this package calls. Not the newest: that would
# refuse libraries that are good enough.
NEEDED = (1, 0)

NAMES = {"darwin": "libdangvien.1.dylib", "win32": "dangvien.dll"}

ffi = cffi.FFI()
ffi.cdef(DECLARATIONS)


def require(running):
    """Refuses a library of another major or of an older minor version of the interface."""
    found = (running >> 16, running & 0xFFFF)
    if found[0] != NEEDED[0] or found < NEEDED:
        raise ImportError(
            f"libdangvien has interface {found[0]}.{found[1]}, "
            f"expected {NEEDED[0]}.{NEEDED[1]} or a later {NEEDED[0]}.x"
        )


lib = ffi.dlopen(NAMES.get(sys.platform, "libdangvien.so.1"))
require(lib.dangvien_abi_version())

VIETNAMESE = lib.DANGVIEN_LANGUAGE_VIETNAMESE
ENGLISH = lib.DANGVIEN_LANGUAGE_ENGLISH

ORGANIZATION = lib.DANGVIEN_SUBJECT_ORGANIZATION
MEMBER = lib.DANGVIEN_SUBJECT_MEMBER
COLLECTIVE = lib.DANGVIEN_SUBJECT_COLLECTIVE
LEADER = lib.DANGVIEN_SUBJECT_LEADER


def version():
    """The version of the library that is running."""
    return ffi.string(lib.dangvien_version()).decode()


def abi_version():
    """The version of its interface, as (major, minor)."""
    running = lib.dangvien_abi_version()
    return running >> 16, running & 0xFFFF
