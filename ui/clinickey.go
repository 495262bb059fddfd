package ui

import (
	"path/filepath"
	"strings"

	"allelens/ui/form"
	"allelens/ui/widget"
)

// ClinicKey is the key that opens the clinic's cases: where its file lies, which a passphrase seals, and its public key,
// which seals cases to it. The zero value is none.
type ClinicKey struct {
	File   string `json:"file"`
	Public string `json:"public"`
}

// KeyKeeper remembers the clinic's key for this workstation. Errors are *variants.Problem. Making and importing take a second.
type KeyKeeper interface {
	Now() ClinicKey
	// Make makes a key in a new file; Import takes one that another workstation made.
	Make(path, passphrase string) error
	Import(path, passphrase string) error
	// WritePublic writes the public key for another clinic.
	WritePublic(path string) error
	// Forget forgets where the key lies; its file stays.
	Forget() error
}

// Endings of the files of a key, and of a public key.
const keyEnding, publicEnding = ".key", ".pub"

// clinicKey shows the clinic's key, or asks whether to make or import one.
func (q *questions) clinicKey() {
	now := q.options.Keys.Now()
	f := form.Form{
		Title: say("ui.menu.clinic_key"), Text: texts(small("ui.key.text")), Cancel: say("ui.close"),
		More: []form.Action{
			{Words: say("ui.key.make"), Do: func(*form.View) { q.ask(q.makeKey("", "")) }},
			{Words: say("ui.key.import"), Do: func(*form.View) { q.chooseInFront(func(path string) { q.ask(q.importKey(path, "")) }) }},
		},
	}
	if now.Public != "" {
		f.Text = texts(small("ui.key.text"), widget.Strong(say("ui.key.file")), widget.Code(now.File), widget.Strong(say("ui.key.public")), widget.Code(now.Public))
		f.Given = []form.Given{{Words: filepath.Base(now.File), Remove: func() { q.keyChanged(q.options.Keys.Forget()) }}}
		f.Note = say("ui.key.hand_on")
		f.More = []form.Action{
			{Words: say("ui.key.copy"), Do: func(*form.View) { q.copy(now.Public) }},
			{Words: say("ui.key.save"), Do: func(*form.View) { q.ask(q.savePublicKey(now)) }},
		}
	}
	q.ask(f)
}

// keyChanged shows the key as it is now, or what went wrong.
func (q *questions) keyChanged(err error) {
	if err != nil {
		q.refused(say("ui.menu.clinic_key"), err)
		return
	}
	q.clinicKey()
}

// makeKey asks for a passphrase, twice, and where the key is to lie. wrong is what went wrong before, "" for nothing.
func (q *questions) makeKey(path, wrong string) form.Form {
	if path == "" {
		path = "clinic" + keyEnding
	}
	return form.Form{
		Title: say("ui.key.make.title"), Text: texts(small("ui.key.make.text")), Wrong: wrong, Note: say("ui.key.lost"), Accept: say("ui.key.make.accept"), Cancel: say("ui.cancel"),
		Fields: []form.Field{
			{ID: "words", Label: say("ui.seal.words"), Secret: true, Check: func(text string) string { return orSay(strings.TrimSpace(text) == "", "ui.seal.empty") }},
			{ID: "again", Label: say("ui.seal.again"), Secret: true, Beside: true},
			{ID: "path", Label: say("ui.key.path"), Value: path},
		},
		Read: func(a form.Answers) form.Reading {
			if level := strength(a.Text("words")); a.Text("words") != "" {
				return form.Reading{Spans: []widget.Span{widget.Strong(say("ui.seal.strength." + level)).In(strengthColour[level]), widget.Small(" " + say("ui.seal.best"))}}
			}
			return form.Reading{Spans: []widget.Span{widget.Small(say("ui.seal.best"))}}
		},
		More: []form.Action{{Words: say("ui.save.folder"), Do: func(v *form.View) {
			q.chooseFolder(func(folder string) { v.Fill("path", filepath.Join(folder, filepath.Base(v.Answers().Text("path")))) })
		}}},
		Refuse: func(a form.Answers) *form.Again {
			if a.Text("words") != a.Text("again") {
				return &form.Again{Note: say("ui.seal.differ")}
			}
			return nil
		},
		Apply: func(a form.Answers) {
			path := withEnding(a.Text("path"), keyEnding)
			q.busyWith(func() error { return q.options.Keys.Make(path, a.Text("words")) }, func(err error) {
				if err != nil {
					q.ask(q.makeKey(path, sentence(err)))
					return
				}
				q.clinicKey()
			})
		},
	}
}

// importKey asks for the passphrase of a key that another workstation made.
func (q *questions) importKey(path, wrong string) form.Form {
	return form.Form{
		Title: say("ui.key.import.title"), Text: texts(widget.Code(path)), Wrong: wrong, Note: say("ui.key.import.note"), Accept: say("ui.key.import.accept"), Cancel: say("ui.cancel"),
		Fields: []form.Field{{ID: "words", Label: say("ui.seal.words"), Secret: true}},
		Apply: func(a form.Answers) {
			q.busyWith(func() error { return q.options.Keys.Import(path, a.Text("words")) }, func(err error) {
				if err != nil {
					q.ask(q.importKey(path, sentence(err)))
					return
				}
				q.clinicKey()
			})
		},
	}
}

// savePublicKey asks where the public key is to be written.
func (q *questions) savePublicKey(now ClinicKey) form.Form {
	proposal := withEnding(strings.TrimSuffix(now.File, keyEnding), publicEnding)
	return q.place(say("ui.key.save"), say("ui.key.hand_on"), proposal, publicEnding, func(path string, done func(error)) {
		done(q.options.Keys.WritePublic(path))
	})
}

// busyWith works in the background, behind a word that it does, and goes on with what came of it.
func (q *questions) busyWith(work func() error, then func(error)) {
	q.tell(say("ui.menu.clinic_key"), paragraph(say("ui.key.busy")))
	go func() {
		err := work()
		q.post(func() { then(err) })
	}()
}

// orSay says what is wrong, "" where nothing is.
func orSay(wrong bool, key string) string {
	if wrong {
		return say(key)
	}
	return ""
}
