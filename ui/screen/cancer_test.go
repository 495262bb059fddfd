package screen

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"allelens/report"
	"allelens/report/reporttest"
	"allelens/ui/widget"
)

// TestScreenSaysWhyThereAreNoFigures: in the model's words. BRCA1 p.Arg1699Gln, whose carriers have lower risks than the
// gene's figures say, is not answered by asking for the sex.
func TestScreenSaysWhyThereAreNoFigures(t *testing.T) {
	r := reporttest.Sample()
	r.Risks, r.Case.Sex = nil, "unspecified"
	v := &r.Cancer.Genes[0].Variants[0]
	v.HGVSC, v.HGVSP, v.Withheld = "NM_007294.4:c.5096G>A", "p.(Arg1699Gln)", "reduced_penetrance"
	r.Cancer.Genes[0].NoFigures = &report.Note{Code: "reduced_penetrance", Text: "Carriers of this variant have lower risks than the gene’s figures say."}
	s := newStage(t, r)
	got := s.show(Cancer, "BRCA1")
	s.has(got, "Carriers of this variant have lower risks than the gene’s figures say.", "p.(Arg1699Gln)")
	if strings.Contains(got, "Give the sex") {
		t.Error("the screen asks for the sex")
	}
}

// TestMarksAreTheModels: what is to be confirmed, and which gene comes first, is not decided by a screen.
func TestMarksAreTheModels(t *testing.T) {
	r := reporttest.Sample()
	depth, v := 3, &r.Cancer.Genes[0].Variants[0]
	v.Depth, v.Filter, v.ToConfirm = &depth, "not applied", nil
	r.Pharmacogenes[0].Sites[1].ToConfirm = &report.Note{Code: "low_depth", Text: "Only 40 reads cover the place."}
	r.Cancer.Genes[0].Urgency, r.Cancer.Genes[1].Urgency = 3, 2
	if rows := variantRows(r); rows[0].confirm {
		t.Error("marked by depth or filter, though the model does not")
	}
	marked := 0
	for _, row := range variantRows(r) {
		if row.site == &r.Pharmacogenes[0].Sites[1] && row.confirm {
			marked++
		}
	}
	c := &cancer{report: r}
	if g, _ := c.chosenGene(); marked != 1 || g.Gene != "BRCA2" {
		t.Errorf("%d sites marked, %s first", marked, g.Gene)
	}
}

// press presses the button with a word.
func (s *stage) press(o fyne.CanvasObject, word string) {
	s.t.Helper()
	pressed := false
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if pressed || o == nil || !o.Visible() {
			return
		}
		if b, ok := o.(*widget.Button); ok && b.Text() == word {
			pressed = true
			test.Tap(b)
			return
		}
		var below []fyne.CanvasObject
		switch o := o.(type) {
		case *fyne.Container:
			below = o.Objects
		case fyne.Widget:
			below = test.WidgetRenderer(o).Objects()
		}
		for _, b := range below {
			walk(b)
		}
	}
	if walk(o); !pressed {
		s.t.Fatalf("nothing to press bears %q", word)
	}
}

// TestDrawersOfAGene: evidence, map, people of a hundred and items by age are folded until they are asked for, and stay as they
// were left; where there are no figures, or a variant was asked for that decides nothing, the evidence is open.
func TestDrawersOfAGene(t *testing.T) {
	s := newStage(t, reporttest.Sample())
	got := s.show(Cancer, "BRCA1")
	content := s.screens[Cancer].Content()
	for _, drawer := range []struct{ press, shows string }{
		{"Evidence  ›", "PVS1 · PM5_PTC"}, {"Gene map  ›", "Whole protein"}, {say("ui.cancer.people_fold"), "If 100 women carried this variant"},
		{say("ui.cancer.ages"), say("ui.cancer.ages.hide")}, {s.state.Report.Brief.Plan.Body + "  ⌄", s.state.Report.Bodies[0].Name + ", "},
	} {
		if strings.Contains(got, drawer.shows) {
			t.Errorf("%q is open at once", drawer.press)
		}
		s.press(content, drawer.press)
		s.has(words(content), drawer.shows)
	}
	s.has(s.show(Cancer, "BRCA2"), "no frequency in the knowledge base")
	s.has(s.show(Cancer, "BRCA1 c.3548A>G"), "33.5 % in gnomAD v4.1")
}

// TestABodyIsChosen: the menu of bodies tells another programme first.
func TestABodyIsChosen(t *testing.T) {
	r := reporttest.Sample()
	r.Bodies = []report.Body{{Name: "NCCN", Shown: true}, {Name: "ESMO", Shown: true}, {Name: "NHS"}}
	s := newStage(t, r)
	s.show(Cancer, "BRCA1")
	c := s.screens[Cancer].(*cancer)
	c.follow("ESMO")
	if got := s.workspace.State().Case.Bodies; !slices.Equal(got, []string{"ESMO", "NCCN"}) {
		t.Errorf("bodies: %q", got)
	}
}
