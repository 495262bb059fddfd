// Package reporttest holds ready reports for tests, storybook and screenshots. Their patient
// is invented; nothing in them is medical advice.
package reporttest

import "allelens/report"

const (
	baseVersion = "2026.11"
	sampleName  = "Demonstration A"
)

// Sample is a full report: one pathogenic, one uncertain and one benign variant, pharmacogenes
// with all kinds of result, medicines with all kinds of action. Each call builds a new value.
func Sample() *report.Report {
	r := &report.Report{
		SchemaVersion: report.SchemaVersion,
		Software:      software(),
		KnowledgeBase: base(),
		Input:         input(),
		Case: report.CaseInfo{
			Label: "Case 0042", Sex: "female", Age: ptr(41), Scope: "both", Date: "2026-11-23",
			Medications: []string{"clopidogrel", "simvastatin", "warfarin"}, NoCancer: true,
			Note:     "Patient prefers to discuss risk-reducing surgery after the summer.\nHer sister will be offered the test for the family's variant.",
			SignedBy: "",
		},
		Summary:       summary(),
		Quality:       quality(),
		Cancer:        report.Cancer{Genes: []report.CancerGene{brca1(), brca2()}},
		Pharmacogenes: pharmacogenes(),
		Drugs:         drugs(),
		Risks:         risks(),
		Management:    management(),
		Limits:        limits(),
		Oncology:      oncology(),
		Contralateral: contralateral(),
		OtherRisks:    otherRisks(),
		Family:        family(),
		Marks: []report.Marked{
			{Of: "warfarin", Kind: "report", Title: "Warfarin", Says: "Start lower.", Text: "Marked for the report: she asks", Words: "she asks"},
			{Of: "BRCA2 c.1A>G", Kind: "dismissed", Text: "Set aside: typed by mistake", Words: "typed by mistake"},
		},
		Explanations: []report.Explanation{unsettled()},
		RisksLeftOut: []report.RiskLeftOut{
			{Gene: "BRCA1", Cancer: "prostate", Code: "removed", Text: "Prostate cancer, BRCA1: the published figure does not apply after this surgery."},
		},
		RiskNotes: []report.Note{
			{Code: "family_history", Text: "Family history and other risk factors are not in the figures."},
			{Code: "method", Text: "Risk from today = (F(t) − F(a)) / (1 − F(a))."},
		},
		Verification: []report.Verification{
			{Section: "cancer", Total: 9, Checked: 5, Text: "Checked at the source: 5 of 9 rows on the variants; † marks what rests on the others."},
			{Section: "risk", Total: 6, Checked: 4, Text: "Checked at the source: 4 of 6 rows on risks; † marks what rests on the others."},
			{Section: "management", Total: 4, Checked: 3, Text: "Checked at the source: 3 of 4 rows on management; † marks what rests on the others."},
			{Section: "drugs", Total: 12, Checked: 11, Rules: 1, Text: "Checked at the source: 11 of 12 rows on medicines; † marks what rests on the others. Rules of this program among them: 1."},
		},
		Bodies: []report.Body{{Name: "NCCN", Region: "US", Shown: true}, {Name: "ESMO", Region: "Europe", Shown: true}, {Name: "NICE", Region: "UK"}},
	}
	return judged(r)
}

func ptr[T any](v T) *T { return &v }

func software() report.Software { return report.Software{Name: "Allelens", Version: "0.1.0"} }

func base() report.KnowledgeBase {
	return report.KnowledgeBase{Version: baseVersion, Currency: currency(), RenewClasses: true, Sources: []report.Source{
		{ID: "clinvar", Name: "ClinVar", Version: "2025-09", Date: "2025-09-30", Licence: "public domain", URL: "https://www.ncbi.nlm.nih.gov/clinvar/",
			Age: &report.Age{Date: "2025-09-30", Months: 13, State: report.Old, Text: "13 months"}},
		{ID: "enigma", Name: "ENIGMA BRCA1/2 specifications", Version: "1.2", Date: "2025-01-24", Licence: "CC BY 4.0", URL: "https://cspec.genome.network/"},
		{ID: "gnomad", Name: "gnomAD", Version: "4.1", Date: "2024-04-19", Licence: "CC0", URL: "https://gnomad.broadinstitute.org/"},
		{ID: "kuchenbaecker2017", Name: "Kuchenbaecker et al., JAMA 2017", Version: "1", Date: "2017-06-20", Licence: "facts only", URL: "https://pubmed.ncbi.nlm.nih.gov/28632866/", PMID: "28632866"},
		{ID: "cpic", Name: "CPIC guidelines", Version: "1.47", Date: "2025-11-03", Licence: "CC0", URL: "https://cpicpgx.org/"},
		{ID: "dpwg", Name: "DPWG guidelines", Version: "2025-05", Date: "2025-05-01", Licence: "CC BY-SA 4.0", URL: "https://www.knmp.nl/"},
		{ID: "pharmvar", Name: "PharmVar", Version: "6.2", Date: "2025-10-14", Licence: "CC BY 4.0", URL: "https://www.pharmvar.org/"},
	}}
}

