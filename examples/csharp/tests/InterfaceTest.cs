using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Dangvien.Interop;

namespace Dangvien.Tests
{
    /// <summary>
    /// What the files beside rely on, as a program without a framework: it ends with 1 where a test
    /// fails. The environment names what it is compared with: DANGVIEN_LAYOUT, lines
    /// `struct field offset size`, and DANGVIEN_DOSSIER, a serialized dossier under tkv-2018.
    /// </summary>
    internal static class InterfaceTest
    {
        private static void StructsLieInMemoryAsTheLibraryHasThem()
        {
            var structs = typeof(Native).Assembly.GetTypes()
                .Where(type => type.Namespace == "Dangvien.Interop" && type.IsLayoutSequential)
                .Where(type => type.IsValueType && !type.IsGenericType);
            var found = new List<string>();
            foreach (var type in structs)
            {
                var name = "dangvien" + Regex.Replace(type.Name, "[A-Z]", "_$0").ToLowerInvariant();
                found.Add($"{name} - 0 {Marshal.SizeOf(type)}");
                foreach (var field in type.GetFields())
                {
                    var is32 = field.FieldType == typeof(int) || field.FieldType == typeof(uint);
                    var offset = Marshal.OffsetOf(type, field.Name);
                    found.Add($"{name} {field.Name} {offset} {(is32 ? 4 : 8)}");
                }
            }
            var expected = File.ReadAllLines(Environment.GetEnvironmentVariable("DANGVIEN_LAYOUT"));
            Equal(Sorted(expected), Sorted(found));
        }

        private static void TheLowestMinorIsAskedForAndAnotherMajorRefused()
        {
            Context.RequireInterface(0x10000);
            Context.RequireInterface(0x10001);
            var refused = Thrown<NotSupportedException>(() => Context.RequireInterface(0x20000));
            Equal("libdangvien has interface 2.0, expected 1.0 or a later 1.x", refused.Message);
        }

        private static void NullIsNothingToRelease()
        {
            for (var i = 0; i < 2; i++)
            {
                Native.dangvien_context_unref(IntPtr.Zero);
                Native.dangvien_policy_unref(IntPtr.Zero);
                Native.dangvien_dataset_unref(IntPtr.Zero);
                Native.dangvien_evaluation_unref(IntPtr.Zero);
                Native.dangvien_cancel_unref(IntPtr.Zero);
                Native.dangvien_buffer_free(IntPtr.Zero);
                Native.dangvien_error_free(IntPtr.Zero);
            }
            var context = new Context();
            context.Dispose();
            context.Dispose();
            Thrown<ObjectDisposedException>(() => context.BuiltinPolicy("tkv-2018"));
        }

