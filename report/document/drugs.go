package document

import (
	"fmt"
	"slices"
	"strings"

	"allelens/report"
)

func (w writer) drugs() []Block {
	if len(w.Drugs) == 0 {
		return []Block{Paragraph{Line{Text: w.t("pdf.drugs.none", "scope", w.coded("pdf.scope", w.Case.Scope))}}}
	}
	own := Table{Columns: w.columns("drug", 2, "genes", 2.4, "action", 1.8, "headline", 3.4, "evidence", 1.9)}
	shared := Table{Columns: w.columns("drugs", 2.9, "genes", 2.35, "action", 2.0, "headline", 2.4, "evidence", 2.0)}
	for _, d := range w.Drugs {
		if needsRow(d) {
			own.Rows = append(own.Rows, w.drugRow(d, d.Drug))
		}
	}
	for _, group := range w.groups() {
		shared.Rows = append(shared.Rows, w.drugRow(group[0], strings.Join(medicinesOf(group), ", ")))
	}
	var blocks []Block
	if len(own.Rows) > 0 {
		blocks = append(blocks, own)
	}
	if len(shared.Rows) > 0 {
		blocks = append(blocks, Heading{Text: w.t("pdf.drugs.others")}, shared)
	}
	return blocks
}

func (w writer) drugRow(d report.Drug, name string) []Cell {
	return []Cell{
		cell(strong(name), w.status(d)), each(results(d), Plain), badge(d.Badge), plain(d.Headline),
		cell(plain(d.Evidence), w.differ(d), w.assumed(d.Assumed), w.incomplete(d.Incomplete), w.unverified(verified(d))),
	}
}

// needsRow reports whether a medicine has a row of its own: it needs action because of what was
// found, asks for a test, or is on the list.
func needsRow(d report.Drug) bool {
	return d.OnMedicationList || d.Status != "" || d.Attention
}

// groups puts the other medicines of which the same is said, word for word, together.
func (w writer) groups() [][]report.Drug {
	return together(w.Drugs, func(d report.Drug) bool { return !needsRow(d) }, func(d report.Drug) string {
		return fmt.Sprint(d.Action, results(d), d.Badge, d.Headline, d.Evidence, d.Disagreement != "", len(d.Conversions) > 0, d.Assumed, d.Incomplete, verified(d))
	})
}

// together groups the drugs that belong by what is said of them, in the order of each group's first.
func together(all []report.Drug, belongs func(report.Drug) bool, said func(report.Drug) string) [][]report.Drug {
	var groups [][]report.Drug
	at := map[string]int{}
	for _, d := range all {
		if !belongs(d) {
			continue
		}
		words := said(d)
		i, ok := at[words]
		if !ok {
			i = len(groups)
			at[words] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], d)
	}
	return groups
}

func medicinesOf(group []report.Drug) []string {
	all := make([]string, len(group))
	for i, d := range group {
		all[i] = d.Drug
	}
	return all
}

func (w writer) onList(d report.Drug) Cell {
	if !d.OnMedicationList {
		return nil
	}
	return muted(w.t("pdf.on_list"))
}

// differ marks a medicine of which bodies say different things, or that another one changes.
func (w writer) differ(d report.Drug) Cell {
	var c Cell
	if d.Disagreement != "" {
		c = append(c, mark(w.t("pdf.differ"))...)
	}
	if len(d.Conversions) > 0 {
		c = append(c, mark(w.t("pdf.converted"))...)
	}
	return c
}

func (w writer) assumed(assumed bool) Cell {
	if !assumed {
		return nil
	}
	return mark(w.t("pdf.assumed"))
}

func (w writer) incomplete(incomplete bool) Cell {
	if !incomplete {
		return nil
	}
	return mark(w.t("pdf.incomplete_alleles"))
}

// results names each gene with its diplotype, or the gene alone where there is none.
func results(d report.Drug) []string {
	all := make([]string, len(d.Results))
	for i, r := range d.Results {
		all[i] = strings.TrimSpace(r.Gene + " " + r.Diplotype)
	}
	if len(all) == 0 {
		return d.Genes
	}
	return all
}

func verified(d report.Drug) bool {
	return !slices.ContainsFunc(d.Recommendations, func(r report.Recommendation) bool { return !r.Origin.Verified })
}

