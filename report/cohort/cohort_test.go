package cohort

import (
	"bytes"
	"strings"
	"testing"

	"allelens/report/text"
)

func rows() []Row {
	return []Row{
		{Line: 2, Status: "0", Conclusions: map[string]string{"BRCA1": "pathogenic_found", "BRCA2": "none_found"}, Actions: map[string]int{"avoid": 2, "standard": 9}, Actionable: []string{"BRCA1", "CYP2C19"}},
		{Line: 3, Status: "3", Conclusions: map[string]string{"BRCA1": "none_found", "BRCA2": "not_assessed"}, Actions: map[string]int{"avoid": 0, "standard": 5}, Actionable: []string{"CYP2C19"}},
		{Line: 4, Status: "1", Conclusions: map[string]string{}, Actions: map[string]int{}},
		{Line: 5, Status: "0", Conclusions: map[string]string{"BRCA1": "none_found", "BRCA2": "none_found"}, Actions: map[string]int{"test_first": 1}},
	}
}

// TestCount: each is counted once a file, the gravest first; a file without a report counts for nothing but a look.
func TestCount(t *testing.T) {
	s := Count(rows())
	var got []string
	for _, row := range s.CSV().Rows {
		line := ""
		for _, c := range row {
			switch v := c.(type) {
			case string:
				line += v + "|"
			case int64:
				line += string(rune('0'+v)) + "|"
			default:
				line += "|"
			}
		}
		got = append(got, line)
	}
	want := []string{
		"conclusions|BRCA1|pathogenic_found|1|3||", "conclusions|BRCA1|none_found|2|3||", "conclusions|BRCA2|not_assessed|1|3||", "conclusions|BRCA2|none_found|2|3||",
		"genes|CYP2C19||2|3||", "genes|BRCA1||1|3||", "medicines|avoid||1|3||", "medicines|test_first||1|3||", "medicines|standard||2|3||",
		"look|1||1|3|4|", "look|3||1|3|3|",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestPage: the page says all counts in words, and that there is nothing where there is nothing.
func TestPage(t *testing.T) {
	for name, s := range map[string]Summary{"some": Count(rows()), "none": Count(nil)} {
		var out bytes.Buffer
		if err := s.WriteHTML(&out, text.English()); err != nil {
			t.Fatal(err)
		}
		page := out.String()
		if strings.Contains(page, "cohort.") || strings.Contains(page, "guidance.") || !strings.Contains(page, "</html>") {
			t.Errorf("%s: %s", name, page)
		}
		if none := strings.Contains(page, text.English().Text("cohort.empty")); none != (name == "none") {
			t.Errorf("%s: nothing is told: %v", name, none)
		}
	}
}
