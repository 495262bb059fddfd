package vcf

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestEvidence: what stands in for GQ and AD where a caller does not write them.
func TestEvidence(t *testing.T) {
	for name, c := range map[string]struct {
		line    string
		quality int
		depths  []int
		flat    bool
	}{
		"GQ counts before PL":              {"A G 50 PASS . GT:PL:GQ 0/1:5,0,255:40", 40, nil, false},
		"PL":                               {"A G 3.1 . . GT:PL 0/1:5,0,255", 5, nil, false},
		"PL of the reference":              {"A G . . . GT:PL 0/0:0,27,255", 27, nil, false},
		"PL, another is likelier":          {"A G . . . GT:PL 0/1:0,8,90", 0, nil, false},
		"PL, capped":                       {"A G . . . GT:PL 1/1:255,190,0", 99, nil, false},
		"PL of a part of the alleles":      {"A G . . . GT:PL 1/0:255,200,180", -1, nil, false},
		"PL of two other alleles":          {"A G,T . . . GT:PL 1/2:200,90,80,70,0,60", 60, nil, false},
		"PL of one chromosome":             {"A G . . . GT:PL 1:60,0", 60, nil, false},
		"PL that does not fit":             {"A G . . . GT:PL 0/1:5,0", -1, nil, false},
		"PL of a half call":                {"A G . . . GT:PL ./1:5,0,90", -1, nil, false},
		"flat PL":                          {"A G . . . GT:PL 0/0:0,0,0", 0, nil, true},
		"flat PL beside GQ":                {"A G . . . GT:PL:GQ 0/0:0,0,0:30", 30, nil, true},
		"GL":                               {"A G . . . GT:GL 0/1:-12.5,-0.5,-3.5", 30, nil, false},
		"GP, phred":                        {"A G . . . GT:GP 0/1:34,0.2,14", 14, nil, false},
		"GP, probabilities":                {"A G . . . GT:GP 0/1:0.001,0.989,0.01", 20, nil, false},
		"GP, one that is sure":             {"A G . . . GT:GP 1/1:0,0,1", 99, nil, false},
		"GP, another is likelier":          {"A G . . . GT:GP 0/0:0.1,0.9,0", 0, nil, false},
		"GP, flat":                         {"A G . . . GT:GP 0/0:0.334,0.333,0.333", 0, nil, false},
		"PL counts before GP":              {"A G . . . GT:GP:PL 0/1:0.6,0.4,0:60,0,90", 60, nil, false},
		"NR and NV":                        {"A G . . . GT:NR:NV 0/1:30:14", -1, []int{16, 14}, false},
		"NR and NV of two":                 {"A G,T . . . GT:NR:NV 1/2:30,30:14,12", -1, []int{4, 14, 12}, false},
		"NV above NR":                      {"A G . . . GT:NR:NV 0/1:10:14", -1, nil, false},
		"DP4":                              {"A G . . DP=32;DP4=14,15,1,2 GT 0/1", -1, []int{29, 3}, false},
		"DP4 counts all alleles together":  {"A G,T . . DP4=14,15,1,2 GT 1/2", -1, nil, false},
		"DP4 is not asked where AD speaks": {"A G . . DP4=14,15,1,2 GT:AD 0/1:9,9", -1, []int{9, 9}, false},
	} {
		r := record(t, "17 5 . "+c.line)
		if r.Quality != c.quality || r.Flat != c.flat || !cmp.Equal(r.AlleleDepths, c.depths) {
			t.Errorf("%s: quality %d, depths %v, flat %v", name, r.Quality, r.AlleleDepths, r.Flat)
		}
	}
}

// TestShare: an allele's part is of the position's reads, and is never more than all.
func TestShare(t *testing.T) {
	for name, c := range map[string]struct {
		sample string
		want   float64
		known  bool
	}{
		"of DP":                     {"GT:AD:DP 1/0:0,20:40", 0.5, true},
		"of AD where DP is missing": {"GT:AD 0/1:10,30", 0.75, true},
		"of AD where DP is less":    {"GT:AD:DP 0/1:0,20:10", 1, true},
		"as the caller writes it":   {"GT:AF 0/1:0.25", 0.25, true},
		"by NR and NV":              {"GT:NR:NV 0/1:40:10", 0.25, true},
		"by FREQ":                   {"GT:FREQ 0/1:47.5%", 0.475, true},
		"by FREQ, no part":          {"GT:FREQ 0/1:475%", 0, false},
		"counted before written":    {"GT:AD:AF 0/1:950,50:0.9", 0.05, true},
		"not told":                  {"GT 0/1", 0, false},
	} {
		if got, ok := record(t, "17 5 . A G . . . "+c.sample).Share(1); got != c.want || ok != c.known {
			t.Errorf("%s: %v, %v", name, got, ok)
		}
	}
}

// TestUnfiltered: "." is no passed filter.
func TestUnfiltered(t *testing.T) {
	for text, want := range map[string]bool{". . GT 0/1": true, "PASS . GT 0/1": false, "q10 . GT 0/1": false, ". . GT:FT 0/1:PASS": false, ". . GT:FT 0/1:.": true} {
		if r := record(t, "17 5 . A G . "+text); r.Unfiltered != want {
			t.Errorf("%s: %v", text, r.Unfiltered)
		}
	}
}
