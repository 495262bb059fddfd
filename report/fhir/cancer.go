package fhir

import (
	"strings"

	"allelens/report"
)

// cancer adds what was found in the cancer genes: an observation for each variant that is reported, and what follows from it.
func (b *builder) cancer() {
	for i := range b.r.Cancer.Genes {
		g := &b.r.Cancer.Genes[i]
		for _, v := range g.Variants {
			if v.Reportable {
				b.implication(g, b.variant(g, v), v)
			}
		}
		for _, e := range g.Structural {
			if e.Reportable {
				b.rearrangement(g, b.structural(g, e), e)
			}
		}
		for _, f := range g.Faint {
			b.faint(g, f)
		}
	}
}

// gene is the component that names a gene.
func gene(name, id string) component {
	c := concept{Text: name}
	if id != "" {
		c = is(hgnc, id, name)
	}
	return component{Code: geneStudied, ValueConcept: &c}
}

// parts gathers components.
type parts []component

// concept adds a component of a code, none where there is no code.
func (p *parts) concept(about concept, system, code, display string) {
	if code != "" {
		c := is(system, code, display)
		*p = append(*p, component{Code: about, ValueConcept: &c})
	}
}

// known adds a component of one of some codes, none where the word has none.
func (p *parts) known(about concept, codes map[string]concept, word string) {
	if c, ok := codes[word]; ok {
		*p = append(*p, component{Code: about, ValueConcept: &c})
	}
}

func (p *parts) words(about concept, words string) {
	if words != "" {
		*p = append(*p, component{Code: about, ValueString: words})
	}
}

func (p *parts) span(about concept, from, to int) {
	*p = append(*p, component{Code: about, ValueRange: &span{&bound{from}, &bound{to}}})
}

// place adds where a change lies: 1-based, both ends included.
func (b *builder) place(p *parts, chrom string, from, to int) {
	p.known(assemblyVersion, assemblies, b.r.Input.Assembly)
	p.known(chromosomeNumber, chromosomes, strings.TrimPrefix(chrom, "chr"))
	p.span(exactStartEnd, from, to)
	*p = append(*p, component{Code: coordinateSystem, ValueConcept: &oneBased})
}

// bases adds the change itself.
func (p *parts) bases(ref, alt string) {
	p.words(refAllele, ref)
	p.words(altAllele, alt)
	p.known(changeType, changeTypes, kindOf(ref, alt))
}

func kindOf(ref, alt string) string {
	switch {
	case len(ref) == 1 && len(alt) == 1:
		return "substitution"
	case len(ref) == len(alt):
		return "MNV"
	case strings.HasPrefix(alt, ref):
		return "insertion"
	case strings.HasPrefix(ref, alt):
		return "deletion"
	}
	return "indel"
}

// source adds that the sample is of the person's own cells, where that is taken to be so.
func (b *builder) source(p *parts) {
	if b.r.Quality.Specimen != "tumour" {
		*p = append(*p, component{Code: sourceClass, ValueConcept: &germline})
	}
}

func (b *builder) variant(g *report.CancerGene, v report.Variant) reference {
	p := parts{gene(g.Gene, g.HGNC)}
	transcript, _, _ := strings.Cut(v.HGVSC, ":")
	accession, _, _ := strings.Cut(v.HGVSG, ":")
	p.concept(transcriptSeq, refSeq, transcript, "")
	p.concept(genomicSeq, refSeq, accession, "")
	if strings.Contains(v.HGVSC, ":") {
		p.concept(codingHGVS, hgvsName, v.HGVSC, v.HGVSC)
	}
	p.concept(genomicHGVS, hgvsName, v.HGVSG, v.HGVSG)
	p.concept(proteinHGVS, hgvsName, v.HGVSP, v.HGVSP)
	b.place(&p, v.Chrom, v.Pos, v.Pos+len(v.Ref)-1)
	p.bases(v.Ref, v.Alt)
	b.source(&p)
	p.known(allelicState, zygosities, v.Zygosity)
	if v.AlleleFraction != nil {
		p = append(p, component{Code: alleleFraction, ValueQuantity: &quantity{*v.AlleleFraction, ucum, "1"}})
	}
	p.concept(variationCode, clinVar, v.VariationID, "")
	p.concept(variationCode, dbSNP, v.RSID, "")
	p.concept(variationCode, spdi, v.SPDI, "")
	p.concept(variationCode, vrs, v.VRSID, "")
	b.trust(&p, v.State, len(v.Confirm) > 0)
	o := observation{Code: variantAssessment, Value: b.state(v.State), Component: p, Note: note(b.Text("fhir.genotype", "genotype", v.Genotype, "filter", v.Filter), b.line(v.VCFLine, v.VCFLineNumber))}
	for _, c := range v.Confirm {
		o.Note = append(o.Note, coded("result-confirmation", c))
	}
	return b.observe("variant", v.HGVSG+v.VCFLine, o)
}

func (b *builder) state(word string) *concept {
	c := states[word]
	return &c
}

// trust adds how far a call may be relied on, where something speaks against it.
func (b *builder) trust(p *parts, state string, doubt bool) {
	switch {
	case state != "variant":
		p.concept(confidenceStatus, confidence, "low", "Low")
	case doubt:
		p.concept(confidenceStatus, confidence, "intermediate", "Intermediate")
	}
}

