package screen

import (
	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/document"
	"allelens/report/why"
	"allelens/ui/widget"
)

// eventCard says all that is known of a structural event.
func (c *cancer) eventCard(gene string, e report.Structural) fyne.CanvasObject {
	return widget.Card("", "", withWhy(c.host, titleLine(e.Name, e.Badge), func() why.Why { return why.OfEvent(c.report, gene, e) }), widget.Pairs(nameWidth, eventPairs(e)...), widget.Stack(0))
}

func eventPairs(e report.Structural) (pairs []widget.Pair) {
	for _, r := range document.EventRows(e, say) {
		var spans []widget.Span
		for i, line := range r.Lines {
			if i > 0 {
				line = "\n" + line
			}
			switch {
			case r.Key == "line":
				spans = append(spans, widget.Code(line))
			case r.Key == "means" || r.Key == "next":
				spans = append(spans, widget.Strong(line))
			default:
				spans = append(spans, widget.Plain(line))
			}
		}
		pairs = append(pairs, widget.Pair{Name: r.Name, Value: widget.NewText(spans...)})
	}
	return pairs
}

// probableCards are the events and the variant that are probably disease-causing, and beside them what is
// withheld because of that, and what to do instead. The places of figures and management are not closed up.
func (c *cancer) probableCards(g report.CancerGene) fyne.CanvasObject {
	var found []fyne.CanvasObject
	for _, e := range g.Structural {
		found = append(found, c.eventCard(g.Gene, e))
	}
	if v, ok := c.chosenVariant(g); ok && c.evidence {
		found = append(found, c.variantCard(v), classCard(c.report, v))
	}
	return widget.Adaptive(narrowCards, gutter, []float32{2, 1}, widget.Stack(gutter, found...), widget.Stack(gutter, c.withheld(g)...))
}

// withheld says what a probable finding forbids, and what it asks for.
func (c *cancer) withheld(g report.CancerGene) []fyne.CanvasObject {
	none := report.Badge{Word: say("ui.cancer.withheld"), Tone: report.ToneNeutral}
	card := func(key string, b report.Badge) fyne.CanvasObject {
		return widget.Card("", "", withWhy(c.host, titleLine(say("ui.cancer.withheld."+key), b), func() why.Why { return why.OfCancerGene(c.report, g) }), widget.NewText(widget.Plain(say("ui.cancer.withheld."+key+".text", "gene", g.Gene))))
	}
	urgent := report.Badge{Word: say("report.badge.urgent"), Tone: report.ToneChange, Sign: report.OpenTriangle}
	return []fyne.CanvasObject{
		widget.Card("", "", titleLine(say("ui.cancer.instead"), urgent), bullets(c.report.Summary.UrgentSteps, widget.Plain)),
		card("none", none), card("figures", none), card("management", none),
	}
}
