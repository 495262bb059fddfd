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

// interactions words what medicines ask for beside each other.
func (b *builder) interactions(all []drugs.Interaction) []report.Interaction {
	out := []report.Interaction{}
	for _, i := range all {
		source := b.sources[i.Origin.Source]
		name := source.Name
		if source.Version != "" {
			name += " (" + source.Version + ")"
		}
		out = append(out, report.Interaction{
			Drug: i.Drug, With: i.With, Severity: i.Severity, Action: string(i.Action), Holding: string(i.Holding), Text: guidance.Interaction(b.Catalogue, i), Lead: b.pairLead(i), Body: i.Body,
			Patient: guidance.PatientInteraction(b.Catalogue, i), Source: name, URL: source.URL, Origin: b.origin(i.Origin), Badge: b.togetherBadge(i),
		})
	}
	return out
}

// pairLead is what one interaction asks for in a short sentence. A dose that is adjusted has none: its amount belongs to it.
func (b *builder) pairLead(i drugs.Interaction) string {
	key := "report.together.lead." + i.Severity
	if !i.Asks() || i.Severity == "adjust" || !b.Has(key) {
		return ""
	}
	return b.besideLead(&besideGroup{key: key, condition: guidance.Condition(b.Catalogue, i), of: i, others: []string{b.And(i.With)}, bodies: []string{i.Body}})
}

// togetherBadge words what medicines beside each other ask for.
func (b *builder) togetherBadge(i drugs.Interaction) report.Badge {
	switch {
	case i.Holding == drugs.NothingToGain:
		return report.Badge{Word: b.Text("report.badge.together.nothing_to_gain"), Tone: report.ToneNeutral}
	case !i.Asks():
		return report.Badge{Word: b.Text("report.badge.together.none"), Tone: report.ToneNeutral}
	case i.Holding != drugs.Holds:
		return report.Badge{Word: b.Text("report.badge.together.depends"), Tone: report.ToneChange}
	}
	return report.Badge{Word: b.Text("report.badge.together." + i.Severity), Tone: b.actionBadge(i.Action).Tone}
}

// besideGroup is what a medicine's interactions of one kind say in one sentence.
type besideGroup struct {
	key, condition string
	of             drugs.Interaction // the first
	others, bodies []string
}

// together is what stands first of a medicine beside others: by severity, whom with and by whom; "" where nothing is
// asked for.
func (b *builder) together(r drugs.Result) string {
	var groups []*besideGroup
	for _, i := range r.Interactions {
		if !i.Asks() || i.Severity == "adjust" && i.Drug != r.Drug.Name {
			continue
		}
		key, condition := "report.together.lead."+i.Severity, guidance.Condition(b.Catalogue, i)
		if i.Severity == "adjust" && r.Opposed() {
			key = "report.together.advice." + i.Advice
		}
		at := slices.IndexFunc(groups, func(g *besideGroup) bool { return g.key == key && g.condition == condition })
		if at < 0 {
			at = len(groups)
			groups = append(groups, &besideGroup{key: key, condition: condition, of: i})
		}
		g := groups[at]
		g.others, g.bodies = variants.Once(append(g.others, b.And(i.Partners(r.Drug.Name)))), variants.Once(append(g.bodies, i.Body))
	}
	var said []string
	for _, g := range groups {
		said = append(said, b.besideLead(g))
	}
	return strings.Join(append(said, b.replacements(r)...), " ")
}

// besideLead is the sentence of a group.
func (b *builder) besideLead(g *besideGroup) string {
	bodies := strings.Join(g.bodies, "; ")
	one := b.Text(g.key, "drug", g.of.Drug, "others", b.And(g.others), "bodies", bodies, "amount", g.of.Amount, "gene", g.of.Gene)
	if !strings.HasSuffix(one, ".") { // an advice, which is a part of sentences
		one = b.Text("report.together.lead.advice", "advice", one, "bodies", bodies)
	}
	if g.condition != "" {
		one = b.Text("report.together.if", "condition", g.condition, "advice", text.Small(one))
	}
	return one
}

// replacements say what to choose in place of the other medicine, where a body says it, and that this one can stay.
func (b *builder) replacements(r drugs.Result) []string {
	var all []string
	for _, i := range r.Interactions {
		key := "report.together.replace." + i.Advice
		if !i.Asks() || i.Holding != drugs.Holds || !b.Has(key) {
			continue
		}
		all = append(all, b.Text(key, "others", b.And(i.With)))
		if i.Drug == r.Drug.Name && r.ByGenes != nil && r.ByGenes.Action == drugs.Standard && !r.ByGenes.Incomplete() {
			all = append(all, b.Text("report.together.stays", "drug", i.Drug))
		}
	}
	return variants.Once(all)
}

