package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	endian "encoding/binary"
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

// bomb is a file made to take memory or time.
type bomb struct {
	name   string
	write  func(t *testing.T, w io.Writer)      // the text of the file
	index  func(t *testing.T, w io.Writer) bool // what is compressed in the index; nil for none
	plain  bool                                 // not compressed
	within time.Duration
}

const bombHead = "##fileformat=VCFv4.2\n##contig=<ID=chr17,length=83257441>\n"

// say writes text or ends the test.
func say(t *testing.T, w io.Writer, text string) {
	if _, err := io.WriteString(w, text); err != nil {
		t.Error(err)
	}
}

// bombs are the files. Each is either read or refused in one line.
func bombs() []bomb {
	columns := "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS\n"
	line := "chr17\t43106487\t.\tA\tC\t.\tPASS\t.\tGT\t0/1\n"
	repeat := func(text string, n int) func(*testing.T, io.Writer) {
		return func(t *testing.T, w io.Writer) {
			say(t, w, bombHead+columns)
			for range n {
				say(t, w, text)
			}
		}
	}
	header := func(n int, line func(i int) string) func(*testing.T, io.Writer) {
		return func(t *testing.T, w io.Writer) {
			say(t, w, bombHead)
			for i := range n {
				say(t, w, line(i))
			}
			say(t, w, columns+"chr17\t43106487\t.\tA\tC\t.\tPASS\t.\tGT\t0/1\n")
		}
	}
	newlines := func(t *testing.T, w io.Writer) {
		say(t, w, bombHead+columns)
		many := strings.Repeat("\n", 1<<20)
		for range 2 << 10 {
			say(t, w, many)
		}
		say(t, w, line)
	}
	one := func(fill func(b *strings.Builder)) func(*testing.T, io.Writer) {
		return func(t *testing.T, w io.Writer) {
			var b strings.Builder
			b.WriteString(bombHead + columns)
			fill(&b)
			say(t, w, b.String())
		}
	}
	sound := repeat(line, 1)
	many := func(n int) string { return strings.Repeat("A;", n) }
	return []bomb{
		{name: "5 million contigs", write: header(5_000_000, func(i int) string { return fmt.Sprintf("##contig=<ID=c%d,length=%d>\n", i, i+1) })},
		{name: "1 GB of remarks", write: header(20_000_000, func(i int) string { return fmt.Sprintf("##remark%d=nothing is said here, at length.....\n", i) })},
		{name: "1 GB of declarations", write: header(15_000_000, func(i int) string {
			return fmt.Sprintf("##INFO=<ID=K%d,Number=1,Type=Integer,Description=\"%d\">\n", i, i)
		})},
		{name: "INFO of 50 MB", write: one(func(b *strings.Builder) {
			fmt.Fprintf(b, "chr17\t43106487\t.\tA\tC\t.\tPASS\tX=%s\tGT\t0/1\n", strings.Repeat("A", 50<<20))
		})},
		{name: "INFO of 15 MB, many keys", write: one(func(b *strings.Builder) {
			fmt.Fprintf(b, "chr17\t43106487\t.\tA\tC\t.\tPASS\t%s\tGT\t0/1\n", many(15<<19))
		})},
		{name: "15 MB of tabs", write: one(func(b *strings.Builder) {
			fmt.Fprintf(b, "chr17\t43106487\t.\tA\tC\t.\tPASS\tX\tGT\t0/1%s1\n", strings.Repeat("\t", 15<<20))
		})},
		{name: "15 MB of alleles", write: one(func(b *strings.Builder) {
			fmt.Fprintf(b, "chr17\t43106487\t.\tA\tC%s\t.\tPASS\tX\tGT\t0/1\n", strings.Repeat(",C", 15<<19))
		})},
		{name: "15 MB of chromosomes", write: one(func(b *strings.Builder) {
			fmt.Fprintf(b, "chr17\t43106487\t.\tA\tC\t.\tPASS\tX\tGT\t0%s\n", strings.Repeat("/1", 15<<19))
		})},
		{name: "3 million equal records", write: repeat(line, 3_000_000)},
		{name: "9 million records over a gene", write: func(t *testing.T, w io.Writer) {
			say(t, w, bombHead+columns)
			for i := range 9_000_000 {
				say(t, w, fmt.Sprintf("chr17\t%d\t.\tA\tC\t.\tPASS\tDP=30\tGT:GQ\t0/1:99\n", 43_045_000+i/120))
			}
		}},
		{name: "20 thousand events over a gene", write: func(t *testing.T, w io.Writer) {
			say(t, w, bombHead+columns)
			for i := range 20_000 {
				say(t, w, fmt.Sprintf("chr17\t%d\t.\tN\t<DEL>\t.\tPASS\tSVTYPE=DEL;END=%d\tGT\t0/1\n", 43_045_000+4*i, 43_045_100+4*i+i%300))
			}
		}, within: 5 * time.Second},
		{name: "3 million contigs of records", write: func(t *testing.T, w io.Writer) {
			say(t, w, bombHead+columns+line)
			for i := range 3_000_000 {
				say(t, w, fmt.Sprintf("contig_of_a_name_%d\t1\t.\tA\tC\t.\tPASS\tDP=30\tGT:GQ\t0/1:99\n", i))
			}
		}},
		{name: "7 million samples", write: one(func(b *strings.Builder) {
			b.Reset()
			b.WriteString(bombHead + strings.TrimSpace(columns) + strings.Repeat("\ts", 7<<20) + "\n")
		})},
		{name: "2 GB of newlines", write: newlines, plain: true, within: 5 * time.Second},
		{name: "2 GB of newlines, bgzip", write: newlines, within: 5 * time.Second},
		{name: "an index of 8 GB", write: sound, index: func(t *testing.T, w io.Writer) bool {
			say(t, w, "TBI\x01")
			zeros := string(make([]byte, 1<<20))
			for range 8 << 10 {
				if _, err := io.WriteString(w, zeros); err != nil {
					return true
				}
			}
			return true
		}},
		{name: "an index of 30 MB of names", write: sound, index: func(t *testing.T, w io.Writer) bool {
			return tbi(w, 30<<20, string(make([]byte, 30<<20)), nil)
		}},
		{name: "an index of a million chunks", write: sound, index: func(t *testing.T, w io.Writer) bool {
			var bins bytes.Buffer
			put := func(v any) { _ = endian.Write(&bins, endian.LittleEndian, v) }
			put(uint32(1))
			put(uint32(0))
			put(uint32(1_900_000))
			chunk := make([]byte, 16)
			for range 1_900_000 {
				bins.Write(chunk)
			}
			put(uint32(0))
			return tbi(w, 1, "chr17\x00", bins.Bytes())
		}},
		{name: "an index that counts to the end", write: sound, index: func(t *testing.T, w io.Writer) bool {
			return tbi(w, 1, "chr17\x00", []byte{0xff, 0xff, 0xff, 0x7f, 0, 0, 0, 0})
		}},
	}
}