        [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
        private delegate void Release(IntPtr schema);

        private static void TablesGoThroughStructuresOfArrow()
        {
            const int Size = 72, ReleaseOffset = 56;  // of ArrowSchema; its format comes first
            var table = System.Text.Encoding.UTF8.GetBytes("subjects");
            var schema = Marshal.AllocHGlobal(Size);
            Native.dangvien_context_new(IntPtr.Zero, out var context, out var failed);
            var status = Native.dangvien_result_table_schema(
                context, table, (UIntPtr)table.Length, schema, out var error);
            Equal(Native.DANGVIEN_STATUS_OK, status);
            Equal("+s", Marshal.PtrToStringAnsi(Marshal.ReadIntPtr(schema)));
            context.Dispose();
            var release = Marshal.ReadIntPtr(schema, ReleaseOffset);
            Marshal.GetDelegateForFunctionPointer<Release>(release)(schema);
            Equal(IntPtr.Zero, Marshal.ReadIntPtr(schema, ReleaseOffset));
            Marshal.FreeHGlobal(schema);
        }

        private static void VietnameseTextComesBack()
        {
            const string Name = "không có chính sách này";
            using (var context = new Context())
            {
                var refused = Thrown<DangvienException>(() => context.BuiltinPolicy(Name));
                Equal(Status.NotFound, refused.Status);
                Equal(true, refused.Message.Contains(Name));
            }
        }

        private static void AnErrorTellsTheFirstIssuesAndHowManyThereAre()
        {
            // Of 100 units, and nothing that a unit needs.
            var units = Enumerable.Repeat(new byte[] { 8, 1, 26, 0 }, 100).SelectMany(x => x);
            using (var context = new Context())
            {
                var refused = Thrown<DangvienException>(
                    () => context.ReadDataset(units.ToArray()));
                Equal(100, refused.Issues.Count);
                Equal(102L, refused.IssueTotal);
                Equal(20, refused.Issues[1].Code);
                Equal("missing_field", refused.Issues[1].Name);
            }
        }

        private static void WhatTheProgressThrowsComesOutOfTheCall()
        {
            using (var given = new Given())
            {
                var thrown = Thrown<InvalidTimeZoneException>(() => given.Evaluate(new Throwing()));
                Equal("of the host", thrown.Message);
            }
        }

        private static void ACancelledTokenStopsTheCall()
        {
            using (var given = new Given())
            {
                var token = new CancellationToken(true);
                Thrown<OperationCanceledException>(() => given.Evaluate(null, token));
            }
            using (var context = new Context())
            {
                var none = new byte[0];
                var token = new CancellationToken(true);
                Thrown<OperationCanceledException>(() => context.ReadDataset(none, null, token));
                Thrown<OperationCanceledException>(() => context.ReadPolicy(none, null, token));
            }
        }

        private static void ThreadsShareHandlesAndGetTheSameBytes()
        {
            using (var given = new Given())
            {
                Equal("tkv-2018", given.Policy.Id);
                var first = Convert.ToBase64String(given.Evaluate());
                Equal(true, first.Length > 1000);
                var others = Enumerable.Range(1, 3)
                    .Select(threads => Task.Run(() => given.Evaluate(threads: threads)));
                foreach (var result in Task.WhenAll(others.ToArray()).Result)
                {
                    Equal(first, Convert.ToBase64String(result));
                }
            }
        }

        private static void ASubjectOfAnyKindIsExplained()
        {
            using (var given = new Given())
            using (var evaluation = given.Evaluation())
            {
                var unit = new Subject(SubjectKind.Organization, "TKV-CB01");
                Equal(true, evaluation.Explain(unit, Language.English).Contains("TKV-CB01"));
                var leader = new Subject(SubjectKind.Leader, "DV0001", "CV-TKV-CB01");
                var text = evaluation.Explain(leader, Language.English);
                Equal(true, text.Contains("DV0001 — CV-TKV-CB01"));
            }
        }

        private sealed class Throwing : IProgress<Progress>
        {
            public void Report(Progress value) => throw new InvalidTimeZoneException("of the host");
        }

        private sealed class Given : IDisposable
        {
            private readonly Context context = new Context();
            private readonly Dataset dataset;

            internal Given()
            {
                Policy = context.BuiltinPolicy("tkv-2018");
                var path = Environment.GetEnvironmentVariable("DANGVIEN_DOSSIER");
                dataset = context.ReadDataset(File.ReadAllBytes(path));
            }

            internal Policy Policy { get; }

            internal Evaluation Evaluation() => context.Evaluate(dataset, new[] { Policy });

            internal byte[] Evaluate(
                IProgress<Progress> progress = null,
                CancellationToken token = default(CancellationToken), int threads = 1)
            {
                using (var evaluation = context.Evaluate(dataset, Policy, progress, token, threads))
                {
                    return evaluation.Result();
                }
            }

            public void Dispose()
            {
                dataset.Dispose();
                Policy.Dispose();
                context.Dispose();
            }
        }

        private static string Sorted(IEnumerable<string> lines) =>
            string.Join("\n", lines.OrderBy(line => line, StringComparer.Ordinal));

        private static void Equal<T>(T expected, T found)
        {
            if (!Equals(expected, found))
            {
                throw new InvalidOperationException($"expected\n{expected}\nfound\n{found}");
            }
        }

        private static TException Thrown<TException>(Action action) where TException : Exception
        {
            try
            {
                action();
            }
            catch (TException exception)
            {
                return exception;
            }
            throw new InvalidOperationException($"expected a {typeof(TException).Name}");
        }

        private static int Main()
        {
            var tests = new Action[]
            {
                StructsLieInMemoryAsTheLibraryHasThem,
                TheLowestMinorIsAskedForAndAnotherMajorRefused,
                NullIsNothingToRelease,
                TablesGoThroughStructuresOfArrow,
                VietnameseTextComesBack,
                AnErrorTellsTheFirstIssuesAndHowManyThereAre,
                WhatTheProgressThrowsComesOutOfTheCall,
                ACancelledTokenStopsTheCall,
                ASubjectOfAnyKindIsExplained,
                ThreadsShareHandlesAndGetTheSameBytes,
            };
            var failed = 0;
            foreach (var test in tests)
            {
                try
                {
                    test();
                }
                catch (Exception exception)
                {
                    Console.Error.WriteLine($"FAULT: {test.Method.Name}: {exception}");
                    failed++;
                }
            }
            Console.WriteLine($"{tests.Length - failed} of {tests.Length} tests passed");
            return failed == 0 ? 0 : 1;
        }
    }
}
