package sqlite

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"

	"allelens/variants/knowledge"
)

// Contents reads all tables that which is true for, by name.
func (b *Base) Contents(ctx context.Context, which func(knowledge.Content) bool) (all []knowledge.Content, err error) {
	counts, err := b.tables(ctx)
	if err != nil {
		return nil, err
	}
	for _, c := range counts {
		content := knowledge.Content{Table: c.Table, Rows: c.Rows}
		if !which(content) {
			continue
		}
		if content.SHA256, err = b.digest(ctx, c.Table); err != nil {
			return nil, err
		}
		all = append(all, content)
	}
	return all, nil
}

// Marks that no cell holds: between rows and cells, and for a cell that is NULL.
const (
	rowMark  = "char(30)"
	cellMark = "char(31)"
	nullMark = "char(26)"
)

// digest is the checksum of a table's cells. SQLite joins the cells of many rows, which is faster than
// handing each of them over.
func (b *Base) digest(ctx context.Context, table string) (sum string, err error) {
	columns, err := list(ctx, b, "SELECT name FROM pragma_table_info(?) ORDER BY cid", func(s *string) []any { return []any{s} }, table)
	if err != nil {
		return "", err
	}
	cells := make([]string, len(columns))
	for i, name := range columns {
		cells[i] = "coalesce(" + name + ", " + nullMark + ")"
	}
	rows, err := b.db.QueryContext(ctx, "SELECT group_concat(concat_ws("+cellMark+", "+strings.Join(cells, ", ")+"), "+rowMark+") FROM "+
		table+" GROUP BY rowid / 500 ORDER BY rowid / 500")
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	hash := sha256.New()
	for rows.Next() {
		var joined []byte
		if err := rows.Scan(&joined); err != nil {
			return "", err
		}
		_, _ = hash.Write(append(joined, 30)) // a hash takes everything
	}
	return hex.EncodeToString(hash.Sum(nil)), rows.Err()
}
