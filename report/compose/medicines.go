package compose

import (
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants/drugs"
)

// listed names the genes that bodies name for a drug, each once for each body and place.
func (b *builder) listed(r drugs.Result) []report.Listing {
	out := []report.Listing{}
	for _, p := range r.Listed {
		key := "report.listed." + strings.ToLower(p.Body)
		if p.Body == "FDA" {
			key += "." + slug(p.Level)
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
		one := report.Conversion{Gene: c.Gene, Medicines: orEmpty(c.Medicines), From: c.From, To: c.To, Text: conversion(b.Catalogue, c), Verified: c.Verified}
		if c.Rule.Row > 0 {
			origin := b.origin(c.Rule)
			one.Origin = &origin
		}
		out = append(out, one)
	}
	return out
}

func conversion(c *text.Catalogue, v drugs.Conversion) string {
	words := c.Text("guidance.converted."+v.Effect, "medicines", c.And(v.Medicines), "gene", v.Gene, "strength", v.Strength, "from", v.From, "to", v.To)
	if v.Rule.OwnRule {
		words += " " + c.Text("guidance.converted.own_rule")
	}
	return words
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
	alone := &report.GenotypeOnly{Action: string(without.Action), Headline: headline(b.Catalogue, *without), Badge: b.drugBadge(*without), Recommendations: []report.Recommendation{}}
	for _, m := range without.Matches {
		alone.Recommendations = append(alone.Recommendations, b.recommendation(m))
	}
	return alone
}

// ifKnown says what genes without a usable result could change.
func (b *builder) ifKnown(r drugs.Result) []string {
	out := []string{}
	for _, p := range r.IfKnown {
		out = append(out, ifKnown(b.Catalogue, p))
	}
	return out
}

func ifKnown(c *text.Catalogue, p drugs.Prospect) string {
	if len(p.Changes) == 0 {
		return c.Text("guidance.if_known.nothing", "gene", p.Gene)
	}
	var changes []string
	for _, change := range p.Changes {
		changes = append(changes, c.Text("guidance.if_known.change", "phenotypes", c.Or(plainPhenotypes(change.Phenotypes)), "action", text.Small(c.Text("guidance.action."+string(change.Action)))))
	}
	return c.Text("guidance.if_known", "gene", p.Gene, "changes", strings.Join(changes, "; "))
}

// plainPhenotypes are phenotypes as they stand within a sentence: "poor", "normal function".
func plainPhenotypes(all []string) []string {
	var plain []string
	for _, phenotype := range all {
		words := strings.Fields(strings.TrimSuffix(phenotype, " Metabolizer"))
		for i := range words {
			words[i] = text.Small(words[i])
		}
		plain = append(plain, strings.Join(words, " "))
	}
	return plain
}