// tbi writes the start of a tabix index: contigs, their names, and what follows.
func tbi(w io.Writer, contigs int, names string, rest []byte) bool {
	b := bufio.NewWriter(w)
	_, _ = b.WriteString("TBI\x01")
	for _, n := range []int{contigs, 2, 1, 2, 0, '#', 0, len(names)} {
		_ = endian.Write(b, endian.LittleEndian, int32(n))
	}
	_, _ = b.WriteString(names)
	_, _ = b.Write(rest)
	return b.Flush() == nil
}

// lay writes a bomb and its index into a folder.
func (b bomb) lay(t *testing.T, folder string) (file string) {
	t.Helper()
	file = filepath.Join(folder, "bomb.vcf")
	if !b.plain {
		file += ".gz"
	}
	fill := func(path string, pack func(io.Writer) io.WriteCloser, write func(io.Writer)) {
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		buffered := bufio.NewWriterSize(f, 1<<20)
		packed := pack(buffered)
		text := bufio.NewWriterSize(packed, 1<<20)
		write(text)
		for _, err := range []error{text.Flush(), packed.Close(), buffered.Flush(), f.Close()} {
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	pack := func(w io.Writer) io.WriteCloser { return bgzf.NewWriter(w, 2) }
	if b.plain {
		pack = func(w io.Writer) io.WriteCloser { return unclosed{w} }
	}
	fill(file, pack, func(w io.Writer) { b.write(t, w) })
	if b.index != nil {
		fill(file+".tbi", func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) }, func(w io.Writer) { b.index(t, w) })
	}
	return file
}

