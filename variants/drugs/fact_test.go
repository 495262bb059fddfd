package drugs_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/variants/drugs"
	"allelens/variants/knowledge"
	"allelens/variants/patient"
	"allelens/variants/pgx"
)

func TestParseFacts(t *testing.T) {
	for in, want := range map[string][]drugs.Fact{
		"AVOID":                               {{Name: "AVOID"}},
		"START_DOSE=50%":                      {{Name: "START_DOSE", Op: "=", Value: "50%"}},
		"MAX_DOSE<20 mg/day":                  {{Name: "MAX_DOSE", Op: "<", Value: "20 mg/day"}},
		"START_DOSE<=20 mg; MONITOR:myopathy": {{Name: "START_DOSE", Op: "<=", Value: "20 mg"}, {Name: "MONITOR", Op: ":", Value: "myopathy"}},
		"CONTRAINDICATED [strong CYP3A4 inhibitor]": {{Name: "CONTRAINDICATED", When: "strong CYP3A4 inhibitor"}},
		"DOSE=300% if needed[other]":                {{Name: "DOSE", Op: "=", Value: "300%", If: "if needed", When: "other"}},
		"START_DOSE=30-80% if standard >=75 mg/m2/day or >=1.5 mg/kg/day": {
			{Name: "START_DOSE", Op: "=", Value: "30-80%", If: "if standard >=75 mg/m2/day or >=1.5 mg/kg/day"}},
		"ALT(heart failure):bisoprolol|carvedilol": {{Name: "ALT", For: "heart failure", Op: ":", Value: "bisoprolol|carvedilol"}},
		"IF:renal impairment -> AVOID":             {{Name: "IF", Op: ":", Value: "renal impairment", Then: "AVOID"}},
		"IF:>20 mg q6h adult":                      {{Name: "IF", Op: ":", Value: ">20 mg q6h adult"}},
		"MAX_DOSE=per x (oral 12 mg/day; 6 mg/day <51 kg; IM 75 mg/2wk)": {
			{Name: "MAX_DOSE", Op: "=", Value: "per x (oral 12 mg/day; 6 mg/day <51 kg; IM 75 mg/2wk)"}},
		"EXCEPTION: P. vivax a; P. falciparum b": {{Name: "EXCEPTION", Op: ":", Value: "P. vivax a; P. falciparum b"}},
		"FREQ=3x/week; e.g. 10 mg/m2/day 3 days/week": {
			{Name: "FREQ", Op: "=", Value: "3x/week"}, {Name: "EXAMPLE", Op: ":", Value: "10 mg/m2/day 3 days/week"}},
		"ONE:{AVOID; START_DOSE=50%}; TWO:{TEST:x}": {
			{Name: "ONE", Op: ":", Group: []drugs.Fact{{Name: "AVOID"}, {Name: "START_DOSE", Op: "=", Value: "50%"}}},
			{Name: "TWO", Op: ":", Group: []drugs.Fact{{Name: "TEST", Op: ":", Value: "x"}}}},
		"NO_SAFE_DOSE": {{Name: "NO_SAFE_DOSE"}},
		"":             nil,
	} {
		if diff := cmp.Diff(want, drugs.ParseFacts([]string{in})); diff != "" {
			t.Errorf("%q: %s", in, diff)
		}
		if diff := cmp.Diff(want, drugs.ParseFacts(strings.Split(in, "; "))); diff != "" {
			t.Errorf("%q, split by the caller: %s", in, diff)
		}
	}
}

// FuzzParseFacts: any text is taken apart without a crash, and nothing but text comes out.
func FuzzParseFacts(f *testing.F) {
	for _, s := range []string{"A:{B; C=1 [x]}", "}{", "IF:a -> b", "; ;", "MAX_DOSE=1 mg [<65y]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, fact := range drugs.ParseFacts([]string{s}) {
			if fact.Name == "" {
				t.Errorf("%q: a fact without a name", s)
			}
		}
	})
}

