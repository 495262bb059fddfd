package compose

import (
	"slices"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/drugs"
	"allelens/variants/germline"
	"allelens/variants/interpret"
	"allelens/variants/knowledge"
	"allelens/variants/patient"
	"allelens/variants/pgx"
	"allelens/variants/warfarin"
)

// onList is a medicine of the patient's.
func onList(name string, action drugs.Action) drugs.Result {
	return drugs.Result{Drug: knowledge.Drug{Name: name}, Action: action, OnList: true}
}

func ofMedicinesOnly(all ...drugs.Result) *interpret.Findings {
	f := findings(germline.NoneFound)
	f.Case.Scope = patient.Pharmacogenes
	f.Genes = []pgx.Result{{Gene: "CYP2C9", Source: pgx.FromVCF, Diplotypes: []pgx.Diplotype{{Label: "*1/*1"}}}}
	f.Drugs = all
	return f
}

// TestMedicinesCardCountsWhatIsNotJudged: a medicine that cannot be assessed, or only in part, and a name that is not known
// are counted beside those that need action, and are never as usual.
func TestMedicinesCardCountsWhatIsNotJudged(t *testing.T) {
	needs := onList("warfarin", drugs.NoGuidance)
	needs.Needs = []string{"VKORC1"}
	part := onList("azathioprine", drugs.Standard)
	part.Open = []drugs.Unexcluded{{Gene: "TPMT", Why: pgx.Undocumented}}
	unknown := &variants.Problem{Code: "unknown_medication", Severity: variants.Warning, Values: []variants.Value{{Name: "name", Text: "capecitabin"}}}
	for _, c := range []struct {
		name     string
		all      []drugs.Result
		unknown  bool
		headline string
		tone     report.Tone
	}{
		{"usual", []drugs.Result{onList("a", drugs.Standard)}, false, "0 of 1 of the patient’s medicines need action", report.ToneStandard},
		{"not assessable", []drugs.Result{onList("codeine", drugs.NotAssessable), onList("tramadol", drugs.NotAssessable)}, false, "0 of 2 of the patient’s medicines need action · 2 cannot be assessed", report.ToneUnknown},
		{"a gene missing", []drugs.Result{needs}, false, "0 of 1 of the patient’s medicines need action · 1 cannot be assessed", report.ToneUnknown},
		{"in part", []drugs.Result{part}, false, "0 of 1 of the patient’s medicines need action · 1 assessed in part", report.ToneUnknown},
		{"a name", []drugs.Result{onList("a", drugs.Avoid), onList("b", drugs.NotAssessable)}, true, "1 of 2 of the patient’s medicines needs action · 1 cannot be assessed · 1 name not known here", report.ToneChange},
		{"nothing but a name", nil, true, "No medicine that is known here · 1 name not known here", report.ToneUnknown},
	} {
		f := ofMedicinesOnly(c.all...)
		if c.unknown {
			f.Problems = append(f.Problems, unknown)
		}
		card := Build(text.English(), f, Print{}).Summary.Cards[0]
		if card.Headline != c.headline || card.Tone != c.tone {
			t.Errorf("%s: %q in tone %s, want %q in %s", c.name, card.Headline, card.Tone, c.headline, c.tone)
		}
	}
}

