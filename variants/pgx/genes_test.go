package pgx

import (
	"bufio"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"allelens/variants"
	"allelens/variants/knowledge"
)

// table reads one of the knowledge base's tables from its text form, by column name.
func table(t testing.TB, path string) []map[string]string {
	t.Helper()
	f, err := os.Open(path)
	if os.IsNotExist(err) {
		t.Skipf("%s is absent", path)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var rows []map[string]string
	var header []string
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		fields := strings.Split(lines.Text(), "\t")
		if header == nil {
			header = fields
			continue
		}
		row := make(map[string]string, len(header))
		for i, h := range header {
			if i < len(fields) {
				row[h] = fields[i]
			}
		}
		rows = append(rows, row)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return rows
}

func number(s string) int { n, _ := strconv.Atoi(s); return n }

func list(s, sep string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, sep)
}

var (
	genesOnce sync.Once
	genes     []knowledge.Pharmacogene
)

// testGenes loads the bundled definitions.
func testGenes(t testing.TB) []knowledge.Pharmacogene {
	t.Helper()
	genesOnce.Do(func() { genes = loadGenes(t) })
	if len(genes) != 23 {
		t.Fatalf("%d pharmacogenes, want 23", len(genes))
	}
	return genes
}

func loadGenes(t testing.TB) []knowledge.Pharmacogene {
	read := func(name string) []map[string]string {
		return table(t, filepath.Join("..", "..", "assets", "knowledge", name+".tsv"))
	}
	var out []knowledge.Pharmacogene
	at := make(map[string]int)
	for _, r := range read("pharmacogene") {
		at[r["gene"]] = len(out)
		out = append(out, knowledge.Pharmacogene{Gene: r["gene"], Contig: variants.Contig(r["contig"]), OutsideOnly: r["outside_only"] == "1"})
	}
	ids := make(map[string]int)
	for i, r := range read("position") {
		g := &out[at[r["gene"]]]
		ids[r["gene"]+r["pos38"]] = i + 1
		g.Positions = append(g.Positions, knowledge.Position{
			ID: i + 1, Gene: r["gene"], Kind: r["kind"], Contig: variants.Contig(r["contig"]), Pos38: number(r["pos38"]), Ref38: r["ref38"],
			Pos37: number(r["pos37"]), Ref37: r["ref37"], Alts: list(r["alts"], ","), RSID: r["rsid"], HGVS: r["hgvs"], NeverAssume: r["never_assume"] == "1",
		})
	}
	alleles := make(map[string]*knowledge.NamedAllele)
	rows := read("allele")
	for i, r := range rows {
		g := &out[at[r["gene"]]]
		g.Alleles = append(g.Alleles, knowledge.NamedAllele{
			Origin: knowledge.Origin{Table: "allele", Row: int64(i + 1)},
			Gene:   r["gene"], Name: r["name"], Reference: r["reference"] == "1", Bases: map[int]string{}, SubAlleleOf: r["suballele_of"],
			Function: r["function"], Activity: r["activity"], LookupKey: r["lookup_key"],
		})
	}
	for i := range out {
		for j := range out[i].Alleles {
			a := &out[i].Alleles[j]
			alleles[a.Gene+"\t"+a.Name] = a
		}
	}
	for _, r := range read("definition") {
		a, id := alleles[r["gene"]+"\t"+r["allele"]], ids[r["gene"]+r["pos38"]]
		if a == nil || id == 0 {
			t.Fatalf("definition without allele or position: %v", r)
		}
		a.Bases[id] = r["bases"]
		a.Defined = append(a.Defined, id)
	}
	for i, r := range read("phenotype_rule") {
		g := &out[at[r["gene"]]]
		g.Rules = append(g.Rules, knowledge.PhenotypeRule{
			Origin: knowledge.Origin{Table: "phenotype_rule", Row: int64(i + 1)},
			Key1:   r["key1"], Key2: r["key2"], Phenotype: r["phenotype"], ActivityScore: r["activity_score"], LookupKey: r["lookup_key"], Ploidy: r["ploidy"],
		})
	}
	for _, r := range read("score_cutoff") {
		g := &out[at[r["gene"]]]
		g.Cutoffs = append(g.Cutoffs, knowledge.ScoreCutoff{Phenotype: r["phenotype"]})
	}
	for _, r := range read("exception") {
		g := &out[at[r["gene"]]]
		g.Exceptions = append(g.Exceptions, knowledge.Exception{Kind: r["kind"], Pos38: number(r["pos38"]), Name: r["name"], Effect: r["effect"], Order: number(r["priority"])})
	}
	for _, r := range read("message") {
		i, ok := at[r["gene"]]
		if !ok {
			continue
		}
		out[i].Messages = append(out[i].Messages, knowledge.Message{
			Name: r["name"], Kind: r["kind"], IfDiplotypes: list(r["if_diplotypes"], "; "), IfCalled: list(r["if_called"], "; "), IfMissing: list(r["if_missing"], "; "),
			IfVariants: list(r["if_variants"], " | "), IfVariantsMissing: list(r["if_variants_missing"], " | "), CannotExclude: r["cannot_exclude"],
		})
	}
	return out
}
