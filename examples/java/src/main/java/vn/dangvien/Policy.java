package vn.dangvien;

import static vn.dangvien.Interop.LIBRARY;

import com.sun.jna.Pointer;
import java.lang.ref.Reference;

/** The rules of one regime. */
public final class Policy extends Handle {
  Policy(Pointer pointer) {
    super(pointer, LIBRARY::dangvien_policy_unref);
  }

  public String id() {
    try {
      return Interop.text(LIBRARY.dangvien_policy_id(pointer(), null));
    } finally {
      Reference.reachabilityFence(this);
    }
  }
}
