package pdf

import (
	"allelens/report/document"
	"allelens/report/figure"
)

// line breaks a line of a document into atoms: badge, lead and text run on in one paragraph.
func (f *flow) line(l document.Line, width float64) []atom {
	set := f.setting(l.Style)
	switch {
	case l.Lead == "" && l.Text == "" && l.Badge != nil:
		return f.badge(*l.Badge, width)
	case l.Lead == "" && l.Badge == nil:
		return f.atoms(l.Text, set, width)
	}
	return f.runs(l, set, width)
}

// run is words of one setting at a place of a line.
type run struct {
	x    float64
	set  setting
	text string
}

// leadSize is the size of a lead that stands out, in sizes of the text.
const leadSize = 1.65

// runs sets a badge, a lead in bold and a text as one paragraph.
func (f *flow) runs(l document.Line, set setting, width float64) []atom {
	lead := set
	lead.face, lead.colour = bold, figure.Ink
	if l.Style == document.Large {
		lead.size *= leadSize
	}
	lines, x := [][]run{nil}, 0.0
	if l.Badge != nil {
		x = f.badgeWidth(*l.Badge) + 4
	}
	add := func(words string, s setting) {
		for _, word := range wordsOf(f.clean(words), func(w string) bool { return f.width(w, s.face, s.size) <= width }) {
			for _, piece := range f.chop(word, s.face, s.size, width) {
				lines, x = f.append(lines, x, run{set: s, text: piece}, width)
			}
		}
	}
	add(l.Lead, lead)
	add(l.Text, set)
	var all []atom
	for i, line := range lines {
		tall := leading * set.size
		if l.Badge != nil && i == 0 {
			tall = max(tall, f.pill().high+1)
		}
		if l.Style == document.Large && i == 0 {
			tall = leading * lead.size * 0.9
		}
		base := tall - 0.38*set.size
		if l.Badge != nil && i == 0 {
			base = 8.2 * f.pill().high / 12
		}
		all = append(all, atom{tall, func(at figure.Point) []figure.Shape {
			var shapes []figure.Shape
			if l.Badge != nil && i == 0 {
				shapes = f.badge(*l.Badge, width)[0].draw(at)
			}
			for _, r := range line {
				shapes = append(shapes, r.set.text(r.text, figure.Point{X: at.X + r.x, Y: at.Y + base}))
			}
			return shapes
		}})
	}
	return all
}

// append puts a word behind what stands on the last of lines, or begins another.
func (f *flow) append(lines [][]run, x float64, r run, width float64) ([][]run, float64) {
	last := len(lines) - 1
	gap := 0.0
	if n := len(lines[last]); n > 0 {
		gap = f.width(" ", r.set.face, r.set.size)
	}
	w := f.width(r.text, r.set.face, r.set.size)
	if x > 0 && x+gap+w > width {
		r.x = 0
		return append(lines, []run{r}), w
	}
	if n := len(lines[last]); n > 0 && lines[last][n-1].set == r.set {
		lines[last][n-1].text += " " + r.text
	} else {
		r.x = x + gap
		lines[last] = append(lines[last], r)
	}
	return lines, x + gap + w
}

// widest is how wide the words of an atom's line are, for what is set to the right.
func (f *flow) widest(l document.Line) float64 {
	set := f.setting(l.Style)
	lead := set
	lead.face = bold
	if l.Style == document.Large {
		lead.size *= leadSize
	}
	w := f.width(f.clean(l.Text), set.face, set.size)
	if l.Lead != "" {
		w += f.width(f.clean(l.Lead), lead.face, lead.size) + f.width(" ", set.face, set.size)
	}
	return w
}

// clipped is at most so many lines of a text, the last one ending in an ellipsis where more follows.
func (f *flow) clipped(s string, set setting, width float64, most int) []atom {
	lines := f.split(s, set.face, set.size, width)
	if len(lines) > most {
		last := []rune(lines[most-1])
		for len(last) > 1 && f.width(string(last)+"…", set.face, set.size) > width {
			last = last[:len(last)-1]
		}
		lines = append(lines[:most-1:most-1], string(last)+"…")
	}
	var all []atom
	for _, line := range lines {
		all = append(all, f.atoms(line, set, width+1)...)
	}
	return all
}
