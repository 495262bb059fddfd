package document

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/figure"
	"allelens/report/text"
)

// Names of the sections of the patient's document, in the order of reading.
const (
	PatientResult    = "result"
	PatientRisk      = "risk"
	PatientHelp      = "help"
	PatientFamily    = "family"
	PatientMedicines = "medicines"
	PatientScores    = "scores"
	PatientLimits    = "limits"
	PatientNext      = "next"
	PatientSources   = "sources"
)

// Patient sets a report in order for the patient, on two pages: the same findings in plain words and large
// figures. It names no variant and no genotype.
func Patient(r *report.Report) *Document {
	p := patient{writer: writer{Report: r, words: text.Of(r.Language)}}
	d := &Document{
		Words: p.words, Title: p.t("patient.title"), Label: r.Case.Label, Date: r.Case.Date, Look: ForPatients,
		Program: p.t("patient.program", "name", r.Software.Name, "version", r.Software.Version, "base", r.KnowledgeBase.Version),
	}
	d.Edges = p.edges()
	d.Edges.Above, d.Edges.Stamp = "", ""
	d.Edges.Foot = []string{d.Program, p.t("patient.alone")}
	d.Edges.Status = p.t("clinician.stamp." + cmp.Or(r.Brief.Status, "draft"))
	d.Edges.WhoNote = p.t("patient.title")
	first, second := p.parts()
	d.Pages = []Page{
		{Head: p.t("patient.title"), Most: 1, Steps: patientSteps, Build: func(step int) []Section { return p.build(step, first) }},
		{Head: r.Case.Date, Most: 1, Steps: patientSteps, Build: func(step int) []Section { return p.build(step, second) }},
	}
	return d
}

// patientSteps is in how many steps a patient's page says less: names of other medicines, items for later, limits.
const patientSteps = 12

// mostlyFull is the step from which a page gives up what is handy, and not only what is said elsewhere.
const mostlyFull = 8

// part is a section and what makes it; it says less with each step.
type part struct {
	name  string
	build func(step int) []Block
}

// parts are the sections of the two pages: what to do comes at once where it does not wait, and the family stands where
// there is room.
func (p patient) parts() (first, second []part) {
	who, result, risk := part{"who", p.who}, part{PatientResult, p.result}, part{PatientRisk, p.risk}
	help, family, next := part{PatientHelp, p.help}, part{PatientFamily, p.family}, part{PatientNext, p.next}
	second = []part{{PatientMedicines, p.medicines}, {PatientScores, p.scores}, {PatientLimits, p.limits}, {"ask", p.whomToAsk}, {PatientSources, p.sources}}
	switch {
	case !p.settled():
		return []part{who, result, next, risk, family}, second
	case len(p.Management) > 0:
		return []part{who, result, risk, help}, append([]part{family}, second...)
	}
	return []part{who, result, risk, next}, append([]part{family}, second...)
}

func (p patient) build(step int, parts []part) []Section {
	var all []Section
	for _, s := range parts {
		blocks := s.build(step)
		if len(blocks) == 0 {
			continue
		}
		title := p.t("patient.section." + p.titleOf(s.name))
		if s.name == "who" || s.name == PatientResult || s.name == "ask" || s.name == PatientSources {
			title = ""
		}
		all = append(all, Section{Name: s.name, Title: title, Blocks: blocks})
	}
	return all
}

// titleOf is the end of the key of a section's title: figures that begin at birth, or that are not given, have others.
func (p patient) titleOf(name string) string {
	switch {
	case name == PatientRisk && !p.settled():
		return "no_numbers"
	case name == PatientRisk && !p.ahead():
		return "risk_life"
	}
	return name
}

// who is whose pages these are.
func (p patient) who(int) []Block {
	return []Block{
		Grid{Shares: []float64{1.5, 1, 0.8}, Fields: []Fact{{p.t("patient.fact.name"), p.Case.Name}, {p.t("patient.fact.born"), p.Case.Born}, {p.t("patient.fact.talked"), ""}}},
		Paragraph{Line{Text: p.t("patient.title"), Style: Muted}},
	}
}

// whomToAsk are lines to write on: persons, as far as the clinic has not stated them, and the next dates.
func (p patient) whomToAsk(step int) []Block {
	known := map[string]string{}
	if k := p.Report.Clinic; k != nil {
		known["counsellor"], known["telephone"] = k.Name, k.Contact
	}
	known["group"] = p.supportBodies(true)
	blanks := func(title string, keys ...string) []Block {
		g := Grid{Shares: []float64{1}}
		for _, key := range keys[:max(2, len(keys)-max(0, step-mostlyFull))] {
			g.Fields = append(g.Fields, Fact{p.t("patient.ask." + key), known[key]})
		}
		return []Block{Heading{Text: p.t("patient.ask." + title)}, g}
	}
	dates := []string{"sample", "meet"}
	if p.settled() {
		dates = append(dates, "checks")
	}
	return []Block{Columns{Shares: []float64{1, 1}, Parts: [][]Block{blanks("whom", "counsellor", "telephone", "group"), blanks("dates", dates...)}}}
}

