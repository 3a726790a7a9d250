using System;
using System.Runtime.InteropServices;
using System.Text;

namespace Dangvien.Interop
{
    /// <summary>Text and structs as they pass the border.</summary>
    internal static class Text
    {
        /// <summary>A copy of text of the library, which is UTF-8 and ends with a NUL.</summary>
        internal static string Of(IntPtr data)
        {
            var size = 0;
            while (Marshal.ReadByte(data, size) != 0)
            {
                size++;
            }
            return Of(data, size);
        }

        internal static string Of(IntPtr data, int size) => Encoding.UTF8.GetString(Bytes(data, size));

        internal static byte[] Bytes(IntPtr data, int size)
        {
            var copy = new byte[size];
            if (size > 0)
            {
                Marshal.Copy(data, copy, 0, size);
            }
            return copy;
        }

        /// <summary>As a struct says how large it is.</summary>
        internal static uint SizeOf<T>() => (uint)Marshal.SizeOf(typeof(T));
    }

    /// <summary>Text where the library reads it, until it is disposed.</summary>
    internal sealed class PinnedText : IDisposable
    {
        private readonly GCHandle pinned;

        internal PinnedText(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            pinned = GCHandle.Alloc(bytes, GCHandleType.Pinned);
            Size = (UIntPtr)bytes.Length;
        }

        internal IntPtr Address => pinned.AddrOfPinnedObject();

        internal UIntPtr Size { get; }

        public void Dispose() => pinned.Free();
    }

    /// <summary>A struct where the library reads it, until it is disposed.</summary>
    internal sealed class Unmanaged<T> : IDisposable where T : struct
    {
        internal Unmanaged(T value)
        {
            Address = Marshal.AllocHGlobal(Marshal.SizeOf(typeof(T)));
            Marshal.StructureToPtr(value, Address, false);
        }

        internal IntPtr Address { get; }

        public void Dispose()
        {
            Marshal.DestroyStructure(Address, typeof(T));
            Marshal.FreeHGlobal(Address);
        }
    }
}
