// Package compile makes the knowledge base out of its tables: assets/knowledge/*.tsv become one
// SQLite file. The same tables give the same bytes. What every start of the program reads stands in it once more, packed.
package compile

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"allelens/variants/knowledge/sqlite"

	"github.com/mattn/go-sqlite3"
)

//go:embed schema.sql
var schema string

// Compile reads <table>.tsv for every table of the schema and returns the SQLite file. A table
// without its file, a file without its table, a missing or unknown column, or a row that
// breaks a constraint is an error that names file and line.
func Compile(ctx context.Context, tables fs.FS) ([]byte, error) {
	return build(ctx, func(conn *sql.Conn, names []string) error {
		if err := known(tables, names); err != nil {
			return err
		}
		return fill(ctx, conn, names, func(tx *sql.Tx, name string) error {
			file, err := tables.Open(name + ".tsv")
			if err != nil {
				return err
			}
			return errors.Join(load(ctx, tx, file, name), file.Close())
		})
	})
}

// Replace makes a knowledge base out of a compiled one and new contents of some of its tables,
// each in the layout of its file. The other tables stay as they are; all constraints are
// checked anew. The same arguments give the same bytes.
func Replace(ctx context.Context, base []byte, tables map[string][]byte) ([]byte, error) {
	return build(ctx, func(conn *sql.Conn, names []string) error {
		for name := range tables {
			if !slices.Contains(names, name) {
				return fmt.Errorf("%s: the schema has no such table", name)
			}
		}
		if err := attach(ctx, conn, base); err != nil {
			return err
		}
		err := fill(ctx, conn, names, func(tx *sql.Tx, name string) error {
			if content, ok := tables[name]; ok {
				return load(ctx, tx, bytes.NewReader(content), name)
			}
			_, err := tx.ExecContext(ctx, "INSERT INTO main."+name+" SELECT * FROM old."+name)
			return err
		})
		_, detached := conn.ExecContext(ctx, "DETACH old")
		return errors.Join(err, detached)
	})
}

// attach opens a compiled base as the schema "old".
func attach(ctx context.Context, conn *sql.Conn, base []byte) error {
	if _, err := conn.ExecContext(ctx, "ATTACH ':memory:' AS old"); err != nil {
		return err
	}
	return conn.Raw(func(c any) error { return c.(*sqlite3.SQLiteConn).Deserialize(base, "old") })
}

// build makes an empty base, has its tables filled, whose names are given in the schema's
// order, and returns the SQLite file.
func build(ctx context.Context, fillAll func(conn *sql.Conn, names []string) error) (file []byte, err error) {
	db, err := sql.Open("sqlite3", ":memory:?_foreign_keys=on")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if _, err := conn.ExecContext(ctx, schema); err != nil {
		return nil, fmt.Errorf("schema.sql: %w", err)
	}
	names, err := column(ctx, conn, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rootpage")
	if err != nil {
		return nil, err
	}
	if err := fillAll(conn, slices.DeleteFunc(names, func(name string) bool { return name == "packed" })); err != nil {
		return nil, err
	}
	if err := pack(ctx, conn); err != nil {
		return nil, err
	}
	if _, err := conn.ExecContext(ctx, "ANALYZE; VACUUM"); err != nil {
		return nil, err
	}
	return serialized(conn)
}

// pack fills the table of packed rows out of the others.
func pack(ctx context.Context, conn *sql.Conn) error {
	file, err := serialized(conn)
	if err != nil {
		return err
	}
	rows, err := sqlite.Pack(ctx, file)
	if err != nil {
		return err
	}
	_, err = conn.ExecContext(ctx, "INSERT INTO packed (rows) VALUES (?)", rows)
	return err
}

func serialized(conn *sql.Conn) (file []byte, err error) {
	err = conn.Raw(func(c any) error {
		file, err = c.(*sqlite3.SQLiteConn).Serialize("main")
		return err
	})
	return file, err
}

// fill fills all tables in one transaction, the schema's order being one in which references
// find what they refer to.
func fill(ctx context.Context, conn *sql.Conn, names []string, one func(tx *sql.Tx, name string) error) error {
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := one(tx, name); err != nil {
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

// load fills one table from the text of its file.
func load(ctx context.Context, tx *sql.Tx, file io.Reader, name string) (err error) {
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

func column(ctx context.Context, db *sql.Conn, query string) (out []string, err error) {
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
