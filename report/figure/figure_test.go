package figure

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"pgregory.net/rapid"

	"allelens/assets"
)

func ptr(v float64) *float64 { return &v }

func percent(v float64) string { return number(v) + " %" }

func breast() Curve {
	c := Curve{Label: "Breast, BRCA1", Role: Act}
	for i, p := range []float64{4, 24, 43, 56, 66, 72} {
		c.Values = append(c.Values, Value{Age: float64(30 + 10*i), Percent: p, Low: ptr(p - 3), High: ptr(p + 5)})
	}
	return c
}

func flat(label string, at float64) Curve {
	return Curve{Label: label, Role: Muted, Population: true, Values: []Value{{Age: 30, Percent: at}, {Age: 80, Percent: at}}}
}

func plot(curves ...Curve) RiskPlot {
	return RiskPlot{Curves: curves, Age: ptr(41), AgeLabel: "age 41", Axis: "Age (years)", Percent: percent}
}

func find[T Shape](s Scene) []T {
	var all []T
	for _, shape := range s.Shapes {
		if t, ok := shape.(T); ok {
			all = append(all, t)
		}
	}
	return all
}

func curve(t *testing.T, s Scene, role Role) Polyline {
	t.Helper()
	thickest := Polyline{}
	for _, l := range find[Polyline](s) {
		if l.Stroke == role && l.Width > thickest.Width {
			thickest = l
		}
	}
	if len(thickest.Points) == 0 {
		t.Fatalf("no line in %s", role)
	}
	return thickest
}

func TestRiskGrowsUpAndToTheRight(t *testing.T) {
	line := curve(t, RiskChart(480, 260, plot(breast())), Act)
	for i := 1; i < len(line.Points); i++ {
		if a, b := line.Points[i-1], line.Points[i]; b.X <= a.X || b.Y >= a.Y {
			t.Errorf("from %v to %v", a, b)
		}
	}
}

func TestBandEnclosesTheLine(t *testing.T) {
	s := RiskChart(480, 260, plot(breast()))
	line, band := curve(t, s, Act), find[Polygon](s)
	if len(band) != 1 || len(band[0].Points) != 2*len(line.Points) {
		t.Fatalf("%d bands", len(band))
	}
	n := len(line.Points)
	for i, p := range line.Points {
		high, low := band[0].Points[i], band[0].Points[2*n-1-i]
		if high.X != p.X || low.X != p.X || high.Y >= p.Y || low.Y <= p.Y {
			t.Errorf("at %v the band is %v to %v", p, high, low)
		}
	}
}

func TestIntervalsThatAreMissing(t *testing.T) {
	c := breast()
	c.Values[1].Low, c.Values[3].High, c.Values[4].Low = nil, nil, nil
	// Values 0, 2 and 5 have an interval but no neighbour with one.
	if bands := find[Polygon](RiskChart(480, 260, plot(c))); len(bands) != 0 {
		t.Errorf("%d areas over ages without an interval", len(bands))
	}
	c.Values[1].Low = ptr(20)
	if bands := find[Polygon](RiskChart(480, 260, plot(c))); len(bands) != 1 || len(bands[0].Points) != 6 {
		t.Errorf("want one area over three ages: %v", bands)
	}
}

func TestAgeMarkerStandsAtTheAge(t *testing.T) {
	p := plot(breast())
	marker := curve(t, RiskChart(480, 260, p), Accent)
	if got := RiskAge(480, p, marker.Points[0].X); math.Abs(got-41) > 1e-9 {
		t.Errorf("the marker's place is age %v", got)
	}
	if low, high := RiskAge(480, p, -50), RiskAge(480, p, 5000); low != 30 || high != 80 {
		t.Errorf("outside the axis: %v and %v", low, high)
	}
	p.Age = nil
	for _, l := range find[Polyline](RiskChart(480, 260, p)) {
		if l.Stroke == Accent {
			t.Error("a marker without an age")
		}
	}
}

func TestSmallRisksHaveAFinerAxis(t *testing.T) {
	for highest, want := range map[float64]string{1.8: "10 %", 20: "25 %", 44: "50 %", 51: "100 %"} {
		s := RiskChart(480, 260, plot(flat("x", highest)))
		found := false
		for _, label := range find[Text](s) {
			found = found || label.Text == want
		}
		if !found {
			t.Errorf("risk of %v %%: no axis to %s", highest, want)
		}
	}
}

