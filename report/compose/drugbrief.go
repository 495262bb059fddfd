package compose

import (
	"cmp"
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants/drugs"
)

// deadly is the rank of harm from which the wrong dose can kill.
const deadly = 4

// drugBrief is a medicine in one row.
func (b *builder) drugBrief(r drugs.Result, d report.Drug) report.DrugBrief {
	out := report.DrugBrief{Badge: b.briefBadge(r, d), Because: b.because(d), Said: b.said(d), Status: b.howTaken(d), Harm: harmOf(r, d), Plain: plainOf(d), Mark: b.markOfMedicine(d)}
	if p := d.DosePercent; p != nil && out.Badge.Word != d.Badge.Word {
		if key, pairs := share(*p, d.Direction); out.Badge.Word == b.Text("brief.drug."+key, pairs...) {
			out.Percent = p
		}
	}
	said := d.Headline
	for _, prefix := range []string{"lower", "higher"} {
		lead, _, _ := strings.Cut(b.Text("guidance.headline.change_dose."+prefix, "rest", "\x00"), "\x00")
		if rest, ok := strings.CutPrefix(said, lead); ok {
			said = text.Capital(rest)
		}
	}
	out.Do, out.More = text.Sentences(said)
	return out
}

// briefBadge is the action with its direction and amount.
func (b *builder) briefBadge(r drugs.Result, d report.Drug) report.Badge {
	badge := d.Badge
	word := func(key string, pairs ...any) { badge.Word = b.Text("brief.drug."+key, pairs...) }
	switch a := r.Action; {
	case r.ByGenes != nil && !strings.EqualFold(d.GenesAction, d.Action):
		return badge // what stands beside another medicine has words of its own
	case inPart(r):
		word("part")
		badge.Tone = report.ToneUnknown
	case a == drugs.ChangeDose:
		badge.Word = b.amountWord(r, d)
	case b.Has("brief.drug." + string(a)):
		word(string(a))
	}
	return badge
}

// amountWord is which way a dose is changed and to how much.
func (b *builder) amountWord(r drugs.Result, d report.Drug) string {
	key, pairs := b.amount(r, d)
	return b.Text("brief.drug."+key, pairs...)
}

// amount is the same as the end of a text's key, with what is filled in.
func (b *builder) amount(r drugs.Result, d report.Drug) (key string, pairs []any) {
	later := slices.ContainsFunc(r.Deciding(), func(m drugs.Match) bool { return strings.HasPrefix(m.PrimaryAction, "STANDARD_START") })
	most := ""
	for _, m := range r.Deciding() {
		dose, _, _ := strings.Cut(m.MaxDose, " (")
		most = cmp.Or(most, dose)
	}
	switch {
	case later && d.Direction == drugs.Lower:
		return "later", nil
	case d.DosePercent != nil && d.Direction != "":
		return share(*d.DosePercent, d.Direction)
	case most != "" && d.Direction == drugs.Lower && len(most) <= len("100 mg/m²/day"):
		return "most", []any{"dose", most}
	case d.Direction != "":
		return d.Direction, nil
	}
	for _, dose := range d.Doses {
		if dose.PerDay != nil && dose.WithoutGenotype != nil {
			return map[bool]string{true: drugs.Lower, false: drugs.Higher}[*dose.PerDay < *dose.WithoutGenotype], nil
		}
	}
	return "dose", nil
}

// share is a share of the usual dose.
func share(p report.DosePercent, direction string) (key string, pairs []any) {
	key = "down"
	switch {
	case p.Low == 50 && p.High == 50:
		return "half", nil
	case direction == drugs.Higher:
		key = "up"
	}
	if p.Low != p.High {
		key += ".range"
	}
	return key, []any{"low", number(p.Low), "high", number(p.High)}
}

// longDiplotype is from how many signs on a phenotype says it better.
const longDiplotype = 32

// because names the gene results behind the advice.
func (b *builder) because(d report.Drug) string {
	var parts []string
	for _, g := range d.Results {
		phenotype := g.Phenotype
		if g.Adjusted() {
			phenotype = b.Text("report.drug.counts_as", "phenotype", g.Phenotype, "adjusted", g.AdjustedPhenotype)
		}
		switch {
		case g.Diplotype == "" && phenotype == "":
			parts = append(parts, b.Text("brief.drug.no_result", "gene", g.Gene))
		case phenotype == "":
			parts = append(parts, b.Text("brief.drug.gene", "gene", g.Gene, "result", g.Diplotype))
		case g.Diplotype == "" || len(g.Diplotype) > longDiplotype:
			parts = append(parts, b.Text("brief.drug.gene", "gene", g.Gene, "result", phenotype))
		default:
			parts = append(parts, b.Text("brief.drug.gene.phenotype", "gene", g.Gene, "result", g.Diplotype, "phenotype", plainPhenotype(phenotype)))
		}
	}
	return strings.Join(parts, "; ")
}

// plainPhenotype writes a phenotype small within a sentence, unless it holds an abbreviation.
func plainPhenotype(s string) string {
	for _, word := range strings.Fields(s) {
		if len(word) > 1 && word == strings.ToUpper(word) {
			return s
		}
	}
	return strings.ToLower(s)
}

// howTaken says how a medicine stands to the patient, and under which name it was given.
func (b *builder) howTaken(d report.Drug) string {
	if d.Status == "" {
		return ""
	}
	said := b.Text("report.status." + d.Status)
	for _, name := range slices.Concat(b.f.Case.Medications, b.f.Case.PlannedMedications) {
		if slices.ContainsFunc(d.Brands, func(brand string) bool { return strings.EqualFold(brand, name) }) {
			return b.Text("brief.drug.as", "status", said, "name", name)
		}
	}
	return said
}

// said names the bodies behind the advice, and that they differ.
func (b *builder) said(d report.Drug) string {
	if d.Disagreement != "" {
		return dotted(d.Evidence, b.Text("brief.drug.differ"))
	}
	return d.Evidence
}

// harmOf is the group of a medicine by the harm that is to be prevented; "" where nothing is asked for.
func harmOf(r drugs.Result, d report.Drug) string {
	if !d.Attention {
		return ""
	}
	switch r.Action {
	case drugs.Contraindicated, drugs.Avoid:
		return "avoid"
	case drugs.ChangeDose:
		if r.Harm >= deadly {
			return "life_threatening"
		}
		return "adjust"
	case drugs.Alternative:
		return "alternative"
	case drugs.Monitor:
		return "adjust"
	case drugs.TestFirst:
		return "test"
	}
	return ""
}

// plainOf is the group of a patient's page.
func plainOf(d report.Drug) string {
	switch drugs.Action(d.PatientAction) {
	case drugs.Avoid, drugs.Alternative:
		return "other"
	case drugs.ChangeDose:
		switch d.Direction {
		case drugs.Lower:
			return "less"
		case drugs.Higher:
			return "more"
		}
		return "dose"
	case drugs.TestFirst:
		return "test"
	case drugs.Monitor, besideOthers:
		return "watch"
	case drugs.Standard, partly:
		return "usual"
	}
	return "cannot_tell"
}
