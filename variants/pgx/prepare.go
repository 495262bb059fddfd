package pgx

import (
	"slices"
	"strings"

	"allelens/variants"
	"allelens/variants/knowledge"
)

// gene is a pharmacogene made ready for matching.
type gene struct {
	knowledge.Pharmacogene
	sites     []site   // definition positions that matching uses, in the source's order
	alleles   []allele // candidates, the reference allele first
	positions map[int]knowledge.Position
	required  []int          // GRCh38 positions without which the gene is not called
	needed    map[string]int // alleles that are matched only where this GRCh38 position was read
	rules     map[[2]string]knowledge.PhenotypeRule
	byName    map[string]*knowledge.NamedAllele
	paired    *paired
	fallback  *knowledge.Exception // decides where no pair of alleles explains the sample; nil for most
	priority  []priority
	tier1     map[string]bool // alleles that every test should cover (AMP tier 1)
	unread    []string        // alleles whose definition is no plain sequence: never matched
	needs     map[int][]Need  // by Position.ID
}

// site is one column of the definitions. A sequence of the sample is an index into seqs.
type site struct {
	id   int // Position.ID
	seqs []string
}

// allele is one row of the definitions. mask holds for every site a bit for each sequence
// that the allele accepts; 0 where the allele leaves the site open. full is mask completed
// with the reference allele.
type allele struct {
	*knowledge.NamedAllele
	known      *knowledge.NamedAllele // what is reported: for a sub-allele its parent
	name       string                 // its name
	mask, full []mask
	wobble     []bool // accepts more than one sequence, by an ambiguity letter
	defined    []int  // Position.IDs that the score counts
}

// mask has a bit for each sequence of a site.
type mask uint32

const referenceBit mask = 1 // seqs[0] is the genome's sequence

// prepare sorts out ignored positions and alleles, and compiles the definitions to bit masks.
func prepare(p knowledge.Pharmacogene) *gene {
	g := &gene{
		Pharmacogene: p, tier1: make(map[string]bool), positions: make(map[int]knowledge.Position, len(p.Positions)),
		rules: make(map[[2]string]knowledge.PhenotypeRule, 2*len(p.Rules)), byName: make(map[string]*knowledge.NamedAllele, len(p.Alleles)),
		needed: make(map[string]int),
	}
	ignored := make(map[string]bool) // HGVS names of positions, and names of alleles
	for i, e := range p.Exceptions {
		switch e.Kind {
		case "ignored_position", "ignored_allele":
			ignored[e.Name] = true
		case "amp_tier1_allele":
			g.tier1[e.Name] = true
		case "required_position":
			g.required = append(g.required, e.Pos38)
		case "needed_position":
			g.needed[e.Name] = e.Pos38
		case "fallback_position":
			g.fallback = &p.Exceptions[i]
		}
	}
	g.priority = priorities(p.Exceptions)
	for _, pos := range p.Positions {
		g.positions[pos.ID] = pos
		if alts := plain(pos.Alts); pos.Kind != "extra" && !ignored[pos.HGVS] && pos.Ref38 != "" && len(alts) > 0 {
			g.sites = append(g.sites, site{id: pos.ID, seqs: append([]string{pos.Ref38}, alts...)})
		}
	}
	for _, r := range p.Rules {
		g.rules[[2]string{r.Key1, r.Key2}] = r
		g.rules[[2]string{r.Key2, r.Key1}] = r
	}
	for i := range p.Alleles {
		g.byName[p.Alleles[i].Name] = &p.Alleles[i]
	}
	g.needs = needs(p.Alleles)
	g.paired = newPaired(g)
	g.compile(ignored)
	return g
}

// compile builds the alleles' masks.
func (g *gene) compile(ignored map[string]bool) {
	masks, wobbles := make(pieces[mask], 2*len(g.Alleles)*len(g.sites)), make(pieces[bool], len(g.Alleles)*len(g.sites))
	at := make(map[int]int, len(g.sites))
	for s, st := range g.sites {
		at[st.id] = s
	}
	g.alleles = make([]allele, 0, len(g.Alleles))
	for i := range g.Alleles {
		n := &g.Alleles[i]
		if ignored[n.Name] {
			continue
		}
		if !spelled(n) {
			g.unread = append(g.unread, n.Name)
			continue
		}
		a := allele{NamedAllele: n, known: n, mask: masks.of(len(g.sites)), wobble: wobbles.of(len(g.sites))}
		if parent := g.byName[n.SubAlleleOf]; parent != nil {
			a.known = parent
		}
		a.name = a.known.Name
		a.define(g.sites, at)
		g.paired.adapt(&a, g)
		if n.Reference {
			g.alleles = slices.Insert(g.alleles, 0, a)
		} else if len(a.defined) > 0 {
			g.alleles = append(g.alleles, a)
		}
	}
	for i := range g.alleles {
		g.alleles[i].full = masks.of(len(g.sites))
		g.alleles[i].complete(&g.alleles[0])
	}
}

