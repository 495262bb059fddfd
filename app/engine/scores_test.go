package engine_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"allelens/app/engine"
	"allelens/report"
	reportjson "allelens/report/json"
	"allelens/report/reporttest"
	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
	"allelens/variants/patient"
)

// withScored writes the demonstration with a line for each site of the scores, of a person of a population, and returns its path.
func withScored(t *testing.T, e *engine.Engine, population string, more ...string) string {
	t.Helper()
	text, err := os.ReadFile("../../testdata/demonstration.grch37.vcf")
	if err != nil {
		t.Fatal(err)
	}
	head, body, _ := strings.Cut(string(text), "\n#CHROM")
	columns, rest, _ := strings.Cut(body, "\n")
	lines := strings.Split(strings.TrimRight(rest, "\n"), "\n")
	lines = append(lines, more...)
	prefix := ""
	if strings.HasPrefix(lines[0], "chr") {
		prefix = "chr"
	}
	models, err := scoreModels(t)
	if err != nil {
		t.Fatal(err)
	}
	r, seen := rand.New(rand.NewPCG(1, 1)), map[string]bool{}
	for _, m := range models {
		for _, w := range m.Weights {
			key := fmt.Sprint(w.Contig, w.Pos[variants.GRCh37])
			if seen[key] {
				continue
			}
			seen[key] = true
			f, known := w.Frequency[population]
			if !known {
				f = w.Frequency["all"]
			}
			gt := []string{"0", "0"}
			for i := range gt {
				if r.Float64() < f {
					gt[i] = "1"
				}
			}
			slices.Sort(gt)
			lines = append(lines, fmt.Sprintf("%s%s\t%d\t.\t%s\t%s\t99\tPASS\t.\tGT:DP:GQ\t%s:30:99", prefix, w.Contig, w.Pos[variants.GRCh37], w.Other[variants.GRCh37], w.Effect[variants.GRCh37], strings.Join(gt, "/")))
		}
	}
	slices.SortStableFunc(lines, func(a, b string) int {
		x, y := strings.SplitN(a, "\t", 3), strings.SplitN(b, "\t", 3)
		cx, _ := variants.ParseContig(x[0])
		cy, _ := variants.ParseContig(y[0])
		if cx != cy {
			return cx.Order() - cy.Order()
		}
		p, _ := strconv.Atoi(x[1])
		q, _ := strconv.Atoi(y[1])
		return p - q
	})
	path := filepath.Join(t.TempDir(), "scored.vcf")
	if err := os.WriteFile(path, []byte(head+"\n#CHROM"+columns+"\n"+strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func scoreModels(t *testing.T) ([]knowledge.ScoreModel, error) {
	t.Helper()
	return bundledBase(t).ScoreModels(t.Context())
}

func scoredCase() patient.Case {
	c := patient.New()
	c.Scope, c.Reported, c.Sex, c.Scores, c.Ancestries = patient.Both, "2026-11-28", patient.Female, true, []patient.Ancestry{patient.European}
	return c
}

func observe(t *testing.T, e *engine.Engine, path string, c patient.Case) *ledger.Observations {
	t.Helper()
	o, err := e.Observe(t.Context(), path, engine.Reading{ReadOptions: workspace.Reading(c)})
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func reportOf(t *testing.T, e *engine.Engine, o *ledger.Observations, c patient.Case) *report.Report {
	t.Helper()
	r, err := e.Report(t.Context(), o, c)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// valid holds a report against the schema.
func valid(t *testing.T, r *report.Report) {
	t.Helper()
	var text bytes.Buffer
	if err := reportjson.Write(&text, r); err != nil {
		t.Fatal(err)
	}
	if err := reporttest.Validate(text.Bytes()); err != nil {
		t.Error(err)
	}
}

// TestScoresChangeNothingElse: with scores a report says the same of all else, byte for byte, and without them it has no trace of any.
func TestScoresChangeNothingElse(t *testing.T) {
	e := bundled(t)
	path, c := withScored(t, e, "european", "chr1\t7917076\t.\tG\tnonsense<\t1\tPASS\t.\tGT\t0/1"), scoredCase()
	with := reportOf(t, e, observe(t, e, path, c), c)
	valid(t, with)
	if len(with.Scores) != 4 || with.Scores[0].Model != "BCAC_307" || with.Scores[1].Model != "OCAC_36" || !with.Scores[0].Given() || !with.Scores[1].Given() {
		t.Fatalf("%+v", with.Scores)
	}
	for _, s := range with.Scores {
		if s.SitesUsed != s.SitesTotal || s.Closest != "european" || s.Origin.Row == 0 || s.Lead != (s.CanRiskLine != "") {
			t.Errorf("%s: %d of %d, closest %q", s.Model, s.SitesUsed, s.SitesTotal, s.Closest)
		}
	}
	for _, g := range with.Cancer.Genes { // the carriers' figures stand as they are, and an uncertain variant is not settled
		code := map[string]string{"pathogenic_found": "carrier", "uncertain_found": "uncertain", "probable_found": "uncertain"}[g.Conclusion]
		if noted := slices.ContainsFunc(with.Scores[0].Notes, func(n report.Note) bool { return n.Code == code }); code != "" && !noted {
			t.Errorf("%s, %s: no note", g.Gene, g.Conclusion)
		}
	}
	told := jsonOf(t, e, observe(t, e, path, c), c)
	c.Scores = false
	if without := observe(t, e, path, c); without.Scored != nil {
		t.Error("sites are read without consent")
	} else if got := jsonOf(t, e, without, c); !strings.Contains(got, `"scores": []`) || strings.Contains(got, "rs707475") || !strings.Contains(told, "rs707475") {
		t.Error("a trace of scores without consent")
	}
	with.Scores = nil
	with.Verification = slices.DeleteFunc(with.Verification, func(v report.Verification) bool { return v.Section == "scores" })
	plain := reportOf(t, e, observe(t, e, path, c), c)
	a, err1 := json.Marshal(with)
	b, err2 := json.Marshal(plain)
	if err1 != nil || err2 != nil || string(a) != string(b) {
		t.Error("scores change what is said of other things")
	}
}

// TestScoresAreKept: a sealed case says the same of its scores, forgets them where they are agreed to no longer, and says so where they were not read.
func TestScoresAreKept(t *testing.T) {
	e := bundled(t)
	path, c := withScored(t, e, "european"), scoredCase()
	o := observe(t, e, path, c)
	kept := throughJSON(t, o.Keep())
	if a, b := jsonOf(t, e, o, c), jsonOf(t, e, kept.Answer(e.Interpreter.Questions(c.Scope, true)), c); a != b {
		t.Error("the kept case says something else")
	}
	less := kept.Answer(e.Interpreter.Questions(c.Scope, false)).Keep()
	text, err := json.Marshal(less)
	if err != nil || len(less.Scored) > 0 || strings.Contains(string(text), "rs707475") {
		t.Errorf("kept against consent: %d sites, %v", len(less.Scored), err)
	}
	for _, s := range reportOf(t, e, less.Answer(e.Interpreter.Questions(c.Scope, true)), c).Scores {
		if s.Given() || s.Reason != "not_asked" {
			t.Errorf("%s: %s, %q", s.Model, s.Status, s.Reason)
		}
	}
}

// TestScoresAreWithheld: the reasons of a case reach the report, in the words of the catalogue, and no figure does.
func TestScoresAreWithheld(t *testing.T) {
	e := bundled(t)
	path := withScored(t, e, "african")
	for name, k := range map[string]struct {
		path   string
		edit   func(*patient.Case)
		reason string
	}{
		"African, stated European": {path, func(*patient.Case) {}, "ancestry_contradicted"},
		"African":                  {path, func(c *patient.Case) { c.Ancestries = []patient.Ancestry{patient.African} }, ""},
		"nothing stated":           {path, func(c *patient.Case) { c.Ancestries = nil }, "ancestry_not_stated"},
		"man":                      {path, func(c *patient.Case) { c.Sex = patient.Male }, "other_sex"},
		"tumour":                   {path, func(c *patient.Case) { c.Specimen = ledger.Tumour }, "specimen_tumour"},
		"variants only":            {"../../testdata/variants_only.grch37.vcf", func(*patient.Case) {}, "sites_absent"},
		"declared":                 {"../../testdata/variants_only.grch37.vcf", func(c *patient.Case) { c.Declared.All = true }, "ancestry_fits_none"},
	} {
		c := scoredCase()
		k.edit(&c)
		r := reportOf(t, e, observe(t, e, k.path, c), c)
		valid(t, r)
		if s := r.Scores[0]; s.Reason != k.reason || (s.Z == nil) != (k.reason != "") || s.Text == "" || strings.Contains(s.Text, "score.") {
			t.Errorf("%s: %q %v, %s", name, s.Reason, s.Z, s.Text)
		} else if transfer := len(s.Evidence) > 0; transfer != slices.ContainsFunc(s.Reasons, func(n report.Note) bool { return strings.HasPrefix(n.Code, "ancestry_") }) {
			t.Errorf("%s: what is known of transfer: %v", name, s.Evidence)
		}
	}
	c := scoredCase()
	c.ScoresForPatient, c.Ancestries = true, []patient.Ancestry{patient.African}
	if s := reportOf(t, e, observe(t, e, path, c), c).Scores; s[0].Patient == nil || s[0].Patient.Lower == 0 || s[2].Patient != nil {
		t.Errorf("the patient is told %+v", s[0].Patient)
	}
	c = scoredCase()
	c.Scope = patient.Pharmacogenes
	if r := reportOf(t, e, observe(t, e, path, c), c); r.Scores != nil {
		t.Error("scores of cancers outside of the scope")
	}
}
