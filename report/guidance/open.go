package guidance

import (
	"cmp"
	"slices"
	"strings"

	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/drugs"
	"allelens/variants/pgx"
)

// GravestOpen orders what is not excluded by what it would lead to, and what nobody knows the effect of last.
func GravestOpen(all []drugs.Unexcluded) []drugs.Unexcluded {
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(x, y drugs.Unexcluded) int { return cmp.Compare(x.Action.Urgency(), y.Action.Urgency()) })
	return sorted
}

// mostSites is how many sites a sentence names.
const mostSites = 3

// Open says of one thing that is not excluded why, and what it would change.
func Open(c *text.Catalogue, who text.Audience, r drugs.Result, u drugs.Unexcluded) string {
	sites := strings.Join(u.Sites[:min(len(u.Sites), mostSites)], ", ")
	if n := len(u.Sites); n > mostSites {
		sites = c.Text("report.some_of", "names", sites, "count", n-mostSites)
	}
	key := "guidance.open." + string(u.Why)
	alleles := ShortAlleles(u.Alleles)
	if u.Why == pgx.Undocumented {
		alleles = strings.Join(u.Alleles, ", ")
	}
	action := text.Small(c.Text("guidance.action." + string(cmp.Or(u.Action, drugs.NoGuidance))))
	if u.Other && u.Action == drugs.ChangeDose {
		action = c.Text("guidance.open.other_dose")
	}
	if u.Why == pgx.Unread && len(u.Sites) == 0 {
		key += ".part"
	}
	return c.For(who, key, "count", len(u.Sites), "gene", u.Gene, "alleles", alleles, "sites", sites, "action", action, "drug", r.Drug.Name)
}

// besideHeadline is what a headline adds of what is not excluded: the gravest, and where all sites were read only beside
// a medicine that would else be left as it is.
func (s sentences) besideHeadline(who text.Audience, r drugs.Result) string {
	for _, u := range GravestOpen(r.Open) {
		if u.Why != pgx.Phase || r.Action.Urgency() > drugs.TestFirst.Urgency() {
			return Open(s.c, who, r, u)
		}
	}
	return ""
}

// atMost says of a lower dose that it may have to be lower still, since a gene was not read in full; "" of others.
func (s sentences) atMost(who text.Audience, r drugs.Result) string {
	if who != text.Clinician || r.Action != drugs.ChangeDose || r.Dose().Direction != drugs.Lower || calculated(r) {
		return ""
	}
	var genes []string
	for _, u := range r.Open {
		if r.ReadFirst(u) {
			genes = append(genes, u.Gene)
		}
	}
	if len(genes) == 0 {
		return ""
	}
	return s.c.Text("guidance.headline.at_most", "genes", s.c.And(variants.Once(genes))) + " "
}

// openFirst: a gene has to be tested first because of what was not read.
func openFirst(r drugs.Result) bool {
	said := func(m drugs.Match) bool { return m.Action == drugs.TestFirst && m.ForAll }
	return r.Action == drugs.TestFirst && len(r.Open) > 0 && !clarifies(r) && !slices.ContainsFunc(r.Matches, said)
}
