package html

import (
	"bytes"
	"html"
	"io"
	"regexp"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/reporttest"
)

var (
	tag     = regexp.MustCompile(`<[^>]*>`)
	pulling = regexp.MustCompile(`(?i)<(script|img|link|iframe|object|embed|base|form)\b|\son\w+=|@import|url\(`)
)

func all(w io.Writer, r *report.Report) error { return WriteAnnex(w, r, nil) }

func TestConform(t *testing.T) {
	reporttest.Conform(t, reporttest.Face{Write: all, Read: func(t *testing.T, out []byte) string {
		s := string(out)
		if found := pulling.FindString(s); found != "" {
			t.Errorf("the page holds %q", found)
		}
		for _, element := range []string{"svg", "table", "section", "td"} {
			if opened, closed := len(regexp.MustCompile("<"+element+`[\s>]`).FindAllString(s, -1)), strings.Count(s, "</"+element+">"); opened != closed {
				t.Errorf("%d <%s> and %d </%s>", opened, element, closed, element)
			}
		}
		return html.UnescapeString(tag.ReplaceAllString(s, ""))
	}})
}

func TestFiguresAreDrawn(t *testing.T) {
	var b bytes.Buffer
	if err := all(&b, reporttest.Sample()); err != nil {
		t.Fatal(err)
	}
	// Two gene maps, one chart, two icon arrays with their key, one timeline, two exon maps, one dose bar.
	if n := strings.Count(b.String(), "<svg "); n != 10 {
		t.Errorf("%d drawings, want 10", n)
	}
	if strings.Contains(b.String(), "ZgotmplZ") || strings.Contains(b.String(), "NaN") || strings.Contains(b.String(), `="" stroke`) {
		t.Error("the template refused a value, or a number is none")
	}
}

func TestSectionsAreChosen(t *testing.T) {
	var b bytes.Buffer
	if err := WriteAnnex(&b, reporttest.Sample(), []string{"limits"}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "<section"); n != 1 {
		t.Errorf("%d sections, want 1", n)
	}
	if WriteAnnex(&b, reporttest.Sample(), []string{"nonsense"}) == nil {
		t.Error("an unknown section is no error")
	}
}
