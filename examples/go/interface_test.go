package dangvien

import (
	"bytes"
	"context"
	"errors"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestTheLowestMinorIsAskedForAndAnotherMajorRefused(t *testing.T) {
	for _, running := range []uint32{0x10000, 0x10001} {
		if err := requireInterface(running); err != nil {
			t.Error(err)
		}
	}
	const want = "libdangvien has interface 2.0, expected 1.0 or a later 1.x"
	if err := requireInterface(0x20000); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestNullIsNothingToRelease(t *testing.T) {
	releaseNull()
	releaseNull()
	library := open(t)
	library.Close()
	library.Close()
	var refused *Error
	if _, err := library.BuiltinPolicy("tkv-2018"); !errors.As(err, &refused) || refused.Status != "INVALID_ARGUMENT" {
		t.Errorf("got %v from a closed library", err)
	}
}

func TestVietnameseTextComesBack(t *testing.T) {
	const name = "không có chính sách này"
	var refused *Error
	_, err := open(t).BuiltinPolicy(name)
	if !errors.As(err, &refused) || refused.Status != "NOT_FOUND" || !strings.Contains(refused.Message, name) {
		t.Errorf("got %v", err)
	}
}

func TestAnErrorTellsTheFirstIssuesAndHowManyThereAre(t *testing.T) {
	units := bytes.Repeat([]byte{8, 1, 26, 0}, 100) // nothing that a unit needs
	var refused *Error
	_, err := open(t).ReadDataset(context.Background(), units)
	if !errors.As(err, &refused) || len(refused.Issues) != 100 || refused.IssueTotal != 102 {
		t.Fatalf("got %v", err)
	}
	if second := refused.Issues[1]; second.Code != 20 || second.Name != "missing_field" {
		t.Errorf("got %v", second)
	}
}

func TestValuesOutliveWhatTheyWereMadeFrom(t *testing.T) {
	_, _, policy := given(t)
	runtime.GC()
	if id := policy.ID(); id != "tkv-2018" {
		t.Errorf("got %s", id)
	}
}

func TestASubjectOfAnyKindIsExplained(t *testing.T) {
	library, dataset, policy := given(t)
	evaluation, err := library.Evaluate(context.Background(), dataset, []*Policy{policy}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for want, subject := range map[string]Subject{
		"TKV-CB01":             {Kind: Organization, ID: "TKV-CB01"},
		"DV0001 — CV-TKV-CB01": {Kind: Leader, ID: "DV0001", PostID: "CV-TKV-CB01"},
	} {
		if text, err := evaluation.Explain(subject, English); err != nil || !strings.Contains(text, want) {
			t.Errorf("got %s, %v", text, err)
		}
	}
}

func TestAPanicOfTheProgressComesOutOfTheCall(t *testing.T) {
	library, dataset, policy := given(t)
	defer func() {
		if got := recover(); got != "of the host" {
			t.Errorf("got %v", got)
		}
	}()
	options := &Options{Progress: func(done, total int64) { panic("of the host") }}
	_, err := library.Evaluate(context.Background(), dataset, []*Policy{policy}, options)
	t.Errorf("got %v", err)
}

func TestWhatIsClosedDuringACallStaysUntilItsEnd(t *testing.T) {
	library, dataset, policy := given(t)
	options := &Options{Progress: func(done, total int64) {
		library.Close()
		dataset.Close()
		policy.Close()
	}}
	evaluation, err := library.Evaluate(context.Background(), dataset, []*Policy{policy}, options)
	if err != nil {
		t.Fatal(err)
	}
	if counts, err := evaluation.StatusCounts(); err != nil || counts.Rated == 0 {
		t.Errorf("got %v, %v", counts, err)
	}
}

func TestAContextThatIsDoneStopsTheCall(t *testing.T) {
	library, dataset, policy := given(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := library.Evaluate(ctx, dataset, []*Policy{policy}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if _, err := library.ReadDataset(ctx, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v from a dossier", err)
	}
	if _, err := library.ReadPolicy(ctx, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v from a policy", err)
	}
}

func TestADeadlineIsTheErrorOfItsContext(t *testing.T) {
	library, dataset, policy := given(t)
	ctx, cancel := context.WithDeadline(context.Background(), time.Now().Add(-time.Second))
	defer cancel()
	_, err := library.Evaluate(ctx, dataset, []*Policy{policy}, nil)
	if !errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestGoexitInTheProgressEndsTheGoroutineOfTheCall(t *testing.T) {
	library, dataset, policy := given(t)
	returned, ended := false, make(chan struct{})
	go func() {
		defer close(ended)
		options := &Options{Progress: func(done, total int64) { runtime.Goexit() }, Threads: 2}
		library.Evaluate(context.Background(), dataset, []*Policy{policy}, options)
		returned = true
	}()
	<-ended
	if returned {
		t.Error("the call returned")
	}
}

func TestGoroutinesShareValuesAndGetTheSameBytes(t *testing.T) {
	library, dataset, policy := given(t)
	results := make(chan []byte)
	for threads := 1; threads <= 3; threads++ {
		go func(options *Options) {
			evaluation, err := library.Evaluate(context.Background(), dataset, []*Policy{policy}, options)
			if err != nil {
				t.Error(err)
				results <- nil
				return
			}
			result, err := evaluation.Result()
			if err != nil {
				t.Error(err)
			}
			results <- result
		}(&Options{Threads: threads})
	}
	first, second, third := <-results, <-results, <-results
	if len(first) == 0 || !bytes.Equal(first, second) || !bytes.Equal(first, third) {
		t.Errorf("results of %d, %d and %d bytes differ", len(first), len(second), len(third))
	}
}

func open(t *testing.T) *Library {
	t.Helper()
	library, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return library
}

// given is the dossier that the environment names: DANGVIEN_DOSSIER, a serialized dossier under
// tkv-2018.
func given(t *testing.T) (*Library, *Dataset, *Policy) {
	t.Helper()
	library := open(t)
	policy, err := library.BuiltinPolicy("tkv-2018")
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(os.Getenv("DANGVIEN_DOSSIER"))
	if err != nil {
		t.Fatal(err)
	}
	dataset, err := library.ReadDataset(context.Background(), data)
	if err != nil {
		t.Fatal(err)
	}
	return library, dataset, policy
}
