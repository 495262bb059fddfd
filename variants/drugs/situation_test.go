package drugs_test

import (
	"slices"
	"strings"
	"testing"

	"allelens/variants/drugs"
	"allelens/variants/patient"
	"allelens/variants/pgx"
)

// TestConditionsAreResolved: branches that age, sex, menopause or genotype rule out are left out, those that hold stand
// without their condition, and those that are open keep it and ask.
func TestConditionsAreResolved(t *testing.T) {
	a := load(t).advisor()
	cyp2d6 := func(score, phenotype string) pgx.Result { return result("CYP2D6", score+","+phenotype) }
	dpyd := func(one, other, score string, functions ...string) pgx.Result {
		d := pgx.Diplotype{Label: one + "/" + other, Allele1: one, Allele2: other, Phenotype: "Intermediate Metabolizer", LookupKeys: []string{score, "Intermediate Metabolizer"}}
		if len(functions) == 2 {
			d.Function1, d.Function2 = functions[0], functions[1]
		}
		return pgx.Result{Gene: "DPYD", Source: pgx.FromVCF, Recommendation: []pgx.Diplotype{d}}
	}
	unknown := drugs.Patient{Age: -1}
	const star2A, c2846 = "c.1905+1G>A (*2A)", "c.2846A>T"
	for _, c := range []struct {
		name, drug, body string
		gene             pgx.Result
		patient          drugs.Patient
		action           drugs.Action
		has, lacks       string
		asks             string
	}{
		{"menopause not given", "tamoxifen", "CPIC", cyp2d6("0.0", "Poor Metabolizer"), unknown, drugs.Alternative, "aromatase inhibitor[post-menopausal]", "", "menopause"},
		{"before menopause", "tamoxifen", "CPIC", cyp2d6("0.0", "Poor Metabolizer"), drugs.Patient{Age: 40, Sex: "female", Menopause: patient.Before}, drugs.Alternative, "ALT:aromatase inhibitor with ovarian suppression;", "menopausal]", ""},
		{"after menopause", "tamoxifen", "DPWG", cyp2d6("0.0", "Poor Metabolizer"), drugs.Patient{Age: 60, Sex: "female", Menopause: patient.After}, drugs.Alternative, "ALT:aromatase inhibitor;", "ovarian", ""},
		{"menopause at 78", "tamoxifen", "CPIC", cyp2d6("0.0", "Poor Metabolizer"), drugs.Patient{Age: 78, Sex: "female"}, drugs.Alternative, "ALT:aromatase inhibitor;", "menopausal]", ""},
		{"a man", "tamoxifen", "DPWG", cyp2d6("0.0", "Poor Metabolizer"), drugs.Patient{Age: 60, Sex: "male"}, drugs.Alternative, "DOSE=", "aromatase inhibitor[", ""},
		{"age not given", "escitalopram", "DPWG", result("CYP2C19", "Poor Metabolizer"), unknown, drugs.ChangeDose, "[>=65y]", "", "age"},
		{"under 65", "escitalopram", "DPWG", result("CYP2C19", "Poor Metabolizer"), drugs.Patient{Age: 40}, drugs.ChangeDose, "MAX_DOSE=10 mg/day", "65y", ""},
		{"from 65", "escitalopram", "DPWG", result("CYP2C19", "Poor Metabolizer"), drugs.Patient{Age: 65}, drugs.ChangeDose, "MAX_DOSE=5 mg/day", "MAX_DOSE=10 mg/day", ""},
		{"an adult", "pantoprazole", "FDA", result("CYP2C19", "Poor Metabolizer"), drugs.Patient{Age: 40}, drugs.Standard, "NO_CHANGE", "reduction", ""},
		{"a child", "codeine", "FDA", cyp2d6("3.0", "Ultrarapid Metabolizer"), drugs.Patient{Age: 8}, drugs.Contraindicated, "CONTRAINDICATED", "[", ""},
		{"an adult with codeine", "codeine", "FDA", cyp2d6("3.0", "Ultrarapid Metabolizer"), drugs.Patient{Age: 30}, drugs.Avoid, "RISK", "CONTRAINDICATED", ""},
		{"children's rows for an adult", "atomoxetine", "CPIC", cyp2d6("0.0", "Poor Metabolizer"), drugs.Patient{Age: 30}, drugs.ChangeDose, "40 mg/day", "mg/kg", ""},
		{"another allele's clause", "capecitabine", "CPIC", dpyd(star2A, "Reference", "1.0"), unknown, drugs.ChangeDose, "START_DOSE=50%", "2846", ""},
		{"the allele's clause", "capecitabine", "CPIC", dpyd(c2846, c2846, "1.0"), unknown, drugs.ChangeDose, "START_DOSE<50%", "[c.2846", ""},
		{"one allele without function", "fluorouracil", "DPWG", dpyd(star2A, "Reference", "1.0", "No function", "Normal function"), unknown, drugs.ChangeDose, "START_DOSE=50%", "PBMC", ""},
		{"two reduced", "fluorouracil", "DPWG", dpyd(c2846, c2846, "1.0", "Decreased function", "Decreased function"), unknown, drugs.TestFirst, "PBMC", "START_DOSE", ""},
		{"functions not known", "fluorouracil", "DPWG", dpyd("A", "B", "1.0"), unknown, drugs.ChangeDose, "TWO_REDUCED_VARIANTS", "", ""},
	} {
		r := find(t, a.For(c.patient).Advise([]pgx.Result{c.gene}, patient.Medicines{}), c.drug)
		var said []string
		action := drugs.NotHeld
		for _, m := range r.Matches {
			if m.Body == c.body {
				said = append(said, strings.Join(m.Facts, "; ")+";")
				if m.Action.Urgency() < action.Urgency() {
					action = m.Action
				}
			}
		}
		facts := strings.Join(said, " | ")
		if action != c.action || !strings.Contains(facts, c.has) || c.lacks != "" && strings.Contains(facts, c.lacks) || (c.asks != "") != slices.Contains(r.Asks(), c.asks) {
			t.Errorf("%s: %q, %s, asks %q", c.name, action, facts, r.Asks())
		}
	}
}
