package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/report"
)

// TestHistoryDecidesOnFigures: what the arguments say of organs, earlier cancers and bodies reaches
// the report.
func TestHistoryDecidesOnFigures(t *testing.T) {
	r := reportOf(t, sample("demonstration.grch38.vcf.gz"), "--sex", "female", "--age", "44",
		"--organs", "breasts=yes, ovaries=removed", "--cancers", "breast:38", "--bodies", "nice,eviq")
	want := report.Organs{Breasts: "yes", Ovaries: "removed"}
	if r.Case.Organs != want || len(r.Case.Earlier) != 1 || r.Case.Earlier[0].Text != "breast, at 38" {
		t.Errorf("%+v, %+v", r.Case.Organs, r.Case.Earlier)
	}
	var left, fits []string
	for _, l := range r.RisksLeftOut {
		left = append(left, l.Cancer+" "+l.Code)
	}
	for _, c := range r.Contralateral {
		if c.Fits {
			fits = append(fits, c.FirstAt)
		}
	}
	if diff := cmp.Diff([]string{"breast had", "ovarian removed", "pancreatic other_first"}, left); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"<=40", "<40"}, fits); diff != "" {
		t.Error(diff)
	}
	for _, m := range r.Management {
		if m.Organ == "ovary" || m.Body != "NICE" && m.Body != "eviQ" {
			t.Errorf("%s of %s", m.Item, m.Body)
		}
	}
	if len(r.Management) == 0 {
		t.Error("no item of the bodies asked for")
	}
}

// TestHistoryIsChecked: what cannot be read is misuse, and says what would be understood.
func TestHistoryIsChecked(t *testing.T) {
	for _, c := range []struct{ flag, value, says string }{
		{"--organs", "ovaries", "breasts=yes"}, {"--organs", "ovaries=maybe", "breasts=yes"}, {"--organs", "womb=yes", "breasts=yes"},
		{"--cancers", "lung:40", "known are breast"}, {"--cancers", "breast:0", "breast:42"}, {"--cancers", "breast:old", "breast:42"},
		{"--cancers", "breast:60", "after today’s age"}, {"--bodies", "ACOG", "there are"},
	} {
		_, errs, status := allelens(t, "report", sample("demonstration.grch38.vcf.gz"), "-o", "-", "-f", "json", "--age", "44", c.flag, c.value)
		if status != exitUsage || !strings.Contains(errs, c.says) {
			t.Errorf("%s %s: exit %d: %s", c.flag, c.value, status, errs)
		}
	}
}

// TestCanRisk: the pedigree is written for a person of known sex and age, and else nothing is.
func TestCanRisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.canrisk")
	_, errs, status := allelens(t, "report", sample("demonstration.grch38.vcf.gz"), "-o", path, "--age", "41")
	if _, err := os.Stat(path); status != exitInput || !strings.Contains(errs, "--sex") || err == nil {
		t.Errorf("without a sex: exit %d: %s, %v", status, errs, err)
	}
	args := []string{"report", sample("demonstration.grch38.vcf.gz"), "-o", path, "--age", "41", "--sex", "female", "--cancers", "breast:38", "--date", "2026-11-24"}
	if _, errs, status := allelens(t, args...); status != exitDone {
		t.Fatalf("exit %d: %s", status, errs)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(data); !strings.HasPrefix(got, "##CanRisk 4.0\n##FamID\t") || !strings.Contains(got, "\tF\t0\t0\t41\t1985\t38\t0\t0\t0\t0\t0\tS:P\t0:0\t") {
		t.Error(got)
	}
}

// TestLetter: the letter for relatives is written for a carrier in three formats, and names nobody; for
// another result there is none.
func TestLetter(t *testing.T) {
	dir := t.TempDir()
	args := []string{"report", sample("demonstration.grch38.vcf.gz"), "--date", "2026-11-24"}
	paths := []string{filepath.Join(dir, "a.letter.pdf"), filepath.Join(dir, "a.letter.html"), filepath.Join(dir, "a.letter.txt")}
	for _, path := range paths {
		args = append(args, "-o", path)
	}
	if _, errs, status := allelens(t, args...); status != exitDone {
		t.Fatalf("exit %d: %s", status, errs)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		said := string(data)
		if strings.Contains(said, "Demonstration") || strings.Contains(said, "demonstration") {
			t.Errorf("%s names the sample or the file", path)
		}
		if strings.HasSuffix(path, ".pdf") {
			continue
		}
		for _, needed := range []string{"NM_007294.4:c.68_69del", "A letter to our family", "accredited laboratory"} {
			if !strings.Contains(said, needed) {
				t.Errorf("%s lacks %q", path, needed)
			}
		}
	}
	path := filepath.Join(dir, "none.letter.pdf")
	_, errs, status := allelens(t, "report", sample("none.grch38.g.vcf.gz"), "-o", path)
	if _, err := os.Stat(path); status != exitInput || err == nil || !strings.Contains(errs, "no letter for relatives") {
		t.Errorf("exit %d: %s", status, errs)
	}
}
