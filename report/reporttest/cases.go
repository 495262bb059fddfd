package reporttest

import "allelens/report"

// Cases are reports by what was found, besides the sample's: "man" (a man with a pathogenic BRCA2
// variant), "uncertain" (nothing but an uncertain variant), "none" (nothing found in all that was
// looked at), "not_assessed" (one gene in part, the other not at all), "structural" (two exons deleted, classified
// by nobody here), "probable" (a frameshift that the knowledge base does not hold), "two_copies" (a
// disease-causing variant on both copies), "one_in_each" (one in each gene), "failed" (one whose call failed).
func Cases() map[string]*report.Report {
	all := map[string]*report.Report{
		"man": man(), "uncertain": onlyUncertain(), "none": noneFound(), "not_assessed": notAssessed(), "structural": structural(),
		"probable": probableVariant(), "two_copies": twoCopies(), "one_in_each": oneInEach(), "failed": failedCall(),
	}
	for _, r := range all {
		judged(r)
	}
	return all
}

// noneRead is the badge of a gene in which nothing was found.
func noneRead() report.Badge { return standard("None found, as far as read") }

// without is the sample without a pathogenic variant: no figures, nothing to do by age.
func without(card report.Card) *report.Report {
	r := Sample()
	r.Risks, r.Management = []report.Risk{}, []report.Management{}
	r.Case.Note = ""
	card.ID, card.Title, card.Subtitle = "cancer", "Hereditary cancer", "BRCA1 · BRCA2"
	r.Summary.Cards[0] = card
	r.Summary.Rows = r.Summary.Rows[1:]
	r.Summary.NextSteps = r.Summary.NextSteps[2:]
	r.Summary.Steps = tickable(r.Summary)
	r.Summary.Counts.Cancer = 0
	g := &r.Cancer.Genes[0]
	g.Conclusion, g.ConclusionText = "none_found", "None found in all 5,592 coding bases of BRCA1, which were read: no pathogenic, uncertain or unreviewed variant. Large deletions and duplications are not excluded."
	g.AssessedBases, g.Variants, g.RestText, g.Badge = g.TotalBases, g.Variants[1:], "", noneRead()
	r.Summary.Counts.CancerTone, r.Family = report.ToneUnknown, nil
	return r
}

func man() *report.Report {
	r := without(report.Card{Headline: "1 pathogenic", Line: "BRCA2 c.5946del heterozygous", Detail: "Expert panel reviewed (ENIGMA) · frameshift", Tone: report.ToneAct})
	r.Case.Sex, r.Case.Age, r.Case.Label = "male", ptr(52), "Case 0043"
	r.Summary.Counts.Cancer, r.Summary.Counts.CancerTone = 1, report.ToneAct
	v := brca2Pathogenic()
	g := &r.Cancer.Genes[1]
	g.Conclusion, g.ConclusionText, g.Variants = "pathogenic_found", "A pathogenic or likely pathogenic variant was found in BRCA2.", []report.Variant{v}
	g.Badge = act("Pathogenic")
	study := []report.Origin{unverified(origin("risk", 200, "li2022", "2022-05-10"))}
	colours := map[string]string{"breast": "act", "prostate": "accent", "pancreatic": "change"}
	alone := func(cancer, sex, label, words string, percent, low, high, population float64, source, pmid string) report.Risk {
		return report.Risk{
			Gene: "BRCA2", Cancer: cancer, Colour: colours[cancer], Sex: sex, Ages: []int{80}, Percent: []float64{percent}, Low: some(low), High: some(high),
			PopulationPercent: some(population), PopulationSource: "Cancer Research UK", Source: source, PMID: pmid, Label: label, Text: words, Origins: study,
		}
	}
	r.Risks = []report.Risk{
		alone("breast", "male", "Male breast, BRCA2", "3.8 % (1.9–7.7) by age 80", 3.8, 1.9, 7.7, 0.1, "Li 2022 (CIMBA)", "35077220"),
		alone("prostate", "male", "Prostate, BRCA2", "27 % (21–35) by age 80", 27, 21, 35, 13, "Li 2022 (CIMBA)", "35077220"),
		alone("pancreatic", "both", "Pancreatic, BRCA2", "2.3 % (1.4–3.9) by age 80", 2.3, 1.4, 3.9, 1, "Li 2022 (CIMBA)", "35077220"),
	}
	o := unverified(origin("management", 33, "nccn", "2026"))
	r.Management = []report.Management{
		{Item: "Know one’s breasts and report changes", Gene: "BRCA2", Code: "breast_awareness", Organ: "breast", Sex: "male", FromAge: ptr(35), Body: "NCCN-derived", Version: "2021", Source: "nccn", Ages: "from 35", Verified: true, Origin: origin("management", 31, "nccn", "2021")},
		{Item: "Prostate screening (PSA): recommended", Gene: "BRCA2", Code: "prostate_screening_recommended", Organ: "prostate", Sex: "male", FromAge: ptr(40), Interval: "every year", Body: "NCCN-derived", Version: "2026", Source: "nccn", Ages: "from 40", Origin: o},
		{Item: "Routine mammography of men is not recommended", Gene: "BRCA2", Code: "male_mammography_not_routine", Organ: "breast", Sex: "male", Body: "eviQ", Version: "2025", Source: "eviq", Verified: true, Origin: origin("management", 34, "eviq", "2025")},
		{Item: "Pancreas screening: to be considered when a close relative on the carrier’s side had pancreatic cancer; survival benefit unproven", Gene: "BRCA2", Code: "pancreas_if_family_history", Organ: "pancreas", Sex: "both", FromAge: ptr(50), Body: "NCCN-derived", Version: "2021", Source: "nccn", Ages: "from 50", Verified: true, Origin: origin("management", 36, "nccn", "2021")},
	}
	return r
}

