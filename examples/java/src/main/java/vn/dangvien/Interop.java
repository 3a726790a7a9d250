package vn.dangvien;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
import vn.dangvien.jna.DangvienLibrary;
import vn.dangvien.jna.DangvienLibrary.SizeT;

/** The library, loaded once, and how its calls are made. */
final class Interop {
  /**
   * The lowest version of the interface that has what this package calls. Not the newest: that
   * would refuse libraries that are good enough.
   */
  private static final int NEEDED_MAJOR = 1;

  private static final int NEEDED_MINOR = 0;

  static final DangvienLibrary LIBRARY =
      Native.load(Platform.isLinux() ? "libdangvien.so.1" : "dangvien", DangvienLibrary.class);

  private Interop() {}

  /** Refuses a library of another major or of an older minor version of the interface. */
  static void requireInterface(int running) {
    int major = running >>> 16;
    int minor = running & 0xffff;
    if (major != NEEDED_MAJOR || minor < NEEDED_MINOR) {
      throw new IllegalStateException(
          String.format(
              "libdangvien has interface %d.%d, expected %d.%d or a later %d.x",
              major, minor, NEEDED_MAJOR, NEEDED_MINOR, NEEDED_MAJOR));
    }
  }

  /** A call that can fail. */
  interface Call {
    int apply(PointerByReference error);
  }

  /** A call that can fail and puts out a handle. */
  interface MakingCall {
    int apply(PointerByReference out, PointerByReference error);
  }

  static void check(Call call) {
    PointerByReference error = new PointerByReference();
    int status = call.apply(error);
    if (status == DangvienLibrary.DANGVIEN_STATUS_OK) {
      return;
    }
    try {
      throw exceptionOf(status, error.getValue());
    } finally {
      LIBRARY.dangvien_error_free(error.getValue());
    }
  }

  static Pointer made(MakingCall call) {
    PointerByReference out = new PointerByReference();
    check(error -> call.apply(out, error));
    return out.getValue();
  }

  static byte[] bytesOf(MakingCall call) {
    Pointer buffer = made(call);
    try {
      int size = arraySize(LIBRARY.dangvien_buffer_size(buffer).longValue());
      return LIBRARY.dangvien_buffer_data(buffer).getByteArray(0, size);
    } finally {
      LIBRARY.dangvien_buffer_free(buffer);
    }
  }

  /** Refuses what does not go into an array. */
  static int arraySize(long size) {
    if (size < 0 || size > Integer.MAX_VALUE) {
      throw new IllegalStateException(
          "the result has " + Long.toUnsignedString(size) + " bytes, more than an array can hold");
    }
    return (int) size;
  }

  /** Text of the library, which ends with a NUL. */
  static String text(Pointer data) {
    return data.getString(0, "UTF-8");
  }

  /** Text that may hold a NUL. */
  private static String text(Pointer data, SizeT size) {
    return new String(data.getByteArray(0, size.intValue()), UTF_8);
  }

  private static DangvienException exceptionOf(int status, Pointer error) {
    List<Issue> issues = new ArrayList<>();
    int count = LIBRARY.dangvien_error_issue_count(error).intValue();
    for (int i = 0; i < count; i++) {
      DangvienLibrary.Issue issue = new DangvienLibrary.Issue();
      if (LIBRARY.dangvien_error_issue(error, new SizeT(i), issue, null) == 0) {
        issues.add(
            new Issue(
                issue.code,
                text(issue.name),
                text(issue.path, issue.path_size),
                text(issue.message, issue.message_size)));
      }
    }
    return new DangvienException(
        Status.of(status),
        text(LIBRARY.dangvien_error_reason(error)),
        text(LIBRARY.dangvien_error_message(error, null)),
        issues,
        LIBRARY.dangvien_error_issue_total(error));
  }
}
