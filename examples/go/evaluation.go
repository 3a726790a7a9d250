package dangvien

/*
#include <stdlib.h>
#include "dangvien/c/dangvien.h"

int32_t dangvienGoProgress(uintptr_t watch, int64_t done, int64_t total);

// The number of a Go value is no address: Go sees it as a number alone.
static int32_t dangvien_go_hear(void* user, int64_t done, int64_t total) {
	return dangvienGoProgress((uintptr_t)user, done, total);
}
static void dangvien_go_watch(dangvien_control* control, uintptr_t watch) {
	control->progress = dangvien_go_hear;
	control->progress_user = (void*)watch;
}
*/
import "C"

import (
	"context"
	"runtime"
	"runtime/cgo"
	"sync"
	"unsafe"
)

// Options of an evaluation; nil is all defaults.
type Options struct {
	// Threads that work for the call, the calling one included; 0 is 1.
	Threads int
	// Progress is called on a goroutine of its own, while the call waits for it. What it panics with
	// comes out of the call.
	Progress func(done, total int64)
}

// Language of explanations.
type Language int32

// The languages.
const (
	Vietnamese Language = C.DANGVIEN_LANGUAGE_VIETNAMESE
	English    Language = C.DANGVIEN_LANGUAGE_ENGLISH
)

// StatusCounts are how many subjects have each status, and how many findings there are.
type StatusCounts struct {
	Rated, NotASubject, NeedsInput, NeedsDecision, Findings int64
}

// Evaluation is the result of one evaluation.
type Evaluation struct {
	mutex  sync.Mutex
	handle *C.dangvien_evaluation
}

// hold gives a reference of a call's own: whoever closes the value takes nothing from the call.
func (e *Evaluation) hold() *C.dangvien_evaluation {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	return C.dangvien_evaluation_ref(e.handle)
}

// watch is what a call tells its goroutine of. No panic may pass through the library: it waits here
// until the call has ended.
type watch struct {
	ctx      context.Context
	cancel   *C.dangvien_cancel
	progress func(done, total int64)
	panicked any
	exited   bool
}

// hear calls progress on a goroutine of its own: runtime.Goexit in it (a test that fails) would end
// this one with the frames of the library on its stack.
func (w *watch) hear(done, total int64) {
	ended := make(chan struct{})
	go func() {
		returned := false
		defer func() {
			defer close(ended)
			if returned {
				return
			}
			w.panicked = recover()
			w.exited = w.panicked == nil
		}()
		w.progress(done, total)
		returned = true
	}()
	<-ended
}

//export dangvienGoProgress
func dangvienGoProgress(number C.uintptr_t, done, total C.int64_t) C.int32_t {
	w := cgo.Handle(number).Value().(*watch)
	if w.progress != nil {
		w.hear(int64(done), int64(total))
	}
	if w.panicked != nil || w.exited {
		return 1
	}
	if w.ctx.Err() != nil {
		C.dangvien_cancel_trigger(w.cancel)
	}
	return 0
}

// Evaluate rates every subject of a dossier. The first policy is the default. When ctx is done, the
// call ends within about a thousand subjects.
func (l *Library) Evaluate(ctx context.Context, dataset *Dataset, policies []*Policy, options *Options) (*Evaluation, error) {
	library, facts := l.hold(), dataset.hold()
	defer C.dangvien_context_unref(library)
	defer C.dangvien_dataset_unref(facts)
	rules := make([]*C.dangvien_policy, len(policies), len(policies)+1)
	for i, policy := range policies {
		rules[i] = policy.hold()
		defer C.dangvien_policy_unref(rules[i])
	}
	if options == nil {
		options = &Options{}
	}
	var failure *C.dangvien_error
	w := &watch{ctx: ctx, progress: options.Progress}
	if status := C.dangvien_cancel_new(library, &w.cancel, &failure); status != 0 {
		return nil, errorOf(status, failure)
	}
	defer C.dangvien_cancel_unref(w.cancel)
	defer triggerWhenDone(ctx, w.cancel)()
	number := cgo.NewHandle(w)
	defer number.Delete()

	// What the library reads must not point into Go's memory.
	control := (*C.dangvien_control)(C.calloc(1, C.sizeof_dangvien_control))
	defer C.free(unsafe.Pointer(control))
	control.struct_size = C.sizeof_dangvien_control
	control.num_threads = C.int32_t(options.Threads)
	control.cancel = w.cancel
	C.dangvien_go_watch(control, C.uintptr_t(number))
	call := C.dangvien_evaluate_options{struct_size: C.sizeof_dangvien_evaluate_options, control: control}
	var handle *C.dangvien_evaluation
	status := C.dangvien_evaluate(library, facts, &rules[:1][0],
		C.size_t(len(rules)), &call, &handle, &failure)
	if w.panicked != nil {
		C.dangvien_error_free(failure)
		panic(w.panicked)
	}
	if w.exited {
		C.dangvien_error_free(failure)
		runtime.Goexit()
	}
	if status != 0 {
		e := errorOf(status, failure)
		if status == C.DANGVIEN_STATUS_CANCELLED {
			e.cause = ctx.Err()
		}
		return nil, e
	}
	e := &Evaluation{handle: handle}
	runtime.SetFinalizer(e, (*Evaluation).Close)
	return e, nil
}

