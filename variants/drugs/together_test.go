package drugs_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"allelens/variants/drugs"
	"allelens/variants/knowledge"
	"allelens/variants/patient"
	"allelens/variants/pgx"
	"allelens/variants/tabletest"
)

// together advises and notes what medicines beside each other ask for.
func together(a *drugs.Advisor, genes []pgx.Result, m patient.Medicines) ([]drugs.Result, []drugs.Interaction) {
	results := a.Advise(genes, m)
	all := a.Together(results, genes, m)
	return results, all
}

func TestTogether(t *testing.T) {
	a := load(t).advisor()
	const nm, im, pm, um = "Normal Metabolizer", "Intermediate Metabolizer", "Poor Metabolizer", "Ultrarapid Metabolizer"
	dpyd := result("DPYD", "2.0,"+nm)
	for _, c := range []struct {
		name, taken, planned, drug string
		genes                      []pgx.Result
		action                     drugs.Action
		with                       string // of the interaction that leads; "" for none
		holding                    drugs.Holding
		body                       string
		unchecked                  string
	}{
		{"no genotype", "tamoxifen", "paroxetine", "tamoxifen", nil, drugs.Avoid, "paroxetine", drugs.Holds, "MHRA", ""},
		{"the other's card", "tamoxifen", "paroxetine", "paroxetine", nil, drugs.Avoid, "paroxetine", drugs.Holds, "MHRA", ""},
		{"the other way round", "paroxetine", "tamoxifen", "tamoxifen", nil, drugs.Avoid, "paroxetine", drugs.Holds, "MHRA", ""},
		{"trade names", "Nolvadex", "Seroxat 20 mg", "tamoxifen", nil, drugs.Avoid, "paroxetine", drugs.Holds, "MHRA", ""},
		{"normal", "tamoxifen,paroxetine", "", "tamoxifen", []pgx.Result{scored("*1/*1", nm, "2.0")}, drugs.Avoid, "paroxetine", drugs.Holds, "MHRA", ""},
		{"poor gains nothing", "tamoxifen,paroxetine", "", "tamoxifen", []pgx.Result{scored("*4/*4", pm, "0.0")}, drugs.Alternative, "paroxetine", drugs.NothingToGain, "MHRA", ""},
		{"intermediate, moderate", "tamoxifen,mirabegron", "", "tamoxifen", []pgx.Result{scored("*1/*4", im, "1.0")}, drugs.Avoid, "mirabegron", drugs.Holds, "CPIC", ""},
		{"safe beside", "tamoxifen,venlafaxine", "", "tamoxifen", nil, drugs.NotAssessable, "venlafaxine", drugs.Holds, "Review", ""},
		{"in one situation", "tamoxifen,Coumadin", "", "tamoxifen", nil, drugs.Monitor, "warfarin", drugs.IfSituation, "FDA label", ""},
		{"overrules a normal genotype", "brivudine", "Xeloda", "capecitabine", []pgx.Result{dpyd}, mostUrgent(), "brivudine", drugs.Holds, "EU and Swiss product information", ""},
		{"sorivudine, tegafur", "tegafur", "sorivudine", "tegafur", nil, mostUrgent(), "sorivudine", drugs.Holds, "EU and Swiss product information", ""},
		{"weeks after", "EARLIER:brivudine", "capecitabine", "capecitabine", []pgx.Result{dpyd}, mostUrgent(), "brivudine", drugs.Holds, "EU and Swiss product information", ""},
		{"earlier does not count", "EARLIER:paroxetine", "tamoxifen", "tamoxifen", nil, drugs.NotAssessable, "", "", "", ""},
		{"anticoagulant", "warfarin", "capecitabine", "warfarin", nil, drugs.Monitor, "warfarin", drugs.Holds, "FDA label", ""},
		{"acid suppressant", "clopidogrel", "Nexium", "clopidogrel", []pgx.Result{result("CYP2C19", nm)}, drugs.Avoid, "esomeprazole", drugs.Holds, "FDA label, EMA", ""},
		{"a dose is one medicine's", "citalopram,omeprazole", "", "omeprazole", nil, drugs.NotAssessable, "omeprazole", drugs.Holds, "FDA, CPIC", ""},
		{"and its own", "citalopram,omeprazole", "", "citalopram", nil, drugs.ChangeDose, "omeprazole", drugs.Holds, "FDA, CPIC", ""},
		{"a combination", "nirmatrelvir/ritonavir", "simvastatin", "simvastatin", nil, mostUrgent(), "ritonavir", drugs.Holds, "FDA label, MHRA", ""},
		{"two kinds", "eliglustat,paroxetine,ketoconazole", "", "eliglustat", []pgx.Result{scored("*1/*1", nm, "2.0")}, mostUrgent(), "ketoconazole+paroxetine", drugs.Holds, "FDA label", ""},
		{"only under some results", "codeine,clarithromycin", "", "codeine", nil, drugs.TestFirst, "clarithromycin", drugs.IfResult, "DPWG", ""},
		{"not under this one", "codeine,clarithromycin", "", "codeine", []pgx.Result{scored("*1/*1", nm, "2.0")}, drugs.Standard, "", "", "", "clarithromycin"},
		{"under this one", "codeine,clarithromycin", "", "codeine", []pgx.Result{scored("*1/*1x3", um, "3.0")}, mostUrgent(), "clarithromycin", drugs.Holds, "DPWG", ""},
		{"nothing held", "tamoxifen,metformin,frobnicol", "", "tamoxifen", nil, drugs.NotAssessable, "", "", "", "metformin,frobnicol"},
	} {
		m := patient.Medicines{Planned: names(c.planned)}
		if earlier, ok := strings.CutPrefix(c.taken, "EARLIER:"); ok {
			m.Earlier = names(earlier)
		} else {
			m.Current = names(c.taken)
		}
		results, _ := together(a, c.genes, m)
		r := find(t, results, c.drug)
		if c.action != "" && r.Action != c.action {
			t.Errorf("%s: %q, want %q", c.name, r.Action, c.action)
		}
		if got := strings.Join(r.Unchecked, ","); got != c.unchecked {
			t.Errorf("%s: not checked %q, want %q", c.name, got, c.unchecked)
		}
		if c.with == "" {
			if len(r.Interactions) > 0 {
				t.Errorf("%s: %+v", c.name, r.Interactions)
			}
			continue
		}
		if len(r.Interactions) == 0 {
			t.Errorf("%s: no interaction", c.name)
			continue
		}
		i := r.Interactions[0]
		if strings.Join(i.With, "+") != c.with || i.Holding != c.holding || c.body != "" && i.Body != c.body {
			t.Errorf("%s: beside %v %s by %s", c.name, i.With, i.Holding, i.Body)
		}
	}
}

