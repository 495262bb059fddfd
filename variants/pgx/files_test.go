package pgx

import (
	"bufio"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/ledger"
)

// genotypes is what a sample of a VCF says at the wanted GRCh38 positions, read as the peer
// does: exact REF, first usable record, no thresholds.
func genotypes(t testing.TB, path, sample string, qs []ledger.Question) *ledger.Observations {
	t.Helper()
	f, err := os.Open(path)
	if os.IsNotExist(err) {
		return nil // kept apart
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	type place struct {
		contig variants.Contig
		pos    int
	}
	asked := make(map[place]int, len(qs))
	for i, q := range qs {
		asked[place{q.Contig, q.Pos[variants.GRCh38]}] = i
	}
	obs := observe(qs, func(ledger.Question) ledger.Site { return ledger.Site{} })
	column := 9
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		fields := strings.Split(lines.Text(), "\t")
		if fields[0] == "#CHROM" && sample != "" {
			if i := slices.Index(fields, sample); i >= 9 {
				column = i
			}
		}
		if strings.HasPrefix(fields[0], "#") || len(fields) <= column {
			continue
		}
		contig, _ := variants.ParseContig(fields[0])
		pos, _ := strconv.Atoi(fields[1])
		i, ok := asked[place{contig, pos}]
		if !ok || fields[3] != qs[i].Alleles[0] || obs.Sites[i].State != variants.Absent {
			continue
		}
		if s := call(qs[i], fields, column); s.State != variants.NoCall || slices.Contains(s.Alleles, "") {
			s.Question = i
			obs.Sites[i] = s
		}
	}
	return obs
}

// call reads the sample's column of one record.
func call(q ledger.Question, fields []string, column int) ledger.Site {
	keys, values := strings.Split(fields[8], ":"), strings.Split(fields[column], ":")
	get := func(key string) string {
		if i := slices.Index(keys, key); i >= 0 && i < len(values) {
			return values[i]
		}
		return ""
	}
	alleles := append([]string{fields[3]}, strings.Split(fields[4], ",")...)
	s := siteOf(q, get("GT"), alleles, get("PS"))
	for _, a := range s.Alleles {
		if a != "" && !variants.IsSequence(a) {
			return ledger.Site{}
		}
	}
	return s
}

// reader makes observations of a sample of a file; nil when the file is kept apart.
type reader func(t testing.TB, path, sample string, qs []ledger.Question) *ledger.Observations

// TestPeerCalls compares calls with the peer's on its own files, read as the peer reads.
func TestPeerCalls(t *testing.T) {
	peerCalls(t, genotypes).report(t, nil)
}

// peerCalls runs the peer's cases in its standard mode. CYP2D6 from the file, combinations
// and all candidates are options of the peer that are not offered here.
func peerCalls(t *testing.T, read reader) *tally {
	y := newTally()
	c := New(testGenes(t))
	qs := c.Questions()
	cache := make(map[string][]Result)
	called := func(r map[string]string) (Result, bool) {
		key := r["vcf"] + "\t" + r["sample"]
		if _, done := cache[key]; !done {
			cache[key] = nil
			if obs := read(t, oracles+r["vcf"], r["sample"], qs); obs != nil {
				cache[key] = c.Call(obs, qs, Input{})
			}
		}
		i := slices.IndexFunc(cache[key], func(o Result) bool { return o.Gene == r["gene"] })
		if i < 0 || r["gene"] == "CYP2D6" {
			return Result{}, false
		}
		return cache[key][i], true
	}
	rows := table(t, oracles+"matcher_calls.tsv")
	tab := newAccount("matcher_calls.tsv", rows)
	for _, r := range rows {
		if tab.beyond(r) {
			continue
		}
		got, ok := called(r)
		if !ok && tab.leave(apart) {
			continue
		}
		tab.compared++
		id := r["test"] + " " + r["gene"]
		want := r["diplotypes"]
		if r["candidates"] == "all" {
			want = best(want, r["scores"])
		}
		y.compare(r["gene"], id, "diplotypes", labels(got.Diplotypes), want)
		if want == "" {
			y.compare(r["gene"], id, "found", strings.Join(got.Found, " | "), r["haplotype_matches"])
		}
	}
	tab.close(t, 220)
	rows = table(t, oracles+"matcher_nocalls.tsv")
	tab = newAccount("matcher_nocalls.tsv", rows)
	for _, r := range rows {
		if tab.beyond(r) {
			continue
		}
		got, ok := called(r)
		if !ok && tab.leave(apart) {
			continue
		}
		tab.compared++
		y.compare(r["gene"], r["test"]+" "+r["gene"], "no call", labels(got.Diplotypes), "")
	}
	tab.close(t, 1600)
	rows = table(t, oracles+"resource_calls.tsv")
	tab = newAccount("resource_calls.tsv", rows)
	for _, r := range rows {
		if r["gene"] == "CYP2D6" && tab.leave(cyp2d6) {
			continue
		}
		got, ok := called(r)
		if !ok && tab.leave(apart) {
			continue
		}
		tab.compared++
		y.resource(r, got)
	}
	tab.close(t, 1900)
	return y
}

// beyond leaves out what the peer was asked for with options that are not offered here.
func (a *account) beyond(r map[string]string) bool {
	switch {
	case !strings.HasPrefix(r["definition"], "default"):
		return a.leave(own)
	case r["mode"] != "standard":
		return a.leave(combinations)
	case r["gene"] == "CYP2D6":
		return a.leave(cyp2d6)
	}
	return false
}

