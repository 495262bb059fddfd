package screen

import "testing"

// TestLayersAreSavedAsSuch: while the patient's pages or the annex are shown, paper and HTML are saved of
// that layer; data files stay what they are.
func TestLayersAreSavedAsSuch(t *testing.T) {
	for _, c := range []struct {
		layer, format, want string
	}{
		{forPatient, "pdf", "patient.pdf"}, {forPatient, "html", "patient.html"}, {forPatient, "json", "json"}, {layers[0], "pdf", "pdf"},
		{annex, "pdf", "annex"}, {annex, "html", "annex.html"}, {annex, "xlsx", "xlsx"},
	} {
		if got := (&reportScreen{layer: c.layer}).face(c.format); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}
