package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"allelens/ui/screen"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/interpret"
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
	b.Go(screen.Quality, "")
	b.sees("Limits for calls", "the program's own")
	b.press("Change the limits…")
	fields := b.entries()
	for i, want := range []string{"20", "10", "20", "20", "25", "75"} {
		if fields[i].Text != want {
			t.Errorf("field %d is prefilled with %q, want %q", i, fields[i].Text, want)
		}
	}
	fields[1].SetText("15")
	fields[3].SetText(" 30 ")
	fields[4].SetText("30")
	b.press("Apply")
	b.until(workspace.Open)
	o, n := b.lastRead()
	want := interpret.Thresholds{BlockQuality: 20, BlockDepth: 15, CallQuality: 20, CallDepth: 30, LeastFraction: 0.3, MostFraction: 0.75}
	if n != 2 || o.Thresholds == nil || *o.Thresholds != want || o.Scope != interpret.Both {
		t.Fatalf("reading %d was with %+v of %+v", n, o.Thresholds, o)
	}
	b.sees("changed for this report")

	b.AskThresholds()
	if fields = b.entries(); fields[3].Text != "30" {
		t.Errorf("the limits of this report are not prefilled: %q", fields[3].Text)
	}
	b.press("Apply")
	if _, n := b.lastRead(); n != 2 {
		t.Error("the file was read again with the limits that it was read with")
	}
	b.AskThresholds()
	b.press("Restore defaults")
	if _, n := b.lastRead(); n != 2 || b.entries()[3].Text != "20" {
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
		{0, "", "“Reference stretch: least quality” must be a whole number from 0 to 999"},
		{1, "-1", "“Reference stretch: least depth” must be"},
		{2, "12.5", "“Variant: least quality” must be"},
		{3, "1000", "from 0 to 999"},
		{3, "ten", "“Variant: least depth” must be"},
		{4, "51", "from 0 to 50"},
		{5, "49", "from 50 to 100"},
		{5, "101", "Nothing was changed"},
	} {
		b.AskThresholds()
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
	if _, n := b.lastRead(); n != 1 || b.workspace.State().Options.Thresholds != nil {
		t.Errorf("wrong limits led to %d readings", n)
	}
	b.dismiss()
	b.workspace.Close()
	if b.AskThresholds(); b.popup != nil {
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
