package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/reporttest"
	"allelens/variants/patient"
)

// stating are values for the flags that say something of the case, and its fields that they change.
func stating(t *testing.T) map[string]any {
	t.Helper()
	folder := t.TempDir()
	file := func(name, text string) string {
		place(t, filepath.Join(folder, name), []byte(text))
		return filepath.Join(folder, name)
	}
	age, yes := 52, true
	return map[string]any{
		"Sample": "S2", "Assembly": "GRCh37", "Case": file("case.json", `{"case_version": 1, "note": "of the file"}`), "Sex": "male", "Age": &age,
		"Situation": "clopidogrel=stroke", "Menopause": "after", "Organs": "breasts=yes", "Cancers": "breast:40", "Bodies": "NCCN", "Scope": "cancer",
		"OutsideCalls": []string{file("calls.tsv", "CYP2D6\t*1/*4\n")}, "CNV": file("cnv.tsv", "gene\texons\ttype\nBRCA1\t1-3\tdeletion\n"),
		"Medications": []string{"warfarin"}, "Planned": []string{"codeine"}, "TakenEarlier": []string{"aspirin"}, "Height": 170.0, "Weight": 70.0,
		"Ancestry": "european,ashkenazi", "TargetINR": 3.0, "Smoker": &yes, "Thrombosis": &yes, "Assay": "panel", "Specimen": "tumour",
		"Callable": file("covered.bed", "chr17\t0\t100\n"), "AbsentIsReference": &yes, "Date": "2026-02-03",
		"Scores": &yes, "Status": "draft", "Amends": "R-1", "PED": file("x.ped", "f proband 0 0 2 1\n"), "KnownVariant": "c.68_69del", "FamilyReport": "Laboratory 7, 2024", "Confirmed": []string{"c.68_69del; 2026-11-20; Laboratory 7; second; Sanger"},
	}
}

// aside are the flags that say nothing of the case: of the file itself, of how it is read, of the outputs.
var aside = []string{"File", "Output", "opener", "Format", "For", "Clinic", "Paper", "Family", "Proband", "Deidentified", "Attach", "Verify", "Quiet", "Verbose"}

// TestEveryFlagIsAFieldOfTheCase: a flag either states something of the case, and then changes its value and comes
// before a file, or is listed as one that does not.
func TestEveryFlagIsAFieldOfTheCase(t *testing.T) {
	const today = "2026-11-28"
	plain, _, err := (&reportCommand{Date: today}).patient(patient.New())
	if err != nil {
		t.Fatal(err)
	}
	values := stating(t)
	of := reflect.TypeFor[reportCommand]()
	for i := range of.NumField() {
		name := of.Field(i).Name
		value, states := values[name]
		if states == slices.Contains(aside, name) {
			t.Errorf("%s: does the flag state something of the case, or not?", name)
			continue
		}
		if !states {
			continue
		}
		c := reportCommand{Date: today}
		reflect.ValueOf(&c).Elem().Field(i).Set(reflect.ValueOf(value))
		got, _, err := c.patient(patient.New())
		if err != nil || reflect.DeepEqual(got, plain) {
			t.Errorf("%s: changes nothing in the case: %v", name, err)
			continue
		}
		var text bytes.Buffer
		if err := patient.Write(&text, got); err != nil {
			t.Fatal(err)
		}
		if err := reporttest.ValidateCase(text.Bytes()); err != nil {
			t.Errorf("%s: %v\n%s", name, err, text.String())
		}
		if name == "Case" || name == "AbsentIsReference" || name == "Scores" { // the second stands beside regions, the third says nothing else
			continue
		}
		c.Case = filepath.Join(t.TempDir(), "case.json")
		place(t, c.Case, contrary(t))
		over, _, err := c.patient(patient.New())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if field := changed(plain, got); reflect.DeepEqual(field(over), field(plain)) || !reflect.DeepEqual(field(over), field(got)) {
			t.Errorf("%s: the case file comes before the flag: %v, want %v", name, field(over), field(got))
		}
	}
}

// byFileOnly are the fields of the case that no flag states: they are words for paper, or long, and a case file has
// them.
var byFileOnly = map[string]string{
	"Identity": "who the patient is: not in a shell's history", "Label": "number of the case, beside the identity", "Indication": "words for paper",
	"FamilyHistory": "words for paper", "Steps": "stated of the report's own steps", "Note": "words for paper",
	"SignedBy": "stands with the date of signing", "SignedOn": "stands with the name", "SecondReader": "the same", "Sections": "a choice of the window", "ScoresForPatient": "the same",
	"Amiodarone": "a medicine: --medications says it", "Inducer": "a medicine: --medications says it",
	"Thresholds": "eight numbers that belong together",
}

