package screen

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"allelens/report"
	"allelens/report/reporttest"
	"allelens/ui/widget"
)

// TestObservationsAreListed: what the file shows is listed, the reportable first, structural events among it; marks stand in
// the row and in the detail.
func TestObservationsAreListed(t *testing.T) {
	r := reporttest.Sample()
	r.Marks = append(r.Marks, report.Marked{Of: "c.5302A>G", Kind: "seen", Title: "BRCA2 c.5302A>G", Text: "Looked at on 2026-11-20"})
	s := newStage(t, r)
	s.show(Variants, "")
	v := s.screens[Variants].(*variants)
	rows := v.table.Rows()
	if len(rows) != 4 || !rows[0].reportable() || !rows[1].reportable() || rows[2].reportable() {
		t.Errorf("%d rows: %+v", len(rows), rows)
	}
	got := s.show(Variants, "BRCA2 c.5302A>G")
	if n := strings.Count(got, "Looked at on 2026-11-20"); n != 2 {
		t.Errorf("the mark stands %d times in %s", n, got)
	}
	s = newStage(t, reporttest.Cases()["structural"])
	s.show(Variants, "")
	events := 0
	for _, row := range s.screens[Variants].(*variants).table.Rows() {
		if row.event != nil {
			events++
			s.has(s.show(Variants, row.key), row.event.Name, row.event.Text)
		}
	}
	if events == 0 {
		t.Error("no structural event is listed")
	}
}

// TestColumnsAreChosen: further columns come when they are ticked, and go again.
func TestColumnsAreChosen(t *testing.T) {
	s := newStage(t, reporttest.Sample())
	if got := s.show(Variants, ""); strings.Contains(got, "chr17:43124027 48") {
		t.Errorf("a further column is shown unasked: %s", got)
	}
	v := s.screens[Variants].(*variants)
	button := find[*widget.Button](v.Tools()[1])
	test.Tap(button)
	var tick *widget.Check
	for _, o := range v.columns.Objects {
		if c := o.(*widget.Check); tick == nil && !c.On() {
			tick = c
		}
	}
	if v.columns.Hidden || tick == nil {
		t.Fatal("there is no choice of columns")
	}
	test.Tap(tick)
	s.has(s.show(Variants, ""), "Position", "chr17:43124027 Why?")
	test.Tap(tick)
	if got := s.show(Variants, ""); strings.Contains(got, "chr17:43124027 Why?") {
		t.Error("the column stays")
	}
}
