package engine_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"allelens/app/engine"
	"allelens/assets"
	"allelens/report"
	"allelens/report/format"
	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/knowledge/compile"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/patient"
)

// invented is a gene that nobody has: two hundred codons in three exons of chromosome 5, on the plus strand. All that
// the program knows of it are rows.
type invented struct {
	name      string
	specified bool // its panel has published criteria
	codons    []string
	start     int // of the bundled slice, in GRCh38; GRCh37 lies a million bases before it
	bases     string
	exons     [3][2]int // first and last base, counted from the slice's first
}

const (
	sliceBases   = 16_000
	betweenBuild = 1_000_000
	untranslated = 50 // bases before the start codon and after the stop codon
)

// codingBounds are the c. coordinates of the exons' coding parts.
var codingBounds = [3][2]int{{1, 150}, {151, 450}, {451, 600}}

// newGene draws the gene's bases.
func newGene(name string, specified bool) invented {
	g := invented{name: name, specified: specified, start: 100_000_001, exons: [3][2]int{{6001, 6200}, {7201, 7500}, {8501, 8700}}}
	draw := rand.New(rand.NewPCG(1, 2))
	g.codons = []string{"ATG"}
	for len(g.codons) < 199 {
		g.codons = append(g.codons, []string{"GCA", "GCT", "CTT", "GTC", "AAC", "GGT"}[draw.IntN(6)])
	}
	g.codons[19], g.codons[29] = "CAA", "CAG" // one change of a base makes each a stop
	g.codons = append(g.codons, "TAA")
	slice := make([]byte, sliceBases)
	for i := range slice {
		slice[i] = "ACGT"[draw.IntN(4)]
	}
	coding := strings.Join(g.codons, "")
	for i, e := range g.exons {
		c := codingBounds[i]
		first := e[0]
		if i == 0 {
			first += untranslated
		}
		copy(slice[first-1:], coding[c[0]-1:c[1]])
		copy(slice[e[1]:], "GT")
		copy(slice[e[0]-3:], "AG")
	}
	g.bases = string(slice)
	return g
}

// pos is where a coding base of the first exon lies in GRCh38.
func (g invented) pos(c int) int { return g.start + g.exons[0][0] - 1 + untranslated + c - 1 }

// rows are the tables that name the gene, with the rows that it adds.
func (g invented) rows() map[string][]string {
	const own = "\town-rules\t2026-11\t2"
	specification := ""
	if g.specified {
		specification = "own-rules"
	}
	rows := map[string][]string{
		"gene":       {g.name + "\t3\tNC_000005.9\tNC_000005.10\t\t" + specification},
		"transcript": {g.name + "\tNM_999999.1\tENST00000999999.1\tNP_999999.1\t5\t1\t600\t199"},
		"domain":     {g.name + "\tInvented domain\t10\t60"},
		"reference": {
			fmt.Sprintf("%s\tGRCh37\t5\t%d\t%s", g.name, g.start-betweenBuild, g.bases),
			fmt.Sprintf("%s\tGRCh38\t5\t%d\t%s", g.name, g.start, g.bases),
		},
		"classification": {fmt.Sprintf("%s\t5\t%d\t%d\tC\tT\tNM_999999.1:c.58C>T\tp.Gln20Ter\tstop_gained\tpathogenic\tPathogenic\t3\treviewed by expert panel"+
			"\t\t999999\t\t0\t0\t", g.name, g.pos(58)-betweenBuild, g.pos(58))},
		"study": {"Invented 2026\t4"},
		"risk": {
			g.name + "\tF\tbreast\t50\t\t20\t15\t25\tcumulative risk to age\tInvented 2026\t",
			g.name + "\tF\tbreast\t80\t\t40\t30\t50\tcumulative risk to age\tInvented 2026\t",
			g.name + "\tboth\tpancreatic\t80\t\t3\t2\t4\tcumulative risk to age\tInvented 2026\t",
		},
		"management": {g.name + "\tF\tbreast\tbreast_awareness\t18\t\t\tNCCN\t1.2025 via FORCE\tUS\t"},
	}
	transcribed := 1
	for i, e := range g.exons {
		c, from := codingBounds[i], g.start-1
		rows["exon"] = append(rows["exon"], fmt.Sprintf("%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\tno", g.name, i+1, i+1, from+e[0]-betweenBuild,
			from+e[1]-betweenBuild, from+e[0], from+e[1], transcribed, transcribed+e[1]-e[0], c[0], c[1], (c[0]+2)/3, min((c[1]+2)/3, 199)))
		transcribed += e[1] - e[0] + 1
	}
	if g.specified {
		rows["vcep_code"] = []string{g.name + "\tPVS1\t1\tvery_strong\t", g.name + "\tPM2\t1\tsupporting\t", g.name + "\tPM5\t1\tstrong\t", g.name + "\tBP1\t0\t\t"}
		rows["vcep_ptc"] = []string{g.name + "\t1\t1\t50\tstrong"}
		for _, limit := range []string{
			"PVS1\tlast_codon_counted\t190", "PVS1\tlast_codon_known_pathogenic\t180", "PVS1\tnmd_bases\t50", "PVS1\tpromoter_bases\t200", "PVS1\tevent\tvery_strong",
			"PM2_Supporting\talleles_at_most\t0", "PM2_Supporting\tintron_covered\t75", "points\tsupporting\t1", "points\tmoderate\t2", "points\tstrong\t4",
			"points\tvery_strong\t8", "points\tpathogenic_ge\t10", "points\tlikely_pathogenic_ge\t6", "points\tuncertain_ge\t0", "points\tlikely_benign_ge\t-6",
			"points\tcontradiction_ge\t2",
		} {
			rows["vcep_threshold"] = append(rows["vcep_threshold"], g.name+"\t"+limit+"\t\t")
		}
	}
	for _, of := range rows {
		for i := range of {
			of[i] += own
		}
	}
	return rows
}

