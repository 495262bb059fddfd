package risk

import (
	"cmp"
	"slices"
	"strings"

	"allelens/variants"
	"allelens/variants/germline"
	"allelens/variants/knowledge"
)

// Assess gives the published risks and the management items that apply to the carriers among
// the genes.
//
// Only a variant in state Variant with a reviewed class of pathogenic or likely pathogenic makes
// a carrier, and only where its effect does not hang on another variant of its chromosome; so does an
// event that is a published pathogenic rearrangement. Who may have two disease-causing copies, of one gene,
// where a probable change counts beside a settled one, or one of each, is given no figure: the studies followed carriers of one. Where the gene's figures do not
// hold for any variant of a gene (germline.Finding.Withheld), its programme does not either; what is published
// for the variant itself is given instead.
func Assess(cancer germline.Result, base Base, p Person) Result {
	var r Result
	p.cancers = base.Cancers
	var carriers []carried
	for _, g := range cancer.Genes {
		if c := (carried{g.Gene, disease(g), g.Events(germline.PathogenicFound), probable(g), g.Events(germline.ProbableFound)}); len(c.findings)+len(c.events) > 0 {
			carriers = append(carriers, c)
		}
	}
	withheld, two := "", len(carriers) > 1 || slices.ContainsFunc(carriers, carried.biallelic)
	for _, c := range carriers {
		switch why := c.withheld(); {
		case why != "":
			withheld = cmp.Or(r.own(c, base, p, !two), withheld)
			continue
		case !two:
			if r.add(c.gene, studied(c.gene, base.Points[c.gene], base.Points[""], p, base.Studies), base, p); len(c.findings) > 1 {
				r.Cautions = append(r.Cautions, "two_variants")
			}
		}
		r.manage(base.Management[c.gene], p, true)
		if !two {
			r.ForCarriers = append(r.ForCarriers, slices.DeleteFunc(slices.Clone(base.Management[c.gene]), func(m knowledge.ManagementItem) bool { return !wanted(p.Bodies, m.Body) })...)
		}
	}
	switch {
	case len(carriers) == 0:
		r.Suppressed = suppressed(cancer)
	case two:
		r.Suppressed = "biallelic"
	case withheld != "":
		r.Suppressed = withheld
	}
	return r
}

// carried are the disease-causing variants and events of a gene.
type carried struct {
	gene     string
	findings []germline.Finding
	events   []germline.Structural
	// Beside those, what is probably disease-causing: it makes no carrier, but may be on the other copy.
	likely       []germline.Finding
	likelyEvents []germline.Structural
}

// biallelic reports whether both copies of the gene are, or may be, changed.
func (c carried) biallelic() bool {
	findings, events := slices.Concat(c.findings, c.likely), slices.Concat(c.events, c.likelyEvents)
	both := slices.ContainsFunc(findings, homozygous) || slices.ContainsFunc(events, func(s germline.Structural) bool { return s.Zygosity() == "homozygous" })
	several := len(findings)+len(events) > 1
	return both || several && (len(events) > 0 || germline.PhaseOf(findings) != germline.Cis)
}

// withheld is why the gene's figures hold for none of its variants and events; "" where they hold for one.
func (c carried) withheld() (why string) {
	for _, s := range c.events {
		if why = s.Withheld(); why == "" {
			return ""
		}
	}
	for _, f := range c.findings {
		if why = f.Withheld(); why == "" {
			return ""
		}
	}
	return why
}

