package pdf

import (
	"bytes"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/document"
	"allelens/report/reporttest"
	"allelens/variants"
)

// TestNamesPrintOrAreRefused: a name prints whole, or is refused by the name of its script before anything is written.
func TestNamesPrintOrAreRefused(t *testing.T) {
	for name, script := range map[string]string{
		"Łukasz Żółć": "", "Ωμέγα": "", "Жанна": "", "王小明": "", "山田 太郎": "", "김민수": "", "Nguye\u0302\u0303n": "", "ﾔﾏﾀﾞ": "", "O’Brien": "", "": "",
		"\u202eelba": "", "a\x00b\x1b[2J": "", strings.Repeat("Anna-Maria ", 300): "",
		"محمد": "Arabic", "שרה": "Hebrew", "สมชาย": "Thai", "अनिल": "Devanagari", "გიორგი": "Georgian",
	} {
		r := reporttest.Sample()
		r.Case.Name = name
		for layer, write := range map[string]func(*bytes.Buffer, *report.Report) error{
			"clinician": func(b *bytes.Buffer, r *report.Report) error { return Write(b, r) },
			"patient":   func(b *bytes.Buffer, r *report.Report) error { return WritePatient(b, r) },
			"letter":    func(b *bytes.Buffer, r *report.Report) error { return WriteLetter(document.AllRelatives)(b, r) },
		} {
			var b bytes.Buffer
			err := write(&b, r)
			if script == "" {
				if err != nil || b.Len() == 0 {
					t.Errorf("%s, %q: %d bytes, %v", layer, name, b.Len(), err)
				}
				continue
			}
			p, ok := variants.AsProblem(err)
			if !ok || p.Code != "print_script" || p.Values[1].Text != script || p.Values[0].Text != "Name" || b.Len() > 0 {
				t.Errorf("%s, %q: %d bytes, %v, want %s", layer, name, b.Len(), err, script)
			}
		}
	}
}

// TestEmojiAreLeftOut: with a warning for each field that has one, and nothing else of the name is lost.
func TestEmojiAreLeftOut(t *testing.T) {
	r := reporttest.Sample()
	r.Case.Name, r.Case.Note = "Ann 👩‍⚕️ Smith 🧬", "plain ∑"
	all, err := ClinicianPages(r)
	if err != nil {
		t.Fatal(err)
	}
	if got := words(all); !strings.Contains(got, "\nAnn  Smith\n") && !strings.Contains(got, "\nAnn Smith\n") || strings.Contains(got, "[U+") {
		t.Errorf("the name is not as it should be:\n%.800s", got)
	}
	notes, err := Unprinted(r)
	if err != nil || len(notes) != 1 || notes[0].Code != "print_dropped" || notes[0].Values[0].Text != "Name" {
		t.Errorf("%v, %v", notes, err)
	}
	if r.Case.Name != "Ann 👩‍⚕️ Smith 🧬" {
		t.Error("the report was changed")
	}
}

// TestEastAsianFontsAreNeededOnlyThere: they are embedded where their signs are printed.
func TestEastAsianFontsAreNeededOnlyThere(t *testing.T) {
	size := func(name string) int {
		r := reporttest.Sample()
		r.Case.Name = name
		var b bytes.Buffer
		if err := Write(&b, r); err != nil {
			t.Fatal(err)
		}
		for font, signs := range map[string]string{"utf8han": "王小明", "utf8hangul": "김민수"} {
			if bytes.Contains(b.Bytes(), []byte("/BaseFont /"+font+"\n")) != strings.Contains(name, signs) {
				t.Errorf("%q: font %s", name, font)
			}
		}
		return b.Len()
	}
	plain := size("Wang")
	for _, name := range []string{"王小明", "김민수", "王小明 김민수"} {
		if more := size(name) - plain; more > 15_000 {
			t.Errorf("%q costs %d bytes", name, more)
		}
	}
}
