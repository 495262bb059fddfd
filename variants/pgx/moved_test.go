package pgx

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/ledger"
	"allelens/variants/tabletest"
)

// mover rewrites GRCh38 records as a laboratory working on GRCh37 would have written them: by
// the table of positions, and where GRCh37 has another base, with REF and genotype turned.
type mover struct {
	positions map[string]knowledge.Position // by contig:pos38
	genes     []stretch
}

// stretch is the span of a gene's positions in GRCh38, and how far GRCh37 lies from it.
type stretch struct {
	contig              variants.Contig
	start, end, further int
}

func newMover(genes []knowledge.Pharmacogene) mover {
	m := mover{positions: make(map[string]knowledge.Position)}
	for _, g := range genes {
		s := stretch{contig: g.Contig}
		for _, p := range g.Positions {
			m.positions[place(p.Contig, p.Pos38)] = p
			if p.Kind != "extra" && (s.start == 0 || p.Pos38 < s.start) {
				s.start = p.Pos38
			}
			s.end, s.further = max(s.end, p.Pos38), p.Pos37-p.Pos38
		}
		m.genes = append(m.genes, s)
	}
	return m
}

func place(c variants.Contig, pos int) string { return fmt.Sprintf("%s:%d", c, pos) }

// record moves one line; "" for a line that lies in none of the genes.
func (m mover) record(line string) string {
	f := strings.Split(line, "\t")
	contig, _ := variants.ParseContig(f[0])
	pos, _ := strconv.Atoi(f[1])
	if p, ok := m.positions[place(contig, pos)]; ok {
		f[1] = strconv.Itoa(p.Pos37)
		if f[3] == p.Ref38 && p.Ref37 != p.Ref38 {
			turn(f, p.Ref37)
		}
		return strings.Join(f, "\t")
	}
	for _, s := range m.genes {
		if s.contig == contig && s.start-100 <= pos && pos <= s.end+100 {
			f[1] = strconv.Itoa(pos + s.further)
			return strings.Join(f, "\t")
		}
	}
	return ""
}

// turn makes another base the REF of a line, and renumbers the genotypes. Only GT and PS are kept.
func turn(f []string, ref string) {
	old := append([]string{f[3]}, strings.Split(f[4], ",")...)
	now := []string{ref}
	for _, a := range old {
		if a != ref && a != "." {
			now = append(now, a)
		}
	}
	f[3], f[4] = ref, strings.Join(now[1:], ",")
	keys := strings.Split(f[8], ":")
	gt, ps := slices.Index(keys, "GT"), slices.Index(keys, "PS")
	f[8] = "GT:PS"
	for i := range f[9:] {
		values := append(strings.Split(f[9+i], ":"), slices.Repeat([]string{"."}, len(keys))...)
		set := "."
		if ps >= 0 {
			set = values[ps]
		}
		f[9+i] = renumbered(values[gt], old, now) + ":" + set
	}
}

// renumbered rewrites a genotype for a new order of alleles.
func renumbered(gt string, old, now []string) string {
	var b strings.Builder
	for _, r := range gt {
		if r < '0' || r > '9' {
			b.WriteRune(r)
			continue
		}
		b.WriteString(strconv.Itoa(slices.Index(now, old[r-'0'])))
	}
	return b.String()
}

// file moves a whole file, and returns the path of the new one.
func (m mover) file(t testing.TB, path string) string {
	t.Helper()
	in, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out := []string{"##fileformat=VCFv4.2"}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		switch line := lines.Text(); {
		case strings.HasPrefix(line, "#CHROM"):
			out = append(out, line)
		case strings.HasPrefix(line, "#") || line == "":
		default:
			if moved := m.record(line); moved != "" {
				out = append(out, moved)
			}
		}
	}
	return written37(t, out)
}

func written37(t testing.TB, lines []string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "moved.vcf")
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestProofPeerCallsOnGRCh37 has the peer's files moved to GRCh37 and read as the program reads: the
// calls must be those on GRCh38.
func TestProofPeerCallsOnGRCh37(t *testing.T) {
	tabletest.LongOnly(t, readOnce)
	m, moved := newMover(testGenes(t)), map[string]string{}
	y := peerCalls(t, func(t testing.TB, path, sample string, qs []ledger.Question) *ledger.Observations {
		if _, err := os.Stat(path); err != nil {
			return nil // kept apart
		}
		if moved[path] == "" {
			moved[path] = m.file(t, path)
		}
		return throughReaderIn(t, moved[path], sample, qs, variants.GRCh37)
	})
	y.report(t, y.expand(knownInTheReader()))
}

// TestProofSyntheticCallsOnGRCh37 writes the synthetic cases as GRCh37 files: those of G6PD and CYP2D6, which have differences,
// and every twelfth of the others; in the long checks all.
func TestProofSyntheticCallsOnGRCh37(t *testing.T) {
	genes := testGenes(t)
	m := newMover(genes)
	callers := make(map[string]*Caller)
	for _, g := range genes {
		callers[g.Gene] = New([]knowledge.Pharmacogene{g})
	}
	rows := tabletest.Rows(t, oracles+"synthetic_calls.tsv")
	n, every := 0, tabletest.Draws(12, 1)
	rows = slices.DeleteFunc(rows, func(r map[string]string) bool {
		n++
		return r["gene"] != "G6PD" && r["gene"] != "CYP2D6" && n%every != 0
	})
	y, tab := newTally(), newAccount("synthetic_calls.tsv", rows)
	for _, r := range rows {
		tab.compared++
		c := callers[r["gene"]]
		qs := c.Questions()
		lines := []string{"##fileformat=VCFv4.2", "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS"}
		for _, line := range syntheticLines(r, qs) {
			lines = append(lines, m.record(line))
		}
		obs := throughReaderIn(t, written37(t, lines), "", qs, variants.GRCh37)
		if obs == nil {
			t.Fatal(r["id"])
		}
		y.made(c, obs, qs, r)
	}
	tab.close(t, tabletest.Draws(500, 4027))
	const deletion = "a line over several bases speaks of every site that it covers: a deletion leaves none of them reference, its 0/0 line shows them"
	known := make(map[string]string)
	for _, id := range []string{"0084", "0085", "0459", "0464", "0493", "0495", "0558", "0560"} {
		known["G6PD_"+id+" scores"] = deletion
	}
	known["CYP2D6_0354 entered *59/*137"] = deletion
	y.report(t, known)
}

// syntheticLines are a case's GRCh38 records.
func syntheticLines(r map[string]string, qs []ledger.Question) []string {
	given := make(map[string][]string)
	for _, g := range list(r["nonref_genotypes"], ";") {
		f := strings.Split(g, ":")
		given[f[0]] = f
	}
	missing := strings.Split(r["missing_positions"], ";")
	reference := map[string]string{"phased": "0|0", "unphased": "0/0", "hemizygous": "0"}[r["phasing"]]
	qs = slices.Clone(qs)
	slices.SortFunc(qs, func(a, b ledger.Question) int { return a.Pos[variants.GRCh38] - b.Pos[variants.GRCh38] })
	var lines []string
	for _, q := range qs {
		pos := strconv.Itoa(q.Pos[variants.GRCh38])
		ref, alts, gt := q.Alleles[0], strings.Join(q.Alleles[1:], ","), reference
		if f := given[pos]; f != nil {
			ref, alts, gt = f[1], f[2], f[3]
		}
		if !slices.Contains(missing, pos) {
			lines = append(lines, strings.Join([]string{q.Contig.UCSC(), pos, ".", ref, alts, ".", "PASS", ".", "GT", gt}, "\t"))
		}
	}
	return lines
}
