//go:build race

package drugs_test

import "testing"

// load skips what needs the bundled base: under the race detector tests do without SQLite, and with rows made by hand.
func load(t testing.TB) base {
	t.Helper()
	t.Skip("needs the bundled base; not under the race detector")
	return base{}
}
