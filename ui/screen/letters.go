package screen

import (
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

// lettersOf are the letters, each below the button that saves it, or why there is none.
func (r *reportScreen) lettersOf(of *report.Report) (all []sheets) {
	for _, l := range letterPages {
		pages, err := l.pages(of)
		if err != nil {
			all = append(all, sheets{head: widget.NewText(widget.Small(sentence(err)))})
			continue
		}
		save := widget.NewButton(say("format."+l.format+".save"), widget.PlainButton, func() { r.host.Do(command.Save(l.format)) })
		all = append(all, sheets{widget.Row(0, save), say("ui.report.letter." + l.format), pages})
	}
	return all
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
