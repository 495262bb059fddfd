package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"allelens/ui/command"
	"allelens/ui/screen"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/ledger"
	"allelens/variants/patient"
)

// entries are the fields of the question in front of the window, in their order.
func (b *bench) entries() []*widget.Entry {
	b.t.Helper()
	top := b.Fyne().Canvas().Overlays().Top()
	if top == nil {
		b.t.Fatal("no question is asked")
	}
	var all []*widget.Entry
	collect(top, &all)
	return all
}

// lastRead is what the file was last read with, and how often it was read.
func (b *bench) lastRead() (workspace.ReadOptions, int) {
	b.engine.mu.Lock()
	defer b.engine.mu.Unlock()
	return b.engine.read[len(b.engine.read)-1], len(b.engine.read)
}

func TestThresholdsAreReadAgainWith(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.Go(workspace.Route{Screen: screen.Quality})
	b.sees("Limits for calls", "the program's own")
	b.press("Change the limits…")
	fields := b.entries()
	for i, want := range []string{"20", "10", "20", "80", "20", "20", "95", "70"} {
		if fields[i].Text != want {
			t.Errorf("field %d is prefilled with %q, want %q", i, fields[i].Text, want)
		}
	}
	fields[1].SetText("15")
	fields[2].SetText("30")
	fields[4].SetText(" 30 ")
	b.press("Apply")
	b.until(workspace.Open)
	o, n := b.lastRead()
	want := ledger.Thresholds{Quality: 20, Depth: 15, LeastFraction: 0.3, MostFraction: 0.8, HomozygousFraction: 0.7, ConfirmDepth: 30, SiteQuality: 20, Homoplasmy: 0.95}
	if n != 2 || o.Thresholds == nil || *o.Thresholds != want || o.Scope != patient.Both {
		t.Fatalf("reading %d was with %+v of %+v", n, o.Thresholds, o)
	}
	b.sees("changed for this report")

	b.Do(command.Thresholds)
	if fields = b.entries(); fields[4].Text != "30" {
		t.Errorf("the limits of this report are not prefilled: %q", fields[4].Text)
	}
	b.press("Apply")
	if _, n := b.lastRead(); n != 2 {
		t.Error("the file was read again with the limits that it was read with")
	}
	b.Do(command.Thresholds)
	b.press("Restore defaults")
	if _, n := b.lastRead(); n != 2 || b.entries()[4].Text != "20" {
		t.Errorf("restoring shows %q, after %d readings", b.entries()[3].Text, n)
	}
	b.press("Apply")
	b.until(workspace.Open)
	if o, n := b.lastRead(); n != 3 || o.Thresholds != nil {
		t.Errorf("reading %d was with %+v, want the program's own limits", n, o.Thresholds)
	}
	b.sees("the program's own")
}

// TestWrongThresholdsAreRefused: nothing is rounded or held within bounds in silence.
func TestWrongThresholdsAreRefused(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	for _, c := range []struct {
		field      int
		text, says string
	}{
		{0, "", "“Least genotype quality” must be a whole number from 0 to 999"},
		{1, "-1", "“Least depth” must be"},
		{1, "12.5", "“Least depth” must be"},
		{4, "1000", "from 0 to 999"},
		{4, "ten", "“Confirm a variant below depth” must be"},
		{2, "51", "from 0 to 50"},
		{3, "49", "from 50 to 100"},
		{3, "101", "Nothing was changed"},
	} {
		b.Do(command.Thresholds)
		fields := b.entries()
		fields[c.field].SetText(c.text)
		b.press("Apply")
		b.sees(c.says)
		if got := fields[c.field].Text; got != c.text {
			t.Errorf("%q became %q", c.text, got)
		}
		if b.Fyne().Canvas().Focused() != fyne.Focusable(fields[c.field]) {
			t.Errorf("the keyboard is not in the field with %q", c.text)
		}
	}
	if _, n := b.lastRead(); n != 1 || b.workspace.State().Case.Thresholds != nil {
		t.Errorf("wrong limits led to %d readings", n)
	}
	b.dismiss()
	b.workspace.Close()
	if b.Do(command.Thresholds); b.popup != nil {
		t.Error("limits are asked for without a file")
	}
}

// collect gathers the entries below an object.
func collect(o fyne.CanvasObject, all *[]*widget.Entry) {
	var below []fyne.CanvasObject
	switch o := o.(type) {
	case *widget.Entry:
		*all = append(*all, o)
	case *fyne.Container:
		below = o.Objects
	case fyne.Widget:
		below = test.WidgetRenderer(o).Objects()
	}
	for _, child := range below {
		collect(child, all)
	}
}
