package pdf

import (
	"strconv"

	"allelens/report/document"
	"allelens/report/figure"
)

// lastScales are those that are tried where the least that a page says does not fit.
var lastScales = []float64{0.93, 0.89, 0.85, 0.8, 0.76}

// settings are the steps and scales of a page, in the order in which they are tried.
func settings(p document.Page, scales []float64) (all []struct {
	step  int
	scale float64
}) {
	add := func(step int, scale float64) {
		all = append(all, struct {
			step  int
			scale float64
		}{step, scale})
	}
	for step := range p.Steps + 1 {
		for _, s := range scales {
			add(step, s)
		}
	}
	for _, s := range lastScales {
		add(p.Steps, s)
	}
	return all
}

// layPages lays out a document that has its pages fixed: of each the first step that fits, and in smaller type where none does.
func (f *flow) layPages() {
	usual := looks[f.doc.Look]
	for i, p := range f.doc.Pages {
		tries := settings(p, usual.scales)
		for n, try := range tries {
			trial := f.next(usual.shrunk(try.scale), p.Head)
			if i == 0 {
				trial.masthead()
			}
			for _, s := range p.Build(try.step) {
				trial.part(s)
			}
			if len(trial.pages) <= p.Most || n == len(tries)-1 {
				f.pages, f.heads = append(f.pages, trial.pages...), append(f.heads, trial.heads...)
				break
			}
		}
	}
}

// next begins the page behind those that stand, in a look, apart from them.
func (f *flow) next(in look, head string) *flow {
	n := *f
	n.before, n.section, n.pages, n.heads = f.before+len(f.pages), head, nil, nil
	n.dress(in)
	n.newPage()
	return &n
}

// part sets a section with its title.
func (f *flow) part(s document.Section) {
	if s.Title != "" {
		f.sectionTitle(s, f.lead(s.Blocks))
	}
	f.blocks(s.Blocks)
}

// sectionTitle is a section's title, its note beside it, and a line to the end.
func (f *flow) sectionTitle(s document.Section, lead float64) {
	set := setting{bold, f.look.section, figure.Ink}
	tall := leading * set.size
	f.space(0.62 * set.size)
	f.need(tall + lead)
	base := f.y + 1.02*set.size
	title := f.clean(s.Title)
	f.as(roleChapter, func() { f.add(set.text(title, figure.Point{X: f.left, Y: base})) })
	x := f.left + f.width(title, set.face, set.size) + 0.75*set.size
	if s.Note != "" {
		note := setting{regular, f.look.body, figure.Muted}
		words := f.clipped(s.Note, note, f.right()-x, 1)
		f.as(roleParagraph, func() { f.add(words[0].draw(figure.Point{X: x, Y: base - note.size})...) })
		x += f.width(f.clean(s.Note), note.face, note.size) + 0.75*set.size
	}
	if f.look.ruled && x < f.right()-10 {
		y := base - 0.36*set.size
		f.add(figure.Polyline{Points: []figure.Point{{X: x, Y: y}, {X: f.right(), Y: y}}, Stroke: figure.Line, Width: 0.75})
	}
	f.y += tall + 0.1*set.size
}

// masthead is the top of page one: whose report it is, its title, and the stamp.
func (f *flow) masthead() {
	if f.doc.Look == document.ForPatients {
		return // the first statement is its title
	}
	top, width := f.y, f.wide
	if e := f.doc.Edges; e.Stamp != "" {
		width -= f.stamp(e)
	}
	if l := f.doc.Edges.Logo; l != nil {
		width -= f.logo(l, f.left+width)
	}
	if f.doc.Edges.Above != "" {
		f.as(roleParagraph, func() {
			f.paragraph(f.left, f.clipped(f.doc.Edges.Above, setting{regular, f.look.body, figure.Muted}, width, 2))
		})
		f.space(2)
	}
	if f.doc.Title != "" {
		f.as(roleTitle, func() {
			f.paragraph(f.left, f.atoms(f.doc.Title, setting{bold, f.look.title, figure.Ink}, width))
		})
	}
	f.y = max(f.y, top+stampHigh) + 4
}

const stampHigh, logoMost = 34.0, 110.0

// logo sets the clinic's logo to the left of a place; it gives the width that it takes.
func (f *flow) logo(l *document.Logo, right float64) float64 {
	scale := min(stampHigh/float64(l.Height), logoMost/float64(l.Width))
	wide, high := scale*float64(l.Width), scale*float64(l.Height)
	f.tagged(tag{role: roleFigure, alt: l.Alt}, func() {
		f.add(figure.Picture{Min: figure.Point{X: right - wide, Y: f.y}, Max: figure.Point{X: right, Y: f.y + high}, PNG: l.PNG})
	})
	return wide + 12
}

