package document

import (
	"math"
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/figure"
)

func (w writer) cancer() []Block {
	if len(w.Cancer.Genes) == 0 {
		return []Block{Paragraph{Line{Text: w.t("pdf.cancer.none", "scope", w.coded("pdf.scope", w.Case.Scope))}}}
	}
	var blocks []Block
	for _, g := range w.Cancer.Genes {
		blocks = append(blocks, Heading{Text: join(g.Gene, g.Transcript), Badge: &g.Badge}, Paragraph{Line{Text: g.ConclusionText, Style: Strong}})
		if g.RestText != "" {
			blocks = append(blocks, Paragraph{Line{Text: g.RestText}})
		}
		blocks = append(blocks, Paragraph{Line{Text: w.assessed(g), Style: Muted}})
		if g.Founders.Text != "" {
			blocks = append(blocks, Paragraph{Line{Text: g.Founders.Text, Style: Muted}})
		}
		if g.ProteinLength > 0 {
			blocks = append(blocks, Drawings{{Alt: w.t("pdf.map.alt", "gene", g.Gene), Build: w.geneMap(g)}})
		}
		for _, e := range g.Structural {
			blocks = append(blocks, Heading{Text: e.Name, Badge: &e.Badge}, w.event(e))
		}
		for _, j := range g.Haplotypes {
			blocks = append(append(blocks, Heading{Text: join(w.t("pdf.joint"), j.HGVSC, j.HGVSP), Badge: &j.Badge}), w.joint(j)...)
		}
		var lesser []report.Variant
		for _, v := range g.Variants {
			if v.Minor {
				lesser = append(lesser, v)
				continue
			}
			blocks = append(blocks, Heading{Text: join(v.HGVSC, v.HGVSP), Badge: &v.Badge}, w.variant(v))
		}
		blocks = append(blocks, w.lesser(lesser)...)
	}
	return blocks
}

// lesser are the variants that nothing is concluded from, counted by class and in a row each.
func (w writer) lesser(all []report.Variant) []Block {
	if len(all) == 0 {
		return nil
	}
	counts := map[string]int{}
	var words []string
	t := Table{Dense: true, Columns: w.columns("variant", 4, "class", 1.6, "genotype", 1.6, "source", 3)}
	for _, v := range all {
		if counts[v.Badge.Word] == 0 {
			words = append(words, v.Badge.Word)
		}
		counts[v.Badge.Word]++
		at := ""
		if v.VCFLineNumber != nil {
			at = w.t("pdf.line_n", "n", count(*v.VCFLineNumber))
		}
		t.Rows = append(t.Rows, []Cell{plain(join(v.HGVSC, v.HGVSP)), plain(v.ClassificationText), plain(v.Genotype), muted(join(v.ClassificationSource, w.stars(v.Stars), v.Evaluated, at))})
	}
	for i, word := range words {
		words[i] = w.t("pdf.lesser.count", "n", counts[word], "class", word)
	}
	return []Block{Heading{Text: w.t("pdf.lesser")}, Paragraph{Line{Text: strings.Join(words, " · ")}}, t}
}

func (w writer) assessed(g report.CancerGene) string {
	key := "pdf.assessed"
	if g.AssumedBases > 0 {
		key = "pdf.assessed_assumed"
	}
	return w.t(key, "n", count(g.AssessedBases), "of", count(g.TotalBases), "assumed", count(g.AssumedBases))
}

func (w writer) geneMap(g report.CancerGene) func(float64) figure.Scene {
	return func(width float64) figure.Scene {
		p := GeneMap(g)
		p.ExonRow, p.Legend, p.Text = w.t("pdf.exon"), w.t("pdf.map.density"), figureText
		return figure.GeneMap(width, p)
	}
}

// GeneMap is the drawing of a gene's findings: what needs action and what is uncertain by
// name, the rest smaller.
func GeneMap(g report.CancerGene) figure.Protein {
	p := figure.Protein{Length: g.ProteinLength}
	for _, d := range g.Density {
		p.Density = append(p.Density, figure.Bin{Start: d.Start, End: d.End, Pathogenic: d.Pathogenic, Uncertain: d.Uncertain, Benign: d.Benign})
	}
	for _, d := range g.Domains {
		p.Domains = append(p.Domains, figure.Stretch{Name: d.Name, Start: d.Start, End: d.End})
	}
	for i, e := range g.Exons {
		if i == 0 {
			p.First = e.Number
		}
		p.Exons = append(p.Exons, e.Bases)
	}
	for _, e := range g.Structural {
		if len(e.Exons) > 0 {
			p.Events = append(p.Events, figure.Event{Label: e.Type, First: slices.Min(e.Exons), Last: slices.Max(e.Exons), Role: Role(e.Badge.Tone)})
		}
	}
	for _, v := range g.Variants {
		if v.AminoAcid == nil {
			continue
		}
		_, name, named := strings.Cut(v.HGVSC, ":")
		if !named {
			name = v.HGVSC
		}
		p.Marks = append(p.Marks, figure.Mark{
			Label: join(name, v.Badge.Word), Position: *v.AminoAcid, Role: Role(v.Badge.Tone), Strong: v.Badge.Tone == report.ToneAct,
		})
	}
	return p
}

// Role is the colour of a tone in drawings.
func Role(t report.Tone) figure.Role {
	switch t {
	case report.ToneAct:
		return figure.Act
	case report.ToneChange:
		return figure.Change
	case report.ToneStandard:
		return figure.Standard
	case report.ToneUnknown:
		return figure.Unknown
	default:
		return figure.Muted
	}
}

