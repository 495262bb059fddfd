package compose

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/drugs"
	"allelens/variants/germline"
	"allelens/variants/interpret"
	"allelens/variants/knowledge"
	"allelens/variants/patient"
	"allelens/variants/pgx"
)

// TestVerdictByState: one sentence for each state, in its tone, and no word that reassures where nothing allows it.
func TestVerdictByState(t *testing.T) {
	unread := findings(germline.NotAssessed)
	unread.Cancer.Genes[0].AssessedBases = 5000
	nothing := findings(germline.NotAssessed)
	nothing.Cancer.Genes[0].AssessedBases = 0
	assumed := findings(germline.NoneFound)
	assumed.Cancer.Genes[0].AssessedBases, assumed.Cancer.Genes[0].AssumedBases = assumed.Cancer.Genes[0].TotalBases, 300
	none := findings(germline.NoneFound)
	none.Cancer.Genes[0].AssessedBases = none.Cancer.Genes[0].TotalBases
	nostar := finding(knowledge.Pathogenic, variants.Variant)
	nostar.Classification.Stars = 0
	old := finding(knowledge.Pathogenic, variants.Variant)
	old.Old, old.Classification.Stars = true, 1
	agreed := findings(germline.NoneFound)
	agreed.Case.Scope, agreed.Cancer.Genes = patient.Pharmacogenes, nil
	for name, c := range map[string]struct {
		f    *interpret.Findings
		want string
		tone report.Tone
	}{
		"pathogenic":     {findings(germline.PathogenicFound, finding(knowledge.Pathogenic, variants.Variant)), "BRCA1 pathogenic, still to be confirmed.", report.ToneAct},
		"likely":         {findings(germline.PathogenicFound, finding(knowledge.LikelyPathogenic, variants.Variant)), "BRCA1 likely pathogenic, still to be confirmed.", report.ToneAct},
		"probable":       {findings(germline.ProbableFound, nostar), "probably disease-causing, not classified here: urgent.", report.ToneChange},
		"failed":         {findings(germline.NotAssessed, finding(knowledge.Pathogenic, variants.Filtered)), "but the call failed: repeat the test.", report.ToneUnknown},
		"uncertain":      {findings(germline.UncertainFound, finding(knowledge.Uncertain, variants.Variant)), "uncertain, and changes nothing.", report.ToneUnknown},
		"not reviewed":   {findings(germline.UncertainFound, finding(knowledge.NotReviewed, variants.Variant)), "not reviewed here, which is not unknown; nothing rests on it.", report.ToneUnknown},
		"not assessed":   {unread, "not assessed: 592 of 5,592 coding bases not read.", report.ToneUnknown},
		"nothing read":   {nothing, "not assessed: no coding base was read.", report.ToneUnknown},
		"none found":     {none, "none found in all coding bases read; large changes not excluded.", report.ToneStandard},
		"assumed":        {assumed, "read or assumed to be covered; large changes not excluded.", report.ToneStandard},
		"old class":      {findings(germline.PathogenicFound, old), "have the class confirmed first.", report.ToneAct},
		"nothing agreed": {agreed, "Nothing was looked at", report.ToneNeutral},
	} {
		r := Build(text.English(), on("2026-11-24", c.f), Print{})
		v := r.Summary.Verdict
		if !strings.Contains(v.Text, c.want) || v.Tone != c.tone || strings.Contains(v.Text, "‹") {
			t.Errorf("%s: %q in %q, want %q in %q", name, v.Text, v.Tone, c.want, c.tone)
		}
		if n := utf8.RuneCountInString(v.Text); n > mostVerdict {
			t.Errorf("%s: %d signs", name, n)
		}
		if c.tone != report.ToneStandard && strings.Contains(v.Text, "none found") {
			t.Errorf("%s reassures: %q", name, v.Text)
		}
		for _, b := range v.Badges {
			if (b.Tone == report.ToneStandard) != (c.tone == report.ToneStandard) {
				t.Errorf("%s: badge %+v", name, b)
			}
		}
	}
}

// TestVerdictOfADoubtfulSample: where it is in doubt whose sample it is, that stands first, and nothing follows.
func TestVerdictOfADoubtfulSample(t *testing.T) {
	f := findings(germline.PathogenicFound, finding(knowledge.Pathogenic, variants.Variant))
	f.Problems = append(f.Problems, &variants.Problem{Code: "specimen_tumour", Severity: variants.Warning})
	r := Build(text.English(), on("2026-11-24", f), Print{})
	if v := r.Summary.Verdict; len(r.Summary.Notices) == 0 || !strings.HasPrefix(v.Text, r.Summary.Notices[0].Title+": settle this first.") {
		t.Errorf("%q, notices %+v", v.Text, r.Summary.Notices)
	}
}

// TestVerdictOfMedicines: the gravest of the patient's own medicines, then what is open for them; nothing about others, and nothing
// as usual where something is open.
func TestVerdictOfMedicines(t *testing.T) {
	needs := onList("siponimod", drugs.NoGuidance)
	needs.Needs = []string{"CYP2C9"}
	part := onList("azathioprine", drugs.Standard)
	part.Open = []drugs.Unexcluded{{Gene: "TPMT", Why: pgx.Undocumented}}
	tested := onList("codeine", drugs.TestFirst)
	tested.Needs = []string{"CYP2D6"}
	other := onList("clopidogrel", drugs.Avoid)
	other.OnList = false
	for name, c := range map[string]struct {
		all  []drugs.Result
		want string
	}{
		"avoid":          {[]drugs.Result{onList("clopidogrel", drugs.Avoid), onList("a", drugs.Standard)}, "Avoid clopidogrel."},
		"contra":         {[]drugs.Result{onList("rasburicase", drugs.Contraindicated)}, "Rasburicase is contraindicated."},
		"alternative":    {[]drugs.Result{onList("simvastatin", drugs.Alternative)}, "Choose another medicine than simvastatin."},
		"watch":          {[]drugs.Result{onList("efavirenz", drugs.Monitor)}, "Watch efavirenz."},
		"test first":     {[]drugs.Result{tested}, "Test CYP2D6 before codeine."},
		"not assessable": {[]drugs.Result{onList("codeine", drugs.NotAssessable)}, "Codeine cannot be judged in full."},
		"gene missing":   {[]drugs.Result{needs}, "Siponimod cannot be judged in full."},
		"in part":        {[]drugs.Result{part}, "Azathioprine cannot be judged in full."},
		"both":           {[]drugs.Result{onList("clopidogrel", drugs.Avoid), onList("codeine", drugs.NotAssessable)}, "Avoid clopidogrel; codeine cannot be judged in full."},
		"others only":    {[]drugs.Result{other}, "No medicine is stated; 0 others"},
		"usual":          {[]drugs.Result{onList("a", drugs.Standard)}, "As far as was read, the medicine stated asks for no change."},
	} {
		f := ofMedicinesOnly(c.all...)
		f.Cancer.Genes = nil
		if got := Build(text.English(), f, Print{}).Summary.Verdict.Text; !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	f := ofMedicinesOnly(onList("a", drugs.Standard))
	f.Problems = append(f.Problems, &variants.Problem{Code: "unknown_medication", Severity: variants.Warning, Values: []variants.Value{{Name: "name", Text: "capecitabin"}}})
	if badges := Build(text.English(), f, Print{}).Summary.Verdict.Badges; !slices.ContainsFunc(badges, func(b report.VerdictBadge) bool { return b.Word == "1 name not known here" }) {
		t.Errorf("a name that is not known is not told: %+v", badges)
	}
}
