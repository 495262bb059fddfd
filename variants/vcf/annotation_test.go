package vcf

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/variants"
	"allelens/variants/tabletest"
)

const (
	annSnpEff = `##INFO=<ID=ANN,Number=.,Type=String,Description="Functional annotations: 'Allele | Annotation | Annotation_Impact | Gene_Name | Gene_ID | Feature_Type | Feature_ID | Transcript_BioType | Rank | HGVS.c | HGVS.p' ">`
	csqVEP    = `##INFO=<ID=CSQ,Number=.,Type=String,Description="Consequence annotations from Ensembl VEP. Format: Allele|Consequence|SYMBOL|Gene|Feature|HGVSc|HGVSp">`
	csqNumber = `##INFO=<ID=CSQ,Number=.,Type=String,Description="Format: Consequence|ALLELE_NUM|SYMBOL">`
	bcsq      = `##INFO=<ID=BCSQ,Number=.,Type=String,Description="Local consequence annotation from BCFtools/csq. Format: Consequence|gene|transcript|biotype|strand|amino_acid_change|dna_change">`
)

// effects reads one line below a header, and what it says of the allele with the given index.
func effects(t *testing.T, meta, line string, index int) []Effect {
	t.Helper()
	f := open(t, write(t, "annotated.vcf", "##fileformat=VCFv4.2\n"+meta+"\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS\n"), Options{})
	return f.Header().Effects(record(t, strings.ReplaceAll(line, " ", "\t")), index)
}

