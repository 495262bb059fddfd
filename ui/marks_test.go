package ui

import (
	"testing"

	"allelens/ui/workspace"
)

// TestMarksBeginWithWhatIsSelected: a variant, an event, a gene or a medicine that is selected is what is marked, and nothing else.
func TestMarksBeginWithWhatIsSelected(t *testing.T) {
	names := []string{"BRCA1:NM_007294.4:c.68_69del", "BRCA1: Deletion of exons 18 to 19", "CYP2C19", "warfarin"}
	for key, want := range map[string]string{
		"BRCA1 NM_007294.4:c.68_69del": names[0], "BRCA1 c.68_69del": names[0], "BRCA1 Deletion of exons 18 to 19": names[1], "gene CYP2C19": names[2], "warfarin": names[3], "": "", "BRCA1": "", "rs12": "",
	} {
		if got := chosenOf(workspace.State{Route: workspace.Route{Key: key}}, names); got != want {
			t.Errorf("%q marks %q, want %q", key, got, want)
		}
	}
}
