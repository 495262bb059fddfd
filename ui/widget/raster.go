package widget

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"sync"

	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"
	"golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	pixel "golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"allelens/report/figure"
	"allelens/ui/theme"
)

// raster draws a scene into an image. Fyne sets small text on
// whole pixels, which makes a reduced page's words run into each other; here letters stand
// where they will be printed.
type raster struct {
	image  *image.RGBA
	scale  float64 // pixels for a point
	faces  map[face]font.Face
	colour func(figure.Role) color.NRGBA
}

// face is a font at a size in pixels.
type face struct {
	of   fontKey
	size float64
}

// drawScene draws a scene as it is printed, onto white, w by h pixels.
func drawScene(s figure.Scene, w, h int) image.Image { return drawIn(printColour, s, w, h) }

// drawIn draws a scene in colours of its own onto that of cards, w by h pixels.
func drawIn(colour func(figure.Role) color.NRGBA, s figure.Scene, w, h int) image.Image {
	r := &raster{image: image.NewRGBA(image.Rect(0, 0, w, h)), faces: map[face]font.Face{}, colour: colour}
	if w == 0 || h == 0 || s.Width <= 0 {
		return r.image
	}
	r.scale = float64(w) / s.Width
	r.path(figure.Card, 1, rectangle(figure.Point{}, figure.Point{X: s.Width, Y: s.Height}, 0))
	for _, shape := range s.Shapes {
		r.draw(shape)
	}
	return r.image
}

func (r *raster) draw(shape figure.Shape) {
	switch s := shape.(type) {
	case figure.Polyline:
		for _, segment := range dashes(s.Points, s.Dash) {
			r.stroke(s.Stroke, s.Width, segment[0], segment[1])
		}
	case figure.Polygon:
		r.path(s.Fill, s.Opacity, s.Points)
	case figure.Rect:
		r.outlined(s.Fill, 1, s.Stroke, rectangle(s.Min, s.Max, s.Radius))
	case figure.Circle:
		r.outlined(s.Fill, s.Shade(), s.Stroke, circle(s.Centre, s.Radius))
	case figure.Text:
		r.text(s)
	case figure.Picture:
		r.picture(s)
	}
}

// picture draws a picture into its box; one that cannot be read is left out.
func (r *raster) picture(s figure.Picture) {
	p, err := png.Decode(bytes.NewReader(s.PNG))
	if err != nil {
		return
	}
	at := func(p figure.Point) image.Point { return image.Pt(int(p.X*r.scale), int(p.Y*r.scale)) }
	draw.ApproxBiLinear.Scale(r.image, image.Rectangle{Min: at(s.Min), Max: at(s.Max)}, p, p.Bounds(), draw.Over, nil)
}

func printColour(role figure.Role) color.NRGBA {
	c := theme.New(theme.Light, 1).Color(theme.ForRole(role), base.VariantLight)
	return color.NRGBAModel.Convert(c).(color.NRGBA)
}

// path fills an area.
func (r *raster) path(fill figure.Role, opacity float64, points []figure.Point) {
	if fill == "" || len(points) < 3 {
		return
	}
	box := r.around(points)
	if box.Empty() {
		return
	}
	v := vector.NewRasterizer(box.Dx(), box.Dy())
	for i, p := range points {
		x, y := float32(p.X*r.scale)-float32(box.Min.X), float32(p.Y*r.scale)-float32(box.Min.Y)
		if i == 0 {
			v.MoveTo(x, y)
			continue
		}
		v.LineTo(x, y)
	}
	v.ClosePath()
	c := r.colour(fill)
	c.A = uint8(math.Round(255 * opacity))
	v.Draw(r.image, box, image.NewUniform(c), image.Point{})
}

// around is the part of the image that holds the points.
func (r *raster) around(points []figure.Point) image.Rectangle {
	from, to := points[0], points[0]
	for _, p := range points {
		from = figure.Point{X: min(from.X, p.X), Y: min(from.Y, p.Y)}
		to = figure.Point{X: max(to.X, p.X), Y: max(to.Y, p.Y)}
	}
	box := image.Rect(int(math.Floor(from.X*r.scale)), int(math.Floor(from.Y*r.scale)), int(math.Ceil(to.X*r.scale)), int(math.Ceil(to.Y*r.scale)))
	return box.Intersect(r.image.Bounds())
}