// apart checks that texts neither cover each other nor leave the scene.
func apart(t interface{ Errorf(string, ...any) }, s Scene) {
	all := find[Text](s)
	for i, a := range all {
		b := a.Bounds()
		if b.Min.X < -0.5 || b.Max.X > s.Width+0.5 || b.Min.Y < -0.5 || b.Max.Y > s.Height+0.5 {
			t.Errorf("%q leaves the scene of %.0f by %.0f: %v", a.Text, s.Width, s.Height, b)
		}
		for _, o := range all[:i] {
			if b.Overlaps(o.Bounds()) {
				t.Errorf("at width %.0f %q covers %q", s.Width, a.Text, o.Text)
			}
		}
	}
}

func TestLabelsStayApart(t *testing.T) {
	curves := []Curve{breast(), flat("Ovarian, BRCA1", 70), flat("Breast, population", 71), flat("Ovarian, population", 2)}
	for width := 180.0; width <= 900; width += 20 {
		apart(t, RiskChart(width, 0, plot(curves...)))
		apart(t, RiskChart(width, 220, plot(curves...)))
		apart(t, GeneMap(width, brca1()))
		apart(t, ExonMap(width, coverage()))
		apart(t, IconArray(width, People{Count: 72, Role: Act, Head: "Breast cancer by age 80", Rows: []PeopleRow{{Affected, "with a variant", "72 (65–79)"}, {NoSign, "population", "12"}}, Notes: []string{"Kuchenbaecker 2017 · PMID 28632866"}}))
	}
}

func brca1() Protein {
	return Protein{
		Length: 1863, First: 2, ExonRow: "Exon",
		Domains: []Stretch{{"RING", 2, 101}, {"NLS", 503, 656}, {"Coiled coil", 1391, 1424}, {"BRCT ×2", 1650, 1857}},
		Exons:   []int{80, 54, 78, 89, 140, 106, 46, 77, 3426, 89, 172, 127, 191, 311, 88, 78, 41, 84, 55, 74, 61, 125},
		Marks:   []Mark{{Label: "c.68_69del · Pathogenic", Position: 23, Role: Act, Strong: true}, {Label: "c.3548A>G · Benign", Position: 1183, Role: Standard}},
	}
}

func TestGeneMapKeepsPositions(t *testing.T) {
	s := GeneMap(600, brca1())
	heads := find[Circle](s)
	if len(heads) != 2 {
		t.Fatalf("%d heads, want 2", len(heads))
	}
	for _, h := range heads {
		want := 12 + map[Role]float64{Act: 22, Standard: 1182}[h.Fill]/1862*576
		if math.Abs(h.Centre.X-want) > 0.01 {
			t.Errorf("%s stands at %v, want %v", h.Fill, h.Centre.X, want)
		}
	}
}

// TestManyVariantsHaveRoom: names stand above each other rather than over each other, and no
// stem runs through a name.
func TestManyVariantsHaveRoom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := brca1()
		p.Marks = nil
		for i, at := range rapid.SliceOfN(rapid.IntRange(1, 1863), 0, 12).Draw(t, "positions") {
			p.Marks = append(p.Marks, Mark{Label: fmt.Sprintf("c.%d · Uncertain", at*3), Position: at, Role: Unknown, Strong: i == 0})
		}
		s := GeneMap(rapid.Float64Range(300, 900).Draw(t, "width"), p)
		names := 0
		for _, a := range find[Text](s) {
			if strings.HasPrefix(a.Text, "c.") {
				names++
			}
		}
		if names != len(p.Marks) {
			t.Errorf("%d names of %d variants", names, len(p.Marks))
		}
		apart(t, s)
	})
}

func coverage() Coverage {
	c := Coverage{Seen: "Seen", Filtered: "Failed a filter", NoCall: "Not called", Empty: "Not in the file", Percent: percent}
	for i := range 26 {
		c.Exons = append(c.Exons, ExonBases{Number: i + 2, Bases: 100, Seen: 100 - 3*i, Filtered: i, NoCall: i})
	}
	return c
}

