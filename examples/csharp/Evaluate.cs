using System;
using System.IO;
using System.Text;
using System.Threading;

namespace Dangvien.Example
{
    /// <summary>
    /// Rates a dossier, explains one member, reads an error and stops a call, given the files
    /// company-2018.binpb and broken.binpb.
    /// </summary>
    internal static class Evaluate
    {
        private static void PrintResult(Evaluation evaluation)
        {
            var counts = evaluation.Counts();
            var hex = BitConverter.ToString(evaluation.Digest()).Replace("-", "").ToLowerInvariant();
            Console.WriteLine($"digest {hex}");
            Console.WriteLine($"rated {counts.Rated}");
            Console.WriteLine($"not a subject {counts.NotASubject}");
            Console.WriteLine($"needs input {counts.NeedsInput}");
            Console.WriteLine($"needs a decision {counts.NeedsDecision}");
            Console.WriteLine($"findings {counts.Findings}");
        }

        /// <summary>A dossier that is refused: the exception lists its faults.</summary>
        private static void PrintIssues(Context context, byte[] broken)
        {
            try
            {
                context.ReadDataset(broken).Dispose();
            }
            catch (DangvienException refused)
            {
                Console.WriteLine($"{refused.StatusName} {refused.Reason}");
                foreach (var issue in refused.Issues)
                {
                    Console.WriteLine($"{issue.Name} at {issue.Path}: {issue.Message}");
                }
            }
        }

        /// <summary>Another thread stops the call once that has begun.</summary>
        private static void PrintCancelled(Context context, Dataset dataset, Policy policy)
        {
            using (var source = new CancellationTokenSource())
            using (var begun = new ManualResetEventSlim())
            {
                var stopper = new Thread(() =>
                {
                    begun.Wait();
                    source.Cancel();
                });
                stopper.Start();
                try
                {
                    var waiting = new WaitingProgress(begun, stopper);
                    context.Evaluate(dataset, policy, waiting, source.Token).Dispose();
                }
                catch (OperationCanceledException exception)
                    when (exception.InnerException is DangvienException stopped)
                {
                    Console.WriteLine($"{stopped.StatusName} {stopped.Reason}");
                }
                finally
                {
                    begun.Set(); // where the call fails before it begins, nobody else does
                    stopper.Join();
                }
            }
        }

        /// <summary>Waits for the other thread, so that the example always ends alike; a program
        /// shows a bar here.</summary>
        private sealed class WaitingProgress : IProgress<Progress>
        {
            private readonly ManualResetEventSlim begun;
            private readonly Thread stopper;

            internal WaitingProgress(ManualResetEventSlim begun, Thread stopper)
            {
                this.begun = begun;
                this.stopper = stopper;
            }

            public void Report(Progress value)
            {
                begun.Set();
                stopper.Join();
            }
        }

        private static int Main(string[] args)
        {
            if (args.Length != 2)
            {
                Console.Error.WriteLine("usage: evaluate DOSSIER BROKEN");
                return 2;
            }
            // Vietnamese whatever the locale of the machine is, without a byte order mark.
            Console.OutputEncoding = new UTF8Encoding(false);
            using (var context = new Context())
            using (var policy = context.BuiltinPolicy("tkv-2018"))
            using (var dataset = context.ReadDataset(File.ReadAllBytes(args[0])))
            using (var evaluation = context.Evaluate(dataset, policy))
            {
                PrintResult(evaluation);
                Console.Write(evaluation.ExplainMember("DV0182", Language.Vietnamese));
                PrintIssues(context, File.ReadAllBytes(args[1]));
                PrintCancelled(context, dataset, policy);
            }
            return 0;
        }
    }
}
