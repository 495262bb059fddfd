package screen

import "fmt"

// percent writes a percentage without decimals.
func percent(p float64) string { return fmt.Sprintf("%.0f %%", p) }
