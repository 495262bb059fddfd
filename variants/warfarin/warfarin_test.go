package warfarin_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"allelens/assets"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/warfarin"
)

func doser(t testing.TB) *warfarin.Doser {
	t.Helper()
	base, err := sqlite.Open(t.Context(), assets.Knowledge)
	if err != nil {
		t.Fatal(err)
	}
	defer base.Close()
	w, err := base.Warfarin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return warfarin.New(w)
}

func genotype(cyp2c9a, cyp2c9b, vkorc1 string) warfarin.Genotype {
	g := warfarin.Genotype{VKORC1: vkorc1, CYP4F2: -1, RS12777823: -1, RareTested: true}
	for _, name := range []string{cyp2c9a, cyp2c9b} {
		if name != "" {
			g.CYP2C9 = append(g.CYP2C9, warfarin.Allele{Name: name, Normal: name == "*1" || name == "*9"})
		}
	}
	return g
}

func near(got *float64, want float64) bool { return got != nil && math.Abs(*got-want) < 0.005 }

// TestHandWorkedDoses compares with sums worked by hand from the published coefficients. The
// papers print none that can be checked against.
//
//	IWPC, 41 years, 165 cm, 62 kg, ancestry not given, *1/*3, A/A:
//	√ = 5.6044 − 4×0.2614 + 165×0.0087 + 62×0.0128 − 1.6974 − 0.9357 − 0.1032 = 4.0516; ²/7 = 2.345
//	clinical: √ = 4.0376 − 4×0.2546 + 165×0.0118 + 62×0.0134 + 0.0443 = 5.8413; ²/7 = 4.874
//	Gage, the same with INR 2.5: surface 1.6819 m²;
//	ln = 0.9751 − 2×0.3238 + 0.4317×1.6819 − 0.4008 − 41×0.00745 + 2.5×0.2029 = 0.8546; e^ = 2.350
//	clinical: ln = 0.613 + 0.425×1.6819 − 41×0.0075 + 2.5×0.216 = 1.5603; e^ = 4.760
func TestHandWorkedDoses(t *testing.T) {
	d := doser(t)
	small := warfarin.Patient{Height: 165, Weight: 62}
	tall := warfarin.Patient{Height: 175, Weight: 80, Ancestry: warfarin.European}
	for _, c := range []struct {
		name                        string
		age                         int
		p                           warfarin.Patient
		g                           warfarin.Genotype
		iwpc, clinical, gage, clin2 float64
	}{
		{"sensitive", 41, small, genotype("*1", "*3", "AA"), 2.345, 4.874, 2.350, 4.760},
		// IWPC: √ = 5.6044 − 5×0.2614 + 1.5225 + 1.024 = 6.8439; clinical √ = 4.0376 − 1.273 + 2.065 + 1.072 = 5.9016.
		// Gage: surface 1.9557; ln = 0.9751 + 0.8443 − 0.40975 + 0.50725 = 1.9169; clinical ln = 0.613 + 0.8312 − 0.4125 + 0.54 = 1.5717.
		{"reference", 55, tall, genotype("*1", "*1", "GG"), 6.691, 4.976, 6.800, 4.815},
	} {
		e := d.Estimates(c.age, c.p, c.g)
		if len(e) != 2 || !near(e[0].PerDay, c.iwpc) || !near(e[0].Without, c.clinical) || !near(e[1].PerDay, c.gage) || !near(e[1].Without, c.clin2) {
			for _, one := range e {
				t.Errorf("%s: %s gives %v, without genotype %v (%s)", c.name, one.Model, deref(one.PerDay), deref(one.Without), one.Reason)
			}
		}
	}
}

func deref(f *float64) any {
	if f == nil {
		return nil
	}
	return *f
}