// stamp is the word of the status in a frame at the right, with its note below; it gives the width that it takes.
func (f *flow) stamp(e document.Edges) float64 {
	set := setting{bold, 12, figure.Ink}
	wide := f.width(e.Stamp, set.face, set.size) + float64(len([]rune(e.Stamp)))*1.2 + 20
	note := f.setting(document.Muted)
	wide = max(wide, f.width(f.clean(e.StampNote), note.face, note.size)+4)
	x := f.right() - wide
	f.add(figure.Rect{Min: figure.Point{X: x, Y: f.y}, Max: figure.Point{X: f.right(), Y: f.y + 22}, Fill: figure.Card, Stroke: figure.Ink, Radius: 4})
	f.add(tag{role: roleParagraph, says: e.Stamp})
	pen := x + (wide-f.width(e.Stamp, set.face, set.size)-1.2*float64(len([]rune(e.Stamp))-1))/2
	for _, letter := range e.Stamp {
		f.add(set.text(string(letter), figure.Point{X: pen, Y: f.y + 15.4}))
		pen += f.width(string(letter), set.face, set.size) + 1.2
	}
	f.add(tag{})
	if e.StampNote != "" {
		words := note.text(f.clean(e.StampNote), figure.Point{X: x + wide/2, Y: f.y + 32})
		words.Anchor = figure.Middle
		f.as(roleParagraph, func() { f.add(words) })
	}
	return wide + 14
}

// grid sets names with their values in columns, each over a line.
func (f *flow) grid(g document.Grid) {
	const gap = 14.0
	total := 0.0
	for _, s := range g.Shares {
		total += s
	}
	name, value := setting{regular, f.look.label, figure.Muted}, f.setting(document.Strong)
	room := f.wide - gap*float64(len(g.Shares)-1)
	for i := 0; i < len(g.Fields); i += len(g.Shares) {
		row := g.Fields[i:min(i+len(g.Shares), len(g.Fields))]
		x, tall := f.left, leading*(name.size+value.size)
		var cells [][]atom
		for j, field := range row {
			width := room * g.Shares[j] / total
			c := append(f.clipped(field.Name, name, width, 1), f.clipped(field.Value, value, width, 2)...)
			cells, tall = append(cells, c), max(tall, height(c))
		}
		f.need(tall + 4)
		for j := range row {
			width, y := room*g.Shares[j]/total, f.y
			f.as(roleParagraph, func() {
				for _, a := range cells[j] {
					f.add(a.draw(figure.Point{X: x, Y: y})...)
					y += a.height
				}
			})
			f.add(figure.Polyline{Points: []figure.Point{{X: x, Y: f.y + tall}, {X: x + width, Y: f.y + tall}}, Stroke: figure.Muted, Width: 0.5})
			x += width + gap
		}
		f.y += tall + 4
	}
	f.space(2)
}

// box sets a statement on a ground of its tone.
func (f *flow) box(b document.Box) {
	bar, pad := 4.0, 0.9*f.look.body
	if b.Plain {
		bar = 0
	}
	set := setting{bold, f.look.heading + 0.4, figure.Ink}
	if b.Grave {
		set.size = f.look.result
	}
	width := f.wide - 2*pad - bar
	inner := f.column(width)
	inner.boxHead(b, set)
	for i, part := range b.Parts {
		if i > 0 {
			inner.y += 2
			inner.add(figure.Polyline{Points: []figure.Point{{X: 0, Y: inner.y}, {X: width, Y: inner.y}}, Stroke: figure.Muted, Width: 0.25})
			inner.y += 4
		}
		inner.blocks(part)
	}
	tall := max(f.leastBox, inner.y+1.5*pad-2)
	f.need(tall)
	ground, edge := softOf(b.Tone), figure.Role("")
	if b.Plain {
		ground, edge = figure.Card, figure.Muted
	}
	f.add(figure.Rect{Min: figure.Point{X: f.left, Y: f.y}, Max: figure.Point{X: f.right(), Y: f.y + tall}, Fill: ground, Stroke: edge, Radius: 4})
	if bar > 0 {
		f.add(figure.Rect{Min: figure.Point{X: f.left, Y: f.y}, Max: figure.Point{X: f.left + bar, Y: f.y + tall}, Fill: inkOf(b.Tone)})
	}
	f.add(figure.Place(figure.Scene{Shapes: inner.pages[0].Shapes}, figure.Point{X: f.left + bar + pad, Y: f.y + 0.8*pad})...)
	f.y += tall
	f.space(0.6 * f.look.body)
}

