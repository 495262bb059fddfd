package drugs

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/patient"
	"allelens/variants/pgx"
)

// superseded is the currency of rows that must not be shown as current guidance.
const superseded = "superseded"

// Advisor answers what to do with each drug of the knowledge base. It is immutable and safe
// for concurrent use.
type Advisor struct {
	entries    []entry             // by name of the drug
	names      map[string][]string // normalised name to the base's names; several for a combination
	plain      map[string]bool     // medicines of which no body names a gene
	spellings  []string            // all names as written, for completion and suggestions
	modulators map[string][]knowledge.Modulator
	converter  converter
	together   map[string][]knowledge.Interaction // by the medicine whose effect or dose is meant
	conditions map[string][]knowledge.Condition   // by drug
	raw        []entry                            // the entries whoever the patient is
	list       listed
	settled    bool // the entries hold for one patient
}

// entry is one drug with its rows, parsed, and the genes that they ask for.
type entry struct {
	drug    knowledge.Drug
	genes   []string
	keys    map[string][]string // results of each gene that the rows ask for
	rows    []*Match            // not changed: several entries share them
	current []*Match            // rows that are not superseded
	areas   []string
	brands  []string
	listed  []knowledge.GeneDrugPair
	tests   []knowledge.TestBefore
	// situation is what is known of the drug's use.
	situation situation
	harm      int // the worst of its genes
}

// Base is what an advisor rests on.
type Base struct {
	Recommendations []knowledge.Recommendation
	Drugs           []knowledge.Drug
	Pairs           []knowledge.GeneDrugPair // they give the genes of drugs that have no rows
	Areas           []knowledge.DrugArea
	Harms           []knowledge.Harm
	Names           []knowledge.DrugName
	Medicines       []knowledge.Medicine // of which no body names a gene
	Tests           []knowledge.TestBefore
	Interactions    []knowledge.Interaction
	Modulators      []knowledge.Modulator
	Conversions     []knowledge.Conversion
	Conditions      []knowledge.Condition
	Cutoffs         map[string][]knowledge.ScoreCutoff // by gene
}

// New prepares an advisor.
func New(base Base) *Advisor {
	rows, named := make(map[string][]*Match), make(map[string]bool)
	genes := make(map[string]map[string]bool)
	note := func(drug, gene string) {
		if genes[drug] == nil {
			genes[drug] = make(map[string]bool)
		}
		genes[drug][gene] = true
	}
	read := make(map[string]said)
	for drug, count := range rowsOf(base.Recommendations) {
		rows[drug] = make([]*Match, 0, count)
	}
	matches := make([]Match, len(base.Recommendations))
	for i := range base.Recommendations {
		r := &base.Recommendations[i]
		matches[i].read(r, read)
		rows[r.Drug] = append(rows[r.Drug], &matches[i])
		for gene, key := range r.Lookup {
			note(r.Drug, gene)
			named[key] = true
		}
	}
	listed := make(map[string][]knowledge.GeneDrugPair)
	for _, p := range base.Pairs {
		listed[p.Drug] = append(listed[p.Drug], p)
		if len(rows[p.Drug]) == 0 {
			note(p.Drug, p.Gene)
		}
	}
	areas, brands := make(map[string][]string), make(map[string][]string)
	for _, r := range base.Areas {
		areas[r.Drug] = append(areas[r.Drug], r.Area)
	}
	for _, n := range base.Names {
		if n.Kind == brandName {
			brands[n.Drug] = append(brands[n.Drug], n.Name)
		}
	}
	tests := testsByDrug(base.Tests)
	harms := make(map[string]int)
	for _, h := range base.Harms {
		harms[h.Drug] = max(harms[h.Drug], h.Rank)
	}
	a := &Advisor{converter: newConverter(base.Conversions, base.Cutoffs, named), conditions: conditionsByDrug(base.Conditions)}
	a.learnNames(base)
	a.entries = make([]entry, 0, len(base.Drugs))
	for _, d := range base.Drugs {
		n := d.Name
		rank(rows[n])
		slices.SortFunc(rows[n], compare)
		slices.SortFunc(listed[n], func(x, y knowledge.GeneDrugPair) int {
			return cmp.Or(cmp.Compare(x.Body, y.Body), cmp.Compare(x.Gene, y.Gene), cmp.Compare(x.Row, y.Row))
		})
		slices.Sort(areas[n])
		slices.Sort(brands[n])
		current := rows[n]
		if slices.ContainsFunc(current, isSuperseded) {
			current = slices.DeleteFunc(slices.Clone(current), isSuperseded)
		}
		e := entry{d, slices.Sorted(maps.Keys(genes[n])), nil, rows[n], current, areas[n], brands[n], listed[n], tests[n], situation{}, max(1, harms[n])}
		e.learnKeys()
		a.entries = append(a.entries, e)
	}
	slices.SortFunc(a.entries, func(x, y entry) int { return cmp.Compare(x.drug.Name, y.drug.Name) })
	a.raw = a.entries
	return a
}

