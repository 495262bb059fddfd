package main

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"allelens/variants"
)

// content says what lines a file holds.
type content int

const (
	everything   content = iota // variants, reference calls and reference blocks
	variantsOnly                // lines with a variant only
)

// line is one record before it is written.
type line struct {
	contig                   variants.Contig
	pos                      int
	id, ref, alt, info, data string
	filter                   string
	reference                bool
}

// file writes the person's file in a build.
func (p *person) file(in variants.Assembly, c content) []byte {
	lines := append(p.pharmacogenes(in), p.cancerGenes(in)...)
	slices.SortStableFunc(lines, func(a, b line) int {
		return cmp.Or(a.contig.Order()-b.contig.Order(), a.pos-b.pos)
	})
	var out bytes.Buffer
	p.header(&out, in, c)
	for _, l := range lines {
		if c == variantsOnly && (l.reference || l.alt == ".") {
			continue
		}
		name := l.contig.UCSC()
		if in == variants.GRCh37 {
			name = string(l.contig)
		}
		fmt.Fprintf(&out, "%s\t%d\t%s\t%s\t%s\t.\t%s\t%s\tGT:DP:GQ:AD\t%s\n",
			name, l.pos, cmp.Or(l.id, "."), l.ref, l.alt, cmp.Or(l.filter, "PASS"), cmp.Or(l.info, "."), l.data)
	}
	return out.Bytes()
}

var contigLengths = map[variants.Assembly]map[variants.Contig]int{
	variants.GRCh37: {"1": 249250621, "2": 243199373, "4": 191154276, "6": 171115067, "7": 159138663, "8": 146364022, "10": 135534747,
		"12": 133851895, "13": 115169878, "16": 90354753, "17": 81195210, "19": 59128983, "22": 51304566, "X": 155270560},
	variants.GRCh38: {"1": 248956422, "2": 242193529, "4": 190214555, "6": 170805979, "7": 159345973, "8": 145138636, "10": 133797422,
		"12": 133275309, "13": 114364328, "16": 90338345, "17": 83257441, "19": 58617616, "22": 50818468, "X": 156040895},
}

func (p *person) header(out *bytes.Buffer, in variants.Assembly, c content) {
	out.WriteString("##fileformat=VCFv4.2\n##source=Allelens demonstration, invented data\n")
	fmt.Fprintf(out, "##reference=%v\n", in)
	for n := range 25 {
		for contig, length := range contigLengths[in] {
			if contig.Order() != n+1 {
				continue
			}
			name := string(contig)
			if in == variants.GRCh38 {
				name = contig.UCSC()
			}
			fmt.Fprintf(out, "##contig=<ID=%s,length=%d>\n", name, length)
		}
	}
	out.WriteString("##FILTER=<ID=LowQual,Description=\"Call of low quality\">\n")
	if c == everything {
		out.WriteString("##ALT=<ID=NON_REF,Description=\"Any other allele\">\n##INFO=<ID=END,Number=1,Type=Integer,Description=\"Last position of the block\">\n")
	}
	out.WriteString("##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">\n##FORMAT=<ID=DP,Number=1,Type=Integer,Description=\"Read depth\">\n" +
		"##FORMAT=<ID=GQ,Number=1,Type=Integer,Description=\"Genotype quality\">\n##FORMAT=<ID=AD,Number=R,Type=Integer,Description=\"Reads by allele\">\n")
	out.WriteString("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t" + p.description.sample + "\n")
}

