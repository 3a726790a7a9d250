package vn.dangvien;

import static vn.dangvien.Interop.LIBRARY;

import com.sun.jna.Pointer;

/** The rules of one regime. */
public final class Policy extends Handle {
  Policy(Pointer pointer) {
    super(pointer, LIBRARY::dangvien_policy_ref, LIBRARY::dangvien_policy_unref);
  }

  public String id() {
    try (Use use = new Use()) {
      return Interop.text(LIBRARY.dangvien_policy_id(use.of(this), null));
    }
  }
}
