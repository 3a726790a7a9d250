"""Declarations for Java (JNA) and C# (P/Invoke), whose runtimes move and collect objects."""

import spec as api
from declared import (
    constants, filled, is_callback, is_handle, is_struct, is_written, own_structs, pascal, stars,
)
from header import NOTICE, sentence

# ---- Java: JNA maps an interface


def java_type(spec, param):
    text = param["type"].replace("const ", "").replace(" const", "")
    base = api.base_of(text)
    if is_callback(spec, text):
        return pascal(base)
    if text == "size_t":
        return "SizeT"
    if stars(text) == 0:
        return {"int32_t": "int", "uint32_t": "int", "int64_t": "long"}[text]
    if is_struct(spec, text) and stars(text) == 1:
        return pascal(base)
    if text in ("char*", "uint8_t*"):
        return "byte[]"
    if text == "size_t*":
        return "SizeTByReference"
    if text == "dangvien_policy**" and not is_written(param):
        return "Pointer[]"
    return "PointerByReference" if stars(text) == 2 else "Pointer"


def java_field(spec, field):
    text = field["type"].replace("const ", "")
    if is_callback(spec, text):
        return pascal(api.base_of(text))
    return "Pointer" if api.is_pointer(text) else java_type(spec, field)


def java_result(spec, item):
    if item["returns"] == "void":
        return "void"
    if item["returns"] == "size_t":
        return "SizeT"
    if api.is_pointer(item["returns"]):
        return "Pointer"
    return java_type(spec, {"type": item["returns"], "own": "borrowed"})


def java_callback_type(spec, param):
    return "Pointer" if api.is_pointer(param["type"]) else java_type(spec, param)


JAVA_HEAD = """package vn.dangvien.jna;

import com.sun.jna.Callback;
import com.sun.jna.IntegerType;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.ptr.ByReference;
import com.sun.jna.ptr.PointerByReference;

/** The C interface as JNA maps it. */
public interface DangvienLibrary extends Library {
  /** size_t. */
  class SizeT extends IntegerType {
    public SizeT() {
      this(0);
    }

    public SizeT(long value) {
      super(Native.SIZE_T_SIZE, value, true);
    }
  }

  /** size_t*. */
  class SizeTByReference extends ByReference {
    public SizeTByReference() {
      super(Native.SIZE_T_SIZE);
    }

    public long getValue() {
      return getPointer().getLong(0);
    }
  }
"""


def java(spec):
    lines = [f"// {NOTICE}", JAVA_HEAD]
    lines += [f"  int {name} = {number};" for name, number in constants(spec)] + [""]
    for item in spec.callbacks:
        params = ", ".join(
            f"{java_callback_type(spec, param)} {param['name']}" for param in item["params"]
        )
        lines += [
            *java_doc(item["doc"]),
            f"  interface {pascal(item['name'])} extends Callback {{",
            f"    {java_result(spec, item)} invoke({params});",
            "  }",
            "",
        ]
    for item in own_structs(spec):
        lines += java_struct(spec, item)
    for function in spec.functions:
        params = ", ".join(
            f"{java_type(spec, param)} {param['name']}" for param in function["params"]
        )
        lines += filled(f"  {java_result(spec, function)} {function['name']}({params});", 6) + [""]
    return "\n".join(lines[:-1] + ["}", ""])


def java_doc(doc):
    line = f"  /** {sentence(doc)} */"
    if len(line) <= 100:
        return [line]
    return ["  /**", *[f"   * {text}" for text in filled(sentence(doc), 0, 94)], "   */"]


def java_struct(spec, item):
    names = ", ".join(f'"{field["name"]}"' for field in item["fields"])
    lines = java_doc(item["doc"])
    lines += filled(f"  @Structure.FieldOrder({{{names}}})", 4)
    lines.append(f"  class {pascal(item['name'])} extends Structure {{")
    for field in item["fields"]:
        kind = java_field(spec, field)
        value = " = new SizeT()" if kind == "SizeT" else ""
        lines.append(f"    public {kind} {field['name']}{value};")
    if not item.get("frozen"):
        lines += ["", f"    public {pascal(item['name'])}() {{"]
        lines += ["      struct_size = size();", "    }"]
    return lines + ["  }", ""]


# ---- C#: P/Invoke with a SafeHandle a type