func TestExonBarsFillByShare(t *testing.T) {
	s := ExonMap(600, Coverage{Exons: []ExonBases{{Number: 11, Bases: 4932, Seen: 4931}, {Number: 12, Bases: 96, Seen: 48, Filtered: 24, NoCall: 12}}, Percent: percent})
	var words []string
	for _, w := range find[Text](s) {
		words = append(words, w.Text)
	}
	if got := strings.Join(words, " "); got != "99 % 11 50 % 12" {
		t.Errorf("words %q: one base short must not read as whole", got)
	}
	tall := func(r Rect) float64 { return r.Max.Y - r.Min.Y }
	var frame, seen, filtered, missed float64
	for _, r := range find[Rect](s)[2:] {
		switch r.Fill {
		case Card:
			frame = tall(r)
		case Standard:
			seen = tall(r)
		case Change:
			filtered = tall(r)
		case Unknown:
			missed = tall(r)
		}
	}
	if math.Abs(seen-frame/2) > 1e-9 || math.Abs(filtered-frame/4) > 1e-9 || math.Abs(missed-frame/8) > 1e-9 {
		t.Errorf("of %v: seen %v, filtered %v, not called %v", frame, seen, filtered, missed)
	}
}

// TestCurvesDifferInGrey: no two curves of carriers have the same pattern, and the population's
// is like none of them.
func TestCurvesDifferInGrey(t *testing.T) {
	p := plot(breast(), flat("Breast, population", 12), breast(), breast(), breast())
	f := riskFrameOf(480, 260, p)
	seen := map[string]bool{}
	for i := range p.Curves {
		form := fmt.Sprint(f.pattern(i))
		if seen[form] {
			t.Errorf("curve %d: the pattern %s stands twice", i, form)
		}
		seen[form] = true
	}
}

// TestRangeOfPeople: certain to the range's lower end, likely to the best estimate, possible
// to its upper end; and as few corners as that for a study without a range.
func TestRangeOfPeople(t *testing.T) {
	for _, c := range []struct {
		people People
		want   [5]int // by sign
	}{
		{People{Count: 72, Low: 65, High: 79}, [5]int{0, 65, 7, 7, 21}},
		{People{Count: 72}, [5]int{0, 72, 0, 0, 28}},
		{People{Count: 1, Low: 0, High: 3}, [5]int{0, 0, 1, 2, 97}},
		{People{Count: 0}, [5]int{0, 0, 0, 0, 100}},
	} {
		var got [5]int
		for i := range 100 {
			got[c.people.sign(i)]++
		}
		if got != c.want {
			t.Errorf("%+v: %v, want %v", c.people, got, c.want)
		}
	}
}

