package screen

import (
	"slices"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/document"
	"allelens/report/figure"
	"allelens/ui/widget"
)

// managementCard draws what the bodies recommend by age to carriers of a gene.
func (c *cancer) managementCard(gene string) fyne.CanvasObject {
	c.lanes = widget.NewFigure(0, c.lanesBuilder(gene))
	if len(c.managementOf(gene)) == 0 {
		return widget.Card(say("ui.cancer.management"), "", widget.NewText(widget.Small(say("ui.cancer.no_management"))))
	}
	rows := []fyne.CanvasObject{c.lanes}
	if beside := c.besideOf(gene); len(beside) > 0 {
		rows = append(rows, c.besideFold(beside))
	}
	rows = append(rows, verified(c.report, document.SectionManagement)...)
	return widget.Card(say("ui.cancer.management"), "", rows...)
}

// besideFold offers what other bodies recommend, folded until it is asked for.
func (c *cancer) besideFold(beside []report.Management) fyne.CanvasObject {
	lanes := document.Timeline(catalogue(), beside, c.age)
	folded := widget.Stack(8)
	var fold func(open bool)
	fold = func(open bool) {
		folded.RemoveAll()
		words := "ui.cancer.beside.show"
		if open {
			words = "ui.cancer.beside.hide"
		}
		folded.Add(widget.Row(8, widget.NewButton(say(words), widget.QuietButton, func() { c.open = !open; fold(!open) })))
		if open {
			folded.Add(widget.NewFigure(0, func(width, _ float64) figure.Scene { return figure.Ages(width, lanes) }))
		}
		folded.Refresh()
	}
	fold(c.open)
	return folded
}

// besideOf are a gene's items of bodies beside the one chosen.
func (c *cancer) besideOf(gene string) []report.Management {
	return slices.DeleteFunc(slices.Clone(c.report.Management), func(m report.Management) bool { return m.Gene != gene || !m.Beside })
}

func (c *cancer) managementOf(gene string) []report.Management {
	return slices.DeleteFunc(slices.Clone(c.report.Management), func(m report.Management) bool { return m.Gene != gene || m.Beside })
}

func (c *cancer) lanesBuilder(gene string) widget.Builder {
	lanes := document.Timeline(catalogue(), c.managementOf(gene), c.age)
	return func(width, _ float64) figure.Scene { return figure.Ages(width, lanes) }
}
