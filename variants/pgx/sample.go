package pgx

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
)

// Input is what is known besides the file.
type Input struct {
	OutsideCalls []OutsideCall
	Declared     ledger.Declaration
	Sex          string // "female", "male", "" when not told
}

// locus is one site of the gene as the sample shows it. Bases are indices into the site's
// sequences; the second is -1 where only one chromosome was read.
type locus struct {
	site  int // index into gene.sites
	bases [2]int
	unit  int // index of the phase unit; -1 where both chromosomes agree
}

// sample is what a file shows of one gene: the loci that can be matched, grouped into units
// whose phase is known inside but not between them.
type sample struct {
	loci    []locus
	units   int
	sets    bool // every heterozygous locus belongs to a phase set
	haploid bool
	unreadX bool         // a woman's file tells of one of her two X chromosomes only
	present map[int]bool // Position.IDs with a usable call
	missing []int        // Position.IDs without
	sites   []Site
	called  int
	assumed int      // of those called
	shares  []string // of changes that part of the mitochondria carry, in percent
	notes   []Note
	blocked bool // the data contradict themselves: no call
}

// unknown is the index of a sequence that no definition knows.
const unknown = 63

// read gathers the gene's sites from the answers. answers maps Position.ID to the question
// and its site.
func (g *gene) read(answers map[int]answer, assembly variants.Assembly, in Input) *sample {
	s := &sample{sites: make([]Site, 0, len(g.sites)), present: make(map[int]bool, len(g.sites)), sets: true}
	sets := make(map[string]int)
	for i, st := range g.sites {
		a, asked := answers[st.id]
		site := Site{Position: g.positions[st.id], Observed: a.site, Needed: g.needs[st.id]}
		alleles := shown(a, assembly)
		switch {
		case asked && a.site.State.Seen():
		case asked && a.site.State == variants.Absent && assumable(a.question, assembly, in):
			site.Assumed, alleles = true, nil
			s.called++
			s.assumed++
		default:
			alleles = nil
			s.noteUnused(a.site, site.Position)
		}
		s.sites = append(s.sites, site)
		s.add(g, i, site, alleles, sets)
	}
	for _, p := range g.Positions {
		if a := answers[p.ID]; g.site(p.ID) < 0 {
			assumed := a.site.State == variants.Absent && assumable(a.question, assembly, in)
			s.sites = append(s.sites, Site{Position: p, Observed: a.site, Assumed: assumed, Needed: g.needs[p.ID]})
		}
	}
	s.units = len(sets)
	s.settlePloidy(g, in.Sex)
	return s
}

// add turns one site into a locus, or into a missing site.
func (s *sample) add(g *gene, index int, site Site, alleles []string, sets map[string]int) {
	st := g.sites[index]
	if site.Assumed {
		s.present[st.id] = true
		s.loci = append(s.loci, locus{site: index, unit: -1})
		return
	}
	if i := slices.IndexFunc(alleles, foreign); i >= 0 {
		s.noteSite("other_change", name(site.Position)+" ("+alleles[i]+")")
		alleles = nil
	}
	if len(alleles) == 0 || !usable(alleles, st.seqs[0]) {
		s.missing = append(s.missing, st.id)
		return
	}
	s.called++
	if slices.Contains(alleles, "") {
		code := "half_call"
		if beyondPair(site.Observed) {
			code = "more_than_two_alleles"
		}
		s.noteSite(code, name(site.Position))
		s.blocked = true
		return
	}
	l := locus{site: index, bases: [2]int{s.index(g, index, alleles[0]), -1}, unit: -1}
	if len(alleles) > 1 {
		l.bases[1] = s.index(g, index, alleles[1])
	}
	if l.bases[1] >= 0 && l.bases[0] != l.bases[1] {
		unit := fmt.Sprintf("site %d", index)
		if site.Observed.Phased {
			unit = "set " + site.Observed.PhaseSet
		} else {
			s.sets = false
		}
		if _, ok := sets[unit]; !ok {
			sets[unit] = len(sets)
		}
		l.unit = sets[unit]
	}
	if share := site.Observed.Faint; share > 0 {
		s.noteSite("faint_allele", fmt.Sprintf("%s (%.0f %%)", name(site.Position), 100*share))
	}
	s.noteUndocumented(g, index, alleles)
	s.present[st.id] = true
	s.loci = append(s.loci, l)
}

// beyondPair reports whether a side is open because the line calls more alleles than a person has.
func beyondPair(s ledger.Site) bool {
	return s.Evidence != nil && slices.ContainsFunc(s.Evidence.FailedCriteria, func(c ledger.Criterion) bool { return c.Code == "ploidy" })
}

// usable reports whether a call can be matched: a half call that shows only the reference
// says nothing.
func usable(alleles []string, reference string) bool {
	return !slices.Contains(alleles, "") || slices.ContainsFunc(alleles, func(a string) bool { return a != "" && a != reference })
}

