package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/jung-kurt/gofpdf"

	"allelens/assets"
	"allelens/report"
	"allelens/report/figure"
	"allelens/report/reporttest"
)

// a4 is the page that is painted.
var a4 = sheets[report.A4]

// TestPaperPaintsTheScene: the vectors in the file are the marks of the scene, as those on the
// window's canvas are.
func TestPaperPaintsTheScene(t *testing.T) {
	for name, build := range reporttest.Figures() {
		s := build(520, 12)
		reporttest.SameMarks(t, name, reporttest.Marks(s), drawn(t, s))
	}
}

// drawn are the marks that the content of a page leaves.
func drawn(t *testing.T, s figure.Scene) []reporttest.Mark {
	t.Helper()
	doc := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "pt", Size: gofpdf.SizeType{Wd: a4.width, Ht: a4.height}})
	doc.SetCompression(false)
	doc.SetMargins(0, 0, 0)
	doc.SetAutoPageBreak(false, 0)
	doc.AddUTF8FontFromBytes("body", "", bytes.Clone(assets.FontRegular))
	doc.AddUTF8FontFromBytes("body", "B", bytes.Clone(assets.FontBold))
	doc.AddPage()
	measure, err := newRuler()
	if err != nil {
		t.Fatal(err)
	}
	brush{doc, measure, newStructure(doc)}.page(s)
	var out bytes.Buffer
	if err := doc.Output(&out); err != nil {
		t.Fatal(err)
	}
	_, content, _ := strings.Cut(out.String(), "stream\n")
	content, _, _ = strings.Cut(content, "\nendstream")
	p := pen{}
	for _, token := range tokens.FindAllString(content, -1) {
		p.take(token)
	}
	return p.marks
}

// tokens are texts in brackets, arrays, and words of a content stream.
var tokens = regexp.MustCompile(`(?s)\((?:\\.|[^\\)])*\)|\[[^\]]*\]|[^\s\[\]()]+`)

// pen follows a content stream as far as figures need it.
type pen struct {
	operands     []float64
	words        string
	path         []figure.Point
	fill, stroke figure.Role
	marks        []reporttest.Mark
}

func (p *pen) take(token string) {
	if v, err := strconv.ParseFloat(token, 64); err == nil {
		p.operands = append(p.operands, v)
		return
	}
	if token[0] == '(' {
		p.words = token[1 : len(token)-1]
		return
	}
	defer func() { p.operands = nil }()
	switch token {
	case "rg":
		p.fill = roleOf(p.operands)
	case "g":
		p.fill = roleOf([]float64{p.operands[0], p.operands[0], p.operands[0]})
	case "RG":
		p.stroke = roleOf(p.operands)
	case "G":
		p.stroke = roleOf([]float64{p.operands[0], p.operands[0], p.operands[0]})
	case "m", "l", "Td":
		p.path = append(p.path, p.point(0))
	case "c":
		p.curve()
	case "re":
		p.path = append(p.path, p.point(0), figure.Point{X: p.operands[0] + p.operands[2], Y: a4.height - p.operands[1] - p.operands[3]})
	case "f", "f*", "S", "B", "b", "b*", "s":
		p.paint(token)
	case "Tj":
		p.marks = reporttest.AddMark(p.marks, reporttest.Mark{Kind: "text", Fill: p.fill, Text: decoded(p.words), Box: reporttest.Around(figure.Point{Y: p.path[0].Y})})
		p.path = nil
	}
}

// curve follows a cubic curve in steps.
func (p *pen) curve() {
	a, b, c, d := p.path[len(p.path)-1], p.point(0), p.point(2), p.point(4)
	const steps = 32
	for i := 1; i <= steps; i++ {
		t := float64(i) / steps
		u := 1 - t
		p.path = append(p.path, figure.Point{
			X: u*u*u*a.X + 3*u*u*t*b.X + 3*u*t*t*c.X + t*t*t*d.X,
			Y: u*u*u*a.Y + 3*u*u*t*b.Y + 3*u*t*t*c.Y + t*t*t*d.Y,
		})
	}
}

// paint ends a path: a stroke alone is a line, unless it outlines the area before it.
func (p *pen) paint(operator string) {
	m := reporttest.Mark{Kind: "area", Box: reporttest.Around(p.path...)}
	switch strings.ToLower(operator)[:1] {
	case "f":
		m.Fill = p.fill
	case "s":
		m.Kind, m.Stroke = "line", p.stroke
		if n := len(p.marks); n > 0 && p.marks[n-1].Kind == "area" && fmt.Sprint(p.marks[n-1].Box) == fmt.Sprint(m.Box) {
			m.Kind = "area"
		}
	default:
		m.Fill, m.Stroke = p.fill, p.stroke
	}
	p.marks, p.path = reporttest.AddMark(p.marks, m), nil
}

func (p *pen) point(i int) figure.Point {
	return figure.Point{X: p.operands[i], Y: a4.height - p.operands[i+1]}
}

// roleOf is the role that is printed in a colour of parts of 1.
func roleOf(parts []float64) figure.Role {
	for role := range paper {
		r, g, b := rgb(role)
		near := true
		for i, v := range []int{r, g, b} {
			d := 255*parts[i] - float64(v)
			near = near && d < 1 && d > -1
		}
		if near {
			return role
		}
	}
	return ""
}

// decoded is the text of a string of UTF-16 with escapes.
func decoded(s string) string {
	var raw []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
			raw = append(raw, map[byte]byte{'r': '\r', 'n': '\n'}[s[i]])
			if raw[len(raw)-1] == 0 {
				raw[len(raw)-1] = s[i]
			}
			continue
		}
		raw = append(raw, s[i])
	}
	var units []uint16
	for i := 0; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
	}
	return string(utf16.Decode(units))
}
