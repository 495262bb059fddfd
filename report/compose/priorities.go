package compose

import (
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants/germline"
	"allelens/variants/hgvs"
	"allelens/variants/patient"
)

// cancerRows lists what matters of the cancer genes, the gravest first, then what was read of each.
func (b *builder) cancerRows(r *report.Report) []report.Row {
	rows := []report.Row{}
	for _, l := range b.found {
		if l.event != nil {
			rows = append(rows, b.eventRow(l))
		} else {
			rows = append(rows, b.variantRow(r, *l.finding))
		}
	}
	return append(append(rows, b.jointRows()...), b.geneRows(r)...)
}

func (b *builder) variantRow(r *report.Report, f germline.Finding) report.Row {
	key := rowKey(f)
	if disease(f) && b.moreThanOne() {
		key = "several"
	}
	why := b.Text("report.row."+key+".why", "reasons", b.failures(f.Change.Evidence.FailedCriteria))
	if figures := figures(r, f.Gene); key == "pathogenic" && figures != "" {
		why = figures
	}
	badge := b.variantBadge(f)
	if key == "failed" {
		badge = report.Badge{Word: b.Text("report.badge.repeat"), Tone: report.ToneUnknown, Sign: report.OpenSquare}
	}
	return report.Row{
		Finding: f.Gene + " " + short(f), Why: why, Discuss: b.Text("report.row." + key + ".discuss"), Badge: badge, Screen: "cancer",
		Detail: strings.Join([]string{strings.ToLower(b.classWord(f)), b.Text("report.zygosity." + f.Zygosity())}, ", "),
		Key:    f.Gene + " " + hgvs.Shorten(f.Name.C),
	}
}

func (b *builder) eventRow(l lead) report.Row {
	s := l.event
	detail := b.Text("report.zygosity." + s.Zygosity)
	if s.ExonsText != "" && !strings.Contains(s.Name, s.ExonsText) {
		detail = s.ExonsText + ", " + detail
	}
	return report.Row{Finding: l.called(), Detail: detail, Why: s.Text, Discuss: text.Capital(s.NextStep), Badge: s.Badge, Screen: "cancer", Key: l.gene + " " + s.Name}
}

// geneRows say of each gene what was read of it: beside a finding of the rest, and never in green.
func (b *builder) geneRows(r *report.Report) []report.Row {
	var rows []report.Row
	for _, g := range r.Cancer.Genes {
		row := report.Row{Finding: g.Gene, Badge: g.Badge, Screen: "cancer", Key: g.Gene, Discuss: b.Text("report.row.read.large")}
		if at := slices.IndexFunc(b.f.Cancer.Genes, func(o germline.Gene) bool { return o.Gene == g.Gene }); at >= 0 && b.measured(b.f.Cancer.Genes[at]) {
			row.Discuss = b.Text("report.row.read.large.copies")
		}
		if g.RestText != "" {
			row.Detail, row.Badge = b.Text("report.row.rest"), report.Badge{Word: b.Text("report.badge.read"), Tone: report.ToneNeutral}
			switch {
			case g.AssessedBases == 0:
				row.Badge = report.Badge{Word: b.Text("report.badge.not_read"), Tone: report.ToneUnknown, Sign: report.OpenSquare}
			case g.AssessedBases < g.TotalBases:
				row.Badge = report.Badge{Word: b.Text("report.badge.read_part"), Tone: report.ToneUnknown, Sign: report.OpenSquare}
			}
		}
		key := "report.row.read"
		switch missing := g.TotalBases - g.AssessedBases; {
		case missing > 0:
			key += ".part"
		case g.AssumedBases > 0:
			key += ".assumed"
		case g.RestText == "" && g.Conclusion == string(germline.NotAssessed):
			if key += ".warned"; len(g.Faint) > 0 {
				key = "report.row.read.faint"
			}
		case g.RestText == "":
			key += ".none"
		}
		row.Why = b.Text(key, "missing", text.Grouped(g.TotalBases-g.AssessedBases), "total", text.Grouped(g.TotalBases), "assumed", text.Grouped(g.AssumedBases))
		rows = append(rows, row)
	}
	return rows
}

// rowKey tells what is said of a variant that matters ("report.row.<key>.…").
func rowKey(f germline.Finding) string {
	switch {
	case probable(f) && f.Claimed():
		return doubtOf(f)
	case probable(f):
		return "probable"
	case failed(f):
		return "failed"
	case disease(f):
		return diseaseKey(f)
	case unheld(f) && !held(f):
		return "not_held"
	case unheld(f) || f.Unreviewed():
		return "not_reviewed"
	}
	return "open"
}

