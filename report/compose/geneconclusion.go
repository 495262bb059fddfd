package compose

import (
	"slices"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/germline"
	"allelens/variants/ledger"
)

// conclusion words what can be said of a gene; "none found" always says of how many bases.
func (b *builder) conclusion(g germline.Gene, out report.CancerGene) string {
	key := "report.conclusion." + string(g.Conclusion) + b.kindOf(g, out)
	return b.Text(key, "gene", g.Gene, "seen", text.Grouped(g.AssessedBases), "total", text.Grouped(g.TotalBases), "assumed", text.Grouped(g.AssumedBases),
		"finding", gravestName(g, out), "date", classDate(g), "reasons", b.failures(failedCriteria(g)), "faint", faintNames(g))
}

// kindOf is the end of the key that tells apart what a conclusion rests on; "" for the usual.
func (b *builder) kindOf(g germline.Gene, out report.CancerGene) string {
	if b.f.Observations.Specimen.Kind == ledger.Tumour {
		return ".tumour"
	}
	switch g.Conclusion {
	case germline.PathogenicFound:
		if eventSays(out, g.Conclusion) {
			return ""
		}
		return pathogenicKind(g)
	case germline.ProbableFound:
		if f := first(g, probable); f != nil && f.Claimed() && !eventSays(out, g.Conclusion) {
			return "." + doubtOf(*f)
		}
	case germline.UncertainFound:
		return uncertainKind(g, out)
	case germline.NotAssessed:
		return notAssessedKind(g, out)
	case germline.NoneFound:
		kind := ""
		if g.AssumedBases > 0 {
			kind = ".assumed"
		}
		if b.measured(g) {
			kind += ".copies"
		}
		return kind
	}
	return ""
}

// notAssessedKind tells apart why a gene is not assessed.
func notAssessedKind(g germline.Gene, out report.CancerGene) string {
	switch {
	case failedCall(g):
		return ".failed"
	case eventSays(out, g.Conclusion):
		return ".failed_event"
	case g.AssessedBases == 0:
		return ".nothing"
	case len(g.Faint) > 0 && g.AssessedBases == g.TotalBases:
		return ".faint"
	case len(g.Faint) > 0:
		return ".faint.part"
	case g.AssessedBases == g.TotalBases:
		return ".warned"
	}
	return ""
}

// pathogenicKind tells apart where the class of the variants does not say all.
func pathogenicKind(g germline.Gene) string {
	current := func(f germline.Finding) bool { return disease(f) && !f.Stale() }
	switch {
	case allTogether(g):
		return ".joint"
	case first(g, disease) != nil && first(g, current) == nil:
		return "." + germline.OldClass
	}
	return ""
}

// first is the first of a gene's findings of a kind; nil without one.
func first(g germline.Gene, kind func(germline.Finding) bool) *germline.Finding {
	if at := slices.IndexFunc(g.Findings, kind); at >= 0 {
		return &g.Findings[at]
	}
	return nil
}

// doubtOf is why a class that says disease-causing does not settle the matter.
func doubtOf(f germline.Finding) string {
	switch {
	case f.Lapsed():
		return "lapsed"
	case f.Unreviewed():
		return "unreviewed"
	}
	return "disputed"
}

// uncertainKind tells what no source has settled from what this knowledge base does not hold.
func uncertainKind(g germline.Gene, out report.CancerGene) string {
	has := func(which func(germline.Finding) bool) bool { return slices.ContainsFunc(g.Findings, which) }
	switch {
	case eventSays(out, germline.UncertainFound):
		return ".event"
	case has(unknown):
		return ""
	case has(func(f germline.Finding) bool { return unheld(f) && !held(f) }):
		return ".not_held"
	case has(unheld):
		return ".not_reviewed"
	case onlyTogether(g):
		return ".joint"
	}
	return ".crowded"
}

// eventSays reports whether a structural event of the gene leads to a conclusion.
func eventSays(out report.CancerGene, c germline.Conclusion) bool {
	return slices.ContainsFunc(out.Structural, func(s report.Structural) bool { return s.Conclusion == string(c) })
}

// gravestName names what leads to the gene's conclusion, an event before a variant; "" without one.
func gravestName(g germline.Gene, out report.CancerGene) string {
	for _, s := range out.Structural {
		if s.Conclusion == string(g.Conclusion) {
			return g.Gene + " " + text.Small(s.Name)
		}
	}
	for _, f := range g.Findings {
		if concludes(f) == g.Conclusion {
			return g.Gene + " " + short(f)
		}
	}
	return ""
}

// failedCriteria are what the call of a gene's first disease-causing variant failed by.
func failedCriteria(g germline.Gene) []ledger.Criterion {
	for _, f := range g.Findings {
		if failed(f) {
			return f.Change.Evidence.FailedCriteria
		}
	}
	return nil
}

// classDate is the date of the export that a gene's first class of disease-causing is from; "" without one.
func classDate(g germline.Gene) string {
	if f := first(g, germline.Finding.Claimed); f != nil {
		return f.Classification.Date
	}
	return ""
}

// failedCall: a disease-causing variant was called, and the call failed.
func failedCall(g germline.Gene) bool {
	return slices.ContainsFunc(g.Findings, func(f germline.Finding) bool { return f.Claimed() && f.State != variants.Variant })
}
