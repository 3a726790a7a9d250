package dangvien

/*
#include <stdlib.h>
#include "dangvien/c/dangvien.h"
*/
import "C"

import (
	"context"
	"runtime"
	"sync"
	"unsafe"
)

// Language of explanations.
type Language int32

// The languages.
const (
	Vietnamese Language = C.DANGVIEN_LANGUAGE_VIETNAMESE
	English    Language = C.DANGVIEN_LANGUAGE_ENGLISH
)

// SubjectKind is what is rated.
type SubjectKind int32

// The kinds of subjects.
const (
	Organization SubjectKind = C.DANGVIEN_SUBJECT_ORGANIZATION
	Member       SubjectKind = C.DANGVIEN_SUBJECT_MEMBER
	Collective   SubjectKind = C.DANGVIEN_SUBJECT_COLLECTIVE
	Leader       SubjectKind = C.DANGVIEN_SUBJECT_LEADER
)

// Subject is named by the ids of the dossier.
type Subject struct {
	Kind   SubjectKind
	ID     string // of the unit (Organization, Collective), or of the person
	PostID string // of a Leader
}

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

// Evaluate rates every subject of a dossier. The first policy is the default. When ctx is done, the
// call ends within about a thousand subjects.
func (l *Library) Evaluate(ctx context.Context, dataset *Dataset, policies []*Policy, options *Options) (*Evaluation, error) {
	facts := dataset.hold()
	defer C.dangvien_dataset_unref(facts)
	rules := make([]*C.dangvien_policy, len(policies), len(policies)+1)
	for i, policy := range policies {
		rules[i] = policy.hold()
		defer C.dangvien_policy_unref(rules[i])
	}
	var handle *C.dangvien_evaluation
	err := l.watched(ctx, options, func(library *C.dangvien_context, control *C.dangvien_control, failure **C.dangvien_error) C.int32_t {
		raw := C.dangvien_evaluate_options{struct_size: C.sizeof_dangvien_evaluate_options, control: control}
		return C.dangvien_evaluate(library, facts, &rules[:1][0], C.size_t(len(rules)), &raw, &handle, failure)
	})
	if err != nil {
		return nil, err
	}
	e := &Evaluation{handle: handle}
	runtime.SetFinalizer(e, (*Evaluation).Close)
	return e, nil
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

// Explain says why a subject has that tier, as lines to show.
func (e *Evaluation) Explain(subject Subject, language Language) (string, error) {
	evaluation := e.hold()
	defer C.dangvien_evaluation_unref(evaluation)
	id, postID := C.CString(subject.ID), C.CString(subject.PostID)
	defer C.free(unsafe.Pointer(id))
	defer C.free(unsafe.Pointer(postID))
	raw := C.dangvien_subject{
		struct_size:  C.sizeof_dangvien_subject,
		kind:         C.int32_t(subject.Kind),
		id:           id,
		id_size:      C.size_t(len(subject.ID)),
		post_id:      postID,
		post_id_size: C.size_t(len(subject.PostID)),
	}
	var buffer *C.dangvien_buffer
	var failure *C.dangvien_error
	status := C.dangvien_evaluation_explain_text(evaluation, &raw, C.int32_t(language), &buffer, &failure)
	text, err := taken(status, buffer, failure)
	return string(text), err
}

// ExplainMember explains a member.
func (e *Evaluation) ExplainMember(personID string, language Language) (string, error) {
	return e.Explain(Subject{Kind: Member, ID: personID}, language)
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
