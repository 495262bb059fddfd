package engine_test

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"allelens/app/engine"
	"allelens/assets"
	"allelens/report"
	reportjson "allelens/report/json"
	"allelens/report/reporttest"
	"allelens/variants"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/ledger"
	"allelens/variants/patient"
	"allelens/variants/tabletest"
)

// bundled is the engine of the bundled knowledge base.
func bundled(t testing.TB) *engine.Engine {
	t.Helper()
	e, err := engine.New(t.Context(), bundledBase(t), "0", "2026-11-28")
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// bundledBase is the bundled knowledge base, open as long as the test runs.
func bundledBase(t testing.TB) *sqlite.Base {
	t.Helper()
	base, err := sqlite.Open(t.Context(), assets.Knowledge)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := base.Close(); err != nil {
			t.Error(err)
		}
	})
	return base
}

// files are the project's own and, where they are beside it, the faulty ones.
func files(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, pattern := range []string{"../../testdata/*.vcf*", "../../testdata/cases/*/input.vcf", "../../../shared/samples/faults/*.vcf"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		if pattern[:9] == "../../../" && len(found) == 0 {
			tabletest.Has(t, "../../../shared/samples/faults")
		}
		all = append(all, found...)
	}
	return all
}

// throughJSON is what a case's file gives back of what it keeps.
func throughJSON(t *testing.T, k ledger.Kept) ledger.Kept {
	t.Helper()
	text, err := json.Marshal(k)
	if err != nil {
		t.Fatal(err)
	}
	var back ledger.Kept
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	return back
}

func jsonOf(t *testing.T, e *engine.Engine, o *ledger.Observations, c patient.Case) string {
	t.Helper()
	r, err := e.Report(t.Context(), o, c)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := reportjson.Write(&out, r); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestProofKeptSaysTheSame: without the file, a kept case says what it said with it, byte for byte, and keeps the same again:
// of every fourth file, in the long checks of all.
func TestProofKeptSaysTheSame(t *testing.T) {
	e := bundled(t)
	c := patient.New()
	c.Scope, c.Reported, c.Sex = patient.Both, "2026-11-28", patient.Female
	read, every := 0, tabletest.Draws(4, 1)
	for _, file := range files(t) {
		o, err := e.Observe(t.Context(), file, engine.Reading{})
		if _, ok := variants.AsProblem(err); ok {
			continue // no report of it either
		} else if err != nil {
			t.Fatal(err)
		}
		if read++; read%every != 0 {
			continue
		}
		kept := throughJSON(t, o.Keep())
		again := kept.Answer(e.Interpreter.Questions(c.Scope, false))
		if a, b := jsonOf(t, e, o, c), jsonOf(t, e, again, c); a != b {
			t.Errorf("%s: the kept case says something else", file)
		}
		first, err1 := json.Marshal(kept)
		second, err2 := json.Marshal(again.Keep())
		if err1 != nil || err2 != nil || !bytes.Equal(first, second) {
			t.Errorf("%s: what is kept of the kept case is something else", file)
		}
	}
	if read < 30 {
		t.Errorf("%d files read", read)
	}
}

// TestNarrowedConsent: what the patient agrees to no longer is neither told nor kept.
func TestNarrowedConsent(t *testing.T) {
	e := bundled(t)
	o, err := e.Observe(t.Context(), "../../testdata/demonstration.grch38.vcf.gz", engine.Reading{})
	if err != nil {
		t.Fatal(err)
	}
	for _, scope := range []patient.Scope{patient.Cancer, patient.Pharmacogenes} {
		direct, err := e.Observe(t.Context(), "../../testdata/demonstration.grch38.vcf.gz", engine.Reading{})
		if err != nil {
			t.Fatal(err)
		}
		less := direct.Keep().Answer(e.Interpreter.Questions(scope, false)).Keep()
		all := o.Keep()
		if scope == patient.Cancer && (len(less.Sites) > 0 || len(less.OutsideDefinitions) > 0 || len(less.Variants) != len(all.Variants)) {
			t.Errorf("%s keeps %d sites, %d changes beside them", scope, len(less.Sites), len(less.OutsideDefinitions))
		}
		if scope == patient.Pharmacogenes && (len(less.Genes)+len(less.Variants)+len(less.Events)+len(less.Coverage) > 0 || len(less.Sites) != len(all.Sites)) {
			t.Errorf("%s keeps variants of cancer genes", scope)
		}
		for _, r := range less.Records {
			if gene := r.Contig == "17"; gene && scope == patient.Pharmacogenes && r.Pos > 43_000_000 && r.Pos < 43_200_000 {
				t.Errorf("%s keeps the line at %s:%d", scope, r.Chrom, r.Pos)
			}
		}
	}
}

// TestAskedSince: what a case was not asked about when it was kept is a state of its own on every face. No declaration
// makes it reference, and nothing is concluded to be absent.
func TestAskedSince(t *testing.T) {
	e := bundled(t)
	o, err := e.Observe(t.Context(), "../../testdata/none.grch38.g.vcf.gz", engine.Reading{})
	if err != nil {
		t.Fatal(err)
	}
	kept := throughJSON(t, o.Keep())
	const gene = "CYP2C19"
	kept.Sites = slices.DeleteFunc(kept.Sites, func(s ledger.KeptSite) bool { return s.Gene == gene })
	const unread = "TPMT" // its exons: nothing is said to be absent from them
	kept.Stretches = slices.DeleteFunc(kept.Stretches, func(s ledger.KeptRegion) bool { return s.Gene == unread })
	lost := kept.Genes[0].Gene
	kept.Genes = kept.Genes[1:]
	c := patient.New()
	c.Scope, c.Reported, c.Declared.All = patient.Both, "2026-11-28", true
	r, err := e.Report(t.Context(), throughJSON(t, kept.Answer(e.Interpreter.Questions(c.Scope, false)).Keep()).Answer(e.Interpreter.Questions(c.Scope, false)), c)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range r.Pharmacogenes {
		if g.Gene == unread && g.OutsideDefinitions != nil {
			t.Errorf("%s: %s, though its exons were not asked about", unread, g.OutsideDefinitions.Text)
		}
		if g.Gene != gene {
			continue
		}
		if len(g.Diplotypes) > 0 || g.SitesCalled > 0 || !strings.Contains(g.Result, "not asked") {
			t.Errorf("%s: %q, %d of its sites called", gene, g.Result, g.SitesCalled)
		}
		for _, s := range g.Sites {
			if s.State != "not_asked" || s.Assumed {
				t.Errorf("%s is %s, assumed %v", s.RSID, s.State, s.Assumed)
			}
		}
	}
	for _, g := range r.Cancer.Genes {
		if g.Gene == lost && (g.Conclusion != "not_assessed" || g.AssessedBases+g.AssumedBases > 0 || g.Founders.Reference > 0) {
			t.Errorf("%s: %s, %d bases assessed", lost, g.Conclusion, g.AssessedBases)
		} else if g.Gene != lost && g.Conclusion != "none_found" {
			t.Errorf("%s: %s", g.Gene, g.Conclusion)
		}
	}
	if r.Quality.Sites["not_asked"] == 0 || !slices.ContainsFunc(r.Summary.Notices, func(n report.Notice) bool { return strings.HasPrefix(n.Code, "not_asked") }) {
		t.Errorf("sites %v, notices %v", r.Quality.Sites, r.Summary.Notices)
	}
	var out bytes.Buffer
	if err := reportjson.Write(&out, r); err != nil {
		t.Fatal(err)
	}
	if err := reporttest.Validate(out.Bytes()); err != nil {
		t.Error(err)
	}
}
