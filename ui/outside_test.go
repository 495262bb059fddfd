package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/ui/command"
	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/pgx"
)

// OutsideVocabulary implements workspace.Engine.
func (e *engine) OutsideVocabulary() []pgx.Vocabulary {
	return []pgx.Vocabulary{
		{Gene: "CYP2D6", Alleles: []string{"*1", "*2", "*4", "*4x2", "*10", "*36 + *10"}, Phenotypes: []string{"Intermediate Metabolizer", "Poor Metabolizer"}, Scores: []string{"0.0", "1.0"}},
		{Gene: "CYP2C19", Alleles: []string{"*1", "*2"}},
		{Gene: "HLA-B", Phenotypes: []string{"*57:01 positive"}},
	}
}

// UnderstandOutside implements workspace.Engine.
func (e *engine) UnderstandOutside(c pgx.OutsideCall) report.OutsideReading {
	if c.Diplotype == "" && c.Phenotype == "" && c.ActivityScore == "" {
		return report.OutsideReading{Refused: "No result was given."}
	}
	r := report.OutsideReading{Result: c.Gene + " " + c.Diplotype + c.Phenotype}
	if strings.Contains(c.Diplotype, "*999") {
		r.Cautions = []string{"The bundled definitions do not know *999."}
	}
	return r
}

func (e *engine) ReadOutside(path string) ([]pgx.OutsideCall, error) {
	if strings.HasSuffix(path, "bad.tsv") {
		return nil, variants.Fail("outside_line", "bad.tsv:2")
	}
	return []pgx.OutsideCall{{Gene: "CYP2D6", Diplotype: "*1/*4", Where: "calls.tsv:1"}, {Gene: "CYP2D6", Diplotype: "*4/*4", Where: "calls.tsv:2"}}, nil
}

func TestOutsideCallsReplaceOneAnother(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.Do(command.Outside)
	b.sees("Results from elsewhere")
	b.press("Add this result")
	b.sees("Give the gene")
	b.dismiss()
	b.questions.takeCalls(pgx.OutsideCall{Gene: "CYP2D6", Diplotype: "*1/*4", ActivityScore: "1.0"})
	b.questions.takeCalls(pgx.OutsideCall{Gene: "HLA-B", Phenotype: "*57:01 positive"})
	b.questions.takeCalls(pgx.OutsideCall{Gene: "cyp2d6", Diplotype: "*4/*4", ActivityScore: "0.0"})
	b.until(workspace.Open)
	calls := b.workspace.State().Case.OutsideCalls
	if len(calls) != 2 || calls[0].Gene != "HLA-B" || calls[1].Diplotype != "*4/*4" {
		t.Errorf("calls %+v", calls)
	}
	b.questions.removeCall(calls[0])
	b.until(workspace.Open)
	if calls := b.workspace.State().Case.OutsideCalls; len(calls) != 1 || calls[0].Gene != "cyp2d6" {
		t.Errorf("calls %+v after removing one", calls)
	}
}

// TestOutsideCallsAreCompletedAndChecked types a result: names are completed, what is understood
// stands below, and what cannot be taken is refused.
func TestOutsideCallsAreCompletedAndChecked(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.Do(command.Outside)
	typing := func(words string) {
		for _, r := range words {
			b.Fyne().Canvas().Focused().TypedRune(r)
		}
	}
	typing("2d")
	b.press("CYP2D6")
	b.Fyne().Canvas().FocusNext()
	typing("*4x2/*3")
	b.sees("*4x2/*36 + *10", "Understood as", "CYP2D6 *4x2/*3")
	b.press("*4x2/*36 + *10")
	b.press("Add this result")
	b.until(workspace.Open)
	calls := b.workspace.State().Case.OutsideCalls
	if len(calls) != 1 || calls[0].Gene != "CYP2D6" || calls[0].Diplotype != "*4x2/*36 + *10" || calls[0].Where != "typed in" {
		t.Errorf("calls %+v", calls)
	}
	enter := func() { b.Fyne().Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) }
	b.Do(command.Outside)
	typing("2d")
	enter() // completes the gene
	b.Fyne().Canvas().FocusNext()
	typing("*1/*3")
	enter() // takes *3, although *36 begins like it
	b.until(workspace.Open)
	if calls := b.workspace.State().Case.OutsideCalls; len(calls) != 1 || calls[0].Gene != "CYP2D6" || calls[0].Diplotype != "*1/*3" {
		t.Errorf("calls %+v", calls)
	}
	b.Do(command.Outside)
	typing("CYP2D6")
	b.Fyne().Canvas().FocusNext()
	typing("*1/*999")
	b.sees("do not know *999")
	b.dismiss()
}

func TestOutsideCallsFromAFile(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.questions.openOutside("/data/bad.tsv")
	b.sees("bad.tsv:2", "tab-separated")
	if calls := b.workspace.State().Case.OutsideCalls; len(calls) != 0 {
		t.Errorf("half of a file was taken: %+v", calls)
	}
	b.dismiss()
	b.questions.openOutside("/data/calls.tsv")
	b.sees("Taken from the file: CYP2D6.")
	b.until(workspace.Open)
	if calls := b.workspace.State().Case.OutsideCalls; len(calls) != 2 || calls[1].Where != "calls.tsv:2" {
		t.Errorf("calls %+v", calls)
	}
}

func TestCompletions(t *testing.T) {
	names := []string{"*1", "*10", "*2", "*36 + *10", "HapB3"}
	for text, want := range map[string][]string{
		"": nil, "*1": {"*10", "*36 + *10"}, "*2/*1": {"*2/*10", "*2/*36 + *10"}, "*36+*1": {"*36+*10", "*36+*36 + *10"}, "*2/ hap": {"*2/ HapB3"}, "*10": {"*36 + *10"}, "x": nil,
	} {
		before, member := lastMember(text)
		if got := completions(before, member, names); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
