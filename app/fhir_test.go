package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"allelens/report/fhir/fhircheck"
	"allelens/variants/tabletest"
)

// guideFolder holds the profiles of the guide that FHIR is written by.
const guideFolder = "../../shared/samples/fhir-gr-stu3-3.0.0"

// fhirOf writes the reports of some thirty patients as FHIR into a folder: those of testdata/cases, the demonstration with and without
// names and by declaration, and of some of the small faulty inputs, where these are there.
func fhirOf(t *testing.T, folder string) []string {
	t.Helper()
	var jobs [][]string
	cases, err := filepath.Glob(sample("cases/*/expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range cases {
		jobs = append(jobs, append([]string{filepath.Join(filepath.Dir(path), "input.vcf")}, argsOf(t, filepath.Dir(path))...))
	}
	demonstration := []string{sample("demonstration.grch38.vcf.gz"), "--case", sample("demonstration.case.json")}
	jobs = append(jobs, demonstration, append(demonstration, "--deidentified"), append(demonstration, "--absent-is-reference"), []string{sample("variants_only.grch37.vcf")},
		[]string{sample("demonstration.grch37.vcf"), "--scope", "cancer", "--status", "draft"})
	if small, err := filepath.Glob(filepath.Join(faults, "*.vcf")); err == nil {
		for i, path := range small {
			if i%tabletest.Draws(20, 3) == 0 {
				jobs = append(jobs, []string{path})
			}
		}
	}
	var written []string
	for i, args := range jobs {
		out := filepath.Join(folder, string(rune('a'+i/26))+string(rune('a'+i%26))+".fhir.json")
		if _, errs, status := allelens(t, append(append([]string{"report"}, args...), "-q", "-o", out)...); status == exitUsage {
			t.Fatalf("%v: %s", args, errs)
		}
		if _, err := os.Stat(out); err == nil { // a file that cannot be used has no report
			written = append(written, out)
		}
	}
	return written
}

// TestFHIRConforms: what is written of some thirty patients breaks nothing that the guide's profiles ask for.
func TestFHIRConforms(t *testing.T) {
	if !tabletest.Has(t, filepath.Join(guideFolder, "StructureDefinition-variant.json")) {
		t.Skip("the guide's profiles are not beside the project")
	}
	guide, err := fhircheck.Load(guideFolder)
	if err != nil {
		t.Fatal(err)
	}
	checked, unchecked := 0, map[string]bool{}
	written := fhirOf(t, t.TempDir())
	for _, path := range written {
		r := guide.Check([]byte(readFile(t, path)))
		for _, f := range r.Faults {
			t.Errorf("%s: %s", filepath.Base(path), f)
		}
		checked += r.Checked
		for _, u := range r.Unchecked {
			unchecked[u] = true
		}
	}
	if len(written) < 30 {
		t.Errorf("%d reports", len(written))
	}
	t.Logf("%d bundles, %d resources held against profiles; not checked: %v", len(written), checked, unchecked)
}

// baseR4 prints, for each file, the errors that the npm package fhir finds against base R4.
const baseR4 = `const {Fhir} = require(process.argv[1]); const fs = require('fs'); const f = new Fhir();
for (const p of process.argv.slice(2)) { const r = f.validate(JSON.parse(fs.readFileSync(p, 'utf8')), {errorOnUnexpected: true});
for (const m of r.messages) if (m.severity === 'error' || m.severity === 'fatal') console.log(p, JSON.stringify(m)); }`

// TestProofFHIRBase: the npm package fhir, where ALLELENS_FHIR names its folder, finds no error against base R4.
func TestProofFHIRBase(t *testing.T) {
	module := os.Getenv("ALLELENS_FHIR")
	if module == "" {
		t.Skip("ALLELENS_FHIR names no folder of the npm package fhir (4.12.0)")
	}
	written := fhirOf(t, t.TempDir())
	out, err := exec.CommandContext(t.Context(), "node", append([]string{"-e", baseR4, module}, written...)...).CombinedOutput()
	if err != nil || strings.TrimSpace(string(out)) != "" {
		t.Errorf("%v: %s", err, out)
	}
	t.Logf("%d bundles", len(written))
}