// foreign reports whether an allele is not a sequence over the site: a large deletion, or a
// change that reaches beyond it. What it leaves of the site is not known.
func foreign(allele string) bool { return allele != "" && !variants.IsSequence(allele) }

// index finds a sequence among those the definitions know.
func (s *sample) index(g *gene, site int, bases string) int {
	if i := slices.Index(g.sites[site].seqs, bases); i >= 0 {
		return i
	}
	if g.UnknownAsReference {
		return 0
	}
	return unknown
}

// noteUndocumented names what the definitions do not know, each once and in an order that does
// not depend on the side of the genotype.
func (s *sample) noteUndocumented(g *gene, site int, alleles []string) {
	code := "undocumented_no_call"
	if g.UnknownAsReference {
		code = "undocumented_as_reference"
	}
	for _, bases := range slices.Compact(slices.Sorted(slices.Values(alleles))) {
		if !slices.Contains(g.sites[site].seqs, bases) {
			s.noteSite(code, name(g.positions[g.sites[site].id])+" ("+bases+")")
		}
	}
}

// settlePloidy makes one chromosome of two where only one exists: in males on X, and in the
// mitochondrion. Where the calls contradict that, the gene is not called.
func (s *sample) settlePloidy(g *gene, sex string) {
	single := slices.ContainsFunc(s.loci, func(l locus) bool { return l.bases[1] < 0 })
	switch {
	case g.Contig == "MT":
		s.halve(g)
	case g.Contig == "X" && (single || sex == "male"):
		if s.halve(g) {
			s.note("male_written_diploid")
		}
		if sex == "female" {
			s.note("female_single_allele")
			s.unreadX = true
		}
	case single:
		s.note("single_allele_autosome")
		s.blocked = true
	}
}

// halve drops the second chromosome. written tells that the file spelled it somewhere.
func (s *sample) halve(g *gene) (written bool) {
	for i := range s.loci {
		l := &s.loci[i]
		if l.unit >= 0 && g.Contig == "MT" && s.mix(g, l) {
			continue
		}
		if l.unit >= 0 {
			code := "two_alleles_one_chromosome"
			if g.Contig == "MT" {
				code = "heteroplasmy"
			}
			s.noteSite(code, name(g.positions[g.sites[l.site].id]))
			s.blocked = true
		}
		written = written || (l.bases[1] >= 0 && !s.sites[l.site].Assumed)
		l.bases[1], l.unit = -1, -1
	}
	s.haploid, s.units = true, 0
	return written
}

// mix counts a change that a known part of the mitochondria carries as carried: guidance speaks of carriers and
// sets no part. The part is noted.
func (s *sample) mix(g *gene, l *locus) bool {
	site := s.sites[l.site]
	if site.Observed.Share <= 0 {
		return false
	}
	percent := strconv.Itoa(int(math.Round(100 * site.Observed.Share)))
	s.note("heteroplasmy_share", "site", name(site.Position), "percent", percent)
	s.shares = append(s.shares, percent)
	l.bases, l.unit = [2]int{max(l.bases[0], l.bases[1]), -1}, -1
	return true
}

// note adds a note once. values are names and texts in turn.
func (s *sample) note(code string, values ...string) {
	n := newNote(code, values...)
	if !slices.ContainsFunc(s.notes, func(o Note) bool { return o.equal(n) }) {
		s.notes = append(s.notes, n)
	}
}

// noteSite adds a site to the note of that code.
func (s *sample) noteSite(code, site string) {
	for _, n := range s.notes {
		if n.Code == code {
			n.Values["sites"] += ", " + site
			return
		}
	}
	s.note(code, "sites", site)
}

// noteUnused notes a line that covers the site and cannot be used, and a site that nobody asked about.
func (s *sample) noteUnused(observed ledger.Site, p knowledge.Position) {
	switch observed.State {
	case variants.Filtered:
		s.noteSite("filtered", name(p))
	case variants.NoCall:
		s.noteSite("no_call", name(p))
	case variants.NotAsked:
		s.noteSite("not_asked", name(p))
	}
}

// answer is a question with what the file says to it.
type answer struct {
	question ledger.Question
	site     ledger.Site
}

// shown is the pair of sequences that the site carries. A reference block may come without
// spelling them: then they are the build's own, where the definitions know that one.
func shown(a answer, assembly variants.Assembly) []string {
	ref := a.question.Ref[assembly]
	if len(a.site.Alleles) == 0 && a.site.State == variants.Reference && slices.Contains(a.question.Alleles, ref) {
		return []string{ref, ref}
	}
	return a.site.Alleles
}

// assumable reports whether an absent site counts as reference by declaration: its whole
// span is declared, the build's own base is the definitions' reference, and nothing forbids it.
func assumable(q ledger.Question, assembly variants.Assembly, in Input) bool {
	pos, ref := q.Pos[assembly], q.Ref[assembly]
	if q.NeverAssume || pos == 0 || ref == "" || ref != q.Ref[variants.GRCh38] {
		return false
	}
	return in.Declared.Covers(variants.Interval{Contig: q.Contig, Start: pos, End: pos + len(ref) - 1})
}
