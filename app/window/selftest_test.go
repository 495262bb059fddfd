package main

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// TestRunTest: a wrong answer is told from a test that could not be made, and a window that closes does not wait for it.
func TestRunTest(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the program is a script here")
	}
	program := filepath.Join(t.TempDir(), "allelens")
	for script, wrong := range map[string]bool{`[ "$*" = "selftest --once --while -q" ]`: false, "exit 3": true, "exit 1": false} {
		if err := os.WriteFile(program, []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		err := runTest(t.Context(), program)
		if failed(err) != wrong || (err == nil) != (script[0] == '[') {
			t.Errorf("%s: %v", script, err)
		}
	}
	if err := runTest(t.Context(), filepath.Join(t.TempDir(), "none")); err == nil || failed(err) {
		t.Errorf("no program: %v", err)
	}
	if err := os.WriteFile(program, []byte("#!/bin/sh\nexec sleep 60\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer end()
	if begun := time.Now(); failed(runTest(ctx, program)) || time.Since(begun) > 30*time.Second {
		t.Errorf("closing took %v", time.Since(begun))
	}
}
