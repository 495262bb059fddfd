package guidance

import (
	"strings"
	"testing"

	"allelens/report/text"
	"allelens/variants/drugs"
	"allelens/variants/knowledge"
	"allelens/variants/pgx"
)

func match(action drugs.Action, change float64, facts string, forAll bool) drugs.Match {
	m := drugs.Match{Recommendation: knowledge.Recommendation{PrimaryAction: "REDUCE_DOSE", Facts: strings.Split(facts, "; ")}, Action: action, ForAll: forAll}
	if change != 0 {
		m.DoseChangePercent = &change
	}
	m.Dose = drugs.DoseOf(m.PrimaryAction, drugs.ParseFacts(m.Facts))
	return m
}

func TestHeadline(t *testing.T) {
	half := match(drugs.ChangeDose, -50, "START_DOSE=50%; MONITOR:TDM", true)
	context := match(drugs.Standard, 0, "CLINICAL_CONTEXT", true)
	context.PrimaryAction = "NO_CHANGE_CLINICAL_CONTEXT"
	later := match(drugs.ChangeDose, 0, "STANDARD_DOSE; DOSE=150-200%[H. pylori, erosive esophagitis]", true)
	later.PrimaryAction = "STANDARD_START_CONSIDER_INCREASE"
	cf := match(drugs.Avoid, 0, "AVOID", true)
	cf.PrimaryAction, cf.Lookup = "AVOID", map[string]string{"CFTR": "ivacaftor non-responsive in CF patients"}
	warning := match(drugs.NoGuidance, 0, "EXPOSURE=higher; RISK=higher", true)
	warning.PrimaryAction, warning.Body = "NO_RECOMMENDATION", "FDA"
	someRisk := match(drugs.Alternative, 0, "ALTERNATIVE; ALT:rosuvastatin; IF:additional myopathy risk factors", true)
	someRisk.PrimaryAction, someRisk.Body = "ALTERNATIVE", "DPWG"
	limit := match(drugs.ChangeDose, 0, "START_DOSE<=20 mg; CONSIDER_ALTERNATIVE[if more than 20 mg needed]; ALT:rosuvastatin", true)
	above := match(drugs.Contraindicated, 0, "CONTRAINDICATED[>20 mg q6h, or CYP3A4 inhibitor/renal impairment]", true)
	above.PrimaryAction, above.Body = "CONTRAINDICATED", "DPWG"
	plain := match(drugs.Avoid, 0, "AVOID", true)
	plain.PrimaryAction = "AVOID"
	for _, c := range []struct {
		name string
		r    drugs.Result
		want string
	}{
		{"contraindicated", drugs.Result{Action: drugs.Contraindicated}, "Contraindicated: do not use this medicine."},
		{"avoid", drugs.Result{Action: drugs.Avoid}, "Avoid this medicine."},
		{"one dose", drugs.Result{Action: drugs.ChangeDose, Matches: []drugs.Match{half, half}}, "Lower dose: start with half of the usual dose."},
		{"two doses", drugs.Result{Action: drugs.ChangeDose, Matches: []drugs.Match{half, match(drugs.ChangeDose, -25, "START_DOSE=75%", true)}}, "Lower dose: how much depends on what is still open, see the rows."},
		{"a range", drugs.Result{Action: drugs.ChangeDose, Matches: []drugs.Match{match(drugs.ChangeDose, 0, "START_DOSE=30-80%", true)}}, "Lower dose: start with 30–80 % of the usual dose."},
		{"dose for some", drugs.Result{Action: drugs.ChangeDose, Branches: true, Matches: []drugs.Match{match(drugs.ChangeDose, -50, "START_DOSE=50%", false)}},
			"Lower dose: how much depends on what is still open, see the rows. The possible gene results lead to different advice."},
		{"unclear", drugs.Result{Action: drugs.TestFirst, Branches: true}, "Clarify the gene result first: the possible results lead to different advice."},
		{"unclear, nothing urgent", drugs.Result{Action: drugs.NoGuidance, Branches: true, Needs: []string{"CYP2D6"}}, "No sure advice: the possible gene results lead to different advice, or to none."},
		{"a test is asked for", drugs.Result{Action: drugs.TestFirst, Matches: []drugs.Match{match(drugs.TestFirst, 0, "TEST:G6PD enzyme activity", true)}}, "Test first."},
		{"standard", drugs.Result{Action: drugs.Standard}, "Use the usual dose."},
		{"not reassuring", drugs.Result{Action: drugs.Standard, Open: []drugs.Unexcluded{{Gene: "G", Alleles: []string{"rs1 (T)"}, Why: pgx.Undocumented}}}, "What was tested asks for no change; what was not tested could. G rs1 (T): no definition knows this base; what it does is open."},
		{"a gene missing", drugs.Result{Action: drugs.Standard, Needs: []string{"NUDT15"}},
			"What was tested asks for no change; what was not tested could. No usable result for NUDT15."},
		{"malignant hyperthermia", drugs.Result{Action: drugs.Standard, Matches: []drugs.Match{context}},
			"The gene result asks for no change by itself and does not exclude a risk: the clinical context decides."},
		{"a limit in any case before another medicine in one situation", drugs.Result{Action: drugs.Alternative, Body: "DPWG", Matches: []drugs.Match{someRisk, limit}},
			"Lower dose: start with at most 20 mg. With further risk factors for myopathy, choose another medicine, such as rosuvastatin."},
		{"avoid in any case before a limit", drugs.Result{Action: drugs.Contraindicated, Body: "DPWG", Matches: []drugs.Match{above, plain}},
			"Avoid this medicine. Contraindicated above 20 mg every 6 hours, and with a CYP3A4 inhibitor or renal impairment."},
		{"more than half less may be needed", drugs.Result{Action: drugs.ChangeDose, Matches: []drugs.Match{match(drugs.ChangeDose, -50, "START_DOSE=50%; START_DOSE<50%; TITRATE=by toxicity or drug levels", true)}},
			"Lower dose: start with half of the usual dose and adjust it by toxicity or, where available, by drug levels; more than 50 % less may be needed."},
		{"the usual dose within a limit", drugs.Result{Action: drugs.Standard, Matches: []drugs.Match{match(drugs.Standard, 0, "NO_CHANGE; LIMIT:standard doses (<=1 g/day)", true)}},
			"Use the usual dose. Do not exceed standard doses, at most 1 g/day."},
		{"the usual dose, watched", drugs.Result{Action: drugs.Standard, Matches: []drugs.Match{match(drugs.Standard, 0, "STANDARD_DOSE; MONITOR:anemia", true)}},
			"Use the usual dose. Watch for anaemia."},
		{"cystic fibrosis only", drugs.Result{Action: drugs.Avoid, Matches: []drugs.Match{cf}}, "In cystic fibrosis, avoid this medicine."},
		{"later increase", drugs.Result{Action: drugs.ChangeDose, Matches: []drugs.Match{later}}, "Start with the usual dose. Consider 150–200 % of the usual dose (for H. pylori or erosive oesophagitis)."},
		{"calculated", drugs.Result{Action: drugs.Standard, Matches: []drugs.Match{match(drugs.Standard, 0, "WARFARIN:genotype", true)}},
			"Calculate the dose with an equation that takes the gene results into account."},
		{"calculated, not for every result", drugs.Result{Action: drugs.ChangeDose, Branches: true, Matches: []drugs.Match{match(drugs.ChangeDose, 0, "WARFARIN:genotype", false)}},
			"Lower dose: how much depends on what is still open, see the rows. The possible gene results lead to different advice."},
		{"calculated, sites missing", drugs.Result{Action: drugs.Standard, Open: []drugs.Unexcluded{{Gene: "G", Alleles: []string{"rs1 (T)"}, Why: pgx.Undocumented}}, Matches: []drugs.Match{match(drugs.Standard, 0, "WARFARIN:rare_allele_tested", true)}},
			"Calculate the dose with an equation that takes the gene results into account; not all variants could be checked. G rs1 (T): no definition knows this base; what it does is open."},
		{"a site not read", drugs.Result{Action: drugs.TestFirst, Open: []drugs.Unexcluded{{Gene: "CYP2C19", Alleles: []string{"*9"}, Why: pgx.Unread, Sites: []string{"rs9"}, Action: drugs.ChangeDose}, {Gene: "CYP2C19", Alleles: []string{"*2", "*3"}, Why: pgx.Unread, Sites: []string{"rs4244285"}, Action: drugs.Avoid}}},
			"Test first. CYP2C19 *2, *3: not excluded, since rs4244285 was not read; if carried: avoid."},
		{"two sites not read", drugs.Result{Action: drugs.ChangeDose, Matches: []drugs.Match{half}, Open: []drugs.Unexcluded{{Gene: "DPYD", Alleles: []string{"*13", "c.2846A>T"}, Why: pgx.Unread, Sites: []string{"rs1", "rs2"}, Action: drugs.Avoid}}},
			"Lower dose: start with half of the usual dose. No more than this until the reading of DPYD is complete. DPYD *13, c.2846A>T: not excluded, since rs1, rs2 were not read; if carried: avoid."},
		{"less would be asked for", drugs.Result{Action: drugs.ChangeDose, Matches: []drugs.Match{half}, Open: []drugs.Unexcluded{{Gene: "G", Alleles: []string{"*2"}, Why: pgx.Unread, Sites: []string{"rs1"}, Action: drugs.Monitor}}},
			"Lower dose: start with half of the usual dose. G *2: not excluded, since rs1 was not read; if carried: monitor."},
		{"no site by name", drugs.Result{Action: drugs.TestFirst, Open: []drugs.Unexcluded{{Gene: "G6PD", Alleles: []string{"Gond"}, Why: pgx.Unread, Action: drugs.Avoid}}},
			"Test first. G6PD Gond: not excluded by what was read; if carried: avoid."},
		{"a warning without advice", drugs.Result{Action: drugs.NoGuidance, Matches: []drugs.Match{warning}},
			"No advice, but FDA warns: Blood levels are or may be higher with this result; no dose is given. The risk of adverse reactions is or may be higher."},
		{"another dose if carried", drugs.Result{Action: drugs.ChangeDose, Matches: []drugs.Match{half}, Open: []drugs.Unexcluded{{Gene: "DPYD", Alleles: []string{"*2A"}, Why: pgx.Unreadable, Action: drugs.ChangeDose, Other: true}}},
			"Lower dose: start with half of the usual dose. DPYD *2A: not excluded, since no file of small variants shows it; if carried: another dose."},
		{"the usual dose, and another phase", drugs.Result{Action: drugs.Standard, Open: []drugs.Unexcluded{{Gene: "CYP2B6", Alleles: []string{"*4/*9"}, Why: pgx.Phase, Action: drugs.Monitor}}},
			"Use the usual dose. CYP2B6 *4/*9 would explain the same calls, since the phase is not known; if so: monitor."},
		{"another medicine before a calculation", drugs.Result{Action: drugs.Alternative, Matches: []drugs.Match{match(drugs.ChangeDose, 0, "WARFARIN:genotype", true)}},
			"Consider another medicine."},
		{"two indications", drugs.Result{Action: drugs.ChangeDose, Matches: []drugs.Match{match(drugs.ChangeDose, -50, "START_DOSE=50%; IF:immunosuppression", true)}}, "Lower dose: start with half of the usual dose. This holds for immunosuppression."},
		{"a higher dose", drugs.Result{Action: drugs.ChangeDose, Matches: []drugs.Match{match(drugs.ChangeDose, 60, "DOSE=160%; MONITOR:TDM", true)}}, "Higher dose: use 160 % of the usual dose."},
		{"only considered", drugs.Result{Action: drugs.ChangeDose, Matches: []drugs.Match{match(drugs.ChangeDose, -25, "CONSIDER:START_DOSE=75%", true)}}, "Lower dose: consider reducing the starting dose by 25 %."},
		{"as strong as its row", drugs.Result{Action: drugs.Avoid, Matches: []drugs.Match{match(drugs.Avoid, 0, "AVOID[OCD|anxiety]; NO_CHANGE[depression]", true)}}, "In obsessive-compulsive or anxiety disorder, avoid this medicine."},
		{"none called", drugs.Result{Action: drugs.NotAssessable, Needs: []string{"HLA-A", "HLA-B"}}, "Not assessable: no result for HLA-A and HLA-B."},
		{"superseded", drugs.Result{Action: drugs.NoGuidance, Superseded: []drugs.Match{half}}, "No advice: only superseded guidance exists for this gene result."},
		{"no row is held", drugs.Result{Action: drugs.NotHeld}, "Not held: bodies speak of this medicine, but this knowledge base holds no row for this gene result. Look it up there."},
		{"the bodies give none", drugs.Result{Action: drugs.NoGuidance}, "No advice: the bodies that speak of this gene result give none."},
		{"no body names it", drugs.Result{Action: drugs.Standard, Unnamed: true}, "Use the usual dose: no body names a change for this result."},
		{"indeterminate", drugs.Result{Action: drugs.NoGuidance, Needs: []string{"CYP2C19"}}, "No advice; no usable result for CYP2C19."},
	} {
		if got := Headline(text.English(), c.r); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestPatientsReadNoDoses: a patient's headline has words of its own, without a dose.
func TestPatientsReadNoDoses(t *testing.T) {
	for _, a := range drugs.Actions() {
		r := drugs.Result{Action: a, Needs: []string{"CYP2D6"}, Matches: []drugs.Match{match(drugs.ChangeDose, -50, "START_DOSE=50%", true)}}
		clinician, patient := Headline(text.English(), r), HeadlineFor(text.English(), text.Patient, r)
		if patient == clinician || strings.ContainsAny(patient, "%0123456789‹") || strings.Contains(patient, "half") {
			t.Errorf("%s: patients read %q", a, patient)
		}
	}
}
