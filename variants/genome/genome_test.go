package genome

import (
	"errors"
	"testing"

	"allelens/variants"
)

const b38 = variants.GRCh38

// small has two slices of chr1, the second of them soft-masked in part, and one of chr2.
func small() *Reference {
	return NewReference([]Slice{
		{b38, "1", 201, "gggtttttttacgtacgtCATCATCATGGA"},
		{b38, "1", 101, "ACGTCACACAGGGTTTTTTA"},
		{b38, "2", 1, "TTTTTCCCCC"},
		{variants.GRCh37, "1", 101, "TTTTTTTTTT"},
	})
}

func at(start, end int) variants.Interval {
	return variants.Interval{Contig: "1", Start: start, End: end}
}

func allele(pos int, ref, alt string) variants.Allele {
	return variants.Allele{Contig: "1", Pos: pos, Ref: ref, Alt: alt}
}

func TestBases(t *testing.T) {
	r := small()
	for _, c := range []struct {
		assembly variants.Assembly
		iv       variants.Interval
		want     string // "" when not covered
	}{
		{b38, at(101, 104), "ACGT"},
		{b38, at(120, 120), "A"},
		{b38, at(201, 205), "GGGTT"}, // soft-masked bases are bases
		{variants.GRCh37, at(101, 104), "TTTT"},
		{b38, variants.Interval{Contig: "2", Start: 1, End: 10}, "TTTTTCCCCC"},
		{b38, at(100, 101), ""}, {b38, at(120, 121), ""}, {b38, at(110, 210), ""},
		{b38, at(104, 103), ""}, {b38, at(150, 150), ""},
		{b38, variants.Interval{Contig: "3", Start: 1, End: 1}, ""},
		{variants.AssemblyUnknown, at(101, 104), ""},
	} {
		got, ok := r.Bases(c.assembly, c.iv)
		if got != c.want || ok != (c.want != "") || ok != r.Covers(c.assembly, c.iv) {
			t.Errorf("%v %v: %q, %v; want %q", c.assembly, c.iv, got, ok, c.want)
		}
	}
}

// A short slice within a long one must not hide it.
func TestBasesOfNestedSlices(t *testing.T) {
	r := NewReference([]Slice{{b38, "1", 100, "ACGTACGTAC"}, {b38, "1", 102, "GT"}})
	if got, ok := r.Bases(b38, at(102, 105)); got != "GTAC" || !ok {
		t.Errorf("got %q, %v", got, ok)
	}
}

func TestMatchesReference(t *testing.T) {
	r := small()
	for _, c := range []struct {
		assembly     variants.Assembly
		pos          int
		ref          string
		known, match bool
	}{
		{b38, 101, "ACGT", true, true},
		{b38, 101, "acgt", true, true},
		{b38, 101, "ACGA", true, false},
		{variants.GRCh37, 101, "ACGT", true, false},
		{b38, 99, "A", false, false},
		{b38, 119, "TAC", false, false}, // runs off the slice: no evidence
		{b38, 101, "N", false, false},   // an ambiguity letter is no evidence either
		{b38, 101, "", false, false},
	} {
		known, match := r.MatchesReference(c.assembly, "1", c.pos, c.ref)
		if known != c.known || match != c.match {
			t.Errorf("%v %d %q: known %v, match %v", c.assembly, c.pos, c.ref, known, match)
		}
	}
}

func TestNormalise(t *testing.T) {
	r := small()
	for _, c := range []struct{ in, want variants.Allele }{
		{allele(102, "C", "G"), allele(102, "C", "G")},                     // already normal
		{allele(101, "ACGT", "AGGT"), allele(102, "C", "G")},               // padded
		{allele(118, "TT", "T"), allele(113, "GT", "G")},                   // deletion in a run
		{allele(118, "T", "TT"), allele(113, "G", "GT")},                   // insertion in a run
		{allele(107, "CAC", "C"), allele(104, "TCA", "T")},                 // deletion in a CA repeat, the unit turns
		{allele(106, "A", "ACA"), allele(104, "T", "TCA")},                 // insertion in a CA repeat
		{allele(105, "CAC", "GT"), allele(105, "CAC", "GT")},               // replacement: no anchor
		{allele(104, "TCAC", "TGT"), allele(105, "CAC", "GT")},             // padded replacement
		{allele(225, "CAT", "CATCAT"), allele(217, "G", "GTCA")},           // duplication
		{allele(102, "CG", "CG"), allele(102, "C", "C")},                   // no change
		{allele(102, "CG", "G"), allele(101, "AC", "A")},                   // anchor after, not before
		{allele(100, "AAC", "AC"), allele(100, "AA", "A")},                 // not covered: only trimmed
		{allele(202, "GG", "G"), allele(201, "GG", "G")},                   // stops where an anchor remains
		{allele(201, "GGG", "TGGG"), allele(201, "G", "TG")},               // no anchor before: one after
		{allele(5000, "CATT", "CAT"), allele(5001, "AT", "A")},             // far away
		{allele(204, "TTTTTTT", "TT"), allele(203, "GTTTTT", "G")},         // whole run
		{allele(218, "TCATCATCATG", "TG"), allele(217, "GTCATCATCA", "G")}, // slides one base into what is alike
	} {
		got, err := r.Normalise(b38, c.in)
		if err != nil || got != c.want {
			t.Errorf("%v gives %v, %v; want %v", c.in, got, err, c.want)
		}
	}
}

