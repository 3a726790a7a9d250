package vn.dangvien;

import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import vn.dangvien.jna.DangvienLibrary;

/**
 * A Control as the library reads it. No exception may pass through the library: it waits here until
 * the call has ended.
 */
final class Watch {
  private final DangvienLibrary.Control raw = new DangvienLibrary.Control();
  private final Control control;
  private Throwable thrown;

  Watch(Control control, Use use) {
    this.control = control;
    raw.num_threads = control.threads();
    raw.timeout_ms = control.timeoutMillis();
    raw.cancel = control.cancel() == null ? null : use.of(control.cancel());
    raw.progress = control.progress() == null ? null : this::hear;
    raw.write();
  }

  Pointer pointer() {
    return raw.getPointer();
  }

  /** As Interop.made, of a call that has this control. */
  Pointer made(Interop.MakingCall call) {
    try {
      return Interop.made(call);
    } catch (DangvienException stopped) {
      if (thrown != null) {
        Watch.<RuntimeException>throwAsIs(thrown);
      }
      throw stopped;
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private int hear(Pointer user, long done, long total) {
    try {
      return control.progress().hear(done, total) ? 0 : 1;
    } catch (Throwable any) {
      thrown = any;
      return 1;
    }
  }

  /** Other languages of the machine throw checked exceptions where Java would not let them. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void throwAsIs(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
