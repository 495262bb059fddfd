package pgx

import (
	"context"
	"os"
	"testing"

	"allelens/variants"
	"allelens/variants/genome"
	"allelens/variants/ledger"
	"allelens/variants/vcf"
)

// throughReader reads a file as the program does.
func throughReader(t testing.TB, path, sample string, qs []ledger.Question) *ledger.Observations {
	t.Helper()
	return throughReaderIn(t, path, sample, qs, variants.GRCh38)
}

func throughReaderIn(t testing.TB, path, sample string, qs []ledger.Question, build variants.Assembly) *ledger.Observations {
	t.Helper()
	if _, err := os.Stat(path); err != nil {
		return nil // kept apart
	}
	ctx := context.Background()
	f, err := vcf.Open(ctx, path, vcf.Options{Sample: sample})
	if err != nil {
		t.Errorf("%s: %v", path, err)
		return nil
	}
	defer f.Close()
	obs, err := ledger.Read(ctx, f, ledger.Questions{Sites: qs, Reference: genome.NewReference(nil)}, build)
	if err != nil {
		t.Errorf("%s: %v", path, err)
		return nil
	}
	return obs
}

// knownInTheReader lists where reading as the program reads differs from the peer on purpose.
func knownInTheReader() map[string]string {
	const deletion = "the only CFTR site of the file has a second line, a deletion that failed its filter: not used, where the peer takes the 0/0 line"
	known := optionsDiffer()
	for _, file := range []string{"Sample_2.preprocessed.vcf", "haplotype__VcfSampleReaderTest-multisample.vcf", "multisample.vcf"} {
		for _, what := range []string{"diplotypes", "recommendation", "phenotypes"} {
			known["vcf_resources/"+file+" Sample_2 CFTR "+what] = deletion
		}
	}
	return known
}

// TestPeerCallsThroughTheReader compares calls with the peer's on its own files, read as the
// program reads: with thresholds, filters and overlapping lines.
func TestPeerCallsThroughTheReader(t *testing.T) {
	y := peerCalls(t, throughReader)
	y.report(t, y.expand(knownInTheReader()))
}
