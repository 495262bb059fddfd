package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"allelens/app/program"
	"allelens/report/text"
)

// shellCommand writes what packages bring along for shells and readers of manuals, out of the commands themselves.
type shellCommand struct {
	Kind string `arg:"" enum:"bash,zsh,fish,man"`
}

// Run writes it.
func (c *shellCommand) Run(_ context.Context, s streams) (int, error) {
	parser, err := newParser(new(commands), s)
	if err != nil {
		return 0, err
	}
	all := topics("", parser.Model.Node)
	switch c.Kind {
	case "bash":
		completeBash(s.out, all)
	case "zsh":
		completeZsh(s.out, all)
	case "fish":
		completeFish(s.out, all)
	default:
		manual(s.out, all)
	}
	return exitDone, nil
}

// topic is a command, with what may follow it.
type topic struct {
	path   string // "case seal"; "" for the program
	help   string
	usage  string // its arguments
	subs   []*kong.Node
	flags  []*kong.Flag
	parent bool // other commands follow it
}

// topics lists a command and those below it.
func topics(path string, n *kong.Node) []topic {
	p := topic{path: path, help: n.Help, flags: n.Flags}
	for _, a := range n.Positional {
		p.usage += " " + strings.ToUpper(a.Summary())
	}
	var below []topic
	for _, child := range n.Children {
		if !child.Hidden {
			p.subs = append(p.subs, child)
			below = append(below, topics(strings.TrimSpace(path+" "+child.Name), child)...)
		}
	}
	p.parent = len(below) > 0
	return append([]topic{p}, below...)
}

// words are what may follow a command: its own commands and its flags.
func (p topic) words() string {
	var words []string
	for _, n := range p.subs {
		words = append(words, n.Name)
	}
	for _, f := range p.flags {
		words = append(words, "--"+f.Name)
	}
	return strings.Join(words, " ")
}

// completeBash writes the completion of bash. Where a word is no command's, names of files follow.
func completeBash(w io.Writer, all []topic) {
	fmt.Fprint(w, "_allelens() {\n\tlocal path= word words=\n\tfor word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n\t\tcase \"${path:+$path }$word\" in\n\t\t")
	fmt.Fprintf(w, "%s) path=${path:+$path }$word ;;\n\t\tesac\n\tdone\n\tcase \"$path\" in\n", alternatives(all))
	for _, p := range all {
		fmt.Fprintf(w, "\t%q) words=%q ;;\n", p.path, p.words())
	}
	fmt.Fprint(w, "\tesac\n\tmapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\")\n}\ncomplete -o default -o bashdefault -F _allelens allelens\n")
}

// completeZsh writes the completion of zsh.
func completeZsh(w io.Writer, all []topic) {
	fmt.Fprint(w, "#compdef allelens\nlocal at= word\nfor word in \"${(@)words[2,CURRENT-1]}\"; do\n\tcase \"${at:+$at }$word\" in\n\t")
	fmt.Fprintf(w, "%s) at=${at:+$at }$word ;;\n\tesac\ndone\ncase \"$at\" in\n", alternatives(all))
	for _, p := range all {
		fmt.Fprintf(w, "%q) compadd -- %s ;;\n", p.path, p.words())
	}
	fmt.Fprint(w, "esac\n_files\n")
}

// alternatives are the paths of commands as a pattern of case.
func alternatives(all []topic) string {
	var quoted []string
	for _, p := range all[1:] {
		quoted = append(quoted, fmt.Sprintf("%q", p.path))
	}
	return strings.Join(quoted, "|")
}

// completeFish writes the completion of fish.
func completeFish(w io.Writer, all []topic) {
	quote := func(s string) string {
		return "'" + strings.ReplaceAll(strings.ReplaceAll(s, `\`, `\\`), "'", `\'`) + "'"
	}
	for _, p := range all {
		when := "__fish_use_subcommand"
		if last := strings.Fields(p.path); len(last) > 0 {
			when = "__fish_seen_subcommand_from " + strings.Join(last, "; and __fish_seen_subcommand_from ")
		}
		for _, n := range p.subs {
			fmt.Fprintf(w, "complete -c allelens -n %s -a %s -d %s\n", quote(when), n.Name, quote(n.Help))
		}
		for _, f := range p.flags {
			short := ""
			if f.Short != 0 {
				short = " -s " + string(f.Short)
			}
			fmt.Fprintf(w, "complete -c allelens -n %s -l %s%s -d %s\n", quote(when), f.Name, short, quote(f.Help))
		}
	}
}

// manual writes the page of the manual.
func manual(w io.Writer, all []topic) {
	words := text.Default()
	plain := strings.NewReplacer(`\`, `\e`, "-", `\-`, "\n.", "\n\\&.").Replace
	fmt.Fprintf(w, ".TH ALLELENS 1 \"\" \"Allelens %s\"\n.SH NAME\nallelens \\- %s\n", program.Version, plain(strings.TrimSuffix(all[0].help, ".")))
	fmt.Fprintf(w, ".SH SYNOPSIS\n.B allelens\n[\\fIFILE\\fR]\n.br\n.B allelens\n\\fICOMMAND\\fR [\\fIARGUMENTS\\fR]\n.SH DESCRIPTION\n%s\n.SH COMMANDS\n", plain(words.Text("command.man.description")))
	for _, p := range all[1:] {
		if p.parent {
			continue
		}
		fmt.Fprintf(w, ".SS \"allelens %s%s\"\n%s\n", plain(p.path), plain(p.usage), plain(p.help))
		for _, f := range p.flags {
			fmt.Fprintf(w, ".TP\n.B %s\n%s\n", plain(f.String()), plain(f.Help))
		}
	}
	for _, section := range []string{"EXIT STATUS", "FILES", "ENVIRONMENT"} {
		key := "command.man." + strings.ToLower(strings.Fields(section)[0])
		fmt.Fprintf(w, ".SH \"%s\"\n%s\n", section, plain(words.Text(key)))
	}
}