// brca2Pathogenic is a disease-causing variant of BRCA2.
func brca2Pathogenic() report.Variant {
	v := pathogenic()
	v.Gene, v.Chrom, v.Pos, v.Ref, v.Alt = "BRCA2", "13", 32340300, "GT", "G"
	v.HGVSG, v.HGVSC, v.HGVSP = "NC_000013.11:g.32340301del", "NM_000059.4:c.5946del", "p.(Ser1982ArgfsTer22)"
	v.LegacyNames, v.Exon, v.AminoAcid, v.RSID, v.VariationID = []string{"6174delT"}, ptr(11), ptr(1982), "rs80359550", "9325"
	v.VCFLine = "chr13\t32340300\trs80359550\tGT\tG\t790.3\tPASS\tDP=58\tGT:AD:DP:GQ\t0/1:30,28:58:99"
	return v
}

func onlyUncertain() *report.Report {
	r := without(report.Card{Headline: "1 unsettled", Line: "BRCA2 c.5302A>G heterozygous", Detail: "conflicting classifications · 2024-08-02", Tone: report.ToneUnknown})
	r.Summary.Counts.Cancer = 1
	return r
}

func noneFound() *report.Report {
	r := without(report.Card{Headline: "None found", Line: "No pathogenic or unsettled variant in the coding bases", Detail: "15,849 of 15,849 coding bases seen", Tone: report.ToneStandard})
	g := &r.Cancer.Genes[1]
	g.Conclusion, g.ConclusionText = "none_found", "None found in all 10,257 coding bases of BRCA2, which were read: no pathogenic, uncertain or unreviewed variant. Large deletions and duplications are not excluded."
	g.AssessedBases, g.AssumedBases, g.Variants, g.RestText, g.Badge = g.TotalBases, 0, []report.Variant{}, "", noneRead()
	r.Explanations = []report.Explanation{}
	return r
}

func notAssessed() *report.Report {
	r := without(report.Card{Headline: "Not assessed", Line: "Not all coding bases were seen; nothing can be excluded", Detail: "4,113 of 15,849 coding bases seen", Tone: report.ToneUnknown})
	for i, words := range []string{"BRCA1 was not fully assessed: 4,113 of 5,592 coding bases were seen. Nothing can be concluded about the rest.", "BRCA2 was not assessed: the file shows none of its 10,257 coding bases. That no variant is listed says nothing."} {
		g := &r.Cancer.Genes[i]
		g.Conclusion, g.ConclusionText, g.AssumedBases, g.Variants = "not_assessed", words, 0, []report.Variant{}
		g.AssessedBases, g.RestText, g.Badge = 4113*(1-i), "", unread("Not assessed")
		for j := range g.Exons {
			g.Exons[j].Assessed, g.Exons[j].Filtered, g.Exons[j].NoCall = g.Exons[j].Bases*(1-i)*(j%4)/3, 0, 0
		}
	}
	return r
}
