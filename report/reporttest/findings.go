package reporttest

import "allelens/report"

// withFinding is the sample with another finding in BRCA1, and nothing in BRCA2, of which a part was not read:
// neither figures nor a programme nor anything for relatives rests on it.
func withFinding(label string, card report.Card, conclusion, words string, badge report.Badge) (*report.Report, *report.CancerGene) {
	r := without(card)
	r.Case.Label, r.Contralateral, r.OtherRisks, r.RisksLeftOut, r.RiskNotes, r.Oncology = label, nil, nil, nil, nil, nil
	r.Explanations = []report.Explanation{}
	g := &r.Cancer.Genes[0]
	g.Conclusion, g.ConclusionText, g.Badge, g.Variants = conclusion, words, badge, []report.Variant{}
	g.RestText = "The rest of BRCA1: all 5,592 coding bases were read; what counts in them is listed. Large changes are not excluded."
	other := &r.Cancer.Genes[1]
	other.Conclusion, other.ConclusionText = "not_assessed", "BRCA2 was not fully assessed: 10,217 of 10,257 coding bases were seen. Nothing can be concluded about the rest."
	other.AssessedBases, other.AssumedBases, other.Variants, other.RestText, other.Badge = 10_217, 0, []report.Variant{}, "", unread("Not assessed")
	r.Summary.Rows = append([]report.Row{
		{Finding: "BRCA1", Detail: "the rest", Why: "All 5,592 coding bases read; what counts in them is listed", Discuss: large, Badge: neutral("Read"), Screen: "cancer", Key: "BRCA1"},
		{Finding: "BRCA2", Why: "40 of 10,257 coding bases not read", Discuss: large, Badge: other.Badge, Screen: "cancer", Key: "BRCA2"},
	}, r.Summary.Rows...)
	r.Summary.Counts.Cancer, r.Summary.Counts.CancerTone, r.Summary.Counts.CancerSign = 1, badge.Tone, badge.Sign
	return r, g
}

const large = "Large changes are not excluded"

// lead puts a row before all others, and steps that do not wait.
func lead(r *report.Report, row report.Row, urgent []string, further ...string) {
	r.Summary.Rows = append([]report.Row{row}, r.Summary.Rows...)
	r.Summary.UrgentSteps = urgent
	steps := append(append([]string{}, urgent...), further...)
	r.Summary.NextSteps = append(steps, "Counsellor sign-off")
	r.Summary.Steps = tickable(r.Summary)
}

// waiting are the steps beside those that do not wait.
var waiting = []string{
	"Plan nothing and drop nothing because of it: no surgery, no preventive medicine, no change of screening. Care that the family history asks for goes on",
	"Relatives: nothing yet. No test and no letter; nor may anybody be told that no test is needed",
	"Fix a date to talk for when the class and the second sample are back",
}

func structural() *report.Report {
	r, g := withFinding("Case 0048", report.Card{
		Headline: "1 probable: urgent", Line: "BRCA1 deletion of exons 18 to 19, heterozygous", Detail: "Probably disease-causing, not classified here", Tone: report.ToneChange,
	}, "probable_found", "BRCA1 deletion of exons 18 to 19: probably disease-causing, not classified here: urgent. Not held is not unknown: others may have classified it.", probable())
	g.Structural = []report.Structural{deletion()}
	for number, place := range map[int][2]int{17: {43063874, 43063951}, 18: {43063333, 43063373}, 19: {43057052, 43057135}, 20: {43051063, 43051117}} {
		at := &g.Exons[number-g.Exons[0].Number]
		at.Start, at.End = place[0], place[1]
	}
	lead(r, report.Row{
		Finding: "BRCA1 deletion of exons 18 to 19", Detail: "exons 18 to 19 (19 to 20 in older reports), heterozygous", Why: g.Structural[0].Text,
		Discuss: g.Structural[0].NextStep, Badge: probable(), Screen: "cancer", Key: "BRCA1 Deletion of exons 18 to 19",
	}, []string{
		"Have BRCA1 deletion of exons 18 to 19 classified: ask ClinVar and the expert panel’s list first, since a newer file may hold it",
		"BRCA1 deletion of exons 18 to 19: confirm by MLPA or an equal method, from a second sample",
	}, waiting...)
	r.Verification = nil
	r.Limits[0] = report.Limit{Code: "structural_listed", Text: "Large deletions, duplications and rearrangements are listed where the file has lines for them. That it has no further ones excludes none."}
	return r
}

