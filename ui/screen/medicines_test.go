package screen

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"

	"allelens/report/reporttest"
	"allelens/ui/widget"
	"allelens/ui/workspace"
)

func (s *stage) chip(text string) *widget.Chip {
	s.t.Helper()
	m := s.screens[Overview].(*overview).medicines
	for _, list := range [][]*widget.Chip{m.kinds, chipsOf(m)} {
		for _, c := range list {
			if c.Text() == text {
				return c
			}
		}
	}
	s.t.Fatalf("no chip %q", text)
	return nil
}

func chipsOf(m *medicines) []*widget.Chip {
	var all []*widget.Chip
	for _, o := range m.chips.Objects {
		all = append(all, o.(*widget.Chip))
	}
	return all
}

func (s *stage) settle() {
	s.until(func(now workspace.State) bool { return now.Status == workspace.Open && !now.Updating })
	s.show(Overview, "")
}

func TestMedicinesByHowTheyStand(t *testing.T) {
	s := newStage(t, reporttest.Sample())
	s.show(Overview, "")
	m := s.screens[Overview].(*overview).medicines
	test.Tap(s.chip("planned"))
	m.addOne("codeine")
	s.settle()
	test.Tap(s.chip("taken earlier"))
	m.addOne("tamoxifen")
	s.settle()
	c := s.workspace.State().Case
	if !slices.Equal(c.PlannedMedications, []string{"codeine"}) || !slices.Equal(c.EarlierMedications, []string{"tamoxifen"}) || len(c.Medications) != 0 {
		t.Errorf("taken %q, planned %q, earlier %q", c.Medications, c.PlannedMedications, c.EarlierMedications)
	}
	test.Tap(s.chip("taken"))
	m.addOne("Codeine")
	s.settle()
	if c := s.workspace.State().Case; len(c.PlannedMedications) != 0 || !slices.Equal(c.Medications, []string{"Codeine"}) {
		t.Errorf("taking does not take the place of planning: %q, %q", c.Medications, c.PlannedMedications)
	}
	test.Tap(s.chip("tamoxifen · taken earlier  ×"))
	s.settle()
	if c := s.workspace.State().Case; len(c.EarlierMedications) != 0 {
		t.Errorf("still there: %q", c.EarlierMedications)
	}
}

// TestASlipIsAskedAbout: a name with a slip is never replaced; what may have been meant is asked.
func TestASlipIsAskedAbout(t *testing.T) {
	s := newStage(t, reporttest.Sample())
	s.show(Overview, "")
	test.Tap(s.screens[Overview].(*overview).change)
	add := s.screens[Overview].(*overview).medicines.add
	add.SetNames([]string{"clopidogrel", "Nolvadex (tamoxifen)"})
	add.Entry.SetText("nolvadxe")
	if got := add.Meant(); !slices.Equal(got, []string{"Nolvadex (tamoxifen)"}) {
		t.Errorf("meant: %q", got)
	}
	s.has(words(s.screens[Overview].Content()), "Did you mean", "Nolvadex (tamoxifen)")
	add.Entry.OnSubmitted("nolvadxe")
	s.settle()
	if got := s.workspace.State().Case.Medications; !slices.Equal(got, []string{"nolvadxe"}) {
		t.Errorf("Enter gave %q, want what was typed", got)
	}
	add.Entry.SetText("clop")
	if got := add.Meant(); len(got) != 0 {
		t.Errorf("a name that begins so is known, yet %q is asked", got)
	}
}

// TestFirstMedicineStandsOpen: until somebody chooses one, the first medicine of the list is explained, also where it has
// become another.
func TestFirstMedicineStandsOpen(t *testing.T) {
	s := newStage(t, reporttest.Sample())
	s.show(Drugs, "")
	d := s.screens[Drugs].(*drugs)
	turn := func() string {
		slices.Reverse(d.rows)
		d.list()
		row, _ := d.table.Selected()
		return row.Drug.Drug
	}
	if got := turn(); got != d.table.Rows()[0].Drug.Drug {
		t.Errorf("%s is explained, %s is first", got, d.table.Rows()[0].Drug.Drug)
	}
	chosen := d.table.Rows()[1]
	d.table.Select(chosen.Drug.Drug)
	d.table.OnSelect(chosen)
	if got := turn(); got != chosen.Drug.Drug {
		t.Errorf("%s is explained, %s was chosen", got, chosen.Drug.Drug)
	}
}
