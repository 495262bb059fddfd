package reporttest

import "allelens/report"

// Empty is a report that found nothing: BRCA1 covered in part without a finding, BRCA2 and all
// pharmacogenes not assessed, no risk, no management. Neither age nor sex is known.
func Empty() *report.Report {
	in := input()
	in.File, in.Format, in.Access, in.AssemblyEvidence = "panel.vcf", "vcf", "stream", in.AssemblyEvidence[:1]
	first := brca1()
	first.Conclusion, first.ConclusionText, first.Badge = "none_found", "No variant that needs action was found in the parts of BRCA1 that were assessed.", noneRead()
	first.AssessedBases, first.Variants, first.RestText = 4100, []report.Variant{}, ""
	first.Exons[8].Assessed = 1934
	second := brca2()
	second.Conclusion, second.ConclusionText = "not_assessed", "BRCA2 was not assessed: the file has no usable call there."
	second.AssessedBases, second.AssumedBases, second.Variants, second.RestText, second.Badge = 0, 0, []report.Variant{}, "", unread("Not assessed")
	for i := range second.Exons {
		second.Exons[i].Assessed, second.Exons[i].Filtered, second.Exons[i].NoCall = 0, 0, 0
	}
	return judged(&report.Report{
		SchemaVersion: report.SchemaVersion, Software: software(), KnowledgeBase: base(), Input: in,
		Case: report.CaseInfo{Label: sampleName, Sex: "unspecified", Scope: "both", Date: "2026-11-23", Medications: []string{}, Planned: []string{}, Before: []string{}},
		Summary: report.Summary{ClassChanges: []report.ClassChange{},
			Cards: []report.Card{
				{ID: "cancer", Title: "Hereditary cancer", Subtitle: "BRCA1 · BRCA2", Headline: "None found", Line: "BRCA2 was not assessed", Detail: "None found does not mean that there is none", Tone: report.ToneUnknown},
				{ID: "drugs", Title: "Drug response", Headline: "Not assessed", Line: "No pharmacogene could be called", Tone: report.ToneUnknown},
				{ID: "quality", Title: "Data quality", Headline: "11 % callable", Line: "143 of 1,301 knowledge sites have a genotype", Tone: report.ToneChange},
			},
			Rows: []report.Row{}, Interactions: []report.Interaction{}, NotAssessed: []string{"BRCA2", "All pharmacogenes"}, NextSteps: []string{}, Steps: []report.NextStep{}, UrgentSteps: []string{},
		},
		Quality: report.Quality{
			Specimen:    "unknown",
			RecordsUsed: 0, RecordsSeen: 18, SitesTotal: 1301, Sites: map[string]int{"reference": 143, "variant": 0, "no_call": 0, "absent": 1158, "filtered": 0},
			Complete: true, Messages: []report.Message{}, Genes: []report.GeneLedger{}, Reliance: []report.Reliance{},
		},
		Cancer:        report.Cancer{Genes: []report.CancerGene{first, second}},
		Pharmacogenes: []report.Pharmacogene{cyp2d6(), hlaB()},
		Drugs:         []report.Drug{}, Risks: []report.Risk{}, Management: []report.Management{}, Limits: limits(),
	})
}
