package table

import (
	"strconv"
	"strings"

	"allelens/report"
)

// finding is a variant, a structural event or a change seen in few reads; exactly one of them is there.
type finding struct {
	gene       report.CancerGene
	assembly   string
	sequence   *report.Variant
	structural *report.Structural
	faint      *report.Faint
}

// Variants lists what was found in the cancer genes, in the report's order: variants, structural events, and changes that too few reads show for a call.
// Positions are 1-based, of the file's assembly, end included.
func Variants(r *report.Report) Table {
	var all []finding
	for _, g := range r.Cancer.Genes {
		for i := range g.Structural {
			all = append(all, finding{gene: g, assembly: r.Input.Assembly, structural: &g.Structural[i]})
		}
		for i := range g.Variants {
			all = append(all, finding{gene: g, assembly: r.Input.Assembly, sequence: &g.Variants[i]})
		}
		for i := range g.Faint {
			all = append(all, finding{gene: g, assembly: r.Input.Assembly, faint: &g.Faint[i]})
		}
	}
	columns := append(append(placeColumns(), callColumns()...), classColumns()...)
	return of(r, "variants", append(columns, originOf(finding.origin)...), all)
}

// choose makes a column from what each kind of finding has there; nil where it has nothing.
func choose(name string, sequence func(*report.Variant) Cell, structural func(*report.Structural) Cell, faint func(*report.Faint) Cell) column[finding] {
	return column[finding]{name, func(f finding) Cell {
		switch {
		case f.sequence != nil && sequence != nil:
			return sequence(f.sequence)
		case f.structural != nil && structural != nil:
			return structural(f.structural)
		case f.faint != nil && faint != nil:
			return faint(f.faint)
		}
		return nil
	}}
}

func placeColumns() []column[finding] {
	return []column[finding]{
		{"gene", func(f finding) Cell { return word(f.gene.Gene) }},
		{"transcript", func(f finding) Cell { return word(f.gene.Transcript) }},
		{"gene_conclusion", func(f finding) Cell { return word(f.gene.Conclusion) }},
		choose("kind", always[*report.Variant]("sequence"), always[*report.Structural]("structural"), always[*report.Faint]("few_reads")),
		choose("type", nil, func(e *report.Structural) Cell { return word(e.Type) }, nil),
		{"assembly", func(f finding) Cell { return word(f.assembly) }},
		choose("chrom", func(v *report.Variant) Cell { return word(v.Chrom) }, nil, func(v *report.Faint) Cell { return word(v.Chrom) }),
		choose("pos", func(v *report.Variant) Cell { return whole(v.Pos) }, func(e *report.Structural) Cell { return whole(e.Start) }, func(v *report.Faint) Cell { return whole(v.Pos) }),
		choose("end", nil, func(e *report.Structural) Cell { return known(e.End) }, nil),
		choose("ref", func(v *report.Variant) Cell { return word(v.Ref) }, nil, func(v *report.Faint) Cell { return word(v.Ref) }),
		choose("alt", func(v *report.Variant) Cell { return word(v.Alt) }, nil, func(v *report.Faint) Cell { return word(v.Alt) }),
		choose("hgvs_g", func(v *report.Variant) Cell { return word(v.HGVSG) }, func(e *report.Structural) Cell { return word(e.HGVSG) }, nil),
		choose("hgvs_c", func(v *report.Variant) Cell { return word(v.HGVSC) }, func(e *report.Structural) Cell { return word(e.HGVSC) }, func(v *report.Faint) Cell { return word(v.HGVSC) }),
		choose("hgvs_p", func(v *report.Variant) Cell { return word(v.HGVSP) }, nil, nil),
		choose("spdi", func(v *report.Variant) Cell { return word(v.SPDI) }, nil, nil),
		choose("vrs_id", func(v *report.Variant) Cell { return word(v.VRSID) }, nil, nil),
		choose("legacy_names", func(v *report.Variant) Cell { return words(v.LegacyNames) }, nil, nil),
		choose("name", nil, func(e *report.Structural) Cell { return word(e.Name) }, nil),
		choose("consequence", func(v *report.Variant) Cell { return word(v.Consequence) }, func(e *report.Structural) Cell { return word(e.Consequence) }, nil),
		choose("exons", func(v *report.Variant) Cell { return known(v.Exon) }, func(e *report.Structural) Cell { return word(numbers(e.Exons)) }, nil),
		choose("copy_number", nil, func(e *report.Structural) Cell { return known(e.CopyNumber) }, nil),
	}
}

