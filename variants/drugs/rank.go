package drugs

import (
	"slices"
	"strconv"
	"strings"
)

// ask is a key that a row asks for of a gene.
type ask struct{ gene, key string }

// asksOf is a lookup by gene.
func asksOf(lookup map[string]string) []ask {
	asks := make([]ask, 0, len(lookup))
	for gene, key := range lookup {
		asks = append(asks, ask{gene, key})
	}
	slices.SortFunc(asks, func(x, y ask) int { return strings.Compare(x.gene, y.gene) })
	return asks
}

// specificity of a key: a pair of alleles says more than an activity score, and that more than a phenotype or an
// HLA statement.
const (
	ofPhenotype = iota
	ofScore
	ofPair
)

func specificity(key string) int {
	if strings.HasPrefix(key, ofDiplotype) {
		return ofPair
	}
	score := strings.TrimPrefix(key, "≥")
	if score == "" || score[0] > '9' { // of most keys, without making an error of each
		return ofPhenotype
	}
	if _, err := strconv.ParseFloat(score, 64); err == nil {
		return ofScore
	}
	return ofPhenotype
}

// rank notes beside each row the lookups of the rows that outrank it: of one guideline and population only the
// most specific row speaks, also where it is the milder one.
func rank(rows []*Match) {
	byGuideline := make(map[string][]int)
	for i, m := range rows {
		if competes(m) {
			k := strings.Join([]string{m.Body, m.Population, m.GuidelineID, sectionOf(m)}, "|")
			byGuideline[k] = append(byGuideline[k], i)
		}
	}
	for _, guideline := range byGuideline {
		kinds := make([]string, len(guideline))
		of := make(map[string]map[string]string) // the keys of a row of each kind
		for at, i := range guideline {
			kinds[at] = kindOf(rows[i].asks)
			of[kinds[at]] = rows[i].Lookup
		}
		for kind, keys := range of {
			var above []string
			for other, others := range of {
				if outranks(others, keys) {
					above = append(above, other)
				}
			}
			if len(above) == 0 {
				continue
			}
			var outranking [][]ask
			for at, i := range guideline {
				if slices.Contains(above, kinds[at]) && rows[i].Action != NoGuidance {
					outranking = append(outranking, rows[i].asks)
				}
			}
			for at, i := range guideline {
				if kinds[at] == kind {
					rows[i].outranked = outranking
				}
			}
		}
	}
}

// kindOf is what outranks looks at of a row's keys: their genes and how specific they are. Rows of one kind
// outrank the same others.
func kindOf(asks []ask) string {
	kind := ""
	for _, a := range asks {
		kind += a.gene + " " + strconv.Itoa(specificity(a.key)) + ";"
	}
	return kind
}

// sectionOf tells rows of a table without guidelines' numbers apart (the FDA's), whose sections stand as strength.
func sectionOf(m *Match) string {
	if m.GuidelineID != "" {
		return ""
	}
	return m.Strength
}

// competes is false for rows that stand beside others: those that hold in one situation, or of which one allele
// is enough, and those that are no longer current.
func competes(m *Match) bool {
	carried := slices.ContainsFunc(m.asks, func(a ask) bool { return namesAlleles(a.key) && specificity(a.key) != ofPair })
	return m.Currency != superseded && m.PrimaryAction != "CONDITIONAL" && !carried
}

// outranks: a row's keys name all genes that the other's name, none of them less specifically, and at least one
// more so, or a gene more.
func outranks(keys, others map[string]string) bool {
	more := len(keys) > len(others)
	for gene, other := range others {
		key, named := keys[gene]
		if !named || specificity(key) < specificity(other) {
			return false
		}
		more = more || specificity(key) > specificity(other)
	}
	return more
}

// lookup is what a row asks for, with the lookups of those that outrank it.
type lookup struct {
	asks      []ask
	outranked [][]ask
}

func (l lookup) speaks(c combination) bool {
	return c.fits(l.asks) && !slices.ContainsFunc(l.outranked, c.fits)
}

// speaks reports whether a row, or one that says the same, applies to the combination and none that outranks it does.
func (m *Match) speaks(c combination) bool {
	return lookup{m.asks, m.outranked}.speaks(c) || slices.ContainsFunc(m.same, func(l lookup) bool { return l.speaks(c) })
}

// cover settles which rows hold for all combinations, those counted that say the same under several scores.
func cover(rows []Match, combinations []combination) {
	for i := range rows {
		if m := &rows[i]; len(m.same) > 0 {
			m.ForAll = !slices.ContainsFunc(combinations, func(c combination) bool { return !m.speaks(c) })
		}
	}
}

// under tells under which possible diplotypes (gene to label) of the genes that were called a row speaks, and
// whether it does so under all.
func (m *Match) under(genotypes byGene) (diplotypes []map[string]string, all bool) {
	var may [][]ask
	for _, other := range m.outranked {
		if mayApply(other, genotypes) {
			may = append(may, other)
		}
	}
	if len(may) == 0 && len(m.asks) == 1 {
		return genotypes.of(m.asks[0].gene).having(m.asks[0])
	}
	own := genesOf(m.asks)
	genes := own
	for _, other := range may {
		for _, gene := range genesOf(other) {
			genes = appendNew(slices.Clip(genes), gene)
		}
	}
	slices.Sort(genes)
	all = true
	seen := make(map[string]bool)
	for _, c := range combine(genes, genotypes) {
		if !c.fits(m.asks) || slices.ContainsFunc(may, c.fits) {
			all = false
			continue
		}
		for _, d := range c.labels(own, genotypes) {
			if k := lookupText(d); !seen[k] {
				seen[k] = true
				diplotypes = append(diplotypes, d)
			}
		}
	}
	return diplotypes, all
}

// genesOf are the genes of a lookup, in order.
func genesOf(asks []ask) []string {
	genes := make([]string, len(asks))
	for i, a := range asks {
		genes[i] = a.gene
	}
	return genes
}

// having are the pairs of alleles that have one key, each as gene and label, and whether all have it.
func (g *genotype) having(a ask) (diplotypes []map[string]string, all bool) {
	all = true
	var labels []string
	for i := range g.standings {
		s := &g.standings[i]
		switch {
		case !s.keys[a.key]:
			all = false
		case diplotypes == nil:
			diplotypes, labels = slices.Clip(s.diplotypes), slices.Clip(s.labels)
		default:
			for at, l := range s.labels {
				if !slices.Contains(labels, l) {
					labels, diplotypes = append(labels, l), append(diplotypes, s.diplotypes[at])
				}
			}
		}
	}
	return diplotypes, all
}

// mayApply reports whether the genes have a row's keys in any of what their results may stand for.
func mayApply(asks []ask, genotypes byGene) bool {
	for _, a := range asks {
		if !genotypes.of(a.gene).mayHave(a.key) {
			return false
		}
	}
	return true
}

// labels are the pairs of alleles that a combination stands for, of those genes that were called.
func (c combination) labels(genes []string, genotypes byGene) []map[string]string {
	all := []map[string]string{{}}
	for _, gene := range genes {
		if genotypes.of(gene).called {
			all = extend(all, gene, c[gene].labels)
		}
	}
	return all
}
