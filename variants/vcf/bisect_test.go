package vcf

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"allelens/variants"
	"allelens/variants/tabletest"
)

// orders are the contigs of files as programs sort them.
var orders = map[string]string{
	"karyotype":     "chr1 chr2 chr13 chr17 chrX chrM chr17_alt",
	"lexicographic": "1 13 17 2 GL000191.1 MT X",
	"M first":       "chrM chrX chr17 chr2 chr13 chr1",
	"two namings":   "NC_000013.11 chr1 17 chr13 NC_000017.10",
	"few":           "chr17",
	"decoys":        "chr1 chr13 HLA-A*01:01 chr17 " + strings.Join(decoys(300), " ") + " chrX",
	"decoys first":  strings.Join(decoys(300), " ") + " 17 chrUn",
}

func decoys(n int) []string {
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprintf("chrUn_JTFH0100%04dv1_decoy", i)
	}
	return names
}

// genomeOf writes sorted records, n on every contig but few on decoys, with records of which
// no one reaches further than bisection looks back.
func genomeOf(names string, n int, seed uint64) string {
	r := rand.New(rand.NewPCG(seed, 2))
	var b strings.Builder
	b.WriteString(head)
	for name := range strings.FieldsSeq(names) {
		many := n
		if _, ok := variants.ParseContig(name); !ok || strings.HasSuffix(name, "M") {
			many = 1 + r.IntN(3)
		}
		for i, pos := 0, 1+r.IntN(1000); i < many; i++ {
			ref, alt, info := "A", "G", fmt.Sprintf("X=%x", r.Uint64())
			switch r.IntN(10) {
			case 0:
				ref, alt = "A"+strings.Repeat("CT", r.IntN(100)), "A"
			case 1:
				alt, info = "<NON_REF>", fmt.Sprintf("END=%d", pos+r.IntN(farBack))
			case 2:
				alt, info = "<DEL>", fmt.Sprintf("SVTYPE=DEL;SVLEN=-%d", r.IntN(farBack))
			}
			fmt.Fprintf(&b, "%s\t%d\t%s_%d\t%s\t%s\t.\tPASS\t%s\tGT\t0/1\n", name, pos, name, i, ref, alt, info)
			if r.IntN(4) > 0 {
				pos += r.IntN(3_000_000 / n * 2)
			}
		}
	}
	return b.String()
}

// always bisects files of any length.
var always = Options{bisectFrom: 1}

// TestProofBisectionAnswersAsTheStreamDoes holds for any order of contigs and any regions: the same
// records in the same order.
func TestProofBisectionAnswersAsTheStreamDoes(t *testing.T) {
	tabletest.NotRaced(t)
	seeds := tabletest.Draws(3, 12)
	for order, names := range orders {
		text := genomeOf(names, 1200, 3)
		for container, data := range map[string]string{
			"bgzip": bgzip(t, text), "plain": text, "CRLF": strings.ReplaceAll(text, "\n", "\r\n"),
			"mark": "\ufeff" + text, "joined": bgzip(t, text[:len(text)/2]) + bgzip(t, text[len(text)/2:]),
		} {
			t.Run(order+"/"+container, func(t *testing.T) {
				path := write(t, "a", data)
				quick, whole := open(t, path, always), open(t, path, Options{Whole: true})
				for seed := range seeds {
					regions := rapid.SliceOfN(rapid.Custom(drawRegion), 1, 5).Example(seed)
					got, tally, err := scanRegions(quick, regions)
					if err != nil || quick.Access() != ByBisect || tally.Complete || tally.Contigs != nil || len(tally.Problems) != 0 {
						t.Fatalf("by bisection: %v, %s, %+v", err, quick.Access(), tally)
					}
					want, all, err := scanRegions(whole, regions)
					if err != nil || whole.Access() != ByStream || !all.Complete {
						t.Fatalf("by stream: %v, %+v", err, all)
					}
					if d := Differing(want, got); d != "" {
						t.Errorf("%.800s", d)
					}
					if tally.Used != int64(len(got)) || tally.Seen < tally.Used || tally.Seen > all.Seen {
						t.Errorf("by bisection %+v, by stream %+v", tally, all)
					}
				}
			})
		}
	}
}

// TestBisectionReadsLittle: of records only those near the region are met.
func TestBisectionReadsLittle(t *testing.T) {
	tabletest.NotRaced(t)
	f := open(t, write(t, "a.vcf.gz", bgzip(t, head+body(200_000))), always)
	records, tally, err := scanRegions(f, []variants.Interval{{Contig: "17", Start: 1_400_000, End: 1_400_099}})
	if err != nil || f.Access() != ByBisect || len(records) != 10 || tally.Seen > farBack/10+10 {
		t.Errorf("%s: %d records of %d seen, %v", f.Access(), len(records), tally.Seen, err)
	}
	for _, r := range records {
		if r.Line != 0 {
			t.Errorf("line %d is a guess", r.Line)
		}
	}
}

// TestSmallFilesAreStreamed so that lines are counted.
func TestSmallFilesAreStreamed(t *testing.T) {
	for name, data := range map[string]string{"a.vcf": head + body(1000), "a.vcf.gz": bgzip(t, head+body(1000))} {
		if f := open(t, write(t, name, data), Options{}); f.Access() != ByStream {
			t.Errorf("%s: %s", name, f.Access())
		}
	}
}

