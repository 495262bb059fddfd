package interpret

import (
	"slices"

	"allelens/variants"
	"allelens/variants/germline"
	"allelens/variants/ledger"
)

// specimen are the observations with the specimen that the user states, "" for none. Of a tumour
// nothing counts as the person's own. What the file looks like is told.
func specimen(o *ledger.Observations, kind ledger.SpecimenKind) (*ledger.Observations, []*variants.Problem) {
	of := *o
	of.Specimen = o.Specimen.State(kind)
	s, name := of.Specimen, o.Input.Name
	var problems []*variants.Problem
	switch {
	case s.Kind == ledger.Tumour && s.Stated:
		problems = append(problems, variants.Warn("specimen_tumour_stated", name))
	case s.Kind == ledger.Tumour:
		problems = append(problems, variants.Warn("specimen_tumour_"+s.Evidence, name, "value", s.Value))
	case s.Shown != "":
		problems = append(problems, variants.Warn("specimen_contradicted", name))
	case s.Kind == ledger.Germline && s.Somatic:
		problems = append(problems, variants.Warn("specimen_normal", name, "sample", o.Input.Sample))
	}
	if s.Kind != ledger.Tumour {
		return &of, problems
	}
	if s.Normal != "" {
		problems = append(problems, variants.Note("specimen_normal_beside", name, "sample", s.Normal))
	}
	return of.OfTumour(), problems
}

// notOfPerson is a result on a tumour as one on the person: what was seen is listed, and concludes nothing.
func notOfPerson(r germline.Result) germline.Result {
	genes := slices.Clone(r.Genes)
	for i := range genes {
		g := &genes[i]
		g.Conclusion, g.Haplotypes, g.Crowded = germline.NotAssessed, nil, false
		g.Findings = slices.Clone(g.Findings)
		for j := range g.Findings {
			g.Findings[j].Reportable, g.Findings[j].Haplotype = false, nil
		}
		g.Structural = slices.Clone(g.Structural)
		for j := range g.Structural {
			g.Structural[j].Reportable = false
			if g.Structural[j].Conclusion != "" {
				g.Structural[j].Conclusion = germline.NotAssessed
			}
		}
	}
	return germline.Result{Genes: genes}
}
