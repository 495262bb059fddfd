package ledger_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"allelens/variants"
	"allelens/variants/ledger"
	"allelens/variants/tabletest"
)

// An event of the wide gene that cannot slide: its first and last base, and the base before it.
var eventFirst, eventLast = func() (first, last int) {
	for first, last = 20_501, 21_500; at(first-1, first-1) == at(last, last) || at(first, first) == at(last+1, last+1); last++ {
	}
	return first, last
}()

// fill puts the event's places and bases into a line.
func fill(line string) string {
	pos, last := eventFirst-1, eventLast
	return strings.NewReplacer(
		"{pos}", fmt.Sprint(pos), "{end}", fmt.Sprint(last), "{next}", fmt.Sprint(last+1), "{first}", fmt.Sprint(eventFirst),
		"{len}", fmt.Sprint(last-pos), "{b}", at(pos, pos), "{l}", at(last, last), "{n}", at(last+1, last+1), "{f}", at(eventFirst, eventFirst),
		"{bases}", at(eventFirst, last), "{turned}", reversed(at(eventFirst, last)), "{alu}", strings.Repeat("GGCCGGGCGC", 28),
	).Replace(line)
}

func reversed(bases string) string {
	out := []byte(bases)
	slices.Reverse(out)
	for i, b := range out {
		out[i] = "TGCA"[strings.IndexByte("ACGT", b)]
	}
	return string(out)
}

// told sums up an event; the event's own bounds are written "=".
func told(e ledger.Event) string {
	where := fmt.Sprintf("%d-%d", e.Start, e.End)
	if e.Start == eventFirst && e.End == eventLast {
		where = "="
	}
	s := fmt.Sprintf("%s %s %d/%d cn%d %v", e.Type, where, e.Copies, e.Ploidy, e.CopyNumber, e.State)
	if !e.Precise {
		s += " imprecise"
	}
	if e.StartRange != [2]int{} || e.EndRange != [2]int{} {
		s += fmt.Sprint(" ", e.StartRange, e.EndRange)
	}
	if e.Allele != nil {
		s += " spelled"
	}
	if e.Inserted > 0 || e.InsertedKind != "" {
		s += fmt.Sprintf(" +%d%s", e.Inserted, e.InsertedKind)
	}
	if e.Mate.Start > 0 {
		s += fmt.Sprintf(" mate %s:%d", e.Mate.Contig, e.Mate.Start)
	}
	return s
}

