package interpret_test

import (
	"slices"
	"strings"
	"testing"

	"allelens/assets"
	"allelens/variants"
	"allelens/variants/drugs"
	"allelens/variants/interpret"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/ledger"
	"allelens/variants/patient"
	"allelens/variants/pgx"
	"allelens/variants/tabletest"
)

// doubts are the ways in which a call of one changed copy does not stand: what the site then says.
var doubts = map[string]func(reference, change string) ledger.Site{
	"filter": func(reference, change string) ledger.Site {
		return doubted(variants.Filtered, ledger.Criterion{Code: "filter", Value: "LowQual"}, reference, change)
	},
	"limit": func(reference, change string) ledger.Site {
		return doubted(variants.Filtered, ledger.Criterion{Code: "low_depth", Value: "6", Limit: "10"}, reference, change)
	},
	"lines": func(reference, change string) ledger.Site {
		return doubted(variants.NoCall, ledger.Criterion{Code: "contradicting_lines"}, reference, change)
	},
	"half": func(_, change string) ledger.Site {
		return doubted(variants.Variant, ledger.Criterion{Code: "half_call"}, "", change)
	},
}

func doubted(state variants.State, why ledger.Criterion, alleles ...string) ledger.Site {
	return ledger.Site{State: state, Alleles: alleles, Evidence: &ledger.Evidence{Line: 1, Depth: -1, Quality: -1, FailedCriteria: []ledger.Criterion{why}}}
}

// sweep answers all questions with the reference, and those of an allele by one of the doubts.
type sweep struct {
	in        *interpret.Interpreter
	questions []ledger.Question
	byID      map[int]int
}

func (s sweep) run(t *testing.T, bases map[int]string, site func(reference, change string) ledger.Site) *interpret.Findings {
	t.Helper()
	o := &ledger.Observations{Assembly: variants.GRCh38, Sites: make([]ledger.Site, len(s.questions))}
	o.Input.Mitochondrion = 16569
	for i, q := range s.questions {
		o.Sites[i] = ledger.Site{Question: i, State: variants.Reference, Alleles: []string{q.Alleles[0], q.Alleles[0]}}
	}
	for id, change := range bases {
		if i, asked := s.byID[id]; asked && change != s.questions[i].Alleles[0] {
			o.Sites[i] = site(s.questions[i].Alleles[0], change)
			o.Sites[i].Question = i
		}
	}
	f, err := s.in.Run(t.Context(), o, patient.Case{Age: 41, Scope: patient.Pharmacogenes})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestNothingSeenReassures: over failed and half calls of every allele with changes of its own, the allele is named, the
// gene says neither that nothing was found nor one phenotype where it may be another, and no medicine is nearer to its
// standard than where no line tells of the site, unless a test has to come first; where the change would matter, it does not
// say the standard.
//
// Every 36th allele here, all of them in the long checks.
func TestNothingSeenReassures(t *testing.T) { nothingSeenReassures(t, 36) }

func TestProofNothingSeenReassures(t *testing.T) {
	tabletest.LongOnly(t, "sweeps every site")
	nothingSeenReassures(t, 1)
}

// newSweep asks the questions of all pharmacogenes, which it lists.
func newSweep(t *testing.T) (sweep, []knowledge.Pharmacogene) {
	t.Helper()
	base, err := sqlite.Open(t.Context(), assets.Knowledge)
	if err != nil {
		t.Fatal(err)
	}
	defer base.Close()
	genes, err := base.Pharmacogenes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s := sweep{in: interpreter(t), byID: map[int]int{}}
	s.questions = s.in.Questions(patient.Pharmacogenes, false).Sites
	for i, q := range s.questions {
		s.byID[q.ID] = i
	}
	return s, genes
}

func nothingSeenReassures(t *testing.T, step int) {
	t.Helper()
	s, genes := newSweep(t)
	n := 0
	for _, g := range genes {
		for i, a := range g.Alleles {
			if a.Reference || !spelled(a, s) || i%step != step/9 {
				continue
			}
			name := a.Name
			if a.SubAlleleOf != "" {
				name = a.SubAlleleOf
			}
			real := s.run(t, a.Bases, func(reference, change string) ledger.Site {
				return ledger.Site{State: variants.Variant, Alleles: []string{reference, change}}
			})
			absent := s.run(t, a.Bases, func(string, string) ledger.Site { return ledger.Site{} })
			for way, doubt := range doubts {
				n++
				without := absent
				if way == "half" {
					without = nil // the copy that was read shows the change for certain
				}
				s.compare(t, g.Gene+" "+name+" by "+way, name, g.Gene, s.run(t, a.Bases, doubt), real, without)
			}
		}
	}
	exonic := map[int]string{}
	for i := range genes {
		for _, p := range genes[i].Positions {
			if p.RSID == "rs56038477" {
				exonic[p.ID] = p.Alts[0]
			}
		}
	}
	none := s.run(t, nil, nil)
	s.compare(t, "HapB3 by its exonic sign", "c.1129-5923C>G, c.1236G>A (HapB3)", "DPYD", s.run(t, exonic, doubts["filter"]), none, none)
	t.Logf("%d calls", n)
}

// spelled: each base of the allele is a sequence, and one at least is not the reference.
func spelled(a knowledge.NamedAllele, s sweep) bool {
	changed := false
	for id, bases := range a.Bases {
		i, asked := s.byID[id]
		if !asked || !slices.Contains(s.questions[i].Alleles, bases) {
			return false
		}
		changed = changed || bases != s.questions[i].Alleles[0]
	}
	return changed
}

func (s sweep) compare(t *testing.T, what, allele, gene string, got, real, without *interpret.Findings) {
	t.Helper()
	i := slices.IndexFunc(got.Genes, func(r pgx.Result) bool { return r.Gene == gene })
	r := got.Genes[i]
	if !slices.ContainsFunc(r.Unsettled, func(u pgx.Unsettled) bool { return slices.Contains(u.Alleles, allele) }) {
		t.Errorf("%s: not named in %v", what, names(r.Unsettled))
	}
	if without != nil && len(r.Recommendation) == 0 && len(r.IfReal) == 1 {
		t.Errorf("%s: nothing stands, and only %s is counted with", what, r.IfReal[0].Label)
	}
	if r.NothingFound {
		t.Errorf("%s: worded as nothing found", what)
	}
	if now := real.Genes[i].Phenotype; r.Phenotype != "" && now != "" && r.Phenotype != now && len(r.IfReal) > 0 {
		t.Errorf("%s: phenotype %q, and %q if real", what, r.Phenotype, now)
	}
	for k, d := range got.Drugs {
		if !slices.Contains(d.Genes, gene) {
			continue
		}
		if without != nil {
			if was := without.Drugs[k].Action; d.Action != drugs.TestFirst && d.Action.Urgency() > was.Urgency() && was.Urgency() < drugs.Standard.Urgency() {
				t.Errorf("%s: %s goes from %s to %s", what, d.Drug.Name, was, d.Action)
			}
		}
		if if1 := real.Drugs[k].Action; if1.Urgency() <= drugs.Monitor.Urgency() && d.Action.Urgency() > drugs.Monitor.Urgency() {
			t.Errorf("%s: %s says %s, and %s if real", what, d.Drug.Name, d.Action, if1)
		}
	}
}

func names(all []pgx.Unsettled) string {
	var out []string
	for _, u := range all {
		out = append(out, u.Name+" "+strings.Join(u.Alleles, ", "))
	}
	return strings.Join(out, "; ")
}
