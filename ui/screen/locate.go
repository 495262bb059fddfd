package screen

import (
	"strings"

	"allelens/report"
)

// Locate finds the screen, and the key on it, that shows a medicine, a gene or a variant.
func Locate(r *report.Report, words string) (screen, key string, ok bool) {
	words = strings.ToLower(strings.TrimSpace(words))
	if words == "" {
		return "", "", false
	}
	for _, exact := range []bool{true, false} {
		same := func(name string) bool {
			name = strings.ToLower(name)
			return name == words || !exact && strings.Contains(name, words)
		}
		for _, d := range r.Drugs {
			if same(d.Drug) {
				return Drugs, d.Drug, true
			}
		}
		for _, g := range r.Cancer.Genes {
			if same(g.Gene) {
				return Cancer, g.Gene, true
			}
		}
	}
	for _, v := range variantRows(r) {
		if v.matches(words) {
			return Variants, v.key, true
		}
	}
	return "", "", false
}
