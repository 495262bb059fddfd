package figure

import (
	"math"
	"slices"
)

// RiskPlot is what a risk chart shows: cumulative risk in per cent by age in years.
type RiskPlot struct {
	Curves   []Curve
	Age      *float64 // the patient's age; nil for no marker
	AgeLabel string   // the marker's words: "age 41"
	// Ghost is an age that is only supposed, with a dashed line of its own; nil for none.
	Ghost      *float64
	GhostLabel string
	Axis       string                       // title of the age axis
	Percent    func(percent float64) string // how a percentage is written: "25 %"
	Top        float64                      // upper end of the axis in per cent; 0 chooses 10, 25, 50 or 100
	Text       float64                      // size of text in points; 0 is the usual
}

// Curve is one line of a risk chart.
type Curve struct {
	Label      string
	Values     []Value // by age, ascending
	Role       Role
	Population bool // drawn dotted: the line to compare with
}

// patterns are the dashes, in sizes of the text, of the curves of carriers in their order, so
// that they differ in grey print; the first is solid.
var patterns = [][]float64{nil, {1.1, 0.4}, {0.9, 0.35, 0.15, 0.35}, {0.5, 0.3}}

// ghostly is the pattern of the line of a supposed age.
var ghostly = []float64{0.5, 0.35}

// dotted is the pattern of the population's lines.
var dotted = []float64{0.15, 0.35}

