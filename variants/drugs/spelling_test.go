package drugs_test

import (
	"strings"
	"testing"
)

// TestSpellings: names as prescriptions and medication plans have them.
func TestSpellings(t *testing.T) {
	a := load(t).advisor()
	for want, typed := range map[string][]string{
		"tamoxifen":     {"Tamoxifen", "TAMOXIFEN CITRATE", "tamoxifen 20 mg", "Tamoxifen 20mg 1-0-0", "Nolvadex", "Nolvadex (tamoxifen)", "tamoxifen-ratiopharm", "Tab. tamoxifen 20 mg od", "Soltamox 10 mg/5 ml"},
		"warfarin":      {"warfarin sodium", "Coumadin 5 mg", "Jantoven", "Marevan", "Warfarin (Coumadin)"},
		"amiodarone":    {"amiodarone", "Amiodarone hydrochloride", "amiodarone HCl 200 mg", "Cordarone", "Pacerone"},
		"clopidogrel":   {"Plavix", "clopidogrel bisulfate", "clopidogrel hydrogensulfate 75 mg", "Clopidogrel 75mg tablets", "clopidogrel besilate"},
		"metoprolol":    {"metoprolol succinate", "Metoprolol tartrate 50 mg", "Metoprolol succ. 47.5", "Lopressor", "Toprol", "Toprol XL", "Seloken ZOC", "metoprolol XR 100"},
		"venlafaxine":   {"Effexor", "Effexor XR 75", "venlafaxine HCl", "venlafaxine retard 75 mg"},
		"omeprazole":    {"Losec", "Prilosec", "omeprazole magnesium", "Omeprazole caps 20 mg"},
		"capecitabine":  {"Xeloda", "capecitabine 500 mg", "Capecitabine Accord"},
		"fluorouracil":  {"5-FU", "5FU", "5-fluorouracil", "Adrucil", "fluorouracil inj"},
		"amitriptyline": {"Elavil", "Saroten retard 25", "amitriptyline hcl", "amitriptyline 10 mg tablet"},
		"codeine":       {"codeine phosphate", "Codeine sulfate 30 mg", "codeine phosphate hemihydrate"},
		"simvastatin":   {"Zocor", "simvastatin 40", "Simvastatin-Hexal"},
		"atorvastatin":  {"Lipitor", "Sortis", "atorvastatin calcium trihydrate"},
		"paroxetine":    {"Paxil", "Paxil CR", "Seroxat", "paroxetine hydrochloride hemihydrate"},
		"rifampin":      {"rifampicin", "Rifadin", "rifampicin 300 mg"},
		"aspirin":       {"ASA", "ASA 100", "acetylsalicylic acid", "Aspirin EC 81 mg"},
		"phenytoin":     {"Dilantin", "phenytoin sodium", "Epanutin"},
		"escitalopram":  {"Lexapro", "Cipralex 10 mg", "escitalopram oxalate"},
		"allopurinol":   {"Zyloric", "Zyloprim", "allopurinol 100"},
		"metformin":     {"metformin", "Glucophage", "metformin HCl 1000 mg", "Metformin XR 500"},
		"paracetamol":   {"acetaminophen", "Tylenol", "Panadol", "Paracetamol 1 g"},
		"salbutamol":    {"albuterol", "Ventolin inhaler", "salbutamol sulfate"},
		"epinephrine":   {"adrenaline", "epinephrine"},

		"St John's wort":                  {"St John's wort", "Hypericum", "St. Johns wort", "Hypericum perforatum"},
		"bupropion+naltrexone":            {"Contrave", "Mysimba", "naltrexone/bupropion ", "bupropion + naltrexone"},
		"dextromethorphan+bupropion":      {"Auvelity", "dextromethorphan/bupropion"},
		"fluoxetine+olanzapine":           {"Symbyax", "fluoxetine & olanzapine"},
		"nirmatrelvir+ritonavir":          {"Paxlovid", "nirmatrelvir / ritonavir"},
		"codeine+paracetamol":             {"co-codamol", "co-codamol 30/500", "codeine/paracetamol"},
		"aspirin+clopidogrel":             {"DuoPlavin", "aspirin-clopidogrel"},
		"abacavir+lamivudine":             {"Kivexa", "Epzicom", "abacavir sulfate/lamivudine"},
		"sulfamethoxazole / trimethoprim": {"co-trimoxazole", "Bactrim forte", "sulfamethoxazole/trimethoprim"},
		"":                                {"", "25 mg", "unicornil", "tablet", "mg", "vitamin", "codein", "the blue pill", "codeine/unicornil", "unicornil (", "-", "/"},
	} {
		for _, name := range typed {
			got := a.Find(name)
			if !sameMedicines(got, want) {
				t.Errorf("%q is %q, want %q", name, got, want)
			}
		}
	}
	for name, want := range map[string]bool{"metformin": true, "Glucophage 500 mg": true, "warfarin": false, "Contrave": false, "bupropion": false, "unicornil": false, "": false} {
		if got := len(a.Unnamed([]string{name})) == 1; got != want {
			t.Errorf("%q: no body names a gene: %v, want %v", name, got, want)
		}
	}
}

// sameMedicines compares medicines whatever their order.
func sameMedicines(got []string, want string) bool {
	n := 0
	for _, name := range strings.Split(want, "+") {
		for _, other := range got {
			if name == other {
				n++
			}
		}
	}
	return n == len(got) && (want == "" && n == 0 || n == strings.Count(want, "+")+1)
}

// TestUnnamedMedicines: a medicine of which no body names a gene stands in no table of guidance.
func TestUnnamedMedicines(t *testing.T) {
	b := load(t)
	named := map[string]bool{}
	for _, d := range b.Drugs {
		named[strings.ToLower(d.Name)] = true
	}
	for _, p := range b.Pairs {
		named[strings.ToLower(p.Drug)] = true
	}
	for _, m := range b.Modulators {
		named[strings.ToLower(m.Medicine)] = true
	}
	for _, m := range b.Medicines {
		if named[strings.ToLower(m.Name)] {
			t.Errorf("%s: a body names a gene for it, or it acts on an enzyme", m.Name)
		}
	}
	if len(b.Medicines) < 300 {
		t.Errorf("%d medicines", len(b.Medicines))
	}
}
