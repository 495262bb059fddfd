package compose

import (
	"slices"
	"strings"

	"allelens/report"
	"allelens/variants/acmg"
	"allelens/variants/germline"
	"allelens/variants/knowledge"
)

// provisional words what the criteria add up to, what that depends on and what was left out.
func (b *builder) provisional(p *acmg.Provisional, score *knowledge.Score) *report.Provisional {
	if p == nil {
		return nil
	}
	class := b.Text("report.class." + string(p.Class))
	parts := []string{b.Text("criterion.provisional.points", "class", class, "points", p.Points)}
	switch {
	case p.Contradictory:
		parts[0] = b.Text("criterion.provisional.contradictory")
	case p.StandAlone:
		parts[0] = b.Text("criterion.provisional.stand_alone", "class", class)
	}
	if p.Lone {
		parts = append(parts, b.Text("criterion.provisional.lone"))
	}
	if p.LossOpen {
		parts = append(parts, b.Text("criterion.provisional.loss_open"))
	}
	if p.Conditional {
		parts = append(parts, b.Text("criterion.provisional.conditional"))
	}
	if score != nil {
		parts = append(parts, b.Text("criterion.provisional.left_out.scored", "source", b.source(score.Source)))
	} else {
		parts = append(parts, b.Text("criterion.provisional.left_out"))
	}
	return &report.Provisional{Label: b.Text("criterion.provisional.label"), Class: string(p.Class), Points: p.Points, Text: strings.Join(parts, " ")}
}

// old reports whether a class of a date may be more than two years older than the report.
func (b *builder) old(date string) bool { return germline.Old(date, b.date) }

// several names the disease-causing variants and events of a gene where there are two or more, or else the
// one that is called on both copies.
func (b *builder) several(gene string) (two, both string) {
	var names []string
	for _, l := range those(b.found, germline.PathogenicFound) {
		if l.gene != gene {
			continue
		}
		names = append(names, l.name)
		if l.zygosity() == "homozygous" {
			both = l.name
		}
	}
	if len(names) > 1 {
		two = strings.Join(names, ", ")
	}
	return two, both
}

// inBoth reports whether more than one gene has a disease-causing variant.
func (b *builder) inBoth() bool {
	found := those(b.found, germline.PathogenicFound)
	return slices.ContainsFunc(found, func(l lead) bool { return l.gene != found[0].gene })
}

// moreThanOne reports whether both copies of a gene, or two genes, are or may be affected: what is published for
// carriers of one variant holds neither for figures nor for advice.
func (b *builder) moreThanOne() bool { return b.inBoth() || b.f.Risk.Suppressed == "biallelic" }

// phase is how the disease-causing variants of a gene lie to each other, as far as the file shows it.
func (b *builder) phase(gene string) germline.Phase {
	var all []germline.Finding
	for _, l := range those(b.found, germline.PathogenicFound) {
		switch {
		case l.gene != gene:
		case l.finding == nil:
			return germline.PhaseUnknown
		default:
			all = append(all, *l.finding)
		}
	}
	return germline.PhaseOf(all)
}
