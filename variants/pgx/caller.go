package pgx

import (
	"cmp"
	"slices"
	"strings"

	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
)

// Caller calls the named alleles of the pharmacogenes that it was made for. It is immutable
// and safe for concurrent use.
type Caller struct {
	genes []*gene
	other []knowledge.OtherGene
}

// New prepares the genes' definitions for matching.
func New(genes []knowledge.Pharmacogene) *Caller {
	c := &Caller{}
	for _, p := range genes {
		c.genes = append(c.genes, prepare(p))
	}
	slices.SortFunc(c.genes, func(a, b *gene) int { return cmp.Compare(a.Gene, b.Gene) })
	return c
}

// Naming is the caller that says of other genes why it takes no result.
func (c *Caller) Naming(other []knowledge.OtherGene) *Caller {
	return &Caller{c.genes, other}
}

// Questions lists the sites that the caller wants to know, one for each position of every
// gene, those among them that are never called from a file: what is seen there is shown. Alleles
// are spelled over the GRCh38 reference bases.
func (c *Caller) Questions() []ledger.Question {
	var qs []ledger.Question
	for _, g := range c.genes {
		for _, p := range g.Positions {
			if p.Ref38 == "" {
				continue
			}
			qs = append(qs, ledger.Question{
				ID: p.ID, Gene: g.Gene, RSID: p.RSID, Contig: p.Contig,
				Pos:         map[variants.Assembly]int{variants.GRCh37: p.Pos37, variants.GRCh38: p.Pos38},
				Ref:         map[variants.Assembly]string{variants.GRCh37: p.Ref37, variants.GRCh38: p.Ref38},
				Alleles:     append([]string{p.Ref38}, plain(p.Alts)...),
				NeverAssume: p.NeverAssume, Repeat: repeatOf(p),
			})
		}
	}
	return qs
}

// plain leaves out what is not a sequence, such as deletions without anchor base.
func plain(alleles []string) []string {
	return slices.DeleteFunc(slices.Clone(alleles), func(a string) bool { return !variants.IsSequence(a) })
}

// Call calls every gene. questions are those that the observations answer, in their order;
// they may hold more than Questions asked for. Results come in the order of the genes' names.
func (c *Caller) Call(obs *ledger.Observations, questions []ledger.Question, in Input) []Result {
	answers := make(map[int]answer, len(questions))
	for i, s := range obs.Sites {
		index := s.Question
		if index < 0 || index >= len(questions) {
			index = i
		}
		answers[questions[index].ID] = answer{questions[index], s}
	}
	foreign := !onRCRS(obs, questions)
	results := make([]Result, len(c.genes))
	variants.InParts(len(results), func(i int) { results[i] = c.genes[i].call(obs, answers, foreign, in) })
	return results
}

// call calls one gene. foreign says that the mitochondrial genome of the file is not the one that the definitions are of.
func (g *gene) call(obs *ledger.Observations, answers map[int]answer, foreign bool, in Input) Result {
	r := Result{Gene: g.Gene, Source: FromNothing}
	var s *sample
	switch {
	case g.OutsideOnly:
		s = g.read(answers, obs.Assembly, Input{})
		g.listSeen(s, &r)
		g.nameDoubted(s, &r)
	case g.Contig == "MT" && foreign:
		s = g.read(nil, obs.Assembly, Input{})
		g.callFromFile(s, &r)
		r.NoResult = OtherGenome
		r.addNote(newNote("other_mitochondrion"))
	default:
		s = g.read(answers, obs.Assembly, in)
		g.callFromFile(s, &r)
		g.unsettle(answers, obs.Assembly, in, s, &r)
		g.leaveUnread(s, &r)
	}
	g.callFromOutside(in.OutsideCalls, s, &r)
	g.lookBeyond(obs, &r)
	g.coverTier1(s, &r)
	r.settle(g.referenceName())
	return r
}

