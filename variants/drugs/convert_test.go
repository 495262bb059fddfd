package drugs_test

import (
	"slices"
	"testing"

	"allelens/variants/drugs"
	"allelens/variants/patient"
	"allelens/variants/pgx"
)

// scored is a result of CYP2D6 as the caller gives it.
func scored(diplotype, phenotype, score string) pgx.Result {
	return pgx.Result{Gene: "CYP2D6", Source: pgx.FromOutside, Recommendation: []pgx.Diplotype{
		{Label: diplotype, Phenotype: phenotype, ActivityScore: score, LookupKeys: []string{score, phenotype}},
	}}
}

func TestPhenoconversion(t *testing.T) {
	a := load(t).advisor()
	const nm, im, pm, um = "Normal Metabolizer", "Intermediate Metabolizer", "Poor Metabolizer", "Ultrarapid Metabolizer"
	for _, c := range []struct {
		name, drug  string
		gene        pgx.Result
		medicines   patient.Medicines
		to          string // "" for no conversion
		with, alone drugs.Action
	}{
		{"none", "codeine", scored("*1/*1", nm, "2.0"), patient.Medicines{}, "", drugs.Standard, ""},
		{"strong", "codeine", scored("*1/*1", nm, "2.0"), patient.Medicines{Current: []string{"Prozac"}}, pm + " (0.0)", drugs.Avoid, drugs.Standard},
		{"planned", "codeine", scored("*1/*1", nm, "2.0"), patient.Medicines{Planned: []string{"paroxetine 20 mg"}}, pm + " (0.0)", drugs.Avoid, drugs.Standard},
		{"earlier", "codeine", scored("*1/*1", nm, "2.0"), patient.Medicines{Earlier: []string{"fluoxetine"}}, "", drugs.Standard, ""},
		{"moderate", "tamoxifen", scored("*1/*1", nm, "2.0"), patient.Medicines{Current: []string{"duloxetine"}}, im + " (1.0)", drugs.Alternative, drugs.Standard},
		{"moderate, rounded down", "tamoxifen", scored("*1/*41", nm, "1.25"), patient.Medicines{Current: []string{"duloxetine"}}, im + " (0.5)", drugs.Alternative, drugs.Standard},
		{"moderate leaves some", "tamoxifen", scored("*10/*4", im, "0.25"), patient.Medicines{Current: []string{"duloxetine"}}, "", drugs.Alternative, ""},
		{"two moderate count once", "tamoxifen", scored("*1/*1", nm, "2.0"), patient.Medicines{Current: []string{"duloxetine", "rolapitant"}}, im + " (1.0)", drugs.Alternative, drugs.Standard},
		{"strong beside moderate", "tamoxifen", scored("*1/*1", nm, "2.0"), patient.Medicines{Current: []string{"duloxetine", "bupropion"}}, pm + " (0.0)", drugs.Alternative, drugs.Standard},
		{"nothing left to lower", "codeine", scored("*4/*4", pm, "0.0"), patient.Medicines{Current: []string{"fluoxetine"}}, "", drugs.Avoid, ""},
		{"ultrarapid", "codeine", scored("*1/*1x3", um, "≥3.0"), patient.Medicines{Current: []string{"quinidine"}}, pm + " (0.0)", drugs.Avoid, drugs.Contraindicated},
		{"a bound stays open", "codeine", scored("*1/*1x3", um, "≥3.0"), patient.Medicines{Current: []string{"duloxetine"}}, "Indeterminate (n/a)", drugs.NotHeld, drugs.Contraindicated},
		{"its own enzyme", "paroxetine", scored("*1/*1", nm, "2.0"), patient.Medicines{Current: []string{"paroxetine"}}, "", drugs.Standard, ""},
		{"CYP2C19 strong", "clopidogrel", result("CYP2C19", nm), patient.Medicines{Current: []string{"fluvoxamine"}}, pm, drugs.Avoid, drugs.Standard},
		{"CYP2C19 moderate", "clopidogrel", result("CYP2C19", nm), patient.Medicines{Current: []string{"felbamate"}}, im, drugs.Avoid, drugs.Standard},
		{"CYP2C19 induced", "omeprazole", result("CYP2C19", nm), patient.Medicines{Current: []string{"rifampicin"}}, "Rapid Metabolizer", drugs.ChangeDose, drugs.ChangeDose},
		{"opposed", "omeprazole", result("CYP2C19", nm), patient.Medicines{Current: []string{"rifampin", "fluvoxamine"}}, nm, drugs.ChangeDose, drugs.ChangeDose},
		{"CYP3A4", "quetiapine", result("CYP3A4", nm), patient.Medicines{Current: []string{"clarithromycin"}}, pm, drugs.Alternative, drugs.NoGuidance},
		{"gene not called", "codeine", pgx.Result{Gene: "CYP2D6"}, patient.Medicines{Current: []string{"fluoxetine"}}, "", drugs.NotAssessable, ""},
	} {
		r := find(t, a.Advise([]pgx.Result{c.gene}, c.medicines), c.drug)
		if c.to == "" {
			if len(r.Conversions) > 0 || r.Alone != nil || r.Action != c.with {
				t.Errorf("%s: %q, conversions %+v", c.name, r.Action, r.Conversions)
			}
			continue
		}
		if len(r.Conversions) != 1 || r.Conversions[0].To != c.to || r.Alone == nil {
			t.Errorf("%s: conversions %+v, want one to %q", c.name, r.Conversions, c.to)
			continue
		}
		if r.Action != c.with || r.Alone.Action != c.alone || !r.Conversions[0].Verified || r.Conversions[0].From == "" || len(r.Conversions[0].Medicines) == 0 {
			t.Errorf("%s: %q, by genotype alone %q, %+v", c.name, r.Action, r.Alone.Action, r.Conversions[0])
		}
		if got := r.Results[0]; got.Diplotype != r.Alone.Results[0].Diplotype || got.Phenotype != r.Alone.Results[0].Phenotype || got.AdjustedPhenotype == "" && r.Conversions[0].Effect != "opposed" {
			t.Errorf("%s: the genotype is lost: %+v", c.name, got)
		}
	}
}

