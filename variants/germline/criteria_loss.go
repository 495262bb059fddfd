package germline

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"allelens/variants/hgvs"
	"allelens/variants/knowledge"
)

// loss applies PVS1 and, to premature stop codons, PM5.
func (a *assessment) loss(ctx context.Context) error {
	if a.Long != nil && slices.Contains(extended, a.Name.Consequence) {
		a.event(a.Long)
		if stop, named := stopCodon(a.Name); named && a.met("PVS1") {
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
		a.add(isOpen, "PVS1", "", "criterion.pvs1.start.retained", a.limit("PVS1 nmd_bases").Origin)
	}
	return nil
}

// prematureStop judges a stop codon before the protein's end: where the protein first changes
// decides whether a part is lost that it needs; where the stop lies decides PM5.
func (a *assessment) prematureStop() {
	first, known := a.Name.AminoAcid, a.limit("PVS1 last_codon_known_pathogenic")
	counted := a.limit("PVS1 last_codon_counted")
	stop, named := stopCodon(a.Name)
	if w, ok := a.inWithheldExon(); ok {
		a.add(isOpen, "PVS1", "", "criterion.pvs1.exon", w.Origin, "exon", w.Value, "reason", before(w.Condition))
		a.add(isOpen, "PM5_PTC", "", "criterion.pm5.exon", w.Origin, "exon", w.Value)
		return
	}
	switch {
	case first == 0 || !named:
		a.add(isOpen, "PVS1", "", "criterion.pvs1.no_stop", known.Origin)
	case first > int(counted.n):
		a.add(isNotMet, "PVS1", "", "criterion.pvs1.beyond", counted.Origin, "codon", first, "limit", counted.Value)
	case first > int(known.n):
		a.add(isOpen, "PVS1", "", "criterion.pvs1.disputed", known.Origin, "codon", first, "known", known.Value, "counted", counted.Value)
	default:
		why := "criterion.pvs1.stop.protein"
		if a.decays(stop) {
			why = "criterion.pvs1.stop.nmd"
		}
		a.add(isMet, "PVS1", "very_strong", why, known.Origin, "codon", first, "stop", stop, "limit", known.Value)
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
// the messenger to be destroyed.
func (a *assessment) decays(stop int) bool {
	junction := 0
	for _, e := range a.transcript.Exons {
		if e.CDSEnd < a.transcript.CDSLength {
			junction = max(junction, e.CDSEnd)
		}
	}
	return junction-3*stop > int(a.limit("PVS1 nmd_bases").n)
}

// rank orders strengths.
var rank = map[string]int{"supporting": 1, "moderate": 2, "strong": 3, "very_strong": 4, "stand_alone": 5}

// otherStops applies PM5: other premature stops of the same exon are known to be pathogenic.
// Where the change and its stop lie in different exons, the weaker of the two counts.
func (a *assessment) otherStops(first, stop int, known limit) {
	var weakest *knowledge.StopCodons
	for i, s := range a.stops {
		here := s.Exon == a.Name.Exon && s.Start <= first && first <= s.End
		if (here || s.Start <= stop && stop <= s.End) && (weakest == nil || rank[s.Strength] < rank[weakest.Strength]) {
			weakest = &a.stops[i]
		}
	}
	switch {
	case weakest == nil || weakest.Strength == "":
		o := known.Origin
		if weakest != nil {
			o = weakest.Origin
		}
		a.add(isNotMet, "PM5_PTC", "", "criterion.pm5.none", o, "exon", a.Name.Exon, "stop", stop)
	case stop > int(known.n):
		a.add(isOpen, "PM5_PTC", "", "criterion.pm5.disputed", known.Origin, "stop", stop, "known", known.Value)
	default:
		a.add(isMet, "PM5_PTC", weakest.Strength, "criterion.pm5.met", weakest.Origin, "exon", weakest.Exon, "stop", stop)
	}
}

var (
	shiftedStop = regexp.MustCompile(`fsTer([0-9]+)\)$`)
	newResidues = regexp.MustCompile(`(delins|ins)((?:[A-Z][a-z]{2})+)\)$`)
)

// stopCodon is the codon of a premature stop, from the protein name; false where that does not
// tell it.
func stopCodon(n hgvs.Name) (int, bool) {
	if m := shiftedStop.FindStringSubmatch(n.P); m != nil {
		further, err := strconv.Atoi(m[1])
		return n.AminoAcid + further - 1, err == nil
	}
	if !strings.HasSuffix(n.P, "Ter)") || n.AminoAcid == 0 {
		return 0, false
	}
	m := newResidues.FindStringSubmatch(n.P)
	switch {
	case m == nil:
		return n.AminoAcid, true
	case m[1] == "ins":
		return n.AminoAcid + len(m[2])/3, true
	}
	return n.AminoAcid + len(m[2])/3 - 1, true
}

// splice judges a change of the two bases on either side of an intron by the specification's table.
func (a *assessment) splice(ctx context.Context) error {
	site, err := a.lookup.SpliceSite(ctx, a.in, a.Allele)
	if err != nil {
		return err
	}
	origin := a.limit("PVS1 nmd_bases").Origin
	switch {
	case site == nil && a.substitution():
		a.add(isOpen, "PVS1", "", "criterion.pvs1.splice.not_listed", origin)
	case site == nil:
		a.lostSite()
	case site.Strength == "":
		a.add(isNotMet, "PVS1", "", "criterion.pvs1.splice.not."+site.Reason, site.Origin)
	default:
		a.add(isMet, "PVS1", site.Strength, "criterion.pvs1.splice."+site.Reason, site.Origin)
	}
	return nil
}

func (a *assessment) startLost() {
	if a.started == nil {
		a.add(isOpen, "PVS1", "", "criterion.pvs1.start.open", a.limit("PVS1 nmd_bases").Origin)
		return
	}
	a.add(isMet, "PVS1", a.started.Value, "criterion.pvs1.start", a.started.Origin)
}
