package compose

import (
	"cmp"
	"strings"

	"allelens/report"
	"allelens/variants/ledger"
)

// notable are the first letters of the codes of messages that are told on page one, with the key of their title and
// their tone. Messages of one kind share a notice. Information counts only where it says so.
type notable struct {
	code, title string
	tone        report.Tone
	information bool
	several     string // key of the sentence that names all medicines of several such messages; "" where each has its own
}

// beforeAll are those that stand before all else.
var beforeAll = []notable{
	{"specimen_tumour", "report.notice.tumour", report.ToneAct, false, ""},
	{"specimen_contradicted", "report.notice.specimen", report.ToneAct, false, ""},
	{"specimen_normal", "report.notice.specimen", report.ToneAct, false, ""},
	{"sex_mixup", "report.notice.sex", report.ToneAct, false, ""},
	{"not_asked", "report.notice.not_asked", report.ToneChange, false, ""},
}

// ofMedicines are about the names of medicines.
var ofMedicines = []notable{
	{"unknown_medication", "report.notice.unknown_medication", report.ToneUnknown, false, ""},
	{"medicine_unnamed", "report.notice.medicine_unnamed", report.ToneNeutral, true, "report.notice.medicine_unnamed.several"},
}

// notices are the messages of those kinds.
func (b *builder) notices(q report.Quality, kinds []notable) []report.Notice {
	notices := []report.Notice{}
	for _, n := range kinds {
		var said []string
		code := ""
		for _, m := range q.Messages {
			if strings.HasPrefix(m.Code, n.code) && (n.information || m.Severity != "info") {
				said = append(said, m.Text)
				code = cmp.Or(code, m.Code)
			}
		}
		names := b.named(n.code)
		if n.several != "" && len(said) > 1 {
			said = []string{b.Text(n.several, "names", strings.Join(names, ", "))}
		}
		if len(said) > 0 {
			notices = append(notices, report.Notice{Code: code, Title: b.Text(n.title), Text: strings.Join(said, " "), Tone: n.tone, Names: names})
		}
	}
	return notices
}

// named are the names that the messages of a kind are about.
func (b *builder) named(code string) []string {
	names := []string{}
	for _, p := range b.f.Problems {
		for _, v := range p.Values {
			if strings.HasPrefix(p.Code, code) && v.Name == "name" {
				names = append(names, v.Text)
			}
		}
	}
	return names
}

// specimen is what was sequenced, in the report file's words.
func specimen(s ledger.Specimen) string {
	if s.Kind == ledger.SpecimenUnknown {
		return "unknown"
	}
	return string(s.Kind)
}
