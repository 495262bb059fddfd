package germline

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"allelens/variants"
	"allelens/variants/hgvs"
	"allelens/variants/knowledge"
)

// Index is what a search asks of the knowledge base. *sqlite.Base implements it.
type Index interface {
	ByRSID(ctx context.Context, in variants.Assembly, rsid string) ([]knowledge.Held, error)
	ByVariationID(ctx context.Context, in variants.Assembly, id string) ([]knowledge.Held, error)
	ByProtein(ctx context.Context, in variants.Assembly, gene, start, holds string) ([]knowledge.Held, error)
	ByPosition(ctx context.Context, in variants.Assembly, contig variants.Contig, pos int) ([]knowledge.Held, error)
	ByLegacy(ctx context.Context, in variants.Assembly, name string) ([]knowledge.Held, error)
}

// Candidate is an allele for a search text.
type Candidate struct {
	Gene   string
	Allele variants.Allele // normalised, in the build asked for
}

// Find lists the alleles of the cancer genes for a search text, in any spelling: c., g. and p.
// names with or without transcript (any version of it), with the gene before them or not; names from
// before HGVS; rsIDs; ClinVar's VariationIDs; coordinates of either build as VCF, SPDI or a bare
// position, for which what the base holds there is listed. None means that the words are no such
// name, or one that the sequence contradicts.
func (c *Classifier) Find(ctx context.Context, index Index, in variants.Assembly, words string) ([]Candidate, error) {
	s := search{Classifier: c, index: index, in: in}
	text := s.take(strings.TrimSpace(words))
	if text == "" || in == variants.AssemblyUnknown {
		return nil, nil
	}
	for _, reading := range []func(context.Context, string) error{s.identifiers, s.places, s.changes, s.proteins, s.bare} {
		if err := reading(ctx, text); err != nil {
			return nil, err
		}
		if len(s.found) > 0 {
			break
		}
	}
	return s.found, nil
}

type search struct {
	*Classifier
	index Index
	in    variants.Assembly
	only  string // gene that the words name; "" for any
	found []Candidate
}

// take notes a gene that the words begin with, and gives the rest.
func (s *search) take(words string) string {
	for _, g := range s.Classifier.genes {
		name := g.transcript.Gene
		if len(words) > len(name) && strings.EqualFold(words[:len(name)], name) && strings.ContainsRune(" :(", rune(words[len(name)])) {
			s.only = name
			return strings.TrimLeft(words[len(name):], " :(")
		}
		if at := strings.Index(words, "("+name+")"); at >= 0 {
			s.only = name
		}
	}
	return words
}

// genes are those that the words may speak of.
func (s *search) genes() []gene {
	return slices.DeleteFunc(slices.Clone(s.Classifier.genes), func(g gene) bool { return s.only != "" && g.transcript.Gene != s.only })
}

func (s *search) add(gene string, a variants.Allele) {
	m := Candidate{gene, a}
	if (s.only == "" || s.only == gene) && !slices.Contains(s.found, m) {
		s.found = append(s.found, m)
	}
}

func (s *search) held(rows []knowledge.Held, err error) error {
	for _, h := range rows {
		s.add(h.Gene, h.Allele)
	}
	return err
}

var (
	rsid      = variants.Pattern(`(?i)^rs[0-9]+$`)
	variation = variants.Pattern(`(?i)^(?:clinvar[ :]*)?(?:vcv0*)?([0-9]{3,9})(?:\.[0-9]+)?$`)
)

// identifiers reads rsIDs and VariationIDs, with the words that they stand behind.
func (s *search) identifiers(ctx context.Context, text string) error {
	if rsid().MatchString(text) {
		return s.held(s.index.ByRSID(ctx, s.in, strings.ToLower(text)))
	}
	if m := variation().FindStringSubmatch(text); m != nil {
		return s.held(s.index.ByVariationID(ctx, s.in, m[1]))
	}
	return nil
}

var (
	asVCF  = variants.Pattern(`(?i)^([A-Z0-9_.]+)[:\- ]+([0-9,]+)[:\- ]*([ACGT]+)[:\-/> ]+([ACGT]+)$`)
	asSPDI = variants.Pattern(`(?i)^(NC_[0-9]+\.[0-9]+):([0-9]+):([ACGT]*|[0-9]+):([ACGT]*)$`)
	asBase = variants.Pattern(`(?i)^([A-Z0-9_.]+)[:\- ]+([0-9,]+)$`)
)

// places reads coordinates. An accession tells the build; without one the file's build is tried
// first, then the other: what does not fit the sequence of a build is not meant in it.
func (s *search) places(ctx context.Context, text string) error {
	if m := asSPDI().FindStringSubmatch(text); m != nil {
		s.spdi(m)
		return nil
	}
	if m := asVCF().FindStringSubmatch(text); m != nil {
		contig, ok := variants.ParseContig(m[1])
		for _, build := range s.builds(m[1]) {
			if ok && len(s.found) == 0 {
				s.place(build, variants.Allele{Contig: contig, Pos: whole(m[2]), Ref: strings.ToUpper(m[3]), Alt: strings.ToUpper(m[4])})
			}
		}
		return nil
	}
	m := asBase().FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	contig, ok := variants.ParseContig(m[1])
	for _, build := range s.builds(m[1]) {
		if !ok || len(s.found) > 0 {
			break
		}
		rows, err := s.index.ByPosition(ctx, build, contig, whole(m[2]))
		if err != nil {
			return err
		}
		for _, h := range rows {
			s.place(build, h.Allele)
		}
	}
	return nil
}

// whole reads digits, with commas between or not.
func whole(digits string) int {
	n, _ := strconv.Atoi(strings.ReplaceAll(digits, ",", ""))
	return n
}

