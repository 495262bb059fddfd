package bases

import (
	"strings"

	"allelens/report/text"
	"allelens/variants/knowledge/update"
)

// Notable words a class that changed.
func Notable(n update.Notable) string {
	return text.Default().Text("command.kb.notable_line", "gene", n.Gene, "variant", n.Name(), "from", Standing(n.From), "to", Standing(n.To))
}

// Standing words a class with its stars and date.
func Standing(c update.Class) string {
	key := "command.kb.class"
	if c.Stars < 0 {
		key += ".no_stars"
	}
	return text.Default().Text(key, "class", ClassName(string(c.Class)), "n", c.Stars, "date", c.Date)
}

// ClassName words a class, within a sentence.
func ClassName(class string) string {
	return strings.ToLower(text.Default().Text("report.class." + class))
}

// CheckName words a check.
func CheckName(c update.Check) string {
	return text.Default().Text("command.kb.check."+c.Code, "gene", c.Gene)
}

// failedChecks names the checks that failed.
func failedChecks(r *update.Result) string {
	var names []string
	for _, c := range r.Checks {
		if !c.Passed() {
			names = append(names, CheckName(c))
		}
	}
	return strings.Join(names, "; ")
}
