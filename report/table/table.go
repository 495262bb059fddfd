// Package table lays a report out as tables that people open in a spreadsheet: one row a thing, numbers as numbers.
// Every row says which case, sample and knowledge base it is of, so that tables of many people can be put together.
package table

import (
	"slices"
	"strconv"
	"strings"

	"allelens/report"
)

// Table is rows under named columns. The names are part of the outside contract: columns are added, not renamed.
type Table struct {
	Name    string // "variants", "genes", "medicines", "sites"
	Columns []string
	Rows    [][]Cell // each as long as Columns
}

// Cell is a value: string, int64, float64, bool, or nil where there is none.
type Cell any

// All lists the tables of a report.
func All(r *report.Report) []Table {
	return []Table{Variants(r), Genes(r), Medicines(r), Sites(r)}
}

// Text is a cell as CSV has it: numbers with a point and no grouping, "true" and "false", "" for none.
func Text(c Cell) string {
	switch v := c.(type) {
	case string:
		return v
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	}
	return ""
}

// column is a named value of things of one kind.
type column[T any] struct {
	name  string
	value func(T) Cell
}

// of lays things out, with the columns that every row has before and behind.
func of[T any](r *report.Report, name string, columns []column[T], things []T) Table {
	t := Table{Name: name, Rows: [][]Cell{}}
	t.Columns = append(t.Columns, "case", "sample")
	for _, c := range columns {
		t.Columns = append(t.Columns, c.name)
	}
	t.Columns = append(t.Columns, "knowledge_base", "report_date")
	for _, thing := range things {
		row := []Cell{word(r.Case.Label), word(r.Input.Sample)}
		for _, c := range columns {
			row = append(row, c.value(thing))
		}
		t.Rows = append(t.Rows, append(row, word(r.KnowledgeBase.Version), word(r.Case.Date)))
	}
	return t
}

// word is a text, none where it is empty.
func word(s string) Cell {
	if s == "" {
		return nil
	}
	return s
}

func words(all []string) Cell { return word(strings.Join(all, "; ")) }

func whole[N int | int64](n N) Cell { return int64(n) }

// known is a number that may be missing: none then, never zero.
func known[N int | int64](n *N) Cell {
	if n == nil {
		return nil
	}
	return int64(*n)
}

func fraction(f *float64) Cell {
	if f == nil {
		return nil
	}
	return *f
}

// originOf are the columns that lead a row to the knowledge base.
func originOf[T any](origin func(T) *report.Origin) []column[T] {
	from := func(value func(*report.Origin) Cell) func(T) Cell {
		return func(t T) Cell {
			if o := origin(t); o != nil {
				return value(o)
			}
			return nil
		}
	}
	return []column[T]{
		{"base_row", from(func(o *report.Origin) Cell { return word(o.Name()) })},
		{"base_source", from(func(o *report.Origin) Cell { return word(o.Source) })},
		{"base_date", from(func(o *report.Origin) Cell { return word(o.Date) })},
		{"verified", from(func(o *report.Origin) Cell { return o.Verified })},
	}
}

// joined puts a sentence for each thing into one cell.
func joined[T any](all []T, say func(T) string) Cell {
	texts := make([]string, 0, len(all))
	for _, t := range all {
		if s := say(t); s != "" && !slices.Contains(texts, s) {
			texts = append(texts, s)
		}
	}
	return words(texts)
}

// parts joins what is not empty.
func parts(separator string, all ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(all), func(s string) bool { return s == "" }), separator)
}
