package guidance

import (
	"slices"
	"strings"

	"allelens/report/text"
	"allelens/variants/drugs"
	"allelens/variants/pgx"
)

// mostAlleles is how many alleles of one change a sentence names.
const mostAlleles = 3

// ShortAlleles names alleles as people call them: of "c.1905+1G>A (*2A)" what stands in brackets.
func ShortAlleles(alleles []string) string {
	var names []string
	for _, a := range alleles[:min(len(alleles), mostAlleles)] {
		if _, bracket, ok := strings.Cut(a, " ("); ok && strings.HasSuffix(bracket, ")") {
			a = strings.TrimSuffix(bracket, ")")
		}
		names = append(names, a)
	}
	if len(alleles) > mostAlleles {
		names = append(names, "…")
	}
	return strings.Join(names, ", ")
}

// Gravest is the doubt that a sentence about several changes names, with all their alleles.
func Gravest(calls []pgx.Unsettled) (doubt pgx.Doubt, alleles []string) {
	for _, d := range []pgx.Doubt{pgx.Failed, pgx.Half, pgx.Mixed, pgx.Faint, pgx.Unexplained} {
		for _, u := range calls {
			if u.Doubt == d && doubt == "" {
				doubt = d
			}
			for _, a := range u.Alleles {
				if u.Doubt == d && !slices.Contains(alleles, a) {
					alleles = append(alleles, a)
				}
			}
		}
	}
	return doubt, alleles
}

// hanging says of a drug that its advice hangs on calls that do not stand; "" where it does not.
func hanging(c *text.Catalogue, who text.Audience, r drugs.Result) string {
	var said []string
	for _, h := range r.Hangs {
		doubt, alleles := Gravest(h.Calls)
		said = append(said, c.For(who, "guidance.headline.unsettled."+string(doubt), "gene", h.Gene, "alleles", ShortAlleles(alleles), "drug", r.Drug.Name))
	}
	return strings.Join(said, " ")
}
