package vn.dangvien;

import java.util.List;

/** Why a call failed. */
public final class DangvienException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Status status;
  private final String reason;
  private final Issue[] issues;

  DangvienException(Status status, String reason, String message, List<Issue> issues) {
    super(message);
    this.status = status;
    this.reason = reason;
    this.issues = issues.toArray(Issue[]::new);
  }

  public Status status() {
    return status;
  }

  /** A name for programs, "dataset_invalid". */
  public String reason() {
    return reason;
  }

  /** Every fault of a broken input. */
  public List<Issue> issues() {
    return List.of(issues);
  }
}
