package document

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
)

// Situation is which relatives a letter is for.
type Situation string

// Situations of relatives.
const (
	AllRelatives  Situation = ""
	CloseWomen    Situation = "women"   // mother, sisters, daughters
	CloseMen      Situation = "men"     // father, brothers, sons
	DistantFamily Situation = "distant" // from the second degree on
)

// Letter is what a patient may hand to relatives: which variant to look for, and what it means for them. It names
// neither the patient nor the sample nor the file. Without a disease-causing variant that stands there
// is none, and the error, a *variants.Problem, says so.
func Letter(r *report.Report, to Situation) (*Document, error) {
	if r.FamilyAnswer != nil && r.Case.Scope == "family_variant" {
		return answerLetter(r), nil
	}
	if r.Family == nil || len(r.Family.Variants) == 0 {
		return nil, variants.Fail("letter_none", "")
	}
	w := writer{Report: r, words: text.Of(r.Language)}
	d := &Document{
		Words: w.words, Title: w.t("letter.title" + dotBefore(to)), Label: w.t("letter.label"), Date: r.Case.Date, Look: ForFamily,
		Program: w.t("patient.program", "name", r.Software.Name, "version", r.Software.Version, "base", r.KnowledgeBase.Version),
	}
	d.Edges = w.edges()
	d.Edges.Who, d.Edges.WhoNote, d.Edges.StampNote = d.Label, w.t("letter.fact.date")+" "+r.Case.Date, ""
	d.Edges.Foot = []string{d.Edges.Foot[0], d.Program}
	d.Pages = []Page{
		{Head: d.Title, Most: 1, Steps: mostCare, Build: func(step int) []Section { return w.forRelatives(to, step) }},
		{Head: w.t("letter.section.variant"), Most: 1, Build: func(int) []Section {
			return w.letterSections("variant", w.letterVariants(), "contact", w.letterContact())
		}},
	}
	return d, nil
}

func dotBefore(to Situation) string {
	if to == AllRelatives {
		return ""
	}
	return "." + string(to)
}

// letterSections are sections by the end of their title's key, each followed by its blocks.
func (w writer) letterSections(namesAndBlocks ...any) (all []Section) {
	for i := 0; i+1 < len(namesAndBlocks); i += 2 {
		name, _ := namesAndBlocks[i].(string)
		if blocks, _ := namesAndBlocks[i+1].([]Block); len(blocks) > 0 {
			all = append(all, Section{Name: name, Title: w.t("letter.section." + name), Blocks: blocks})
		}
	}
	return all
}

// forRelatives is the page that they read; it names less of what is offered with each step.
func (w writer) forRelatives(to Situation, step int) []Section {
	genes := w.familyGenes()
	you := slices.Concat(w.sentences("letter.you", "gene", genes), w.sentences("letter.you"+dotBefore(cmp.Or(to, "all"))), w.chances(to), w.letterRest())
	return w.letterSections("why", w.sentences("letter.why", "gene", genes), "you", you, "care", w.careOf(to, mostCare-step),
		"do", []Block{List{Items: strings.Split(w.t("letter.do"), "\n")}})
}

// mostCare is how many measures a letter names for people of a sex, and leastCare where there is little room: one of each organ.
const mostCare, leastCare = 8, 4

// careOf is what relatives who carry the variant would be offered: for women, for men, or for both.
func (w writer) careOf(to Situation, most int) []Block {
	var blocks []Block
	for _, whom := range []struct {
		to  Situation
		sex string
	}{{CloseWomen, "female"}, {CloseMen, "male"}} {
		if to != whom.to && (to == CloseWomen || to == CloseMen) {
			continue
		}
		if items := w.careItems(whom.sex, max(leastCare, most)); len(items) > 0 {
			blocks = append(blocks, Paragraph{Line{Lead: w.t("letter.care." + string(whom.to))}}, List{Items: items})
		}
	}
	if len(blocks) == 0 {
		return nil
	}
	return append(blocks, Paragraph{Line{Text: w.t("letter.care.choose") + " " + w.t("patient.help.programme", "body", w.Family.Care[0].Body), Style: Muted}})
}

