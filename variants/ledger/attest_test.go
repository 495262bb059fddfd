package ledger_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/genome"
	"allelens/variants/ledger"
)

// A second toy genome, long enough for events: a gene at 20,001 to 22,000 of chromosome 17 in GRCh38 whose
// every base is coding, on a slice of random bases.
const (
	wideStart = 20_001
	wideEnd   = 22_000
)

var wide = func() string {
	random := rand.New(rand.NewPCG(11, 17))
	out := make([]byte, wideEnd-wideStart+1)
	for i := range out {
		out[i] = "ACGT"[random.IntN(4)]
	}
	return string(out)
}()

// at gives the wide genome's bases from start to end.
func at(start, end int) string { return wide[start-wideStart : end-wideStart+1] }

func wideQuestions() ledger.Questions {
	gene, site := iv(wideStart, wideEnd), wideStart+1000
	return ledger.Questions{
		Reference:  genome.NewReference([]genome.Slice{{Assembly: variants.GRCh38, Contig: "17", Start: wideStart, Bases: wide}}),
		Thresholds: ledger.DefaultThresholds(),
		Sites: []ledger.Question{{ID: 1, Gene: "WIDE", Contig: "17", Pos: map[variants.Assembly]int{variants.GRCh38: site},
			Ref: map[variants.Assembly]string{variants.GRCh38: at(site, site)}, Alleles: []string{at(site, site), "N"}}},
		Genes: []ledger.GeneRegion{{
			Gene: "WIDE", Region: map[variants.Assembly]variants.Interval{variants.GRCh38: gene},
			Bases: map[variants.Assembly][]ledger.Exon{variants.GRCh38: {{Number: 1, Bases: gene}}},
		}},
	}
}

// readWide reads lines over the wide gene; blanks stand for tabs.
func readWide(t *testing.T, lines ...string) *ledger.Observations {
	t.Helper()
	return readWith(t, wideQuestions(), head38, lines...)
}

// TestAttest goes through all kinds of records: only plain sites and blocks without structural keys show
// bases as reference, by a long REF the first only, and no event is lost or made up.
func TestAttest(t *testing.T) {
	symbols := strings.Fields(". <NON_REF> <*> A <DEL> <DEL:ME:ALU> <DUP> <DUP:TANDEM> <INV> <INS> <INS:ME:ALU> <CNV> <CN0> <CN2> <TRA> <BND> <DEL>,<DUP> N[chr3:1000[ ]chr17:20900]N")
	n := 0
	for _, symbol := range symbols {
		for _, key := range []string{"", "SVTYPE=DEL", "SVTYPE=CNV", "SVTYPE=TRA", "CN"} {
			for _, copies := range []string{"", "1", "2", "3", "."} {
				if (copies != "") != (key == "CN") {
					continue
				}
				for _, length := range []int{1, 50, 51} {
					for _, gt := range []string{"0/0", "0", "./.", "0/1", "1"} {
						attested(t, symbol, key, copies, length, gt)
						n++
					}
				}
			}
		}
	}
	t.Logf("%d kinds of lines", n)
}

// attested checks one kind of line.
func attested(t *testing.T, symbol, key, copies string, length int, gt string) {
	t.Helper()
	const pos, end = wideStart + 100, wideStart + 1200
	if symbol == "." && strings.Contains(gt, "1") {
		return // no allele 1
	}
	info, format, sample := "END="+fmt.Sprint(end), "GT", gt
	if key != "" && key != "CN" {
		info += ";" + key
	}
	if key == "CN" {
		format, sample = "GT:CN", gt+":"+copies
	}
	ref := at(pos, pos+length-1)
	alt := strings.ReplaceAll(symbol, "N[", ref[:1]+"[")
	alt = strings.ReplaceAll(alt, "]N", "]"+ref[:1])
	if alt == ref[:1] {
		alt = "C"
	}
	line := fmt.Sprintf("chr17 %d x %s %s . PASS %s %s %s", pos, ref, alt, info, format, sample)
	o := readWide(t, line)

	plain := key == "" && slices.Contains([]string{".", "<NON_REF>", "<*>", "A"}, symbol)
	seen, _ := o.Coverage[0].Total()
	reference := o.Coverage[0].Exons[0].Counts[variants.Reference]
	want := 0
	if plain && gt == "0/0" {
		switch {
		case length > 50:
			want = 1
		case symbol == "A":
			want = length
		default:
			want = end - pos + 1
		}
	}
	if reference != want {
		t.Errorf("%s: %d bases seen as reference, want %d", line, reference, want)
	}
	if !strings.Contains(gt, "1") && seen != want {
		t.Errorf("%s: %d bases seen, want %d", line, seen, want)
	}
	single := plain && gt == "0" && length < 51 // one copy of an autosome: the site's own business
	if state := o.Sites[0].State; !single && (state == variants.Reference) != (want > 1000) {
		t.Errorf("%s: the site is %v", line, state)
	}
	if o.Blocks != (want > 0) && !(plain && o.Blocks) {
		t.Errorf("%s: Blocks %v", line, o.Blocks)
	}
	eventOf(t, o, line, symbol, key, copies, gt)
}

// eventOf checks whether the line told an event, or doubt.
func eventOf(t *testing.T, o *ledger.Observations, line, symbol, key, copies, gt string) {
	t.Helper()
	none := strings.HasPrefix(gt, "0") && !strings.Contains(gt, "1")
	structural := strings.HasPrefix(symbol, "<") && symbol != "<NON_REF>" && symbol != "<*>" || strings.ContainsAny(symbol, "[]")
	told := len(o.Events) > 0 || len(o.Coverage[0].Doubts) > 0
	switch {
	case none && (copies == "" || copies == "2" || copies == ".") && told:
		t.Errorf("%s: an event from a line that calls none: %v %v", line, o.Events, o.Coverage[0].Doubts)
	case strings.Contains(gt, "1") && structural && !told:
		t.Errorf("%s: the called event is lost", line)
	case (copies == "1" || copies == "3") && !told:
		t.Errorf("%s: the copy number is lost", line)
	case gt == "./." && structural && copies != "2" && !told:
		t.Errorf("%s: nothing tells that the event has no call", line)
	}
	for _, e := range o.Events {
		if e.State == variants.Variant && none {
			t.Errorf("%s: %v stands against its genotype", line, e)
		}
		if e.State == variants.Variant && gt == "./." && copies != "1" && copies != "3" {
			t.Errorf("%s: %v stands without a call", line, e)
		}
	}
}