func TestStatus(t *testing.T) {
	a := load(t).advisor()
	results := a.Advise(nil, patient.Medicines{Current: []string{"Nolvadex", "codeine"}, Planned: []string{"codeine", "Plavix (clopidogrel)"}, Earlier: []string{"warfarin", "tamoxifen"}})
	for drug, want := range map[string]drugs.Status{"tamoxifen": drugs.Current, "codeine": drugs.Current, "clopidogrel": drugs.Planned, "warfarin": drugs.Earlier, "abacavir": ""} {
		r := find(t, results, drug)
		if r.Status != want || r.OnList != (want == drugs.Current || want == drugs.Planned) {
			t.Errorf("%s: %q, on the list %v; want %q", drug, r.Status, r.OnList, want)
		}
	}
}

func TestWhatAnUnknownGeneCouldChange(t *testing.T) {
	a := load(t).advisor()
	whatIf := func(drug string, genes ...pgx.Result) map[string]map[drugs.Action][]string {
		all := map[string]map[drugs.Action][]string{}
		for _, p := range find(t, a.Advise(genes, patient.Medicines{}), drug).IfKnown {
			all[p.Gene] = map[drugs.Action][]string{}
			for _, c := range p.Changes {
				all[p.Gene][c.Action] = c.Phenotypes
			}
		}
		return all
	}
	if got := whatIf("mercaptopurine"); len(got) > 0 {
		t.Errorf("nothing is known, yet: %v", got)
	}
	got := whatIf("mercaptopurine", result("TPMT", "Normal Metabolizer"))["NUDT15"]
	for _, poorer := range []string{"Poor Metabolizer", "Intermediate Metabolizer"} {
		if !slices.Contains(got[drugs.ChangeDose], poorer) && !slices.Contains(got[drugs.Alternative], poorer) && !slices.Contains(got[drugs.Avoid], poorer) {
			t.Errorf("mercaptopurine, TPMT normal: NUDT15 %s changes nothing in %v", poorer, got)
		}
	}
	got = whatIf("amitriptyline", result("CYP2C19", "Normal Metabolizer"))["CYP2D6"]
	if !slices.Equal(got[drugs.Avoid], []string{"Poor Metabolizer", "Ultrarapid Metabolizer"}) {
		t.Errorf("amitriptyline: CYP2D6 %v", got)
	}
	if got := whatIf("clopidogrel", result("CYP2C19", "Normal Metabolizer")); len(got) > 0 {
		t.Errorf("clopidogrel has no other gene: %v", got)
	}
}

