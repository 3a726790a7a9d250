package vn.dangvien;

import java.util.List;

/** Why a call failed. */
public final class DangvienException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Status status;
  private final String reason;
  private final Issue[] issues;
  private final long issueTotal;

  DangvienException(
      Status status, String reason, String message, List<Issue> issues, long issueTotal) {
    super(message);
    this.status = status;
    this.reason = reason;
    this.issues = issues.toArray(Issue[]::new);
    this.issueTotal = issueTotal;
  }

  public Status status() {
    return status;
  }

  /** A name for programs, "dataset_invalid". */
  public String reason() {
    return reason;
  }

  /** The first 100 faults of a broken input. */
  public List<Issue> issues() {
    return List.of(issues);
  }

  /** How many faults there are. */
  public long issueTotal() {
    return issueTotal;
  }
}
