package report

import (
	"strings"

	"allelens/variants/ledger"
)

// noticed are the first letters of the codes of messages that stand before all else, and the key of
// their title.
var noticed = []struct{ code, title string }{
	{"specimen_tumour", "report.notice.tumour"},
	{"specimen_contradicted", "report.notice.specimen"},
	{"specimen_normal", "report.notice.specimen"},
	{"sex_mixup", "report.notice.sex"},
}

// notices are the messages that have to be read first.
func (b *builder) notices(q Quality) []Notice {
	notices := []Notice{}
	for _, n := range noticed {
		for _, m := range q.Messages {
			if strings.HasPrefix(m.Code, n.code) && m.Severity != "info" {
				notices = append(notices, Notice{Code: m.Code, Title: b.Text(n.title), Text: m.Text, Tone: ToneAct})
			}
		}
	}
	return notices
}

// specimen is what was sequenced, in the report file's words.
func specimen(s ledger.Specimen) string {
	if s.Kind == ledger.SpecimenUnknown {
		return "unknown"
	}
	return string(s.Kind)
}
