package ledger_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/ledger"
	"allelens/variants/vcf"
)

// TestSpecimen: what headers, columns and lines of callers say of the specimen.
func TestSpecimen(t *testing.T) {
	const line = "17 1015 . A T . . %s GT"
	type want struct {
		kind     ledger.SpecimenKind
		evidence string
		normal   string
	}
	tumour := func(evidence string) want { return want{ledger.Tumour, evidence, ""} }
	for name, c := range map[string]struct {
		head, samples, sample, info string
		want                        want
	}{
		"no sign":                     {"##source=HaplotypeCaller", "S", "S", ".", want{}},
		"Mutect2":                     {"##source=Mutect2", "S", "S", ".", tumour("caller")},
		"Mutect, GATK 3":              {`##GATKCommandLine.MuTect2=<ID=MuTect2,Version=3.8>`, "S", "S", ".", tumour("caller")},
		"M2":                          {`##GATKCommandLine.M2=<ID=M2,Version=3.4>`, "S", "S", ".", tumour("caller")},
		"MuSE, with its version":      {"##source=MuSEv2.0", "S", "S", ".", tumour("caller")},
		"a name that begins like it":  {"##source=Musescore_pipeline", "S", "S", ".", want{}},
		"tumour sample, one word":     {"##tumorSample=S", "S", "S", ".", tumour("declared")},
		"Ion Torrent, somatic":        {"##TVCParameters=somatic_lowstringency", "S", "S", ".", tumour("caller")},
		"status of VarScan":           {"##x=y", "S", "S", "SS=2", tumour("records")},
		"status of VarScan, germline": {"##x=y", "S", "S", "SS=1", want{}},
		"tumour sample":               {"##tumor_sample=S", "S", "S", ".", tumour("declared")},
		"Strelka, somatic":            {"##source=strelka\n##content=strelka somatic snv calls", "S", "S", ".", tumour("caller")},
		"Strelka, germline":           {"##source=strelka\n##content=strelka germline small-variant calls", "S", "S", ".", want{}},
		"VarScan, somatic":            {"##source=VarScan2\n##INFO=<ID=SS,Number=1>\n##INFO=<ID=SSC,Number=1>\n##INFO=<ID=SPV,Number=1>", "S", "S", ".", tumour("caller")},
		"VarScan, germline":           {"##source=VarScan2\n##INFO=<ID=ADP,Number=1>", "S", "S", ".", want{}},
		"VarDict, paired":             {"##source=VarDict_v1.8\n##INFO=<ID=STATUS,Number=1>\n##INFO=<ID=SSF,Number=1>", "S", "S", ".", tumour("caller")},
		"VarDict, single":             {"##source=VarDict_v1.8", "S", "S", ".", want{}},
		"Pisces":                      {"##source=Pisces 5.2.9.122", "S", "S", ".", tumour("caller")},
		"LoFreq":                      {"##source=lofreq call -f ref.fa a.bam", "S", "S", ".", tumour("caller")},
		"Octopus, cancer":             {`##octopus=<version=0.7,command="octopus -R r.fa --caller cancer">`, "S", "S", ".", tumour("caller")},
		"Octopus, individual":         {`##octopus=<version=0.7,command="octopus -R r.fa">`, "S", "S", ".", want{}},
		"DRAGEN with a tumour":        {`##DRAGENCommandLine=<ID=dragen,CommandLineOptions="--tumor-bam-input t.bam">`, "S", "S", ".", tumour("caller")},
		"IsTumor":                     {"##SAMPLE=<ID=S,IsTumor=yes>", "S", "S", ".", tumour("declared")},
		"IsTumor: no":                 {"##SAMPLE=<ID=S,IsTumor=no>", "S", "S", ".", want{}},
		"SOMATIC declared":            {`##INFO=<ID=SOMATIC,Number=0,Type=Flag,Description="x">`, "S", "S", ".", want{}},
		"SAGE":                        {"##source=SAGE", "S", "S", ".", tumour("caller")},
		"SAGE by its version":         {"##sageVersion=3.4", "S", "S", ".", tumour("caller")},
		"SOMATIC in a line":           {"##source=x", "S", "S", "DP=40;SOMATIC", tumour("records")},
		"somatic status":              {"##source=x", "S", "S", "STATUS=StrongSomatic", tumour("records")},
		"another key":                 {"##source=x", "S", "S", "NOT_SOMATIC;STATUS=Germline", want{}},
		"a tumour's column":           {"##source=x", "Patient_7_Tumor", "Patient_7_Tumor", ".", tumour("column")},
		"PURPLE":                      {"##source=PURPLE", "S", "S", ".", tumour("caller")},
		"PURPLE by its version":       {"##purpleVersion=3.7", "S", "S", ".", tumour("caller")},
		"FreeBayes, by shares":        {`##commandline="freebayes -f r.fa --pooled-continuous t.bam"`, "S", "S", ".", tumour("caller")},
		"FreeBayes":                   {`##commandline="freebayes -f r.fa t.bam"`, "S", "S", ".", want{}},
		"fixed tissue":                {"##source=x", "P7_FFPE", "P7_FFPE", ".", tumour("column")},
		"barcode of a tumour":         {"##source=x", "TCGA-AB-1234-01A", "TCGA-AB-1234-01A", ".", tumour("column")},
		"barcode of blood":            {"##source=x", "TCGA-AB-1234-10A", "TCGA-AB-1234-10A", ".", want{}},
		"no tumour":                   {"##source=x", "P7_non-tumor", "P7_non-tumor", ".", want{}},
		"no tumour, in one word":      {"##source=x", "P7_nontumor", "P7_nontumor", ".", want{}},
		"beside what is none":         {"##source=x", "P7_Tumor P7_nontumor", "P7_Tumor", ".", want{ledger.Tumour, "column", "P7_nontumor"}},
		"a normal column alone":       {"##source=x", "NORMAL", "NORMAL", ".", want{}},
		"the tumour of two":           {"##source=x", "NORMAL TUMOR", "TUMOR", ".", want{ledger.Tumour, "column", "NORMAL"}},
		"the normal of two":           {"##source=x", "NORMAL TUMOR", "NORMAL", ".", want{ledger.Germline, "column", ""}},
		"by their last letter":        {"##source=x", "P7_N P7_T", "P7_T", ".", want{ledger.Tumour, "column", "P7_N"}},
		"a last letter alone":         {"##source=x", "P7_T", "P7_T", ".", want{}},
		"two persons":                 {"##source=x", "P7_T P8_N", "P7_T", ".", want{}},
		"declared over the name":      {"##source=Mutect2\n##tumor_sample=A\n##normal_sample=B", "A B", "B", ".", want{ledger.Germline, "declared", ""}},
		"declared, the tumour":        {"##source=Mutect2\n##tumor_sample=A\n##normal_sample=B", "A B", "A", ".", want{ledger.Tumour, "caller", "B"}},
		"pedigree of a tumour":        {"##PEDIGREE=<Derived=A,Original=B>", "A B", "A", ".", want{ledger.Tumour, "declared", "B"}},
		"pedigree of a child":         {"##PEDIGREE=<Child=A,Mother=B>", "A B", "A", ".", want{}},
		"columns of unknown relation": {"##source=Mutect2", "A B", "A", ".", tumour("caller")},
	} {
		samples := strings.Fields(c.samples)
		text := head38 + c.head + "\n" + strings.TrimSuffix(column, "S\n") + strings.Join(samples, "\t") + "\n"
		text += strings.ReplaceAll("chr"+strings.Replace(line, "%s", c.info, 1)+strings.Repeat(" 0/1", len(samples)), " ", "\t") + "\n"
		path := filepath.Join(t.TempDir(), "x.vcf")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		src, err := vcf.Open(t.Context(), path, vcf.Options{Sample: c.sample})
		if err != nil {
			t.Fatal(name, err)
		}
		o, err := ledger.Read(t.Context(), src, questions(), variants.AssemblyUnknown)
		_ = src.Close()
		if err != nil {
			t.Fatal(name, err)
		}
		if got := (want{o.Specimen.Kind, o.Specimen.Evidence, o.Specimen.Normal}); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
		if masked := o.OfTumour(); masked.Variants[0].Called() || !o.Variants[0].Called() {
			t.Errorf("%s: a call of a tumour counts, or one of the person does not", name)
		}
	}
}

