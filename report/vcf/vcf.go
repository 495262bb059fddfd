// Package vcf writes what a report tells of as VCF: the lines of the input as they were, with what is said of them in INFO.
package vcf

import (
	"cmp"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"allelens/report"
	"allelens/variants"
)

// The fixed columns of a line, and where INFO stands.
const (
	fixed  = 8
	filter = 6
	info   = 7
)

// line is one line of the input with what is told of it.
type line struct {
	columns  []string
	number   int64 // of the input, 0 where it is not known
	findings []finding
}

// finding is what is told of one thing, by field of ours.
type finding map[string]string

// Write writes the lines behind what is reported of the cancer genes (variants and events), behind changes that
// were seen and cannot be relied on, and behind every variant at a pharmacogene's sites, by place. Positions and alleles are the
// input's; a line of several findings stands once, with a value for each. Events of a laboratory's own table have no line and are left out.
// The same report gives the same bytes.
func Write(w io.Writer, r *report.Report) error {
	lines := gathered(r)
	var b strings.Builder
	header(&b, r, lines)
	for _, l := range lines {
		columns := slices.Clone(l.columns)
		columns[info] = l.info()
		b.WriteString(strings.Join(columns, "\t") + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// gathered are the lines in the order of a sorted file.
func gathered(r *report.Report) []*line {
	g := gatherer{}
	for _, gene := range r.Cancer.Genes {
		g.cancer(gene)
	}
	for _, gene := range r.Pharmacogenes {
		g.pharmacogene(gene)
	}
	slices.SortStableFunc(g.lines, func(a, b *line) int {
		return cmp.Or(cmp.Compare(order(a.columns[0]), order(b.columns[0])), cmp.Compare(a.columns[0], b.columns[0]),
			cmp.Compare(a.pos(), b.pos()), cmp.Compare(a.number, b.number), slices.Compare(a.columns, b.columns))
	})
	return g.lines
}

type gatherer struct{ lines []*line }

// add tells something of the line of a text, which is passed over where it is no whole line: a laboratory's own table has none.
func (g *gatherer) add(text string, number *int64, f finding) {
	columns := strings.Split(text, "\t")
	if len(columns) < fixed {
		return
	}
	for i, c := range columns {
		columns[i] = variants.Visible(c) // signs that steer a terminal, which no line may have
	}
	n := int64(0)
	if number != nil {
		n = *number
	}
	i := slices.IndexFunc(g.lines, func(l *line) bool { return l.number == n && slices.Equal(l.columns, columns) })
	if i < 0 {
		g.lines, i = append(g.lines, &line{columns: columns, number: n}), len(g.lines)
	}
	if l := g.lines[i]; !slices.ContainsFunc(l.findings, func(other finding) bool { return maps.Equal(other, f) }) {
		l.findings = append(l.findings, f)
	}
}

func (g *gatherer) cancer(gene report.CancerGene) {
	for _, v := range gene.Variants {
		if v.Reportable {
			f := finding{"HGVSC": v.HGVSC, "HGVSP": v.HGVSP, "CLASS": v.Classification, "CLASS_SOURCE": v.ClassificationSource, "STATE": v.State, "ROW": v.Origin.Name()}
			if v.Provisional != nil {
				f["PROVISIONAL"] = v.Provisional.Class
			}
			g.add(v.VCFLine, v.VCFLineNumber, f.of(gene))
		}
	}
	for _, e := range gene.Structural {
		if e.Reportable {
			f := finding{"EVENT": e.Name, "STATE": e.State}
			if len(e.Matches) > 0 {
				m := e.Matches[0]
				f["CLASS"], f["CLASS_SOURCE"], f["ROW"] = m.Classification, m.Source, m.Origin.Name()
			}
			g.add(e.VCFLine, e.LineNumber, f.of(gene))
		}
	}
	for _, v := range gene.Faint {
		g.add(v.VCFLine, v.VCFLineNumber, finding{"HGVSC": v.HGVSC, "CLASS": v.Classification, "STATE": "few_reads"}.of(gene))
	}
}

// of adds the gene and what is concluded of it.
func (f finding) of(gene report.CancerGene) finding {
	f["GENE"], f["CONCLUSION"] = gene.Gene, gene.Conclusion
	return f
}

func (g *gatherer) pharmacogene(gene report.Pharmacogene) {
	for _, s := range gene.Sites {
		if s.State == "variant" {
			g.add(s.VCFLine, s.VCFLineNumber, finding{"GENE": gene.Gene, "RESULT": gene.Result, "PHENOTYPE": gene.Phenotype,
				"STAR": starred(gene.Gene, named(s)), "STATE": s.State, "ROW": s.Origin.Name()})
		}
	}
	for _, u := range gene.Unsettled {
		g.add(u.VCFLine, u.VCFLineNumber, finding{"GENE": gene.Gene, "STAR": starred(gene.Gene, u.Alleles), "STATE": u.State, "DOUBT": u.Doubt})
	}
}

// named are the alleles that ask for a base which was called.
func named(s report.GeneSite) []string {
	called := bases(s.Alleles)
	var all []string
	for _, n := range s.Needed {
		if slices.ContainsFunc(strings.Split(n.Bases, "/"), func(base string) bool { return slices.Contains(called, base) }) {
			all = append(all, n.Alleles...)
		}
	}
	return all
}

// bases are the called ones, of both sides.
func bases(alleles string) []string {
	return strings.FieldsFunc(alleles, func(r rune) bool { return r == '/' || r == '|' })
}

// starred names alleles with their gene: "CYP2C19*2|CYP2C19*4", "VKORC1 -1639A".
func starred(gene string, alleles []string) string {
	all := make([]string, len(alleles))
	for i, a := range alleles {
		all[i] = gene + a
		if !strings.HasPrefix(a, "*") {
			all[i] = gene + " " + a
		}
	}
	return strings.Join(all, "|")
}

func (l *line) pos() int {
	n, _ := strconv.Atoi(l.columns[1]) // the reader has refused others
	return n
}

// info is the line's own INFO followed by ours.
func (l *line) info() string {
	var all []string
	if own := l.columns[info]; own != "." && own != "" {
		all = append(all, own)
	}
	for _, f := range fields {
		values, told := make([]string, len(l.findings)), false
		for i, found := range l.findings {
			values[i] = cmp.Or(escaped(found[f.name]), ".")
			told = told || found[f.name] != ""
		}
		if told {
			all = append(all, prefix+f.name+"="+strings.Join(values, ","))
		}
	}
	if all == nil {
		return "."
	}
	return strings.Join(all, ";")
}

// escaped writes what has a meaning in INFO in the specification's way: capital hexadecimal after a per cent sign.
func escaped(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case strings.ContainsRune("%;=,", r), r <= ' ' && r != ' ', r == 0x7f:
			b.WriteString("%" + strings.ToUpper(strconv.FormatInt(int64(r)+0x100, 16)[1:]))
		case r == ' ':
			b.WriteByte('_')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// order sorts sequences as genomes are sorted: 1 to 22, X, Y, M, then others.
func order(contig string) int {
	name := strings.TrimPrefix(contig, "chr")
	if n, err := strconv.Atoi(name); err == nil {
		return n
	}
	if i := slices.Index([]string{"X", "Y", "M", "MT"}, name); i >= 0 {
		return 100 + i
	}
	return 1000
}
