using System;
using System.Collections.Generic;
using System.Threading;
using Dangvien.Interop;

namespace Dangvien
{
    /// <summary>What became of a call that failed; the numbers are those of the C interface.</summary>
    public enum Status
    {
        Cancelled = Native.DANGVIEN_STATUS_CANCELLED,
        InvalidArgument = Native.DANGVIEN_STATUS_INVALID_ARGUMENT,
        DeadlineExceeded = Native.DANGVIEN_STATUS_DEADLINE_EXCEEDED,
        NotFound = Native.DANGVIEN_STATUS_NOT_FOUND,
        ResourceExhausted = Native.DANGVIEN_STATUS_RESOURCE_EXHAUSTED,
        FailedPrecondition = Native.DANGVIEN_STATUS_FAILED_PRECONDITION,
        Unimplemented = Native.DANGVIEN_STATUS_UNIMPLEMENTED,
        Internal = Native.DANGVIEN_STATUS_INTERNAL,
    }

    /// <summary>One fault of an input.</summary>
    public sealed class Issue
    {
        internal Issue(int code, string name, string path, string message)
        {
            Code = code;
            Name = name;
            Path = path;
            Message = message;
        }

        /// <summary>The number of the name.</summary>
        public int Code { get; }

        /// <summary>As in docs/issues.md, "unknown_unit".</summary>
        public string Name { get; }

        public string Path { get; }

        public string Message { get; }
    }

    /// <summary>
    /// Why a call failed. Of a call that was stopped it is the inner exception of an
    /// <see cref="OperationCanceledException"/>, as everywhere in .NET.
    /// </summary>
    public sealed class DangvienException : Exception
    {
        internal DangvienException(int status, ErrorHandle error)
            : base(Text.Of(Native.dangvien_error_message(error, out _)))
        {
            Status = (Status)status;
            StatusName = Text.Of(Native.dangvien_status_name(status));
            Reason = Text.Of(Native.dangvien_error_reason(error));
            var issues = new List<Issue>();
            for (ulong i = 0; i < (ulong)Native.dangvien_error_issue_count(error); i++)
            {
                var raw = new Interop.Issue { struct_size = Text.SizeOf<Interop.Issue>() };
                var at = (UIntPtr)i;
                var found = Native.dangvien_error_issue(error, at, ref raw, out var none);
                none.Dispose();
                if (found == Native.DANGVIEN_STATUS_OK)
                {
                    issues.Add(new Issue(
                        raw.code,
                        Text.Of(raw.name),
                        Text.Of(raw.path, (int)raw.path_size),
                        Text.Of(raw.message, (int)raw.message_size)));
                }
            }
            Issues = issues;
            IssueTotal = Native.dangvien_error_issue_total(error);
        }

        public Status Status { get; }

        /// <summary>"INVALID_ARGUMENT".</summary>
        public string StatusName { get; }

        /// <summary>A name for programs, "dataset_invalid".</summary>
        public string Reason { get; }

        /// <summary>The first 100 faults of a broken input.</summary>
        public IReadOnlyList<Issue> Issues { get; }

        /// <summary>How many faults there are.</summary>
        public long IssueTotal { get; }

        /// <summary>Throws what a failed call says, and frees it.</summary>
        internal static void Check(
            int status, ErrorHandle error, CancellationToken token = default(CancellationToken))
        {
            using (error)
            {
                if (status == Native.DANGVIEN_STATUS_OK)
                {
                    return;
                }
                var failure = new DangvienException(status, error);
                if (failure.Status == Status.Cancelled)
                {
                    throw new OperationCanceledException(failure.Message, failure, token);
                }
                throw failure;
            }
        }
    }
}
