package guidance

import (
	"strings"

	"allelens/report/text"
	"allelens/variants/drugs"
)

// Conversion says what other medicines make of a gene's result.
func Conversion(c *text.Catalogue, v drugs.Conversion) string {
	words := c.Text("guidance.converted."+v.Effect, "medicines", c.And(v.Medicines), "gene", v.Gene, "strength", v.Strength, "from", v.From, "to", v.To)
	if v.Rule.OwnRule {
		words += " " + c.Text("guidance.converted.own_rule")
	}
	return words
}

// IfKnown says what results of a gene that has none would change.
func IfKnown(c *text.Catalogue, p drugs.WhatIf) string {
	if len(p.Changes) == 0 {
		return c.Text("guidance.if_known.nothing", "gene", p.Gene)
	}
	var changes []string
	for _, change := range p.Changes {
		changes = append(changes, c.Text("guidance.if_known.change", "phenotypes", c.Or(PlainPhenotypes(change.Phenotypes)), "action", text.Small(c.Text("guidance.action."+string(change.Action)))))
	}
	return c.Text("guidance.if_known", "gene", p.Gene, "changes", strings.Join(changes, "; "))
}

// PlainPhenotypes are phenotypes as they stand within a sentence: "poor", "normal function".
func PlainPhenotypes(all []string) []string {
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
