package main

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"testing"

	"allelens/report"
)

// TestMarkedMedicine: a medicine marked by its trade name is marked, and no other.
func TestMarkedMedicine(t *testing.T) {
	stated := filepath.Join(t.TempDir(), "case.json")
	place(t, stated, []byte(`{"case_version": 1, "scope": "both", "marks": [{"of": "Plavix", "kind": "report"}, {"of": "codeine", "kind": "dismissed", "text": "never given here"}]}`))
	out, errs, status := allelens(t, "report", sample("demonstration.grch38.vcf.gz"), "--case", stated, "-o", "-", "-f", "json")
	if status != exitDone {
		t.Fatalf("exit %d: %s", status, errs)
	}
	var r report.Report
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatal(err)
	}
	marks := map[string]string{"clopidogrel": "report", "codeine": "dismissed"}
	for _, d := range r.Drugs {
		if d.Brief.Mark != marks[d.Drug] {
			t.Errorf("%s is marked %q", d.Drug, d.Brief.Mark)
		}
	}
	if !slices.ContainsFunc(r.Marks, func(m report.Marked) bool { return m.Title == "Clopidogrel" && m.Text == "Marked for the report" }) {
		t.Errorf("marks: %+v", r.Marks)
	}
}
