package screen

import (
	"math"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/figure"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/variants/patient"
)

// ageArea lies over the chart: dragging, and the arrow keys, move the line of an age that is only supposed. The case's age
// is changed in its form alone.
func (c *cancer) ageArea(risks []report.Risk) *widget.DragArea {
	area := widget.NewDragArea()
	c.area = area
	area.OnMove = func(at fyne.Position) {
		x := c.chart.Point(at).X
		age := math.Round(figure.RiskAge(c.chart.Scene().Width, riskPlot(risks, c.age, c.ghost), x))
		c.moveGhost(risks, &age)
	}
	area.OnEnd = func() { c.suppose(risks) }
	area.OnStep = func(by int) {
		age := float64(oldest) / 3
		switch {
		case c.ghost != nil:
			age = *c.ghost + float64(by)
		case c.age != nil:
			age = *c.age + float64(by)
		}
		age = min(max(age, 0), oldest)
		c.moveGhost(risks, &age)
		c.suppose(risks)
	}
	return area
}

// moveGhost draws the line of a supposed age; nil, or the patient's own age, draws none.
func (c *cancer) moveGhost(risks []report.Risk, age *float64) {
	if age != nil && c.age != nil && *age == *c.age {
		age = nil
	}
	c.ghost = age
	c.sayWhatIf()
	c.chart.SetBuilder(c.chartBuilder(risks))
	if age == nil {
		c.showSupposed()
	}
}

// suppose says what would hold at the supposed age.
func (c *cancer) suppose(risks []report.Risk) {
	if c.ghost == nil {
		return
	}
	asked := int(*c.ghost)
	c.workspace.Suppose(func(k *patient.Case) { k.Age = asked }, func(r *report.Report, err error) {
		if err != nil || c.ghost == nil || int(*c.ghost) != asked {
			return
		}
		who := say("ui.cancer.suppose."+c.pronoun(), "age", asked)
		lines := []fyne.CanvasObject{widget.GrowingRow(8, 0, widget.NewText(widget.Strong(who).In(theme.ColorAccent)),
			widget.NewButton(say("ui.cancer.suppose.back"), widget.QuietButton, func() { c.moveGhost(risks, nil) }))}
		for _, k := range risksOf(r, risks[0].Gene) {
			if k.TodayText != "" {
				lines = append(lines, widget.NewText(widget.Strong(capital(cancerName(k))+": ").In(theme.ColorAccent).Sized(theme.SizeSmall),
					widget.Plain(k.TodayText).In(theme.ColorAccent).Sized(theme.SizeSmall)))
			}
		}
		c.showSupposed(append(lines, besideLines(r, c.host, risks[0].Gene)...)...)
	})
}

// showSupposed puts lines below the chart; none takes them away.
func (c *cancer) showSupposed(lines ...fyne.CanvasObject) {
	c.supposed.Objects = lines
	c.supposed.Hidden = len(lines) == 0
	c.supposed.Refresh()
	c.pane.Refresh()
}

// pronoun is the sex stated, by the name that texts use.
func (c *cancer) pronoun() string {
	if sex := c.report.Case.Sex; sex != "" {
		return sex
	}
	return "unspecified"
}
