package document

import (
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/reporttest"
)

// unspeakable are words of a report that no page of the view may hold: who the patient and others are, numbers, names of files.
var unspeakable = []string{"PRIVATE-name", "PRIVATE-record", "PRIVATE-orderer", "PRIVATE-lab", "PRIVATE-accession", "PRIVATE-number", "PRIVATE-label", "PRIVATE-sample",
	"PRIVATE-file", "PRIVATE-signed", "PRIVATE-second", "PRIVATE-reason", "PRIVATE-source", "PRIVATE-by", "1985-03-28"}

func identified(r *report.Report) *report.Report {
	r.Case.Identity = report.Identity{Name: unspeakable[0], RecordNumber: unspeakable[1], OrderedBy: unspeakable[2], Laboratory: unspeakable[3], Accession: unspeakable[4], ReportNumber: unspeakable[5], Born: "1985-03-28"}
	r.Case.Label, r.Input.Sample, r.Input.File = unspeakable[6], unspeakable[7], unspeakable[8]
	r.Case.SignedBy, r.Case.SecondReader, r.Case.Indication, r.Case.KnownSource = unspeakable[9], unspeakable[10], unspeakable[11], unspeakable[12]
	r.Case.Note = unspeakable[11]
	for i := range r.Marks {
		r.Marks[i].By, r.Marks[i].Words, r.Marks[i].Text = unspeakable[13], unspeakable[13], unspeakable[13]
	}
	return r
}

// TestViewNamesNobody: on no page of no state stand a name, a number of the case, a date of birth or a file.
func TestViewNamesNobody(t *testing.T) {
	pages := 0
	for name, r := range reporttest.Cases() {
		r = identified(r)
		r.FamilyAnswer = &report.FamilyAnswer{Asked: unspeakable[12], Answer: "absent", Source: unspeakable[12], Gene: "BRCA1"}
		for _, p := range View(r) {
			pages++
			words := strings.Join(p.Words(), "\n")
			for _, s := range unspeakable {
				if strings.Contains(words, s) {
					t.Errorf("%s, %s: %s in %q", name, p.Name, s, words)
				}
			}
		}
	}
	if pages < 40 {
		t.Errorf("%d pages", pages)
	}
}

// mostPages is how many pages a result takes, without scores and what looking again has changed.
const mostPages = 6

// TestViewSaysWhatThePagesSay: each sentence of the view stands in the patient's document, and each page has room.
func TestViewSaysWhatThePagesSay(t *testing.T) {
	for name, r := range reporttest.Cases() {
		printed := allWords(Patient(r))
		all := View(r)
		if len(all) < 2 || len(all) > mostPages {
			t.Errorf("%s: %d pages", name, len(all))
		}
		if last := strings.Join(all[len(all)-1].Words(), "\n"); !strings.Contains(last, "Your questions") {
			t.Errorf("%s: the last page is %q", name, last)
		}
		for _, p := range all {
			if len(p.Rows) > mostRows {
				t.Errorf("%s, %s: %d rows", name, p.Name, len(p.Rows))
			}
			for _, row := range p.Rows {
				for _, l := range row.Lines {
					if s := strings.TrimSuffix(l.Text, "…"); !strings.Contains(printed, strings.TrimSpace(s)) && p.Name != "changed" && p.Name != "ask" {
						t.Errorf("%s, %s: %q is not in the document", name, p.Name, l.Text)
					}
				}
			}
		}
	}
}

// TestPartedViewSaysTheSame: for large letters people and words stand on two pages, thoughts on one each, and no word is lost.
func TestPartedViewSaysTheSame(t *testing.T) {
	for name, r := range reporttest.Cases() {
		whole, parted := View(r), InParts(View(r))
		said := map[string]bool{}
		for _, p := range parted {
			for _, words := range p.Words() {
				said[words] = true
			}
			if n := len(p.Rows); p.Figure != nil && len(p.Figure.Apart) > 0 || n > 1 && !fitsIn(p.Rows, mostLarge) && p.Figure == nil {
				t.Errorf("%s, %q: too much for a page of large letters", name, p.Title)
			}
		}
		if len(parted) <= len(whole) {
			t.Errorf("%s: %d pages become %d", name, len(whole), len(parted))
		}
		for _, p := range whole {
			for _, words := range p.Words() {
				if !said[words] {
					t.Errorf("%s: %q is lost", name, words)
				}
			}
		}
	}
}
