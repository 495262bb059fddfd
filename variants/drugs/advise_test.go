package drugs_test

import (
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"allelens/variants/drugs"
	"allelens/variants/knowledge"
	"allelens/variants/patient"
	"allelens/variants/pgx"
	"allelens/variants/tabletest"
)

// base is what the bundled knowledge base says of medicines.
type base struct {
	drugs.Base
	settled *drugs.Advisor // of the bundled base as it is, for a patient of whom nothing is known
}

// advisor advises by the rows; by those of the bundled base, one that all tests share.
func (b base) advisor() *drugs.Advisor {
	if b.settled != nil {
		return b.settled
	}
	return drugs.New(b.Base)
}

// result is a gene's result with one possible diplotype for each set of keys, "a,b" being two
// keys of one diplotype.
func result(gene string, keys ...string) pgx.Result {
	r := pgx.Result{Gene: gene, Source: pgx.FromVCF}
	for i, k := range keys {
		label := string(rune('A' + i))
		r.Recommendation = append(r.Recommendation, pgx.Diplotype{Label: label, Phenotype: k, LookupKeys: strings.Split(k, ",")})
	}
	return r
}

func find(t testing.TB, results []drugs.Result, drug string) drugs.Result {
	t.Helper()
	for _, r := range results {
		if r.Drug.Name == drug {
			return r
		}
	}
	t.Fatalf("no result for %s", drug)
	return drugs.Result{}
}

func TestKnownCases(t *testing.T) {
	a := load(t).advisor()
	const nm, im, pm, um = "Normal Metabolizer", "Intermediate Metabolizer", "Poor Metabolizer", "Ultrarapid Metabolizer"
	for _, c := range []struct {
		name, drug   string
		genes        []pgx.Result
		action       drugs.Action
		disagreement []string
		needs        []string
	}{
		{"nothing called", "clopidogrel", nil, drugs.NotAssessable, nil, []string{"CYP2C19"}},
		{"poor metaboliser", "clopidogrel", []pgx.Result{result("CYP2C19", pm)}, drugs.Avoid, []string{"FDA:alternative"}, nil},
		{"bodies differ", "clopidogrel", []pgx.Result{result("CYP2C19", im)}, drugs.Avoid, []string{"DPWG:alternative", "FDA:alternative"}, nil},
		{"normal metaboliser", "clopidogrel", []pgx.Result{result("CYP2C19", nm)}, drugs.Standard, nil, nil},
		{"indeterminate", "clopidogrel", []pgx.Result{result("CYP2C19", "Indeterminate")}, drugs.NoGuidance, nil, []string{"CYP2C19"}},
		{"codeine, none", "codeine", []pgx.Result{result("CYP2D6", "0.0")}, drugs.Avoid, []string{"DPWG:alternative"}, nil},
		{"two genes, one missing", "mercaptopurine", []pgx.Result{result("TPMT", im)}, drugs.ChangeDose, nil, []string{"NUDT15"}},
		{"two genes", "sertraline", []pgx.Result{result("CYP2C19", pm), result("CYP2B6", nm)}, drugs.ChangeDose, nil, nil},
		{"HLA", "abacavir", []pgx.Result{result("HLA-B", "*57:01 positive,*58:01 negative,*15:02 negative")}, drugs.Contraindicated, nil, nil},
		{"HLA negative", "abacavir", []pgx.Result{result("HLA-B", "*57:01 negative,*58:01 negative,*15:02 negative")}, drugs.Standard, nil, nil},
		{"fluoropyrimidine", "capecitabine", []pgx.Result{result("DPYD", "0.0")}, drugs.Avoid, nil, nil},
		{"half dose", "capecitabine", []pgx.Result{result("DPYD", "1.5")}, drugs.ChangeDose, []string{"FDA:monitor"}, nil},
		{"the label says how", "eliglustat", []pgx.Result{result("CYP2D6", "0.0")}, drugs.ChangeDose, nil, nil},
		{"enzyme test", "rasburicase", []pgx.Result{result("G6PD", "Variable")}, drugs.TestFirst, nil, nil},
		{"rapid", "omeprazole", []pgx.Result{result("CYP2C19", um)}, drugs.ChangeDose, []string{"DPWG:change_dose"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := find(t, a.Advise(c.genes, patient.Medicines{}), c.drug)
			if r.Action != c.action {
				t.Errorf("%s: action %q, want %q", c.drug, r.Action, c.action)
			}
			if diff := cmp.Diff(c.disagreement, r.Disagreement); diff != "" {
				t.Errorf("%s: disagreement %s", c.drug, diff)
			}
			if diff := cmp.Diff(c.needs, r.Needs); diff != "" {
				t.Errorf("%s: needs %s", c.drug, diff)
			}
			for _, m := range r.Matches {
				if m.Currency == "superseded" {
					t.Errorf("%s: superseded row %d is shown as current", c.drug, m.Row)
				}
			}
		})
	}
}