func TestDoses(t *testing.T) {
	none := 1e9
	for facts, want := range map[string]struct {
		change float64
		max    string
	}{
		"START_DOSE=50%; MAINT_DOSE=50%": {-50, ""},
		"DOSE=140%":                      {40, ""},
		"START_DOSE=50%; START_DOSE<50%[c.2846A>T/c.2846A>T]": {-50, ""},
		"DOSE=67%; DOSE=50%":                   {none, ""},
		"START_DOSE=30-80%":                    {none, ""},
		"START_DOSE=10% [malignancy]":          {none, ""},
		"DOSE=150% if needed":                  {none, ""},
		"START_DOSE=50% of lowest recommended": {none, ""},
		"MAX_DOSE=75 mg/day; MONITOR:TDM":      {none, "75 mg/day"},
		"ALTERNATIVE; MAX_DOSE<20 mg/day":      {none, "<20 mg/day"},
		"MAX_DOSE=50% of maximum; MAX_DOSE=10 mg/day [<65y]; MAX_DOSE=5 mg/day [>=65y]": {none, "10 mg/day (<65y); 5 mg/day (>=65y)"},
		"START_DOSE<=20 mg; MONITOR:myopathy":                                           {none, "20 mg (start)"},
		"STANDARD_DOSE":                                                                 {none, ""},
	} {
		a := rows([4]string{"CPIC", "G=k", "REDUCE_DOSE", facts}).advisor()
		m := a.Advise([]pgx.Result{result("G", "k")}, patient.Medicines{})[0].Matches[0]
		if got := m.DoseChangePercent; (got == nil) != (want.change == none) || got != nil && *got != want.change {
			t.Errorf("%s: dose changes by %v, want %v", facts, got, want.change)
		}
		if m.MaxDose != want.max {
			t.Errorf("%s: at most %q, want %q", facts, m.MaxDose, want.max)
		}
	}
}

func TestMedicationNames(t *testing.T) {
	b := base{Base: drugs.Base{
		Drugs:      []knowledge.Drug{{Name: "fluorouracil"}, {Name: "amitriptyline"}, {Name: "toluidine blue"}},
		Names:      []knowledge.DrugName{{Drug: "fluorouracil", Name: "5-FU", Kind: "synonym"}, {Drug: "amitriptyline", Name: "Saroten", Kind: "brand"}, {Drug: "bupropion", Name: "Zyban", Kind: "brand"}},
		Modulators: []knowledge.Modulator{{Medicine: "bupropion", Gene: "CYP2D6", Effect: "inhibitor", Strength: "strong"}},
	}}
	a := b.advisor()
	for in, want := range map[string]string{
		"amitriptyline": "amitriptyline", " Amitriptyline ": "amitriptyline", "AMITRIPTYLINE hydrochloride 25 mg": "amitriptyline",
		"amitriptyline 25mg": "amitriptyline", "5-FU": "fluorouracil", "Toluidine  Blue": "toluidine blue", "amitriptyline.": "amitriptyline",
		"saroten": "amitriptyline", "Saroten (amitriptyline)": "amitriptyline", "Other trade name (amitriptyline)": "amitriptyline", "Zyban": "bupropion",
		"melatonin": "", "": "", "25 mg": "", "amitrip": "",
	} {
		if got := strings.Join(a.Find(in), "+"); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
	got := a.Unknown([]string{"melatonin", " Amitriptyline", "", " melatonin ", "St John's wort"})
	if diff := cmp.Diff([]string{"melatonin", "St John's wort"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestSuggestions(t *testing.T) {
	a := load(t).advisor()
	for typed, want := range map[string]string{
		"tamoxifn": "tamoxifen", "tamxoifen": "tamoxifen", "tamoxiffen": "tamoxifen", "Nolvadx": "tamoxifen", "clopidogerl 75 mg": "clopidogrel",
		"warfarine": "warfarin", "codiene": "codeine", "marevann": "warfarin",
	} {
		if got := a.Suggest(typed); len(got) == 0 || got[0] != want {
			t.Errorf("%q: %q, want %q first", typed, got, want)
		}
		if a.Find(typed) != nil {
			t.Errorf("%q was taken for a known name", typed)
		}
	}
	for _, typed := range []string{"", "xy", "unicornil", "placebozide"} {
		if got := a.Suggest(typed); len(got) > 0 {
			t.Errorf("%q: %q", typed, got)
		}
	}
}