// triggerWhenDone watches ctx until the function that it gives has returned.
func triggerWhenDone(ctx context.Context, cancel *C.dangvien_cancel) (stop func()) {
	ended, watched := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(watched)
		select {
		case <-ctx.Done():
			C.dangvien_cancel_trigger(cancel)
		case <-ended:
		}
	}()
	return func() {
		close(ended)
		<-watched
	}
}

// Digest is the SHA-256 of the result, the same on every machine.
func (e *Evaluation) Digest() (digest [32]byte, err error) {
	evaluation := e.hold()
	defer C.dangvien_evaluation_unref(evaluation)
	var failure *C.dangvien_error
	out := (*C.uint8_t)(unsafe.Pointer(&digest[0]))
	if status := C.dangvien_evaluation_digest(evaluation, out, &failure); status != 0 {
		return digest, errorOf(status, failure)
	}
	return digest, nil
}

// StatusCounts counts the subjects.
func (e *Evaluation) StatusCounts() (StatusCounts, error) {
	evaluation := e.hold()
	defer C.dangvien_evaluation_unref(evaluation)
	var failure *C.dangvien_error
	counts := C.dangvien_status_counts{struct_size: C.sizeof_dangvien_status_counts}
	if status := C.dangvien_evaluation_status_counts(evaluation, &counts, &failure); status != 0 {
		return StatusCounts{}, errorOf(status, failure)
	}
	return StatusCounts{
		Rated:         int64(counts.rated),
		NotASubject:   int64(counts.not_a_subject),
		NeedsInput:    int64(counts.needs_input),
		NeedsDecision: int64(counts.needs_decision),
		Findings:      int64(counts.findings),
	}, nil
}

// Result is a serialized dangvien.v1.Result.
func (e *Evaluation) Result() ([]byte, error) {
	evaluation := e.hold()
	defer C.dangvien_evaluation_unref(evaluation)
	var buffer *C.dangvien_buffer
	var failure *C.dangvien_error
	status := C.dangvien_evaluation_result(evaluation, C.DANGVIEN_PART_ALL, &buffer, &failure)
	return taken(status, buffer, failure)
}

// ExplainMember says why a member has that tier, as lines to show.
func (e *Evaluation) ExplainMember(personID string, language Language) (string, error) {
	evaluation := e.hold()
	defer C.dangvien_evaluation_unref(evaluation)
	id := C.CString(personID)
	defer C.free(unsafe.Pointer(id))
	subject := C.dangvien_subject{
		struct_size: C.sizeof_dangvien_subject,
		kind:        C.DANGVIEN_SUBJECT_MEMBER,
		id:          id,
		id_size:     C.size_t(len(personID)),
	}
	var buffer *C.dangvien_buffer
	var failure *C.dangvien_error
	status := C.dangvien_evaluation_explain_text(evaluation, &subject, C.int32_t(language), &buffer, &failure)
	text, err := taken(status, buffer, failure)
	return string(text), err
}

// Close releases the evaluation. A second call does nothing.
func (e *Evaluation) Close() {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	C.dangvien_evaluation_unref(e.handle)
	e.handle = nil
}

// taken copies the bytes that a call made, and frees them.
func taken(status C.int32_t, buffer *C.dangvien_buffer, failure *C.dangvien_error) ([]byte, error) {
	if status != 0 {
		return nil, errorOf(status, failure)
	}
	defer C.dangvien_buffer_free(buffer)
	data := (*byte)(unsafe.Pointer(C.dangvien_buffer_data(buffer)))
	copied := make([]byte, C.dangvien_buffer_size(buffer))
	copy(copied, unsafe.Slice(data, len(copied)))
	return copied, nil
}
