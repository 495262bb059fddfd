package germline

import (
	"slices"

	"allelens/variants"
	"allelens/variants/acmg"
)

// With gives a classifier that also applies the criteria of the specifications in the tables to variants without
// an expert panel's class; a gene without a specification has none. newest is the date of the newest export of classes that the base holds: what is current
// is told by it. It fails when a number that a criterion needs is missing or none.
func (c *Classifier) With(tables acmg.Tables, newest string) (*Classifier, error) {
	out := &Classifier{lookup: c.lookup, newest: newest, day: c.day, genes: slices.Clone(c.genes)}
	for i, g := range out.genes {
		if g.transcript.Specification == "" {
			continue
		}
		var err error
		if out.genes[i].criteria, err = acmg.New(g.transcript, g.namer, tables); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// asked is what the criteria ask of a finding.
func (f Finding) asked(in variants.Assembly) acmg.Variant {
	v := acmg.Variant{
		Assembly: in, Allele: f.Allele, Name: f.Name, Frequencies: f.Frequencies, Functional: f.Functional, Score: f.Score,
		Founder: f.Classification != nil && len(f.Classification.Populations) > 0,
	}
	if f.Long != nil {
		event := f.Long.asked()
		v.Event = &event
	}
	if !f.Alone() {
		j := f.Haplotype
		v.Haplotype = &acmg.Haplotype{C: j.Name.C, P: j.Name.P, Phase: string(j.Phase), Called: j.Called(), Restored: j.Phase == Cis && j.Restores}
	}
	return v
}

// expertStars is the ClinVar review status of an expert panel: its class stands, and we give no
// evidence of our own beside it.
const expertStars = 3
