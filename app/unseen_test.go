package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"allelens/app/program"
	"allelens/variants"
)

// TestUnseenCharacters: control characters and overrides of the direction of text that a file, or its
// name, holds reach neither a terminal nor a file of text, whatever is written.
func TestUnseenCharacters(t *testing.T) {
	data, err := os.ReadFile(sample("demonstration.grch37.vcf"))
	if err != nil {
		t.Fatal(err)
	}
	const acts = "\x1b[2J\u009b31m\u202e\x07"
	for _, malformed := range []string{"", "17\t41276044\trs" + acts + "\tA" + acts + "\tG\t.\tPASS\t.\tGT\t0/1\n"} {
		changed := strings.Replace(string(data), "Demonstration_A", "Demo"+acts, 1)
		changed = strings.Replace(changed, "17\t41276044\t.\tACT\tA\t.\tPASS\t.", "17\t41276044\tid"+acts+"\tACT\tA\t.\tPASS\tCSQ="+acts, 1)
		file := filepath.Join(t.TempDir(), "evil"+acts+".vcf")
		place(t, file, []byte(changed+malformed))

		stderr, err := os.Create(filepath.Join(t.TempDir(), "stderr"))
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		args := []string{"report", file, "--verbose", "--sex", "female", "--age", "41"}
		for _, ending := range []string{"json", "variants.csv", "genes.csv", "medicines.csv", "sites.csv", "vcf", "unused.tsv", "html", "patient.html", "txt", "letter.txt", "letter.html", "canrisk"} {
			args = append(args, "-o", filepath.Join(dir, "out."+ending))
		}
		status := run(t.Context(), args, streams{stderr, program.Console{File: stderr}})
		if want := map[bool]int{true: exitDone, false: exitAttention}[malformed == ""]; status != want {
			t.Errorf("exit %d", status)
		}
		if err := stderr.Close(); err != nil {
			t.Fatal(err)
		}
		files, err := filepath.Glob(filepath.Join(dir, "out.*"))
		if err != nil || len(files) != 13 {
			t.Fatalf("%v: %v", files, err)
		}
		for _, path := range append(files, stderr.Name()) {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			text := strings.NewReplacer("\n", "", "\t", "").Replace(string(content))
			if at := strings.IndexFunc(text, variants.Unseen); at >= 0 {
				t.Errorf("%s: %q", filepath.Base(path), text[max(0, at-30):at+10])
			}
		}
	}
}

// TestSampleIsAskedFor names the first samples and their number, and not thousands.
func TestSampleIsAskedFor(t *testing.T) {
	var names []string
	for i := range 2504 {
		names = append(names, "NA"+string(rune('A'+i%26))+string(rune('A'+i/26%26))+string(rune('A'+i/676)))
	}
	file := filepath.Join(t.TempDir(), "cohort.vcf")
	place(t, file, []byte("##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t"+strings.Join(names, "\t")+"\n"))
	for _, args := range [][]string{nil, {"--sample", "nobody"}} {
		_, errs, status := allelens(t, append([]string{"report", file, "-o", "-", "-f", "json"}, args...)...)
		if status != exitInput || !strings.Contains(errs, "2504") || !strings.Contains(errs, names[9]) || strings.Contains(errs, names[10]) || strings.Count(errs, "\n") != 1 {
			t.Errorf("exit %d: %s", status, errs)
		}
	}
}
