package vcf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"os/exec"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/tabletest"
)

// bcfHead is a header whose names BCF numbers, the last two by IDX.
const bcfHead = "##fileformat=VCFv4.3\n##contig=<ID=1>\n##contig=<ID=17,length=83257441>\n##contig=<ID=X>\n" +
	"##FILTER=<ID=low,Description=\"x\">\n##INFO=<ID=DP,Number=1,Type=Integer,Description=\"x\">\n##INFO=<ID=AF,Number=A,Type=Float,Description=\"x\">\n" +
	"##INFO=<ID=DB,Number=0,Type=Flag,Description=\"x\">\n##FORMAT=<ID=GT,Number=1,Type=String,Description=\"x\",IDX=40>\n" +
	"##FORMAT=<ID=AD,Number=R,Type=Integer,Description=\"x\",IDX=7>\n##FORMAT=<ID=DP,Number=1,Type=Integer,Description=\"x\">\n##FORMAT=<ID=FT,Number=1,Type=String,Description=\"x\",IDX=9>\n" +
	"#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tA\tB\n"

// The numbers that bcfHead's names have.
const (
	wordLow, wordDP, wordAF, wordDB, wordGT, wordAD, wordFT = 1, 2, 3, 4, 40, 7, 9
)

// bcfBytes packs values one after the other: bytes, texts, and numbers of little endian.
func bcfBytes(values ...any) []byte {
	var b bytes.Buffer
	for _, v := range values {
		switch v := v.(type) {
		case string:
			b.WriteString(v)
		case []byte:
			b.Write(v)
		case int:
			b.WriteByte(byte(v))
		default:
			_ = binary.Write(&b, binary.LittleEndian, v)
		}
	}
	return b.Bytes()
}

// bcfRecord packs a record of two samples.
func bcfRecord(contig, pos int32, alleles, infos, keys uint32, shared, each []byte) []byte {
	head := bcfBytes(contig, pos-1, int32(1), math.Float32bits(29.5), alleles<<16|infos, keys<<24|2)
	return bcfBytes(uint32(len(head)+len(shared)), uint32(len(each)), head, shared, each)
}

// bcfFile packs a file of two records.
func bcfFile(minor byte) []byte {
	end := 0x81 // of a list that is too short
	if minor < 2 {
		end = 0x80
	}
	first := bcfRecord(1, 43106487, 3, 3, 3,
		bcfBytes(0x37, "rs1", 0x17, "A", 0x17, "C", 0x27, "CT", 0x21, wordLow, 0, 0x11, wordDP, 0x12, int16(300), 0x11, wordAF, 0x25, float32(0.25), uint32(missingFloat), 0x11, wordDB, 0),
		bcfBytes(0x11, wordGT, 0x21, 2, 5, 4, end, 0x11, wordAD, 0x32, int16(10), int16(-1), int16(-32768), int16(7), int16(9), int16(3), 0x11, wordFT, 0x37, "low", "q\x00\x00"))
	second := bcfRecord(2, 5, 1, 0, 1, bcfBytes(0x07, 0x17, "G", 0x00), bcfBytes(0x11, wordGT, 0x21, 2, 2, 0, 0))
	return bcfBytes(bcfMagic, int(minor), uint32(len(bcfHead)+1), bcfHead, 0, first, second)
}

// bcfLines are what bcfFile says of both samples.
var bcfLines = [2]string{
	"17\t43106487\trs1\tA\tC,CT\t29.5\tlow;PASS\tDP=300;AF=0.25,.;DB\tGT:AD:FT\t0|1:10,-1,.:low\nX\t5\t.\tG\t.\t29.5\t.\t.\tGT\t0/0\n",
	"17\t43106487\trs1\tA\tC,CT\t29.5\tlow;PASS\tDP=300;AF=0.25,.;DB\tGT:AD:FT\t1:7,9,3:q\nX\t5\t.\tG\t.\t29.5\t.\t.\tGT\t./.\n",
}

// TestBCFText: every type of value, missing ones and lists that are too short, of both versions.
func TestBCFText(t *testing.T) {
	for _, minor := range []byte{1, 2} {
		for sample, want := range bcfLines {
			if minor == 1 { // missing values end a list
				want = strings.NewReplacer("10,-1,.", "10,-1", "0.25,.", "0.25").Replace(want)
			}
			r, err := newBCFReader(bytes.NewReader(bcfFile(minor)), func() int { return sample })
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(r)
			if err != nil || string(got) != bcfHead+want {
				t.Errorf("2.%d, sample %d: %v\n%s", minor, sample, err, strings.TrimPrefix(string(got), bcfHead))
			}
		}
	}
}

