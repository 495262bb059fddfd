package pdf

import (
	"math"
	"slices"
	"strings"

	"allelens/report/document"
	"allelens/report/figure"
)

// blocks sets the blocks of a section.
func (f *flow) blocks(all []document.Block) {
	for i, b := range all {
		f.block(b, all[i+1:])
	}
}

// block sets one block; next are those that follow it.
func (f *flow) block(b document.Block, next []document.Block) {
	switch b := b.(type) {
	case document.Heading:
		f.heading(b, f.lead(next))
	case document.Paragraph:
		f.as(roleParagraph, func() { f.paragraph(f.left, f.cell(document.Cell{b.Line}, f.wide)) })
		f.space(0.35 * f.look.body)
	case document.List:
		f.list(b)
	case document.Facts:
		f.facts(b)
	case document.Callout:
		f.callout(b)
	case document.Table:
		f.table(b)
	case document.Drawings:
		f.drawings(b)
	case document.Signature:
		f.signature(b)
	case document.Grid:
		f.grid(b)
	case document.Box:
		f.box(b)
	case document.Steps:
		f.steps(b)
	case document.Columns:
		f.columns(b)
	}
}

// lead is the height that must follow a title or heading on its page: the beginning of the
// blocks after it, as far as it is worth keeping together.
func (f *flow) lead(blocks []document.Block) float64 {
	const most = 160.0
	h := 0.0
	for _, b := range blocks {
		switch b := b.(type) {
		case document.Paragraph:
			h += height(f.cell(document.Cell{b.Line}, f.wide)) + 3
			continue
		case document.Heading:
			if h > 0 {
				return min(h, most)
			}
			h = 32
			continue
		case document.Table:
			columns := f.spread(b.Columns)
			h += f.tall(f.header(b.Columns, columns)) + minimum(f, b, columns)
		case document.Drawings:
			return h + min(f.build(b).tall+8, f.least(b))
		case document.Facts:
			if _, _, tall := f.factRows(b); tall <= mostKept {
				return h + tall
			}
			h += 40
		case document.Signature:
			h += 90
		case document.Grid, document.Box, document.Columns:
			_, tall := f.apart([]document.Block{b}, f.wide)
			return h + tall
		default:
			h += 40
		}
		return min(h, most)
	}
	return min(h, most)
}

// title opens a section, with room for what follows it.
func (f *flow) title(s string, lead float64) {
	f.space(12)
	f.need(24 + lead)
	f.as(roleChapter, func() { f.paragraph(f.left, f.atoms(s, setting{bold, f.look.section, figure.Ink}, f.wide)) })
	f.add(figure.Polyline{Points: []figure.Point{{X: f.left, Y: f.y + 1}, {X: f.right(), Y: f.y + 1}}, Stroke: figure.Ink, Width: 0.75})
	f.y += 7
}

// heading opens a part of a section, with room for what follows it.
func (f *flow) heading(h document.Heading, lead float64) {
	f.as(roleHeading, func() { f.headed(h, lead) })
}

func (f *flow) headed(h document.Heading, lead float64) {
	if h.Badge != nil && h.Badge.Word == "" || h.Ruled {
		f.signed(h, lead)
		return
	}
	f.space(7)
	f.need(18 + lead)
	set := setting{bold, f.look.heading, figure.Ink}
	if h.Badge == nil || h.Badge.Word == "" {
		f.paragraph(f.left, f.atoms(h.Text, set, f.wide))
		f.space(2)
		return
	}
	wide := f.badgeWidth(*h.Badge)
	lines := f.split(h.Text, set.face, set.size, f.wide-min(wide, f.wide/2)-gutter)
	if wide > f.wide/2 || float64(len(lines))*leading*set.size > f.room() {
		// Too much to stand side by side: the badge stands below.
		f.paragraph(f.left, append(f.atoms(h.Text, set, f.wide), f.badge(*h.Badge, f.wide)...))
		f.space(2)
		return
	}
	beside := figure.Point{X: f.left + f.width(lines[0], set.face, set.size) + gutter, Y: f.y + 1.5}
	f.add(f.badge(*h.Badge, f.wide/2)[0].draw(beside)...)
	f.paragraph(f.left, f.atoms(h.Text, set, f.wide-wide-gutter))
	f.space(2)
}

