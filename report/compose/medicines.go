package compose

import (
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/guidance"
	"allelens/variants/drugs"
)

// listed names the genes that bodies name for a drug, each once for each body and place.
func (b *builder) listed(r drugs.Result) []report.Listing {
	out := []report.Listing{}
	for _, p := range r.Listed {
		key := "report.listed." + strings.ToLower(p.Body)
		if p.Body == "FDA" {
			key += "." + guidance.Slug(p.Level)
		}
		l := report.Listing{Body: p.Body, Gene: p.Gene, Text: b.Text(key, "level", p.Level), Origin: b.origin(p.Origin)}
		if !slices.ContainsFunc(out, func(o report.Listing) bool { return o.Gene == l.Gene && o.Text == l.Text }) {
			out = append(out, l)
		}
	}
	return out
}

// conversions say what other medicines make of the drug's gene results.
func (b *builder) conversions(r drugs.Result) []report.Conversion {
	out := []report.Conversion{}
	for _, c := range r.Conversions {
		one := report.Conversion{Gene: c.Gene, Medicines: orEmpty(c.Medicines), From: c.From, To: c.To, Text: guidance.Conversion(b.Catalogue, c), Verified: c.Verified}
		if c.Rule.Row > 0 {
			origin := b.origin(c.Rule)
			one.Origin = &origin
		}
		out = append(out, one)
	}
	return out
}

// genotypeOnly is the guidance without the other medicines; nil where they change nothing.
func (b *builder) genotypeOnly(r drugs.Result) *report.GenotypeOnly {
	without := r.Alone
	if without == nil {
		without = r.ByGenes
	}
	if without == nil {
		return nil
	}
	alone := &report.GenotypeOnly{Action: string(without.Action), Headline: guidance.Headline(b.Catalogue, *without), Badge: b.drugBadge(*without), Recommendations: []report.Recommendation{}}
	for _, m := range without.Matches {
		alone.Recommendations = append(alone.Recommendations, b.recommendation(m))
	}
	return alone
}

// IfKnown says what genes without a usable result could change.
func (b *builder) ifKnown(r drugs.Result) []string {
	out := []string{}
	for _, p := range r.IfKnown {
		out = append(out, guidance.IfKnown(b.Catalogue, p))
	}
	return out
}
