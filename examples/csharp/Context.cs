using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using Dangvien.Interop;

namespace Dangvien
{
    /// <summary>
    /// What calls share; one for a program is enough. Any number of threads may use an object of
    /// this namespace at a time. Dispose releases one at once, the finalizer releases the rest, and
    /// the order is free.
    /// </summary>
    public sealed class Context : IDisposable
    {
        /// <summary>The lowest version of the interface that has what this file calls. Not the
        /// newest: that would refuse libraries that are good enough.</summary>
        private const uint NeededMajor = 1;

        private const uint NeededMinor = 0;

        private readonly ContextHandle handle;

        public Context()
        {
            RequireInterface(Native.dangvien_abi_version());
            var status = Native.dangvien_context_new(IntPtr.Zero, out handle, out var error);
            DangvienException.Check(status, error);
        }

        /// <summary>Refuses a library of another major or of an older minor version.</summary>
        internal static void RequireInterface(uint running)
        {
            uint major = running >> 16, minor = running & 0xffff;
            if (major != NeededMajor || minor < NeededMinor)
            {
                throw new NotSupportedException(
                    $"libdangvien has interface {major}.{minor}, expected " +
                    $"{NeededMajor}.{NeededMinor} or a later {NeededMajor}.x");
            }
        }

        public Policy BuiltinPolicy(string name)
        {
            var text = Encoding.UTF8.GetBytes(name);
            var status = Native.dangvien_policy_load_builtin(
                handle, text, (UIntPtr)text.Length, IntPtr.Zero, out var policy, out var error);
            DangvienException.Check(status, error);
            return new Policy(policy);
        }

        /// <summary>Reads, checks and proves a serialized dangvien.v1.Policy.</summary>
        public Policy ReadPolicy(
            byte[] data, IProgress<Progress> progress = null,
            CancellationToken cancellation = default(CancellationToken))
        {
            using (var watch = new Watch(handle, progress, cancellation, 1))
            using (var options = new Unmanaged<PolicyOptions>(new PolicyOptions
            {
                struct_size = Text.SizeOf<PolicyOptions>(),
                control = watch.Control,
            }))
            {
                var status = Native.dangvien_policy_read(
                    handle, data, (UIntPtr)data.Length, options.Address, out var policy,
                    out var error);
                watch.Check(status, error);
                return new Policy(policy);
            }
        }

        /// <summary>Reads and checks a dossier: a serialized dangvien.v1.Dataset.</summary>
        public Dataset ReadDataset(
            byte[] data, IProgress<Progress> progress = null,
            CancellationToken cancellation = default(CancellationToken))
        {
            using (var watch = new Watch(handle, progress, cancellation, 1))
            using (var options = new Unmanaged<DatasetOptions>(new DatasetOptions
            {
                struct_size = Text.SizeOf<DatasetOptions>(),
                control = watch.Control,
            }))
            {
                var status = Native.dangvien_dataset_read(
                    handle, data, (UIntPtr)data.Length, options.Address, out var dataset,
                    out var error);
                watch.Check(status, error);
                return new Dataset(dataset);
            }
        }

        /// <summary>Rates every subject of a dossier.</summary>
        /// <param name="policies">The first is the default.</param>
        /// <param name="progress">Reported to on the thread of the call; what it throws comes out of
        /// the call.</param>
        /// <param name="cancellation">Stops the call within about a thousand subjects.</param>
        /// <param name="threads">That work for the call, the calling one included.</param>
        public Evaluation Evaluate(
            Dataset dataset, IReadOnlyList<Policy> policies, IProgress<Progress> progress = null,
            CancellationToken cancellation = default(CancellationToken), int threads = 1)
        {
            var held = new List<PolicyHandle>();
            try
            {
                foreach (var policy in policies)
                {
                    var isHeld = false;
                    policy.Handle.DangerousAddRef(ref isHeld);
                    held.Add(policy.Handle);
                }
                var raw = held.Select(policy => policy.DangerousGetHandle()).ToArray();
                using (var watch = new Watch(handle, progress, cancellation, threads))
                using (var options = new Unmanaged<EvaluateOptions>(new EvaluateOptions
                {
                    struct_size = Text.SizeOf<EvaluateOptions>(),
                    control = watch.Control,
                }))
                {
                    var status = Native.dangvien_evaluate(
                        handle, dataset.Handle, raw, (UIntPtr)raw.Length, options.Address,
                        out var evaluation, out var error);
                    watch.Check(status, error);
                    return new Evaluation(evaluation);
                }
            }
            finally
            {
                held.ForEach(policy => policy.DangerousRelease());
            }
        }

        /// <summary>Rates every subject of a dossier under one policy.</summary>
        public Evaluation Evaluate(
            Dataset dataset, Policy policy, IProgress<Progress> progress = null,
            CancellationToken cancellation = default(CancellationToken), int threads = 1) =>
            Evaluate(dataset, new[] { policy }, progress, cancellation, threads);

        public void Dispose() => handle.Dispose();
    }

    /// <summary>How far a call is.</summary>
    public struct Progress
    {
        internal Progress(long done, long total)
        {
            Done = done;
            Total = total;
        }

        public long Done { get; }

        public long Total { get; }
    }

    /// <summary>The rules of one regime.</summary>
    public sealed class Policy : IDisposable
    {
        internal Policy(PolicyHandle handle) => Handle = handle;

        internal PolicyHandle Handle { get; }

        public string Id
        {
            get
            {
                bool isHeld = false; // the library's text lives as long as the policy
                try
                {
                    Handle.DangerousAddRef(ref isHeld);
                    return Text.Of(Native.dangvien_policy_id(Handle, out _));
                }
                finally
                {
                    if (isHeld)
                    {
                        Handle.DangerousRelease();
                    }
                }
            }
        }

        public void Dispose() => Handle.Dispose();
    }

    /// <summary>A dossier.</summary>
    public sealed class Dataset : IDisposable
    {
        internal Dataset(DatasetHandle handle) => Handle = handle;

        internal DatasetHandle Handle { get; }

        public void Dispose() => Handle.Dispose();
    }
}