// boxHead is a box's title with its badge, and the note beside it.
func (f *flow) boxHead(b document.Box, set setting) {
	if b.Title == "" {
		return
	}
	lines := f.split(b.Title, set.face, set.size, f.wide)
	last := f.width(lines[len(lines)-1], set.face, set.size)
	f.as(roleHeading, func() { f.paragraph(f.left, f.atoms(b.Title, set, f.wide)) })
	x, base := f.left+last+0.7*set.size, f.y-0.38*set.size
	if b.Note != "" {
		note := setting{regular, f.look.body, figure.Ink}
		if w := f.width(f.clean(b.Note), note.face, note.size); x+w < f.right()-f.badgeSpace(b) {
			f.as(roleParagraph, func() { f.add(note.text(f.clean(b.Note), figure.Point{X: x, Y: base})) })
			x += w + 10
		} else {
			f.as(roleParagraph, func() { f.paragraph(f.left, f.atoms(b.Note, note, f.wide)) })
		}
	}
	if b.Badge != nil {
		if x+f.badgeWidth(*b.Badge) > f.right() {
			f.as(roleParagraph, func() { f.paragraph(f.left, f.outlined(*b.Badge, f.wide)) })
			f.space(2)
			return
		}
		p := f.pill()
		f.as(roleParagraph, func() {
			f.add(f.outlined(*b.Badge, f.wide)[0].draw(figure.Point{X: x, Y: base - 0.36*set.size - p.high/2 + 0.5})...)
		})
	}
	f.space(1.5)
}

func (f *flow) badgeSpace(b document.Box) float64 {
	if b.Badge == nil {
		return 0
	}
	return f.badgeWidth(*b.Badge) + 10
}

// steps sets numbered things to do, each with its badge at the right and a line below.
func (f *flow) steps(all document.Steps) {
	const indent = 17.0
	number := f.setting(document.Strong)
	f.add(tag{role: roleList})
	for i, s := range all {
		width := f.wide - indent
		if s.Mark != nil {
			width -= f.badgeWidth(*s.Mark) + 14
		}
		lines := f.line(s.Line, width)
		tall := height(lines) + 2*f.look.pad
		f.need(tall)
		f.y += f.look.pad
		f.add(tag{role: roleItem})
		f.as(roleLabel, func() { f.add(number.text(strconv.Itoa(i+1), figure.Point{X: f.left, Y: f.y + number.size})) })
		f.as(roleBody, func() {
			if s.Mark != nil {
				f.add(f.badge(*s.Mark, f.wide)[0].draw(figure.Point{X: f.right() - f.badgeWidth(*s.Mark), Y: f.y})...)
			}
			f.paragraph(f.left+indent, lines)
		})
		f.add(tag{})
		f.y += f.look.pad
		if i < len(all)-1 {
			f.add(figure.Polyline{Points: []figure.Point{{X: f.left, Y: f.y}, {X: f.right(), Y: f.y}}, Stroke: figure.Line, Width: 0.5})
		}
	}
	f.add(tag{})
}

// boxed reports whether each column is one box.
func boxed(c document.Columns) bool {
	for _, part := range c.Parts {
		if len(part) != 1 {
			return false
		}
		if _, ok := part[0].(document.Box); !ok {
			return false
		}
	}
	return true
}

// sideBySide are the shapes of each column, a share of which is so wide, and the height of the tallest.
func (f *flow) sideBySide(c document.Columns, share float64) (shapes [][]figure.Shape, tall float64) {
	for i, part := range c.Parts {
		s, h := f.apart(part, share*c.Shares[i])
		shapes, tall = append(shapes, s), max(tall, h)
	}
	return shapes, tall
}

// columns sets blocks side by side, on one page.
func (f *flow) columns(c document.Columns) {
	gap, total := c.Gap, 0.0
	if gap == 0 {
		gap = 22
	}
	for _, s := range c.Shares {
		total += s
	}
	room := f.wide - gap*float64(len(c.Shares)-1)
	shapes, tall := f.sideBySide(c, room/total)
	if boxed(c) { // all as tall as the tallest
		sub := *f
		sub.leastBox = tall - 0.6*f.look.body
		shapes, tall = sub.sideBySide(c, room/total)
	}
	top := 0.0
	if c.Topped {
		top = 5
	}
	f.need(tall + top)
	x := f.left
	for i, s := range shapes {
		width := room * c.Shares[i] / total
		if c.Topped {
			f.add(figure.Polyline{Points: []figure.Point{{X: x, Y: f.y}, {X: x + width, Y: f.y}}, Stroke: figure.Ink, Width: 1.5})
		}
		f.add(figure.Place(figure.Scene{Shapes: s}, figure.Point{X: x, Y: f.y + top})...)
		x += width + gap
	}
	f.y += tall + top
}
