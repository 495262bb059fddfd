package compose

import (
	"fmt"
	"slices"
	"testing"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/interpret"
	"allelens/variants/ledger"
	"allelens/variants/pgx"
)

// TestOutsideDefinitions: changes beyond the definitions are counted by effect, those whose call
// failed apart; the list is bounded, and a loss of function flags the gene.
func TestOutsideDefinitions(t *testing.T) {
	b := &builder{Catalogue: text.English(), f: &interpret.Findings{Observations: &ledger.Observations{Assembly: variants.GRCh38}}}
	change := func(effect pgx.Effect, state variants.State, line int) pgx.OutsideChange {
		return pgx.OutsideChange{Effect: effect, Name: fmt.Sprint("change ", line), OutsideChange: ledger.OutsideChange{
			Gene: "TPMT", Pos: 18130687 + line, Ref: "T", Alt: "C", State: state,
			Evidence: &ledger.Evidence{Line: int64(line), FileChrom: "6", Genotype: "0/1", Text: "6\t18130687"},
		}}
	}
	g := pgx.Result{Gene: "TPMT", Source: pgx.FromVCF, ExonsRead: true, NothingFound: true, Diplotypes: []pgx.Diplotype{{Label: "*1/*1"}}}
	if out := b.outsideDefinitions(g); out == nil || out.Total != 0 || len(out.Lines) != 0 || out.Text == "" {
		t.Errorf("without changes: %+v", out)
	}
	if badge := b.geneBadge(g).Word; badge != "None found" {
		t.Errorf("badge %q without changes", badge)
	}
	g.OutsideDefinitions = []pgx.OutsideChange{change(pgx.LossOfFunction, variants.Variant, 1), change(pgx.LossOfFunction, variants.Filtered, 2), change(pgx.Missense, variants.Variant, 3)}
	for line := 4; line < 104; line++ {
		g.OutsideDefinitions = append(g.OutsideDefinitions, change(pgx.NotJudged, variants.Variant, line))
	}
	out := b.outsideDefinitions(g)
	if out.Total != 102 || out.LossOfFunction != 1 || out.Missense != 1 || out.NotJudged != 100 || out.Failed != 1 || len(out.Lines) != mostOutside {
		t.Errorf("%+v, %d lines", out, len(out.Lines))
	}
	if l := out.Lines[1]; l.State != "filtered" || l.Effect != "loss_of_function" || l.Chrom != "chr6" || *l.VCFLineNumber != 2 || l.EffectText == "" {
		t.Errorf("line %+v", l)
	}
	if badge := b.geneBadge(g); badge.Word != "Look closer" || badge.Tone != report.ToneChange {
		t.Errorf("badge %+v beside a loss of function", badge)
	}
	if steps := geneSteps(g); !slices.Equal(steps, []string{"beyond"}) {
		t.Errorf("steps %v beside a loss of function", steps)
	}
	g.OutsideDefinitions = g.OutsideDefinitions[1:2]
	if steps := geneSteps(g); steps != nil {
		t.Errorf("steps %v for a call that failed", steps)
	}
	if badge := b.geneBadge(g).Word; badge != "None found" {
		t.Errorf("badge %q for a call that failed", badge)
	}
	g.Source, g.Notes = pgx.FromOutside, []pgx.Note{{Code: "outside_preferred"}}
	if badge := b.geneBadge(g).Word; badge != "Outside call" {
		t.Errorf("badge %q for an outside call", badge)
	}
	g.Notes[0].Code = "outside_differs"
	if badge := b.geneBadge(g); badge.Word != "File differs" || badge.Tone != report.ToneChange {
		t.Errorf("badge %+v where the file differs", badge)
	}
	g.ExonsRead, g.OutsideDefinitions = false, nil
	if b.outsideDefinitions(g) != nil {
		t.Error("counted where nothing was looked for")
	}
}