// TestEachTermMovesTheDose: every input and genotype moves the result by its published
// coefficient, on the scale of the equation.
func TestEachTermMovesTheDose(t *testing.T) {
	d := doser(t)
	plain := warfarin.Patient{Height: 170, Weight: 70, Ancestry: warfarin.European}
	with := func(change func(*warfarin.Patient)) warfarin.Patient {
		p := plain
		change(&p)
		return p
	}
	ref := genotype("*1", "*1", "GG")
	scale := map[string]func(float64) float64{"iwpc": func(mg float64) float64 { return math.Sqrt(7 * mg) }, "gage": math.Log}
	for _, c := range []struct {
		name        string
		p           warfarin.Patient
		g           warfarin.Genotype
		iwpc, gage  float64
		iwpcC, gagC float64
	}{
		{"amiodarone", with(func(p *warfarin.Patient) { p.Amiodarone = true }), ref, -0.5503, -0.2538, -0.5695, -0.257},
		{"inducer", with(func(p *warfarin.Patient) { p.Inducer = true }), ref, 1.1816, 0, 1.2799, 0},
		{"smoker", with(func(p *warfarin.Patient) { p.Smoker = true }), ref, 0, 0.0922, 0, 0.108},
		{"thrombosis", with(func(p *warfarin.Patient) { p.Thrombosis = true }), ref, 0, 0.0664, 0, 0.0784},
		{"INR 3", with(func(p *warfarin.Patient) { p.INR = 3 }), ref, 0, 0.10145, 0, 0.108},
		{"Asian", with(func(p *warfarin.Patient) { p.Ancestry = warfarin.Asian }), ref, -0.1092, 0, -0.6752, 0},
		{"African", with(func(p *warfarin.Patient) { p.Ancestry = warfarin.African }), ref, -0.276, -0.0901, 0.406, 0.156},
		{"ancestry not given", with(func(p *warfarin.Patient) { p.Ancestry = "" }), ref, -0.1032, 0, 0.0443, 0},
		{"A/G", plain, genotype("*1", "*1", "AG"), -0.8677, -0.3238, 0, 0},
		{"A/A", plain, genotype("*1", "*1", "AA"), -1.6974, -0.6476, 0, 0},
		{"*1/*2", plain, genotype("*1", "*2", "GG"), -0.5211, -0.2066, 0, 0},
		{"*1/*3", plain, genotype("*1", "*3", "GG"), -0.9357, -0.4008, 0, 0},
		{"*2/*2", plain, genotype("*2", "*2", "GG"), -1.0616, -0.4132, 0, 0},
		{"*2/*3", plain, genotype("*2", "*3", "GG"), -1.9206, -0.6074, 0, 0},
		{"*3/*2", plain, genotype("*3", "*2", "GG"), -1.9206, -0.6074, 0, 0},
		{"*3/*3", plain, genotype("*3", "*3", "GG"), -2.3312, -0.8016, 0, 0},
		{"*9 counts as *1", plain, genotype("*1", "*9", "GG"), 0, 0, 0, 0},
		{"*5 counts as *1 until it is lowered by the flow", plain, genotype("*1", "*5", "GG"), 0, 0, 0, 0},
	} {
		before, after := d.Estimates(60, plain, ref), d.Estimates(60, c.p, c.g)
		want := map[string][2]float64{"iwpc": {c.iwpc, c.iwpcC}, "gage": {c.gage, c.gagC}}
		for i, e := range after {
			f := scale[e.Model]
			dose, clinical := f(*e.PerDay)-f(*before[i].PerDay), f(*e.Without)-f(*before[i].Without)
			if math.Abs(dose-want[e.Model][0]) > 1e-9 || math.Abs(clinical-want[e.Model][1]) > 1e-9 {
				t.Errorf("%s, %s: moves by %.4f and %.4f, want %v", c.name, e.Model, dose, clinical, want[e.Model])
			}
		}
	}
}

func TestDecadesAreWhole(t *testing.T) {
	d := doser(t)
	p := warfarin.Patient{Height: 170, Weight: 70}
	g := genotype("*1", "*1", "GG")
	dose := func(age int) float64 { return *d.Estimates(age, p, g)[0].PerDay }
	if dose(50) != dose(59) || dose(59) == dose(60) {
		t.Errorf("%v at 50, %v at 59, %v at 60", dose(50), dose(59), dose(60))
	}
}

