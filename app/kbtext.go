package main

import (
	"fmt"
	"strings"

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
		count("change", c.Count, "from", className(string(c.From)), "to", className(string(c.To)))
	}
	if len(r.Notable) > 0 {
		lines = append(lines, words.Text("command.kb.notable"))
	}
	for _, n := range r.Notable {
		lines = append(lines, "  "+notableLine(n))
	}
	return append(append(lines, words.Text("command.kb.checks")), checkLines(r)...)
}

func notableLine(n update.Notable) string {
	return text.Default().Text("command.kb.notable_line", "gene", n.Gene, "variant", n.Name(), "from", standing(n.From), "to", standing(n.To))
}

// questionLines list what is asked, with the words of the command line that answer it.
func questionLines(d *update.Draft, open []update.Question) []string {
	words := text.Default()
	lines := []string{words.Text("command.kb.asked", "count", len(open))}
	for _, q := range open {
		to := words.Text("command.kb.no_row")
		if q.Line > 0 {
			to = standing(q.To) + ", " + words.Text("command.kb.line", "n", q.Line)
		}
		lines = append(lines, "  "+words.Text("command.kb.question", "id", q.ID, "from", standing(q.From), "to", to, "why", words.Text("command.kb.why."+q.Reason)))
	}
	return append(lines, words.Text("command.kb.answer", "id", open[0].ID))
}

// standing words a class with its stars and date.
func standing(c update.Class) string {
	key := "command.kb.class"
	if c.Stars < 0 {
		key += ".no_stars"
	}
	return text.Default().Text(key, "class", className(string(c.Class)), "n", c.Stars, "date", c.Date)
}

func className(class string) string {
	return strings.ToLower(text.Default().Text("report.class." + class))
}

func checkLines(r *update.Result) (lines []string) {
	words := text.Default()
	for _, c := range r.Checks {
		key := "command.kb.passed"
		if !c.Passed() {
			key = "command.kb.failed"
		}
		line := words.Text(key, "check", checkName(c), "found", c.Found, "of", c.Of, "least", c.Least)
		if !c.Passed() && len(c.Failed) > 0 {
			line += " " + words.Text("command.kb.failed_names", "names", strings.Join(c.Failed, ", "))
		}
		lines = append(lines, "  "+line)
	}
	return lines
}

func checkName(c update.Check) string {
	return text.Default().Text("command.kb.check."+c.Code, "gene", c.Gene)
}

// failedChecks names the checks that failed.
func failedChecks(r *update.Result) string {
	var names []string
	for _, c := range r.Checks {
		if !c.Passed() {
			names = append(names, checkName(c))
		}
	}
	return strings.Join(names, "; ")
}