// callFromFile calls one gene from what the file shows.
func (g *gene) callFromFile(s *sample, r *Result) {
	r.Sites, r.SitesCalled, r.SitesTotal, r.SitesAssumed, r.Notes = s.sites, s.called, len(g.sites), s.assumed, s.notes
	r.Phased = s.sets && s.units <= 1 && len(s.loci) > 0
	for _, id := range s.missing {
		r.MissingSites = append(r.MissingSites, name(g.positions[id]))
	}
	if len(s.loci) == 0 {
		r.NoResult = s.nothing()
		return
	}
	r.Source = FromVCF
	switch {
	case s.blocked:
		r.NoResult = Contradictory
		return
	case s.structural():
		r.NoResult = LargeChange
		return
	case g.lacksRequired(s, r):
		r.NoResult = LacksSite
		return
	}
	if g.LowestFunction {
		g.callLowest(s, r)
	} else {
		g.callPairs(s, r)
	}
	g.caution(s, r)
	if len(g.unread) > 0 {
		r.CannotExclude = append(r.CannotExclude, g.unread...)
		r.addNote(newNote("indels_not_read", "alleles", enumerated(g.unread)))
	}
	r.unrecognised()
	g.explain(s, r)
	r.shorten()
}

// structural reports whether a line with a symbol for a large change was called over one of the sites, or failed there.
func (s *sample) structural() bool {
	return slices.ContainsFunc(s.sites, func(site Site) bool {
		return slices.ContainsFunc(site.Observed.Undefined, func(allele string) bool { return strings.Contains(allele, "<") })
	})
}

// lacksRequired reports whether a position is missing without which the gene is not called.
func (g *gene) lacksRequired(s *sample, r *Result) bool {
	var lacking []string
	for _, id := range s.missing {
		if p := g.positions[id]; slices.Contains(g.required, p.Pos38) {
			lacking = append(lacking, name(p))
		}
	}
	if len(lacking) > 0 {
		r.addNote(newNote("missing_required", "sites", strings.Join(lacking, ", ")))
	}
	return len(lacking) > 0
}

// callPairs calls a gene by exact matching: the best-scoring pairs, all ties among them.
func (g *gene) callPairs(s *sample, r *Result) {
	pairs := s.match(g.candidates(s))
	best := top(pairs)
	if s.units > 1 && len(g.priority) > 0 {
		if p, rule := g.pick(pairs); rule != nil {
			best = []pair{p}
			n := newNote("unphased_priority", "diplotype", rule.pick)
			n.Origin = rule.origin
			r.addNote(n)
		}
	}
	for _, p := range best {
		d := g.diplotype(p.a, p.b)
		d.Score = p.score
		r.Diplotypes = append(r.Diplotypes, d)
	}
	if len(best) == 0 {
		r.NoResult = NoMatch
		r.addNote(newNote("no_match"))
		g.fallBack(s, r)
		return
	}
	if len(best) > 1 {
		r.addNote(newNote("several_diplotypes"))
	}
	if s.units > 1 {
		g.leaveOpen(s, pairs, r)
	}
}

// fallBack gives guidance what one position alone decides, in a gene that has such a one, where no pair of alleles
// explains the sample.
func (g *gene) fallBack(s *sample, r *Result) {
	if g.fallback == nil {
		return
	}
	reference, changed, _ := strings.Cut(g.fallback.Name, "/")
	for _, l := range s.loci {
		if g.positions[g.sites[l.site].id].Pos38 != g.fallback.Pos38 || l.bases[1] < 0 {
			continue
		}
		var names [2]string
		for i, b := range l.bases {
			switch b {
			case 0:
				names[i] = reference
			case 1:
				names[i] = changed
			default:
				return
			}
		}
		r.Recommendation = []Diplotype{g.describe(names[0], names[1], g.byName[names[0]], g.byName[names[1]])}
		r.addNote(newNote(g.fallback.Effect))
	}
}

// settle fills in what all diplotypes agree on. Guidance follows the diplotypes where
// nothing else decides. reference is the name of the gene's reference allele.
func (r *Result) settle(reference string) {
	if len(r.Recommendation) == 0 {
		r.Recommendation = r.Diplotypes
	}
	plain := func(allele string) bool { return allele == reference || allele == "*1" || allele == "" }
	r.NothingFound = len(r.Diplotypes) > 0 && len(r.Unsettled) == 0 && !slices.ContainsFunc(r.Diplotypes, func(d Diplotype) bool {
		return d.Allele1 == "" || !plain(d.Allele1) || !plain(d.Allele2)
	})
	if len(r.Recommendation) == 0 {
		return
	}
	r.Phenotype, r.ActivityScore = r.Recommendation[0].Phenotype, r.Recommendation[0].ActivityScore
	for _, d := range slices.Concat(r.Recommendation[1:], r.IfReal) {
		if d.Phenotype != r.Phenotype {
			r.Phenotype = ""
		}
		if d.ActivityScore != r.ActivityScore {
			r.ActivityScore = ""
		}
	}
}