func (w writer) drugDetail() []Block {
	var blocks []Block
	for _, d := range w.Drugs {
		if !needsRow(d) {
			continue
		}
		blocks = append(blocks, Heading{Text: d.Drug, Badge: &d.Badge})
		if d.OnMedicationList || len(d.Recommendations)+len(d.Superseded) == 0 {
			blocks = append(blocks, Paragraph{Line{Text: d.Headline, Style: Strong}})
		}
		blocks = append(blocks, w.reasons(d)...)
		blocks = append(blocks, w.beside(d)...)
		if len(d.Recommendations)+len(d.Superseded) > 0 {
			blocks = append(blocks, w.recommendations(d))
		}
	}
	return blocks
}

// reasons gives the gene results behind a drug's advice, and what limits it.
func (w writer) reasons(d report.Drug) []Block {
	var blocks []Block
	for _, r := range d.Results {
		result := join(r.Gene, r.Diplotype, r.Phenotype, w.score(r.ActivityScore), w.adjusted(r))
		blocks = append(blocks, Paragraph{Line{Text: result, Style: Muted}})
	}
	for _, caution := range []struct {
		holds bool
		words string
	}{
		{d.Disagreement != "", w.t("pdf.disagreement", "text", d.Disagreement)},
		{d.Assumed, w.t("pdf.assumed_long")},
	} {
		if caution.holds {
			blocks = append(blocks, Paragraph{Line{Text: caution.words, Style: Mark}})
		}
	}
	for _, u := range d.Unsettled {
		blocks = append(blocks, Paragraph{Line{Text: u.Text, Style: Mark}})
		for _, o := range u.If {
			blocks = append(blocks, Paragraph{Line{Text: w.t("pdf.unsettled."+pick(o.Real, "real", "not"), "diplotype", join(u.Gene, o.Diplotype), "phenotype", join(o.Phenotype, w.score(o.ActivityScore)), "action", w.coded("report.badge", o.Action)), Style: Muted}})
		}
	}
	for _, o := range d.Open {
		blocks = append(blocks, Paragraph{Line{Text: o.Text, Style: Mark}})
	}
	for _, c := range d.Cautions {
		blocks = append(blocks, Paragraph{Line{Text: c, Style: Mark}})
	}
	if len(d.Needs) > 0 {
		blocks = append(blocks, Paragraph{Line{Text: w.t("pdf.needs", "list", strings.Join(d.Needs, ", "))}})
	}
	if named := listings(d); len(named) > 0 {
		blocks = append(blocks, Paragraph{Line{Text: strings.Join(named, " · "), Style: Muted}})
	}
	return blocks
}

func pick(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

// adjusted is what other medicines make of a result.
func (w writer) adjusted(r report.DrugGene) string {
	if r.AdjustedPhenotype == "" {
		return ""
	}
	return w.t("pdf.adjusted", "phenotype", join(r.AdjustedPhenotype, w.score(r.AdjustedScore)))
}

func (w writer) score(s string) string {
	if s == "" {
		return ""
	}
	return w.t("pdf.activity", "score", s)
}

func (w writer) recommendations(d report.Drug) Table {
	t := Table{Columns: w.columns("body", 1.4, "action", 1.8, "recommendation", 6)}
	for _, r := range d.Recommendations {
		t.Rows = append(t.Rows, w.recommendation(r, ""))
	}
	for _, r := range d.Superseded {
		t.Rows = append(t.Rows, w.recommendation(r, w.t("pdf.superseded")))
	}
	return t
}

func (w writer) recommendation(r report.Recommendation, status string) []Cell {
	dose := ""
	if r.DoseChangePercent != nil {
		key := "pdf.dose_up"
		if *r.DoseChangePercent < 0 {
			key = "pdf.dose_down"
		}
		dose = w.t(key, "n", strings.TrimPrefix(decimal(*r.DoseChangePercent), "-"))
	}
	return []Cell{
		cell(strong(r.Source), muted(r.Year), mark(status)), badge(r.Badge),
		cell(plain(r.Text),
			plain(join(dose, with(w.t, "pdf.max_dose", r.MaxDose), with(w.t, "pdf.applies", r.Applies))),
			plain(r.Older),
			muted(join(r.Strength, r.Population, with(w.t, "pdf.edition", r.Edition), with(w.t, "pdf.pmid_value", r.PMID), r.URL)),
			w.unverified(r.Origin.Verified)),
	}
}

// with words a value; "" where there is none.
func with(say func(string, ...any) string, key, value string) string {
	if value == "" {
		return ""
	}
	return say(key, "value", value)
}
