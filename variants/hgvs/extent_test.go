package hgvs

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"allelens/variants"
)

// TestExtent: what stretches hold of the toy transcript, on both strands.
func TestExtent(t *testing.T) {
	toy := newToy(t)
	for _, c := range []struct {
		start, end int
		want       Extent
		frame      string
		lost       string // term where the stretch is lost
		copied     string
		turned     string
	}{
		{1095, 1143, Extent{Exons: []int{2}, Whole: []int{2}, Coding: 39, Left: 39}, "kept", ExonLoss, FeatureElongation, FeatureTruncation},
		{1098, 1099, Extent{Exons: []int{2}, Cut: []int{2}, Left: 39}, "unknown", "", FeatureElongation, FeatureTruncation},
		{1120, 1145, Extent{Exons: []int{2}, Cut: []int{2}, Coding: 20, Left: 39}, "unknown", "", FeatureElongation, FeatureTruncation},
		{1110, 1113, Extent{Exons: []int{2}, Coding: 4, Left: 4}, "lost", "", FeatureElongation, FeatureTruncation},
		{1070, 1080, Extent{Within: 1}, "unknown", Intron, Intron, Intron},
		{1001, 1010, Extent{BeyondStart: true, Outside: true}, "unknown", "", "", ""},
		{1001, 1070, Extent{Exons: []int{1}, Whole: []int{1}, Coding: 34, Left: 34, BeyondStart: true, Start: true}, "unknown", ExonLoss, FeatureElongation, FeatureTruncation},
		{1001, 1239, Extent{Exons: []int{1, 2, 3}, Whole: []int{1, 2, 3}, Coding: 108, Left: 108, BeyondStart: true, BeyondEnd: true, Start: true, Stop: true},
			"unknown", TranscriptAblation, TranscriptAmplification, ""},
	} {
		mirrored := variants.Interval{Contig: "17", Start: 2*toyStart + len(toy.bases) - 1 - c.end, End: 2*toyStart + len(toy.bases) - 1 - c.start}
		for namer, iv := range map[*Namer]variants.Interval{toy.plus: {Contig: "13", Start: c.start, End: c.end}, toy.mirror: mirrored} {
			got, ok := namer.Extent(variants.GRCh38, iv)
			if diff := cmp.Diff(c.want, got); diff != "" || !ok || got.Frame() != c.frame {
				t.Errorf("%v: %s, %s", iv, got.Frame(), diff)
			}
			if got.Consequence(Deletion) != c.lost || got.Consequence(Duplication) != c.copied || got.Consequence(Inversion) != c.turned {
				t.Errorf("%v: %q %q %q", iv, got.Consequence(Deletion), got.Consequence(Duplication), got.Consequence(Inversion))
			}
		}
	}
	if _, ok := toy.plus.Extent(variants.GRCh38, variants.Interval{Contig: "17", Start: 1, End: 2}); ok {
		t.Error("another contig's bases are the transcript's")
	}
}