// TestWhatIsLeftOutAdjustsNothing: where the medicine that alone adjusts a result is to be left out, the genotype's own
// advice goes with that, and what no body has agreed on has no body's strength.
func TestWhatIsLeftOutAdjustsNothing(t *testing.T) {
	a := load(t).advisor()
	const nm = "Normal Metabolizer"
	for _, c := range []struct {
		name, list, drug string
		gene             pgx.Result
		byGenes          drugs.Action // "" where the genes ask for as much
		strength         string
		converted        bool // the rows are those of the adjusted result
	}{
		{"agreed", "tamoxifen,paroxetine", "tamoxifen", scored("*1/*1", nm, "2.0"), drugs.Standard, "", true},
		{"a rule of this program", "clopidogrel,voriconazole", "clopidogrel", result("CYP2C19", nm), drugs.Standard, "", false},
		{"the genotype asks by itself", "clopidogrel,voriconazole", "clopidogrel", result("CYP2C19", "Poor Metabolizer"), "", "Strong", false},
	} {
		results, _ := together(a, []pgx.Result{c.gene}, patient.Medicines{Current: names(c.list)})
		r := find(t, results, c.drug)
		if r.Action != drugs.Avoid || r.Strength != c.strength || r.OwnRule {
			t.Errorf("%s: %q by %s %q", c.name, r.Action, r.Body, r.Strength)
		}
		switch {
		case c.byGenes == "" && r.ByGenes != nil, c.byGenes != "" && (r.ByGenes == nil || r.ByGenes.Action != c.byGenes):
			t.Errorf("%s: by genes %+v", c.name, r.ByGenes)
		}
		if converted := r.Alone != nil && r.Matches[0].Row != r.Alone.Matches[0].Row; converted != c.converted {
			t.Errorf("%s: rows of the adjusted result: %v", c.name, converted)
		}
	}
}

// TestOpposed: more by the genes and less beside another medicine leave no direction.
func TestOpposed(t *testing.T) {
	a := load(t).advisor()
	for list, want := range map[string]bool{"tacrolimus,voriconazole": true, "tacrolimus,ritonavir": true, "tacrolimus,rifampin": false, "tacrolimus": false} {
		results, _ := together(a, []pgx.Result{result("CYP3A5", "Intermediate Metabolizer")}, patient.Medicines{Current: names(list)})
		r := find(t, results, "tacrolimus")
		if r.Opposed() != want || want && r.Dose() != (drugs.Dose{}) {
			t.Errorf("%s: %v, %+v", list, r.Opposed(), r.Dose())
		}
	}
}

// mostUrgent is the action of what must never be.
func mostUrgent() drugs.Action { return drugs.Actions()[0] }

func names(list string) []string {
	if list == "" {
		return nil
	}
	return strings.Split(list, ",")
}

