package ui

import (
	"strings"
	"testing"

	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/patient"
)

// ReadCovered implements workspace.Engine.
func (e *engine) ReadCovered(path string) ([]variants.Interval, []*variants.Problem, error) {
	if strings.HasSuffix(path, "bad.bed") {
		return nil, nil, variants.Fail("bed_line", "bad.bed:3")
	}
	return []variants.Interval{{Contig: "17", Start: 1, End: 9}}, nil, nil
}

// ReadCase implements workspace.Engine.
func (e *engine) ReadCase(path string) (patient.Case, error) {
	if strings.HasSuffix(path, "bad.json") {
		return patient.New(), variants.Fail("case_value", "bad.json:3", "field", "age")
	}
	c := patient.New()
	c.Identity.Name, c.Age, c.Medications = "N. N.", 41, []string{"warfarin"}
	return c, nil
}

// SaveCase implements workspace.Engine.
func (e *engine) SaveCase(c patient.Case, path string) error {
	if strings.Contains(path, "full") {
		return variants.Fail("output_unwritable", path)
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.saved, e.kept = path, c
	return nil
}

// TestCaseFile: a case's file states everything anew in one step, what was agreed to stays where it says nothing of it,
// a bad file changes nothing, and the case is saved where it was asked to be.
func TestCaseFile(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.questions.takeCase("/data/bad.json")
	b.sees("bad.json:3")
	b.dismiss()
	before := b.workspace.State().Case
	b.questions.takeCase("/data/case.json")
	b.until(workspace.Open)
	if c := b.workspace.State().Case; c.Identity.Name != "N. N." || c.Age != 41 || len(c.Medications) != 1 || c.Scope != patient.Both {
		t.Errorf("taken as %+v", c)
	}
	b.Do("save_case")
	b.sees("nothing is encrypted")
	if got := b.entries()[0].Text; got != "/data/a.case.json" {
		t.Errorf("proposed %q", got)
	}
	b.press("Save")
	b.comes("/data/a.case.json")
	b.dismiss()
	if b.engine.saved != "/data/a.case.json" || b.engine.kept.Identity.Name != "N. N." {
		t.Errorf("saved %q with %+v", b.engine.saved, b.engine.kept)
	}
	b.workspace.Undo()
	b.until(workspace.Open)
	if c := b.workspace.State().Case; c.Identity != before.Identity || c.Age != before.Age {
		t.Errorf("undone to %+v", c)
	}
}
