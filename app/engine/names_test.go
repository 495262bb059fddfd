package engine_test

import (
	"bytes"
	"context"
	"os"
	"testing"

	"allelens/app/engine"
	"allelens/report"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/patient"
)

// TestNames: what people type leads to what the base holds, and each variant's further name to a position of its gene.
func TestNames(t *testing.T) {
	file, err := os.ReadFile("../../assets/knowledge.sqlite")
	if err != nil {
		t.Fatal(err)
	}
	base, err := sqlite.Open(context.Background(), bytes.Clone(file))
	if err != nil {
		t.Fatal(err)
	}
	defer base.Close()
	e, err := engine.New(context.Background(), base, "1", "2026-11-28")
	if err != nil {
		t.Fatal(err)
	}
	sites := map[string]bool{}
	for _, q := range e.Interpreter.Questions(patient.Both, false).Sites {
		sites[q.Gene+" "+q.RSID] = true
	}
	found := map[string]report.Name{}
	others := 0
	for _, n := range e.Names() {
		found[n.Name] = n
		if n.Kind == report.GeneName && n.Known != "" && n.Name == n.Gene {
			others++
		}
		if n.Kind == report.VariantName && !sites[n.Gene+" "+n.RSID] {
			t.Errorf("%s %s has no position", n.Gene, n.RSID)
		}
	}
	if others != 99 {
		t.Errorf("%d genes without guidance are named", others)
	}
	for name, of := range map[string]string{"DPD": "DPYD", "IVS14+1G>A": "DPYD", "OATP1B1": "SLCO1B1", "Factor V Leiden": "F5"} {
		if found[name].Gene != of {
			t.Errorf("%s is %+v", name, found[name])
		}
	}
	for name, of := range map[string]string{"Plavix": "clopidogrel", "Nolvadex": "tamoxifen"} {
		if n := found[name]; n.Kind != report.BrandName || len(n.Medicines) != 1 || n.Medicines[0] != of {
			t.Errorf("%s is %+v", name, n)
		}
	}
}
