package document

import (
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/figure"
)

// result tells the gravest outcome; what else there is stands on page two.
func (p patient) result(int) []Block {
	blocks := append(p.known(), p.notices(p.Summary.Notices)...)
	grave, _ := p.told()
	switch {
	case len(grave) == 0 && p.FamilyAnswer != nil:
		return append(blocks, Callout{Title: p.t("patient.known.alone"), Lines: []string{p.t("patient.known.alone.line")}})
	case len(grave) == 0:
		return append(blocks, Callout{First: true, Title: p.t("patient.result.out")})
	}
	for i, c := range grave {
		c.First = i == 0 && p.FamilyAnswer == nil
		blocks = append(blocks, c)
	}
	return blocks
}

// told is what is said of each gene, the gravest first: of the gravest outcome, and of genes with lesser ones.
func (p patient) told() (grave, lesser []Callout) {
	genes := p.genes()
	several := p.harmful()
	if p.is(report.OutcomeBoth) {
		grave = append(grave, p.inBoth(several))
	}
	gravest, _ := p.gravest()
	for _, g := range genes {
		all := told(g)
		if all[0] == report.OutcomeFound && p.is(report.OutcomeBoth) {
			continue // told with the other gene
		}
		beside := rank(all[0]) > rank(gravest.outcome)
		if c := p.gene(g, all, beside); beside {
			lesser = append(lesser, c)
		} else {
			grave = append(grave, c)
		}
	}
	return grave, lesser
}

// inBoth tells of harmful changes in more than one gene.
func (p patient) inBoth(names []string) Callout {
	s := sayings[rank(report.OutcomeBoth)]
	c := Callout{Tone: s.tone, Title: p.t("patient.result.both", "genes", strings.Join(names, ", "))}
	for _, key := range s.lines {
		if key == "found.confirm" && p.confirmed() {
			key = "found.confirmed"
		}
		c.Lines = append(c.Lines, p.t("patient.result."+key))
	}
	for _, g := range p.Cancer.Genes {
		if all := told(g); all[0] == report.OutcomeFound {
			c.Lines = append(c.Lines, p.besideIn(g, all[1:])...)
		}
	}
	return c
}

// gene tells a gene's outcome; beside another gene's graver one in fewer words.
func (p patient) gene(g report.CancerGene, all []report.PlainOutcome, beside bool) Callout {
	s := sayings[rank(all[0])]
	title := "patient.result." + string(s.outcome)
	keys := s.lines
	switch {
	case s.outcome == report.OutcomeTwo && g.BothCopies:
		title += ".copies"
	case beside && p.words.Has(title+".beside"):
		title += ".beside"
	case !beside:
		keys = slices.Concat(s.lines, s.alone)
	}
	c := Callout{Tone: s.tone, Title: p.t(title, "gene", g.Gene)}
	for _, key := range keys {
		if key == "found.not_cancer" && len(p.Case.Earlier) > 0 {
			continue // to who has had cancer it says nothing
		}
		c.Lines = append(c.Lines, p.t("patient.result."+keyOf(key, g), "gene", g.Gene))
	}
	if slices.Contains([]report.PlainOutcome{report.OutcomeProbable, report.OutcomeFound, report.OutcomeOld}, s.outcome) {
		c.Lines = append(lines(p.piece(g)), c.Lines...)
	}
	if s.outcome == report.OutcomeNone && g.AssumedBases > 0 {
		c.Lines = append(c.Lines, p.t("patient.result.none.assumed"))
	}
	c.Lines = append(c.Lines, p.besideIn(g, all[1:])...)
	return c
}

// keyOf is the end of a line's key: what was confirmed, or has a class, is told otherwise.
func keyOf(key string, g report.CancerGene) string {
	switch {
	case key == "found.confirm" && g.Confirmed:
		return "found.confirmed"
	case key == "probable.list" && g.ClassOpen:
		return "probable.open"
	}
	return key
}

