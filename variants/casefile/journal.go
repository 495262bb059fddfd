package casefile

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"filippo.io/age"

	"allelens/variants"
	"allelens/variants/disk"
	"allelens/variants/patient"
)

// journalOf is the name of the journal beside a case. It holds what the case is ahead of its sealed file, and is sealed
// to a key that lies in that file: writing it costs no passphrase, and reading it needs the case opened.
func journalOf(path string) string { return path + ".journal" }

// LeftOver is a journal of an earlier run that does not go on from the sealed file: of another copy of the case. It stays
// until what it states was saved, or somebody throws it away.
type LeftOver struct {
	// Case is what it states; nil where the key that the case holds does not open it.
	Case *patient.Case
	// When and Who are of the last entry of its log; "" where it cannot be read.
	When, Who string

	path  string
	taken bool
	plain []byte // as it is before it is sealed
}

// Autosave writes Content to the journal, so that it outlasts a crash. The sealed file is not touched.
func (f *File) Autosave() error { return f.keep(note{base: f.sum}) }

// Suspend is Autosave where the case is put away in order, unsaved: whoever opens it next is told so, not of a crash.
func (f *File) Suspend() error { return f.keep(note{base: f.sum, suspended: true}) }

func (f *File) keep(n note) error {
	if f.journal == nil {
		identity, err := age.ParseX25519Identity(f.Content.journal)
		if err != nil {
			return variants.Fail("sealed_unfit", f.path).Because(err)
		}
		f.journal = identity
	}
	sealed, err := f.seal([]age.Recipient{f.journal.Recipient()}, n)
	if err != nil {
		return err
	}
	return replace(journalOf(f.path), sealed)
}

// Discard gives up what was not saved: Content is again what the sealed file holds, but for the log, which is saved with
// it, so that no journal stays.
func (f *File) Discard() error {
	content := f.saved
	content.Log = f.Content.Log
	f.Content, f.next = &content, nil
	for i := range f.LeftOver {
		f.LeftOver[i].taken = false
	}
	if len(content.Log) == len(f.saved.Log) {
		return forget(journalOf(f.path))
	}
	if err := f.save(); err != nil {
		return errors.Join(err, f.Autosave())
	}
	return nil
}

// takeJournals takes the content of the journal that goes on from the sealed file, and lists those that do not.
func (f *File) takeJournals() error {
	disk.Sweep(journalOf(f.path))
	f.journal, _ = age.ParseX25519Identity(f.Content.journal)
	taken := false
	for _, path := range journalsOf(f.path) {
		c, n, plain, err := f.readJournal(path)
		switch own := path == journalOf(f.path); {
		case err == nil && !taken && n.base == f.sum && c.Log.continues(f.saved.Log):
			taken = true
			f.Recovered, f.Suspended = !sameCase(c, f.Content), n.suspended
			f.Content = c
			if own {
				continue
			}
			if err := os.Rename(path, journalOf(f.path)); err != nil { // its copy of the case is back
				return variants.Fail("sealed_unwritable", path).Because(err)
			}
		case err == nil && f.saved.Log.continues(c.Log): // saved, and not yet removed
			_ = os.Remove(path)
		default:
			f.leave(path, c, plain)
			if own {
				if err := f.setAside(); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// readJournal reads a journal with the key that the case holds.
func (f *File) readJournal(path string) (c *Content, n note, plain []byte, err error) {
	sealed, err := sealedBytes(path)
	if err == nil && f.journal == nil {
		err = variants.Fail("sealed_key", path)
	}
	if err == nil {
		plain, err = decrypt(sealed, Key{identities: []age.Identity{f.journal}}, path)
	}
	if err != nil {
		return nil, note{}, nil, err
	}
	if c, n, err = decode(plain, path); err != nil {
		return nil, note{}, nil, err
	}
	c.journal = f.saved.journal
	return c, n, plain, nil
}

// leave lists a journal that is not used.
func (f *File) leave(path string, c *Content, plain []byte) {
	l := LeftOver{path: path, plain: plain}
	if c != nil {
		l.Case = &c.Case
		if n := len(c.Log); n > 0 {
			l.When, l.Who = c.Log[n-1].When, c.Log[n-1].Who
		}
	}
	f.LeftOver = append(f.LeftOver, l)
}

// journalsOf are the names of the journals beside a case: its own, and those set aside, the oldest first.
func journalsOf(path string) (all []string) {
	if _, err := os.Lstat(journalOf(path)); err == nil {
		all = append(all, journalOf(path))
	}
	for _, n := range asideOf(path) {
		all = append(all, aside(path, n))
	}
	return all
}

// aside is the name of a journal that another run left.
func aside(path string, n int) string { return journalOf(path) + "." + strconv.Itoa(n) }

// asideOf are the numbers of the journals set aside, in order.
func asideOf(path string) []int {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil
	}
	var all []int
	for _, e := range entries {
		number, ok := strings.CutPrefix(e.Name(), filepath.Base(journalOf(path))+".")
		if n, err := strconv.Atoi(number); ok && err == nil && n > 0 {
			all = append(all, n)
		}
	}
	slices.Sort(all)
	return all
}

// setAside gives the journal of another run a name of its own, so that none is written over.
func (f *File) setAside() error {
	own := journalOf(f.path)
	if _, err := os.Lstat(own); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	n := 1
	if all := asideOf(f.path); len(all) > 0 {
		n = all[len(all)-1] + 1
	}
	if err := os.Rename(own, aside(f.path, n)); err != nil {
		return variants.Fail("sealed_unwritable", own).Because(err)
	}
	for i := range f.LeftOver {
		if f.LeftOver[i].path == own {
			f.LeftOver[i].path = aside(f.path, n)
		}
	}
	return nil
}

// Take is the case as a journal that was left over states it, within what was read and agreed to since; what the case is
// now where it cannot be read. The journal goes with the next Save.
func (f *File) Take(at int) patient.Case {
	l := &f.LeftOver[at]
	if l.Case == nil {
		return f.Content.Case.Clone()
	}
	c, now := l.Case.Clone(), f.Content.Case
	c.Scope, c.Scores, c.Sample, c.Assembly, c.Thresholds = now.Scope, now.Scores, now.Sample, now.Assembly, now.Thresholds
	l.taken = true
	return c
}

// Throw removes a journal that was left over.
func (f *File) Throw(at int) error {
	if err := forget(f.LeftOver[at].path); err != nil {
		return err
	}
	f.LeftOver = slices.Delete(slices.Clone(f.LeftOver), at, at+1)
	return nil
}

// settleJournals removes the journals whose statements are saved now, and seals those that stay to the key that the case
// holds now, if that is another.
func (f *File) settleJournals(anew bool) error {
	failed := forget(journalOf(f.path))
	var left []LeftOver
	for _, l := range f.LeftOver {
		if l.taken {
			failed = cmp.Or(failed, forget(l.path))
			continue
		}
		left = append(left, l)
		if !anew || l.plain == nil {
			continue
		}
		sealed, err := encrypt(l.plain, []age.Recipient{f.journal.Recipient()})
		if err == nil {
			err = replace(l.path, sealed)
		}
		failed = cmp.Or(failed, err)
	}
	f.LeftOver = left
	return failed
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
