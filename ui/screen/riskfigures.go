package screen

import (
	"math"
	"strconv"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/document"
	"allelens/report/figure"
	"allelens/report/text"
	"allelens/ui/theme"
	"allelens/ui/widget"
)

// risksOf lists the curves of a gene that concern the patient; all where the sex is not given.
func risksOf(r *report.Report, gene string) []report.Risk {
	var some []report.Risk
	for _, k := range r.Risks {
		if k.Gene == gene && (k.Sex == "" || k.Sex == r.Case.Sex || r.Case.Sex == "unspecified" || r.Case.Sex == "") {
			some = append(some, k)
		}
	}
	return some
}

// riskPlot is the chart of a gene's curves, each with its population where known.
func riskPlot(risks []report.Risk, age *float64) figure.RiskPlot {
	plot := document.RiskPlot(risks, nil, func(k report.Risk) string {
		return say("ui.cancer.population", "cancer", capital(cancerName(k.Cancer)))
	})
	plot.Axis, plot.Percent, plot.Age = say("ui.cancer.age_axis"), percent, age
	if age != nil {
		plot.AgeLabel = say("ui.cancer.age_label", "age", strconv.FormatFloat(*age, 'f', 0, 64))
	}
	return plot
}

// cancerName is the word for a cancer; its code where there is none.
func cancerName(code string) string {
	if key := "ui.cancer.name." + code; text.English().Has(key) {
		return say(key)
	}
	return code
}

// riskSources says where the curves come from, and which of them are to be verified.
func riskSources(risks []report.Risk) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, k := range risks {
		spans := []widget.Span{
			widget.Strong(k.Label + ": ").Sized(theme.SizeSmall), widget.Plain(k.Text).Sized(theme.SizeSmall),
			widget.Small(" · " + joined(" ", k.Source, pmid(k.PMID))),
		}
		if !k.Verified {
			spans = append(spans, toVerify(true))
		}
		lines = append(lines, widget.NewText(spans...))
	}
	return append(lines, widget.NewText(widget.Small(say("ui.cancer.shaded"))))
}

func pmid(id string) string {
	if id == "" {
		return ""
	}
	return say("ui.pmid", "id", id)
}

// mostArrays is how many icon arrays stand side by side.
const mostArrays = 2

// iconArrays show the curves' last points as people of a hundred.
func iconArrays(risks []report.Risk) []fyne.CanvasObject {
	var arrays []fyne.CanvasObject
	for _, k := range risks {
		last := len(k.Ages) - 1
		if last < 0 || len(arrays) == mostArrays {
			continue
		}
		who := say("ui.cancer.people." + k.Sex)
		if k.Sex == "" {
			who = say("ui.cancer.people.unspecified")
		}
		n := int(math.Round(k.Percent[last]))
		people := document.People(k)
		people.Caption = ""
		words := []widget.Span{
			widget.Strong(strconv.Itoa(n)), widget.Plain(" " + say("ui.cancer.of_100", "who", who, "cancer", cancerName(k.Cancer), "age", k.Ages[last])),
		}
		arrays = append(arrays, widget.Stack(0,
			widget.NewFigure(0, func(width, _ float64) figure.Scene { return figure.IconArray(width, people) }),
			widget.NewText(append(words, without(k, last)...)...)))
	}
	return arrays
}

// without is the population's figure at the same age, and that the carriers' is to be verified.
func without(k report.Risk, last int) []widget.Span {
	var spans []widget.Span
	if p := k.PopulationPercent[last]; p != nil {
		n := strconv.FormatFloat(*p, 'f', -1, 64)
		spans = append(spans, widget.Small("\n"+say("ui.cancer.without", "n", n, "source", k.PopulationSource)))
	}
	if !k.Verified {
		spans = append(spans, toVerify(true))
	}
	return spans
}

// toneRole is the colour in a figure of a badge's tone.
var toneRoles = map[report.Tone]figure.Role{
	report.ToneAct: figure.Act, report.ToneChange: figure.Change, report.ToneUnknown: figure.Unknown,
}

// protein is the gene's map; what is benign stays grey.
func protein(g report.CancerGene) figure.Protein {
	p := document.GeneMap(g)
	p.Exons, p.Marks = nil, nil
	for _, v := range g.Variants {
		if v.AminoAcid == nil {
			continue
		}
		m := figure.Mark{Position: *v.AminoAcid, Role: figure.Muted, Label: shortName(v.HGVSC) + " " + v.Badge.Word}
		if role, coloured := toneRoles[v.Badge.Tone]; coloured {
			m.Role, m.Strong = role, v.Badge.Tone == report.ToneAct
			m.Label = joined(" · ", shortName(v.HGVSC), v.HGVSP)
		}
		p.Marks = append(p.Marks, m)
	}
	return p
}
