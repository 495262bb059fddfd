package reporttest

import "allelens/report"

// Scores are polygenic scores of a ready report: one given with sites missing, and one withheld.
func Scores() []report.Score {
	number := func(f float64) *float64 { return &f }
	origin := report.Origin{Table: "score_model", Row: 1, Source: "canrisk-bcac-307", Verified: true}
	return []report.Score{
		{
			Model: "BCAC_307", Name: "BCAC_307_PRS-UKB_all", Cancer: "breast", Label: "Breast cancer, 307 variants (BCAC_307)", Lead: true, Status: "given", Reasons: []report.Note{},
			Text: "z 1.20 (0.98 to 1.42), percentile 88 (84 to 92) among women of European ancestry; the interval is for 2 sites without a call.",
			Sum:  number(0.731), Z: number(1.2), ZLow: number(0.98), ZHigh: number(1.42), Percentile: &report.ScorePercentile{Value: 88.49, Low: 83.65, High: 92.22},
			Population: "european", Mean: number(-0.005), Deviation: number(0.613), Alpha: number(0.497), Stated: "european", Closest: "european", ClosestSupport: 18.2,
			SitesUsed: 305, SitesTotal: 307, Missing: 1.2, CanRiskLine: "PRS_BC", Origin: origin,
			Notes:        []report.Note{{Code: "care", Text: "A score does not change care by itself; enter it in CanRisk."}, {Code: "sites", Text: "305 of 307 sites have a call."}},
			Methods:      []string{"Score = Σ β·g: β is the published log odds ratio of the effect allele, g the number of copies called, by sequence."},
			Evidence:     []report.ScoreEvidence{},
			MissingSites: []report.ScoreSite{{RSID: "rs707475", Place: "1:7917076 G>A", State: "no_call", Why: "no_call", Row: 1}, {RSID: "rs616488", Place: "1:10566215 A>G", State: "absent", Why: "absent", Row: 2}},
			Patient:      &report.ScoreTold{Text: "Many small changes in the genes each move the chance of breast cancer a little. Of 100 women of the same ancestry, 88 have a lower score than you.", Lower: 88},
		},
		{
			Model: "OCAC_36", Name: "OCAC_36_PRS-UKB_all", Cancer: "ovarian", Label: "Ovarian cancer, 36 variants (OCAC_36)", Lead: true, Status: "withheld", Reason: "sites_missing",
			Reasons: []report.Note{{Code: "sites_missing", Text: "4 of 36 sites have no call that stands. They hold 9.4 % of the model’s variance; the most is 5 %."}},
			Text:    "No score: 4 of 36 sites have no call that stands. They hold 9.4 % of the model’s variance; the most is 5 %.",
			Stated:  "european", Closest: "european", ClosestSupport: 18.2, Population: "european", SitesUsed: 32, SitesTotal: 36, Missing: 9.4, Origin: origin,
			Notes: []report.Note{}, Methods: []string{}, Evidence: []report.ScoreEvidence{}, MissingSites: []report.ScoreSite{},
		},
	}
}
