package pgx

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// account counts what becomes of an oracle's rows: each is compared, or left out for a reason.
type account struct {
	file     string
	rows     int
	compared int
	left     map[string]int
}

func newAccount(file string, rows []map[string]string) *account {
	return &account{file: file, rows: len(rows), left: make(map[string]int)}
}

// leave counts a row that is not compared; it returns true, so that it can guard a loop's body.
func (a *account) leave(reason string) bool {
	a.left[reason]++
	return true
}

// close logs the counts, and fails if a row got lost or fewer than least were compared.
func (a *account) close(t *testing.T, least int) {
	t.Helper()
	sum := a.compared
	var reasons []string
	for _, reason := range slices.Sorted(maps.Keys(a.left)) {
		sum += a.left[reason]
		reasons = append(reasons, fmt.Sprintf("%d %s", a.left[reason], reason))
	}
	t.Logf("%-24s %4d rows, %4d compared; left out: %s", a.file, a.rows, a.compared, strings.Join(reasons, ", "))
	if sum != a.rows {
		t.Errorf("%s: %d of %d rows are accounted for", a.file, sum, a.rows)
	}
	if a.compared < least {
		t.Errorf("%s: %d rows compared, at least %d expected", a.file, a.compared, least)
	}
}

// Reasons for leaving out a row.
const (
	own   = "definitions of the peer's own tests"
	apart = "file kept apart"
)

// best keeps, of all the candidates that the peer lists with their scores, those that score
// highest: the ones that its standard mode reports.
func best(diplotypes, scores string) string {
	ds, ss := list(diplotypes, " | "), list(scores, " | ")
	var top []string
	for i, d := range ds {
		if i < len(ss) && ss[i] == ss[0] {
			top = append(top, d)
		}
	}
	return strings.Join(top, " | ")
}
