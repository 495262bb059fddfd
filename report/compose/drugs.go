package compose

import (
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/guidance"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/drugs"
)

// drugs lists all medicines in the one order that all faces keep.
func (b *builder) drugs() []report.Drug {
	results := b.ordered()
	out := make([]report.Drug, len(results))
	variants.InParts(len(results), func(i int) { out[i] = b.drug(*results[i]) })
	return out
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (b *builder) drug(r drugs.Result) report.Drug {
	d := report.Drug{
		Drug: r.Drug.Name, RxCUI: r.Drug.RxCUI, Genes: orEmpty(r.Genes), Results: []report.DrugGene{}, Action: string(r.Action), Urgency: r.Action.Urgency(),
		Recommendations: []report.Recommendation{}, Superseded: []report.Recommendation{},
		OnMedicationList: r.OnList, Needs: orEmpty(r.Needs), Evidence: b.evidence(r),
		Direction: r.Dose().Direction, DosePercent: dosePercent(r.Dose().Share),
		Assumed: r.Assumed(), Incomplete: r.Incomplete(), Badge: b.drugBadge(r),
		NeedsAction: b.acts(r), Status: string(r.Status), Areas: orEmpty(r.Areas), Brands: orEmpty(r.Brands), Listed: b.listed(r), Conversions: b.conversions(r),
		GenotypeOnly: b.genotypeOnly(r), IfKnown: b.ifKnown(r), Questions: b.questions(r), Tests: b.tests(r), Doses: []report.Dose{}, Unsettled: b.drugUnsettled(r), Open: b.open(r), Cautions: b.drugCautions(r),
	}
	genes := r
	if r.ByGenes != nil {
		genes = *r.ByGenes
	}
	said := guidance.Headline(b.Catalogue, genes)
	d.GenesAction = string(genes.Action)
	if r.Drug.Name == warfarinName {
		d.Doses = b.doses()
		d.Headline = said
		said = b.doseHeadline(&d)
	}
	b.beside(&d, r, said)
	for _, g := range r.Results {
		d.Results = append(d.Results, report.DrugGene{
			Gene: g.Gene, Diplotype: b.drugGene(g), Phenotype: g.Phenotype, ActivityScore: g.ActivityScore,
			AdjustedPhenotype: g.AdjustedPhenotype, AdjustedScore: g.AdjustedScore,
		})
	}
	deciding := map[report.Origin]bool{}
	for _, m := range genes.Deciding() {
		deciding[b.recommendation(m).Origin] = true
	}
	for _, m := range r.Matches {
		row := b.recommendation(m)
		row.Deciding = deciding[row.Origin]
		row.Silent = m.Action == drugs.NoGuidance && r.Action != drugs.NoGuidance
		d.Recommendations = append(d.Recommendations, row)
	}
	for _, m := range r.Superseded {
		d.Superseded = append(d.Superseded, b.recommendation(m))
	}
	d.Disagreement = b.disagreement(r)
	d.PatientAction, d.Attention = PatientAction(d), d.NeedsAction || r.Action == drugs.TestFirst
	d.Brief = b.drugBrief(r, d)
	return d
}

func dosePercent(s *drugs.Share) *report.DosePercent {
	if s == nil {
		return nil
	}
	return &report.DosePercent{Low: s.Low, High: s.High}
}

const warfarinName = "warfarin"

// drugGene names a gene's result beside a drug: its diplotypes, or what was found of them.
func (b *builder) drugGene(g drugs.GeneResult) string {
	if len(g.Found) > 0 {
		return b.Text("report.gene.found", "alleles", strings.Join(g.Found, ", "))
	}
	return g.Diplotype
}

// drugBadge words a drug's action; a reassuring one that rests on too little is no standard.
func (b *builder) drugBadge(r drugs.Result) report.Badge {
	if r.Action == drugs.Standard && r.Incomplete() {
		return report.Badge{Word: b.Text("report.badge.incomplete"), Tone: report.ToneUnknown}
	}
	return b.doseBadge(r.Action, r.Dose().Direction, r.Deciding())
}

// doseBadge words an action, and which way a dose is changed. What begins with the usual dose has no direction.
func (b *builder) doseBadge(a drugs.Action, direction string, rows []drugs.Match) report.Badge {
	badge := b.actionBadge(a)
	later := func(m drugs.Match) bool { return strings.HasPrefix(m.PrimaryAction, "STANDARD_START") }
	if a == drugs.ChangeDose && direction != "" && !slices.ContainsFunc(rows, later) {
		badge.Word = b.Text("report.badge.change_dose." + direction)
	}
	return badge
}

// disagreement says in one sentence who says what; "" where the bodies agree.
func (b *builder) disagreement(r drugs.Result) string {
	if len(r.Disagreement) == 0 {
		return ""
	}
	says := func(body, action string) string {
		words := b.Text("report.badge." + action)
		if action == string(drugs.ChangeDose) {
			own := r
			own.Body, own.Action = body, drugs.ChangeDose
			if dose := guidance.FromRows(b.Catalogue, own); dose != "" {
				words = text.Small(strings.TrimSuffix(dose, "."))
			}
		}
		return b.Text("report.drug.says", "body", body, "action", words)
	}
	var all []string
	if r.Body != "" {
		all = append(all, says(r.Body, string(r.Action)))
	}
	for _, code := range r.Disagreement {
		body, action, _ := strings.Cut(code, ":")
		all = append(all, says(body, action))
	}
	return b.Text("report.drug.differ", "list", strings.Join(all, "; "))
}

// evidence names the body that decides, and how strongly it says so.
func (b *builder) evidence(r drugs.Result) string {
	switch {
	case r.OwnRule:
		return b.Text("report.drug.own_rule")
	case r.Body == "":
		return ""
	}
	return r.Body + " " + b.Text(guidance.Key("strength", r.Strength))
}

func (b *builder) recommendation(m drugs.Match) report.Recommendation {
	r := report.Recommendation{
		Source: m.Body, Action: string(m.Action), DoseChangePercent: m.DoseChangePercent, MaxDose: m.MaxDose, Population: b.Text(guidance.Key("population", m.Population)),
		Strength: b.Text(guidance.Key("strength", m.Strength)), Text: guidance.Row(b.Catalogue, m), URL: m.URL, PMID: m.PMID, Year: m.Year, Currency: m.Currency, Edition: m.Date,
		Origin: b.origin(m.Origin), Badge: b.doseBadge(m.Action, m.Dose.Direction, []drugs.Match{m}),
	}
	if m.Body == "FDA" && m.Action == drugs.NoGuidance {
		r.Badge.Word = b.Text("report.badge.listed")
	}
	if m.Newest != "" {
		r.Older = b.Text("guidance.older_edition", "body", m.Body, "edition", m.Date, "newest", m.Newest)
	}
	if !m.ForAll {
		r.Applies = b.applies(m.Diplotypes)
	}
	return r
}

// applies names the diplotypes under which alone a row applies.
func (b *builder) applies(options []map[string]string) string {
	var all []string
	for _, o := range options {
		var genes []string
		for gene, label := range o {
			genes = append(genes, gene+" "+label)
		}
		slices.Sort(genes)
		all = append(all, strings.Join(genes, ", "))
	}
	slices.Sort(all)
	return strings.Join(slices.Compact(all), b.Text("report.gene.or"))
}

// actionBadge words an action.
func (b *builder) actionBadge(a drugs.Action) report.Badge {
	tone := report.ToneNeutral
	switch a {
	case drugs.Contraindicated, drugs.Avoid:
		tone = report.ToneAct
	case drugs.Alternative, drugs.ChangeDose, drugs.Monitor:
		tone = report.ToneChange
	case drugs.Standard:
		tone = report.ToneStandard
	case drugs.TestFirst, drugs.NotAssessable:
		tone = report.ToneUnknown
	}
	return report.Badge{Word: b.Text("report.badge." + string(a)), Tone: tone}
}
