package compose

import (
	"allelens/report"
	"allelens/variants"
	"allelens/variants/pgx"
)

// mostOutside is how many changes outside the definitions are listed; all are counted.
const mostOutside = 50

// outsideDefinitions counts and lists; nil for genes in whose exons nothing was looked for.
func (b *builder) outsideDefinitions(g pgx.Result) *report.OutsideDefinitions {
	if !g.ExonsRead && len(g.OutsideDefinitions) == 0 {
		return nil
	}
	out := &report.OutsideDefinitions{Lines: []report.OutsideChange{}}
	counts := map[pgx.Effect]*int{
		pgx.LossOfFunction: &out.LossOfFunction, pgx.Missense: &out.Missense, pgx.OtherProtein: &out.OtherProtein,
		pgx.NoProteinChange: &out.NoProteinChange, pgx.NotJudged: &out.NotJudged,
	}
	for _, c := range g.OutsideDefinitions {
		if len(out.Lines) < mostOutside {
			out.Lines = append(out.Lines, b.outsideChange(c))
		}
		if c.State != variants.Variant {
			out.Failed++
			continue
		}
		out.Total++
		*counts[c.Effect]++
	}
	out.Text = b.Text("report.outside.none")
	if len(g.OutsideDefinitions) > 0 {
		out.Text = b.Text("report.outside.some", "total", out.Total, "loss", out.LossOfFunction, "missense", out.Missense,
			"other", out.OtherProtein, "none", out.NoProteinChange, "open", out.NotJudged, "failed", out.Failed)
	}
	return out
}

func (b *builder) outsideChange(c pgx.OutsideChange) report.OutsideChange {
	e := c.Evidence
	out := report.OutsideChange{
		Chrom: e.FileChrom, Pos: c.Pos, Ref: c.Ref, Alt: c.Alt, Name: c.Name, Genotype: e.Genotype, State: c.State.String(),
		Effect: string(c.Effect), EffectText: b.Text("report.outside.effect." + string(c.Effect)), Transcript: c.Transcript,
		VCFLine: e.Text, Origin: b.origin(c.Origin),
	}
	if contig, ok := variants.ParseContig(e.FileChrom); ok {
		out.Chrom = contig.UCSC()
	}
	if e.Line > 0 {
		out.VCFLineNumber = &e.Line
	}
	return out
}
