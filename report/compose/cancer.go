package compose

import (
	"slices"
	"strconv"
	"strings"

	"allelens/report"
	"allelens/report/text"
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
			Gene: g.Gene, Transcript: g.Transcript.RefSeq, Conclusion: string(g.Conclusion), Badge: b.conclusionBadge(g),
			AssessedBases: g.AssessedBases, AssumedBases: g.AssumedBases, TotalBases: g.TotalBases, ProteinLength: g.Transcript.ProteinLength,
			Exons: []report.Exon{}, Domains: []report.Domain{}, Variants: []report.Variant{}, Structural: b.structurals(g),
		}
		for _, e := range g.Coverage.Exons {
			seen := e.Counts[variants.Reference] + e.Counts[variants.Variant]
			for _, iv := range e.Absent {
				seen += b.f.Case.Declared.Bases(iv)
			}
			out.Exons = append(out.Exons, report.Exon{
				Number: e.Exon.Number, Bases: e.Exon.Bases.Len(), Assessed: seen,
				Filtered: e.Counts[variants.Filtered], NoCall: e.Counts[variants.NoCall],
			})
		}
		for _, d := range g.Domains {
			out.Domains = append(out.Domains, report.Domain{Name: d.Name, Start: d.Start, End: d.End})
		}
		for _, f := range g.Findings {
			out.Variants = append(out.Variants, b.variant(f, g.Transcript))
		}
		out.Haplotypes = b.joints(g)
		out.PedigreeTest = pedigreeTest(g)
		out.Founders = b.founders(g.Gene)
		for _, d := range b.density[g.Gene] {
			first := d.Bin*knowledge.DensityBin + 1
			out.Density = append(out.Density, report.Density{
				Start: first, End: min(first+knowledge.DensityBin-1, g.Transcript.ProteinLength), Pathogenic: d.Pathogenic, Uncertain: d.Uncertain, Benign: d.Benign,
			})
		}
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

// conclusion words what can be said of a gene; "none found" always says of how many bases.
func (b *builder) conclusion(g germline.Gene, out report.CancerGene) string {
	key := "report.conclusion." + string(g.Conclusion) + b.kindOf(g, out)
	return b.Text(key, "gene", g.Gene, "seen", text.Grouped(g.AssessedBases), "total", text.Grouped(g.TotalBases), "assumed", text.Grouped(g.AssumedBases),
		"finding", gravestName(g, out), "date", classDate(g), "reasons", b.failures(failedCriteria(g)))
}

// kindOf is the end of the key that tells apart what a conclusion rests on; "" for the usual.
func (b *builder) kindOf(g germline.Gene, out report.CancerGene) string {
	if b.f.Observations.Specimen.Kind == ledger.Tumour {
		return ".tumour"
	}
	switch g.Conclusion {
	case germline.PathogenicFound:
		if eventSays(out, g.Conclusion) {
			return ""
		}
		return pathogenicKind(g)
	case germline.ProbableFound:
		if f := first(g, probable); f != nil && f.Claimed() && !eventSays(out, g.Conclusion) {
			return "." + doubtOf(*f)
		}
	case germline.UncertainFound:
		return uncertainKind(g, out)
	case germline.NotAssessed:
		return notAssessedKind(g, out)
	case germline.NoneFound:
		if g.AssumedBases > 0 {
			return ".assumed"
		}
	}
	return ""
}

// notAssessedKind tells apart why a gene is not assessed.
func notAssessedKind(g germline.Gene, out report.CancerGene) string {
	switch {
	case failedCall(g):
		return ".failed"
	case eventSays(out, g.Conclusion):
		return ".failed_event"
	case g.AssessedBases == 0:
		return ".nothing"
	case g.AssessedBases == g.TotalBases:
		return ".warned"
	}
	return ""
}

// pathogenicKind tells apart where the class of the variants does not say all.
func pathogenicKind(g germline.Gene) string {
	current := func(f germline.Finding) bool { return disease(f) && !f.Stale() }
	switch {
	case allTogether(g):
		return ".joint"
	case first(g, disease) != nil && first(g, current) == nil:
		return "." + germline.OldClass
	}
	return ""
}

// first is the first of a gene's findings of a kind; nil without one.
func first(g germline.Gene, kind func(germline.Finding) bool) *germline.Finding {
	if at := slices.IndexFunc(g.Findings, kind); at >= 0 {
		return &g.Findings[at]
	}
	return nil
}

// doubtOf is why a class that says disease-causing does not settle the matter.
func doubtOf(f germline.Finding) string {
	switch {
	case f.Lapsed():
		return "lapsed"
	case f.Unreviewed():
		return "unreviewed"
	}
	return "disputed"
}

// uncertainKind tells what no source has settled from what this knowledge base does not hold.
func uncertainKind(g germline.Gene, out report.CancerGene) string {
	has := func(which func(germline.Finding) bool) bool { return slices.ContainsFunc(g.Findings, which) }
	switch {
	case eventSays(out, germline.UncertainFound):
		return ".event"
	case has(unknown):
		return ""
	case has(func(f germline.Finding) bool { return unheld(f) && !held(f) }):
		return ".not_held"
	case has(unheld):
		return ".not_reviewed"
	case onlyTogether(g):
		return ".joint"
	}
	return ".crowded"
}

// eventSays reports whether a structural event of the gene leads to a conclusion.
func eventSays(out report.CancerGene, c germline.Conclusion) bool {
	return slices.ContainsFunc(out.Structural, func(s report.Structural) bool { return s.Conclusion == string(c) })
}