func TestTimingOfPlans(t *testing.T) {
	for _, c := range []struct {
		from, to, age *float64
		late          string
		want          Timing
	}{
		{ptr(25), ptr(75), ptr(41), "", Today},
		{ptr(41), ptr(41), ptr(41), "", Today},
		{ptr(25), ptr(40), ptr(40.5), "", Today}, // 40 until the 41st birthday
		{ptr(25), ptr(40), ptr(41), "", Gone},
		{ptr(45), nil, ptr(41), "", Ahead},
		{nil, ptr(40), ptr(41), "", Gone},
		{nil, nil, ptr(41), "", Open},
		{ptr(25), ptr(75), nil, "", Open},
		{ptr(35), ptr(40), ptr(41), "if not yet done", Today},
		{ptr(35), ptr(40), ptr(34), "if not yet done", Ahead},
	} {
		if got := (Plan{From: c.from, To: c.to, Late: c.late}).At(c.age); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

func TestIconsCount(t *testing.T) {
	for count, want := range map[int]int{0: 0, 44: 44, 100: 100, -3: 0, 140: 100} {
		filled := 0
		dots := find[Circle](IconArray(300, People{Count: count, Role: Act}))
		for _, d := range dots {
			if d.Fill == Act {
				filled++
			}
		}
		if len(dots) != 100 || filled != want {
			t.Errorf("%d: %d of %d dots filled", count, filled, len(dots))
		}
	}
}

// TestWidthErrsWide: the estimate is at least the font's own width, but not by far.
func TestWidthErrsWide(t *testing.T) {
	for isBold, data := range map[bool][]byte{false: assets.FontRegular, true: assets.FontBold} {
		f, err := sfnt.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		var buffer sfnt.Buffer
		units := float64(f.UnitsPerEm())
		for _, s := range []string{"Breast, BRCA1", "100 %", "age 41", "c.68_69del · Pathogenic", "Ovarian, population (Cancer Research UK)", "Coiled coil", "72 % (65–79) by age 80", "WWW", "illicit"} {
			real := 0.0
			for _, r := range s {
				i, _ := f.GlyphIndex(&buffer, r)
				a, err := f.GlyphAdvance(&buffer, i, fixed.I(int(units)), font.HintingNone)
				if err != nil {
					t.Fatal(err)
				}
				real += float64(a) / 64 / units * 10
			}
			if got := TextWidth(s, 10, isBold); got < real || got > 1.35*real {
				t.Errorf("%q (bold %v): estimate %.1f, in the font %.1f", s, isBold, got, real)
			}
		}
	}
}

func TestPlaceMovesEverything(t *testing.T) {
	s := GeneMap(300, brca1())
	moved := Place(s, Point{7, 11})
	back := Place(Scene{Shapes: moved}, Point{-7, -11})
	for i, shape := range back {
		if a, b := fmt.Sprintf("%.6v", shape), fmt.Sprintf("%.6v", s.Shapes[i]); a != b {
			t.Errorf("%s, want %s", a, b)
		}
		if fmt.Sprint(moved[i]) == fmt.Sprint(s.Shapes[i]) {
			t.Errorf("not moved: %v", shape)
		}
	}
}

// TestNamesKeepClearOfLines: where there is room, no curve, bar or age line runs through a name.
func TestNamesKeepClearOfLines(t *testing.T) {
	low := flat("Breast, population", 1)
	low.Values[1].Percent = 12
	ovarian := Curve{Label: "Ovarian, BRCA1", Role: Unknown, Values: []Value{{Age: 30, Percent: 0}, {Age: 60, Percent: 20}, {Age: 70, Percent: 41}, {Age: 80, Percent: 44, Low: ptr(36), High: ptr(53)}}}
	for age := 30.0; age <= 80; age += 5 {
		p := plot(breast(), ovarian, low)
		p.Age = &age
		f := riskFrameOf(520, 260, p)
		for _, shape := range f.labels() {
			if name := shape.(Text); f.crossed(name.Bounds()) {
				t.Errorf("age %v: a line runs through %q", age, name.Text)
			}
		}
	}
}

// TestNamesOfManyCurvesKeepClear: with as many curves as a man's chart has, at the height of the window, names give way
// to every curve and to the ghost of a supposed age.
func TestNamesOfManyCurvesKeepClear(t *testing.T) {
	curve := func(label string, population bool, at70, at80 float64) Curve {
		return Curve{Label: label, Role: Unknown, Population: population, Values: []Value{{Age: 30, Percent: 0}, {Age: 60, Percent: at70 / 3}, {Age: 70, Percent: at70}, {Age: 80, Percent: at80}}}
	}
	p := plot(curve("Male breast, BRCA2", false, 4, 7), curve("Male breast, population", true, 0.1, 0.1), curve("Prostate, BRCA2", false, 14, 27),
		curve("Prostate, population", true, 7, 11), curve("Pancreatic, BRCA2", false, 2, 3), curve("Pancreatic, population", true, 0.8, 1.4))
	for age := 32.0; age <= 80; age += 4 {
		ghost := 112 - age
		p.Age, p.Ghost, p.AgeLabel, p.GhostLabel = &age, &ghost, "age 45", "what if 60"
		f := riskFrameOf(620, 196, p)
		for _, shape := range f.labels() {
			if name := shape.(Text); f.crossed(name.Bounds()) {
				t.Errorf("age %v: a line runs through %q", age, name.Text)
			}
		}
		own, half := f.flagAt(age, p.AgeLabel)
		box := f.ghostFlag()[0].(Rect)
		if box.Min.X < own+half && box.Max.X > own-half || box.Min.X < 0 || box.Max.X > 621 {
			t.Errorf("age %v, ghost %v: the flags touch", age, ghost)
		}
	}
}
