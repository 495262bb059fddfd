package document

import (
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
)

// patientScale is the factor on the size of text of what is not written for clinicians.
const patientScale = 1.3

// Letter is what a patient may hand to relatives: which variant to look for, and what it means. It names
// neither the patient nor the sample nor the file. Without a disease-causing variant that stands there
// is none, and the error, a *variants.Problem, says so.
func Letter(r *report.Report) (*Document, error) {
	if r.Family == nil || len(r.Family.Variants) == 0 {
		return nil, variants.Fail("letter_none", "")
	}
	w := writer{Report: r, words: text.Of(r.Language)}
	genes := w.familyGenes()
	d := &Document{
		Words: w.words, Title: w.t("letter.title"), Label: w.t("letter.label"), Date: r.Case.Date, Scale: patientScale,
		Program: w.t("patient.program", "name", r.Software.Name, "version", r.Software.Version, "base", r.KnowledgeBase.Version),
		Facts:   Facts{Columns: 2, Pairs: []Fact{{w.t("letter.fact.genes"), genes}, {w.t("letter.fact.date"), r.Case.Date}}},
	}
	add := func(name string, blocks ...Block) {
		d.Sections = append(d.Sections, Section{Name: name, Title: w.t("letter.section." + name), Blocks: blocks})
	}
	add("why", w.sentences("letter.why", "gene", genes)...)
	add("you", slices.Concat(w.sentences("letter.you", "gene", genes), w.chances(), w.letterRest())...)
	add("do", List{Items: strings.Split(w.t("letter.do"), "\n")})
	add("variant", w.letterVariants()...)
	add("contact", Paragraph{Line{Text: w.t("letter.contact")}}, Signature{By: w.t("letter.clinic"), Place: w.t("letter.laboratory")})
	return d, nil
}

// familyGenes names the genes of the letter's variants.
func (w writer) familyGenes() string {
	var genes []string
	for _, v := range w.Family.Variants {
		if len(genes) == 0 || genes[len(genes)-1] != v.Gene {
			genes = append(genes, v.Gene)
		}
	}
	return strings.Join(genes, ", ")
}

// sentences are a text's paragraphs.
func (w writer) sentences(key string, pairs ...any) []Block {
	var blocks []Block
	for _, s := range strings.Split(w.t(key, pairs...), "\n") {
		blocks = append(blocks, Paragraph{Line{Text: s}})
	}
	return blocks
}

// chances are those of the relatives; where two variants have to be settled first, why there are none.
func (w writer) chances() []Block {
	if len(w.Family.Relatives) == 0 {
		return w.sentences("letter.settle")
	}
	return []Block{w.relatives(w.Family.Relatives), Paragraph{Line{Text: w.t("letter.chances"), Style: Muted}}}
}

// letterRest tells what of the letter's genes was not read in the person who was tested.
func (w writer) letterRest() []Block {
	var blocks []Block
	for _, g := range w.Cancer.Genes {
		of := func(v report.FamilyVariant) bool { return v.Gene == g.Gene }
		if g.AssessedBases < g.TotalBases && slices.ContainsFunc(w.Family.Variants, of) {
			blocks = append(blocks, w.sentences("letter.rest", "gene", g.Gene)...)
		}
	}
	return blocks
}

// letterVariants is what the relative's laboratory needs.
func (w writer) letterVariants() []Block {
	blocks := []Block{Paragraph{Line{Text: w.t("letter.for_laboratory")}}}
	for _, v := range w.Family.Variants {
		blocks = append(blocks, Facts{Columns: 2, Pairs: []Fact{
			{w.t("letter.fact.gene"), v.Gene}, {w.t("letter.fact.transcript"), v.Transcript},
			{w.t("letter.fact.dna"), v.HGVSC}, {w.t("letter.fact.protein"), w.orUnknown(v.HGVSP)},
			{w.t("letter.fact.genome"), w.orUnknown(join(v.HGVSG, v.Assembly))}, {w.t("letter.fact.class"), v.Class},
			{w.t("letter.fact.source"), w.orUnknown(join(v.Source, v.Review))}, {w.t("letter.fact.variation"), w.orUnknown(v.VariationID)}, {w.t("letter.fact.evaluated"), w.orUnknown(v.Evaluated)},
		}})
	}
	return append(blocks, Callout{Tone: report.ToneChange, Title: w.t("letter.confirm"), Lines: []string{w.t("letter.confirm.line")}})
}

// Plain is a document as plain text, line by line; drawings are told by their words.
func (d *Document) Plain() string {
	var b strings.Builder
	line := func(parts ...string) { b.WriteString(strings.TrimRight(strings.Join(parts, ""), " ") + "\n") }
	line(d.Title)
	plainFacts(d.Facts, line)
	for _, s := range d.Sections {
		line()
		line(s.Title)
		line(strings.Repeat("-", len([]rune(s.Title))))
		for _, block := range s.Blocks {
			plainBlock(block, line)
		}
	}
	line()
	line(d.Program)
	return variants.VisibleLines(b.String())
}

func plainFacts(f Facts, line func(...string)) {
	for _, p := range f.Pairs {
		line(p.Name, ": ", p.Value)
	}
}

func plainBlock(block Block, line func(...string)) {
	switch b := block.(type) {
	case Heading:
		line()
		line(b.Text)
	case Paragraph:
		line(b.Text)
	case List:
		for _, item := range b.Items {
			line("- ", item)
		}
	case Facts:
		plainFacts(b, line)
	case Callout:
		line(b.Title)
		for _, l := range b.Lines {
			line(l)
		}
	case Table:
		for _, row := range b.Rows {
			for _, c := range row {
				for _, l := range c {
					line("  ", l.Text)
				}
			}
		}
	case Drawings:
		for _, d := range b {
			line(d.Alt)
		}
	case Signature:
		line()
		line(b.Place, ": ________________________________")
		line(b.By, ": ________________________________")
	}
}