// own adds what is published for variants with lower risks than the gene's, figures only where they are
// wanted. why is the reason where there are no figures: "" where there are.
func (r *Result) own(c carried, base Base, p Person, figures bool) (why string) {
	why = c.withheld()
	for _, f := range c.findings {
		if !f.ReducedPenetrance() {
			continue
		}
		reduced := f.Classification.Reduced
		if figures {
			before := len(r.Curves) + len(r.Left)
			r.addCurves(c.gene, ownCurves(f, base.Points[""], p), nil, p)
			others := ownFigures(f, p)
			if r.Figures = append(r.Figures, others...); len(r.Curves)+len(r.Left) > before || len(others) > 0 {
				why = ""
			}
		}
		items := len(r.Management)
		if r.manage(reduced.Items, p, false); len(r.Management) > items && why == germline.ReducedPenetrance {
			why = "own_programme"
		}
	}
	if figures && why == "" {
		r.Cautions = append(r.Cautions, "own_figures")
	}
	return why
}

// ownCurves are the figures published for a variant itself.
func ownCurves(f germline.Finding, population []knowledge.RiskPoint, p Person) []Curve {
	var points []knowledge.RiskPoint
	for _, k := range f.Classification.Reduced.Risks {
		points = append(points, knowledge.RiskPoint{
			Origin: k.Origin, Gene: k.Gene, Sex: k.Sex, Cancer: k.Cancer, Age: k.Age, Percent: k.Value, Low: k.Low, High: k.High,
			Measure: k.Measure, Study: k.Study, PMID: k.PMID,
		})
	}
	own := studied(f.Gene, points, population, p, nil)
	for i := range own {
		own[i].Variant = changeName(f)
	}
	return own
}

// manage adds the items that concern the person; those of chosen bodies only, where these are to be chosen.
func (r *Result) manage(items []knowledge.ManagementItem, p Person, choose bool) {
	for _, item := range items {
		if p.studied(item.Sex) && p.without(item.Organ) == "" && (!choose || wanted(p.Bodies, item.Body)) {
			r.Management = append(r.Management, item)
		}
	}
}

// add adds the figures of a gene that concern the person, and names those that do not, with the reason.
func (r *Result) add(gene string, all []Curve, base Base, p Person) {
	given := figures(gene, base.Figures, p)
	r.Figures = append(r.Figures, given...)
	r.addCurves(gene, all, given, p)
	if p.had("breast") && p.without("breast") == "" {
		r.After = append(r.After, contralateral(gene, base.Intervals, p)...)
	}
}

// addCurves adds the curves that concern the person, and names those that do not, with the reason.
func (r *Result) addCurves(gene string, all []Curve, given []Figure, p Person) {
	for _, c := range all {
		switch reason := p.left(c.Cancer, given); reason {
		case "":
			c.Ahead = c.ahead(p.Age)
			r.Curves = append(r.Curves, c)
		case "absent":
		default:
			r.Left = append(r.Left, Left{Gene: gene, Cancer: c.Cancer, Sex: c.Sex, Reason: reason})
		}
	}
}

// wanted reports whether a body's items are asked for.
func wanted(bodies []string, body string) bool { return bodies == nil || slices.Contains(bodies, body) }

func homozygous(f germline.Finding) bool { return f.Zygosity() == "homozygous" }

// disease lists the findings of a gene that figures may rest on.
func disease(g germline.Gene) []germline.Finding {
	var found []germline.Finding
	for _, f := range g.Findings {
		if f.Pathogenic() && f.State == variants.Variant && f.Alone() {
			found = append(found, f)
		}
	}
	return found
}

// probable lists the findings of a gene that are probably disease-causing.
func probable(g germline.Gene) []germline.Finding {
	return slices.DeleteFunc(slices.Clone(g.Findings), func(f germline.Finding) bool { return !f.Probable() })
}

// suppressed is the reason for giving no figure, the weightiest first: a disease-causing
// variant whose effect together with another is not settled, or whose call failed the filters, one that is probably
// disease-causing, one of uncertain meaning, nothing found in genes that were seen whole, or genes that were not.
func suppressed(cancer germline.Result) string {
	reason := "none_found"
	if len(cancer.Genes) == 0 {
		return "not_assessed"
	}
	for _, g := range cancer.Genes {
		for _, f := range g.Findings {
			switch {
			case f.Pathogenic() && f.State == variants.Variant:
				return "joint"
			case f.Pathogenic():
				return "filtered_only"
			}
		}
		switch {
		case g.Conclusion == germline.ProbableFound:
			reason = "probable_only"
		case g.Conclusion == germline.UncertainFound && reason != "probable_only":
			reason = "uncertain_only"
		case g.Conclusion == germline.NotAssessed && reason == "none_found":
			reason = "not_assessed"
		}
	}
	return reason
}

