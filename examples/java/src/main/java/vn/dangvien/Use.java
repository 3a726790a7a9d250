package vn.dangvien;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;

/**
 * References that a call has for its time: whoever closes an object meanwhile takes nothing from
 * the call.
 */
final class Use implements AutoCloseable {
  private final List<Runnable> releases = new ArrayList<>();

  Pointer of(Handle handle) {
    Pointer held = handle.hold();
    releases.add(() -> handle.release(held));
    return held;
  }

  @Override
  public void close() {
    releases.forEach(Runnable::run);
  }
}