// TestEventsAsCallersWriteThem reads lines as the callers write them. Blanks stand for tabs.
func TestEventsAsCallersWriteThem(t *testing.T) {
	const deletion = "DEL = 1/2 cn-1 variant spelled"
	for name, c := range map[string]struct {
		lines []string
		want  []string // of events, then codes of doubts
	}{
		"Manta, deletion":                 {[]string{"chr17 {pos} MantaDEL:1:0:0:0:0:0 {b} <DEL> 400 PASS END={end};SVTYPE=DEL;SVLEN=-{len} GT:FT:GQ:PL:PR:SR 0/1:PASS:400:450,0,400:20,18:22,19"}, []string{deletion}},
		"Manta, imprecise":                {[]string{"chr17 {pos} MantaDEL:2 {b} <DEL> 99 PASS END={end};SVTYPE=DEL;SVLEN=-{len};IMPRECISE;CIPOS=-80,80;CIEND=-70,70 GT:FT:GQ 0/1:PASS:60"}, []string{"DEL = 1/2 cn-1 variant imprecise [-80 80] [-70 70]"}},
		"Manta, sample filter":            {[]string{"chr17 {pos} MantaDEL:3 {b} <DEL> 99 PASS END={end};SVTYPE=DEL;SVLEN=-{len} GT:FT:GQ 0/1:MinGQ:8"}, []string{"DEL = 1/2 cn-1 filtered spelled"}},
		"Manta, sequence with its type":   {[]string{"chr17 {pos} MantaDEL:4 {b}{bases} {b} 400 PASS END={end};SVTYPE=DEL;SVLEN=-{len};CIGAR=1M{len}D GT:FT:GQ 0/1:PASS:400"}, []string{deletion}},
		"DRAGEN, tandem duplication":      {[]string{"chr17 {pos} DRAGEN:DUP:1 {b} <DUP:TANDEM> 300 PASS END={end};SVTYPE=DUP;SVLEN={len};SVCLAIM=J GT:GQ 1/1:50"}, []string{"DUP = 2/2 cn-1 variant spelled"}},
		"DRAGEN, copy number":             {[]string{"chr17 {pos} DRAGEN:LOSS:chr17:1-2 N <DEL> 120 PASS SVLEN=-{len};SVTYPE=CNV;END={end};REFLEN={len} GT:SM:CN:BC:PE 0/1:0.5:1:9:3,3"}, []string{"DEL = 1/2 cn1 variant imprecise"}},
		"DRAGEN, gain with an open side":  {[]string{"chr17 {pos} DRAGEN:GAIN:chr17:1-2 N <DUP> 120 PASS SVLEN={len};SVTYPE=CNV;END={end};REFLEN={len} GT:SM:CN:BC:PE ./1:1.5:3:9:3,3"}, []string{"DUP = 1/0 cn3 variant imprecise"}},
		"DRAGEN, reference segment":       {[]string{"chr17 {pos} DRAGEN:REF:chr17:1-2 N . 120 PASS END={end};REFLEN={len} GT:SM:CN:BC:PE ./.:1.0:2:9:3,3"}, nil},
		"delly, deletion":                 {[]string{"chr17 {pos} DEL00000001 {b} <DEL> 900 PASS PRECISE;SVTYPE=DEL;SVMETHOD=EMBL.DELLYv1;END={end};PE=9;CIPOS=-2,2;CIEND=-2,2;HOMLEN=2 GT:GL:GQ:FT:RCL:RC:RCR:RDCN:DR:DV:RR:RV 0/1:-9,0,-9:99:PASS:1:1:1:1:9:9:9:9"}, []string{deletion}},
		"delly, translocation with POS2":  {[]string{"chr17 20700 BND00000001 A A[chr3:1000[ 900 PASS PRECISE;SVTYPE=BND;CHR2=chr3;POS2=1000;END=20701 GT:GQ:FT 0/1:99:PASS"}, []string{"BND 20700-20700 1/2 cn-1 variant mate 3:1000"}},
		"delly, copy number alone":        {[]string{"chr17 {pos} CNV1 N <CNV> 99 PASS IMPRECISE;SVTYPE=CNV;END={end};CIPOS=-25,25 GT:CN:RDCN ./.:1:1.02"}, []string{"DEL = 0/0 cn1 variant imprecise [-25 25] [0 0]"}},
		"GRIDSS, a deletion's two lines":  {[]string{"chr17 {pos} g1o {b} {b}[chr17:{next}[ 900 PASS SVTYPE=BND;MATEID=g1h;EVENT=g1 GT .", "chr17 {next} g1h {n} ]chr17:{pos}]{n} 900 PASS SVTYPE=BND;MATEID=g1o;EVENT=g1 GT ."}, []string{"DEL = 0/0 cn-1 no_call spelled"}},
		"breakends of a deletion":         {[]string{"chr17 {pos} a {b} {b}[chr17:{next}[ 60 PASS SVTYPE=BND;MATEID=b GT 0/1", "chr17 {next} b {n} ]chr17:{pos}]{n} 60 PASS SVTYPE=BND;MATEID=a GT 0/1"}, []string{deletion}},
		"breakends of a duplication":      {[]string{"chr17 {first} a {f} ]chr17:{end}]{f} 60 PASS SVTYPE=BND;MATEID=b GT 0/1", "chr17 {end} b {l} {l}[chr17:{first}[ 60 PASS SVTYPE=BND;MATEID=a GT 0/1"}, []string{"DUP = 1/2 cn-1 variant spelled"}},
		"breakends of an inversion":       {[]string{"chr17 {pos} a {b} {b}]chr17:{end}] 60 PASS SVTYPE=BND;MATEID=b GT 0/1", "chr17 {first} c {f} [chr17:{next}[{f} 60 PASS SVTYPE=BND;MATEID=d GT 0/1", "chr17 {end} b {l} {l}]chr17:{pos}] 60 PASS SVTYPE=BND;MATEID=a GT 0/1", "chr17 {next} d {n} [chr17:{first}[{n} 60 PASS SVTYPE=BND;MATEID=c GT 0/1"}, []string{"INV * 1/2 cn-1 variant spelled"}},
		"a breakend without its mate":     {[]string{"chr17 20700 a A A[chr17:21700[ 60 PASS SVTYPE=BND;MATEID=b GT 0/1"}, []string{"DEL * 1/2 cn-1 variant spelled", "mate_missing"}},
		"a single breakend":               {[]string{"chr17 20700 a A AGTC. 60 PASS SVTYPE=BND GT 0/1"}, []string{"BND 20700-20700 1/2 cn-1 variant +3"}},
		"a join told from elsewhere":      {[]string{"chr3 1000 a A ]chr17:20700]A 60 PASS SVTYPE=BND GT 0/1"}, []string{"BND 20700-20700 1/2 cn-1 variant mate 3:1000"}},
		"Sniffles 1, translocation":       {[]string{"chr3 1000 5 N <TRA> . PASS PRECISE;CHR2=chr17;END=20700;SVTYPE=TRA;RE=9 GT:DR:DV 0/1:9:9"}, []string{"TRA 20700-20700 1/2 cn-1 variant mate 3:1000"}},
		"Sniffles 1, CHR2 of its own":     {[]string{"chr17 {pos} 5 N <DEL> . PASS PRECISE;CHR2=chr17;END={end};SVTYPE=DEL;SVLEN=-{len};RE=9 GT:DR:DV 0/1:9:9"}, []string{deletion}},
		"Sniffles 1, no call":             {[]string{"chr17 {pos} 65 N <DEL> . PASS PRECISE;CHR2=chr17;END={end};SVTYPE=DEL;SVLEN=-{len};RE=5 GT:DR:DV ./.:.:5"}, []string{"DEL = 0/0 cn-1 no_call spelled"}},
		"Sniffles 2, bases for N":         {[]string{"chr17 {pos} Sniffles2.DEL.1 {b}{bases} N 60 PASS PRECISE;SVTYPE=DEL;SVLEN=-{len};END={end} GT:GQ:DR:DV 0/1:60:9:9"}, []string{deletion}},
		"Sniffles 2, insertion":           {[]string{"chr17 20700 Sniffles2.INS.1 N {alu} 60 PASS PRECISE;SVTYPE=INS;SVLEN=280;END=20700 GT:GQ:DR:DV 0/1:60:9:9"}, []string{"INS 20700-20700 1/2 cn-1 variant +280"}},
		"cuteSV, deletion":                {[]string{"chr17 {pos} cuteSV.DEL.1 {b}{bases} {b} 60 PASS PRECISE;SVTYPE=DEL;SVLEN=-{len};END={end};CIPOS=-3,3;RE=9 GT:DR:DV:PL:GQ 0/1:9:9:90,0,90:60"}, []string{deletion}},
		"cuteSV, breakend":                {[]string{"chr17 20700 cuteSV.BND.1 N N]chr3:1000] 60 PASS PRECISE;SVTYPE=BND;RE=9 GT:DR:DV 1/1:0:9"}, []string{"BND 20700-20700 2/2 cn-1 variant mate 3:1000"}},
		"pbsv, insertion of an Alu":       {[]string{"chr17 20700 pbsv.INS.1 {x}20700 {x}20700{alu} . PASS SVTYPE=INS;END=20700;SVLEN=280;SVANN=ALU GT:AD:DP 0/1:20,20:40"}, []string{"INS * 1/2 cn-1 variant spelled +280ALU"}},
		"pbsv, inversion":                 {[]string{"chr17 {pos} pbsv.INV.1 {b} <INV> . PASS SVTYPE=INV;END={end};SVLEN={len} GT:AD:DP 0/1:20,20:40"}, []string{"INV * 1/2 cn-1 variant spelled"}},
		"MELT, mobile element":            {[]string{"chr17 20700 . A <INS:ME:ALU> . PASS SVTYPE=ALU;SVLEN=281;MEINFO=AluYa5,1,281,+ GT 0/1"}, []string{"INS 20700-20700 1/2 cn-1 variant +281ALU"}},
		"gCNV, interval with a loss":      {[]string{"chr17 {pos} CNV_17 N <DEL>,<DUP> . . END={end} GT:CN:NP:QA:QS 1:1:9:90:90"}, []string{"DEL = 0/0 cn1 variant imprecise"}},
		"gCNV, interval without one":      {[]string{"chr17 {pos} CNV_17 N <DEL>,<DUP> . . END={end} GT:CN:NP:QA:QS 0:2:9:90:90"}, nil},
		"CNVkit, few probes":              {[]string{"chr17 {pos} . N <DEL> . . IMPRECISE;SVTYPE=DEL;END={end};SVLEN=-{len};FOLD_CHANGE=0.5;FOLD_CHANGE_LOG=-1;PROBES=9 GT:GQ 0/1:9"}, []string{"DEL = 1/2 cn-1 variant imprecise"}},
		"Canvas, loss":                    {[]string{"chr17 {pos} Canvas:LOSS:chr17:1-2 N <CNV> 40 PASS SVTYPE=CNV;END={end} RC:BC:CN 50:9:1"}, []string{"DEL = 0/0 cn1 variant imprecise"}},
		"Canvas, reference":               {[]string{"chr17 {pos} Canvas:REF:chr17:1-2 N . 40 PASS END={end} RC:BC:CN 50:9:2"}, nil},
		"1000 Genomes, alleles by copies": {[]string{"chr17 {pos} x {b} <CN0>,<CN2> 100 PASS SVTYPE=CNV;END={end} GT 1|2"}, []string{"DEL = 1/2 cn-1 variant spelled", "DUP = 1/2 cn-1 variant spelled"}},
		"lengths by allele":               {[]string{"chr17 {pos} x {b} <DEL>,<DUP> 100 PASS SVTYPE=CNV;SVLEN=-{len},200;END={end} GT 0/1"}, []string{deletion}},
		"a length without a sign":         {[]string{"chr17 {pos} x {b} <DEL> 100 PASS SVTYPE=DEL;SVLEN={len} GT 0/1"}, []string{deletion}},
		"both copies lost, by number":     {[]string{"chr17 {pos} x {b} <CNV> 100 PASS END={end} GT:CN ./.:0"}, []string{"DEL = 0/0 cn0 variant spelled"}},
		"three copies":                    {[]string{"chr17 {pos} x {b} <CNV> 100 PASS END={end} GT:CN ./.:3"}, []string{"DUP = 0/0 cn3 variant spelled"}},
		"the usual copies":                {[]string{"chr17 {pos} x {b} <CNV> 100 PASS END={end} GT:CN ./.:2"}, nil},
		"a copy number that failed":       {[]string{"chr17 {pos} x {b} <CNV> 100 q10 END={end} GT:CN ./.:1"}, []string{"DEL = 0/0 cn1 filtered spelled"}},
		"sequence without a type":         {[]string{"chr17 {pos} x {b}{bases} {b} 100 PASS . GT:DP:GQ:AD 0/1:40:99:20,20"}, []string{deletion}},
		"a duplication as sequence":       {[]string{"chr17 {pos} x {b} {b}{bases} 100 PASS . GT:DP:GQ:AD 0/1:40:99:20,20"}, []string{"DUP = 1/2 cn-1 variant spelled"}},
		"an inversion as sequence":        {[]string{"chr17 {pos} x {b}{bases} {b}{turned} 100 PASS . GT:DP:GQ:AD 0/1:40:99:20,20"}, []string{"INV * 1/2 cn-1 variant spelled"}},
		"upstream, end unknown":           {[]string{"chr17 5000 x A <DEL> 60 PASS SVTYPE=DEL GT 0/1"}, []string{"DEL 5001-0 1/2 cn-1 variant", "structural_span"}},
		"upstream, ends before the gene":  {[]string{"chr17 5000 x A <DEL> 60 PASS SVTYPE=DEL;END=6000 GT 0/1"}, nil},
		"upstream, reaches in":            {[]string{"chr17 5000 x A <DUP> 60 PASS SVTYPE=DUP;SVLEN=15500 GT 0/1"}, []string{"DUP 5001-20500 1/2 cn-1 variant"}},
		"flanking breakends":              {[]string{"chr17 5000 x A A[chr17:30000[ 60 PASS SVTYPE=BND GT 0/1"}, []string{"DEL 5001-29999 1/2 cn-1 variant"}},
		"END before POS":                  {[]string{"chr17 {pos} x {b} <DEL> 60 PASS SVTYPE=DEL;END=20100 GT 0/1"}, []string{"DEL 20501-0 1/2 cn-1 variant", "structural_span", "structural_value"}},
		"END beyond the chromosome":       {[]string{"chr17 {pos} x {b} <DEL> 60 PASS SVTYPE=DEL;END=99999999 GT 0/1"}, []string{"DEL 20501-0 1/2 cn-1 variant", "structural_bounds"}},
		"a copy number that is none":      {[]string{"chr17 {pos} x {b} <CNV> 60 PASS SVTYPE=CNV;END={end} GT:CN ./.:one"}, []string{"CNV = 0/0 cn-1 no_call", "structural_value"}},
		"a copy number that is missing":   {[]string{"chr17 {pos} x {b} <CNV> 60 PASS SVTYPE=CNV;END={end} GT:CN ./.:."}, []string{"CNV = 0/0 cn-1 no_call"}},
		"copies against the genotype":     {[]string{"chr17 {pos} x {b} <DEL> 60 PASS SVTYPE=DEL;END={end} GT:CN 0/0:1"}, []string{"DEL = 0/2 cn1 no_call spelled", "contradicting_copies"}},
		"the usual copies of a loss":      {[]string{"chr17 {pos} x {b} <DEL> 60 PASS SVTYPE=DEL;END={end} GT:CN 0/1:2"}, []string{"DEL = 1/2 cn2 no_call spelled", "contradicting_copies"}},
		"the usual copies of a gain":      {[]string{"chr17 {pos} x {b} <DUP> 60 PASS SVTYPE=DUP;END={end} GT:CN 0/1:2"}, []string{"DUP = 1/2 cn2 no_call spelled", "contradicting_copies"}},
		"a loss of both that leaves one":  {[]string{"chr17 {pos} x {b} <DEL> 60 PASS SVTYPE=DEL;END={end} GT:CN 1/1:1"}, []string{"DEL = 2/2 cn1 no_call spelled", "contradicting_copies"}},
		"a loss of both":                  {[]string{"chr17 {pos} x {b} <DEL> 60 PASS SVTYPE=DEL;END={end} GT:CN 1/1:0"}, []string{"DEL = 2/2 cn0 variant spelled"}},
		"a symbol that is not known":      {[]string{"chr17 {pos} x {b} <FOO> 60 PASS END={end} GT 0/1"}, []string{"structural_allele"}},
		"a star without a deletion":       {[]string{"chr17 20700 x A * 60 PASS . GT 0/1"}, []string{"star_without_deletion"}},
		"a star with its deletion":        {[]string{"chr17 {pos} x {b} <DEL> 60 PASS SVTYPE=DEL;END={end} GT 0/1", "chr17 20700 x {x}20700 * 60 PASS . GT 0/1"}, []string{deletion}},
		"an event that was not called":    {[]string{"chr17 {pos} x {b} <DEL> 60 PASS SVTYPE=DEL;END={end} GT 0/0"}, nil},
		"one event by two callers":        {[]string{"chr17 {pos} x {b} <DEL> 60 PASS SVTYPE=DEL;END={end} GT 0/1", "chr17 {pos} y {b} <CNV> 60 PASS SVTYPE=CNV;END={end} GT:CN ./.:1"}, []string{"DEL = 1/2 cn1 variant spelled"}},
	} {
		t.Run(name, func(t *testing.T) {
			var lines []string
			for _, l := range c.lines {
				l = fill(l)
				for pos := range strings.SplitSeq("20700", " ") {
					l = strings.ReplaceAll(l, "{x}"+pos, at(20700, 20700))
				}
				lines = append(lines, l)
			}
			o := readWide(t, lines...)
			var got []string
			for _, e := range o.Events {
				got = append(got, told(e))
			}
			var codes []string
			for _, p := range o.Coverage[0].Doubts {
				codes = append(codes, p.Code)
			}
			slices.Sort(codes)
			got = append(got, codes...)
			if !matches(got, c.want) {
				t.Errorf("%v\ngot  %q\nwant %q", clipped(lines), got, c.want)
			}
		})
	}
}

