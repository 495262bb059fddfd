package compose

import (
	"slices"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/germline"
	"allelens/variants/hgvs"
	"allelens/variants/interpret"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
	"allelens/variants/patient"
	"allelens/variants/pgx"
	"allelens/variants/risk"
)

func finding(class knowledge.Class, state variants.State) germline.Finding {
	return germline.Finding{
		Change: ledger.Change{
			Gene: "BRCA1", Allele: variants.Allele{Contig: "17", Pos: 43124027, Ref: "ACT", Alt: "A"}, State: state, Copies: 1, Ploidy: 2,
			AlleleDepth: 15, Evidence: &ledger.Evidence{Line: 7, Text: "chr17\t43124027\t.\tACT\tA", Depth: 30, Quality: -1, AlleleDepths: []int{15, 15}, Genotype: "0/1"},
		},
		Name:  hgvs.Name{C: "NM_007294.4:c.68_69del", P: "p.(Glu23ValfsTer17)", Consequence: "frameshift_variant", Exon: 2},
		Class: class, Reportable: class != knowledge.Benign,
		Classification: &knowledge.Classification{
			Origin: knowledge.Origin{Table: "classification", Row: 12, Source: "clinvar", Date: "2025-09", Verified: true},
			Class:  class, Stars: 3, ReviewStatus: "reviewed by expert panel",
		},
	}
}

func findings(conclusion germline.Conclusion, all ...germline.Finding) *interpret.Findings {
	return &interpret.Findings{
		Observations: &ledger.Observations{Assembly: variants.GRCh38, Input: ledger.Input{Sample: "S"}, Complete: true, Blocks: true},
		Case:         patient.Case{Age: -1, Scope: patient.Cancer, Sex: patient.SexUnspecified},
		Cancer: germline.Result{Genes: []germline.Gene{{
			Gene: "BRCA1", Conclusion: conclusion, AssessedBases: 5000, TotalBases: 5592, Findings: all,
			Transcript: knowledge.Transcript{RefSeq: "NM_007294.4"},
		}}},
		Cancers:   []knowledge.Cancer{{Name: "breast", Organ: "breasts", Overview: true}, {Name: "ovarian", Organ: "ovaries", Overview: true}},
		Knowledge: interpret.Knowledge{Version: "1", Sources: []knowledge.Source{{ID: "clinvar", Name: "ClinVar", Date: "2026-03-01"}}},
	}
}

func TestCancerCard(t *testing.T) {
	for name, c := range map[string]struct {
		f        *interpret.Findings
		headline string
		tone     report.Tone
		step     string
	}{
		"pathogenic":       {findings(germline.PathogenicFound, finding(knowledge.Pathogenic, variants.Variant)), "1 pathogenic", report.ToneAct, "Confirm BRCA1 c.68_69del"},
		"failed":           {findings(germline.NotAssessed, finding(knowledge.Pathogenic, variants.Filtered)), "1 to repeat", report.ToneUnknown, "Repeat the test for BRCA1 c.68_69del"},
		"uncertain":        {findings(germline.UncertainFound, finding(knowledge.Uncertain, variants.Variant)), "1 unsettled", report.ToneUnknown, "Set a date"},
		"not assessed":     {findings(germline.NotAssessed, finding(knowledge.Benign, variants.Variant)), "Not assessed", report.ToneUnknown, "sign-off"},
		"nothing read":     {findings(germline.NotAssessed), "Not assessed", report.ToneUnknown, "sign-off"},
		"none":             {findings(germline.NoneFound), "None found, as far as read", report.ToneStandard, "sign-off"},
		"failed and other": {findings(germline.PathogenicFound, finding(knowledge.Pathogenic, variants.Filtered), finding(knowledge.LikelyPathogenic, variants.Variant)), "1 pathogenic", report.ToneAct, "Repeat"},
	} {
		s := Build(text.English(), on("2026-11-24", c.f), Print{}).Summary
		if s.Cards[0].Headline != c.headline || s.Cards[0].Tone != c.tone {
			t.Errorf("%s: %q in tone %s, want %q in %s", name, s.Cards[0].Headline, s.Cards[0].Tone, c.headline, c.tone)
		}
		if !slices.ContainsFunc(s.NextSteps, func(step string) bool { return strings.Contains(step, c.step) }) {
			t.Errorf("%s: next steps %q lack %q", name, s.NextSteps, c.step)
		}
		for _, word := range []string{"negative", "normal"} {
			if strings.Contains(strings.ToLower(s.Cards[0].Headline+s.Cards[0].Line), word) {
				t.Errorf("%s: the card says %q", name, word)
			}
		}
	}
}

