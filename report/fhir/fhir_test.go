package fhir

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/fhir/fhircheck"
	"allelens/report/reporttest"
	"allelens/variants/tabletest"
)

// guideFolder holds the guide's profiles and its two golden bundles.
const guideFolder = "../../../shared/samples/fhir-gr-stu3-3.0.0"

func theGuide(t *testing.T) *fhircheck.Guide {
	t.Helper()
	if !tabletest.Has(t, filepath.Join(guideFolder, "StructureDefinition-variant.json")) {
		t.Skip("the guide's profiles are not beside the project")
	}
	g, err := fhircheck.Load(guideFolder)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func written(t *testing.T, r *report.Report) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, r); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestConforms: the reports of every kind hold what the guide's profiles ask for.
func TestConforms(t *testing.T) {
	g := theGuide(t)
	all := reporttest.Cases()
	for name, r := range reporttest.Hostile() {
		all["hostile "+name] = r
	}
	for name, r := range all {
		result := g.Check(written(t, r))
		for _, f := range result.Faults {
			t.Errorf("%s: %s", name, f)
		}
		if result.Checked == 0 {
			t.Errorf("%s: nothing was checked", name)
		}
	}
}

// TestGoldenBundles: the guide's own bundles pass, but for what is listed here.
func TestGoldenBundles(t *testing.T) {
	g := theGuide(t)
	for name, want := range map[string][]string{
		"Bundle-bundle-pgxexample.json": {"Bundle.entry[13]: no resource"}, // it asks a server to make a Task and gives none
		"Bundle-bundle-CYP2C19.json":    nil,
	} {
		content, err := os.ReadFile(filepath.Join(guideFolder, name))
		if err != nil {
			t.Fatal(err)
		}
		result := g.Check(content)
		var got []string
		for _, f := range result.Faults {
			got = append(got, f.String())
		}
		if !slices.Equal(got, want) || result.Checked < 5 {
			t.Errorf("%s: %d checked, %q", name, result.Checked, got)
		}
		t.Logf("%s: not checked: %s", name, strings.Join(result.Unchecked, "; "))
	}
}

// TestBrokenBundles: each of ten ways to break a bundle is found.
func TestBrokenBundles(t *testing.T) {
	g := theGuide(t)
	whole := string(written(t, reporttest.Sample()))
	if len(g.Check([]byte(whole)).Faults) > 0 {
		t.Fatal("the whole one is broken")
	}
	once := func(from, to string) func(string) string {
		return func(s string) string { return strings.Replace(s, from, to, 1) }
	}
	each := func(from, to string) func(string) string {
		return func(s string) string { return regexp.MustCompile(from).ReplaceAllLiteralString(s, to) }
	}
	for name, broken := range map[string]func(string) string{
		"no status":             once(`"status": "preliminary",`, ``),
		"a wrong fixed code":    once(`"code": "69548-6"`, `"code": "69548-7"`),
		"another status":        once(`"status": "requested"`, `"status": "draft"`),
		"a reference to nobody": once(`"reference": "urn:uuid:`, `"reference": "urn:uuid:0`),
		"no category":           each(`"code": "GE"`, `"code": "GX"`),
		"an unknown code":       once(`"3-star"`, `"7-star"`),
		"an unknown element":    once(`"resourceType": "Observation",`, `"resourceType": "Observation", "verdict": "good",`),
		"a value of no type":    each(`"valueRange": \{`, `"valueRange": {"from": {"value": 1},`),
		"what may not be":       once(`"resourceType": "Procedure",`, `"resourceType": "Procedure", "bodySite": [{"text": "arm"}],`),
		"a name without HGVS":   once(`"system": "http://varnomen.hgvs.org"`, `"system": "http://example.org"`),
		"a day that is none":    once(`"authoredOn": "`, `"authoredOn": "the `),
		"no derivation":         each(`(?s)"derivedFrom": \[.*?\],`, ``),
	} {
		content := broken(whole)
		if content == whole {
			t.Errorf("%s: nothing was broken", name)
		}
		if faults := g.Check([]byte(content)).Faults; len(faults) == 0 {
			t.Errorf("%s: not found", name)
		}
	}
}

// TestSaysNoMore: absent variants are never stated, a class of nobody's has no code, and what was not read is uncalled.
func TestSaysNoMore(t *testing.T) {
	for name, r := range reporttest.Cases() {
		text := string(written(t, r))
		if strings.Contains(text, "LA9634-2") {
			t.Errorf("%s: a variant is said to be absent", name)
		}
		if r.Case.Deidentified != !strings.Contains(text, `"resourceType": "Patient"`) {
			t.Errorf("%s: Patient where there may be none, or none", name)
		}
		for _, g := range r.Cancer.Genes {
			if g.AssessedBases < g.TotalBases && !strings.Contains(text, "coding bases not read") {
				t.Errorf("%s: %s was not read in full, and no region says so", name, g.Gene)
			}
			if !strings.Contains(text, asJSON(t, g.ConclusionText)) {
				t.Errorf("%s does not say %q", name, g.ConclusionText)
			}
		}
	}
	r := reporttest.Sample()
	for i := range r.Cancer.Genes[0].Variants {
		v := &r.Cancer.Genes[0].Variants[i]
		v.Classification, v.ClassificationText, v.Reportable = "not_reviewed", "Not reviewed", true
	}
	if text := string(written(t, r)); strings.Contains(text, "LA6668-3") || !strings.Contains(text, `"text": "Not reviewed"`) {
		t.Error("what nobody has classified has a code")
	}
}

func asJSON(t *testing.T, s string) string {
	t.Helper()
	words, err := json.Marshal(strings.Join(strings.Fields(s), " "))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Trim(string(words), `"`)
}

// TestIdentifiers: the same report gives the same bytes; a patient's name changes no identifier.
func TestIdentifiers(t *testing.T) {
	ids := func(r *report.Report) string {
		return fmt.Sprint(regexp.MustCompile(`urn:uuid:[0-9a-f-]+`).FindAllString(string(written(t, r)), -1))
	}
	r, other := reporttest.Sample(), reporttest.Sample()
	if !bytes.Equal(written(t, r), written(t, other)) {
		t.Error("two runs differ")
	}
	other.Case.Name, other.Case.RecordNumber, other.Case.Born = "Zoe Quill", "77", "1980"
	r.Case.Name, r.Case.RecordNumber, r.Case.Born = "Ann Other", "78", "1981"
	if ids(r) != ids(other) {
		t.Error("the identifiers depend on whose report it is")
	}
	other.Case.Deidentified = true
	if ids(r) == ids(other) {
		t.Error("the identifiers lead from a de-identified report to the person's")
	}
}
