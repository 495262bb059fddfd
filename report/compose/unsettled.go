package compose

import (
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/guidance"
	"allelens/variants/drugs"
	"allelens/variants/ledger"
	"allelens/variants/pgx"
)

// unsettled words the changes of a gene that were seen in calls that do not stand.
func (b *builder) unsettled(g pgx.Result) []report.Unsettled {
	out := []report.Unsettled{}
	for _, u := range g.Unsettled {
		o := u.Site.Observed
		one := report.Unsettled{Site: u.Name, Alleles: orEmpty(u.Alleles), State: o.State.String(), Doubt: string(u.Doubt), Why: b.whyUnsettled(u)}
		if u.Doubt == pgx.Half || u.Doubt == pgx.Mixed {
			one.State = "no_call"
		}
		if e := o.Evidence; e != nil {
			one.VCFLine = e.Text
			if e.Line > 0 {
				one.VCFLineNumber = &e.Line
			}
		}
		out = append(out, one)
	}
	return out
}

// whyUnsettled says in a sentence why a change that was seen does not count.
func (b *builder) whyUnsettled(u pgx.Unsettled) string {
	k, reasons := "report.unsettled."+string(u.Doubt), ""
	if e := u.Site.Observed.Evidence; e != nil {
		reasons = b.failures(e.FailedCriteria)
	}
	if u.Doubt == pgx.Faint {
		reasons = shareOf(u.Site.Observed.Faint)
	}
	if u.Doubt == pgx.Failed && reasons == "" {
		k += ".plain"
	}
	return b.Text(k, "alleles", guidance.ShortAlleles(u.Alleles), "site", u.Name, "reasons", reasons)
}

// failures names what a call failed by: the file's own filter, or our limits.
func (b *builder) failures(failed []ledger.Criterion) string {
	var parts []string
	for _, c := range failed {
		if k := "report.failed." + c.Code; b.Has(k) {
			parts = append(parts, b.Text(k, "value", c.Value, "limit", c.Limit))
		}
	}
	return strings.Join(parts, "; ")
}

// drugUnsettled lists the genes on whose unsettled calls a drug's advice hangs.
func (b *builder) drugUnsettled(r drugs.Result) []report.DrugUnsettled {
	out := []report.DrugUnsettled{}
	for _, h := range r.Hangs {
		doubt, alleles := guidance.Gravest(h.Calls)
		one := report.DrugUnsettled{Gene: h.Gene, Alleles: orEmpty(alleles), Text: b.Text("guidance.headline.unsettled."+string(doubt), "gene", h.Gene, "alleles", guidance.ShortAlleles(alleles), "drug", r.Drug.Name), If: []report.DrugOutcome{}}
		for _, o := range h.Outcomes {
			one.If = append(one.If, report.DrugOutcome{
				Real: o.Real, Diplotype: o.Diplotype, Phenotype: o.Phenotype, ActivityScore: o.ActivityScore, Action: string(o.Action),
			})
		}
		out = append(out, one)
	}
	return out
}

// besideMedicines are the notes on a gene's result that stand on the card of each of its medicines.
var besideMedicines = []string{"hapb3_exonic_only", "heteroplasmy", "heteroplasmy_share", "slco1b1_fallback"}

// drugCautions are the notes on the genes' results that a drug's card repeats.
func (b *builder) drugCautions(r drugs.Result) []string {
	out := []string{}
	for _, q := range b.questions(r) {
		out = append(out, b.asksOf(q))
	}
	for _, g := range b.f.Genes {
		if !slices.Contains(r.Genes, g.Gene) {
			continue
		}
		for _, n := range g.Notes {
			if slices.Contains(besideMedicines, n.Code) {
				out = append(out, g.Gene+": "+b.geneNote(n).Text)
			}
		}
	}
	return out
}

// hangingOn lists the medicines whose advice hangs on unsettled calls of a gene: the patient's own first.
func (b *builder) hangingOn(gene string) []string {
	var own, others []string
	for _, r := range b.f.Drugs {
		if !slices.ContainsFunc(r.Hangs, func(h drugs.Hang) bool { return h.Gene == gene }) {
			continue
		}
		if r.OnList {
			own = append(own, r.Drug.Name)
		} else {
			others = append(others, r.Drug.Name)
		}
	}
	return append(own, others...)
}

// unsettledRows are the genes of which a change was seen in a call that does not stand, and on which medicines hang.
func (b *builder) unsettledRows() []report.Row {
	var rows []report.Row
	for _, g := range b.f.Genes {
		medicines := b.hangingOn(g.Gene)
		if len(medicines) == 0 {
			continue
		}
		doubt, alleles := guidance.Gravest(g.Unsettled)
		rows = append(rows, report.Row{
			Finding: g.Gene + " " + guidance.ShortAlleles(alleles), Detail: b.geneResult(g), Why: b.whyUnsettled(g.Unsettled[0]),
			Discuss: b.Text("report.row.unsettled.discuss", "gene", g.Gene, "medicines", b.someOf(medicines)),
			Badge:   b.unsettledBadge(doubt), Screen: "drugs", Key: medicines[0],
		})
	}
	return rows
}

// unsettledBadge is hollow: nobody has judged the call yet.
func (b *builder) unsettledBadge(doubt pgx.Doubt) report.Badge {
	return report.Badge{Word: b.Text("report.gene.badge.unsettled." + string(doubt)), Tone: report.ToneUnknown, Sign: report.OpenSquare}
}

// mostMedicines is how many medicines a sentence names.
const mostMedicines = 4

// someOf joins the first few names.
func (b *builder) someOf(names []string) string {
	if len(names) <= mostMedicines {
		return strings.Join(names, ", ")
	}
	return b.Text("report.some_of", "names", strings.Join(names[:mostMedicines], ", "), "count", len(names)-mostMedicines)
}

// mostDiplotypes is how many of a gene's possible diplotypes a report lists; it says how many there are.
const mostDiplotypes = 60

// geneOutcomes groups a gene's possible diplotypes by what follows, in the order of the best of each.
func geneOutcomes(all []pgx.Diplotype) []report.GeneOutcome {
	out := []report.GeneOutcome{}
	for _, d := range all {
		i := slices.IndexFunc(out, func(o report.GeneOutcome) bool {
			return o.Phenotype == d.Phenotype && o.ActivityScore == d.ActivityScore
		})
		if i < 0 {
			i = len(out)
			out = append(out, report.GeneOutcome{Phenotype: d.Phenotype, ActivityScore: d.ActivityScore, Diplotypes: []string{}})
		}
		out[i].Count++
		if len(out[i].Diplotypes) < shownDiplotypes {
			out[i].Diplotypes = append(out[i].Diplotypes, d.Label)
		}
	}
	return out
}

// unlisted are the alleles that only diplotypes beyond those listed name: they cannot be excluded either.
func unlisted(g pgx.Result) []string {
	if len(g.Diplotypes) <= mostDiplotypes {
		return nil
	}
	named := map[string]bool{}
	for _, d := range g.Diplotypes[:mostDiplotypes] {
		named[d.Allele1], named[d.Allele2] = true, true
	}
	var out []string
	for _, d := range g.Diplotypes[mostDiplotypes:] {
		for _, a := range []string{d.Allele1, d.Allele2} {
			if a != "" && !named[a] {
				named[a] = true
				out = append(out, a)
			}
		}
	}
	return out
}