// deletion is an invented heterozygous deletion of two exons of BRCA1.
func deletion() report.Structural {
	return report.Structural{
		Type: "DEL", Start: 43_055_101, End: ptr(43_063_610), StartRange: &[2]int{43_055_039, 43_055_163}, EndRange: &[2]int{43_063_562, 43_063_658},
		Length: ptr(8510), Exons: []int{18, 19}, LegacyExons: []string{"19", "20"}, ExonsText: "exons 18 to 19 (19 to 20 in older reports)",
		CopyNumber: ptr(1), Genotype: "0/1", Zygosity: "heterozygous", Filter: "PASS", State: "variant", Source: "vcf",
		VCFLine:    "chr17\t43055100\t.\tA\t<DEL>\t.\tPASS\tSVTYPE=DEL;END=43063610;IMPRECISE\tGT:GQ:RDCN\t0/1:77:1",
		LineNumber: ptr(int64(8214)), Consequence: "exon_loss_variant", ConsequenceText: "exon loss", Frame: "lost", Effect: "coding",
		Matches: []report.StructuralMatch{}, Evidence: []report.Evidence{
			{Code: "PVS1", Strength: "very strong", Met: "met", Why: "125 coding bases are lost and the frame is broken.", Source: "enigma"},
		},
		Provisional: &report.Provisional{Label: "Provisional, not a classification", Class: "likely_pathogenic", Points: 8, Text: "Likely pathogenic by our own reading of the criteria (points: 8)."},
		Conclusion:  "probable_found", Reportable: true, Name: "Deletion of exons 18 to 19",
		Text:     "One of two copies of BRCA1 lacks 8,510 bases with exons 18 to 19; the frame is lost. No known rearrangement is the same.",
		NextStep: "Confirm by MLPA or an equal method, from a second sample", Badge: probable(),
		Notes: []string{"The breakpoints are not exact; the exons are certain."},
	}
}

func probableVariant() *report.Report {
	r, g := withFinding("Case 0051", report.Card{
		Headline: "1 probable: urgent", Line: "BRCA1 c.2001del, heterozygous", Detail: "Probably disease-causing, not classified here", Tone: report.ToneChange,
	}, "probable_found", "BRCA1 c.2001del: probably disease-causing, not classified here: urgent. Not held is not unknown: others may have classified it.", probable())
	v := pathogenic()
	v.Pos, v.Ref, v.Alt, v.HGVSG, v.HGVSC, v.HGVSP = 43093529, "CT", "C", "NC_000017.11:g.43093530del", "NM_007294.4:c.2001del", "p.(Gln667HisfsTer34)"
	v.LegacyNames, v.Exon, v.AminoAcid, v.RSID, v.VariationID = []string{"2120delA"}, ptr(10), ptr(667), "", ""
	v.Classification, v.ClassificationText, v.ClassificationSource, v.ReviewStatus, v.Stars, v.Evaluated = "not_reviewed", "Not reviewed", "", "", nil, ""
	v.Evidence = []report.Evidence{
		{Code: "PVS1", Strength: "very strong", Met: "met", Why: "Frameshift in exon 10 of 23: the protein would stop at residue 700 of 1,863.", Source: "enigma"},
		{Code: "PM5_PTC", Strength: "strong", Met: "met", Why: "Truncating, exon 10.", Source: "enigma"},
	}
	v.Provisional = &report.Provisional{Label: "Provisional, not a classification", Class: "pathogenic", Points: 12, Text: "Pathogenic by our own reading of the criteria (points: 12)."}
	v.Frequency, v.Origin, v.Conclusion, v.Badge = nil, nil, "probable_found", probable()
	v.Notes = []string{"This program’s knowledge base does not hold this allele. Not held is not unknown."}
	v.VCFLine = "chr17\t43093529\t.\tCT\tC\t512\tPASS\tDP=44\tGT:AD:DP:GQ\t0/1:23,21:44:99"
	g.Variants = []report.Variant{v}
	lead(r, report.Row{
		Finding: "BRCA1 c.2001del", Detail: "not reviewed, heterozygous", Why: "Probably disease-causing; not classified here. Not held is not unknown",
		Discuss: "Have it classified and confirmed at once. No surgery, no figures and no testing of relatives rests on it, and nothing is dropped because of it",
		Badge:   probable(), Screen: "cancer", Key: "BRCA1 NM_007294.4:c.2001del",
	}, []string{
		"Have BRCA1 c.2001del classified: ask ClinVar and the expert panel’s list first, since a newer file may hold it",
		"Confirm BRCA1 c.2001del from a second sample in an accredited laboratory, at the same time",
	}, waiting...)
	return r
}