// spdi reads NCBI's form: the position counts from 0, and the bases that go may be given by number.
func (s *search) spdi(m []string) {
	contig, _ := variants.ParseContig(m[1])
	for _, build := range s.builds(m[1]) {
		for _, g := range s.genes() {
			start := whole(m[2]) + 1
			deleted := len(m[3])
			if n, err := strconv.Atoi(m[3]); err == nil {
				deleted = n
			}
			bases, ok := g.namer.Bases(build, variants.Interval{Contig: contig, Start: start - 1, End: start + deleted - 1})
			if !ok || contig != g.transcript.Contig || len(bases) != deleted+1 {
				continue
			}
			ref := bases
			if deleted > 0 && len(m[3]) == deleted && strings.Trim(m[3], "0123456789") != "" {
				ref = bases[:1] + strings.ToUpper(m[3])
			}
			s.place(build, variants.Allele{Contig: contig, Pos: start - 1, Ref: ref, Alt: bases[:1] + strings.ToUpper(m[4])})
		}
	}
}

// builds are those that a sequence's name may belong to.
func (s *search) builds(name string) []variants.Assembly {
	other := variants.GRCh37
	if s.in == other {
		other = variants.GRCh38
	}
	for _, build := range []variants.Assembly{s.in, other} {
		for _, g := range s.Classifier.genes {
			if strings.EqualFold(g.transcript.Accessions[build], name) {
				return []variants.Assembly{build}
			}
		}
	}
	return []variants.Assembly{s.in, other}
}

// place takes an allele of a build over into the file's, by its name on the transcript.
func (s *search) place(build variants.Assembly, a variants.Allele) {
	for _, g := range s.genes() {
		name, err := g.namer.Name(build, a)
		if err != nil {
			continue
		}
		s.name(g, name.C)
	}
}

// name takes up a c. name if the gene's sequence does not contradict it.
func (s *search) name(g gene, name string) bool {
	a, err := g.namer.Allele(s.in, name)
	if err == nil {
		s.add(g.transcript.Gene, a)
	}
	return err == nil
}

// changes reads c. and g. names.
func (s *search) changes(_ context.Context, text string) error {
	text = strings.TrimSuffix(text, ")")
	if chrom, rest, ok := strings.Cut(text, ":g."); ok && !strings.HasPrefix(strings.ToUpper(chrom), "NC_") {
		s.onChromosome(chrom, rest)
		return nil
	}
	if _, err := hgvs.Parse(text); err != nil {
		return nil
	}
	for _, g := range s.genes() {
		if s.name(g, text) {
			continue
		}
		for _, build := range s.builds("") {
			if a, err := g.namer.Allele(build, text); err == nil {
				s.place(build, a)
			}
		}
	}
	return nil
}

// bare reads names without "c.": as one from before HGVS, and as a c. name where it could be one as
// well, or is nothing else. Both are meant where the sequence contradicts neither.
func (s *search) bare(ctx context.Context, text string) error {
	if err := s.legacy(ctx, text); err != nil {
		return err
	}
	if strings.Contains(text, ".") || len(s.found) > 0 && !strings.ContainsAny(text, ">_") {
		return nil
	}
	return s.changes(ctx, "c."+text)
}

// onChromosome reads "chr17:g.43124030_43124031del".
func (s *search) onChromosome(chrom, rest string) {
	contig, ok := variants.ParseContig(chrom)
	for _, build := range s.builds(chrom) {
		for _, g := range s.genes() {
			if a, err := g.namer.Allele(build, "g."+rest); ok && err == nil && contig == g.transcript.Contig {
				s.place(build, a)
			}
		}
	}
}

// legacy reads names from before HGVS: those that the base lists, else by the old count.
func (s *search) legacy(ctx context.Context, text string) error {
	if err := s.held(s.index.ByLegacy(ctx, s.in, text)); err != nil || len(s.found) > 0 {
		return err
	}
	l, err := hgvs.ParseLegacy(text)
	if err != nil {
		return nil
	}
	for _, g := range s.genes() {
		if g.transcript.LegacyStart == 0 {
			continue
		}
		for _, l.Secondary = range []bool{false, true} {
			if name, ok := l.Name(g.transcript.LegacyStart, g.edge); ok && (!l.Secondary || l.Kind == hgvs.Insertion) {
				s.name(g, "c."+strings.TrimPrefix(name, "c."))
			}
		}
	}
	return nil
}

// edge is the c. base beside an intron, which old names number by the exon before it.
func (g gene) edge(intron int, after bool) (base int, ok bool) {
	for i, e := range g.transcript.Exons {
		number := e.LegacyNumber
		if number == 0 {
			number = e.Number
		}
		if number != intron || i+1 == len(g.transcript.Exons) {
			continue
		}
		if after {
			return e.CDSEnd, e.CDSEnd > 0
		}
		next := g.transcript.Exons[i+1]
		return next.CDSStart, next.CDSStart > 0
	}
	return 0, false
}

// proteins reads p. names: what the base holds under them, and the changes of one base that make
// them.
func (s *search) proteins(ctx context.Context, text string) error {
	p, err := hgvs.ParseProtein(text)
	if err != nil {
		return nil
	}
	for _, g := range s.genes() {
		start, holds := p.Text, ""
		if p.Short {
			start, holds = strings.TrimSuffix(p.Text, "fs"), "fs"
		}
		rows, err := s.index.ByProtein(ctx, s.in, g.transcript.Gene, start, holds)
		if err != nil {
			return err
		}
		for _, h := range rows {
			if name, err := g.namer.Name(s.in, h.Allele); err == nil && p.Matches(name.P) {
				s.add(h.Gene, h.Allele)
			}
		}
		for _, name := range g.namer.Making(p) {
			s.name(g, name)
		}
	}
	return nil
}
