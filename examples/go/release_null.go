package dangvien

// #include "dangvien/c/dangvien.h"
import "C"

// releaseNull is for the tests, which may not use cgo: null is nothing to release.
func releaseNull() {
	C.dangvien_context_unref(nil)
	C.dangvien_policy_unref(nil)
	C.dangvien_dataset_unref(nil)
	C.dangvien_evaluation_unref(nil)
	C.dangvien_cancel_unref(nil)
	C.dangvien_buffer_free(nil)
	C.dangvien_error_free(nil)
}
