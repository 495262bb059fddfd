package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"allelens/app/engine"
	"allelens/report/cohort"
	tables "allelens/report/csv"
	"allelens/report/text"
	"allelens/variants"
)

type summaryCommand struct {
	Folder string   `arg:"" help:"summary.folder"`
	Output []string `short:"o" placeholder:"PATH" sep:"none" help:"summary.output"`
	Quiet  bool     `short:"q" help:"report.quiet"`
}

// Names of the summary's files where none are named.
const (
	cohortPage  = "cohort.html"
	cohortTable = "cohort.csv"
)

// Run counts what stands in the summary that a batch wrote, and writes it as a page and as a table.
func (c *summaryCommand) Run(_ context.Context, s streams) (int, error) {
	outputs := c.Output
	if len(outputs) == 0 {
		outputs = []string{filepath.Join(c.Folder, cohortPage), filepath.Join(c.Folder, cohortTable)}
	}
	for _, path := range outputs {
		if e := strings.ToLower(filepath.Ext(path)); e != ".html" && e != ".csv" {
			return 0, misuse("summary_output", "path", path)
		}
	}
	rows, err := readSummary(filepath.Join(c.Folder, summaryName))
	if err != nil {
		return 0, err
	}
	counted := cohort.Count(rows)
	for _, path := range outputs {
		write := func(w io.Writer) error { return counted.WriteHTML(w, text.Default()) }
		if strings.EqualFold(filepath.Ext(path), ".csv") {
			write = func(w io.Writer) error { return tables.Write(w, counted.CSV()) }
		}
		if err := engine.WriteWhole(path, write); err != nil {
			return 0, err
		}
		if !c.Quiet {
			fmt.Fprintln(s.err, text.Default().Text("command.written", "path", path))
		}
	}
	return exitDone, nil
}

// readSummary reads what a batch wrote of each file. Errors are *variants.Problem.
func readSummary(path string) (rows []cohort.Row, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, variants.Fail("summary_missing", path).Because(err)
	}
	defer func() { _ = f.Close() }()
	in := csv.NewReader(f)
	var header []string
	for line := 1; ; line++ {
		cells, err := in.Read()
		switch {
		case errors.Is(err, io.EOF) && header != nil:
			return rows, nil
		case err != nil:
			return nil, variants.Fail("summary_unreadable", path).Because(err)
		case header == nil:
			cells[0] = strings.TrimPrefix(cells[0], "\ufeff")
			if header = cells; !slices.Contains(header, "status") {
				return nil, variants.Fail("summary_unreadable", path)
			}
			continue
		}
		rows = append(rows, summaryRow(header, cells, line))
	}
}

func summaryRow(header, cells []string, line int) cohort.Row {
	r := cohort.Row{Line: line, Conclusions: map[string]string{}, Actions: map[string]int{}}
	for i, name := range header {
		value := cells[i]
		gene, concluded := strings.CutPrefix(name, conclusionColumn)
		switch {
		case value == "":
		case name == "status":
			r.Status = value
		case concluded:
			r.Conclusions[gene] = value
		case name == actionableColumn:
			r.Actionable = strings.Split(value, "; ")
		case slices.Contains(urgencies, name):
			if n, err := strconv.Atoi(value); err == nil {
				r.Actions[name] = n
			}
		}
	}
	return r
}
