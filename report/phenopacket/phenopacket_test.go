package phenopacket

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/reporttest"
)

func written(t *testing.T, r *report.Report) string {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, r); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestRequired: each packet has what the schema requires, and the same report gives the same bytes.
func TestRequired(t *testing.T) {
	for name, r := range reporttest.Cases() {
		for i := range r.Cancer.Genes {
			r.Cancer.Genes[i].Condition = &report.Condition{ID: "OMIM:604370", Name: "condition"}
		}
		text := written(t, r)
		if text != written(t, r) {
			t.Errorf("%s: two runs differ", name)
		}
		var p packet
		if err := json.Unmarshal([]byte(text), &p); err != nil {
			t.Fatal(err)
		}
		if p.ID == "" || p.Subject.ID == "" || p.Subject.Sex == "" || p.Meta.By == "" || p.Meta.Created == "" || len(p.Meta.Resources) == 0 || p.Meta.Version != "2.0" {
			t.Errorf("%s: %+v", name, p)
		}
		for _, i := range p.Interpretations {
			if i.ID == "" || i.Progress == "" || i.Diagnosis.Disease.ID == "" || len(i.Diagnosis.Genomic) == 0 {
				t.Errorf("%s: %+v", name, i)
			}
		}
		if strings.Contains(text, "CAUSATIVE") || strings.Contains(text, "SOLVED") {
			t.Errorf("%s states a diagnosis", name)
		}
	}
}

// TestCandidates: a pathogenic variant is a candidate, an uncertain one or one whose call failed is not; a class of nobody's is not provided.
func TestCandidates(t *testing.T) {
	r := reporttest.Sample()
	g := &r.Cancer.Genes[0]
	g.Condition = &report.Condition{ID: "OMIM:604370", Name: "condition"}
	if got := written(t, r); !strings.Contains(got, `"CANDIDATE"`) || !strings.Contains(got, `"PATHOGENIC"`) {
		t.Error(got)
	}
	g.Variants[0].State = "filtered"
	if got := written(t, r); strings.Contains(got, `"CANDIDATE"`) {
		t.Error("a call that failed is a candidate")
	}
	g.Variants[0].Classification = "not_reviewed"
	if got := written(t, r); !strings.Contains(got, `"NOT_PROVIDED"`) || strings.Contains(got, `"PATHOGENIC"`) {
		t.Error("what nobody has classified has a class")
	}
	r.Case.RecordNumber, r.Case.Deidentified = "RN 77", true
	if strings.Contains(written(t, r), "RN 77") {
		t.Error("a de-identified packet names the record")
	}
}
