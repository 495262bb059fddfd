//go:build !linux || !cgo

package sqlite

import "github.com/mattn/go-sqlite3"

// connections is how many read a base at once: each has a copy of it.
const connections = 1

// readInPlace reports that a database cannot be read where it lies.
func readInPlace(*sqlite3.SQLiteConn, []byte) bool { return false }
