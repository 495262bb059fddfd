package drugs_test

import (
	"slices"
	"strings"
	"testing"

	"allelens/variants/drugs"
	"allelens/variants/patient"
	"allelens/variants/pgx"
)

// TestAdviceOf2026: results and medicines whose advice changed with the editions of 2026, by body.
func TestAdviceOf2026(t *testing.T) {
	a := load(t).advisor()
	const nm, im, pm, um = "Normal Metabolizer", "Intermediate Metabolizer", "Poor Metabolizer", "Ultrarapid Metabolizer"
	for _, c := range []struct {
		name, drug string
		genes      []pgx.Result
		body       string
		action     drugs.Action
		strength   string // "" for any
		facts      string // the row begins with
	}{
		{"both genes intermediate", "azathioprine", []pgx.Result{result("TPMT", im), result("NUDT15", im)}, "CPIC", drugs.ChangeDose, "Moderate", "START_DOSE=20-50%"},
		{"one gene poor", "azathioprine", []pgx.Result{result("TPMT", pm), result("NUDT15", nm)}, "CPIC", drugs.Alternative, "Strong", "CONSIDER_ALTERNATIVE"},
		{"thioguanine, NUDT15 intermediate", "thioguanine", []pgx.Result{result("NUDT15", im)}, "DPWG", drugs.ChangeDose, "", "START_DOSE=50%"},
		{"thioguanine, NUDT15 poor", "thioguanine", []pgx.Result{result("NUDT15", pm)}, "DPWG", drugs.Avoid, "", "AVOID; DOSE=10%"},
		{"venlafaxine, ultrarapid", "venlafaxine", []pgx.Result{result("CYP2D6", "≥3.0,"+um)}, "DPWG", drugs.Standard, "", "NO_CHANGE"},
		{"amitriptyline, ultrarapid", "amitriptyline", []pgx.Result{result("CYP2D6", "3.0,"+um)}, "DPWG", drugs.ChangeDose, "", "DOSE=160%"},
		{"amitriptyline, poor", "amitriptyline", []pgx.Result{result("CYP2D6", "0.0,"+pm)}, "DPWG", drugs.ChangeDose, "", "DOSE=60%"},
		{"score 2.5", "tramadol", []pgx.Result{result("CYP2D6", "2.5,"+um)}, "DPWG", drugs.Alternative, "", "ALTERNATIVE"},
		{"score 2.75", "zuclopenthixol", []pgx.Result{result("CYP2D6", "2.75,"+um)}, "DPWG", drugs.ChangeDose, "", "DOSE<=150%"},
		{"eliglustat, ultrarapid", "eliglustat", []pgx.Result{result("CYP2D6", "2.5,"+um)}, "DPWG", drugs.Contraindicated, "", "CONTRAINDICATED"},
		{"eliglustat, poor", "eliglustat", []pgx.Result{result("CYP2D6", "0.0,"+pm)}, "DPWG", drugs.ChangeDose, "", "CONTRAINDICATED[strong CYP3A inhibitor]"},
		{"atazanavir, *28 twice", "atazanavir", []pgx.Result{result("UGT1A1", pm+",diplotype:*80+*28/*80+*28")}, "DPWG", drugs.Avoid, "", "AVOID_IF_ALTERNATIVE"},
		{"belinostat", "belinostat", []pgx.Result{result("UGT1A1", pm+",diplotype:*80+*28/*80+*28")}, "FDA", drugs.ChangeDose, "section 1", "START_DOSE=750 mg/m2"},
		{"ondansetron, ultrarapid", "ondansetron", []pgx.Result{result("CYP2D6", "2.5,"+um)}, "CPIC", drugs.Alternative, "Moderate", "ALTERNATIVE"},
		{"tropisetron, ultrarapid", "tropisetron", []pgx.Result{result("CYP2D6", "≥3.0,"+um)}, "CPIC", drugs.Alternative, "", "ALTERNATIVE"},
		{"ondansetron, poor", "ondansetron", []pgx.Result{result("CYP2D6", "0.0,"+pm)}, "CPIC", drugs.NoGuidance, "", "NO_RECOMMENDATION"},
		{"the label says how much", "aripiprazole lauroxil", []pgx.Result{result("CYP2D6", "0.0,"+pm)}, "FDA", drugs.ChangeDose, "section 1", "DOSE=per label"},
		{"the label is named", "siponimod", []pgx.Result{result("CYP2C9", "1.5,"+im+",diplotype:*1/*2")}, "FDA", drugs.NoGuidance, "section 1", "DOSE=per label"},
		{"avoided beside an inhibitor only", "propafenone", []pgx.Result{result("CYP2D6", "0.0,"+pm)}, "FDA", drugs.NoGuidance, "section 1", "AVOID[with CYP3A4 inhibitor]"},
		{"blood levels only", "propranolol", []pgx.Result{result("CYP2D6", "0.0,"+pm)}, "FDA", drugs.NoGuidance, "section 3", "EXPOSURE=altered"},
	} {
		r := find(t, a.Advise(c.genes, patient.Medicines{}), c.drug)
		at := slices.IndexFunc(r.Matches, func(m drugs.Match) bool {
			return m.Body == c.body && m.Action == c.action && strings.HasPrefix(strings.Join(m.Facts, "; "), c.facts) && (c.strength == "" || m.Strength == c.strength)
		})
		if at < 0 {
			t.Errorf("%s: no such row of %s among %d", c.name, c.body, len(r.Matches))
		}
	}
}

// TestCarriers: a row for carriers of an allele holds with one copy and with two, whatever the other is.
func TestCarriers(t *testing.T) {
	a := load(t).advisor()
	for diplotype, want := range map[string]bool{"*1/*3": true, "*3/*3": true, "*2/*3": true, "*3/*8": true, "*1/*2": false} {
		one, other, _ := strings.Cut(diplotype, "/")
		d := pgx.Diplotype{Label: diplotype, Allele1: one, Allele2: other, LookupKeys: []string{"1.0", "Intermediate Metabolizer"}}
		r := find(t, a.Advise([]pgx.Result{{Gene: "CYP2C9", Recommendation: []pgx.Diplotype{d}}}, patient.Medicines{}), "fosphenytoin")
		if got := slices.ContainsFunc(r.Matches, func(m drugs.Match) bool { return m.Lookup["CYP2C9"] == "carrier:*3" }); got != want {
			t.Errorf("%s: a row for carriers of *3? %v, want %v", diplotype, got, want)
		}
	}
}
