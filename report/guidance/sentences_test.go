package guidance

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"allelens/assets"
	"allelens/report/reporttest"
	"allelens/report/text"
	"allelens/variants/drugs"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
)

func TestNoSentenceIsLong(t *testing.T) {
	for _, r := range recommendations(t) {
		for _, s := range reporttest.TooLong(Row(text.English(), drugs.Match{Recommendation: r})) {
			t.Errorf("row %d: %d words: %s", r.Row, len(strings.Fields(s)), s)
		}
	}
	for _, s := range beside(t) {
		for _, long := range reporttest.TooLong(s) {
			t.Errorf("%d words: %s", len(strings.Fields(long)), long)
		}
	}
}

// beside lists the sentences that are not composed from guideline rows: headlines, steps of the
// flow for warfarin, what other medicines and unknown genes change, reasons for no dose.
func beside(t *testing.T) []string {
	t.Helper()
	base, err := sqlite.Open(t.Context(), assets.Knowledge)
	if err != nil {
		t.Fatal(err)
	}
	defer base.Close()
	doses, err := base.Warfarin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	rules, err := base.Conversions(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	c := text.English()
	var all []string
	for _, s := range doses.Steps {
		all = append(all, Row(c, drugs.Match{Recommendation: knowledge.Recommendation{Facts: []string{"WARFARIN:" + s.Condition + s.Suffix()}}}))
	}
	for _, r := range doses.Ranges {
		all = append(all, Row(c, drugs.Match{Recommendation: knowledge.Recommendation{Facts: []string{"EXPECTED_DOSE=" + r.Text() + " mg/day"}}}))
	}
	for _, r := range rules {
		from, to := r.Phenotype, r.Becomes
		if from == "" {
			from, to = "Normal Metabolizer (2.0)", fmt.Sprintf("2.0 × %g", r.Factor)
		}
		all = append(all, Conversion(c, drugs.Conversion{Gene: r.Gene, Effect: r.Effect, Strength: r.Strength, Medicines: []string{"(medicine)"}, From: from, To: to}))
	}
	all = append(all, Conversion(c, drugs.Conversion{Gene: "CYP2C19", Effect: "opposed", Medicines: []string{"(one)", "(another)"}, From: "Normal Metabolizer"}))
	all = append(all, IfKnown(c, drugs.WhatIf{Gene: "NUDT15"}), IfKnown(c, drugs.WhatIf{Gene: "NUDT15", Changes: []drugs.Change{
		{Action: drugs.Avoid, Phenotypes: []string{"Poor Metabolizer"}}, {Action: drugs.ChangeDose, Phenotypes: []string{"Intermediate Metabolizer", "Possible Intermediate Metabolizer"}},
	}}))
	all = append(all, asideSentences(t, base)...)
	for _, key := range []string{"guidance.headline.", "report.dose.reason.", "report.together.lead."} {
		for _, k := range c.Keys() {
			if strings.HasPrefix(k, key) {
				all = append(all, c.For(text.Clinician, k), c.For(text.Patient, k))
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// TestSentencesBesideTheRows holds them against a golden file of their own.
func TestSentencesBesideTheRows(t *testing.T) {
	all := beside(t)
	for _, s := range all {
		if strings.ContainsAny(s, "‹›") || s == "" {
			t.Errorf("%q", s)
		}
	}
	reporttest.Golden(t, *update, "testdata/golden/guidance_beside.txt", strings.Join(all, "\n")+"\n")
}

// asideSentences are those on medicines beside each other, for clinicians and patients.
func asideSentences(t *testing.T, base *sqlite.Base) []string {
	t.Helper()
	rows, err := base.Interactions(t.Context())
	if err != nil || len(rows) == 0 {
		t.Fatalf("%d interactions: %v", len(rows), err)
	}
	c := text.English()
	var all []string
	for _, r := range rows {
		with := r.Other
		if with == "" {
			with = "(" + r.Class + ")"
		}
		action, _ := drugs.ActionOf(map[string]string{"contraindicated": "CONTRAINDICATED", "avoid": "AVOID", "adjust": "ADJUST_DOSE", "monitor": "MONITOR", "none": "NO_CHANGE"}[r.Severity])
		i := drugs.Interaction{Interaction: r, With: []string{with}, Holding: drugs.Holds, Action: action}
		if r.Situation != "" {
			i.Holding = drugs.IfSituation
		}
		all = append(all, Interaction(c, i))
		if told := PatientInteraction(c, i); told != "" {
			all = append(all, told)
		}
		switch {
		case len(r.OnlyFor) > 0 && r.Situation == "":
			i.Holding = drugs.IfResult
			all = append(all, Interaction(c, i))
		case len(r.NotFor) > 0:
			i.Holding = drugs.NothingToGain
			all = append(all, Interaction(c, i))
		}
	}
	return all
}
