package main

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"allelens/report/csv"
	"allelens/report/table"
	"allelens/variants"
)

// Columns of the summary: what is concluded of a gene, and the genes on which something is to be done.
const (
	conclusionColumn = "conclusion_"
	actionableColumn = "actionable"
)

// Names in a batch's folder.
const (
	summaryName = "summary.csv"
	journalName = "batch.jsonl"
)

// urgencies are the actions on medicines, most urgent first.
var urgencies = []string{"contraindicated", "avoid", "alternative", "change_dose", "test_first", "monitor", "standard", "no_guidance", "not_held", "not_assessable"}

// summary writes a row for each job that was done, in the order of the list.
func summary(results []result) func(io.Writer) error {
	var genes []string
	for _, r := range results {
		for _, g := range r.Genes {
			if !slices.Contains(genes, g) {
				genes = append(genes, g)
			}
		}
	}
	t := table.Table{Name: "summary", Columns: []string{"file", "sample", "status"}}
	for _, g := range genes {
		t.Columns = append(t.Columns, conclusionColumn+g)
	}
	t.Columns = append(append(t.Columns, urgencies...), actionableColumn, "problem", "seconds")
	for _, r := range results {
		if r.File == "" {
			continue // not come to
		}
		row := []table.Cell{r.File, r.Sample, int64(r.Status)}
		for _, g := range genes {
			row = append(row, r.Conclusions[g])
		}
		for _, a := range urgencies {
			if r.Status == exitInput {
				row = append(row, nil)
				continue
			}
			row = append(row, int64(r.Actions[a]))
		}
		t.Rows = append(t.Rows, append(row, strings.Join(r.Actionable, "; "), r.Problem, r.Seconds))
	}
	return func(w io.Writer) error { return csv.Write(w, t) }
}

// journal keeps what came of each job as a line, written as soon as it is known, so that a run that was
// stopped goes on where it was.
type journal struct {
	file *os.File
	was  map[string]result
	err  error
}

// openJournal reads what runs before did, unless all is to be done again. A line that was cut is passed over.
func openJournal(folder string, again bool) (*journal, error) {
	path := filepath.Join(folder, journalName)
	j := &journal{was: map[string]result{}}
	flags := os.O_CREATE | os.O_APPEND | os.O_RDWR
	if again {
		flags |= os.O_TRUNC
	}
	var err error
	if j.file, err = os.OpenFile(path, flags, 0o600); err != nil {
		return nil, variants.Fail("output_unwritable", path).Because(err)
	}
	lines := bufio.NewScanner(j.file)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var r result
		if json.Unmarshal(lines.Bytes(), &r) == nil && r.Key != "" {
			j.was[r.Key] = r
		}
	}
	// a line that was cut ends here, so that the next is whole
	if info, err := j.file.Stat(); err == nil && info.Size() > 0 {
		_, err = j.file.WriteString("\n")
		j.keep(err)
	}
	return j, nil
}

// done is what came of a job in a run before.
func (j *journal) done(key string) (result, bool) {
	r, ok := j.was[key]
	return r, ok
}

// add keeps what came of a job.
func (j *journal) add(r result) {
	line, err := json.Marshal(r)
	j.keep(err)
	_, err = j.file.Write(append(line, '\n'))
	j.keep(err)
}

// keep remembers the first thing that went wrong.
func (j *journal) keep(err error) {
	if j.err == nil {
		j.err = err
	}
}

// failed is the first thing that went wrong with the journal, as a problem.
func (j *journal) failed() error {
	if j.err == nil {
		return nil
	}
	return variants.Fail("output_unwritable", j.file.Name()).Because(j.err)
}

func (j *journal) close() { _ = j.file.Close() }
