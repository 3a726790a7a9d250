using System;
using System.Runtime.ExceptionServices;
using Dangvien.Interop;

namespace Dangvien
{
    /// <summary>
    /// Options of a call where the library reads them. No exception may pass through the library: it
    /// waits here until the call has ended.
    /// </summary>
    internal sealed class Watch : IDisposable
    {
        private readonly IProgress<Progress> progress;
        // Held, or the garbage collector takes what the library is to call.
        private readonly ProgressFn hear;
        private readonly Unmanaged<Control> control;
        private readonly Unmanaged<EvaluateOptions> options;
        private ExceptionDispatchInfo thrown;

        internal Watch(CancelHandle cancel, IProgress<Progress> progress, int threads)
        {
            this.progress = progress;
            hear = Hear;
            control = new Unmanaged<Control>(new Control
            {
                struct_size = Text.SizeOf<Control>(),
                num_threads = threads,
                cancel = cancel.DangerousGetHandle(),
                progress = progress == null ? null : hear,
            });
            options = new Unmanaged<EvaluateOptions>(new EvaluateOptions
            {
                struct_size = Text.SizeOf<EvaluateOptions>(),
                control = control.Address,
            });
        }

        internal IntPtr Options => options.Address;

        internal void Rethrow(ErrorHandle error)
        {
            if (thrown != null)
            {
                error.Dispose();
                thrown.Throw();
            }
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
            options.Dispose();
            control.Dispose();
            GC.KeepAlive(hear);
        }
    }
}