// supportBodies names who supports people with what was found, and where they are found; short: of several the places alone. ""
// where nobody is held.
func (w writer) supportBodies(short bool) string {
	var all, sites []string
	for _, s := range w.Support {
		sites = append(sites, s.Site)
		all = append(all, w.t("brief.support", "name", s.Name, "country", s.Country, "site", strings.Join(lines(s.Site, s.Telephone), ", ")))
	}
	if short && len(all) > 1 {
		return strings.Join(sites, " · ")
	}
	return strings.Join(all, "; ")
}

// patient turns a report into blocks for the patient.
type patient struct {
	writer
	large bool // drawings are for a screen that is read from afar
}

// sizes are the sizes in points of the dots of drawings and of the words beside them.
func (p patient) sizes() (dot, letters float64) {
	if p.large {
		return viewDot, viewText
	}
	return patientDot, patientText
}

// patientDot is the size of a dot in drawings of the patient's pages, in points.
const patientDot = 11.8

// patientText is the size of words in drawings of the patient's pages, in points.
const patientText = 11.0

// risk is what the change means from today on, or why there are no numbers.
func (p patient) risk(int) []Block {
	if !p.settled() {
		return p.noNumbers()
	}
	var blocks []Block
	var drawn Drawings
	for _, r := range p.Risks {
		if len(r.Ages) > 0 && r.Verified && len(drawn) < mostDrawn {
			drawn = append(drawn, p.people(r))
		}
	}
	if len(drawn) > 0 {
		if p.ahead() {
			blocks = append(blocks, Paragraph{Line{Text: p.t("patient.today."+p.who100(), "age", *p.Case.Age), Style: Muted}})
		}
		blocks = append(blocks, drawn)
	}
	if other := p.otherBreast(); other != nil {
		blocks = append(blocks, other)
	}
	blocks = append(blocks, p.afterAnother()...)
	if len(blocks) == 0 {
		return []Block{Paragraph{Line{Text: p.t("patient.risk.none")}}}
	}
	said := []string{p.t("patient.risk.average"), p.t("patient.risk.family")}
	if len(p.RisksLeftOut) > 0 {
		said = append(said, p.t("patient.risk.left"))
	}
	if slices.ContainsFunc(p.RiskNotes, func(n report.Note) bool { return n.Code == "unaffected" }) {
		said = append(said, p.t("patient.risk.had"))
	}
	return append(blocks, Paragraph{Line{Text: strings.Join(said, " "), Style: Muted}})
}

// mostDrawn is how many cancers are drawn; page one has room for two side by side.
const mostDrawn = 2

// ahead reports whether a figure that is drawn begins at today's age.
func (p patient) ahead() bool {
	return p.Case.Age != nil && slices.ContainsFunc(p.Risks, func(r report.Risk) bool { return r.Verified && r.FromToday != nil && r.FromToday.To80 != nil })
}

// who100 is whom the hundred people are, as the end of a key.
func (p patient) who100() string {
	if sex := p.Case.Sex; p.Case.Organs == (report.Organs{}) && (sex == "female" || sex == "male") {
		return sex
	}
	return "both"
}

// otherBreast is the figure for the other breast after a first cancer: the longest time of those for
// the patient's age at the first, else of those for all ages; nil without one.
func (p patient) otherBreast() Block {
	var best *report.Contralateral
	for i := range p.Contralateral {
		c := &p.Contralateral[i]
		if c.Verified && c.Years > 0 && (c.Fits || c.FirstAt == "") && (best == nil || c.Fits && !best.Fits || c.Fits == best.Fits && c.Years > best.Years) {
			best = c
		}
	}
	if best == nil {
		return nil
	}
	return Callout{Tone: report.ToneNeutral, Title: p.t("patient.risk.other."+p.of("female", "breast"), "n", p.ofHundred(best.Percent), "years", best.Years), Lines: lines(p.t("patient.risk.study", "study", best.Source))}
}

// afterAnother are the figures for after a first cancer of another kind.
func (p patient) afterAnother() []Block {
	var blocks []Block
	for _, o := range p.OtherRisks {
		if !o.Verified || o.First == "" || o.Value == nil || o.Years == nil {
			continue
		}
		blocks = append(blocks, Callout{
			Tone:  report.ToneNeutral,
			Title: p.t("patient.risk.first", "first", p.coded("patient.cancer", o.First), "n", p.ofHundred(*o.Value), "cancer", p.coded("patient.cancer", o.Cancer), "years", *o.Years),
			Lines: lines(p.t("patient.risk.study", "study", o.Source)),
		})
	}
	return blocks
}

