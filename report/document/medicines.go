package document

import (
	"fmt"
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/figure"
)

// mostWords is how much of a body's advice stands on the page of actions; what is said at greater
// length is left to the pages on the medicine.
const mostWords = 32

// actions is the patient's own medicines, and the others that need action, on one page. Medicines
// of which the same is said because of the same gene results share a row.
func (w writer) actions() []Block {
	t := Table{Columns: w.columns("drug", 2.1, "genes", 2.2, "action", 1.9, "headline", 4.7)}
	groups := w.sameActions()
	for _, group := range groups {
		d := group[0]
		t.Rows = append(t.Rows, []Cell{
			cell(strong(strings.Join(medicinesOf(group), ", ")), w.status(d)), plain(strings.Join(results(d), ", ")), badge(d.Badge),
			cell(plain(w.toDo(d)), mark(w.caution(d))),
		})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	t.LeftOut = func(from int) Line {
		n := 0
		for _, group := range groups[from:] {
			n += len(group)
		}
		return Line{Text: w.t("pdf.actions.more", "n", n, "section", w.t("pdf.section.drugs")), Style: Muted}
	}
	return []Block{Paragraph{Line{Text: w.t("pdf.actions.caution"), Style: Muted}}, t}
}

// sameActions puts the medicines with a row of their own together that get the same row.
func (w writer) sameActions() [][]report.Drug {
	return together(w.Drugs, needsRow, func(d report.Drug) string {
		return fmt.Sprint(d.Action, results(d), w.status(d), w.toDo(d), w.caution(d))
	})
}

// caution joins the marks of a medicine.
func (w writer) caution(d report.Drug) string {
	var all []string
	for _, c := range []Cell{w.differ(d), w.assumed(d.Assumed), w.unverified(verified(d))} {
		for _, l := range c {
			all = append(all, l.Text)
		}
	}
	return join(all...)
}

// toDo is what the deciding body says of a medicine where that holds under every possible result;
// else, and where a gene is missing, the headline, which says so.
func (w writer) toDo(d report.Drug) string {
	for _, r := range d.Recommendations {
		if r.Action != d.Action || len(d.Needs) > 0 || len(d.Doses) > 0 {
			continue
		}
		if r.Applies != "" || len(strings.Fields(r.Text)) > mostWords {
			break
		}
		return spaced(d.Together, w.t("pdf.actions.says", "body", r.Source, "text", r.Text))
	}
	return d.Headline
}

// status says how a medicine stands to the patient.
func (w writer) status(d report.Drug) Cell {
	if d.Status == "" {
		return w.onList(d)
	}
	return muted(w.t("report.status." + d.Status))
}

// oncology is what oncology may consider for a carrier.
func (w writer) oncology() []Block {
	genes := Table{Columns: w.columns("drug", 2, "use", 2.4, "genes", 2.2, "action", 1.6, "headline", 3)}
	context := Table{Columns: w.columns("drug", 2, "use", 4, "label", 3)}
	for _, o := range w.Oncology {
		if o.Kind == "context" {
			context.Rows = append(context.Rows, []Cell{plain(o.Medicine), plain(o.Use), cell(plain(o.Text), w.unverified(o.Verified))})
			continue
		}
		genes.Rows = append(genes.Rows, []Cell{
			strong(o.Medicine), plain(o.Use), each(results(report.Drug{Results: o.Results}), Plain), badge(o.Badge), cell(plain(o.Text), w.unverified(o.Verified)),
		})
	}
	var blocks []Block
	if len(genes.Rows) > 0 {
		blocks = append(blocks, Paragraph{Line{Text: w.t("pdf.oncology.genes")}}, genes)
	}
	if len(context.Rows) > 0 {
		blocks = append(blocks, Heading{Text: w.t("pdf.oncology.context")}, context)
	}
	return blocks
}

// beside is what other medicines and unknown genes change, and the dose by equation.
func (w writer) beside(d report.Drug) []Block {
	blocks := w.together(d)
	for _, c := range d.Conversions {
		blocks = append(blocks, Table{Columns: []Column{{Share: 1}}, Rows: [][]Cell{{cell(plain(c.Text), w.unverified(c.Verified))}}})
	}
	if alone := d.GenotypeOnly; alone != nil {
		blocks = append(blocks, Paragraph{Line{Text: w.t("pdf.genotype_only", "text", alone.Headline)}})
	}
	for _, s := range d.IfKnown {
		blocks = append(blocks, Paragraph{Line{Text: s}})
	}
	return append(blocks, w.doses(d)...)
}

// together is what the medicine and others of the patient's ask for, and beside which nothing is held.
func (w writer) together(d report.Drug) []Block {
	var blocks []Block
	for _, i := range d.Interactions {
		from := muted(join(i.Source, i.URL, with(w.t, "pdf.edition", i.Origin.Date)))
		blocks = append(blocks, Table{Columns: []Column{{Share: 1}, {Share: 4}}, Rows: [][]Cell{{badge(i.Badge), cell(plain(i.Text), from, w.unverified(i.Origin.Verified))}}})
	}
	if d.Unchecked != "" {
		blocks = append(blocks, Paragraph{Line{Text: d.Unchecked, Style: Muted}})
	}
	return blocks
}

// spaced joins sentences.
func spaced(all ...string) string {
	return strings.Join(slices.DeleteFunc(all, func(s string) bool { return s == "" }), " ")
}

// doses is the dose by each equation, with what went into it.
func (w writer) doses(d report.Drug) []Block {
	if len(d.Doses) == 0 {
		return nil
	}
	t := Table{Columns: w.columns("equation", 2, "dose", 3.2, "inputs", 4)}
	var bars Drawings
	for _, dose := range d.Doses {
		var inputs []string
		for _, in := range dose.Inputs {
			inputs = append(inputs, w.t("pdf.dose.input", "name", in.Name, "value", in.Value))
		}
		t.Rows = append(t.Rows, []Cell{
			cell(strong(dose.Equation), muted(join(dose.Source, dose.PMID))), cell(plain(dose.Text), w.unverified(dose.Verified)), plain(strings.Join(inputs, " · ")),
		})
		if dose.PerDay != nil {
			bar := DoseBar(dose, w.t)
			bar.Text = figureText
			bars = append(bars, Drawing{Alt: dose.Equation + ": " + dose.Text, Build: func(width float64) figure.Scene { return figure.DoseChart(width, bar) }})
		}
	}
	blocks := []Block{t}
	if len(bars) > 0 {
		blocks = append(blocks, bars)
	}
	return append(blocks, Paragraph{Line{Text: w.t("pdf.dose.caution"), Style: Muted}})
}

// axisOfDoses is the usual end of the axis of doses of warfarin, in mg per day.
const axisOfDoses = 8

// DoseBar is the drawing of a dose; say words its labels.
func DoseBar(d report.Dose, say func(string, ...any) string) figure.DoseBar {
	b := figure.DoseBar{Dose: *d.PerDay, Most: axisOfDoses, Role: figure.Change, Zero: "0", Mark: say("report.dose.mark")}
	if d.WithoutGenotype != nil {
		b.Without = *d.WithoutGenotype
	}
	b.End = func(most float64) string { return say("report.dose.axis", "n", decimal(most)) }
	return b
}

// listings are the genes that bodies name for a medicine.
func listings(d report.Drug) []string {
	var all []string
	for _, l := range d.Listed {
		if words := l.Text + ": " + l.Gene; !slices.Contains(all, words) {
			all = append(all, words)
		}
	}
	return all
}
