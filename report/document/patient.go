package document

import (
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
	PatientLimits    = "limits"
	PatientNext      = "next"
	PatientSources   = "sources"
)

// patientScale is the factor on the size of text of the patient's document.
const patientScale = 1.3

// Patient sets a report in order for the patient: the same findings in plain words and large
// figures. It names no variant and no genotype; each number names its study.
func Patient(r *report.Report) *Document {
	p := patient{writer{Report: r, words: text.Of(r.Language)}}
	d := &Document{
		Words: p.words, Title: p.t("patient.title"), Label: r.Case.Label, Date: r.Case.Date, Scale: patientScale,
		Facts: Facts{Columns: 3, Pairs: []Fact{
			{p.t("patient.fact.name"), p.orUnknown(r.Case.Label)}, {p.t("patient.fact.sample"), p.orUnknown(r.Input.Sample)}, {p.t("patient.fact.date"), p.orUnknown(r.Case.Date)},
		}},
		Program: p.t("patient.program", "name", r.Software.Name, "version", r.Software.Version, "base", r.KnowledgeBase.Version),
	}
	for _, s := range p.order() {
		if blocks := s.build(); len(blocks) > 0 {
			d.Sections = append(d.Sections, Section{Name: s.name, Title: p.t("patient.section." + s.name), Blocks: blocks})
		}
	}
	return d
}

// part is a section and what makes it.
type part struct {
	name  string
	build func() []Block
}

// order is the sections in the order of reading: what to do comes at once where it does not wait.
func (p patient) order() []part {
	all := []part{
		{PatientResult, p.result}, {PatientRisk, p.risk}, {PatientHelp, p.help}, {PatientFamily, p.family},
		{PatientMedicines, p.medicines}, {PatientLimits, p.limits}, {PatientNext, p.next}, {PatientSources, p.sources},
	}
	if s, any := p.gravest(); any && s.outcome == report.OutcomeProbable {
		next := slices.IndexFunc(all, func(s part) bool { return s.name == PatientNext })
		all = slices.Insert(slices.Delete(all, next, next+1), 1, part{PatientNext, p.next})
	}
	return all
}

// patient turns a report into blocks for the patient.
type patient struct{ writer }

// patientDot is the distance of people in icon arrays, and patientText the size of their words.
const (
	patientDot  = 13.0
	patientText = bodyText * patientScale
	bodyText    = 8.5
)

func (p patient) risk() []Block {
	if !p.settled() {
		return p.whyNoNumbers()
	}
	var blocks []Block
	for _, r := range p.Risks {
		if len(r.Ages) > 0 && r.Verified {
			blocks = append(blocks, Drawings{p.people(r)})
		}
	}
	if other := p.otherBreast(); other != nil {
		blocks = append(blocks, other)
	}
	blocks = append(blocks, p.afterAnother()...)
	if len(blocks) == 0 {
		blocks = append(blocks, Paragraph{Line{Text: p.t("patient.risk.none")}})
		return blocks
	}
	items := []string{p.t("patient.risk.average"), p.t("patient.risk.family")}
	if len(p.RisksLeftOut) > 0 {
		items = append(items, p.t("patient.risk.left"))
	}
	return append(blocks, List{Items: items})
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

// people is a curve's last age as people of a hundred, with the sentences that say it in words.
func (p patient) people(r report.Risk) Drawing {
	last := len(r.Ages) - 1
	f := figure.People{Columns: 10, Dot: patientDot, Text: patientText}
	from := People(p.words, r)
	f.Count, f.Low, f.High, f.Role = from.Count, from.Low, from.High, from.Role
	f.Head = p.t("patient.risk."+p.of(r.Sex, r.Cancer), "n", p.ofHundred(r.Percent[last]), "cancer", p.coded("patient.cancer", strings.ReplaceAll(r.Cancer, " ", "_")), "age", r.Ages[last])
	if low, high := at(r.Low, last), at(r.High, last); low != nil && high != nil {
		f.Body = append(f.Body, p.t("patient.risk.range", "low", tenth(*low), "high", tenth(*high)))
	}
	population := at(r.PopulationPercent, last)
	if population != nil {
		f.Body = append(f.Body, p.t("patient.risk.general", "n", p.ofHundred(*population)))
	}
	if t := r.FromToday; t != nil && t.To80 != nil {
		f.Body = append(f.Body, p.t("patient.risk.today", "now", t.Age, "n", p.ofHundred(*t.To80), "age", t.LastAge))
	}
	f.Notes = []string{p.t("patient.risk.study", "study", r.Source)}
	if population != nil && r.PopulationSource != "" {
		f.Notes = append(f.Notes, p.t("patient.risk.general.source", "source", r.PopulationSource))
	}
	return Drawing{Alt: f.Head, Build: func(width float64) figure.Scene { return figure.IconArray(width, f) }}
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
