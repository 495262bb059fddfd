package interpret_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/drugs"
	"allelens/variants/interpret"
	"allelens/variants/ledger"
	"allelens/variants/patient"
	"allelens/variants/pgx"
	"allelens/variants/tabletest"
)

// doubtfulLine is a way in which a line tells of a change without settling it: its QUAL and all behind it, and the
// numbers of changed copies that it may stand for.
type doubtfulLine struct {
	text   string
	copies []int
	// diploid: among mitochondria the same line is a call, of a part of them or by one half alone.
	diploid bool
}

var doubtfulLines = map[string]doubtfulLine{
	"failed filter":            {"50 LowQual . GT:AD:DP:GQ 0/1:15,15:30:60", []int{0, 1, 2}, false},
	"failed on both copies":    {"50 LowQual . GT:AD:DP:GQ 1/1:0,30:30:60", []int{0, 1, 2}, false},
	"half":                     {"50 PASS . GT ./1", []int{1, 2}, true},
	"open, with reads":         {"50 PASS . GT:AD:DP ./.:15,15:30", []int{0, 1, 2}, false},
	"reference against reads":  {"50 PASS . GT:AD:DP:GQ 0/0:16,14:30:60", []int{0, 1, 2}, false},
	"reference against PL":     {"50 PASS . GT:PL 0/0:60,0,80", []int{0, 1, 2}, false},
	"open, with GL":            {"50 PASS . GT:GL ./.:-9,-3,0", []int{0, 1, 2}, false},
	"reference against DP4":    {"50 PASS DP4=10,10,10,10 GT 0/0", []int{0, 1, 2}, false},
	"few of all reads show it": {"50 PASS . GT:AD:DP 0/0:10,10:400", []int{0, 1, 2}, false},
	"low depth":                {"50 PASS . GT:AD:DP:GQ 0/1:3,3:6:60", []int{0, 1, 2}, false},
	"few reads show it":        {"50 PASS . GT:AD:DP:GQ 0/1:36,4:40:60", []int{0, 1, 2}, false},
	"both copies, half shown":  {"50 PASS . GT:AD:DP:GQ 1/1:15,15:30:60", []int{0, 1, 2}, true},
	"low quality by GP":        {"50 PASS . GT:GP 0/1:0.4,0.5,0.1", []int{0, 1, 2}, false},
	"half shown by NR and NV":  {"50 PASS . GT:NR:NV:GQ 1/1:30:15:60", []int{0, 1, 2}, true},
}

// standing are lines that count, by the number of changed copies.
var standing = []string{"50 PASS . GT:AD:DP:GQ 0/0:30,0:30:60", "50 PASS . GT:AD:DP:GQ 0/1:15,15:30:60", "50 PASS . GT:AD:DP:GQ 1/1:0,30:30:60"}

// risk is an allele of a gene, with its changes by Position.ID.
type risk struct {
	gene, allele string
	bases        map[int]string
}

// alwaysDrawn are alleles that no drawing leaves out.
var alwaysDrawn = []string{
	"DPYD c.1905+1G>A (*2A)", "DPYD c.2846A>T", "SLCO1B1 *5", "CYP3A5 *3", "VKORC1 rs9923231 variant (T)", "ABCG2 rs2231142 variant (T)",
	"CYP2C19 *2", "TPMT *3A", "MT-RNR1 m.1555A>G", "G6PD Mediterranean, Dallas, Panama, Sassari, Cagliari, Birmingham",
}

// TestDoubtfulLinesOfRiskAlleles: whatever keeps the line of an allele from counting, the allele is named, nobody says that
// nothing was found, and a medicine whose action differs by what the line stands for has to wait for a test.
func TestDoubtfulLinesOfRiskAlleles(t *testing.T) {
	in, all := risks(t)
	random := rand.New(rand.NewPCG(12, 4))
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	slices.SortStableFunc(all, func(a, b risk) int {
		return rank(a) - rank(b)
	})
	all = all[:len(alwaysDrawn)+2]
	if slices.ContainsFunc(all[:len(alwaysDrawn)], func(r risk) bool { return rank(r) > 0 }) {
		t.Fatalf("an allele that is always drawn was not found: %v", all[:len(alwaysDrawn)])
	}
	doubtfulLinesOf(t, in, all)
}

func rank(r risk) int {
	if slices.Contains(alwaysDrawn, r.gene+" "+r.allele) {
		return 0
	}
	return 1
}

// TestProofDoubtfulLinesOfRiskAlleles goes through all alleles.
func TestProofDoubtfulLinesOfRiskAlleles(t *testing.T) {
	tabletest.LongOnly(t, "sweeps every site")
	in, all := risks(t)
	doubtfulLinesOf(t, in, all)
}

// risks are the alleles with changes of their own, each by its first definition.
func risks(t *testing.T) (*interpret.Interpreter, []risk) {
	t.Helper()
	s, genes := newSweep(t)
	var all []risk
	for _, g := range genes {
		known := map[string]bool{}
		for _, a := range g.Alleles {
			name := a.Name
			if a.Reference || a.SubAlleleOf != "" || known[name] {
				continue
			}
			if a.Bases = s.chosen(a.Bases); spelled(a, s) {
				known[name] = true
				all = append(all, risk{g.Gene, name, a.Bases})
			}
		}
	}
	return s.in, all
}

