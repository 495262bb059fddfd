package ui

import (
	"allelens/ui/form"
	"allelens/ui/workspace"
	"allelens/variants/ledger"
	"allelens/variants/patient"
)

// assay lets the kind of test behind the file be confirmed or corrected,
// which interprets the case again without reading the file.
func (q *questions) assay(s workspace.State) form.Form {
	values := []string{""}
	for _, k := range ledger.AssayKinds() {
		values = append(values, string(k))
	}
	return form.Form{
		Title: say("ui.assay.title"), Text: texts(large("ui.assay.text")), Note: say("ui.assay.sparse"),
		Fields: []form.Field{{ID: "kind", Kind: form.One, Value: s.Report.Quality.Assay.Kind, Options: worded("ui.assay.", values...)}},
		Accept: say("ui.assay.apply"), Cancel: say("ui.cancel"),
		Apply: q.change(workspace.Assay, func(c *patient.Case, a form.Answers) { c.Assay = ledger.AssayKind(a.Text("kind")) }),
	}
}
