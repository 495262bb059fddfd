package screen

import (
	"fmt"
	"strconv"
)

// thousands writes a whole number with commas between groups of three.
func thousands(n int) string {
	digits := strconv.Itoa(n)
	for at := len(digits) - 3; at > 0 && digits[at-1] != '-'; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}

// percent writes a percentage without decimals.
func percent(p float64) string { return fmt.Sprintf("%.0f %%", p) }
