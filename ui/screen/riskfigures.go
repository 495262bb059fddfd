package screen

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/document"
	"allelens/report/figure"
	"allelens/report/why"
	"allelens/ui/theme"
	"allelens/ui/widget"
)

// risksOf lists the curves of a gene. The report holds those that concern the patient and no others.
func risksOf(r *report.Report, gene string) []report.Risk {
	var some []report.Risk
	for _, k := range r.Risks {
		if k.Gene == gene {
			some = append(some, k)
		}
	}
	return some
}

// riskPlot is the chart of a gene's curves, each with its population where known.
func riskPlot(risks []report.Risk, age, ghost *float64) figure.RiskPlot {
	plot := document.RiskPlot(risks, nil, func(k report.Risk) string {
		return say("ui.cancer.population", "cancer", capital(cancerName(k)))
	})
	plot.Axis, plot.Percent, plot.Age = say("ui.cancer.age_axis"), percent, age
	if age != nil {
		plot.AgeLabel = say("ui.cancer.age_label", "age", strconv.FormatFloat(*age, 'f', 0, 64))
	}
	if plot.Ghost = ghost; ghost != nil {
		plot.GhostLabel = say("ui.cancer.ghost_label", "age", strconv.FormatFloat(*ghost, 'f', 0, 64))
	}
	return plot
}

// cancerName is the word for a curve's cancer, for that of a man where it has one of its own; its code where there is none.
func cancerName(k report.Risk) string {
	for _, key := range []string{"ui.cancer.name." + k.Cancer + "." + k.Sex, "ui.cancer.name." + k.Cancer} {
		if catalogue().Has(key) {
			return say(key)
		}
	}
	return k.Cancer
}

// besideLines are a gene's figures that are left out, with the reason, and those that are no curves.
func besideLines(r *report.Report, h Host, gene string) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, l := range r.RisksLeftOut {
		if l.Gene == gene {
			lines = append(lines, widget.NewText(widget.Strong(l.Text).In(theme.ColorChange).Sized(theme.SizeSmall)))
		}
	}
	told := func(label, text, source string, o report.Origin) {
		words := widget.NewText(widget.Strong(label+": ").Sized(theme.SizeSmall), widget.Plain(text).Sized(theme.SizeSmall), widget.Small(" "+source))
		lines = append(lines, withWhy(h, words, func() why.Why { return why.OfComparison(r, label, text, source, o) }))
	}
	for _, c := range r.Contralateral {
		if c.Gene == gene {
			told(c.Label, c.Text, joined(" ", c.Source, pmid(c.PMID)), c.Origin)
		}
	}
	for _, o := range r.OtherRisks {
		if o.Gene == gene {
			told(o.Label, o.Text, joined(" ", o.Source, pmid(o.PMID)), o.Origin)
		}
	}
	return lines
}

// riskSources names each study once, with the curves that are its, and which are to be verified.
func riskSources(risks []report.Risk) []widget.Span {
	var spans []widget.Span
	told := map[string]bool{}
	for _, k := range risks {
		source := joined(" ", k.Source, pmid(k.PMID))
		if told[source] {
			continue
		}
		told[source] = true
		same := func(o report.Risk) bool { return joined(" ", o.Source, pmid(o.PMID)) == source }
		spans = append(spans, widget.Small(labels(risks, same)+": "+source))
		if open := labels(risks, func(o report.Risk) bool { return same(o) && !o.Verified }); open != "" {
			spans = append(spans, widget.Strong(" "+say("ui.cancer.verify", "list", open)).In(theme.ColorChange).Sized(theme.SizeSmall))
		}
		spans = append(spans, widget.Small(". "))
	}
	return append(spans, widget.Small(say("ui.cancer.shaded")))
}

// labels names the curves that are meant.
func labels(risks []report.Risk, meant func(report.Risk) bool) string {
	var names []string
	for _, k := range risks {
		if meant(k) {
			names = append(names, capital(cancerName(k)))
		}
	}
	return strings.Join(names, ", ")
}

func pmid(id string) string {
	if id == "" {
		return ""
	}
	return say("ui.pmid", "id", id)
}

// iconArrays show the curves' last points as people of a hundred, each with its study.
func iconArrays(risks []report.Risk) []fyne.CanvasObject {
	var arrays []fyne.CanvasObject
	for _, k := range risks {
		if len(k.Ages) == 0 {
			continue
		}
		people := document.People(catalogue(), k)
		people.Dot = iconStep
		arrays = append(arrays, widget.NewFigure(0, func(width, _ float64) figure.Scene { return figure.IconArray(width, people) }))
	}
	if key := document.PeopleKey(catalogue(), risks); len(key) > 0 {
		arrays = append(arrays, widget.NewFigure(0, func(width, _ float64) figure.Scene { return figure.PeopleKey(width, 0, key) }))
	}
	return arrays
}

// iconStep is the distance between people on the screen, in points.
const iconStep = 13

// who is the word for people of a sex.
func who(sex string) string {
	if key := "ui.cancer.people." + sex; catalogue().Has(key) {
		return say(key)
	}
	return say("ui.cancer.people.unspecified")
}

// carriers is the word for those that all of the risks are about: people with the organ where organs were stated.
func carriers(risks []report.Risk, organs report.Organs) string {
	if organs != (report.Organs{}) {
		if len(risks) == 1 && catalogue().Has("ui.cancer.people.organ."+risks[0].Cancer) {
			return who("organ." + risks[0].Cancer)
		}
		return who("")
	}
	sex := ""
	for _, k := range risks {
		switch {
		case sex == "":
			sex = k.Sex
		case k.Sex != "" && k.Sex != "both" && k.Sex != sex:
			return who("")
		}
	}
	return who(sex)
}

// toneRole is the colour in a figure of a badge's tone.
var toneRoles = map[report.Tone]figure.Role{
	report.ToneAct: figure.Act, report.ToneChange: figure.Change, report.ToneUnknown: figure.Unknown,
}

// protein is the gene's map; what is benign stays grey.
func protein(g report.CancerGene) figure.Protein {
	p := document.GeneMap(g)
	p.ExonRow, p.Legend, p.Marks = say("pdf.exon"), say("pdf.map.density"), nil
	for _, v := range g.Variants {
		if v.AminoAcid == nil {
			continue
		}
		m := figure.Mark{Position: *v.AminoAcid, Role: figure.Muted, Label: shortName(v.HGVSC) + " " + v.Badge.Word,
			Detail: joined(" · ", shortName(v.HGVSC), v.HGVSP, v.ConsequenceText, v.Badge.Word, v.Genotype)}
		if role, coloured := toneRoles[v.Badge.Tone]; coloured {
			m.Role, m.Strong = role, v.Badge.Tone == report.ToneAct
			m.Label = joined(" · ", shortName(v.HGVSC), v.HGVSP)
		}
		p.Marks = append(p.Marks, m)
	}
	return p
}
