package vn.dangvien;

import com.sun.jna.Pointer;
import java.lang.ref.Cleaner;
import java.util.function.Consumer;

/**
 * Owns a handle of the library. Any number of threads may use one at a time. {@link #close} releases
 * it before the garbage collector does, when no call uses it; the order is free.
 */
public abstract class Handle implements AutoCloseable {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Cleaner.Cleanable cleanable;
  private volatile Pointer pointer;

  Handle(Pointer pointer, Consumer<Pointer> release) {
    this.pointer = pointer;
    // Must not hold this object, or it would never be collected.
    this.cleanable = CLEANER.register(this, () -> release.accept(pointer));
  }

  Pointer pointer() {
    Pointer open = pointer;
    if (open == null) {
      throw new IllegalStateException("this " + getClass().getSimpleName() + " is closed");
    }
    return open;
  }

  @Override
  public void close() {
    pointer = null;
    cleanable.clean();
  }
}
