package document

import (
	"strconv"
	"strings"

	"allelens/report"
)

// event says all that is known of a structural event, name beside value.
func (w writer) event(e report.Structural) Table {
	t := Table{Columns: []Column{{Share: 1.5}, {Share: 7}}}
	for _, r := range EventRows(e, w.t) {
		style := Plain
		if r.Key == "line" {
			style = Code
		}
		var value Cell
		for i, s := range r.Lines {
			if i == 0 && (r.Key == "means" || r.Key == "next") {
				value = append(value, strong(s)...)
				continue
			}
			value = append(value, line(shorten(s), style)...)
		}
		t.Rows = append(t.Rows, []Cell{muted(r.Name), value})
	}
	return t
}

// EventRow is one thing that is said of a structural event; Key is the end of its name's key.
type EventRow struct {
	Key, Name string
	Lines     []string
}

// EventRows lists what is said of a structural event, in reading order; what is not known is left out, except
// that a match is always told or denied.
func EventRows(e report.Structural, say func(string, ...any) string) []EventRow {
	var rows []EventRow
	add := func(key string, all ...string) {
		if all = lines(all...); len(all) > 0 {
			rows = append(rows, EventRow{Key: key, Name: say("pdf.event." + key), Lines: all})
		}
	}
	add("means", e.Text)
	add("next", e.NextStep)
	add("exons", e.ExonsText)
	add("copies", join(copyNumber(e, say), say("report.zygosity."+e.Zygosity)))
	add("bounds", bounds(e, say), e.HGVSG)
	add("match", matches(e, say)...)
	add("effect", join(e.ConsequenceText, say("pdf.event.frame."+frame(e))))
	var evidence []string
	if p := e.Provisional; p != nil {
		evidence = append(evidence, join(p.Label, p.Text))
	}
	for _, c := range e.Evidence {
		evidence = append(evidence, join(c.Code, say("pdf.met."+c.Met), c.Strength, c.Why))
	}
	add("evidence", evidence...)
	add("notes", e.Notes...)
	add("call", join(e.Genotype, say("pdf.filter", "filter", e.Filter), lineNumber(e, say), say("pdf.event.source."+e.Source)))
	add("line", e.VCFLine)
	return rows
}

func frame(e report.Structural) string {
	if e.Frame == "" {
		return "unknown"
	}
	return e.Frame
}

func copyNumber(e report.Structural, say func(string, ...any) string) string {
	if e.CopyNumber == nil {
		return ""
	}
	return say("pdf.event.copy_number", "n", *e.CopyNumber)
}

// bounds are the first and the last base, with how far off each may be.
func bounds(e report.Structural, say func(string, ...any) string) string {
	place := count(e.Start) + within(e.StartRange)
	switch {
	case e.End != nil:
		place += "–" + count(*e.End) + within(e.EndRange)
	case e.Mate != "":
		place += " · " + e.Mate
	default:
		place = say("pdf.event.no_end", "start", place)
	}
	length := ""
	if e.Length != nil {
		length = say("pdf.event.length", "n", count(*e.Length))
	}
	precise := "pdf.event.precise"
	if !e.Precise {
		precise = "pdf.event.imprecise"
	}
	return join(place, length, say(precise))
}

// within is the range in which a bound may lie.
func within(r *[2]int) string {
	if r == nil {
		return ""
	}
	return " (" + count(r[0]) + "–" + count(r[1]) + ")"
}

func matches(e report.Structural, say func(string, ...any) string) []string {
	if len(e.Matches) == 0 {
		return []string{say("pdf.event.no_match")}
	}
	var all []string
	for _, m := range e.Matches {
		id := ""
		if m.VariationID != "" {
			id = say("pdf.variation", "id", m.VariationID)
		}
		all = append(all, join(m.Name, strings.ReplaceAll(m.Classification, "_", " "), id, m.Source))
	}
	return all
}

func lineNumber(e report.Structural, say func(string, ...any) string) string {
	if e.LineNumber == nil {
		return ""
	}
	return say("pdf.line_n", "n", strconv.FormatInt(*e.LineNumber, 10))
}
