package figure

import (
	"math"
	"slices"
)

// Timeline is what is recommended from which age on: one lane for each plan, those of the
// same item under each other, so that bodies which differ stand side by side.
type Timeline struct {
	Items            []Item
	From, To         float64 // ends of the age axis in years; both 0 choose decades around the plans
	Age              *float64
	AgeLabel         string  // "age 41"
	Axis             string  // title of the age axis
	What, Who        string  // heads of the columns beside the lanes
	Now, Later, Past string  // words of the legend
	Always           string  // "at any age"
	Text             float64 // size of text in points; 0 is the usual
}

// Item is one thing to do.
type Item struct {
	What  string
	Plans []Plan
}

// Timings.
const (
	Open  Timing = iota // no ages are given, or no age is known
	Gone                // the ages are past
	Today               // the age lies within
	Ahead               // the ages are to come
)

const laneLines = 6 // of an item's words at most

// Ages draws the timeline. The height follows from the lanes.
func Ages(width float64, t Timeline) Scene {
	return laneFrameOf(width, t).scene(t.Items)
}

// AgesInParts draws the timeline in parts that are no taller than first and, after that, than rest,
// in points, each with its own axis and legend. An item is never parted: one that is taller alone
// makes a part that is.
func AgesInParts(width float64, t Timeline, first, rest float64) []Scene {
	f := laneFrameOf(width, t)
	var parts []Scene
	room := first
	for items := t.Items; len(items) > 0; room = rest {
		n := 1
		part := f.scene(items[:1])
		for n < len(items) {
			more := f.scene(items[:n+1])
			if more.Height > room {
				break
			}
			part, n = more, n+1
		}
		parts, items = append(parts, part), items[n:]
	}
	return parts
}

// scene draws some of the items in the columns and on the ages of all.
func (f laneFrame) scene(items []Item) Scene {
	y := f.head
	for _, item := range items {
		y = f.item(item, y)
	}
	shapes := append(f.grid(f.head-0.3*f.size, y), f.shapes...)
	shapes = append(shapes, f.axis(y)...)
	legend, height := f.legend(f.whole, y+3.4*f.size)
	return Scene{Width: f.whole, Height: height, Shapes: append(shapes, legend...)}
}

// laneFrame is the timeline's geometry: columns for what, lanes and who, in points.
type laneFrame struct {
	Timeline
	size, head  float64
	what        float64 // width of the first column
	left, right float64 // ends of the age axis
	who, whole  float64 // where the last column begins and ends
	oneLine     bool    // a plan's words stand in one line
	whoAt       float64 // where in that line the body begins
	markAt      float64 // and its mark
	from, to    float64 // ages
	shapes      []Shape
}

func laneFrameOf(width float64, t Timeline) laneFrame {
	size := textSize(t.Text)
	f := laneFrame{Timeline: t, size: size, head: 2.4 * size, whole: width, from: t.From, to: t.To}
	if f.from == 0 && f.to == 0 {
		f.from, f.to = t.span()
	}
	f.columns(width)
	return f
}

// columns shares the width out: words that stand in one line where that leaves the lanes room.
func (f *laneFrame) columns(width float64) {
	small := 0.92 * f.size
	var what, when, who, mark float64
	for _, item := range f.Items {
		what = max(what, TextWidth(item.What, f.size, false))
		for _, p := range item.Plans {
			when = max(when, TextWidth(p.said(f.Age), small, true))
			who = max(who, TextWidth(p.Who, small, false))
			mark = max(mark, TextWidth(p.Mark, small, true))
		}
	}
	f.what = max(min(what, 0.3*width), TextWidth(f.What, f.size, true))
	f.left = f.what + 1.2*f.size
	gap := 1.2 * f.size
	if line := when + gap + who + gap + mark; line <= 0.42*width {
		f.oneLine, f.whoAt, f.markAt = true, when+gap, when+gap+who+gap
		f.who = width - line
	} else {
		words := max(when, who, mark, TextWidth(f.Who, f.size, true))
		f.who = max(f.left+4*f.size, width-min(words, max(0.28*width, min(0.4*width, 17*f.size))))
	}
	f.right = f.who - 1.6*f.size
}

