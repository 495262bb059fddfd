package tabletest

import "os"

// Proof is the variable that, set to 1, makes the tests whose names begin with TestProof draw their long
// samples; make proof sets it.
const Proof = "ALLELENS_PROOF"

// Draws is how many cases a test draws: usual, or long under make proof.
func Draws(usual, long int) int {
	if os.Getenv(Proof) == "1" {
		return long
	}
	return usual
}
