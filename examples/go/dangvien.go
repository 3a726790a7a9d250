// Package dangvien rates party organizations, members and leaders, by libdangvien.
//
//	library, err := dangvien.New()
//	policy, err := library.BuiltinPolicy("tkv-2018")
//	dataset, err := library.ReadDataset(ctx, dossier)
//	evaluation, err := library.Evaluate(ctx, dataset, []*dangvien.Policy{policy}, nil)
//	digest, err := evaluation.Digest()
//
// Any number of goroutines may use a value at a time. Values are released by the garbage collector,
// in any order; Close releases one at once, and a call that has begun keeps what it works on.
package dangvien

/*
#cgo LDFLAGS: -ldangvien
#include <stdlib.h>
#include "dangvien/c/dangvien.h"
*/
import "C"

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"unsafe"
)

// The lowest version of the interface that has what this package calls. Not the newest: that would
// refuse libraries that are good enough.
const (
	neededMajor = 1
	neededMinor = 0
)

// requireInterface refuses a library of another major or of an older minor version.
func requireInterface(running uint32) error {
	major, minor := running>>16, running&0xffff
	if major == neededMajor && minor >= neededMinor {
		return nil
	}
	return fmt.Errorf("libdangvien has interface %d.%d, expected %d.%d or a later %d.x",
		major, minor, neededMajor, neededMinor, neededMajor)
}

// Library is what calls share; one for a program is enough.
type Library struct {
	mutex  sync.Mutex
	handle *C.dangvien_context
}

// hold gives a reference of a call's own: whoever closes the value takes nothing from the call.
func (l *Library) hold() *C.dangvien_context {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return C.dangvien_context_ref(l.handle)
}

// New opens the library.
func New() (*Library, error) {
	if err := requireInterface(uint32(C.dangvien_abi_version())); err != nil {
		return nil, err
	}
	var handle *C.dangvien_context
	var failure *C.dangvien_error
	if status := C.dangvien_context_new(nil, &handle, &failure); status != 0 {
		return nil, errorOf(status, failure)
	}
	l := &Library{handle: handle}
	runtime.SetFinalizer(l, (*Library).Close)
	return l, nil
}

// Close releases the library's handle. A second call does nothing.
func (l *Library) Close() {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	C.dangvien_context_unref(l.handle)
	l.handle = nil
}

// Policy is the rules of one regime.
type Policy struct {
	mutex  sync.Mutex
	handle *C.dangvien_policy
}

// hold gives a reference of a call's own: whoever closes the value takes nothing from the call.
func (p *Policy) hold() *C.dangvien_policy {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return C.dangvien_policy_ref(p.handle)
}

func newPolicy(handle *C.dangvien_policy) *Policy {
	p := &Policy{handle: handle}
	runtime.SetFinalizer(p, (*Policy).Close)
	return p
}

// BuiltinPolicy reads the built-in policy of that name.
func (l *Library) BuiltinPolicy(name string) (*Policy, error) {
	library := l.hold()
	defer C.dangvien_context_unref(library)
	text := C.CString(name)
	defer C.free(unsafe.Pointer(text))
	var handle *C.dangvien_policy
	var failure *C.dangvien_error
	status := C.dangvien_policy_load_builtin(library, text, C.size_t(len(name)), nil, &handle, &failure)
	if status != 0 {
		return nil, errorOf(status, failure)
	}
	return newPolicy(handle), nil
}

// ReadPolicy reads, checks and proves a serialized dangvien.v1.Policy. It ends early when ctx is
// done.
func (l *Library) ReadPolicy(ctx context.Context, data []byte) (*Policy, error) {
	var handle *C.dangvien_policy
	err := l.watched(ctx, nil, func(library *C.dangvien_context, control *C.dangvien_control, failure **C.dangvien_error) C.int32_t {
		options := C.dangvien_policy_options{struct_size: C.sizeof_dangvien_policy_options, control: control}
		return C.dangvien_policy_read(library, bytesOf(data), C.size_t(len(data)), &options, &handle, failure)
	})
	if err != nil {
		return nil, err
	}
	return newPolicy(handle), nil
}

// ID is the id of the policy.
func (p *Policy) ID() string {
	policy := p.hold()
	defer C.dangvien_policy_unref(policy)
	var size C.size_t
	id := C.dangvien_policy_id(policy, &size)
	return C.GoStringN(id, C.int(size))
}

// Close releases the policy. A second call does nothing.
func (p *Policy) Close() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	C.dangvien_policy_unref(p.handle)
	p.handle = nil
}

// Dataset is a dossier.
type Dataset struct {
	mutex  sync.Mutex
	handle *C.dangvien_dataset
}

// hold gives a reference of a call's own: whoever closes the value takes nothing from the call.
func (d *Dataset) hold() *C.dangvien_dataset {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	return C.dangvien_dataset_ref(d.handle)
}

// ReadDataset reads and checks a dossier: a serialized dangvien.v1.Dataset. It ends early when ctx is
// done.
func (l *Library) ReadDataset(ctx context.Context, data []byte) (*Dataset, error) {
	var handle *C.dangvien_dataset
	err := l.watched(ctx, nil, func(library *C.dangvien_context, control *C.dangvien_control, failure **C.dangvien_error) C.int32_t {
		options := C.dangvien_dataset_options{struct_size: C.sizeof_dangvien_dataset_options, control: control}
		return C.dangvien_dataset_read(library, bytesOf(data), C.size_t(len(data)), &options, &handle, failure)
	})
	if err != nil {
		return nil, err
	}
	d := &Dataset{handle: handle}
	runtime.SetFinalizer(d, (*Dataset).Close)
	return d, nil
}

// Close releases the dossier. A second call does nothing.
func (d *Dataset) Close() {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	C.dangvien_dataset_unref(d.handle)
	d.handle = nil
}

// bytesOf is the address of the first byte, which Go does not move during a call.
func bytesOf(data []byte) *C.uint8_t {
	if len(data) == 0 {
		return nil
	}
	return (*C.uint8_t)(unsafe.Pointer(&data[0]))
}
