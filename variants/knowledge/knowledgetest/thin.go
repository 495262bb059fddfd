// Package knowledgetest makes small knowledge bases for tests of what is done with a base, whatever it holds.
package knowledgetest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/mattn/go-sqlite3"
)

// thinning leaves one class in eight, and of evidence one row in fifty; %s is what else stays. Rows are numbered
// anew, as a table has them.
const thinning = `
DELETE FROM class_change;
DELETE FROM frequency WHERE id %% 50 <> 0;
DELETE FROM functional WHERE id %% 50 <> 0;
DELETE FROM class_history WHERE id %% 8 <> 0;
CREATE TEMP TABLE kept AS SELECT * FROM classification
  WHERE id %% 8 = 0 OR (gene, pos38, ref, alt) IN (SELECT gene, pos38, ref, alt FROM founder) OR %s ORDER BY id;
UPDATE kept SET id = rowid;
DELETE FROM classification;
INSERT INTO classification SELECT * FROM kept;
DROP TABLE kept;
VACUUM`

// Thin is a knowledge base with a tenth of a base's rows: all of the small tables, and of classes those of founders,
// those that the SQL condition keep names, and every eighth of the others.
func Thin(ctx context.Context, base []byte, keep string) (file []byte, err error) {
	db, err := sql.Open("sqlite3", ":memory:")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	err = conn.Raw(func(c any) error { return c.(*sqlite3.SQLiteConn).Deserialize(base, "main") })
	if err != nil {
		return nil, err
	}
	if _, err := conn.ExecContext(ctx, fmt.Sprintf(thinning, keep)); err != nil {
		return nil, err
	}
	err = conn.Raw(func(c any) error {
		file, err = c.(*sqlite3.SQLiteConn).Serialize("main")
		return err
	})
	return file, err
}
