package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/alecthomas/kong"

	"allelens/app/bases"
	"allelens/app/offline"
	"allelens/app/program"
	"allelens/report/format"
	"allelens/report/text"
)

// command is one of the program's commands, its flags filled in.
type command interface {
	Run(ctx context.Context, s streams) (status int, err error)
}

// commands are the arguments as kong reads them.
type commands struct {
	Window   windowCommand   `cmd:"" default:"withargs" help:"window"`
	Report   reportCommand   `cmd:"" help:"report"`
	Batch    batchCommand    `cmd:"" help:"batch"`
	Summary  summaryCommand  `cmd:"" help:"summary"`
	KB       kbCommands      `cmd:"" name:"kb" help:"kb"`
	Case     caseCommands    `cmd:"" name:"case" help:"case"`
	Verify   verifyCommand   `cmd:"" help:"verify"`
	Version  versionCommand  `cmd:"" help:"version"`
	SelfTest selftestCommand `cmd:"" name:"selftest" help:"selftest"`
	Shell    shellCommand    `cmd:"" hidden:""`
}

// helped ends parsing after the help was printed.
type helped struct{}

// parse reads the arguments. It returns nil when they asked for help, which is then printed.
func parse(args []string, s streams) (c command, err error) {
	var all commands
	parser, err := newParser(&all, s)
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
		return nil, program.UsageError{Text: err.Error()}
	}
	switch name := parsed.Command(); {
	case name == "report <file>":
		return &all.Report, nil
	case name == "batch <source>":
		return &all.Batch, nil
	case name == "summary <folder>":
		return &all.Summary, nil
	case name == "verify <report>":
		return &all.Verify, nil
	case name == "version":
		return &all.Version, nil
	case strings.HasPrefix(name, "selftest"):
		return &all.SelfTest, nil
	case name == "shell <kind>":
		return &all.Shell, nil
	case strings.HasPrefix(name, "case "):
		return all.Case.chosen(name), nil
	case strings.HasPrefix(name, "kb"):
		return all.KB.chosen(name), nil
	}
	return &all.Window, nil
}

// newParser reads arguments into all, with the words of its help.
func newParser(all *commands, s streams) (*kong.Kong, error) {
	parser, err := kong.New(all, kong.Name("allelens"), kong.Description(text.Default().Text("command.about")), kong.Vars{"formats": format.Names()},
		kong.Writers(s.out, s.err), kong.ConfigureHelp(kong.HelpOptions{Compact: true}), kong.Exit(func(int) { panic(helped{}) }))
	if err != nil {
		return nil, err
	}
	return parser, kong.Visit(parser.Model, explain)
}

// explain puts the words of help in place of their keys, which stand in the tags. Kong's own variables would do so too, and go
// through all words at each of the flags.
func explain(node kong.Visitable, next kong.Next) error {
	var help *string
	switch n := node.(type) {
	case *kong.Node:
		help = &n.Help
	case *kong.Value:
		help = &n.Help
	}
	switch {
	case help == nil || *help == "":
	case *help == "report.format":
		*help = text.Default().Text("command.report.format", "formats", formatsHelp())
	case text.Default().Has("command." + *help):
		*help = text.Default().Text("command." + *help)
	}
	return next(nil)
}

// formatsHelp says what each format is.
func formatsHelp() string {
	var lines []string
	for _, f := range format.All() {
		lines = append(lines, text.Default().Text("command.report.format.one", "name", f.Name, "ending", f.Ending, "what", text.Default().Text("format."+f.Name+".help")))
	}
	return strings.Join(lines, "; ")
}

type versionCommand struct{}

// Run prints the versions.
func (versionCommand) Run(ctx context.Context, s streams) (int, error) {
	base, doubts, err := bases.InUse(ctx)
	if err != nil {
		return 0, err
	}
	defer bases.Close(base)
	program.Mention(s.err, doubts)
	words := text.Default()
	fmt.Fprintln(s.out, words.Text("command.version.line", "version", program.Version, "commit", program.Commit, "kb", base.Version()))
	fmt.Fprintln(s.out, words.Text("command.version."+offline.Now().String()))
	if t, ok := bases.Tested(base.Version()); ok {
		fmt.Fprintln(s.out, t.Text())
	}
	return exitDone, nil
}
