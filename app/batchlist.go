package main

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"allelens/variants"
)

// job is one file of a batch, or one sample of it.
type job struct {
	File      string
	Sample    string
	Sex       string
	Age       *int
	Medicines []string
	Case      string

	name  string // of its reports, without endings
	where string // the line that names it
}

// vcfEndings are those of files that a folder is searched for.
var vcfEndings = []string{".vcf", ".vcf.gz", ".vcf.bgz", ".bcf"}

func isVCF(name string) bool {
	return slices.ContainsFunc(vcfEndings, func(e string) bool { return strings.HasSuffix(strings.ToLower(name), e) })
}

// readJobs lists what a folder holds, or a list or sheet names; a file of variants is taken by itself. Errors are *variants.Problem, and name the line.
func readJobs(source string) ([]job, error) {
	info, err := os.Stat(source)
	if err != nil {
		return nil, variants.Fail("batch_source", source).Because(err)
	}
	var jobs []job
	switch {
	case info.IsDir():
		jobs, err = folderJobs(source)
	case isVCF(source):
		jobs = []job{{File: source, where: source}}
	case strings.HasSuffix(strings.ToLower(source), ".csv"):
		jobs, err = readFrom(source, sheetJobs)
	default:
		jobs, err = readFrom(source, listJobs)
	}
	if err == nil && len(jobs) == 0 {
		err = variants.Fail("batch_empty", source)
	}
	return jobs, err
}

func readFrom(path string, parse func(io.Reader, string) ([]job, error)) ([]job, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, variants.Fail("batch_source", path).Because(err)
	}
	defer func() { _ = f.Close() }()
	return parse(f, path)
}

// folderJobs are the VCF files of a folder by name, not those of folders in it.
func folderJobs(folder string) ([]job, error) {
	all, err := os.ReadDir(folder)
	if err != nil {
		return nil, variants.Fail("batch_source", folder).Because(err)
	}
	var jobs []job
	for _, f := range all {
		if !f.IsDir() && isVCF(f.Name()) {
			path := filepath.Join(folder, f.Name())
			jobs = append(jobs, job{File: path, where: path})
		}
	}
	return jobs, nil
}

// beside is a path that a list or sheet names: from the list's own folder on, unless it begins at the root.
func beside(list, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(list), path)
}

// listJobs reads a path a line; empty lines, and those that begin with #, are passed over.
func listJobs(r io.Reader, name string) ([]job, error) {
	var jobs []job
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		path := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if path != "" && !strings.HasPrefix(path, "#") {
			jobs = append(jobs, job{File: beside(name, path), where: fmt.Sprintf("%s:%d", name, n)})
		}
	}
	if err := lines.Err(); err != nil {
		return nil, variants.Fail("batch_source", name).Because(err)
	}
	return jobs, nil
}

// columns are those of a sheet: what each puts into a job. It reports whether the value can be.
var columns = map[string]func(j *job, list, value string) bool{
	"file":   func(j *job, list, value string) bool { j.File = beside(list, value); return value != "" },
	"sample": func(j *job, _, value string) bool { j.Sample = value; return true },
	"sex": func(j *job, _, value string) bool {
		j.Sex = strings.ToLower(value)
		return slices.Contains([]string{"", "female", "male", "unspecified"}, j.Sex)
	},
	"age": func(j *job, _, value string) bool {
		if value == "" {
			return true
		}
		n, err := strconv.Atoi(value)
		j.Age = &n
		return err == nil && n >= 0 && n <= mostAge
	},
	"medicines": func(j *job, _, value string) bool {
		j.Medicines = strings.FieldsFunc(value, func(r rune) bool { return r == ';' || r == ',' })
		return true
	},
	"case": func(j *job, list, value string) bool {
		if value != "" {
			j.Case = beside(list, value)
		}
		return true
	},
}

// columnNames are the names of a sheet's columns in the order in which they are told.
var columnNames = []string{"file", "sample", "sex", "age", "medicines", "case"}

// sheetJobs reads a sheet: a row a job under a header. Cells may be left empty, but for the file's.
func sheetJobs(r io.Reader, name string) ([]job, error) {
	in := csv.NewReader(r)
	in.FieldsPerRecord, in.TrimLeadingSpace = -1, true
	var header []string
	var jobs []job
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			return jobs, nil
		}
		if err != nil {
			return nil, variants.Fail("batch_source", name).Because(err)
		}
		line, _ := in.FieldPos(0)
		where := fmt.Sprintf("%s:%d", name, line)
		if header == nil {
			if header, err = sheetHeader(row, where); err != nil {
				return nil, err
			}
			continue
		}
		j := job{where: where}
		for i, column := range header {
			value := ""
			if i < len(row) {
				value = strings.TrimSpace(row[i])
			}
			if !columns[column](&j, name, value) {
				return nil, variants.Fail("batch_cell", where, "column", column, "value", strconv.Quote(value))
			}
		}
		jobs = append(jobs, j)
	}
}

// sheetHeader reads the names of the columns.
func sheetHeader(row []string, where string) ([]string, error) {
	header := make([]string, len(row))
	for i, cell := range row {
		header[i] = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(cell, "\ufeff")))
		if columns[header[i]] == nil {
			return nil, variants.Fail("batch_column", where, "column", strconv.Quote(header[i]), "known", strings.Join(columnNames, ", "))
		}
	}
	if !slices.Contains(header, "file") {
		return nil, variants.Fail("batch_no_file", where)
	}
	return header, nil
}