// TestThreeSilences: a result of which nothing is said is one that no body wants changed, one for which the bodies give
// no advice, or one that is not held.
func TestThreeSilences(t *testing.T) {
	b := rows([4]string{"FDA", "G=Poor Metabolizer", "REDUCE_DOSE", "DOSE=50%"}, [4]string{"FDA", "G=Ultrarapid Metabolizer", "NO_RECOMMENDATION", "EXPOSURE=altered"})
	listed := rows([4]string{"FDA", "G=Poor Metabolizer", "REDUCE_DOSE", "DOSE=50%"})
	listed.Pairs = []knowledge.GeneDrugPair{{Body: "CPIC", Drug: "drug", Gene: "G"}}
	for _, c := range []struct {
		name    string
		base    base
		genes   []pgx.Result
		action  drugs.Action
		unnamed bool
	}{
		{"nothing to change", b, []pgx.Result{result("G", "Normal Metabolizer")}, drugs.Standard, true},
		{"a body gives no advice", b, []pgx.Result{result("G", "Ultrarapid Metabolizer")}, drugs.NoGuidance, false},
		{"not held", b, []pgx.Result{result("G", "Intermediate Metabolizer")}, drugs.NotHeld, false},
		{"normal or not held", b, []pgx.Result{result("G", "Normal Metabolizer", "Intermediate Metabolizer")}, drugs.NotHeld, false},
		{"normal or to be changed", b, []pgx.Result{result("G", "Normal Metabolizer", "Poor Metabolizer")}, drugs.TestFirst, false},
		{"a body speaks whose rows are not held", listed, []pgx.Result{result("G", "Normal Metabolizer")}, drugs.NotHeld, false},
		{"no gene called", b, nil, drugs.NotAssessable, false},
	} {
		if r := c.base.advisor().Advise(c.genes, patient.Medicines{})[0]; r.Action != c.action || r.Unnamed != c.unnamed {
			t.Errorf("%s: %q, unnamed %v", c.name, r.Action, r.Unnamed)
		}
	}
}

func TestSupersededRowsAreKeptApart(t *testing.T) {
	b := rows([4]string{"CPIC", "G=k", "AVOID", "AVOID"})
	b.Recommendations[0].Currency = "superseded"
	r := b.advisor().Advise([]pgx.Result{result("G", "k")}, patient.Medicines{})[0]
	if len(r.Matches) != 0 || len(r.Superseded) != 1 || r.Action != drugs.NotHeld {
		t.Errorf("%d current and %d superseded rows, %s", len(r.Matches), len(r.Superseded), r.Action)
	}
}

func TestPopulationsAreAllKept(t *testing.T) {
	r := find(t, load(t).advisor().Advise([]pgx.Result{result("CYP2C19", "Poor Metabolizer")}, patient.Medicines{}), "voriconazole")
	var populations []string
	for _, m := range r.Matches {
		populations = append(populations, m.Population)
	}
	for _, want := range []string{"adults", "pediatrics"} {
		if !slices.Contains(populations, want) {
			t.Errorf("no row for %s in %q", want, populations)
		}
	}
}

