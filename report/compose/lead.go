package compose

import (
	"cmp"
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/germline"
	"allelens/variants/knowledge"
)

// lead is a variant or a structural event that says something of its gene by itself.
type lead struct {
	gene, name string // "c.68_69del", "Deletion of exons 18 to 19"
	conclusion germline.Conclusion
	finding    *germline.Finding // of the two one is not nil
	event      *report.Structural
}

// called: the name with the gene's.
func (l lead) called() string { return l.gene + " " + l.name }

// outdated is the date of the newest export that held the class of a disease-causing variant or event, where that is
// too old for anything to rest on; "" where it is not.
func (l lead) outdated() string {
	switch {
	case l.conclusion != germline.PathogenicFound:
	case l.event != nil && l.event.Withheld == germline.OldClass:
		return l.event.Matches[0].Origin.Date
	case l.finding != nil && l.finding.Stale():
		return l.finding.Classification.Date
	}
	return ""
}

func (l lead) zygosity() string {
	if l.event != nil {
		return l.event.Zygosity
	}
	return l.finding.Zygosity()
}

// gravity orders conclusions, the gravest first.
var gravity = []germline.Conclusion{germline.PathogenicFound, germline.ProbableFound, germline.NotAssessed, germline.UncertainFound}

// leads lists what the genes' conclusions rest on: the gravest first, events before variants. A variant of many
// bases that stands among the events too is told there. A call of a
// disease-causing variant that failed is graver than an uncertain one.
func (b *builder) leads(genes []report.CancerGene) []lead {
	var all []lead
	for i, g := range b.f.Cancer.Genes {
		for j := range genes[i].Structural {
			if s := &genes[i].Structural[j]; s.Conclusion != "" && s.Conclusion != string(germline.NoneFound) {
				all = append(all, lead{gene: g.Gene, name: text.Small(s.Name), conclusion: germline.Conclusion(s.Conclusion), event: s})
			}
		}
		for j := range g.Findings {
			if f := &g.Findings[j]; concludes(*f) != "" && !g.IsEvent(*f) {
				all = append(all, lead{gene: g.Gene, name: short(*f), conclusion: concludes(*f), finding: f})
			}
		}
	}
	rank := func(l lead) int {
		return 2*slices.Index(gravity, l.conclusion) + boolean(l.event == nil)
	}
	slices.SortStableFunc(all, func(a, b lead) int { return cmp.Compare(rank(a), rank(b)) })
	return all
}

// concludes is what a variant alone says of its gene; "" where it forbids nothing.
func concludes(f germline.Finding) germline.Conclusion {
	switch {
	case disease(f):
		return germline.PathogenicFound
	case probable(f):
		return germline.ProbableFound
	case failed(f):
		return germline.NotAssessed
	case f.Reportable:
		return germline.UncertainFound
	}
	return ""
}

// probable: nobody has classified the variant here, and it is probably disease-causing. The call stands.
func probable(f germline.Finding) bool { return f.Probable() && f.State == variants.Variant }

// held reports whether a source's class that can be told stands behind a variant: else "not held here" must
// not be read as "nobody knows".
func held(f germline.Finding) bool {
	return f.Classification != nil && !f.Classification.ClassUnknown && f.Class != knowledge.NotReviewed
}

// unheld: a variant that counts, and of which no source held here says with a review what it is.
func unheld(f germline.Finding) bool { return open(f) && !unknown(f) }

// unknown: a variant of which a source says that its meaning is not known.
func unknown(f germline.Finding) bool {
	return open(f) && held(f) && (f.Class == knowledge.Uncertain || f.Class == knowledge.Conflicting)
}

// those are the leads of one conclusion.
func those(all []lead, c germline.Conclusion) []lead {
	return slices.DeleteFunc(slices.Clone(all), func(l lead) bool { return l.conclusion != c })
}

// conclusionBadge is the badge of a gene's conclusion, with the class's own word where one stands. A filled
// sign says that somebody has judged it.
func (b *builder) conclusionBadge(g germline.Gene) report.Badge {
	switch g.Conclusion {
	case germline.PathogenicFound:
		for _, f := range g.Findings {
			if disease(f) {
				return b.classBadge(f)
			}
		}
		return report.Badge{Word: b.Text("report.class.pathogenic"), Tone: report.ToneAct}
	case germline.ProbableFound:
		return b.probableBadge()
	case germline.UncertainFound:
		return report.Badge{Word: b.Text("report.badge.uncertain"), Tone: report.ToneUnknown}
	case germline.NoneFound:
		return report.Badge{Word: b.Text("report.badge.none_found"), Tone: report.ToneStandard}
	}
	return report.Badge{Word: b.Text("report.badge.not_assessed"), Tone: report.ToneUnknown, Sign: report.OpenSquare}
}

func (b *builder) probableBadge() report.Badge {
	return report.Badge{Word: b.Text("report.badge.probable"), Tone: report.ToneChange, Sign: report.OpenTriangle}
}

// rest tells, where a finding stands, what was read of the rest of its gene; "" without one.
func (b *builder) rest(g germline.Gene, out report.CancerGene) string {
	if !hasLead(g, out) {
		return ""
	}
	missing := g.TotalBases - g.AssessedBases
	key := "report.rest"
	switch {
	case g.AssessedBases == 0:
		key += ".nothing"
	case missing > 0:
		key += ".part"
	case g.AssumedBases > 0:
		key += ".assumed"
	}
	words := []string{b.Text(key, "gene", g.Gene, "missing", text.Grouped(missing), "total", text.Grouped(g.TotalBases), "assumed", text.Grouped(g.AssumedBases))}
	if len(g.Faint) > 0 {
		words = append(words, b.Text("report.rest.faint", "faint", faintNames(g)))
	}
	large := "report.rest.large"
	switch {
	case b.measured(g):
		large += ".copies"
	case len(out.Structural) > 0:
		large += ".listed"
	}
	return strings.Join(append(words, b.Text(large)), " ")
}

// hasLead reports whether a variant or an event says something of the gene.
func hasLead(g germline.Gene, out report.CancerGene) bool {
	return slices.ContainsFunc(g.Findings, func(f germline.Finding) bool { return concludes(f) != "" }) ||
		slices.ContainsFunc(out.Structural, func(s report.Structural) bool { return s.Conclusion != "" }) ||
		slices.ContainsFunc(g.Haplotypes, germline.Haplotype.Open)
}

// genesOf names the genes with a lead of a conclusion, each once.
func (b *builder) genesOf(c germline.Conclusion) string {
	var names []string
	for _, l := range those(b.found, c) {
		if !slices.Contains(names, l.gene) {
			names = append(names, l.gene)
		}
	}
	return strings.Join(names, ", ")
}
