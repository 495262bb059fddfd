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
	return widget.Card(say("ui.cancer.management"), "", c.lanes)
}

func (c *cancer) managementOf(gene string) []report.Management {
	return slices.DeleteFunc(slices.Clone(c.report.Management), func(m report.Management) bool { return m.Gene != gene })
}

func (c *cancer) lanesBuilder(gene string) widget.Builder {
	lanes := document.Timeline(c.managementOf(gene), c.age)
	return func(width, _ float64) figure.Scene { return figure.Ages(width, lanes) }
}
