package reporttest

import "allelens/report"

func risks() []report.Risk {
	ages := []int{30, 40, 50, 60, 70, 80}
	study := []report.Origin{origin("risk_curves", 1, "kuchenbaecker2017", "2017-06-20")}
	return []report.Risk{
		{
			Gene: "BRCA1", Cancer: "breast", Colour: "act", Overview: true, Sex: "female", Ages: ages, Percent: []float64{4, 24, 43, 56, 66, 72},
			Low: some(2, 20, 39, 52, 61, 65), High: some(6, 28, 48, 61, 72, 79),
			PopulationPercent: some(0.1, 0.6, 2, 4.4, 8, 12), PopulationSource: "Tung 2016 (US)",
			Source: "Kuchenbaecker 2017", PMID: "28632866", Verified: true, Label: "Breast, BRCA1", Text: "72 % (65–79) by age 80", Origins: study,
			Who: "women with a disease-causing BRCA1 variant", Studied: "6,036 women followed forward in time, 94 % from family clinics.",
			FromToday: &report.FromToday{
				Age: 41, LastAge: 80, TenYear: ptr(24.83), To80: ptr(62.21), PopulationTenYear: ptr(1.52), PopulationTo80: ptr(11.32),
				TenYearText: "25 in 100 (25 %)", To80Text: "62 in 100 (62 %)", Verified: true,
				TenYearShare: inHundred("25"), To80Share: inHundred("62"),
			},
			TodayText: "Without this cancer by 41: 25 in 100 (25 %) within 10 years, 62 in 100 (62 %) by age 80.",
		},
		{
			Gene: "BRCA1", Cancer: "ovarian", Colour: "unknown", Overview: true, Sex: "female", Ages: ages, Percent: []float64{0, 2, 8, 20, 41, 44},
			Low: []*float64{nil, nil, nil, nil, nil, ptr(36.0)}, High: []*float64{nil, nil, nil, nil, nil, ptr(53.0)},
			PopulationPercent: []*float64{nil, nil, nil, nil, nil, ptr(1.5)}, PopulationSource: "Cancer Research UK",
			Source: "Kuchenbaecker 2017", PMID: "28632866", Verified: false, Label: "Ovarian, BRCA1", Text: "44 % (36–53) by age 80",
			Who: "women with a disease-causing BRCA1 variant", Studied: "6,036 women followed forward in time, 94 % from family clinics.",
			FromToday: &report.FromToday{
				Age: 41, LastAge: 80, TenYear: ptr(6.78), To80: ptr(42.51), TenYearText: "7 in 100 (6.8 %)", To80Text: "43 in 100 (43 %)",
				TenYearShare: inHundred("7"), To80Share: inHundred("43"),
			},
			TodayText: "Without this cancer by 41: 7 in 100 (6.8 %) within 10 years, 43 in 100 (43 %) by age 80.",
			Origins:   []report.Origin{unverified(study[0])},
		},
	}
}

func inHundred(n string) *report.Share { return &report.Share{Number: n, Unit: "in 100"} }

func contralateral() []report.Contralateral {
	o := origin("risk", 50, "rhiem-2012", "2012")
	return []report.Contralateral{{
		Gene: "BRCA1", Years: 25, Percent: 44.1, Low: ptr(37.6), High: ptr(50.6), OtherPercent: ptr(17.2), Label: "Other breast, BRCA1",
		Text: "44.1 % (37.6–50.6) within 25 years of the first breast cancer", Studied: "1,729 women with one breast cancer.",
		Source: "Rhiem 2012", PMID: "23216834", Verified: true, Origin: o,
	}, {
		Gene: "BRCA1", Years: 25, FirstAt: "<40", Fits: true, Percent: 55.1, Label: "Other breast, BRCA1",
		Text: "55.1 % within 25 years of the first breast cancer, first cancer before 40", Studied: "1,729 women with one breast cancer.",
		Source: "Rhiem 2012", PMID: "23216834", Verified: false, Origin: unverified(o),
	}}
}

func otherRisks() []report.OtherRisk {
	return []report.OtherRisk{{
		Gene: "BRCA1", Cancer: "stomach", Sex: "both", Measure: "relative risk", Value: ptr(2.17), Low: ptr(1.25), High: ptr(3.77), Label: "Stomach, BRCA1",
		Text: "2.17 times (1.25–3.77) the risk of people without a variant", Source: "Li 2022 (CIMBA)", PMID: "35077220", Verified: true,
		Origin: origin("risk_figure", 11, "li-2022-cimba", "2022"),
	}}
}

func some(values ...float64) []*float64 {
	all := make([]*float64, len(values))
	for i, v := range values {
		all[i] = ptr(v)
	}
	return all
}

func management() []report.Management {
	o := origin("management", 3, "nccn", "2025-10-01")
	return []report.Management{
		{Item: "Yearly breast MRI", Organ: "breast", Sex: "female", FromAge: ptr(25), ToAge: ptr(75), Interval: "every year", Body: "NCCN", Region: "US", Version: "2.2026", Source: "nccn", Ages: "25–75", Code: "mri", Gene: "BRCA1", Status: "now", When: "now, until 75", Verified: true, Origin: o},
		{Item: "Yearly mammogram", Organ: "breast", Sex: "female", FromAge: ptr(30), ToAge: ptr(75), Interval: "every year", Body: "NCCN", Region: "US", Version: "2.2026", Source: "nccn", Ages: "30–75", Code: "mammogram", Gene: "BRCA1", Status: "now", When: "now, until 75", Verified: true, Origin: o},
		{Item: "Discuss risk-reducing salpingo-oophorectomy", Organ: "ovary", Sex: "female", FromAge: ptr(35), ToAge: ptr(40), Interval: "", Body: "NCCN, ESMO", Region: "US, Europe", Version: "2.2026; 2023", Source: "nccn", Ages: "35–40", Code: "salpingo_oophorectomy", Gene: "BRCA1", Status: "now", When: "now, if not yet done (advised 35–40)", Verified: false, Origin: unverified(o)},
		{Item: "Offer each first-degree relative the test for the family's variant: the chance of carrying it is 50 %", Organ: "", Sex: "", Interval: "", Body: "ESMO", Region: "Europe", Version: "2023", Source: "esmo", Ages: "from 18", Code: "relatives", Gene: "BRCA1", Status: "now", When: "now", FromAge: ptr(18), Verified: true, Origin: o},
	}
}