// of is the end of a sentence's key by the people whom a figure is about: those with the organ where organs
// were stated, else those of the sex that was studied, where it is the patient's.
func (p patient) of(sex, cancer string) string {
	if organs := p.Case.Organs; organs != (report.Organs{}) {
		if p.words.Has("patient.risk.organ." + cancer) {
			return "organ." + cancer
		}
		return "both"
	}
	if sex == "female" || sex == "male" {
		return sex
	}
	return "both"
}

// people is a cancer as people of a hundred: from today on, else to the last published age.
func (p patient) people(r report.Risk) Drawing {
	last := len(r.Ages) - 1
	dot, letters := p.sizes()
	f := figure.People{Columns: 10, Dot: dot, Text: letters, Room: 8}
	from := People(p.words, r)
	f.Count, f.Low, f.High, f.Role = from.Count, from.Low, from.High, from.Role
	cancer := p.coded("patient.cancer", strings.ReplaceAll(r.Cancer, " ", "_"))
	f.Head = text.Capital(p.coded("patient.organ", r.Cancer))
	if t := r.FromToday; t != nil && t.To80 != nil {
		p.fromToday(&f, *t)
	} else {
		f.Body = append(f.Body, p.t("patient.risk."+p.of(r.Sex, r.Cancer), "n", p.ofHundred(r.Percent[last]), "cancer", cancer, "age", r.Ages[last]))
		if low, high := at(r.Low, last), at(r.High, last); low != nil && high != nil {
			f.Body = append(f.Body, p.t("patient.risk.range", "low", tenth(*low), "high", tenth(*high)))
		}
	}
	general := at(r.PopulationPercent, last)
	if t := r.FromToday; t != nil && t.To80 != nil && t.PopulationTo80 != nil {
		f.Notes = append(f.Notes, p.t("patient.risk.general", "n", p.ofHundred(*t.PopulationTo80)))
	} else if general != nil {
		f.Notes = append(f.Notes, p.t("patient.risk.life", "n", p.ofHundred(*general)))
	}
	alt := f.Head + ": "
	for _, row := range f.Rows {
		alt += row.Name + ". "
	}
	d := Drawing{Alt: alt + strings.Join(append(f.Body, f.Notes...), " "), Build: func(width float64) figure.Scene { return figure.IconArray(width, f) }}
	only := f
	only.Dot, only.Head, only.Rows, only.Body, only.Notes = dot/2, "", nil, nil, nil // as large as beside letters of half the size
	d.Apart = []Drawing{
		{Alt: d.Alt, Build: func(width float64) figure.Scene { return figure.IconArray(width, only) }},
		{Alt: d.Alt, Build: func(width float64) figure.Scene { return figure.PeopleWords(width, f) }},
	}
	return d
}

// fromToday are the same hundred people by when they get it: within ten years, later, or not.
func (p patient) fromToday(f *figure.People, t report.FromToday) {
	all, ten := whole(*t.To80), 0
	if t.TenYear != nil {
		ten = int(math.Round(*t.TenYear))
	}
	f.Count, f.Low, f.High = all, ten, all
	f.Rows = nil
	if t.TenYear != nil {
		f.Rows = append(f.Rows, figure.PeopleRow{Sign: figure.Affected, Name: p.t("patient.today.ten", "n", p.soon(*t.TenYear))})
	}
	f.Rows = append(f.Rows, figure.PeopleRow{Sign: figure.Likely, Name: p.t("patient.today.later", "n", all-ten, "age", t.LastAge)},
		figure.PeopleRow{Sign: figure.Spared, Name: p.t("patient.today.not", "n", 100-all)})
}

// whole is a percentage as whole people of a hundred, never rounded to none, nor to all.
func whole(percent float64) int {
	n := int(math.Round(percent))
	if n == 0 && percent > 0 {
		return 1
	}
	if n == 100 && percent < 100 {
		return 99
	}
	return n
}

// soon is how many get it within ten years: a risk that rounds to nobody is not called none.
func (p patient) soon(percent float64) string {
	if n := math.Round(percent); n > 0 || percent == 0 {
		return decimal(n)
	}
	return p.t("patient.below")
}

// ofHundred words a percentage as people of a hundred, in whole people: "about 72", between two
// where it lies well between, never rounded to none.
func (p patient) ofHundred(percent float64) string {
	if percent < 1 {
		return p.t("patient.below")
	}
	low, part := float64(int(percent)), percent-float64(int(percent))
	n := decimal(low)
	switch {
	case part > 0.75:
		n = decimal(low + 1)
	case part >= 0.25:
		n = p.t("patient.between", "low", decimal(low), "high", decimal(low+1))
	}
	return p.t("patient.about", "n", n)
}
