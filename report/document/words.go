package document

import (
	"math"
	"strconv"
	"strings"

	"allelens/report"
)

// plain, strong, muted, code and mark are lines of a style; empty text gives no line.
func plain(s string) Cell  { return line(s, Plain) }
func strong(s string) Cell { return line(s, Strong) }
func muted(s string) Cell  { return line(s, Muted) }
func code(s string) Cell   { return line(shorten(s), Code) }
func mark(s string) Cell   { return line(s, Mark) }

func line(s string, style Style) Cell {
	if s == "" {
		return nil
	}
	return Cell{{Text: s, Style: style}}
}

func badge(b report.Badge) Cell {
	if b.Word == "" {
		return nil
	}
	return Cell{{Badge: &b}}
}

func cell(parts ...Cell) Cell {
	var c Cell
	for _, p := range parts {
		c = append(c, p...)
	}
	return c
}

// join puts a middle dot between the parts that are not empty.
func join(parts ...string) string {
	var some []string
	for _, p := range parts {
		if p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, " · ")
}

// longest is how much of a file's line is printed; long alleles fill pages.
const longest = 400

func shorten(s string) string {
	if runes := []rune(s); len(runes) > longest {
		return string(runes[:longest]) + "…"
	}
	return s
}

// unverified marks a statement that could not be checked at its source; the section's last line says what the sign means.
func (w writer) unverified(verified bool) Cell {
	if verified {
		return nil
	}
	return mark(w.t("pdf.unverified"))
}

// count groups a number's digits by thousands.
func count[T int | int64](n T) string {
	digits := strconv.FormatInt(int64(n), 10)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func (w writer) percent(v float64) string {
	return w.t("pdf.percent", "n", decimal(math.Round(v*10)/10))
}

func (w writer) orUnknown(s string) string {
	if s == "" {
		return w.t("pdf.unknown")
	}
	return s
}
