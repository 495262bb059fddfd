package ledger_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/variants"
	"allelens/variants/ledger"
)

// TestShow: of every stretch what the file says of each base, with the lines that say so; of what was
// not read, nothing.
func TestShow(t *testing.T) {
	o, err := read(t, head38, variants.AssemblyUnknown,
		"chr17 1003 . G <NON_REF> . . END=1010 GT:DP:GQ 0/0:40:60",
		"chr17 1012 . C T . PASS . GT:DP:GQ 0/1:40:60",
		"chr17 1014 . G . . LowQual . GT:DP:GQ 0/0:3:2",
		"chr17 1016 . T A . PASS . GT ./.")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		at    variants.Interval
		want  map[variants.State]int
		lines int
	}{
		{iv(1004, 1008), map[variants.State]int{variants.Reference: 5}, 1},
		{iv(1009, 1013), map[variants.State]int{variants.Reference: 2, variants.Variant: 1, variants.Absent: 2}, 2},
		{iv(1014, 1014), map[variants.State]int{variants.Filtered: 1}, 1},
		{iv(1016, 1017), map[variants.State]int{variants.NoCall: 1, variants.Absent: 1}, 1},
		{iv(1030, 1040), map[variants.State]int{variants.Absent: 11}, 0},
	} {
		got := o.Show(c.at)
		if !cmp.Equal(got.Counts, c.want) || len(got.Lines) != c.lines {
			t.Errorf("%v: %v, %d lines; want %v, %d", c.at, got.Counts, len(got.Lines), c.want, c.lines)
		}
	}
	if got := (&ledger.Observations{}).Show(iv(1, 3)); got.Counts[variants.Absent] != 3 || len(got.Absent) != 1 {
		t.Errorf("of nothing read: %+v", got)
	}
}