func currency() []report.Currency {
	part := func(part, of, name string, newest, oldest report.Age, tone report.Tone) report.Currency {
		return report.Currency{Part: part, Of: of, Name: name, Newest: newest, Oldest: oldest, State: oldest.State, Badge: report.Badge{Word: oldest.Text, Tone: tone}}
	}
	young := report.Age{Date: "2026-08-17", Months: 3, State: report.Current, Text: "3 months"}
	return []report.Currency{
		part("classes", "BRCA1", "Classes of BRCA1 (ClinVar)", young, report.Age{Date: "2021-07-15", Months: 64, State: report.Old, Text: "5 years"}, report.ToneAct),
		part("definitions", "", "Definitions of alleles (ClinPGx)", young, report.Age{Date: "2026-04", Months: 7, State: report.Ageing, Text: "7 months"}, report.ToneChange),
		part("guidance", "CPIC", "Guidance on medicines (CPIC)", young, young, report.ToneNeutral),
	}
}

func input() report.Input {
	return report.Input{
		File: "demonstration_a.grch38.vcf.gz", SHA256: "9f2c4e1b7a6d5c3f8e0b1a2d4c6e8f0a1b3c5d7e9f1a2b4c6d8e0f1a3b5c7d9e",
		Bytes: 8_412_377, Format: "vcf.gz", VCFVersion: "4.2", Assembly: "GRCh38",
		AssemblyEvidence: []report.Vote{
			{Kind: "contig_length", Assembly: "GRCh38", For: 24, Against: 0, Text: "24 of 24 contig lengths in the header are those of GRCh38."},
			{Kind: "reference_bases", Assembly: "GRCh38", For: 312, Against: 0, Text: "312 of 312 reference bases compared are those of GRCh38."},
			{Kind: "rsid_position", Assembly: "GRCh38", For: 41, Against: 0, Text: "41 of 41 known rsIDs lie at their GRCh38 position."},
		},
		Sample: sampleName, SampleCount: 1, Access: "index",
	}
}

func origin(table string, row int64, source, date string) report.Origin {
	return report.Origin{Table: table, Row: row, Source: source, Date: date, Verified: true}
}

func unverified(o report.Origin) report.Origin {
	o.Verified = false
	return o
}

func summary() report.Summary {
	return report.Summary{ClassChanges: []report.ClassChange{},
		Cards: []report.Card{
			{ID: "cancer", Title: "Hereditary cancer", Subtitle: "BRCA1 · BRCA2", Headline: "1 pathogenic", Line: "BRCA1 c.68_69del heterozygous", Detail: "Expert panel reviewed (ENIGMA) · frameshift", Tone: report.ToneAct},
			{ID: "drugs", Title: "Drug response", Subtitle: "10 genes · 14 drugs", Headline: "8 need action", Line: "1 avoid · 3 alternative · 3 change dose · 1 monitor", Detail: "3 of them on this patient's medication list", Tone: report.ToneChange},
			{ID: "quality", Title: "Data quality", Subtitle: "", Headline: "98.7 % callable", Line: "1,284 of 1,301 knowledge sites have a genotype", Detail: "CYP2D6 and HLA-B need an outside call", Tone: report.ToneStandard},
		},
		Rows: []report.Row{
			{Finding: "BRCA1 pathogenic variant", Detail: "c.68_69del, heterozygous", Why: "Lifetime breast risk 72 % (65–79), ovarian 44 % (36–53)", Discuss: "MRI screening now; risk-reducing salpingo-oophorectomy from 35–40; relatives 50 %", Badge: act("Act"), Screen: "cancer", Key: "BRCA1 c.68_69del"},
			{Finding: "Clopidogrel", Detail: "CYP2C19 *1/*2", Why: "Intermediate metabolizer: less active metabolite", Discuss: "Another P2Y12 inhibitor if ACS or PCI", Badge: change("Alternative"), Screen: "drugs", Key: "clopidogrel"},
			{Finding: "Warfarin", Detail: "CYP2C9 *1/*3, VKORC1 -1639 G/A", Why: "Sensitive to warfarin", Discuss: "Lower starting dose; calculator in Drug response", Badge: change("Change dose"), Screen: "drugs", Key: "warfarin"},
			{Finding: "Simvastatin", Detail: "SLCO1B1 *1/*5", Why: "Decreased function: risk of myopathy", Discuss: "Another statin, or at most 20 mg a day", Badge: change("Alternative"), Screen: "drugs", Key: "simvastatin"},
			{Finding: "Fluorouracil", Detail: "DPYD Reference/Reference", Why: "Activity score 2", Discuss: "Standard dose", Badge: standard("Standard"), Screen: "drugs", Key: "fluorouracil"},
		},
		NotAssessed: []string{
			"CYP2D6: structural variants cannot be read from this file.",
			"HLA-B: needs a typing result from elsewhere.",
			"Large deletions and duplications of BRCA1 and BRCA2.",
		},
		Interactions: []report.Interaction{},
		NextSteps: []string{
			"Confirm BRCA1 c.68_69del in an accredited laboratory from a second sample.",
			"Offer relatives the test for the family's variant.",
			"Order CYP2D6 before tamoxifen or codeine.",
		},
		UrgentSteps: []string{},
		Counts:      report.NavCounts{Cancer: 1, Drugs: 8, Variants: 212, Quality: 2, CancerTone: report.ToneAct},
	}
}