// TestSexCalls: calls between the pseudoautosomal ends of X are counted wherever they are; failed
// ones and those of the reference are not.
func TestSexCalls(t *testing.T) {
	for _, build := range []variants.Assembly{variants.GRCh37, variants.GRCh38} {
		o := readX(t, build, "chr", []string{
			"10 @toy . C T . . . GT 0/1", "X 3000000 . A G . . . GT 0/1", "X 3000001 . A G . . . GT 1/1", "X 3000002 . A G . . . GT 1", "X 3000003 . A G . . . GT 0/0",
			"X 3000004 . A G . bad . GT 0/1", "X 3000005 . A . . . . GT 0/0", "X 3000006 . A <NON_REF> . . . GT 0/0", "X 3000007 . A G . . . GT ./1", "X 3000008 . A G . . . GT:DP 0/1:9",
			"X @par1-end . A G . . . GT 0/1", "X @between . A G . . . GT 0|1", "X @between-end . A G,T . . . GT 1/2", "X @par2 . A G . . . GT 0/1", "Y 3000000 . A G . . . GT 0/1",
		})
		if want := (ledger.SexCalls{Variant: 5, Heterozygous: 3}); o.SexCalls != want {
			t.Errorf("%v: %+v, want %+v", build, o.SexCalls, want)
		}
	}
	for _, c := range []struct {
		calls        ledger.SexCalls
		male, female bool
	}{
		{ledger.SexCalls{}, false, false},
		{ledger.SexCalls{Variant: 9, Heterozygous: 9}, false, false},
		{ledger.SexCalls{Variant: 10, Heterozygous: 10}, true, false},
		{ledger.SexCalls{Variant: 50, Heterozygous: 10}, true, false},
		{ledger.SexCalls{Variant: 51, Heterozygous: 10}, false, false},
		{ledger.SexCalls{Variant: 49, Heterozygous: 0}, false, false},
		{ledger.SexCalls{Variant: 50, Heterozygous: 4}, false, true},
		{ledger.SexCalls{Variant: 50, Heterozygous: 5}, false, false},
	} {
		if c.calls.AgainstMale() != c.male || c.calls.AgainstFemale() != c.female {
			t.Errorf("%+v: against a man %v, against a woman %v", c.calls, c.calls.AgainstMale(), c.calls.AgainstFemale())
		}
	}
}
