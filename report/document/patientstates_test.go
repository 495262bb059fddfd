package document

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/compose"
	"allelens/report/reporttest"
	"allelens/variants/drugs"
)

// cancerStates are genes by what was found in them, with the badge that the clinician sees.
func cancerStates() map[string]report.CancerGene {
	variant := func(class, says, state, zygosity string) report.Variant {
		return report.Variant{Classification: class, Conclusion: says, State: state, Zygosity: zygosity}
	}
	harmful := variant("pathogenic", "pathogenic_found", "variant", "heterozygous")
	old := harmful
	old.Withheld = "old_class"
	both := variant("pathogenic", "pathogenic_found", "variant", "homozygous")
	likely := variant("not_reviewed", "probable_found", "variant", "heterozygous")
	failed := variant("pathogenic", "not_assessed", "filtered", "heterozygous")
	open := variant("uncertain", "uncertain_found", "variant", "heterozygous")
	elsewhere := variant("not_reviewed", "uncertain_found", "variant", "heterozygous")
	unchecked := variant("pathogenic", "uncertain_found", "variant", "heterozygous")
	event := func(says string) report.Structural {
		return report.Structural{Type: "DEL", Conclusion: says, Zygosity: "heterozygous"}
	}
	gene := func(conclusion string, tone report.Tone, sign report.Sign, of ...report.Variant) report.CancerGene {
		return report.CancerGene{Conclusion: conclusion, Badge: report.Badge{Word: conclusion, Tone: tone, Sign: sign}, Variants: of, TotalBases: 100, AssessedBases: 100}
	}
	with := func(g report.CancerGene, of ...report.Structural) report.CancerGene { g.Structural = of; return g }
	oldEvent := event("pathogenic_found")
	oldEvent.Withheld = "old_class"
	act, change, unknown := report.ToneAct, report.ToneChange, report.ToneUnknown
	return map[string]report.CancerGene{
		"old": gene("pathogenic_found", act, "", old), "old event": with(gene("pathogenic_found", act, ""), oldEvent), "found, old": gene("pathogenic_found", act, "", harmful, old),
		"found": gene("pathogenic_found", act, "", harmful), "two": gene("pathogenic_found", act, "", harmful, harmful), "homozygous": gene("pathogenic_found", act, "", both),
		"found, probable": gene("pathogenic_found", act, "", harmful, likely), "found, failed": gene("pathogenic_found", act, "", harmful, failed),
		"found, open": gene("pathogenic_found", act, "", harmful, open), "event": with(gene("pathogenic_found", act, ""), event("pathogenic_found")),
		"event and variant": with(gene("pathogenic_found", act, "", harmful), event("pathogenic_found")),
		"probable":          gene("probable_found", change, report.OpenTriangle, likely), "probable event": with(gene("probable_found", change, report.OpenTriangle), event("probable_found")),
		"probable, open": gene("probable_found", change, report.OpenTriangle, likely, open),
		"uncertain":      gene("uncertain_found", unknown, "", open), "not held": gene("uncertain_found", unknown, "", elsewhere),
		"uncertain, not held": gene("uncertain_found", unknown, "", open, elsewhere), "unchecked": gene("uncertain_found", unknown, "", unchecked),
		"harmless, unchecked": gene("uncertain_found", unknown, "", variant("likely_benign", "uncertain_found", "variant", "heterozygous")),
		"large":               with(gene("uncertain_found", unknown, ""), event("uncertain_found")), "crowded": gene("uncertain_found", unknown, ""),
		"failed": gene("not_assessed", unknown, report.OpenSquare, failed), "failed event": with(gene("not_assessed", unknown, report.OpenSquare), event("not_assessed")),
		"failed, open": gene("not_assessed", unknown, report.OpenSquare, failed, open),
		"unread":       gene("not_assessed", unknown, report.OpenSquare), "none": gene("none_found", report.ToneStandard, ""),
	}
}