func callColumns() []column[finding] {
	return []column[finding]{
		choose("genotype", func(v *report.Variant) Cell { return word(v.Genotype) }, func(e *report.Structural) Cell { return word(e.Genotype) }, nil),
		choose("zygosity", func(v *report.Variant) Cell { return word(v.Zygosity) }, func(e *report.Structural) Cell { return word(e.Zygosity) }, nil),
		choose("phased", func(v *report.Variant) Cell { return v.Phased }, nil, nil),
		choose("state", func(v *report.Variant) Cell { return word(v.State) }, func(e *report.Structural) Cell { return word(e.State) }, nil),
		choose("depth", func(v *report.Variant) Cell { return known(v.Depth) }, nil, nil),
		choose("allele_fraction", func(v *report.Variant) Cell { return fraction(v.AlleleFraction) }, nil, func(v *report.Faint) Cell { return float64(v.Percent) / 100 }),
		choose("genotype_quality", func(v *report.Variant) Cell { return known(v.GenotypeQuality) }, nil, nil),
		choose("filter", func(v *report.Variant) Cell { return word(v.Filter) }, func(e *report.Structural) Cell { return word(e.Filter) }, nil),
		choose("confirm", func(v *report.Variant) Cell { return words(v.Confirm) }, nil, nil),
		choose("vcf_line_number", func(v *report.Variant) Cell { return known(v.VCFLineNumber) }, func(e *report.Structural) Cell { return known(e.LineNumber) }, func(v *report.Faint) Cell { return known(v.VCFLineNumber) }),
		choose("vcf_line", func(v *report.Variant) Cell { return word(v.VCFLine) }, func(e *report.Structural) Cell { return word(e.VCFLine) }, func(v *report.Faint) Cell { return word(v.VCFLine) }),
	}
}

func classColumns() []column[finding] {
	return []column[finding]{
		choose("classification", func(v *report.Variant) Cell { return word(v.Classification) }, func(e *report.Structural) Cell { return matched(e) }, func(v *report.Faint) Cell { return word(v.Classification) }),
		choose("classification_source", func(v *report.Variant) Cell { return word(v.ClassificationSource) }, func(e *report.Structural) Cell {
			return joined(e.Matches, func(m report.StructuralMatch) string { return m.Source })
		}, nil),
		choose("review_status", func(v *report.Variant) Cell { return word(v.ReviewStatus) }, nil, nil),
		choose("stars", func(v *report.Variant) Cell { return known(v.Stars) }, nil, nil),
		choose("evaluated", func(v *report.Variant) Cell { return word(v.Evaluated) }, nil, nil),
		choose("variation_id", func(v *report.Variant) Cell { return word(v.VariationID) }, func(e *report.Structural) Cell {
			return joined(e.Matches, func(m report.StructuralMatch) string { return m.VariationID })
		}, nil),
		choose("rsid", func(v *report.Variant) Cell { return word(v.RSID) }, nil, nil),
		choose("conflicts", func(v *report.Variant) Cell { return words(v.Conflicts) }, nil, nil),
		choose("provisional_class", func(v *report.Variant) Cell { return provisional(v.Provisional) }, func(e *report.Structural) Cell { return provisional(e.Provisional) }, nil),
		choose("provisional_points", func(v *report.Variant) Cell { return points(v.Provisional) }, func(e *report.Structural) Cell { return points(e.Provisional) }, nil),
		choose("evidence", func(v *report.Variant) Cell { return criteria(v.Evidence) }, func(e *report.Structural) Cell { return criteria(e.Evidence) }, nil),
		choose("conclusion", func(v *report.Variant) Cell { return word(v.Conclusion) }, func(e *report.Structural) Cell { return word(e.Conclusion) }, nil),
		choose("withheld", func(v *report.Variant) Cell { return word(v.Withheld) }, func(e *report.Structural) Cell { return word(e.Withheld) }, nil),
		choose("reportable", func(v *report.Variant) Cell { return v.Reportable }, func(e *report.Structural) Cell { return e.Reportable }, nil),
		choose("notes", func(v *report.Variant) Cell { return words(v.Notes) }, func(e *report.Structural) Cell { return words(e.Notes) }, nil),
	}
}

// always is a column's value that is the same for all of a kind.
func always[T any](s string) func(T) Cell { return func(T) Cell { return s } }

func (f finding) origin() *report.Origin {
	switch {
	case f.sequence != nil:
		return f.sequence.Origin
	case f.structural != nil && len(f.structural.Matches) > 0:
		return &f.structural.Matches[0].Origin
	}
	return nil
}

// matched are the classes of the published rearrangements that an event is.
func matched(e *report.Structural) Cell {
	return joined(e.Matches, func(m report.StructuralMatch) string { return m.Classification })
}

func provisional(p *report.Provisional) Cell {
	if p == nil {
		return nil
	}
	return word(p.Class)
}

func points(p *report.Provisional) Cell {
	if p == nil {
		return nil
	}
	return whole(p.Points)
}

// criteria are those that are met, with their strength: "PVS1 very strong".
func criteria(all []report.Evidence) Cell {
	return joined(all, func(e report.Evidence) string {
		if e.Met != "met" {
			return ""
		}
		return parts(" ", e.Code, e.Strength)
	})
}

// numbers writes exons: "17; 18".
func numbers(all []int) string {
	texts := make([]string, len(all))
	for i, n := range all {
		texts[i] = strconv.Itoa(n)
	}
	return strings.Join(texts, "; ")
}