// TestEveryFieldOfTheCaseCanBeStated: each field of the case is stated by a flag, or listed as one that only a case file
// states. That the file has every field, TestCaseSchema and the file's own round trip hold.
func TestEveryFieldOfTheCaseCanBeStated(t *testing.T) {
	const today = "2026-11-28"
	plain, _, err := (&reportCommand{Date: today}).patient(patient.New())
	if err != nil {
		t.Fatal(err)
	}
	values := stating(t)
	values["Cancers none"] = "none"
	stated := map[string]bool{}
	for flag, value := range values {
		c := reportCommand{Date: today}
		name, _, _ := strings.Cut(flag, " ")
		if name == "Case" {
			continue
		}
		reflect.ValueOf(&c).Elem().FieldByName(name).Set(reflect.ValueOf(value))
		got, _, err := c.patient(patient.New())
		if err != nil {
			t.Fatal(err)
		}
		for i := range reflect.TypeFor[patient.Case]().NumField() {
			if !reflect.DeepEqual(reflect.ValueOf(got).Field(i).Interface(), reflect.ValueOf(plain).Field(i).Interface()) {
				stated[reflect.TypeFor[patient.Case]().Field(i).Name] = true
			}
		}
	}
	for i := range reflect.TypeFor[patient.Case]().NumField() {
		name := reflect.TypeFor[patient.Case]().Field(i).Name
		if stated[name] == (byFileOnly[name] != "") {
			t.Errorf("%s: is it stated by a flag (%v), or by a case file only (%q)?", name, stated[name], byFileOnly[name])
		}
	}
}

// TestFinalNeedsItsElements: a final report that lacks required elements is not written, and the line lists them; with
// all of them it is.
func TestFinalNeedsItsElements(t *testing.T) {
	vcf, out := sample("demonstration.grch38.vcf.gz"), filepath.Join(t.TempDir(), "out.json")
	_, errs, status := allelens(t, "report", vcf, "--status", "final", "--date", "2026-11-24", "-o", out)
	if _, err := os.Stat(out); status != exitInput || err == nil || !strings.Contains(errs, "date of birth") || !strings.Contains(errs, "signed by") {
		t.Errorf("status %d, %v: %s", status, err, errs)
	}
	path := filepath.Join(t.TempDir(), "case.json")
	place(t, path, []byte(`{"case_version": 1, "identity": {"name": "N. N.", "born": "1985-01-02", "record_number": "7", "ordered_by": "Dr. A", "laboratory": "L",
"specimen": "blood", "collected": "2026-11-01", "received": "2026-11-02", "report_number": "R-1"}, "sex": "female", "indication": "family",
"signed_by": "B", "signed_on": "2026-11-24", "scope": "both", "no_earlier_cancer": true, "organs": {"breasts": "yes", "ovaries": "yes"}}`))
	if _, errs, status := allelens(t, "report", vcf, "--case", path, "--status", "final", "--date", "2026-11-24", "-o", out); status == exitInput || status == exitUsage {
		t.Errorf("complete: status %d: %s", status, errs)
	}
	if _, err := os.Stat(out); err != nil {
		t.Error(err)
	}
}

// changed reads the field of a case that differs between two.
func changed(a, b patient.Case) func(patient.Case) any {
	for i := range reflect.TypeFor[patient.Case]().NumField() {
		if !reflect.DeepEqual(reflect.ValueOf(a).Field(i).Interface(), reflect.ValueOf(b).Field(i).Interface()) {
			return func(c patient.Case) any { return reflect.ValueOf(c).Field(i).Interface() }
		}
	}
	return func(patient.Case) any { return nil }
}

// contrary is a case file that says something else than all flags.
func contrary(t *testing.T) []byte {
	t.Helper()
	return []byte(`{"case_version": 1, "sample": "S9", "assembly": "GRCh38", "sex": "female", "age": 99, "menopause": "before", "scope": "both",
"situations": [{"drug": "siponimod", "answer": "x"}], "organs": {"ovaries": "yes"}, "earlier_cancers": [{"cancer": "ovarian"}], "bodies": ["NHS"],
"outside_calls": [{"gene": "CYP2D6", "diplotype": "*2/*2"}], "copy_number": [{"gene": "BRCA2", "type": "DUP", "first_exon": 1, "last_exon": 2}],
"medications": ["a"], "planned_medications": ["b"], "earlier_medications": ["c"], "height": 150, "weight": 50, "ancestry": ["african"],
"target_inr": 2, "assay": "exome", "specimen": "germline", "declared": {"regions": ["chr1:1-2"]}, "reported": "2020-01-01", "status": "amended", "amends": "R-0", "known_variant": "c.1del", "known_variant_source": "another"}`)
}

