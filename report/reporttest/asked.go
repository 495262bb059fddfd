package reporttest

import "allelens/report"

// Asked is the answer to "5382insC" for a file that says nothing of it.
func Asked() report.Answer {
	stars := 3
	clinvar := origin("classification", 2212, "clinvar", "2025-10")
	return report.Answer{
		Variant: report.Variant{
			Gene: "BRCA1", Assembly: "GRCh38", Chrom: "chr17", Pos: 43057062, Ref: "T", Alt: "TG", HGVSG: "NC_000017.11:g.43057065dup",
			HGVSC: "NM_007294.4:c.5266dup", HGVSP: "p.(Gln1756ProfsTer74)", LegacyNames: []string{"5382insC"}, Consequence: "frameshift_variant",
			ConsequenceText: "frameshift", Classification: "pathogenic", ClassificationText: "Pathogenic", ClassificationSource: "ClinVar",
			ReviewStatus: "reviewed by expert panel", Stars: &stars, Evaluated: "2025-10", VariationID: "17677", RSID: "rs80357906",
			State: "absent", Badge: report.Badge{Word: "Pathogenic", Tone: report.ToneAct}, Origin: &clinvar,
			Notes: []string{"Known as a founder variant (Ashkenazi Jewish; general knowledge, to be verified)."},
		},
		Shown: "absent", Badge: report.Badge{Word: "Not covered", Tone: report.ToneUnknown},
		Text: "Not known. The file says nothing of this place (0 of 6 bases seen): whether the variant is there cannot be told from it.",
	}
}
