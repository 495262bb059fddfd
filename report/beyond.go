package report

import (
	"allelens/variants"
	"allelens/variants/pgx"
)

// OutsideDefinitions is what the file holds in the exons and splice sites of a pharmacogene that no
// definition knows. It never changes the call. Effects are by the file's own annotation.
type OutsideDefinitions struct {
	Total           int             `json:"total"` // changes whose call stands; the five below add up to it
	LossOfFunction  int             `json:"loss_of_function"`
	Missense        int             `json:"missense"`
	OtherProtein    int             `json:"other_protein"`
	NoProteinChange int             `json:"no_protein_change"`
	NotJudged       int             `json:"not_judged"` // the file does not say what they do
	Failed          int             `json:"failed"`     // further changes whose call failed
	Text            string          `json:"text"`
	Lines           []OutsideChange `json:"lines"` // the gravest first, at most 50
}

// OutsideChange is one change outside the definitions.
type OutsideChange struct {
	Chrom         string `json:"chrom"`
	Pos           int    `json:"pos"` // file's assembly
	Ref           string `json:"ref"`
	Alt           string `json:"alt"`
	Name          string `json:"name"` // as the file's annotation names it, else place and bases
	Genotype      string `json:"genotype"`
	State         string `json:"state"`
	Effect        string `json:"effect"` // "loss_of_function", "missense", "other_protein", "no_protein_change", "not_judged"
	EffectText    string `json:"effect_text"`
	Transcript    string `json:"transcript"`
	VCFLine       string `json:"vcf_line"`
	VCFLineNumber *int64 `json:"vcf_line_number"`
	Origin        Origin `json:"origin"` // the exon that the change lies in
}

// mostOutside is how many changes outside the definitions are listed; all are counted.
const mostOutside = 50

// outsideDefinitions counts and lists; nil for genes in whose exons nothing is looked for.
func (b *builder) outsideDefinitions(g pgx.Result) *OutsideDefinitions {
	if !g.ExonsRead {
		return nil
	}
	out := &OutsideDefinitions{Lines: []OutsideChange{}}
	counts := map[pgx.Effect]*int{
		pgx.LossOfFunction: &out.LossOfFunction, pgx.Missense: &out.Missense, pgx.OtherProtein: &out.OtherProtein,
		pgx.NoProteinChange: &out.NoProteinChange, pgx.NotJudged: &out.NotJudged,
	}
	for _, c := range g.Beyond {
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
	if len(g.Beyond) > 0 {
		out.Text = b.Text("report.outside.some", "total", out.Total, "loss", out.LossOfFunction, "missense", out.Missense,
			"other", out.OtherProtein, "none", out.NoProteinChange, "open", out.NotJudged, "failed", out.Failed)
	}
	return out
}

func (b *builder) outsideChange(c pgx.Beyond) OutsideChange {
	e := c.Evidence
	out := OutsideChange{
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
