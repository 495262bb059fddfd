package compose

import (
	"slices"
	"strings"

	"allelens/report"
	"allelens/variants/risk"
)

// otherRisks lists the figures that are no curves, each with its sentence.
func (b *builder) otherRisks() []report.OtherRisk {
	all := []report.OtherRisk{}
	for _, f := range b.f.Risk.Figures {
		o := report.OtherRisk{
			Gene: f.Gene, Cancer: f.Cancer, Sex: sexName(f.Sex), First: f.First, Surgery: f.Surgery, Measure: f.Measure,
			Value: knownFraction(f.Value), Low: knownFraction(f.Low), High: knownFraction(f.High), Text: b.figureText(f),
			Label:  b.Text("report.risk.label", "cancer", b.cancer(risk.Curve{Cancer: f.Cancer, Sex: sexName(f.Sex)}), "gene", strings.TrimSpace(f.Gene+" "+f.Variant)),
			Source: f.Study, PMID: f.PMID, Verified: f.Verified, Origin: b.origin(f.Origin),
		}
		if f.Years > 0 {
			o.Years = &f.Years
		}
		all = append(all, o)
	}
	return all
}

// figureText is "3.69 times (2.4–5.67) the risk of people without a variant": the figure with its range and what it is for.
func (b *builder) figureText(f risk.Figure) string {
	key, span := "report.figure."+strings.ReplaceAll(f.Measure, " ", "_"), ""
	switch {
	case f.Value < 0 && f.High >= 0:
		key += ".range"
	case f.Value < 0 && f.Low >= 0:
		key += ".least"
	case f.Low >= 0 && f.High >= 0:
		span = b.Text("report.figure.span", "low", number(f.Low), "high", number(f.High))
	}
	main := spaced(b.Text(key, "value", number(f.Value), "span", span, "low", number(f.Low), "high", number(f.High), "years", f.Years))
	return strings.Join(append([]string{main}, b.figureOf(f)...), ", ")
}

// figureOf says what a figure is for, and whether its range leaves it open.
func (b *builder) figureOf(f risk.Figure) []string {
	var parts []string
	add := func(key string) { parts = append(parts, b.Text(key)) }
	if f.First != "" {
		add("report.figure.first." + f.First)
	}
	if f.Surgery != "" {
		add("report.figure.surgery." + f.Surgery)
	}
	switch {
	case f.Variant != "" && f.Who != "":
		parts = append(parts, f.Who)
	case f.Who != "":
		add("report.figure.who." + f.Who)
	}
	if f.Compared() && f.Low >= 0 && f.Low < 1 && f.High > 1 {
		add("report.figure.open")
	}
	return parts
}

// leftOut lists the figures that do not apply, with where to look instead.
func (b *builder) leftOut() []report.RiskLeftOut {
	all := []report.RiskLeftOut{}
	for _, l := range b.f.Risk.Left {
		name := b.cancer(risk.Curve{Cancer: l.Cancer, Sex: l.Sex})
		key := "report.left." + l.Reason
		switch {
		case l.Reason == "had" && l.Cancer == "breast" && len(b.f.Risk.After) > 0:
			key += ".breast"
		case l.Reason == "removed" && b.afterSurgery(l):
			key += ".given"
		}
		all = append(all, report.RiskLeftOut{Gene: l.Gene, Cancer: l.Cancer, Code: l.Reason, Text: b.Text(key, "cancer", name, "gene", l.Gene)})
	}
	return all
}

// afterSurgery reports whether there is a figure for after the surgery because of which one is left out.
func (b *builder) afterSurgery(l risk.Left) bool {
	k := b.cancerRow(l.Cancer)
	return k != nil && k.Organ != "" && slices.ContainsFunc(b.f.Risk.Figures, func(f risk.Figure) bool { return f.Gene == l.Gene && f.Surgery == k.Organ })
}

// spaced takes out the space that a part left empty leaves behind.
func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }
