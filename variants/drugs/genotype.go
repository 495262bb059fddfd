package drugs

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"allelens/variants/pgx"
)

// ofDiplotype begins a key that is the name of a diplotype.
const ofDiplotype = "diplotype:"

// noResult is the key that guideline rows use for a gene without a result.
const noResult = "No Result"

// unusable are the keys that say that a gene was looked at in vain.
var unusable = map[string]bool{"": true, noResult: true, "Indeterminate": true, "n/a": true}

// standing is one thing that a gene's result may stand for: the keys that rows are matched
// with, and the diplotypes (labels) that have them.
type standing struct {
	keys       map[string]bool
	labels     []string
	diplotypes []map[string]string // the labels, each as gene and label
}

// genotype is all that one gene's result may stand for, at least one standing.
type genotype struct {
	gene      string
	result    pgx.Result
	called    bool // the result has a diplotype or phenotype
	usable    bool // and one that guidance can rest on
	standings []standing
	shown     GeneResult    // as it bears on a drug
	open      []consequence // of what the calls do not exclude
}

// byGene are what the results of genes may stand for, by gene.
type byGene map[string]*genotype

// none is what stands for a gene that no row asks for.
var none genotype

// of is what a gene's result may stand for.
func (all byGene) of(gene string) *genotype {
	if g := all[gene]; g != nil {
		return g
	}
	return &none
}

// with is the same with another result of one gene.
func (all byGene) with(gene string, g *genotype) byGene {
	other := maps.Clone(all)
	other[gene] = g
	return other
}

// possible are a result's diplotypes, those last that hold if unsettled calls are real.
func possible(r pgx.Result) []pgx.Diplotype {
	if len(r.IfReal) == 0 {
		return r.Recommendation
	}
	return slices.Concat(r.Recommendation, r.IfReal)
}

// mostLabels is how many diplotypes of one consequence are named; of hundreds that one site leaves open, the
// first stand for all.
const mostLabels = 12

// newGenotype gathers the possible diplotypes of a result by their keys, those among them that hold if unsettled
// calls are real. A gene that was not called stands for "No Result". named are the diplotypes that rows name.
func newGenotype(gene string, result pgx.Result, named map[string]bool) *genotype {
	g := &genotype{gene: gene, result: result}
	bySignature := make(map[string]int)
	for _, d := range possible(result) {
		for _, keys := range keySets(d, named) {
			g.called = true
			g.usable = g.usable || hasUsableKey(keys)
			signature := strings.Join(slices.Sorted(maps.Keys(keys)), "\n")
			i, seen := bySignature[signature]
			if !seen {
				i = len(g.standings)
				bySignature[signature] = i
				g.standings = append(g.standings, standing{keys: keys})
			}
			g.standings[i].labels = appendNew(g.standings[i].labels, d.Label)
		}
	}
	for i := range g.standings {
		g.standings[i].labels = shortened(g.standings[i].labels)
	}
	if !g.called {
		g.standings = []standing{{keys: map[string]bool{noResult: true}, labels: []string{""}}}
	}
	for i := range g.standings {
		g.standings[i].diplotypes = diplotypesOf(gene, g.standings[i].labels)
	}
	g.shown = g.geneResult()
	return g
}

// diplotypesOf are labels of a gene, each as gene and label.
func diplotypesOf(gene string, labels []string) []map[string]string {
	all := make([]map[string]string, len(labels))
	for i, l := range labels {
		all[i] = map[string]string{gene: l}
	}
	return all
}

// shortened cuts a list of diplotypes: "*1/*2", "*1/*3", … "(+516)".
func shortened(labels []string) []string {
	if len(labels) <= mostLabels {
		return labels
	}
	return append(slices.Clone(labels[:mostLabels]), "… (+"+strconv.Itoa(len(labels)-mostLabels)+")")
}

