package vn.dangvien;

import vn.dangvien.jna.DangvienLibrary;

/**
 * A subject by the ids of the dossier.
 *
 * @param id of the unit (organization, collective), or of the person
 * @param postId of a leader, else empty
 */
public record Subject(Kind kind, String id, String postId) {
  /** What is rated. */
  public enum Kind {
    ORGANIZATION(DangvienLibrary.DANGVIEN_SUBJECT_ORGANIZATION),
    MEMBER(DangvienLibrary.DANGVIEN_SUBJECT_MEMBER),
    COLLECTIVE(DangvienLibrary.DANGVIEN_SUBJECT_COLLECTIVE),
    LEADER(DangvienLibrary.DANGVIEN_SUBJECT_LEADER);

    final int number;

    Kind(int number) {
      this.number = number;
    }
  }

  public Subject(Kind kind, String id) {
    this(kind, id, "");
  }
}
