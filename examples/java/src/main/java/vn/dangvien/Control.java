package vn.dangvien;

/**
 * How a long call is watched and stopped.
 *
 * @param cancel stops the call with CANCELLED; null: nothing does
 * @param progress null: nobody is told
 * @param threads that work for the call, the calling one included
 * @param timeoutMillis after which the call ends with DEADLINE_EXCEEDED; 0: never
 */
public record Control(Cancel cancel, Progress progress, int threads, long timeoutMillis) {
  /** Runs to the end on the calling thread. */
  public static final Control NONE = new Control(null, null, 1, 0);

  /** Hears how far a call is, on the thread of the call. */
  @FunctionalInterface
  public interface Progress {
    /** False stops the call; what is thrown comes out of the call. */
    boolean hear(long done, long total);
  }
}
