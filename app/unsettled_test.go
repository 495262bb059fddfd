package main

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"

	"allelens/app/engine"
	"allelens/report"
	"allelens/report/json"
	"allelens/report/reporttest"
	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/ledger"
	"allelens/variants/patient"
)

// around are lines of the reference for all sites of a gene of GRCh38, but for those that stand in instead.
func around(t *testing.T, e *engine.Engine, gene string, instead ...string) []string {
	t.Helper()
	lines := slices.Clone(instead)
	for _, q := range e.Interpreter.Questions(patient.Pharmacogenes, false).Sites {
		place := strings.Join([]string{q.Contig.UCSC(), strconv.Itoa(q.Pos[variants.GRCh38]), ""}, " ")
		if q.Gene != gene || slices.ContainsFunc(instead, func(l string) bool { return strings.HasPrefix(l, place) }) {
			continue
		}
		lines = append(lines, place+". "+q.Ref[variants.GRCh38]+" . 50 PASS . GT 0/0")
	}
	return lines
}

// reported is the report of lines of GRCh38.
func reported(t *testing.T, e *engine.Engine, lines []string) *report.Report {
	t.Helper()
	o, err := e.Observe(t.Context(), linesOnly(t, variants.GRCh38, lines...), engine.Reading{ReadOptions: workspace.ReadOptions{Scope: patient.Pharmacogenes}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := e.Report(t.Context(), o, patient.Case{Age: 41, Scope: patient.Pharmacogenes})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestCallsThatDoNotStand: what was seen is named in gene, medicine and steps, whatever it failed by.
func TestCallsThatDoNotStand(t *testing.T) {
	e := corpusEngine(t)
	const star2A = "chr1 97450058 . C T 50 "
	for name, c := range map[string]struct {
		gene, medicine string
		lines          []string
		action, says   string
		doubt, why     string
	}{
		"filter":           {"DPYD", "capecitabine", []string{star2A + "LowQual . GT 0/1"}, "test_first", "*2A was seen, but the call failed: repeat DPYD", "failed", "the file’s own filter (LowQual)"},
		"depth":            {"DPYD", "capecitabine", []string{star2A + "PASS . GT:DP 0/1:6"}, "test_first", "*2A was seen, but the call failed: repeat DPYD", "failed", "our limit for depth (6 of 10 reads)"},
		"quality":          {"DPYD", "fluorouracil", []string{star2A + "PASS . GT:PL 0/1:5,0,90"}, "test_first", "*2A was seen", "failed", "our limit for genotype quality (5 of 20)"},
		"balance":          {"DPYD", "fluorouracil", []string{star2A + "PASS . GT:AD 0/1:36,4"}, "test_first", "*2A was seen", "failed", "10 % of the reads"},
		"half":             {"DPYD", "capecitabine", []string{star2A + "PASS . GT ./1"}, "test_first", "One copy is *2A, the other was not read", "half", "the other copy was not read"},
		"one of two":       {"CYP2C19", "clopidogrel", []string{"chr10 94781859 . G A 50 PASS . GT 0/1"}, "test_first", "have CYP2C19 typed", "unexplained", "no pair of known alleles"},
		"few reads":        {"DPYD", "capecitabine", []string{star2A + "PASS . GT:AD 0/0:88,12"}, "test_first", "*2A was seen in few reads: repeat DPYD", "faint", "12 % of the reads, while the call is the reference"},
		"few mitochondria": {"MT-RNR1", "gentamicin", []string{"chrM 1555 . A G 50 PASS . GT:AD 0/1:950,50"}, "test_first", "m.1555A>G was seen", "failed", "5 % of the mitochondria"},
	} {
		r := reported(t, e, around(t, e, c.gene, c.lines...))
		g := r.Pharmacogenes[slices.IndexFunc(r.Pharmacogenes, func(g report.Pharmacogene) bool { return g.Gene == c.gene })]
		d := r.Drugs[slices.IndexFunc(r.Drugs, func(d report.Drug) bool { return d.Drug == c.medicine })]
		if len(g.Unsettled) != 1 || g.Unsettled[0].Doubt != c.doubt || !strings.Contains(g.Unsettled[0].Why, c.why) || g.Unsettled[0].VCFLine == "" {
			t.Errorf("%s: unsettled %+v", name, g.Unsettled)
		}
		if g.Phenotype != "" || strings.Contains(g.Result, "no tested variant") || g.Badge.Sign != report.OpenSquare {
			t.Errorf("%s: %s is worded %q, %q, %+v", name, c.gene, g.Result, g.Phenotype, g.Badge)
		}
		if d.Action != c.action || !strings.Contains(d.Headline, c.says) || len(d.Unsettled) != 1 || len(d.Unsettled[0].If) < 2 {
			t.Errorf("%s: %s: %s, %q, %+v", name, c.medicine, d.Action, d.Headline, d.Unsettled)
		}
		if !slices.ContainsFunc(r.Summary.NextSteps, func(s string) bool { return strings.Contains(s, c.gene) && strings.Contains(s, "does not stand") }) {
			t.Errorf("%s: no step in %q", name, r.Summary.NextSteps)
		}
	}
}

// valid checks a report's file against the published schema.
func valid(r *report.Report) error {
	var file bytes.Buffer
	if err := json.Write(&file, r); err != nil {
		return err
	}
	return reporttest.Validate(file.Bytes())
}

// TestFewReadsOfCancerGenes: a variant that part of the reads show, and that the call leaves out, forbids "none found" if it
// would be reported once called; fewer reads than the limits ask for are noise.
func TestFewReadsOfCancerGenes(t *testing.T) {
	e := corpusEngine(t)
	var blocks []string
	for _, g := range e.Interpreter.Questions(patient.Cancer, false).Genes {
		at := g.Region[variants.GRCh38]
		blocks = append(blocks, at.Contig.UCSC()+" "+strconv.Itoa(at.Start)+" . N <NON_REF> . . END="+strconv.Itoa(at.End)+" GT:DP:GQ 0/0:40:99")
	}
	slices.Reverse(blocks) // chromosome 13 before 17
	const del, benign, open = "chr17 43124027 . ACT A 50 PASS . GT:AD:GQ ", "chr17 43082453 . A G 50 PASS . GT:AD:GQ ", "chr17 43045684 . G C 50 PASS . GT:AD:GQ "
	for name, c := range map[string]struct{ line, conclusion, pedigree, says string }{
		"pathogenic":           {del + "0/0:35,5:99", "not_assessed", "0:0", "c.68_69del (13 %)"},
		"at half of the limit": {del + "0/0:36,4:99", "not_assessed", "0:0", "c.68_69del (10 %)"},
		"below it":             {del + "0/0:37,3:99", "none_found", "S:N", ""},
		"one read":             {del + "0/0:9,1:99", "none_found", "S:N", ""},
		"uncertain":            {open + "0/0:35,5:99", "not_assessed", "0:0", "(13 %)"},
		"benign":               {benign + "0/0:35,5:99", "none_found", "S:N", ""},
	} {
		o, err := e.Observe(t.Context(), linesOnly(t, variants.GRCh38, append(slices.Clone(blocks), c.line)...), engine.Reading{ReadOptions: workspace.ReadOptions{Scope: patient.Cancer}})
		if err != nil {
			t.Fatal(err)
		}
		r, err := e.Report(t.Context(), o, patient.Case{Age: 41, Sex: patient.Female, Scope: patient.Cancer})
		if err != nil {
			t.Fatal(err)
		}
		g := r.Cancer.Genes[0]
		if g.Conclusion != c.conclusion || g.PedigreeTest != c.pedigree || !strings.Contains(g.ConclusionText, c.says) {
			t.Errorf("%s: %s, %s, %q", name, g.Conclusion, g.PedigreeTest, g.ConclusionText)
		}
		doubted := c.says != ""
		if doubted != (len(g.Faint) == 1 && g.Faint[0].VCFLine != "") || doubted != slices.Contains(g.Outcomes, report.OutcomeFailed) ||
			doubted != slices.ContainsFunc(r.Summary.NextSteps, func(s string) bool { return strings.Contains(s, "Repeat the test for "+g.Gene) }) {
			t.Errorf("%s: %+v, %v, %q", name, g.Faint, g.Outcomes, r.Summary.NextSteps)
		}
		if err := valid(r); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestFaintOfOlderCases: a case that was kept by a program that did not know of variants in few reads tells of them, since
// it kept the lines.
func TestFaintOfOlderCases(t *testing.T) {
	e := corpusEngine(t)
	gene := e.Interpreter.Questions(patient.Cancer, false).Genes[0].Region[variants.GRCh38]
	vcf := linesOnly(t, variants.GRCh38, "chr1 97450058 . C T 50 PASS . GT:AD:GQ 0/0:88,12:99",
		gene.Contig.UCSC()+" "+strconv.Itoa(gene.Start)+" . N <NON_REF> . . END="+strconv.Itoa(gene.End)+" GT:DP:GQ 0/0:40:99",
		"chr17 43124027 . ACT A 50 PASS . GT:AD:GQ 0/0:35,5:99")
	o, err := e.Observe(t.Context(), vcf, engine.Reading{ReadOptions: workspace.ReadOptions{Scope: patient.Both}})
	if err != nil {
		t.Fatal(err)
	}
	older := o.Keep()
	for i := range older.Sites {
		older.Sites[i].Answer.Faint, older.Sites[i].Answer.FaintAllele = 0, ""
	}
	for i := range older.Coverage {
		older.Coverage[i].Faint = nil
	}
	older.Problems = slices.DeleteFunc(older.Problems, func(p *variants.Problem) bool { return p.Code == "faint_allele" })
	again := older.Answer(e.Interpreter.Questions(patient.Both, false))
	told := 0
	for _, of := range []*ledger.Observations{o, again} {
		r, err := e.Report(t.Context(), of, patient.Case{Age: 41, Sex: patient.Female, Scope: patient.Both})
		if err != nil {
			t.Fatal(err)
		}
		messages := 0
		for _, p := range of.Problems {
			if p.Code == "faint_allele" {
				messages++
			}
		}
		if messages != 1 {
			t.Errorf("told as a message %d times", messages)
		}
		for _, g := range r.Cancer.Genes {
			told += len(g.Faint)
		}
		for _, g := range r.Pharmacogenes {
			if g.Gene == "DPYD" {
				told += 10 * len(g.Unsettled)
			}
		}
	}
	if told != 22 {
		t.Errorf("told: %d, want one variant and one allele each, before and after", told)
	}
}

// TestCautionsOnMedicines: what a result rests on stands on the card of each of the gene's medicines.
func TestCautionsOnMedicines(t *testing.T) {
	e := corpusEngine(t)
	for name, c := range map[string]struct {
		gene, medicine string
		lines          []string
		says           string
	}{
		"HapB3 by its exon":    {"DPYD", "capecitabine", []string{"chr1 97579893 . G . 50 PASS . GT ./.", "chr1 97573863 . C T 50 PASS . GT 0/1"}, "rs75017182"},
		"part of mitochondria": {"MT-RNR1", "gentamicin", []string{"chrM 1555 . A G 50 PASS . GT:AD 0/1:400,600"}, "60 % of the mitochondria"},
	} {
		r := reported(t, e, around(t, e, c.gene, c.lines...))
		d := r.Drugs[slices.IndexFunc(r.Drugs, func(d report.Drug) bool { return d.Drug == c.medicine })]
		if !slices.ContainsFunc(d.Cautions, func(s string) bool { return strings.Contains(s, c.says) }) || d.Action == "standard" {
			t.Errorf("%s: %s, %q", name, d.Action, d.Cautions)
		}
	}
}

// TestUnfilteredIsNotPassed: FILTER "." is told as what it is.
func TestUnfilteredIsNotPassed(t *testing.T) {
	e := corpusEngine(t)
	for filter, want := range map[string]string{".": "not applied", "PASS": "PASS", "q10": "q10"} {
		o, err := e.Observe(t.Context(), linesOnly(t, variants.GRCh38, "chr17 43106487 . A C 99 "+filter+" . GT 0/1"), engine.Reading{ReadOptions: workspace.ReadOptions{Scope: patient.Cancer}})
		if err != nil {
			t.Fatal(err)
		}
		r, err := e.Report(t.Context(), o, patient.Case{Age: 41, Scope: patient.Cancer})
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Cancer.Genes[0].Variants[0].Filter; got != want {
			t.Errorf("%s: %q", filter, got)
		}
	}
}

// TestPossibleDiplotypesAreGrouped: one site of a gene leaves hundreds of diplotypes: the report says how many, lists the
// first, groups all, and names every allele.
func TestPossibleDiplotypesAreGrouped(t *testing.T) {
	e := corpusEngine(t)
	r := reported(t, e, []string{"chr10 94842866 . A G 99 PASS . GT:GQ 1/1:99"})
	g := r.Pharmacogenes[slices.IndexFunc(r.Pharmacogenes, func(g report.Pharmacogene) bool { return g.Gene == "CYP2C19" })]
	sum := 0
	for _, o := range g.Outcomes {
		sum += o.Count
	}
	if g.DiplotypesTotal < 500 || sum != g.DiplotypesTotal || len(g.Diplotypes) != g.DiplotypesKept || len(g.Outcomes) < 5 {
		t.Errorf("%d of %d diplotypes, %d in %d groups", len(g.Diplotypes), g.DiplotypesTotal, sum, len(g.Outcomes))
	}
	for _, q := range []string{"*2", "*3", "*17", "*35"} {
		named := slices.Contains(g.CannotExclude, q) || slices.ContainsFunc(g.Diplotypes, func(d report.Diplotype) bool { return d.Allele1 == q || d.Allele2 == q })
		if !named {
			t.Errorf("%s is not named", q)
		}
	}
}
