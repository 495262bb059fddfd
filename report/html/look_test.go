package html

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"allelens/report"
	"allelens/report/document"
	"allelens/report/figure"
	"allelens/report/reporttest"
)

// twins are the pages, by name.
var twins = map[string]func(io.Writer, *report.Report) error{
	"clinician": Write, "patient": WritePatient, "annex": all,
	"letter": WriteLetter(document.AllRelatives), "letter.women": WriteLetter(document.CloseWomen), "letter.men": WriteLetter(document.CloseMen), "letter.distant": WriteLetter(document.DistantFamily),
	"gp": WriteClinicLetter(document.ForPractice), "pharmacist": WriteClinicLetter(document.ForPharmacy), "again": again,
}

// again is what looking again has changed of a report that differs from one before.
func again(w io.Writer, r *report.Report) error {
	told := *r
	told.Changes = &report.Changes{From: report.Edition{Date: "2024-11-28", KnowledgeBase: "2024.11"}, To: report.Edition{Date: "2026-11-28", KnowledgeBase: "2026.11"},
		Items: []report.Changed{{Kind: report.ChangedClass, Concludes: true, Of: "BRCA1 c.68_69del", Text: "BRCA1 c.68_69del: uncertain, now pathogenic.", FromText: "uncertain", ToText: "pathogenic", ToDate: "2026-08"}}}
	return WriteClinicLetter(document.ForAnother)(w, &told)
}

// luminance is that of a colour "#rrggbb", by WCAG.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		v, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(colour, err)
		}
		c := float64(v) / 255
		if c <= 0.04045 {
			sum += weight * c / 12.92
		} else {
			sum += weight * math.Pow((c+0.055)/1.055, 2.4)
		}
	}
	return sum
}

func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// TestContrastOfWords: each colour of words has a contrast of 4.5 on each ground that it stands on.
func TestContrastOfWords(t *testing.T) {
	of := map[string]string{}
	for _, m := range regexp.MustCompile(`--(\w+): (#[0-9a-f]{6})`).FindAllStringSubmatch(style, -1) {
		of[m[1]] = m[2]
	}
	link := regexp.MustCompile(`(?m)^a \{ color: (#[0-9a-f]{6})`).FindStringSubmatch(style)
	if len(of) < 6 || link == nil {
		t.Fatalf("the style sheet has other names: %v", of)
	}
	grounds := []string{"#ffffff", "#edf1f5"}
	for _, m := range regexp.MustCompile(`(?m)^\.(act|change|standard|unknown) \{ color: var\(--\w+\); background: (#[0-9a-f]{6})`).FindAllStringSubmatch(style, -1) {
		if c := contrast(t, of[m[1]], m[2]); c < 4.5 {
			t.Errorf("%s on its own ground: %.2f", m[1], c)
		}
		grounds = append(grounds, m[2])
	}
	if len(grounds) != 6 {
		t.Fatalf("grounds: %v", grounds)
	}
	for _, ground := range grounds {
		for name, colour := range map[string]string{"ink": of["ink"], "muted": of["muted"], "link": link[1]} {
			if c := contrast(t, colour, ground); c < 4.5 {
				t.Errorf("%s on %s: %.2f", name, ground, c)
			}
		}
	}
}

// TestContrastOfDrawings: each text of a drawing has a contrast of 4.5 on what is drawn beneath it.
func TestContrastOfDrawings(t *testing.T) {
	for name, build := range reporttest.Figures() {
		s := build(520, 12)
		for i, shape := range s.Shapes {
			words, ok := shape.(figure.Text)
			if !ok || strings.TrimSpace(words.Text) == "" {
				continue
			}
			ground := "#ffffff"
			for _, below := range s.Shapes[:i] {
				if fill, opacity := fillOf(below); fill != "" && covers(below, words.Bounds()) {
					ground = mixed(t, ground, colours[fill], opacity)
				}
			}
			if c := contrast(t, colours[words.Colour], ground); c < 4.5 {
				t.Errorf("%s: %q, %s on %s: %.2f", name, words.Text, words.Colour, ground, c)
			}
		}
	}
}

func fillOf(s figure.Shape) (fill figure.Role, opacity float64) {
	switch s := s.(type) {
	case figure.Rect:
		return s.Fill, 1
	case figure.Polygon:
		return s.Fill, s.Opacity
	case figure.Circle:
		return s.Fill, s.Shade()
	}
	return "", 0
}

// mixed is a colour laid over another.
func mixed(t *testing.T, below, above string, opacity float64) string {
	t.Helper()
	out := "#"
	for i := 1; i < 7; i += 2 {
		b, err := strconv.ParseUint(below[i:i+2], 16, 8)
		a, other := strconv.ParseUint(above[i:i+2], 16, 8)
		if err != nil || other != nil {
			t.Fatal(below, above)
		}
		out += fmt.Sprintf("%02x", int(math.Round(float64(a)*opacity+float64(b)*(1-opacity))))
	}
	return out
}

