package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"allelens/report/text"
	"allelens/variants/knowledge"
)

// version is the program's; FyneApp.toml has the same, which a test checks.
const version = "0.1.0"

// commit is set when the program is built.
var commit = "unknown"

// command is one of the program's commands, its flags filled in.
type command interface {
	Run(ctx context.Context, s streams) (status int, err error)
}

// commands are the arguments as kong reads them.
type commands struct {
	Window  windowCommand  `cmd:"" default:"withargs" help:"${window}"`
	Report  reportCommand  `cmd:"" help:"${report}"`
	KB      kbCommand      `cmd:"" name:"kb" help:"${kb}"`
	Version versionCommand `cmd:"" help:"${version}"`
}

// helped ends parsing after the help was printed.
type helped struct{}

// parse reads the arguments. It returns nil when they asked for help, which is then printed.
func parse(args []string, s streams) (c command, err error) {
	var all commands
	vars := kong.Vars{}
	for _, key := range text.English().Keys() {
		if name, ok := strings.CutPrefix(key, "command."); ok {
			vars[strings.ReplaceAll(name, ".", "_")] = text.English().Text(key)
		}
	}
	parser, err := kong.New(&all, kong.Name("allelens"), kong.Description(text.English().Text("command.about")), vars,
		kong.Writers(s.out, s.err), kong.ConfigureHelp(kong.HelpOptions{Compact: true}), kong.Exit(func(int) { panic(helped{}) }))
	if err != nil {
		return nil, err
	}
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(helped); !ok {
				panic(r)
			}
			c, err = nil, nil
		}
	}()
	parsed, err := parser.Parse(args)
	if err != nil {
		return nil, usageError{err.Error()}
	}
	switch parsed.Command() {
	case "report <file>":
		return &all.Report, nil
	case "kb":
		return &all.KB, nil
	case "version":
		return &all.Version, nil
	}
	return &all.Window, nil
}

type kbCommand struct{}

// Run prints the knowledge base's version, sources and row counts.
func (kbCommand) Run(ctx context.Context, s streams) (int, error) {
	base, err := openKnowledge(ctx)
	if err != nil {
		return 0, err
	}
	defer closing(base)
	sources, err := base.Sources(ctx)
	if err != nil {
		return 0, err
	}
	counts, err := base.Counts(ctx)
	if err != nil {
		return 0, err
	}
	words := text.English()
	fmt.Fprintf(s.out, "%s\n\n%s\n", words.Text("command.kb.version", "version", base.Version()), words.Text("command.kb.sources"))
	for _, src := range sources {
		fmt.Fprintf(s.out, "  %-28s %s\n", src.ID, sourceLine(src))
	}
	fmt.Fprintf(s.out, "\n%s\n", words.Text("command.kb.tables"))
	for _, c := range counts {
		fmt.Fprintf(s.out, "  %-28s %7d\n", c.Table, c.Rows)
	}
	return exitDone, nil
}

// sourceLine joins what is known of a source.
func sourceLine(s knowledge.Source) string {
	parts := []string{s.Name, s.Version, s.Date, s.Licence, s.URL}
	if s.PMID != "" {
		parts = append(parts, "PMID "+s.PMID)
	}
	if s.Version == s.Date {
		parts[1] = ""
	}
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), " · ")
}

type versionCommand struct{}

// Run prints the versions.
func (versionCommand) Run(ctx context.Context, s streams) (int, error) {
	base, err := openKnowledge(ctx)
	if err != nil {
		return 0, err
	}
	defer closing(base)
	fmt.Fprintln(s.out, text.English().Text("command.version.line", "version", version, "commit", commit, "kb", base.Version()))
	return exitDone, nil
}
