package ui

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"allelens/ui/theme"
)

// TestManySamples: a file of thousands of samples is asked about at once, found by a part of the name, and nobody is
// chosen who was not compared.
func TestManySamples(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 1))
	names := make([]string, 5435)
	for i := range names {
		names[i] = fmt.Sprintf("NA%05d", 10000+7*i)
	}
	began, read := time.Now(), ""
	p := newSamplePicker(names, func(name string) { read = name }, func() {})
	w := test.NewTempWindow(t, inMiddle(p.body))
	w.Resize(fyne.NewSize(900, 700))
	w.Canvas().Capture()
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("the list takes %v", took)
	}
	p.search.SetText("na1000")
	if rows := p.list.Rows(); len(rows) != 2 || rows[1].name != "NA10007" || rows[1].column != 2 || rows[1].to != 6 {
		t.Errorf("found %+v", rows)
	}
	p.submit()
	p.search.OnDown()
	p.search.OnDown()
	p.submit()
	if read != "" || !p.read.Disabled() {
		t.Errorf("%q is read without being compared", read)
	}
	p.check.Tapped(nil)
	p.list.Step(-1) // another
	p.submit()
	if read != "" {
		t.Errorf("%q is read for another that was compared", read)
	}
	p.check.Tapped(nil)
	p.submit()
	if read != "NA10000" {
		t.Errorf("%q is read", read)
	}
}
