package vn.dangvien;

import com.sun.jna.Pointer;

/** A dossier. */
public final class Dataset extends Handle {
  Dataset(Pointer pointer) {
    super(pointer, Interop.LIBRARY::dangvien_dataset_unref);
  }
}
