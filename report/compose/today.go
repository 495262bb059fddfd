package compose

import (
	"math"
	"slices"
	"strings"

	"allelens/report"
	"allelens/variants/knowledge"
	"allelens/variants/patient"
	"allelens/variants/risk"
)

// fromToday is a risk from today's age with its sentence, which says why there is none where there
// is none.
func (b *builder) fromToday(a risk.Ahead, verified bool) (*report.FromToday, string) {
	if a.Reason != "" {
		return nil, b.Text("report.today.none."+a.Reason, "age", a.Age, "first", a.FirstAge, "last", a.LastAge)
	}
	f := &report.FromToday{
		Age: a.Age, LastAge: a.LastAge, TenYear: hundredths(a.Ten), To80: hundredths(a.Last),
		PopulationTenYear: hundredths(a.PopulationTen), PopulationTo80: hundredths(a.PopulationLast), Verified: verified,
	}
	f.TenYearText, f.To80Text = b.ofHundred(f.TenYear), b.ofHundred(f.To80)
	f.TenYearShare, f.To80Share = b.inHundred(f.TenYear), b.inHundred(f.To80)
	key := "report.today"
	if f.TenYear == nil {
		key = "report.today.last"
	}
	return f, b.Text(key, "age", a.Age, "ten", f.TenYearText, "all", f.To80Text, "last", a.LastAge)
}

// hundredths rounds a percentage to two places; nil where there is none.
func hundredths(percent float64) *float64 {
	if percent < 0 {
		return nil
	}
	rounded := math.Round(100*percent) / 100
	return &rounded
}

// inHundred is how many of a hundred; nil where there is no figure.
func (b *builder) inHundred(percent *float64) *report.Share {
	switch {
	case percent == nil:
		return nil
	case *percent < 0.5:
		return &report.Share{Before: b.Text("report.today.share.below"), Number: "1", Unit: b.Text("report.today.share.unit")}
	}
	return &report.Share{Number: number(math.Round(*percent)), Unit: b.Text("report.today.share.unit")}
}

// ofHundred is "18 in 100 (18 %)"; "" where there is no figure.
func (b *builder) ofHundred(percent *float64) string {
	switch {
	case percent == nil:
		return ""
	case sensible(*percent) == "0":
		return b.Text("report.today.below.floor") // a curve read off a figure has no true zero
	case *percent < 0.5:
		return b.Text("report.today.below", "percent", sensible(*percent))
	}
	return b.Text("report.today.in_100", "n", number(math.Round(*percent)), "percent", sensible(*percent))
}

// sensible writes a percentage as exactly as it can be meant: whole from ten on, else with one place.
func sensible(percent float64) string {
	if percent >= 10 {
		return number(math.Round(percent))
	}
	return number(math.Round(10*percent) / 10)
}

// who says whom a figure is about. It follows the organs where they were stated, else the sex that was studied.
func (b *builder) who(gene, cancer, sex string) string {
	key := "report.who." + sex
	if organ := "report.who." + cancer; b.f.Case.Organs.Stated() && b.Has(organ) {
		key = organ
	}
	return b.Text(key, "gene", gene)
}

// studied says who took part in a figure's study.
func (b *builder) studied(p knowledge.RiskPoint) string {
	key := "report.studied." + strings.ReplaceAll(p.Source, "-", "_")
	if !b.Has(key) {
		key = "report.studied"
	}
	return b.Text(key, "study", p.Study)
}

// contralateral lists the risks of the other breast.
func (b *builder) contralateral() []report.Contralateral {
	all := []report.Contralateral{}
	for _, a := range b.f.Risk.After {
		c := report.Contralateral{
			Gene: a.Gene, Years: a.Years, FirstAt: a.FirstAt, Fits: a.Fits, Percent: a.Percent, Low: knownFraction(a.Low), High: knownFraction(a.High),
			OtherPercent: knownFraction(a.Other), Studied: b.studied(a.RiskPoint), Source: a.Study, PMID: a.PMID, Verified: a.Verified, Origin: b.origin(a.Origin),
			Label: b.Text("report.risk.label", "cancer", b.Text("report.cancer.contralateral_breast"), "gene", a.Gene),
		}
		c.Text = b.afterText(a)
		all = append(all, c)
	}
	return all
}

// afterText is "44.1 % (37.6–50.6) within 25 years of the first breast cancer".
func (b *builder) afterText(a risk.After) string {
	key := "report.after"
	if a.Years == 0 {
		key += ".yearly"
	} else if a.Low >= 0 && a.High >= 0 {
		key += ".range"
	}
	text := b.Text(key, "percent", number(a.Percent), "low", number(a.Low), "high", number(a.High), "years", a.Years)
	if a.FirstAt != "" {
		text = b.Text("report.after.first", "text", text, "group", b.firstAt(a.FirstAt))
	}
	return text
}

// firstAt words a study's group of ages at the first cancer: "<40" is "before 40".
func (b *builder) firstAt(group string) string {
	for _, bound := range []struct{ sign, key string }{{"<=", "to"}, {">=", "from"}, {"<", "before"}} {
		if age, ok := strings.CutPrefix(group, bound.sign); ok {
			return b.Text("report.after."+bound.key, "age", age)
		}
	}
	return b.Text("report.after.between", "ages", strings.ReplaceAll(group, "-", "–"))
}

// riskNotes says how the figures were made, and what they do not hold. Without figures there is none.
func (b *builder) riskNotes() []report.Note {
	notes := []report.Note{}
	add := func(code string) {
		notes = append(notes, report.Note{Code: code, Text: b.Text("report.risk_note." + code)})
	}
	r, c := b.f.Risk, b.f.Case
	if len(r.Curves)+len(r.After)+len(r.Left)+len(r.Figures) == 0 {
		return notes
	}
	add("family_history")
	if len(r.Curves) > 0 {
		add("method")
		add("method_interval")
		if !c.NoCancer && len(c.Earlier) == 0 {
			add("unaffected")
		}
	}
	if !c.Organs.Stated() {
		add("organs_not_stated")
	}
	breast := func(k risk.Curve) bool { return k.Cancer == "breast" }
	if c.Organs.Ovaries == patient.Removed && slices.ContainsFunc(r.Curves, breast) {
		add("after_ovaries")
	}
	return notes
}