func TestNormaliseRefuses(t *testing.T) {
	r := small()
	_, err := r.Normalise(b38, allele(101, "AGG", "A"))
	var m *Mismatch
	if !errors.As(err, &m) || m.Reference != "ACG" || m.Allele != allele(101, "AGG", "A") || m.Assembly != b38 {
		t.Errorf("a wrong REF gives %v", err)
	}
	for _, alt := range []string{"<DEL>", "*", "", ".", "AN", "A[2:1["} {
		if _, err := r.Normalise(b38, allele(101, "A", alt)); !errors.Is(err, ErrNotSequence) {
			t.Errorf("ALT %q gives %v", alt, err)
		}
	}
}

func TestShift(t *testing.T) {
	r := small()
	for _, c := range []struct {
		in          variants.Allele
		left, right Edit
	}{
		{allele(113, "GT", "G"), Edit{"1", 114, "T", ""}, Edit{"1", 119, "T", ""}},
		{allele(113, "G", "GT"), Edit{"1", 114, "", "T"}, Edit{"1", 120, "", "T"}},
		{allele(104, "TCA", "T"), Edit{"1", 105, "CA", ""}, Edit{"1", 109, "CA", ""}},
		{allele(105, "C", "CAC"), Edit{"1", 105, "", "CA"}, Edit{"1", 111, "", "CA"}},
		{allele(105, "C", "G"), Edit{"1", 105, "C", "G"}, Edit{"1", 105, "C", "G"}},
		{allele(120, "A", "AC"), Edit{"1", 121, "", "C"}, Edit{"1", 121, "", "C"}}, // the slice ends here
		{allele(300, "AC", "A"), Edit{"1", 301, "C", ""}, Edit{"1", 301, "C", ""}}, // not covered
	} {
		left, errLeft := r.ShiftLeft(b38, c.in)
		right, errRight := r.ShiftRight(b38, c.in)
		if err := errors.Join(errLeft, errRight); err != nil || left != c.left || right != c.right {
			t.Errorf("%v: left %v, right %v, %v; want %v, %v", c.in, left, right, err, c.left, c.right)
		}
	}
	if _, err := r.ShiftRight(b38, allele(101, "T", "A")); err == nil {
		t.Error("ShiftRight takes a wrong REF")
	}
	if _, err := r.ShiftLeft(b38, allele(101, "T", "A")); err == nil {
		t.Error("ShiftLeft takes a wrong REF")
	}
}

func TestApply(t *testing.T) {
	r := small() // 101 ACGTCACACA 110
	for _, c := range []struct {
		alleles []variants.Allele
		want    string
		err     error
	}{
		{nil, "ACGTCACACA", nil},
		{[]variants.Allele{allele(102, "C", "T")}, "ATGTCACACA", nil},
		{[]variants.Allele{allele(107, "CAC", "C"), allele(101, "A", "AGG")}, "AGGCGTCACA", nil},
		{[]variants.Allele{allele(101, "AC", "A"), allele(102, "CG", "C")}, "ATCACACA", nil}, // touching deletions share an anchor only
		{[]variants.Allele{allele(103, "G", "GA"), allele(104, "T", "C")}, "ACGACCACACA", nil},
		{[]variants.Allele{allele(102, "CG", "TT"), allele(103, "G", "A")}, "", ErrOverlap},
		{[]variants.Allele{allele(103, "G", "GA"), allele(103, "G", "GC")}, "", ErrOverlap},
		{[]variants.Allele{allele(110, "AG", "A")}, "", ErrOutside},
		{[]variants.Allele{{Contig: "2", Pos: 102, Ref: "C", Alt: "T"}}, "", ErrOutside},
		{[]variants.Allele{allele(102, "C", "<DEL>")}, "", ErrNotSequence},
	} {
		got, err := r.Apply(b38, at(101, 110), c.alleles...)
		if got != c.want || !errors.Is(err, c.err) {
			t.Errorf("%v: %q, %v; want %q, %v", c.alleles, got, err, c.want, c.err)
		}
	}
	if _, err := r.Apply(b38, at(90, 110)); !errors.Is(err, ErrOutside) {
		t.Errorf("an interval that is not covered gives %v", err)
	}
}
