package pgx

import (
	"slices"
	"strings"

	"allelens/variants/knowledge"
)

// callFromOutside replaces the call of the file by calls made elsewhere. Several lines of one source are several possible
// diplotypes; sources that contradict each other leave the gene without a result. What the file said is kept in a note, and so
// is what it shows against them; s is what the file shows of the gene.
func (g *gene) callFromOutside(calls []OutsideCall, s *sample, r *Result) {
	for _, c := range calls {
		if strings.EqualFold(c.Gene, g.Gene) {
			r.Outside = append(r.Outside, c)
		}
	}
	if len(r.Outside) == 0 {
		return
	}
	file, guiding := slices.Concat(r.Diplotypes, r.Recommendation), r.guiding()
	var before []string
	for _, d := range r.Diplotypes {
		before = append(before, d.Label)
	}
	if len(r.Found) > 0 {
		before = append(before, strings.Join(r.Found, " + "))
	}
	ifReal, unread := r.IfReal, r.unread()
	r.Source, r.Phased, r.NoResult = FromOutside, false, ""
	r.IfReal, r.Open = nil, nil
	r.Diplotypes, r.Recommendation, r.Found, r.Notes, r.CannotExclude, r.MissingSites = nil, nil, nil, nil, nil, nil
	r.addNote(newNote("outside_call"))
	if differ := g.discordant(r.Outside); differ != nil {
		r.NoResult = Discordant
		r.noteDiscordant(differ)
		if len(before) > 0 {
			r.addNote(newNote("outside_discordant_file", "file", strings.Join(before, ", ")))
		}
		return
	}
	g.takeOutside(detailFirst(r.Outside), r)
	if g.against(s, guiding, slices.Concat(ifReal, unread), r.Diplotypes) {
		r.clash(before)
		return
	}
	var doubted []Unsettled
	doubted, r.IfReal = g.doubts(r.Unsettled, ifReal, r.Diplotypes)
	switch len(r.Diplotypes) {
	case 0:
		r.NoResult = OutsideNoCall
	case 1:
		g.question(r, s, len(before) == 0)
	default:
		r.addNote(newNote("several_diplotypes"))
	}
	r.compareWithFile(file, before, doubted)
}

// compareWithFile notes what the file says where a result made elsewhere is used: which of its doubts would matter, or
// whether it agrees.
func (r *Result) compareWithFile(file []Diplotype, names []string, doubted []Unsettled) {
	switch {
	case len(r.IfReal) > 0:
		r.addNote(newNote("outside_unsettled", "alleles", alleleNamesOf(doubted), "file", strings.Join(names, ", ")))
	case len(names) > 0:
		code := "outside_differs"
		if slices.ContainsFunc(r.Diplotypes, func(d Diplotype) bool { return slices.ContainsFunc(file, d.agrees) }) {
			code = "outside_preferred"
		}
		r.addNote(newNote(code, "file", strings.Join(names, ", ")))
	}
}

// clash leaves the gene without a result: the file shows a change that the results made elsewhere lack.
func (r *Result) clash(file []string) {
	r.Diplotypes, r.Recommendation, r.Notes = nil, nil, nil
	r.NoResult = Discordant
	r.addNote(newNote("outside_call"))
	var all []string
	for _, c := range r.Outside {
		all = append(all, c.Said()+" ("+c.Origin()+")")
	}
	r.addNote(newNote("outside_against_file", "file", strings.Join(file, ", "), "calls", strings.Join(all, "; ")))
}

// unread are the results with what the file's sites without a call leave open.
func (r *Result) unread() []Diplotype {
	var all []Diplotype
	for _, o := range r.Open {
		if o.Why == Unread || o.Why == Unreadable {
			all = append(all, o.Diplotypes...)
		}
	}
	return all
}