// confirmed: each harmful change was shown by a second test too.
func (p patient) confirmed() bool {
	names := p.harmful()
	for _, g := range p.Cancer.Genes {
		if slices.Contains(names, g.Gene) && !g.Confirmed {
			return false
		}
	}
	return len(names) > 0
}

// piece says what a large change that leads to the gene's conclusion looks like; "" without one.
func (p patient) piece(g report.CancerGene) string {
	for _, s := range g.Structural {
		if s.Conclusion != g.Conclusion {
			continue
		}
		key := "patient.result.piece." + strings.ToLower(s.Type)
		if s.Type == "CNV" && s.CopyNumber != nil {
			key = "patient.result.piece.dup"
			if *s.CopyNumber < 2 {
				key = "patient.result.piece.del"
			}
		}
		if !p.words.Has(key) {
			key = "patient.result.piece"
		}
		return p.t(key, "gene", g.Gene)
	}
	return ""
}

// besideIn tells what else stands in a gene with a finding, and what of it was not read.
func (p patient) besideIn(g report.CancerGene, lesser []report.PlainOutcome) []string {
	var keys, all []string
	for _, o := range lesser {
		if s := sayings[rank(o)]; s.also != "" && !slices.Contains(keys, s.also) {
			keys = append(keys, s.also)
		}
	}
	switch lead := told(g)[0]; {
	case lead == report.OutcomeNone || lead == report.OutcomeUnread:
	case g.AssessedBases < g.TotalBases:
		keys = append(keys, "rest.part")
	case g.AssumedBases > 0:
		keys = append(keys, "none.assumed")
	}
	for _, key := range keys {
		all = append(all, p.t("patient.result."+key, "gene", g.Gene))
	}
	return all
}

// noNumbers says why no figures are given although a change was found; nil where there is none that figures
// could be asked of.
func (p patient) noNumbers() []Block {
	if p.Cancer.NoNumbers == "" {
		return nil
	}
	return []Block{Paragraph{Line{Text: p.t("patient.risk.no_numbers." + p.Cancer.NoNumbers)}}}
}

// family is what it means for relatives.
func (p patient) family(step int) []Block {
	s, any := p.gravest()
	if !any {
		return nil
	}
	words := make([]string, len(s.family))
	for i, key := range s.family {
		words[i] = p.t("patient.family." + key)
	}
	if step > mostlyFull+1 && len(words) > 2 {
		words = []string{words[0], words[len(words)-1]}
	}
	said := Paragraph{Line{Lead: words[0], Text: strings.Join(words[1:], " ")}}
	if !p.settled() {
		return []Block{said}
	}
	_, letters := p.sizes()
	half := Drawing{Alt: words[0], Build: func(width float64) figure.Scene {
		return figure.OneInTwo(width, letters, p.t("patient.family.yes"), p.t("patient.family.no"))
	}}
	return []Block{Columns{Shares: []float64{1, 3.6}, Parts: [][]Block{{Drawings{half}}, {said}}}}
}

// next is what comes next, with boxes to tick.
func (p patient) next(int) []Block {
	keys := p.nextKeys()
	items := make([]string, len(keys))
	for i, key := range keys {
		items[i] = p.t("patient.next." + key)
	}
	return []Block{List{Boxes: true, Items: items}}
}

// nextKeys are the ends of keys of the next steps.
func (p patient) nextKeys() []string {
	var keys []string
	if s, any := p.gravest(); any {
		keys = slices.DeleteFunc(slices.Clone(s.next), func(key string) bool { return key == "confirm" && p.confirmed() })
	}
	for _, s := range sayings {
		if s.besides != "" && p.is(s.outcome) && !slices.Contains(keys, s.besides) {
			keys = append(keys, s.besides)
		}
	}
	if slices.ContainsFunc(p.Drugs, func(d report.Drug) bool { return d.NeedsAction || d.OnMedicationList }) {
		keys = append(keys, "medicines")
	}
	return append(keys, "questions")
}