// TestEveryInteractionCanBeReached: each row speaks for some list of medicines, beside some result of its gene, and its
// medicines are found by the names that the table uses.
func TestEveryInteractionCanBeReached(t *testing.T) {
	b := load(t)
	a := b.advisor()
	members := func(class string) (all []string) {
		parts := strings.Fields(class)
		for _, m := range b.Modulators {
			strong := m.Strength == parts[2] || parts[2] == "any" || parts[2] == "moderate_or_strong" && m.Strength != "listed"
			if m.Gene == parts[0] && m.Effect == parts[1] && strong {
				all = append(all, m.Medicine)
			}
		}
		return all
	}
	for _, row := range b.Interactions {
		for _, name := range []string{row.Drug, row.Other} {
			if got := a.Find(name); name != "" && !slices.Equal(got, []string{name}) {
				t.Errorf("row %d: %q is found as %v", row.Row, name, got)
			}
		}
		firsts, seconds := []string{row.Other}, []string{""}
		if row.Class != "" {
			firsts = members(row.Class)
		}
		if row.Also != "" {
			seconds = members(row.Also)
		}
		if !reached(a, row, firsts, seconds) {
			t.Errorf("row %d: %s beside %s%s %s is never said", row.Row, row.Drug, row.Other, row.Class, row.Also)
		}
	}
}

func reached(a *drugs.Advisor, row knowledge.Interaction, firsts, seconds []string) bool {
	phenotypes := row.OnlyFor
	if len(phenotypes) == 0 {
		phenotypes = []string{"Normal Metabolizer"}
	}
	for _, first := range firsts {
		for _, second := range seconds {
			list := slices.DeleteFunc([]string{row.Drug, first, second}, func(s string) bool { return s == "" })
			all := a.Together(nil, []pgx.Result{result(row.Gene, phenotypes[0])}, patient.Medicines{Current: list})
			if slices.ContainsFunc(all, func(i drugs.Interaction) bool { return i.Row == row.Row }) {
				return true
			}
		}
	}
	return false
}

// TestProofAnotherMedicineNeverReassures: a medicine more never makes the advice on another less urgent, unless it turns a gene's
// result into another.
func TestProofAnotherMedicineNeverReassures(t *testing.T) {
	b := load(t)
	a := b.advisor()
	var known []string
	for _, i := range b.Interactions {
		known = append(known, i.Drug, i.Other)
	}
	for _, m := range b.Modulators {
		known = append(known, m.Medicine)
	}
	slices.Sort(known)
	known = slices.DeleteFunc(slices.Compact(known), func(s string) bool { return s == "" })
	phenotypes := rapid.SampledFrom([]string{"Normal Metabolizer", "Intermediate Metabolizer", "Poor Metabolizer", "Ultrarapid Metabolizer", ""})
	tabletest.Checks(t, 30)
	rapid.Check(t, func(t *rapid.T) {
		var genes []pgx.Result
		for _, gene := range []string{"CYP2D6", "CYP2C19", "CYP2C9", "DPYD"} {
			if p := phenotypes.Draw(t, gene); p != "" {
				genes = append(genes, result(gene, p))
			}
		}
		list := rapid.SliceOfN(rapid.SampledFrom(known), 1, 4).Draw(t, "list")
		more := rapid.SampledFrom(known).Draw(t, "more")
		before, _ := together(a, genes, patient.Medicines{Current: list})
		now, _ := together(a, genes, patient.Medicines{Current: list, Planned: []string{more}})
		for i := range now {
			changed := len(now[i].Conversions) > 0 || now[i].Status != before[i].Status
			if !changed && now[i].Action.Urgency() > before[i].Action.Urgency() {
				t.Fatalf("%s: %q becomes %q beside %s", now[i].Drug.Name, before[i].Action, now[i].Action, more)
			}
			if now[i].Action.Urgency() > before[i].Action.Urgency() && before[i].ByGenes != nil && before[i].Action.Urgency() < drugs.TestFirst.Urgency() {
				t.Fatalf("%s: what is asked for beside %v is lost beside %s: %q", now[i].Drug.Name, list, more, now[i].Action)
			}
		}
	})
}

// TestTogetherIsTheSameBothWays: which of two medicines is taken and which planned does not matter.
func TestTogetherIsTheSameBothWays(t *testing.T) {
	b := load(t)
	a := b.advisor()
	for _, row := range b.Interactions {
		if row.Other == "" {
			continue
		}
		one := a.Together(nil, nil, patient.Medicines{Current: []string{row.Drug}, Planned: []string{row.Other}})
		other := a.Together(nil, nil, patient.Medicines{Current: []string{row.Other}, Planned: []string{row.Drug}})
		if len(one) != len(other) {
			t.Fatalf("%s beside %s: %d and %d", row.Drug, row.Other, len(one), len(other))
		}
		for i := range one {
			if one[i].Row != other[i].Row || one[i].Holding != other[i].Holding {
				t.Errorf("%s beside %s: rows %d and %d", row.Drug, row.Other, one[i].Row, other[i].Row)
			}
		}
	}
}
