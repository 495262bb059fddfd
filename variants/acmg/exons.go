package acmg

import (
	"slices"
	"strings"

	"allelens/variants"
	"allelens/variants/hgvs"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
)

// junction is one end of an exon beside an intron.
type junction struct {
	exon     int
	acceptor bool // the exon's first base follows it
}

// junctions sorts the specification's rows by the exon's end that they speak of.
func junctions(t knowledge.Transcript, rows []knowledge.SpliceChange) map[junction][]knowledge.SpliceSite {
	out := map[junction][]knowledge.SpliceSite{}
	for _, r := range rows {
		for _, e := range t.Exons {
			iv := e.Genomic[variants.GRCh38]
			before, after := r.Pos38 >= iv.Start-spliceBases && r.Pos38 < iv.Start, r.Pos38 > iv.End && r.Pos38 <= iv.End+spliceBases
			if r.Gene == t.Gene && (before || after) {
				j := junction{e.Number, before == (t.Strand > 0)}
				out[j] = append(out[j], r.SpliceSite)
			}
		}
	}
	return out
}

// spliceBases is the width of a canonical splice site in bases of the intron.
const spliceBases = 2

// weakest is the row with the least strength for a junction whose site is lost, "" before any; rows on a
// new base that may serve as a site as well are left out. nil where the specification has none.
func (a *Specification) weakest(j junction) *knowledge.SpliceSite {
	var out *knowledge.SpliceSite
	for i, s := range a.junctions[j] {
		if strings.HasPrefix(s.Reason, "gc_") {
			continue
		}
		if out == nil || Strength(s.Strength).rank() < Strength(out.Strength).rank() {
			out = &a.junctions[j][i]
		}
	}
	return out
}

// lostSite applies PVS1 to bases that go with a splice site: the specification lists substitutions, and
// what it says of the site holds for its loss. A change that can be written beside the site, so that the
// site's bases are there afterwards, and one that only adds bases, are left open.
func (a *assessment) lostSite() {
	origin := a.limit("PVS1 nmd_bases").Origin
	site := a.siteLost()
	switch {
	case site == nil:
		a.add(Open, PVS1, None, "criterion.pvs1.splice.not_substitution", origin)
	case site.Strength == "":
		a.add(NotMet, PVS1, None, "criterion.pvs1.splice.not."+site.Reason, site.Origin)
	default:
		a.add(Met, PVS1, Strength(site.Strength), "criterion.pvs1.splice."+site.Reason, site.Origin)
	}
}

// siteLost is the specification's word on the one splice site that a change takes; nil where there is
// none, more than one, or where the site may be there afterwards.
func (a *assessment) siteLost() *knowledge.SpliceSite {
	if a.place.Kind != hgvs.Deletion && a.place.Kind != hgvs.Replacement {
		return nil
	}
	var found *knowledge.SpliceSite
	for _, shift := range a.namer.Places(a.Assembly, a.Allele) {
		e, ok := a.namer.Extent(a.Assembly, shift)
		if !ok || len(e.Cut) != 1 || len(e.Whole) > 0 {
			return nil
		}
		site := a.weakest(junction{e.Cut[0], a.Name.Consequence == hgvs.SpliceAcceptor})
		if site == nil || found != nil && found.Origin != site.Origin {
			return nil
		}
		found = site
	}
	return found
}

// event applies PVS1 to an event that is judged by all that it overlaps (Abou Tayoun 2018, PMID 30192042, as
// far as the specification's tables hold it, and the rules of our own where they do not).
func (a *assessment) event(s Event) {
	own := a.limit("PVS1 event").Threshold
	e, strength := s.Extent, Strength(own.Value)
	switch s.Kind {
	case ledger.Deletion:
		switch {
		case e.WholeTranscript():
			a.add(Met, PVS1, strength, "criterion.pvs1.event.whole", own.Origin)
		case s.Promoter:
			a.add(Met, PVS1, strength, "criterion.pvs1.event.promoter", own.Origin)
		case s.Coding:
			a.lostExons(e)
		}
	case ledger.Duplication:
		a.copied(s, own)
	case ledger.Inversion, ledger.Breakend, ledger.Translocation:
		if s.Breaks {
			a.add(Met, PVS1, strength, "criterion.pvs1.event.breakpoint", own.Origin)
		}
	case ledger.Insertion:
		if s.Coding {
			a.add(Met, PVS1, strength, "criterion.pvs1.event.insertion", own.Origin, "length", s.Inserted)
		}
	}
}

