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
	p := patient{writer{Report: r, words: text.English()}}
	d := &Document{
		Title: p.t("patient.title"), Label: r.Case.Label, Date: r.Case.Date, Scale: patientScale,
		Facts: Facts{Columns: 3, Pairs: []Fact{
			{p.t("patient.fact.name"), p.orUnknown(r.Case.Label)}, {p.t("patient.fact.sample"), p.orUnknown(r.Input.Sample)}, {p.t("patient.fact.date"), p.orUnknown(r.Case.Date)},
		}},
		Program: p.t("patient.program", "name", r.Software.Name, "version", r.Software.Version, "base", r.KnowledgeBase.Version),
	}
	for _, s := range []struct {
		name  string
		build func() []Block
	}{
		{PatientResult, p.result}, {PatientRisk, p.risk}, {PatientHelp, p.help}, {PatientFamily, p.family},
		{PatientMedicines, p.medicines}, {PatientLimits, p.limits}, {PatientNext, p.next}, {PatientSources, p.sources},
	} {
		if blocks := s.build(); len(blocks) > 0 {
			d.Sections = append(d.Sections, Section{Name: s.name, Title: p.t("patient.section." + s.name), Blocks: blocks})
		}
	}
	return d
}

// patient turns a report into blocks for the patient.
type patient struct{ writer }

// outcome is what was found in a gene, as a patient needs to know it.
type outcome string

const (
	outcomeFound     outcome = "found"
	outcomeTwo       outcome = "two"   // more than one harmful change: in which combination is to be cleared first
	outcomeJoint     outcome = "joint" // a second change may alter the effect of a harmful one
	outcomeUncertain outcome = "uncertain"
	outcomeUnchecked outcome = "unchecked" // listed as harmful, but no review is known
	outcomeFailed    outcome = "failed"    // harmful, but the call does not stand
	outcomeNone      outcome = "none"
	outcomeUnread    outcome = "unread"
)

// outcomeOf is drawn from the gene's conclusion; the variants only tell its kinds apart.
func outcomeOf(g report.CancerGene) outcome {
	stand, failed := harmfulCopies(g)
	switch g.Conclusion {
	case "pathogenic_found":
		switch {
		case stand > 1:
			return outcomeTwo
		case len(g.Joint) > 0:
			return outcomeJoint
		}
		return outcomeFound
	case "uncertain_found":
		if stand > 0 {
			return outcomeUnchecked
		}
		return outcomeUncertain
	case "none_found":
		return outcomeNone
	}
	if failed > 0 {
		return outcomeFailed
	}
	return outcomeUnread
}

// harmfulCopies counts the copies of the gene with a harmful change whose call stands, and the
// harmful changes whose call does not.
func harmfulCopies(g report.CancerGene) (stand, failed int) {
	for _, v := range g.Variants {
		harmful := v.Classification == "pathogenic" || v.Classification == "likely_pathogenic"
		switch {
		case !harmful:
		case v.State != "variant":
			failed++
		case v.Zygosity == "homozygous":
			stand += 2
		default:
			stand++
		}
	}
	return stand, failed
}

// outcomes are those of all genes.
func (p patient) outcomes() []outcome {
	all := make([]outcome, len(p.Cancer.Genes))
	for i, g := range p.Cancer.Genes {
		all[i] = outcomeOf(g)
	}
	return all
}

func (p patient) is(some ...outcome) bool {
	return slices.ContainsFunc(p.outcomes(), func(o outcome) bool { return slices.Contains(some, o) })
}

// resultLines are the sentences below each outcome, by the ends of their keys.
var resultLines = map[outcome][]string{
	outcomeFound: {"found.born", "found.not_cancer", "found.confirm"}, outcomeTwo: {"two.first", "found.confirm"}, outcomeJoint: {"two.first", "found.confirm"},
	outcomeUncertain: {"uncertain.care", "uncertain.surgery", "uncertain.later"}, outcomeUnchecked: {"unchecked.first", "uncertain.surgery"},
	outcomeFailed: {"failed.again"}, outcomeNone: {"none.still"}, outcomeUnread: {"unread.clear"},
}

var resultTones = map[outcome]report.Tone{
	outcomeFound: report.ToneAct, outcomeTwo: report.ToneAct, outcomeJoint: report.ToneAct, outcomeFailed: report.ToneAct, outcomeNone: report.ToneStandard,
	outcomeUncertain: report.ToneUnknown, outcomeUnchecked: report.ToneUnknown, outcomeUnread: report.ToneUnknown,
}

func (p patient) result() []Block {
	var blocks []Block
	for _, g := range p.Cancer.Genes {
		o := outcomeOf(g)
		c := Callout{Tone: resultTones[o], Title: p.t("patient.result."+string(o), "gene", g.Gene)}
		for _, key := range resultLines[o] {
			c.Lines = append(c.Lines, p.t("patient.result."+key, "gene", g.Gene))
		}
		if o == outcomeNone && g.AssumedBases > 0 {
			c.Lines = append(c.Lines, p.t("patient.result.none.assumed"))
		}
		blocks = append(blocks, c)
	}
	if len(blocks) == 0 {
		return []Block{Paragraph{Line{Text: p.t("patient.result.out")}}}
	}
	return blocks
}

// carrier reports whether figures and advice may rest on the result: never on an uncertain one.
func (p patient) carrier() bool { return p.is(outcomeFound, outcomeTwo, outcomeJoint) }

// patientDot is the distance of people in icon arrays, and patientText the size of their words.
const (
	patientDot  = 13.0
	patientText = bodyText * patientScale
	bodyText    = 8.5
)

func (p patient) risk() []Block {
	if !p.carrier() {
		return nil
	}
	var blocks []Block
	for _, r := range p.Risks {
		if len(r.Ages) > 0 {
			blocks = append(blocks, Drawings{p.people(r)})
		}
	}
	if other := p.otherBreast(); other != nil {
		blocks = append(blocks, other)
	}
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
		if (c.Fits || c.FirstAt == "") && (best == nil || c.Fits && !best.Fits || c.Fits == best.Fits && c.Years > best.Years) {
			best = c
		}
	}
	if best == nil {
		return nil
	}
	return Callout{Tone: report.ToneNeutral, Title: p.t("patient.risk.other", "n", p.ofHundred(best.Percent), "years", best.Years), Lines: lines(
		p.t("patient.risk.study", "study", best.Source), p.unchecked(best.Verified))}
}

// unchecked says that a number still has to be checked; "" where it has been.
func (p patient) unchecked(verified bool) string {
	if verified {
		return ""
	}
	return p.t("patient.risk.check")
}

// people is a curve's last age as people of a hundred, with the sentences that say it in words.
func (p patient) people(r report.Risk) Drawing {
	last := len(r.Ages) - 1
	f := figure.People{Columns: 10, Dot: patientDot, Text: patientText}
	from := People(r)
	f.Count, f.Low, f.High, f.Role = from.Count, from.Low, from.High, from.Role
	who := r.Sex
	if who != "female" && who != "male" {
		who = "both"
	}
	f.Head = p.t("patient.risk."+who, "n", p.ofHundred(r.Percent[last]), "cancer", p.coded("patient.cancer", strings.ReplaceAll(r.Cancer, " ", "_")), "age", r.Ages[last])
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
	f.Caution = p.unchecked(r.Verified)
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
