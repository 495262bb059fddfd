// Package sqlite reads the knowledge base: it opens a compiled SQLite file from memory and answers
// typed questions.
package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"slices"
	"strings"

	"allelens/variants/knowledge"

	"github.com/mattn/go-sqlite3"
)

// layout is the user_version of the files that this package reads.
const layout = 5

// Base is an open knowledge base. It is safe for concurrent use.
type Base struct {
	db      *sql.DB
	version string
	packed  pack
	packer  *packer // nil but for Pack
}

// image hands out connections to a database that lies in memory: no file is ever made.
type image []byte

// Connect implements driver.Connector.
func (i image) Connect(context.Context) (driver.Conn, error) {
	conn, err := (&sqlite3.SQLiteDriver{}).Open(":memory:?_query_only=on&_stmt_cache_size=64")
	if err != nil {
		return nil, err
	}
	lite := conn.(*sqlite3.SQLiteConn)
	if readInPlace(lite, i) {
		return conn, nil
	}
	if err := lite.Deserialize(i, "main"); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return conn, nil
}

// Driver implements driver.Connector.
func (i image) Driver() driver.Driver { return &sqlite3.SQLiteDriver{} }

// Open reads a compiled knowledge base from memory. It fails when data is not a knowledge
// base of the layout that this program reads.
func Open(ctx context.Context, data []byte) (*Base, error) {
	b := open(data)
	if err := b.begin(ctx); err != nil {
		return nil, errors.Join(err, b.db.Close())
	}
	return b, nil
}

func open(data []byte) *Base {
	b := &Base{db: sql.OpenDB(image(data))}
	b.db.SetMaxOpenConns(connections)
	b.db.SetConnMaxLifetime(0)
	return b
}

// begin reads what every base is asked first.
func (b *Base) begin(ctx context.Context) error {
	var found int
	err := b.db.QueryRowContext(ctx, "SELECT user_version FROM pragma_user_version").Scan(&found)
	if err == nil && found != layout {
		err = fmt.Errorf("knowledge base has layout %d, this program reads layout %d", found, layout)
	}
	if err == nil {
		err = b.db.QueryRowContext(ctx, "SELECT value FROM meta WHERE name = 'version'").Scan(&b.version)
	}
	if err != nil {
		return err
	}
	rows, err := list(ctx, b, "SELECT rows FROM packed", func(rows *[]byte) []any { return []any{rows} })
	if err == nil && len(rows) > 0 {
		b.packed, err = unpack(rows[0])
	}
	return err
}

// Close releases the base.
func (b *Base) Close() error { return b.db.Close() }

// Version is the base's version, one for everything in it.
func (b *Base) Version() string { return b.version }

// Sources lists the sources of all rows, by id.
func (b *Base) Sources(ctx context.Context) ([]knowledge.Source, error) {
	return list(ctx, b, `SELECT id, name, version, date, licence, url, pmid FROM source ORDER BY id`,
		func(s *knowledge.Source) []any {
			return []any{&s.ID, &s.Name, &s.Version, &s.Date, &s.Licence, &s.URL, &s.PMID}
		})
}

// Counts lists the tables with their rows, by name, but for that of packed rows: they are rows of others.
func (b *Base) Counts(ctx context.Context) ([]knowledge.Count, error) {
	counts, err := b.tables(ctx)
	return slices.DeleteFunc(counts, func(c knowledge.Count) bool { return c.Table == "packed" }), err
}

// tables lists all tables with their rows, by name.
func (b *Base) tables(ctx context.Context) ([]knowledge.Count, error) {
	tables, err := list(ctx, b, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
		func(c *knowledge.Count) []any { return []any{&c.Table} })
	for i := range tables {
		if err == nil {
			err = b.db.QueryRowContext(ctx, "SELECT count(*) FROM "+tables[i].Table).Scan(&tables[i].Rows)
		}
	}
	return tables, err
}

// list runs a query and reads each row into a new T through the places that into names, of all of which every
// row has a column. Queries are short: whether to go on is asked before each, not at each row.
func list[T any](ctx context.Context, b *Base, query string, into func(*T) []any, args ...any) (out []T, err error) {
	var t T
	if err := b.each(ctx, query, into(&t), func() { out = append(out, t) }, args...); err != nil {
		return nil, err
	}
	return out, nil
}

// whole is list for all rows of a table, of which there are many: memory is set aside for them before. Each row is finished by
// then, where that is not nil.
func whole[T any](ctx context.Context, b *Base, table, query string, into func(*T) []any, then func(*T)) (out []T, err error) {
	last := b.packed.queries[query].rows
	if last == 0 {
		if err := b.ask(ctx, "SELECT coalesce(max(id), 0) FROM "+table, nil, func(cells []driver.Value) error { return put(&last, cells[0]) }); err != nil {
			return nil, err
		}
	}
	out = make([]T, 0, last)
	var t T
	err = b.each(ctx, query, into(&t), func() {
		out = append(out, t)
		if then != nil {
			then(&out[len(out)-1])
		}
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// each fills the places with the columns of each row in turn, and hands over after each.
func (b *Base) each(ctx context.Context, query string, places []any, row func(), args ...any) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if q, ok := b.packed.queries[named(query, args)]; ok {
		if err := b.packed.each(q, places, row); err != nil {
			return fmt.Errorf("knowledge base: %w", err)
		}
		return nil
	}
	add, err := b.packing(named(query, args), len(places))
	if err != nil {
		return err
	}
	return b.ask(ctx, query, args, func(cells []driver.Value) error {
		if len(cells) != len(places) {
			return fmt.Errorf("%d columns for %d places", len(cells), len(places))
		}
		for i, cell := range cells {
			if err := put(places[i], cell); err != nil {
				return err
			}
		}
		row()
		return add(cells)
	})
}

// packing is what adds rows of a query to the pack that is being made; it does nothing where none is.
func (b *Base) packing(name string, columns int) (add func(cells []driver.Value) error, err error) {
	if b.packer == nil {
		return func([]driver.Value) error { return nil }, nil
	}
	q, err := b.packer.begin(name, columns)
	return func(cells []driver.Value) error { return b.packer.add(q, cells) }, err
}

// ask hands over each row of a query in turn.
func (b *Base) ask(ctx context.Context, query string, args []any, row func(cells []driver.Value) error) error {
	ctx = context.WithoutCancel(ctx)
	conn, err := b.db.Conn(ctx)
	if err != nil {
		return fmt.Errorf("knowledge base: %w", err)
	}
	err = conn.Raw(func(lite any) error {
		return eachRow(ctx, lite.(driver.QueryerContext), query, args, row)
	})
	if err = errors.Join(err, conn.Close()); err != nil {
		return fmt.Errorf("knowledge base: %w", err)
	}
	return nil
}

// origin are the columns that every table has; their places are places(&row.Origin, table).
const origin = `id, source, date, verified > 0, verified = 2`

// places are where a row's origin is scanned into.
func places(o *knowledge.Origin, table string) []any {
	o.Table = table
	return []any{&o.Row, &o.Source, &o.Date, &o.Verified, &o.OwnRule}
}

// split cuts a cell that holds a list, without blanks around the items.
func split(cell, separator string) []string {
	if cell == "" {
		return nil
	}
	parts := strings.Split(cell, separator)
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}
