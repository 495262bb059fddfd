package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"allelens/app/engine"
	"allelens/assets"
	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/casefile"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/patient"
	"allelens/variants/vcf"
)

// TestFamilyCase: a clinic seals the variant of a carrier to another clinic's key; that clinic looks at relatives by it, and learns
// nothing else of the carrier or of them.
func TestFamilyCase(t *testing.T) {
	first, second := newClinic(t), newClinic(t)
	stated := first.write(t, "case.json", markedCase)
	carrier := filepath.Join(first.folder, "4242.json")
	if _, errs, status := allelens(t, "report", sample("demonstration.grch38.vcf.gz"), "--case", stated, "-q", "-o", carrier, "--confirmed", "c.68_69del; 2026-11-20; Markedlab; second; Sanger"); status != exitDone {
		t.Fatal(errs)
	}
	sealed := filepath.Join(second.folder, "f.family.allelens")
	if _, errs, status := allelens(t, "case", "family", carrier, "-o", sealed, "--to", second.public); status != exitDone {
		t.Fatal(errs)
	}
	key, err := casefile.ReadKey(second.key, nil)
	if err != nil {
		t.Fatal(err)
	}
	f, err := casefile.ReadFamily(sealed, key)
	if err != nil {
		t.Fatal(err)
	}
	inside, err := json.Marshal(f)
	if err != nil || f.ConfirmedOn != "2026-11-20" || f.Class == "" {
		t.Errorf("%s: %v", inside, err)
	}
	for _, s := range []string{"arked", "MRK", "4242", "demonstration", "Demonstration"} {
		if bytes.Contains(inside, []byte(s)) {
			t.Errorf("the family case holds %q: %s", s, inside)
		}
	}
	for file, want := range map[string]string{"demonstration.grch38.vcf.gz": "present", "demonstration.grch37.vcf": "present", "none.grch38.g.vcf.gz": "absent"} {
		r := reportOf(t, sample(file), "--family", sealed, "--identity", second.key)
		if a := r.FamilyAnswer; a == nil || a.Answer != want || a.TrueNegative != (want == "absent") {
			t.Errorf("%s: %+v", file, a)
		}
		if n := len(r.Cancer.Genes) + len(r.Pharmacogenes) + len(r.Drugs) + len(r.Risks) + r.Quality.SitesTotal; n != 0 || r.Case.Scope != "family_variant" {
			t.Errorf("%s: %d other things are said", file, n)
		}
		letter := filepath.Join(second.folder, want+".letter.pdf")
		if _, errs, status := allelens(t, "report", sample(file), "--family", sealed, "--identity", second.key, "-q", "-o", letter); status != exitDone {
			t.Error(errs)
		}
	}
	if _, errs, status := allelens(t, "report", sample("none.grch38.g.vcf.gz"), "--family", sealed, "--identity", first.key, "-q", "-o", "-", "-f", "json"); status == exitDone || errs == "" {
		t.Error("another clinic's key opens it")
	}
	if err := os.WriteFile(filepath.Join(second.folder, "x.family.allelens"), []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := casefile.ReadFamily(filepath.Join(second.folder, "x.family.allelens"), key); err == nil {
		t.Error("a file that is not sealed is read")
	}
}

// watched is a file that notes which regions are asked of it, and which lines it hands out.
type watched struct {
	vcf.Source
	wanted []vcf.Wanted
	lines  []string
}

func (w *watched) Scan(ctx context.Context, wanted vcf.Wanted, use func(*vcf.Record) error) (vcf.Tally, error) {
	w.wanted = append(w.wanted, wanted)
	return w.Source.Scan(ctx, wanted, func(r *vcf.Record) error {
		w.lines = append(w.lines, r.Text)
		return use(r)
	})
}

// TestFamilyCaseReadsOneLocus: of a relative's file nothing but the variant's own bases is asked for, not even counted.
func TestFamilyCaseReadsOneLocus(t *testing.T) {
	base, err := sqlite.Open(t.Context(), assets.Knowledge)
	if err != nil {
		t.Fatal(err)
	}
	defer base.Close()
	e, err := engine.New(t.Context(), base, "1", "2026-11-24")
	if err != nil {
		t.Fatal(err)
	}
	for file, locus := range map[string]variants.Interval{
		"demonstration.grch38.vcf.gz": {Contig: "17", Start: 43124020, End: 43124040}, "demonstration.grch37.vcf": {Contig: "17", Start: 41276037, End: 41276057},
	} {
		src, err := vcf.Open(t.Context(), sample(file), vcf.Options{})
		if err != nil {
			t.Fatal(err)
		}
		w := &watched{Source: src}
		c := patient.New()
		c.Scope, c.KnownVariant = patient.FamilyVariant, "NM_007294.4:c.68_69del"
		o, err := e.ObserveOpen(t.Context(), w, engine.Reading{ReadOptions: workspace.Reading(c)})
		if err != nil {
			t.Fatal(err)
		}
		if len(w.wanted) != 1 {
			t.Errorf("%s: read %d times", file, len(w.wanted))
		}
		for _, wanted := range w.wanted {
			for _, iv := range wanted.Regions {
				if iv.Contig != locus.Contig || iv.Start < locus.Start || iv.End > locus.End {
					t.Errorf("%s: asked for %v", file, iv)
				}
			}
			if len(wanted.Events)+len(wanted.Beside) > 0 {
				t.Errorf("%s: events %v, counted %v", file, wanted.Events, wanted.Beside)
			}
		}
		for _, line := range w.lines {
			if !strings.HasPrefix(strings.TrimPrefix(line, "chr"), "17\t") {
				t.Errorf("%s: handed out %q", file, line)
			}
		}
		if len(o.Sites)+len(o.OutsideDefinitions) > 0 || len(w.lines) == 0 || len(w.lines) > 3 {
			t.Errorf("%s: %d sites, %d lines", file, len(o.Sites), len(w.lines))
		}
	}
}
