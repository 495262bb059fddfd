package reporttest

import "allelens/report"

func brca1() report.CancerGene {
	return report.CancerGene{
		Gene: "BRCA1", Transcript: "NM_007294.4", Conclusion: "pathogenic_found",
		ConclusionText: "A pathogenic variant was found in BRCA1.", Badge: act("Pathogenic"),
		RestText:      "The rest of BRCA1: 12 of 5,592 coding bases were not read, and nothing can be said of them. Large changes are not excluded.",
		AssessedBases: 5580, AssumedBases: 0, TotalBases: 5592, ProteinLength: 1863,
		Exons: brca1Exons(), Structural: []report.Structural{},
		Domains: []report.Domain{
			{Name: "RING", Start: 2, End: 101}, {Name: "NLS", Start: 503, End: 656},
			{Name: "Coiled coil", Start: 1391, End: 1424}, {Name: "BRCT ×2", Start: 1650, End: 1857},
		},
		Variants: []report.Variant{pathogenic(), benign()}, Density: density(1863),
	}
}

func brca2() report.CancerGene {
	return report.CancerGene{
		Gene: "BRCA2", Transcript: "NM_000059.4", Conclusion: "uncertain_found",
		ConclusionText: "A variant of uncertain significance was found in BRCA2; it must not guide management.", Badge: unknown("Uncertain"),
		RestText:      "The rest of BRCA2: 167 of 10,257 coding bases were not read, and nothing can be said of them. Large changes are not excluded.",
		AssessedBases: 10_090, AssumedBases: 120, TotalBases: 10_257, ProteinLength: 3418,
		Exons: brca2Exons(), Structural: []report.Structural{},
		Domains: []report.Domain{
			{Name: "PALB2 binding", Start: 10, End: 40}, {Name: "BRC repeats", Start: 1003, End: 2082},
			{Name: "DNA binding", Start: 2481, End: 3186},
		},
		Variants: []report.Variant{uncertain()}, Density: density(3418),
	}
}

// density is an invented number of published variants over every ten amino acids.
func density(length int) []report.Density {
	var all []report.Density
	for i := 0; 10*i < length; i++ {
		all = append(all, report.Density{Start: 10*i + 1, End: min(10*i+10, length), Pathogenic: i * 7 % 13, Uncertain: i * 5 % 17, Benign: i * 3 % 7})
	}
	return all
}

func brca1Exons() []report.Exon {
	bases := []int{80, 54, 78, 89, 140, 106, 46, 77, 3426, 89, 172, 127, 191, 311, 88, 78, 41, 84, 55, 74, 61, 125}
	exons := exonsFrom(2, bases)
	exons[8].Assessed, exons[8].NoCall = 3414, 12
	return exons
}

func brca2Exons() []report.Exon {
	bases := []int{67, 249, 109, 50, 41, 115, 50, 112, 1116, 4932, 96, 70, 428, 182, 188, 171, 355, 156, 145, 122, 199, 164, 139, 245, 147, 609}
	exons := exonsFrom(2, bases)
	exons[9].Assessed, exons[9].NoCall, exons[9].Filtered = 4845, 30, 20
	exons[14].Assessed, exons[14].Filtered = 108, 40
	return exons
}

func exonsFrom(first int, bases []int) []report.Exon {
	exons := make([]report.Exon, len(bases))
	for i, n := range bases {
		exons[i] = report.Exon{Number: first + i, Bases: n, Assessed: n}
	}
	return exons
}

func pathogenic() report.Variant {
	clinvar := origin("brca_classes", 12064, "clinvar", "2025-09-30")
	return report.Variant{
		Gene: "BRCA1", Assembly: "GRCh38", Chrom: "17", Pos: 43124027, Ref: "ACT", Alt: "A",
		HGVSG: "NC_000017.11:g.43124028_43124029del", HGVSC: "NM_007294.4:c.68_69del", HGVSP: "p.(Glu23ValfsTer17)",
		LegacyNames: []string{"185delAG", "187delAG"}, Consequence: "frameshift_variant", ConsequenceText: "frameshift",
		Exon: ptr(2), AminoAcid: ptr(23), Genotype: "0/1", Zygosity: "heterozygous",
		Depth: ptr(62), AlleleFraction: ptr(0.48), GenotypeQuality: ptr(99), Filter: "PASS", State: "variant",
		VCFLine: "chr17\t43124027\trs80357914\tACT\tA\t812.6\tPASS\tDP=62\tGT:AD:DP:GQ\t0/1:32,30:62:99", VCFLineNumber: nil,
		Classification: "pathogenic", ClassificationText: "Pathogenic", ClassificationSource: "ClinVar (ENIGMA expert panel)",
		ReviewStatus: "reviewed by expert panel", Stars: ptr(3), Evaluated: "2016-04-22", VariationID: "17662", RSID: "rs80357914",
		Conflicts: []string{},
		Evidence: []report.Evidence{
			{Code: "PVS1", Strength: "very strong", Met: "met", Why: "Premature stop in exon 2, before the last clinically relevant residue.", Source: "enigma"},
			{Code: "PM5_PTC", Strength: "strong", Met: "met", Why: "Other pathogenic truncating variants lie in the same exon.", Source: "enigma"},
			{Code: "PS4", Strength: "", Met: "not_assessed", Why: "Case-control data are not in the knowledge base.", Source: "enigma"},
		},
		Frequency: &report.Frequency{
			Dataset: "gnomAD v4.1", AlleleCount: ptr(250), AlleleTotal: ptr(1_613_984), Overall: ptr(0.000155), FAF95: nil,
			Groups: map[string]float64{"asj": 0.0043, "nfe": 0.00007}, Text: "0.015 % in gnomAD v4.1", Origin: origin("population", 881, "gnomad", "2024-04-19"),
		},
		Functional: []report.Functional{}, Reportable: true, Conclusion: "pathogenic_found",
		Confirm: []string{"Confirm in an accredited laboratory from a second sample before any decision."},
		Badge:   act("Pathogenic"), Notes: []string{"Founder variant (Ashkenazi Jewish)."}, Origin: &clinvar, History: []report.EarlierClass{},
	}
}

