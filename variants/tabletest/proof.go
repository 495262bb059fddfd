package tabletest

import (
	"flag"
	"os"
	"strconv"
	"testing"
)

// Proof is the variable that, set to 1, makes the tests whose names begin with TestProof draw their long
// samples; make proof sets it.
const Proof = "ALLELENS_PROOF"

// Draws is how many cases a test draws: usual, or long under make proof.
func Draws(usual, long int) int {
	if proving() {
		return long
	}
	return usual
}

// LongOnly leaves a test to make proof; why says what it does that takes so long.
func LongOnly(t testing.TB, why string) {
	t.Helper()
	if !proving() {
		t.Skipf("%s: make proof", why)
	}
}

// NotRaced leaves out a test that is long under the race detector, which make test runs with -short and make proof without.
func NotRaced(t testing.TB) {
	t.Helper()
	if testing.Short() {
		t.Skip("long under the race detector: make proof")
	}
}

func proving() bool { return os.Getenv(Proof) == "1" }

// Checks sets how many cases rapid.Check draws in a test: usual, under -short fewer as rapid has it, or rapid's own
// number, or that of -rapid.checks, under make proof. The number is the whole test binary's while the test runs, so
// that a test which asks for it cannot be parallel.
func Checks(t *testing.T, usual int) {
	t.Helper()
	checks := flag.Lookup("rapid.checks")
	if checks == nil {
		t.Fatal("this test does not use rapid")
	}
	before := checks.Value.String()
	long, err := strconv.Atoi(before)
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("ALLELENS_CHECKS", before) // refuses parallel tests
	t.Cleanup(func() { _ = checks.Value.Set(before) })
	if err := checks.Value.Set(strconv.Itoa(Draws(min(usual, long), long))); err != nil {
		t.Fatal(err)
	}
}
