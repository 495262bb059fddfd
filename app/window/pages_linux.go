package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// putAside takes out of memory what stands in files as it is there: code and data of the program and of its libraries,
// the knowledge base among them, which come back when they are next read. Half of what a window holds is the software that
// draws in the place of a graphics card, most of it for its start alone.
func putAside() {
	maps, err := os.Open("/proc/self/smaps")
	if err != nil {
		return
	}
	defer maps.Close()
	own, _ := os.Executable() // without its name the libraries remain
	for _, p := range unchanged(maps, own) {
		_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, p.from, p.to-p.from, syscall.MADV_DONTNEED)
	}
}

// span is a part of the memory, from one address to before another.
type span struct{ from, to uintptr }

// unchanged are the parts of a program's memory, as Linux lists them, that are read from its own file or from a library's,
// cannot be written, and were not written before that: what the loader has filled in would be lost. Other files may be unmapped
// at any time, and something else be put in their place.
func unchanged(maps io.Reader, own string) (parts []span) {
	var p span
	whole := false
	keep := func() {
		if whole {
			parts = append(parts, p)
		}
	}
	lines := bufio.NewScanner(maps)
	for lines.Scan() {
		name, value, _ := strings.Cut(lines.Text(), ":")
		switch name {
		case "Anonymous", "Private_Dirty", "Shared_Dirty", "Swap", "Locked":
			whole = whole && strings.TrimSpace(value) == "0 kB"
			continue
		}
		var rights, file string
		var next span
		if n, _ := fmt.Sscanf(lines.Text(), "%x-%x %s %s %s %s %s", &next.from, &next.to, &rights, new(string), new(string), new(string), &file); n > 2 {
			keep()
			p, whole = next, len(rights) == 4 && rights[0] == 'r' && rights[1] == '-' && rights[3] == 'p' && (file == own || isLibrary(file))
		}
	}
	keep()
	return parts
}

// isLibrary reports whether a file is a library that programs share, by its name: libGL.so.1.
func isLibrary(file string) bool {
	return strings.HasPrefix(file, "/") && strings.Contains(filepath.Base(file), ".so")
}
