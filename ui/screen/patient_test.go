package screen

import "testing"

// TestPatientPagesAreSavedAsSuch: while the patient's pages are shown, paper and HTML are saved for
// the patient; data files stay what they are.
func TestPatientPagesAreSavedAsSuch(t *testing.T) {
	for _, c := range []struct {
		patient      bool
		format, want string
	}{{true, "pdf", "patient.pdf"}, {true, "html", "patient.html"}, {true, "json", "json"}, {false, "pdf", "pdf"}} {
		if got := (&reportScreen{patient: c.patient}).face(c.format); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}
