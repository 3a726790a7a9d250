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

// call is a call that can be stopped: it gets a reference of its own to the library, and a control.
type call func(library *C.dangvien_context, control *C.dangvien_control, failure **C.dangvien_error) C.int32_t

// watched runs a call until ctx is done, and says why it failed.
func (l *Library) watched(ctx context.Context, options *Options, run call) error {
	library := l.hold()
	defer C.dangvien_context_unref(library)
	if options == nil {
		options = &Options{}
	}
	var failure *C.dangvien_error
	w := &watch{ctx: ctx, progress: options.Progress}
	if status := C.dangvien_cancel_new(library, &w.cancel, &failure); status != 0 {
		return errorOf(status, failure)
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
	status := run(library, control, &failure)
	if w.panicked != nil {
		C.dangvien_error_free(failure)
		panic(w.panicked)
	}
	if w.exited {
		C.dangvien_error_free(failure)
		runtime.Goexit()
	}
	if status == 0 {
		return nil
	}
	e := errorOf(status, failure)
	if status == C.DANGVIEN_STATUS_CANCELLED {
		e.cause = ctx.Err()
	}
	return e
}

// triggerWhenDone watches ctx until the function that it gives has returned.
func triggerWhenDone(ctx context.Context, cancel *C.dangvien_cancel) (stop func()) {
	if ctx.Err() != nil {
		C.dangvien_cancel_trigger(cancel)
		return func() {}
	}
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
