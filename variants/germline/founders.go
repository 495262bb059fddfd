package germline

import (
	"slices"

	"allelens/variants"
	"allelens/variants/knowledge"
)

// Founders is what the file says of the places of a gene's founder variants. A place counts as
// reference only where all its bases were seen, or are declared so.
type Founders struct {
	Total, Called               int
	Reference, Assumed, Unknown int // Assumed by declaration; Unknown: the file says nothing, it failed, or another allele is called there
	// Events are the gene's founder rearrangements. Lines of small variants attest none of them, neither as there
	// nor as not there.
	Events []FounderEvent
	// EventsListed: the file, or the laboratory's copy-number result, lists large changes of the gene at all.
	// That an event is not among them does not exclude it.
	EventsListed bool
}

// FounderEvent is a founder rearrangement, and whether it was found.
type FounderEvent struct {
	knowledge.FounderEvent
	Found bool
}

// FounderEvents adds a result's founder rearrangements to what is said of founder variants.
func FounderEvents(r Result, founders map[string]Founders, events []knowledge.FounderEvent) {
	for _, g := range r.Genes {
		n := founders[g.Gene]
		n.EventsListed = len(g.Structural) > 0
		for _, e := range events {
			if e.Gene == g.Gene {
				n.Events = append(n.Events, FounderEvent{e, slices.ContainsFunc(g.Structural, func(s Structural) bool { return s.is(e) })})
			}
		}
		founders[g.Gene] = n
	}
}

// is reports whether an event that stands is a founder rearrangement.
func (s Structural) is(e knowledge.FounderEvent) bool {
	return s.Conclusion == PathogenicFound && slices.ContainsFunc(s.Matches, func(m Match) bool { return slices.Contains(e.Rearrangements, m.Name) })
}

// Founders counts, for each gene of a result, what the file says of its founder variants.
func (c *Classifier) Founders(r Result, o Coverage, in variants.Assembly, declared Declared, founders []knowledge.Held) (map[string]Founders, error) {
	out := map[string]Founders{}
	for _, h := range founders {
		at := slices.IndexFunc(r.Genes, func(g Gene) bool { return g.Gene == h.Gene })
		own := slices.IndexFunc(c.genes, func(g gene) bool { return g.transcript.Gene == h.Gene })
		if at < 0 || own < 0 {
			continue
		}
		over, err := c.genes[own].namer.Span(in, h.Allele)
		if err != nil {
			return nil, err
		}
		n := out[h.Gene]
		n.Total++
		var a Answer
		a.shown(o.Show(over), over, declared)
		switch {
		case slices.ContainsFunc(r.Genes[at].Findings, func(f Finding) bool { return f.Allele == h.Allele }):
			n.Called++
		case a.Shown == variants.Reference && a.Assumed:
			n.Assumed++
		case a.Shown == variants.Reference:
			n.Reference++
		default:
			n.Unknown++
		}
		out[h.Gene] = n
	}
	return out, nil
}