// studied are the published risks of carriers of one gene, by cancer, then sex, from the first of some studies that
// has figures: one study for one curve, never a mixture. Where none is named, from any.
func studied(gene string, points, population []knowledge.RiskPoint, person Person, some []string) []Curve {
	type kind struct{ cancer, sex string }
	byKind := make(map[kind][]knowledge.RiskPoint)
	for _, p := range points {
		if p.Gene == gene && person.studied(p.Sex) && isToAge(p) {
			k := kind{p.Cancer, p.Sex}
			byKind[k] = append(byKind[k], p)
		}
	}
	var all []Curve
	for k, of := range byKind {
		from := some
		if from == nil {
			from = []string{of[0].Study}
		}
		for _, study := range from {
			own := byAge(slices.DeleteFunc(slices.Clone(of), func(p knowledge.RiskPoint) bool { return p.Study != study }))
			if len(own) == 0 {
				continue
			}
			all = append(all, Curve{
				Gene: gene, Cancer: k.cancer, Sex: sexName(k.sex),
				Points: own, Population: baseline(population, k.cancer, k.sex), Study: own[0].Study, PMID: own[0].PMID,
			})
			break
		}
	}
	slices.SortFunc(all, func(a, b Curve) int {
		return cmp.Or(cmp.Compare(person.rank(a.Cancer), person.rank(b.Cancer)), cmp.Compare(a.Cancer, b.Cancer), cmp.Compare(a.Sex, b.Sex))
	})
	return all
}

// rank is a cancer's place in a report: those that the base lists first.
func (p Person) rank(cancer string) int {
	if i := slices.IndexFunc(p.cancers, func(c knowledge.Cancer) bool { return c.Name == cancer }); i >= 0 {
		return i
	}
	return len(p.cancers)
}

// isToAge reports whether the figure is a risk from birth to an age, and not one over an
// interval or after a first cancer.
func isToAge(p knowledge.RiskPoint) bool {
	return p.Age > 0 && (strings.HasPrefix(p.Measure, "cumulative risk to age") || strings.HasPrefix(p.Measure, "absolute risk to age"))
}

// byAge sorts points by age. Where an age has several figures of the study, the one with an
// interval is kept.
func byAge(points []knowledge.RiskPoint) []knowledge.RiskPoint {
	slices.SortFunc(points, func(a, b knowledge.RiskPoint) int {
		return cmp.Or(cmp.Compare(a.Age, b.Age), cmp.Compare(intervals(b), intervals(a)), cmp.Compare(a.Row, b.Row), cmp.Compare(a.Percent, b.Percent))
	})
	return slices.CompactFunc(points, func(a, b knowledge.RiskPoint) bool { return a.Age == b.Age })
}

func intervals(p knowledge.RiskPoint) int {
	if p.Low >= 0 && p.High >= 0 {
		return 1
	}
	return 0
}

// baseline is the population's risk of a cancer, from the study with the most ages.
func baseline(population []knowledge.RiskPoint, cancer, sex string) []knowledge.RiskPoint {
	byStudy := make(map[string][]knowledge.RiskPoint)
	for _, p := range population {
		if p.Gene == "" && p.Cancer == cancer && (p.Sex == sex || sexName(p.Sex) == "both") && isToAge(p) {
			byStudy[p.Study] = append(byStudy[p.Study], p)
		}
	}
	var best []knowledge.RiskPoint
	for study, points := range byStudy {
		if len(points) > len(best) || len(points) == len(best) && study < best[0].Study {
			best = points
		}
	}
	return byAge(best)
}