// unchecked says that nothing is held on a medicine beside others of the patient's; "" where there are none.
func (b *builder) unchecked(r drugs.Result) string {
	if len(r.Unchecked) == 0 {
		return ""
	}
	return b.Text("report.together.unchecked", "drug", r.Drug.Name, "others", b.And(r.Unchecked))
}

// unjudgedPairs says of which of the patient's medicines nothing is held on beside each other; none where all are judged.
// Names that are not known have a notice of their own.
func (b *builder) unjudgedPairs() []report.Notice {
	var pairs []string
	seen, unknown := make(map[string]bool), b.named("unknown_medication")
	for _, r := range b.f.Drugs {
		for _, other := range r.Unchecked {
			if slices.Contains(unknown, other) {
				continue
			}
			if pair := b.Text("report.together.pair", "drug", r.Drug.Name, "other", other); !seen[other+"\n"+r.Drug.Name] {
				seen[r.Drug.Name+"\n"+other] = true
				pairs = append(pairs, pair)
			}
		}
	}
	if len(pairs) == 0 {
		return nil
	}
	return []report.Notice{{
		Code: "unjudged_pairs", Title: b.Text("report.notice.unjudged_pairs"), Text: b.Text("report.notice.unjudged_pairs.text", "pairs", b.someOf(pairs)),
		Tone: report.ToneUnknown, Names: pairs,
	}}
}

// beside sets a drug's fields on other medicines. headline is what the genes say.
func (b *builder) beside(d *report.Drug, r drugs.Result, headline string) {
	d.Interactions, d.Together, d.Unchecked = b.interactions(r.Interactions), b.together(r), b.unchecked(r)
	if r.ByGenes != nil {
		d.Badge = report.Badge{Word: b.Text("report.badge.together." + string(r.Action)), Tone: b.actionBadge(r.Action).Tone}
		d.Evidence = r.Body
	}
	d.Headline = headline
	if d.Together != "" {
		key := "report.together.headline"
		switch {
		case r.Opposed():
			key, headline = key+".opposed", text.Small(headline)
		case r.ByGenes == nil: // the genes ask for at least as much
			key += ".genes_first"
		case r.Action.Urgency() <= drugs.ChangeDose.Urgency():
			headline = strings.TrimSpace(strings.TrimPrefix(headline, b.Text("guidance.headline.standard")))
		}
		if headline == "" {
			key += ".alone"
		}
		d.Headline = b.Text(key, "together", d.Together, "genes", headline)
	}
}

// togetherRows are what medicines without a card of their own ask for beside others.
func (b *builder) togetherRows() []report.Row {
	var rows []report.Row
	for _, i := range b.f.Interactions {
		carded := slices.ContainsFunc(b.f.Drugs, func(r drugs.Result) bool {
			return slices.ContainsFunc(r.Interactions, func(o drugs.Interaction) bool { return o.Row == i.Row && slices.Equal(o.With, i.With) })
		})
		if carded || !i.Asks() {
			continue
		}
		rows = append(rows, report.Row{
			Finding: i.Drug + " + " + strings.Join(i.With, " + "), Detail: b.Text("report.together.detail"), Discuss: guidance.Interaction(b.Catalogue, i), Badge: b.togetherBadge(i), Screen: "drugs",
		})
	}
	return rows
}

// togetherSteps are whom to tell of medicines that must not meet.
func (b *builder) togetherSteps(add func(key string, pairs ...any)) {
	seen := make(map[string]bool)
	for _, i := range b.f.Interactions {
		pair := i.Drug + " + " + strings.Join(i.With, " + ")
		if !i.Asks() || i.Severity != "contraindicated" && i.Severity != "avoid" || seen[pair] {
			continue
		}
		seen[pair] = true
		if condition := guidance.Condition(b.Catalogue, i); condition != "" {
			add("together.depends", "drug", i.Drug, "others", b.And(i.With), "condition", condition, "body", i.Body)
			continue
		}
		add("together."+i.Severity, "drug", i.Drug, "others", b.And(i.With), "body", i.Body)
	}
}
