package compose

import (
	"strings"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants/germline"
	"allelens/variants/knowledge"
)

// classify fills in what is published about the allele, or says that nothing is.
func (b *builder) classify(v *report.Variant, f germline.Finding) {
	c := f.Classification
	if note, ok := b.jointNote(f); ok {
		v.Notes = append(v.Notes, note)
	}
	if c == nil {
		v.Notes = append(v.Notes, b.Text("report.variant.not_held"))
		return
	}
	o := b.origin(c.Origin)
	v.Origin = &o
	v.LegacyNames = orEmpty(c.LegacyNames)
	v.ClassificationSource, v.ReviewStatus, v.Stars, v.Evaluated = b.source(c.Source), b.review(c), known(c.Stars), c.Evaluated
	v.VariationID, v.RSID = c.VariationID, c.RSID
	b.past(v, c)
	for _, d := range c.Disputes {
		v.Conflicts = append(v.Conflicts, b.Text("report.variant.disputed", "class", d.ClassText, "source", b.source(d.Source)))
	}
	if c.Class == knowledge.Conflicting {
		v.Conflicts = append(v.Conflicts, b.Text("report.variant.conflicting", "text", c.ClassText))
	}
	v.Notes = append(v.Notes, b.classNotes(f, c)...)
	if f.ReducedPenetrance() {
		v.Notes = append(v.Notes, b.reduced(f)...)
	}
	if len(c.Populations) > 0 {
		v.Notes = append(v.Notes, b.Text("report.variant.founder", "populations", strings.Join(c.Populations, ", ")))
	}
}

// classNotes say what has to be known beside a published class: its age, its review, whether it still stands.
func (b *builder) classNotes(f germline.Finding, c *knowledge.Classification) []string {
	var notes []string
	if c.ClassUnknown {
		notes = append(notes, b.Text("report.variant.class_unknown"))
	}
	if c.AbsentFrom != "" && (c.Brought == nil || c.Brought.Line > 0) {
		notes = append(notes, b.Text("report.variant.absent", "date", b.sources[c.AbsentFrom].Date))
	}
	if b.old(c.Date) && c.Class != knowledge.NotReviewed {
		notes = append(notes, b.Text("report.variant.old", "date", c.Date))
	}
	if c.SideChanged {
		notes = append(notes, b.Text("report.variant.changed"))
	}
	if f.Unreviewed() {
		notes = append(notes, b.Text("report.variant.unreviewed"))
	}
	if f.NoStatus() {
		notes = append(notes, b.Text("report.variant.no_review_status"))
	}
	return notes
}

// variantBadge is a variant's badge: its class, or that it is probable and urgent.
func (b *builder) variantBadge(f germline.Finding) report.Badge {
	if probable(f) {
		return b.probableBadge()
	}
	return b.classBadge(f)
}

// classBadge words a class; colour follows the side on which it stands.
func (b *builder) classBadge(f germline.Finding) report.Badge {
	tone := report.ToneUnknown
	switch {
	case f.Pathogenic():
		tone = report.ToneAct
	case (f.Class == knowledge.Benign || f.Class == knowledge.LikelyBenign) && !f.Unreviewed():
		tone = report.ToneStandard
	}
	badge := report.Badge{Word: b.classWord(f), Tone: tone}
	if !held(f) {
		badge.Sign = report.OpenSquare
	}
	return badge
}

// ClassBadge words a class on its own, without what is known of the variant beside it.
func ClassBadge(words *text.Catalogue, class knowledge.Class) report.Badge {
	badge := report.Badge{Word: words.Text("report.class." + string(class)), Tone: report.ToneUnknown}
	switch {
	case class.Side() > 0:
		badge.Tone = report.ToneAct
	case class.Side() < 0:
		badge.Tone = report.ToneStandard
	case class == knowledge.NotReviewed:
		badge.Sign = report.OpenSquare
	}
	return badge
}

// classWord words a class. One without a review says so, one that is stale says its age, and so does one
// that ClinVar holds but the knowledge base does not.
func (b *builder) classWord(f germline.Finding) string {
	key := "report.class." + string(f.Class)
	switch {
	case f.Stale() && f.Class.Side() != 0:
		return b.Text("report.class.stale", "class", b.Text(key), "date", f.Classification.Date)
	case f.Classification != nil && f.Classification.ClassUnknown:
		key = "report.class.class_unknown"
	case f.Unreviewed() && b.Has(key+".unreviewed"):
		key += ".unreviewed"
	}
	return b.Text(key)
}
