//go:build large

package main

import (
	"path/filepath"
	"testing"
	"time"
)

// TestLargeScores measures what polygenic scores add to files of a genome's size: nothing where nobody agreed to them.
func TestLargeScores(t *testing.T) {
	for name, most := range map[string]time.Duration{"indexed/genome.vcf.gz": 600 * time.Millisecond, "genome.vcf.gz": 1500 * time.Millisecond, "genome.vcf": 1500 * time.Millisecond} {
		with := []string{"report", filepath.Join(*large, name), "-q", "-f", "json", "-o", "-"}
		plain := measured(t, 10, *binary, with...)
		scored := measured(t, 10, *binary, append(with, "--scores", "--ancestry", "european")...)
		t.Logf("%s: %v wall, %v CPU, %d MB; with scores %v wall, %v CPU, %d MB", name, plain.wall.Round(time.Millisecond), plain.cpu.Round(time.Millisecond), plain.megabytes,
			scored.wall.Round(time.Millisecond), scored.cpu.Round(time.Millisecond), scored.megabytes)
		if scored.wall > most {
			t.Errorf("%s: %v with scores, want %v at most", name, scored.wall, most)
		}
	}
}
