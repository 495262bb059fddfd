package main

import (
	"bytes"
	"debug/elf"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"allelens/variants/tabletest"
)

// TestProofPrograms: the programs of packages come out the same, byte for byte, in two folders; they can lie anywhere in
// memory, have nothing to be written where they are called from, no symbols and no path of the machine that built them; and
// the command line needs the C library alone.
func TestProofPrograms(t *testing.T) {
	tabletest.LongOnly(t, "builds four programs")
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip(err)
	}
	home, err := os.UserHomeDir()
	if err != nil {
		t.Fatal(err)
	}
	first, source := "", "../.."
	for i, name := range []string{"a", "another folder"} {
		folder := filepath.Join(t.TempDir(), name)
		if out, err := exec.Command("git", "clone", "-q", source, folder).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		build := exec.Command(filepath.Join(folder, ".ci", "packages"), "programs", filepath.Join(folder, "out"))
		if out, err := build.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		for _, program := range []string{"allelens", "allelens-window"} {
			path := filepath.Join(folder, "out", program)
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if i == 0 {
				hardened(t, path, program == "allelens")
				for _, told := range []string{folder, home + "/", "/go/pkg/mod/"} {
					if bytes.Contains(content, []byte(told)) {
						t.Errorf("%s holds %q", program, told)
					}
				}
			} else if before, err := os.ReadFile(filepath.Join(first, program)); err != nil || !bytes.Equal(before, content) {
				t.Errorf("%s is another in another folder, %v", program, err)
			}
		}
		if i == 0 {
			first, source = filepath.Join(folder, "out"), folder // the same commit, whatever becomes of ours meanwhile
		}
	}
}

// hardened looks at what a program says of itself to the system.
func hardened(t *testing.T, path string, alone bool) {
	t.Helper()
	f, err := elf.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if f.Type != elf.ET_DYN {
		t.Errorf("%s is not position-independent", path)
	}
	if !slices.ContainsFunc(f.Progs, func(p *elf.Prog) bool { return p.Type == elf.PT_GNU_RELRO }) {
		t.Errorf("%s has no RELRO", path)
	}
	flags, err := f.DynValue(elf.DT_FLAGS)
	if err != nil || len(flags) == 0 || flags[0]&uint64(elf.DF_BIND_NOW) == 0 {
		t.Errorf("%s binds lazily: %v %v", path, flags, err)
	}
	if f.Section(".symtab") != nil || f.Section(".debug_info") != nil {
		t.Errorf("%s is not stripped", path)
	}
	needs, err := f.ImportedLibraries()
	if err != nil || alone && !slices.Equal(needs, []string{"libc.so.6"}) {
		t.Errorf("%s needs %v, %v", path, needs, err)
	}
}
