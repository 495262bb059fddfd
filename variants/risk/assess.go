package risk

import (
	"cmp"
	"slices"
	"strings"

	"allelens/variants"
	"allelens/variants/brca"
	"allelens/variants/knowledge"
)

// studies are those that curves are taken from, the first that has figures for a gene, cancer
// and sex: one study for one curve, never a mixture. Kuchenbaecker 2017 (PMID 28632866) followed
// women prospectively; Li 2022 (CIMBA, PMID 35077220) gives men and other cancers. Figures of other
// studies are in the base for comparison.
var studies = []string{"Kuchenbaecker 2017", "Li 2022 (CIMBA)"}

// Assess gives the published risks and the management items that apply to the carriers among
// the genes.
//
// Only a variant in state Variant with a reviewed class of pathogenic or likely pathogenic makes
// a carrier, and only where its effect does not hang on another variant of its chromosome; so does an
// event that is a published pathogenic rearrangement. Who may have two disease-causing copies, of one gene
// or one of each, is given no figure: the studies followed carriers of one.
func Assess(cancer brca.Result, base Base, p Person) Result {
	var r Result
	var carriers []carried
	for _, g := range cancer.Genes {
		if c := (carried{g.Gene, disease(g), g.Events(brca.PathogenicFound)}); len(c.findings)+len(c.events) > 0 {
			carriers = append(carriers, c)
		}
	}
	lower, two := 0, len(carriers) > 1 || slices.ContainsFunc(carriers, carried.biallelic)
	for _, c := range carriers {
		switch {
		case two:
		case c.reduced():
			lower++
		default:
			if r.add(c.gene, base, p); len(c.findings) > 1 {
				r.Cautions = append(r.Cautions, "two_variants")
			}
		}
		for _, item := range base.Management[c.gene] {
			if p.studied(item.Sex) && p.without(item.Organ) == "" && wanted(p.Bodies, item.Body) {
				r.Management = append(r.Management, item)
			}
		}
	}
	switch {
	case len(carriers) == 0:
		r.Suppressed = suppressed(cancer)
	case two:
		r.Suppressed = "biallelic"
	case lower > 0:
		r.Suppressed = "reduced_penetrance"
	}
	return r
}

// carried are the disease-causing variants and events of a gene.
type carried struct {
	gene     string
	findings []brca.Finding
	events   []brca.Structural
}

// biallelic reports whether both copies of the gene are, or may be, changed.
func (c carried) biallelic() bool {
	both := slices.ContainsFunc(c.findings, homozygous) || slices.ContainsFunc(c.events, func(s brca.Structural) bool { return s.Zygosity() == "homozygous" })
	several := len(c.findings)+len(c.events) > 1
	return both || several && (len(c.events) > 0 || brca.PhaseOf(c.findings) != brca.Cis)
}

// reduced reports whether the gene's curves hold for none of the variants.
func (c carried) reduced() bool {
	return len(c.events) == 0 && !slices.ContainsFunc(c.findings, func(f brca.Finding) bool { return !f.ReducedPenetrance() })
}

// add adds the figures of a gene that concern the person, and names those that do not, with the reason.
func (r *Result) add(gene string, base Base, p Person) {
	for _, c := range curves(gene, base.Points[gene], base.Points[""], p) {
		reason := p.without(c.Cancer)
		if reason == "" && p.had(c.Cancer) {
			reason = "had"
		}
		switch {
		case reason == "":
			c.Ahead = c.ahead(p.Age)
			r.Curves = append(r.Curves, c)
		case reason != "absent":
			r.Left = append(r.Left, Left{Gene: gene, Cancer: c.Cancer, Sex: c.Sex, Reason: reason})
		}
	}
	if p.had("breast") && p.without("breast") == "" {
		r.After = append(r.After, contralateral(gene, base.Intervals, p)...)
	}
}

// wanted reports whether a body's items are asked for.
func wanted(bodies []string, body string) bool { return bodies == nil || slices.Contains(bodies, body) }

func homozygous(f brca.Finding) bool { return f.Zygosity() == "homozygous" }

// disease lists the findings of a gene that figures may rest on.
func disease(g brca.Gene) []brca.Finding {
	var found []brca.Finding
	for _, f := range g.Findings {
		if f.Pathogenic() && f.State == variants.Variant && f.Alone() {
			found = append(found, f)
		}
	}
	return found
}

// suppressed is the reason for giving no figure, the weightiest first: a disease-causing
// variant whose effect together with another is not settled, or whose call failed the filters, one that is probably
// disease-causing, one of uncertain meaning, nothing found in genes that were seen whole, or genes that were not.
func suppressed(cancer brca.Result) string {
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
		case g.Conclusion == brca.ProbableFound:
			reason = "probable_only"
		case g.Conclusion == brca.UncertainFound && reason != "probable_only":
			reason = "uncertain_only"
		case g.Conclusion == brca.NotAssessed && reason == "none_found":
			reason = "not_assessed"
		}
	}
	return reason
}

// curves are the published risks of carriers of one gene, by cancer, then sex.
func curves(gene string, points, population []knowledge.RiskPoint, person Person) []Curve {
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
		for _, study := range studies {
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
		return cmp.Or(cmp.Compare(rank(a.Cancer), rank(b.Cancer)), cmp.Compare(a.Cancer, b.Cancer), cmp.Compare(a.Sex, b.Sex))
	})
	return all
}

// rank puts the cancers that the genes are named for first.
func rank(cancer string) int {
	if i := slices.Index([]string{"breast", "ovarian", "prostate", "pancreatic"}, cancer); i >= 0 {
		return i
	}
	return 4
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
