//go:build cgo

package sqlite

/*
#include <stddef.h>
#include <stdint.h>

// SQLite is linked with its driver's package; without it the reference stays empty.
extern int sqlite3_deserialize(void *db, const char *schema, unsigned char *data, int64_t size, int64_t room, unsigned flags)
	__attribute__((weak));

// Of SQLite's flags: the data is not changed.
enum { read_only = 4 };

static int read_in_place(uintptr_t db, void *data, int64_t size) {
	if (sqlite3_deserialize == NULL) return -1;
	return sqlite3_deserialize((void *)db, "main", data, size, size, read_only);
}
*/
import "C"

import (
	"reflect"
	"unsafe"

	"github.com/mattn/go-sqlite3"
)

// connections is how many read a base at once: they share its bytes.
const connections = 2

// readInPlace lets a connection read a database where it lies, which must stay there until the connection
// is closed: the driver's own way copies it, the larger part of a short run. It reports whether that was
// possible.
func readInPlace(conn *sqlite3.SQLiteConn, data []byte) bool {
	handle := reflect.ValueOf(conn).Elem().FieldByName("db") // SQLite's own connection
	if handle.Kind() != reflect.Pointer || handle.IsNil() || len(data) == 0 {
		return false
	}
	return C.read_in_place(C.uintptr_t(handle.Pointer()), unsafe.Pointer(unsafe.SliceData(data)), C.int64_t(len(data))) == 0
}