// matches compares summaries; "*" in a wanted one stands for any bounds.
func matches(got, want []string) bool {
	return slices.EqualFunc(got, want, func(g, w string) bool {
		if before, behind, ok := strings.Cut(w, " * "); ok {
			return strings.HasPrefix(g, before+" ") && strings.HasSuffix(g, " "+behind)
		}
		return g == w
	})
}

// clipped shortens lines for messages.
func clipped(lines []string) []string {
	var short []string
	for _, l := range lines {
		short = append(short, l[:min(len(l), 200)])
	}
	return short
}

// TestOneEventInManySpellings: the same bounds and sequence, however the event is written.
func TestOneEventInManySpellings(t *testing.T) {
	spellings := map[ledger.EventType][]string{
		ledger.Deletion: {
			"chr17 {pos} x {b} <DEL> 60 PASS SVTYPE=DEL;END={end} GT 0/1", "chr17 {pos} x {b}{bases} {b} 60 PASS . GT 0/1",
			"chr17 {pos} x {b} <CNV> 60 PASS SVTYPE=CNV;END={end} GT:CN ./.:1", "chr17 {pos} x {b} {b}[chr17:{next}[ 60 PASS SVTYPE=BND GT 0/1",
		},
		ledger.Duplication: {
			"chr17 {pos} x {b} <DUP> 60 PASS SVTYPE=DUP;END={end} GT 0/1", "chr17 {pos} x {b} {b}{bases} 60 PASS . GT 0/1",
			"chr17 {end} x {l} {l}{bases} 60 PASS . GT 0/1", "chr17 {pos} x {b} <CNV> 60 PASS SVTYPE=CNV;END={end} GT:CN ./.:3",
			"chr17 {first} x {f} ]chr17:{end}]{f} 60 PASS SVTYPE=BND GT 0/1",
		},
		ledger.Inversion: {
			"chr17 {pos} x {b} <INV> 60 PASS SVTYPE=INV;END={end} GT 0/1", "chr17 {pos} x {b}{bases} {b}{turned} 60 PASS . GT 0/1",
			"chr17 {pos} x {b} {b}]chr17:{end}] 60 PASS SVTYPE=BND GT 0/1",
		},
	}
	for kind, lines := range spellings {
		var first *ledger.Event
		for _, l := range lines {
			o := readWide(t, fill(l))
			if len(o.Events) != 1 || o.Events[0].Type != kind || o.Events[0].Allele == nil {
				t.Fatalf("%.80s: %v", fill(l), o.Events)
			}
			e := o.Events[0]
			if first == nil {
				first = &e
			}
			if *e.Allele != *first.Allele || e.Start != first.Start || e.End != first.End {
				t.Errorf("%.80s: %d-%d, another spelling gives %d-%d", fill(l), e.Start, e.End, first.Start, first.End)
			}
		}
	}
}