// TestOutcomes: each state leads to one outcome, and beside it to those of further findings.
func TestOutcomes(t *testing.T) {
	want := map[string][]report.PlainOutcome{
		"old": {report.OutcomeOld}, "old event": {report.OutcomeOld}, "found, old": {report.OutcomeTwo, report.OutcomeFound, report.OutcomeOld},
		"found": {report.OutcomeFound}, "two": {report.OutcomeTwo, report.OutcomeFound}, "homozygous": {report.OutcomeTwo, report.OutcomeFound}, "found, probable": {report.OutcomeFound, report.OutcomeProbable},
		"found, failed": {report.OutcomeFound, report.OutcomeFailed}, "found, open": {report.OutcomeFound, report.OutcomeUncertain}, "event": {report.OutcomeFound}, "event and variant": {report.OutcomeTwo, report.OutcomeFound},
		"probable": {report.OutcomeProbable}, "probable event": {report.OutcomeProbable}, "probable, open": {report.OutcomeProbable, report.OutcomeUncertain},
		"uncertain": {report.OutcomeUncertain}, "not held": {report.OutcomeNotHeld}, "uncertain, not held": {report.OutcomeNotHeld, report.OutcomeUncertain}, "unchecked": {report.OutcomeUnchecked}, "harmless, unchecked": {report.OutcomeUnchecked},
		"large": {report.OutcomeLarge}, "crowded": {report.OutcomeOpen}, "failed": {report.OutcomeFailed}, "failed event": {report.OutcomeFailed}, "failed, open": {report.OutcomeFailed, report.OutcomeUncertain},
		"unread": {report.OutcomeUnread}, "none": {report.OutcomeNone},
	}
	for name, g := range cancerStates() {
		c := report.Cancer{Genes: []report.CancerGene{g}}
		compose.Outcomes(&c)
		if got := told(c.Genes[0]); !slices.Equal(got, want[name]) {
			t.Errorf("%s: %v, want %v", name, got, want[name])
		}
	}
}

// TestEveryOutcomeIsSaid: the table of sayings has one row for each outcome of the model, in its order.
func TestEveryOutcomeIsSaid(t *testing.T) {
	var said []report.PlainOutcome
	for _, s := range sayings {
		said = append(said, s.outcome)
	}
	if !slices.Equal(said, report.PlainOutcomes()) {
		t.Errorf("%v, want %v", said, report.PlainOutcomes())
	}
}

// TestReadyReportsAreJudged: the reports that faces are tested with say what the model would.
func TestReadyReportsAreJudged(t *testing.T) {
	all := reporttest.Cases()
	all["sample"], all["empty"] = reporttest.Sample(), reporttest.Empty()
	for name, r := range all {
		want := report.Cancer{Genes: slices.Clone(r.Cancer.Genes)}
		compose.Outcomes(&want)
		if !slices.Equal(r.Cancer.Outcomes, want.Outcomes) {
			t.Errorf("%s: %v, want %v", name, r.Cancer.Outcomes, want.Outcomes)
		}
		for _, d := range r.Drugs {
			if want := compose.PatientAction(d); d.PatientAction != want {
				t.Errorf("%s, %s: %q, want %q", name, d.Drug, d.PatientAction, want)
			}
		}
		for i, g := range want.Genes {
			if have := r.Cancer.Genes[i]; !slices.Equal(have.Outcomes, g.Outcomes) || have.BothCopies != g.BothCopies {
				t.Errorf("%s, %s: %v, %v; want %v, %v", name, g.Gene, have.Outcomes, have.BothCopies, g.Outcomes, g.BothCopies)
			}
		}
	}
}

// medicineStates are what is known of the genes for medicines.
var medicineStates = map[string][]report.Pharmacogene{
	"unread": {{Gene: "CYP2C19", Source: "none", Brief: report.GeneBrief{Group: "no_result"}}, {Gene: "DPYD", Source: "none", Brief: report.GeneBrief{Group: "no_result"}}},
	"part":   {{Gene: "CYP2C19", Source: "vcf", Diplotypes: []report.Diplotype{{Label: "*1/*1"}}}, {Gene: "DPYD", Source: "none", Brief: report.GeneBrief{Group: "no_result"}}},
	"read":   {{Gene: "CYP2C19", Source: "vcf", Diplotypes: []report.Diplotype{{Label: "*1/*1"}}}, {Gene: "DPYD", Source: "vcf", Diplotypes: []report.Diplotype{{Label: "Reference/Reference"}}}},
}