// TestGeneIsReadInFullFirst: the step to have a gene read stands wherever more could be asked for, beside a known variant
// as without one.
func TestGeneIsReadInFullFirst(t *testing.T) {
	for _, c := range []struct {
		name         string
		action, with drugs.Action
		why          pgx.OpenBy
		other, asks  bool
	}{
		{"without a variant", drugs.TestFirst, drugs.Avoid, pgx.Unread, false, true},
		{"more than a lower dose", drugs.ChangeDose, drugs.Avoid, pgx.Unread, false, true},
		{"another dose", drugs.ChangeDose, drugs.ChangeDose, pgx.Unread, true, true},
		{"less", drugs.Avoid, drugs.ChangeDose, pgx.Unread, false, false},
		{"no more", drugs.Avoid, drugs.Avoid, pgx.Unread, true, false},
		{"every site read", drugs.ChangeDose, drugs.Avoid, pgx.Phase, false, false},
	} {
		r := onList("capecitabine", c.action)
		r.Open = []drugs.Unexcluded{{Gene: "DPYD", Alleles: []string{"*13"}, Why: c.why, Action: c.with, Other: c.other, Sites: []string{"rs1"}}}
		steps := Build(text.English(), ofMedicinesOnly(r), Print{}).Summary.NextSteps
		const step = "Have DPYD read in full before capecitabine: not excluded is *13"
		if slices.Contains(steps, step) != c.asks {
			t.Errorf("%s: %q", c.name, steps)
		}
	}
}

// TestPairsNotJudgedStandOnPageOne: each pair once.
func TestPairsNotJudgedStandOnPageOne(t *testing.T) {
	one, other := onList("fluconazole", drugs.Standard), onList("warfarin", drugs.Standard)
	if got := Build(text.English(), ofMedicinesOnly(one, other), Print{}).Summary.MedicineNotices; len(got) != 0 {
		t.Errorf("%+v", got)
	}
	one.Unchecked, other.Unchecked = []string{"warfarin"}, []string{"fluconazole"}
	f := ofMedicinesOnly(one, other)
	got := Build(text.English(), f, Print{}).Summary.MedicineNotices
	f.Drugs[0].Unchecked, f.Drugs[1].Unchecked = nil, []string{"wafarin"}
	f.Problems = append(f.Problems, &variants.Problem{Code: "unknown_medication", Severity: variants.Warning, Values: []variants.Value{{Name: "name", Text: "wafarin"}}})
	if own := Build(text.English(), f, Print{}).Summary.MedicineNotices; len(own) != 1 || own[0].Code != "unknown_medication" {
		t.Errorf("%+v", own)
	}
	if len(got) != 1 || got[0].Text != "Not judged here, ask a pharmacist: fluconazole with warfarin." || !slices.Equal(got[0].Names, []string{"fluconazole with warfarin"}) {
		t.Errorf("%+v", got)
	}
}

// TestWarfarinHeadlineHasBothDoses: also where the dose is calculated or another medicine comes first.
func TestWarfarinHeadlineHasBothDoses(t *testing.T) {
	for action, want := range map[drugs.Action]string{
		drugs.ChangeDose:  "Lower dose: about 2.0 mg a day expected, 4.5 without the genes.",
		drugs.Standard:    "Expected: about 2.0 mg a day, 4.5 without the genes.",
		drugs.Alternative: "If it is used: about 2.0 mg a day expected, 4.5 without the genes.",
	} {
		f := ofMedicinesOnly(onList(warfarinName, action))
		day, without := 2.0, 4.5
		f.Warfarin = &interpret.Dosing{Estimates: []warfarin.Estimate{{Model: "iwpc", PerDay: &day, Without: &without}}}
		if got := Build(text.English(), f, Print{}).Drugs[0].Headline; !strings.HasSuffix(got, want) {
			t.Errorf("%s: %q, want %q", action, got, want)
		}
	}
}

// TestBodyWithoutAdviceIsSilent beside one that advises, and speaks for itself where none does.
func TestBodyWithoutAdviceIsSilent(t *testing.T) {
	for action, silent := range map[drugs.Action]bool{drugs.Alternative: true, drugs.NoGuidance: false} {
		r := onList("simvastatin", action)
		r.Matches = []drugs.Match{{Recommendation: knowledge.Recommendation{Body: "DPWG", PrimaryAction: "NO_RECOMMENDATION", Facts: []string{"NO_RECOMMENDATION"}}, Action: drugs.NoGuidance, ForAll: true}}
		if got := Build(text.English(), ofMedicinesOnly(r), Print{}).Drugs[0].Recommendations[0].Silent; got != silent {
			t.Errorf("%s: silent %t", action, got)
		}
	}
}
