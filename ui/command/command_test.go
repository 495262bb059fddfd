package command

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestSet(t *testing.T) {
	done, on := "", false
	s := NewSet([]Command{
		{ID: Open, Words: "Open VCF…", Keys: []fyne.KeyboardShortcut{Ctrl(fyne.KeyO)}, Do: func() { done = Open }},
		{ID: Close, Words: "Close the open case", Enabled: func() bool { return on }, Do: func() { done = Close }},
		{ID: Keys, Words: "Keys", Keys: []fyne.KeyboardShortcut{Alone(fyne.KeyF1)}, Do: func() { done = Keys }},
	})
	if !s.Do(Open) || done != Open {
		t.Errorf("opening did %q", done)
	}
	if s.Do(Close) || s.Do("nothing") || done != Open || s.Enabled(Close) || !s.Enabled(Open) {
		t.Errorf("what is of no use did %q", done)
	}
	if s.Typed(fyne.KeyO) || !s.Typed(fyne.KeyF1) || done != Keys {
		t.Errorf("a key alone did %q", done)
	}
	if found := s.Find(" open "); len(found) != 1 || found[0].ID != Open {
		t.Errorf("found %+v", found)
	}
	on = true
	if found := s.Find("open"); len(found) != 2 || found[0].ID != Open || found[1].ID != Close {
		t.Errorf("found %+v, want those that begin so first", found)
	}
	if found := s.Find("case close"); len(found) != 1 || found[0].ID != Close {
		t.Errorf("words in another order find %+v", found)
	}
}
