package main

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/biogo/hts/bgzf"

	"allelens/variants"
)

// largeFile is a file of a genome's size, for benchmarks. Around the lines of the demonstration
// it holds invented ones; the same knowledge base gives the same bytes.
type largeFile struct {
	name    string
	records int  // about so many
	blocks  bool // gVCF: five of six records are reference blocks
	sparse  bool // variants only, also at the sites that are asked about
}

var largeFiles = []largeFile{
	{name: "genome.vcf.gz", records: 4_500_000},
	{name: "genome.vcf", records: 4_500_000},
	{name: "sparse.vcf.gz", records: 4_500_000, sparse: true},
	{name: "genome.g.vcf.gz", records: 20_000_000, blocks: true},
}

// chromosome is a sequence of GRCh38.
type chromosome struct {
	contig variants.Contig
	length int
}

var grch38 = []chromosome{
	{"1", 248956422}, {"2", 242193529}, {"3", 198295559}, {"4", 190214555}, {"5", 181538259}, {"6", 170805979},
	{"7", 159345973}, {"8", 145138636}, {"9", 138394717}, {"10", 133797422}, {"11", 135086622}, {"12", 133275309},
	{"13", 114364328}, {"14", 107043718}, {"15", 101991189}, {"16", 90338345}, {"17", 83257441}, {"18", 80373285},
	{"19", 58617616}, {"20", 64444167}, {"21", 46709983}, {"22", 50818468}, {"X", 156040895}, {"Y", 57227415}, {"MT", 16569},
}

const (
	genomeLength = 3_088_286_401
	// apart is how far invented lines stay away from the demonstration's, in bases.
	apart = 20_000
)

// large writes the large files and regions.bed, which lists where the demonstration's lines stand.
func large(folder string, p *person) error {
	lines := append(p.pharmacogenes(variants.GRCh38), p.cancerGenes(variants.GRCh38)...)
	slices.SortStableFunc(lines, func(a, b line) int {
		return cmp.Or(a.contig.Order()-b.contig.Order(), a.pos-b.pos)
	})
	if err := os.WriteFile(filepath.Join(folder, "regions.bed"), bed(lines), 0o644); err != nil {
		return err
	}
	for _, f := range largeFiles {
		if err := f.write(folder, lines, p.description.sample); err != nil {
			return err
		}
	}
	return nil
}

// leftOut: a file of variants only lacks the reference and, so that hundreds of diplotypes of CYP2C19 are possible, the
// heterozygous lines of chromosome 10: what is left is a change that most of its alleles share.
func leftOut(l line) bool {
	return l.reference || strings.HasPrefix(l.data, "0/0") || l.contig == "10" && strings.HasPrefix(l.data, "0/1")
}

// bed lists the stretches in which lines stand.
func bed(lines []line) []byte {
	var out bytes.Buffer
	for i := 0; i < len(lines); {
		start, end := lines[i].pos-1, 0
		contig := lines[i].contig
		for ; i < len(lines) && lines[i].contig == contig && (end == 0 || lines[i].pos < end+apart); i++ {
			end = max(end, lines[i].pos+len(lines[i].ref)-1)
		}
		fmt.Fprintf(&out, "%s\t%d\t%d\n", contig.UCSC(), start, end)
	}
	return out.Bytes()
}

func (f largeFile) write(folder string, lines []line, sample string) (err error) {
	file, err := os.Create(filepath.Join(folder, f.name))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	var packed io.WriteCloser = file
	if filepath.Ext(f.name) == ".gz" {
		w := bgzf.NewWriter(file, 2)
		defer func() { err = errors.Join(err, w.Close()) }()
		packed = w
	}
	out := bufio.NewWriterSize(packed, 1<<20)
	defer func() { err = errors.Join(err, out.Flush()) }()
	f.header(out, sample)
	w := &background{out: out, random: rand.New(rand.NewPCG(17, 13)), blocks: f.blocks, sparse: f.sparse, step: genomeLength / f.records}
	for _, c := range grch38 {
		n := slices.IndexFunc(lines, func(l line) bool { return l.contig != c.contig })
		if len(lines) == 0 || lines[0].contig != c.contig {
			n = 0
		} else if n < 0 {
			n = len(lines)
		}
		if err := w.contig(c, lines[:n]); err != nil {
			return err
		}
		lines = lines[n:]
	}
	return nil
}

