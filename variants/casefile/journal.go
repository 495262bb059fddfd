package casefile

import (
	"bytes"
	"errors"
	"io/fs"
	"os"

	"filippo.io/age"

	"allelens/variants"
	"allelens/variants/disk"
	"allelens/variants/patient"
)

// journalOf is the name of the journal beside a case. It holds what the case is ahead of its sealed file, and is sealed
// to a key that lies in that file: writing it costs no passphrase, and reading it needs the case opened.
func journalOf(path string) string { return path + ".journal" }

// Autosave writes Content to the journal, so that it outlasts a crash. The sealed file is not touched.
func (f *File) Autosave() error {
	if f.journal == nil {
		identity, err := age.ParseX25519Identity(f.Content.journal)
		if err != nil {
			return variants.Fail("sealed_unfit", f.path).Because(err)
		}
		f.journal = identity
	}
	sealed, err := f.seal([]age.Recipient{f.journal.Recipient()}, f.sum)
	if err != nil {
		return err
	}
	return replace(journalOf(f.path), sealed)
}

// takeJournal takes the content of a journal that goes on from the sealed file.
func (f *File) takeJournal() {
	path := journalOf(f.path)
	disk.Sweep(path)
	sealed, err := sealedBytes(path)
	if err != nil {
		return
	}
	identity, err := age.ParseX25519Identity(f.Content.journal)
	if err != nil {
		f.LeftOver = true
		return
	}
	f.journal = identity
	plain, err := decrypt(sealed, Key{identities: []age.Identity{identity}}, path)
	if err != nil {
		f.LeftOver = true
		return
	}
	c, base, err := decode(plain, path)
	switch {
	case err == nil && base == f.sum && c.Log.continues(f.Content.Log):
		c.journal = f.Content.journal
		f.Recovered = !sameCase(c, f.Content)
		f.Content = c
	case err == nil && f.Content.Log.continues(c.Log): // saved, and not yet removed
		_ = os.Remove(path)
	default:
		f.LeftOver = true
	}
}

// sameCase reports whether the same is stated in two contents.
func sameCase(a, b *Content) bool {
	var one, other bytes.Buffer
	return errors.Join(patient.Write(&one, a.Case), patient.Write(&other, b.Case)) == nil && bytes.Equal(one.Bytes(), other.Bytes())
}

func forget(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return variants.Fail("sealed_unwritable", path).Because(err)
	}
	return nil
}
