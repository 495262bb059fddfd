//go:build linux

package main

import (
	"debug/elf"
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/diskfs/go-diskfs/backend/file"
	"github.com/diskfs/go-diskfs/filesystem/squashfs"
)

// cacheSize is how much of the image is kept unpacked, in bytes; the system keeps what it has read too.
const cacheSize = 16 << 20

// image is the file system behind the program.
type image struct {
	*squashfs.FileSystem
	offset int64 // from the file's begin, in bytes
}

// open opens the image that is appended to a program.
func open(path string) (*image, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	offset, err := end(f)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	s, err := squashfs.Read(file.New(f, true), info.Size()-offset, offset, 0)
	if err != nil {
		return nil, fmt.Errorf("%s holds no file system at %d: %w", path, offset, err)
	}
	s.SetCacheSize(cacheSize)
	return &image{s, offset}, nil
}

// end is where a program ends, in bytes: behind the last of its sections and of their headers. Whoever looks for the image
// of an AppImage reckons so.
func end(r io.ReaderAt) (int64, error) {
	f, err := elf.NewFile(r)
	if err != nil {
		return 0, err
	}
	var header elf.Header64
	if err := binary.Read(io.NewSectionReader(r, 0, int64(binary.Size(header))), binary.LittleEndian, &header); err != nil {
		return 0, err
	}
	last := int64(header.Shoff) + int64(header.Shentsize)*int64(header.Shnum)
	for _, s := range f.Sections {
		if s.Type != elf.SHT_NOBITS {
			last = max(last, int64(s.Offset+s.FileSize))
		}
	}
	return last, nil
}

// unpack writes all that the image holds into a folder that is not there yet.
func (i *image) unpack(folder string) error {
	if err := os.Mkdir(folder, 0o700); err != nil {
		return err
	}
	return fs.WalkDir(i, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || path == "." {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		to := filepath.Join(folder, path)
		switch {
		case d.IsDir():
			return os.Mkdir(to, 0o755)
		case info.Mode()&fs.ModeSymlink != 0:
			return os.Symlink(target(info), to)
		}
		return i.copy(path, to, info)
	})
}

// target is what a link in the image leads to.
func target(info fs.FileInfo) string {
	if s, ok := info.Sys().(*squashfs.StatT); ok {
		return s.LinkTarget
	}
	return ""
}

// copy unpacks a file, with its rights and its time, by which a program may know itself.
func (i *image) copy(path, to string, info fs.FileInfo) error {
	from, err := i.Open(path)
	if err != nil {
		return err
	}
	defer from.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, info.Mode().Perm())
	if err != nil {
		return err
	}
	_, err = io.Copy(out, from)
	if closed := out.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return os.Chtimes(to, time.Time{}, info.ModTime())
}

// ignoreSignals leaves those of a terminal and of a session that ends to the program: the keeper ends after it.
func ignoreSignals() { signal.Ignore(syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT) }
