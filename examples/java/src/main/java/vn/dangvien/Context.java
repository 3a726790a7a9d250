package vn.dangvien;

import static java.nio.charset.StandardCharsets.UTF_8;
import static vn.dangvien.Interop.LIBRARY;

import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import java.util.List;
import vn.dangvien.jna.DangvienLibrary;
import vn.dangvien.jna.DangvienLibrary.SizeT;

/**
 * What calls share; one for a program is enough.
 *
 * <pre>{@code
 * try (Context context = new Context();
 *     Policy policy = context.builtinPolicy("tkv-2018");
 *     Dataset dataset = context.dataset(bytes);
 *     Evaluation evaluation = context.evaluate(dataset, List.of(policy), Control.NONE)) {
 *   System.out.print(evaluation.explainMember("DV0182", Language.VIETNAMESE));
 * }
 * }</pre>
 */
public final class Context extends Handle {
  public Context() {
    super(
        Interop.made((out, error) -> LIBRARY.dangvien_context_new(null, out, error)),
        LIBRARY::dangvien_context_unref);
  }

  public Policy builtinPolicy(String name) {
    byte[] text = name.getBytes(UTF_8);
    SizeT size = new SizeT(text.length);
    return new Policy(
        made(
            (out, error) ->
                LIBRARY.dangvien_policy_load_builtin(pointer(), text, size, null, out, error)));
  }

  /** Reads, checks and proves a serialized dangvien.v1.Policy. */
  public Policy policy(byte[] data) {
    SizeT size = new SizeT(data.length);
    return new Policy(
        made((out, error) -> LIBRARY.dangvien_policy_read(pointer(), data, size, null, out, error)));
  }

  /** Reads and checks a dossier: a serialized dangvien.v1.Dataset. */
  public Dataset dataset(byte[] data) {
    SizeT size = new SizeT(data.length);
    return new Dataset(
        made((out, error) -> LIBRARY.dangvien_dataset_read(pointer(), data, size, null, out, error)));
  }

  public Cancel cancel() {
    return new Cancel(made((out, error) -> LIBRARY.dangvien_cancel_new(pointer(), out, error)));
  }

  /** Rates every subject of a dossier. The first policy is the default. */
  public Evaluation evaluate(Dataset dataset, List<Policy> policies, Control control) {
    Pointer[] pointers = policies.stream().map(Handle::pointer).toArray(Pointer[]::new);
    Watch watch = new Watch(control);
    DangvienLibrary.EvaluateOptions options = new DangvienLibrary.EvaluateOptions();
    options.control = watch.raw.getPointer();
    try {
      return new Evaluation(
          made(
              (out, error) ->
                  LIBRARY.dangvien_evaluate(
                      pointer(),
                      dataset.pointer(),
                      pointers,
                      new SizeT(pointers.length),
                      options,
                      out,
                      error)));
    } catch (DangvienException stopped) {
      watch.rethrow();
      throw stopped;
    } finally {
      Reference.reachabilityFence(dataset);
      Reference.reachabilityFence(policies);
      Reference.reachabilityFence(watch);
    }
  }

  /** As Interop.made, with this object alive until the call has ended. */
  private Pointer made(Interop.MakingCall call) {
    try {
      return Interop.made(call);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /**
   * A Control as the library reads it. No exception may pass through the library: it waits here
   * until the call has ended.
   */
  private static final class Watch {
    final DangvienLibrary.Control raw = new DangvienLibrary.Control();
    private final Control control;
    private Throwable thrown;

    Watch(Control control) {
      this.control = control;
      raw.num_threads = control.threads();
      raw.timeout_ms = control.timeoutMillis();
      raw.cancel = control.cancel() == null ? null : control.cancel().pointer();
      raw.progress = control.progress() == null ? null : this::hear;
      raw.write();
    }

    private int hear(Pointer user, long done, long total) {
      try {
        return control.progress().hear(done, total) ? 0 : 1;
      } catch (Throwable any) {
        thrown = any;
        return 1;
      }
    }

    void rethrow() {
      if (thrown != null) {
        Watch.<RuntimeException>throwAsIs(thrown);
      }
    }

    /** Other languages of the machine throw checked exceptions where Java would not let them. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwAsIs(Throwable thrown) throws T {
      throw (T) thrown;
    }
  }
}
