package document

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/compose"
	"allelens/report/figure"
	"allelens/report/reporttest"
	"allelens/report/text"
	"allelens/variants/drugs"
)

// allWords are the words of a document, those of its drawings included.
func allWords(d *Document) string {
	var b strings.Builder
	for _, s := range d.All() {
		b.WriteString(s.Title + "\n")
		for _, words := range wordsOfBlocks(s.Blocks) {
			b.WriteString(words + "\n")
		}
	}
	return b.String()
}

func wordsOfBlocks(blocks []Block) (all []string) {
	line := func(l Line) string { return strings.TrimSpace(l.Lead + " " + l.Text) }
	for _, block := range blocks {
		switch b := block.(type) {
		case Paragraph:
			all = append(all, line(b.Line))
		case Heading:
			all = append(all, b.Text)
		case List:
			all = append(all, b.Items...)
		case Callout:
			all = append(append(all, b.Title), b.Lines...)
		case Box:
			all = append(all, b.Title)
			for _, part := range b.Parts {
				all = append(all, wordsOfBlocks(part)...)
			}
		case Columns:
			for _, part := range b.Parts {
				all = append(all, wordsOfBlocks(part)...)
			}
		case Drawings:
			for _, d := range b {
				var words []string
				for _, shape := range d.Build(240).Shapes {
					if t, ok := shape.(figure.Text); ok {
						words = append(words, t.Text)
					}
				}
				all = append(all, strings.Join(words, " "))
			}
		case Table:
			for _, row := range b.Rows {
				for _, cell := range row {
					for _, l := range cell {
						all = append(all, line(l))
					}
				}
			}
		}
	}
	return all
}

func sectionOf(d *Document, name string) bool {
	return slices.ContainsFunc(d.All(), func(s Section) bool { return s.Name == name })
}

func TestCarrierReadsNumbersFromToday(t *testing.T) {
	got := allWords(Patient(reporttest.Sample()))
	for _, want := range []string{
		"A change that raises cancer risk was found in BRCA1.", "Think of 100 women aged 41 who carry this change and have not had this cancer.",
		"25 within 10 years", "37 later, by age 80", "38 do not", "Without the change: about 11 to 12 of 100.", "1 in 2 chance", "A breast scan by MRI.",
		"NCCN 2.2026", "clopidogrel", "CPIC",
	} {
		if !strings.Contains(strings.ToLower(got), strings.ToLower(want)) {
			t.Errorf("no %q in:\n%s", want, got)
		}
	}
	if strings.Contains(got, "Ovaries") || strings.Contains(got, "†") {
		t.Errorf("a figure that could not be checked, or a mark, in:\n%s", got)
	}
	if found := regexp.MustCompile(`‹[^›]*›|\{\w+\}|c\.\d+|p\.\(|0/1`).FindString(got); found != "" {
		t.Errorf("%q is no word for a patient", found)
	}
}

// TestUncertainGivesNoFigures: whatever the report holds by mistake, an uncertain result leads to
// no number, no advice by age and no testing of relatives.
func TestUncertainGivesNoFigures(t *testing.T) {
	for _, name := range []string{"uncertain", "none", "not_assessed", "probable", "structural", "two_copies", "one_in_each", "failed"} {
		r := reporttest.Cases()[name]
		r.Risks, r.Management = reporttest.Sample().Risks, reporttest.Sample().Management
		d := Patient(r)
		if sectionOf(d, PatientHelp) {
			t.Errorf("%s: advice by age", name)
		}
		if got := allWords(d); strings.Contains(got, "of 100") || strings.Contains(got, "1 in 2") {
			t.Errorf("%s: a figure in:\n%s", name, got)
		}
	}
}

func TestPeopleOfHundred(t *testing.T) {
	p := patient{writer: writer{words: text.English()}}
	for percent, want := range map[float64]string{72: "about 72", 0.4: "fewer than 1", 0: "fewer than 1", 1.5: "about 1 to 2", 3.8: "about 4", 62.21: "about 62", 99.9: "about 100", 2.25: "about 2 to 3"} {
		if got := p.ofHundred(percent); got != want {
			t.Errorf("%v: %q, want %q", percent, got, want)
		}
	}
}

// TestPatientWordsAreWhole: each limit, item and action that a report can hold has words for patients.
func TestPatientWordsAreWhole(t *testing.T) {
	c := text.English()
	for _, key := range c.Keys() {
		for from, to := range map[string]string{"report.limit.": "patient.limit.", "report.management.": "patient.help."} {
			if rest, ok := strings.CutPrefix(key, from); ok && !c.Has(to+rest) {
				t.Errorf("%s has no words for patients: %s%s", key, to, rest)
			}
		}
	}
	for _, action := range drugs.Actions() {
		if !c.Has("patient.action." + compose.PatientAction(report.Drug{Action: string(action)})) {
			t.Errorf("no words for the action %s", action)
		}
	}
}

// TestPatientIsToldWhichWay: where it is known whether more or less is needed, it is said.
func TestPatientIsToldWhichWay(t *testing.T) {
	c := text.English()
	for direction, want := range map[string]string{"": "more or less", "lower": "need less of", "higher": "need more of"} {
		key := actionKey(report.Drug{PatientAction: doseKey, Direction: direction})
		if said := c.Text("patient.action." + key); !strings.Contains(said, want) {
			t.Errorf("%q: %q", direction, said)
		}
	}
}

// TestLateSurgeryIsDue: what is done once stays due after its ages, in the patient's words too; an item that could not
// be checked, or of bodies beside the one chosen, is not told.
func TestLateSurgeryIsDue(t *testing.T) {
	r := reporttest.Sample()
	age, from, to := 45, 35, 40
	r.Case.Age = &age
	due := report.Management{Code: "salpingo_oophorectomy", Gene: "BRCA1", FromAge: &from, ToAge: &to, Ages: "35–40", Once: true, Status: "now",
		Body: "NCCN", Version: "3.2024", ForPatient: true, Verified: true, Origin: report.Origin{Verified: true}}
	beside, unchecked := due, due
	beside.Body, beside.ForPatient, unchecked.Body, unchecked.ForPatient = "NHS", false, "ESMO", false
	r.Management = []report.Management{due, beside, unchecked}
	got := allWords(Patient(r))
	if !strings.Contains(got, "do not put this talk off") || strings.Contains(got, "NHS") || strings.Contains(got, "ESMO") {
		t.Errorf("%s", got)
	}
}

// TestWhoSaysSo: a body that gives no advice is not named for another's.
func TestWhoSaysSo(t *testing.T) {
	d := report.Drug{Recommendations: []report.Recommendation{{Source: "CPIC"}, {Source: "DPWG", Silent: true}}}
	if got := advisers(d); !slices.Equal(got, []adviser{{"CPIC", ""}}) {
		t.Errorf("%q", got)
	}
}