CSHARP = {
    "int32_t": "int",
    "uint32_t": "uint",
    "int64_t": "long",
    "size_t": "UIntPtr",
    "void": "void",
}
CSHARP_KEYWORDS = {"out", "in", "ref", "params", "object", "string", "event", "operator"}

CSHARP_HEAD = """using System;
using System.Runtime.InteropServices;

namespace Dangvien.Interop
{"""


def csharp_type(spec, param):
    text = param["type"].replace("const ", "").replace(" const", "")
    if is_callback(spec, text):
        return pascal(api.base_of(text))
    if stars(text) == 0:
        return CSHARP[text]
    if is_struct(spec, text) and stars(text) == 1:
        return "IntPtr" if param["nullable"] else f"ref {pascal(api.base_of(text))}"
    if text in ("char*", "uint8_t*"):
        return "[Out] byte[]" if is_written(param) else "byte[]"
    if text == "size_t*":
        return "out UIntPtr"
    if stars(text) == 2 and is_written(param):
        # Nobody has to take the error, but a wrapper always does.
        return f"out {csharp_handle(text)}" if is_handle(spec, text) else "out IntPtr"
    if text == "dangvien_policy**":
        return "IntPtr[]"
    return csharp_handle(text) if is_handle(spec, text) else "IntPtr"


def csharp_handle(text):
    return f"{pascal(api.base_of(text))}Handle"


def csharp_plain(spec, field):
    text = field["type"].replace("const ", "")
    if is_callback(spec, text):
        return pascal(api.base_of(text))
    return "IntPtr" if api.is_pointer(text) else CSHARP[text]


def csharp_result(item):
    return "IntPtr" if api.is_pointer(item["returns"]) else CSHARP[item["returns"]]


def csharp_doc(doc, indent):
    line = f"{' ' * indent}/// <summary>{sentence(doc)}</summary>"
    if len(line) <= 100:
        return [line]
    texts = ["<summary>", *filled(sentence(doc), 0, 96 - indent), "</summary>"]
    return [f"{' ' * indent}/// {text}" for text in texts]


def csharp_handle_class(name, handle):
    kind = csharp_handle(name)
    return [
        *csharp_doc(handle["doc"], 4),
        f"    internal sealed class {kind} : SafeHandle",
        "    {",
        f"        public {kind}() : base(IntPtr.Zero, true) {{ }}",
        "",
        "        public override bool IsInvalid => handle == IntPtr.Zero;",
        "",
        "        protected override bool ReleaseHandle()",
        "        {",
        f"            Native.{handle['free']}(handle);",
        "            return true;",
        "        }",
        "    }",
        "",
    ]


def csharp_function(spec, function):
    is_release = function["name"] in {handle["free"] for handle in spec.handles.values()}
    params = ", ".join(
        ("IntPtr" if is_release else csharp_type(spec, param)) + " " + csharp_name(param["name"])
        for param in function["params"]
    )
    head = f"        internal static extern {csharp_result(function)} {function['name']}"
    return [
        "",
        "        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]",
        *filled(f"{head}({params});", 12),
    ]


def csharp_name(name):
    return f"@{name}" if name in CSHARP_KEYWORDS else name


def csharp(spec):
    lines = [f"// {NOTICE}", CSHARP_HEAD]
    for item in spec.callbacks:
        params = ", ".join(
            f"{csharp_plain(spec, param)} {param['name']}" for param in item["params"]
        )
        delegate = f"{csharp_result(item)} {pascal(item['name'])}({params})"
        lines += [
            *csharp_doc(item["doc"], 4),
            "    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]",
            *filled(f"    internal delegate {delegate};", 8),
            "",
        ]
    for item in own_structs(spec):
        lines += [
            *csharp_doc(item["doc"], 4),
            "    [StructLayout(LayoutKind.Sequential)]",
            f"    internal struct {pascal(item['name'])}",
            "    {",
            *[
                f"        public {csharp_plain(spec, field)} {field['name']};"
                for field in item["fields"]
            ],
            "    }",
            "",
        ]
    for name, handle in spec.handles.items():
        lines += csharp_handle_class(name, handle)
    lines += [
        "    /// <summary>The C interface as it is.</summary>",
        "    internal static class Native",
        "    {",
        f'        internal const string Library = "libdangvien.so.{spec.major}";',
        "",
    ]
    lines += [f"        internal const int {name} = {number};" for name, number in constants(spec)]
    for function in spec.functions:
        lines += csharp_function(spec, function)
    return "\n".join(lines + ["    }", "}", ""])