// rowsOf counts the rows of each drug.
func rowsOf(all []knowledge.Recommendation) map[string]int {
	count := make(map[string]int)
	for i := range all {
		count[all[i].Drug]++
	}
	return count
}

// conditionsByDrug groups conditions, in the order of their rows.
func conditionsByDrug(all []knowledge.Condition) map[string][]knowledge.Condition {
	by := make(map[string][]knowledge.Condition)
	for _, c := range slices.SortedFunc(slices.Values(all), func(x, y knowledge.Condition) int { return cmp.Compare(x.Row, y.Row) }) {
		by[c.Drug] = append(by[c.Drug], c)
	}
	return by
}

// said is what the facts of a row say of doses.
type said struct {
	change *float64
	most   string
	dose   Dose
	facts  []string // a semicolon inside brackets ends none
	parts  []Fact   // the same, taken apart
}

// read reads a row. read holds what was read before: many rows have the same facts.
func (m *Match) read(r *knowledge.Recommendation, read map[string]said) {
	k := r.PrimaryAction + "\n" + strings.Join(r.Facts, "\n")
	of, known := read[k]
	if !known {
		facts, whole := ParseFacts(r.Facts), splitFacts(strings.Join(r.Facts, "; "))
		of = said{doseChange(facts), maxDose(facts), DoseOf(r.PrimaryAction, facts), whole, nil}
		if slices.ContainsFunc(whole, hasCondition) {
			of.parts = eachFact(whole)
		}
		read[k] = of
	}
	m.Recommendation = *r
	m.DoseChangePercent, m.MaxDose, m.Dose, m.Facts = of.change, of.most, of.dose, of.facts
	m.Action, _ = ActionOf(r.PrimaryAction)
	m.conditional, m.parts, m.asks = m.asksOfPatient(), of.parts, asksOf(r.Lookup)
}

func isSuperseded(m *Match) bool { return m.Currency == superseded }

// compare orders rows: the most urgent first, then by body, population and genes, and as the
// knowledge base has them. Rows that were never in a base are told apart by keys and facts.
func compare(x, y *Match) int {
	first := cmp.Or(
		cmp.Compare(x.Action.Urgency(), y.Action.Urgency()),
		cmp.Compare(x.Body, y.Body),
		cmp.Compare(x.Population, y.Population),
		slices.Compare(x.Genes, y.Genes),
		cmp.Compare(x.Row, y.Row),
	)
	if first != 0 {
		return first
	}
	return cmp.Or(
		cmp.Compare(lookupText(x.Lookup), lookupText(y.Lookup)),
		cmp.Compare(strings.Join(x.Facts, ";"), strings.Join(y.Facts, ";")),
	)
}

func lookupText(lookup map[string]string) string {
	if len(lookup) == 1 {
		for gene, key := range lookup {
			return gene + "=" + key + ";"
		}
	}
	var b strings.Builder
	for _, gene := range slices.Sorted(maps.Keys(lookup)) {
		b.WriteString(gene + "=" + lookup[gene] + ";")
	}
	return b.String()
}

