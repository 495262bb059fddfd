package drugs_test

import (
	"slices"
	"testing"

	"allelens/variants/drugs"
	"allelens/variants/patient"
	"allelens/variants/pgx"
)

// TestTestsBeforeTreatment: a medicine of the patient's whose bodies ask for a missing result says so; what nobody
// takes does not, nor a wish that is only for those who start, nor one that a result has met.
func TestTestsBeforeTreatment(t *testing.T) {
	a := load(t).advisor()
	other := result("NAT2", "Rapid Acetylator")
	for _, c := range []struct {
		name, drug string
		genes      []pgx.Result
		medicines  patient.Medicines
		want       drugs.Action
		asked      bool
	}{
		{"planned", "capecitabine", []pgx.Result{other}, patient.Medicines{Planned: []string{"Xeloda"}}, drugs.TestFirst, true},
		{"taken", "abacavir", nil, patient.Medicines{Current: []string{"abacavir"}}, drugs.TestFirst, true},
		{"taken earlier", "abacavir", nil, patient.Medicines{Earlier: []string{"abacavir"}}, drugs.NotAssessable, true},
		{"of nobody", "abacavir", nil, patient.Medicines{}, drugs.NotAssessable, true},
		{"met", "capecitabine", []pgx.Result{result("DPYD", "2.0,Normal Metabolizer")}, patient.Medicines{Planned: []string{"capecitabine"}}, drugs.Standard, false},
		{"found to be poor", "capecitabine", []pgx.Result{result("DPYD", "0.0,Poor Metabolizer")}, patient.Medicines{Planned: []string{"capecitabine"}}, drugs.Avoid, false},
		{"for those who start", "clopidogrel", nil, patient.Medicines{Planned: []string{"clopidogrel"}}, drugs.TestFirst, true},
		{"not for those who take it", "clopidogrel", nil, patient.Medicines{Current: []string{"clopidogrel"}}, drugs.NotAssessable, false},
		{"to be considered", "codeine", nil, patient.Medicines{Planned: []string{"codeine"}}, drugs.NotAssessable, false},
		{"nothing asked", "sertraline", nil, patient.Medicines{Planned: []string{"sertraline"}}, drugs.NotAssessable, false},
		{"no result is no result", "capecitabine", []pgx.Result{result("DPYD", "n/a,Indeterminate")}, patient.Medicines{Planned: []string{"capecitabine"}}, drugs.TestFirst, true},
	} {
		r := find(t, a.Advise(c.genes, c.medicines), c.drug)
		if r.Action != c.want || r.Asked() != c.asked {
			t.Errorf("%s: %s is %q, asked %v; want %q, %v", c.name, c.drug, r.Action, r.Asked(), c.want, c.asked)
		}
	}
}

// TestAStatementSpeaksOfItsAllele: "*57:01 negative" is no result for a medicine that another allele bears on.
func TestAStatementSpeaksOfItsAllele(t *testing.T) {
	a := load(t).advisor()
	stated := []pgx.Result{result("HLA-B", "*57:01 negative")}
	for drug, want := range map[string]drugs.Action{"abacavir": drugs.Standard, "allopurinol": drugs.NotAssessable, "carbamazepine": drugs.NotAssessable} {
		if r := find(t, a.Advise(stated, patient.Medicines{}), drug); r.Action != want {
			t.Errorf("%s: %q, want %q", drug, r.Action, want)
		}
	}
}

// TestDiscordantReassuresNobody: beside a gene whose results made elsewhere contradict each other no medicine is taken as
// usual, whatever its other genes say; the patient's own ask for the test.
func TestDiscordantReassuresNobody(t *testing.T) {
	a := load(t).advisor()
	usual := []pgx.Result{result("CYP2D6", "2.0,Normal Metabolizer"), result("CYP2C19", "Normal Metabolizer"), result("CYP2C9", "2.0,Normal Metabolizer")}
	for _, gene := range []string{"CYP2D6", "CYP2C19", "CYP2C9", "DPYD", "TPMT", "HLA-B"} {
		genes := []pgx.Result{{Gene: gene, Source: pgx.FromOutside, NoResult: pgx.Discordant}}
		for _, g := range usual {
			if g.Gene != gene {
				genes = append(genes, g)
			}
		}
		var own []string
		for _, r := range a.Advise(genes, patient.Medicines{}) {
			if !slices.Contains(r.Genes, gene) {
				continue
			}
			own = append(own, r.Drug.Name)
			if !slices.Contains(r.Discordant, gene) || slices.Contains([]drugs.Action{drugs.Standard, drugs.NoGuidance, drugs.NotHeld}, r.Action) {
				t.Errorf("%s, %s of nobody: %q, %v", gene, r.Drug.Name, r.Action, r.Discordant)
			}
		}
		for _, r := range a.Advise(genes, patient.Medicines{Planned: own}) {
			if slices.Contains(r.Genes, gene) && r.Action.Urgency() > drugs.TestFirst.Urgency() {
				t.Errorf("%s, %s planned: %q", gene, r.Drug.Name, r.Action)
			}
		}
	}
}
