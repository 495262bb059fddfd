package casefile_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"allelens/variants"
	"allelens/variants/casefile"
	"allelens/variants/tabletest"
)

// saverVariables make the test's program save a case without end: the case, and its key.
const (
	saverCase = "ALLELENS_TEST_SAVER_CASE"
	saverKey  = "ALLELENS_TEST_SAVER_KEY"
)

// TestMain runs the saver where it is asked for.
func TestMain(m *testing.M) {
	if path := os.Getenv(saverCase); path != "" {
		if err := save(path, os.Getenv(saverKey)); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// save opens a case and saves it again and again, with a count as the note. It says each count that is on the disk.
func save(path, keyFile string) error {
	key, err := casefile.ReadKey(keyFile, func() (string, error) { return "", nil })
	if err != nil {
		return err
	}
	f, err := casefile.Open(path, key)
	if err != nil {
		return err
	}
	n, _ := strconv.Atoi(f.Content.Case.Note) // what was saved last
	for {
		n++
		f.Content.Case.Note = strconv.Itoa(n)
		if n%3 == 0 {
			err = f.Autosave()
		} else {
			err = f.Save()
		}
		if err != nil {
			return err
		}
		fmt.Println(n)
	}
}

// TestProofKilled: whenever the program is killed, what it last said to have saved is there, or what it saved next.
func TestProofKilled(t *testing.T) {
	times := tabletest.Draws(12, 200)
	key, public := clinic(t)
	keyFile := plainKey(t)
	path := filepath.Join(t.TempDir(), "0042"+casefile.Ending)
	content := sample()
	content.Case.Note = "0"
	own, err := casefile.ReadKey(keyFile, nil)
	if err != nil {
		t.Fatal(err)
	}
	f, err := casefile.Create(path, content, casefile.Sealing{Recipients: []string{public, publicOf(t, keyFile)}})
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	draw := rand.New(rand.NewPCG(3, 4))
	for range times {
		said := killed(t, path, keyFile, time.Duration(draw.IntN(60))*time.Millisecond)
		if _, err := casefile.Read(path, key); err != nil {
			t.Fatalf("after %d: %v", said, err)
		}
		f, err := casefile.Open(path, own)
		if err != nil {
			t.Fatalf("after %d: %v", said, err)
		}
		if n, err := strconv.Atoi(f.Content.Case.Note); err != nil || n < said || len(f.LeftOver) > 0 {
			t.Fatalf("%d was saved, and %s is there", said, f.Content.Case.Note)
		}
		f.Close()
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".*partial"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

// killed runs a saver, kills it some time after its first save, and returns what it last said.
func killed(t *testing.T, path, keyFile string, after time.Duration) (said int) {
	t.Helper()
	saver := exec.Command(os.Args[0])
	saver.Env = append(os.Environ(), saverCase+"="+path, saverKey+"="+keyFile)
	out, err := saver.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := saver.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	first, err := lines.ReadString('\n')
	if err != nil {
		t.Fatal("the saver ended: ", first, err)
	}
	time.Sleep(after)
	if err := saver.Process.Signal(syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	rest, _ := io.ReadAll(lines) // up to where it was killed
	_ = saver.Wait()
	whole := strings.Split(first+string(rest), "\n")
	whole = whole[:len(whole)-1]
	said, err = strconv.Atoi(whole[len(whole)-1])
	if err != nil {
		t.Fatal(whole)
	}
	return said
}

// TestSignalled: what the program prints when it is stopped by SIGQUIT or SIGABRT while a case is open tells nothing of
// it, and nothing is left behind but the case, its journal and its lock.
func TestSignalled(t *testing.T) {
	keyFile := plainKey(t)
	path := filepath.Join(t.TempDir(), "0042"+casefile.Ending)
	content := sample()
	content.Case.Note = "0"
	f, err := casefile.Create(path, content, casefile.Sealing{Recipients: []string{publicOf(t, keyFile)}})
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	secret, err := os.ReadFile(keyFile)
	if err != nil {
		t.Fatal(err)
	}
	words := append(strings.Fields(string(secret)[strings.Index(string(secret), "AGE-SECRET"):]), marked...)
	for _, sig := range []syscall.Signal{syscall.SIGQUIT, syscall.SIGABRT} {
		saver := exec.Command(os.Args[0])
		saver.Dir = filepath.Dir(path) // where a core file would lie
		saver.Env = append(os.Environ(), saverCase+"="+path, saverKey+"="+keyFile)
		var said, errs bytes.Buffer
		saver.Stdout, saver.Stderr = &said, &errs
		if err := saver.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(400 * time.Millisecond)
		if err := saver.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		_ = saver.Wait()
		for _, word := range words {
			if strings.Contains(said.String()+errs.String(), word) {
				t.Errorf("%v: %q is printed", sig, word)
			}
		}
		left, err := os.ReadDir(saver.Dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range left {
			whole, err := os.ReadFile(filepath.Join(saver.Dir, file.Name()))
			for _, word := range words {
				if err != nil || bytes.Contains(whole, []byte(word)) {
					t.Errorf("%v: %s holds %q: %v", sig, file.Name(), word, err)
				}
			}
		}
	}
}

// FuzzOpened: whatever a sealed file holds that a key opens, reading it gives a case or one line.
func FuzzOpened(f *testing.F) {
	for _, plain := range casefile.Plains(sample()) {
		f.Add(plain)
	}
	f.Fuzz(func(t *testing.T, plain []byte) {
		c, err := casefile.Decode(plain)
		if p, ok := variants.AsProblem(err); err != nil && (!ok || !strings.HasPrefix(p.Code, "sealed_")) {
			t.Fatal(err)
		}
		if err == nil && c == nil {
			t.Fatal("neither a case nor why")
		}
	})
}