// TestSentencesFollowStates: over every pair of states of the two genes, with the rest of them read or not, the
// genes for medicines read or not, and every scope, the patient is told nothing that the clinician's badges do
// not bear out.
func TestSentencesFollowStates(t *testing.T) {
	states := cancerStates()
	cases := 0
	names := slices.Sorted(maps.Keys(states))
	for _, first := range names {
		for _, second := range names {
			for _, seen := range []int{100, 60} {
				for _, medicines := range slices.Sorted(maps.Keys(medicineStates)) {
					for _, scope := range []string{"both", "cancer", "pharmacogenes"} {
						a, b := states[first], states[second]
						a.Gene, b.Gene, a.AssessedBases = "BRCA1", "BRCA2", seen
						if a.Conclusion == "none_found" {
							a.AssessedBases = 100
						}
						r := reporttest.Sample()
						r.Case.Scope, r.Drugs, r.Pharmacogenes, r.Cancer.Genes = scope, nil, medicineStates[medicines], []report.CancerGene{a, b}
						switch scope {
						case "cancer":
							r.Pharmacogenes = nil
						case "pharmacogenes":
							r.Cancer.Genes = nil
						}
						compose.Outcomes(&r.Cancer)
						if cases++; testing.Short() && cases%11 != 0 {
							continue
						}
						bornOut(t, fmt.Sprintf("%s / %s, %d seen, medicines %s, %s", first, second, seen, medicines, scope), r)
					}
				}
			}
		}
	}
	t.Logf("%d cases", cases)
}

// never are words that nobody may read with a probable finding.
var never = regexp.MustCompile(`(?i)no one knows|nobody knows|in a year|does not need a test|no change that raises|of 100|does not change your care`)

// bornOut checks a patient's document against the report's badges.
func bornOut(t *testing.T, name string, r *report.Report) {
	t.Helper()
	d := Patient(r)
	words := allWords(d)
	conclusions := map[string]int{}
	var callouts []Callout
	for _, s := range d.All() {
		for _, b := range s.Blocks {
			if c, ok := b.(Callout); ok && (s.Name == PatientResult || s.Name == PatientLimits) {
				callouts = append(callouts, c)
			}
		}
	}
	for _, g := range r.Cancer.Genes {
		conclusions[g.Conclusion]++
		at := slices.IndexFunc(callouts, func(c Callout) bool { return strings.Contains(c.Title, g.Gene) })
		if at < 0 {
			t.Errorf("%s: nothing is told of %s", name, g.Gene)
			continue
		}
		if green := callouts[at].Tone == report.ToneStandard; green != (g.Badge.Tone == report.ToneStandard) {
			t.Errorf("%s: %s is told in %q, the badge is %+v", name, g.Gene, callouts[at].Tone, g.Badge)
		}
		unread := g.AssessedBases < g.TotalBases && g.Conclusion != "none_found"
		if told := toldOf(callouts, g.Gene); unread && !strings.Contains(told, "could not read all of") {
			t.Errorf("%s: %s was not read whole, and that is not told: %q", name, g.Gene, told)
		}
	}
	if strings.Contains(words, "‹") {
		t.Errorf("%s: a sentence is missing:\n%s", name, words)
	}
	if found := never.FindString(words); conclusions["probable_found"] > 0 && conclusions["pathogenic_found"] == 0 && found != "" {
		t.Errorf("%s: %q with a probable finding", name, found)
	}
	if one := conclusions["pathogenic_found"] == 1 && strings.Contains(words, "of 100"); !one && strings.Contains(words, "of 100") {
		t.Errorf("%s: figures", name)
	}
	if conclusions["none_found"] < len(r.Cancer.Genes) && len(callouts) > 0 && callouts[0].Tone == report.ToneStandard {
		t.Errorf("%s: the first that is told is %q", name, callouts[0].Title)
	}
	called := slices.ContainsFunc(r.Pharmacogenes, func(g report.Pharmacogene) bool { return g.Source != "none" })
	if strings.Contains(words, "no medicine that needs a change") != called {
		t.Errorf("%s: medicines: %q", name, words)
	}
	missing := slices.ContainsFunc(r.Pharmacogenes, func(g report.Pharmacogene) bool { return g.Source == "none" })
	if told := strings.Contains(words, "could not read the genes for medicines") || strings.Contains(words, "could not be read"); told != missing {
		t.Errorf("%s: genes without a result are told: %v", name, told)
	}
}

