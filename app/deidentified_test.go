package main

import (
	"bytes"
	"compress/zlib"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"allelens/report/format"
	"allelens/report/reporttest"
)

// telling are the words of the test's case that tell whose it is.
var telling = []string{"zoemark", "quill", "rn99887766", "ac55443322", "rp11223344", "1985-03-07", "7 march 1985", "vantongeren", "ovenden"}

// named writes the demonstration file as a laboratory would that names files and columns after people, with a line that
// cannot be read, and a case file beside it.
func named(t *testing.T, folder string) (file, caseFile, calls string) {
	t.Helper()
	packed, err := os.ReadFile(sample("demonstration.grch38.vcf.gz"))
	if err != nil {
		t.Fatal(err)
	}
	text := unzipped(t, packed)
	column := regexp.MustCompile(`(?m)^(#CHROM.*\t)[^\t\n]+$`)
	text = column.ReplaceAll(text, []byte("${1}ZOEMARK_Q"))
	file, caseFile, calls = filepath.Join(folder, "Zoemark_Quill.vcf"), filepath.Join(folder, "case.json"), filepath.Join(folder, "quill_calls.tsv")
	place(t, file, append(text, "chrX\tnowhere\t.\tA\tC\t50\tPASS\t.\tGT\t0/1\n"...))
	place(t, caseFile, []byte(`{"case_version": 1, "identity": {"name": "Zoemark Quill", "born": "1985-03-07", "record_number": "RN99887766",
"ordered_by": "Dr. Vantongeren", "accession": "AC55443322", "report_number": "RP11223344"}, "label": "Quill 7", "sex": "female", "age": 41,
"indication": "Zoemark's mother had breast cancer at 38", "note": "Spoke with Quill.", "signed_by": "Dr. Ovenden", "signed_on": "2026-11-24"}`))
	place(t, calls, []byte("CYP2D6\t*1/*4\n"))
	return file, caseFile, calls
}

// TestDeidentified: none of the formats holds, in any encoding, a word that tells whose the report is, and the report
// says that such were left out; without the switch they do stand there.
func TestDeidentified(t *testing.T) {
	folder := t.TempDir()
	file, caseFile, calls := named(t, folder)
	args := []string{"report", file, "--case", caseFile, "--outside-calls", calls, "--medications", "codeine", "--date", "2026-11-24"}
	var outs []string
	for _, f := range format.All() {
		if f.TellsChanges() { // of sealed cases alone
			continue
		}
		out := filepath.Join(folder, "x"+f.Ending)
		outs, args = append(outs, out), append(args, "-o", out)
	}
	_, errs, status := allelens(t, append(args, "--deidentified")...)
	if status == exitInput || status == exitUsage {
		t.Fatalf("status %d: %s", status, errs)
	}
	for _, out := range outs {
		content, err := os.ReadFile(out)
		if err != nil {
			t.Error(err)
			continue
		}
		for _, word := range found(content) {
			t.Errorf("%s holds %q", filepath.Base(out), word)
		}
		if strings.HasSuffix(out, "x.json") {
			if err := reporttest.Validate(content); err != nil {
				t.Error(err)
			}
			if !bytes.Contains(content, []byte(`"deidentified": true`)) {
				t.Error("the report does not say that it is de-identified")
			}
		}
	}
	allelens(t, args...)
	for _, ending := range []string{".json", ".pdf", ".html"} {
		content, err := os.ReadFile(filepath.Join(folder, "x"+ending))
		if err != nil || len(found(content)) == 0 {
			t.Errorf("with names x%s holds none of them: %v", ending, err)
		}
	}
	allelens(t, "report", file, "--deidentified", "-q")
	if _, err := os.Stat(filepath.Join(folder, "deidentified.pdf")); err != nil {
		t.Error(err)
	}
}

// TestDeidentifiedSpecimenAndAge: a sample that a header line declares a tumour's is not named either, and the age that
// follows from the date of birth stays where that is left out.
func TestDeidentifiedSpecimenAndAge(t *testing.T) {
	folder := t.TempDir()
	file, caseFile, _ := named(t, folder)
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	tumour, born := filepath.Join(folder, "tumour.vcf"), filepath.Join(folder, "born.json")
	place(t, tumour, bytes.Replace(text, []byte("#CHROM"), []byte("##tumor_sample=ZOEMARK_Q\n#CHROM"), 1))
	place(t, born, []byte(`{"case_version": 1, "identity": {"name": "Zoemark Quill", "born": "1985-03-07"}, "sex": "female"}`))
	out, errs, status := allelens(t, "report", tumour, "--case", caseFile, "--date", "2026-11-24", "--deidentified", "-f", "json", "-o", "-")
	if status != exitAttention || !strings.Contains(out, "specimen_tumour_declared") || len(found([]byte(out))) > 0 {
		t.Errorf("status %d, holds %q: %s", status, found([]byte(out)), errs)
	}
	out, errs, _ = allelens(t, "report", file, "--case", born, "--date", "2026-11-24", "--deidentified", "-f", "json", "-o", "-")
	if !strings.Contains(out, `"age": 41`) || len(found([]byte(out))) > 0 {
		t.Errorf("the age is lost, or the report holds %q: %s", found([]byte(out)), errs)
	}
}

// found are the telling words that a file holds, as text of one or two bytes a letter, in packed parts too.
func found(content []byte) (words []string) {
	all := bytes.ToLower(append(bytes.Clone(content), unpacked(content)...))
	for _, word := range telling {
		var wide []byte
		for _, u := range utf16.Encode([]rune(word)) {
			wide = append(wide, byte(u>>8), byte(u))
		}
		if bytes.Contains(all, []byte(word)) || bytes.Contains(all, wide) {
			words = append(words, word)
		}
	}
	return words
}

// unpacked is what the streams of a PDF hold.
func unpacked(content []byte) (all []byte) {
	for _, part := range bytes.Split(content, []byte("stream\n")) {
		if in, err := zlib.NewReader(bytes.NewReader(part)); err == nil {
			text, _ := io.ReadAll(in) // what follows the stream is no part of it
			all = append(all, text...)
		}
	}
	return all
}
