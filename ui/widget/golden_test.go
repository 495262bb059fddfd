package widget

import (
	"flag"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	base "fyne.io/fyne/v2/theme"

	"allelens/report/figure"
	"allelens/report/reporttest"
	"allelens/ui/theme"
)

var update = flag.Bool("update", false, "write the golden pictures")

// tint is the colour of a role in a mode.
func tint(mode theme.Mode, role figure.Role) color.NRGBA {
	return color.NRGBAModel.Convert(theme.New(mode, 1).Color(theme.ForRole(role), base.VariantLight)).(color.NRGBA)
}

// grey is the light colour as a printer without colour gives it.
func grey(role figure.Role) color.NRGBA {
	y := color.GrayModel.Convert(tint(theme.Light, role)).(color.Gray).Y
	return color.NRGBA{y, y, y, 255}
}

// TestGoldenPictures: each drawing in light, in dark, in grey print, and with text of twice the size.
func TestGoldenPictures(t *testing.T) {
	in := func(mode theme.Mode) func(figure.Role) color.NRGBA {
		return func(r figure.Role) color.NRGBA { return tint(mode, r) }
	}
	for name, build := range reporttest.Figures() {
		for look, v := range map[string]struct {
			colour func(figure.Role) color.NRGBA
			text   float64
		}{"light": {in(theme.Light), 12}, "dark": {in(theme.Dark), 12}, "grey": {grey, 12}, "large": {in(theme.Light), 24}} {
			s := build(560, v.text)
			samePicture(t, filepath.Join("testdata", "figures", name+"-"+look+".png"), drawIn(v.colour, s, int(s.Width), int(s.Height)))
		}
	}
}

// samePicture compares with a golden picture. Processors round curves and letters a little
// differently: one pixel in two hundred may differ by more than an eighth.
func samePicture(t *testing.T, golden string, got image.Image) {
	t.Helper()
	if *update {
		writePicture(t, golden, got)
	}
	f, err := os.Open(golden)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if want.Bounds() != got.Bounds() {
		t.Errorf("%s: %v, want %v (run with -update if this is meant)", golden, got.Bounds(), want.Bounds())
		return
	}
	b, off := got.Bounds(), 0
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if apart(want.At(x, y), got.At(x, y)) > 32 {
				off++
			}
		}
	}
	if off > b.Dx()*b.Dy()/200 {
		t.Errorf("%s: %d pixels differ (run with -update if this is meant)", golden, off)
	}
}

func apart(a, b color.Color) float64 {
	p, q := color.NRGBAModel.Convert(a).(color.NRGBA), color.NRGBAModel.Convert(b).(color.NRGBA)
	d := func(x, y uint8) float64 { return math.Abs(float64(x) - float64(y)) }
	return max(d(p.R, q.R), d(p.G, q.G), d(p.B, q.B))
}

func writePicture(t *testing.T, path string, img image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestWindowPaintsTheScene: the objects on the canvas are the marks of the scene.
func TestWindowPaintsTheScene(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 1))
	for name, build := range reporttest.Figures() {
		s := build(520, 12)
		p := painter{owner: NewFigure(0, nil)}
		reporttest.SameMarks(t, name, reporttest.Marks(s), painted(p.paint(s, 1)))
	}
}

func painted(objects []fyne.CanvasObject) []reporttest.Mark {
	var all []reporttest.Mark
	for _, o := range objects {
		m := reporttest.Mark{Kind: "area", Box: around(o.Position(), o.Position().Add(o.Size()))}
		switch o := o.(type) {
		case *canvas.Line:
			m = reporttest.Mark{Kind: "line", Stroke: roleOf(o.StrokeColor), Box: around(o.Position1, o.Position2)}
		case *canvas.Rectangle:
			m.Fill, m.Stroke = roleOf(o.FillColor), outlineOf(o.StrokeColor, o.StrokeWidth)
		case *canvas.Circle:
			m.Fill, m.Stroke = roleOf(o.FillColor), outlineOf(o.StrokeColor, o.StrokeWidth)
		case *canvas.Raster:
			m = area(o)
		case *canvas.Text:
			_, baseline := fyne.CurrentApp().Driver().RenderedTextSize(o.Text, o.TextSize, o.TextStyle, o.FontSource)
			m = reporttest.Mark{Kind: "text", Fill: roleOf(o.Color), Text: o.Text, Box: reporttest.Around(figure.Point{Y: float64(o.Position().Y + baseline)})}
		}
		all = reporttest.AddMark(all, m)
	}
	return all
}