// TestJointRules: where a guideline has rows for several genes together, the row of this
// combination applies and those of others do not.
func TestJointRules(t *testing.T) {
	a := load(t).advisor()
	const nm, im, pm = "Normal Metabolizer", "Intermediate Metabolizer", "Poor Metabolizer"
	for _, c := range []struct {
		drug   string
		genes  []pgx.Result
		action drugs.Action
	}{
		{"amitriptyline", []pgx.Result{result("CYP2D6", "2.0,"+nm), result("CYP2C19", nm)}, drugs.Standard},
		{"amitriptyline", []pgx.Result{result("CYP2D6", "0.0,"+pm), result("CYP2C19", nm)}, drugs.Avoid},
		{"amitriptyline", []pgx.Result{result("CYP2D6", "2.0,"+nm), result("CYP2C19", pm)}, drugs.Avoid},
		{"mercaptopurine", []pgx.Result{result("TPMT", nm), result("NUDT15", nm)}, drugs.Standard},
		{"mercaptopurine", []pgx.Result{result("TPMT", im), result("NUDT15", nm)}, drugs.ChangeDose},
		{"phenytoin", []pgx.Result{result("HLA-B", "*15:02 negative"), result("CYP2C9", "2.0,"+nm)}, drugs.Standard},
		{"phenytoin", []pgx.Result{result("HLA-B", "*15:02 negative"), result("CYP2C9", "0.0,"+pm)}, drugs.ChangeDose},
		{"phenytoin", []pgx.Result{result("HLA-B", "*15:02 positive"), result("CYP2C9", "2.0,"+nm)}, drugs.Avoid},
		{"siponimod", []pgx.Result{{Gene: "CYP2C9", Recommendation: []pgx.Diplotype{{Label: "*1/*3", Allele1: "*1", Allele2: "*3", LookupKeys: []string{"1.0", im}}}}}, drugs.ChangeDose},
		{"siponimod", []pgx.Result{{Gene: "CYP2C9", Recommendation: []pgx.Diplotype{{Label: "*3/*3", Allele1: "*3", Allele2: "*3", LookupKeys: []string{"0.0", pm}}}}}, drugs.Avoid},
	} {
		r := find(t, a.Advise(c.genes, patient.Medicines{}), c.drug)
		if r.Action != c.action {
			t.Errorf("%s with %v: %q, want %q", c.drug, c.genes, r.Action, c.action)
		}
		for _, m := range r.Matches {
			for gene, key := range m.Lookup {
				if !slices.ContainsFunc(c.genes, func(g pgx.Result) bool {
					return g.Gene == gene && (slices.Contains(g.Recommendation[0].LookupKeys, key) || key == "diplotype:"+g.Recommendation[0].Label)
				}) && key != "No Result" {
					t.Errorf("%s: row %d asks for %s %s", c.drug, m.Row, gene, key)
				}
			}
		}
	}
}

// TestNamedWithoutARule: a medicine that acts on an enzyme or a transporter for which no rule of conversion is
// held is named beside the result, and changes nothing.
func TestNamedWithoutARule(t *testing.T) {
	b := load(t)
	ruled := map[string]bool{}
	for _, c := range b.Conversions {
		ruled[c.Gene] = true
	}
	a := b.advisor()
	for _, c := range []struct{ drug, gene, phenotype, medicine string }{
		{"ibuprofen", "CYP2C9", "Normal Metabolizer", "fluconazole"}, {"efavirenz", "CYP2B6", "Normal Metabolizer", "carbamazepine"},
		{"simvastatin", "SLCO1B1", "Normal Function", "clarithromycin"},
	} {
		if ruled[c.gene] {
			t.Fatalf("%s has a rule", c.gene)
		}
		r := find(t, a.Advise([]pgx.Result{result(c.gene, c.phenotype)}, patient.Medicines{Current: []string{c.medicine}}), c.drug)
		if len(r.Conversions) != 1 || r.Conversions[0].Effect != "unadjusted" || r.Conversions[0].To != r.Conversions[0].From || r.Action != r.Alone.Action {
			t.Errorf("%s beside %s: %q, %+v", c.drug, c.medicine, r.Action, r.Conversions)
		}
	}
}
