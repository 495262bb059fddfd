package main

import (
	"fmt"
	"strings"

	"allelens/app/bases"
	"allelens/report/text"
	"allelens/variants/knowledge/update"
)

// updateLines are what an update says of itself: what was read and used, what changed, and
// whether each check holds.
func updateLines(r *update.Result) []string {
	words := text.Default()
	lines := []string{words.Text("command.kb.file", "date", r.File.Date, "build", r.File.Assembly, "file", r.File.Name, "sha256", r.File.SHA256)}
	count := func(key string, n int, pairs ...any) {
		lines = append(lines, fmt.Sprintf("  %-55s %9d", words.Text("command.kb.count."+key, pairs...), n))
	}
	count("lines", int(r.Tally.Lines))
	count("read", r.Tally.Read)
	for _, s := range r.Tally.Skipped {
		count("skipped."+s.Reason, s.Count)
	}
	count("used", r.Tally.Used)
	count("new", r.Tally.New)
	count("classed", r.Tally.Classed)
	count("kept", r.Tally.Kept)
	count("kept_panel", r.Tally.KeptPanel)
	lines = append(lines, words.Text("command.kb.changes"))
	if len(r.Changes) == 0 {
		lines = append(lines, "  "+words.Text("command.kb.no_changes"))
	}
	for _, c := range r.Changes {
		count("change", c.Count, "from", bases.ClassName(string(c.From)), "to", bases.ClassName(string(c.To)))
	}
	if len(r.Notable) > 0 {
		lines = append(lines, words.Text("command.kb.notable"))
	}
	for _, n := range r.Notable {
		lines = append(lines, "  "+bases.Notable(n))
	}
	return append(append(lines, words.Text("command.kb.checks")), checkLines(r)...)
}

// questionLines list what is asked, with the words of the command line that answer it.
func questionLines(d *update.Draft, open []update.Question) []string {
	words := text.Default()
	lines := []string{words.Text("command.kb.asked", "count", len(open))}
	for _, q := range open {
		to := words.Text("command.kb.no_row")
		if q.Line > 0 {
			to = bases.Standing(q.To) + ", " + words.Text("command.kb.line", "n", q.Line)
		}
		lines = append(lines, "  "+words.Text("command.kb.question", "id", q.ID, "from", bases.Standing(q.From), "to", to, "why", words.Text("command.kb.why."+q.Reason)))
	}
	return append(lines, words.Text("command.kb.answer", "id", open[0].ID))
}

func checkLines(r *update.Result) (lines []string) {
	words := text.Default()
	for _, c := range r.Checks {
		key := "command.kb.passed"
		if !c.Passed() {
			key = "command.kb.failed"
		}
		line := words.Text(key, "check", bases.CheckName(c), "found", c.Found, "of", c.Of, "least", c.Least)
		if !c.Passed() && len(c.Failed) > 0 {
			line += " " + words.Text("command.kb.failed_names", "names", strings.Join(c.Failed, ", "))
		}
		lines = append(lines, "  "+line)
	}
	return lines
}
