package screen

import (
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/reporttest"
	"allelens/ui/widget"
)

// TestPagesZoom: each page stands beside its small one; larger and smaller steps end where there are none.
func TestPagesZoom(t *testing.T) {
	s := newStage(t, reporttest.Sample())
	s.show(Report, "")
	r := s.screens[Report].(*reportScreen)
	if got := words(r.thumbs); len(r.tiles[0].Objects) != 3 || !strings.Contains(got, "Page 3") {
		t.Errorf("%d pages, small ones: %s", len(r.tiles[0].Objects), got)
	}
	usual := r.tiles[0].Objects[0].(*widget.Paper).Size().Width
	for range zooms {
		r.setZoom(r.zoom + 1)
	}
	s.window.Canvas().Capture()
	if wide := r.tiles[0].Objects[0].(*widget.Paper).Size().Width; r.zoom != len(zooms)-1 || wide <= usual {
		t.Errorf("%v points wide at the largest, %v as usual", wide, usual)
	}
}

// TestLettersHaveSmallPages: each letter has its name on its small pages, and is zoomed as the others are.
func TestLettersHaveSmallPages(t *testing.T) {
	s := newStage(t, reporttest.Sample())
	s.show(Report, "")
	r := s.screens[Report].(*reportScreen)
	r.layer = letters
	r.showPages(r.report, nil)
	s.has(words(r.thumbs), "GP letter", "Pharmacy letter", "Pharmacy card", "Relatives")
	r.setZoom(r.zoom + 1)
	if len(r.tiles) != len(letterPages) {
		t.Errorf("%d letters", len(r.tiles))
	}
}

// TestChangesSinceAreTold: what the report says otherwise than the one sealed last stands over the pages.
func TestChangesSinceAreTold(t *testing.T) {
	s := newStage(t, reporttest.Sample())
	s.state.Changes = &report.Changes{From: report.Edition{Date: "2025-01-02", KnowledgeBase: "2024.12"}, Items: []report.Changed{{Text: "BRCA2 c.5302A>G: uncertain, now benign.", Concludes: true}}}
	s.has(s.show(Report, ""), "of 2025-01-02, knowledge base 2024.12", "1 that conclude otherwise", "uncertain, now benign")
	s.state.Changes.From.Signed, s.state.Report = "2025-01-03", reporttest.Sample()
	s.has(s.show(Report, ""), "Since the report signed on 2025-01-03, of 2025-01-02")
	s.state.Changes, s.state.Report = &report.Changes{}, reporttest.Sample()
	s.has(s.show(Report, ""), "Nothing is said otherwise.")
}
