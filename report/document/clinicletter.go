package document

import (
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
)

// For names whom a letter of the clinic is written for.
type For string

// Readers of letters.
const (
	ForPractice For = "gp"         // the general practice
	ForPharmacy For = "pharmacist" // a pharmacy: medicines and their genes alone
	ForAnother  For = "again"      // who ordered the report that was looked at again
)

// ClinicLetter is a page of the clinic for one reader, in the report's own sentences. A pharmacy is told of medicines alone, and
// nobody of what the patient did not agree to. The error, a *variants.Problem, says why there is none: nothing to be told to a
// pharmacy, or no earlier report that could be told from.
func ClinicLetter(r *report.Report, reader For) (*Document, error) {
	c := clinician{writer: writer{Report: r, words: text.Of(r.Language)}, letter: true}
	switch {
	case reader == ForPharmacy && len(r.Pharmacogenes) == 0:
		return nil, variants.Fail("pharmacist_none", "")
	case reader == ForAnother && r.Changes == nil:
		return nil, variants.Fail("again_none", "")
	}
	build := map[For]func(int) []Section{ForPractice: c.practice, ForPharmacy: c.pharmacy, ForAnother: c.again}[reader]
	d := &Document{
		Words: c.words, Title: c.t(string(reader) + ".title"), Label: r.Case.Label, Date: r.Case.Date, Look: ForClinic, Edges: c.edges(),
		Program: c.t("pdf.program", "name", r.Software.Name, "version", r.Software.Version, "base", r.KnowledgeBase.Version),
	}
	steps := letterSteps + (len(c.harmRows())+rowsAStep-1)/rowsAStep
	d.Pages = []Page{{Head: d.Title, Most: 1, Steps: steps, Build: func(step int) []Section {
		return append(build(step), Section{Name: "contact", Blocks: []Block{c.contact()}})
	}}}
	return d, nil
}

// letterSteps is in how many steps a letter gives up what the report says too, after the rows of medicines.
const letterSteps = 11 + fullOwn

// fullOwn is how long a letter gives up all else before what is said of the patient's own medicines.
const fullOwn = 7

// letterSections gathers the sections of a letter that have something to say.
type letterSections []Section

func (l *letterSections) add(name, title string, blocks []Block) {
	if len(blocks) > 0 {
		*l = append(*l, Section{Name: name, Title: title, Blocks: blocks})
	}
}

// whose is whom a letter is about: no reason for the test, no sample.
func (c clinician) whose() Section {
	k, f := c.Case, func(key, value string) Fact { return Fact{c.t("clinician.field." + key), value} }
	sex := c.coded("clinician.sex", k.Sex)
	if k.Age != nil {
		sex = c.t("clinician.sex_age", "sex", sex, "age", *k.Age)
	}
	return Section{Name: "identity", Blocks: []Block{Grid{Shares: []float64{1.36, 0.9, 1, 1}, Fields: []Fact{
		f("name", k.Name), f("born", k.Born), f("record", k.RecordNumber), f("number", c.number()),
		f("sex", sex), f("laboratory", join(k.Laboratory, k.Accession)), f("analysed", k.Date), f("status", c.status()),
	}}}}
}

// lessRows is a step of a letter parted: how many rows of medicines it shows, and how much else it gives up.
func lessRows(step int, rows []harmRow) (kept, less int) {
	most := (len(rows) + rowsAStep - 1) / rowsAStep
	return max(0, len(rows)-rowsAStep*step), max(0, step-most)
}

// practice is the letter for the general practice.
func (c clinician) practice(less int) []Section {
	rows := c.harmRows()
	all := letterSections{c.whose()}
	all.add("intro", "", c.sentences("gp.intro"))
	all.add("result", c.t("clinician.result"), c.resultShort())
	all.add("steps", c.t("clinician.steps"), c.toDoNow())
	if c.Brief.NoProgramme != "" {
		all.add("withheld", c.t("clinician.withheld"), []Block{Paragraph{Line{Text: c.Brief.NoProgramme}}})
	}
	all.add("management", c.planTitle(), c.planAhead())
	if len(c.Pharmacogenes) > 0 {
		title, own := c.own(max(0, less-fullOwn))
		all.add("own", title, own)
		all.add("drugs", c.t("gp.care"), c.careGravest(rows, less))
	}
	all.add("missing", c.t("clinician.missing"), c.missingRows(less, nil))
	return all
}

