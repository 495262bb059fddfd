package genome

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"allelens/variants"
)

// drawChange draws a reference of few letters, so that it is full of repeats, and an allele on it
// that keeps clear of its ends.
func drawChange(t *rapid.T) (*Reference, variants.Interval, variants.Allele) {
	bases := rapid.StringMatching(`[AC]{8,40}`).Draw(t, "bases")
	iv := variants.Interval{Contig: "1", Start: 1001, End: 1000 + len(bases)}
	pos := rapid.IntRange(2, len(bases)-3).Draw(t, "pos")
	length := rapid.IntRange(1, min(6, len(bases)-2-pos)).Draw(t, "length")
	a := variants.Allele{
		Contig: "1", Pos: iv.Start + pos, Ref: bases[pos : pos+length],
		Alt: rapid.StringMatching(`[ACG]{1,6}`).Draw(t, "alt"),
	}
	return NewReference([]Slice{{b38, "1", iv.Start, bases}}), iv, a
}

func normalise(t *rapid.T, r *Reference, a variants.Allele) variants.Allele {
	n, err := r.Normalise(b38, a)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func apply(t *rapid.T, r *Reference, iv variants.Interval, a variants.Allele) string {
	s, err := r.Apply(b38, iv, a)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestNormaliseIsIdempotentAndKeepsTheSequence(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, iv, a := drawChange(t)
		n := normalise(t, r, a)
		if again := normalise(t, r, n); again != n {
			t.Fatalf("%v becomes %v, then %v", a, n, again)
		}
		if got, want := apply(t, r, iv, n), apply(t, r, iv, a); got != want {
			t.Fatalf("%v and its normal form %v give %s and %s", a, n, want, got)
		}
	})
}

// A change has one normal form, whether it is spelled with more bases around it or slid to the
// other end of its repeat.
func TestAllSpellingsHaveOneNormalForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, iv, a := drawChange(t)
		if a.Ref == a.Alt {
			return
		}
		want := normalise(t, r, a)
		before := rapid.IntRange(0, a.Pos-iv.Start).Draw(t, "before")
		after := rapid.IntRange(0, iv.End-a.End()).Draw(t, "after")
		left, _ := r.Bases(b38, variants.Interval{Contig: "1", Start: a.Pos - before, End: a.Pos - 1})
		right, _ := r.Bases(b38, variants.Interval{Contig: "1", Start: a.End() + 1, End: a.End() + after})
		padded := variants.Allele{Contig: "1", Pos: a.Pos - before, Ref: left + a.Ref + right, Alt: left + a.Alt + right}
		if got := normalise(t, r, padded); got != want {
			t.Fatalf("%v becomes %v, padded to %v it becomes %v", a, want, padded, got)
		}
		e, err := r.ShiftRight(b38, a)
		if err != nil || e.None() {
			return
		}
		anchor, ok := r.Bases(b38, variants.Interval{Contig: "1", Start: e.Start - 1, End: e.Start - 1})
		if !ok {
			return
		}
		slid := variants.Allele{Contig: "1", Pos: e.Start - 1, Ref: anchor + e.Deleted, Alt: anchor + e.Inserted}
		if got := normalise(t, r, slid); got != want {
			t.Fatalf("%v becomes %v, slid to %v it becomes %v", a, want, slid, got)
		}
	})
}

// A normal form cannot be moved further or made shorter: checked by trying.
func TestNormalFormIsLeftmostAndShortest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, iv, a := drawChange(t)
		n := normalise(t, r, a)
		want := apply(t, r, iv, a)
		if n.Ref == n.Alt {
			return
		}
		for pos := iv.Start + 1; pos <= n.Pos; pos++ {
			for _, size := range []int{len(n.Ref) - 1, len(n.Ref)} {
				other := variants.Allele{Contig: "1", Pos: pos}
				other.Ref, _ = r.Bases(b38, variants.Interval{Contig: "1", Start: pos, End: pos + size - 1})
				grown := len(n.Alt) - len(n.Ref) + size
				at := pos - iv.Start
				if size < 1 || grown < 1 || at+grown > len(want) || other.Ref == "" {
					continue
				}
				other.Alt = want[at : at+grown]
				if other != n && apply(t, r, iv, other) == want {
					t.Fatalf("%v becomes %v, but %v is the same change", a, n, other)
				}
			}
		}
	})
}

func TestEditOfSharesNothing(t *testing.T) {
	for _, c := range []struct {
		in   variants.Allele
		want Edit
	}{
		{variants.Allele{Contig: "1", Pos: 10, Ref: "CAT", Alt: "CGT"}, Edit{"1", 11, "A", "G"}},
		{variants.Allele{Contig: "1", Pos: 10, Ref: "CA", Alt: "C"}, Edit{"1", 11, "A", ""}},
		{variants.Allele{Contig: "1", Pos: 10, Ref: "C", Alt: "CA"}, Edit{"1", 11, "", "A"}},
		{variants.Allele{Contig: "1", Pos: 10, Ref: "CA", Alt: "A"}, Edit{"1", 10, "C", ""}},
		{variants.Allele{Contig: "1", Pos: 10, Ref: "CA", Alt: "CA"}, Edit{"1", 10, "", ""}},
	} {
		if d := cmp.Diff(c.want, EditOf(c.in)); d != "" {
			t.Errorf("%v: %s", c.in, d)
		}
	}
}