// Advise says what to do with every drug of the base, by name of the drug. Medicines that are
// taken or planned and act on enzymes adjust the phenotypes that guidance rests on; what it
// would be without them is kept beside it.
func (a *Advisor) Advise(genes []pgx.Result, medicines patient.Medicines) []Result {
	called := make(map[string]pgx.Result, len(genes))
	for _, g := range genes {
		called[g.Gene] = g
	}
	if !a.settled {
		a = a.For(Patient{Age: -1})
	}
	status := a.statuses(medicines)
	acting := a.acting(medicines)
	results := make(byGene)
	for _, e := range a.entries {
		for _, gene := range e.genes {
			if _, done := results[gene]; !done {
				g := newGenotype(gene, called[gene], a.converter.named)
				g.open = consequencesOf(called[gene], a.converter.named)
				results[gene] = g
			}
		}
	}
	out := make([]Result, len(a.entries))
	variants.InParts(len(out), func(i int) {
		e := a.entries[i]
		genotypes := e.only(results)
		under := func(e entry) Result {
			base := a.under(e, genotypes, acting)
			r := base
			a.hang(e, &r, genotypes, acting)
			a.leaveOpen(e, &r, base, genotypes, acting)
			r.Status = status[e.drug.Name]
			r.OnList = r.Status == Current || r.Status == Planned
			return r
		}
		r := under(e)
		r.IfKnown = e.ifKnown(r, genotypes, a.converter.cutoffs)
		r.ask(e.tests)
		r.withhold(genotypes)
		r.Questions = a.questions(e, a.raw[i], r, func(e entry) Result {
			r := under(e)
			r.ask(e.tests)
			r.withhold(genotypes)
			return r
		})
		out[i] = r
	})
	return out
}

// under is the result for one drug under genotypes, adjusted where other medicines act on them.
func (a *Advisor) under(e entry, genotypes byGene, acting map[string][]knowledge.Modulator) Result {
	r := e.advise(genotypes)
	if conversions := a.converter.convert(e, genotypes, acting); len(conversions) > 0 {
		r = e.adjusted(r, genotypes, conversions)
	}
	return r
}

// advise is the result for one drug.
func (e entry) advise(genotypes byGene) Result {
	r := Result{Drug: e.drug, Genes: e.genes, Areas: e.areas, Brands: e.brands, Listed: e.listed, Harm: e.harm}
	called := false
	for _, gene := range e.genes {
		g := genotypes.of(gene)
		r.Results = append(r.Results, g.shown)
		speaks := g.speaksOf(e.keys[gene])
		called = called || g.called && speaks
		if !g.usable || !speaks {
			r.Needs = append(r.Needs, gene)
		}
	}
	if !called {
		r.Action = NotAssessable
		return r
	}
	r.Matches, r.Superseded = e.matches(genotypes)
	combinations := combine(e.genes, genotypes)
	cover(r.Matches, combinations)
	r.settle(combinations)
	if r.Action == NotHeld && len(r.Matches)+len(r.Superseded) == 0 && e.unnamed(genotypes) {
		r.Action, r.Most, r.Least, r.Unnamed = Standard, Standard, Standard, true
	}
	return r
}

// usual are the phenotypes that bodies leave out where they name who needs a change.
var usual = map[string]bool{"Normal Metabolizer": true, "Normal Function": true, "Normal": true}

// unnamed reports whether all genes are as usual, so that a medicine for which only results that need a change are
// named is taken as usual. A body whose rows are not held may say something else.
func (e entry) unnamed(genotypes byGene) bool {
	if len(e.current) == 0 || slices.ContainsFunc(e.listed, func(p knowledge.GeneDrugPair) bool { return !p.HasRows }) {
		return false
	}
	for _, gene := range e.genes {
		g := genotypes.of(gene)
		unusual := func(s standing) bool {
			return !slices.ContainsFunc(slices.Collect(maps.Keys(s.keys)), func(k string) bool { return usual[k] })
		}
		if !g.called || slices.ContainsFunc(g.standings, unusual) {
			return false
		}
	}
	return true
}

