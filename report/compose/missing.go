package compose

import (
	"cmp"
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/guidance"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/germline"
	"allelens/variants/patient"
	"allelens/variants/pgx"
)

// openMatters is what was not assessed, what it could change for this person, and which test would tell: the gravest first.
func (b *builder) openMatters(r *report.Report) []report.Missing {
	out := append([]report.Missing{}, b.missingCancer()...)
	out = append(out, b.missingGenes(r)...)
	if s := b.f.Case.Scope; s != patient.Both && b.Has("brief.missing.scope."+string(s)) {
		out = append(out, report.Missing{Code: "scope", What: b.Text("brief.missing.scope." + string(s)), Could: b.Text("brief.missing.scope.could"), Test: b.Text("brief.missing.scope.test")})
	}
	return out
}

// missingCancer is what of the cancer genes was not settled or not read.
func (b *builder) missingCancer() []report.Missing {
	var out []report.Missing
	for _, l := range those(b.found, germline.ProbableFound) {
		out = append(out, b.missingOf("class", "finding", l.called()))
	}
	for _, l := range those(b.found, germline.NotAssessed) {
		out = append(out, b.missingOf("failed", "finding", l.called()))
	}
	for _, g := range b.f.Cancer.Genes {
		if len(g.Faint) > 0 {
			out = append(out, b.missingOf("faint", "finding", g.Gene+" "+faintNames(g)))
		}
		if left := g.TotalBases - g.AssessedBases; left > 0 {
			out = append(out, b.missingOf("bases", "gene", g.Gene, "missing", text.Grouped(left), "total", text.Grouped(g.TotalBases)))
		}
	}
	if names := b.unmeasured(); len(b.f.Cancer.Genes) > 0 && names != "" {
		out = append(out, b.missingOf("large", "genes", names))
	}
	return out
}

// ofGene is the code of what is missing of a gene for medicines.
const ofGene = "gene"

func (b *builder) missingOf(key string, pairs ...any) report.Missing {
	k := "brief.missing." + key
	if key == "unsettled" {
		key = ofGene
	}
	return report.Missing{Code: key, What: b.Text(k, pairs...), Could: b.Text(k+".could", pairs...), Test: b.Text(k+".test", pairs...)}
}

// tests that tell what a gene without a result is, by the reason that it has none.
var testOf = map[pgx.Reason]string{
	pgx.Structural: "copies", pgx.NeedsTyping: "typing", pgx.NothingRead: "lines", pgx.NothingUsable: "again", pgx.LacksSite: "rest", pgx.LargeChange: "copies",
}

// missingGenes are the genes for medicines without a result, or with a call on which medicines hang: those of the patient's
// own medicines one by one, the others together by the test that they need.
func (b *builder) missingGenes(r *report.Report) []report.Missing {
	var own, others []report.Missing
	shared := map[string][]string{}
	var kinds []string
	for _, g := range b.f.Genes {
		if medicines := b.hangingOn(g.Gene); len(g.Unsettled) > 0 && len(medicines) > 0 {
			_, alleles := guidance.Gravest(g.Unsettled)
			own = append(own, b.missingOf("unsettled", "gene", g.Gene, "alleles", guidance.ShortAlleles(alleles), "medicines", b.someOf(medicines)))
			continue
		}
		if len(g.Diplotypes) > 0 || len(g.Found) > 0 {
			own = append(own, b.missingRest(r, g.Gene)...)
			continue
		}
		kind := cmp.Or(testOf[reason(g)], "again")
		mine, rest := b.waiting(r, g.Gene)
		if len(mine) > 0 {
			own = append(own, report.Missing{Code: ofGene, What: g.Gene, Could: b.couldOwn(mine, len(rest)), Test: b.Text("brief.missing.test." + kind)})
			continue
		}
		if shared[kind] == nil {
			kinds = append(kinds, kind)
		}
		shared[kind] = append(shared[kind], g.Gene)
	}
	for _, kind := range kinds {
		var names []string
		for _, gene := range shared[kind] {
			_, rest := b.waiting(r, gene)
			names = append(names, rest...)
		}
		others = append(others, report.Missing{Code: ofGene, What: b.genesInShort(shared[kind]), Could: b.couldOthers(variants.Once(names)), Test: b.Text("brief.missing.test." + kind)})
	}
	return append(own, others...)
}

// mostGenes is how many genes one row names.
const mostGenes = 4

func (b *builder) genesInShort(genes []string) string {
	if len(genes) > mostGenes {
		return b.Text("report.some_of", "names", strings.Join(genes[:mostGenes], ", "), "count", len(genes)-mostGenes)
	}
	return strings.Join(genes, ", ")
}

// missingRest is what a called gene's unread sites leave open for the patient's own medicines.
func (b *builder) missingRest(r *report.Report, gene string) []report.Missing {
	var medicines, alleles []string
	for _, d := range r.Drugs {
		for _, o := range d.Open {
			if d.OnMedicationList && o.Gene == gene {
				medicines, alleles = append(medicines, d.Drug), append(alleles, o.Alleles...)
			}
		}
	}
	if len(medicines) == 0 {
		return nil
	}
	return []report.Missing{{Code: ofGene, What: b.Text("brief.missing.gene.open", "gene", gene), Test: b.Text("brief.missing.test.rest"),
		Could: b.Text("brief.missing.gene.open.could", "medicines", text.Capital(b.someOf(variants.Once(medicines))), "alleles", guidance.ShortAlleles(variants.Once(alleles)))}}
}

// waiting are the medicines that a gene's result could change: the patient's, and the others, the most harmful first.
func (b *builder) waiting(r *report.Report, gene string) (mine, others []string) {
	type placed struct {
		name string
		harm int
	}
	var rest []placed
	for i, d := range b.ordered() {
		switch {
		case !slices.Contains(r.Drugs[i].Needs, gene):
		case d.OnList:
			if slices.ContainsFunc(b.silent, func(s report.Silence) bool {
				return s.Gene == gene && s.Drug == d.Drug.Name && (s.Asked || s.Worst != "")
			}) {
				mine = append(mine, d.Drug.Name)
			}
		default:
			rest = append(rest, placed{d.Drug.Name, d.Harm})
		}
	}
	slices.SortStableFunc(rest, func(x, y placed) int { return y.harm - x.harm })
	for _, p := range rest {
		others = append(others, p.name)
	}
	return mine, others
}

func (b *builder) couldOwn(mine []string, more int) string {
	names := text.Capital(b.And(mine))
	if more == 0 {
		return b.Text("brief.missing.gene.own", "medicines", names)
	}
	return b.Text("brief.missing.gene.more", "medicines", names, "count", more)
}

// mostOthers is how many of the others are named.
const mostOthers = 3

func (b *builder) couldOthers(names []string) string {
	if len(names) == 0 {
		return b.Text("brief.missing.gene.none")
	}
	some := strings.Join(names[:min(mostOthers, len(names))], ", ")
	if len(names) > mostOthers {
		some += " …"
	}
	return b.Text("brief.missing.gene.others", "count", len(names), "some", some)
}
