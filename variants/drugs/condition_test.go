package drugs_test

import (
	"slices"
	"strings"
	"testing"

	"allelens/variants/drugs"
	"allelens/variants/knowledge"
	"allelens/variants/patient"
	"allelens/variants/pgx"
)

// TestAnswersAreOfRows: each condition that answers speak of stands in a row of its drug, and asks one thing only.
func TestAnswersAreOfRows(t *testing.T) {
	b := load(t)
	about := make(map[string]string)
	for _, c := range b.Conditions {
		for _, when := range c.Conditions {
			key := c.Drug + "|" + when
			if was := about[key]; was != "" && was != c.About {
				t.Errorf("%s: %q asks %s and %s", c.Drug, when, was, c.About)
			}
			about[key] = c.About
			found := slices.ContainsFunc(b.Recommendations, func(r knowledge.Recommendation) bool {
				in := func(f string) bool {
					parsed := drugs.ParseFacts([]string{f})[0]
					return parsed.When == when || parsed.Name == "IF" && parsed.Value == when || parsed.Value == when || slices.Contains(strings.Split(parsed.When, ", "), when)
				}
				return r.Drug == c.Drug && (r.Population == when || slices.ContainsFunc(r.Facts, in))
			})
			if !found {
				t.Errorf("%s: no row has the condition %q", c.Drug, when)
			}
		}
	}
}

