// Package why says what a statement of a report rests on: the rule that made it, the evidence, the rows of the knowledge
// base with source, edition and date, and the lines of the file. It is one answer for all statements, to be read or copied.
package why

import (
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/text"
)

// Why is the answer for one statement.
type Why struct {
	Title string // what it is about: "BRCA1 c.68_69del"
	Says  string // the statement
	Parts []Part
}

// Part is one kind of grounds; none is empty.
type Part struct {
	Name  string // "Rule", "Evidence" …
	Lines []Line
}

// Line is one ground.
type Line struct {
	Text string
	Code bool // a line of the file, as it stands there
}

// String is the answer as text, as it is copied.
func (w Why) String() string {
	var b strings.Builder
	b.WriteString(w.Title + "\n")
	if w.Says != "" {
		b.WriteString(w.Says + "\n")
	}
	for _, p := range w.Parts {
		b.WriteString("\n" + p.Name + "\n")
		for _, l := range p.Lines {
			b.WriteString("- " + l.Text + "\n")
		}
	}
	return b.String()
}

// Empty reports whether nothing is known of the grounds.
func (w Why) Empty() bool { return len(w.Parts) == 0 }

// answer gathers the grounds of a statement.
type answer struct {
	*text.Catalogue
	report *report.Report
	why    Why
	rule   []Line
	proof  []Line
	rows   []Line
	file   []Line
}

func about(r *report.Report, title, says string) *answer {
	return &answer{Catalogue: text.Of(r.Language), report: r, why: Why{Title: title, Says: says}}
}

// add takes a ground up once.
func add(lines *[]Line, words string) {
	if l := (Line{Text: words}); words != "" && !slices.Contains(*lines, l) {
		*lines = append(*lines, l)
	}
}

func (a *answer) ruled(key string, pairs ...any) { add(&a.rule, a.Text("why.rule."+key, pairs...)) }

func (a *answer) evident(words ...string) {
	for _, w := range words {
		add(&a.proof, w)
	}
}

// rested takes up a row of the knowledge base; said, if not "", is what it says.
func (a *answer) rested(o *report.Origin, said string) {
	if o == nil {
		return
	}
	row := a.row(*o)
	if said != "" {
		row = said + " (" + row + ")"
	}
	add(&a.rows, row)
}

// row names a row, its source with edition and date, and whether it was checked there.
func (a *answer) row(o report.Origin) string {
	name, edition := o.Source, ""
	for _, s := range a.report.KnowledgeBase.Sources {
		if s.ID == o.Source {
			name, edition = s.Name, s.Version
		}
	}
	if edition == o.Date {
		edition = ""
	}
	checked := "why.unchecked"
	switch {
	case o.OwnRule:
		checked = "why.own_rule"
	case o.Verified:
		checked = "why.checked"
	}
	return joined(" · ", o.Name(), joined(" ", name, edition), o.Date, a.Text(checked))
}

// line takes up a line of the file; what it is of may be "".
func (a *answer) line(of, words string, number *int64) {
	if words == "" {
		return
	}
	at := ""
	if number != nil {
		at = a.Text("why.line", "n", text.Grouped(int(*number)))
	}
	if head := joined(", ", of, at); head != "" {
		add(&a.file, head)
	}
	a.file = append(a.file, Line{strings.ReplaceAll(words, "\t", " "), true})
}

// done is the answer with the parts that have a ground.
func (a *answer) done() Why {
	for _, p := range []struct {
		key   string
		lines []Line
	}{{"rule", a.rule}, {"evidence", a.proof}, {"rows", a.rows}, {"file", a.file}} {
		if len(p.lines) > 0 {
			a.why.Parts = append(a.why.Parts, Part{a.Text("why.part." + p.key), p.lines})
		}
	}
	if len(a.rows) > 0 {
		last := &a.why.Parts[slices.IndexFunc(a.why.Parts, func(p Part) bool { return p.Name == a.Text("why.part.rows") })]
		last.Lines = append(slices.Clip(last.Lines), Line{Text: a.Text("why.base", "version", a.report.KnowledgeBase.Version)})
	}
	return a.why
}

// joined sets what is not empty side by side.
func joined(between string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), between)
}
