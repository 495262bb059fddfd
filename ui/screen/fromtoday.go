package screen

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/figure"
	"allelens/report/why"
	"allelens/ui/theme"
	"allelens/ui/widget"
)

// todayWidth is the width in points from which two blocks of figures stand side by side.
const todayWidth float32 = 520

// riskCard holds the risks from today on, large, then what would hold at another age, then the curves from birth with the age
// line, which is dragged or moved by the arrow keys.
func (c *cancer) riskCard(risks []report.Risk) fyne.CanvasObject {
	curved := slices.ContainsFunc(risks, func(k report.Risk) bool { return len(k.Ages) > 1 })
	c.chart, c.supposed = nil, widget.Stack(theme.Gap)
	c.supposed.Hide()
	title := widget.NewText(widget.Span{Text: say("ui.cancer.risk"), Bold: true, Size: "text"})
	if slices.ContainsFunc(risks, ahead) {
		title.Set(widget.Span{Text: say("ui.cancer.from_today"), Bold: true, Size: "text"}, widget.Small("   "+say("ui.cancer.if_not_had")))
	}
	body := []fyne.CanvasObject{title}
	if curved {
		body[0] = widget.Head(gutter, title, c.stepper(risks))
	}
	body = append(body, c.todayBlocks(risks)...)
	body = append(body, c.supposed)
	body = append(body, besideLines(c.report, c.host, risks[0].Gene)...)
	body = append(body, widget.Rule(), fromBirth(risks))
	if curved {
		c.chart = widget.NewFigure(0, c.chartBuilder(risks))
		body = append(body, widget.Layers(c.chart, c.area), widget.NewText(widget.Small(say("ui.cancer.drag"))))
	} else {
		body = append(body, widget.NewText(widget.Plain(say("ui.cancer.no_curve"))))
	}
	body = append(body, widget.NewText(riskSources(risks)...))
	people := c.kept.button("people", c.foldWord("ui.cancer.people_fold", c.people), widget.QuietButton, func() { c.people = !c.people; c.build() })
	body = append(body, widget.Row(8, people))
	if c.people {
		body = append(body, section(say("ui.cancer.people", "who", carriers(risks, c.report.Case.Organs))), widget.Stack(theme.Gap, iconArrays(risks)...))
	}
	return widget.Card("", "", append(body, widget.Stack(0))...)
}

// ahead reports whether a curve has figures from today on.
func ahead(k report.Risk) bool { return k.FromToday != nil && k.FromToday.To80Share != nil }

// foldWord is the word of a button that unfolds something, or folds it again.
func (c *cancer) foldWord(key string, open bool) string {
	if open {
		key += ".hide"
	}
	return say(key)
}

// stepper moves the supposed age by years, as the arrow keys do over the chart.
func (c *cancer) stepper(risks []report.Risk) fyne.CanvasObject {
	c.area = c.ageArea(risks)
	c.whatIf = widget.NewLine()
	c.sayWhatIf()
	step := func(word string, by int) fyne.CanvasObject {
		return widget.NewButton(word, widget.PlainButton, func() { c.area.OnStep(by) })
	}
	return widget.Row(8, c.whatIf, step("−", -1), step("+", 1))
}

// sayWhatIf says which age is supposed.
func (c *cancer) sayWhatIf() {
	words := say("ui.cancer.what_if")
	if c.ghost != nil {
		words = say("ui.cancer.ghost_label", "age", strconv.FormatFloat(*c.ghost, 'f', 0, 64))
	}
	c.whatIf.Set(widget.Small(words))
}