// span is whole decades around the plans' ages and the patient's.
func (t Timeline) span() (from, to float64) {
	from, to = 20, 80
	widen := func(age *float64) {
		if age != nil {
			from, to = min(from, 10*math.Floor(*age/10)), max(to, 10*math.Ceil(*age/10))
		}
	}
	widen(t.Age)
	for _, item := range t.Items {
		for _, p := range item.Plans {
			widen(p.From)
			widen(p.To)
		}
	}
	return from, to
}

func (f *laneFrame) x(age float64) float64 {
	return f.left + min(max((age-f.from)/(f.to-f.from), 0), 1)*(f.right-f.left)
}

const laneLeading = 1.3 // of the size of text

// item sets an item's words beside its plans and gives where the next one begins.
func (f *laneFrame) item(item Item, y float64) float64 {
	gap := 0.22 * f.size
	f.add(Polyline{Points: []Point{{0, y}, {f.whole, y}}, Stroke: Line, Width: 0.75})
	end := y + gap
	faded := !slices.ContainsFunc(item.Plans, func(p Plan) bool { return p.At(f.Age) != Gone })
	for _, line := range wrap(item.What, f.what, f.size, laneLines) {
		f.add(Text{At: Point{0, end + f.size}, Text: line, Size: f.size, Colour: inkOr(Muted, faded)})
		end += laneLeading * f.size
	}
	lane := y + gap
	for _, p := range item.Plans {
		lane = f.plan(p, lane)
	}
	return max(end, lane) + gap
}

func inkOr(other Role, instead bool) Role {
	if instead {
		return other
	}
	return Ink
}

func (f *laneFrame) add(shapes ...Shape) { f.shapes = append(f.shapes, shapes...) }

// plan sets a plan's bar and its words, and gives where the next one begins.
func (f *laneFrame) plan(p Plan, y float64) float64 {
	when := p.At(f.Age)
	f.bar(p, when, y+0.15*f.size, y+1.05*f.size)
	ink, small := inkOr(Muted, when == Gone), 0.92*f.size
	for _, part := range []struct {
		words string
		at    float64
		bold  bool
		role  Role
	}{{p.said(f.Age), 0, when == Today, ink}, {p.Who, f.whoAt, false, Muted}, {p.Mark, f.markAt, true, Change}} {
		if f.oneLine {
			f.add(Text{At: Point{f.who + part.at, y + f.size}, Text: part.words, Size: small, Bold: part.bold, Colour: part.role})
			continue
		}
		for _, line := range wrapBold(part.words, f.whole-f.who, small, laneLines, part.bold) {
			f.add(Text{At: Point{f.who, y + f.size}, Text: line, Size: small, Bold: part.bold, Colour: part.role})
			y += laneLeading * f.size
		}
	}
	if f.oneLine {
		y += laneLeading * f.size
	}
	return y + 0.2*f.size
}

// bar draws a plan's ages: full where the age lies within, an outline where it is to come,
// a dashed one where it is past, a dotted line where no ages are given. An open end is a point.
// From what is done once, and is due past its ages, a dashed line leads on to today.
func (f *laneFrame) bar(p Plan, when Timing, top, bottom float64) {
	mid := (top + bottom) / 2
	if p.From == nil && p.To == nil {
		f.add(Polyline{Points: []Point{{f.left, mid}, {f.right, mid}}, Stroke: Muted, Width: 0.1 * f.size, Dash: scaled(dotted, f.size)})
		return
	}
	from, to := f.left, f.right
	if p.From != nil {
		from = f.x(*p.From)
	}
	if p.To != nil {
		to = f.x(*p.To)
	}
	to = max(to, from+0.5*f.size)
	outline := []Point{{from, top}, {to, top}, {to, bottom}, {from, bottom}, {from, top}}
	if tip := 0.6 * f.size; p.To == nil && to-from > tip {
		outline = []Point{{from, top}, {to - tip, top}, {to, mid}, {to - tip, bottom}, {from, bottom}, {from, top}}
	}
	switch when {
	case Today:
		f.add(Polygon{Points: outline[:len(outline)-1], Fill: Accent, Opacity: 1})
		if p.Late != "" && f.Age != nil && p.past(*f.Age) { // still due: a line leads on to today
			f.add(Polyline{Points: []Point{{to, mid}, {f.x(*f.Age), mid}}, Stroke: Accent, Width: 0.12 * f.size, Dash: scaled([]float64{0.25, 0.25}, f.size)})
		}
	case Gone:
		f.add(Polyline{Points: outline, Stroke: Muted, Width: 0.07 * f.size, Dash: scaled([]float64{0.25, 0.25}, f.size)})
	default:
		f.add(Polyline{Points: outline, Stroke: Accent, Width: 0.12 * f.size})
	}
}

