package document

import (
	"math"
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/figure"
	"allelens/report/text"
)

// figureText is the size of text in drawings on paper, in points.
const figureText = 7.5

// risk is the published figures, what they come to from today on, and what they do not hold.
func (w writer) risk() []Block {
	var blocks []Block
	if len(w.Risks) > 0 {
		blocks = append(w.riskFigures(), w.riskTable(), w.today())
	}
	if len(w.Contralateral) > 0 {
		blocks = append(blocks, Heading{Text: w.t("pdf.risk.after")}, w.afterFirst())
	}
	if len(w.OtherRisks) > 0 {
		blocks = append(blocks, Heading{Text: w.t("pdf.risk.others")}, w.otherRisks())
	}
	var lines []string
	for _, l := range w.RisksLeftOut {
		lines = append(lines, l.Text)
	}
	for _, n := range w.RiskNotes {
		lines = append(lines, n.Text)
	}
	if len(lines) > 0 {
		blocks = append(blocks, List{Items: lines})
	}
	if len(w.Risks) == 0 {
		blocks = append(blocks, w.withheld()...)
	}
	return blocks
}

// withheld says why there are no figures where a finding might lead one to look for them.
func (w writer) withheld() []Block {
	if w.Brief.NoProgramme == "" {
		return nil
	}
	return []Block{Callout{Tone: report.ToneNeutral, Title: w.t("pdf.withheld"), Lines: []string{w.Brief.NoProgramme}}}
}

// riskFigures are the curves, and the icon arrays of their last ages.
func (w writer) riskFigures() []Block {
	chart := Drawing{Alt: w.t("pdf.risk.alt"), Build: func(width float64) figure.Scene {
		plot := RiskPlot(w.Risks, w.Case.Age, func(r report.Risk) string {
			return w.t("pdf.risk.population", "cancer", w.cancerName(r))
		})
		plot.Axis, plot.Percent, plot.Text = w.t("pdf.risk.axis"), w.percent, figureText
		if w.Case.Age != nil {
			plot.AgeLabel = w.t("pdf.risk.age", "n", *w.Case.Age)
		}
		return figure.RiskChart(width, 0.42*width, plot)
	}}
	var blocks []Block
	if slices.ContainsFunc(w.Risks, func(r report.Risk) bool { return len(r.Ages) > 1 }) {
		blocks = append(blocks, Drawings{chart})
	}
	for pair := range slices.Chunk(w.Risks, 2) {
		var icons Drawings
		for _, r := range pair {
			icons = append(icons, w.icons(r))
		}
		blocks = append(blocks, icons)
	}
	if key := PeopleKey(w.words, w.Risks); len(key) > 0 {
		blocks = append(blocks, Drawings{{Alt: w.t("figure.people.alt"), Build: func(width float64) figure.Scene {
			return figure.PeopleKey(width, figureText, key)
		}}})
	}
	return append(blocks, Paragraph{Line{Text: w.t("pdf.risk.caution"), Style: Muted}})
}

// cancerName is the word for a curve's cancer; men's breast cancer is told apart from women's.
func (w writer) cancerName(r report.Risk) string {
	code := strings.ReplaceAll(r.Cancer, " ", "_")
	if r.Sex == "male" && w.words.Has("report.cancer."+code+".male") {
		code += ".male"
	}
	return w.coded("report.cancer", code)
}

// colours are the roles that curves can have; each curve carries its name as well.
var colours = map[string]figure.Role{
	"act": figure.Act, "unknown": figure.Unknown, "accent": figure.Accent, "change": figure.Change,
}

// colour is the colour of a curve in drawings.
func colour(r report.Risk) figure.Role {
	if role, ok := colours[r.Colour]; ok {
		return role
	}
	return figure.Ink
}