// careItems are the measures for carriers of a sex, in the patient's words: so many at most, some of each organ.
func (w writer) careItems(sex string, most int) (items []string) {
	var of []report.CareItem
	turn, seen := map[string]int{}, map[string]bool{}
	var turns []int
	for _, c := range w.Family.Care {
		if key := "patient.help." + c.Code; (c.Sex == sex || c.Sex == "both") && w.words.Has(key) && !seen[key] {
			seen[key] = true
			of, turns = append(of, c), append(turns, turn[c.Organ])
			turn[c.Organ]++
		}
	}
	last := slices.Sorted(slices.Values(turns))
	for i, c := range of {
		if len(of) > most && (turns[i] > last[most-1] || turns[i] == last[most-1] && len(items) == most) {
			continue
		}
		said := w.t("patient.help." + c.Code)
		if c.Ages != "" {
			said = spaced(said, w.t("patient.help.at", "ages", c.Ages))
		}
		items = append(items, said)
	}
	return items
}

// letterContact is whom relatives can ask: the clinic, as far as it has stated itself.
func (w writer) letterContact() []Block {
	blocks := []Block{Paragraph{Line{Text: w.t("letter.contact")}}}
	by := w.t("letter.clinic")
	if k := w.Report.Clinic; k != nil && k.Name+k.Contact != "" {
		blocks = append(blocks, Paragraph{Line{Lead: k.Name, Text: join(inOneLine(k.Address), k.Contact)}})
		by = w.t("letter.signed")
	}
	if bodies := w.supportBodies(false); bodies != "" {
		blocks = append(blocks, Paragraph{Line{Text: w.t("letter.support") + " " + bodies}})
	}
	return append(blocks, Signature{By: by, Place: w.t("letter.laboratory")})
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

// chances are those of the relatives whom a letter is for; where two variants have to be settled first, why there are none.
func (w writer) chances(to Situation) []Block {
	if len(w.Family.Relatives) == 0 {
		return w.sentences("letter.settle")
	}
	of := slices.DeleteFunc(slices.Clone(w.Family.Relatives), func(r report.Relative) bool {
		return to != AllRelatives && (to == DistantFamily) != (r.Degree > 1)
	})
	var items []string
	for _, r := range of {
		items = append(items, w.t("letter.kin", "who", w.t("letter.kin."+r.Relation), "n", int(math.Round(100/r.Percent))))
	}
	return []Block{List{Items: items}, Paragraph{Line{Text: w.t("letter.chances"), Style: Muted}}}
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
	var confirmed []string
	for _, v := range w.Family.Variants {
		confirmed = append(confirmed, lines(v.Confirmed)...)
	}
	if len(confirmed) == len(w.Family.Variants) {
		return append(blocks, Callout{Tone: report.ToneNeutral, Title: w.t("letter.confirmed"), Lines: confirmed})
	}
	return append(blocks, Callout{Tone: report.ToneChange, Title: w.t("letter.confirm"), Lines: []string{w.t("letter.confirm.line")}})
}

// Plain is a document as plain text, line by line; drawings are told by their words.
func (d *Document) Plain() string {
	var b strings.Builder
	line := func(parts ...string) { b.WriteString(strings.TrimRight(strings.Join(parts, ""), " ") + "\n") }
	for _, words := range lines(d.Edges.Stamp, d.Edges.Above, d.Title) {
		line(words)
	}
	plainFacts(d.Facts, line)
	for _, s := range d.All() {
		line()
		line(s.Title)
		line(strings.Repeat("-", len([]rune(s.Title))))
		for _, block := range s.Blocks {
			plainBlock(block, line)
		}
	}
	line()
	for _, words := range lines(append(d.Edges.Foot, d.Edges.Status)...) {
		line(words)
	}
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
		line(spaced(b.Lead, b.Text))
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
