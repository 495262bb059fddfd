package compose

import "allelens/report"

// missing names the elements that a final report needs and this one lacks: who, whose, why, what was sequenced and when,
// who answers for it, and each question that advice on the patient's medicines, figures or programme wait for. second: the clinic asks for a
// second reader, who is not who signs. Nothing is named while no
// status is stated.
func (b *builder) missing(r *report.Report, second bool) (names []string) {
	c := r.Case
	if c.Status == "" {
		return nil
	}
	for _, e := range []struct{ code, value string }{
		{"name", c.Name}, {"born", c.Born}, {"record_number", c.RecordNumber}, {"report_number", c.ReportNumber},
		{"ordered_by", c.OrderedBy}, {"laboratory", c.Laboratory}, {"specimen", c.Specimen}, {"collected", c.Collected}, {"received", c.Received},
		{"indication", c.Indication}, {"signed_by", c.SignedBy}, {"signed_on", c.SignedOn},
	} {
		if e.value == "" {
			names = append(names, b.Text("report.required."+e.code))
		}
	}
	if second && (c.SecondReader == "" || c.SecondReader == c.SignedBy) {
		names = append(names, b.Text("report.required.second_reader"))
	}
	for _, d := range r.Drugs {
		if d.OnMedicationList && len(d.Questions) > 0 {
			names = append(names, b.Text("report.required.question", "drug", d.Drug))
		}
	}
	for _, q := range b.unansweredOfCarriers(r) {
		names = append(names, b.Text("report.required.answer", "question", q.Question))
	}
	return names
}
