package ledger

import (
	"slices"

	"allelens/variants"
	"allelens/variants/vcf"
)

// Kept is what a case keeps of a file, so that it can be interpreted again without it: the answers, the questions
// behind them, and the lines of the places asked about. It is data for a file; package casefile seals it.
type Kept struct {
	Input                    Input
	Assembly                 variants.Assembly
	Votes                    []Vote
	Thresholds               Thresholds
	Assay                    Assay
	Specimen                 Specimen
	Sites                    []KeptSite
	Scored                   []KeptSite   `json:",omitempty"` // of polygenic scores
	Genes                    []KeptRegion // cancer genes
	Stretches                []KeptRegion
	Variants                 []Change
	Events                   []Event
	Coverage                 []Coverage
	OutsideDefinitions       []OutsideChange
	Copies                   Copies
	SexCalls                 SexCalls
	Problems                 []*variants.Problem
	Records                  []*vcf.Record
	RecordsSeen, RecordsUsed int64
	Complete, Blocks         bool
}

// KeptSite is a question in the file's build, and its answer, whose index means nothing here.
type KeptSite struct {
	Gene, RSID string
	Span       variants.Interval // zero where the site has no place in the build
	Ref        string            // the build's own bases
	Alleles    []string          // that the definitions knew, the reference first
	Repeat     *Repeat
	Answer     Site
}

// KeptRegion is a part of a gene that was read.
type KeptRegion struct {
	Gene   string
	Region variants.Interval
}

// asked is what was asked of a file, in its build.
type asked struct {
	kept      bool       // the observations are of a kept case, not of a file
	sites     []KeptSite // in the order of the observations' sites, without answers
	scores    []KeptSite // likewise, of Scored
	open      []bool     // of sites: it was not asked
	genes     []KeptRegion
	stretches []KeptRegion
}

// askedOf describes questions.
func askedOf(q Questions, in variants.Assembly) asked {
	a := asked{open: make([]bool, len(q.Sites))}
	for _, s := range q.Sites {
		a.sites = append(a.sites, describe(s, in))
	}
	for _, g := range q.Genes {
		a.genes = append(a.genes, KeptRegion{g.Gene, g.Region[in]})
	}
	for _, s := range q.Stretches {
		a.stretches = append(a.stretches, KeptRegion{s.Gene, s.Region[in]})
	}
	return a
}

func describe(q Question, in variants.Assembly) KeptSite {
	k := KeptSite{Gene: q.Gene, RSID: q.RSID, Ref: q.Ref[in], Alleles: q.Alleles, Repeat: q.Repeat}
	k.Span, _ = q.span(in)
	return k
}

// Asked reports whether a stretch was asked about: always of a file, of a kept case if it was asked about then.
func (o *Observations) Asked(s Stretch) bool {
	iv, known := s.Region[o.Assembly]
	return !o.asked.kept || !known || slices.ContainsFunc(o.asked.stretches, func(then KeptRegion) bool { return then.Gene == s.Gene && within(iv, then.Region) })
}

// read reports whether a stretch lies in a gene region that was read.
func (a asked) read(iv variants.Interval) bool {
	return slices.ContainsFunc(a.genes, func(g KeptRegion) bool { return within(iv, g.Region) })
}

func within(iv, of variants.Interval) bool {
	return iv.Contig == of.Contig && of.Start <= iv.Start && iv.End <= of.End
}

// Keep is what a case keeps of the observations. The path of the file, which is the machine's, is left out.
func (o *Observations) Keep() Kept {
	k := Kept{
		Input: o.Input, Assembly: o.Assembly, Votes: o.Votes, Thresholds: o.Thresholds, Assay: o.Assay, Specimen: o.Specimen,
		Genes: o.asked.genes, Stretches: o.asked.stretches, Variants: o.Variants, Events: o.Events, Coverage: nil, OutsideDefinitions: o.OutsideDefinitions,
		Copies: o.Copies, SexCalls: o.SexCalls, RecordsSeen: o.RecordsSeen, RecordsUsed: o.RecordsUsed, Complete: o.Complete, Blocks: o.Blocks,
	}
	k.Input.Path, k.Scored = "", o.keepScored()
	for _, c := range o.Coverage {
		if slices.ContainsFunc(o.asked.genes, func(g KeptRegion) bool { return g.Gene == c.Gene }) {
			c.Doubts = withoutCode(c.Doubts, notAskedGene)
			k.Coverage = append(k.Coverage, c)
		}
	}
	k.Problems = withoutCode(o.Problems, notAskedSites, notAskedGene)
	for i, s := range o.asked.sites {
		if !o.asked.open[i] {
			s.Answer = o.Sites[i]
			k.Sites = append(k.Sites, s)
		}
	}
	if o.lines != nil {
		k.Records = o.lines.records
	}
	return k
}

// withoutCode are the problems that have none of the codes.
func withoutCode(all []*variants.Problem, codes ...string) []*variants.Problem {
	var others []*variants.Problem
	for _, p := range all {
		if !slices.Contains(codes, p.Code) {
			others = append(others, p)
		}
	}
	return others
}