// rows is a small base made by hand: CPIC and DPWG on one drug.
func rows(lookups ...[4]string) base {
	b := base{Base: drugs.Base{Drugs: []knowledge.Drug{{Name: "drug"}}}}
	for i, l := range lookups {
		rec := knowledge.Recommendation{Origin: knowledge.Origin{Row: int64(i)}, Body: l[0], Drug: "drug", PrimaryAction: l[2], Facts: strings.Split(l[3], "; "),
			Lookup: map[string]string{}, Strength: "Strong"}
		for _, pair := range strings.Split(l[1], ";") {
			gene, key, _ := strings.Cut(pair, "=")
			rec.Lookup[gene] = key
			rec.Genes = append(rec.Genes, gene)
		}
		b.Recommendations = append(b.Recommendations, rec)
	}
	return b
}

func TestSeveralPossibleDiplotypes(t *testing.T) {
	a := rows(
		[4]string{"CPIC", "G=bad", "AVOID", "AVOID"},
		[4]string{"CPIC", "G=slow", "REDUCE_DOSE", "START_DOSE=50%"},
		[4]string{"CPIC", "G=slower", "REDUCE_DOSE", "START_DOSE=25%"},
		[4]string{"CPIC", "G=good", "STANDARD_DOSE", "STANDARD_DOSE"},
		[4]string{"CPIC", "G=fine", "STANDARD_DOSE", "STANDARD_DOSE"},
		[4]string{"DPWG", "H=odd", "MONITOR", "MONITOR:TDM"},
	).advisor()
	for _, c := range []struct {
		name     string
		genes    []pgx.Result
		action   drugs.Action
		branches bool
		strength string
	}{
		{"same advice by two rows", []pgx.Result{result("G", "good", "fine")}, drugs.Standard, false, "Strong"},
		{"same action, other dose", []pgx.Result{result("G", "slow", "slower")}, drugs.ChangeDose, true, "Strong"},
		{"harmless or not", []pgx.Result{result("G", "good", "bad")}, drugs.TestFirst, true, ""},
		{"harmless or unknown", []pgx.Result{result("G", "good", "other")}, drugs.NotHeld, true, ""},
		{"both call for something", []pgx.Result{result("G", "slow", "bad")}, drugs.ChangeDose, true, "Strong"},
		{"watched for another gene, harmless or not", []pgx.Result{result("G", "good", "bad"), result("H", "odd")}, drugs.TestFirst, true, ""},
		{"watched for another gene, harmless twice", []pgx.Result{result("G", "good", "fine"), result("H", "odd")}, drugs.Monitor, false, "Strong"},
		{"scores are alternatives", []pgx.Result{result("G", "0.5,1.0,good")}, drugs.Standard, false, "Strong"},
		{"no row for the result", []pgx.Result{result("G", "other")}, drugs.NotHeld, false, ""},
	} {
		r := a.Advise(c.genes, patient.Medicines{})[0]
		if r.Action != c.action || r.Branches != c.branches || r.Strength != c.strength {
			t.Errorf("%s: %q, branches %v, strength %q; want %q, %v, %q", c.name, r.Action, r.Branches, r.Strength, c.action, c.branches, c.strength)
		}
	}
	r := a.Advise([]pgx.Result{result("G", "good", "bad")}, patient.Medicines{})[0]
	for _, m := range r.Matches {
		want := map[string]string{"STANDARD_DOSE": "A", "AVOID": "B"}[m.PrimaryAction]
		if diff := cmp.Diff([]map[string]string{{"G": want}}, m.Diplotypes); diff != "" || m.ForAll {
			t.Errorf("%s for all %v: %s", m.PrimaryAction, m.ForAll, diff)
		}
	}
}

func TestOneScoreAtATime(t *testing.T) {
	a := rows(
		[4]string{"CPIC", "G=0.0", "AVOID", "AVOID"},
		[4]string{"CPIC", "G=≥3.0", "STANDARD_DOSE", "STANDARD_DOSE"},
	).advisor()
	r := a.Advise([]pgx.Result{result("G", "0.0,≥3.0")}, patient.Medicines{})[0]
	if r.Action != drugs.TestFirst || !r.Branches || len(r.Matches) != 2 || r.Matches[0].ForAll {
		t.Errorf("%q, branches %v, %d matches", r.Action, r.Branches, len(r.Matches))
	}
}

