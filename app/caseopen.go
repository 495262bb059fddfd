package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"allelens/app/engine"
	"allelens/report"
	"allelens/report/compare"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/casefile"
)

type caseOpen struct {
	opener
	File string `arg:"" help:"case.file"`
	JSON bool   `name:"json" help:"case.json"`
	Date string `placeholder:"YYYY-MM-DD" help:"report.date"`
	// LeftOver is what becomes of what earlier runs had not saved of another copy of the case.
	LeftOver string `enum:"keep,take,throw" default:"keep" placeholder:"WHAT" help:"case.left.over"`
}

// Run opens a case and tells what newer knowledge changes. The exit status tells whether a conclusion is another. The
// engine is made while the case is opened, and that it was opened is noted while it is said of again.
func (c *caseOpen) Run(ctx context.Context, s streams) (int, error) {
	load := loadEngine(ctx)
	defer load.drop()
	f, err := c.open(c.File, s)
	if err == nil {
		defer f.Close()
		err = settle(f, c.LeftOver)
	}
	if err != nil {
		return 0, err
	}
	content := *f.Content
	noted := make(chan error, 1)
	go func() { noted <- note(f) }()
	status, err := load.run(c.Date, s, func(e *engine.Engine) (int, error) {
		_, changes, err := e.Today(ctx, &content)
		if err != nil {
			return 0, err
		}
		return concluding(changes), c.print(changes, s)
	})
	return status, cmp.Or(err, <-noted)
}

// settle takes the newest of what earlier runs had left over, and seals it, or throws all of it away.
func settle(f *casefile.File, how string) error {
	n := len(f.LeftOver)
	switch {
	case how == "take" && n > 0 && f.LeftOver[n-1].Case == nil:
		return variants.Fail("sealed_left_over", f.Path())
	case how == "take" && n > 0:
		f.Content.Case = f.Take(n - 1)
		f.Content.Log = f.Content.Log.Add(time.Now(), engine.UserName(), casefile.Changed, "")
		return f.Save()
	case how == "throw":
		for n > 0 {
			n--
			if err := f.Throw(n); err != nil {
				return err
			}
		}
	}
	return nil
}

// concluding is the exit status of changes.
func concluding(c report.Changes) int {
	if c.Concluding() > 0 {
		return exitAttention
	}
	return exitDone
}

func (c *caseOpen) print(changes report.Changes, s streams) error {
	if c.JSON {
		return printJSON(s.out, changes)
	}
	words, from, to := text.Default(), changes.From, changes.To
	fmt.Fprintln(s.out, words.Text("command.case.opened", "case", to.Case, "date", from.Date, "kb", from.KnowledgeBase, "now", to.KnowledgeBase))
	printChanges(s.out, changes)
	return nil
}

// printChanges prints one line for each change, what is concluded first.
func printChanges(w io.Writer, c report.Changes) {
	if len(c.Items) == 0 {
		fmt.Fprintln(w, text.Default().Text("command.case.nothing"))
	}
	for _, i := range c.Items {
		fmt.Fprintln(w, "  "+variants.Visible(i.Text))
	}
}

func printJSON(w io.Writer, value any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(value)
}

type caseInfo struct {
	opener
	File string `arg:"" help:"case.file"`
}

// Run tells what a case's file holds beside the case.
func (c *caseInfo) Run(_ context.Context, s streams) (int, error) {
	key, err := c.key(c.File, s)
	if err != nil {
		return 0, err
	}
	content, err := casefile.Read(c.File, key)
	if err != nil {
		return 0, err
	}
	words := text.Default()
	line := func(key string, pairs ...any) { fmt.Fprintln(s.out, words.Text("command.case.info."+key, pairs...)) }
	line("case", "case", content.Number(), "date", content.Sealed, "kb", content.Knowledge, "version", content.Software)
	line("file", "assembly", content.Kept.Assembly, "sites", len(content.Kept.Sites), "genes", len(content.Kept.Genes), "lines", len(content.Kept.Records))
	if len(content.Recipients) == 0 {
		line("by_passphrase")
	}
	for _, r := range content.Recipients {
		line("recipient", "key", r)
	}
	for _, signed := range content.Signed {
		line("signed", "when", signed.When, "by", signed.By, "sha256", signed.SHA256)
	}
	for _, e := range content.Log {
		line("log", "when", e.When, "who", e.Who, "act", words.Text("command.case.act."+string(e.Act)), "detail", e.Detail)
	}
	if at := content.Log.Broken(); at >= 0 {
		line("broken", "n", at+1)
		return exitAttention, nil
	}
	return exitDone, nil
}

type caseCompare struct {
	opener
	A    string `arg:"" help:"case.compare.file"`
	B    string `arg:"" help:"case.compare.file"`
	Same *bool  `help:"case.compare.same"`
	JSON bool   `name:"json" help:"case.json"`
}

// Run tells what differs between two cases or report files.
func (c *caseCompare) Run(ctx context.Context, s streams) (int, error) {
	return withEngine(ctx, "", s, func(e *engine.Engine) (int, error) {
		a, err := c.report(ctx, e, c.A, s)
		if err != nil {
			return 0, err
		}
		b, err := c.report(ctx, e, c.B, s)
		if err != nil {
			return 0, err
		}
		same := compare.SamePerson(a, b)
		if c.Same != nil {
			same = *c.Same
		}
		found := compare.People(text.Default(), a, b, same)
		status := exitDone
		if found.Suspected != report.SuspectedNobody {
			status = exitAttention
		}
		if c.JSON {
			return status, printJSON(s.out, found)
		}
		fmt.Fprintln(s.out, text.Default().Text("command.case.compared", "a", side(found.From), "b", side(found.To)))
		fmt.Fprintln(s.out, found.Text)
		printChanges(s.out, found.Changes)
		return status, nil
	})
}

// side names one side of a comparison.
func side(e report.Edition) string {
	return variants.Visible(cmp.Or(e.Case, e.Sample)) + " (" + e.Date + ")"
}

// report is what is said of a sealed case today, or what a report file says.
func (c *caseCompare) report(ctx context.Context, e *engine.Engine, path string, s streams) (*report.Report, error) {
	if strings.EqualFold(filepath.Ext(path), ".json") {
		content, err := os.ReadFile(path)
		if err != nil {
			return nil, variants.Fail("file_unreadable", path).Because(err)
		}
		return engine.ReadReport(content, path)
	}
	key, err := c.key(path, s)
	if err != nil {
		return nil, err
	}
	content, err := casefile.Read(path, key)
	if err != nil {
		return nil, err
	}
	return e.Report(ctx, e.Unpack(content), content.Case.Anew())
}
