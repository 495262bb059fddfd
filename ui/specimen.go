package ui

import (
	"allelens/ui/form"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/ledger"
	"allelens/variants/patient"
)

// asShown stands for what the file itself shows.
const asShown = "unknown"

// specimen lets what was sequenced be confirmed or corrected, which interprets
// the case again without reading the file.
func (q *questions) specimen(s workspace.State) form.Form {
	text := []widget.Span{widget.Plain(say("ui.specimen.text"))}
	for _, n := range s.Report.Summary.Notices {
		text = append(text, widget.Small("\n\n"+n.Text))
	}
	return form.Form{
		Title: say("ui.specimen.title"), Text: [][]widget.Span{text},
		Fields: []form.Field{{ID: "kind", Kind: form.One, Value: s.Report.Quality.Specimen,
			Options: worded("ui.specimen.", asShown, string(ledger.Germline), string(ledger.Tumour))}},
		Accept: say("ui.specimen.apply"), Cancel: say("ui.cancel"),
		Apply: q.change(workspace.Specimen, func(c *patient.Case, a form.Answers) {
			c.Specimen = ""
			if kind := a.Text("kind"); kind != asShown {
				c.Specimen = ledger.SpecimenKind(kind)
			}
		}),
	}
}

// doubtful reports whether the file shows a tumour and nobody has said yet what was sequenced.
func doubtful(s workspace.State) bool {
	return s.Status == workspace.Open && s.Report.Quality.Specimen == string(ledger.Tumour) && s.Case.Specimen == ""
}
