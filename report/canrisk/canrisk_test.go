package canrisk_test

import (
	"bytes"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/canrisk"
	"allelens/report/reporttest"
	"allelens/variants"
)

func years(n int) *int { return &n }

// written is the person's line by column, after checking what stands above it.
func written(t *testing.T, r *report.Report) map[string]string {
	t.Helper()
	var b bytes.Buffer
	if err := canrisk.Write(&b, r); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(b.String(), "\n")
	if len(lines) != 4 || lines[0] != "##CanRisk 4.0" || lines[3] != "" {
		t.Fatalf("%q", lines)
	}
	names, cells := strings.Split(strings.TrimPrefix(lines[1], "##"), "\t"), strings.Split(lines[2], "\t")
	if len(names) != 28 || len(cells) != 28 || names[0] != "FamID" || names[17] != "BRCA1" || names[27] != "ER:PR:HER2:CK14:CK56" {
		t.Fatalf("%d columns %q, %d cells", len(names), names, len(cells))
	}
	person := map[string]string{}
	for i, name := range names {
		person[name] = cells[i]
	}
	return person
}

func carrier() *report.Report {
	return &report.Report{
		Case:   report.CaseInfo{Label: "Jane Doe", Sex: "female", Age: years(41), Date: "2026-11-24"},
		Input:  report.Input{Sample: "S-0042", File: "doe.vcf"},
		Cancer: report.Cancer{Genes: []report.CancerGene{{Gene: "BRCA1", PedigreeTest: "S:P"}, {Gene: "BRCA2"}}},
	}
}

func TestProband(t *testing.T) {
	got := written(t, carrier())
	for column, want := range map[string]string{
		"FamID": "family", "Name": "proband", "Target": "1", "IndivID": "1", "FathID": "0", "MothID": "0", "Sex": "F", "MZtwin": "0", "Dead": "0",
		"Age": "41", "Yob": "1985", "BC1": "0", "BC2": "0", "OC": "0", "PRO": "0", "PAN": "0", "Ashkn": "0",
		"BRCA1": "S:P", "BRCA2": "0:0", "PALB2": "0:0", "HOXB13": "0:0", "ER:PR:HER2:CK14:CK56": "0:0:0:0:0",
	} {
		if got[column] != want {
			t.Errorf("%s: %q, want %q", column, got[column], want)
		}
	}
}

// breast is a cancer of the breast at an age, as a report holds it.
func breast(age int) report.EarlierCancer {
	return report.EarlierCancer{Cancer: "breast", Age: years(age), Columns: []string{"BC1", "BC2"}, Sex: "both"}
}

func TestCancersSoFar(t *testing.T) {
	r := carrier()
	r.Case.Earlier = []report.EarlierCancer{breast(40), breast(35), {Cancer: "ovarian", Columns: []string{"OC"}, Sex: "F"}, breast(41)}
	got := written(t, r)
	if got["BC1"] != "35" || got["BC2"] != "40" || got["OC"] != "AU" || got["PAN"] != "0" {
		t.Errorf("%v", got)
	}
}

// TestRefuses: what CanRisk would not take is refused with a reason, and nothing is written.
func TestRefuses(t *testing.T) {
	for code, spoil := range map[string]func(*report.Report){
		"canrisk_sex": func(r *report.Report) { r.Case.Sex = "unspecified" },
		"canrisk_age": func(r *report.Report) { r.Case.Age = nil },
		"canrisk_organ": func(r *report.Report) {
			r.Case.Earlier = []report.EarlierCancer{{Cancer: "prostate", Columns: []string{"PRO"}, Sex: "M"}}
		},
		"canrisk_later": func(r *report.Report) { r.Case.Earlier = []report.EarlierCancer{breast(60)} },
	} {
		r := carrier()
		spoil(r)
		var b bytes.Buffer
		p, ok := variants.AsProblem(canrisk.Write(&b, r))
		if !ok || p.Code != code || b.Len() > 0 {
			t.Errorf("%s: %v, %d bytes written", code, p, b.Len())
		}
	}
}

// TestNamesNobody: neither label nor sample nor file leaves the program this way.
func TestNamesNobody(t *testing.T) {
	for _, r := range []*report.Report{carrier(), reporttest.Sample()} {
		var b bytes.Buffer
		if err := canrisk.Write(&b, r); err != nil {
			t.Fatal(err)
		}
		for _, private := range []string{r.Case.Label, r.Input.Sample, r.Input.File} {
			if strings.Contains(b.String(), private) {
				t.Errorf("%q is in the file", private)
			}
		}
	}
}

// TestScores: alpha and z of the scores that are given stand before the columns; none of those that are withheld, of other models, or of a man.
func TestScores(t *testing.T) {
	number := func(f float64) *float64 { return &f }
	r := carrier()
	r.Scores = []report.Score{
		{Status: "given", CanRiskLine: "PRS_BC", Alpha: number(0.497), Z: number(-1.25)}, {Status: "given", CanRiskLine: "PRS_OC", Alpha: number(0.223), Z: number(0.5)},
		{Status: "given", Alpha: number(0.5), Z: number(1)}, {Status: "withheld", CanRiskLine: "PRS_BC", Alpha: number(0.5)},
	}
	var b bytes.Buffer
	if err := canrisk.Write(&b, r); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); !strings.HasPrefix(got, "##CanRisk 4.0\n##PRS_BC=alpha=0.497,zscore=-1.25\n##PRS_OC=alpha=0.223,zscore=0.5\n##FamID\t") || strings.Count(got, "PRS") != 2 {
		t.Errorf("%q", got)
	}
	r.Case.Sex = "male"
	b.Reset()
	if err := canrisk.Write(&b, r); err != nil || strings.Contains(b.String(), "PRS") {
		t.Errorf("%v, %q", err, b.String())
	}
}