// question notes what speaks against the one diplotype that was made elsewhere: two alleles where the
// person has one, and, where the file makes no call of its own (silent), its sites.
func (g *gene) question(r *Result, s *sample, silent bool) {
	d := r.Diplotypes[0]
	if g.Contig == "X" && s.haploid && d.Allele2 != "" && d.Allele1 != d.Allele2 {
		r.addNote(newNote("outside_two_alleles", "diplotype", d.Label))
	}
	if sites := g.contradicted(s, d); len(sites) > 0 && silent {
		r.addNote(newNote("outside_contradicted", "diplotype", d.Label, "sites", enumerated(sites)))
	}
}

// agrees reports whether a result made elsewhere says the same as one of the file: the same alleles,
// or, where it names none, the same phenotype and score.
func (d Diplotype) agrees(file Diplotype) bool {
	if d.Allele1 != "" {
		return d.Label == file.Label
	}
	return d.Phenotype == file.Phenotype && (d.ActivityScore == "" || d.ActivityScore == file.ActivityScore)
}

// takeOutside makes the diplotypes of the calls made elsewhere, each once.
func (g *gene) takeOutside(calls []OutsideCall, r *Result) {
	for _, c := range calls {
		if c.noCall() {
			r.addNote(newNote("outside_no_call", "where", c.Where))
			continue
		}
		if c.Filter != "" {
			r.addNote(newNote("outside_filter", "filter", c.Filter, "where", c.Where))
		}
		all := []string{c.Diplotype}
		if !g.presence() {
			all = readings(c.Diplotype)
		}
		for _, diplotype := range all {
			one := c
			one.Diplotype = diplotype
			g.takeReading(one, r)
		}
		if len(all) > 1 {
			r.addNote(newNote("outside_copies_open", "diplotype", c.Diplotype, "where", c.Where))
		}
	}
}

// takeReading adds what a line says, once. Where it contradicts itself, guidance has to hold for both of what it says.
func (g *gene) takeReading(c OutsideCall, r *Result) {
	d, disagrees := g.outside(c, r)
	if d.Label == "" {
		return // a line that says nothing usable; a note tells
	}
	if g.implied(d, r) || slices.ContainsFunc(r.Diplotypes, func(o Diplotype) bool {
		return o.Label == d.Label && slices.Equal(o.LookupKeys, d.LookupKeys)
	}) {
		return
	}
	r.Diplotypes = append(r.Diplotypes, d)
	r.Recommendation = append(r.Recommendation, g.typings(d)...)
	if disagrees {
		names := g.alleleNames(c.Diplotype)
		r.Recommendation = append(r.Recommendation, g.describe(names[0], names[1], g.known(names[0]), g.known(names[1])))
	}
}

// outside interprets one line; disagrees tells that its score or phenotype is not that of its alleles.
func (g *gene) outside(c OutsideCall, r *Result) (d Diplotype, disagrees bool) {
	if g.presence() && isStatement(c.Diplotype) {
		c.Diplotype, c.Phenotype = "", strings.Trim(c.Diplotype+"; "+c.Phenotype, "; ")
	}
	if c.Diplotype != "" && !isNoCall(c.Diplotype) {
		d = g.ofAlleles(c, r)
	}
	computed := d.Phenotype
	switch {
	case g.presence():
		g.outsidePresence(c, &d, r)
		if open := g.leftOpen(d); len(open) > 0 {
			r.addNote(newNote("typing_open", "typed", d.Label, "alleles", strings.Join(open, ", "), "where", c.Where))
		}
		computed = ""
	case g.scored():
		g.outsideScore(c, &d, r)
	default:
		g.outsidePhenotype(c, &d, r)
	}
	if d.Label == "" {
		d.Label = d.Phenotype
	}
	return d, computed != "" && computed != indeterminate && computed != d.Phenotype
}

// ofAlleles is what a line's pair of alleles leads to, with notes on names that nobody knows.
func (g *gene) ofAlleles(c OutsideCall, r *Result) Diplotype {
	names := g.alleleNames(c.Diplotype)
	for _, n := range names {
		if n != "" && g.known(n) == nil && !g.presence() {
			r.addNote(newNote("outside_unknown_allele", "allele", n, "where", c.Where))
		}
	}
	if names[1] == "" && g.Contig != "X" && g.Contig != "MT" && !g.presence() {
		r.addNote(newNote("outside_single_allele", "where", c.Where))
	}
	return g.describe(names[0], names[1], g.known(names[0]), g.known(names[1]))
}

