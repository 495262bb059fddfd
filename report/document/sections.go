package document

import (
	"fmt"
	"slices"

	"allelens/report"
	"allelens/report/text"
)

// Names of the sections, in the order of print.
const (
	SectionSummary    = "summary"
	SectionActions    = "actions"
	SectionNote       = "note"
	SectionCancer     = "cancer"
	SectionRisk       = "risk"
	SectionScores     = "scores"
	SectionManagement = "management"
	SectionFamily     = "family"
	SectionExplained  = "explained"
	SectionOncology   = "oncology"
	SectionDrugs      = "drugs"
	SectionDrugDetail = "drug_detail"
	SectionGenes      = "genes"
	SectionLimits     = "limits"
	SectionQuality    = "quality"
	SectionSources    = "sources"
	SectionSignature  = "signature"
	SectionMarks      = "marks"
)

// builders make the sections' blocks; a section without blocks is not printed.
var builders = []struct {
	name  string
	build func(writer) []Block
}{
	{SectionSummary, writer.summary},
	{SectionActions, writer.actions},
	{SectionNote, writer.note},
	{SectionCancer, writer.cancer},
	{SectionRisk, writer.risk},
	{SectionManagement, writer.management},
	{SectionScores, writer.scores},
	{SectionFamily, writer.family},
	{SectionExplained, writer.explanations},
	{SectionOncology, writer.oncology},
	{SectionDrugs, writer.drugs},
	{SectionDrugDetail, writer.drugDetail},
	{SectionGenes, writer.genes},
	{SectionMarks, writer.marksSection},
	{SectionLimits, writer.limits},
	{SectionQuality, writer.quality},
	{SectionSources, writer.sources},
	{SectionSignature, writer.signature},
}

// Sections lists the names of all sections in the order of print.
func Sections() []string {
	names := make([]string, len(builders))
	for i, b := range builders {
		names[i] = b.name
	}
	return names
}

// Of sets a report in order, with the sections named; nil stands for all. A name that is no
// section's is an error.
func Of(r *report.Report, sections []string) (*Document, error) {
	for _, name := range sections {
		if !slices.Contains(Sections(), name) {
			return nil, fmt.Errorf("no section %q", name)
		}
	}
	w := writer{Report: r, words: text.Of(r.Language)}
	d := &Document{
		Words: w.words, Title: w.t("pdf.title"), Label: r.Case.Label, Date: r.Case.Date, Facts: w.facts(),
		Program: w.t("pdf.program", "name", r.Software.Name, "version", r.Software.Version, "base", r.KnowledgeBase.Version),
	}
	for _, b := range builders {
		if sections != nil && !slices.Contains(sections, b.name) {
			continue
		}
		if blocks := w.checked(b.name, b.build(w)); len(blocks) > 0 {
			d.Sections = append(d.Sections, Section{Name: b.name, Title: w.t("pdf.section." + b.name), Blocks: blocks, OwnPage: b.name == SectionActions})
		}
	}
	return d, nil
}

// checked adds to a section how much of it was checked at its source.
func (w writer) checked(name string, blocks []Block) []Block {
	section := name
	if name == SectionActions {
		section = SectionDrugs // the same rows
	}
	for _, v := range w.Verification {
		if v.Section == section && len(blocks) > 0 && name == SectionActions {
			return append([]Block{Paragraph{Line{Text: v.Text, Style: Muted}}}, blocks...) // what follows is kept to one page
		}
		if v.Section == section && len(blocks) > 0 {
			return append(blocks, Paragraph{Line{Text: v.Text, Style: Muted}})
		}
	}
	return blocks
}

// writer turns a report into blocks by the words of a catalogue.
type writer struct {
	*report.Report
	words *text.Catalogue
}

func (w writer) t(key string, pairs ...any) string { return w.words.Text(key, pairs...) }

// coded is the text for a code of the data; the code itself where there is none.
func (w writer) coded(group, code string) string {
	if key := group + "." + code; w.words.Has(key) {
		return w.words.Text(key)
	}
	return code
}
