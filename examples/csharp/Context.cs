using System;
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
        public Policy ReadPolicy(byte[] data)
        {
            var status = Native.dangvien_policy_read(
                handle, data, (UIntPtr)data.Length, IntPtr.Zero, out var policy, out var error);
            DangvienException.Check(status, error);
            return new Policy(policy);
        }

        /// <summary>Reads and checks a dossier: a serialized dangvien.v1.Dataset.</summary>
        public Dataset ReadDataset(byte[] data)
        {
            var status = Native.dangvien_dataset_read(
                handle, data, (UIntPtr)data.Length, IntPtr.Zero, out var dataset, out var error);
            DangvienException.Check(status, error);
            return new Dataset(dataset);
        }

        /// <summary>Rates every subject of a dossier.</summary>
        /// <param name="progress">Reported to on the thread of the call; what it throws comes out of
        /// the call.</param>
        /// <param name="cancellation">Stops the call within about a thousand subjects.</param>
        /// <param name="threads">That work for the call, the calling one included.</param>
        public Evaluation Evaluate(
            Dataset dataset, Policy policy, IProgress<Progress> progress = null,
            CancellationToken cancellation = default(CancellationToken), int threads = 1)
        {
            var made = Native.dangvien_cancel_new(handle, out var cancel, out var refused);
            DangvienException.Check(made, refused);
            using (cancel)
            using (var watch = new Watch(cancel, progress, threads))
            using (cancellation.Register(() => Native.dangvien_cancel_trigger(cancel)))
            {
                var isHeld = false;
                try
                {
                    policy.Handle.DangerousAddRef(ref isHeld);
                    var policies = new[] { policy.Handle.DangerousGetHandle() };
                    var status = Native.dangvien_evaluate(
                        handle, dataset.Handle, policies, (UIntPtr)1, watch.Options,
                        out var evaluation, out var error);
                    watch.Rethrow(error);
                    DangvienException.Check(status, error, cancellation);
                    return new Evaluation(evaluation);
                }
                finally
                {
                    if (isHeld)
                    {
                        policy.Handle.DangerousRelease();
                    }
                }
            }
        }

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
                string id = Text.Of(Native.dangvien_policy_id(Handle, out _));
                GC.KeepAlive(this); // the library's text lives as long as the policy
                return id;
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