func TestNoFigureWhereTheEquationDoesNotHold(t *testing.T) {
	d := doser(t)
	ok := warfarin.Patient{Height: 170, Weight: 70}
	known := genotype("*1", "*3", "AG")
	for _, c := range []struct {
		name       string
		age        int
		p          warfarin.Patient
		g          warfarin.Genotype
		iwpc, gage string
	}{
		{"all given", 50, ok, known, "", ""},
		{"no age", -1, ok, known, warfarin.Incomplete, warfarin.Incomplete},
		{"no height", 50, warfarin.Patient{Weight: 70}, known, warfarin.Incomplete, warfarin.Incomplete},
		{"child", 17, ok, known, warfarin.Child, warfarin.Child},
		{"adult", 18, ok, known, "", ""},
		{"oldest", 99, ok, known, "", ""},
		{"too old", 100, ok, known, warfarin.OutOfRange, warfarin.OutOfRange},
		{"too light", 50, warfarin.Patient{Height: 170, Weight: 29.9}, known, warfarin.OutOfRange, warfarin.OutOfRange},
		{"too tall", 50, warfarin.Patient{Height: 203, Weight: 70}, known, warfarin.OutOfRange, warfarin.OutOfRange},
		{"INR 3.5", 50, warfarin.Patient{Height: 170, Weight: 70, INR: 3.5}, known, warfarin.OutOfRange, ""},
		{"INR 3.6", 50, warfarin.Patient{Height: 170, Weight: 70, INR: 3.6}, known, warfarin.OutOfRange, warfarin.OutOfRange},
		{"no gene", 50, ok, genotype("", "", ""), warfarin.NoGenotype, warfarin.NoGenotype},
		{"VKORC1 unknown", 50, ok, genotype("*1", "*3", ""), "", warfarin.NeedsGenes},
		{"CYP2C9 unknown", 50, ok, genotype("", "", "AG"), "", warfarin.NeedsGenes},
		{"allele unknown to the equations", 50, ok, genotype("*1", "*13", "AG"), warfarin.OtherAllele, warfarin.OtherAllele},
	} {
		e := d.Estimates(c.age, c.p, c.g)
		if e[0].Reason != c.iwpc || e[1].Reason != c.gage {
			t.Errorf("%s: reasons %q and %q, want %q and %q", c.name, e[0].Reason, e[1].Reason, c.iwpc, c.gage)
		}
		for _, one := range e {
			if (one.PerDay == nil) != (one.Reason != "") {
				t.Errorf("%s, %s: dose %v with reason %q", c.name, one.Model, deref(one.PerDay), one.Reason)
			}
			if one.Reason == warfarin.OutOfRange && len(one.Outside) == 0 || one.Reason == warfarin.Incomplete && len(one.Missing) == 0 {
				t.Errorf("%s, %s: %q without saying what", c.name, one.Model, one.Reason)
			}
			if one.Reason == warfarin.OutOfRange && one.Without != nil {
				t.Errorf("%s, %s: a clinical dose outside the range", c.name, one.Model)
			}
		}
	}
}

// TestDosesStayPlausible: within the limits no equation gives a dose that no one prescribes,
// and a further sensitive allele never raises it.
func TestDosesStayPlausible(t *testing.T) {
	d := doser(t)
	rapid.Check(t, func(t *rapid.T) {
		p := warfarin.Patient{
			Height: rapid.Float64Range(125, 202).Draw(t, "height"), Weight: rapid.Float64Range(30, 238).Draw(t, "weight"),
			Ancestry:   rapid.SampledFrom(append(warfarin.Ancestries(), "")).Draw(t, "ancestry"),
			Amiodarone: rapid.Bool().Draw(t, "amiodarone"), Inducer: rapid.Bool().Draw(t, "inducer"), Smoker: rapid.Bool().Draw(t, "smoker"),
		}
		age := rapid.IntRange(18, 99).Draw(t, "age")
		last := []float64{math.Inf(1), math.Inf(1)}
		for _, v := range []string{"GG", "AG", "AA"} {
			for i, e := range d.Estimates(age, p, genotype("*1", "*2", v)) {
				if e.PerDay == nil || *e.PerDay <= 0 || *e.PerDay > 40 || *e.PerDay >= last[i] {
					t.Fatalf("%s with %s: %v after %v", e.Model, v, deref(e.PerDay), last[i])
				}
				last[i] = *e.PerDay
			}
		}
	})
}