// area is the part of a raster that is painted, to a fifth of a point.
func area(o *canvas.Raster) reporttest.Mark {
	const fine = 5
	img := o.Generator(fine*int(o.Size().Width), fine*int(o.Size().Height)).(*image.RGBA)
	var corners []figure.Point
	colour := color.NRGBA{}
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			c := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
			if c.A == 0 {
				continue
			}
			left, top := float64(o.Position().X), float64(o.Position().Y)
			corners = append(corners, figure.Point{X: left + float64(x)/fine, Y: top + float64(y)/fine}, figure.Point{X: left + float64(x+1)/fine, Y: top + float64(y+1)/fine})
			if c.A > colour.A {
				colour = c
			}
		}
	}
	return reporttest.Mark{Kind: "area", Fill: roleOf(colour), Box: reporttest.Around(corners...)}
}

func around(a, b fyne.Position) figure.Bounds {
	return reporttest.Around(figure.Point{X: float64(a.X), Y: float64(a.Y)}, figure.Point{X: float64(b.X), Y: float64(b.Y)})
}

func outlineOf(c color.Color, width float32) figure.Role {
	if width == 0 {
		return ""
	}
	return roleOf(c)
}

// allRoles are the roles that figures use.
var allRoles = []figure.Role{
	figure.Ink, figure.Muted, figure.Line, figure.Card, figure.Accent, figure.Act, figure.Change, figure.Standard, figure.Unknown,
	figure.ActSoft, figure.ChangeSoft, figure.StandardSoft, figure.UnknownSoft, figure.DomainA, figure.DomainB, figure.DomainC, figure.DomainD,
}

// roleOf is the role of a colour, whatever its opacity; "" for one that is no role's or cannot be seen.
func roleOf(c color.Color) figure.Role {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	if n.A == 0 {
		return ""
	}
	for _, r := range allRoles {
		if n.A = 255; apart(tint(theme.Light, r), n) <= 7 {
			return r
		}
	}
	return ""
}

// TestLegibleInGrey: words reach a contrast of 4.5 with the card they stand on, lines and dots
// of 3, in every mode and in grey print; people within and without differ in grey by more than half.
func TestLegibleInGrey(t *testing.T) {
	looks := map[string]func(figure.Role) color.NRGBA{"grey": grey}
	for name, mode := range map[string]theme.Mode{"light": theme.Light, "dark": theme.Dark, "contrast": theme.Contrast} {
		looks[name] = func(r figure.Role) color.NRGBA { return tint(mode, r) }
	}
	for look, colour := range looks {
		for name, build := range reporttest.Figures() {
			for _, shape := range build(520, 12).Shapes {
				role, least := figure.Role(""), 0.0
				switch s := shape.(type) {
				case figure.Text:
					role, least = s.Colour, 4.5
				case figure.Polyline:
					role, least = s.Stroke, 3
				case figure.Circle:
					role, least = s.Stroke, 3
					if s.Stroke == "" {
						role = s.Fill
					}
				}
				if role == "" || role == figure.Line || role == figure.Card {
					continue // grid lines carry nothing; text in the card's colour stands on a flag
				}
				if got := contrastOf(colour(role), colour(figure.Card)); got < least {
					t.Errorf("%s, %s: %s has a contrast of %.1f on the card, want %.1f", name, look, role, got, least)
				}
			}
		}
		if got := contrastOf(colour(figure.Accent), colour(figure.Card)); got < 4.5 {
			t.Errorf("%s: the flag's words have a contrast of %.1f", look, got)
		}
	}
}

// contrastOf is the ratio of contrast of two colours by WCAG 2.2.
func contrastOf(a, b color.NRGBA) float64 {
	light := func(c color.NRGBA) float64 {
		channel := func(v uint8) float64 {
			s := float64(v) / 255
			if s <= 0.04045 {
				return s / 12.92
			}
			return math.Pow((s+0.055)/1.055, 2.4)
		}
		return 0.2126*channel(c.R) + 0.7152*channel(c.G) + 0.0722*channel(c.B)
	}
	x, y := light(a)+0.05, light(b)+0.05
	return max(x, y) / min(x, y)
}
