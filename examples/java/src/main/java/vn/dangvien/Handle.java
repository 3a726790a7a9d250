package vn.dangvien;

import com.sun.jna.Pointer;
import java.lang.ref.Cleaner;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Owns a handle of the library. Any number of threads may use one at a time. {@link #close} releases
 * it before the garbage collector does; the order is free, and a call that has begun keeps what it
 * works on.
 */
public abstract class Handle implements AutoCloseable {
  private static final Cleaner CLEANER = Cleaner.create();

  private final UnaryOperator<Pointer> add;
  private final Consumer<Pointer> release;
  private final Cleaner.Cleanable cleanable;
  private Pointer pointer;

  Handle(Pointer pointer, UnaryOperator<Pointer> add, Consumer<Pointer> release) {
    this.pointer = pointer;
    this.add = add;
    this.release = release;
    // Must not hold this object, or it would never be collected.
    this.cleanable = CLEANER.register(this, () -> release.accept(pointer));
  }

  /** One more reference, to be given to {@link #release}. */
  synchronized Pointer hold() {
    if (pointer == null) {
      throw new IllegalStateException("this " + getClass().getSimpleName() + " is closed");
    }
    return add.apply(pointer);
  }

  void release(Pointer held) {
    release.accept(held);
  }

  @Override
  public synchronized void close() {
    pointer = null;
    cleanable.clean();
  }
}