// signed is a heading with a sign before it, or none, and a line below it.
func (f *flow) signed(h document.Heading, lead float64) {
	set := setting{bold, f.look.body, figure.Ink}
	tall := leading * set.size
	if f.y > f.top {
		f.space(0.4 * set.size)
	}
	f.need(tall + 3 + lead)
	x := f.left
	if h.Badge != nil {
		f.add(figure.BadgeSign(figure.SignKind(h.Badge.Shape()), figure.Point{X: x + 0.4*set.size, Y: f.y + 0.64*set.size}, 0.36*set.size, inkOf(h.Badge.Tone)))
		x += 1.4 * set.size
	}
	f.paragraph(x, f.atoms(h.Text, set, f.right()-x))
	if h.Ruled {
		f.y++
		f.add(figure.Polyline{Points: []figure.Point{{X: f.left, Y: f.y}, {X: f.right(), Y: f.y}}, Stroke: figure.Muted, Width: 0.5})
	}
}

func (f *flow) list(l document.List) {
	const indent = 13.0
	set := f.setting(document.Plain)
	size := set.size
	f.add(tag{role: roleList})
	for i, item := range l.Items {
		f.add(tag{role: roleItem}, tag{role: roleBody})
		f.need(leading * size)
		mid, width := f.y+0.62*size, f.wide-indent
		if i < l.Badged {
			wide := f.badgeWidth(l.Badge)
			width -= wide + gutter
			f.add(f.badge(l.Badge, f.wide/2)[0].draw(figure.Point{X: f.right() - wide, Y: f.y})...)
		}
		if l.Boxes {
			f.add(figure.Rect{Min: figure.Point{X: f.left, Y: mid - 3.5}, Max: figure.Point{X: f.left + 7, Y: mid + 3.5}, Fill: figure.Card, Stroke: figure.Ink})
		} else {
			f.add(figure.Circle{Centre: figure.Point{X: f.left + 3.5, Y: mid}, Radius: 1.4, Fill: figure.Muted})
		}
		f.paragraph(f.left+indent, f.atoms(item, set, width))
		f.add(tag{}, tag{})
		f.space(2)
	}
	f.add(tag{})
	f.space(3)
}

// facts sets names above their values, in columns, on one page where they are not tall.
func (f *flow) facts(b document.Facts) {
	rows, columns, tall := f.factRows(b)
	if tall <= mostKept {
		f.need(tall)
	}
	each := func(int) tag { return tag{role: roleParagraph} }
	for _, r := range rows {
		for f.tall(r) > f.bottom-f.top {
			if f.room() > 100 {
				var head row
				head, r = r.cut(f.room() - 2*f.look.pad)
				f.bare(head, columns, each)
			}
			f.newPage()
		}
		f.need(f.tall(r))
		f.bare(r, columns, each)
	}
	f.space(4)
}

// mostKept is the height up to which facts are kept on one page.
const mostKept = 240.0

// factRows are the facts in rows, with the columns and the height of all.
func (f *flow) factRows(b document.Facts) (rows []row, columns []span, tall float64) {
	columns = f.spread(equal(max(1, b.Columns)))
	for pairs := range slices.Chunk(b.Pairs, len(columns)) {
		r := make(row, len(pairs))
		for i, p := range pairs {
			r[i] = append(f.atoms(p.Name, f.setting(document.Muted), columns[i].width), f.atoms(p.Value, f.setting(document.Strong), columns[i].width)...)
		}
		rows, tall = append(rows, r), tall+f.tall(r)
	}
	return rows, columns, tall
}

// equal is a number of columns of the same width.
func equal(n int) []document.Column {
	columns := make([]document.Column, n)
	for i := range columns {
		columns[i].Share = 1
	}
	return columns
}

// callout sets a statement on a pale ground with a bar of its tone.
func (f *flow) callout(c document.Callout) {
	if f.doc != nil && f.doc.Look == document.ForPatients {
		f.toldPlainly(c)
		return
	}
	const pad, bar = 8.0, 3.0
	width := f.wide - 2*pad - bar
	all := f.atoms(c.Title, setting{bold, f.look.heading, inkOf(c.Tone)}, width)
	for _, l := range c.Lines {
		all = append(all, f.atoms(l, f.setting(document.Plain), width)...)
	}
	for len(all) > 0 {
		f.need(min(height(all), 120) + 2*pad)
		n, h := 0, 0.0
		for n < len(all) && (n == 0 || h+all[n].height+2*pad <= f.room()) {
			h += all[n].height
			n++
		}
		top, bottom := f.y, f.y+h+1.5*pad
		f.add(figure.Rect{Min: figure.Point{X: f.left, Y: top}, Max: figure.Point{X: f.right(), Y: bottom}, Fill: softOf(c.Tone)},
			figure.Rect{Min: figure.Point{X: f.left, Y: top}, Max: figure.Point{X: f.left + bar, Y: bottom}, Fill: inkOf(c.Tone)})
		f.y += 0.75 * pad
		f.as(roleParagraph, func() { f.paragraph(f.left+bar+pad, all[:n]) })
		f.y = bottom
		all = all[n:]
	}
	f.space(4)
}

