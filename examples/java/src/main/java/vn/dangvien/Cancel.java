package vn.dangvien;

import static vn.dangvien.Interop.LIBRARY;

import com.sun.jna.Pointer;
import java.lang.ref.Reference;

/** Stops the calls that it was given to. */
public final class Cancel extends Handle {
  Cancel(Pointer pointer) {
    super(pointer, LIBRARY::dangvien_cancel_unref);
  }

  /** Any thread may call it. */
  public void trigger() {
    try {
      LIBRARY.dangvien_cancel_trigger(pointer());
    } finally {
      Reference.reachabilityFence(this);
    }
  }
}
