package reporttest

import "allelens/report"

// Changes are what an earlier report of the sample's case said otherwise: one conclusion, and one row of guidance.
func Changes() *report.Changes {
	return &report.Changes{
		From: report.Edition{Case: "Case 0042", Date: "2025-11-20", KnowledgeBase: "2025.11", Sample: sampleName},
		To:   report.Edition{Case: "Case 0042", Date: "2026-11-23", KnowledgeBase: baseVersion, Sample: sampleName},
		Items: []report.Changed{
			{Kind: report.ChangedClass, Gene: "BRCA2", Of: "BRCA2 c.5647A>G", From: "not_reviewed", To: "uncertain", FromText: "not reviewed", ToText: "uncertain", ToDate: "2026-08-17", Concludes: true, Text: "BRCA2 c.5647A>G: not reviewed, now uncertain."},
			{Kind: report.ChangedGuidance, Of: "clopidogrel", From: "2022", To: "2025", FromText: "CPIC 2022", ToText: "CPIC 2025", Text: "clopidogrel: CPIC 2022, now CPIC 2025."},
		},
	}
}