// TestScoresOfAPhenotype: a phenotype without its score stands for several; rows that say the same for each are one row for all.
func TestScoresOfAPhenotype(t *testing.T) {
	for _, test := range []struct {
		name, third string
		action      drugs.Action
		branches    bool
	}{
		{"all avoid", "AVOID", drugs.Avoid, false},
		{"one is left as it is", "STANDARD_DOSE", drugs.TestFirst, true},
		{"one changes the dose", "REDUCE_DOSE", drugs.ChangeDose, true},
	} {
		a := rows(
			[4]string{"CPIC", "G=2.5", "AVOID", "AVOID"},
			[4]string{"CPIC", "G=3.0", "AVOID", "AVOID"},
			[4]string{"CPIC", "G=≥3.0", test.third, test.third},
		).advisor()
		r := a.Advise([]pgx.Result{result("G", "2.5,3.0,≥3.0,fast")}, patient.Medicines{})[0]
		if r.Action != test.action || r.Branches != test.branches || r.Matches[0].ForAll == test.branches {
			t.Errorf("%s: %q, branches %v, %d matches", test.name, r.Action, r.Branches, len(r.Matches))
		}
	}
}

func TestDiplotypeRows(t *testing.T) {
	a := rows([4]string{"DPWG", "G=diplotype:*1/*3", "REDUCE_DOSE", "START_DOSE=65%"}).advisor()
	g := pgx.Result{Gene: "G", Source: pgx.FromVCF, Recommendation: []pgx.Diplotype{{Label: "*3/*1", Allele1: "*3", Allele2: "*1", LookupKeys: []string{"1.0"}}}}
	if r := a.Advise([]pgx.Result{g}, patient.Medicines{})[0]; r.Action != drugs.ChangeDose || *r.Matches[0].DoseChangePercent != -35 {
		t.Errorf("%q, %d matches", r.Action, len(r.Matches))
	}
}