func (f largeFile) header(out *bufio.Writer, sample string) {
	out.WriteString("##fileformat=VCFv4.2\n##source=Allelens benchmark, invented data\n##reference=GRCh38\n")
	if f.blocks {
		out.WriteString("##ALT=<ID=NON_REF,Description=\"Any other allele\">\n")
	}
	out.WriteString("##FILTER=<ID=LowQual,Description=\"Call of low quality\">\n")
	for _, key := range []string{"END:1:Integer", "AC:A:Integer", "AF:A:Float", "AN:1:Integer", "BaseQRankSum:1:Float", "ClippingRankSum:1:Float", "DP:1:Integer", "ExcessHet:1:Float",
		"FS:1:Float", "MLEAC:A:Integer", "MLEAF:A:Float", "MQ:1:Float", "MQRankSum:1:Float", "QD:1:Float", "ReadPosRankSum:1:Float", "SOR:1:Float"} {
		writeField(out, "INFO", key)
	}
	for _, key := range []string{"GT:1:String", "AD:R:Integer", "DP:1:Integer", "GQ:1:Integer", "MIN_DP:1:Integer", "PL:G:Integer"} {
		writeField(out, "FORMAT", key)
	}
	for _, c := range grch38 {
		fmt.Fprintf(out, "##contig=<ID=%s,length=%d>\n", c.contig.UCSC(), c.length)
	}
	out.WriteString("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t" + sample + "\n")
}

// writeField declares a field given as "ID:Number:Type".
func writeField(out *bufio.Writer, kind, field string) {
	parts := bytes.Split([]byte(field), []byte{':'})
	fmt.Fprintf(out, "##%s=<ID=%s,Number=%s,Type=%s,Description=\"As callers write it\">\n", kind, parts[0], parts[1], parts[2])
}

// background writes invented lines between given ones.
type background struct {
	out    *bufio.Writer
	random *rand.Rand
	blocks bool
	sparse bool
	step   int // mean distance of lines in bases
	buf    []byte
}

// contig writes one contig's lines; given are those that must stand in it.
func (b *background) contig(c chromosome, given []line) error {
	name := c.contig.UCSC()
	for pos := 1 + b.random.IntN(2*b.step); pos < c.length; {
		next := pos + 1 + b.random.IntN(2*b.step-1)
		for len(given) > 0 && given[0].pos < pos+apart {
			pos = given[0].pos + max(apart, len(given[0].ref))
			next = pos
			if _, err := b.out.Write(b.given(name, given[0])); err != nil {
				return err
			}
			given = given[1:]
		}
		if next == pos {
			next++
			continue
		}
		if _, err := b.out.Write(b.line(name, pos, next-1)); err != nil {
			return err
		}
		pos = next
	}
	for _, l := range given {
		if _, err := b.out.Write(b.given(name, l)); err != nil {
			return err
		}
	}
	return nil
}

func (b *background) given(name string, l line) []byte {
	if b.sparse && leftOut(l) {
		return nil
	}
	b.buf = fmt.Appendf(b.buf[:0], "%s\t%d\t%s\t%s\t%s\t.\t%s\t%s\tGT:DP:GQ:AD\t%s\n",
		name, l.pos, cmp.Or(l.id, "."), l.ref, l.alt, cmp.Or(l.filter, "PASS"), cmp.Or(l.info, "."), l.data)
	return b.buf
}

// line writes an invented line that may cover up to end.
func (b *background) line(name string, pos, end int) []byte {
	const bases = "ACGT"
	any := b.random.IntN
	n := any(4)
	out := append(append(b.buf[:0], name...), '\t')
	out = strconv.AppendInt(out, int64(pos), 10)
	depth := 20 + any(25)
	if b.blocks && any(6) > 0 {
		out = append(out, "\t.\t"...)
		out = append(out, bases[n])
		out = append(out, "\t<NON_REF>\t.\t.\tEND="...)
		out = strconv.AppendInt(out, int64(end), 10)
		b.buf = fmt.Appendf(out, "\tGT:DP:GQ:MIN_DP:PL\t0/0:%d:%d:%d:0,%d,%d\n", depth, 20+any(80), 10+any(depth-10), 20+any(100), 200+any(1600))
		return b.buf
	}
	out = fmt.Appendf(out, "\trs%d\t%c\t%c", 1000+any(1_500_000_000), bases[n], bases[(n+1+any(3))%4])
	if b.blocks {
		out = append(out, ",<NON_REF>"...)
	}
	reads := depth/2 + any(9) - 4
	thousandths := func(from, to int) float64 { return float64(from+any(to-from)) / 1000 }
	out = fmt.Appendf(out, "\t%.2f\tPASS\tAC=1;AF=0.500;AN=2;BaseQRankSum=%.3f;ClippingRankSum=%.3f;DP=%d;ExcessHet=3.0103;FS=%.3f;MLEAC=1;MLEAF=0.500;MQ=%.2f;MQRankSum=%.3f;QD=%.2f;ReadPosRankSum=%.3f;SOR=%.3f",
		thousandths(100_000, 1_900_000), thousandths(-2000, 2000), thousandths(-2000, 2000), depth, thousandths(0, 9000), thousandths(55_000, 60_000), thousandths(-1500, 1500), thousandths(5000, 32_000), thousandths(-2000, 2000), thousandths(200, 2500))
	b.buf = fmt.Appendf(out, "\tGT:AD:DP:GQ:PL\t0/1:%d,%d:%d:%d:%d,0,%d\n", depth-reads, reads, depth, 50+any(50), 300+any(900), 300+any(900))
	return b.buf
}