func TestEffects(t *testing.T) {
	for name, c := range map[string]struct {
		meta, line string
		index      int
		want       []Effect
	}{
		"SnpEff": {annSnpEff, "1 9 . G A . . ANN=A|stop_gained&splice_region_variant|HIGH|TPMT|ENSG1|transcript|ENST1|protein_coding|1/2|c.5G>A|p.Trp2*,A|intron_variant|MODIFIER|OTHER|ENSG2|transcript|ENST2|||| GT 0/1", 1,
			[]Effect{{"TPMT", "ENST1", []string{"stop_gained", "splice_region_variant"}, "c.5G>A", "p.Trp2*"}, {"OTHER", "ENST2", []string{"intron_variant"}, "", ""}}},
		"SnpEff, second of two alleles": {annSnpEff, "1 9 . G A,C . . ANN=A|stop_gained|HIGH|TPMT|E|t|T|||c.1|,C|missense_variant|MODERATE|TPMT|E|t|T|||c.2|,C-A|stop_lost|HIGH|TPMT|E|t|T|||| GT 1/2", 2,
			[]Effect{{"TPMT", "T", []string{"missense_variant"}, "c.2", ""}}},
		"VEP, deletion beside insertion": {csqVEP, "1 9 . GA G,GAT . . CSQ=-|frameshift_variant|DPYD|ENSG|T1|T1:c.3del|T1:p.Lys1fs,AT|inframe_insertion|DPYD|ENSG|T1|| GT 1/2", 1,
			[]Effect{{"DPYD", "T1", []string{"frameshift_variant"}, "T1:c.3del", "T1:p.Lys1fs"}}},
		"VEP, without a symbol":                    {csqVEP, "1 9 . G A . . CSQ=A|stop_gained||ENSG|T1|| GT 0/1", 1, nil},
		"VEP, allele by number":                    {csqNumber, "1 9 . G A,C . . CSQ=stop_gained|1|RYR1,missense_variant|2|RYR1 GT 1/2", 2, []Effect{{"RYR1", "", []string{"missense_variant"}, "", ""}}},
		"bcftools":                                 {bcsq, "1 9 . G A . . BCSQ=*missense|CFTR|T9|protein_coding|+|5G>5R|9G>A GT 0/1", 1, []Effect{{"CFTR", "T9", []string{"missense"}, "", "5G>5R"}}},
		"bcftools, told with another line":         {bcsq, "1 9 . G A . . BCSQ=@12 GT 0/1", 1, nil},
		"bcftools, second of two alleles":          {bcsq, "1 9 . G A,C . . BCSQ=missense|CFTR|T|p|+|5G>5R|9G>A,stop_gained|CFTR|T|p|+|5G>5*|9G>C GT 1/2", 2, []Effect{{"CFTR", "T", []string{"stop_gained"}, "", "5G>5*"}}},
		"not declared":                             {"##source=x", "1 9 . G A . . ANN=A|stop_gained|HIGH|TPMT|E GT 0/1", 1, nil},
		"declared without columns":                 {`##INFO=<ID=ANN,Number=.,Type=String,Description="effects">`, "1 9 . G A . . ANN=A|stop_gained|HIGH|TPMT|E GT 0/1", 1, nil},
		"declared, not given":                      {annSnpEff, "1 9 . G A . . DP=3 GT 0/1", 1, nil},
		"an allele that the line does not have":    {annSnpEff, "1 9 . G A . . ANN=A|stop_gained|HIGH|TPMT|E GT 0/1", 2, nil},
		"cut off in the middle of the annotation":  {annSnpEff, "1 9 . G A . . ANN=A|stop_gained|HI GT 0/1", 1, nil},
		"several alleles, none of them identified": {csqVEP, "1 9 . G A,C . . CSQ=|stop_gained|DPYD|ENSG|T1|| GT 1/2", 1, nil},
	} {
		if d := cmp.Diff(c.want, effects(t, c.meta, c.line, c.index)); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
}

// TestEffectsInFilesOfOthers reads what the programs themselves wrote.
func TestEffectsInFilesOfOthers(t *testing.T) {
	const samples = "../../../shared/samples/open/vcf/"
	for name, want := range map[string]struct {
		sample, gene, term string
		lines              int // with at least one effect, at least
	}{
		"scout/scout__demo__vep97_annotated_clnsig_conservation_revel.vcf": {"ADM1059A1", "AGRN", "missense_variant", 1},
		"SnpEff/examples__cancer_pedigree.ann.vcf":                         {"Patient_01_Somatic", "OR4F5", "start_lost", 2},
		"adam/adam-core__src__test__resources__small_snpeff.vcf":           {"NA12878", "", "", 1},
	} {
		f := open(t, tabletest.Beside(t, samples+name), Options{Sample: want.sample})
		found, lines := false, 0
		if _, err := f.Scan(t.Context(), Wanted{Regions: []variants.Interval{{Contig: "1", Start: 1, End: 1 << 30}, {Contig: "21", Start: 1, End: 1 << 30}}}, func(r *Record) error {
			any := false
			for i := range r.Alts {
				for _, e := range f.Header().Effects(r, i+1) {
					any = true
					found = found || e.Gene == want.gene && e.Terms[0] == want.term
				}
			}
			if any {
				lines++
			}
			return nil
		}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if !found && want.gene != "" || lines < want.lines {
			t.Errorf("%s: %s %s found: %v; %d lines with effects", name, want.gene, want.term, found, lines)
		}
	}
}

// FuzzEffects: whatever an annotation says, reading it ends, and names only what the line has.
func FuzzEffects(f *testing.F) {
	for _, seed := range [][2]string{
		{annSnpEff, "1\t9\t.\tG\tA,C\t.\t.\tANN=A|stop_gained|HIGH|TPMT|E|t|T|||c.1|\tGT\t1/2"},
		{csqVEP, "1\t9\t.\tGA\tG,GAT,*\t.\t.\tCSQ=-|frameshift_variant|DPYD|ENSG|T1||\tGT\t1/2"},
		{csqNumber, "1\t9\t.\tG\t<DEL>,C\t.\t.\tCSQ=stop_gained|1|RYR1\tGT\t1/2"},
		{bcsq, "1\t9\t.\tG\tA\t.\t.\tBCSQ=*missense|CFTR|T9|p|+|5G>5R|9G>A,@12\tGT\t0/1"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, meta, line string) {
		h := headerReader{name: "f"}
		_ = h.line(meta, 1)
		reader := recordReader{name: "f", samples: 1, single: true}
		rec, problem := reader.read([]byte(line), 0)
		if problem != nil {
			return
		}
		for index := range len(rec.Alts) + 2 {
			for _, e := range h.Effects(rec, index) {
				if index == 0 || index > len(rec.Alts) || e.Gene == "" || len(e.Terms) == 0 || !strings.Contains(line, e.Gene) {
					t.Errorf("allele %d: %+v", index, e)
				}
			}
		}
	})
}
