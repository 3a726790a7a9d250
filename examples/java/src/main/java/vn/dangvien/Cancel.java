package vn.dangvien;

import static vn.dangvien.Interop.LIBRARY;

import com.sun.jna.Pointer;

/** Stops the calls that it was given to. */
public final class Cancel extends Handle {
  Cancel(Pointer pointer) {
    super(pointer, LIBRARY::dangvien_cancel_ref, LIBRARY::dangvien_cancel_unref);
  }

  /** Any thread may call it. */
  public void trigger() {
    try (Use use = new Use()) {
      LIBRARY.dangvien_cancel_trigger(use.of(this));
    }
  }
}
