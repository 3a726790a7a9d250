"""Writes the declarations of the C interface for languages that cannot read C headers. Each is raw:
one declaration a function, struct, callback and constant; what is idiomatic is written by hand on
top, in examples/.
"""

from managed import csharp, java
from native import go_layout, rust, rust_layout
from scripting import cffi, koffi


def outputs(spec):
    yield "examples/python/dangvien/_declarations.py", cffi(spec)
    yield "examples/node/declarations.js", koffi(spec)
    yield "examples/java/src/main/java/vn/dangvien/jna/DangvienLibrary.java", java(spec)
    yield "examples/csharp/Native.cs", csharp(spec)
    yield "examples/rust/dangvien-sys/src/lib.rs", rust(spec)
    yield "examples/rust/dangvien-sys/tests/structs.inc", rust_layout(spec)
    yield "examples/go/internal/layout/structs.go", go_layout(spec)
