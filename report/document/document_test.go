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
	d, err := Of(reporttest.Sample(), sections)
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
