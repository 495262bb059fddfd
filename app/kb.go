package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"allelens/app/bases"
	"allelens/app/program"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/store"
)

// kbCommands are what can be done with knowledge bases.
type kbCommands struct {
	Show   kbShow   `cmd:"" default:"1" help:"kb.show"`
	Update kbUpdate `cmd:"" help:"kb.update"`
	List   kbList   `cmd:"" help:"kb.list"`
	Use    kbUse    `cmd:"" help:"kb.use"`
}

// chosen is the command that was asked for.
func (k *kbCommands) chosen(name string) command {
	switch name {
	case "kb update":
		return &k.Update
	case "kb list":
		return &k.List
	case "kb use <version>":
		return &k.Use
	}
	return &k.Show
}

type kbShow struct{}

// Run prints the version, sources and row counts of the knowledge base in use.
func (kbShow) Run(ctx context.Context, s streams) (int, error) {
	base, doubts, err := bases.InUse(ctx)
	if err != nil {
		return 0, err
	}
	defer bases.Close(base)
	program.Mention(s.err, doubts)
	sources, err := base.Sources(ctx)
	if err != nil {
		return 0, err
	}
	counts, err := base.Counts(ctx)
	if err != nil {
		return 0, err
	}
	words := text.Default()
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

type kbList struct{}

// Run lists the knowledge bases that can be used.
func (kbList) Run(ctx context.Context, s streams) (int, error) {
	base, err := bases.Bundled(ctx)
	if err != nil {
		return 0, err
	}
	defer bases.Close(base)
	var items []store.Item
	use := store.Bundled
	if stock, ok := bases.Stock(); ok {
		if items, use, err = stock.List(); err != nil {
			return 0, err
		}
	}
	line := func(name, detail string) {
		mark := " "
		if name == use {
			mark = "*"
		}
		fmt.Fprintf(s.out, "%s %-32s %s\n", mark, name, detail)
	}
	for _, i := range items {
		line(i.Version, i.ClinVar)
	}
	line(store.Bundled, base.Version())
	return exitDone, nil
}

type kbUse struct {
	Version string `arg:"" help:"kb.use.version"`
}

// Run switches over to another knowledge base.
func (c *kbUse) Run(ctx context.Context, s streams) (int, error) {
	stock, ok := bases.Stock()
	if !ok {
		return 0, variants.Fail("knowledge_no_folder", bases.Variable)
	}
	release, err := stock.Lock()
	if err != nil {
		return 0, err
	}
	defer release()
	if err := stock.Use(c.Version); err != nil {
		return 0, err
	}
	base, doubts, err := bases.InUse(ctx)
	if err != nil {
		return 0, err
	}
	defer bases.Close(base)
	program.Mention(s.err, doubts)
	fmt.Fprintln(s.out, text.Default().Text("command.kb.version", "version", base.Version()))
	return exitDone, nil
}
