package dangvien

// #include "dangvien/c/dangvien.h"
import "C"

// Issue is one fault of an input.
type Issue struct {
	Code    int32  // the number of the name
	Name    string // "unknown_unit", docs/issues.md
	Path    string
	Message string
}

// Error is why a call failed; get it by errors.As. One of a call that a context stopped is that
// context's error for errors.Is: context.Canceled or context.DeadlineExceeded.
type Error struct {
	Status  string // "INVALID_ARGUMENT"
	Reason  string // "dataset_invalid"
	Message string
	// The first 100 faults of a broken input, and how many there are.
	Issues     []Issue
	IssueTotal int64

	cause error
}

func (e *Error) Error() string { return e.Message }

// Unwrap gives the error of the context that stopped the call.
func (e *Error) Unwrap() error { return e.cause }

// errorOf reads what a failed call says, and frees it.
func errorOf(status C.int32_t, failure *C.dangvien_error) *Error {
	defer C.dangvien_error_free(failure)
	e := &Error{
		Status:  C.GoString(C.dangvien_status_name(status)),
		Reason:  C.GoString(C.dangvien_error_reason(failure)),
		Message: C.GoString(C.dangvien_error_message(failure, nil)),

		IssueTotal: int64(C.dangvien_error_issue_total(failure)),
	}
	for i := C.size_t(0); i < C.dangvien_error_issue_count(failure); i++ {
		issue := C.dangvien_issue{struct_size: C.sizeof_dangvien_issue}
		if C.dangvien_error_issue(failure, i, &issue, nil) != C.DANGVIEN_STATUS_OK {
			continue
		}
		e.Issues = append(e.Issues, Issue{
			Code:    int32(issue.code),
			Name:    C.GoString(issue.name),
			Path:    C.GoStringN(issue.path, C.int(issue.path_size)),
			Message: C.GoStringN(issue.message, C.int(issue.message_size)),
		})
	}
	return e
}
