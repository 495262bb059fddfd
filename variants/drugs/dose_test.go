package drugs_test

import (
	"testing"

	"allelens/variants/drugs"
	"allelens/variants/patient"
	"allelens/variants/pgx"
)

func TestDoseOfARow(t *testing.T) {
	for _, c := range []struct {
		primary, facts, direction string
		low, high                 float64 // 0 for none
	}{
		{"REDUCE_DOSE", "START_DOSE=50%; MONITOR:TDM", drugs.Lower, 50, 50},
		{"REDUCE_DOSE", "CONSIDER:START_DOSE=75%", drugs.Lower, 75, 75},
		{"REDUCE_DOSE", "START_DOSE=30-80% if standard >=2 mg/kg/day", drugs.Lower, 30, 80},
		{"REDUCE_DOSE", "START_DOSE=50%; START_DOSE<50%[c.2846A>T/c.2846A>T]", drugs.Lower, 50, 50},
		{"REDUCE_DOSE", "START_DOSE=50%; START_DOSE<50%; TITRATE=by toxicity or drug levels", drugs.Lower, 50, 50},
		{"REDUCE_DOSE", "DOSE=67%; DOSE=50% if CNS adverse effects persist", drugs.Lower, 67, 67},
		{"REDUCE_DOSE", "START_DOSE<=10%", drugs.Lower, 0, 10},
		{"REDUCE_DOSE", "START_DOSE=25-50% of lowest recommended", drugs.Lower, 0, 0},
		{"INCREASE_DOSE", "DOSE=160%; AVOID[if dose increase not wanted]", drugs.Higher, 160, 160},
		{"LIMIT_DOSE", "DOSE<=150% if ineffective; DOSE=increase if ineffective", drugs.Higher, 100, 150},
		{"LIMIT_DOSE", "MAX_DOSE=20 mg/day", drugs.Lower, 0, 0},
		{"LIMIT_DOSE", "CONSIDER:START_DOSE>=75 mg/day; MAX_DOSE=300 mg/day", drugs.Higher, 0, 0},
		{"STANDARD_START_ADJUST_MAINT", "STANDARD_DOSE; CONSIDER:MAINT_DOSE=lower; CONSIDER:TITRATE=slower", drugs.Lower, 0, 0},
		{"STANDARD_START_CONSIDER_INCREASE", "STANDARD_DOSE; DOSE=150-200%[H. pylori]", drugs.Higher, 150, 200},
		{"ADJUST_DOSE", "DOSE=per label", "", 0, 0},
		{"SPECIFIC_TITRATION", "START_DOSE=40 mg/day; INCREASE_TO=80 mg/day@3d; CONSIDER:DOSE=reduce if adverse effects", "", 0, 0},
	} {
		d := drugs.DoseOf(c.primary, drugs.ParseFacts([]string{c.facts}))
		var s drugs.Share
		if d.Share != nil {
			s = *d.Share
		}
		if d.Direction != c.direction || s.Low != c.low || s.High != c.high {
			t.Errorf("%s | %s: %q, %v", c.primary, c.facts, d.Direction, s)
		}
	}
}

// TestDoseOfADrug: direction and share are the deciding body's; another body's counts as a difference only where a
// prescriber would give another dose.
func TestDoseOfADrug(t *testing.T) {
	for _, c := range []struct {
		name, second, result string
		dose                 drugs.Dose
		differs              int
	}{
		{"the same dose in other words", "DOSE=50%", "slow", drugs.Dose{Direction: drugs.Lower, Share: &drugs.Share{Low: 50, High: 50}}, 0},
		{"a range that holds it", "START_DOSE=30-80%", "slow", drugs.Dose{Direction: drugs.Lower, Share: &drugs.Share{Low: 50, High: 50}}, 0},
		{"another dose", "START_DOSE=75%", "slow", drugs.Dose{Direction: drugs.Lower, Share: &drugs.Share{Low: 50, High: 50}}, 1},
		{"the other way", "DOSE=150%", "slow", drugs.Dose{Direction: drugs.Lower, Share: &drugs.Share{Low: 50, High: 50}}, 1},
		{"no amount", "DOSE=lower", "slow", drugs.Dose{Direction: drugs.Lower, Share: &drugs.Share{Low: 50, High: 50}}, 0},
	} {
		a := rows([4]string{"CPIC", "G=slow", "REDUCE_DOSE", "START_DOSE=50%"}, [4]string{"DPWG", "G=slow", "REDUCE_DOSE", c.second}).advisor()
		r := a.Advise([]pgx.Result{result("G", c.result)}, patient.Medicines{})[0]
		d := r.Dose()
		if d.Direction != c.dose.Direction || d.Share == nil || *d.Share != *c.dose.Share || len(r.Disagreement) != c.differs {
			t.Errorf("%s: %q %v, disagreement %v", c.name, d.Direction, d.Share, r.Disagreement)
		}
	}
	open := rows([4]string{"CPIC", "G=slow", "REDUCE_DOSE", "START_DOSE=50%"}, [4]string{"DPWG", "G=fast", "INCREASE_DOSE", "DOSE=150%"}).advisor()
	if r := open.Advise([]pgx.Result{result("G", "slow", "fast")}, patient.Medicines{})[0]; r.Action != drugs.ChangeDose || r.Dose().Direction != "" {
		t.Errorf("two directions are possible: %q %+v", r.Action, r.Dose())
	}
}
