package vn.dangvien.example;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import vn.dangvien.Cancel;
import vn.dangvien.Context;
import vn.dangvien.Control;
import vn.dangvien.DangvienException;
import vn.dangvien.Dataset;
import vn.dangvien.Evaluation;
import vn.dangvien.Issue;
import vn.dangvien.Language;
import vn.dangvien.Policy;
import vn.dangvien.StatusCounts;

/**
 * Rates a dossier, explains one member, reads an error and stops a call, given the files
 * company-2018.binpb and broken.binpb.
 */
public final class Evaluate {
  // Vietnamese whatever the locale of the machine is.
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private Evaluate() {}

  private static void printResult(Evaluation evaluation) {
    StatusCounts counts = evaluation.counts();
    OUT.println("digest " + HexFormat.of().formatHex(evaluation.digest()));
    OUT.println("rated " + counts.rated());
    OUT.println("not a subject " + counts.notASubject());
    OUT.println("needs input " + counts.needsInput());
    OUT.println("needs a decision " + counts.needsDecision());
    OUT.println("findings " + counts.findings());
  }

  /** A dossier that is refused: the exception lists its faults. */
  private static void printIssues(Context context, byte[] broken) {
    try (Dataset dataset = context.dataset(broken)) {
      throw new IllegalStateException("a broken dossier was read");
    } catch (DangvienException refused) {
      OUT.println(refused.status() + " " + refused.reason());
      for (Issue issue : refused.issues()) {
        OUT.println(issue.name() + " at " + issue.path() + ": " + issue.message());
      }
    }
  }

  /**
   * Another thread stops the call once that has begun. The progress waits for it, so that the
   * example always ends alike; a program shows a bar there.
   */
  private static void printCancelled(Context context, Dataset dataset, Policy policy) {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    try (Cancel cancel = context.cancel()) {
      Thread stopper =
          new Thread(
              () -> {
                await(begun);
                cancel.trigger();
                stopped.countDown();
              });
      stopper.start();
      Control.Progress progress =
          (done, total) -> {
            begun.countDown();
            await(stopped);
            return true;
          };
      try {
        context.evaluate(dataset, List.of(policy), new Control(cancel, progress, 1, 0)).close();
      } finally {
        begun.countDown(); // where the call fails before it begins, nobody else does
        await(stopped);
      }
    } catch (DangvienException exception) {
      OUT.println(exception.status() + " " + exception.reason());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("usage: Evaluate DOSSIER BROKEN");
      System.exit(2);
    }
    try (Context context = new Context();
        Policy policy = context.builtinPolicy("tkv-2018");
        Dataset dataset = context.dataset(Files.readAllBytes(Path.of(args[0])));
        Evaluation evaluation = context.evaluate(dataset, List.of(policy), Control.NONE)) {
      printResult(evaluation);
      OUT.print(evaluation.explainMember("DV0182", Language.VIETNAMESE));
      printIssues(context, Files.readAllBytes(Path.of(args[1])));
      printCancelled(context, dataset, policy);
    }
  }
}
