package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/biogo/hts/bgzf"

	"allelens/variants/tabletest"
)

// clinvarRecords are as many records of other genes as a release of ClinVar has, and some more.
const clinvarRecords = 4_000_000

// TestProofClinVarSize: a file of a release's size, gigabytes unpacked, is brought in less than 300 MB of memory.
func TestProofClinVarSize(t *testing.T) {
	tabletest.LongOnly(t, "writes and reads gigabytes")
	folder := stored(t)
	program := filepath.Join(t.TempDir(), "allelens")
	if out, err := exec.Command("go", "build", "-tags", "ci", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	file := filepath.Join(t.TempDir(), "clinvar.vcf.gz")
	unpacked := releaseOf(t, file, clinvar(t, "2026-11-16", func(_, sig, stat string) (string, string) { return sig, stat }))
	command := exec.Command(program, "kb", "update", "--clinvar", file, "-q")
	var said bytes.Buffer
	command.Stdout, command.Stderr = &said, &said
	start := time.Now()
	megabytes, err := mostResident(command, "allelens")
	t.Logf("%.1f GB unpacked: %d MB, %.0f s; %s", float64(unpacked)/1e9, megabytes, time.Since(start).Seconds(), said.String())
	if err != nil || megabytes == 0 || megabytes > bombMemory {
		t.Errorf("%d MB, want %d at most: %v", megabytes, bombMemory, err)
	}
	if _, err := os.Stat(filepath.Join(folder, "current.json")); err != nil {
		t.Error(err)
	}
}

// releaseOf writes a compressed release around the lines of BRCA1 and BRCA2 in a small one, and gives its size unpacked.
func releaseOf(t *testing.T, path, small string) (unpacked int64) {
	t.Helper()
	lines, err := os.ReadFile(small)
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	packed := bgzf.NewWriter(f, 2)
	text := bufio.NewWriterSize(packed, 1<<20)
	write := func(s string) {
		n, _ := io.WriteString(text, s) // what fails is told by Flush
		unpacked += int64(n)
	}
	head, rest, _ := strings.Cut(string(lines), "\n13\t")
	write(head + "\n")
	info := strings.Repeat("CLNDISDB=MONDO:MONDO:0012345,MedGen:C1234567,OMIM:123456|MONDO:MONDO:0054321;CLNDN=A_disease_with_a_long_name|not_provided;", 4)
	for i := range clinvarRecords {
		write(fmt.Sprintf("1\t%d\t%d\tG\tA\t.\t.\tALLELEID=%d;%sCLNREVSTAT=criteria_provided,_single_submitter;CLNSIG=Uncertain_significance;GENEINFO=SAMD11:148398\n",
			10_000+60*i, i+1, i+15041, info))
	}
	write("13\t" + rest)
	if err := errors.Join(text.Flush(), packed.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	return unpacked
}