// keySets are the sets of keys that a diplotype may stand for. Keys hold together, but a
// diplotype has one activity score only: several scores (a phenotype reported without its
// score) are possibilities, each with the other keys. A diplotype's own name is a key too, and
// that it carries each of its alleles, if rows use them.
func keySets(d pgx.Diplotype, named map[string]bool) []map[string]bool {
	common := make(map[string]bool)
	var scores []string
	for _, k := range d.LookupKeys {
		if strings.HasPrefix(k, "≥") || k != "" && k[0] >= '0' && k[0] <= '9' && !strings.Contains(k, " ") {
			scores = append(scores, k)
		} else if named[k] || !strings.HasPrefix(k, ofDiplotype) {
			common[k] = true
		}
	}
	for _, k := range []string{ofDiplotype + d.Label, ofDiplotype + d.Allele1 + "/" + d.Allele2, ofDiplotype + d.Allele2 + "/" + d.Allele1} {
		if named[k] {
			common[k] = true
		}
	}
	for _, allele := range []string{d.Allele1, d.Allele2} {
		if k := "carrier:" + allele; named[k] {
			common[k] = true
		}
	}
	if len(scores) == 0 {
		return []map[string]bool{common}
	}
	sets := make([]map[string]bool, len(scores))
	for i, s := range scores {
		sets[i] = maps.Clone(common)
		sets[i][s] = true
	}
	return sets
}

// namesAlleles reports whether a key is that of single alleles or of a pair of them.
func namesAlleles(key string) bool {
	return strings.HasPrefix(key, "diplotype:") || strings.HasPrefix(key, "carrier:")
}

// hasUsableKey reports whether guidance can rest on the keys. A gene without phenotypes has
// only its diplotype's name.
func hasUsableKey(keys map[string]bool) bool {
	named := true
	for k := range keys {
		if namesAlleles(k) {
			continue
		}
		if !unusable[k] {
			return true
		}
		named = false
	}
	return named
}

// mayHave reports whether the gene has the key in any of what its result may stand for.
func (g *genotype) mayHave(key string) bool {
	return slices.ContainsFunc(g.standings, func(s standing) bool { return s.keys[key] })
}

// speaksOf is false for statements about alleles ("*57:01 negative") none of which is about one that a drug's rows
// ask for.
func (g *genotype) speaksOf(asked []string) bool {
	if !g.called || !slices.ContainsFunc(asked, isStatement) {
		return true
	}
	for _, s := range g.standings {
		for k := range s.keys {
			allele, _, _ := strings.Cut(k, " ")
			if !isStatement(k) || slices.ContainsFunc(asked, func(a string) bool { return strings.HasPrefix(a, allele+" ") }) {
				return true
			}
		}
	}
	return false
}

// isStatement reports whether a key says that an allele is there or is not.
func isStatement(key string) bool {
	return strings.HasSuffix(key, " positive") || strings.HasSuffix(key, " negative")
}

// geneResult is the gene's result as it bears on a drug. Several possible results are listed
// with commas.
func (g *genotype) geneResult() GeneResult {
	r := GeneResult{Gene: g.gene, Called: g.called}
	if !g.called {
		return r
	}
	var labels, phenotypes, scores []string
	for _, d := range g.result.Diplotypes {
		labels = appendNew(labels, d.Label)
	}
	r.Found = g.result.Found
	for i, d := range possible(g.result) {
		if len(g.result.Diplotypes) == 0 && len(r.Found) == 0 || i >= len(g.result.Recommendation) {
			labels = appendNew(labels, d.Label)
		}
		phenotypes = appendNew(phenotypes, d.Phenotype)
		scores = appendNew(scores, d.ActivityScore)
	}
	r.Diplotype = strings.Join(shortened(labels), ", ")
	r.Phenotype = strings.Join(phenotypes, ", ")
	r.ActivityScore = strings.Join(scores, ", ")
	if g.result.Source != pgx.FromOutside {
		r.Assumed = slices.ContainsFunc(g.result.Sites, func(s pgx.Site) bool { return s.Assumed })
		r.Unjudged = g.result.Unjudged()
	}
	return r
}

func appendNew(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}
