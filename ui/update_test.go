package ui

import (
	"context"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/ui/command"
	"allelens/ui/widget"
	"allelens/variants"
)

// fakeKeeper proposes the same for every file but "old.vcf".
type fakeKeeper struct {
	proposal *Proposal
	dropped  int
	accepted map[string]bool
	backs    int
}

func (k *fakeKeeper) Prepare(_ context.Context, path string, progress func(done, total int64)) (*Proposal, error) {
	progress(1, 3)
	if filepath.Base(path) == "old.vcf" {
		return nil, variants.Fail("clinvar_older", path, "date", "2020-01-01", "newest", "2026-08-17")
	}
	p := *k.proposal
	p.Change = k
	return &p, nil
}

func (k *fakeKeeper) Switch(_ context.Context, accepted map[string]bool) (Knowledge, error) {
	k.accepted = accepted
	return Knowledge{Version: "2026.11+new", Before: "bundled"}, nil
}

func (k *fakeKeeper) Drop() { k.dropped++ }

func (k *fakeKeeper) Back(context.Context) (Knowledge, error) {
	k.backs++
	return Knowledge{Version: "2026.11"}, nil
}

func proposal(passed bool) *Proposal {
	standing := func(word string) Standing { return Standing{report.Badge{Word: word}, "3 stars"} }
	return &Proposal{
		File: "clinvar.vcf", Build: "GRCh38", Date: "2026-11-21", Bytes: 1e6, Before: "2026.11", Checks: []Check{{"complete", true}, {"panel", passed}},
		Read: 29412, Same: 27655, Counts: []Count{{1684, "new here"}}, Changes: []string{"BRCA1 c.1A>G: a → b"},
		Questions: []Question{
			{"BRCA2:c.1A>G", "BRCA2", "c.1A>G", "panel class lost", "look it up", standing("Pathogenic"), standing("Benign")},
			{"BRCA2:c.2T>C", "BRCA2", "c.2T>C", "truncating", "rarely harmless", standing("Pathogenic"), standing("Benign")},
		},
	}
}

// updating opens the dialog on a file.
func updating(t *testing.T, k *fakeKeeper, path string) (*bench, *updateDialog) {
	t.Helper()
	b := newBench(t)
	b.options.Keeper = k
	d := &updateDialog{Window: b.Window}
	d.render()
	d.readFile(path)
	for d.proposal == nil && d.problem == nil {
		(<-b.posts)()
	}
	return b, d
}

// chips are those of the dialog that say a word, in order.
func chips(o fyne.CanvasObject, word string) (found []*widget.Chip) {
	if c, ok := o.(*widget.Chip); ok && c.Text() == word {
		return []*widget.Chip{c}
	}
	for _, child := range childrenOf(o) {
		found = append(found, chips(child, word)...)
	}
	return found
}

func childrenOf(o fyne.CanvasObject) []fyne.CanvasObject {
	switch c := o.(type) {
	case *fyne.Container:
		return c.Objects
	case fyne.Widget:
		return nil
	}
	return nil
}

// TestUpdateIsDecidedOneByOne: nothing is chosen beforehand, the button switches only once all is answered, and the
// answers reach the keeper.
func TestUpdateIsDecidedOneByOne(t *testing.T) {
	k := &fakeKeeper{proposal: proposal(true)}
	b, d := updating(t, k, "clinvar.vcf")
	if !d.button.Disabled() || d.button.Text() != say("ui.update.switch_open", "n", 2) {
		t.Fatalf("before any answer: %q", d.button.Text())
	}
	body := fyneContainer(d.body()...)
	accept, keep := chips(body, say("ui.update.accept")), chips(body, say("ui.update.keep"))
	if len(accept) != 2 || len(keep) != 2 || accept[0].Selected() || keep[0].Selected() {
		t.Fatalf("%d and %d answers", len(accept), len(keep))
	}
	accept[0].Tapped(nil)
	keep[0].Tapped(nil) // another thought
	if !d.button.Disabled() || d.button.Text() != say("ui.update.switch_open", "n", 1) || accept[0].Selected() || !keep[0].Selected() {
		t.Errorf("after one answer: %q", d.button.Text())
	}
	accept[1].Tapped(nil)
	if d.button.Disabled() || d.button.Text() != say("ui.update.switch") {
		t.Fatalf("after all answers: %q", d.button.Text())
	}
	d.button.Tapped(nil)
	for b.options.Knowledge.Version != "2026.11+new" {
		(<-b.posts)()
	}
	if want := map[string]bool{"BRCA2:c.1A>G": false, "BRCA2:c.2T>C": true}; !maps.Equal(k.accepted, want) {
		t.Errorf("answers %v", k.accepted)
	}
	b.Do(command.Restore)
	for k.backs == 0 || b.options.Knowledge.Version != "2026.11" {
		(<-b.posts)()
	}
}

// TestUpdateIsLeft: a failed check or a refused file cannot be switched to, and leaving lets others change the base.
func TestUpdateIsLeft(t *testing.T) {
	k := &fakeKeeper{proposal: proposal(false)}
	b, d := updating(t, k, "clinvar.vcf")
	for _, q := range d.proposal.Questions {
		d.accepted[q.ID] = true
	}
	d.arm()
	if !d.button.Disabled() {
		t.Error("a base whose checks fail can be switched to")
	}
	b.dismiss()
	if k.dropped != 1 || k.accepted != nil {
		t.Errorf("dropped %d times", k.dropped)
	}
	_, d = updating(t, k, "old.vcf")
	if !d.button.Disabled() || d.problem == nil || !strings.Contains(sentence(d.problem), "2026-08-17") {
		t.Errorf("%v", d.problem)
	}
}

// TestUpdateIsOffered: on first run, and where the classes are old.
func TestUpdateIsOffered(t *testing.T) {
	for _, c := range []struct {
		options Options
		offers  int
	}{
		{Options{}, 0}, {Options{FirstRun: true}, 0},
		{Options{Keeper: &fakeKeeper{}}, 0},
		{Options{Keeper: &fakeKeeper{}, FirstRun: true}, 1},
		{Options{Keeper: &fakeKeeper{}, Knowledge: Knowledge{Renew: true}}, 1},
		{Options{Keeper: &fakeKeeper{}, Knowledge: Knowledge{Renew: true, Before: "bundled"}}, 2},
	} {
		b := newBench(t)
		*b.options = c.options
		if got := slices.Clone(b.panels.renewal()); len(got) != c.offers {
			t.Errorf("%+v: %d offers, want %d", c.options, len(got), c.offers)
		}
	}
}

func fyneContainer(objects ...fyne.CanvasObject) fyne.CanvasObject {
	return widget.Stack(0, objects...)
}

// TestUpdateFits: with six questions of two lines the foot stays in the smallest window, and in the usual one.
func TestUpdateFits(t *testing.T) {
	p := proposal(true)
	q := p.Questions[0]
	q.Name = "c.8524C>T (p.Arg2842Cys)"
	p.Questions, p.Checks = []Question{q, q, q, q, q, q}, nil
	for range 9 {
		p.Checks = append(p.Checks, Check{"BRCA1: 14,851 of our 14,851 alleles are in it", true})
	}
	b, d := updating(t, &fakeKeeper{proposal: p}, "new.vcf")
	for _, size := range []fyne.Size{{Width: 1366, Height: 768}, {Width: 1024, Height: 700}} {
		b.Fyne().Resize(size)
		d.render()
		if high := d.popup.Content.MinSize().Height; high > size.Height {
			t.Errorf("%v of %v", high, size)
		}
	}
}
