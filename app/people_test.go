package main

import (
	"bufio"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"allelens/app/bases"
	"allelens/variants"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/tabletest"
)

// TestRealPeople: in files of real people that others wrote, every variant of BRCA1 and BRCA2 that
// the knowledge base holds is found with its class. The lines are read here a second time, by
// the plainest means.
func TestRealPeople(t *testing.T) {
	base, err := bases.Bundled(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer bases.Close(base)
	for folder, in := range map[string]variants.Assembly{"BRCA1_SGE_vcf_annotation": variants.GRCh37, "PAnno": variants.GRCh38} {
		files, err := filepath.Glob(tabletest.Beside(t, "../../shared/samples/open/vcf/"+folder) + "/*.vcf")
		if err != nil || len(files) == 0 {
			t.Fatalf("%s holds no file: %v", folder, err)
		}
		for _, file := range files {
			held := heldIn(t, base, in, file)
			reported := map[string]string{}
			for _, g := range reportOf(t, file).Cancer.Genes {
				for _, v := range g.Variants {
					reported[v.HGVSC] = v.Classification
				}
			}
			for name, class := range held {
				if reported[name] != class {
					t.Errorf("%s: %s is %s in the knowledge base, %q in the report", filepath.Base(file), name, class, reported[name])
				}
			}
			t.Logf("%s: %d variants held, all found, of %d in the report", filepath.Base(file), len(held), len(reported))
		}
	}
}

// heldIn lists the classes, by name, of the alleles that a single-sample file carries.
func heldIn(t *testing.T, base *sqlite.Base, in variants.Assembly, file string) map[string]string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	held := map[string]string{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		cells := strings.Split(lines.Text(), "\t")
		if strings.HasPrefix(cells[0], "#") || len(cells) < 10 {
			continue
		}
		contig, _ := variants.ParseContig(cells[0])
		pos, err := strconv.Atoi(cells[1])
		if err != nil {
			t.Fatal(err)
		}
		genotype, _, _ := strings.Cut(cells[9], ":")
		for i, alt := range strings.Split(cells[4], ",") {
			if !strings.Contains(genotype, strconv.Itoa(i+1)) {
				continue
			}
			a := variants.Allele{Contig: contig, Pos: pos, Ref: cells[3], Alt: alt}.Trim()
			c, err := base.Classification(t.Context(), in, a)
			if err != nil {
				t.Fatal(err)
			}
			if c != nil {
				held[c.HGVSC] = string(c.Class)
			}
		}
	}
	return held
}