// implication tells the class of a variant, whose it is, and what is concluded of the gene where the variant decides it.
func (b *builder) implication(g *report.CancerGene, of reference, v report.Variant) {
	p := parts{{Code: significance, ValueConcept: class(v.Classification, v.ClassificationText)}}
	if v.Stars != nil && v.Classification != "not_reviewed" {
		level := is(stars, starCodes[*v.Stars], "")
		p = append(p, component{Code: evidenceLevel, ValueConcept: level.said(v.ReviewStatus)})
	}
	if v.Conclusion == g.Conclusion {
		p.words(conclusionText, g.ConclusionText)
	}
	o := observation{Code: diagnostic, DerivedFrom: []reference{of}, Component: p, Extension: clinVarPage(v.VariationID)}
	o.Note = note(b.classified(v), provisional(v.Provisional), b.row(v.Origin))
	o.Note = append(o.Note, note(v.Conflicts...)...)
	o.Note = append(o.Note, note(v.Notes...)...)
	b.observe("diagnostic-implication", v.HGVSG+v.VCFLine, o)
}

// starCodes are ClinVar's stars in the guide's words.
var starCodes = map[int]string{0: "no-star", 1: "1-star", 2: "2-star", 3: "3-star", 4: "4-star"}

// class is a published class; one that the list of answers lacks, or none, is told in words.
func class(code, words string) *concept {
	c := classes[code]
	return c.said(words)
}

// classified tells whose a class is, and of when.
func (b *builder) classified(v report.Variant) string {
	switch {
	case v.ClassificationSource == "":
		return ""
	case v.Evaluated == "":
		return b.Text("fhir.class", "class", v.ClassificationText, "source", v.ClassificationSource)
	}
	return b.Text("fhir.class.evaluated", "class", v.ClassificationText, "source", v.ClassificationSource, "date", v.Evaluated)
}

func provisional(p *report.Provisional) string {
	if p == nil {
		return ""
	}
	return p.Label + ": " + p.Text
}

// clinVarPage is the page of a variation at ClinVar.
func clinVarPage(id string) []extension {
	if id == "" {
		return nil
	}
	return []extension{{URL: artifact, ValueArtifact: &relatedArtifact{Type: "citation", URL: "https://www.ncbi.nlm.nih.gov/clinvar/variation/" + id + "/"}}}
}

func (b *builder) structural(g *report.CancerGene, e report.Structural) reference {
	p := parts{gene(g.Gene, g.HGNC)}
	p.concept(transcriptSeq, refSeq, g.Transcript, "")
	p.concept(genomicHGVS, hgvsName, e.HGVSG, e.HGVSG)
	p.known(assemblyVersion, assemblies, b.r.Input.Assembly)
	chrom, _, _ := strings.Cut(e.VCFLine, "\t") // a laboratory's own table has no line
	p.known(chromosomeNumber, chromosomes, strings.TrimPrefix(chrom, "chr"))
	switch {
	case e.End == nil:
	case e.Precise && e.StartRange == nil && e.EndRange == nil:
		p.span(exactStartEnd, e.Start, *e.End)
	case e.StartRange != nil && e.EndRange != nil && e.StartRange[1] <= e.EndRange[0]:
		p.span(innerStartEnd, e.StartRange[1], e.EndRange[0])
		p.span(outerStartEnd, e.StartRange[0], e.EndRange[1])
	default:
		p.span(innerStartEnd, e.Start, *e.End)
	}
	p = append(p, component{Code: coordinateSystem, ValueConcept: &oneBased})
	p.known(changeType, changeTypes, e.Type)
	b.source(&p)
	p.known(allelicState, zygosities, e.Zygosity)
	if e.CopyNumber != nil {
		p = append(p, component{Code: copyNumber, ValueQuantity: &quantity{float64(*e.CopyNumber), ucum, "1"}})
	}
	b.trust(&p, e.State, !e.Precise)
	o := observation{Code: variantAssessment, Value: b.state(e.State), Component: p}
	o.Note = append(note(e.Name, e.ExonsText, b.line(e.VCFLine, e.LineNumber)), note(e.Notes...)...)
	return b.observe("variant", e.Name+e.VCFLine, o)
}

// rearrangement tells what a structural event means, and the published ones that it is.
func (b *builder) rearrangement(g *report.CancerGene, of reference, e report.Structural) {
	m := report.StructuralMatch{Classification: "not_reviewed"}
	if len(e.Matches) > 0 {
		m = e.Matches[0]
	}
	words := b.Text("fhir.event." + m.Classification)
	p := parts{{Code: significance, ValueConcept: class(m.Classification, words)}}
	if e.Conclusion == g.Conclusion {
		p.words(conclusionText, g.ConclusionText)
	}
	o := observation{Code: diagnostic, DerivedFrom: []reference{of}, Component: p, Extension: clinVarPage(m.VariationID)}
	o.Note = note(e.Text, e.NextStep, provisional(e.Provisional))
	for _, m := range e.Matches {
		o.Note = append(o.Note, note(b.Text("fhir.class", "class", m.Name, "source", m.Source), b.row(&m.Origin))...)
	}
	b.observe("diagnostic-implication", e.Name+e.VCFLine, o)
}

// faint adds a change that too few reads show for a call.
func (b *builder) faint(g *report.CancerGene, f report.Faint) {
	p := parts{gene(g.Gene, g.HGNC)}
	if strings.Contains(f.HGVSC, ":") {
		p.concept(codingHGVS, hgvsName, f.HGVSC, f.HGVSC)
	}
	b.place(&p, f.Chrom, f.Pos, f.Pos+len(f.Ref)-1)
	p.bases(f.Ref, f.Alt)
	b.trust(&p, "few_reads", true)
	b.observe("variant", f.HGVSC+f.VCFLine, observation{Code: variantAssessment, Value: b.state("few_reads"), Component: p,
		Note: note(b.Text("fhir.few_reads", "percent", f.Percent), b.line(f.VCFLine, f.VCFLineNumber))})
}
