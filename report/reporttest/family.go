package reporttest

import "allelens/report"

func family() *report.Family {
	return &report.Family{
		Variants: []report.FamilyVariant{{
			Gene: "BRCA1", Transcript: "NM_007294.4", HGVSC: "NM_007294.4:c.68_69del", HGVSP: "p.(Glu23ValfsTer17)",
			HGVSG: "NC_000017.11:g.43124028_43124029del", Assembly: "GRCh38", Class: "Pathogenic", Review: "reviewed by expert panel",
			Source: "ClinVar (ENIGMA expert panel)", Evaluated: "2016-04-22",
		}},
		Relatives: []report.Relative{
			{Relation: "children", Degree: 1, Percent: 50, Text: "Each child: 50 %"}, {Relation: "siblings", Degree: 1, Percent: 50, Text: "Each brother or sister: 50 %"},
			{Relation: "nieces", Degree: 2, Percent: 25, Text: "Each niece or nephew: 25 %"},
		},
		Note: "Chance to carry the variant before anybody else of the family was tested.",
		Advice: []report.Advice{
			{Code: "known_variant", Text: "Test relatives for this variant alone.", Verified: true, Origin: origin("advice", 3, "nice-ng241", "2024")},
			{Code: "minors", Text: "Do not test children for it.", Origin: unverified(origin("advice", 6, "general-knowledge", "2026-11"))},
		},
		Reproduction: []report.Advice{
			{Code: "fanconi", Text: "Where both partners carry a variant in the same gene, the chance is one in four for each child.", Verified: true, Origin: origin("advice", 9, "enigma", "2025-01-09")},
		},
		Care: []report.CareItem{
			{Code: "mri", Organ: "breast", Sex: "female", Ages: "25–75", Body: "NCCN", Origin: origin("management", 3, "nccn", "2025")},
			{Code: "clinical_breast_exam", Organ: "breast", Sex: "male", Ages: "from 35", Body: "NCCN", Origin: origin("management", 12, "nccn", "2025")},
			{Code: "skin_general", Organ: "skin", Sex: "both", Body: "NCCN", Origin: origin("management", 15, "nccn", "2025")},
		},
	}
}

func unsettled() report.Explanation {
	return report.Explanation{
		Code: "uncertain", Title: "A variant whose meaning is not settled", Genes: []string{"BRCA2"}, Recheck: "2027-11-23",
		Lines: []report.Advice{
			{Code: "care", Text: "Nothing changes because of it.", Verified: true, Origin: origin("advice", 11, "brca-exchange-help", "")},
		},
	}
}
