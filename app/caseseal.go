package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"allelens/app/engine"
	"allelens/report/text"
	"allelens/ui/workspace"
	"allelens/variants/casefile"
	"allelens/variants/patient"
)

type caseSeal struct {
	File           string   `arg:"" help:"report.file"`
	Case           string   `placeholder:"CASE.json" help:"report.case"`
	Output         string   `short:"o" required:"" placeholder:"PATH" help:"case.output"`
	To             []string `sep:"none" placeholder:"KEY" help:"case.to"`
	PassphraseFile string   `placeholder:"FILE" help:"case.passphrase.file"`
	Date           string   `placeholder:"YYYY-MM-DD" help:"report.date"`
}

// Run reads a file and seals the case.
func (c *caseSeal) Run(ctx context.Context, s streams) (int, error) {
	engine.KeepSecret()
	stated := patient.New()
	if c.Case != "" {
		var err error
		if stated, err = engine.ReadCase(c.Case, c.Case); err != nil {
			return 0, err
		}
	}
	if stated.Scope == "" {
		stated.Scope = patient.Both
	}
	if stated.Label == "" { // the number that the file is named by
		stated.Label = strings.TrimSuffix(filepath.Base(c.Output), casefile.Ending)
	}
	to, err := sealing(c.To, c.PassphraseFile, s)
	if err != nil {
		return 0, err
	}
	return withEngine(ctx, c.Date, s, func(e *engine.Engine) (int, error) {
		progress := newProgress(s.err, false)
		how := workspace.Reading(stated)
		o, err := e.Observe(ctx, c.File, engine.Reading{ReadOptions: how, Pipe: true, Progress: progress.show})
		progress.end()
		if err != nil {
			return 0, err
		}
		content, err := e.Pack(ctx, o, stated, nil)
		if err != nil {
			return 0, err
		}
		content.Log = content.Log.Add(time.Now(), engine.UserName(), casefile.Created, "")
		f, err := casefile.Create(c.Output, content, to)
		if err != nil {
			return 0, err
		}
		f.Close()
		fmt.Fprintln(s.err, text.Default().Text("command.written", "path", c.Output))
		return exitDone, nil
	})
}

type caseReseal struct {
	opener
	File              string   `arg:"" help:"case.file"`
	To                []string `sep:"none" placeholder:"KEY" help:"case.to"`
	NewPassphraseFile string   `placeholder:"FILE" help:"case.new.passphrase.file"`
	Renew             bool     `help:"case.renew"`
	Read              string   `placeholder:"FILE" help:"case.read"`
}

// Run seals a case anew: to other keys, by another passphrase, or with what is said of it today.
func (c *caseReseal) Run(ctx context.Context, s streams) (int, error) {
	f, err := c.open(c.File, s)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	renew := c.Renew || c.Read != ""
	if len(c.To) > 0 || c.NewPassphraseFile != "" || !renew {
		to, err := sealing(c.To, c.NewPassphraseFile, s)
		if err != nil {
			return 0, err
		}
		f.Reseal(to)
	}
	if !renew {
		return c.save(f, "", s)
	}
	return withEngine(ctx, "", s, func(e *engine.Engine) (int, error) {
		if c.Read != "" {
			if err := e.ReadAgain(ctx, f.Content, c.Read); err != nil {
				return 0, err
			}
		}
		if err := e.Renew(ctx, f.Content, nil); err != nil {
			return 0, err
		}
		return c.save(f, f.Content.Knowledge, s)
	})
}

// save seals the case, and notes it in its log with the knowledge base that it was said again on, "" for none.
func (c *caseReseal) save(f *casefile.File, renewed string, s streams) (int, error) {
	f.Content.Log = f.Content.Log.Add(time.Now(), engine.UserName(), casefile.Resealed, renewed)
	if err := f.Save(); err != nil {
		return 0, err
	}
	fmt.Fprintln(s.err, text.Default().Text("command.written", "path", c.File))
	return exitDone, nil
}

type caseKey struct {
	Output         string `short:"o" required:"" placeholder:"PATH" help:"case.key.output"`
	PassphraseFile string `placeholder:"FILE" help:"case.passphrase.file"`
}

// Run makes the key of a clinic, and prints its public key.
func (c *caseKey) Run(_ context.Context, s streams) (int, error) {
	engine.KeepSecret()
	if _, err := os.Lstat(c.Output); err == nil {
		return 0, misuse("key_exists", "path", c.Output)
	}
	words, err := newPassphrase(c.PassphraseFile, s)
	if err != nil {
		return 0, err
	}
	public, err := engine.MakeKey(c.Output, words)
	if err != nil {
		return 0, err
	}
	fmt.Fprintln(s.err, text.Default().Text("command.written", "path", c.Output))
	fmt.Fprintln(s.out, public)
	return exitDone, nil
}
