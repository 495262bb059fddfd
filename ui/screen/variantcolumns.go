package screen

import (
	"cmp"
	"fmt"

	"fyne.io/fyne/v2"

	"allelens/ui/widget"
)

// variantColumn is a column of the observations: words that can be ordered by.
func variantColumn(key string, width, grow float32, words func(variantRow) widget.Span) widget.Column[variantRow] {
	return widget.Column[variantRow]{
		Label: say("ui.variant.column." + key), Width: width, Grow: grow,
		Cell:    func(v variantRow) widget.Cell { return widget.TextCell(words(v)) },
		Compare: func(a, b variantRow) int { return cmp.Compare(words(a).Text, words(b).Text) },
	}
}

// fixedColumns is how many columns, the first, are always shown.
const fixedColumns = 2

func variantColumns() []widget.Column[variantRow] {
	name := variantColumn("variant", 108, 0.7, func(v variantRow) widget.Span { return widget.Code(v.name) })
	name.Cell = func(v variantRow) widget.Cell {
		spans := []widget.Span{widget.Code(v.name)}
		for _, m := range v.marks {
			spans = append(spans, widget.Small("\n"+m))
		}
		return widget.TextCell(spans...)
	}
	class := widget.Column[variantRow]{
		Label: say("ui.variant.column.class"), Width: 136,
		Cell:    func(v variantRow) widget.Cell { return widget.BadgeCell(v.class, v.tone) },
		Compare: func(a, b variantRow) int { return a.rank - b.rank },
	}
	depth := variantColumn("depth", 54, 0, depthSpan)
	depth.Compare = func(a, b variantRow) int { return cmp.Compare(number(a.depth), number(b.depth)) }
	protein := variantColumn("protein", 172, 1.2, func(v variantRow) widget.Span { return widget.Code(dash(v.protein)) })
	effect := variantColumn("consequence", 92, 0.5, func(v variantRow) widget.Span { return widget.Plain(v.effect) })
	protein.Drop, effect.Drop = 1, 2
	return append([]widget.Column[variantRow]{
		variantColumn("gene", 78, 0, func(v variantRow) widget.Span { return widget.Strong(v.gene) }),
		name, protein, effect, class,
		variantColumn("genotype", 80, 0, func(v variantRow) widget.Span { return widget.Code(dash(v.call)) }),
		depth,
	}, furtherColumns()...)
}

// furtherColumns are those that are left out until they are asked for.
func furtherColumns() []widget.Column[variantRow] {
	of := func(key string, width float32, words func(variantRow) string) widget.Column[variantRow] {
		c := variantColumn(key, width, 0, func(v variantRow) widget.Span { return widget.Code(dash(words(v))) })
		c.Off = true
		return c
	}
	return []widget.Column[variantRow]{
		of("position", 132, variantRow.place),
		of("fraction", 72, func(v variantRow) string {
			if v.variant == nil || v.variant.AlleleFraction == nil {
				return ""
			}
			return fmt.Sprintf("%.2f", *v.variant.AlleleFraction)
		}),
		of("quality", 52, func(v variantRow) string {
			if v.variant == nil || v.variant.GenotypeQuality == nil {
				return ""
			}
			return fmt.Sprint(*v.variant.GenotypeQuality)
		}),
		of("frequency", 132, func(v variantRow) string {
			if v.variant == nil || v.variant.Frequency == nil {
				return ""
			}
			return v.variant.Frequency.Text
		}),
		of("line", 84, func(v variantRow) string {
			if v.lineNo == nil {
				return ""
			}
			return fmt.Sprint(*v.lineNo)
		}),
	}
}

// place is where the observation lies; "" of a gene.
func (v variantRow) place() string {
	switch {
	case v.variant != nil:
		return place(v.variant.Chrom, v.variant.Pos)
	case v.site != nil:
		return place(v.site.Chrom, v.site.Pos)
	case v.event != nil:
		return fmt.Sprint(v.event.Start)
	}
	return ""
}

// columnChoice is a tick for each column that can be left out; hidden until it is asked for.
func (v *variants) columnChoice() *fyne.Container {
	ticks := widget.Flow(12)
	for i, c := range variantColumns() {
		if i < fixedColumns {
			continue
		}
		tick := widget.NewCheck(c.Label, func(on bool) { v.table.ShowColumn(i, on) })
		tick.Set(v.table.Shown(i))
		ticks.Add(tick)
	}
	ticks.Hide()
	return ticks
}
