package vcf_test

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"allelens/variants/vcf"
)

// recordsOf reads a file whole, its first sample if it has several.
func recordsOf(t *testing.T, path string) (records []*vcf.Record, tally vcf.Tally, err error) {
	t.Helper()
	f, err := openAny(t, path)
	if err != nil {
		return nil, tally, err
	}
	defer f.Close()
	tally, err = f.Scan(t.Context(), vcf.Wanted{Regions: genome()}, func(r *vcf.Record) error {
		records = append(records, r)
		return nil
	})
	return records, tally, err
}

// sameAsText reads a BCF file and the VCF file that bcftools makes of it, and compares the records.
func sameAsText(t *testing.T, path string) (n int) {
	t.Helper()
	text := filepath.Join(t.TempDir(), "a.vcf")
	if out, err := exec.Command("bcftools", "view", "--no-version", "-o", text, path).CombinedOutput(); err != nil {
		t.Logf("%s: bcftools cannot read it: %s", filepath.Base(path), strings.TrimSpace(string(out)))
		return 0
	}
	want, all, wantErr := recordsOf(t, text)
	got, tally, err := recordsOf(t, path)
	if (err == nil) != (wantErr == nil) {
		t.Errorf("%s: %v, as VCF %v", path, err, wantErr)
		return 0
	}
	if d := vcf.Differing(want, got); d != "" {
		t.Errorf("%s: %.1500s", path, d)
	}
	if tally.Seen != all.Seen || tally.Complete != all.Complete {
		t.Errorf("%s: %d seen, complete %v; as VCF %d, %v", path, tally.Seen, tally.Complete, all.Seen, all.Complete)
	}
	return len(got)
}

// TestBCFOfOthers: BCF files of others read as bcftools writes them out, and so do the collection's VCF
// files that bcftools makes a BCF file of.
func TestBCFOfOthers(t *testing.T) {
	if _, err := exec.LookPath("bcftools"); err != nil {
		t.Skip("bcftools is not installed")
	}
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("no corpus of samples beside the repository:", err)
	}
	files, made, records := 0, 0, 0
	err := filepath.WalkDir(corpus, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		switch name := d.Name(); {
		case strings.HasSuffix(name, ".bcf"):
			files++
			records += sameAsText(t, path)
		case strings.HasSuffix(name, ".vcf") && info.Size() < 200<<10:
			if made++; made%13 != 0 || testing.Short() { // of so many one
				return nil
			}
			bcf := filepath.Join(t.TempDir(), "a.bcf")
			if exec.Command("bcftools", "view", "-Ob", "-o", bcf, path).Run() == nil {
				files++
				records += sameAsText(t, bcf)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d files, %d records", files, records)
}