// grid is the lines of the decades and of the patient's age, with the heads of the columns.
func (f *laneFrame) grid(top, bottom float64) []Shape {
	var shapes []Shape
	for age := f.from; age <= f.to; age += f.step() {
		shapes = append(shapes, Polyline{Points: []Point{{f.x(age), top}, {f.x(age), bottom}}, Stroke: Line, Width: 0.5})
	}
	shapes = append(shapes,
		Text{At: Point{0, 1.1 * f.size}, Text: fit(f.What, f.what, f.size, true), Size: f.size, Bold: true, Colour: Muted},
		Text{At: Point{f.who, 1.1 * f.size}, Text: fit(f.Who, f.whole-f.who, f.size, true), Size: f.size, Bold: true, Colour: Muted})
	if f.Age == nil {
		return shapes
	}
	x, half := f.x(*f.Age), TextWidth(f.AgeLabel, f.size, true)/2+0.4*f.size
	at := min(max(x, f.what+half), f.who-0.4*f.size-half)
	return append(shapes,
		Polyline{Points: []Point{{x, 1.4 * f.size}, {x, bottom}}, Stroke: Accent, Width: 0.12 * f.size},
		Rect{Min: Point{at - half, 0}, Max: Point{at + half, 1.5 * f.size}, Fill: Accent, Radius: 0.25 * f.size},
		Text{At: Point{at, 1.1 * f.size}, Text: f.AgeLabel, Size: f.size, Bold: true, Colour: Card, Anchor: Middle})
}

// step is the distance between age labels at which they do not touch.
func (f *laneFrame) step() float64 {
	need := TextWidth("00", f.size, false) + 0.6*f.size
	for _, step := range []float64{10, 20, 50} {
		if (f.right-f.left)*step/(f.to-f.from) >= need {
			return step
		}
	}
	return 100
}

func (f *laneFrame) axis(y float64) []Shape {
	shapes := []Shape{Polyline{Points: []Point{{0, y}, {f.whole, y}}, Stroke: Line, Width: 0.75}}
	for age := f.from; age <= f.to; age += f.step() {
		shapes = append(shapes, Text{At: Point{f.x(age), y + 1.3*f.size}, Text: number(age), Size: f.size, Colour: Muted, Anchor: Middle})
	}
	return append(shapes, Text{At: Point{0, y + 1.3*f.size}, Text: fit(f.Axis, f.what-0.5*f.size, f.size, false), Size: f.size, Colour: Muted})
}

// legend says what the bars' forms mean; its height is where the scene ends.
func (f *laneFrame) legend(width, y float64) ([]Shape, float64) {
	l := laneFrame{Timeline: f.Timeline, size: f.size}
	x := 0.0
	for _, k := range []struct {
		words string
		when  Timing
	}{{f.Now, Today}, {f.Later, Ahead}, {f.Past, Gone}, {f.Always, Open}} {
		words := fit(k.words, width-2.6*f.size, f.size, false)
		w := 2.4*f.size + TextWidth(words, f.size, false)
		if words == "" {
			continue
		}
		if x > 0 && x+w > width {
			x, y = 0, y+1.5*f.size
		}
		from, to := 0.0, 1.0
		p := Plan{From: &from, To: &to}
		if k.when == Open {
			p = Plan{}
		}
		l.left, l.right, l.from, l.to = x, x+1.9*f.size, from, to
		l.bar(p, k.when, y-0.85*f.size, y+0.05*f.size)
		l.add(Text{At: Point{x + 2.4*f.size, y}, Text: words, Size: f.size, Colour: Muted})
		x += w + 1.4*f.size
	}
	return l.shapes, y + 0.5*f.size
}