// TestBCFContainers: however it is packed, BCF is read; cut or damaged it is told.
func TestBCFContainers(t *testing.T) {
	whole := string(bcfFile(2))
	for name, data := range map[string]string{"plain": whole, "gzip": gzipped(t, whole), "bgzip": bgzip(t, whole)} {
		f := open(t, write(t, "a.vcf", data), Options{Sample: "B"})
		records, tally, err := scanRegions(f, []variants.Interval{{Contig: "17", Start: 43106487, End: 43106487}})
		if err != nil || len(records) != 1 || records[0].Genotype.String() != "1" || records[0].Filter[0] != "low" || tally.Seen != 2 || !tally.Complete || !strings.HasPrefix(f.Identity().Format, "bcf") {
			t.Errorf("%s: %v, %+v, %s, %v", name, err, tally, f.Identity().Format, records)
		}
	}
	for cut := len(whole) - 1; cut > len(whole)-43; cut-- {
		f, err := Open(t.Context(), write(t, "a", whole[:cut]), Options{Sample: "B"})
		if err != nil {
			t.Fatal(err)
		}
		_, tally, err := scanRegions(f, everywhere)
		_ = f.Close()
		p, told := variants.AsProblem(err)
		if tally.Complete || !told && len(tally.Problems) == 0 || told && p.Code != "bcf_damaged" {
			t.Errorf("cut at %d: %v, %+v", cut, err, tally)
		}
	}
}

// TestBCFIndex: by index the same records are found as in a stream.
func TestBCFIndex(t *testing.T) {
	tabletest.NotRaced(t)
	bcftools, err := exec.LookPath("bcftools")
	if err != nil {
		t.Skip("bcftools is not installed")
	}
	path := write(t, "a.vcf", strings.Replace(head, "##fileformat=VCFv4.2\n", "##fileformat=VCFv4.2\n##contig=<ID=1>\n##contig=<ID=17>\n##INFO=<ID=X,Number=1,Type=String,Description=\"x\">\n##FORMAT=<ID=DP,Number=1,Type=Integer,Description=\"x\">\n##FORMAT=<ID=GT,Number=1,Type=String,Description=\"x\">\n", 1)+body(50_000))
	bcf := path + ".bcf"
	for _, args := range [][]string{{"view", "-Ob", "-o", bcf, path}, {"index", bcf}} {
		if out, err := exec.Command(bcftools, args...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", args, out)
		}
	}
	quick, whole := open(t, bcf, Options{}), open(t, bcf, Options{Whole: true})
	regions := []variants.Interval{{Contig: "17", Start: 200_000, End: 200_500}, {Contig: "17", Start: 400_000, End: 400_100}}
	got, tally, err := scanRegions(quick, regions)
	want, all, wholeErr := scanRegions(whole, regions)
	if err != nil || wholeErr != nil || quick.Access() != ByIndex || whole.Access() != ByStream || len(got) == 0 || tally.Seen > all.Seen/2 {
		t.Fatalf("%v, %v, by %s, %d records of %d seen", err, wholeErr, quick.Access(), len(got), tally.Seen)
	}
	if d := Differing(want, got); d != "" {
		t.Errorf("%.800s", d)
	}
}

// FuzzBCF: whatever comes, reading ends, in text that stays within its lines, or in an error.
func FuzzBCF(f *testing.F) {
	for _, minor := range []byte{1, 2} {
		whole := bcfFile(minor)
		f.Add(whole)
		f.Add(whole[:len(whole)-20])
		for at := len(whole) - 200; at < len(whole); at += 7 {
			other := bytes.Clone(whole)
			other[at] ^= 0x55
			f.Add(other)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := newBCFReader(bytes.NewReader(data), func() int { return 1 })
		if err != nil {
			return
		}
		text, err := io.ReadAll(io.LimitReader(r, 1<<20))
		if err != nil && !errors.Is(err, errBCF) && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, errLineTooLong) {
			t.Errorf("%v", err)
		}
		if r.header == nil && len(text) > 16*len(data)+1<<10 {
			t.Errorf("%d bytes became %d", len(data), len(text))
		}
	})
}
