package update

import (
	"fmt"
	"slices"

	"allelens/variants"
	"allelens/variants/knowledge"
)

// Reasons why somebody has to answer for a change.
const (
	PanelLost        = "panel_lost"        // an expert panel's class on the pathogenic side is no longer given
	TruncatingBenign = "truncating_benign" // a variant that cuts the protein short is benign now
)

// Question is a change that nobody makes unseen.
type Question struct {
	ID     string // how it is answered: "BRCA2:c.8524C>T", or the allele in GRCh38 where it has no name
	Gene   string
	HGVSC  string // with transcript; "" where it cannot be named
	Reason string // PanelLost or TruncatingBenign
	From   Class
	To     Class // the zero Class where the file gives none
	Line   int64 // of the file; 0 where it does not hold the allele
	row    int   // place in the table of classes
}

// Answer is what is done about a change.
type Answer string

// Answers. Where the file gives no class, Accept leaves the class without the panel's authority: as one of unknown
// review status that the newest export lacks.
const (
	Accept Answer = "accept" // the file's class stands
	Keep   Answer = "keep"   // the class stays that stood, disputed by the file's
)

// truncating are the consequences that cut a protein short.
var truncating = []string{"stop_gained", "frameshift_variant"}

// reason is why the change of a row has to be answered for; "" where it has not.
func (m *merged) reason() string {
	before, given := m.before, m.entry != nil && m.Class != knowledge.NotReviewed
	panel := before.Stars >= panelStars && before.Class.Side() > 0
	switch {
	case panel && !(given && m.Stars >= panelStars && m.Class.Side() > 0):
		return PanelLost
	case given && m.Class.Side() < 0 && before.Class.Side() >= 0 && !before.ClassUnknown && slices.Contains(truncating, before.Consequence):
		return TruncatingBenign
	}
	return ""
}

func questions(all []merged) (list []Question) {
	for i, m := range all {
		if m.asks == "" {
			continue
		}
		q := Question{ID: idOf(m.before), Gene: m.Gene, HGVSC: m.HGVSC, Reason: m.asks, From: Class{m.before.Class, m.before.Stars, m.before.Date}, row: i}
		if m.entry != nil {
			q.Line = m.entry.line
			q.To = Class{m.entry.class, m.entry.stars, m.Date}
		}
		list = append(list, q)
	}
	return list
}

// idOf names an allele on a command line.
func idOf(c *knowledge.ClassifiedAllele) string {
	if name := withoutTranscript(c.HGVSC); name != "" {
		return c.Gene + ":" + name
	}
	return c.Allele(variants.GRCh38).String()
}

// settle gives each row that is asked about the class that was answered for.
func (d *Draft) settle(answers map[string]Answer) ([]merged, error) {
	all := slices.Clone(d.all)
	for _, q := range d.Questions {
		m := &all[q.row]
		switch answer := answers[q.ID]; {
		case answer == Keep:
			m.keep(d.File)
		case answer != Accept:
			return nil, fmt.Errorf("%s: %q is no answer", q.ID, answer)
		case m.entry == nil || m.Class == knowledge.NotReviewed:
			m.release(d.File)
		}
	}
	return all, nil
}

// accepted are the alleles of which it was accepted that they lost the panel's class.
func (d *Draft) accepted(answers map[string]Answer) (list []string) {
	for _, q := range d.Questions {
		if q.Reason == PanelLost && answers[q.ID] == Accept {
			list = append(list, d.all[q.row].Allele(variants.GRCh38).String())
		}
	}
	return list
}

// keep leaves the class that stood in its place, beside the file's, which disputes it where it is another.
func (m *merged) keep(f File) {
	row := m.Row
	m.ClassifiedAllele, m.earlier, m.beside, m.ours = *m.before, m.held.earlier, m.held.beside, true
	m.Row = row
	if m.entry == nil || m.entry.class == knowledge.NotReviewed {
		m.AbsentFrom = f.source()
		return
	}
	if m.entry.class.Side() == m.Class.Side() {
		return
	}
	beside := knowledge.EarlierClassOf{Gene: m.Gene, Pos38: m.Pos38, Ref: m.Ref, Alt: m.Alt}
	beside.Origin = knowledge.Origin{Source: f.source(), Date: f.Date, Verified: true}
	beside.Class, beside.ClassText, beside.Stars = m.entry.class, m.entry.text, m.entry.stars
	m.beside = append(slices.DeleteFunc(slices.Clone(m.beside), func(d knowledge.EarlierClassOf) bool { return d.ClassText == beside.ClassText }), beside)
}

// release leaves a class that the file does not give without the panel's authority, which becomes its past.
func (m *merged) release(f File) {
	row := m.Row
	m.ClassifiedAllele, m.beside = *m.before, m.held.beside
	m.earlier = append(slices.Clip(m.held.earlier), m.was())
	m.Row, m.Stars, m.ReviewStatus, m.AbsentFrom = row, -1, "", f.source()
}