// careGravest is careLists, without the last groups where there is little room: they are counted.
func (c clinician) careGravest(rows []harmRow, less int) []Block {
	if less <= fullOwn {
		return c.careLists(rows)
	}
	groups := report.HarmGroups()
	lesser := func(r harmRow) bool { return slices.Contains(groups[len(groups)-2:], r.group) }
	kept := slices.DeleteFunc(slices.Clone(rows), lesser)
	var blocks []Block
	if len(kept) > 0 {
		blocks = c.careLists(kept)
	}
	if more := medicinesIn(rows) - medicinesIn(kept); more > 0 {
		blocks = append(blocks, c.more(more))
	}
	return blocks
}

// planTitle is the programme's title with the body whose it is.
func (c clinician) planTitle() string { return join(c.t("clinician.management"), c.Brief.Plan.Body) }

// pharmacy is the letter for a pharmacy.
func (c clinician) pharmacy(step int) []Section {
	rows := c.harmRows()
	kept, less := lessRows(step, rows)
	all := letterSections{c.whose()}
	all.add("intro", "", c.sentences("pharmacist.intro"))
	all.add("notices", "", c.noticeBoxes())
	title, own := c.own(max(0, less-fullOwn))
	all.add("own", title, own)
	all.add("drugs", c.t("pharmacist.care"), c.careRows(rows, kept))
	all.add("genes", c.t("clinician.genes"), c.genesShort())
	if less < fullOwn/2 { // the genes without a result stand above
		all.add("missing", c.t("clinician.missing"), c.missingRows(less, []string{"gene"}))
	}
	return all
}

// again is what looking at the case again has changed.
func (c clinician) again(step int) []Section {
	all, less := letterSections{c.whose()}, step
	all.add("intro", "", []Block{Paragraph{Line{Text: c.t("again.intro", "date", c.Changes.From.Date, "then", c.Changes.From.KnowledgeBase, "now", c.Changes.To.KnowledgeBase)}}})
	all.add("changed", c.t("again.concluded"), c.changedRows(true, max(leastConcluded, mostConcluded-2*less)))
	all.add("rest", c.t("again.rest"), c.changedRows(false, max(0, mostRest-2*less)))
	all.add("result", c.t("again.result"), c.resultShort())
	all.add("steps", c.t("clinician.steps"), c.toDoNow())
	all.add("missing", c.t("clinician.missing"), c.missingRows(less, nil))
	return all
}

// mostConcluded and leastConcluded are how many changes that conclude something otherwise a letter lists, and mostRest how
// many of the others one with room does; they are counted.
const mostConcluded, leastConcluded, mostRest = 30, 6, 14

// changedRows are the changes that conclude something otherwise, or those that do not, so many at most.
func (c clinician) changedRows(concludes bool, most int) []Block {
	t := Table{Dense: true, Columns: c.columns("changed", 2.2, "then", 2.4, "now", 2.4)}
	count := 0
	for _, i := range c.Changes.Items {
		if i.Concludes != concludes {
			continue
		}
		if count++; count <= most {
			t.Rows = append(t.Rows, []Cell{strong(i.Of), c.side(i.FromText, i.FromDate), c.side(i.ToText, i.ToDate)})
		}
	}
	switch {
	case count == 0 && concludes:
		return []Block{Paragraph{Line{Text: c.t("again.concluded.none")}}}
	case count == 0:
		return nil
	case len(t.Rows) == 0:
		return []Block{Paragraph{Line{Text: c.t("again.more", "count", count), Style: Muted}}}
	case count > len(t.Rows):
		return []Block{t, Paragraph{Line{Text: c.t("again.more", "count", count-len(t.Rows)), Style: Muted}}}
	}
	return []Block{t}
}

// side is what one of two reports says, with the date of what it rests on.
func (c clinician) side(said, date string) Cell {
	if said == "" {
		return muted(c.t("again.nothing"))
	}
	return cell(plain(text.Capital(said)), muted(date))
}

