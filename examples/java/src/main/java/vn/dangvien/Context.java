package vn.dangvien;

import static java.nio.charset.StandardCharsets.UTF_8;
import static vn.dangvien.Interop.LIBRARY;

import com.sun.jna.Pointer;
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
    super(opened(), LIBRARY::dangvien_context_ref, LIBRARY::dangvien_context_unref);
  }

  /** Fails where the library that runs has another interface than this package calls. */
  private static Pointer opened() {
    Interop.requireInterface(LIBRARY.dangvien_abi_version());
    return Interop.made((out, error) -> LIBRARY.dangvien_context_new(null, out, error));
  }

  public Policy builtinPolicy(String name) {
    byte[] text = name.getBytes(UTF_8);
    SizeT size = new SizeT(text.length);
    try (Use use = new Use()) {
      Pointer context = use.of(this);
      return new Policy(
          Interop.made(
              (out, error) ->
                  LIBRARY.dangvien_policy_load_builtin(context, text, size, null, out, error)));
    }
  }

  /** Reads, checks and proves a serialized dangvien.v1.Policy. */
  public Policy policy(byte[] data) {
    return policy(data, Control.NONE);
  }

  public Policy policy(byte[] data, Control control) {
    SizeT size = new SizeT(data.length);
    try (Use use = new Use()) {
      Pointer context = use.of(this);
      Watch watch = new Watch(control, use);
      DangvienLibrary.PolicyOptions options = new DangvienLibrary.PolicyOptions();
      options.control = watch.pointer();
      return new Policy(
          watch.made(
              (out, error) ->
                  LIBRARY.dangvien_policy_read(context, data, size, options, out, error)));
    }
  }

  /** Reads and checks a dossier: a serialized dangvien.v1.Dataset. */
  public Dataset dataset(byte[] data) {
    return dataset(data, Control.NONE);
  }

  public Dataset dataset(byte[] data, Control control) {
    SizeT size = new SizeT(data.length);
    try (Use use = new Use()) {
      Pointer context = use.of(this);
      Watch watch = new Watch(control, use);
      DangvienLibrary.DatasetOptions options = new DangvienLibrary.DatasetOptions();
      options.control = watch.pointer();
      return new Dataset(
          watch.made(
              (out, error) ->
                  LIBRARY.dangvien_dataset_read(context, data, size, options, out, error)));
    }
  }

  public Cancel cancel() {
    try (Use use = new Use()) {
      Pointer context = use.of(this);
      return new Cancel(
          Interop.made((out, error) -> LIBRARY.dangvien_cancel_new(context, out, error)));
    }
  }

  /** Rates every subject of a dossier. The first policy is the default. */
  public Evaluation evaluate(Dataset dataset, List<Policy> policies, Control control) {
    try (Use use = new Use()) {
      Pointer context = use.of(this);
      Pointer facts = use.of(dataset);
      Pointer[] rules = policies.stream().map(use::of).toArray(Pointer[]::new);
      SizeT count = new SizeT(rules.length);
      Watch watch = new Watch(control, use);
      DangvienLibrary.EvaluateOptions options = new DangvienLibrary.EvaluateOptions();
      options.control = watch.pointer();
      return new Evaluation(
          watch.made(
              (out, error) ->
                  LIBRARY.dangvien_evaluate(context, facts, rules, count, options, out, error)));
    }
  }
}