func quality() report.Quality {
	return report.Quality{
		Specimen:    "unknown",
		RecordsUsed: 212, RecordsSeen: 1840, SitesTotal: 1301,
		Sites:            map[string]int{"reference": 1231, "variant": 41, "no_call": 6, "absent": 12, "filtered": 11},
		AssumedReference: 12, Complete: false,
		Messages: []report.Message{
			{Code: "not_complete", Severity: "info", Text: "Only the regions needed were read; the file was not checked to its end.", Where: ""},
			{Code: "low_depth", Severity: "warning", Text: "6 sites have fewer than 10 reads and count as not called.", Where: "BRCA2 exon 11"},
			{Code: "line_unusable", Severity: "error", Text: "A line has fewer columns than the header names and was left out.", Where: "line 48213"},
		},
		Genes: []report.GeneLedger{
			{Gene: "CYP2C19", Total: 38, Sites: map[string]int{"reference": 36, "variant": 2}, CannotExclude: nil},
			{Gene: "CYP2C9", Total: 64, Sites: map[string]int{"reference": 60, "variant": 1, "absent": 3}, CannotExclude: []string{"*25", "*35"}},
			{Gene: "DPYD", Total: 84, Sites: map[string]int{"reference": 80, "no_call": 2, "filtered": 2}, CannotExclude: []string{"c.1314T>G"}},
			{Gene: "UGT1A1", Total: 9, Sites: map[string]int{"reference": 8, "variant": 1}, CannotExclude: nil},
		},
	}
}

func limits() []report.Limit {
	return []report.Limit{
		{Code: "no_copy_number", Text: "Large deletions, duplications and rearrangements are not seen in this file; a negative result does not exclude them."},
		{Code: "other_genes", Text: "Only BRCA1 and BRCA2 were looked at; other cancer genes were not."},
		{Code: "family_history", Text: "Risk figures are averages of carriers in studies; family history and other risk factors are not included."},
		{Code: "confirm", Text: "This is no diagnostic test. Confirm every finding in an accredited laboratory before a decision."},
		{Code: "no_cyp2d6", Text: "CYP2D6 was not called: its copy number and hybrids cannot be read from short variants alone."},
	}
}

func act(word string) report.Badge      { return report.Badge{Word: word, Tone: report.ToneAct} }
func change(word string) report.Badge   { return report.Badge{Word: word, Tone: report.ToneChange} }
func standard(word string) report.Badge { return report.Badge{Word: word, Tone: report.ToneStandard} }
func unknown(word string) report.Badge  { return report.Badge{Word: word, Tone: report.ToneUnknown} }
func neutral(word string) report.Badge  { return report.Badge{Word: word, Tone: report.ToneNeutral} }
func unread(word string) report.Badge {
	return report.Badge{Word: word, Tone: report.ToneUnknown, Sign: report.OpenSquare}
}
func probable() report.Badge {
	return report.Badge{Word: "Probable: urgent", Tone: report.ToneChange, Sign: report.OpenTriangle}
}
