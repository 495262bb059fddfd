package reporttest

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Golden holds text against the file at path, which update rewrites.
func Golden(t testing.TB, update bool, path, got string) {
	t.Helper()
	if update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s has changed; read it, then -update:\n%s", path, diff)
	}
}

// mostWords is how many words a sentence of a page may have.
const mostWords = 40

// sentenceEnd parts sentences; the points of abbreviations and figures are followed by small
// letters or digits.
var sentenceEnd = regexp.MustCompile(`[.!?] +`)

// TooLong lists the sentences of a text that nobody reads to their end.
func TooLong(said string) []string {
	var long []string
	for _, s := range sentenceEnd.Split(said, -1) {
		if len(strings.Fields(s)) > mostWords {
			long = append(long, s)
		}
	}
	return long
}