func twoCopies() *report.Report {
	r, g := withFinding("Case 0052", report.Card{
		Headline: "1 pathogenic", Line: "BRCA1 c.68_69del, homozygous", Detail: "Expert panel reviewed (ENIGMA) · frameshift", Tone: report.ToneAct,
	}, "pathogenic_found", "A pathogenic or likely pathogenic variant was found in BRCA1.", act("Pathogenic"))
	v := pathogenic()
	v.Genotype, v.Zygosity = "1/1", "homozygous"
	g.Variants = []report.Variant{v}
	r.Family = family()
	r.Family.Relatives, r.Family.Note = []report.Relative{}, "One variant on both copies: settle phase and sample first. Until then no chances for relatives are given."
	lead(r, report.Row{
		Finding: "BRCA1 c.68_69del", Detail: "pathogenic, homozygous", Why: "Raises the risk of cancer", Discuss: "Settle first what it means", Badge: act("Pathogenic"),
		Screen: "cancer", Key: "BRCA1 NM_007294.4:c.68_69del",
	}, []string{}, "Stop: c.68_69del in BRCA1 is called on both copies. That means Fanconi anaemia until shown otherwise; rule out a deletion of the other copy and a mixed-up sample")
	return r
}

func oneInEach() *report.Report {
	r, g := withFinding("Case 0053", report.Card{
		Headline: "2 pathogenic", Line: "BRCA1 c.68_69del, heterozygous", Detail: "Expert panel reviewed (ENIGMA) · frameshift", Tone: report.ToneAct,
	}, "pathogenic_found", "A pathogenic or likely pathogenic variant was found in BRCA1.", act("Pathogenic"))
	g.Variants = []report.Variant{pathogenic()}
	other := &r.Cancer.Genes[1]
	other.Conclusion, other.ConclusionText, other.Badge = "pathogenic_found", "A pathogenic or likely pathogenic variant was found in BRCA2.", act("Pathogenic")
	other.RestText = "The rest of BRCA2: 40 of 10,257 coding bases were not read, and nothing can be said of them. Large changes are not excluded."
	other.Variants = []report.Variant{brca2Pathogenic()}
	r.Summary.Rows[1] = report.Row{Finding: "BRCA2", Detail: "the rest", Why: "40 of 10,257 coding bases not read", Discuss: large, Badge: unread("Read in part"), Screen: "cancer", Key: "BRCA2"}
	r.Summary.Counts.Cancer, r.Family = 2, family()
	lead(r, report.Row{
		Finding: "BRCA1 c.68_69del", Detail: "pathogenic, heterozygous", Why: "Raises the risk of cancer", Discuss: "Settle first what both mean together",
		Badge: act("Pathogenic"), Screen: "cancer", Key: "BRCA1 NM_007294.4:c.68_69del",
	}, []string{}, "Stop: a disease-causing variant in more than one gene (BRCA1, BRCA2). The published figures hold for one gene alone; rule out a mixed-up or mixed sample")
	return r
}

func failedCall() *report.Report {
	words := "A disease-causing variant was called in BRCA1, but the call failed: the file’s own filter (LowQual). It is neither confirmed nor excluded: repeat the test."
	r, g := withFinding("Case 0054", report.Card{
		Headline: "1 to repeat", Line: "BRCA1 c.68_69del, heterozygous", Detail: "Expert panel reviewed (ENIGMA) · frameshift", Tone: report.ToneUnknown,
	}, "not_assessed", words, unread("Not assessed"))
	v := pathogenic()
	v.State, v.Filter, v.Conclusion, v.Confirm = "filtered", "LowQual", "not_assessed", []string{"The call failed the file’s own filter (LowQual)."}
	g.Variants = []report.Variant{v}
	lead(r, report.Row{
		Finding: "BRCA1 c.68_69del", Detail: "pathogenic, heterozygous", Why: "Called, but the call failed: the file’s own filter (LowQual)", Discuss: "Repeat the test by another method; no decision before",
		Badge: unread("Repeat test"), Screen: "cancer", Key: "BRCA1 NM_007294.4:c.68_69del",
	}, []string{}, "Repeat the test for BRCA1 c.68_69del")
	r.Summary.Counts.Cancer = 2
	return r
}
