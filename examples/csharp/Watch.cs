using System;
using System.Runtime.ExceptionServices;
using System.Threading;
using Dangvien.Interop;

namespace Dangvien
{
    /// <summary>
    /// The control of a call where the library reads it. No exception may pass through the library: it
    /// waits here until the call has ended.
    /// </summary>
    internal sealed class Watch : IDisposable
    {
        private readonly IProgress<Progress> progress;
        private readonly CancellationToken token;
        private readonly CancelHandle cancel;
        private readonly CancellationTokenRegistration registration;
        // Held, or the garbage collector takes what the library is to call.
        private readonly ProgressFn hear;
        private readonly Unmanaged<Control> control;
        private ExceptionDispatchInfo thrown;

        internal Watch(
            ContextHandle context, IProgress<Progress> progress, CancellationToken token, int threads)
        {
            this.progress = progress;
            this.token = token;
            hear = Hear;
            var status = Native.dangvien_cancel_new(context, out cancel, out var error);
            DangvienException.Check(status, error);
            registration = token.Register(() => Native.dangvien_cancel_trigger(cancel));
            control = new Unmanaged<Control>(new Control
            {
                struct_size = Text.SizeOf<Control>(),
                num_threads = threads,
                cancel = cancel.DangerousGetHandle(),
                progress = progress == null ? null : hear,
            });
        }

        internal IntPtr Control => control.Address;

        /// <summary>Throws what the progress threw, else what a failed call says.</summary>
        internal void Check(int status, ErrorHandle error)
        {
            if (thrown != null)
            {
                error.Dispose();
                thrown.Throw();
            }
            DangvienException.Check(status, error, token);
        }

        private int Hear(IntPtr user, long done, long total)
        {
            try
            {
                progress.Report(new Progress(done, total));
                return 0;
            }
            catch (Exception exception)
            {
                thrown = ExceptionDispatchInfo.Capture(exception);
                return 1;
            }
        }

        public void Dispose()
        {
            registration.Dispose();
            control.Dispose();
            cancel.Dispose();
            GC.KeepAlive(hear);
        }
    }
}