// TestLostBasesAreNotSeen: inside a called deletion no line shows the bases of both copies, and calls of two
// different alleles there are counted.
func TestLostBasesAreNotSeen(t *testing.T) {
	block := "chr17 20001 . " + at(20001, 20001) + " <NON_REF> . . END=22000 GT:DP:GQ 0/0:40:99"
	other := func(pos int) string {
		alt := "A"
		if at(pos, pos) == "A" {
			alt = "C"
		}
		return fmt.Sprintf("chr17 %d . %s %s 60 PASS . GT:DP:GQ 0/1:40:99", pos, at(pos, pos), alt)
	}
	for _, l := range []string{
		"chr17 {pos} x {b} <DEL> 60 PASS SVTYPE=DEL;END={end} GT 0/1", "chr17 {pos} x {b}{bases} {b} 60 PASS . GT 0/1",
		"chr17 {pos} x {b} {b}[chr17:{next}[ 60 PASS SVTYPE=BND GT 0/1",
	} {
		o := readWide(t, block, fill(l), other(20700), other(20900), other(21900))
		length := eventLast - eventFirst + 1
		if n := o.Coverage[0].Exons[0].Counts[variants.NoCall]; n != length {
			t.Errorf("%.60s: %d bases not called, want %d", l, n, length)
		}
		if len(o.Events) != 1 || o.Events[0].Heterozygous != 2 {
			t.Errorf("%.60s: %v, want two heterozygous calls inside", l, o.Events)
		}
	}
}

