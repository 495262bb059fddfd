package ui

import (
	"strings"
	"testing"

	"allelens/ui/command"
	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/copynumber"
)

// ReadCopyNumber implements workspace.Engine.
func (e *engine) ReadCopyNumber(path string, _ workspace.Observations) ([]copynumber.Row, error) {
	if strings.HasSuffix(path, "bad.tsv") {
		return nil, variants.Fail("cnv_exons", "bad.tsv:2", "exons", "x")
	}
	return []copynumber.Row{{Gene: "BRCA1", Kind: "DEL", First: 1, Last: 3, Copies: 1}, {Gene: "BRCA2", Kind: "DUP", First: 3, Last: 3, Copies: -1}}, nil
}

// TestCopyNumberTable takes a laboratory's table, takes one result off again, and refuses a bad table whole.
func TestCopyNumberTable(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.questions.openCopyNumber("/data/bad.tsv")
	b.sees("“x” is neither one exon nor a first and a last one")
	b.dismiss()
	b.questions.openCopyNumber("/data/mlpa.tsv")
	b.sees("Taken from the table: BRCA1, exons 1–3: deletion; BRCA2, exons 3: duplication.")
	b.dismiss()
	b.until(workspace.Open)
	b.Do(command.CopyNumber)
	b.sees("BRCA1, exons 1–3: deletion")
	rows := b.workspace.State().Case.CopyNumber
	if len(rows) != 2 {
		t.Fatalf("rows %+v", rows)
	}
	b.questions.removeCopies(rows[0])
	b.until(workspace.Open)
	if left := b.workspace.State().Case.CopyNumber; len(left) != 1 || left[0].Gene != "BRCA2" {
		t.Errorf("rows %+v after removing one", left)
	}
}