// RiskPlot is the drawing of published curves, with the population's line of each cancer
// where it is known; name words that line. A risk known at one age alone is no
// curve and is left out: the icon arrays and the table tell it.
func RiskPlot(risks []report.Risk, age *int, name func(report.Risk) string) figure.RiskPlot {
	var p figure.RiskPlot
	drawn := map[[2]string]bool{}
	for _, r := range risks {
		c := figure.Curve{Label: r.Label, Role: colour(r)}
		population := figure.Curve{Label: name(r), Role: figure.Muted, Population: true}
		for j, a := range r.Ages {
			c.Values = append(c.Values, figure.Value{Age: float64(a), Percent: r.Percent[j], Low: at(r.Low, j), High: at(r.High, j)})
			if v := at(r.PopulationPercent, j); v != nil {
				population.Values = append(population.Values, figure.Value{Age: float64(a), Percent: *v})
			}
		}
		if len(c.Values) > 1 {
			p.Curves = append(p.Curves, c)
		}
		if key := [2]string{r.Cancer, r.Sex}; len(population.Values) > 1 && !drawn[key] {
			drawn[key] = true
			p.Curves = append(p.Curves, population)
		}
	}
	if age != nil {
		years := float64(*age)
		p.Age = &years
	}
	return p
}

// at is a value of a list that may be shorter than the ages.
func at(values []*float64, i int) *float64 {
	if i >= len(values) {
		return nil
	}
	return values[i]
}

// People is the icon array of a curve's last age: so many of a hundred, with the study's range
// where it gives one, the population beside them, and where the figures come from.
func People(words *text.Catalogue, r report.Risk) figure.People {
	say := words.Text
	last := len(r.Ages) - 1
	p := figure.People{Role: colour(r)}
	if last < 0 || last >= len(r.Percent) {
		return p
	}
	p.Head = say("figure.people.head", "label", r.Label, "age", r.Ages[last])
	p.Count = int(math.Round(r.Percent[last]))
	value := tenth(r.Percent[last])
	if low, high := at(r.Low, last), at(r.High, last); low != nil && high != nil {
		p.Low, p.High = int(math.Floor(*low)), int(math.Ceil(*high))
		value = say("figure.people.range", "n", value, "low", tenth(*low), "high", tenth(*high))
	}
	p.Rows = []figure.PeopleRow{{Sign: figure.Affected, Name: say("figure.people.carriers"), Value: value}}
	if v := at(r.PopulationPercent, last); v != nil {
		p.Rows = append(p.Rows, figure.PeopleRow{Sign: figure.Spared, Name: say("figure.people.population"), Value: tenth(*v)})
	}
	p.Notes = lines(join(r.Source, r.PopulationSource))
	if !r.Verified {
		p.Caution = say("figure.unverified")
	}
	return p
}

// tenth is a number with one decimal at most.
func tenth(v float64) string { return decimal(math.Round(10*v) / 10) }

// PeopleKey says what the signs of icon arrays mean; without a range there is nothing to say.
func PeopleKey(words *text.Catalogue, risks []report.Risk) []figure.PeopleRow {
	if !slices.ContainsFunc(risks, func(r report.Risk) bool { return People(words, r).High > 0 }) {
		return nil
	}
	say := words.Text
	return []figure.PeopleRow{
		{Sign: figure.Affected, Name: say("figure.people.low")}, {Sign: figure.Likely, Name: say("figure.people.count")},
		{Sign: figure.Possible, Name: say("figure.people.high")},
	}
}

func (w writer) icons(r report.Risk) Drawing {
	p := People(w.words, r)
	p.Text = figureText
	return Drawing{Alt: r.Label + ": " + r.Text, Build: func(width float64) figure.Scene { return figure.IconArray(width, p) }}
}

func (w writer) riskTable() Table {
	t := Table{Columns: w.columns("curve", 2, "risk", 3, "population", 3, "source", 3)}
	for _, r := range w.Risks {
		population := w.t("pdf.unknown")
		if v := at(r.PopulationPercent, len(r.Ages)-1); v != nil && len(r.Ages) > 0 {
			population = join(w.percent(*v), r.PopulationSource)
		}
		t.Rows = append(t.Rows, []Cell{strong(r.Label), plain(r.Text), plain(population), cell(plain(w.study(r.Source, r.PMID)), w.unverified(r.Verified))})
	}
	return t
}
