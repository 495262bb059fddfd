package variants

import "time"

// IsDate reports whether a text is a date, YYYY-MM-DD, of which day, or day and month, may be missing.
func IsDate(text string) bool {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(layout, text); err == nil {
			return true
		}
	}
	return false
}
