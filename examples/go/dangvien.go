// Package dangvien rates party organizations, members and leaders, by libdangvien.
//
//	library, err := dangvien.New()
//	policy, err := library.BuiltinPolicy("tkv-2018")
//	dataset, err := library.ReadDataset(dossier)
//	evaluation, err := library.Evaluate(ctx, dataset, []*dangvien.Policy{policy}, nil)
//	digest, err := evaluation.Digest()
//
// Any number of goroutines may use a value at a time. Values are released by the garbage collector,
// in any order; Close releases one at once, when no call uses it.
package dangvien

/*
#cgo LDFLAGS: -ldangvien
#include <stdlib.h>
#include "dangvien/c/dangvien.h"
*/
import "C"

import (
	"fmt"
	"runtime"
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
	handle *C.dangvien_context
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
	l := &Library{handle}
	runtime.SetFinalizer(l, (*Library).Close)
	return l, nil
}

// Close releases the library's handle. A second call does nothing.
func (l *Library) Close() {
	C.dangvien_context_unref(l.handle)
	l.handle = nil
}

// Policy is the rules of one regime.
type Policy struct {
	handle *C.dangvien_policy
}

func newPolicy(status C.int32_t, handle *C.dangvien_policy, failure *C.dangvien_error) (*Policy, error) {
	if status != 0 {
		return nil, errorOf(status, failure)
	}
	p := &Policy{handle}
	runtime.SetFinalizer(p, (*Policy).Close)
	return p, nil
}

// BuiltinPolicy reads the built-in policy of that name.
func (l *Library) BuiltinPolicy(name string) (*Policy, error) {
	defer runtime.KeepAlive(l)
	text := C.CString(name)
	defer C.free(unsafe.Pointer(text))
	var handle *C.dangvien_policy
	var failure *C.dangvien_error
	status := C.dangvien_policy_load_builtin(l.handle, text, C.size_t(len(name)), nil, &handle, &failure)
	return newPolicy(status, handle, failure)
}

// ReadPolicy reads, checks and proves a serialized dangvien.v1.Policy.
func (l *Library) ReadPolicy(data []byte) (*Policy, error) {
	defer runtime.KeepAlive(l)
	var handle *C.dangvien_policy
	var failure *C.dangvien_error
	status := C.dangvien_policy_read(l.handle, bytesOf(data), C.size_t(len(data)), nil, &handle, &failure)
	return newPolicy(status, handle, failure)
}

// ID is the id of the policy.
func (p *Policy) ID() string {
	defer runtime.KeepAlive(p)
	var size C.size_t
	id := C.dangvien_policy_id(p.handle, &size)
	return C.GoStringN(id, C.int(size))
}

// Close releases the policy. A second call does nothing.
func (p *Policy) Close() {
	C.dangvien_policy_unref(p.handle)
	p.handle = nil
}

// Dataset is a dossier.
type Dataset struct {
	handle *C.dangvien_dataset
}

// ReadDataset reads and checks a dossier: a serialized dangvien.v1.Dataset.
func (l *Library) ReadDataset(data []byte) (*Dataset, error) {
	defer runtime.KeepAlive(l)
	var handle *C.dangvien_dataset
	var failure *C.dangvien_error
	status := C.dangvien_dataset_read(l.handle, bytesOf(data), C.size_t(len(data)), nil, &handle, &failure)
	if status != 0 {
		return nil, errorOf(status, failure)
	}
	d := &Dataset{handle}
	runtime.SetFinalizer(d, (*Dataset).Close)
	return d, nil
}

// Close releases the dossier. A second call does nothing.
func (d *Dataset) Close() {
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
