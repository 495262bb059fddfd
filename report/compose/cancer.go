package compose

import (
	"slices"
	"strconv"
	"strings"

	"allelens/report"
	"allelens/variants"
	"allelens/variants/germline"
	"allelens/variants/hgvs"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
)

func (b *builder) cancerGenes() []report.CancerGene {
	genes := []report.CancerGene{}
	for _, g := range b.f.Cancer.Genes {
		out := report.CancerGene{
			Gene: g.Gene, HGNC: b.f.Knowledge.HGNC[g.Gene], Transcript: g.Transcript.RefSeq, Conclusion: string(g.Conclusion), Badge: b.conclusionBadge(g),
			AssessedBases: g.AssessedBases, AssumedBases: g.AssumedBases, TotalBases: g.TotalBases, ProteinLength: g.Transcript.ProteinLength,
			Exons: []report.Exon{}, Domains: []report.Domain{}, Variants: []report.Variant{}, Structural: b.structurals(g),
		}
		if c, held := b.f.Knowledge.Conditions[g.Gene]; held {
			out.Condition = &report.Condition{ID: c.ID, Name: c.Name, Origin: b.origin(c.Origin)}
		}
		for _, e := range g.Coverage.Exons {
			seen := e.Counts[variants.Reference] + e.Counts[variants.Variant]
			for _, iv := range e.Absent {
				seen += b.f.Case.Declared.Bases(iv)
			}
			out.Exons = append(out.Exons, report.Exon{
				Number: e.Exon.Number, Start: e.Exon.Bases.Start, End: e.Exon.Bases.End, Bases: e.Exon.Bases.Len(), Assessed: seen,
				Filtered: e.Counts[variants.Filtered], NoCall: e.Counts[variants.NoCall],
			})
		}
		for _, d := range g.Domains {
			out.Domains = append(out.Domains, report.Domain{Name: d.Name, Start: d.Start, End: d.End})
		}
		for _, f := range g.Findings {
			out.Variants = append(out.Variants, b.variant(f, g.Transcript))
		}
		out.Haplotypes, out.Faint = b.joints(g), b.faint(g)
		out.PedigreeTest = pedigreeTest(g)
		out.Founders = b.founders(g.Gene)
		out.Density = densityOf(b.density[g.Gene], g.Transcript.ProteinLength)
		out.ConclusionText, out.RestText = b.conclusion(g, out), b.rest(g, out)
		out.NoFigures, out.Urgency = b.noFigures(g), slices.Index(conclusions, g.Conclusion)
		genes = append(genes, out)
	}
	return genes
}

// pedigreeTest is a gene's result in CanRisk's words. A model of the usual risks is not told of a
// variant for which they do not hold; bases that were only declared are not bases that were seen.
func pedigreeTest(g germline.Gene) string {
	usual := func(f germline.Finding) bool { return sure(f) && f.Withheld() == "" }
	switch {
	case slices.ContainsFunc(g.Findings, usual),
		slices.ContainsFunc(g.Events(germline.PathogenicFound), func(s germline.Structural) bool { return s.Withheld() == "" }):
		return "S:P"
	case g.Conclusion == germline.NoneFound && g.AssumedBases == 0:
		return "S:N"
	}
	return "0:0"
}

