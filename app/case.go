package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"golang.org/x/term"

	"allelens/app/engine"
	"allelens/app/program"
	"allelens/report/text"
	"allelens/variants/casefile"
)

// caseCommands are what can be done with sealed cases.
type caseCommands struct {
	Seal    caseSeal    `cmd:"" help:"case.seal"`
	Open    caseOpen    `cmd:"" help:"case.open"`
	Info    caseInfo    `cmd:"" help:"case.info"`
	Reseal  caseReseal  `cmd:"" help:"case.reseal"`
	Check   caseCheck   `cmd:"" help:"case.check"`
	Compare caseCompare `cmd:"" help:"case.compare"`
	Key     caseKey     `cmd:"" help:"case.key"`
	Family  caseFamily  `cmd:"" help:"case.family"`
}

// chosen is the command that was asked for.
func (c *caseCommands) chosen(name string) command {
	word, _, _ := strings.Cut(strings.TrimPrefix(name, "case "), " ")
	return map[string]command{
		"seal": &c.Seal, "open": &c.Open, "info": &c.Info, "reseal": &c.Reseal, "check": &c.Check, "compare": &c.Compare, "key": &c.Key, "family": &c.Family,
	}[word]
}

// opening are the flags that say what opens a case.
type opener struct {
	Identity       string `placeholder:"KEY" help:"case.identity"`
	PassphraseFile string `placeholder:"FILE" help:"case.passphrase.file"`
}

// key is what opens a sealed case.
func (o opener) key(path string, s streams) (casefile.Key, error) {
	engine.KeepSecret()
	byWords, err := casefile.ByPassphrase(path)
	if err != nil {
		return casefile.Key{}, err
	}
	if !byWords {
		return o.identity(s)
	}
	words, err := passphrase(o.PassphraseFile, "command.case.ask", path, s)
	return casefile.Passphrase(words), err
}

// identity is the key of the clinic; the zero key where none is named.
func (o opener) identity(s streams) (casefile.Key, error) {
	if o.Identity == "" {
		return casefile.Key{}, nil
	}
	return casefile.ReadKey(o.Identity, func() (string, error) {
		return passphrase(o.PassphraseFile, "command.case.ask_key", o.Identity, s)
	})
}

// open opens a case for changes, and notes in its log that it was.
func (o opener) open(path string, s streams) (*casefile.File, error) {
	key, err := o.key(path, s)
	if err != nil {
		return nil, err
	}
	f, err := casefile.Open(path, key)
	if err != nil {
		return nil, err
	}
	words := text.Default()
	switch {
	case f.Suspended:
		fmt.Fprintln(s.err, words.Text("command.case.suspended", "path", path))
	case f.Recovered:
		fmt.Fprintln(s.err, words.Text("command.case.recovered", "path", path))
	}
	for _, l := range f.LeftOver {
		key := "command.case.left_over"
		if l.Case == nil {
			key = "command.case.left_over.unreadable"
		}
		fmt.Fprintln(s.err, words.Text(key, "path", path, "when", l.When, "who", l.Who))
	}
	f.Content.Log = f.Content.Log.Add(time.Now(), engine.UserName(), casefile.Opened, "")
	return f, nil
}

// note keeps what the log of an open case says now: in the sealed file where that costs nothing, else in the journal.
func note(f *casefile.File) error {
	if f.ByPassphrase() {
		return f.Suspend()
	}
	return f.Save()
}

// passphrase is the first line of a file, if one is named, else what is typed at the terminal, unseen.
func passphrase(file, question, of string, s streams) (string, error) {
	if file != "" {
		content, err := os.ReadFile(file)
		if err != nil {
			return "", misuse("passphrase_file", "path", file)
		}
		line, _, _ := strings.Cut(string(content), "\n")
		return strings.TrimSpace(line), nil
	}
	terminal := int(os.Stdin.Fd())
	if !term.IsTerminal(terminal) {
		return "", misuse("passphrase")
	}
	fmt.Fprint(s.err, text.Default().Text(question, "path", of)+" ")
	typed, err := term.ReadPassword(terminal)
	fmt.Fprintln(s.err)
	if err != nil {
		return "", misuse("passphrase")
	}
	return strings.TrimSpace(string(typed)), nil
}

// newPassphrase asks twice for one that is to be used from now on.
func newPassphrase(file string, s streams) (string, error) {
	words, err := passphrase(file, "command.case.ask_new", "", s)
	if err != nil {
		return "", err
	}
	if words == "" {
		return "", misuse("passphrase_empty")
	}
	if file == "" {
		again, err := passphrase("", "command.case.ask_again", "", s)
		if err != nil {
			return "", err
		}
		if again != words {
			return "", misuse("passphrase_differs")
		}
	}
	return words, nil
}

// sealing is what closes a case: the public keys, or a new passphrase.
func sealing(to []string, file string, s streams) (casefile.Sealing, error) {
	var seal casefile.Sealing
	for _, name := range to {
		keys, err := casefile.ReadRecipients(name)
		if err != nil {
			return seal, err
		}
		seal.Recipients = append(seal.Recipients, keys...)
	}
	if len(to) > 0 {
		return seal, nil
	}
	words, err := newPassphrase(file, s)
	return casefile.Sealing{Passphrase: words}, err
}

// withEngine runs work with the engine of the knowledge base in use, on a day, "" for today.
func withEngine(ctx context.Context, date string, s streams, work func(*engine.Engine) (int, error)) (int, error) {
	load := loadEngine(ctx)
	defer load.drop()
	return load.run(date, s, work)
}

// run runs work with the engine once it is made, on a day, "" for today.
func (l *loading) run(date string, s streams, work func(*engine.Engine) (int, error)) (int, error) {
	date, err := checkDate(date)
	if err != nil {
		return 0, err
	}
	e, err := l.wait(date)
	program.Mention(s.err, l.doubts)
	if err != nil {
		return 0, err
	}
	e.Plain = true
	return work(e)
}