// TestCaseSchema: the published description of case files has the fields of the case, and the words that it lists are
// those that are read.
func TestCaseSchema(t *testing.T) {
	var schema node
	if err := json.Unmarshal(report.CaseSchema, &schema); err != nil {
		t.Fatal(err)
	}
	if schema.Properties["case_version"] == nil {
		t.Error("no case_version")
	}
	delete(schema.Properties, "case_version")
	schema.compare(t, reflect.TypeFor[patient.Case](), "case")
	if err := reporttest.ValidateCase(contrary(t)); err != nil {
		t.Error(err)
	}
	for name, n := range schema.Properties {
		for _, word := range append(n.Enum, "nonsense") {
			text := fmt.Sprintf(`{"case_version": 1, %q: %q}`, name, word)
			_, err := patient.Read(strings.NewReader(text), "case.json")
			if len(n.Enum) > 0 && (err == nil) != (word != "nonsense") {
				t.Errorf("%s: %v", text, err)
			}
		}
	}
	cases, err := filepath.Glob(sample("cases/*/case.json"))
	if err != nil || len(cases) < 5 {
		t.Fatalf("%d case files: %v", len(cases), err)
	}
	for _, path := range cases {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := reporttest.ValidateCase(text); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// node is a part of a JSON schema.
type node struct {
	Properties map[string]*node `json:"properties"`
	Items      *node            `json:"items"`
	Enum       []string         `json:"enum"`
}

// compare holds the properties of an object to the fields of a struct.
func (n *node) compare(t *testing.T, of reflect.Type, path string) {
	t.Helper()
	switch {
	case of.Kind() == reflect.Pointer:
		n.compare(t, of.Elem(), path)
		return
	case of.Kind() == reflect.Slice:
		if n.Items == nil {
			t.Fatalf("%s: no list in the schema", path)
		}
		n.Items.compare(t, of.Elem(), path+"[]")
		return
	case of.Kind() != reflect.Struct || n.Properties == nil:
		return
	}
	fields := map[string]bool{}
	for i := range of.NumField() {
		name, _, _ := strings.Cut(of.Field(i).Tag.Get("json"), ",")
		fields[name] = true
		if n.Properties[name] == nil {
			t.Errorf("%s.%s is not described", path, name)
			continue
		}
		n.Properties[name].compare(t, of.Field(i).Type, path+"."+name)
	}
	for name := range n.Properties {
		if !fields[name] {
			t.Errorf("%s.%s is described, and there is none", path, name)
		}
	}
}

// TestCaseFileIsTheFlags: a case file gives the report that the same flags give, with the identity beside it.
func TestCaseFileIsTheFlags(t *testing.T) {
	path := filepath.Join(t.TempDir(), "case.json")
	place(t, path, []byte(`{"case_version": 1, "sex": "female", "age": 44, "organs": {"breasts": "yes"}, "no_earlier_cancer": true,
"medications": ["warfarin"], "height": 170, "weight": 70, "ancestry": ["european"], "scope": "both", "reported": "2026-11-24"}`))
	flags := []string{"--sex", "female", "--age", "44", "--organs", "breasts=yes", "--cancers", "none", "--medications", "warfarin",
		"--height", "170", "--weight", "70", "--ancestry", "european", "--date", "2026-11-24"}
	vcf := sample("demonstration.grch38.vcf.gz")
	byFile, byFlags := reportOf(t, vcf, "--case", path), reportOf(t, vcf, flags...)
	if !reflect.DeepEqual(byFile, byFlags) {
		t.Error("a case file and the same flags give different reports")
	}
	place(t, path, []byte(`{"case_version": 1, "identity": {"name": "N. N.", "born": "1980-01-02", "record_number": "7"}, "known_variant": "c.68_69del",
"scope": "pharmacogenes", "indication": "chemotherapy", "status": "draft"}`))
	c := reportOf(t, vcf, "--case", path, "--date", "2026-11-24").Case
	if c.Name != "N. N." || c.RecordNumber != "7" || c.Age == nil || *c.Age != 46 || c.Indication != "chemotherapy" || c.Status != "draft" || c.KnownVariant != "" {
		t.Errorf("case %+v", c)
	}
}
