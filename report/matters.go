package report

import (
	"strings"

	"allelens/variants/brca"
	"allelens/variants/interpret"
	"allelens/variants/knowledge"
	"allelens/variants/pgx"
)

// cancerRows lists the variants that matter, the disease-causing first.
func (b *builder) cancerRows(r *Report) []Row {
	rows := []Row{}
	for _, which := range []func(brca.Finding) bool{disease, failed, unreviewed, unsettled} {
		for _, f := range b.findings(which) {
			key := rowKey(f)
			why := b.Text("report.row." + key + ".why")
			if figures := figures(r, f.Gene); key == "pathogenic" && figures != "" {
				why = figures
			}
			badge := b.classBadge(f)
			if key == "failed" {
				badge = Badge{Word: b.Text("report.badge.repeat"), Tone: ToneUnknown}
			}
			rows = append(rows, Row{
				Finding: f.Gene + " " + short(f), Why: why, Discuss: b.Text("report.row." + key + ".discuss"), Badge: badge, Screen: "cancer",
				Detail: strings.Join([]string{strings.ToLower(b.classWord(f)), b.Text("report.zygosity." + f.Zygosity())}, ", "),
				Key:    f.Gene + " " + f.Name.C,
			})
		}
	}
	return append(rows, b.jointRows()...)
}

// rowKey tells what is said of a variant that matters ("report.row.<key>.…").
func rowKey(f brca.Finding) string {
	switch {
	case failed(f):
		return "failed"
	case disease(f) && !f.Alone():
		return "together"
	case disease(f) && f.ReducedPenetrance():
		return "reduced"
	case disease(f):
		return "pathogenic"
	case unreviewed(f):
		return "unreviewed"
	case f.Class == knowledge.NotReviewed || f.Unreviewed():
		return "not_reviewed"
	}
	return "open"
}

// figures joins the highest published risks of a gene: "Breast 72 % (65–79), ovarian …".
func figures(r *Report, gene string) string {
	var parts []string
	for _, risk := range r.Risks {
		if risk.Gene == gene && (risk.Cancer == "breast" || risk.Cancer == "ovarian" || risk.Cancer == "prostate") {
			label, _, _ := strings.Cut(risk.Label, ",")
			parts = append(parts, label+" "+risk.Text)
		}
	}
	return strings.Join(parts, "; ")
}

// mostDrugs is how many medicines the overview names beside the patient's own; all stand on
// their own screen.
const mostDrugs = 8

// drugRows lists the patient's own medicines, then the most urgent others.
func (b *builder) drugRows(r *Report) []Row {
	rows := []Row{}
	others := 0
	needed := map[string]bool{}
	for _, need := range b.needAction() {
		needed[need.Drug.Name] = true
	}
	for _, d := range r.Drugs {
		urgent := needed[d.Drug] && d.Action != "monitor"
		if !d.OnMedicationList && (!urgent || others == mostDrugs) {
			continue
		}
		others += boolean(!d.OnMedicationList)
		rows = append(rows, Row{
			Finding: d.Drug, Detail: geneResults(d.Results), Why: phenotypes(b, d), Discuss: d.Headline, Badge: d.Badge, Screen: "drugs", Key: d.Drug,
		})
	}
	return rows
}

func geneResults(results []DrugGene) string {
	var parts []string
	for _, g := range results {
		if g.Diplotype != "" {
			parts = append(parts, g.Gene+" "+g.Diplotype)
		}
	}
	return strings.Join(parts, ", ")
}

func phenotypes(b *builder, d Drug) string {
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
	for _, g := range b.f.Cancer.Genes {
		if missing := g.TotalBases - g.AssessedBases; missing > 0 {
			out = append(out, b.Text("report.missing.bases", "gene", g.Gene, "missing", grouped(missing), "total", grouped(g.TotalBases)))
		}
	}
	if len(b.f.Cancer.Genes) > 0 {
		out = append(out, b.Text("report.missing.structural"))
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
	if s := b.f.Case.Scope; s != interpret.Both {
		out = append(out, b.Text("report.missing.scope."+string(s)))
	}
	return out
}

// nextSteps lists what follows from the findings.
func (b *builder) nextSteps() []string {
	steps := []string{}
	add := func(key string, pairs ...any) { steps = append(steps, b.Text("report.step."+key, pairs...)) }
	for _, g := range b.f.Cancer.Genes {
		switch two, both := several(g); {
		case two != "":
			add("two_variants", "gene", g.Gene, "variants", two, "phase", b.Text("report.step.two_variants."+string(brca.PhaseOf(diseases(g)))))
		case both != "":
			add("homozygous", "gene", g.Gene, "variant", both)
		}
	}
	for _, g := range b.f.Cancer.Genes {
		for _, j := range g.Joints {
			if j.Open() {
				add("joint."+string(j.Phase), "gene", g.Gene, "variants", shortNames(j.Members))
			}
		}
	}
	for _, f := range b.findings(disease) {
		add("confirm", "variant", f.Gene+" "+short(f))
	}
	for _, f := range b.findings(failed) {
		add("repeat", "variant", f.Gene+" "+short(f))
	}
	if b.count(sure) > 0 {
		add("relatives")
	}
	if b.count(open) > 0 {
		add("uncertain")
	}
	if len(b.needAction()) > 0 {
		add("prescriber")
	}
	for _, g := range b.f.Genes {
		for _, key := range geneSteps(g) {
			add(key, "gene", g.Gene)
		}
	}
	add("sign")
	return steps
}

// geneSteps are the keys of what follows from a pharmacogene's result.
func geneSteps(g pgx.Result) []string {
	var keys []string
	if g.HasBeyond(pgx.LossOfFunction) {
		keys = append(keys, "beyond")
	}
	if g.Gene == "CYP2D6" && g.Source == pgx.FromNothing {
		keys = append(keys, "outside")
	}
	return keys
}
