package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"allelens/app/bases"
	"allelens/app/engine"
	"allelens/report"
	"allelens/testdata/cases"
	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/patient"
)

// lengths tell the builds of the bundled cases apart: of chromosomes 1, 13 and 17.
var lengths = map[string][3]string{
	"GRCh38": {"chr1,length=248956422", "chr13,length=114364328", "chr17,length=83257441"},
	"GRCh37": {"1,length=249250621", "13,length=115169878", "17,length=81195210"},
}

// fileOf is the VCF of a row of cancer.tsv: its lines are CHROM POS ID REF ALT GT, and FILTER and INFO where wanted.
func fileOf(assembly, lines string) string {
	var b strings.Builder
	b.WriteString("##fileformat=VCFv4.2\n##reference=" + assembly + "\n")
	for _, contig := range lengths[assembly] {
		b.WriteString("##contig=<ID=" + contig + ">\n")
	}
	b.WriteString("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tCase\n")
	for line := range strings.SplitSeq(lines, "; ") {
		f := append(strings.Fields(line), "", "")
		filter, info := "PASS", "."
		if f[6] != "" {
			filter = f[6]
		}
		if f[7] != "" {
			info = f[7]
		}
		b.WriteString(strings.Join(append(f[:5], "99", filter, info, "GT:DP:GQ", f[5]+":40:99"), "\t") + "\n")
	}
	return b.String()
}

// tryCancer holds the bundled lines of cancer genes to their conclusions.
func tryCancer(ctx context.Context, e *engine.Engine, result *bases.Test) error {
	folder, err := scratch()
	if err != nil {
		return err
	}
	defer discard(folder)
	for i, row := range strings.Split(strings.TrimSpace(cases.Cancer), "\n") {
		f := strings.Split(row, "\t")
		if i == 0 || len(f) != 4 {
			continue
		}
		path := filepath.Join(folder, "input.vcf")
		if err := os.WriteFile(path, []byte(fileOf(f[1], f[2])), 0o600); err != nil {
			return err
		}
		build, _ := variants.ParseAssembly(f[1])
		o, err := e.Observe(ctx, path, engine.Reading{ReadOptions: workspace.ReadOptions{Scope: patient.Both, Assembly: build}})
		if err != nil {
			return err
		}
		r, err := e.Report(ctx, o, patient.New())
		if err != nil {
			return err
		}
		result.Count(f[0], concluded(r, f[3]))
	}
	return nil
}

// concluded reports whether the genes have the conclusions, "BRCA1=none_found …".
func concluded(r *report.Report, wanted string) bool {
	for _, want := range strings.Fields(wanted) {
		gene, conclusion, _ := strings.Cut(want, "=")
		at := slices.IndexFunc(r.Cancer.Genes, func(g report.CancerGene) bool { return g.Gene == gene })
		if at < 0 || r.Cancer.Genes[at].Conclusion != conclusion {
			return false
		}
	}
	return true
}