// gravestName names what leads to the gene's conclusion, an event before a variant; "" without one.
func gravestName(g germline.Gene, out report.CancerGene) string {
	for _, s := range out.Structural {
		if s.Conclusion == string(g.Conclusion) {
			return g.Gene + " " + text.Small(s.Name)
		}
	}
	for _, f := range g.Findings {
		if concludes(f) == g.Conclusion {
			return g.Gene + " " + short(f)
		}
	}
	return ""
}

// failedCriteria are what the call of a gene's first disease-causing variant failed by.
func failedCriteria(g germline.Gene) []ledger.Criterion {
	for _, f := range g.Findings {
		if failed(f) {
			return f.Change.Evidence.FailedCriteria
		}
	}
	return nil
}

// classDate is the date of the export that a gene's first class of disease-causing is from; "" without one.
func classDate(g germline.Gene) string {
	if f := first(g, germline.Finding.Claimed); f != nil {
		return f.Classification.Date
	}
	return ""
}

// failedCall: a disease-causing variant was called, and the call failed.
func failedCall(g germline.Gene) bool {
	return slices.ContainsFunc(g.Findings, func(f germline.Finding) bool { return f.Claimed() && f.State != variants.Variant })
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

// classify fills in what is published about the allele, or says that nothing is.
func (b *builder) classify(v *report.Variant, f germline.Finding) {
	c := f.Classification
	if note, ok := b.jointNote(f); ok {
		v.Notes = append(v.Notes, note)
	}
	if c == nil {
		v.Notes = append(v.Notes, b.Text("report.variant.not_held"))
		return
	}
	o := b.origin(c.Origin)
	v.Origin = &o
	v.LegacyNames = orEmpty(c.LegacyNames)
	v.ClassificationSource, v.ReviewStatus, v.Stars, v.Evaluated = b.source(c.Source), b.review(c), known(c.Stars), c.Evaluated
	v.VariationID, v.RSID = c.VariationID, c.RSID
	b.past(v, c)
	for _, d := range c.Disputes {
		v.Conflicts = append(v.Conflicts, b.Text("report.variant.disputed", "class", d.ClassText, "source", b.source(d.Source)))
	}
	if c.Class == knowledge.Conflicting {
		v.Conflicts = append(v.Conflicts, b.Text("report.variant.conflicting", "text", c.ClassText))
	}
	v.Notes = append(v.Notes, b.classNotes(f, c)...)
	if f.ReducedPenetrance() {
		v.Notes = append(v.Notes, b.reduced(f)...)
	}
	if len(c.Populations) > 0 {
		v.Notes = append(v.Notes, b.Text("report.variant.founder", "populations", strings.Join(c.Populations, ", ")))
	}
}

// classNotes say what has to be known beside a published class: its age, its review, whether it still stands.
func (b *builder) classNotes(f germline.Finding, c *knowledge.Classification) []string {
	var notes []string
	if c.ClassUnknown {
		notes = append(notes, b.Text("report.variant.class_unknown"))
	}
	if c.AbsentFrom != "" && (c.Brought == nil || c.Brought.Line > 0) {
		notes = append(notes, b.Text("report.variant.absent", "date", b.sources[c.AbsentFrom].Date))
	}
	if b.old(c.Date) && c.Class != knowledge.NotReviewed {
		notes = append(notes, b.Text("report.variant.old", "date", c.Date))
	}
	if c.SideChanged {
		notes = append(notes, b.Text("report.variant.changed"))
	}
	if f.Unreviewed() {
		notes = append(notes, b.Text("report.variant.unreviewed"))
	}
	if f.NoStatus() {
		notes = append(notes, b.Text("report.variant.no_review_status"))
	}
	return notes
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

// variantBadge is a variant's badge: its class, or that it is probable and urgent.
func (b *builder) variantBadge(f germline.Finding) report.Badge {
	if probable(f) {
		return b.probableBadge()
	}
	return b.classBadge(f)
}

// classBadge words a class; colour follows the side on which it stands.
func (b *builder) classBadge(f germline.Finding) report.Badge {
	tone := report.ToneUnknown
	switch {
	case f.Pathogenic():
		tone = report.ToneAct
	case (f.Class == knowledge.Benign || f.Class == knowledge.LikelyBenign) && !f.Unreviewed():
		tone = report.ToneStandard
	}
	badge := report.Badge{Word: b.classWord(f), Tone: tone}
	if !held(f) {
		badge.Sign = report.OpenSquare
	}
	return badge
}

// ClassBadge words a class on its own, without what is known of the variant beside it.
func ClassBadge(words *text.Catalogue, class knowledge.Class) report.Badge {
	badge := report.Badge{Word: words.Text("report.class." + string(class)), Tone: report.ToneUnknown}
	switch {
	case class.Side() > 0:
		badge.Tone = report.ToneAct
	case class.Side() < 0:
		badge.Tone = report.ToneStandard
	case class == knowledge.NotReviewed:
		badge.Sign = report.OpenSquare
	}
	return badge
}

// classWord words a class. One without a review says so, one that is stale says its age, and so does one
// that ClinVar holds but the knowledge base does not.
func (b *builder) classWord(f germline.Finding) string {
	key := "report.class." + string(f.Class)
	switch {
	case f.Stale() && f.Class.Side() != 0:
		return b.Text("report.class.stale", "class", b.Text(key), "date", f.Classification.Date)
	case f.Classification != nil && f.Classification.ClassUnknown:
		key = "report.class.class_unknown"
	case f.Unreviewed() && b.Has(key+".unreviewed"):
		key += ".unreviewed"
	}
	return b.Text(key)
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
