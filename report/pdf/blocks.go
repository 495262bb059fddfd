package pdf

import (
	"allelens/report/document"
	"allelens/report/figure"
)

// block sets one block of a section.
func (f *flow) block(b document.Block) {
	switch b := b.(type) {
	case document.Heading:
		f.heading(b)
	case document.Paragraph:
		f.paragraph(margin, f.cell(document.Cell{b.Line}, bodyWidth))
		f.space(3)
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
	}
}

// title opens a section, with room for what follows it.
func (f *flow) title(s string) {
	f.space(12)
	f.need(44)
	f.paragraph(margin, f.atoms(s, setting{bold, sectionSize, figure.Ink}, bodyWidth))
	f.add(figure.Polyline{Points: []figure.Point{{X: margin, Y: f.y + 1}, {X: pageWidth - margin, Y: f.y + 1}}, Stroke: figure.Ink, Width: 0.75})
	f.y += 7
}

func (f *flow) heading(h document.Heading) {
	f.space(7)
	f.need(60)
	set := setting{bold, headingSize, figure.Ink}
	if h.Badge == nil || h.Badge.Word == "" {
		f.paragraph(margin, f.atoms(h.Text, set, bodyWidth))
		f.space(2)
		return
	}
	wide := f.badgeWidth(*h.Badge)
	lines := f.split(h.Text, set.face, set.size, bodyWidth-min(wide, bodyWidth/2)-gutter)
	if wide > bodyWidth/2 || float64(len(lines))*leading*set.size > f.room() {
		// Too much to stand side by side: the badge stands below.
		f.paragraph(margin, append(f.atoms(h.Text, set, bodyWidth), f.badge(*h.Badge, bodyWidth)...))
		f.space(2)
		return
	}
	beside := figure.Point{X: margin + f.width(lines[0], set.face, set.size) + gutter, Y: f.y + 1.5}
	f.add(f.badge(*h.Badge, bodyWidth/2)[0].draw(beside)...)
	f.paragraph(margin, f.atoms(h.Text, set, bodyWidth-wide-gutter))
	f.space(2)
}

func (f *flow) list(l document.List) {
	const indent = 13.0
	set := settingOf(document.Plain)
	for _, item := range l.Items {
		f.need(leading * set.size)
		if l.Boxes {
			f.add(figure.Rect{Min: figure.Point{X: margin, Y: f.y + 1.8}, Max: figure.Point{X: margin + 7, Y: f.y + 8.8}, Fill: figure.Card, Stroke: figure.Ink})
		} else {
			f.add(figure.Circle{Centre: figure.Point{X: margin + 3.5, Y: f.y + 0.66*set.size}, Radius: 1.4, Fill: figure.Muted})
		}
		f.paragraph(margin+indent, f.atoms(item, set, bodyWidth-indent))
		f.space(2)
	}
	f.space(3)
}

// facts sets names above their values, in columns.
func (f *flow) facts(b document.Facts) {
	columns := spread(equal(max(1, b.Columns)))
	for len(b.Pairs) > 0 {
		n := min(len(columns), len(b.Pairs))
		r := make(row, n)
		for i, p := range b.Pairs[:n] {
			r[i] = append(f.atoms(p.Name, settingOf(document.Muted), columns[i].width), f.atoms(p.Value, settingOf(document.Strong), columns[i].width)...)
		}
		b.Pairs = b.Pairs[n:]
		if r.height() > bodyBottom-bodyTop {
			f.place(r, nil, columns)
			continue
		}
		f.need(r.height())
		f.bare(r, columns)
	}
	f.space(4)
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
	const pad, bar = 8.0, 3.0
	width := bodyWidth - 2*pad - bar
	all := f.atoms(c.Title, setting{bold, headingSize, inkOf(c.Tone)}, width)
	for _, l := range c.Lines {
		all = append(all, f.atoms(l, settingOf(document.Plain), width)...)
	}
	for len(all) > 0 {
		f.need(min(height(all), 120) + 2*pad)
		n, h := 0, 0.0
		for n < len(all) && (n == 0 || h+all[n].height+2*pad <= f.room()) {
			h += all[n].height
			n++
		}
		top, bottom := f.y, f.y+h+1.5*pad
		f.add(figure.Rect{Min: figure.Point{X: margin, Y: top}, Max: figure.Point{X: pageWidth - margin, Y: bottom}, Fill: softOf(c.Tone)},
			figure.Rect{Min: figure.Point{X: margin, Y: top}, Max: figure.Point{X: margin + bar, Y: bottom}, Fill: inkOf(c.Tone)})
		f.y += 0.75 * pad
		f.paragraph(margin+bar+pad, all[:n])
		f.y = bottom
		all = all[n:]
	}
	f.space(4)
}

func (f *flow) drawings(all document.Drawings) {
	const gap = 24.0
	width := (bodyWidth - gap*float64(len(all)-1)) / float64(max(1, len(all)))
	scenes, tall := make([]figure.Scene, len(all)), 0.0
	for i, d := range all {
		scenes[i] = d.Build(width)
		tall = max(tall, scenes[i].Height)
	}
	f.space(4)
	f.need(tall)
	for i, s := range scenes {
		at := figure.Point{X: margin + float64(i)*(width+gap), Y: f.y}
		for _, shape := range figure.Place(s, at) {
			if t, ok := shape.(figure.Text); ok {
				shape = f.fitted(t)
			}
			f.add(shape)
		}
	}
	f.y += tall
	f.space(6)
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
		f.add(figure.Polyline{Points: []figure.Point{{X: margin, Y: f.y}, {X: margin + 0.6*bodyWidth, Y: f.y}}, Stroke: figure.Ink, Width: 0.5})
		f.y += 3
		f.paragraph(margin, f.atoms(words, settingOf(document.Muted), 0.6*bodyWidth))
	}
}
