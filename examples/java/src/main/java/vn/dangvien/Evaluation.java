package vn.dangvien;

import static java.nio.charset.StandardCharsets.UTF_8;
import static vn.dangvien.Interop.LIBRARY;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import vn.dangvien.jna.DangvienLibrary;
import vn.dangvien.jna.DangvienLibrary.SizeT;

/** The result of one evaluation. */
public final class Evaluation extends Handle {
  private static final int DIGEST_BYTES = 32;

  Evaluation(Pointer pointer) {
    super(pointer, LIBRARY::dangvien_evaluation_ref, LIBRARY::dangvien_evaluation_unref);
  }

  /** SHA-256 of the result, the same on every machine. */
  public byte[] digest() {
    byte[] digest = new byte[DIGEST_BYTES];
    check((held, error) -> LIBRARY.dangvien_evaluation_digest(held, digest, error));
    return digest;
  }

  public StatusCounts counts() {
    DangvienLibrary.StatusCounts counts = new DangvienLibrary.StatusCounts();
    check((held, error) -> LIBRARY.dangvien_evaluation_status_counts(held, counts, error));
    return new StatusCounts(
        counts.rated,
        counts.not_a_subject,
        counts.needs_input,
        counts.needs_decision,
        counts.findings);
  }

  /** A serialized dangvien.v1.Result. */
  public byte[] result() {
    int part = DangvienLibrary.DANGVIEN_PART_ALL;
    return bytesOf(
        (held, out, error) -> LIBRARY.dangvien_evaluation_result(held, part, out, error));
  }

  /** Why a subject has that tier, as lines to show. */
  public String explain(Subject subject, Language language) {
    byte[] id = subject.id().getBytes(UTF_8);
    byte[] postId = subject.postId().getBytes(UTF_8);
    // The two in a row, and one byte more: JNA has no memory of no bytes.
    try (Memory memory = new Memory(id.length + postId.length + 1L)) {
      memory.write(0, id, 0, id.length);
      memory.write(id.length, postId, 0, postId.length);
      DangvienLibrary.Subject raw = new DangvienLibrary.Subject();
      raw.kind = subject.kind().number;
      raw.id = memory;
      raw.id_size = new SizeT(id.length);
      raw.post_id = memory.share(id.length);
      raw.post_id_size = new SizeT(postId.length);
      return new String(
          bytesOf(
              (held, out, error) ->
                  LIBRARY.dangvien_evaluation_explain_text(
                      held, raw, language.number, out, error)),
          UTF_8);
    }
  }

  public String explainMember(String personId, Language language) {
    return explain(new Subject(Subject.Kind.MEMBER, personId), language);
  }

  /** A call with a reference of its own to this evaluation. */
  private interface Call {
    int apply(Pointer held, PointerByReference error);
  }

  /** A call that puts out bytes. */
  private interface MakingCall {
    int apply(Pointer held, PointerByReference out, PointerByReference error);
  }

  private void check(Call call) {
    try (Use use = new Use()) {
      Pointer held = use.of(this);
      Interop.check(error -> call.apply(held, error));
    }
  }

  private byte[] bytesOf(MakingCall call) {
    try (Use use = new Use()) {
      Pointer held = use.of(this);
      return Interop.bytesOf((out, error) -> call.apply(held, out, error));
    }
  }
}
