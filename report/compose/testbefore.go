package compose

import (
	"cmp"
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/guidance"
	"allelens/report/text"
	"allelens/variants/drugs"
	"allelens/variants/knowledge"
)

// tests are the tests that bodies ask for before a medicine and whose results are missing.
func (b *builder) tests(r drugs.Result) []report.DrugTest {
	out := []report.DrugTest{}
	for _, t := range r.Tests {
		whom := b.Text("report.test.population." + t.Population)
		out = append(out, report.DrugTest{
			Gene: t.Gene, Body: t.Body, Region: t.Region, Strength: t.Strength, Population: whom, Since: t.Date, Origin: b.origin(t.Origin),
			Text: b.Text("report.test."+t.Strength, "gene", t.Gene, "body", t.Body, "region", t.Region, "population", whom, "since", t.Date),
		})
	}
	return out
}

// silences lists what missing results could change for the patient's medicines, the gravest first: what a body
// requires, then what it recommends, then by the most urgent action that a result could lead to.
func (b *builder) silences() []report.Silence {
	var all []weighed
	for _, r := range b.f.Drugs {
		if !r.OnList {
			continue
		}
		for _, gene := range r.Needs {
			all = append(all, b.silence(r, gene))
		}
	}
	slices.SortStableFunc(all, func(x, y weighed) int { return cmp.Compare(x.weight, y.weight) })
	out := make([]report.Silence, len(all))
	for i, s := range all {
		out[i] = s.Silence
	}
	return out
}

// weighed is a silence with its rank, the gravest the lowest.
type weighed struct {
	report.Silence
	weight int
}

// unasked ranks a silence that no body asks about behind all that they do.
const unasked = 2

func (b *builder) silence(r drugs.Result, gene string) weighed {
	s := weighed{report.Silence{Gene: gene, Drug: r.Drug.Name}, unasked * len(drugs.Actions())}
	var asks, worst string
	if i := slices.IndexFunc(r.Tests, func(t knowledge.TestBefore) bool { return t.Gene == gene && t.Strength != "consider" }); i >= 0 {
		t := r.Tests[i]
		s.Asked, s.weight = true, map[string]int{"required": 0, "recommended": 1}[t.Strength]*len(drugs.Actions())
		asks = b.Text("report.silence."+t.Strength, "body", t.Body, "population", b.Text("report.test.population."+t.Population))
	}
	for _, p := range r.IfKnown {
		if p.Gene == gene && len(p.Changes) > 0 {
			c := p.Changes[0]
			s.Worst, s.weight = string(c.Action), s.weight+c.Action.Urgency()
			worst = b.Text("report.silence.worst", "phenotypes", b.Or(guidance.PlainPhenotypes(c.Phenotypes)), "action", text.Small(b.Text("guidance.action."+string(c.Action))))
		}
	}
	if worst == "" {
		s.weight += len(drugs.Actions()) - 1
	}
	s.Text = b.Text("report.silence", "gene", gene, "drug", r.Drug.Name, "why", strings.Join(slices.DeleteFunc([]string{asks, worst}, func(w string) bool { return w == "" }), "; "))
	if asks == "" && worst == "" {
		s.Text = b.Text("report.silence.nothing", "gene", gene, "drug", r.Drug.Name)
	}
	return s
}

// testSteps are the tests to order before the patient's medicines, each gene once.
func (b *builder) testSteps(add func(key string, pairs ...any)) {
	medicines := make(map[string][]string)
	var genes []string
	for _, s := range b.silent {
		if s.Asked && !b.discordant(s.Gene) {
			genes = append(genes, s.Gene)
			medicines[s.Gene] = append(medicines[s.Gene], s.Drug)
		}
	}
	seen := make(map[string]bool)
	for _, gene := range genes {
		if !seen[gene] {
			seen[gene] = true
			add("test_before", "gene", gene, "medicines", b.And(medicines[gene]))
		}
	}
}
