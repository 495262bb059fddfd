package screen

import (
	"slices"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/document"
	"allelens/report/figure"
	"allelens/report/why"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// managementCard is what one body asks for now, within weeks, and later; the others stand in a line each.
func (c *cancer) managementCard(gene string) fyne.CanvasObject {
	items := c.managementOf(gene)
	if len(items) == 0 {
		return widget.Card(say("ui.cancer.management"), "", widget.NewText(widget.Small(say("ui.cancer.no_management"))))
	}
	p := c.report.Brief.Plan
	title := widget.NewText(widget.Span{Text: say("ui.cancer.management"), Bold: true, Size: "text"})
	menu := c.kept.button("bodies", p.Body+"  ⌄", widget.PlainButton, func() { c.bodies = !c.bodies; c.build() })
	body := []fyne.CanvasObject{widget.Head(2*theme.Gap, title, menu)}
	if c.bodies {
		body = append(body, c.bodyMenu())
	}
	for _, part := range []struct {
		key  string
		list []report.PlanItem
	}{{"now", p.Now}, {"next", p.Next}, {"later", p.Later}, {"by_age", p.ByAge}} {
		if len(part.list) > 0 {
			body = append(body, section(say("ui.cancer.plan."+part.key)), c.planRows(part.list, items))
		}
	}
	for _, other := range p.Others {
		body = append(body, widget.NewText(widget.Small("› "+other)))
	}
	ages := c.kept.button("ages", c.foldWord("ui.cancer.ages", c.ages), widget.QuietButton, func() { c.ages = !c.ages; c.build() })
	body = append(body, widget.Row(0, ages))
	c.lanes = nil
	if c.ages {
		body = append(body, c.agesOf(items))
		if beside := c.besideOf(gene); len(beside) > 0 {
			body = append(body, widget.NewText(widget.Small(say("ui.cancer.beside"))), c.agesOf(beside))
		}
	}
	return widget.Card("", "", append(body, widget.Stack(0))...)
}

// planRows are items with how often, why, and what does not wait.
func (c *cancer) planRows(list []report.PlanItem, all []report.Management) fyne.CanvasObject {
	rows := widget.Stack(theme.Gap)
	for _, item := range list {
		words := widget.NewText(widget.Strong(item.Do), widget.Small(after(" ", item.Detail)))
		var row fyne.CanvasObject = words
		if item.Badge != nil {
			row = widget.Stack(2, words, widget.Flow(0, badge(*item.Badge)))
		}
		at := slices.IndexFunc(all, func(m report.Management) bool { return item.Code != "" && m.Code == item.Code })
		if at < 0 {
			rows.Add(widget.Inset(theme.Gap, 0, theme.Gap, 0, row))
			rows.Add(widget.Rule())
			continue
		}
		rows.Add(widget.GrowingRow(theme.Gap, 0, row, whyLink(c.host, func() why.Why { return why.OfManagement(c.report, all[at]) })))
		rows.Add(widget.Rule())
	}
	return rows
}

// bodyMenu offers the bodies whose programmes are held; the one pressed is told first from now on.
func (c *cancer) bodyMenu() fyne.CanvasObject {
	chips := widget.Flow(6)
	for _, b := range c.report.Bodies {
		chip := widget.NewChip(joined(", ", b.Name, b.Region), func() { c.bodies = false; c.follow(b.Name) })
		chip.SetSelected(b.Name == c.report.Brief.Plan.Body)
		chips.Add(chip)
	}
	return chips
}

// follow has the report tell a body's programme before the others.
func (c *cancer) follow(name string) {
	names := []string{name}
	for _, b := range c.report.Bodies {
		if b.Shown && b.Name != name {
			names = append(names, b.Name)
		}
	}
	c.workspace.Change(workspace.History, func(k *patient.Case) { k.Bodies = names })
}

// agesOf draws items by age.
func (c *cancer) agesOf(items []report.Management) fyne.CanvasObject {
	lanes := document.Timeline(catalogue(), items, c.age)
	f := widget.NewFigure(0, func(width, _ float64) figure.Scene { return figure.Ages(width, lanes) })
	if c.lanes == nil {
		c.lanes = f
	}
	return f
}

// besideOf are a gene's items of bodies beside the one chosen.
func (c *cancer) besideOf(gene string) []report.Management {
	return slices.DeleteFunc(slices.Clone(c.report.Management), func(m report.Management) bool { return m.Gene != gene || !m.Beside })
}

func (c *cancer) managementOf(gene string) []report.Management {
	return slices.DeleteFunc(slices.Clone(c.report.Management), func(m report.Management) bool { return m.Gene != gene || m.Beside })
}
