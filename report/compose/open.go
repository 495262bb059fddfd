package compose

import (
	"cmp"
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/drugs"
	"allelens/variants/pgx"
)

// open lists what is not excluded and would change a medicine's advice, the gravest first.
func (b *builder) open(r drugs.Result) []report.DrugOpen {
	out := []report.DrugOpen{}
	for _, u := range gravestOpen(r.Open) {
		out = append(out, report.DrugOpen{
			Gene: u.Gene, Alleles: orEmpty(u.Alleles), Sites: orEmpty(u.Sites), Why: string(u.Why), Action: string(u.Action), Text: sentences{b.Catalogue}.open(text.Clinician, r, u),
		})
	}
	return out
}

// gravestOpen orders what is not excluded by what it would lead to, and what nobody knows the effect of last.
func gravestOpen(all []drugs.Unexcluded) []drugs.Unexcluded {
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(x, y drugs.Unexcluded) int { return cmp.Compare(x.Action.Urgency(), y.Action.Urgency()) })
	return sorted
}

// mostSites is how many sites a sentence names.
const mostSites = 3

// open says of one thing that is not excluded why, and what it would change.
func (s sentences) open(who text.Audience, r drugs.Result, u drugs.Unexcluded) string {
	sites := strings.Join(u.Sites[:min(len(u.Sites), mostSites)], ", ")
	if n := len(u.Sites); n > mostSites {
		sites = s.c.Text("report.some_of", "names", sites, "count", n-mostSites)
	}
	key := "guidance.open." + string(u.Why)
	alleles := shortAlleles(u.Alleles)
	if u.Why == pgx.Undocumented {
		alleles = strings.Join(u.Alleles, ", ")
	}
	action := text.Small(s.c.Text("guidance.action." + string(cmp.Or(u.Action, drugs.NoGuidance))))
	if u.Other && u.Action == drugs.ChangeDose {
		action = s.c.Text("guidance.open.other_dose")
	}
	return s.c.For(who, key, "gene", u.Gene, "alleles", alleles, "sites", sites, "action", action, "drug", r.Drug.Name)
}

// besideHeadline is what a headline adds of what is not excluded: the gravest, and where all sites were read only beside
// a medicine that would else be left as it is.
func (s sentences) besideHeadline(who text.Audience, r drugs.Result) string {
	for _, u := range gravestOpen(r.Open) {
		if u.Why != pgx.Phase || r.Action.Urgency() > drugs.TestFirst.Urgency() {
			return s.open(who, r, u)
		}
	}
	return ""
}

// openFirst: a gene has to be tested first because of what was not read.
func openFirst(r drugs.Result) bool {
	said := func(m drugs.Match) bool { return m.Action == drugs.TestFirst && m.ForAll }
	return r.Action == drugs.TestFirst && len(r.Open) > 0 && !clarifies(r) && !slices.ContainsFunc(r.Matches, said)
}

// openSteps are the genes of which sites have to be read before the patient's medicines.
func (b *builder) openSteps(add func(key string, pairs ...any)) {
	medicines, alleles := make(map[string][]string), make(map[string][]string)
	var genes []string
	for _, r := range b.f.Drugs {
		if !r.OnList || r.Action != drugs.TestFirst {
			continue
		}
		for _, u := range gravestOpen(r.Open) {
			if u.Why != pgx.Unread || u.Action.Urgency() >= drugs.Standard.Urgency() {
				continue
			}
			genes = append(genes, u.Gene)
			medicines[u.Gene] = append(medicines[u.Gene], r.Drug.Name)
			alleles[u.Gene] = variants.Once(append(alleles[u.Gene], u.Alleles...))
		}
	}
	for _, gene := range variants.Once(genes) {
		add("open", "gene", gene, "alleles", shortAlleles(alleles[gene]), "medicines", b.someOf(variants.Once(medicines[gene])))
	}
}
