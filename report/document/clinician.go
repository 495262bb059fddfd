package document

import (
	"cmp"
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/text"
)

// Clinician is the layer that is filed: page one decides alone, page two holds evidence, figures and management, and what follows
// genes, medicines and methods. All else stands in the annex.
func Clinician(r *report.Report) *Document {
	w := writer{Report: r, words: text.Of(r.Language)}
	c := clinician{writer: w}
	d := &Document{
		Words: w.words, Title: w.t("clinician.title." + r.Case.Scope), Label: r.Case.Label, Date: r.Case.Date, Look: ForClinic,
		Program: w.t("pdf.program", "name", r.Software.Name, "version", r.Software.Version, "base", r.KnowledgeBase.Version),
		Edges:   w.edges(),
	}
	if !w.words.Has("clinician.title." + r.Case.Scope) {
		d.Title = w.t("pdf.title")
	}
	d.Edges.StampNote = c.emptyFields()
	d.Pages = append(d.Pages, Page{Head: w.t("clinician.head.one"), Most: 1, Build: c.one, Steps: stepsOne})
	rows := c.harmRows()
	last := Page{Head: w.t("clinician.head.three"), Most: 2, Build: func(step int) []Section { return c.three(step, rows) }, Steps: len(rows)/rowsAStep + lessAtEnd + 1}
	switch {
	case len(w.Cancer.Genes) == 0:
	case len(w.Risks)+len(w.Management)+len(w.OtherRisks)+len(w.Contralateral) == 0: // evidence alone fills no page
		rest := last.Build
		last.Build = func(step int) []Section { return slices.Concat(c.two(min(step, stepsTwo)), rest(step)) }
	default:
		d.Pages = append(d.Pages, Page{Head: w.t("clinician.head.two"), Most: 1, Build: c.two, Steps: stepsTwo})
	}
	d.Pages = append(d.Pages, last)
	return d
}

// clinician makes the sections of the clinician's layer, and of letters, which leave the rest to the report.
type clinician struct {
	writer
	letter bool
}

// rest says where more of a text is to be read.
func (c clinician) rest() string {
	if c.letter {
		return c.t("letters.rest")
	}
	return c.t("clinician.rest")
}

// more says how many are left out, and where they stand.
func (c clinician) more(count int) Paragraph {
	key := "brief.none.more"
	if c.letter {
		key = "letters.more"
	}
	return Paragraph{Line{Text: c.t(key, "count", count), Style: Muted}}
}

// edges are the heads and feet: who, which report, which program, and the status.
func (w writer) edges() Edges {
	c := w.Case
	who := []string{c.Label}
	if c.Name != "" {
		who = lines(c.Name, c.Born, c.RecordNumber)
	}
	age := ""
	if c.Age != nil {
		age = w.t("pdf.years", "n", *c.Age)
	}
	number := w.t("clinician.foot.number.blank")
	if n := w.number(); n != "" {
		number = w.t("clinician.foot.number", "number", n)
	}
	e := Edges{
		Stamp: w.t("clinician.stamp." + w.Brief.Status), Who: join(who...),
		WhoNote: join(strings.ToLower(w.coded("pdf.sex", c.Sex)), age, w.t("clinician.analysed", "date", c.Date)),
		Foot:    lines(number, c.Label, w.t("pdf.program", "name", w.Software.Name, "version", w.Software.Version, "base", w.KnowledgeBase.Version)),
		Status:  w.t("clinician.foot." + w.Brief.Status),
	}
	switch k := w.Report.Clinic; {
	case k != nil && k.Stated():
		e.Above = join(k.Name, inOneLine(k.Address), k.Contact)
		e.Logo = logoOf(k.Logo, cmp.Or(k.Name, w.t("clinician.field.clinic")))
	case w.Brief.Status == "draft":
		e.Above = w.t("clinician.clinic")
	}
	if w.Input.Sample != c.Label && w.Input.Sample != "" {
		e.Foot[1] = join(c.Label, w.Input.Sample)
	}
	return e
}

// inOneLine is a text of several lines in one.
func inOneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' }), ", ")
}

