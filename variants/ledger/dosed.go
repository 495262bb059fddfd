package ledger

import (
	"slices"
	"strconv"
	"strings"
)

// Dosed reports whether the line gives a dosage (FORMAT DS): it was imputed from calls elsewhere, or says how sure a caller is. A dosage
// alone is no call.
func (e *Evidence) Dosed() bool {
	if e == nil {
		return false
	}
	columns := strings.Split(e.Text, "\t")
	if len(columns) < columnInfo+3 {
		return false
	}
	at := slices.Index(strings.Split(columns[columnInfo+1], ":"), "DS")
	values := strings.Split(columns[columnInfo+2], ":")
	if at < 0 || at >= len(values) {
		return false
	}
	_, err := strconv.ParseFloat(values[at], 64)
	return err == nil
}