// covers reports whether a shape lies under a box: under its middle or one of its ends.
func covers(s figure.Shape, o figure.Bounds) bool {
	y := (o.Min.Y + o.Max.Y) / 2
	for _, x := range []float64{o.Min.X, (o.Min.X + o.Max.X) / 2, o.Max.X} {
		b := figure.Around(s)
		inside := b.Min.X <= x && x <= b.Max.X && b.Min.Y <= y && y <= b.Max.Y
		if area, ok := s.(figure.Polygon); ok && inside {
			inside = false
			for i, p := range area.Points { // as often crossed as not: outside
				q := area.Points[(i+1)%len(area.Points)]
				if (p.Y > y) != (q.Y > y) && x < p.X+(y-p.Y)*(q.X-p.X)/(q.Y-p.Y) {
					inside = !inside
				}
			}
		}
		if inside {
			return true
		}
	}
	return false
}

// browse is the document that the browser makes of a page, after its scripts; skipped where there is no browser.
func browse(t *testing.T, page string) string {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "page.html")
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(path, "--headless=new", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=60000", "--user-data-dir="+filepath.Join(dir, "user"),
		"--dump-dom", "file://"+file).Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// TestReflows: a window of 320 points needs no scrolling to the side.
func TestReflows(t *testing.T) {
	var frames strings.Builder
	var names []string
	for name, write := range twins {
		for text, r := range map[string]*report.Report{"sample": reporttest.Sample(), "long": reporttest.Hostile()["long"]} {
			var b bytes.Buffer
			if err := write(&b, r); err != nil {
				t.Fatal(err)
			}
			names = append(names, name+", "+text)
			frames.WriteString(`<iframe width="320" height="900" srcdoc="` + html.EscapeString(b.String()) + `"></iframe>`)
		}
	}
	out := browse(t, frames.String()+`<script>onload = function() {
document.title = "W" + Array.from(document.querySelectorAll("iframe"), f => f.contentDocument.documentElement.scrollWidth).join(" ") + "W" }</script>`)
	m := regexp.MustCompile(`<title>W([\d ]+)W</title>`).FindStringSubmatch(out)
	if m == nil {
		t.Fatal("not measured")
	}
	widths := strings.Fields(m[1])
	if len(widths) != len(names) {
		t.Fatalf("%d of %d measured", len(widths), len(names))
	}
	for i, w := range widths {
		if n, err := strconv.Atoi(w); err != nil || n > 320 {
			t.Errorf("%s: %s points wide", names[i], w)
		}
	}
}

// TestAxe runs the rules of axe-core over the pages, where ALLELENS_AXE names its file axe.min.js: no rule is broken.
func TestAxe(t *testing.T) {
	script, err := os.ReadFile(os.Getenv("ALLELENS_AXE"))
	if err != nil {
		t.Skip("ALLELENS_AXE names no axe.min.js")
	}
	policy := regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`)
	for name, write := range twins {
		var b bytes.Buffer
		if err := write(&b, reporttest.Sample()); err != nil {
			t.Fatal(err)
		}
		page := policy.ReplaceAllString(b.String(), "")
		out := browse(t, strings.Replace(page, "</body>", "<script>"+string(script)+`</script><script>axe.run(document).then(r => {
document.body.innerHTML = ""; document.body.textContent = "AXE" + JSON.stringify(r.violations.map(v => v.id + ": " + v.nodes[0].html)) + "AXE" })</script></body>`, 1))
		m := regexp.MustCompile(`(?s)AXE(.*)AXE`).FindStringSubmatch(html.UnescapeString(out))
		var broken []string
		if m == nil || json.Unmarshal([]byte(m[1]), &broken) != nil || len(broken) > 0 {
			t.Errorf("%s: %s", name, fmt.Sprint(m))
		}
	}
}

// TestLinksLead: contents lead to sections that are there, and sources are links.
func TestLinksLead(t *testing.T) {
	for name, write := range twins {
		var b bytes.Buffer
		if err := write(&b, reporttest.Sample()); err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`href="#([^"]*)"`).FindAllStringSubmatch(b.String(), -1) {
			if strings.Count(b.String(), `id="`+m[1]+`"`) != 1 {
				t.Errorf("%s: a link leads to %q", name, m[1])
			}
		}
		numbered := name == "clinician" || name == "annex"
		if strings.Contains(b.String(), `href="https://pubmed.ncbi.nlm.nih.gov/28632866/"`) != numbered {
			t.Errorf("%s: a link to PubMed, or none", name)
		}
	}
	if p := document.Pieces("https://example.org"); len(p) != 1 || p[0].Target != "" {
		t.Error("an address out of a file is a link")
	}
}
