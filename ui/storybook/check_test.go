package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"allelens/ui/theme"
	"allelens/variants/tabletest"
)

var update = flag.Bool("update", false, "write the golden texts")

// books are the sizes that everything is looked at in, and the colours.
func books() (all []book) {
	for _, size := range []book{{width: 1024, height: 700, scale: 1}, {width: 1366, height: 768, scale: 1}, {width: 1366, height: 768, scale: 2}} {
		for _, mode := range []theme.Mode{theme.Light, theme.Dark, theme.Contrast} {
			size.mode, size.only = mode, sample
			all = append(all, size)
		}
	}
	return all
}

// TestNothingIsCut: on every dialog, every page and every screen, in windows of the smallest and of the usual size and with
// text of twice its size, no text is cut, broken inside a word, or lies over another. Colours place nothing, so that three
// of nine books are looked at here, one of each size and colour.
func TestNothingIsCut(t *testing.T) {
	all := books()
	for _, b := range []book{all[1], all[0+3], all[2+6]} {
		b.looksRight(t)
	}
}

// TestProofNothingIsCut looks at all nine books, and at the screens with every report.
func TestProofNothingIsCut(t *testing.T) {
	tabletest.LongOnly(t, "goes through every screen and dialog")
	for _, b := range books() {
		b.only = ""
		b.looksRight(t)
	}
}

func (b book) looksRight(t *testing.T) {
	t.Run(fmt.Sprintf("%.0fx%.0f at %.0f mode %d", b.width, b.height, b.scale, b.mode), func(t *testing.T) {
		err := b.walk(func(s *stage, name string) error {
			for _, fault := range slices.Compact(check(s.canvas())) {
				t.Errorf("%s: %s", name, fault)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

// counted is how many commands are not listed: no golden text holds their number.
var counted = regexp.MustCompile(`and \d+ more`)

// TestDialogsSayWhatTheySaid holds what stands in every dialog, its order and the order of the Tab key to a golden text.
// With -update it is written anew: read the difference.
func TestDialogsSayWhatTheySaid(t *testing.T) {
	b := book{width: 1366, height: 768, scale: 1, only: sample, screen: questions}
	seen := map[string]bool{}
	err := b.walk(func(s *stage, name string) error {
		if s.patient != nil {
			return nil // the report's own tests say what stands there
		}
		path := filepath.Join("testdata", name+".txt")
		seen[path] = true
		got := counted.ReplaceAllString(s.markup(), "and … more")
		if *update {
			return os.WriteFile(path, []byte(got), 0o644)
		}
		want, err := os.ReadFile(path)
		if err != nil || string(want) != got {
			t.Errorf("%s is not what it was (run with -update if this is meant): %v\n%s", name, err, got)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	kept, err := filepath.Glob(filepath.Join("testdata", "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range kept {
		if !seen[path] {
			t.Errorf("%s is of no dialog any more", path)
		}
	}
}

// TestKeysReachAll: in every dialog the keyboard begins somewhere, and the Tab key comes to every button and field.
func TestKeysReachAll(t *testing.T) {
	b := book{width: 1366, height: 768, scale: 1, only: sample, screen: questions}
	err := b.walk(func(s *stage, name string) error {
		if s.canvas().Overlays().Top() == nil {
			return nil
		}
		text := s.markup()
		if !strings.Contains(text, " 1* ") {
			t.Errorf("%s: nothing has the keyboard", name)
		}
		for line := range strings.Lines(text) {
			kind := strings.TrimSpace(line[4:min(12, len(line))])
			if strings.TrimSpace(line[:2]) == "" && slices.Contains([]string{"button", "field", "secret", "choice", "one of"}, kind) {
				t.Errorf("%s: the Tab key does not come to %q", name, strings.TrimSpace(line))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