// TestTheSpecificRowSpeaks: the row of a pair of alleles, then of a score, then of a phenotype, and of two genes
// before one, also where it is the milder one; nothing else of its guideline and population.
func TestTheSpecificRowSpeaks(t *testing.T) {
	b := rows(
		[4]string{"DPWG", "G=diplotype:*1/*3", "STANDARD_DOSE", "STANDARD_DOSE"},
		[4]string{"DPWG", "G=1.0", "REDUCE_DOSE", "DOSE=50%"},
		[4]string{"DPWG", "G=slow", "AVOID", "AVOID"},
		[4]string{"CPIC", "G=slow", "MONITOR", "MONITOR:TDM"},
		[4]string{"DPWG", "G=1.0;H=slow", "ALTERNATIVE", "ALTERNATIVE"},
		[4]string{"DPWG", "G=slow;H=odd", "NO_RECOMMENDATION", "NO_RECOMMENDATION"},
		[4]string{"DPWG", "G=carrier:*3", "MONITOR", "MONITOR:TDM"},
	)
	a := b.advisor()
	named := func(allele string) pgx.Result {
		return pgx.Result{Gene: "G", Source: pgx.FromVCF, Recommendation: []pgx.Diplotype{{Label: "*1/" + allele, Allele1: "*1", Allele2: allele, LookupKeys: []string{"1.0", "slow"}}}}
	}
	for _, c := range []struct {
		name  string
		genes []pgx.Result
		want  []string
	}{
		{"pair of alleles", []pgx.Result{named("*3")}, []string{"CPIC MONITOR", "DPWG MONITOR", "DPWG STANDARD_DOSE"}},
		{"score", []pgx.Result{named("*2")}, []string{"CPIC MONITOR", "DPWG REDUCE_DOSE"}},
		{"phenotype", []pgx.Result{result("G", "slow")}, []string{"CPIC MONITOR", "DPWG AVOID"}},
		{"two genes", []pgx.Result{named("*2"), result("H", "slow")}, []string{"CPIC MONITOR", "DPWG ALTERNATIVE"}},
		{"silence about two genes", []pgx.Result{result("G", "slow"), result("H", "odd")}, []string{"CPIC MONITOR", "DPWG AVOID", "DPWG NO_RECOMMENDATION"}},
		{"each where it is the specific one", []pgx.Result{result("G", "1.0,slow", "slow")}, []string{"CPIC MONITOR", "DPWG AVOID", "DPWG REDUCE_DOSE"}},
	} {
		r := a.Advise(c.genes, patient.Medicines{})[0]
		var got []string
		for _, m := range r.Matches {
			got = append(got, m.Body+" "+m.PrimaryAction)
		}
		slices.Sort(got)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestAGeneWithoutResultMarksTheDrug(t *testing.T) {
	r := find(t, load(t).advisor().Advise([]pgx.Result{result("CYP2C19", "Normal Metabolizer")}, patient.Medicines{}), "amitriptyline")
	if r.Action != drugs.Standard || !r.Incomplete() {
		t.Errorf("%q, incomplete %v", r.Action, r.Incomplete())
	}
}

func TestMarksOfTheGeneResult(t *testing.T) {
	a := rows([4]string{"CPIC", "G=good", "STANDARD_DOSE", "STANDARD_DOSE"}, [4]string{"CPIC", "G=bad", "AVOID", "AVOID"}).advisor()
	g := result("G", "good")
	if r := a.Advise([]pgx.Result{g}, patient.Medicines{})[0]; r.Incomplete() || r.Assumed() {
		t.Error("a whole result is marked")
	}
	g.CannotExclude = []string{"*5"}
	g.Open = []pgx.Open{{Name: "*5", Why: pgx.Unread, Diplotypes: []pgx.Diplotype{{Label: "*1/*5", LookupKeys: []string{"bad"}}}}}
	g.Sites = []pgx.Site{{}, {Assumed: true}}
	if r := a.Advise([]pgx.Result{g}, patient.Medicines{})[0]; r.Action != drugs.TestFirst || !r.Incomplete() || !r.Assumed() {
		t.Errorf("%+v is not marked", r.Results)
	}
	g.Source, g.Open = pgx.FromOutside, nil // as the caller leaves it
	if r := a.Advise([]pgx.Result{g}, patient.Medicines{})[0]; r.Incomplete() || r.Assumed() {
		t.Error("sites of the file bear on a call made elsewhere")
	}
}

func TestDrugsWithoutRowsNameTheirGenes(t *testing.T) {
	b := rows()
	b.Pairs = []knowledge.GeneDrugPair{{Body: "CPIC", Drug: "drug", Gene: "IFNL3"}}
	if r := b.advisor().Advise(nil, patient.Medicines{})[0]; r.Action != drugs.NotAssessable || !slices.Equal(r.Needs, []string{"IFNL3"}) {
		t.Errorf("%q, needs %q", r.Action, r.Needs)
	}
	g := pgx.Result{Gene: "IFNL3", Recommendation: []pgx.Diplotype{{Label: "C/T", LookupKeys: []string{"diplotype:C/T"}}}}
	if r := b.advisor().Advise([]pgx.Result{g}, patient.Medicines{})[0]; r.Action != drugs.NotHeld || len(r.Needs) != 0 {
		t.Errorf("%q, needs %q", r.Action, r.Needs)
	}
}

func TestEveryRowHasAnAction(t *testing.T) {
	b := load(t)
	for _, r := range b.Recommendations {
		if _, ok := drugs.ActionOf(r.PrimaryAction); !ok {
			t.Errorf("row %d: no action for %q", r.Row, r.PrimaryAction)
		}
	}
	if action, ok := drugs.ActionOf("SOMETHING_NEW"); ok || action != drugs.NoGuidance {
		t.Errorf("an unknown code maps to %q", action)
	}
}

// TestEveryRowCanApply: no row is out of reach of the genotype that it names.
func TestEveryRowCanApply(t *testing.T) {
	b := load(t)
	advisors := map[string]*drugs.Advisor{}
	for _, d := range b.Drugs {
		of := base{Base: drugs.Base{Drugs: []knowledge.Drug{d}}}
		for _, rec := range b.Recommendations {
			if rec.Drug == d.Name {
				of.Recommendations = append(of.Recommendations, rec)
			}
		}
		advisors[d.Name] = of.advisor()
	}
	for _, rec := range b.Recommendations {
		var genes []pgx.Result
		for gene, key := range rec.Lookup {
			if key != "No Result" {
				genes = append(genes, result(gene, key))
			}
		}
		r := find(t, advisors[rec.Drug].Advise(genes, patient.Medicines{}), rec.Drug)
		if !slices.ContainsFunc(append(r.Matches, r.Superseded...), func(m drugs.Match) bool { return m.Row == rec.Row && m.ForAll }) {
			t.Fatalf("row %d of %s does not apply to %v", rec.Row, rec.Drug, rec.Lookup)
		}
	}
}

// rowKeys are the keys that rows use for each gene, sorted.
func (b base) rowKeys() map[string][]string {
	keys := map[string][]string{}
	for _, r := range b.Recommendations {
		for gene, key := range r.Lookup {
			keys[gene] = append(keys[gene], key)
		}
	}
	for gene := range keys {
		slices.Sort(keys[gene])
		keys[gene] = slices.Compact(keys[gene])
	}
	return keys
}

// someGenes draws results with keys that rows use, in some order.
func someGenes(t *rapid.T, keys map[string][]string) []pgx.Result {
	var genes []pgx.Result
	for _, gene := range slices.Sorted(maps.Keys(keys)) {
		n := rapid.IntRange(0, 2).Draw(t, gene)
		if n > 0 {
			of := keys[gene]
			genes = append(genes, result(gene, rapid.SliceOfNDistinct(rapid.SampledFrom(of), 1, n, rapid.ID).Draw(t, gene+" keys")...))
		}
	}
	return genes
}

// TestProofMedicationsMarkAndAdjust: medicines mark themselves, and change guidance only by way of
// conversions, beside which the guidance by genotype alone is kept.
func TestProofMedicationsMarkAndAdjust(t *testing.T) {
	b := load(t)
	a, keys := b.advisor(), b.rowKeys()
	tabletest.Checks(t, 30)
	rapid.Check(t, func(t *rapid.T) {
		genes := someGenes(t, keys)
		names := make([]string, len(b.Drugs))
		for i, d := range b.Drugs {
			names[i] = d.Name
		}
		list := rapid.SliceOf(rapid.SampledFrom(append(names, "aspirin", "", "CODEINE ", "bupropion", "quinidine"))).Draw(t, "medications")
		without, with := a.Advise(genes, patient.Medicines{}), a.Advise(genes, patient.Medicines{Current: list})
		for i := range with {
			if want := slices.ContainsFunc(list, func(m string) bool { return strings.EqualFold(strings.TrimSpace(m), with[i].Drug.Name) }); with[i].OnList != want {
				t.Fatalf("%s: on the list %v, want %v", with[i].Drug.Name, with[i].OnList, want)
			}
			if with[i].OnList { // for the patient's own a test may come first, and what a result would change is said
				with[i].Tests, with[i].IfKnown = without[i].Tests, without[i].IfKnown
				if with[i].Asked() && with[i].Action == drugs.TestFirst {
					with[i].Action = without[i].Action
				}
			}
			with[i].OnList, with[i].Status = false, ""
			if (with[i].Alone != nil) != (len(with[i].Conversions) > 0) {
				t.Fatalf("%s: %d conversions, guidance by genotype alone: %v", with[i].Drug.Name, len(with[i].Conversions), with[i].Alone)
			}
			if with[i].Alone != nil {
				with[i] = *with[i].Alone
				with[i].IfKnown, with[i].Tests = without[i].IfKnown, without[i].Tests
			}
			with[i].Questions = without[i].Questions // their branches hold the other medicines' effects, too
		}
		same(t, without, with)
	})
}

func TestProofOrderOfInputsIsIrrelevant(t *testing.T) {
	b := load(t)
	a, keys := b.advisor(), b.rowKeys()
	tabletest.Checks(t, 30)
	rapid.Check(t, func(t *rapid.T) {
		genes := someGenes(t, keys)
		order := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "order"), 0))
		shuffled := drugs.New(drugs.Base{
			Recommendations: shuffle(order, b.Recommendations), Drugs: shuffle(order, b.Drugs), Pairs: shuffle(order, b.Pairs),
			Areas: shuffle(order, b.Areas), Names: shuffle(order, b.Names), Modulators: shuffle(order, b.Modulators),
			Conversions: shuffle(order, b.Conversions), Cutoffs: b.Cutoffs, Medicines: shuffle(order, b.Medicines), Tests: shuffle(order, b.Tests),
			Conditions: shuffle(order, b.Conditions),
		})
		same(t, a.Advise(genes, patient.Medicines{}), shuffled.Advise(rapid.Permutation(genes).Draw(t, "genes"), patient.Medicines{}))
	})
}

