// Package compile makes the knowledge base out of its tables: assets/knowledge/*.tsv become one
// SQLite file. The same tables give the same bytes.
package compile

import (
	"bufio"
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/mattn/go-sqlite3"
)

//go:embed schema.sql
var schema string

// Compile reads <table>.tsv for every table of the schema and returns the SQLite file. A table
// without its file, a file without its table, a missing or unknown column, or a row that
// breaks a constraint is an error that names file and line.
func Compile(ctx context.Context, tables fs.FS) (file []byte, err error) {
	db, err := sql.Open("sqlite3", ":memory:?_foreign_keys=on")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(ctx, schema); err != nil {
		return nil, fmt.Errorf("schema.sql: %w", err)
	}
	if err := fill(ctx, db, tables); err != nil {
		return nil, err
	}
	if _, err := db.ExecContext(ctx, "ANALYZE; VACUUM"); err != nil {
		return nil, err
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	err = conn.Raw(func(c any) error {
		file, err = c.(*sqlite3.SQLiteConn).Serialize("main")
		return err
	})
	return file, errors.Join(err, conn.Close())
}

// fill inserts all tables in one transaction, the schema's order being one in which references
// find what they refer to.
func fill(ctx context.Context, db *sql.DB, tables fs.FS) error {
	names, err := column(ctx, db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rootpage")
	if err != nil {
		return err
	}
	if err := known(tables, names); err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := load(ctx, tx, tables, name); err != nil {
			return errors.Join(err, tx.Rollback())
		}
	}
	return tx.Commit()
}

// known reports a file that no table asks for.
func known(tables fs.FS, names []string) error {
	files, err := fs.Glob(tables, "*.tsv")
	if err != nil {
		return err
	}
	for _, file := range files {
		if !slices.Contains(names, strings.TrimSuffix(file, ".tsv")) {
			return fmt.Errorf("%s: the schema has no such table", file)
		}
	}
	return nil
}

// load fills one table from its file.
func load(ctx context.Context, tx *sql.Tx, tables fs.FS, name string) (err error) {
	file, err := tables.Open(name + ".tsv")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	if !lines.Scan() {
		return fmt.Errorf("%s.tsv: no header: %w", name, cmpErr(lines.Err(), io.ErrUnexpectedEOF))
	}
	header := strings.Split(lines.Text(), "\t")
	numeric, err := columnsOf(ctx, tx, name, header)
	if err != nil {
		return err
	}
	insert, err := tx.PrepareContext(ctx, fmt.Sprintf("INSERT INTO %s (%s) VALUES (?%s)",
		name, strings.Join(header, ", "), strings.Repeat(", ?", len(header)-1)))
	if err != nil {
		return fmt.Errorf("%s.tsv:1: %w", name, err)
	}
	defer func() { err = errors.Join(err, insert.Close()) }()
	for n := 2; lines.Scan(); n++ {
		cells := strings.Split(lines.Text(), "\t")
		if len(cells) != len(header) {
			return fmt.Errorf("%s.tsv:%d: %d cells, the header has %d", name, n, len(cells), len(header))
		}
		if _, err := insert.ExecContext(ctx, values(cells, numeric)...); err != nil {
			return fmt.Errorf("%s.tsv:%d: %w", name, n, err)
		}
	}
	return lines.Err()
}

func cmpErr(err, otherwise error) error {
	if err != nil {
		return err
	}
	return otherwise
}

// columnsOf checks that the header names every column but the row number, and tells which hold
// numbers.
func columnsOf(ctx context.Context, tx *sql.Tx, table string, header []string) (numeric []bool, err error) {
	rows, err := tx.QueryContext(ctx, "SELECT name, type, pk FROM pragma_table_info(?)", table)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	types := map[string]string{}
	for rows.Next() {
		var name, kind string
		var key int
		if err := rows.Scan(&name, &kind, &key); err != nil {
			return nil, err
		}
		if key == 0 {
			types[name] = kind
		}
	}
	for _, h := range header {
		kind, ok := types[h]
		if !ok {
			return nil, fmt.Errorf("%s.tsv:1: unknown or repeated column %q", table, h)
		}
		delete(types, h)
		numeric = append(numeric, kind != "TEXT")
	}
	for missing := range types {
		return nil, fmt.Errorf("%s.tsv:1: column %q is missing", table, missing)
	}
	return numeric, rows.Err()
}

// values turns cells into parameters: an empty cell of a number is NULL.
func values(cells []string, numeric []bool) []any {
	out := make([]any, len(cells))
	for i, c := range cells {
		if c != "" || !numeric[i] {
			out[i] = c
		}
	}
	return out
}

func column(ctx context.Context, db *sql.DB, query string) (out []string, err error) {
	rows, err := db.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}
