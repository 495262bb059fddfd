package compose

import (
	"regexp"
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/germline"
	"allelens/variants/patient"
)

var transcriptBefore = regexp.MustCompile(`nm_[0-9.]+(?:\([^)]*\))?:`)

// plainName is a name without what people write in different ways: case, blanks, colons, the transcript.
func plainName(s string) string {
	return strings.NewReplacer(" ", "", ":", "").Replace(transcriptBefore.ReplaceAllString(strings.ToLower(s), ""))
}

// names reports whether a mark is on something that is called so.
func names(m patient.Mark, called ...string) bool {
	of := plainName(m.Of)
	return slices.ContainsFunc(called, func(s string) bool { return s != "" && plainName(s) == of })
}

// marksOn are the marks on a variant or an event.
func (b *builder) marksOn(l lead) (all []patient.Mark) {
	for i, m := range b.f.Case.Marks {
		allele := variants.Allele{}
		if i < len(b.f.Marked) {
			allele = b.f.Marked[i]
		}
		if names(m, l.called(), l.name) || l.finding != nil && allele != (variants.Allele{}) && allele == l.finding.Allele {
			all = append(all, m)
		}
	}
	return all
}

// confirmation is the mark of a test of a second sample that shows a variant or event too; nil without one. A test of the same
// sample does not exclude that samples were mixed up.
func (b *builder) confirmation(l lead) *patient.Mark {
	for _, m := range b.marksOn(l) {
		if m.Kind == patient.Confirmed && m.Sample == patient.SecondSample {
			return &m
		}
	}
	return nil
}

// dismissed reports whether somebody set a finding aside. One that asks to act stays where it is.
func (b *builder) dismissed(l lead) bool {
	return !grave(l.conclusion) && slices.ContainsFunc(b.marksOn(l), func(m patient.Mark) bool { return m.Kind == patient.Dismissed })
}

// onMedicine reports whether a mark is on a medicine, by its own name or a brand's.
func onMedicine(m patient.Mark, d report.Drug) bool {
	return names(m, append([]string{d.Drug}, d.Brands...)...)
}

// markOfMedicine is whether a medicine was marked for the report, or set aside: the last mark of the two that it has.
func (b *builder) markOfMedicine(d report.Drug) (kind string) {
	for _, m := range b.f.Case.Marks {
		if (m.Kind == patient.ForReport || m.Kind == patient.Dismissed) && onMedicine(m, d) {
			kind = string(m.Kind)
		}
	}
	return kind
}

// allConfirmed: each disease-causing finding of a gene was shown in a second sample; of all genes where none is named.
func (b *builder) allConfirmed(gene string) bool {
	any := false
	for _, l := range those(b.found, germline.PathogenicFound) {
		if gene != "" && l.gene != gene {
			continue
		}
		if any = true; b.confirmation(l) == nil {
			return false
		}
	}
	return any
}

// markText words a mark.
func (b *builder) markText(m patient.Mark) string {
	kind := string(m.Kind)
	if m.Kind == patient.Noted {
		kind = "note"
	}
	key := "report.mark." + kind
	if m.By == "" && b.Has(key+".unsigned") {
		key += ".unsigned"
	}
	if m.Kind == patient.ForReport && m.Text == "" || m.Kind == patient.Seen && m.On == "" {
		key += ".plain"
	}
	sample := ""
	if m.Sample != "" {
		sample = b.Text("report.mark.sample." + m.Sample)
	}
	return strings.TrimSpace(b.Text(key, "on", m.On, "by", m.By, "sample", sample, "method", m.Method, "text", m.Text))
}

// confirmNote is what stands beside a disease-causing finding: that it was confirmed, or that it has to be.
func (b *builder) confirmNote(l lead) report.Named {
	if m := b.confirmation(l); m != nil {
		return report.Named{Value: sentence(b.markText(*m))}
	}
	return report.Named{Name: b.Text("brief.note.confirm"), Value: b.Text("brief.note.confirm.text")}
}

