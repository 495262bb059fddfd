package interpret

import "allelens/variants/ledger"

// Thresholds are the limits that calls have to reach: phred qualities, reads, parts of 1.
type Thresholds = ledger.Thresholds

// DefaultThresholds are the limits that Questions asks for.
func DefaultThresholds() Thresholds { return ledger.DefaultThresholds() }