// TestSituationsDecide: what is known of a medicine's use, by the case, in brackets behind its name, by other medicines or
// by the patient, leaves one branch; what is not known is asked, with what holds under each answer.
func TestSituationsDecide(t *testing.T) {
	a := load(t).advisor()
	const im, pm, um = "Intermediate Metabolizer", "Poor Metabolizer", "Ultrarapid Metabolizer"
	used := func(drug, answer string) drugs.Patient {
		return drugs.Patient{Age: -1, Situations: []patient.Situation{{Drug: drug, Answer: answer}}}
	}
	taking := func(names ...string) drugs.Patient {
		return drugs.Patient{Age: -1, Medicines: patient.Medicines{Current: names}}
	}
	unknown := drugs.Patient{Age: -1}
	for _, c := range []struct {
		name, drug, body string
		genes            []pgx.Result
		patient          drugs.Patient
		action           drugs.Action // of the body
		facts            string       // its rows'
		asks             string
	}{
		{"clopidogrel, not known", "clopidogrel", "CPIC", []pgx.Result{result("CYP2C19", im)}, unknown, drugs.Avoid, "*", "indication"},
		{"after a stent", "clopidogrel", "CPIC", []pgx.Result{result("CYP2C19", im)}, used("clopidogrel", "stent"), drugs.Avoid, "AVOID_IF_ALTERNATIVE; ALT:prasugrel|ticagrelor", ""},
		{"stroke in brackets", "clopidogrel", "CPIC", []pgx.Result{result("CYP2C19", im)}, taking("Plavix (stroke)"), drugs.Alternative, "CONSIDER_ALTERNATIVE", ""},
		{"another vessel", "clopidogrel", "DPWG", []pgx.Result{result("CYP2C19", im)}, used("clopidogrel", "other_vascular"), drugs.Standard, "NO_CHANGE", ""},
		{"another vessel, poor", "clopidogrel", "DPWG", []pgx.Result{result("CYP2C19", pm)}, used("clopidogrel", "pad"), drugs.TestFirst, "ALT:prasugrel|ticagrelor|aspirin+dipyridamole; TEST:platelet inhibition; CONSIDER_ALTERNATIVE[poor responder]", ""},
		{"quetiapine in depression", "quetiapine", "DPWG", []pgx.Result{result("CYP3A4", pm)}, used("quetiapine", "depression"), drugs.Alternative, "ALTERNATIVE; ALT:aripiprazole|olanzapine", ""},
		{"quetiapine in psychosis", "quetiapine", "DPWG", []pgx.Result{result("CYP3A4", pm)}, used("Seroquel", "psychosis"), drugs.ChangeDose, "DOSE=30%", ""},
		{"clomipramine in OCD", "clomipramine", "DPWG", []pgx.Result{result("CYP2D6", "0.0,"+pm)}, used("clomipramine", "ocd"), drugs.ChangeDose, "DOSE=50% if adverse effects; MONITOR:TDM; MONITOR:effect/adverse effects; AVOID[if reduction insufficient]; ALT:citalopram|sertraline", ""},
		{"clomipramine in depression, ultrarapid", "clomipramine", "DPWG", []pgx.Result{result("CYP2C19", um)}, used("clomipramine", "depression"), drugs.Standard, "NO_CHANGE", ""},
		{"codeine for cough", "codeine", "DPWG", []pgx.Result{result("CYP2D6", "0.0,"+pm)}, used("codeine", "cough"), drugs.Standard, "NO_CHANGE", ""},
		{"codeine beside an inhibitor", "codeine", "DPWG", []pgx.Result{result("CYP2D6", "3.0,"+um)}, taking("codeine", "clarithromycin"), drugs.Contraindicated, "CONTRAINDICATED; ALTERNATIVE; ALT(pain):morphine|oxycodone; ALT(cough):noscapine; NOT_ALT:tramadol", "age"},
		{"codeine, low dose", "codeine", "DPWG", []pgx.Result{result("CYP2D6", "3.0,"+um)}, used("codeine", "low"), drugs.Standard, "NO_CHANGE", "age"},
		{"azathioprine suppresses immunity", "azathioprine", "DPWG", []pgx.Result{result("TPMT", im)}, unknown, drugs.ChangeDose, "START_DOSE=50%; NO_CHANGE[azathioprine <1.5 mg/kg/day]; MONITOR:blood counts; MONITOR:toxicity; STRICTER:also NUDT15 IM|PM", ""},
		{"mercaptopurine in colitis", "mercaptopurine", "CPIC", []pgx.Result{result("TPMT", pm), result("NUDT15", "Normal Metabolizer")}, used("mercaptopurine", "colitis"), drugs.Alternative, "CONSIDER_ALTERNATIVE; MONITOR:blood counts", ""},
		{"mercaptopurine in leukaemia", "mercaptopurine", "CPIC", []pgx.Result{result("TPMT", pm), result("NUDT15", "Normal Metabolizer")}, used("mercaptopurine", "leukemia"), drugs.ChangeDose, "START_DOSE=10%; FREQ=3x/week; e.g. 10 mg/m2/day 3 days/week; STEADY_STATE=4-6 wk; MONITOR:blood counts", ""},
		{"statin without other risks", "atorvastatin", "DPWG", []pgx.Result{result("SLCO1B1", "Decreased Function")}, used("atorvastatin", "no"), drugs.Standard, "NO_CHANGE; COUNSEL:report muscle symptoms", ""},
		{"efavirenz below 40 kg", "efavirenz", "DPWG", []pgx.Result{result("CYP2B6", pm)}, used("efavirenz", "alone_under_40_kg"), drugs.Monitor, "START_DOSE=standard; MONITOR:TDM (1000-4000 ng/mL)", ""},
		{"carbamazepine tolerated", "carbamazepine", "CPIC", []pgx.Result{result("HLA-A", "*31:01 positive"), result("HLA-B", "*15:02 negative")}, taking("carbamazepine (tolerated)"), drugs.Monitor, "MONITOR:rash; IF:prior use >3 months without cutaneous reaction -> cautious use", ""},
		{"mavacamten, list without inhibitors", "mavacamten", "DPWG", []pgx.Result{result("CYP2C19", pm)}, taking("mavacamten", "metformin"), drugs.ChangeDose, "START_DOSE=2.5 mg/day; MAX_DOSE=5 mg/day", ""},
		{"mavacamten, an unknown word beside", "mavacamten", "DPWG", []pgx.Result{result("CYP2C19", pm)}, taking("mavacamten", "unicornil"), drugs.ChangeDose, "*", "beside"},
		{"eliglustat, kidneys ill", "eliglustat", "DPWG", []pgx.Result{result("CYP2D6", "0.0,"+pm)}, used("eliglustat", "renal impairment"), drugs.Avoid, "AVOID_IF_ALTERNATIVE", ""},
		{"celecoxib for an adult", "celecoxib", "FDA", []pgx.Result{result("CYP2C9", "0.0,"+pm)}, drugs.Patient{Age: 50}, drugs.ChangeDose, "START_DOSE=50% of lowest recommended", ""},
		{"tramadol, age not given", "tramadol", "FDA", []pgx.Result{result("CYP2D6", "3.0,"+um)}, unknown, drugs.Avoid, "*", "age"},
	} {
		r := find(t, a.For(c.patient).Advise(c.genes, c.patient.Medicines), c.drug)
		action, said := drugs.NotHeld, []string{}
		for _, m := range r.Matches {
			if m.Body == c.body && m.Action != drugs.NoGuidance {
				said = append(said, strings.Join(m.Facts, "; "))
				if m.Action.Urgency() < action.Urgency() {
					action = m.Action
				}
			}
		}
		if action != c.action || c.facts != "*" && strings.Join(said, " | ") != c.facts || strings.Join(r.Asks(), ",") != c.asks {
			t.Errorf("%s: %s %q, asks %q", c.name, action, said, r.Asks())
		}
		for _, q := range r.Questions {
			if len(q.Branches) < 2 {
				t.Errorf("%s: %s has one branch", c.name, q.About)
			}
		}
	}
}