// variant says all that is known of one variant, name beside value.
func (w writer) variant(v report.Variant) Table {
	t := Table{Columns: []Column{{Share: 1.5}, {Share: 7}}}
	add := func(key string, value Cell) {
		if len(value) > 0 {
			t.Rows = append(t.Rows, []Cell{muted(w.t("pdf.variant." + key)), value})
		}
	}
	add("class", w.class(v))
	add("confirm", each(v.Confirm, Mark))
	add("genotype", cell(plain(w.genotype(v)), plain(w.called(v))))
	add("position", cell(code(v.HGVSG), code(join(v.Assembly, "chr"+strings.TrimPrefix(v.Chrom, "chr")+":"+decimal(float64(v.Pos))+" "+shorten(v.Ref)+">"+shorten(v.Alt)))))
	if v.SPDI != "" {
		add("exchange", cell(code(shorten(v.SPDI)), code(v.VRSID)))
	}
	add("effect", plain(join(v.ConsequenceText, w.optional("pdf.exon_n", v.Exon))))
	add("names", plain(join(strings.Join(v.LegacyNames, ", "), v.RSID)))
	add("conflicts", each(v.Conflicts, Plain))
	add("history", w.history(v))
	add("frequency", w.frequency(v.Frequency))
	add("functional", w.functional(v.Functional))
	add("evidence", w.evidence(v))
	add("notes", each(v.Notes, Plain))
	add("line", cell(w.lineNumber(v.VCFLineNumber), code(v.VCFLine)))
	return t
}

// history is what the variant was classified as before, and by whom it was recorded.
func (w writer) history(v report.Variant) Cell {
	var c Cell
	for _, e := range v.History {
		c = cell(c, plain(join(e.Text, e.Source)), w.unverified(e.Origin.Verified))
	}
	return c
}

// joint says what variants do together, and what each phase would mean.
func (w writer) joint(j report.Haplotype) []Block {
	blocks := []Block{Paragraph{Line{Text: j.Text, Style: Strong}}}
	for _, o := range j.Outcomes {
		blocks = append(blocks, Paragraph{Line{Text: o.Text}})
	}
	if j.Origin != nil && !j.Origin.Verified {
		blocks = append(blocks, Paragraph{Line{Text: w.t("pdf.unverified"), Style: Mark}})
	}
	return blocks
}

func each(all []string, style Style) Cell {
	var c Cell
	for _, s := range all {
		c = append(c, line(s, style)...)
	}
	return c
}

func (w writer) optional(key string, n *int) string {
	if n == nil {
		return ""
	}
	return w.t(key, "n", count(*n))
}

// class is a published class with where it is from: ClinVar's export, its review, its number there, and when it was
// evaluated, where that is known.
func (w writer) class(v report.Variant) Cell {
	c := cell(strong(v.ClassificationText), plain(join(v.ClassificationSource, v.ReviewStatus, w.stars(v.Stars))))
	if v.VariationID != "" {
		c = append(c, plain(join(w.t("pdf.variation", "id", v.VariationID), w.evaluated(v)))...)
	}
	if v.Origin != nil {
		c = append(c, w.unverified(v.Origin.Verified)...)
	}
	return c
}

func (w writer) evaluated(v report.Variant) string {
	if v.Evaluated == "" {
		return w.t("pdf.evaluated.unknown")
	}
	return w.t("pdf.evaluated", "date", v.Evaluated)
}

func (w writer) stars(n *int) string {
	if n == nil {
		return ""
	}
	return w.t("pdf.stars", "n", *n)
}

func (w writer) genotype(v report.Variant) string {
	phase := ""
	if v.Phased {
		phase = w.t("pdf.phased")
	}
	return join(v.Genotype, w.coded("pdf.zygosity", v.Zygosity), phase)
}

func (w writer) called(v report.Variant) string {
	fraction := ""
	if v.AlleleFraction != nil {
		fraction = w.t("pdf.fraction", "n", decimal(math.Round(*v.AlleleFraction*100)/100))
	}
	return join(w.optional("pdf.depth", v.Depth), fraction, w.optional("pdf.quality", v.GenotypeQuality),
		w.t("pdf.filter", "filter", w.orUnknown(v.Filter)))
}

func (w writer) frequency(f *report.Frequency) Cell {
	if f == nil {
		return nil
	}
	return cell(plain(f.Text), w.unverified(f.Origin.Verified))
}

func (w writer) functional(all []report.Functional) Cell {
	var c Cell
	for _, f := range all {
		score := ""
		if f.Score != nil {
			score = w.t("pdf.score", "n", decimal(*f.Score))
		}
		c = cell(c, plain(join(f.Assay, f.Class, score)), w.unverified(f.Origin.Verified))
	}
	return c
}

// evidence is what our own criteria add up to, and each of them.
func (w writer) evidence(v report.Variant) Cell {
	var c Cell
	if p := v.Provisional; p != nil {
		c = cell(c, strong(p.Label), plain(p.Text))
	}
	for _, e := range v.Evidence {
		c = cell(c, plain(join(e.Code, w.coded("pdf.met", e.Met), e.Strength, e.Why)))
	}
	return c
}

func (w writer) lineNumber(n *int64) Cell {
	if n == nil {
		return nil
	}
	return muted(w.t("pdf.line_n", "n", count(*n)))
}
