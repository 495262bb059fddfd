//go:build ci

package casefile

// Tests seal and open hundreds of cases: with the tag that only they have, a passphrase costs a thousandth.
func init() { workFactor = 8 }
