package ledger

import (
	"slices"
	"strconv"

	"allelens/variants"
	"allelens/variants/vcf"
)

// Codes of what is told anew of a kept case: that something is asked which was not asked when it was kept, and that reads
// show a variant which the call leaves out.
const (
	notAskedSites = "not_asked_sites"
	notAskedGene  = "not_asked_gene"
	faintAllele   = "faint_allele"
)

// Answer answers the questions of a knowledge base, which may be a newer one, and of a scope, which may be narrower,
// from what was kept: what was not asked then is NotAsked, and what is no longer asked is left out, its lines
// included. The limits that the calls had to reach stay those of then.
func (k Kept) Answer(q Questions) *Observations {
	o := &Observations{
		Input: k.Input, Assembly: k.Assembly, Votes: k.Votes, Thresholds: k.Thresholds, Assay: k.Assay, Specimen: k.Specimen,
		Copies: k.Copies, SexCalls: k.SexCalls, RecordsSeen: k.RecordsSeen, RecordsUsed: k.RecordsUsed, Complete: k.Complete, Blocks: k.Blocks,
		asked: asked{kept: true, open: make([]bool, len(q.Sites))},
	}
	o.lines = newPile(k.linesOf(q), k.Thresholds)
	k.answerSites(o, q)
	k.answerScored(o, q)
	k.answerStretches(o, q)
	o.Problems = append(k.problemsOf(q), o.Problems...)
	k.answerGenes(o, q)
	return o
}

// linesOf are the kept lines that tell of what is asked.
func (k Kept) linesOf(q Questions) []*vcf.Record {
	asked := regions(q, []variants.Assembly{k.Assembly})
	var lines []*vcf.Record
	for _, r := range k.Records {
		if lies(r.Contig, r.Pos, r.End, asked) || mayTell(r, q, k.Assembly) {
			lines = append(lines, r)
		}
	}
	return lines
}

// problemsOf are the kept problems, but for those about lines and genes that are not asked about.
func (k Kept) problemsOf(q Questions) []*variants.Problem {
	asked := regions(q, []variants.Assembly{k.Assembly})
	var told []*variants.Problem
	for _, p := range withoutCode(k.Problems, faintAllele) { // the lines are looked at again
		if at := slices.IndexFunc(p.Values, func(v variants.Value) bool { return v.Name == "gene" }); at >= 0 {
			if !asksOf(q, p.Values[at].Text) {
				continue
			}
		} else if at := p.Locus; at != nil && *at != (variants.Interval{}) && !lies(at.Contig, at.Start, at.End, asked) {
			continue
		}
		told = append(told, p)
	}
	return told
}

// asksOf reports whether anything is asked of a gene.
func asksOf(q Questions, gene string) bool {
	return slices.ContainsFunc(q.Genes, func(g GeneRegion) bool { return g.Gene == gene }) ||
		slices.ContainsFunc(q.Sites, func(s Question) bool { return s.Gene == gene })
}

// answerSites takes the kept answers of sites.
func (k Kept) answerSites(o *Observations, q Questions) {
	type place struct {
		gene string
		span variants.Interval
	}
	then := map[place]KeptSite{}
	for _, s := range k.Sites {
		then[place{s.Gene, s.Span}] = s
	}
	open := 0
	for i, question := range q.Sites {
		now := describe(question, k.Assembly)
		kept, known := then[place{now.Gene, now.Span}]
		site, answered := Site{}, now.Span == (variants.Interval{})
		if known && !answered {
			site, answered = kept.answer(o.lines, question, now, k.Assembly)
			if answered {
				site = faintAt(site, o.lines, question, k.Assembly)
			}
		}
		if !answered {
			site, o.asked.open[i] = Site{State: variants.NotAsked}, true
			open++
		}
		site.Question = i
		o.Sites, o.asked.sites = append(o.Sites, site), append(o.asked.sites, now)
	}
	if open > 0 {
		o.Problems = append(o.Problems, variants.Warn(notAskedSites, k.Input.Name, "count", strconv.Itoa(open), "of", strconv.Itoa(len(q.Sites))))
	}
}