// noticeBoxes are what stands before all else: that the sample may be another person's, or a tumour's.
func (c clinician) noticeBoxes() (blocks []Block) {
	for _, n := range c.Summary.Notices {
		blocks = append(blocks, Box{Tone: n.Tone, Title: n.Title, Parts: [][]Block{{Paragraph{Line{Text: n.Text}}}}})
	}
	return blocks
}

// resultShort is each finding without its evidence and the call's figures.
func (c clinician) resultShort() []Block {
	blocks := append(c.familyAnswer(), c.noticeBoxes()...)
	for _, f := range c.Brief.Findings[:min(len(c.Brief.Findings), mostFindings)] {
		f.Evidence, f.Facts = nil, nil
		blocks = append(blocks, c.finding(f, 0))
	}
	if more := len(c.Brief.Findings) - mostFindings; more > 0 {
		blocks = append(blocks, c.more(more))
	}
	return blocks
}

// careRows are the medicines that need care beside the patient's own: so many rows of them, and of the others the names.
func (c clinician) careRows(rows []harmRow, kept int) []Block {
	if kept == 0 {
		return c.careLists(rows)
	}
	blocks := c.byHarm(rows[:kept], kept)
	if kept < len(rows) {
		blocks = append(blocks, c.careLists(rows[kept:])...)
	}
	return blocks
}

// careLists are the medicines that need care by name, those of a group in one paragraph, each with what is asked for.
func (c clinician) careLists(rows []harmRow) []Block {
	if len(rows) == 0 {
		return []Block{Paragraph{Line{Text: c.t("letters.care.none")}}}
	}
	var blocks []Block
	for i := 0; i < len(rows); {
		group, badges := rows[i].group, []string{}
		names := map[string][]string{}
		for ; i < len(rows) && rows[i].group == group; i++ {
			for _, d := range rows[i].drugs {
				word := d.Brief.Badge.Word
				if names[word] == nil {
					badges = append(badges, word)
				}
				names[word] = append(names[word], d.Drug)
			}
		}
		var parts []string
		for _, word := range badges {
			parts = append(parts, c.t("letters.care.some", "badge", word, "medicines", strings.Join(names[word], ", ")))
		}
		blocks = append(blocks, Paragraph{Line{Lead: c.t("clinician.harm."+group) + ":", Text: strings.Join(parts, " "), Style: Small}})
	}
	return blocks
}

// planAhead is what is due within weeks and later; what is due now stands among the steps.
func (c clinician) planAhead() []Block {
	p := c.Brief.Plan
	if p.Body == "" {
		return nil
	}
	t := Table{Dense: true, Columns: []Column{{Share: 1}, {Share: 5}}}
	for _, of := range []struct {
		key   string
		items []report.PlanItem
	}{{"next", p.Next}, {"by_age", p.ByAge}, {"later", p.Later}} {
		var said []string
		for _, i := range of.items {
			said = append(said, spaced(i.Do, i.Detail))
		}
		if len(said) > 0 {
			t.Rows = append(t.Rows, []Cell{strong(c.t("clinician.plan." + of.key)), plain(strings.Join(said, "; ") + ".")})
		}
	}
	return []Block{t}
}

// missingRows is what was not assessed, of the kinds named; nil stands for all but what the patient did not agree to.
func (c clinician) missingRows(less int, kinds []string) []Block {
	var kept []report.Missing
	for _, m := range c.Brief.Missing {
		if kinds == nil && m.Code != "scope" || slices.Contains(kinds, m.Code) {
			kept = append(kept, m)
		}
	}
	of := *c.Report
	of.Brief.Missing = kept
	blocks, note := clinician{writer: writer{Report: &of, words: c.words}, letter: true}.notAssessed(less)
	if note != "" {
		blocks = append(blocks, Paragraph{Line{Text: note, Style: Muted}})
	}
	return blocks
}

// contact is what no letter goes without, and who signs it.
func (c clinician) contact() Block {
	return Columns{Shares: []float64{1, 1}, Parts: [][]Block{
		{Paragraph{Line{Text: c.t("letters.caution"), Style: Muted}}},
		{Grid{Shares: []float64{1.4, 0.8}, Fields: []Fact{{c.t("clinician.sign.by"), c.Case.SignedBy}, {c.t("clinician.sign.date"), c.Case.SignedOn}}}},
	}}
}