// engineWith makes an engine whose knowledge base holds the gene beside all that is bundled.
func engineWith(t *testing.T, g invented) *engine.Engine {
	t.Helper()
	tables := map[string][]byte{}
	for name, rows := range g.rows() {
		bundled, err := os.ReadFile("../../assets/knowledge/" + name + ".tsv")
		if err != nil {
			t.Fatal(err)
		}
		tables[name] = append(bundled, strings.Join(rows, "\n")+"\n"...)
	}
	file, err := compile.Replace(t.Context(), assets.Knowledge, tables)
	if err != nil {
		t.Fatal(err)
	}
	base, err := sqlite.Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = base.Close() }) // only read
	e, err := engine.New(t.Context(), base, "test", "2026-11-28")
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// reportOf reads a file of the gene's exons in which one codon has become a stop, and nothing else was changed.
func (g invented) reportOf(t *testing.T, e *engine.Engine, codon int, words string) (*report.Report, []report.Answer) {
	t.Helper()
	pos := g.pos(3*codon - 2)
	var out strings.Builder
	out.WriteString("##fileformat=VCFv4.2\n##reference=GRCh38\n##contig=<ID=chr5,length=181538259>\n##contig=<ID=chr17,length=83257441>\n" +
		"##ALT=<ID=NON_REF,Description=\"Any other allele\">\n##INFO=<ID=END,Number=1,Type=Integer,Description=\"Last position of the block\">\n" +
		"##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">\n##FORMAT=<ID=DP,Number=1,Type=Integer,Description=\"Read depth\">\n" +
		"##FORMAT=<ID=GQ,Number=1,Type=Integer,Description=\"Genotype quality\">\n##FORMAT=<ID=AD,Number=R,Type=Integer,Description=\"Reads by allele\">\n" +
		"#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tinvented\n")
	block := func(from, to int) {
		fmt.Fprintf(&out, "chr5\t%d\t.\t%c\t<NON_REF>\t.\tPASS\tEND=%d\tGT:DP:GQ\t0/0:40:99\n", from, g.bases[from-g.start], to)
	}
	block(g.start+g.exons[0][0]-1, pos-1)
	fmt.Fprintf(&out, "chr5\t%d\t.\tC\tT,<NON_REF>\t900\tPASS\t.\tGT:DP:GQ:AD\t0/1:40:99:20,20,0\n", pos)
	block(pos+1, g.start+g.exons[2][1]-1)
	path := filepath.Join(t.TempDir(), "invented.g.vcf")
	if err := os.WriteFile(path, []byte(out.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	o, err := e.Observe(t.Context(), path, engine.Reading{ReadOptions: workspace.ReadOptions{Scope: patient.Both, Assembly: variants.GRCh38}})
	if err != nil {
		t.Fatal(err)
	}
	c := patient.Case{Scope: patient.Both, Sex: patient.Female, Age: 40, NoCancer: true}
	r, err := e.Report(t.Context(), o, c)
	if err != nil {
		t.Fatal(err)
	}
	answers, _, err := e.Query(t.Context(), o, c, words)
	if err != nil {
		t.Fatal(err)
	}
	return r, answers
}

// TestThirdGeneIsRows: a gene that only rows of the knowledge base tell of is read, named, classed, given figures, a
// programme, documents and a pedigree, with criteria of a panel and without.
func TestThirdGeneIsRows(t *testing.T) {
	for _, g := range []invented{newGene("INVENTED1", true), newGene("BARD1", false)} { // CanRisk has a column for the second
		t.Run(g.name, func(t *testing.T) {
			e := engineWith(t, g)
			r, answers := g.reportOf(t, e, 20, g.name+" p.Gln20Ter")
			at := slices.IndexFunc(r.Cancer.Genes, func(x report.CancerGene) bool { return x.Gene == g.name })
			if at != 2 {
				t.Fatalf("the gene stands at %d of %d", at, len(r.Cancer.Genes))
			}
			gene := r.Cancer.Genes[at]
			if gene.Conclusion != "pathogenic_found" || gene.AssessedBases != 600 || gene.TotalBases != 600 || len(gene.Variants) != 1 {
				t.Fatalf("%s, %d of %d bases, %d variants", gene.Conclusion, gene.AssessedBases, gene.TotalBases, len(gene.Variants))
			}
			v := gene.Variants[0]
			if v.HGVSC != "NM_999999.1:c.58C>T" || v.HGVSP != "p.(Gln20Ter)" || !strings.HasPrefix(v.HGVSG, "NC_000005.10:g.") || v.Classification != "pathogenic" ||
				len(v.Evidence) > 0 {
				t.Errorf("%+v", v)
			}
			if len(answers) != 1 || answers[0].Variant.HGVSC != v.HGVSC {
				t.Errorf("asked for: %+v", answers)
			}
			g.figures(t, r)
			g.faces(t, r)
			g.ownEvidence(t, e)
		})
	}
}

// figures checks what is published for carriers.
func (g invented) figures(t *testing.T, r *report.Report) {
	t.Helper()
	if len(r.Risks) != 2 || r.Risks[0].Gene != g.name || r.Risks[0].Cancer != "breast" || r.Risks[0].Colour != "act" || r.Risks[1].Cancer != "pancreatic" {
		t.Errorf("risks %+v", r.Risks)
	}
	large := "rearrangements of BRCA1, BRCA2 and " + g.name
	if !slices.ContainsFunc(r.Limits, func(l report.Limit) bool { return strings.Contains(l.Text, large) }) {
		t.Errorf("limits %+v", r.Limits)
	}
	if len(r.Management) != 1 || r.Management[0].Gene != g.name || len(r.Oncology) > 0 {
		t.Errorf("programme %+v, oncology %+v", r.Management, r.Oncology)
	}
}

// faces writes every format; those that name variants name the gene's.
func (g invented) faces(t *testing.T, r *report.Report) {
	t.Helper()
	for _, f := range format.All() {
		if f.TellsChanges() {
			continue // there is no report before
		}
		var b bytes.Buffer
		if err := f.Write(&b, r, nil); err != nil || b.Len() == 0 {
			t.Errorf("%s: %v", f.Name, err)
			continue
		}
		text := b.String()
		switch f.Name {
		case "html", "variants.csv", "json":
			if !strings.Contains(text, g.name) || !strings.Contains(text, "58C&gt;T") && !strings.Contains(text, "58C>T") && !strings.Contains(text, `58C\u003eT`) {
				t.Errorf("%s does not tell of %s", f.Name, g.name)
			}
		case "canrisk":
			lines := strings.Split(text, "\n")
			names, cells := strings.Split(lines[1], "\t"), strings.Split(lines[2], "\t")
			column := slices.Index(names, g.name)
			if len(names) != len(cells) || (column >= 0) == g.specified || column >= 0 && cells[column] != "S:P" {
				t.Errorf("pedigree %q", text)
			}
		}
	}
}

// ownEvidence checks a stop codon that nobody has classified: by the panel's criteria it is probable, without them it
// is uncertain.
func (g invented) ownEvidence(t *testing.T, e *engine.Engine) {
	t.Helper()
	r, _ := g.reportOf(t, e, 30, "c.88C>T")
	gene := r.Cancer.Genes[2]
	if len(gene.Variants) != 1 || gene.Variants[0].HGVSP != "p.(Gln30Ter)" || len(r.Risks) > 0 {
		t.Fatalf("%+v, risks %+v", gene.Variants, r.Risks)
	}
	v := gene.Variants[0]
	var met []string
	for _, c := range v.Evidence {
		if c.Met == "met" {
			met = append(met, c.Code+" "+c.Strength)
		}
	}
	if !g.specified {
		if len(v.Evidence) > 0 || v.Provisional != nil || gene.Conclusion != "uncertain_found" {
			t.Errorf("without criteria: %+v, %+v, %s", v.Evidence, v.Provisional, gene.Conclusion)
		}
		return
	}
	want := []string{"PVS1 very strong", "PM5_PTC strong", "PM2 supporting"}
	if !slices.Equal(met, want) || v.Provisional == nil || v.Provisional.Points != 13 || gene.Conclusion != "probable_found" {
		t.Errorf("met %v, %+v, %s", met, v.Provisional, gene.Conclusion)
	}
}
