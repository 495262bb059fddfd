package polygenic

import (
	"slices"

	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
)

// Caller scores people by some models.
type Caller struct {
	models []knowledge.ScoreModel
	sites  []ledger.Question
	at     [][]int // by model and site of it, the question
	guard  int     // the model whose frequencies tell ancestry; -1 where none can
}

// New prepares models.
func New(models []knowledge.ScoreModel) *Caller {
	c := &Caller{models: models, at: make([][]int, len(models)), guard: -1}
	type key struct {
		contig variants.Contig
		pos    int
		effect string
	}
	known := map[key]int{}
	for i, m := range models {
		for _, w := range m.Weights {
			k := key{w.Contig, w.Pos[variants.GRCh37], w.Other[variants.GRCh37] + ">" + w.Effect[variants.GRCh37]}
			at, asked := known[k]
			if !asked {
				at = len(c.sites)
				known[k] = at
				c.sites = append(c.sites, question(w))
			}
			c.at[i] = append(c.at[i], at)
		}
		if c.guard < 0 && tellsAncestry(m) {
			c.guard = i
		}
	}
	return c
}

// tellsAncestry reports whether each site of a model has a frequency in each population.
func tellsAncestry(m knowledge.ScoreModel) bool {
	return len(m.Weights) > 0 && !slices.ContainsFunc(m.Weights, func(w knowledge.ScoreWeight) bool {
		return slices.ContainsFunc(Populations(), func(p string) bool { _, known := w.Frequency[p]; return !known })
	})
}

// question asks for a site. The alleles of both builds are known, that of GRCh38 first.
func question(w knowledge.ScoreWeight) ledger.Question {
	q := ledger.Question{ID: int(w.Row), RSID: w.RSID, Contig: w.Contig, Pos: w.Pos, Ref: w.Ref, BySequence: true, Alleles: []string{w.Ref[variants.GRCh38]}}
	for _, in := range []variants.Assembly{variants.GRCh38, variants.GRCh37} {
		for _, a := range []string{w.Other[in], w.Effect[in]} {
			if !slices.Contains(q.Alleles, a) {
				q.Alleles = append(q.Alleles, a)
			}
		}
	}
	return q
}

// Questions are the sites of all models, each once.
func (c *Caller) Questions() []ledger.Question { return c.sites }

// Person is what is known of whose the calls are.
type Person struct {
	Sex        string // "F", "M"; "" where not stated
	Ancestries []string
	Declared   ledger.Declaration
	Tumour     bool
}

// Score scores a person by every model, in the models' order. sites are the answers to Questions, in a build.
func (c *Caller) Score(sites []ledger.Site, in variants.Assembly, p Person) []Result {
	results := make([]Result, len(c.models))
	for i := range c.models {
		results[i] = Result{Model: &c.models[i]}
		for j, w := range c.models[i].Weights {
			s := siteOf(w, sites[c.at[i][j]], in, p.Declared)
			results[i].Sites = append(results[i].Sites, s)
			if !s.Missing() {
				results[i].Used++
			}
			if s.Assumed {
				results[i].Assumed++
			}
		}
	}
	ancestry := &Ancestry{Reason: AncestryUnclear}
	if c.guard >= 0 {
		ancestry = closest(&c.models[c.guard], copiesOf(results[c.guard].Sites))
		ancestry.Model = c.models[c.guard].Model
	}
	if c.guard >= 0 && results[c.guard].Assumed > 0 && ancestry.Unlikely() {
		ancestry.Reason = AncestryFitsNone
	}
	ancestry.Stated = p.Ancestries
	for i := range results {
		results[i].Ancestry = ancestry
		results[i].decide(p)
	}
	return results
}

func copiesOf(sites []Site) []int {
	copies := make([]int, len(sites))
	for i, s := range sites {
		copies[i] = s.Copies
	}
	return copies
}

// siteOf counts the effect alleles of a site, by sequence.
func siteOf(w knowledge.ScoreWeight, s ledger.Site, in variants.Assembly, declared ledger.Declaration) Site {
	out := Site{Weight: w, State: s.State, Copies: -1, Evidence: s.Evidence}
	ref := w.Ref[in]
	if s.State == variants.Absent && declared.Covers(variants.Interval{Contig: w.Contig, Start: w.Pos[in], End: w.Pos[in] + len(ref) - 1}) {
		out.State, out.Assumed, out.Copies = variants.Reference, true, count([]string{ref, ref}, w.Effect[in])
		return out
	}
	if out.Why = whyMissing(w, s, in); out.Why == "" {
		out.Copies = count(s.Alleles, w.Effect[in])
	}
	return out
}

// whyMissing is why a site's alleles cannot be counted; "" where they can.
func whyMissing(w knowledge.ScoreWeight, s ledger.Site, in variants.Assembly) Why {
	foreign := func(allele string) bool { return allele != w.Effect[in] && allele != w.Other[in] }
	switch {
	case s.State == variants.Absent:
		return Absent
	case s.State == variants.NotAsked:
		return Unasked
	case s.State == variants.Filtered:
		return Failed
	case s.State == variants.NoCall && s.Evidence.Dosed():
		return Imputed
	case s.State == variants.NoCall || len(s.Alleles) != 2 || slices.Contains(s.Alleles, ""):
		return NoCall
	case len(s.Beside) > 0 || slices.ContainsFunc(s.Alleles, foreign):
		return Other
	}
	return ""
}

func count(alleles []string, effect string) (n int) {
	for _, a := range alleles {
		if a == effect {
			n++
		}
	}
	return n
}

// decide gives the score, or says why there is none.
func (r *Result) decide(p Person) {
	population, why := stated(p.Ancestries)
	if why == "" {
		at := slices.IndexFunc(r.Model.Populations, func(f knowledge.ScorePopulation) bool { return f.Population == population })
		if at >= 0 {
			r.Population = &r.Model.Populations[at]
		} else {
			why = PopulationUnknown
		}
	}
	copies := make([]float64, len(r.Sites))
	for i, s := range r.Sites {
		if copies[i] = float64(s.Copies); s.Missing() {
			copies[i] = Unknown
		}
	}
	against := "all"
	if r.Population != nil {
		against = population
	}
	r.Sum, _ = Add(r.Model, against, copies)
	r.Reasons = append(r.Reasons, r.ofSample(p)...)
	if why == "" {
		why = r.Ancestry.Reason
		if why == "" && r.Ancestry.Closest != population {
			why = AncestryContradicted
		}
	}
	if why != "" {
		r.Reasons = append(r.Reasons, why)
	}
	if r.Given() {
		r.Z, r.Percentile = standing(r.Sum, r.Population)
	}
}

// ofSample are the reasons that lie in the sample and its calls.
func (r *Result) ofSample(p Person) (reasons []Reason) {
	if p.Tumour {
		reasons = append(reasons, Tumour)
	}
	if p.Sex != "" && p.Sex != r.Model.Sex {
		reasons = append(reasons, OtherSex)
	}
	counts := map[Why]int{}
	for _, s := range r.Sites {
		counts[s.Why]++
	}
	switch missing := len(r.Sites) - r.Used; {
	case counts[Unasked] > 0:
		reasons = append(reasons, NotAsked)
	case r.Sum.Missing <= MostMissing:
	case 2*counts[Absent] > missing:
		reasons = append(reasons, SitesAbsent)
	default:
		reasons = append(reasons, SitesMissing)
	}
	return reasons
}