func TestFlow(t *testing.T) {
	d := doser(t)
	with := func(g warfarin.Genotype, change func(*warfarin.Genotype)) warfarin.Genotype {
		change(&g)
		return g
	}
	ref := genotype("*1", "*1", "GG")
	untested := with(ref, func(g *warfarin.Genotype) { g.RareTested = false })
	for _, c := range []struct {
		name     string
		age      int
		ancestry warfarin.Ancestry
		g        warfarin.Genotype
		want     []string
	}{
		{"no genotype", 50, "", genotype("", "", "GG"), []string{"no_genotype"}},
		{"adult", 50, warfarin.European, ref, []string{"genotype"}},
		{"age not given counts as adult", -1, "", ref, []string{"genotype"}},
		{"*5", 50, "", genotype("*1", "*5", "GG"), []string{"genotype", "rare_allele"}},
		{"*6, *8, *11", 50, warfarin.Asian, genotype("*6", "*8", "AG"), []string{"genotype", "rare_allele"}},
		{"CYP4F2", 50, "", with(ref, func(g *warfarin.Genotype) { g.CYP4F2 = 1 }), []string{"genotype", "cyp4f2"}},
		{"CYP4F2 in African ancestry", 50, warfarin.African, with(ref, func(g *warfarin.Genotype) { g.CYP4F2 = 2 }), []string{"rare_allele_tested"}},
		{"African, not tested", 50, warfarin.African, untested, []string{"rare_allele_untested"}},
		{"African, not tested, rs12777823", 50, warfarin.African, with(untested, func(g *warfarin.Genotype) { g.RS12777823 = 1 }), []string{"rare_allele_untested"}},
		{"African, *11", 50, warfarin.African, genotype("*1", "*11", "GG"), []string{"rare_allele_tested", "rare_allele"}},
		{"African, rs12777823", 50, warfarin.African, with(ref, func(g *warfarin.Genotype) { g.RS12777823 = 2 }), []string{"rare_allele_tested", "rs12777823"}},
		{"rs12777823 elsewhere", 50, warfarin.European, with(ref, func(g *warfarin.Genotype) { g.RS12777823 = 2 }), []string{"genotype"}},
		{"poor", 50, warfarin.European, with(genotype("*3", "*3", "GG"), func(g *warfarin.Genotype) { g.Poor = true }), []string{"genotype", "poor"}},
		{"child", 10, warfarin.European, ref, []string{"genotype"}},
		{"child, ancestry not given", 10, "", ref, []string{"any"}},
		{"child, African", 10, warfarin.African, ref, []string{"any"}},
	} {
		var got []string
		for _, s := range d.Steps(c.age, warfarin.Patient{Ancestry: c.ancestry}, c.g) {
			got = append(got, s.Condition)
			if !s.Verified {
				t.Errorf("%s: the flow was read in CPIC's text", c.name)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestLabelTable(t *testing.T) {
	d := doser(t)
	for _, c := range []struct{ a, b, v, want string }{
		{"*1", "*1", "GG", "5-7"}, {"*2", "*1", "GG", "5-7"}, {"*1", "*3", "GG", "3-4"}, {"*3", "*2", "AG", "0.5-2"}, {"*1", "*1", "AA", "3-4"},
		{"*3", "*3", "GG", "0.5-2"}, {"*1", "*5", "GG", ""}, {"", "", "GG", ""}, {"*1", "*1", "", ""},
	} {
		got := ""
		if r := d.Expected(genotype(c.a, c.b, c.v)); r != nil {
			got = r.Text()
		}
		if got != c.want {
			t.Errorf("%s/%s %s: %q, want %q", c.a, c.b, c.v, got, c.want)
		}
	}
}
