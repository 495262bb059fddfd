package reporttest

import "allelens/report"

const (
	intermediate = "Intermediate metabolizer"
	normal       = "Normal metabolizer"
)

func drugs() []report.Drug {
	return []report.Drug{
		clopidogrel(), simvastatin(), warfarin(), siponimodCombined(), atazanavir(), azathioprine(), siponimod(),
		simple("omeprazole", "7646", "monitor", "Standard start; watch for effect in long use", change("Monitor"), "CPIC optional", result("CYP2C19", "*1/*2", intermediate, "")),
		simple("carbamazepine", "2002", "test_first", "Type HLA-B before the first dose", unknown("Test first"), "CPIC strong", result("HLA-B", "", "", "")),
		simple("tamoxifen", "10324", "not_assessable", "No CYP2D6 result: no statement possible", unknown("Not assessable"), "", result("CYP2D6", "", "", "")),
		simple("fluorouracil", "4492", "standard", "Standard dose", standard("Standard"), "CPIC strong", result("DPYD", "Reference/Reference", normal, "2")),
		simple("capecitabine", "194000", "standard", "Standard dose", standard("Standard"), "CPIC strong", result("DPYD", "Reference/Reference", normal, "2")),
		celecoxib(),
		simple("glibenclamide", "4815", "no_guidance", "No guideline gives advice for this result", neutral("No guidance"), "DPWG", result("CYP2C9", "*1/*3", intermediate, "1.0")),
	}
}

var areas = map[string][]string{
	"clopidogrel": {"cardiology"}, "simvastatin": {"cardiology"}, "warfarin": {"cardiology"}, "tamoxifen": {"oncology"}, "fluorouracil": {"oncology"},
	"capecitabine": {"oncology"}, "omeprazole": {"digestive"}, "celecoxib": {"pain"}, "carbamazepine": {"neurology"}, "atazanavir": {"infection"}, "azathioprine": {"immunology"},
}

func result(gene, diplotype, phenotype, score string) report.DrugGene {
	return report.DrugGene{Gene: gene, Diplotype: diplotype, Phenotype: phenotype, ActivityScore: score}
}

func simple(name, rxcui, action, headline string, badge report.Badge, evidence string, results ...report.DrugGene) report.Drug {
	d := report.Drug{
		Drug: name, RxCUI: rxcui, Results: results, Action: action, Headline: headline,
		Recommendations: []report.Recommendation{}, Superseded: []report.Recommendation{}, Needs: []string{}, Evidence: evidence, Badge: badge,
		Areas: areas[name], Brands: []string{}, Listed: []report.Listing{}, Conversions: []report.Conversion{}, IfKnown: []string{}, Tests: []report.DrugTest{}, Interactions: []report.Interaction{}, GenesAction: action, Doses: []report.Dose{},
	}
	switch action {
	case "contraindicated", "avoid", "alternative", "change_dose", "monitor":
		d.NeedsAction = true
	}
	if d.Areas == nil {
		d.Areas = []string{"other"}
	}
	for _, r := range results {
		d.Genes = append(d.Genes, r.Gene)
		if r.Diplotype == "" {
			d.Needs = append(d.Needs, r.Gene)
		}
	}
	return d
}

func recommend(body, action, strength, population, text string, badge report.Badge) report.Recommendation {
	r := report.Recommendation{
		Source: body, Action: action, Population: population, Strength: strength, Text: text, Year: "2022",
		URL: "https://cpicpgx.org/guidelines/", PMID: "35034351", Currency: "current", Badge: badge,
		Origin: origin("recommendations", 4402, "cpic", "2025-11-03"),
	}
	if body == "DPWG" {
		r.URL, r.PMID, r.Year, r.Origin = "https://www.knmp.nl/", "", "2024", origin("recommendations", 7120, "dpwg", "2025-05-01")
	}
	return r
}

func siponimodCombined() report.Drug {
	d := simple("siponimod with CYP2C9 inhibitors", "2121085", "avoid", "Do not combine with a moderate CYP2C9 inhibitor", act("Avoid"), "DPWG strong", result("CYP2C9", "*1/*3", intermediate, "1.0"))
	d.Recommendations = []report.Recommendation{recommend("DPWG", "avoid", "strong", "multiple sclerosis", "Do not give siponimod together with drugs that inhibit CYP2C9 and CYP3A4.", act("Avoid"))}
	d.Assumed = true
	return d
}