// unclosed is a writer that nothing is to be done with at its end.
type unclosed struct{ io.Writer }

// Close does nothing.
func (unclosed) Close() error { return nil }

// What the program may take of memory, in MB, and of address space, in kB: Go's runtime reserves far
// more of it than it uses.
const (
	bombMemory  = 300
	bombAddress = 2_500_000
)

// mostResident runs a command and watches how much memory the program of that name holds, in MB. What the
// kernel says at the end counts the memory of this process too, of which the command was forked.
func mostResident(command *exec.Cmd, name string) (megabytes int, err error) {
	if err := command.Start(); err != nil {
		return 0, err
	}
	done := make(chan error, 1)
	go func() { done <- command.Wait() }()
	own := []byte("Name:\t" + name[:min(len(name), 15)] + "\n") // the kernel keeps so many letters
	for {
		select {
		case err := <-done:
			return megabytes, err
		case <-time.After(5 * time.Millisecond):
		}
		status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", command.Process.Pid)) // none once it has ended
		if _, after, ok := bytes.Cut(status, []byte("VmHWM:")); ok && bytes.HasPrefix(status, own) {
			var kilobytes int
			if _, err := fmt.Sscan(string(after), &kilobytes); err == nil {
				megabytes = max(megabytes, kilobytes>>10)
			}
		}
	}
}

// TestProofBombs: what is made to take memory or time takes little of either: it is read, or refused in one
// line. The programs that ALLELENS_PROGRAM lists are measured, else this one.
func TestProofBombs(t *testing.T) {
	tabletest.LongOnly(t, "writes files of gigabytes")
	programs := filepath.SplitList(os.Getenv("ALLELENS_PROGRAM"))
	if len(programs) == 0 {
		programs = []string{filepath.Join(t.TempDir(), "allelens")}
		if out, err := exec.Command("go", "build", "-tags", "ci", "-o", programs[0], ".").CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	for _, b := range bombs() {
		t.Run(b.name, func(t *testing.T) {
			file := b.lay(t, t.TempDir())
			for _, program := range programs {
				b.measure(t, program, file)
			}
		})
	}
}

// measure has a program read the bomb.
func (b bomb) measure(t *testing.T, program, file string) {
	t.Helper()
	name := filepath.Base(program)
	command := exec.Command("sh", "-c", `ulimit -v "$1"; exec "$2" report "$3" -q -f json -o -`, "sh", fmt.Sprint(bombAddress), program, file)
	var errs bytes.Buffer
	command.Stdout, command.Stderr = io.Discard, &errs
	start := time.Now()
	megabytes, err := mostResident(command, name)
	took := time.Since(start)
	used := command.ProcessState.UserTime() + command.ProcessState.SystemTime()
	said, code := strings.TrimSpace(errs.String()), command.ProcessState.ExitCode()
	t.Logf("%-32s %s %4d MB %6.2f s (%.2f s of CPU), exit %d %.120s", b.name, name, megabytes, took.Seconds(), used.Seconds(), code, said)
	if code != exitDone && code != exitInput && code != exitAttention || strings.Contains(said, "\n") {
		t.Errorf("exit %d, %v: %.400s", code, err, said)
	}
	if took = min(took, used); megabytes == 0 || megabytes > bombMemory || b.within > 0 && took > b.within { // others use the machine too
		t.Errorf("%d MB and %v, want %d MB and %v at most", megabytes, took, bombMemory, b.within)
	}
}
