package vn.dangvien;

import static vn.dangvien.Interop.LIBRARY;

import com.sun.jna.Pointer;

/** A dossier. */
public final class Dataset extends Handle {
  Dataset(Pointer pointer) {
    super(pointer, LIBRARY::dangvien_dataset_ref, LIBRARY::dangvien_dataset_unref);
  }
}