func (b *builder) variant(f germline.Finding, t knowledge.Transcript) report.Variant {
	e := f.Change.Evidence
	v := report.Variant{
		Gene: f.Gene, Assembly: b.f.Observations.Assembly.String(), Chrom: f.Allele.Contig.UCSC(), Pos: f.Allele.Pos, Ref: f.Allele.Ref, Alt: f.Allele.Alt,
		HGVSG: hgvs.Shorten(f.Name.G), HGVSC: hgvs.Shorten(f.Name.C), HGVSP: hgvs.Shorten(f.Name.P), LegacyNames: []string{},
		Consequence: f.Name.Consequence, ConsequenceText: consequenceText(f.Name.Consequence),
		Genotype: e.Genotype, Zygosity: f.Zygosity(), Phased: f.Phased, Depth: known(e.Depth), GenotypeQuality: known(e.Quality),
		Filter: b.filter(e), State: f.State.String(), VCFLine: e.Text,
		Classification: string(f.Class), ClassificationText: b.classWord(f),
		Conflicts: []string{}, Evidence: []report.Evidence{}, Functional: []report.Functional{}, Reportable: f.Reportable, Confirm: []string{},
		Conclusion: string(concludes(f)), Badge: b.variantBadge(f), Notes: []string{}, History: []report.EarlierClass{},
	}
	names := b.f.Exchange[f.Allele]
	v.SPDI, v.VRSID = names.SPDI, names.Allele
	if v.HGVSC == "" {
		v.HGVSC = t.RefSeq
	}
	if f.Name.Exon > 0 {
		v.Exon = &f.Name.Exon
	}
	if f.Name.AminoAcid > 0 {
		v.AminoAcid = &f.Name.AminoAcid
	}
	if e.Line > 0 {
		v.VCFLineNumber = &e.Line
	}
	if fraction, ok := f.Fraction(); ok {
		v.AlleleFraction = &fraction
	}
	if f.Pathogenic() {
		v.Withheld = f.Withheld()
	}
	v.Minor = v.Conclusion == "" && !f.Reportable
	b.classify(&v, f)
	b.confirm(&v, f)
	v.Evidence, v.Provisional = b.criteria(f.Evidence), b.provisional(f.Provisional, f.Score)
	for _, r := range f.Functional {
		out := report.Functional{Assay: r.Assay, Class: r.Class, Origin: b.origin(r.Origin)}
		if r.HasScore {
			out.Score = &r.Score
		}
		v.Functional = append(v.Functional, out)
	}
	v.Frequency = b.frequency(f.Frequencies)
	b.long(&v, f)
	return v
}

// confirm says why the call of a variant needs confirmation.
func (b *builder) confirm(v *report.Variant, f germline.Finding) {
	e := f.Change.Evidence
	for _, code := range f.Confirm {
		v.Confirm = append(v.Confirm, b.Text("report.confirm."+code, "filter", v.Filter, "depth", e.Depth, "quality", e.Quality, "qual", siteQuality(e), "percent", b.share(f)))
	}
	if len(f.Confirm) > 0 {
		v.ToConfirm = &report.Note{Code: f.Confirm[0], Text: v.Confirm[0]}
	}
}

// siteQuality is the QUAL that a call failed by, "" if it did not.
func siteQuality(e *ledger.Evidence) string {
	for _, c := range e.FailedCriteria {
		if c.Code == "low_site_quality" {
			return c.Value
		}
	}
	return ""
}

// share is the part of the reads with the allele, as a whole percentage.
func (b *builder) share(f germline.Finding) string {
	fraction, ok := f.Fraction()
	if !ok {
		return ""
	}
	return strconv.Itoa(int(100*fraction + 0.5))
}

// filter gives the codes of the filters that a line failed, "PASS", or that no filter was applied.
func (b *builder) filter(e *ledger.Evidence) string {
	switch {
	case len(e.Filter) > 0:
		return strings.Join(e.Filter, ";")
	case e.Unfiltered:
		return b.Text("report.filter.not_applied")
	}
	return "PASS"
}

// frequency takes the collection that gives an overall frequency, else the first.
func (b *builder) frequency(all []knowledge.Frequency) *report.Frequency {
	if len(all) == 0 {
		return nil
	}
	f := all[0]
	for _, x := range all {
		if x.Overall >= 0 {
			f = x
			break
		}
	}
	out := &report.Frequency{
		Dataset: f.Dataset, AlleleCount: known(f.AlleleCount), AlleleTotal: known(f.AlleleTotal), Overall: knownFraction(f.Overall),
		FAF95: knownFraction(f.FAF95), FAF95Group: f.FAF95Group, Groups: map[string]float64{}, Origin: b.origin(f.Origin),
	}
	highest := 0.0
	for _, g := range f.ByGroup {
		out.Groups[g.Group] = g.Frequency
		highest = max(highest, g.Frequency)
	}
	if f.Overall >= 0 {
		out.Text = b.Text("report.frequency.overall", "percent", percent(f.Overall), "dataset", f.Dataset)
	} else {
		out.Text = b.Text("report.frequency.highest", "percent", percent(highest), "dataset", f.Dataset)
	}
	return out
}

// percent writes a fraction as a percentage with two significant digits.
func percent(fraction float64) string {
	p, err := strconv.ParseFloat(strconv.FormatFloat(100*fraction, 'g', 2, 64), 64)
	if err != nil {
		return number(100 * fraction)
	}
	return number(p)
}