// hairline is the width in points of lines that have none of their own.
const hairline = 0.7

func (r *raster) outlined(fill figure.Role, opacity float64, stroke figure.Role, points []figure.Point) {
	r.path(fill, opacity, points)
	if stroke == "" {
		return
	}
	for i, p := range points {
		r.stroke(stroke, hairline, p, points[(i+1)%len(points)])
	}
}

// stroke draws a straight line as a narrow area.
func (r *raster) stroke(role figure.Role, width float64, a, b figure.Point) {
	length := math.Hypot(b.X-a.X, b.Y-a.Y)
	if length == 0 {
		return
	}
	dx, dy := -(b.Y-a.Y)/length*width/2, (b.X-a.X)/length*width/2
	r.path(role, 1, []figure.Point{{X: a.X + dx, Y: a.Y + dy}, {X: b.X + dx, Y: b.Y + dy}, {X: b.X - dx, Y: b.Y - dy}, {X: a.X - dx, Y: a.Y - dy}})
}

// arcSteps is the number of corners that stand for a full circle.
const arcSteps = 32

func circle(centre figure.Point, radius float64) []figure.Point {
	return arc(nil, centre, radius, 0, arcSteps)
}

// arc appends the points of a circle from one step of it to another.
func arc(points []figure.Point, centre figure.Point, radius float64, from, to int) []figure.Point {
	for i := from; i <= to; i++ {
		angle := 2 * math.Pi * float64(i) / arcSteps
		points = append(points, figure.Point{X: centre.X + radius*math.Cos(angle), Y: centre.Y + radius*math.Sin(angle)})
	}
	return points
}

func rectangle(from, to figure.Point, radius float64) []figure.Point {
	radius = min(radius, (to.X-from.X)/2, (to.Y-from.Y)/2)
	if radius <= 0 {
		return []figure.Point{from, {X: to.X, Y: from.Y}, to, {X: from.X, Y: to.Y}}
	}
	const quarter = arcSteps / 4
	points := arc(nil, figure.Point{X: to.X - radius, Y: to.Y - radius}, radius, 0, quarter)
	points = arc(points, figure.Point{X: from.X + radius, Y: to.Y - radius}, radius, quarter, 2*quarter)
	points = arc(points, figure.Point{X: from.X + radius, Y: from.Y + radius}, radius, 2*quarter, 3*quarter)
	return arc(points, figure.Point{X: to.X - radius, Y: from.Y + radius}, radius, 3*quarter, 4*quarter)
}

func (r *raster) text(s figure.Text) {
	parts, width := partsOf(s.Text, s.Bold), pixel.Int26_6(0)
	d := font.Drawer{Dst: r.image, Src: image.NewUniform(r.colour(s.Colour))}
	for _, p := range parts {
		if d.Face = r.face(face{p.in, s.Size * r.scale}); d.Face != nil {
			width += d.MeasureString(p.words)
		}
	}
	x := pixel.Int26_6(s.At.X * r.scale * 64)
	switch s.Anchor {
	case figure.Middle:
		x -= width / 2
	case figure.End:
		x -= width
	}
	d.Dot = pixel.Point26_6{X: x, Y: pixel.Int26_6(s.At.Y * r.scale * 64)}
	for _, p := range parts {
		if d.Face = r.face(face{p.in, s.Size * r.scale}); d.Face != nil {
			d.DrawString(p.words)
		}
	}
}

func (r *raster) face(key face) font.Face {
	if f, ok := r.faces[key]; ok {
		return f
	}
	parsed := fontFor(key.of)
	if parsed == nil {
		return nil
	}
	f, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: key.size, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return nil
	}
	r.faces[key] = f
	return f
}

// fontKey names a bundled font: of the window's letters, or, where east is set, of East Asian signs.
type fontKey struct {
	bold, mono bool
	east       script
}

// fonts are the bundled fonts; one that cannot be read is missing, which a test rules out.
var fonts = sync.OnceValue(func() map[fontKey]*opentype.Font {
	all := map[fontKey]*opentype.Font{}
	look := theme.New(theme.Light, 1)
	for _, key := range []fontKey{{}, {bold: true}, {mono: true}, {bold: true, mono: true}} {
		if f, err := opentype.Parse(look.Font(fyne.TextStyle{Bold: key.bold, Monospace: key.mono}).Content()); err == nil {
			all[key] = f
		}
	}
	return all
})
