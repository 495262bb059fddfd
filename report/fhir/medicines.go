package fhir

import (
	"slices"
	"strings"

	"allelens/report"
	"allelens/variants"
)

// pharmacogenes adds each gene's result, the haplotypes of one that is sure, the changes behind it, and those whose call does not stand.
func (b *builder) pharmacogenes() {
	for i := range b.r.Pharmacogenes {
		g := &b.r.Pharmacogenes[i]
		var seen []reference
		for _, s := range g.Sites {
			if s.State == "variant" {
				seen = append(seen, b.site(g, s))
			}
		}
		for _, u := range g.Unsettled {
			b.unsettled(g, u)
		}
		if len(g.Diplotypes) > 0 || g.Source == "outside" {
			b.genotype[g.Gene] = b.result(g, append(b.haplotypes(g), seen...))
		}
	}
}

// result is the genotype of a gene, as the report words it: with all that are possible, and with what was not read.
func (b *builder) result(g *report.Pharmacogene, from []reference) reference {
	o := observation{Code: genotypeDisplay, Value: &concept{Text: g.Result}, DerivedFrom: from, Component: parts{gene(g.Gene, g.HGNC)}}
	if len(g.Diplotypes) > 1 {
		labels := make([]string, len(g.Diplotypes))
		for i, d := range g.Diplotypes {
			labels[i] = d.Label
		}
		o.Note = note(b.Text("fhir.several", "list", b.Or(labels), "total", g.DiplotypesTotal))
	}
	if g.SitesAssumed > 0 {
		o.Note = append(o.Note, note(b.Text("fhir.assumed", "n", g.SitesAssumed, "total", g.SitesTotal))...)
	}
	if len(g.CannotExclude) > 0 {
		o.Note = append(o.Note, note(b.Text("fhir.not_excluded", "list", b.And(g.CannotExclude)))...)
	}
	for _, n := range g.Notes {
		o.Note = append(o.Note, note(n.Text)...)
	}
	for _, c := range g.Outside {
		o.Note = append(o.Note, note(b.Text("fhir.outside", "text", c.Text))...)
	}
	if len(g.Diplotypes) > 0 && len(g.Diplotypes[0].Origins) > 0 {
		o.Note = append(o.Note, note(b.row(&g.Diplotypes[0].Origins[0]))...)
	}
	return b.observe("genotype", g.Gene, o)
}

// haplotypes are the two alleles of a gene, where only one pair is possible.
func (b *builder) haplotypes(g *report.Pharmacogene) []reference {
	if len(g.Diplotypes) != 1 {
		return nil
	}
	var all []reference
	d := g.Diplotypes[0]
	for _, a := range [][2]string{{d.Allele1, d.Function1}, {d.Allele2, d.Function2}} {
		if a[0] == "" || len(all) == 1 && d.Allele1 == d.Allele2 {
			continue
		}
		all = append(all, b.observe("haplotype", g.Gene+a[0], observation{Code: haplotypeName, Value: &concept{Text: g.Gene + " " + a[0]}, Component: parts{gene(g.Gene, g.HGNC)}, Note: note(a[1])}))
	}
	return all
}

// site is a change at a position of a pharmacogene.
func (b *builder) site(g *report.Pharmacogene, s report.GeneSite) reference {
	p := parts{gene(g.Gene, g.HGNC)}
	p.concept(genomicSeq, refSeq, g.Accession, "")
	b.place(&p, s.Chrom, s.Pos, s.Pos+max(len(s.Ref), 1)-1)
	called := strings.FieldsFunc(s.Alleles, func(r rune) bool { return r == '/' || r == '|' })
	others := slices.DeleteFunc(slices.Clone(called), func(a string) bool { return a == s.Ref || !variants.IsSequence(a) })
	if len(others) > 0 && variants.IsSequence(s.Ref) && !slices.ContainsFunc(others, func(a string) bool { return a != others[0] }) {
		p.bases(s.Ref, others[0])
		if len(called) == 2 {
			p.known(allelicState, zygosities, map[int]string{1: "heterozygous", 2: "homozygous"}[len(others)])
		}
	}
	b.source(&p)
	p.concept(variationCode, dbSNP, rsid(s.RSID), "")
	b.trust(&p, s.State, s.ToConfirm != nil)
	o := observation{Code: variantAssessment, Value: b.state(s.State), Component: p, Note: note(b.Text("fhir.called", "alleles", s.Alleles), b.line(s.VCFLine, s.VCFLineNumber), b.row(&s.Origin))}
	if s.ToConfirm != nil {
		o.Note = append(o.Note, coded("result-confirmation", s.ToConfirm.Text))
	}
	return b.observe("variant", g.Gene+s.Chrom+s.RSID+s.VCFLine+s.Origin.Name(), o)
}