// identity is who the patient is, what was tested, and who answers for it.
func (c clinician) identity() []Fact {
	k, f := c.Case, func(key, value string) Fact { return Fact{c.t("clinician.field." + key), value} }
	sex := c.coded("clinician.sex", k.Sex)
	if k.Age != nil {
		sex = c.t("clinician.sex_age", "sex", sex, "age", *k.Age)
	}
	collected := join(k.Collected, k.Received)
	return []Fact{
		f("name", k.Name), f("born", k.Born), f("record", k.RecordNumber), f("number", c.number()),
		f("ordered", k.OrderedBy), f("sex", sex), f("laboratory", join(k.Laboratory, k.Accession)), f("specimen", k.Specimen),
		f("reason", join(k.Indication, k.KnownVariant)), f("scope", c.coded("clinician.scope", k.Scope)), f("collected", collected), f("analysed", k.Date),
		f("sample", c.Input.Sample), f("status", c.status()), f("signatory", k.SignedBy), f("reported", k.SignedOn),
	}
}

// status is the status in words, with the report that this one amends.
func (c clinician) status() string {
	amends := ""
	if c.Case.Amends != "" {
		amends = c.t("clinician.amends", "number", c.Case.Amends)
	}
	return join(c.t("clinician.status."+c.Brief.Status), amends)
}

