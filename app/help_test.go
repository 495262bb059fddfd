package main

import (
	"regexp"
	"testing"
)

// TestHelpHasWords: the keys in the tags of commands and flags have words, so that none of them is printed.
func TestHelpHasWords(t *testing.T) {
	key := regexp.MustCompile(`(?m)(?:^|\s)(?:report|kb|window|version)\.[a-z.]+`)
	for _, args := range [][]string{{"--help"}, {"report", "--help"}, {"window", "--help"}, {"version", "--help"}, {"kb", "--help"}, {"kb", "update", "--help"}} {
		help, _, status := allelens(t, args...)
		if left := key.FindString(help); left != "" || status != exitDone || len(help) < 100 {
			t.Errorf("%v: %q, status %d", args, left, status)
		}
	}
}
