package compose

import (
	"math"
	"strconv"
	"strings"

	"allelens/report"
	"allelens/variants/germline"
	"allelens/variants/hgvs"
)

// faint are a gene's variants that too few reads show for a call.
func (b *builder) faint(g germline.Gene) []report.Faint {
	var out []report.Faint
	for _, f := range g.Faint {
		one := report.Faint{
			HGVSC: hgvs.Shorten(f.Name.C), Chrom: f.Allele.Contig.UCSC(), Pos: f.Allele.Pos, Ref: f.Allele.Ref, Alt: f.Allele.Alt,
			Classification: string(f.Class), Percent: percentOf(f.Change.Share), VCFLine: f.Change.Evidence.Text,
		}
		if e := f.Change.Evidence; e.Line > 0 {
			one.VCFLineNumber = &e.Line
		}
		out = append(out, one)
	}
	return out
}

// mostFaint is how many variants that too few reads show a sentence names.
const mostFaint = 3

// faintNames names the variants that too few reads show for a call, each with its share of the reads:
// "c.68_69del (12 %)".
func faintNames(g germline.Gene) string {
	var names []string
	for _, f := range g.Faint[:min(len(g.Faint), mostFaint)] {
		names = append(names, short(f)+" ("+shareOf(f.Change.Share)+")")
	}
	if len(g.Faint) > mostFaint {
		names = append(names, "…")
	}
	return strings.Join(names, ", ")
}

// percentOf is a part of the reads, 0 to 1, in whole percent.
func percentOf(part float64) int { return int(math.Round(100 * part)) }

// shareOf is a part of the reads, 0 to 1, in percent.
func shareOf(part float64) string { return strconv.Itoa(percentOf(part)) + " %" }

// faintSteps ask for the variants that too few reads show to be looked for by another method.
func (b *builder) faintSteps(add func(key string, pairs ...any)) {
	for _, g := range b.f.Cancer.Genes {
		if len(g.Faint) > 0 {
			add("repeat", "variant", g.Gene+" "+faintNames(g))
		}
	}
}