func TestVariantLeadsToItsSources(t *testing.T) {
	v := Build(text.English(), findings(germline.PathogenicFound, finding(knowledge.Pathogenic, variants.Variant)), Print{}).Cancer.Genes[0].Variants[0]
	if v.Origin == nil || v.Origin.Table != "classification" || v.Origin.Row != 12 || v.ClassificationSource != "ClinVar" || v.Evaluated != "" {
		t.Errorf("origin %+v, source %q of %q", v.Origin, v.ClassificationSource, v.Evaluated)
	}
	if v.VCFLine == "" || v.VCFLineNumber == nil || *v.VCFLineNumber != 7 {
		t.Errorf("line %v: %q", v.VCFLineNumber, v.VCFLine)
	}
	if v.Depth == nil || *v.Depth != 30 || v.GenotypeQuality != nil || v.AlleleFraction == nil || *v.AlleleFraction != 0.5 {
		t.Errorf("depth %v, quality %v, fraction %v: what is not known is nil, not zero", v.Depth, v.GenotypeQuality, v.AlleleFraction)
	}
}

func TestGeneResultIsNeverABareNormal(t *testing.T) {
	gene := func(called, total int, labels ...string) pgx.Result {
		r := pgx.Result{Gene: "NUDT15", Source: pgx.FromVCF, SitesCalled: called, SitesTotal: total}
		for _, l := range labels {
			r.Diplotypes = append(r.Diplotypes, pgx.Diplotype{Label: l})
		}
		return r
	}
	outside := gene(0, 5, "*4/*4")
	outside.Source = pgx.FromOutside
	reference := func(called, total, assumed int) pgx.Result {
		r := gene(called, total, "*1/*1")
		r.NothingFound, r.SitesAssumed = true, assumed
		return r
	}
	structural := pgx.Result{Gene: "CYP2D6", Source: pgx.FromNothing, NoResult: pgx.Structural, SitesCalled: 7, SitesTotal: 20}
	for want, r := range map[string]pgx.Result{
		"*1/*1: no tested variant found (20 of 20 sites)":                     reference(20, 20, 0),
		"*1/*1: no tested variant found (19 of 20 sites)":                     reference(19, 20, 0),
		"*1/*1: no tested variant found (20 of 20 sites, 18 of them assumed)": reference(20, 20, 18),
		"*1/*2 or *1/*3":             gene(20, 20, "*1/*2", "*1/*3"),
		"a or b or c or d or 2 more": gene(20, 20, "a", "b", "c", "d", "e", "f"),
		"not assessable: no line of the file covers a site of this gene":                      gene(0, 20),
		"no call: no pair of known alleles explains the calls (3 of 20 sites read)":           gene(3, 20),
		"not settled by small variants (7 of 20 sites read): order a test that counts copies": structural,
		"*4/*4":                                     outside,
		"c.1 (phase not known)":                     {Source: pgx.FromVCF, Found: []string{"c.1"}, SitesCalled: 2, SitesTotal: 2},
		"*1/*2 or *1/*3 (1 of 20 sites read)":       gene(1, 20, "*1/*2", "*1/*3"),
		"c.1 (phase not known) (1 of 2 sites read)": {Source: pgx.FromVCF, Found: []string{"c.1"}, SitesCalled: 1, SitesTotal: 2},
	} {
		f := findings(germline.NoneFound)
		f.Genes = []pgx.Result{r}
		if got := Build(text.English(), f, Print{}).Pharmacogenes[0].Result; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestEveryReasonHasWords: a gene without a result says why.
func TestEveryReasonHasWords(t *testing.T) {
	for _, reason := range pgx.Reasons() {
		f := findings(germline.NoneFound)
		f.Genes = []pgx.Result{{Gene: "CYP2D6", NoResult: reason}}
		g := Build(text.English(), f, Print{}).Pharmacogenes[0]
		want := report.Badge{Word: "No result", Tone: report.ToneUnknown}
		if reason == pgx.Discordant {
			want = report.Badge{Word: "Discordant", Tone: report.ToneChange}
		}
		if !text.English().Has("report.gene.none."+string(reason)) || g.Badge != want {
			t.Errorf("%s: %q, badge %+v", reason, g.Result, g.Badge)
		}
	}
}

func geneBadgeOf(r pgx.Result) string {
	f := findings(germline.NoneFound)
	f.Genes = []pgx.Result{r}
	return Build(text.English(), f, Print{}).Pharmacogenes[0].Badge.Word
}

func TestGeneBadge(t *testing.T) {
	for want, r := range map[string]pgx.Result{
		"None found":   {Source: pgx.FromVCF, NothingFound: true, Diplotypes: make([]pgx.Diplotype, 1)},
		"Incomplete":   {Source: pgx.FromVCF, NothingFound: true, Diplotypes: make([]pgx.Diplotype, 1), Open: []pgx.Open{{Name: "*17", Why: pgx.Unread}}},
		"Ambiguous":    {Source: pgx.FromVCF, Diplotypes: make([]pgx.Diplotype, 2)},
		"Called":       {Source: pgx.FromVCF, Diplotypes: make([]pgx.Diplotype, 1)},
		"Outside call": {Source: pgx.FromOutside, Diplotypes: make([]pgx.Diplotype, 1)},
		"No result":    {Source: pgx.FromOutside},
	} {
		if got := geneBadgeOf(r); got != want {
			t.Errorf("badge %q, want %q", got, want)
		}
	}
	for name, r := range map[string]pgx.Result{
		"changes whose phase is not known": {Source: pgx.FromVCF, Found: []string{"c.1905+1G>A (*2A)", "c.2846A>T"}},
		"two results from elsewhere":       {Source: pgx.FromOutside, Diplotypes: make([]pgx.Diplotype, 2)},
		"a typing that leaves alleles":     {Source: pgx.FromOutside, Diplotypes: make([]pgx.Diplotype, 1), Recommendation: make([]pgx.Diplotype, 2)},
	} {
		if got := geneBadgeOf(r); got != "Ambiguous" {
			t.Errorf("%s: badge %q", name, got)
		}
	}
}

func TestRiskText(t *testing.T) {
	point := func(age int, percent, low, high float64, verified bool) knowledge.RiskPoint {
		return knowledge.RiskPoint{Origin: knowledge.Origin{Verified: verified}, Gene: "BRCA1", Cancer: "breast", Age: age, Percent: percent, Low: low, High: high}
	}
	f := findings(germline.PathogenicFound, finding(knowledge.Pathogenic, variants.Variant))
	f.Risk.Curves = []risk.Curve{{
		Gene: "BRCA1", Cancer: "breast", Sex: "female", Points: []knowledge.RiskPoint{point(70, 66, -1, -1, false), point(80, 72, 65, 79, true)},
		Population: []knowledge.RiskPoint{{Age: 80, Percent: 12, Study: "Tung 2016"}},
	}}
	r := Build(text.English(), f, Print{}).Risks[0]
	if r.Label != "Breast, BRCA1" || r.Text != "66 % by age 70, 72 % (65–79) by age 80" || r.Verified {
		t.Errorf("%q: %q, verified %v", r.Label, r.Text, r.Verified)
	}
	if r.Low[0] != nil || r.High[0] != nil || *r.Low[1] != 65 || r.PopulationPercent[0] != nil || *r.PopulationPercent[1] != 12 {
		t.Error("an interval or a population figure that no study gives")
	}
}

func TestNumbers(t *testing.T) {
	for n, want := range map[int]string{0: "0", 7: "7", 999: "999", 1000: "1,000", 10257: "10,257", 1234567: "1,234,567"} {
		if got := text.Grouped(n); got != want {
			t.Errorf("text.Grouped(%d) = %q, want %q", n, got, want)
		}
	}
	for fraction, want := range map[float64]string{0: "0", 0.000156: "0.016", 0.335: "34", 0.98: "98", 1: "100", 1.2e-7: "0.000012"} {
		if got := percent(fraction); got != want {
			t.Errorf("percent(%v) = %q, want %q", fraction, got, want)
		}
	}
}

// on are findings reported on a day.
func on(day string, f *interpret.Findings) *interpret.Findings {
	dated := *f
	dated.Case.Reported = day
	return &dated
}
