package screen

import (
	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/document"
	"allelens/report/figure"
	"allelens/report/pdf"
	"allelens/report/text"
	"allelens/ui/command"
	"allelens/ui/widget"
	problems "allelens/variants"
)

// letterPages are the letters and the card that a report gives, by the format that saves them.
var letterPages = []struct {
	format string
	pages  func(*report.Report) ([]figure.Scene, error)
}{
	{"gp", func(r *report.Report) ([]figure.Scene, error) { return pdf.ClinicLetterPages(r, document.ForPractice) }},
	{"pharmacist", func(r *report.Report) ([]figure.Scene, error) { return pdf.ClinicLetterPages(r, document.ForPharmacy) }},
	{"card", pdf.CardPages},
	{"letter", func(r *report.Report) ([]figure.Scene, error) { return pdf.LetterPages(r, document.AllRelatives) }},
}

// addLetters shows each letter below the button that saves it, or why there is none.
func (r *reportScreen) addLetters(parts *fyne.Container, of *report.Report) {
	for _, l := range letterPages {
		pages, err := l.pages(of)
		if err != nil {
			parts.Add(widget.NewText(widget.Small(sentence(err))))
			continue
		}
		parts.Add(widget.Row(0, widget.NewButton(say("format."+l.format+".save"), widget.PlainButton, func() { r.host.Do(command.Save(l.format)) })))
		parts.Add(papers(pages))
	}
}

// Unprinted says what printed reports leave out of what was typed in.
func Unprinted(r *report.Report) (all []string) {
	notes, err := pdf.Unprinted(r)
	if err != nil {
		return []string{sentence(err)}
	}
	for _, n := range notes {
		all = append(all, sentence(n))
	}
	return all
}

// sentence is an error for the window.
func sentence(err error) string {
	if p, ok := problems.AsProblem(err); ok {
		return text.Default().Problem(p)
	}
	return say("ui.problem.unexpected", "error", err)
}