func clopidogrel() report.Drug {
	d := simple("clopidogrel", "32968", "alternative", "Prefer prasugrel or ticagrelor in ACS or PCI", change("Alternative"), "CPIC strong", result("CYP2C19", "*1/*2", intermediate, ""))
	d.OnMedicationList, d.Status, d.Brands = true, "current", []string{"Plavix"}
	d.Questions = []report.DrugQuestion{
		{About: "indication", Text: "What is clopidogrel for?", Decides: true, Branches: []report.DrugBranch{
			{Answers: []string{"acs_pci"}, Text: "acute coronary syndrome or PCI", Action: "alternative", Headline: "Prefer prasugrel or ticagrelor", Says: []string{}, Badge: change("Alternative")},
			{Answers: []string{"stroke_tia", "other_vascular"}, Text: "stroke or TIA, or another vascular indication", Action: "no_guidance", Headline: "No recommendation", Says: []string{}, Badge: unknown("No guidance")},
		}},
		{About: "menopause", Text: "Is it before or after menopause?", Branches: []report.DrugBranch{
			{Answers: []string{"before"}, Text: "before menopause", Action: "alternative", Headline: "Prefer prasugrel or ticagrelor", Says: []string{}, Badge: change("Alternative")},
			{Answers: []string{"after"}, Text: "after menopause", Action: "no_guidance", Headline: "No recommendation", Says: []string{}, Badge: unknown("No guidance")},
		}},
	}
	d.Listed = []report.Listing{{Body: "FDA", Gene: "CYP2C19", Text: "FDA table, section 1: treatment", Origin: origin("pair", 287, "fda-pgx", "2025-11")}}
	d.Results[0].AdjustedPhenotype = "Poor Metabolizer"
	d.Conversions = []report.Conversion{{
		Gene: "CYP2C19", Medicines: []string{"fluvoxamine"}, From: intermediate, To: "Poor Metabolizer",
		Text: "fluvoxamine (strong inhibitor of CYP2C19): CYP2C19 Intermediate metabolizer counts as Poor Metabolizer while both are given.",
	}}
	d.GenotypeOnly = &report.GenotypeOnly{Action: "change_dose", Headline: "By the gene result alone: double the dose.", Badge: change("Change dose"), Recommendations: []report.Recommendation{}}
	d.Recommendations = []report.Recommendation{
		recommend("CPIC", "alternative", "strong", "ACS or PCI", "Avoid the standard dose (75 mg) if possible. Use prasugrel or ticagrelor at standard dose if there is no contraindication.", change("Alternative")),
		recommend("DPWG", "change_dose", "", "PCI, stroke or TIA", "Choose an alternative or double the dose to 150 mg a day (600 mg loading dose).", change("Change dose")),
	}
	d.Recommendations[1].DoseChangePercent = ptr(100.0)
	d.Recommendations[1].MaxDose = "150 mg/day"
	d.Superseded = []report.Recommendation{recommend("CPIC", "alternative", "moderate", "ACS or PCI", "Alternative antiplatelet therapy if no contraindication.", change("Alternative"))}
	d.Superseded[0].Year, d.Superseded[0].Currency = "2013", "superseded"
	d.Disagreement = "CPIC prefers another drug; DPWG also accepts a doubled dose."
	return d
}

func simvastatin() report.Drug {
	d := simple("simvastatin", "36567", "alternative", "Another statin, or at most 20 mg a day", change("Alternative"), "CPIC strong", result("SLCO1B1", "*1/*5", "Decreased function", ""))
	d.OnMedicationList = true
	r := recommend("CPIC", "alternative", "strong", "", "Prescribe an alternative statin by the desired potency. If simvastatin is warranted, limit the dose to less than 20 mg a day.", change("Alternative"))
	r.MaxDose, r.Origin = "20 mg/day", unverified(r.Origin)
	d.Recommendations = []report.Recommendation{r}
	return d
}

func azathioprine() report.Drug {
	d := simple("azathioprine", "1256", "change_dose", "Start with 30–80 % of the usual dose", change("Change dose"), "CPIC strong",
		result("TPMT", "*1/*3A or *3B/*3C", "Intermediate metabolizer or Poor metabolizer", ""), result("NUDT15", "*1/*1", normal, ""))
	d.Recommendations = []report.Recommendation{
		recommend("CPIC", "change_dose", "strong", "non-malignant conditions", "Start with reduced doses (30–80 % of the usual dose) and adjust by myelosuppression.", change("Change dose")),
		recommend("CPIC", "alternative", "strong", "non-malignant conditions", "Consider another immunosuppressant.", change("Alternative")),
	}
	d.Recommendations[0].Applies, d.Recommendations[1].Applies = "*1/*3A", "*3B/*3C"
	d.Recommendations[0].DoseChangePercent = ptr(-50.0)
	d.Incomplete = true
	d.Open = []report.DrugOpen{{Gene: "TPMT", Alleles: []string{"*29"}, Sites: []string{"rs267607275"}, Why: "unread", Action: "alternative", Text: "TPMT *29: not excluded, since rs267607275 was not read; if carried: another medicine."}}
	return d
}