// pharmacogenes writes one line for each position, a block where the person has the genome's bases.
func (p *person) pharmacogenes(in variants.Assembly) []line {
	var lines []line
	for _, s := range p.sites {
		pos, ref := s.Pos38, s.Ref38
		if in == variants.GRCh37 {
			pos, ref = s.Pos37, s.Ref37
		}
		d := p.description
		if s.RSID != "" && slices.Contains(d.absent, s.RSID) {
			continue
		}
		l := line{contig: s.Contig, pos: pos, id: s.RSID, ref: ref}
		var alts []string
		var calls [2]int
		for side, bases := range s.carried {
			if bases == ref {
				continue
			}
			if !slices.Contains(alts, bases) {
				alts = append(alts, bases)
			}
			calls[side] = slices.Index(alts, bases) + 1
		}
		slices.Sort(calls[:])
		l.reference = len(alts) == 0
		l.alt = cmp.Or(strings.Join(alts, ","), "<NON_REF>")
		l.data = call(pos, calls[:], max(1, len(alts)))
		if l.reference && len(ref) > 1 {
			l.info = fmt.Sprintf("END=%d", pos+len(ref)-1)
		}
		if s.RSID != "" && slices.Contains(d.noCall, s.RSID) {
			l.data = "./.:0:0:0,0"
		}
		if s.RSID != "" && slices.Contains(d.filtered, s.RSID) {
			l.filter = "LowQual"
		}
		lines = append(lines, l)
	}
	return lines
}

// call writes GT:DP:GQ:AD with plausible reads, the same for the same position.
func call(pos int, calls []int, alts int) string {
	depth := 32 + pos%23
	reads := make([]string, alts+1)
	for i := range reads {
		n := 0
		for _, c := range calls {
			if c == i {
				n += depth / len(calls)
			}
		}
		reads[i] = fmt.Sprint(n)
	}
	gt := make([]string, len(calls))
	for i, c := range calls {
		gt[i] = fmt.Sprint(c)
	}
	return fmt.Sprintf("%s:%d:99:%s", strings.Join(gt, "/"), depth, strings.Join(reads, ","))
}

// cancerGenes writes blocks over every coding exon and twenty bases on both sides, cut by the
// variants and the weak stretches.
func (p *person) cancerGenes(in variants.Assembly) []line {
	var lines []line
	for _, t := range p.transcripts {
		offset := t.Exons[0].Genomic[in].Start - t.Exons[0].Genomic[variants.GRCh38].Start
		var cuts []line
		for _, v := range p.description.variants {
			if v.contig != string(t.Contig) {
				continue
			}
			calls := []int{0, 1}
			if v.genotype == "1/1" {
				calls = []int{1, 1}
			}
			cuts = append(cuts, line{contig: t.Contig, pos: v.pos + offset, ref: v.ref, alt: v.alt, data: call(v.pos, calls, 1)})
		}
		lines = append(lines, cuts...)
		for _, e := range t.Exons {
			iv := e.Genomic[in]
			lines = append(lines, p.blocks(in, t.Gene, e.Number, variants.Interval{Contig: iv.Contig, Start: iv.Start - 20, End: iv.End + 20}, cuts)...)
		}
	}
	return lines
}

// blocks covers an interval with reference blocks around the variant lines.
func (p *person) blocks(in variants.Assembly, gene string, exon int, iv variants.Interval, cuts []line) []line {
	weak := func(pos int) bool {
		for _, w := range p.description.weak {
			from := iv.Start + 20 + w.skip
			if w.gene == gene && w.exon == exon && pos >= from && pos < from+w.length {
				return true
			}
		}
		return false
	}
	taken := func(pos int) bool {
		return slices.ContainsFunc(cuts, func(c line) bool { return c.pos <= pos && pos < c.pos+len(c.ref) })
	}
	var lines []line
	for start := iv.Start; start <= iv.End; start++ {
		if taken(start) {
			continue
		}
		end := start
		for end < iv.End && weak(end+1) == weak(start) && !taken(end+1) {
			end++
		}
		data := call(start, []int{0, 0}, 1)
		if weak(start) {
			data = "0/0:4:11:4,0"
		}
		lines = append(lines, line{
			contig: iv.Contig, pos: start, ref: p.bases(in, iv.Contig, start, start), alt: "<NON_REF>",
			info: fmt.Sprintf("END=%d", end), data: data, reference: true,
		})
		start = end
	}
	return lines
}
