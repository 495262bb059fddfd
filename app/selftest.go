package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"allelens/app/bases"
	"allelens/app/engine"
	"allelens/app/program"
	"allelens/report"
	formatjson "allelens/report/json"
	"allelens/report/text"
	"allelens/testdata/cases"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

type selftestCommand struct {
	Full  bool     `help:"selftest.full"`
	Once  bool     `help:"selftest.once"`
	While bool     `hidden:"" help:"selftest.while"`
	Files []string `arg:"" optional:"" help:"selftest.file"`
	Quiet bool     `short:"q" help:"report.quiet"`
}

// Validate asks for files where these are to be tried.
func (c *selftestCommand) Validate() error {
	if c.Full != (len(c.Files) > 0) {
		return misuse("selftest")
	}
	return nil
}

// Run holds the program with the knowledge base in use to answers that are known, and keeps the result beside the base:
// where one is wrong, every report says so from then on.
func (c *selftestCommand) Run(ctx context.Context, s streams) (int, error) {
	base, doubts, err := bases.InUse(ctx)
	if err != nil {
		return 0, err
	}
	defer bases.Close(base)
	program.Mention(s.err, doubts)
	if kept, ok := bases.Tested(base.Version()); ok && c.Once {
		return c.tell(kept, s), nil
	}
	if c.While {
		var end context.CancelFunc
		ctx, end = whileOpen(ctx, os.Stdin)
		defer end()
	}
	e, err := engine.New(ctx, base, program.Version, "2026-11-24")
	if err != nil {
		return 0, err
	}
	e.Plain = true
	result := bases.Test{KnowledgeBase: base.Version()}
	for _, check := range []func(context.Context, *engine.Engine, *bases.Test) error{tryMedicines, tryCancer, c.tryFiles} {
		if err := check(ctx, e, &result); err != nil {
			return 0, err
		}
	}
	status := c.tell(result, s)
	if err := bases.KeepTest(result); err != nil { // what came of it is told all the same
		return 0, err
	}
	return status, nil
}

// whileOpen is a context that ends when nothing more can come from a reader: whoever started this process holds the other
// end, and lets it go when it ends, in whatever way.
func whileOpen(ctx context.Context, r io.Reader) (context.Context, context.CancelFunc) {
	ctx, end := context.WithCancel(ctx)
	go func() {
		_, _ = io.Copy(io.Discard, r)
		end()
	}()
	return ctx, end
}

// scratch makes a folder for invented patients, and takes away what earlier self-tests that were cut off left of theirs.
func scratch() (folder string, err error) {
	const named = "allelens-selftest-"
	left, _ := filepath.Glob(filepath.Join(os.TempDir(), named+"*")) // no bad pattern
	for _, path := range left {
		if info, err := os.Lstat(path); err == nil && info.IsDir() && time.Since(info.ModTime()) > time.Hour {
			discard(path) // another's stays
		}
	}
	return os.MkdirTemp("", named)
}

// discard takes a folder away with what is in it, one after the other: what Go has for it some kinds of Windows lack.
func discard(folder string) {
	var all []string
	_ = filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error { // what cannot be read stays
		all = append(all, path)
		return err
	})
	for _, path := range slices.Backward(all) {
		_ = os.Remove(path) // of no use, and of no harm
	}
}

// tell says what came of it.
func (c *selftestCommand) tell(r bases.Test, s streams) int {
	words := text.Default()
	for _, name := range r.Failed {
		fmt.Fprintln(s.err, words.Text("command.selftest.failed", "name", name))
	}
	if !c.Quiet {
		fmt.Fprintln(s.out, r.Text())
	}
	if len(r.Failed) > 0 {
		return exitAttention
	}
	return exitDone
}

// known is the part of a case's known answers that the self-test compares.
type known struct {
	Genes map[string]string `json:"genes"`
	Drugs map[string]struct {
		Action string `json:"action"`
	} `json:"drugs"`
}

// tryMedicines holds the bundled patients to what guidelines say of them.
func tryMedicines(ctx context.Context, e *engine.Engine, result *bases.Test) error {
	folder, err := scratch()
	if err != nil {
		return err
	}
	defer discard(folder)
	if err := os.CopyFS(folder, cases.Files); err != nil {
		return err
	}
	names, err := fs.Glob(cases.Files, "*/expected.json")
	if err != nil {
		return err
	}
	for _, name := range names {
		content, err := cases.Files.ReadFile(name)
		if err != nil {
			return err
		}
		var want known
		if err := json.Unmarshal(content, &want); err != nil {
			return err
		}
		r, err := tried(ctx, e, filepath.Join(folder, path.Dir(name)))
		result.Count(path.Dir(name), err == nil && want.of(r))
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return nil
}

// tried is the report of a case's folder.
func tried(ctx context.Context, e *engine.Engine, folder string) (*report.Report, error) {
	args := []string{"report", filepath.Join(folder, "input.vcf"), "-q", "-f", "json", "-o", "-"}
	if file := filepath.Join(folder, "case.json"); isFile(file) {
		args = append(args, "--case", file)
	}
	line, _ := os.ReadFile(filepath.Join(folder, "args")) // some have none
	for _, a := range strings.Fields(string(line)) {
		if file := filepath.Join(folder, a); isFile(file) {
			a = file
		}
		args = append(args, a)
	}
	var out bytes.Buffer
	s := streams{&out, &out}
	parsed, err := parse(args, s)
	if err != nil {
		return nil, err
	}
	c := parsed.(*reportCommand)
	asked, err := c.order(s)
	if err != nil {
		return nil, err
	}
	_, r, err := c.compose(ctx, e, asked, s)
	return r, err
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// of reports whether a report says what is known.
func (k known) of(r *report.Report) bool {
	for gene, want := range k.Genes {
		at := slices.IndexFunc(r.Pharmacogenes, func(g report.Pharmacogene) bool { return g.Gene == gene })
		if at < 0 || !strings.HasPrefix(want, labels(r.Pharmacogenes[at])+";") {
			return false
		}
	}
	for name, want := range k.Drugs {
		at := slices.IndexFunc(r.Drugs, func(d report.Drug) bool { return d.Drug == name })
		if at < 0 || r.Drugs[at].Action != want.Action {
			return false
		}
	}
	return true
}

// labels are the diplotypes of a gene.
func labels(g report.Pharmacogene) string {
	var all []string
	for _, d := range g.Diplotypes {
		all = append(all, d.Label)
	}
	return strings.Join(all, " or ")
}

// tryFiles reads files of the user's twice, the quick way and whole: both have to come to the same.
func (c *selftestCommand) tryFiles(ctx context.Context, e *engine.Engine, result *bases.Test) error {
	for _, file := range c.Files {
		var said [2][]byte
		for i := range said {
			how := workspace.ReadOptions{Scope: patient.Both, Whole: i == 1}
			o, err := e.Observe(ctx, file, engine.Reading{ReadOptions: how})
			if err != nil {
				return err
			}
			r, err := e.Report(ctx, o, patient.New())
			if err != nil {
				return err
			}
			var b bytes.Buffer
			if err := formatjson.Write(&b, &report.Report{Cancer: r.Cancer, Pharmacogenes: r.Pharmacogenes, Drugs: r.Drugs}); err != nil {
				return err
			}
			said[i] = b.Bytes()
		}
		result.Count(filepath.Base(file), bytes.Equal(said[0], said[1]))
	}
	return nil
}
