package compose

import (
	"slices"

	"allelens/report"
	"allelens/variants/germline"
	"allelens/variants/patient"
)

// unanswered lists the open questions whose answers change something in this report: those that figures and management of
// a carrier depend on, those that advice on the patient's own medicines waits for, and gene results that are missing for it.
func (b *builder) unanswered(r *report.Report) []report.Unanswered {
	return slices.Concat(b.unansweredOfCarriers(r), b.unansweredOfMedicines(r))
}

// ask words a question by its code.
func (b *builder) ask(code, answer string, pairs ...any) report.Unanswered {
	return report.Unanswered{Code: code, Answer: answer, Question: b.Text("report.unanswered."+code, pairs...), Why: b.Text("report.unanswered."+code+".why", pairs...)}
}

// askOrgan begins the codes of questions on organs.
const askOrgan = "organ."

// unansweredOfCarriers are what figures and management ask, and could overturn page one: only where one of them is given.
func (b *builder) unansweredOfCarriers(r *report.Report) (all []report.Unanswered) {
	c := b.f.Case
	if len(those(b.found, germline.PathogenicFound)) == 0 || len(r.Risks)+len(r.Management) == 0 {
		return nil
	}
	if c.Sex == patient.SexUnspecified && !c.Organs.Stated() {
		all = append(all, b.ask("sex", "intake"))
	}
	if c.Age < 0 {
		all = append(all, b.ask("age", "intake"))
	}
	if !c.NoCancer && len(c.Earlier) == 0 {
		all = append(all, b.ask("cancers", "history"))
	}
	for _, k := range b.f.Cancers {
		concerned := slices.ContainsFunc(r.Management, func(m report.Management) bool { return !m.Beside && (m.Organ == k.Site || m.Organ == k.Name) })
		if k.Organ != "" && concerned && c.Organs.Of(k.Organ) == patient.OrganUnknown {
			all = append(all, b.ask(askOrgan+k.Organ, "history"))
		}
	}
	return all
}

// unansweredOfMedicines are what advice on the patient's own medicines waits for.
func (b *builder) unansweredOfMedicines(r *report.Report) (all []report.Unanswered) {
	asked := map[string]bool{}
	for _, d := range r.Drugs {
		if !d.OnMedicationList {
			continue
		}
		for _, q := range d.Questions {
			if q.Decides && !asked[q.Text] {
				asked[q.Text] = true
				all = append(all, report.Unanswered{Code: "medicine." + q.About, Answer: "answers", Question: q.Text, Why: b.Text("report.unanswered.decides", "drug", d.Drug)})
			}
		}
	}
	for _, s := range r.Summary.Silences {
		if s.Worst != "" && !asked[s.Gene] {
			asked[s.Gene] = true
			all = append(all, b.ask("gene", "outside", "gene", s.Gene, "drug", s.Drug))
		}
	}
	return all
}
