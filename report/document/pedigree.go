package document

import (
	"strconv"

	"allelens/report"
	"allelens/report/figure"
	"allelens/report/text"
	"allelens/variants"
)

// Pedigree is the family alone: who is whose child, cancers, tests, chances, and what is due for whom. It names nobody, no sample
// and no file. The error, a *variants.Problem, says that no family was entered.
func Pedigree(r *report.Report) (*Document, error) {
	all := r.Kindred()
	if len(all) == 0 {
		return nil, variants.Fail("ped_none", "")
	}
	w := writer{Report: r, words: text.Of(r.Language)}
	d := &Document{
		Words: w.words, Title: w.t("pedigree.title"), Label: w.t("letter.label"), Date: r.Case.Date, Look: ForFamily,
		Program: w.t("patient.program", "name", r.Software.Name, "version", r.Software.Version, "base", r.KnowledgeBase.Version),
	}
	d.Edges = w.edges()
	d.Edges.Who, d.Edges.WhoNote, d.Edges.StampNote = d.Title, w.t("letter.fact.date")+" "+r.Case.Date, ""
	d.Edges.Foot = []string{d.Program}
	d.Pages = []Page{{Head: d.Title, Most: 4, Build: func(int) []Section {
		drawn := Drawings{{Alt: w.t("pedigree.alt", "n", len(all)), Build: func(width float64) figure.Scene { return figure.Pedigree(width, Kin(w.words, all)) }}}
		return []Section{
			{Name: "pedigree", Blocks: []Block{drawn, Paragraph{Line{Text: w.t("pedigree.legend"), Style: Muted}}}},
			{Name: "members", Title: w.t("pedigree.members"), Blocks: []Block{w.members()}},
		}
	}}}
	return d, nil
}

// Kin are a family's persons as they are drawn, with the words below each.
func Kin(words *text.Catalogue, all []report.Member) []figure.Kin {
	var out []figure.Kin
	for i, m := range all {
		k := figure.Kin{
			ID: m.ID, Father: m.Father, Mother: m.Mother, Partners: m.Partners, Generation: m.Generation, Man: m.Sex == "male", Dead: m.Dead, Filled: m.Affected || len(m.Cancers) > 0,
			Carrier: m.Test == report.KnownPresent || m.Proband && m.Percent != nil, Clear: m.Test == report.KnownAbsent, Proband: m.Proband,
			Lines: []string{words.Text("pedigree.number", "n", i+1)},
		}
		if m.Age > 0 {
			k.Lines = append(k.Lines, words.Text("pdf.years", "n", m.Age))
		}
		for _, c := range m.Cancers {
			k.Lines = append(k.Lines, c.Text)
		}
		if open(m) {
			k.Lines = append(k.Lines, percentOf(m))
		}
		out = append(out, k)
	}
	return out
}

// open: it is not known whether a relative carries the variant, and they may.
func open(m report.Member) bool {
	return !m.Proband && m.Test == "" && m.Percent != nil && *m.Percent > 0
}

// percentOf is a chance without needless digits.
func percentOf(m report.Member) string {
	return strconv.FormatFloat(*m.Percent, 'f', -1, 64) + " %"
}

// members lists the family: what each is to the patient, what they had, the chance, and what is due.
func (w writer) members() Block {
	t := Table{Dense: true, Columns: w.columns("relative", 2, "cancers", 2.4, "chance", 1.2, "due", 2.6)}
	for i, m := range w.Kindred() {
		who := m.Relation
		if m.Proband {
			who = w.t("pedigree.proband")
		}
		had := Cell{}
		for _, c := range m.Cancers {
			had = cell(had, plain(c.Text))
		}
		chance := ""
		switch {
		case m.Test != "":
			chance = w.t("pedigree.test." + m.Test)
		case open(m):
			chance = percentOf(m)
		}
		due := w.contact(m)
		t.Rows = append(t.Rows, []Cell{plain(join(w.t("pedigree.number", "n", i+1), who)), had, plain(chance), plain(due)})
	}
	return t
}

// contact is how far the letter has come to a relative, and what is due.
func (w writer) contact(m report.Member) string {
	var parts []string
	for _, d := range []struct{ key, on string }{{"told", m.Told}, {"referred", m.Referred}, {"tested", m.Tested}} {
		if d.on != "" {
			parts = append(parts, w.t("pedigree."+d.key, "on", d.on))
		}
	}
	if m.Next != "" {
		parts = append(parts, w.t("pedigree.next."+m.Next))
	}
	if m.Letter != "" {
		parts = append(parts, w.t("pedigree.letter."+m.Letter))
	}
	if m.Due != "" {
		parts = append(parts, w.t("pedigree.due", "on", m.Due))
	}
	return join(parts...)
}
