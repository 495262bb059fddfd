package casefile

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"filippo.io/age"

	"allelens/variants"
	"allelens/variants/disk"
)

// Ending is that of a sealed case's name.
const Ending = ".allelens"

// File is a case that is open for changes: no other program opens it so until Close. It is not safe for concurrent use.
type File struct {
	// Content is what the file holds, with what a journal adds to it.
	Content *Content
	// Recovered: what is stated is what the journal says, which goes on from the sealed file: the program ended before it
	// was saved, or, Suspended, it was put away in order.
	Recovered, Suspended bool
	// LeftOver are the journals of other states of the file, which are not used.
	LeftOver []LeftOver

	path    string
	sealing Sealing
	next    *Sealing // what seals it from the next Save on; nil for the same
	held    *disk.Lock
	sum     string  // of the sealed file as it lies on the disk
	saved   Content // what that file holds
	journal *age.X25519Identity
}

// Read reads a sealed case as it was last saved, without keeping others from it. Errors are *variants.Problem.
func Read(path string, k Key) (*Content, error) {
	c, _, err := load(path, k)
	return c, err
}

// load reads a sealed file, and its checksum.
func load(path string, k Key) (c *Content, sum string, err error) {
	sealed, err := sealedBytes(path)
	if err != nil {
		return nil, "", err
	}
	plain, err := decrypt(sealed, k, path)
	if err != nil {
		return nil, "", err
	}
	c, n, err := decode(plain, path)
	if err == nil && n.base != "" {
		err = variants.Fail("sealed_journal", path)
	}
	return c, checksum(sealed), err
}

// sealedBytes reads a file of a size that cases have.
func sealedBytes(path string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, variants.Fail("file_missing", path)
	case err != nil:
		return nil, variants.Fail("file_unreadable", path).Because(err)
	case info.IsDir():
		return nil, variants.Fail("sealed_folder", path)
	case !info.Mode().IsRegular():
		return nil, variants.Fail("file_not_regular", path)
	case info.Size() > largest:
		return nil, variants.Fail("sealed_large", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, variants.Fail("file_unreadable", path).Because(err)
	}
	sealed, err := io.ReadAll(io.LimitReader(f, largest+1))
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, variants.Fail("file_unreadable", path).Because(err)
	}
	return sealed, nil
}

func checksum(sealed []byte) string {
	sum := sha256.Sum256(sealed)
	return hex.EncodeToString(sum[:])
}

// ByPassphrase reports whether a passphrase opens the file; else a key does. Errors are *variants.Problem.
func ByPassphrase(path string) (bool, error) {
	sealed, err := sealedBytes(path)
	if err == nil && kindOf(sealed) == byNothing {
		err = variants.Fail("sealed_not", path)
	}
	return kindOf(sealed) == byPassphrase, err
}

// Open opens a case for changes. Where a journal goes on from it, its content is taken. Errors are *variants.Problem.
func Open(path string, k Key) (*File, error) {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real // which is what has to be replaced
	}
	held, err := lock(path)
	if err != nil {
		return nil, err
	}
	f := &File{path: path, held: held}
	if f.Content, f.sum, err = load(path, k); err != nil {
		held.Release()
		return nil, err
	}
	disk.Sweep(path)
	f.sealing = Sealing{Passphrase: k.passphrase, Recipients: f.Content.Recipients}
	if sealing := &f.sealing; sealing.Passphrase == "" && len(sealing.Recipients) == 0 {
		sealing.Recipients = k.own
	}
	f.saved = *f.Content
	if err := f.takeJournals(); err != nil {
		held.Release()
		return nil, err
	}
	return f, nil
}

// Create seals a new case. A file of that name is not overwritten. Errors are *variants.Problem.
func Create(path string, c *Content, to Sealing) (*File, error) {
	held, err := lock(path)
	if err != nil {
		return nil, err
	}
	f := &File{Content: c, path: path, held: held, sealing: to}
	_, err = os.Lstat(path)
	switch {
	case err == nil:
		err = variants.Fail("sealed_exists", path)
	case errors.Is(err, fs.ErrNotExist):
		disk.Sweep(path)
		if err = f.setAside(); err == nil { // of a case of this name that is gone
			err = f.Save()
		}
	default:
		err = variants.Fail("sealed_unwritable", path).Because(err)
	}
	if err != nil {
		held.Release()
		return nil, err
	}
	return f, nil
}

// Path is where the case lies.
func (f *File) Path() string { return f.path }

// ByPassphrase reports whether a passphrase seals the case.
func (f *File) ByPassphrase() bool { return len(f.sealing.Recipients) == 0 }

// Reseal changes what opens the case, and its journal, from the next Save that succeeds.
func (f *File) Reseal(to Sealing) { f.next = &to }

// Save seals Content: whole, or not at all. The journal goes, since nothing is ahead of the file, and so do those that were left
// over and taken.
func (f *File) Save() error {
	sealing, secret, journal := f.sealing, f.Content.journal, f.journal
	if f.next != nil {
		f.sealing, f.Content.journal, f.journal = *f.next, "", nil
	}
	next := f.next
	f.next = nil
	err := f.save()
	if err != nil && next != nil {
		f.sealing, f.Content.journal, f.journal, f.Content.Recipients = sealing, secret, journal, sealing.Recipients
	}
	return err
}

func (f *File) save() error {
	to, err := f.sealing.recipients()
	if err != nil {
		return err
	}
	if f.sum != "" {
		now, err := sealedBytes(f.path)
		if err != nil {
			return err
		}
		if checksum(now) != f.sum {
			return variants.Fail("sealed_changed", f.path)
		}
	}
	f.Content.Recipients = f.sealing.Recipients
	anew := f.Content.journal == ""
	if anew {
		if f.journal, err = age.GenerateX25519Identity(); err != nil {
			return err
		}
		f.Content.journal = f.journal.String()
	}
	sealed, err := f.seal(to, note{})
	if err != nil {
		return err
	}
	if err := replace(f.path, sealed); err != nil {
		return err
	}
	f.sum, f.saved, f.Recovered, f.Suspended = checksum(sealed), *f.Content, false, false
	return f.settleJournals(anew)
}

// seal is Content sealed. What could not be read back is never written.
func (f *File) seal(to []age.Recipient, n note) ([]byte, error) {
	var plain bytes.Buffer
	if err := encode(&plain, f.Content, n); err != nil {
		return nil, variants.Fail("sealed_unfit", f.path).Because(err)
	}
	if _, _, err := decode(plain.Bytes(), f.path); err != nil {
		return nil, variants.Fail("sealed_unfit", f.path).Because(err)
	}
	return encrypt(plain.Bytes(), to)
}

// Close lets others open the case.
func (f *File) Close() { f.held.Release() }
