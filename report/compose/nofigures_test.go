package compose

import (
	"testing"

	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/germline"
	"allelens/variants/interpret"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
	"allelens/variants/pgx"
	"allelens/variants/risk"
)

// TestWhyThereAreNoFigures: a gene without a curve says why by a code, and never asks for a sex that no figure hangs on.
func TestWhyThereAreNoFigures(t *testing.T) {
	of := func(c germline.Conclusion, change func(*interpret.Findings), all ...germline.Finding) *interpret.Findings {
		f := findings(c, all...)
		change(f)
		return f
	}
	as := func(reason string) func(*interpret.Findings) {
		return func(f *interpret.Findings) { f.Risk.Suppressed = reason }
	}
	harmful := finding(knowledge.Pathogenic, variants.Variant)
	reduced := harmful // as BRCA1 p.Arg1699Gln
	reduced.Name.P, reduced.Classification = "p.Arg1699Gln", &knowledge.Classification{Class: knowledge.Pathogenic, Stars: 3, Reduced: &knowledge.ReducedPenetrance{}}
	for want, f := range map[string]*interpret.Findings{
		"": of(germline.PathogenicFound, func(f *interpret.Findings) {
			f.Risk.Curves = []risk.Curve{{Gene: "BRCA1", Cancer: "breast", Sex: "female"}}
		}, harmful),
		"biallelic":          of(germline.PathogenicFound, as("biallelic"), harmful),
		"old_class":          of(germline.PathogenicFound, as("old_class"), harmful),
		"reduced_penetrance": of(germline.PathogenicFound, as("reduced_penetrance"), reduced),
		"own_programme":      of(germline.PathogenicFound, as("own_programme"), reduced),
		"no_curve": of(germline.PathogenicFound, func(f *interpret.Findings) {
			f.Risk.Cautions = []string{"own_figures"}
			f.Risk.Figures = []risk.Figure{{RiskFigure: knowledge.RiskFigure{Gene: "BRCA1", Cancer: "breast", Measure: "odds ratio", Value: 4.29, Low: -1, High: -1}}}
		}, reduced),
		"left_out": of(germline.PathogenicFound, func(f *interpret.Findings) {
			f.Risk.Left = []risk.Left{{Gene: "BRCA1", Cancer: "breast", Reason: "had"}}
		}, harmful),
		"no_study":      of(germline.PathogenicFound, as(""), harmful),
		"joint":         of(germline.PathogenicFound, as("")),
		"probable_only": of(germline.ProbableFound, as("probable_only")), "uncertain_found": of(germline.UncertainFound, as("uncertain_only")),
		"not_assessed": of(germline.NotAssessed, as("not_assessed")), "none_found": of(germline.NoneFound, as("none_found")),
	} {
		got := Build(text.English(), f, Print{}).Cancer.Genes[0].NoFigures
		switch {
		case want == "" && got == nil:
		case got == nil || got.Code != want:
			t.Errorf("%+v, want %q", got, want)
		case got.Text != text.English().Text("risk.suppressed."+want) && got.Text != text.English().Text("report.no_figures."+want):
			t.Errorf("%s: %q", want, got.Text)
		}
	}
}

// TestEachGeneSaysItsOwn: of a carrier of one gene, the other says why it has no figures itself.
func TestEachGeneSaysItsOwn(t *testing.T) {
	f := findings(germline.PathogenicFound, finding(knowledge.Pathogenic, variants.Variant))
	f.Cancer.Genes = append(f.Cancer.Genes, germline.Gene{Gene: "BRCA2", Conclusion: germline.NoneFound, Transcript: knowledge.Transcript{RefSeq: "NM_000059.4"}})
	f.Risk.Suppressed = "reduced_penetrance"
	genes := Build(text.English(), f, Print{}).Cancer.Genes
	if a, b := genes[0].NoFigures, genes[1].NoFigures; a.Code != "reduced_penetrance" || b.Code != "none_found" || genes[0].Urgency >= genes[1].Urgency {
		t.Errorf("%+v, %+v; urgencies %d, %d", a, b, genes[0].Urgency, genes[1].Urgency)
	}
}

// TestCallsToConfirm: by the limits in force, not by a number of a face's; that no filter was applied is no doubt.
func TestCallsToConfirm(t *testing.T) {
	site := func(state variants.State, depth int, failed ...ledger.Criterion) pgx.Site {
		return pgx.Site{Observed: ledger.Site{State: state, Evidence: &ledger.Evidence{Depth: depth, Unfiltered: true, FailedCriteria: failed}}}
	}
	f := findings(germline.NoneFound)
	f.Observations.Thresholds.ConfirmDepth = 30
	f.Genes = []pgx.Result{{Gene: "DPYD", Sites: []pgx.Site{
		site(variants.Variant, 29), site(variants.Variant, 30), site(variants.Variant, -1), site(variants.Reference, 5),
		site(variants.Filtered, 60, ledger.Criterion{Code: "low_quality", Value: "7", Limit: "20"}), site(variants.Filtered, 60), site(variants.NoCall, 3),
	}}}
	want := []string{"low_depth", "", "", "", "low_quality", "filtered", ""}
	for i, s := range Build(text.English(), f, Print{}).Pharmacogenes[0].Sites {
		switch {
		case (s.ToConfirm == nil) != (want[i] == ""):
			t.Errorf("site %d: %+v, want %q", i, s.ToConfirm, want[i])
		case s.ToConfirm != nil && (s.ToConfirm.Code != want[i] || s.ToConfirm.Text == ""):
			t.Errorf("site %d: %+v, want %q", i, *s.ToConfirm, want[i])
		}
	}
	shallow := finding(knowledge.Pathogenic, variants.Variant)
	shallow.Confirm = []string{"low_depth"}
	genes := Build(text.English(), findings(germline.PathogenicFound, shallow, finding(knowledge.Pathogenic, variants.Variant)), Print{}).Cancer.Genes
	if a, b := genes[0].Variants[0].ToConfirm, genes[0].Variants[1].ToConfirm; a == nil || a.Code != "low_depth" || a.Text != genes[0].Variants[0].Confirm[0] || b != nil {
		t.Errorf("%+v, %+v", a, b)
	}
}
