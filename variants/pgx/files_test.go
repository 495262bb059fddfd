package pgx

import (
	"bufio"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/ledger"
	"allelens/variants/tabletest"
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

// readOnce is why a test is long: without it the peer's files are read once, by the program's reader on GRCh38.
const readOnce = "TestPeerCallsThroughTheReader reads these files"

// TestProofPeerCalls compares calls with the peer's on its own files, read as the peer reads.
func TestProofPeerCalls(t *testing.T) {
	tabletest.LongOnly(t, readOnce)
	y := peerCalls(t, genotypes)
	y.report(t, y.expand(optionsDiffer()))
}

// peerCalls runs the peer's cases. What it does with options that are not offered here (CYP2D6 from
// the file, combinations, all candidates) is compared as far as it says what is right.
func peerCalls(t *testing.T, read reader) *tally {
	y := newTally()
	c := New(testGenes(t))
	qs := c.Questions()
	cache := make(map[string][]Result)
	observed := make(map[string]*ledger.Observations)
	called := func(r map[string]string) (Result, *ledger.Observations) {
		key := r["vcf"] + "\t" + r["sample"]
		if _, done := cache[key]; !done {
			cache[key] = nil
			if observed[key] = read(t, oracles+r["vcf"], r["sample"], qs); observed[key] != nil {
				cache[key] = c.Call(observed[key], qs, Input{})
			}
		}
		i := slices.IndexFunc(cache[key], func(o Result) bool { return o.Gene == r["gene"] })
		if i < 0 {
			return Result{}, nil
		}
		return cache[key][i], observed[key]
	}
	rows := tabletest.Rows(t, oracles+"matcher_calls.tsv")
	tab := newAccount("matcher_calls.tsv", rows)
	for _, r := range rows {
		if tab.beyond(r) {
			continue
		}
		got, obs := called(r)
		if obs == nil && tab.leave(apart) {
			continue
		}
		tab.compared++
		id := r["test"] + " " + r["gene"]
		want := r["diplotypes"]
		if r["gene"] == "CYP2D6" {
			y.unsettled(id, c, obs, qs, r)
			continue
		}
		if r["mode"] != "standard" && y.combination(r["gene"], id, want, got) {
			continue
		}
		if r["candidates"] == "all" {
			want = best(want, r["scores"])
		}
		y.compare(r["gene"], id, "diplotypes", labels(got.Diplotypes), want)
		if want == "" {
			y.compare(r["gene"], id, "found", strings.Join(got.Found, " | "), r["haplotype_matches"])
		}
	}
	tab.close(t, 261)
	rows = tabletest.Rows(t, oracles+"matcher_nocalls.tsv")
	tab = newAccount("matcher_nocalls.tsv", rows)
	for _, r := range rows {
		if tab.beyond(r) {
			continue
		}
		got, obs := called(r)
		if obs == nil && tab.leave(apart) {
			continue
		}
		tab.compared++
		y.compare(r["gene"], r["test"]+" "+r["gene"], "no call", labels(got.Diplotypes), "")
	}
	tab.close(t, 1848)
	rows = tabletest.Rows(t, oracles+"resource_calls.tsv")
	tab = newAccount("resource_calls.tsv", rows)
	for _, r := range rows {
		got, obs := called(r)
		if obs == nil && tab.leave(apart) {
			continue
		}
		tab.compared++
		if r["gene"] == "CYP2D6" {
			y.unsettled(r["vcf"]+" "+r["sample"], c, obs, qs, r)
			continue
		}
		y.resource(r, got)
	}
	tab.close(t, 2055)
	return y
}

// beyond leaves out what the peer was asked for with definitions that only its tests have.
func (a *account) beyond(r map[string]string) bool {
	return !strings.HasPrefix(r["definition"], "default") && a.leave(own)
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
		for _, r := range tabletest.Rows(t, oracles+file) {
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
	rows := tabletest.Rows(t, oracles+"pipeline_reports.tsv")
	tab := newAccount("pipeline_reports.tsv", rows)
	for _, r := range rows {
		obs := genotypes(t, oracles+r["vcf"], "", qs)
		if obs == nil && tab.leave(apart) {
			continue
		}
		got := callWithOutside(t, c, obs, qs, r)
		tab.compared++
		id := r["test"] + " " + r["vcf"] + " " + r["gene"]
		mode := modes[r["test"]+"\t"+r["vcf"]]
		switch {
		case r["gene"] == "CYP2D6" && r["outside_calls"] == "":
			r["diplotypes"] = r["recommendation_diplotypes"]
			y.unsettled(id, c, obs, qs, r)
			continue
		case strings.HasPrefix(mode, "combination") && y.combination(r["gene"], id, r["recommendation_diplotypes"], got):
			continue
		case r["lookup_keys"] == "No Result":
			y.compare(r["gene"], id, "no result", labels(got.Recommendation), "")
			continue
		case strings.Contains(mode, " all ") && !slices.Contains(lowestFunction, r["gene"]):
			y.allCandidates(r, id, got)
			continue
		}
		y.compare(r["gene"], id, "recommendation", labels(got.Recommendation), r["recommendation_diplotypes"])
		if len(c.genes[slices.IndexFunc(c.genes, func(g *gene) bool { return g.Gene == r["gene"] })].Rules) == 0 {
			continue // no phenotype, and keys that are the diplotype
		}
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
	tab.close(t, 162)
	known := optionsDiffer()
	maps.DeleteFunc(known, func(row, _ string) bool { return !strings.HasPrefix(row, "DpydTest") })
	y.report(t, y.expand(known))
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

// TestPublishedConsensus compares calls on public genomes with the published consensus. CYP2D6 of
// such a file stays unsettled, says why, and lists what is seen; the consensus, entered, fits it.
func TestPublishedConsensus(t *testing.T) {
	c := New(testGenes(t))
	qs := c.Questions()
	y := newTally()
	for _, r := range tabletest.Rows(t, oracles+"getrm.tsv") {
		i := slices.IndexFunc(c.genes, func(g *gene) bool { return g.Gene == r["gene"] })
		obs := genotypes(t, oracles+"vcf_tutorial/"+r["sample"]+".absent_to_ref.vcf", "", qs)
		if !strings.HasPrefix(r["kind"], "GeT-RM consensus") || i < 0 || obs == nil {
			continue
		}
		id := r["sample"] + " " + r["gene"]
		got := c.Call(obs, qs, Input{})[i]
		if r["gene"] == "CYP2D6" {
			y.compare(r["gene"], id, "unsettled", standing(got)+" "+strings.Join(codes(got), " "), "none without result copy_number_needed seen_provisional")
			if r["kind"] == "GeT-RM consensus (2019 study)" {
				entered := c.Call(obs, qs, Input{OutsideCalls: []OutsideCall{{Gene: "CYP2D6", Diplotype: r["diplotype"], Where: "getrm:1"}}})[i]
				y.compare(r["gene"], id, "entered", labels(entered.Diplotypes)+" "+entered.ActivityScore+" "+strings.Join(codes(entered), " "), "*1/*36x2 + *10 1.25 outside_call")
			}
			continue
		}
		y.compare(r["gene"], id, "diplotype", labels(got.Diplotypes), r["diplotype"])
	}
	y.report(t, nil)
	if y.total["CYP2D6"] == 0 {
		t.Error("CYP2D6 was not looked at")
	}
}
