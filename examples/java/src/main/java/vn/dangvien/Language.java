package vn.dangvien;

import vn.dangvien.jna.DangvienLibrary;

/** Of explanations. */
public enum Language {
  VIETNAMESE(DangvienLibrary.DANGVIEN_LANGUAGE_VIETNAMESE),
  ENGLISH(DangvienLibrary.DANGVIEN_LANGUAGE_ENGLISH);

  final int number;

  Language(int number) {
    this.number = number;
  }
}
