package document

import (
	"strings"

	"allelens/report"
)

// notices are what stands before all else, or what is told of the names of medicines.
func (w writer) notices(notices []report.Notice) []Block {
	var blocks []Block
	for _, n := range notices {
		blocks = append(blocks, Callout{Tone: n.Tone, Title: n.Title, Lines: lines(n.Text)})
	}
	if len(w.Summary.ClassChanges) > 0 {
		var changed []string
		for _, c := range w.Summary.ClassChanges {
			changed = append(changed, lines(c.Text)...)
		}
		blocks = append(blocks, Callout{Tone: report.ToneChange, Title: w.t("pdf.class_changes"), Lines: changed})
	}
	return blocks
}

// mostNames is how many names of medicines one sentence for a patient holds.
const mostNames = 4

// some joins the first few names.
func (p patient) some(names []string) string {
	if more := len(names) - mostNames; more > 0 {
		return p.t("patient.names.more", "names", strings.Join(names[:mostNames], ", "), "count", more)
	}
	return strings.Join(names, ", ")
}

// notices say in plain words that the sample may not be the patient's, or is a tumour's, and which medicines are
// not known or have nothing to do with genes.
func (p patient) notices(notices []report.Notice) []Block {
	var blocks []Block
	for _, n := range notices {
		key := "patient.notice." + n.Code
		for _, kind := range []string{"specimen_tumour", "sex_mixup", "unknown_medication"} {
			if strings.HasPrefix(n.Code, kind) {
				key = "patient.notice." + kind
			}
		}
		blocks = append(blocks, Callout{Tone: n.Tone, Title: p.t(key), Lines: lines(p.t(key+".line", "names", p.some(n.Names)))})
	}
	return blocks
}
