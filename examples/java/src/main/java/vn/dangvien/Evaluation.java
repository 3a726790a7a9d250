package vn.dangvien;

import static java.nio.charset.StandardCharsets.UTF_8;
import static vn.dangvien.Interop.LIBRARY;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import vn.dangvien.jna.DangvienLibrary;
import vn.dangvien.jna.DangvienLibrary.SizeT;

/** The result of one evaluation. */
public final class Evaluation extends Handle {
  private static final int DIGEST_BYTES = 32;

  Evaluation(Pointer pointer) {
    super(pointer, LIBRARY::dangvien_evaluation_unref);
  }

  /** SHA-256 of the result, the same on every machine. */
  public byte[] digest() {
    byte[] digest = new byte[DIGEST_BYTES];
    check(error -> LIBRARY.dangvien_evaluation_digest(pointer(), digest, error));
    return digest;
  }

  public StatusCounts counts() {
    DangvienLibrary.StatusCounts counts = new DangvienLibrary.StatusCounts();
    check(error -> LIBRARY.dangvien_evaluation_status_counts(pointer(), counts, error));
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
        (out, error) -> LIBRARY.dangvien_evaluation_result(pointer(), part, out, error));
  }

  /** Why a member has that tier, as lines to show. */
  public String explainMember(String personId, Language language) {
    byte[] id = personId.getBytes(UTF_8);
    try (Memory memory = new Memory(id.length + 1L)) {
      memory.write(0, id, 0, id.length);
      DangvienLibrary.Subject subject = new DangvienLibrary.Subject();
      subject.kind = DangvienLibrary.DANGVIEN_SUBJECT_MEMBER;
      subject.id = memory;
      subject.id_size = new SizeT(id.length);
      return new String(
          bytesOf(
              (out, error) ->
                  LIBRARY.dangvien_evaluation_explain_text(
                      pointer(), subject, language.number, out, error)),
          UTF_8);
    }
  }

  private void check(Interop.Call call) {
    try {
      Interop.check(call);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private byte[] bytesOf(Interop.MakingCall call) {
    try {
      return Interop.bytesOf(call);
    } finally {
      Reference.reachabilityFence(this);
    }
  }
}
