package main

import (
	"bytes"
	"compress/zlib"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// documents are the PDFs of the demonstration with a case file, and the VCF, in a folder.
func documents(t *testing.T, flags ...string) (folder, vcf, caseFile string) {
	t.Helper()
	folder = t.TempDir()
	vcf, caseFile = filepath.Join(folder, "x.vcf"), filepath.Join(folder, "case.json")
	packed, err := os.ReadFile(sample("demonstration.grch38.vcf.gz"))
	if err != nil {
		t.Fatal(err)
	}
	place(t, vcf, unzipped(t, packed))
	place(t, caseFile, []byte(`{"case_version": 1, "sex": "female", "age": 41, "medications": ["warfarin"], "label": "Case 7"}`))
	args := append([]string{"report", vcf, "--case", caseFile, "--date", "2026-11-24"}, flags...)
	for _, ending := range []string{".pdf", ".annex.pdf", ".patient.pdf", ".letter.pdf", ".card.pdf"} {
		args = append(args, "-o", filepath.Join(folder, "x"+ending))
	}
	if _, errs, status := allelens(t, args...); status == exitInput || status == exitUsage {
		t.Fatal(errs)
	}
	return folder, vcf, caseFile
}

// TestVerify: each document is what file and case give, and what the report file attached gives; another case, another
// file, or a file without its reason is told.
func TestVerify(t *testing.T) {
	folder, vcf, caseFile := documents(t, "--attach")
	for _, ending := range []string{".pdf", ".annex.pdf", ".patient.pdf", ".letter.pdf", ".card.pdf"} {
		pdf := filepath.Join(folder, "x"+ending)
		if out, errs, status := allelens(t, "verify", pdf, "--file", vcf, "--case", caseFile); status != exitDone || !strings.Contains(out, "the same") {
			t.Errorf("%s by its file: status %d: %s%s", ending, status, out, errs)
		}
		out, errs, status := allelens(t, "verify", pdf)
		if forOthers := !slices.Contains([]string{".pdf", ".annex.pdf"}, ending); forOthers { // they never carry the report file
			if status != exitInput || !strings.Contains(errs, "--file") {
				t.Errorf("%s carries the report file: status %d: %s%s", ending, status, out, errs)
			}
		} else if status != exitDone || !strings.Contains(out, "the same") {
			t.Errorf("%s by what it carries: status %d: %s%s", ending, status, out, errs)
		}
	}
	pdf, other := filepath.Join(folder, "x.pdf"), filepath.Join(folder, "other.json")
	place(t, other, []byte(`{"case_version": 1, "sex": "female", "age": 42, "medications": ["warfarin"], "label": "Case 7"}`))
	if _, errs, status := allelens(t, "verify", pdf, "--file", vcf, "--case", other); status != exitAttention || !strings.Contains(errs, "of 41") || !strings.Contains(errs, "of 42") {
		t.Errorf("another case: status %d: %s", status, errs)
	}
	text, err := os.ReadFile(vcf)
	if err != nil {
		t.Fatal(err)
	}
	place(t, vcf, bytes.Replace(text, []byte("\t0/1:"), []byte("\t1/1:"), 1))
	if _, errs, status := allelens(t, "verify", pdf, "--file", vcf, "--case", caseFile); status != exitAttention || !strings.Contains(errs, "Not the same") {
		t.Errorf("an edited VCF: status %d: %s", status, errs)
	}
}

// TestVerifyFindsEdits: a digit changed in the words of a page, or in the report file attached, is found; so is a
// document that bears no mark, is none, or carries nothing to compare with.
func TestVerifyFindsEdits(t *testing.T) {
	folder, vcf, caseFile := documents(t, "--attach")
	pdf, err := os.ReadFile(filepath.Join(folder, "x.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	bare, _, _ := documents(t)
	notes, err := os.ReadFile(filepath.Join(bare, "x.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	wide := func(s string) []byte { return []byte(strings.Join(strings.Split(" "+s, ""), "\x00")[1:]) }
	for name, test := range map[string]struct {
		pdf    []byte
		args   []string
		status int
		want   string
	}{
		"digit":           {edited(t, pdf, wide("41"), wide("47")), nil, exitAttention, "page 1"},
		"digit, by file":  {edited(t, notes, wide("41"), wide("47")), []string{"--file", vcf, "--case", caseFile}, exitAttention, "page 1"},
		"attached":        {edited(t, pdf, []byte(`"age": 41`), []byte(`"age": 47`)), nil, exitAttention, "attached"},
		"appended":        {append(bytes.Clone(pdf), "% more\n"...), nil, exitAttention, "byte for byte"},
		"nothing with it": {notes, nil, exitInput, "--file"},
		"no mark":         {bytes.Replace(pdf, []byte("/Keywords"), []byte("/Kewwords"), 1), nil, exitInput, "no mark"},
		"cut":             {pdf[:len(pdf)/2], nil, exitInput, ""},
		"no PDF":          {[]byte("##fileformat=VCFv4.2\n"), nil, exitInput, "no PDF"},
	} {
		path := filepath.Join(t.TempDir(), "edited.pdf")
		place(t, path, test.pdf)
		out, errs, status := allelens(t, append([]string{"verify", path}, test.args...)...)
		if status != test.status || !strings.Contains(errs, test.want) || strings.Count(errs, "\n") != 1 {
			t.Errorf("%s: status %d, want %d and %q: %s%s", name, status, test.status, test.want, out, errs)
		}
	}
}

// edited replaces the first occurrence of words in the streams of a PDF, which are packed anew.
func edited(t *testing.T, pdf, old, with []byte) []byte {
	t.Helper()
	for at := 0; ; {
		next := bytes.Index(pdf[at:], []byte("stream\n"))
		if next < 0 {
			t.Fatalf("%q does not stand in the document", old)
		}
		at += next + len("stream\n")
		in, err := zlib.NewReader(bytes.NewReader(pdf[at:]))
		if err != nil {
			continue
		}
		text, err := io.ReadAll(in)
		if err != nil || !bytes.Contains(text, old) {
			continue
		}
		var packed bytes.Buffer
		out := zlib.NewWriter(&packed)
		if _, err := out.Write(bytes.Replace(text, old, with, 1)); err != nil {
			t.Fatal(err)
		}
		if err := out.Close(); err != nil {
			t.Fatal(err)
		}
		end := at + bytes.Index(pdf[at:], []byte("\nendstream"))
		return append(append(bytes.Clone(pdf[:at]), packed.Bytes()...), pdf[end:]...)
	}
}
