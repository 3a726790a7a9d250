// Written by tools/capigen from capi/api.yaml; do not edit.
using System;
using System.Runtime.InteropServices;

namespace Dangvien.Interop
{
    /// <summary>Gives memory. Called from every thread that works for a call.</summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate IntPtr AllocateFn(IntPtr user, UIntPtr size, UIntPtr alignment);

    /// <summary>Takes memory back that the allocator gave. Called from any thread.</summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate void DeallocateFn(IntPtr user, IntPtr memory, UIntPtr size, UIntPtr
        alignment);

    /// <summary>
    /// Takes one line of the log. Called on the thread of the call; must not call the library.
    /// </summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate void LogFn(IntPtr user, int level, IntPtr message, UIntPtr size);

    /// <summary>
    /// One piece of the library's work, given to the host's executor. Never fails, never throws.
    /// </summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate void WorkFn(IntPtr work, long index);

    /// <summary>
    /// The host's executor. Calls `run` once for each index, on any threads and in any order, and
    /// returns when all of them have returned. An index that is left out, comes twice or is out of
    /// range fails the call with FAILED_PRECONDITION, reason `executor_failed`.
    /// </summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate int ParallelForFn(IntPtr user, long count, WorkFn run, IntPtr work);

    /// <summary>
    /// Hears how far a call is. Called on the thread of the call between pieces of work; must not
    /// use the handles that the call may change.
    /// </summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate int ProgressFn(IntPtr user, long done, long total);

    /// <summary>One fault of an input. The texts live as long as the error.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Issue
    {
        public uint struct_size;
        public int code;
        public IntPtr name;
        public IntPtr path;
        public UIntPtr path_size;
        public IntPtr message;
        public UIntPtr message_size;
    }

    /// <summary>
    /// What a context is made with. The functions must work until the last handle that was made
    /// with the context is released, and every Arrow structure that it exported; those give their
    /// memory back when the consumer releases them.
    /// </summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct ContextOptions
    {
        public uint struct_size;
        public uint flags;
        public AllocateFn allocate;
        public DeallocateFn deallocate;
        public IntPtr allocator_user;
        public long memory_limit;
        public LogFn log;
        public IntPtr log_user;
        public ParallelForFn parallel_for;
        public IntPtr parallel_for_user;
    }

    /// <summary>Memory that the allocator of a context has given, in bytes.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct MemoryUsage
    {
        public uint struct_size;
        public uint reserved;
        public long current;
        public long peak;
        public long limit;
    }

    /// <summary>How a long call is watched and stopped.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Control
    {
        public uint struct_size;
        public int num_threads;
        public IntPtr cancel;
        public long timeout_ms;
        public ProgressFn progress;
        public IntPtr progress_user;
    }

    /// <summary>Bytes of the caller.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Bytes
    {
        public IntPtr data;
        public UIntPtr size;
    }

    /// <summary>The reading to take where a text allows several.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct ReadingChoice
    {
        public IntPtr reading_id;
        public UIntPtr reading_id_size;
        public IntPtr option_id;
        public UIntPtr option_id_size;
    }

    /// <summary>How a policy is read.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct PolicyOptions
    {
        public uint struct_size;
        public uint flags;
        public long max_proof_cases;
        public long max_issues;
        public IntPtr readings;
        public UIntPtr reading_count;
        public IntPtr parents;
        public UIntPtr parent_count;
        public IntPtr control;
    }

    /// <summary>How two policies are compared.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct CompareOptions
    {
        public uint struct_size;
        public uint flags;
        public long max_cases;
        public IntPtr control;
    }

    /// <summary>Asks which policy is the law for a period, as the law was known on a day.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct TimelineQuery
    {
        public uint struct_size;
        public int period_kind;
        public IntPtr scope_id;
        public UIntPtr scope_id_size;
        public int year;
        public int known_on;
    }

    /// <summary>Limits on a dossier.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct DatasetOptions
    {
        public uint struct_size;
        public int max_tree_depth;
        public long max_units;
        public long max_people;
        public long max_issues;
        public IntPtr control;
    }

    /// <summary>Names a subject by the caller's ids.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Subject
    {
        public uint struct_size;
        public int kind;
        public IntPtr id;
        public UIntPtr id_size;
        public IntPtr post_id;
        public UIntPtr post_id_size;
    }

    /// <summary>How a dossier is evaluated.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct EvaluateOptions
    {
        public uint struct_size;
        public uint flags;
        public long max_issues;
        public IntPtr also_declared;
        public UIntPtr also_declared_count;
        public IntPtr control;
    }

    /// <summary>How many subjects have each status, and how many findings there are.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct StatusCounts
    {
        public uint struct_size;
        public uint reserved;
        public long rated;
        public long not_a_subject;
        public long needs_input;
        public long needs_decision;
        public long findings;
    }

    /// <summary>
    /// What calls share: allocator, memory limit, log, executor. Immutable, and any number of
    /// threads may use it.
    /// </summary>
    internal sealed class ContextHandle : SafeHandle
    {
        public ContextHandle() : base(IntPtr.Zero, true) { }

        public override bool IsInvalid => handle == IntPtr.Zero;

        protected override bool ReleaseHandle()
        {
            Native.dangvien_context_unref(handle);
            return true;
        }
    }

    /// <summary>
    /// The rules of one regime, read, checked and compiled. Immutable, and any number of threads
    /// may use it.
    /// </summary>
    internal sealed class PolicyHandle : SafeHandle
    {
        public PolicyHandle() : base(IntPtr.Zero, true) { }

        public override bool IsInvalid => handle == IntPtr.Zero;

        protected override bool ReleaseHandle()
        {
            Native.dangvien_policy_unref(handle);
            return true;
        }
    }

    /// <summary>Dated policies. Immutable, and any number of threads may use it.</summary>
    internal sealed class TimelineHandle : SafeHandle
    {
        public TimelineHandle() : base(IntPtr.Zero, true) { }

        public override bool IsInvalid => handle == IntPtr.Zero;

        protected override bool ReleaseHandle()
        {
            Native.dangvien_timeline_unref(handle);
            return true;
        }
    }

    /// <summary>
    /// A dossier, read and checked. Immutable, and any number of threads may use it.
    /// </summary>
    internal sealed class DatasetHandle : SafeHandle
    {
        public DatasetHandle() : base(IntPtr.Zero, true) { }

        public override bool IsInvalid => handle == IntPtr.Zero;

        protected override bool ReleaseHandle()
        {
            Native.dangvien_dataset_unref(handle);
            return true;
        }
    }

    /// <summary>
    /// The result of one evaluation. Immutable, and any number of threads may use it.
    /// </summary>
    internal sealed class EvaluationHandle : SafeHandle
    {
        public EvaluationHandle() : base(IntPtr.Zero, true) { }

        public override bool IsInvalid => handle == IntPtr.Zero;

        protected override bool ReleaseHandle()
        {
            Native.dangvien_evaluation_unref(handle);
            return true;
        }
    }

    /// <summary>
    /// Stops the calls that it was given to. Any thread and a signal handler may trigger it.
    /// </summary>
    internal sealed class CancelHandle : SafeHandle
    {
        public CancelHandle() : base(IntPtr.Zero, true) { }

        public override bool IsInvalid => handle == IntPtr.Zero;

        protected override bool ReleaseHandle()
        {
            Native.dangvien_cancel_unref(handle);
            return true;
        }
    }

    /// <summary>Why a call failed. Immutable, owned by who got it.</summary>
    internal sealed class ErrorHandle : SafeHandle
    {
        public ErrorHandle() : base(IntPtr.Zero, true) { }

        public override bool IsInvalid => handle == IntPtr.Zero;

        protected override bool ReleaseHandle()
        {
            Native.dangvien_error_free(handle);
            return true;
        }
    }

    /// <summary>Bytes that a call made. Immutable, owned by who got it.</summary>
    internal sealed class BufferHandle : SafeHandle
    {
        public BufferHandle() : base(IntPtr.Zero, true) { }

        public override bool IsInvalid => handle == IntPtr.Zero;

        protected override bool ReleaseHandle()
        {
            Native.dangvien_buffer_free(handle);
            return true;
        }
    }

    /// <summary>
    /// A table whose schema was checked once. Immutable, and any number of threads may use it.
    /// </summary>
    internal sealed class BindingHandle : SafeHandle
    {
        public BindingHandle() : base(IntPtr.Zero, true) { }

        public override bool IsInvalid => handle == IntPtr.Zero;

        protected override bool ReleaseHandle()
        {
            Native.dangvien_binding_unref(handle);
            return true;
        }
    }

    /// <summary>
    /// A dossier that is being put together from tables and messages. It belongs to one thread at a
    /// time.
    /// </summary>
    internal sealed class DatasetBuilderHandle : SafeHandle
    {
        public DatasetBuilderHandle() : base(IntPtr.Zero, true) { }

        public override bool IsInvalid => handle == IntPtr.Zero;

        protected override bool ReleaseHandle()
        {
            Native.dangvien_dataset_builder_free(handle);
            return true;
        }
    }

    /// <summary>The C interface as it is.</summary>
    internal static class Native
    {
        internal const string Library = "libdangvien.so.1";

        internal const int DANGVIEN_ABI_VERSION = 65536;
        internal const int DANGVIEN_ABI_MAJOR = 1;
        internal const int DANGVIEN_FEATURE_ARROW = 1;
        internal const int DANGVIEN_FEATURE_BUNDLED = 2;
        internal const int DANGVIEN_STATUS_OK = 0;
        internal const int DANGVIEN_STATUS_CANCELLED = 1;
        internal const int DANGVIEN_STATUS_UNKNOWN = 2;
        internal const int DANGVIEN_STATUS_INVALID_ARGUMENT = 3;
        internal const int DANGVIEN_STATUS_DEADLINE_EXCEEDED = 4;
        internal const int DANGVIEN_STATUS_NOT_FOUND = 5;
        internal const int DANGVIEN_STATUS_ALREADY_EXISTS = 6;
        internal const int DANGVIEN_STATUS_PERMISSION_DENIED = 7;
        internal const int DANGVIEN_STATUS_RESOURCE_EXHAUSTED = 8;
        internal const int DANGVIEN_STATUS_FAILED_PRECONDITION = 9;
        internal const int DANGVIEN_STATUS_ABORTED = 10;
        internal const int DANGVIEN_STATUS_OUT_OF_RANGE = 11;
        internal const int DANGVIEN_STATUS_UNIMPLEMENTED = 12;
        internal const int DANGVIEN_STATUS_INTERNAL = 13;
        internal const int DANGVIEN_STATUS_UNAVAILABLE = 14;
        internal const int DANGVIEN_STATUS_DATA_LOSS = 15;
        internal const int DANGVIEN_STATUS_UNAUTHENTICATED = 16;
        internal const int DANGVIEN_LOG_DEBUG = 1;
        internal const int DANGVIEN_LOG_WARNING = 2;
        internal const int DANGVIEN_PERIOD_UNSPECIFIED = 0;
        internal const int DANGVIEN_PERIOD_YEAR = 1;
        internal const int DANGVIEN_PERIOD_QUARTER = 2;
        internal const int DANGVIEN_PERIOD_MONTH = 3;
        internal const int DANGVIEN_PERIOD_TERM = 4;
        internal const int DANGVIEN_PERIOD_OTHER = 5;
        internal const int DANGVIEN_POLICY_SKIP_PROOF = 1;
        internal const int DANGVIEN_SUBJECT_ORGANIZATION = 1;
        internal const int DANGVIEN_SUBJECT_MEMBER = 2;
        internal const int DANGVIEN_SUBJECT_COLLECTIVE = 3;
        internal const int DANGVIEN_SUBJECT_LEADER = 4;
        internal const int DANGVIEN_LANGUAGE_VIETNAMESE = 1;
        internal const int DANGVIEN_LANGUAGE_ENGLISH = 2;
        internal const int DANGVIEN_EVALUATE_SKIP_CHECKS = 1;
        internal const int DANGVIEN_PART_ALL = 0;
        internal const int DANGVIEN_PART_TALLIES = 1;
        internal const int DANGVIEN_PART_CERTIFICATES = 2;

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern uint dangvien_abi_version();

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern IntPtr dangvien_version();

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern IntPtr dangvien_build_info();

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_has_feature(int feature);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern IntPtr dangvien_status_name(int status);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern void dangvien_error_free(IntPtr given);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_error_status(ErrorHandle given);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern IntPtr dangvien_error_message(ErrorHandle given, out UIntPtr size);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern IntPtr dangvien_error_reason(ErrorHandle given);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_error_callback_value(ErrorHandle given);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern long dangvien_error_issue_total(ErrorHandle given);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern UIntPtr dangvien_error_issue_count(ErrorHandle given);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_error_issue(ErrorHandle given, UIntPtr index, ref Issue
            @out, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_error_details(ErrorHandle given, out IntPtr data, out
            UIntPtr size, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern void dangvien_buffer_free(IntPtr buffer);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern IntPtr dangvien_buffer_data(BufferHandle buffer);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern UIntPtr dangvien_buffer_size(BufferHandle buffer);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_context_new(IntPtr options, out ContextHandle @out, out
            ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern IntPtr dangvien_context_ref(ContextHandle context);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern void dangvien_context_unref(IntPtr context);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_context_memory(ContextHandle context, ref MemoryUsage
            @out, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_cancel_new(ContextHandle context, out CancelHandle @out,
            out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern IntPtr dangvien_cancel_ref(CancelHandle cancel);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern void dangvien_cancel_unref(IntPtr cancel);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern void dangvien_cancel_trigger(CancelHandle cancel);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_cancel_is_triggered(CancelHandle cancel);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern IntPtr dangvien_builtin_policy_name(UIntPtr index);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_builtin_policy_bytes(ContextHandle context, byte[] name,
            UIntPtr name_size, out BufferHandle @out, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_policy_load_builtin(ContextHandle context, byte[] name,
            UIntPtr name_size, IntPtr options, out PolicyHandle @out, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_policy_read(ContextHandle context, byte[] data, UIntPtr
            size, IntPtr options, out PolicyHandle @out, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern IntPtr dangvien_policy_ref(PolicyHandle policy);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern void dangvien_policy_unref(IntPtr policy);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern IntPtr dangvien_policy_id(PolicyHandle policy, out UIntPtr size);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_policy_digest(PolicyHandle policy, [Out] byte[] digest,
            out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_policy_describe(PolicyHandle policy, out BufferHandle
            @out, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_policy_bytes(PolicyHandle policy, out BufferHandle @out,
            out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_policy_dump(PolicyHandle policy, out BufferHandle @out,
            out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_policy_loosenings(PolicyHandle overlay, PolicyHandle
            parent, IntPtr options, out BufferHandle @out, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_policy_difference(PolicyHandle before, PolicyHandle
            after, IntPtr options, out BufferHandle @out, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_timeline_new(ContextHandle context, IntPtr policies,
            UIntPtr policy_count, out TimelineHandle @out, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern IntPtr dangvien_timeline_ref(TimelineHandle timeline);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern void dangvien_timeline_unref(IntPtr timeline);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_timeline_entries(TimelineHandle timeline, out
            BufferHandle @out, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_timeline_select(TimelineHandle timeline, ref
            TimelineQuery query, out BufferHandle @out, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_dataset_read(ContextHandle context, byte[] data, UIntPtr
            size, IntPtr options, out DatasetHandle @out, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern IntPtr dangvien_dataset_ref(DatasetHandle dataset);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern void dangvien_dataset_unref(IntPtr dataset);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern long dangvien_dataset_unit_count(DatasetHandle dataset);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern long dangvien_dataset_person_count(DatasetHandle dataset);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_evaluate(ContextHandle context, DatasetHandle dataset,
            IntPtr[] policies, UIntPtr policy_count, IntPtr options, out EvaluationHandle @out, out
            ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_evaluate_bytes(ContextHandle context, IntPtr[] policies,
            UIntPtr policy_count, byte[] data, UIntPtr size, IntPtr dataset_options, IntPtr options,
            out BufferHandle @out, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern IntPtr dangvien_evaluation_ref(EvaluationHandle evaluation);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern void dangvien_evaluation_unref(IntPtr evaluation);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_evaluation_result(EvaluationHandle evaluation, int part,
            out BufferHandle @out, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_evaluation_digest(EvaluationHandle evaluation, [Out]
            byte[] digest, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_evaluation_status_counts(EvaluationHandle evaluation,
            ref StatusCounts @out, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_evaluation_explain(EvaluationHandle evaluation, ref
            Subject subject, int language, out BufferHandle @out, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_evaluation_explain_text(EvaluationHandle evaluation, ref
            Subject subject, int language, out BufferHandle @out, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_binding_new(ContextHandle context, byte[] table, UIntPtr
            table_size, IntPtr schema, out BindingHandle @out, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern IntPtr dangvien_binding_ref(BindingHandle binding);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern void dangvien_binding_unref(IntPtr binding);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_dataset_builder_new(ContextHandle context, IntPtr
            options, out DatasetBuilderHandle @out, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern void dangvien_dataset_builder_free(IntPtr builder);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_dataset_builder_add_bytes(DatasetBuilderHandle builder,
            byte[] data, UIntPtr size, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_dataset_builder_add_batch(DatasetBuilderHandle builder,
            BindingHandle binding, IntPtr array, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_dataset_builder_add_stream(DatasetBuilderHandle builder,
            byte[] table, UIntPtr table_size, IntPtr stream, IntPtr control, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_dataset_builder_seal(DatasetBuilderHandle builder,
            IntPtr control, out DatasetHandle @out, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_result_table_schema(ContextHandle context, byte[] table,
            UIntPtr table_size, IntPtr schema, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_evaluation_table(EvaluationHandle evaluation, byte[]
            table, UIntPtr table_size, IntPtr schema, IntPtr array, out ErrorHandle error);

        [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
        internal static extern int dangvien_evaluation_stream(EvaluationHandle evaluation, byte[]
            table, UIntPtr table_size, long rows_per_batch, IntPtr @out, out ErrorHandle error);
    }
}
