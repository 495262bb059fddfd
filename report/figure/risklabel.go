package figure

import (
	"math"
	"slices"
	"strconv"
)

// labels names each curve just above its right end, and moves names apart that would touch.
func (f riskFrame) labels() []Shape {
	var names []Text
	for _, c := range f.Curves {
		if len(c.Values) == 0 || c.Label == "" {
			continue
		}
		t := Text{Text: fit(c.Label, f.max.X-f.min.X, f.size, false), Size: f.size, Colour: c.Role, Anchor: End}
		t.At = Point{f.max.X, f.above(c, TextWidth(t.Text, f.size, false))}
		names = append(names, t)
	}
	slices.SortStableFunc(names, func(a, b Text) int { return int(math.Copysign(1, b.At.Y-a.At.Y)) })
	spread(names, 1.2*f.size, f.min.Y+0.8*f.size)
	shapes := make([]Shape, len(names))
	for i, t := range names {
		shapes[i] = t
	}
	return shapes
}

// above is the baseline at which a name of a width clears the curve and its band below it.
func (f riskFrame) above(c Curve, width float64) float64 {
	from := f.max.X - width
	top := f.max.Y
	for i, v := range c.Values {
		highest := v.Percent
		if v.High != nil {
			highest = max(highest, *v.High)
		}
		if last := i == len(c.Values)-1; last || f.x(v.Age) >= from {
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