// toldPlainly sets a statement to a patient: no ground, no colour; the first one's title is the document's.
func (f *flow) toldPlainly(c document.Callout) {
	set, lines := setting{bold, f.look.heading, figure.Ink}, setting{regular, f.look.body, figure.Ink}
	if c.First {
		set.size, lines.size = f.look.title, f.look.body*1.1
	} else {
		f.space(0.4 * f.look.body)
	}
	as := roleHeading
	if c.First {
		as = roleTitle
	}
	f.as(as, func() { f.paragraph(f.left, f.atoms(c.Title, set, f.wide)) })
	f.space(0.3 * f.look.body)
	f.as(roleParagraph, func() { f.paragraph(f.left, f.atoms(strings.Join(c.Lines, " "), lines, f.wide)) })
	f.space(0.4 * f.look.body)
}

const drawingGap = 24.0 // between drawings side by side

// built are drawings in the widths that they share.
type built struct {
	scenes      []figure.Scene
	width, tall float64
}

func (f *flow) build(all document.Drawings) built {
	b := built{width: (f.wide - drawingGap*float64(len(all)-1)) / float64(max(1, len(all)))}
	for _, d := range all {
		s := d.Build(b.width)
		b.scenes, b.tall = append(b.scenes, s), max(b.tall, s.Height)
	}
	return b
}

// parted reports whether a drawing may be set in parts.
func parted(all document.Drawings) bool { return len(all) == 1 && all[0].Parts != nil }

// least is the height of what has to stand together of drawings: all but a drawing in parts.
func (f *flow) least(all document.Drawings) float64 {
	if !parted(all) {
		return math.Inf(1)
	}
	return all[0].Parts(f.wide, 0, f.bottom-f.top)[0].Height + 8
}

func (f *flow) drawings(all document.Drawings) {
	b := f.build(all)
	f.space(4)
	if b.tall > f.room() && parted(all) {
		f.inParts(all[0])
		return
	}
	f.need(b.tall)
	for i, s := range b.scenes {
		f.tagged(tag{role: roleFigure, alt: all[i].Alt}, func() { f.scene(s, f.left+float64(i)*(b.width+drawingGap)) })
	}
	f.y += b.tall
	f.space(6)
}

// inParts sets a drawing from here on over pages.
func (f *flow) inParts(d document.Drawing) {
	for _, s := range d.Parts(f.wide, f.room(), f.bottom-f.top) {
		f.need(s.Height)
		f.tagged(tag{role: roleFigure, alt: d.Alt}, func() { f.scene(s, f.left) })
		f.y += s.Height
		f.space(6)
	}
}

// scene sets a drawing's shapes at x.
func (f *flow) scene(s figure.Scene, x float64) {
	for _, shape := range figure.Place(s, figure.Point{X: x, Y: f.y}) {
		if t, ok := shape.(figure.Text); ok {
			shape = f.fitted(t)
		}
		f.add(shape)
	}
}

// fitted cleans a drawing's text, and shortens it if that made it wider than the room that
// the drawing gave it.
func (f *flow) fitted(t figure.Text) figure.Text {
	b, set := t.Bounds(), setting{size: t.Size}
	if t.Bold {
		set.face = bold
	}
	room := b.Max.X - b.Min.X
	if words := f.clean(t.Text); f.width(words, set.face, set.size) > room {
		t.Text = f.chop(words, set.face, set.size, room-set.size)[0] + "…"
		return t
	}
	t.Text = f.clean(t.Text)
	return t
}

func (f *flow) signature(s document.Signature) {
	for _, words := range []string{s.Place, s.By} {
		f.need(42)
		f.y += 26
		f.add(figure.Polyline{Points: []figure.Point{{X: f.left, Y: f.y}, {X: f.left + 0.6*f.wide, Y: f.y}}, Stroke: figure.Ink, Width: 0.5})
		f.y += 3
		f.as(roleParagraph, func() { f.paragraph(f.left, f.atoms(words, f.setting(document.Muted), 0.6*f.wide)) })
	}
}
