//go:build unix

package disk_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"allelens/variants/disk"
)

// TestSharedFolder: in a folder that gives its group to what is made in it, a file that is replaced has that group.
func TestSharedFolder(t *testing.T) {
	const group = 4711
	folder := t.TempDir()
	if err := os.Chown(folder, -1, group); err != nil {
		t.Skipf("the tests' user cannot give a group: %v", err)
	}
	if err := os.Chmod(folder, 0o770|os.ModeSetgid); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "a.pdf")
	for range 2 {
		if err := disk.Replace(path, nil); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(path)
		if err != nil || info.Sys().(*syscall.Stat_t).Gid != group {
			t.Errorf("%+v, %v", info.Sys(), err)
		}
	}
}