// TestEventsAreBounded: as many events as no caller reports of a gene are refused, one event told often is not.
func TestEventsAreBounded(t *testing.T) {
	tabletest.NotRaced(t)
	for name, c := range map[string]struct {
		n, apart int
		code     string
	}{
		"some":            {1000, 1, ""},
		"one more":        {1001, 1, "events_too_many"},
		"very many":       {20_000, 1, "events_too_many"},
		"one event often": {900, 0, ""},
	} {
		var lines []string
		for i := range c.n {
			start, more := 20_100+i%900*c.apart, i/900*c.apart
			lines = append(lines, fmt.Sprintf("chr17 %d x N <CNV> 60 PASS SVTYPE=CNV;END=%d GT:CN ./.:3", start, start+20+12*more))
		}
		slices.Sort(lines)
		o, err := readFile(t, wideQuestions(), head38, variants.AssemblyUnknown, strings.Join(lines, "\n"))
		code := ""
		if p, ok := variants.AsProblem(err); ok {
			code = p.Code
		} else if err != nil {
			t.Fatal(err)
		}
		if code != c.code {
			t.Errorf("%s: %q, want %q", name, code, c.code)
		} else if code == "" && c.apart == 0 && len(o.Events) != 1 {
			t.Errorf("%s: %d events", name, len(o.Events))
		}
	}
}
