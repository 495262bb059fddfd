// Package cohort counts what came of a batch: conclusions on the cancer genes, genes on which something is to be done, medicines by action, and
// files that need a look. It names nobody: neither files nor samples, only the lines of the batch's summary.
package cohort

import (
	_ "embed"
	"html/template"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"allelens/report/table"
	"allelens/report/text"
)

// Row is what came of one file, or of one sample of it.
type Row struct {
	Line        int    // of the batch's summary, the header's being 1
	Status      string // of the report command: "0", "1" (no report), "3" (needs attention)
	Conclusions map[string]string
	Actions     map[string]int // medicines by action
	Actionable  []string       // genes, or those of one medicine together, on which something is to be done
}

// Summary is what was counted.
type Summary struct {
	Files   int // reported
	Tables  []Table
	KB      string
	Written string // day
}

// Table is one of the page's tables.
type Table struct {
	Key  string // of its title and note in the catalogue: "conclusions", "genes", "medicines", "look"
	Rows []Line
}

// Line is a thing and how often it was met.
type Line struct {
	Subject string // gene, action, or why a look is needed
	Value   string // conclusion; else ""
	Count   int
	Lines   []int // of the batch's summary; only of files that need a look
}

// conclusions, the gravest first, and actions, the most urgent first, in the order in which they are told.
var (
	conclusions = []string{"pathogenic_found", "probable_found", "uncertain_found", "not_assessed", "none_found"}
	actions     = []string{"contraindicated", "avoid", "alternative", "change_dose", "test_first", "monitor", "standard", "no_guidance", "not_held", "not_assessable"}
	looks       = []string{"1", "3"}
)

// Count counts rows. Of files without a report nothing is counted but that they need a look.
func Count(rows []Row) Summary {
	s := Summary{}
	found, genes, medicines := map[[2]string]int{}, map[string]int{}, map[string]int{}
	look := map[string][]int{}
	for _, r := range rows {
		if slices.Contains(looks, r.Status) {
			look[r.Status] = append(look[r.Status], r.Line)
		}
		if r.Status == "1" {
			continue
		}
		s.Files++
		for gene, conclusion := range r.Conclusions {
			found[[2]string{gene, conclusion}]++
		}
		for _, gene := range r.Actionable {
			genes[gene]++
		}
		for action, n := range r.Actions {
			if n > 0 {
				medicines[action]++
			}
		}
	}
	s.Tables = []Table{{Key: "conclusions", Rows: concluded(found)}, {Key: "genes"}, {Key: "medicines"}, {Key: "look"}}
	for _, gene := range slices.Sorted(maps.Keys(genes)) {
		s.Tables[1].Rows = append(s.Tables[1].Rows, Line{Subject: gene, Count: genes[gene]})
	}
	slices.SortStableFunc(s.Tables[1].Rows, func(a, b Line) int { return b.Count - a.Count })
	for _, action := range actions {
		if medicines[action] > 0 {
			s.Tables[2].Rows = append(s.Tables[2].Rows, Line{Subject: action, Count: medicines[action]})
		}
	}
	for _, status := range looks {
		if lines := look[status]; len(lines) > 0 {
			s.Tables[3].Rows = append(s.Tables[3].Rows, Line{Subject: status, Count: len(lines), Lines: lines})
		}
	}
	return s
}

// concluded lists the conclusions by gene, the gravest first.
func concluded(found map[[2]string]int) (rows []Line) {
	var genes []string
	for key := range found {
		if !slices.Contains(genes, key[0]) {
			genes = append(genes, key[0])
		}
	}
	slices.Sort(genes)
	for _, gene := range genes {
		for _, c := range conclusions {
			if n := found[[2]string{gene, c}]; n > 0 {
				rows = append(rows, Line{Subject: gene, Value: c, Count: n})
			}
		}
	}
	return rows
}

// CSV is the summary as one table: a row for each count.
func (s Summary) CSV() table.Table {
	t := table.Table{Name: "cohort", Columns: []string{"about", "subject", "value", "count", "of", "summary_lines"}, Rows: [][]table.Cell{}}
	for _, part := range s.Tables {
		for _, l := range part.Rows {
			t.Rows = append(t.Rows, []table.Cell{part.Key, l.Subject, cell(l.Value), int64(l.Count), int64(s.Files), cell(numbers(l.Lines))})
		}
	}
	return t
}

func cell(s string) table.Cell {
	if s == "" {
		return nil
	}
	return s
}

// numbers joins numbers with semicolons.
func numbers(all []int) string {
	words := make([]string, len(all))
	for i, n := range all {
		words[i] = strconv.Itoa(n)
	}
	return strings.Join(words, "; ")
}

//go:embed cohort.html
var page string

// parsed is the page's template. It is wrong only if the embedded file is, which a test rules out.
var parsed = sync.OnceValues(func() (*template.Template, error) { return template.New("cohort").Parse(page) })

// shown is what the page's template lays out.
type shown struct {
	Language, Title, Lead, Empty string
	Heads                        [4]string
	Tables                       []shownTable
}

type shownTable struct {
	Title, Note string
	Lines       bool // its rows name lines of the summary
	Rows        [][4]string
}

// WriteHTML writes the page, self-contained.
func (s Summary) WriteHTML(w io.Writer, words *text.Catalogue) error {
	t, err := parsed()
	if err != nil {
		return err
	}
	p := shown{Language: words.Language(), Title: words.Text("cohort.title"), Empty: words.Text("cohort.empty"),
		Lead:  words.Text("cohort.lead", "count", text.Grouped(s.Files)),
		Heads: [4]string{words.Text("cohort.head.subject"), words.Text("cohort.head.value"), words.Text("cohort.head.count"), words.Text("cohort.head.lines")}}
	for _, part := range s.Tables {
		one := shownTable{Title: words.Text("cohort." + part.Key), Note: words.Text("cohort." + part.Key + ".note"), Lines: part.Key == "look"}
		for _, l := range part.Rows {
			one.Rows = append(one.Rows, [4]string{subject(words, part.Key, l.Subject), value(words, l.Value), text.Grouped(l.Count), numbers(l.Lines)})
		}
		p.Tables = append(p.Tables, one)
	}
	return t.Execute(w, p)
}

func subject(words *text.Catalogue, about, s string) string {
	switch about {
	case "medicines":
		return words.Text("guidance.action." + s)
	case "look":
		return words.Text("cohort.look." + s)
	}
	return s
}

func value(words *text.Catalogue, conclusion string) string {
	if conclusion == "" {
		return ""
	}
	return words.Text("cohort.conclusion." + conclusion)
}
