package vcf

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"allelens/variants"
)

const columnLine = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tA\n"

// write puts text into a new file and returns its path.
func write(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func open(t testing.TB, path string, o Options) *File {
	t.Helper()
	f, err := Open(context.Background(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func TestHeader(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		want Header
	}{
		"column line alone": {columnLine, Header{Samples: []string{"A"}, Lines: 1}},
		"all there is": {"##fileformat=VCFv4.2\n##source=Caller 1.0\n##reference=file:///ref/hg38.fa\n" +
			"##contig=<ID=chr1,length=248956422,assembly=GRCh38,md5=abc>\n##contig=<ID=HLA-A*01:01:01:01,length=3503>\n" + columnLine,
			Header{Version: "VCFv4.2", Source: "Caller 1.0", Reference: "file:///ref/hg38.fa", Assembly: "GRCh38", Samples: []string{"A"}, Lines: 6,
				Contigs: []Contig{{"chr1", 248956422, "abc"}}}},
		"commas between quotation marks": {"##contig=<ID=1,species=\"Homo, sapiens\",length=7,M5=ff>\n" + columnLine,
			Header{Contigs: []Contig{{"1", 7, "ff"}}, Samples: []string{"A"}, Lines: 2}},
		"assembly line before contigs": {"##assembly=b37\n##contig=<ID=1,assembly=other>\n" + columnLine,
			Header{Assembly: "b37", Contigs: []Contig{{"1", 0, ""}}, Samples: []string{"A"}, Lines: 3}},
		"malformed contigs are passed over": {"##contig=<>\n##contig=\n##contig=<ID=,length=x>\n##contig=<ID=2,length=-4>\n" + columnLine,
			Header{Contigs: []Contig{{"2", 0, ""}}, Samples: []string{"A"}, Lines: 5}},
		"windows line ends":          {"##fileformat=VCFv4.1\r\n" + strings.ReplaceAll(columnLine, "\n", "\r\n"), Header{Version: "VCFv4.1", Samples: []string{"A"}, Lines: 2}},
		"old macintosh line ends":    {"##fileformat=VCFv4.1\r" + strings.ReplaceAll(columnLine, "\n", "\r"), Header{Version: "VCFv4.1", Samples: []string{"A"}, Lines: 2}},
		"byte order mark":            {"\ufeff##fileformat=VCFv4.1\n" + columnLine, Header{Version: "VCFv4.1", Samples: []string{"A"}, Lines: 2}},
		"blank lines do not count":   {"\n##fileformat=VCFv4.1\n\n" + columnLine, Header{Version: "VCFv4.1", Samples: []string{"A"}, Lines: 2}},
		"no line end":                {strings.TrimSuffix(columnLine, "\n"), Header{Samples: []string{"A"}, Lines: 1}},
		"saved by a spreadsheet":     {"##fileformat=VCFv4.1\t\t\n\"##contig=<ID=1,assembly=\"\"b37\"\">\"\t\n" + columnLine, Header{Version: "VCFv4.1", Assembly: "b37", Contigs: []Contig{{"1", 0, ""}}, Samples: []string{"A"}, Lines: 3}},
		"blocks by NON_REF":          {"##ALT=<ID=NON_REF,Description=\"x\">\n" + columnLine, Header{GVCF: true, Samples: []string{"A"}, Lines: 2}},
		"blocks by GVCFBlock":        {"##GVCFBlock0-1=minGQ=0(inclusive),maxGQ=1(exclusive)\n" + columnLine, Header{GVCF: true, Samples: []string{"A"}, Lines: 2}},
		"blocks by star and END":     {"##ALT=<ID=*,Description=\"x\">\n##INFO=<ID=END,Number=1>\n" + columnLine, Header{GVCF: true, Samples: []string{"A"}, Lines: 3}},
		"a star alone is no block":   {"##ALT=<ID=*,Description=\"x\">\n" + columnLine, Header{Samples: []string{"A"}, Lines: 2}},
		"lower-case column names":    {strings.ToLower(columnLine), Header{Samples: []string{"a"}, Lines: 1}},
		"a comment among the header": {"##fileformat=VCFv4.1\n#made by hand\n" + columnLine, Header{Version: "VCFv4.1", Samples: []string{"A"}, Lines: 3}},
	} {
		t.Run(name, func(t *testing.T) {
			f := open(t, write(t, "a.vcf", c.in), Options{})
			if d := cmp.Diff(&c.want, f.Header(), cmpopts.IgnoreFields(Header{}, "Remarks", "Fields")); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestHeaderTellsItsMakers: lines without structure, declared fields, and what command lines name
// as the reference are kept.
func TestHeaderTellsItsMakers(t *testing.T) {
	text := "##fileformat=VCFv4.2\n##FORMAT=<ID=GT,Number=1,Type=String,Description=\"a\">\n##INFO=<ID=DP,Number=1,Type=Integer,Description=\"a\">\n" +
		"##commandline=\"freebayes -f /ref/hg19.fa -b a.bam\"\n" +
		"##GATKCommandLine=<ID=HaplotypeCaller,CommandLine=\"HaplotypeCaller --output a.vcf --reference /refs/Homo_sapiens_assembly38.fasta\",Version=4>\n" +
		"##UnifiedGenotyper=\"analysis_type=UnifiedGenotyper reference_sequence=/refs/human_g1k_v37.fasta x=[y]\"\n" +
		"##DRAGENCommandLine=<ID=dragen,CommandLineOptions=\"-r /staging/GRCh38/dragen/ -1 a.fq\">\n" +
		"##cmdline=/opt/strelka --referenceFasta=/ref/GRCh38.fa\n##note=-R not a command\n"
	h := open(t, write(t, "a.vcf", text+columnLine), Options{}).Header()
	want := []string{"/ref/hg19.fa", "/refs/Homo_sapiens_assembly38.fasta", "/refs/human_g1k_v37.fasta", "/staging/GRCh38/dragen/", "/ref/GRCh38.fa"}
	if d := cmp.Diff(want, h.ReferencePaths); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"FORMAT/GT", "INFO/DP"}, h.Fields); d != "" || len(h.Remarks) != 5 || h.Remarks[0] != "fileformat=VCFv4.2" {
		t.Error(d, h.Remarks)
	}
}

func TestHeaderOfUTF16(t *testing.T) {
	text := "##fileformat=VCFv4.1\n" + columnLine + "17\t5\t.\tA\tG\t.\t.\t.\tGT\t0/1\n"
	for name, c := range map[string]struct {
		mark string
		low  int
	}{"little-endian": {"\xff\xfe", 0}, "big-endian": {"\xfe\xff", 1}} {
		coded := []byte(c.mark)
		for _, b := range []byte(text) {
			pair := []byte{0, 0}
			pair[c.low] = b
			coded = append(coded, pair...)
		}
		f := open(t, write(t, "a.vcf", string(coded)), Options{})
		records, tally := scanAll(t, f)
		if f.Header().Version != "VCFv4.1" || len(records) != 1 || records[0].Line != 3 || !tally.Complete {
			t.Errorf("%s: %+v, %+v, %+v", name, f.Header(), records, tally)
		}
	}
}

func TestSample(t *testing.T) {
	path := write(t, "a.vcf", strings.TrimSuffix(columnLine, "\n")+"\tB\tB\tMary Ann\n"+
		"17\t5\t.\tA\tG\t.\t.\t.\tGT\t0/0\t0/1\t0/1\t1/1\n")
	for _, c := range []struct{ ask, genotype, code, samples string }{
		{"A", "0/0", "", ""},
		{"Mary Ann", "1/1", "", ""},
		{"", "", "several_samples", "A, B, B, Mary Ann"},
		{"C", "", "sample_unknown", "A, B, B, Mary Ann"},
		{"a", "", "sample_unknown", "A, B, B, Mary Ann"},
		{"B", "", "sample_twice", ""},
	} {
		f, err := Open(t.Context(), path, Options{Sample: c.ask})
		if c.code != "" {
			p := problem(t, err, c.code, "a.vcf")
			if c.samples != "" && value(p, "samples") != c.samples {
				t.Errorf("%q: samples = %q, want %q", c.ask, value(p, "samples"), c.samples)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		records, _ := scanAll(t, f)
		if f.Sample() != c.ask || len(records) != 1 || records[0].Genotype.String() != c.genotype {
			t.Errorf("%q: sample %q, records %+v", c.ask, f.Sample(), records)
		}
		_ = f.Close()
	}
}

// problem checks that err is a fatal problem with this code and place.
func problem(t testing.TB, err error, code, where string) *variants.Problem {
	t.Helper()
	p, ok := variants.AsProblem(err)
	if !ok || p.Code != code || p.Where != where || p.Severity != variants.Fatal {
		t.Fatalf("error is %v, want %s at %s", err, code, where)
	}
	return p
}

func value(p *variants.Problem, name string) string {
	for _, v := range p.Values {
		if v.Name == name {
			return v.Text
		}
	}
	return ""
}

// everywhere is all of three contigs.
var everywhere = []variants.Interval{{Contig: "13", Start: 1, End: 1 << 40}, {Contig: "17", Start: 1, End: 1 << 40}, {Contig: "X", Start: 1, End: 1 << 40}}

func scanAll(t testing.TB, f *File) ([]*Record, Tally) {
	t.Helper()
	records, tally, err := scanRegions(f, everywhere)
	if err != nil {
		t.Fatal(err)
	}
	return records, tally
}

func scanRegions(f *File, regions []variants.Interval) ([]*Record, Tally, error) {
	var records []*Record
	tally, err := f.Scan(context.Background(), Wanted{Regions: regions}, func(r *Record) error {
		records = append(records, r)
		return nil
	})
	return records, tally, err
}

func FuzzHeader(f *testing.F) {
	f.Add("##fileformat=VCFv4.2\n##contig=<ID=chr1,length=5,assembly=\"a,b\">\n##ALT=<ID=*>\n##INFO=<ID=END>\n" + columnLine)
	f.Add("\"##contig=<ID=\"\"1\"\">\"\n#CHROM\tPOS")
	f.Add("##contig=<ID=\\")
	f.Fuzz(func(t *testing.T, text string) {
		h := &headerReader{name: "f"}
		for i, line := range strings.Split(text, "\n") {
			if p := h.line(line, int64(i+1)); p != nil {
				if p.Code == "" || p.Severity != variants.Fatal {
					t.Errorf("problem %+v", p)
				}
				return
			}
			if h.completed {
				break
			}
		}
		if h.completed && !strings.EqualFold(h.columns[:6], "#CHROM") {
			t.Errorf("column line %q", h.columns)
		}
		for _, c := range h.Contigs {
			if c.Name == "" || c.Length < 0 {
				t.Errorf("contig %+v", c)
			}
		}
	})
}