// emptyFields counts the fields that are left to a pen; "" for none.
func (c clinician) emptyFields() string {
	n := 0
	for _, f := range c.identity() {
		if f.Value == "" {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return c.t("clinician.empty", "n", n)
}

// Page one gives up, in this order: rows of what was not assessed, lines of evidence, the last of many medicines, and boxes
// of lesser findings. What it gives up is counted.
const stepsOne = 13

// one is page one.
func (c clinician) one(step int) []Section {
	all := []Section{{Name: "identity", Blocks: []Block{Grid{Shares: []float64{1.36, 0.9, 1, 1}, Fields: c.identity()}}}}
	add := func(name, title, note string, blocks []Block) {
		if len(blocks) > 0 {
			all = append(all, Section{Name: name, Title: title, Note: note, Blocks: blocks})
		}
	}
	add("result", c.t("clinician.result"), "", c.result(step))
	add("steps", c.t("clinician.steps"), join(c.Brief.For, c.Brief.Plan.Body), c.toDoNow())
	if c.Brief.NoProgramme != "" {
		add("withheld", c.t("clinician.withheld"), c.t("clinician.withheld.note"), []Block{Paragraph{Line{Text: c.Brief.NoProgramme}}})
	}
	add("marked", c.t("clinician.marked"), "", c.marked(step))
	title, blocks := c.own(step)
	add("own", title, "", blocks)
	blocks, more := c.notAssessed(step)
	add("missing", c.t("clinician.missing"), more, blocks)
	return all
}

// mostFindings is how many findings page one has room for.
const mostFindings = 4

// result is what stands before all else, then each finding.
func (c clinician) result(step int) []Block {
	blocks := c.familyAnswer()
	for _, n := range c.Summary.Notices {
		blocks = append(blocks, Box{Tone: n.Tone, Title: n.Title, Parts: [][]Block{{Paragraph{Line{Text: n.Text}}}}})
	}
	for _, change := range c.Summary.ClassChanges {
		blocks = append(blocks, Paragraph{Line{Lead: c.t("pdf.class_changes") + ":", Text: change.Text}})
	}
	most := mostFindings
	if step > 6 {
		most = max(2, mostFindings-(step-6))
	}
	for i, f := range c.Brief.Findings {
		if i == most {
			blocks = append(blocks, c.more(len(c.Brief.Findings)-i))
			break
		}
		blocks = append(blocks, c.finding(f, step))
	}
	if len(c.Cancer.Genes) == 0 && c.Case.Scope == "pharmacogenes" {
		blocks = append(blocks, c.genesInOneLook()...)
	}
	return blocks
}

// finding is a finding's box.
func (c clinician) finding(f report.Finding, step int) Block {
	b := Box{Tone: f.Badge.Tone, Grave: f.Grave, Title: f.Title, Badge: &f.Badge}
	if !f.Grave {
		b.Note = join(f.Lead, f.Line)
		if len(f.Notes) == 0 && f.Lead == "" { // a gene in which nothing was found: its sentence stands below
			b.Note = ""
			b.Parts = [][]Block{{Paragraph{Line{Text: f.Line}}}}
			return b
		}
		b.Parts = [][]Block{c.notes(f.Notes)}
		return b
	}
	head := []Block{Paragraph{Line{Lead: f.Lead, Text: dot(f.Line)}}}
	if f.Lead == "" {
		head = []Block{Paragraph{Line{Text: f.Line, Style: Strong}}}
	}
	if len(f.Facts) > 0 {
		facts := Columns{Gap: 12}
		for i, fact := range f.Facts {
			facts.Shares = append(facts.Shares, []float64{2.2, 1.35, 1.4}[min(i, 2)])
			facts.Parts = append(facts.Parts, []Block{Paragraph{Line{Lead: fact.Name, Text: fact.Value, Style: Small}}})
		}
		head = append(head, facts)
	}
	b.Parts = [][]Block{head}
	if len(f.Evidence) > 0 {
		b.Parts = append(b.Parts, c.evidenceLines(f.Evidence, step))
	}
	if len(f.Notes) > 0 {
		b.Parts = append(b.Parts, c.notes(f.Notes))
	}
	return b
}

// dot parts what follows a lead from it.
func dot(s string) string {
	if s == "" {
		return ""
	}
	return "· " + s
}

// evidenceLines are the criteria, at most three with their sum.
func (c clinician) evidenceLines(all []report.Named, step int) []Block {
	const most = 3
	t := Table{Dense: true, Columns: []Column{{Share: 1.3}, {Share: 5}}}
	sum := all[len(all)-1]
	for i, e := range all[:len(all)-1] {
		if i < most-min(step/2, 1) {
			t.Rows = append(t.Rows, []Cell{strong(e.Name), plain(e.Value)})
		}
	}
	t.Rows = append(t.Rows, []Cell{strong(sum.Name), strong(sum.Value)})
	return []Block{t}
}

func (c clinician) notes(all []report.Named) []Block {
	var blocks []Block
	for _, n := range all {
		blocks = append(blocks, Paragraph{Line{Lead: n.Name, Text: n.Value}})
	}
	return blocks
}

// genesInOneLook are the pharmacogenes with a variant that counts, where the cancer genes were not looked at.
func (c clinician) genesInOneLook() []Block {
	var parts []string
	for _, g := range c.Pharmacogenes {
		if g.Brief.Group == "counts" {
			parts = append(parts, g.Gene+" "+g.Brief.Result)
		}
	}
	if len(parts) == 0 {
		return []Block{Paragraph{Line{Text: c.t("clinician.genes.none_counts")}}}
	}
	return []Block{Paragraph{Line{Lead: c.t("clinician.genes.count"), Text: strings.Join(parts, " · ")}}}
}

func (c clinician) toDoNow() []Block {
	if len(c.Brief.Steps) == 0 {
		return nil
	}
	var steps Steps
	for _, s := range c.Brief.Steps {
		steps = append(steps, Step{Line: Line{Lead: s.Do, Text: s.Why}, Mark: s.Badge})
	}
	return []Block{steps}
}

// mostOwn is how many of the patient's medicines page one names, and leastOwn how many it names where there is no room
// for more: those behind stand on page three in any case.
const mostOwn, leastOwn = 6, 3

// shownOwn is how many of them it names at a step.
func shownOwn(step int) int { return max(leastOwn, mostOwn-max(0, step-1)) }

// own is the patient's medicines, the gravest first; where none is listed, those that would need most care.
func (c clinician) own(step int) (title string, blocks []Block) {
	if len(c.Drugs) == 0 {
		return c.t("clinician.medicines"), []Block{Paragraph{Line{Text: c.t("pdf.drugs.none", "scope", c.coded("pdf.scope", c.Case.Scope))}}}
	}
	var mine, marked, others []report.Drug
	for _, d := range c.Drugs {
		switch {
		case d.OnMedicationList:
			mine = append(mine, d)
		case d.Brief.Marked():
			marked = append(marked, d)
		case d.Attention && d.Brief.Harm != "test" && !d.Brief.SetAside():
			others = append(others, d)
		}
	}
	title, shown := c.Brief.Own, slices.Concat(mine, marked)
	if len(mine) == 0 {
		title, shown = c.t("clinician.if_prescribed"), slices.Concat(marked, others)
		if len(shown) == 0 {
			title = c.t("clinician.medicines")
		}
		blocks = append(blocks, Paragraph{Line{Text: c.t("clinician.own.none"), Style: Small}})
	}
	t := Table{Columns: c.columns("medicine", 1.15, "to_do", 3.9, "because", 1.85, "said", 1.05)}
	for _, d := range shown[:min(len(shown), shownOwn(step))] {
		t.Rows = append(t.Rows, c.ownRow(d, step))
	}
	if len(t.Rows) > 0 {
		blocks = append(blocks, t)
	}
	if more := len(shown) - len(t.Rows); more > 0 {
		blocks = append(blocks, Paragraph{Line{Text: spaced(c.t("clinician.own.more", "count", more), c.avoided(shown[len(t.Rows):])), Style: Strong}})
	}
	for _, n := range c.Summary.MedicineNotices {
		blocks = append(blocks, Paragraph{Line{Lead: n.Title + ":", Text: n.Text, Style: Small}})
	}
	return title, blocks
}

// avoided names the medicines that are not to be given among those for which there is no row; "" for none.
func (c clinician) avoided(rest []report.Drug) string {
	var names []string
	for _, d := range rest {
		if d.Brief.Harm == report.HarmGroups()[0] {
			names = append(names, d.Drug)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return c.t("clinician.own.avoid", "medicines", strings.Join(names, ", "))
}

// underMark says that a medicine stands here because it was marked; "" for others.
func (c clinician) underMark(b report.DrugBrief) string {
	if !b.Marked() {
		return ""
	}
	return c.t("clinician.own.marked")
}

func (c clinician) ownRow(d report.Drug, step int) []Cell {
	b, most := d.Brief, mostMore
	if step > 3 {
		most = leastMore
	}
	more := c.short(b.More, most)
	if step > 9 && b.More != "" {
		more = c.rest()
	}
	return []Cell{
		cell(strong(d.Drug), muted(cmp.Or(b.Status, c.underMark(b)))), {{Badge: &b.Badge, Lead: b.Do, Text: more}}, line(b.Because, Small), line(b.Said, Small),
	}
}

// mostMore is how much, and leastMore where there is little room, is said of a medicine beside its first sentence, in signs; the rest stands in the annex.
const mostMore, leastMore = 190, 90

// short is the sentences of a text that there is room for, and where the rest stands.
func (c clinician) short(s string, most int) string {
	if len([]rune(s)) <= most {
		return s
	}
	kept := ""
	for i, one := range strings.SplitAfter(s, ". ") {
		if i > 0 && len([]rune(kept+one)) > most {
			break
		}
		kept += one
	}
	return strings.TrimSpace(kept) + " " + c.rest()
}

// notAssessed is what was not assessed, with the tests that would tell; where there is little room, how many more there are
// stands beside the title.
func (c clinician) notAssessed(step int) (blocks []Block, note string) {
	const most = 7
	t := Table{Dense: true, Columns: []Column{{Share: 2.4}, {Share: 3.4}, {Share: 1.5}}}
	shown := max(4-min(3, max(0, step-9)), most-step)
	for i, m := range c.Brief.Missing {
		if i == shown {
			break
		}
		t.Rows = append(t.Rows, []Cell{strong(m.What), plain(m.Could), plain(m.Test)})
	}
	if len(t.Rows) == 0 {
		return nil, ""
	}
	blocks = []Block{t}
	more := len(c.Brief.Missing) - len(t.Rows)
	switch {
	case more == 0:
	case step > 9:
		note = c.more(more).Text
	default:
		blocks = append(blocks, c.more(more))
	}
	return blocks, note
}

// sameBrief reports whether the same is said of two medicines in one row.
func sameBrief(a, b report.Drug) bool {
	x, y := a.Brief, b.Brief
	return x.Badge == y.Badge && x.Do == y.Do && x.More == y.More && x.Because == y.Because && x.Harm == y.Harm
}

// harmRow is up to two medicines of which the same is said.
type harmRow struct {
	group string
	drugs []report.Drug
}

// harmRows are the medicines that need care and do not stand on page one, by group, the gravest first.
func (c clinician) harmRows() []harmRow {
	var rows []harmRow
	own := 0
	for _, group := range report.HarmGroups() {
		for _, d := range c.Drugs {
			if d.OnMedicationList || d.Brief.SetAside() {
				continue
			}
			if d.Brief.Harm != group {
				continue
			}
			with := func(r harmRow) bool { return r.group == group && len(r.drugs) == 1 && sameBrief(r.drugs[0], d) }
			if i := slices.IndexFunc(rows, with); i >= 0 {
				rows[i].drugs = append(rows[i].drugs, d)
				continue
			}
			rows = append(rows, harmRow{group, []report.Drug{d}})
		}
	}
	var mine []harmRow
	for _, d := range c.Drugs {
		if d.OnMedicationList {
			if own++; own > leastOwn {
				mine = append(mine, harmRow{"own", []report.Drug{d}})
			}
		}
	}
	return slices.Concat(mine, rows)
}