// rsid is a dbSNP number, "" for other names of positions.
func rsid(name string) string {
	if strings.HasPrefix(name, "rs") {
		return name
	}
	return ""
}

// unsettled is a change whose call does not stand.
func (b *builder) unsettled(g *report.Pharmacogene, u report.Unsettled) {
	p := parts{gene(g.Gene, g.HGNC)}
	p.concept(variationCode, dbSNP, rsid(u.Site), "")
	state := u.State
	if state == "variant" { // it stands, and no result explains it
		state = "filtered"
	}
	b.trust(&p, state, true)
	b.observe("variant", g.Gene+u.Site+u.Doubt+strings.Join(u.Alleles, "+"), observation{Code: variantAssessment, Value: b.state(state), Component: p,
		Note: note(u.Why, b.Text("fhir.unsettled", "gene", g.Gene, "alleles", b.And(u.Alleles)), b.line(u.VCFLine, u.VCFLineNumber))})
}

// told are the actions that rest on a result; of others nothing is implied.
var told = []string{"contraindicated", "avoid", "alternative", "change_dose", "test_first", "monitor", "standard"}

// medicines adds what results mean for each medicine, and proposes what is to be done.
func (b *builder) medicines() {
	for i := range b.r.Drugs {
		d := &b.r.Drugs[i]
		var from []reference
		for _, r := range d.Results {
			if ref, ok := b.genotype[r.Gene]; ok && !slices.ContainsFunc(from, func(x reference) bool { return x.Reference == ref.Reference }) {
				from = append(from, ref)
			}
		}
		var reason *reference
		if len(from) > 0 && slices.Contains(told, d.Action) {
			ref := b.effect(d, from)
			reason = &ref
		}
		if d.NeedsAction {
			b.propose(d, reason)
		}
	}
}

// effect is what results mean for a medicine.
func (b *builder) effect(d *report.Drug, from []reference) reference {
	var p parts
	for _, r := range d.Results {
		if r.Phenotype == "" {
			continue
		}
		c := phenotypes[strings.ToLower(r.Phenotype)]
		p = append(p, component{Code: therapeutic, ValueConcept: c.said(r.Gene + " " + r.Phenotype)})
	}
	medicine := concept{Text: d.Drug}
	if d.RxCUI != "" {
		medicine = is(rxNorm, d.RxCUI, d.Drug)
	}
	p = append(p, component{Code: medicineAssessed, ValueConcept: &medicine})
	if d.Evidence != "" {
		p = append(p, component{Code: evidenceLevel, ValueConcept: &concept{Text: d.Evidence}})
	}
	p.words(conclusionText, d.Headline)
	o := observation{Code: therapeutic, DerivedFrom: from, Component: p, Note: b.advice(d)}
	for _, r := range d.Recommendations {
		if r.URL != "" {
			o.Extension = append(o.Extension, extension{URL: artifact, ValueArtifact: &relatedArtifact{Type: "citation", Citation: r.Source, URL: r.URL}})
		}
	}
	return b.observe("therapeutic-implication", d.Drug, o)
}

// advice is what each body says of a medicine, and what limits it.
func (b *builder) advice(d *report.Drug) []annotation {
	var all []annotation
	for _, r := range d.Recommendations {
		all = append(all, note(b.Text("fhir.advice", "body", r.Source, "text", r.Text), b.row(&r.Origin))...)
	}
	if d.Assumed {
		all = append(all, note(b.Text("fhir.medicine.assumed"))...)
	}
	all = append(all, note(d.Disagreement, d.Together)...)
	for _, u := range d.Unsettled {
		all = append(all, note(u.Text)...)
	}
	for _, o := range d.Open {
		all = append(all, note(o.Text)...)
	}
	return append(all, note(d.Cautions...)...)
}

// propose asks for what is to be done about a medicine.
func (b *builder) propose(d *report.Drug, reason *reference) {
	t := task{ResourceType: "Task", ID: b.id("medication-recommendation", d.Drug), Meta: profiled("medication-recommendation"), Status: "requested", Intent: "proposal",
		Description: d.Drug + ": " + d.Headline, For: b.subject, Authored: b.r.Case.Date, Reason: reason, Note: b.advice(d)}
	usage := d.Action
	if usage == "change_dose" {
		usage = d.Direction
	}
	open := slices.ContainsFunc(d.Questions, func(q report.DrugQuestion) bool { return q.Decides }) // a code would leave out what it depends on
	if c, ok := usages[usage]; ok && !open {
		t.Code = c.said(d.Headline)
	}
	b.tasks = append(b.tasks, b.add("Task", t.ID, t))
}
