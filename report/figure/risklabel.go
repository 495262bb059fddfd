package figure

import (
	"math"
	"slices"
	"strconv"
)

// labels names each curve just above it, as far to the right as no other line or name is in the way, else where in the
// plot nothing is in the way. Names that find no such place stand at the right end, apart from each other.
func (f riskFrame) labels() []Shape {
	var names, free []Text
	for _, c := range f.Curves {
		if len(c.Values) == 0 || c.Label == "" {
			continue
		}
		t := Text{Text: fit(c.Label, f.max.X-f.min.X, f.size, false), Size: f.size, Colour: c.Role, Anchor: End}
		t.At = Point{f.max.X, f.above(c, f.max.X-TextWidth(t.Text, f.size, false), f.max.X)}
		names = append(names, t)
		if t, ok := f.free(c, t, free); ok {
			free = append(free, t)
		}
	}
	if len(free) < len(names) {
		free = f.anywhere(names)
	}
	if len(free) == len(names) {
		names = free
	} else {
		slices.SortStableFunc(names, func(a, b Text) int { return int(math.Copysign(1, b.At.Y-a.At.Y)) })
		spread(names, 1.2*f.size, f.min.Y+0.8*f.size)
	}
	shapes := make([]Shape, len(names))
	for i, t := range names {
		shapes[i] = t
	}
	return shapes
}

// free moves a name along its curve to the left until nothing is in its way.
func (f riskFrame) free(c Curve, t Text, taken []Text) (Text, bool) {
	w := TextWidth(t.Text, f.size, false)
	for x := f.max.X; x-w >= f.min.X; x -= f.size {
		t.At = Point{x, f.above(c, x-w, x)}
		b := t.Bounds()
		blocked := b.Min.Y < f.min.Y-0.5*f.size || f.crossed(b) ||
			slices.ContainsFunc(taken, func(o Text) bool { return o.Bounds().Overlaps(b) })
		if !blocked {
			return t, true
		}
	}
	return t, false
}

// anywhere puts names that have no room at their curves into the free part of the plot, each as near to its own height as
// there is room, in the order of their curves from above, and with the curve's colour to tell whose they are.
func (f riskFrame) anywhere(names []Text) []Text {
	placed := make([]Text, 0, len(names))
	for _, t := range names {
		best, found := t, false
		w := TextWidth(t.Text, f.size, false)
		for y := f.min.Y + f.size; y <= f.max.Y-0.4*f.size; y += 0.3 * f.size {
			for x := f.max.X; x-w >= f.min.X; x -= f.size {
				at := t
				at.At = Point{x, y}
				if found && f.far(at, t) >= f.far(best, t) {
					continue
				}
				b := at.Bounds()
				if b.Min.Y < f.min.Y-0.5*f.size || slices.ContainsFunc(placed, func(o Text) bool { return o.Bounds().Overlaps(b) }) || f.crossed(b) {
					continue
				}
				best, found = at, true
			}
		}
		if !found {
			return nil
		}
		placed = append(placed, best)
	}
	return placed
}

// far is how far a name is from where it would stand.
func (f riskFrame) far(a, b Text) float64 { return math.Hypot(a.At.X-b.At.X, 2*(a.At.Y-b.At.Y)) }

// crossed reports whether a curve, its interval's bar or the age's line runs through a box.
func (f riskFrame) crossed(b Bounds) bool {
	for _, age := range []*float64{f.Age, f.Ghost} {
		if age != nil && f.x(*age) > b.Min.X-2 && f.x(*age) < b.Max.X+2 {
			return true
		}
	}
	return slices.ContainsFunc(f.Curves, func(c Curve) bool { return f.runsThrough(c, b) || f.barThrough(c, b) })
}

// runsThrough reports whether a curve runs through a box.
func (f riskFrame) runsThrough(c Curve, b Bounds) bool {
	i := 1 // the value behind x: ages rise
	for x := b.Min.X; x <= b.Max.X; x++ {
		for i < len(c.Values) && f.x(c.Values[i].Age) < x {
			i++
		}
		if i >= len(c.Values) {
			return false
		}
		if y, ok := f.between(c.Values[i-1], c.Values[i], x); ok && y > b.Min.Y && y < b.Max.Y {
			return true
		}
	}
	return false
}

// barThrough reports whether the bar of an interval of a curve runs through a box.
func (f riskFrame) barThrough(c Curve, b Bounds) bool {
	return slices.ContainsFunc(c.Values, func(v Value) bool {
		x := f.x(v.Age)
		return v.High != nil && v.Low != nil && x >= b.Min.X && x <= b.Max.X && f.y(*v.High) < b.Max.Y && f.y(*v.Low) > b.Min.Y
	})
}

// at is the height of a curve at a point of the age axis.
func (f riskFrame) at(c Curve, x float64) (y float64, ok bool) {
	for i := 1; i < len(c.Values); i++ {
		if y, ok = f.between(c.Values[i-1], c.Values[i], x); ok {
			return y, true
		}
	}
	return 0, false
}

// between is the height of the line from one value to the next at a point of the age axis, if it is over that.
func (f riskFrame) between(a, b Value, x float64) (y float64, ok bool) {
	from, to := f.x(a.Age), f.x(b.Age)
	if x < from || x > to || from == to {
		return 0, false
	}
	return f.y(a.Percent + (x-from)/(to-from)*(b.Percent-a.Percent)), true
}

// above is the baseline at which a name clears its curve and band between two points of the
// age axis.
func (f riskFrame) above(c Curve, from, to float64) float64 {
	top := f.max.Y
	for _, x := range []float64{from, to} {
		if y, ok := f.at(c, x); ok {
			top = min(top, y)
		}
	}
	for i, v := range c.Values {
		highest := v.Percent
		if v.High != nil {
			highest = max(highest, *v.High)
		}
		x := f.x(v.Age)
		alone := len(c.Values) == 1 || to >= f.max.X && i == len(c.Values)-1
		if alone || x >= from && x <= to {
			top = min(top, f.y(highest))
		}
	}
	return top - 0.5*f.size
}

// spread moves baselines, given from the lowest on paper up, at least a gap apart; if that
// leaves the plot at the top, all are moved down again.
func spread(names []Text, gap, ceiling float64) {
	for i := 1; i < len(names); i++ {
		names[i].At.Y = min(names[i].At.Y, names[i-1].At.Y-gap)
	}
	limit := ceiling
	for i := len(names) - 1; i >= 0; i-- {
		names[i].At.Y = max(names[i].At.Y, limit)
		limit = names[i].At.Y + gap
	}
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