func warfarin() report.Drug {
	d := simple("warfarin", "11289", "change_dose", "Lower starting dose by the published equation", change("Change dose"), "CPIC strong",
		result("CYP2C9", "*1/*3", intermediate, "1.0"), result("VKORC1", "-1639 G/-1639 A", "Increased warfarin sensitivity", ""))
	d.OnMedicationList, d.Assumed = true, true
	d.Recommendations = []report.Recommendation{recommend("CPIC", "change_dose", "strong", "non-African ancestry", "Calculate the dose with a validated published algorithm that includes VKORC1 -1639G>A and CYP2C9 *2 and *3.", change("Change dose"))}
	d.Needs = []string{"CYP4F2"}
	d.IfKnown = []string{"No result of CYP4F2 would change this."}
	d.Status, d.Brands = "current", []string{"Coumadin", "Marevan"}
	d.Doses = []report.Dose{
		{Model: "iwpc", Equation: "IWPC pharmacogenetic equation", PerDay: ptr(2.345), PerWeek: ptr(16.415), WithoutGenotype: ptr(4.874),
			Text: "2.3 mg a day (16.4 mg a week). Without the genes: 4.9 mg a day.", Inputs: []report.DoseInput{
				{Name: "Age", Value: "41 years"}, {Name: "Height", Value: "165 cm"}, {Name: "Weight", Value: "62 kg"}, {Name: "Ancestry", Value: "not given"},
			}, Missing: []string{}, Source: "IWPC 2009", PMID: "19228618", Verified: true, Origin: origin("warfarin_term", 1, "iwpc-2009", "2009")},
		{Model: "gage", Equation: "Gage pharmacogenetic equation", Reason: "No figure: outside what was studied (target INR 2 to 3.5).", Text: "No figure: outside what was studied (target INR 2 to 3.5).",
			Inputs: []report.DoseInput{{Name: "Target INR", Value: "4"}}, Missing: []string{},
			Source: "Gage 2008", PMID: "18305455", Verified: true, Origin: origin("warfarin_term", 28, "gage-2008", "2008")},
	}
	return d
}

func siponimod() report.Drug {
	d := simple("siponimod", "2121085", "change_dose", "1 mg a day as maintenance dose", change("Change dose"), "DPWG strong", result("CYP2C9", "*1/*3", intermediate, "1.0"))
	d.Recommendations = []report.Recommendation{recommend("DPWG", "change_dose", "strong", "", "Use 50 % of the normal maintenance dose.", change("Change dose"))}
	d.Recommendations[0].DoseChangePercent, d.Recommendations[0].MaxDose = ptr(-50.0), "1 mg/day"
	d.Assumed = true
	return d
}

func atazanavir() report.Drug {
	d := simple("atazanavir", "343047", "alternative", "Tell of possible jaundice; another drug if it would lead to stopping", change("Alternative"), "CPIC optional", result("UGT1A1", "*1/*28", intermediate, ""))
	d.Recommendations = []report.Recommendation{recommend("CPIC", "alternative", "optional", "", "There is no need to avoid atazanavir; some patients stop it because of jaundice.", change("Alternative"))}
	return d
}

func celecoxib() report.Drug {
	d := simple("celecoxib", "140587", "standard", "Standard start; lowest effective dose", standard("Standard"), "CPIC moderate", result("CYP2C9", "*1/*3", intermediate, "1.0"))
	d.Recommendations = []report.Recommendation{recommend("CPIC", "standard", "moderate", "", "Start with the recommended starting dose; use the lowest effective dose for the shortest time.", standard("Standard"))}
	d.Assumed = true
	return d
}

func oncology() []report.OncologyItem {
	return []report.OncologyItem{
		{Medicine: "tamoxifen", Kind: "gene", Use: "hormone treatment of breast cancer", Results: []report.DrugGene{result("CYP2D6", "", "", "")},
			Text: "No CYP2D6 result: no statement possible", Badge: unknown("Not assessable"), Verified: true, Origin: origin("oncology", 1, "cpic", "2026-04")},
		{Medicine: "olaparib", Kind: "context", Use: "HER2-negative metastatic breast cancer, germline BRCA", Results: []report.DrugGene{},
			Text: "PARP inhibitor: for the oncologist to decide. Label in US, as of 2022.", Badge: neutral("Context"), Region: "US", LabelDate: "2022",
			Origin: unverified(origin("oncology", 16, "parp-labels", "2022"))},
	}
}
