//go:build linux

package main

import (
	"context"
	"errors"
	"io"
	iofs "io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"
	"syscall"

	"github.com/hanwen/go-fuse/v2/fs"
	"github.com/hanwen/go-fuse/v2/fuse"
)

// prepare makes a folder of the user's own in which the image lies: mounted, where the system has FUSE and its helper, else,
// or where it is asked for, unpacked. undo takes it away.
func prepare(unpacked bool) (folder string, undo func() error, err error) {
	own, err := os.Executable()
	if err != nil {
		return "", nil, err
	}
	i, err := open(own)
	if err != nil {
		return "", nil, err
	}
	parent, err := os.MkdirTemp("", ".mount_allelens-") // for its owner alone
	if err != nil {
		return "", nil, err
	}
	folder = filepath.Join(parent, "root")
	if !unpacked {
		if server, err := i.mount(folder); err == nil {
			return folder, func() error { return errors.Join(server.Unmount(), os.Remove(folder), os.Remove(parent)) }, nil
		}
		_ = os.Remove(folder) // made anew
	}
	undo = func() error { return os.RemoveAll(parent) }
	if err := i.unpack(folder); err != nil {
		return "", nil, errors.Join(err, undo())
	}
	return folder, undo, nil
}

// mount mounts the image on a folder, which it makes.
func (i *image) mount(folder string) (*fuse.Server, error) {
	if err := os.Mkdir(folder, 0o700); err != nil {
		return nil, err
	}
	return fs.Mount(folder, &tree{image: i}, &fs.Options{
		UID: uint32(os.Getuid()), GID: uint32(os.Getgid()),
		MountOptions: fuse.MountOptions{FsName: "allelens", Name: "allelens", Options: []string{"ro"}, DisableXAttrs: true},
	})
}

// tree is the image's topmost folder, under which all that it holds is hung when it is mounted.
type tree struct {
	fs.Inode
	image *image
}

var _ fs.NodeOnAdder = (*tree)(nil)

// OnAdd implements fs.NodeOnAdder.
func (t *tree) OnAdd(ctx context.Context) {
	folders := map[string]*fs.Inode{".": &t.Inode}
	_ = iofs.WalkDir(t.image, ".", func(name string, d iofs.DirEntry, err error) error { // what cannot be read is not there
		if err != nil || name == "." {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		var made *fs.Inode
		above := folders[path.Dir(name)]
		switch {
		case d.IsDir():
			made = above.NewPersistentInode(ctx, &fs.Inode{}, fs.StableAttr{Mode: syscall.S_IFDIR})
			folders[name] = made
		case info.Mode()&iofs.ModeSymlink != 0:
			made = above.NewPersistentInode(ctx, &fs.MemSymlink{Data: []byte(target(info))}, fs.StableAttr{Mode: syscall.S_IFLNK})
		default:
			made = above.NewPersistentInode(ctx, &member{image: t.image, name: name, info: info}, fs.StableAttr{Mode: syscall.S_IFREG})
		}
		above.AddChild(path.Base(name), made, false)
		return nil
	})
}

// member is a file of the image.
type member struct {
	fs.Inode
	image *image
	name  string
	info  iofs.FileInfo
	mu    sync.Mutex
	from  io.ReadSeeker // once it was opened
}

var (
	_ fs.NodeGetattrer = (*member)(nil)
	_ fs.NodeOpener    = (*member)(nil)
	_ fs.NodeReader    = (*member)(nil)
)

// Getattr implements fs.NodeGetattrer.
func (m *member) Getattr(_ context.Context, _ fs.FileHandle, out *fuse.AttrOut) syscall.Errno {
	out.Mode, out.Size = uint32(m.info.Mode().Perm()), uint64(m.info.Size())
	when := m.info.ModTime()
	out.SetTimes(&when, &when, &when)
	return 0
}

// Open implements fs.NodeOpener.
func (m *member) Open(_ context.Context, flags uint32) (fs.FileHandle, uint32, syscall.Errno) {
	if flags&syscall.O_ACCMODE != syscall.O_RDONLY {
		return nil, 0, syscall.EROFS
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.from == nil {
		f, err := m.image.OpenFile(m.name, os.O_RDONLY)
		if err != nil {
			return nil, 0, syscall.EIO
		}
		m.from = f
	}
	return nil, fuse.FOPEN_KEEP_CACHE, 0
}

// Read implements fs.NodeReader.
func (m *member) Read(_ context.Context, _ fs.FileHandle, dest []byte, off int64) (fuse.ReadResult, syscall.Errno) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, err := m.from.Seek(off, io.SeekStart); err != nil {
		return nil, syscall.EIO
	}
	n, err := io.ReadFull(m.from, dest)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, syscall.EIO
	}
	return fuse.ReadResultData(dest[:n]), 0
}
