package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"allelens/app/engine"
	"allelens/report"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/casefile"
)

type caseCheck struct {
	opener
	Folder string `arg:"" help:"case.folder"`
	JSON   bool   `name:"json" help:"case.json"`
	Date   string `placeholder:"YYYY-MM-DD" help:"report.date"`
}

// checked is what checking one case of a folder came to.
type checked struct {
	Case    string `json:"case"` // number
	From    string `json:"knowledge_base"`
	Changed int    `json:"changed"` // conclusions
	// Kinds counts all that changed, by kind.
	Kinds   map[string]int `json:"kinds"`
	Problem string         `json:"problem,omitempty"` // why it was not checked
	locked  bool           // a passphrase opens it
}

// Run lists the cases of a folder whose conclusions would change. Nothing is written, and no case is named but by number.
func (c *caseCheck) Run(ctx context.Context, s streams) (int, error) {
	engine.KeepSecret()
	all, err := filepath.Glob(filepath.Join(globbed(c.Folder), "*"+casefile.Ending))
	if info, wrong := os.Stat(c.Folder); err != nil || wrong != nil || !info.IsDir() {
		return 0, variants.Fail("sealed_no_folder", c.Folder).Because(errors.Join(err, wrong))
	}
	key, err := c.identity(s)
	if err != nil {
		return 0, err
	}
	return withEngine(ctx, c.Date, s, func(e *engine.Engine) (int, error) {
		results := make([]checked, len(all))
		var wait sync.WaitGroup
		turns := make(chan struct{}, runtime.NumCPU())
		for i, path := range all {
			wait.Go(func() {
				turns <- struct{}{}
				results[i] = check(ctx, e, path, key)
				<-turns
			})
		}
		wait.Wait()
		if ctx.Err() != nil {
			return 0, ctx.Err()
		}
		return c.tell(results, s)
	})
}

// globbed is a folder's name in which nothing stands for other names.
func globbed(folder string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(folder)
}

// check compares what was said of a case with what is said of it today.
func check(ctx context.Context, e *engine.Engine, path string, key casefile.Key) checked {
	c := checked{Case: strings.TrimSuffix(filepath.Base(path), casefile.Ending), Kinds: map[string]int{}}
	failed := func(err error) checked {
		p, ok := variants.AsProblem(err)
		if !ok {
			p = variants.Fail("internal", "")
		}
		c.Problem = text.Default().Problem(p)
		return c
	}
	byWords, err := casefile.ByPassphrase(path)
	if err != nil {
		return failed(err)
	}
	if byWords {
		c.locked = true
		return c
	}
	content, err := casefile.Read(path, key)
	if err != nil {
		return failed(err)
	}
	c.Case, c.From = cmp.Or(content.Number(), c.Case), content.Knowledge
	_, changes, err := e.Today(ctx, content)
	if err != nil {
		return failed(err)
	}
	c.Changed = changes.Concluding()
	for _, i := range changes.Items {
		c.Kinds[i.Kind]++
	}
	return c
}

// tell prints the cases that ask for something, and counts the others.
func (c *caseCheck) tell(results []checked, s streams) (int, error) {
	words, status := text.Default(), exitDone
	locked, same := 0, 0
	told := []checked{}
	for _, r := range results {
		switch {
		case r.locked:
			locked++
		case r.Problem == "" && r.Changed == 0 && r.Kinds[report.ChangedNotAsked] == 0:
			same++
		default:
			told = append(told, r)
			status = exitAttention
		}
	}
	if c.JSON {
		return status, printJSON(s.out, map[string]any{"cases": told, "unchanged": same, "not_opened": locked, "total": len(results)})
	}
	for _, r := range told {
		fmt.Fprintln(s.out, r.line(words))
	}
	fmt.Fprintln(s.err, words.Text("command.case.checked", "total", len(results), "told", len(told), "same", same, "locked", locked))
	return status, nil
}

// line is a case's line.
func (c checked) line(words *text.Catalogue) string {
	if c.Problem != "" {
		return words.Text("command.case.not_checked", "case", variants.Visible(c.Case), "why", c.Problem)
	}
	var kinds []string
	for _, kind := range slices.Sorted(maps.Keys(c.Kinds)) {
		kinds = append(kinds, words.Text("command.case.kind", "kind", words.Text("command.case.kind."+kind), "n", c.Kinds[kind]))
	}
	return words.Text("command.case.changed", "case", variants.Visible(c.Case), "kb", c.From, "n", c.Changed, "kinds", strings.Join(kinds, ", "))
}