// pattern is the pattern of dashes of a curve in points; nil for a solid line.
func (f riskFrame) pattern(c int) []float64 {
	form := dotted
	if !f.Curves[c].Population {
		nth := 0
		for _, before := range f.Curves[:c] {
			nth += boolean(!before.Population)
		}
		form = patterns[nth%len(patterns)]
	}
	return scaled(form, f.size)
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// scaled is a pattern of dashes given in sizes of the text.
func scaled(form []float64, size float64) []float64 {
	if form == nil {
		return nil
	}
	lengths := make([]float64, len(form))
	for i, l := range form {
		lengths[i] = l * size
	}
	return lengths
}

// Value is a point of a curve; Low and High bound its confidence interval, nil where the
// study gives none. All three are per cent.
type Value struct {
	Age, Percent float64
	Low, High    *float64
}

// RiskChart draws curves with their confidence bands, the line of the patient's age and axes.
// A height of 0 takes the chart's own.
func RiskChart(width, height float64, plot RiskPlot) Scene {
	f := riskFrameOf(width, height, plot)
	s := Scene{Width: width, Height: f.height}
	s.Shapes = append(s.Shapes, f.axes()...)
	for _, c := range plot.Curves {
		s.Shapes = append(s.Shapes, f.band(c)...)
	}
	if plot.Age != nil {
		s.Shapes = append(s.Shapes, f.marker(*plot.Age, nil))
	}
	if plot.Ghost != nil {
		s.Shapes = append(s.Shapes, f.marker(*plot.Ghost, scaled(ghostly, f.size)))
	}
	for i := range plot.Curves {
		s.Shapes = append(s.Shapes, f.line(i)...)
	}
	s.Shapes = append(s.Shapes, f.labels()...)
	if plot.Age != nil {
		s.Shapes = append(s.Shapes, f.crossings(*plot.Age)...)
		s.Shapes = append(s.Shapes, f.flag(*plot.Age)...)
	}
	if plot.Ghost != nil {
		s.Shapes = append(s.Shapes, f.crossings(*plot.Ghost)...)
		s.Shapes = append(s.Shapes, f.ghostFlag()...)
	}
	return s
}

// RiskAge is the age in years at a point x of the chart that RiskChart draws of the same
// width and plot, held within the axis: for dragging the age line.
func RiskAge(width float64, plot RiskPlot, x float64) float64 {
	f := riskFrameOf(width, 0, plot)
	part := (x - f.min.X) / (f.max.X - f.min.X)
	return f.from + min(max(part, 0), 1)*(f.to-f.from)
}

// riskFrame is the chart's geometry: the plot's corners in points, the axes' ends in years and per cent.
type riskFrame struct {
	RiskPlot
	size, height  float64
	min, max      Point
	from, to, top float64
}

func riskFrameOf(width, height float64, plot RiskPlot) riskFrame {
	if plot.Percent == nil {
		plot.Percent = func(float64) string { return "" }
	}
	size := textSize(plot.Text)
	if height <= 0 {
		height = max(14*size, min(0.5*width, 24*size))
	}
	f := riskFrame{RiskPlot: plot, size: size, height: height}
	f.from, f.to = ageSpan(plot)
	f.top = plot.Top
	if f.top <= 0 {
		f.top = chooseTop(plot.Curves)
	}
	left := TextWidth(plot.Percent(f.top), size, false) + size
	f.min = Point{left, 2 * size}
	f.max = Point{max(left+1, width-size), max(2*size+1, height-3.2*size)}
	return f
}

// ageSpan spans the curves' ages and the patient's, in whole decades.
func ageSpan(plot RiskPlot) (from, to float64) {
	from, to = math.Inf(1), math.Inf(-1)
	widen := func(age float64) { from, to = min(from, age), max(to, age) }
	for _, c := range plot.Curves {
		for _, v := range c.Values {
			widen(v.Age)
		}
	}
	for _, age := range []*float64{plot.Age, plot.Ghost} {
		if age != nil {
			widen(*age)
		}
	}
	if from > to {
		from, to = 20, 80
	}
	from, to = 10*math.Floor(from/10), 10*math.Ceil(to/10)
	if from == to {
		to += 10
	}
	return from, to
}

func chooseTop(curves []Curve) float64 {
	highest := 0.0
	for _, c := range curves {
		for _, v := range c.Values {
			highest = max(highest, v.Percent)
			if v.High != nil {
				highest = max(highest, *v.High)
			}
		}
	}
	for _, top := range []float64{10, 25, 50} {
		if highest <= top {
			return top
		}
	}
	return 100
}

func (f riskFrame) x(age float64) float64 {
	return f.min.X + (age-f.from)/(f.to-f.from)*(f.max.X-f.min.X)
}

func (f riskFrame) y(percent float64) float64 {
	part := min(max(percent/f.top, 0), 1)
	return f.max.Y - part*(f.max.Y-f.min.Y)
}

func (f riskFrame) axes() []Shape {
	var shapes []Shape
	steps := f.steps()
	for i := range steps + 1 {
		percent := f.top * float64(i) / float64(steps)
		y := f.y(percent)
		shapes = append(shapes,
			Polyline{Points: []Point{{f.min.X, y}, {f.max.X, y}}, Stroke: Line, Width: 0.75},
			Text{At: Point{f.min.X - 0.5*f.size, y + 0.35*f.size}, Text: f.Percent(percent), Size: f.size, Colour: Muted, Anchor: End})
	}
	step := f.ageStep()
	for age := f.from; age <= f.to; age += step {
		shapes = append(shapes, Text{At: Point{f.x(age), f.max.Y + 1.5*f.size}, Text: number(age), Size: f.size, Colour: Muted, Anchor: Middle})
	}
	return append(shapes, Text{
		At: Point{(f.min.X + f.max.X) / 2, f.max.Y + 2.85*f.size}, Text: f.Axis, Size: f.size, Colour: Muted, Anchor: Middle,
	})
}

// steps is the number of parts of the axis of percentages, at whole numbers and as many as there
// is room for.
func (f riskFrame) steps() int {
	for _, n := range []int{4, 5, 2} {
		part := f.top / float64(n)
		if part == math.Trunc(part) && (f.max.Y-f.min.Y)/float64(n) >= 1.4*f.size {
			return n
		}
	}
	return 1
}

// ageStep is the distance between age labels at which they do not touch.
func (f riskFrame) ageStep() float64 {
	need := TextWidth("00", f.size, false) + 0.6*f.size
	for _, step := range []float64{10, 20, 50} {
		if (f.max.X-f.min.X)*step/(f.to-f.from) >= need {
			return step
		}
	}
	return 100
}

// bandShade is the opacity of a confidence band.
const bandShade = 0.15

// band draws the confidence interval: an area between two thin lines over neighbouring values
// that have one, a bar where a value stands alone.
func (f riskFrame) band(c Curve) []Shape {
	var shapes []Shape
	for _, run := range runs(c.Values) {
		if len(run) == 1 {
			shapes = append(shapes, f.bar(run[0], c.Role)...)
			continue
		}
		var points []Point
		for _, v := range run {
			points = append(points, Point{f.x(v.Age), f.y(*v.High)})
		}
		for _, v := range slices.Backward(run) {
			points = append(points, Point{f.x(v.Age), f.y(*v.Low)})
		}
		shapes = append(shapes, Polygon{Points: points, Fill: c.Role, Opacity: bandShade},
			Polyline{Points: points[:len(run)], Stroke: c.Role, Width: 0.05 * f.size},
			Polyline{Points: points[len(run):], Stroke: c.Role, Width: 0.05 * f.size})
	}
	return shapes
}

// runs cuts values into neighbours that all have an interval.
func runs(values []Value) [][]Value {
	var all [][]Value
	var run []Value
	for _, v := range values {
		if v.Low != nil && v.High != nil {
			run = append(run, v)
			continue
		}
		if len(run) > 0 {
			all = append(all, run)
		}
		run = nil
	}
	if len(run) > 0 {
		all = append(all, run)
	}
	return all
}

func (f riskFrame) bar(v Value, role Role) []Shape {
	x, low, high, cap := f.x(v.Age), f.y(*v.Low), f.y(*v.High), 0.3*f.size
	stroke := func(points ...Point) Shape { return Polyline{Points: points, Stroke: role, Width: 1} }
	return []Shape{
		stroke(Point{x, low}, Point{x, high}),
		stroke(Point{x - cap, low}, Point{x + cap, low}),
		stroke(Point{x - cap, high}, Point{x + cap, high}),
	}
}

// crossings are dots where the age's line meets the curves.
func (f riskFrame) crossings(age float64) []Shape {
	var shapes []Shape
	for _, c := range f.Curves {
		if y, ok := f.at(c, f.x(age)); ok && !c.Population {
			shapes = append(shapes, Circle{Centre: Point{f.x(age), y}, Radius: 0.32 * f.size, Fill: Card, Stroke: c.Role},
				Circle{Centre: Point{f.x(age), y}, Radius: 0.2 * f.size, Fill: c.Role})
		}
	}
	return shapes
}

func (f riskFrame) line(i int) []Shape {
	c := f.Curves[i]
	var points []Point
	for _, v := range c.Values {
		points = append(points, Point{f.x(v.Age), f.y(v.Percent)})
	}
	if len(points) == 1 {
		return []Shape{Circle{Centre: points[0], Radius: 0.25 * f.size, Fill: c.Role}}
	}
	return []Shape{Polyline{Points: points, Stroke: c.Role, Width: 0.15 * f.size, Dash: f.pattern(i)}}
}

func (f riskFrame) marker(age float64, dash []float64) Shape {
	x := f.x(age)
	return Polyline{Points: []Point{{x, 1.4 * f.size}, {x, f.max.Y}}, Stroke: Accent, Width: 0.12 * f.size, Dash: dash}
}

// flagAt is the middle and half the width of the words of an age.
func (f riskFrame) flagAt(age float64, words string) (x, half float64) {
	half = TextWidth(words, f.size, true)/2 + 0.4*f.size
	return min(max(f.x(age), f.min.X-f.size+half), f.max.X+f.size-half), half
}

func (f riskFrame) flag(age float64) []Shape {
	x, half := f.flagAt(age, f.AgeLabel)
	return []Shape{
		Rect{Min: Point{x - half, 0}, Max: Point{x + half, 1.5 * f.size}, Fill: Accent, Radius: 0.25 * f.size},
		Text{At: Point{x, 1.1 * f.size}, Text: f.AgeLabel, Size: f.size, Bold: true, Colour: Card, Anchor: Middle},
	}
}

// ghostFlag is the words of the supposed age, in a frame, beside those of the age where they would touch.
func (f riskFrame) ghostFlag() []Shape {
	x, half := f.flagAt(*f.Ghost, f.GhostLabel)
	if f.Age != nil {
		own, ownHalf := f.flagAt(*f.Age, f.AgeLabel)
		apart := half + ownHalf + 0.3*f.size
		right := *f.Ghost >= *f.Age
		if right && own+apart+half > f.max.X+f.size {
			right = false
		}
		if !right && own-apart-half < f.min.X-f.size {
			right = true
		}
		switch {
		case math.Abs(x-own) >= apart:
		case right:
			x = own + apart
		default:
			x = own - apart
		}
	}
	return []Shape{
		Rect{Min: Point{x - half, 0}, Max: Point{x + half, 1.5 * f.size}, Fill: Card, Stroke: Accent, Radius: 0.25 * f.size},
		Text{At: Point{x, 1.1 * f.size}, Text: f.GhostLabel, Size: f.size, Bold: true, Colour: Accent, Anchor: Middle},
	}
}