// answer is the kept answer to a question that is asked as it was; where the definitions know other alleles of the place
// now, the lines are asked again. ok is false where the lines then read do not answer it: an insertion or deletion is
// told by lines around the place too, which nobody read for a single base.
func (s KeptSite) answer(lines *pile, q Question, now KeptSite, in variants.Assembly) (site Site, ok bool) {
	sameRepeat := s.Repeat == nil && now.Repeat == nil || s.Repeat != nil && now.Repeat != nil && *s.Repeat == *now.Repeat
	switch {
	case s.Ref != now.Ref || !sameRepeat || len(s.Alleles) == 0 || len(now.Alleles) == 0 || s.Alleles[0] != now.Alleles[0]:
		return Site{}, false
	case slices.Equal(s.Alleles, now.Alleles):
		return s.Answer, true
	case (Question{Alleles: s.Alleles}).simple() && !q.simple():
		return Site{}, false
	}
	return lines.answerSite(q, in), true
}

// faintAt is what the lines say of a site where they show a variant in part of the reads; else what is known of it.
func faintAt(known Site, lines *pile, q Question, in variants.Assembly) Site {
	if known.State != variants.Reference {
		return known
	}
	if again := lines.answerSite(q, in); again.FaintAllele != "" || again.State == variants.Filtered {
		return again
	}
	return known
}

// answerSite asks the lines.
func (p *pile) answerSite(q Question, in variants.Assembly) Site { return site(p, q, in) }

// answerStretches takes the kept changes of stretches that are asked about. A stretch that was not read is told with
// the sites.
func (k Kept) answerStretches(o *Observations, q Questions) {
	for _, s := range q.Stretches {
		now := KeptRegion{s.Gene, s.Region[k.Assembly]}
		if slices.ContainsFunc(k.Stretches, func(then KeptRegion) bool { return then.Gene == now.Gene && within(now.Region, then.Region) }) {
			o.asked.stretches = append(o.asked.stretches, now)
		}
	}
	for _, u := range k.OutsideDefinitions {
		if slices.ContainsFunc(o.asked.stretches, func(s KeptRegion) bool { return s.Gene == u.Gene }) {
			o.OutsideDefinitions = append(o.OutsideDefinitions, u)
		}
	}
}

// answerGenes takes what was kept of the cancer genes that are asked about, and counts coding bases as they are asked
// for now.
func (k Kept) answerGenes(o *Observations, q Questions) {
	for _, g := range q.Genes {
		now := g.Region[k.Assembly]
		at := slices.IndexFunc(k.Genes, func(then KeptRegion) bool { return then.Gene == g.Gene })
		var read variants.Interval
		c := Coverage{Gene: g.Gene}
		if at >= 0 {
			read = k.Genes[at].Region
			o.asked.genes = append(o.asked.genes, k.Genes[at])
			k.takeGene(o, g.Gene, read)
			if was := slices.IndexFunc(k.Coverage, func(c Coverage) bool { return c.Gene == g.Gene }); was >= 0 {
				c.Doubts = k.Coverage[was].Doubts
			}
			faint, seen := faintIn(o.lines, g, q.Reference, k.Assembly, k.Input.Name)
			c.Faint, o.Problems = faint, append(o.Problems, seen...)
		}
		if !within(now, read) {
			p := variants.Warn(notAskedGene, k.Input.Name, "gene", g.Gene)
			c.Doubts, o.Problems = append(slices.Clone(c.Doubts), p), append(o.Problems, p)
		}
		for _, exon := range g.Bases[k.Assembly] {
			if !within(exon.Bases, read) {
				c.Exons = append(c.Exons, ExonCoverage{Exon: exon, Counts: map[variants.State]int{variants.NotAsked: exon.Bases.Len()}})
				continue
			}
			c.Exons = append(c.Exons, count(exon, o.lines.states(exon.Bases)))
		}
		o.Coverage = append(o.Coverage, c)
	}
}

// takeGene takes the variants and events of a gene.
func (k Kept) takeGene(o *Observations, gene string, region variants.Interval) {
	var events []Event
	for _, e := range k.Events {
		if e.Gene == gene {
			events = append(events, e)
		}
	}
	for _, c := range k.Variants {
		if c.Gene == gene {
			o.Variants = append(o.Variants, c)
		}
	}
	o.Events = append(o.Events, events...)
	o.lines.lose(region.Contig, events)
}