func benign() report.Variant {
	clinvar := origin("brca_classes", 9011, "clinvar", "2025-09-30")
	return report.Variant{
		Gene: "BRCA1", Assembly: "GRCh38", Chrom: "17", Pos: 43091983, Ref: "T", Alt: "C",
		HGVSG: "NC_000017.11:g.43091983T>C", HGVSC: "NM_007294.4:c.3548A>G", HGVSP: "p.(Lys1183Arg)",
		LegacyNames: []string{"3667A>G"}, Consequence: "missense_variant", ConsequenceText: "missense",
		Exon: ptr(10), AminoAcid: ptr(1183), Genotype: "0|1", Zygosity: "heterozygous", Phased: true,
		Depth: ptr(48), AlleleFraction: ptr(0.52), GenotypeQuality: ptr(99), Filter: "PASS", State: "variant",
		VCFLine:        "chr17\t43091983\trs16942\tT\tC\t640.1\tPASS\tDP=48\tGT:AD:DP:GQ\t0|1:23,25:48:99",
		Classification: "benign", ClassificationText: "Benign", ClassificationSource: "ClinVar (ENIGMA expert panel)",
		ReviewStatus: "reviewed by expert panel", Stars: ptr(3), Evaluated: "2015-01-12", VariationID: "41818", RSID: "rs16942",
		Conflicts: []string{}, Evidence: []report.Evidence{},
		Frequency: &report.Frequency{
			Dataset: "gnomAD v4.1", AlleleCount: ptr(540_112), AlleleTotal: ptr(1_612_006), Overall: ptr(0.335), FAF95: ptr(0.51), FAF95Group: "sas",
			Groups: map[string]float64{"sas": 0.51}, Text: "33.5 % in gnomAD v4.1", Origin: origin("population", 902, "gnomad", "2024-04-19"),
		},
		Functional: []report.Functional{}, Confirm: []string{}, Badge: standard("Benign"), Notes: []string{}, Origin: &clinvar,
		History: []report.EarlierClass{},
	}
}

func uncertain() report.Variant {
	clinvar := unverified(origin("brca_classes", 20417, "clinvar", "2025-09-30"))
	return report.Variant{
		Gene: "BRCA2", Assembly: "GRCh38", Chrom: "13", Pos: 32339657, Ref: "A", Alt: "G",
		HGVSG: "NC_000013.11:g.32339657A>G", HGVSC: "NM_000059.4:c.5302A>G", HGVSP: "p.(Ser1768Gly)",
		LegacyNames: []string{"5530A>G"}, Consequence: "missense_variant", ConsequenceText: "missense",
		Exon: ptr(11), AminoAcid: ptr(1768), Genotype: "0/1", Zygosity: "heterozygous",
		Depth: ptr(17), AlleleFraction: ptr(0.29), GenotypeQuality: ptr(41), Filter: "LowQual", State: "filtered",
		VCFLine: "chr13\t32339657\t.\tA\tG\t51.2\tLowQual\tDP=17\tGT:AD:DP:GQ\t0/1:12,5:17:41", VCFLineNumber: ptr(int64(48211)),
		Classification: "uncertain", ClassificationText: "Uncertain significance", ClassificationSource: "ClinVar",
		ReviewStatus: "criteria provided, conflicting classifications", Stars: ptr(1), Evaluated: "2024-08-02", VariationID: "51822", RSID: "",
		Conflicts: []string{"4 submitters say uncertain, 1 likely benign."},
		Evidence: []report.Evidence{
			{Code: "BP1", Strength: "strong", Met: "not_assessed", Why: "The splice prediction is not in the knowledge base.", Source: "enigma"},
			{Code: "PM2", Strength: "supporting", Met: "met", Why: "Absent from gnomAD v4.1.", Source: "gnomad"},
		},
		Provisional: &report.Provisional{
			Label: "Provisional, not a classification", Class: "uncertain", Points: 1, Text: "Uncertain by our own reading of the criteria (points: 1).",
		},
		Frequency: nil,
		Functional: []report.Functional{
			{Assay: "BRCA2 saturation genome editing 2025", Score: ptr(-0.12), Class: "normal", Origin: unverified(origin("functional", 5, "sge2025", "2025-01-08"))},
		},
		Reportable: true, Conclusion: "uncertain_found",
		Confirm: []string{"The call failed the file's own filter (LowQual).", "Only 29 % of 17 reads carry the variant."},
		Badge:   unknown("Uncertain"), Notes: []string{}, Origin: &clinvar,
		History: []report.EarlierClass{
			{Date: "2016-09", Classification: "likely_pathogenic", ClassificationText: "Likely pathogenic", Stars: nil, Source: "ClinVar",
				Text: "2016-09: Likely pathogenic, stars not given", Origin: unverified(origin("class_history", 7, "clinvar", "2016-09"))},
			{Date: "2021-07-15", Classification: "uncertain", ClassificationText: "Uncertain significance", Stars: ptr(2), Source: "ClinVar",
				Text: "2021-07-15: Uncertain significance, 2 stars", Origin: origin("class_history", 8, "clinvar", "2021-07-15")},
		},
	}
}