// resource compares one call on a resource file, with what follows from it.
func (y *tally) resource(r map[string]string, got Result) {
	id := r["vcf"] + " " + r["sample"] + " " + r["gene"]
	y.compare(r["gene"], id, "diplotypes", labels(got.Diplotypes), r["diplotypes"])
	if strings.HasPrefix(r["recommendation_diplotypes"], "Unknown") {
		return
	}
	y.compare(r["gene"], id, "recommendation", labels(got.Recommendation), r["recommendation_diplotypes"])
	y.meaning(r, id, got)
}

// meaning compares phenotypes and activity scores. IFNL3 and CYP4F2 have no phenotype (METHOD 9);
// what the peer leaves open elsewhere is indeterminate.
func (y *tally) meaning(r map[string]string, id string, got Result) {
	unknown := indeterminate
	if r["gene"] == "IFNL3" || r["gene"] == "CYP4F2" {
		unknown = ""
	}
	want := strings.ReplaceAll(r["phenotypes"], "n/a", unknown)
	if strings.HasPrefix(r["gene"], "HLA-") { // the peer has one row for each statement
		want = strings.ReplaceAll(want, " | ", "; ")
	}
	y.compare(r["gene"], id, "phenotypes", several(got, func(d Diplotype) string { return d.Phenotype }), strings.Trim(want, " |"))
	y.compare(r["gene"], id, "activity", several(got, func(d Diplotype) string { return d.ActivityScore }), strings.Trim(r["activity_scores"], " |"))
}

// several joins what guidance is looked up with, "" where there is nothing.
func several(r Result, f func(Diplotype) string) string {
	return strings.Trim(each(r.Recommendation, f), " |")
}

// testModes tells the options with which the peer ran a test on a file.
func testModes(t *testing.T) map[string]string {
	modes := make(map[string]string)
	for _, file := range []string{"matcher_calls.tsv", "matcher_nocalls.tsv"} {
		for _, r := range table(t, oracles+file) {
			modes[r["test"]+"\t"+r["vcf"]] = strings.Join([]string{r["mode"], r["candidates"], r["definition"]}, " ")
		}
	}
	return modes
}

// TestPeerReports compares phenotypes, scores and lookup keys, with outside calls where the
// peer's case has some.
func TestPeerReports(t *testing.T) {
	modes := testModes(t)
	y := newTally()
	c := New(testGenes(t))
	qs := c.Questions()
	rows := table(t, oracles+"pipeline_reports.tsv")
	tab := newAccount("pipeline_reports.tsv", rows)
	for _, r := range rows {
		if tab.pipeline(r, modes) {
			continue
		}
		obs := genotypes(t, oracles+r["vcf"], "", qs)
		if obs == nil && tab.leave(apart) {
			continue
		}
		got := callWithOutside(t, c, obs, qs, r)
		if r["lookup_keys"] == "No Result" && tab.leave(noResult) {
			continue
		}
		if len(c.genes[slices.IndexFunc(c.genes, func(g *gene) bool { return g.Gene == r["gene"] })].Rules) == 0 && tab.leave(noRules) {
			continue
		}
		tab.compared++
		id := r["test"] + " " + r["vcf"] + " " + r["gene"]
		y.compare(r["gene"], id, "recommendation", labels(got.Recommendation), r["recommendation_diplotypes"])
		y.meaning(r, id, got)
		for i, keys := range strings.Split(r["lookup_keys"], " | ") {
			for key := range strings.SplitSeq(keys, ",") {
				has := "nothing"
				if i < len(got.Recommendation) && slices.Contains(got.Recommendation[i].LookupKeys, key) {
					has = key
				}
				y.compare(r["gene"], id, "lookup", has, key)
			}
		}
	}
	tab.close(t, 123)
	y.report(t, nil)
}

// callWithOutside calls a row's gene, with the outside calls that the row names.
func callWithOutside(t *testing.T, c *Caller, obs *ledger.Observations, qs []ledger.Question, r map[string]string) Result {
	t.Helper()
	var in Input
	if text := r["outside_calls"]; text != "" {
		text = strings.NewReplacer(`\t`, "\t", `\n`, "\n").Replace(text)
		var err error
		if in.OutsideCalls, err = ParseOutsideCalls("outside.tsv", strings.NewReader(text)); err != nil {
			t.Errorf("%s: %v", r["test"], err)
		}
	}
	results := c.Call(obs, qs, in)
	return results[slices.IndexFunc(results, func(o Result) bool { return o.Gene == r["gene"] })]
}

// pipeline leaves out reports that were made with options that are not offered here. modes
// tells the options of a test and file: mode, candidates, definition.
func (a *account) pipeline(r, modes map[string]string) bool {
	mode := modes[r["test"]+"\t"+r["vcf"]]
	switch {
	case strings.HasPrefix(mode, "combination"):
		return a.leave(combinations)
	case mode != "standard top default" && mode != "":
		return a.leave("all candidates (option of the peer)")
	case r["gene"] == "CYP2D6" && r["outside_calls"] == "":
		return a.leave(cyp2d6)
	}
	return false
}

// TestPublishedConsensus compares calls on public genomes with the published consensus.
func TestPublishedConsensus(t *testing.T) {
	c := New(testGenes(t))
	qs := c.Questions()
	y := newTally()
	for _, r := range table(t, oracles+"getrm.tsv") {
		i := slices.IndexFunc(c.genes, func(g *gene) bool { return g.Gene == r["gene"] && !g.OutsideOnly })
		obs := genotypes(t, oracles+"vcf_tutorial/"+r["sample"]+".absent_to_ref.vcf", "", qs)
		if r["kind"] != "GeT-RM consensus" || i < 0 || obs == nil {
			continue
		}
		y.compare(r["gene"], r["sample"]+" "+r["gene"], "diplotype", labels(c.Call(obs, qs, Input{})[i].Diplotypes), r["diplotype"])
	}
	y.report(t, nil)
}