// diseaseKey tells apart where a disease-causing variant's class does not say all.
func diseaseKey(f germline.Finding) string {
	switch {
	case !f.Alone():
		return "together"
	case f.ReducedPenetrance():
		return "reduced"
	case f.Withheld() != "":
		return f.Withheld()
	}
	return "pathogenic"
}

// figures joins the highest published risks of a gene: "Breast 72 % (65–79), ovarian …".
func figures(r *report.Report, gene string) string {
	var parts []string
	for _, risk := range r.Risks {
		if risk.Gene == gene && risk.Overview {
			label, _, _ := strings.Cut(risk.Label, ",")
			parts = append(parts, label+" "+risk.Text)
		}
	}
	return strings.Join(parts, "; ")
}

// mostDrugs is how many medicines the overview names beside the patient's own; all stand on
// their own screen.
const mostDrugs = 8

// drugRows lists the patient's own medicines, then the others of the most harm, and how many there are beside them.
func (b *builder) drugRows(r *report.Report) []report.Row {
	rows := append([]report.Row{}, b.togetherRows()...)
	others, more := 0, 0
	for _, d := range r.Drugs {
		if !d.OnMedicationList && (!d.NeedsAction || d.Action == "monitor") {
			continue
		}
		if !d.OnMedicationList {
			if others++; others > mostDrugs {
				more++
				continue
			}
		}
		rows = append(rows, report.Row{
			Finding: d.Drug, Detail: geneResults(d.Results), Why: phenotypes(b, d), Discuss: d.Headline, Badge: d.Badge, Screen: "drugs", Key: d.Drug,
		})
	}
	if more > 0 {
		rows = append(rows, report.Row{
			Finding: b.Text("report.row.more", "count", more), Why: b.Text("report.row.more.why"), Discuss: b.Text("report.row.more.discuss"),
			Badge: report.Badge{Word: b.Text("report.badge.more"), Tone: report.ToneNeutral}, Screen: "drugs", Key: report.AllMedicines,
		})
	}
	return rows
}

func geneResults(results []report.DrugGene) string {
	var parts []string
	for _, g := range results {
		if g.Diplotype != "" {
			parts = append(parts, g.Gene+" "+g.Diplotype)
		}
	}
	return strings.Join(parts, ", ")
}

func phenotypes(b *builder, d report.Drug) string {
	var parts []string
	for _, g := range d.Results {
		phenotype := g.Phenotype
		if g.Adjusted() {
			phenotype = b.Text("report.drug.counts_as", "phenotype", phenotype, "adjusted", g.AdjustedPhenotype)
		}
		switch {
		case phenotype != "" && len(d.Results) > 1:
			parts = append(parts, g.Gene+": "+phenotype)
		case phenotype != "":
			parts = append(parts, phenotype)
		}
	}
	if len(d.Needs) > 0 {
		parts = append(parts, b.Text("report.drug.needs", "genes", strings.Join(d.Needs, ", ")))
	}
	return strings.Join(parts, "; ")
}

// notAssessed lists what this report says nothing about.
func (b *builder) notAssessed() []string {
	out := []string{}
	for _, l := range those(b.found, germline.ProbableFound) {
		out = append(out, b.Text("report.missing.class", "finding", l.called()))
	}
	for _, g := range b.f.Cancer.Genes {
		if missing := g.TotalBases - g.AssessedBases; missing > 0 {
			out = append(out, b.Text("report.missing.bases", "gene", g.Gene, "missing", text.Grouped(missing), "total", text.Grouped(g.TotalBases)))
		}
	}
	if len(b.f.Cancer.Genes) > 0 {
		out = append(out, b.Text("report.missing.structural", "genes", b.heldGenes()))
	}
	for _, s := range b.silent {
		if s.Asked || s.Worst != "" {
			out = append(out, s.Text)
		}
	}
	var genes []string
	for _, g := range b.f.Genes {
		if len(g.Diplotypes) == 0 && len(g.Found) == 0 {
			genes = append(genes, g.Gene)
		}
	}
	if len(genes) > 0 {
		out = append(out, b.Text("report.missing.genes", "genes", strings.Join(genes, ", ")))
	}
	if s := b.f.Case.Scope; s != patient.Both {
		out = append(out, b.Text("report.missing.scope."+string(s)))
	}
	return out
}