// known finds an allele by name; where a haplotype carries several named variants of a
// lowest-function gene, the least active.
func (g *gene) known(name string) *knowledge.NamedAllele {
	if n := g.byName[name]; n != nil || !g.LowestFunction {
		return n
	}
	var found []*allele
	for part := range strings.SplitSeq(strings.Trim(name, "[]"), " + ") {
		n := g.byName[g.alleleName(part)]
		if n == nil {
			return nil
		}
		found = append(found, &allele{NamedAllele: n, known: n, name: n.Name})
	}
	return g.lowestOf(found).known
}

// outsideScore settles a gene with activity scores: a score given outranks a phenotype given.
// A phenotype alone stands for every score that has it.
func (g *gene) outsideScore(c OutsideCall, d *Diplotype, r *Result) {
	computed := d.Phenotype
	phenotype, known := g.phenotypeName(c.Phenotype)
	if c.ActivityScore != "" && !isNoCall(c.ActivityScore) {
		score := g.scoreText(c.ActivityScore)
		if d.ActivityScore != "" && d.ActivityScore != score {
			r.addNote(newNote("outside_disagrees", "given", score, "computed", d.ActivityScore, "where", c.Where))
		}
		name, origin := g.phenotypeOf(score)
		d.Phenotype, d.ActivityScore = name, score
		if origin.Table != "" {
			d.Origins = append(d.Origins, origin)
		}
		d.LookupKeys = withDiplotype([]string{score, name}, d)
		if c.Phenotype != "" && phenotype != name {
			r.addNote(newNote("outside_disagrees", "given", c.Phenotype, "computed", name, "where", c.Where))
		}
		return
	}
	if c.Phenotype == "" || phenotype == computed {
		return
	}
	if !known {
		r.addNote(newNote("outside_unknown_phenotype", "phenotype", c.Phenotype, "where", c.Where))
	}
	if computed != "" {
		r.addNote(newNote("outside_disagrees", "given", phenotype, "computed", computed, "where", c.Where))
	}
	scores := g.scoresOf(phenotype)
	d.Phenotype, d.ActivityScore = phenotype, ""
	d.LookupKeys = withDiplotype(append(scores, phenotype), d)
	switch {
	case len(scores) > 1:
		r.addNote(newNote("score_multimatch", "scores", strings.Join(scores, ", ")))
	case len(scores) == 1:
		d.ActivityScore = scores[0]
	}
}

// outsidePhenotype settles a gene without scores: a phenotype given outranks the diplotype.
func (g *gene) outsidePhenotype(c OutsideCall, d *Diplotype, r *Result) {
	if c.Phenotype == "" || isNoCall(c.Phenotype) {
		return
	}
	phenotype, known := g.phenotypeName(c.Phenotype)
	if !known {
		r.addNote(newNote("outside_unknown_phenotype", "phenotype", c.Phenotype, "where", c.Where))
	}
	if phenotype == d.Phenotype {
		return
	}
	if d.Phenotype != "" {
		r.addNote(newNote("outside_disagrees", "given", phenotype, "computed", d.Phenotype, "where", c.Where))
	}
	key := phenotype
	for _, rule := range g.Rules {
		if rule.Phenotype == phenotype {
			key = rule.LookupKey
			d.Origins = append(d.Origins, rule.Origin)
			break
		}
	}
	d.Phenotype = phenotype
	d.LookupKeys = withDiplotype([]string{key}, d)
}

// withDiplotype adds the key of the pair of alleles, if there is one.
func withDiplotype(keys []string, d *Diplotype) []string {
	if d.Label != "" {
		keys = append(keys, diplotypeKey(d.Label))
	}
	return keys
}
