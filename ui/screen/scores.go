package screen

import (
	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/document"
	"allelens/report/why"
	"allelens/ui/widget"
)

// scoresCards is the folded card of polygenic scores, which the patient agreed to; none without. It stands below all that is said of the
// gene: a score settles nothing of it.
func (c *cancer) scoresCards() []fyne.CanvasObject {
	if len(c.report.Scores) == 0 {
		return nil
	}
	folded := widget.Stack(8)
	var fold func()
	fold = func() {
		folded.RemoveAll()
		words := "score.show"
		if c.scores {
			words = "score.hide"
		}
		folded.Add(widget.Row(8, c.kept.button("scores", say(words), widget.QuietButton, func() { c.scores = !c.scores; fold(); c.pane.Refresh() })))
		if c.scores {
			for _, part := range c.scoreParts() {
				folded.Add(part)
			}
		}
		folded.Refresh()
	}
	fold()
	return []fyne.CanvasObject{widget.Card(say("score.title"), "", widget.NewText(widget.Plain(say("score.care"))), folded)}
}

// scoreParts are the scores, the leading ones with what is to be known of them, and how they are made.
func (c *cancer) scoreParts() (parts []fyne.CanvasObject) {
	var others []string
	for _, s := range c.report.Scores {
		if !s.Lead {
			others = append(others, s.Label+": "+s.Text)
			for _, e := range s.Evidence {
				others = append(others, joined(" · ", e.Text, e.Source))
			}
			continue
		}
		parts = append(parts, section(s.Label), widget.NewText(widget.Strong(s.Text)))
		var lines []string
		for _, n := range s.Notes {
			if n.Code != "care" {
				lines = append(lines, n.Text)
			}
		}
		for _, e := range s.Evidence {
			lines = append(lines, joined(" · ", e.Text, e.Source))
		}
		parts = append(parts, bullets(lines, widget.Plain), widget.NewText(sourceSpans(c.report, s.Origin)...), widget.Row(0, whyButton(c.host, c.whyScore(s))))
	}
	if len(others) > 0 {
		parts = append(parts, section(say("score.others")), bullets(others, widget.Small))
	}
	return append(parts, verified(c.report, c.host, document.SectionScores)...)
}

func (c *cancer) whyScore(s report.Score) func() why.Why {
	return func() why.Why { return why.OfScore(c.report, s) }
}
