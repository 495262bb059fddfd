package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"allelens/report/format"
)

// TestForPatient: the flag and the ending both write the patient's words; formats that there are not
// for patients are a mistake in the arguments, and nothing is written.
func TestForPatient(t *testing.T) {
	dir, file := t.TempDir(), sample("demonstration.grch38.vcf.gz")
	read := func(args ...string) string {
		t.Helper()
		out, errs, status := allelens(t, append([]string{"report", file, "--sex", "female", "--age", "41", "--date", "2026-11-24", "--quiet"}, args...)...)
		if status != exitDone {
			t.Fatalf("%v: exit %d: %s", args, status, errs)
		}
		return out
	}
	const said = "Think of 100 women aged 41 who carry this change"
	if got := read("--for", "patient", "-f", "html", "-o", "-"); !strings.Contains(got, said) || strings.Contains(got, "c.68_69del") {
		t.Error("the flag does not write the patient's words")
	}
	path := filepath.Join(dir, "x.patient.html")
	read("-o", path)
	if content, err := os.ReadFile(path); err != nil || !strings.Contains(string(content), said) {
		t.Errorf("the ending does not write the patient's words: %v", err)
	}
	path = filepath.Join(dir, "x.variants.csv")
	if _, _, status := allelens(t, "report", file, "--for", "patient", "-o", path); status != exitUsage {
		t.Errorf("a table for patients: exit %d", status)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("it was written all the same")
	}
	named, err := forPatient([]output{{"a.pdf", format.Default()}}, false)
	if err != nil || named[0].path != "a.patient.pdf" || named[0].format.Name != "patient.pdf" {
		t.Errorf("without a name: %v, %v", named, err)
	}
}

// patientOf writes a file with one line and returns what is written for the patient.
func patientOf(t *testing.T, line string, args ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "x.vcf")
	content := "##fileformat=VCFv4.2\n##contig=<ID=chr13,length=114364328>\n##contig=<ID=chr17,length=83257441>\n" +
		"#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS\n" + strings.ReplaceAll(line, " ", "\t") + "\n"
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	out, errs, status := allelens(t, append([]string{"report", file, "--for", "patient", "-f", "html", "-o", "-", "--quiet", "--date", "2026-11-24"}, args...)...)
	if status != exitDone {
		t.Fatalf("exit %d: %s", status, errs)
	}
	return out
}

// TestNothingReadIsNotNothingNeeded: of a file that shows one variant of BRCA2 and no pharmacogene, the patient
// reads neither that no medicine needs a change nor that the usual dose fits, and what was not read.
func TestNothingReadIsNotNothingNeeded(t *testing.T) {
	got := patientOf(t, "chr13 32319086 . C G 800 PASS . GT:DP:GQ:AD 0/1:60:99:30,30")
	for _, never := range []string{"no medicine that needs a change", "usual dose fits"} {
		if strings.Contains(got, never) {
			t.Errorf("%q of genes that were not read", never)
		}
	}
	for _, want := range []string{"We could not read the genes for medicines.", "We could not read all of the rest of BRCA2."} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q", want)
		}
	}
}

// TestOrgansDecideTheWords: the figures are about people with the organs that were stated, whatever the sex.
func TestOrgansDecideTheWords(t *testing.T) {
	out, errs, status := allelens(t, "report", sample("demonstration.grch38.vcf.gz"), "--sex", "male", "--organs", "breasts=yes,ovaries=yes,prostate=no",
		"--age", "41", "--for", "patient", "-f", "html", "-o", "-", "--quiet", "--date", "2026-11-24")
	if status != exitDone {
		t.Fatalf("exit %d: %s", status, errs)
	}
	if strings.Contains(out, "of 100 women") || strings.Contains(out, "of 100 men") || !strings.Contains(out, "of 100 people aged 41") || !strings.Contains(out, "Ovaries") {
		t.Error("the words do not follow the organs")
	}
}
