package text

import (
	"strconv"
	"strings"
)

// Grouped writes a whole number with its thousands set apart: "10,257", "-1,200".
func Grouped(n int) string {
	digits := strconv.Itoa(n)
	for at := len(digits) - 3; at > 0 && digits[at-1] != '-'; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}

// Amount writes a number as typed; one that was not given, 0, is empty.
func Amount(v float64) string {
	if v == 0 {
		return ""
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// ParseAmount reads a number above zero, with point or comma; 0 for nothing.
func ParseAmount(words string) (v float64, ok bool) {
	words = strings.Replace(strings.TrimSpace(words), ",", ".", 1)
	if words == "" {
		return 0, true
	}
	v, err := strconv.ParseFloat(words, 64)
	return v, err == nil && v > 0
}
