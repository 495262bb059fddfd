package document

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"allelens/report/reporttest"
)

func TestEveryWordIsInTheCatalogue(t *testing.T) {
	for _, r := range []string{fmt.Sprint(must(t, nil)), fmt.Sprint(mustEmpty(t))} {
		if i := strings.Index(r, "‹"); i >= 0 {
			t.Errorf("a key without text: %s", r[i:min(len(r), i+60)])
		}
		if i := strings.Index(r, "{"); strings.Contains(r, "{n}") || strings.Contains(r, "{list}") {
			t.Errorf("a text with a value missing, braces at %d", i)
		}
	}
}

func must(t *testing.T, sections []string) Document {
	t.Helper()
	r := reporttest.Sample()
	r.Scores = reporttest.Scores()
	d, err := Of(r, sections)
	if err != nil {
		t.Fatal(err)
	}
	return *d
}

func mustEmpty(t *testing.T) Document {
	t.Helper()
	d, err := Of(reporttest.Empty(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return *d
}

func names(d Document) []string {
	var all []string
	for _, s := range d.Sections {
		all = append(all, s.Name)
	}
	return all
}

func TestSectionsAreChosen(t *testing.T) {
	if got := names(must(t, nil)); !slices.Equal(got, Sections()) {
		t.Errorf("all sections of the full report: %v", got)
	}
	if got := names(must(t, []string{SectionLimits, SectionSummary})); !slices.Equal(got, []string{SectionSummary, SectionLimits}) {
		t.Errorf("two sections, in the order of print: %v", got)
	}
	if got := names(must(t, []string{})); len(got) != 0 {
		t.Errorf("no section was asked for: %v", got)
	}
	if _, err := Of(reporttest.Sample(), []string{"summary", "nonsense"}); err == nil {
		t.Error("an unknown section is no error")
	}
}

func TestEmptyReportKeepsNoRoomForWhatIsNotThere(t *testing.T) {
	got := names(mustEmpty(t))
	for _, name := range []string{SectionRisk, SectionManagement, SectionNote} {
		if slices.Contains(got, name) {
			t.Errorf("section %s of nothing", name)
		}
	}
	for _, name := range []string{SectionCancer, SectionDrugs, SectionLimits} {
		if !slices.Contains(got, name) {
			t.Errorf("section %s is left out without a word", name)
		}
	}
}

func TestCountsAreGrouped(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1000: "-1,000", -100: "-100"} {
		if got := count(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

// TestMedicinesShareRowsOnlyWhenNothingDiffers: capecitabine and fluorouracil are said the same
// of; a medicine on the list keeps its own row.
func TestMedicinesShareRowsOnlyWhenNothingDiffers(t *testing.T) {
	r := reporttest.Sample()
	rows := func() (own, shared []string) {
		d, err := Of(r, []string{SectionDrugs})
		if err != nil {
			t.Fatal(err)
		}
		for i, b := range d.Sections[0].Blocks {
			if table, ok := b.(Table); ok {
				for _, row := range table.Rows {
					if i == 0 {
						own = append(own, row[0][0].Text)
					} else {
						shared = append(shared, row[0][0].Text)
					}
				}
			}
		}
		return own, shared
	}
	if _, shared := rows(); !slices.Equal(shared, []string{"tamoxifen", "fluorouracil, capecitabine", "celecoxib", "glibenclamide"}) {
		t.Errorf("shared rows %q", shared)
	}
	for i := range r.Drugs {
		switch r.Drugs[i].Drug {
		case "capecitabine":
			r.Drugs[i].Assumed = true
		case "tamoxifen":
			r.Drugs[i].OnMedicationList = true
		}
	}
	own, shared := rows()
	if !slices.Contains(own, "tamoxifen") || !slices.Contains(shared, "capecitabine") || !slices.Contains(shared, "fluorouracil") {
		t.Errorf("own %q, shared %q", own, shared)
	}
}