// settle decides the action from the rows that apply.
func (r *Result) settle(combinations []combination) {
	rows := pointers(r.Matches)
	under := actionsUnder(rows, combinations)
	r.Action, r.Branches = surest(under), branching(rows, combinations)
	r.Most, r.Least = spread(under)
	r.Disagreement = disagreement(rows, combinations, r.Action)
	r.conclude()
}

// speaking is a row of an entry, and the diplotypes under which it speaks.
type speaking struct {
	row        int
	diplotypes []map[string]string
	forAll     bool
}

// matches are the rows that apply, each as it holds for the diplotypes under which it does: the current ones, and the
// superseded ones.
func (e entry) matches(genotypes byGene) (current, old []Match) {
	all := make([]speaking, 0, 16)
	n := 0
	for i := range e.rows {
		if s := (speaking{row: i}); s.match(e.rows[i], genotypes) {
			all = append(all, s)
			if !isSuperseded(e.rows[i]) {
				n++
			}
		}
	}
	if len(all) == 0 {
		return nil, nil
	}
	rows := make([]Match, len(all))
	current, old = rows[:0:n], rows[n:n]
	for _, s := range all {
		into := &current
		if isSuperseded(e.rows[s.row]) {
			into = &old
		}
		*into = append(*into, *e.rows[s.row])
		m := &(*into)[len(*into)-1]
		m.Diplotypes, m.ForAll = s.diplotypes, s.forAll
		if said := m.byGenotype(genotypes); said != m {
			*m = *said
		}
	}
	return once(current), once(old)
}

// match tells whether a row speaks under any possible diplotypes of its genes, at least one
// of which must have been called, and under which.
func (s *speaking) match(row *Match, genotypes byGene) bool {
	called := false
	for _, a := range row.asks {
		called = called || genotypes.of(a.gene).called
	}
	if !called || !mayApply(row.asks, genotypes) {
		return false
	}
	s.diplotypes, s.forAll = row.under(genotypes)
	return len(s.diplotypes) > 0
}

// once drops rows that say what another row of the same guideline says under the same
// diplotypes: a result has several keys (score, phenotype, name), and a guideline may have a row
// for each. A verified row is kept rather than one to be verified. The rows' own place is used.
func once(rows []Match) []Match {
	if len(rows) == 0 {
		return nil
	}
	kept := rows[:0]
	for at := range rows {
		m := &rows[at]
		i := m.amongSame(kept)
		if i < 0 {
			kept = append(kept, *m)
			continue
		}
		same := append(kept[i].same, lookup{m.asks, m.outranked}, lookup{kept[i].asks, kept[i].outranked})
		if m.Verified && !kept[i].Verified {
			kept[i] = *m
		}
		kept[i].same = same
	}
	return kept
}

// amongSame is where a row stands among others that says the same under the same diplotypes; -1 where none does.
func (m *Match) amongSame(rows []Match) int {
	for i := range rows {
		o := &rows[i]
		if m.GuidelineID == o.GuidelineID && m.says(o) && slices.EqualFunc(m.Diplotypes, o.Diplotypes, maps.Equal) {
			return i
		}
	}
	return -1
}

// says reports whether two rows say the same.
func (m *Match) says(o *Match) bool {
	return m.Body == o.Body && m.Population == o.Population && m.PrimaryAction == o.PrimaryAction && slices.Equal(m.Facts, o.Facts)
}

// extend adds each of a gene's labels to each of the combinations so far.
func extend(combinations []map[string]string, gene string, labels []string) []map[string]string {
	extended := make([]map[string]string, 0, len(combinations)*len(labels))
	for _, c := range combinations {
		for _, l := range labels {
			next := maps.Clone(c)
			next[gene] = l
			extended = append(extended, next)
		}
	}
	return extended
}
