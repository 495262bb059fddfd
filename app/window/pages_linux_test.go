package main

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"allelens/assets"
)

// TestUnchanged: only what a file holds as it is there is put aside, not what the loader has filled in, nor what is shared
// or can be written.
func TestUnchanged(t *testing.T) {
	maps := `1000-3000 r-xp 00000000 08:01 123                                /usr/lib/one.so
Rss:                   8 kB
Private_Dirty:         0 kB
Anonymous:             0 kB
Swap:                  0 kB
3000-4000 r--p 00002000 08:01 123                                /usr/lib/one.so
Private_Dirty:         4 kB
Anonymous:             4 kB
Swap:                  0 kB
4000-5000 r--p 00002000 08:01 123                                /usr/lib/one.so
Private_Dirty:         0 kB
Anonymous:             0 kB
Swap:                  4 kB
5000-6000 rw-p 00002000 08:01 123                                /usr/lib/one.so
Anonymous:             0 kB
6000-7000 r--s 00002000 08:01 123                                /usr/share/shared
Anonymous:             0 kB
7000-8000 r--p 00000000 00:00 0
Anonymous:             0 kB
8000-9000 r-xp 00000000 00:00 0                                  [vdso]
Anonymous:             0 kB
9000-a000 r--p 00000000 08:01 124                                /opt/allelens-window
Anonymous:             0 kB
a000-b000 r--p 00000000 08:01 125                                /var/cache/fonts
Anonymous:             0 kB
`
	want := []span{{0x1000, 0x3000}, {0x9000, 0xa000}}
	if got := unchanged(strings.NewReader(maps), "/opt/allelens-window"); !slices.Equal(got, want) {
		t.Errorf("%x, want %x", got, want)
	}
}

// TestPutAside: what was put aside is read again, unchanged.
func TestPutAside(t *testing.T) {
	own, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	before := bytes.Clone(assets.Knowledge)
	putAside()
	if !bytes.Equal(before, assets.Knowledge) {
		t.Error("the knowledge base is another")
	}
	if content, err := os.ReadFile("/proc/self/smaps"); err != nil || len(unchanged(bytes.NewReader(content), own)) == 0 {
		t.Errorf("nothing can be put aside (%v)", err)
	}
}
