package ui

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"allelens/ui/command"
	"allelens/variants"
)

// keyShelf keeps a key in memory.
type keyShelf struct {
	now     ClinicKey
	words   string
	written string
}

func (k *keyShelf) Now() ClinicKey { return k.now }
func (k *keyShelf) Make(path, words string) error {
	if filepath.Base(path) == "taken.key" {
		return variants.Fail("sealed_key_exists", path)
	}
	k.now, k.words = ClinicKey{path, "age1clinic0000000000000000000000end"}, words
	return nil
}
func (k *keyShelf) Import(path, words string) error {
	if words != "right" {
		return variants.Fail("sealed_passphrase", path)
	}
	return k.Make(path, words)
}
func (k *keyShelf) WritePublic(path string) error { k.written = path; return nil }
func (k *keyShelf) Forget() error                 { k.now = ClinicKey{}; return nil }

// TestClinicKeyIsMade: a key is made by a passphrase typed twice, shown, handed on, forgotten and imported; cases are sealed
// to it without its being asked for again.
func TestClinicKeyIsMade(t *testing.T) {
	b := newBench(t)
	shelf := &keyShelf{}
	b.options.Keys = shelf
	folder := t.TempDir()
	b.Do(command.ClinicKey)
	b.sees("opens all cases of the clinic", "Make a key", "Import")
	b.press("Make a key")
	e := b.entries()
	if !e[0].Password || !e[1].Password {
		t.Error("the passphrase is shown")
	}
	b.press("Make the key")
	b.sees("Give a passphrase")
	e[0].SetText("four plain words here")
	b.sees("Good:")
	e[1].SetText("four plain words")
	b.press("Make the key")
	b.sees("not the same")
	e[1].SetText("four plain words here")
	e[2].SetText(filepath.Join(folder, "taken"))
	b.press("Make the key")
	b.comes("nothing is written over it")
	e = b.entries()
	e[0].SetText("four plain words here")
	e[1].SetText("four plain words here")
	e[2].SetText(filepath.Join(folder, "clinic"))
	b.press("Make the key")
	b.comes("age1clinic0000000000000000000000end", "clinic.key", "Copy")
	if shelf.words != "four plain words here" || shelf.now.File != filepath.Join(folder, "clinic.key") {
		t.Errorf("made %+v", shelf)
	}
	b.press("Copy")
	if got := b.app.Clipboard().Content(); got != shelf.now.Public {
		t.Errorf("copied %q", got)
	}
	b.press("Save the public key")
	b.press("Save")
	b.comes("clinic.pub")
	if shelf.written != filepath.Join(folder, "clinic.pub") {
		t.Errorf("handed on in %q", shelf.written)
	}
	b.dismiss()

	b.open(filepath.Join(folder, "a.vcf"))
	b.key(fyne.KeyS)
	b.press("Keys open it")
	b.sees("age1clinic00…000end")
	b.dismiss()
	b.unseal(filepath.Join(folder, "0042.allelens"), "")
	if e := b.entries(); e[1].Text != shelf.now.File {
		t.Errorf("the key is asked for: %q", e[1].Text)
	}
	b.dismiss()

	b.Do(command.ClinicKey)
	b.press("clinic.key")
	b.sees("Make a key")
	b.ask(b.questions.importKey("other.key", ""))
	b.entries()[0].SetText("wrong")
	b.press("Use this key")
	b.comes("does not open this file", "other.key")
	b.entries()[0].SetText("right")
	b.press("Use this key")
	b.comes("age1clinic0000000000000000000000end", "other.key")
}
