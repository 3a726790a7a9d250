// Evaluate rates a dossier, explains one member, reads an error and stops a call:
//
//	evaluate company-2018.binpb broken.binpb
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"

	"dangvien"
)

func printResult(evaluation *dangvien.Evaluation) error {
	digest, err := evaluation.Digest()
	if err != nil {
		return err
	}
	counts, err := evaluation.StatusCounts()
	if err != nil {
		return err
	}
	fmt.Printf("digest %x\n", digest)
	fmt.Printf("rated %d\n", counts.Rated)
	fmt.Printf("not a subject %d\n", counts.NotASubject)
	fmt.Printf("needs input %d\n", counts.NeedsInput)
	fmt.Printf("needs a decision %d\n", counts.NeedsDecision)
	fmt.Printf("findings %d\n", counts.Findings)
	return nil
}

// printIssues reads a dossier that is refused: the error lists its faults.
func printIssues(library *dangvien.Library, broken []byte) error {
	_, err := library.ReadDataset(context.Background(), broken)
	var refused *dangvien.Error
	if !errors.As(err, &refused) {
		return fmt.Errorf("expected a refusal: %w", err)
	}
	fmt.Println(refused.Status, refused.Reason)
	for _, issue := range refused.Issues {
		fmt.Printf("%s at %s: %s\n", issue.Name, issue.Path, issue.Message)
	}
	return nil
}

// printCancelled lets another goroutine stop the call once that has begun. The progress waits for
// it, so that the example always ends alike; a program shows a bar there.
func printCancelled(library *dangvien.Library, dataset *dangvien.Dataset, policy *dangvien.Policy) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	begun := make(chan struct{}, 1)
	go func() {
		select {
		case <-begun:
			cancel()
		case <-ctx.Done(): // the call failed before it began
		}
	}()
	options := &dangvien.Options{Progress: func(done, total int64) {
		select {
		case begun <- struct{}{}:
		default:
		}
		<-ctx.Done()
	}}
	_, err := library.Evaluate(ctx, dataset, []*dangvien.Policy{policy}, options)
	var stopped *dangvien.Error
	if !errors.Is(err, context.Canceled) || !errors.As(err, &stopped) {
		return fmt.Errorf("expected that the call was stopped: %w", err)
	}
	fmt.Println(stopped.Status, stopped.Reason)
	return nil
}

func run(dossier, broken string) error {
	data, err := os.ReadFile(dossier)
	if err != nil {
		return err
	}
	refused, err := os.ReadFile(broken)
	if err != nil {
		return err
	}
	library, err := dangvien.New()
	if err != nil {
		return err
	}
	defer library.Close()
	policy, err := library.BuiltinPolicy("tkv-2018")
	if err != nil {
		return err
	}
	dataset, err := library.ReadDataset(context.Background(), data)
	if err != nil {
		return err
	}
	evaluation, err := library.Evaluate(context.Background(), dataset, []*dangvien.Policy{policy}, nil)
	if err != nil {
		return err
	}
	if err := printResult(evaluation); err != nil {
		return err
	}
	text, err := evaluation.ExplainMember("DV0182", dangvien.Vietnamese)
	if err != nil {
		return err
	}
	fmt.Print(text)
	if err := printIssues(library, refused); err != nil {
		return err
	}
	return printCancelled(library, dataset, policy)
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: evaluate DOSSIER BROKEN")
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		log.Fatal(err)
	}
}