// toldOf is all that is told of a gene.
func toldOf(all []Callout, gene string) string {
	var told []string
	for _, c := range all {
		if strings.Contains(c.Title, gene) {
			told = append(append(told, c.Title), c.Lines...)
		}
	}
	return strings.Join(told, " ")
}

// TestFurtherFindingsHaveWords: two copies, one in each gene, and a piece that is missing are told as such, without
// figures or advice by age.
func TestFurtherFindingsHaveWords(t *testing.T) {
	for name, want := range map[string][]string{
		"two_copies":  {"A change that raises cancer risk was found on both copies of BRCA1.", "We give no numbers yet."},
		"one_in_each": {"found in more than one gene: BRCA1, BRCA2.", "That is rare.", "We give no numbers yet.", "could not read all of the rest of BRCA2"},
		"structural":  {"A piece of the gene seems to be missing. A second test (MLPA)", "may well matter", "There is nothing to do yet."},
		"probable":    {"We found a change in the gene BRCA1 that may well matter.", "A specialist has to judge it soon.", "do not plan or drop anything", "Others may know it."},
		"failed":      {"not clearly enough to be sure", "Have the test done again."},
	} {
		got := allWords(Patient(reporttest.Cases()[name]))
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%s: no %q in:\n%s", name, w, got)
			}
		}
	}
}

// TestListedIsNotUnheld: what the list holds without settling it is not said to be missing from it.
func TestListedIsNotUnheld(t *testing.T) {
	r := reporttest.Cases()["probable"]
	r.Cancer.Genes[0].Variants[0].Classification = "pathogenic"
	compose.Outcomes(&r.Cancer)
	got := allWords(Patient(r))
	if strings.Contains(got, "Our list does not hold this change") || !strings.Contains(got, "does not settle what it does") {
		t.Errorf("a listed change:\n%s", got)
	}
}

// TestOrgansCount: where organs were stated, figures are about people with these organs, not about a sex.
func TestOrgansCount(t *testing.T) {
	r := reporttest.Sample()
	for i := range r.Risks {
		r.Risks[i].Verified = true
	}
	r.Case.Sex, r.Case.Organs = "male", report.Organs{Breasts: "yes", Ovaries: "yes", Prostate: "no"}
	got := allWords(Patient(r))
	if strings.Contains(got, "of 100 women") || strings.Contains(got, "of 100 men") {
		t.Errorf("a sex in place of organs:\n%s", got)
	}
	for _, want := range []string{"Think of 100 people aged 41", "Breast", "Ovaries", "Of 100 people with this change who had breast cancer"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in:\n%s", want, got)
		}
	}
}

// TestEveryMedicineIsTold: no medicine on the list vanishes from the patient's page, whatever its action, and
// the usual dose is called so without more only where nothing was left open.
func TestEveryMedicineIsTold(t *testing.T) {
	for _, action := range append(slices.Clone(drugs.Actions()), "an action of later") {
		r := reporttest.Sample()
		r.Drugs = []report.Drug{{Drug: "examplamide", Action: string(action), OnMedicationList: true}}
		r.Drugs[0].PatientAction = compose.PatientAction(r.Drugs[0])
		if !strings.Contains(strings.ToLower(allWords(Patient(r))), "examplamide") {
			t.Errorf("%s: the medicine is not told", action)
		}
	}
	r := reporttest.Sample()
	r.Drugs = []report.Drug{{Drug: "examplamide", Action: "standard", OnMedicationList: true, Incomplete: true}}
	r.Drugs[0].PatientAction = compose.PatientAction(r.Drugs[0])
	if got := allWords(Patient(r)); strings.Contains(got, "The usual dose fits your genes.") || !strings.Contains(got, "fits what we could read") {
		t.Errorf("the usual dose of what was read in part:\n%s", got)
	}
}
