package acmg

import (
	"context"
	"strings"

	"allelens/variants/hgvs"
	"allelens/variants/knowledge"
)

// pvs1 applies PVS1 and, to premature stop codons, PM5.
func (a *assessment) pvs1(ctx context.Context) error {
	if a.Event != nil && hgvs.Overlapping(a.Name.Consequence) {
		a.event(*a.Event)
		if stop, named := a.Name.StopCodon(); named && a.met(PVS1) {
			a.otherStops(a.Name.AminoAcid, stop, a.limit("PVS1 last_codon_known_pathogenic"))
		}
		return nil
	}
	switch a.Name.Consequence {
	case hgvs.StopGained, hgvs.Frameshift:
		a.prematureStop()
	case hgvs.SpliceDonor, hgvs.SpliceAcceptor:
		return a.splice(ctx)
	case hgvs.StartLost:
		a.startLost()
	case hgvs.StartRetained:
		a.add(Open, PVS1, None, "criterion.pvs1.start.retained", a.limit("PVS1 nmd_bases").Origin)
	}
	return nil
}

// prematureStop judges a stop codon before the protein's end: where the protein first changes
// decides whether a part is lost that it needs; where the stop lies decides PM5.
func (a *assessment) prematureStop() {
	first, known := a.Name.AminoAcid, a.limit("PVS1 last_codon_known_pathogenic")
	counted := a.limit("PVS1 last_codon_counted")
	stop, named := a.Name.StopCodon()
	if w, ok := a.inWithheldExon(); ok {
		a.add(Open, PVS1, None, "criterion.pvs1.exon", w.Origin, "exon", w.Value, "reason", before(w.Condition))
		a.add(Open, PM5PTC, None, "criterion.pm5.exon", w.Origin, "exon", w.Value)
		return
	}
	switch {
	case first == 0 || !named:
		a.add(Open, PVS1, None, "criterion.pvs1.no_stop", known.Origin)
	case first > int(counted.n):
		a.add(NotMet, PVS1, None, "criterion.pvs1.beyond", counted.Origin, "codon", first, "limit", counted.Value)
	case first > int(known.n):
		a.add(Open, PVS1, None, "criterion.pvs1.disputed", known.Origin, "codon", first, "known", known.Value, "counted", counted.Value)
	default:
		why := "criterion.pvs1.stop.protein"
		if a.decays(stop) {
			why = "criterion.pvs1.stop.nmd"
		}
		a.add(Met, PVS1, VeryStrong, why, known.Origin, "codon", first, "stop", stop, "limit", known.Value)
	}
	if named {
		a.otherStops(first, stop, known)
	}
}

// before is a condition without what it leads to, after its colon.
func before(condition string) string {
	reason, _, _ := strings.Cut(condition, ":")
	return reason
}

// inWithheldExon is the exon for which the specification gives no answer, if the change lies in it.
func (a *assessment) inWithheldExon() (limit, bool) {
	for _, w := range a.withheld {
		if a.Name.Exon == int(w.n) {
			return w, true
		}
	}
	return limit{}, false
}

// decays reports whether the stop lies far enough before the last junction of coding exons for
// nonsense-mediated decay.
func (a *assessment) decays(stop int) bool {
	junction := 0
	for _, e := range a.transcript.Exons {
		if e.CDSEnd < a.transcript.CDSLength {
			junction = max(junction, e.CDSEnd)
		}
	}
	return junction-3*stop > int(a.limit("PVS1 nmd_bases").n)
}

// otherStops applies PM5: other premature stops of the same exon are known to be pathogenic.
// Where the change and its stop lie in different exons, the weaker of the two counts.
func (a *assessment) otherStops(first, stop int, known limit) {
	var weakest *knowledge.StopCodons
	for i, s := range a.stops {
		here := s.Exon == a.Name.Exon && s.Start <= first && first <= s.End
		if (here || s.Start <= stop && stop <= s.End) && (weakest == nil || Strength(s.Strength).rank() < Strength(weakest.Strength).rank()) {
			weakest = &a.stops[i]
		}
	}
	switch {
	case weakest == nil || weakest.Strength == "":
		o := known.Origin
		if weakest != nil {
			o = weakest.Origin
		}
		a.add(NotMet, PM5PTC, None, "criterion.pm5.none", o, "exon", a.Name.Exon, "stop", stop)
	case stop > int(known.n):
		a.add(Open, PM5PTC, None, "criterion.pm5.disputed", known.Origin, "stop", stop, "known", known.Value)
	default:
		a.add(Met, PM5PTC, Strength(weakest.Strength), "criterion.pm5.met", weakest.Origin, "exon", weakest.Exon, "stop", stop)
	}
}

// splice judges a change of the two bases on either side of an intron by the specification's table.
func (a *assessment) splice(ctx context.Context) error {
	site, err := a.lookup.SpliceSite(ctx, a.Assembly, a.Allele)
	if err != nil {
		return err
	}
	origin := a.limit("PVS1 nmd_bases").Origin
	switch {
	case site == nil && a.substitution():
		a.add(Open, PVS1, None, "criterion.pvs1.splice.not_listed", origin)
	case site == nil:
		a.lostSite()
	case site.Strength == "":
		a.add(NotMet, PVS1, None, "criterion.pvs1.splice.not."+site.Reason, site.Origin)
	default:
		a.add(Met, PVS1, Strength(site.Strength), "criterion.pvs1.splice."+site.Reason, site.Origin)
	}
	return nil
}

func (a *assessment) startLost() {
	if a.started == nil {
		a.add(Open, PVS1, None, "criterion.pvs1.start.open", a.limit("PVS1 nmd_bases").Origin)
		return
	}
	a.add(Met, PVS1, Strength(a.started.Value), "criterion.pvs1.start", a.started.Origin)
}