// either are the bases of the letters that stand for several.
var either = map[string]string{"R": "AG", "Y": "CT", "S": "CG", "W": "AT", "K": "GT", "M": "AC", "B": "CGT", "D": "AGT", "H": "ACT", "V": "ACG", "N": "ACGT"}

// chosen takes one of the sequences where a definition leaves several open: the reference, or else the first.
func (s sweep) chosen(bases map[int]string) map[int]string {
	one := map[int]string{}
	for id, b := range bases {
		i, asked := s.byID[id]
		several := strings.Split(b, "/")
		if letters := either[b]; letters != "" {
			several = strings.Split(letters, "")
		}
		if !asked || len(several) == 1 {
			one[id] = b
			continue
		}
		for _, b := range append(several, s.questions[i].Alleles[0]) {
			if slices.Contains(s.questions[i].Alleles, b) && (one[id] == "" || b == s.questions[i].Alleles[0] && slices.Contains(several, b)) {
				one[id] = b
			}
		}
	}
	return one
}

// linesOf are a gene's lines of GRCh38: as text says where the allele has a change, and the reference elsewhere.
func linesOf(questions []ledger.Question, r risk, text string) []string {
	var sites []ledger.Question
	for _, q := range questions {
		if q.Gene == r.gene && q.Pos[variants.GRCh38] > 0 {
			sites = append(sites, q)
		}
	}
	slices.SortStableFunc(sites, func(a, b ledger.Question) int { return a.Pos[variants.GRCh38] - b.Pos[variants.GRCh38] })
	var lines []string
	for _, q := range sites {
		place := fmt.Sprintf("%s %d . %s", strings.TrimSuffix(string(q.Contig), "T"), q.Pos[variants.GRCh38], q.Ref[variants.GRCh38])
		if change := r.bases[q.ID]; change != "" && change != q.Alleles[0] {
			lines = append(lines, place+" "+change+" "+text)
			continue
		}
		lines = append(lines, place+" . 50 PASS . GT:DP:GQ 0/0:30:60")
	}
	return lines
}

func doubtfulLinesOf(t *testing.T, in *interpret.Interpreter, all []risk) {
	t.Helper()
	questions := in.Questions(patient.Pharmacogenes, false).Sites
	who := patient.Case{Age: 41, Scope: patient.Pharmacogenes}
	run := func(r risk, text string) *interpret.Findings {
		return findings(t, in, variants.GRCh38, "chr", who, linesOf(questions, r, text))
	}
	matter := 0
	for _, r := range all {
		var settled []*interpret.Findings // by changed copies
		for _, text := range standing {
			settled = append(settled, run(r, text))
		}
		if differing(settled, r.gene) > 0 {
			matter++
		}
		for way, line := range doubtfulLines {
			if r.gene == "MT-RNR1" && line.diploid {
				continue
			}
			var may []*interpret.Findings
			for _, n := range line.copies {
				may = append(may, settled[n])
			}
			r.hold(t, way, run(r, line.text), may)
		}
	}
	t.Logf("%d alleles, %d of which change a medicine, in %d ways", len(all), matter, len(doubtfulLines))
}

// differing counts the gene's medicines of which actions differ, and one of them asks for something.
func differing(may []*interpret.Findings, gene string) int {
	n := 0
	for k, d := range may[0].Drugs {
		if slices.Contains(d.Genes, gene) && differs(may, k) {
			n++
		}
	}
	return n
}

// differs reports whether medicine k's action is not the same in all, and asks for something in one.
func differs(may []*interpret.Findings, k int) bool {
	differ, asks := false, false
	for _, f := range may {
		differ = differ || f.Drugs[k].Action != may[0].Drugs[k].Action
		asks = asks || f.Drugs[k].Action.Urgency() <= drugs.Monitor.Urgency()
	}
	return differ && asks
}

// hold compares what is said of a doubtful line with what its possible meanings lead to.
func (r risk) hold(t *testing.T, way string, got *interpret.Findings, may []*interpret.Findings) {
	t.Helper()
	g := got.Genes[slices.IndexFunc(got.Genes, func(g pgx.Result) bool { return g.Gene == r.gene })]
	if !slices.ContainsFunc(g.Unsettled, func(u pgx.Unsettled) bool { return slices.Contains(u.Alleles, r.allele) }) {
		t.Errorf("%s %s, %s: not named in %q", r.gene, r.allele, way, names(g.Unsettled))
	}
	if g.NothingFound {
		t.Errorf("%s %s, %s: worded as nothing found", r.gene, r.allele, way)
	}
	for k, d := range got.Drugs {
		if slices.Contains(d.Genes, r.gene) && differs(may, k) && d.Action != drugs.TestFirst {
			var actions []string
			for _, f := range may {
				actions = append(actions, string(f.Drugs[k].Action))
			}
			t.Errorf("%s %s, %s: %s says %s, of %s", r.gene, r.allele, way, d.Drug.Name, d.Action, strings.Join(actions, ", "))
		}
	}
}
