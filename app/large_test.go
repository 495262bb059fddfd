//go:build large

package main

import (
	"flag"
	"io"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

var (
	binary = flag.String("program", "", "the program to measure")
	large  = flag.String("large", "", "folder with the files of a genome's size")
)

// cost is what a command took: time, and memory at most.
type cost struct {
	wall, cpu time.Duration
	megabytes int64
}

// measured runs a command some times and takes the least of each time, since others use the
// machine too, and the most memory.
func measured(t *testing.T, times int, name string, args ...string) cost {
	t.Helper()
	var least cost
	for i := range times {
		command := exec.Command(name, args...)
		command.Stdout = io.Discard
		start := time.Now()
		if err := command.Run(); err != nil {
			t.Fatalf("%s %v: %v", name, args, err)
		}
		wall, used := time.Since(start), command.ProcessState
		cpu := used.UserTime() + used.SystemTime()
		if i == 0 || wall < least.wall {
			least.wall = wall
		}
		if i == 0 || cpu < least.cpu {
			least.cpu = cpu
		}
		least.megabytes = max(least.megabytes, used.SysUsage().(*syscall.Rusage).Maxrss>>10)
	}
	return least
}

// TestLarge measures the program on files of a genome's size, beside bcftools on the same file
// and regions: ratios of one run, so that the machine does not matter.
func TestLarge(t *testing.T) {
	file := func(name string) string { return filepath.Join(*large, name) }
	report := func(times int, name string, flags ...string) cost {
		c := measured(t, times, *binary, append([]string{"report", file(name), "-q", "-f", "json", "-o", "-"}, flags...)...)
		t.Logf("%-24s %v: %v wall, %v CPU, %d MB", name, flags, c.wall.Round(time.Millisecond), c.cpu.Round(time.Millisecond), c.megabytes)
		return c
	}
	for name, most := range map[string]int64{"indexed/genome.vcf.gz": 150, "genome.vcf.gz": 150, "genome.g.vcf.gz": 200, "genome.vcf": 200, "sparse.vcf.gz": 200} {
		if c := report(10, name); c.megabytes > most {
			t.Errorf("%s takes %d MB, more than %d", name, c.megabytes, most)
		}
	}
	quick := report(10, "genome.vcf.gz")
	whole := report(3, "genome.vcf.gz", "--verify")
	streamed := measured(t, 1, "bcftools", "view", "-T", file("regions.bed"), file("genome.vcf.gz"))
	threaded := measured(t, 2, "bcftools", "view", "--threads", "2", "-T", file("regions.bed"), file("genome.vcf.gz"))
	sparse, read := report(10, "sparse.vcf.gz"), measured(t, 1, "bcftools", "view", "-T", file("regions.bed"), file("sparse.vcf.gz"))
	if ratio := read.wall.Seconds() / sparse.wall.Seconds(); ratio < 20 || sparse.wall > 300*time.Millisecond {
		t.Errorf("variants only: %v, %.0f times as fast as bcftools view -T, want 300 ms and 20", sparse.wall, ratio)
	}
	faster, part := streamed.wall.Seconds()/quick.wall.Seconds(), whole.wall.Seconds()/threaded.wall.Seconds()
	t.Logf("without an index %.0f times as fast as bcftools view -T (%v); --verify takes %.2f of bcftools view --threads 2 -T (%v)",
		faster, streamed.wall.Round(time.Millisecond), part, threaded.wall.Round(time.Millisecond))
	if faster < 20 || part > 0.4 || whole.megabytes > 200 {
		t.Errorf("%.0f times as fast, want 20; --verify %.2f, want 0.40 at most, in %d MB, want 200 at most", faster, part, whole.megabytes)
	}
}