// markNotes are the counsellor's words on a finding, and what other tests say of it beside a confirmation.
func (b *builder) markNotes(l lead) (notes []report.Named) {
	confirmed := b.confirmation(l)
	for _, m := range b.marksOn(l) {
		told := confirmed != nil && m == *confirmed
		if !told && (m.Kind == patient.Noted || m.Tests()) {
			notes = append(notes, report.Named{Value: sentence(b.markText(m))})
		}
	}
	return notes
}

// marks are all marks, with what the report says of what they are on. Where not all was agreed to, one on something that the
// report does not show is left out.
func (b *builder) marks(r *report.Report) []report.Marked {
	all := []report.Marked{}
	for i, m := range b.f.Case.Marks {
		out := report.Marked{Of: m.Of, Kind: string(m.Kind), Text: b.markText(m), Words: m.Text, On: m.On, By: m.By, Sample: m.Sample, Method: m.Method}
		if m.Kind == patient.Noted {
			out.Kind = "note"
		}
		b.markedVariant(&out, r, m, i)
		for _, d := range r.Drugs {
			if onMedicine(m, d) {
				out.Title, out.Says, out.Badge = text.Capital(d.Drug), d.Brief.Do, &d.Brief.Badge
			}
		}
		for _, g := range r.Pharmacogenes {
			if names(m, g.Gene) {
				out.Title, out.Says, out.Badge = g.Gene, g.Result, &g.Badge
			}
		}
		if out.Title != "" || b.f.Case.Scope == patient.Both {
			all = append(all, out)
		}
	}
	return all
}

// markedVariant fills in what the report says of a variant, an event or a cancer gene that is marked.
func (b *builder) markedVariant(out *report.Marked, r *report.Report, m patient.Mark, i int) {
	for k, g := range b.f.Cancer.Genes {
		said := r.Cancer.Genes[k]
		if names(m, g.Gene) {
			out.Title, out.Says, out.Badge = g.Gene, said.ConclusionText, &said.Badge
		}
		for n, f := range g.Findings {
			if names(m, g.Gene+" "+short(f), short(f)) || i < len(b.f.Marked) && b.f.Marked[i] == f.Allele {
				v := said.Variants[n]
				out.Title, out.Says, out.Badge = g.Gene+" "+short(f), dotted(v.ClassificationText, b.Text("report.zygosity."+v.Zygosity)), &v.Badge
			}
		}
		for _, s := range said.Structural {
			if names(m, g.Gene+" "+s.Name, g.Gene+": "+s.Name, s.Name) {
				out.Title, out.Says, out.Badge = g.Gene+" "+text.Small(s.Name), s.Text, &s.Badge
			}
		}
	}
}

// ticked are the next steps with what is stated of each: the urgent first.
func (b *builder) ticked(urgent int, all []step) []report.NextStep {
	out := []report.NextStep{}
	for i, s := range all {
		n := report.NextStep{Code: s.code, Text: s.text, Urgent: i < urgent}
		for _, t := range b.f.Case.Steps {
			if t.Of != s.code {
				continue
			}
			n.Due, n.For = t.Due, t.Role
			if t.Done != "" {
				n.Done = &report.Done{On: t.Done, By: t.Role}
			}
		}
		out = append(out, n)
	}
	return out
}

// unseen are the probable findings and the structural ones that nobody has said to have looked at: nothing is shown to the patient
// before somebody has.
func (b *builder) unseen() (all []report.Unseen) {
	for _, l := range b.found {
		seen := slices.ContainsFunc(b.marksOn(l), func(m patient.Mark) bool { return m.Kind == patient.Seen || m.Tests() })
		if seen || l.event == nil && l.conclusion != germline.ProbableFound {
			continue
		}
		u := report.Unseen{Of: l.called(), Key: l.gene + " " + l.name}
		if l.event != nil {
			u.Key = l.gene + " " + l.event.Name
		}
		all = append(all, u)
	}
	return all
}