// TestUnorderedFilesAreStreamed: what bisection cannot read gives the records of the stream,
// and the tally says why.
func TestUnorderedFilesAreStreamed(t *testing.T) {
	tabletest.NotRaced(t)
	text := genomeOf(orders["karyotype"], 1000, 5)
	lines := strings.SplitAfter(strings.TrimPrefix(text, head), "\n")
	lines = lines[:len(lines)-1]
	r := rand.New(rand.NewPCG(1, 1))
	shuffled := slices.Clone(lines)
	r.Shuffle(len(lines), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	reversed := slices.Clone(lines)
	slices.Reverse(reversed)
	byPosition := slices.Clone(lines)
	slices.SortStableFunc(byPosition, func(a, b string) int { return len(a) - len(b) })
	for name, body := range map[string]string{
		"shuffled": strings.Join(shuffled, ""), "reversed": strings.Join(reversed, ""), "by length": strings.Join(byPosition, ""),
		"twice": strings.Join(lines, "") + strings.Join(lines, ""), "header again": strings.Join(lines, "") + text,
		"swapped halves": strings.Join(lines[2300:], "") + strings.Join(lines[:2300], ""),
	} {
		for ending, pack := range map[string]func(testing.TB, string) string{
			".vcf": func(_ testing.TB, s string) string { return s }, ".vcf.gz": bgzip} {
			t.Run(name+ending, func(t *testing.T) {
				path := write(t, "a"+ending, pack(t, head+body))
				f := open(t, path, always)
				regions := []variants.Interval{{Contig: "13", Start: 500_000, End: 900_000}, {Contig: "X", Start: 1, End: 2_000_000}}
				got, tally, err := scanRegions(f, regions)
				if err != nil {
					t.Fatal(err)
				}
				want, _, err := scanRegions(open(t, path, Options{Whole: true}), regions)
				if d := cmp.Diff(want, got); d != "" || err != nil {
					t.Errorf("%v %.800s", err, d)
				}
				if f.Access() != ByStream || len(tally.Problems) == 0 || tally.Problems[0].Code != "not_bisected" || !tally.Complete {
					t.Errorf("%s, %+v", f.Access(), tally)
				}
			})
		}
	}
}

// TestDamageNeverAnswersWrongly flips a bit of every block, and cuts the file: bisection gives
// the records of the sound file, or the scan fails, or it says that the file is cut.
func TestDamageNeverAnswersWrongly(t *testing.T) {
	tabletest.NotRaced(t)
	data := bgzip(t, genomeOf(orders["lexicographic"], 1500, 9))
	regions := []variants.Interval{{Contig: "13", Start: 500_000, End: 900_000}, {Contig: "17", Start: 1, End: 90_000},
		{Contig: "2", Start: 2_000_000, End: 2_000_000}, {Contig: "MT", Start: 1, End: 20_000}}
	want, _, err := scanRegions(open(t, write(t, "sound", data), always), regions)
	if err != nil || len(want) == 0 {
		t.Fatal(len(want), err)
	}
	check := func(name, data string) {
		f, err := Open(t.Context(), write(t, "a", data), always)
		if err != nil {
			return
		}
		defer func() { _ = f.Close() }()
		got, tally, err := scanRegions(f, regions)
		said := err != nil || slices.ContainsFunc(tally.Problems, func(p *variants.Problem) bool { return p.Severity == variants.Warning })
		if d := Differing(want, got); d != "" && !said {
			t.Errorf("%s: %s: %.300s", name, f.Access(), d)
		}
	}
	r := rand.New(rand.NewPCG(4, 4))
	m := newBGZFMedium(strings.NewReader(data), int64(len(data)))
	for at := int64(0); at < int64(len(data)); {
		next, err := m.after(at)
		if err != nil {
			t.Fatal(err)
		}
		for range 4 {
			flipped := []byte(data)
			place := at + r.Int64N(next-at)
			flipped[place] ^= 1 << r.IntN(8)
			check(fmt.Sprintf("bit flipped in byte %d", place), string(flipped))
		}
		at = next
	}
	for at := 1000; at < len(data); at += len(data) / 25 {
		check(fmt.Sprintf("cut at %d", at), data[:at])
		check(fmt.Sprintf("cut at %d, with an end", at), data[:at]+data[len(data)-eofBlock:])
	}
}

// FuzzFindBlock: whatever the bytes, a block that is found is one, lies where it was asked for,
// and none before it was left out.
func FuzzFindBlock(f *testing.F) {
	sound := bgzip(f, head+body(4000))
	f.Add([]byte(sound), uint32(0))
	f.Add([]byte(sound), uint32(1))
	f.Add([]byte(sound[100:]), uint32(0))
	f.Add(append([]byte("\x1f\x8b\x08\x04\x1f\x8b\x08\x04"), sound...), uint32(3))
	f.Fuzz(func(t *testing.T, data []byte, from uint32) {
		size := int64(len(data))
		if int64(from) >= size {
			return
		}
		m := newBGZFMedium(bytes.NewReader(data), size)
		at, err := m.find(int64(from), size)
		if err == nil && at >= 0 && (at < int64(from) || !m.begins(at)) {
			t.Errorf("found %d behind %d", at, from)
		}
		for i := int64(from); err == nil && i < size && i != at && (at < 0 || i < at); i++ {
			if bytes.HasPrefix(data[i:], blockMagic) && m.begins(i) {
				t.Fatalf("left out %d, found %d", i, at)
			}
		}
		if at >= 0 && err == nil {
			_, _ = m.text(at).Read(make([]byte, 1<<16))
			_, _, _ = glanceRecord(bufio.NewReader(m.glance(at)))
		}
	})
}
