//go:build cgo

package sqlite

import (
	"os"
	"testing"

	"github.com/mattn/go-sqlite3"
)

// TestReadInPlace: the base is read where it lies, so that a run need not copy it, and is not changed there.
func TestReadInPlace(t *testing.T) {
	data, err := os.ReadFile("../../../assets/knowledge.sqlite")
	if err != nil {
		t.Fatal(err)
	}
	conn, err := (&sqlite3.SQLiteDriver{}).Open(":memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	lite := conn.(*sqlite3.SQLiteConn)
	if readInPlace(lite, nil) {
		t.Error("nothing was read in place")
	}
	if !readInPlace(lite, data) {
		t.Fatal("the base is copied: the driver holds its connection under another name, or SQLite is not linked")
	}
	if _, err := lite.Exec("SELECT count(*) FROM classification", nil); err != nil {
		t.Error(err)
	}
	if _, err := lite.Exec("DELETE FROM classification", nil); err == nil {
		t.Error("the base can be changed where it lies")
	}
}