// copied applies PVS1 to a duplication: one that reaches past an end of the transcript leaves a whole
// gene beside the copy.
func (a *assessment) copied(s Event, own knowledge.Threshold) {
	e, why := s.Extent, "criterion.pvs1.event.tandem"
	if s.Presumed {
		why = "criterion.pvs1.event.presumed"
	}
	switch {
	case !s.Coding && !s.Promoter:
	case e.BeyondStart || e.BeyondEnd:
		a.add(NotMet, PVS1, None, "criterion.pvs1.event.beyond", own.Origin)
	case len(e.Whole) == 0 && len(e.Cut) > 0 || e.Start:
		a.add(Open, PVS1, None, "criterion.pvs1.event.cut", own.Origin)
	case e.Coding%3 == 0:
		a.add(NotMet, PVS1, None, "criterion.pvs1.event.kept", own.Origin, "bases", e.Coding)
	default:
		a.add(Met, PVS1, Strength(own.Value), why, own.Origin, "bases", e.Coding)
	}
}

// lostExons applies PVS1 to a deletion of exons, or of a part of one with its splice site.
func (a *assessment) lostExons(e hgvs.Extent) {
	exons := append(slices.Clone(e.Whole), e.Cut...)
	slices.Sort(exons)
	origin := a.limit("PVS1 nmd_bases").Origin
	values := []any{"bases", e.Left}
	switch site := a.reason(exons, e); {
	case len(exons) == 0:
		a.add(Open, PVS1, None, "criterion.pvs1.no_stop", origin)
	case e.Start && a.started != nil:
		a.add(Met, PVS1, Strength(a.started.Value), "criterion.pvs1.start", a.started.Origin)
	case e.Start && len(exons) == 1:
		a.add(Open, PVS1, None, "criterion.pvs1.start.open", origin)
	case e.Start:
		a.keptFrame(exons, site, values)
	case site != nil && site.Strength == "":
		a.add(NotMet, PVS1, None, "criterion.pvs1.splice.not."+site.Reason, site.Origin)
	case site != nil && e.Stop:
		a.add(Met, PVS1, Strength(site.Strength), "criterion.pvs1.splice."+site.Reason, site.Origin)
	case site != nil && e.Left%3 != 0:
		a.add(Met, PVS1, Strength(site.Strength), "criterion.pvs1.event.shift", site.Origin, values...)
	default:
		a.keptFrame(exons, site, values)
	}
}

// keptFrame applies PVS1 to exons whose loss keeps the reading frame: by the part of the protein that goes.
func (a *assessment) keptFrame(exons []int, site *knowledge.SpliceSite, values []any) {
	first, last := a.transcript.Exons[exons[0]-1], a.transcript.Exons[exons[len(exons)-1]-1]
	for _, d := range a.functional {
		if first.AAStart > 0 && first.AAStart <= d.last && last.AAEnd >= d.first {
			a.add(Met, PVS1, VeryStrong, "criterion.pvs1.event.domain", d.Origin, append(values, "from", d.first, "to", d.last)...)
			return
		}
	}
	if site == nil {
		a.add(Open, PVS1, None, "criterion.pvs1.event.role", a.limit("PVS1 nmd_bases").Origin, values...)
		return
	}
	a.add(Met, PVS1, Strength(site.Strength), "criterion.pvs1.splice."+site.Reason, site.Origin)
}

// reason is the row of the specification that speaks of the loss of exons: of the one exon, of the last one
// where it is among them, of the weightiest of several that keep the frame, or of any where they shift it or go
// with the stop codon, which leaves no frame to keep.
func (a *assessment) reason(exons []int, e hgvs.Extent) *knowledge.SpliceSite {
	var best *knowledge.SpliceSite
	shifted := e.Left%3 != 0 || e.Stop
	for _, exon := range exons {
		for _, j := range []junction{{exon, true}, {exon, false}} {
			for i, s := range a.junctions[j] {
				shifts := strings.HasPrefix(s.Reason, "nmd_") || strings.HasPrefix(s.Reason, "no_nmd_")
				if strings.HasPrefix(s.Reason, "gc_") || s.Reason == "non_coding_exon" || shifted != shifts {
					continue
				}
				if best == nil || Strength(s.Strength).rank() > Strength(best.Strength).rank() {
					best = &a.junctions[j][i]
				}
			}
		}
	}
	return best
}