// todayBlocks are the figures from today on, a cancer beside the other; what has none says why, once for all of which it holds.
func (c *cancer) todayBlocks(risks []report.Risk) []fyne.CanvasObject {
	var blocks, lines []fyne.CanvasObject
	told := map[string]bool{}
	for _, k := range risks {
		switch {
		case ahead(k):
			blocks = append(blocks, c.todayBlock(k))
		case k.TodayText != "" && !told[k.TodayText]:
			told[k.TodayText] = true
			names := labels(risks, func(o report.Risk) bool { return o.TodayText == k.TodayText })
			lines = append(lines, withWhy(c.host, widget.NewText(widget.Strong(names+": ").Sized(theme.SizeSmall), widget.Plain(k.TodayText).Sized(theme.SizeSmall)), c.whyRisk(k)))
		}
	}
	var rows []fyne.CanvasObject
	for pair := range slices.Chunk(blocks, 2) {
		rows = append(rows, widget.Adaptive(todayWidth, gutter, equal(2)[:max(len(pair), 1)], pair...))
	}
	return append(rows, lines...)
}

// todayBlock is a cancer's risk within ten years and to the last age, and that of everybody.
func (c *cancer) todayBlock(k report.Risk) fyne.CanvasObject {
	t := k.FromToday
	name := widget.NewText(widget.Strong(capital(cancerName(k))).In(theme.ForRole(figure.Role(k.Colour))).Sized("text"))
	lines := []fyne.CanvasObject{withWhy(c.host, name, c.whyRisk(k))}
	var figures []fyne.CanvasObject
	if t.TenYearShare != nil {
		figures = append(figures, bigFigure(*t.TenYearShare, say("ui.cancer.ten_years")))
	}
	figures = append(figures, bigFigure(*t.To80Share, say("ui.cancer.by_age", "age", t.LastAge)))
	lines = append(lines, widget.Flow(2*gutter, figures...))
	if said := everybody(k); said != "" {
		lines = append(lines, widget.NewText(widget.Small(said)))
	}
	return widget.Stack(theme.Gap, lines...)
}

// whyRisk says what the figures of a cancer rest on.
func (c *cancer) whyRisk(k report.Risk) func() why.Why {
	return func() why.Why { return why.OfRisk(c.report, k) }
}

// everybody is what holds for the whole population: from today, else from birth; "" where it is not known.
func everybody(k report.Risk) string {
	t := k.FromToday
	last := strconv.Itoa(t.LastAge)
	switch n := len(k.PopulationPercent); {
	case t.PopulationTo80 != nil && t.PopulationTenYear != nil && t.TenYearShare != nil:
		return say("ui.cancer.everybody", "ten", hundredth(*t.PopulationTenYear), "all", hundredth(*t.PopulationTo80), "last", last)
	case t.PopulationTo80 != nil:
		return say("ui.cancer.everybody.last", "all", hundredth(*t.PopulationTo80), "last", last)
	case n > 0 && k.PopulationPercent[n-1] != nil:
		return say("ui.cancer.everybody.birth", "all", hundredth(*k.PopulationPercent[n-1]), "last", k.Ages[len(k.Ages)-1])
	}
	return ""
}

// hundredth writes so many of a hundred, below ten with one decimal.
func hundredth(p float64) string {
	if p >= 10 {
		return strconv.FormatFloat(p, 'f', 0, 64)
	}
	return strconv.FormatFloat(math.Round(10*p)/10, 'f', -1, 64)
}

// bigFigure is "8 in 100" with the number large, and what it is about below it.
func bigFigure(s report.Share, about string) fyne.CanvasObject {
	spans := []widget.Span{{Text: s.Number, Bold: true, Size: theme.SizeHeadline}, widget.Plain(" " + s.Unit)}
	if s.Before != "" {
		spans = append([]widget.Span{widget.Plain(s.Before + " ")}, spans...)
	}
	return widget.Stack(0, widget.NewPhrase(spans...), widget.NewPhrase(widget.Small(about)))
}

// fromBirth is what the curves come to, with their intervals.
func fromBirth(risks []report.Risk) fyne.CanvasObject {
	var said []string
	for _, k := range risks {
		said = append(said, cancerName(k)+" "+k.Text)
	}
	return widget.NewText(widget.Strong(say("ui.cancer.from_birth")+"  "), widget.Small(strings.Join(said, ", ")))
}
