package compare

import (
	"cmp"
	"slices"
	"strconv"

	"allelens/report"
	"allelens/report/text"
)

// Changes lists what newer knowledge changes of a case: old is what was said, now what is said of the same
// observations. Sentences are of a catalogue.
func Changes(words *text.Catalogue, old, now *report.Report) report.Changes {
	d := &differ{Catalogue: words}
	d.cancer(old, now)
	d.pharmacogenes(old, now)
	d.medicines(old, now)
	d.figures(old, now)
	d.notAsked(now)
	return d.done(old, now)
}

// differ gathers what differs.
type differ struct {
	*text.Catalogue
	items []report.Changed
}

// order is that of the kinds, the gravest first.
var order = []string{
	report.ChangedConclusion, report.ChangedClass, report.ChangedEvent, report.ChangedGenotype, report.ChangedPhenotype, report.ChangedResult, report.ChangedAdvice,
	report.ChangedNotAsked, report.ChangedRisk, report.ChangedProgramme, report.ChangedGuidance, report.ChangedDefinition,
}

func (d *differ) done(old, now *report.Report) report.Changes {
	slices.SortStableFunc(d.items, func(a, b report.Changed) int {
		return cmp.Compare(slices.Index(order, a.Kind), slices.Index(order, b.Kind))
	})
	if d.items == nil {
		d.items = []report.Changed{}
	}
	return report.Changes{From: edition(old), To: edition(now), Items: d.items}
}

func edition(r *report.Report) report.Edition {
	return report.Edition{Case: r.Case.Label, Date: r.Case.Date, KnowledgeBase: r.KnowledgeBase.Version, Sample: r.Input.Sample}
}

// add adds a change, if there is one, with its sentence.
func (d *differ) add(c report.Changed) {
	if c.From == c.To {
		return
	}
	c.FromText, c.ToText = cmp.Or(c.FromText, c.From), cmp.Or(c.ToText, c.To)
	key := "changes." + c.Kind
	switch {
	case c.Kind == report.ChangedNotAsked:
	case c.From == "":
		key = "changes.new"
	case c.To == "":
		key = "changes.gone"
	}
	c.Text = d.Text(key, "of", c.Of, "from", d.dated(c.FromText, c.FromDate), "to", d.dated(c.ToText, c.ToDate))
	d.items = append(d.items, c)
}

// dated is a value with the date of what it rests on.
func (d *differ) dated(value, date string) string {
	if date == "" {
		return value
	}
	return d.Text("changes.dated", "value", value, "date", date)
}

// pairs matches two lists by key: what both have in the first's order, then what either alone has. A missing side is
// the zero value.
func pairs[T any](old, now []T, key func(T) string, each func(old, now T)) {
	later := map[string]T{}
	for _, n := range now {
		later[key(n)] = n
	}
	seen := map[string]bool{}
	for _, o := range old {
		if k := key(o); !seen[k] {
			seen[k] = true
			each(o, later[k])
		}
	}
	for _, n := range now {
		if k := key(n); !seen[k] {
			seen[k] = true
			var none T
			each(none, n)
		}
	}
}

// cancer compares conclusions, classes and events.
func (d *differ) cancer(old, now *report.Report) {
	pairs(old.Cancer.Genes, now.Cancer.Genes, func(g report.CancerGene) string { return g.Gene }, func(o, n report.CancerGene) {
		gene := cmp.Or(o.Gene, n.Gene)
		d.add(report.Changed{
			Kind: report.ChangedConclusion, Gene: gene, Of: gene, From: o.Conclusion, To: n.Conclusion,
			FromText: o.Badge.Word, ToText: n.Badge.Word, FromDate: old.Case.Date, ToDate: now.Case.Date, Concludes: true,
		})
		pairs(o.Variants, n.Variants, variantKey, func(a, b report.Variant) { d.class(gene, a, b) })
		pairs(o.Structural, n.Structural, eventKey, func(a, b report.Structural) {
			if a.Type != "" && b.Type != "" {
				d.add(report.Changed{Kind: report.ChangedEvent, Gene: gene, Of: gene + " " + cmp.Or(b.Name, a.Name), From: a.Conclusion, To: b.Conclusion, FromText: a.Badge.Word, ToText: b.Badge.Word, Concludes: true})
			}
		})
	})
}

func variantKey(v report.Variant) string {
	return v.Chrom + ":" + strconv.Itoa(v.Pos) + v.Ref + ">" + v.Alt
}

func eventKey(s report.Structural) string {
	key := s.Type + strconv.Itoa(s.Start)
	if s.End != nil {
		key += "-" + strconv.Itoa(*s.End)
	}
	return key
}

// class compares a variant's class. One that only one report has is compared by call, not by class.
func (d *differ) class(gene string, old, now report.Variant) {
	if old.Gene == "" || now.Gene == "" {
		return
	}
	c := report.Changed{
		Kind: report.ChangedClass, Gene: gene, Of: gene + " " + now.HGVSC, From: old.Classification, To: now.Classification,
		FromText: old.ClassificationText, ToText: now.ClassificationText, FromDate: dateOf(old.Origin), ToDate: dateOf(now.Origin), Concludes: true,
	}
	if c.FromText == c.ToText {
		c.FromText, c.ToText = "", ""
	}
	d.add(c)
}

func dateOf(o *report.Origin) string {
	if o == nil {
		return ""
	}
	return o.Date
}

// notAsked tells of genes with sites that nobody asked about.
func (d *differ) notAsked(now *report.Report) {
	for _, g := range now.Quality.Genes {
		if n := g.Sites["not_asked"]; n > 0 {
			d.add(report.Changed{Kind: report.ChangedNotAsked, Gene: g.Gene, Of: g.Gene, To: strconv.Itoa(n)})
		}
	}
}
