package compose

import (
	"slices"
	"time"

	"allelens/report"
	"allelens/variants/germline"
	"allelens/variants/hgvs"
)

// kin are the relatives by what they share with the person tested: half of the genes in the first
// degree, a quarter in the second, an eighth in the third.
var kin = []struct {
	relation string
	degree   int
	percent  float64
}{
	{"children", 1, 50}, {"siblings", 1, 50}, {"parents", 1, 50},
	{"grandchildren", 2, 25}, {"nieces", 2, 25}, {"half_siblings", 2, 25}, {"aunts", 2, 25}, {"grandparents", 2, 25},
	{"cousins", 3, 12.5},
}

// recheckMonths is when an unsettled variant is to be looked up again: classes are reviewed all the
// time, and no body's interval is in the knowledge base, so that a year is our own choice.
const recheckMonths = 12

// family is what the standing disease-causing variants mean for relatives; nil where there is none.
func (b *builder) family() *report.Family {
	found := b.familyVariants()
	if len(found) == 0 {
		return nil
	}
	f := &report.Family{Variants: found, Relatives: []report.Relative{}, Advice: b.advice("family"), Reproduction: b.advice("reproduction"), Care: b.care()}
	for _, g := range b.f.Cancer.Genes {
		if two, both := b.several(g.Gene); two != "" || both != "" {
			f.Note = b.Text("report.family.several")
			return f
		}
	}
	f.Note = b.Text("report.family.chances")
	for _, k := range kin {
		f.Relatives = append(f.Relatives, report.Relative{
			Relation: k.relation, Degree: k.degree, Percent: k.percent,
			Text: b.Text("report.family.kin", "who", b.Text("report.family.kin."+k.relation), "percent", number(k.percent)),
		})
	}
	return f
}

// care is what the chosen programme has for carriers of either sex.
func (b *builder) care() []report.CareItem {
	items, region := []report.CareItem{}, b.chosenRegion(b.f.Risk.ForCarriers)
	for _, m := range b.f.Risk.ForCarriers {
		if m.Region == region && m.Verified && m.Origin.Verified {
			items = append(items, report.CareItem{Code: m.Item, Organ: m.Organ, Sex: sexName(m.Sex), Ages: b.ages(m.FromAge, m.ToAge), Body: m.Body, Origin: b.origin(m.Origin)})
		}
	}
	return items
}

// familyVariants are the standing disease-causing variants and events, as a laboratory looks for them.
func (b *builder) familyVariants() []report.FamilyVariant {
	all := []report.FamilyVariant{}
	for _, l := range those(b.found, germline.PathogenicFound) {
		v := report.FamilyVariant{Gene: l.gene, Assembly: b.f.Observations.Assembly.String()}
		for _, g := range b.f.Cancer.Genes {
			if g.Gene == l.gene {
				v.Transcript = g.Transcript.RefSeq
			}
		}
		switch x := l.finding; {
		case l.outdated() != "":
			continue
		case x == nil:
			v.HGVSC, v.HGVSG, v.Class = l.event.Name, l.event.HGVSG, l.event.Badge.Word
			for _, m := range l.event.Matches[:min(1, len(l.event.Matches))] {
				v.HGVSC, v.Source, v.VariationID = m.Name, b.source(m.Source), m.VariationID
			}
		case !sure(*x):
			continue
		default:
			v.HGVSC, v.HGVSP, v.HGVSG, v.Class = hgvs.Shorten(x.Name.C), hgvs.Shorten(x.Name.P), hgvs.Shorten(x.Name.G), b.classWord(*x)
			if c := x.Classification; c != nil {
				v.Review, v.Source, v.Evaluated, v.VariationID = b.review(c), b.source(c.Source), c.Evaluated, c.VariationID
			}
		}
		if m := b.confirmation(l); m != nil {
			v.Confirmed = b.markText(*m)
		}
		all = append(all, v)
	}
	return all
}

// advice lists what is said on a topic, each sentence with its row.
func (b *builder) advice(topic string) []report.Advice {
	all := []report.Advice{}
	for _, a := range b.f.Advice {
		if a.Topic == topic && (a.Gene == "" || slices.ContainsFunc(b.f.Cancer.Genes, func(g germline.Gene) bool { return g.Gene == a.Gene })) {
			all = append(all, report.Advice{Code: a.Item, Text: b.Text("report.advice." + topic + "." + a.Item), Verified: a.Verified, Origin: b.origin(a.Origin)})
		}
	}
	return all
}

// explanations are the pages for what is not settled, and, where nobody is a carrier, for what was
// not found or not seen.
func (b *builder) explanations() []report.Explanation {
	all := []report.Explanation{}
	add := func(code, topic string, items []string, of func(germline.Gene) bool) {
		e := report.Explanation{Code: code, Title: b.Text("report.explain." + code), Genes: []string{}, Lines: []report.Advice{}}
		for _, a := range b.advice(topic) {
			if items == nil || slices.Contains(items, a.Code) {
				e.Lines = append(e.Lines, a)
			}
		}
		for _, g := range b.f.Cancer.Genes {
			if of(g) {
				e.Genes = append(e.Genes, g.Gene)
			}
		}
		if code == "true_negative" {
			e.Genes = []string{b.knownGene()}
		}
		if len(e.Genes) == 0 {
			return
		}
		if code == "uncertain" {
			e.Recheck = recheck(b.date)
		}
		all = append(all, e)
	}
	concluded := func(c germline.Conclusion) func(germline.Gene) bool {
		return func(g germline.Gene) bool { return g.Conclusion == c }
	}
	if b.f.Known != nil && b.trueNegative() {
		add("true_negative", "true_negative", nil, func(germline.Gene) bool { return false })
	}
	add("probable", "uncertain", notBecauseOfIt, concluded(germline.ProbableFound))
	add("not_held", "uncertain", notBecauseOfIt, b.openHere)
	add("uncertain", "uncertain", nil, func(g germline.Gene) bool { return g.Conclusion == germline.UncertainFound && !b.openHere(g) })
	if len(those(b.found, germline.PathogenicFound)) > 0 {
		return all
	}
	add("not_assessed", "not_assessed", nil, concluded(germline.NotAssessed))
	if !slices.ContainsFunc(all, func(e report.Explanation) bool { return e.Code != "true_negative" }) {
		add("none_found", "none_found", nil, concluded(germline.NoneFound))
	}
	return all
}

// notBecauseOfIt is the advice on an uncertain variant that holds as well for one that only this knowledge
// base does not hold: what may not rest on it. That nobody knows, or that it has time, is not said of it.
var notBecauseOfIt = []string{"surgery", "family_history"}

// openHere reports whether the gene's conclusion is uncertain because of what this knowledge base holds of what
// was found, not because a source says that its meaning is not known.
func (b *builder) openHere(g germline.Gene) bool {
	return g.Conclusion == germline.UncertainFound && !slices.ContainsFunc(g.Findings, unknown) &&
		slices.ContainsFunc(b.found, func(l lead) bool { return l.gene == g.Gene && l.conclusion == germline.UncertainFound })
}

// recheck is the day on which to look again; "" for a date that cannot be read.
func recheck(date string) string {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return ""
	}
	return day.AddDate(0, recheckMonths, 0).Format(time.DateOnly)
}
