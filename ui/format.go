package ui

import (
	"fmt"
	"strconv"
	"time"
)

func formatSeconds(d time.Duration) string { return fmt.Sprintf("%.1f", d.Seconds()) }

func formatMegabytes(bytes int64) string { return fmt.Sprintf("%.1f", float64(bytes)/1e6) }

// thousands writes a count with its thousands set apart: "29,412".
func thousands(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
