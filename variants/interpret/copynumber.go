package interpret

import (
	"slices"
	"strconv"
	"strings"

	"allelens/variants"
	"allelens/variants/copynumber"
	"allelens/variants/germline"
	"allelens/variants/ledger"
)

// CheckCopyNumber tells of the first result whose gene or exons are not held, or whose place is not in its
// gene; nil if all are sound. Places are checked where the build of the patient's file is known.
func (in *Interpreter) CheckCopyNumber(rows []copynumber.Row, build variants.Assembly) error {
	for _, r := range rows {
		exons, region := in.classifier.Exons(r.Gene, build)
		if len(exons) == 0 {
			return variants.Fail("cnv_gene", r.Where, "gene", r.Gene, "genes", strings.Join(in.cancerGenes(), ", "))
		}
		if most := exons[len(exons)-1].Number; r.Last > most {
			return variants.Fail("cnv_unknown_exons", r.Where, "gene", r.Gene, "exons", exonsText(r), "most", strconv.Itoa(most))
		}
		if build != variants.AssemblyUnknown && r.First == 0 && !r.Region.Overlaps(region) {
			return variants.Fail("cnv_outside", r.Where, "gene", r.Gene, "place", r.Region.String(), "build", build.String())
		}
	}
	return nil
}

// cancerGenes are the names of the genes whose events are looked for.
func (in *Interpreter) cancerGenes() []string {
	var names []string
	for _, r := range in.classifier.Regions() {
		names = append(names, r.Gene)
	}
	return names
}

func exonsText(r copynumber.Row) string {
	if r.First == r.Last {
		return strconv.Itoa(r.First)
	}
	return strconv.Itoa(r.First) + "–" + strconv.Itoa(r.Last)
}

// withCopyNumber are the observations with the laboratory's own results among their events.
func (in *Interpreter) withCopyNumber(o *ledger.Observations, rows []copynumber.Row) (*ledger.Observations, error) {
	if len(rows) == 0 {
		return o, nil
	}
	if err := in.CheckCopyNumber(rows, o.Assembly); err != nil {
		return nil, err
	}
	var events []ledger.Event
	for _, r := range rows {
		if r.Kind == copynumber.None {
			continue
		}
		e := ledger.Event{
			Gene: r.Gene, Type: ledger.EventType(r.Kind), CopyNumber: r.Copies, State: variants.Variant, Laboratory: true,
			Evidence: &ledger.Evidence{Text: r.Text, Depth: -1, Quality: -1},
		}
		exons, region := in.classifier.Exons(r.Gene, o.Assembly)
		if r.First > 0 {
			spanExons(&e, exons, region, r)
		} else {
			e.Start, e.End, e.Precise = r.Region.Start, r.Region.End, false
		}
		events = append(events, e)
	}
	return o.With(events), nil
}

// spanExons places an event over exons. It may begin and end anywhere in the introns beside them, or beyond
// the gene.
func spanExons(e *ledger.Event, exons []ledger.Exon, region variants.Interval, r copynumber.Row) {
	first, last := region.Start, region.End // the nearest bases that the event leaves
	e.Start, e.End = region.End, region.Start
	for _, x := range exons {
		if x.Number >= r.First && x.Number <= r.Last {
			e.Start, e.End = min(e.Start, x.Bases.Start), max(e.End, x.Bases.End)
		}
	}
	for _, x := range exons {
		if x.Bases.End < e.Start {
			first = max(first, x.Bases.End+1)
		}
		if x.Bases.Start > e.End {
			last = min(last, x.Bases.Start-1)
		}
	}
	e.StartRange, e.EndRange = [2]int{first - e.Start, 0}, [2]int{0, last - e.End}
}

// unchanged are the exons of each gene, by today's numbers, of which the laboratory's own result says that no copy is lost or gained:
// none of those in which it reports otherwise itself.
func unchanged(rows []copynumber.Row) map[string][]int {
	out := map[string][]int{}
	for _, r := range rows {
		if r.Kind != copynumber.None {
			continue
		}
		for n := r.First; n <= r.Last; n++ {
			changed := func(o copynumber.Row) bool {
				return o.Gene == r.Gene && o.Kind != copynumber.None && (o.First == 0 || o.First <= n && o.Last >= n)
			}
			if !slices.Contains(out[r.Gene], n) && !slices.ContainsFunc(rows, changed) {
				out[r.Gene] = append(out[r.Gene], n)
			}
		}
	}
	return out
}

// contradicted are problems of genes whose lines report a loss or gain in exons that the laboratory's own result measured without.
func contradicted(r germline.Result, exons map[string][]int) (problems []*variants.Problem) {
	for _, g := range r.Genes {
		for _, s := range g.Structural {
			counts := s.Kind() == ledger.Deletion || s.Kind() == ledger.Duplication
			if counts && !s.Laboratory && slices.ContainsFunc(s.Exons, func(n int) bool { return slices.Contains(exons[g.Gene], n) }) {
				problems = append(problems, variants.Warn("cnv_contradicts", "", "gene", g.Gene))
				break
			}
		}
	}
	return problems
}