// define takes what the allele's definition asks for at each site; at is where a position stands among them.
func (a *allele) define(sites []site, at map[int]int) {
	if a.Reference {
		for s := range sites {
			a.mask[s] = referenceBit
		}
	}
	asked := make([]int, 0, len(a.Bases))
	for id, bases := range a.Bases {
		s, used := at[id]
		if !used {
			continue
		}
		a.mask[s] = accepted(bases, sites[s].seqs)
		a.wobble[s] = !slices.Contains(sites[s].seqs, bases)
		asked = append(asked, s)
	}
	if a.Reference {
		asked = asked[:0]
		for s := range sites {
			asked = append(asked, s)
		}
	}
	slices.Sort(asked)
	for i, s := range asked {
		asked[i] = sites[s].id
	}
	a.defined = asked
}

// pieces hands out slices of one length after another from one piece of memory.
type pieces[T any] []T

func (all *pieces[T]) of(n int) []T {
	part := (*all)[:n:n]
	*all = (*all)[n:]
	return part
}

// needs lists, by position, the bases that the definitions ask for and the alleles that do, both in
// the definitions' order. The reference allele, which asks for all, is left out.
func needs(alleles []knowledge.NamedAllele) map[int][]Need {
	byPosition := make(map[int][]Need)
	for _, n := range alleles {
		if n.Reference {
			continue
		}
		for _, id := range n.Defined {
			if n.Unspecified[id] {
				continue
			}
			asked, bases := byPosition[id], spelledOut(n.Bases[id])
			at := slices.IndexFunc(asked, func(o Need) bool { return o.Bases == bases })
			if at < 0 {
				at = len(asked)
				asked = append(asked, Need{Bases: bases})
			}
			asked[at].Alleles = append(asked[at].Alleles, n.Name)
			byPosition[id] = asked
		}
	}
	return byPosition
}

// spelled reports whether the allele's definition consists of sequences and ambiguity letters.
func spelled(n *knowledge.NamedAllele) bool {
	for _, bases := range n.Bases {
		for either := range strings.SplitSeq(bases, eitherOf) {
			if !variants.IsSequence(either) && ambiguity[either] == "" {
				return false
			}
		}
	}
	return true
}

// complete fills the sites that the allele leaves open with the reference allele's
// sequence; where that one is ambiguous, with the genome's.
func (a *allele) complete(reference *allele) {
	for s, m := range a.mask {
		switch {
		case m != 0:
			a.full[s] = m
		case reference.wobble[s]:
			a.full[s] = referenceBit
		default:
			a.full[s] = reference.mask[s]
		}
	}
}

// changes reports whether the allele asks, at site s, for something other than the
// reference allele has.
func (a *allele) changes(s int, reference *allele) bool {
	return a.mask[s] != 0 && a.mask[s]&reference.full[s] == 0
}

// eitherOf parts the sequences of a definition of which any will do: "AGGAGTC/AGGAGTCGGAGTC" where
// an insertion is optional.
const eitherOf = "/"

// ambiguity lists the bases of the IUPAC letters.
var ambiguity = map[string]string{
	"R": "AG", "Y": "CT", "S": "CG", "W": "AT", "K": "GT", "M": "AC",
	"B": "CGT", "D": "AGT", "H": "ACT", "V": "ACG", "N": "ACGT",
}

// spelledOut writes an ambiguity letter as the bases that it stands for: "A/G" for R.
func spelledOut(bases string) string {
	if letters, ok := ambiguity[bases]; ok {
		return strings.Join(strings.Split(letters, ""), eitherOf)
	}
	return bases
}

// accepted is the set of seqs that a definition's bases stand for.
func accepted(bases string, seqs []string) mask {
	var all mask
	several, letters := strings.Contains(bases, eitherOf), ambiguity[bases]
	for i, s := range seqs {
		if s == bases || several && slices.Contains(strings.Split(bases, eitherOf), s) || len(s) == 1 && strings.Contains(letters, s) {
			all |= 1 << i
		}
	}
	return all
}

// site is the index of the site with the given Position.ID, -1 if matching does not use it.
func (g *gene) site(id int) int {
	return slices.IndexFunc(g.sites, func(s site) bool { return s.id == id })
}

// reference is the gene's reference allele.
func (g *gene) reference() *allele { return &g.alleles[0] }

// referenceName is the name of the reference allele, "" where the gene has none.
func (g *gene) referenceName() string {
	if len(g.alleles) == 0 {
		return ""
	}
	return g.alleles[0].name
}