// same compares results; what equals to the last unexported field needs no slow look.
func same(t *rapid.T, a, b []drugs.Result) {
	if reflect.DeepEqual(a, b) {
		return
	}
	if diff := cmp.Diff(a, b, cmpopts.IgnoreUnexported(drugs.Match{})); diff != "" {
		t.Fatal(diff)
	}
}

func shuffle[T any](order *rand.Rand, list []T) []T {
	list = slices.Clone(list)
	order.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

// TestProofLessCertaintyNeverReassures: a second possible diplotype never turns the need to act
// into a standard dose.
func TestProofLessCertaintyNeverReassures(t *testing.T) {
	b := load(t)
	a, keys := b.advisor(), b.rowKeys()
	tabletest.Checks(t, 30)
	rapid.Check(t, func(t *rapid.T) {
		genes := someGenes(t, keys)
		var single []pgx.Result
		for _, g := range genes {
			g.Recommendation = g.Recommendation[:1]
			single = append(single, g)
		}
		sure, open := a.Advise(single, patient.Medicines{}), a.Advise(genes, patient.Medicines{})
		for i := range sure {
			if sure[i].Action.Urgency() < drugs.Standard.Urgency() && open[i].Action.Urgency() >= drugs.Standard.Urgency() {
				t.Fatalf("%s: %q becomes %q", sure[i].Drug.Name, sure[i].Action, open[i].Action)
			}
		}
	})
}

func BenchmarkAdvise(b *testing.B) {
	all := load(b)
	a := all.advisor()
	genes := []pgx.Result{
		result("CYP2D6", "0.0", "0.5", "1.0"), result("CYP2C19", "Poor Metabolizer", "Intermediate Metabolizer"), result("CYP2C9", "1.0"),
		result("TPMT", "Intermediate Metabolizer", "Poor Metabolizer"), result("NUDT15", "Normal Metabolizer"), result("DPYD", "1.5"),
		result("SLCO1B1", "Decreased Function"), result("CYP2B6", "Normal Metabolizer"), result("HLA-B", "*57:01 negative,*15:02 negative"),
	}
	b.ReportAllocs()
	for b.Loop() {
		a.Advise(genes, patient.Medicines{Current: []string{"codeine"}})
	}
}

// TestResultsAreNamedAsTheGeneNamesThem: what guidance is looked up with is not shown as a diplotype
// where the gene claims none, or another.
func TestResultsAreNamedAsTheGeneNamesThem(t *testing.T) {
	a := rows([4]string{"CPIC", "G=bad", "AVOID", "AVOID"}).advisor()
	for _, c := range []struct {
		name   string
		change func(*pgx.Result)
		want   string
		found  int
	}{
		{"the pair alone", func(*pgx.Result) {}, "A", 0},
		{"two diplotypes, one decides", func(r *pgx.Result) { r.Diplotypes = []pgx.Diplotype{{Label: "x/y"}, {Label: "z/y"}} }, "x/y, z/y", 0},
		{"alleles of unknown phase", func(r *pgx.Result) { r.Found = []string{"x", "y"} }, "", 2},
	} {
		r := result("G", "bad")
		c.change(&r)
		got := a.Advise([]pgx.Result{r}, patient.Medicines{})[0]
		if g := got.Results[0]; g.Diplotype != c.want || len(g.Found) != c.found || g.Phenotype != "bad" || got.Action != drugs.Avoid {
			t.Errorf("%s: %+v, %s", c.name, g, got.Action)
		}
	}
}
