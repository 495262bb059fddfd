package widget

import (
	"image"
	"image/color"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"golang.org/x/image/vector"

	"allelens/report/figure"
	"allelens/ui/theme"
)

// painter turns a scene into canvas objects. Filled polygons go through a raster, because
// Fyne's own polygon ends at 16 corners; text stays text, so that it is sharp. The objects are kept and used again for
// the next scene: a raster that is thrown away holds its texture for a minute.
type painter struct {
	owner fyne.Widget
	scale float32

	rects   kept[*canvas.Rectangle]
	circles kept[*canvas.Circle]
	texts   kept[*canvas.Text]
	lines   kept[*canvas.Line]
	fills   kept[*filled]
}

// kept are objects of one kind, of which a scene takes as many as it needs.
type kept[T any] struct {
	all  []T
	used int
}

func (k *kept[T]) take(another func() T) T {
	if k.used == len(k.all) {
		k.all = append(k.all, another())
	}
	k.used++
	return k.all[k.used-1]
}

// paint makes the objects of a scene at a scale, in points.
func (p *painter) paint(s figure.Scene, scale float32) []fyne.CanvasObject {
	p.scale = scale
	p.rects.used, p.circles.used, p.texts.used, p.lines.used, p.fills.used = 0, 0, 0, 0, 0
	var objects []fyne.CanvasObject
	for _, shape := range s.Shapes {
		switch shape := shape.(type) {
		case figure.Polyline:
			objects = append(objects, p.polyline(shape)...)
		case figure.Polygon:
			objects = append(objects, p.polygon(shape))
		case figure.Rect:
			objects = append(objects, p.rect(shape))
		case figure.Circle:
			objects = append(objects, p.circle(shape))
		case figure.Text:
			objects = append(objects, p.text(shape))
		}
	}
	return objects
}

func (p *painter) colour(r figure.Role) color.Color { return colour(theme.ForRole(r), p.owner) }

func (p *painter) pos(at figure.Point) fyne.Position {
	return fyne.NewPos(float32(at.X)*p.scale, float32(at.Y)*p.scale)
}

func (p *painter) rect(s figure.Rect) fyne.CanvasObject {
	o := p.rects.take(func() *canvas.Rectangle { return &canvas.Rectangle{} })
	o.FillColor, o.StrokeColor, o.StrokeWidth = color.Transparent, nil, 0
	if s.Fill != "" {
		o.FillColor = p.colour(s.Fill)
	}
	if s.Stroke != "" {
		o.StrokeColor, o.StrokeWidth = p.colour(s.Stroke), theme.Hairline
	}
	o.CornerRadius = float32(s.Radius) * p.scale
	from, to := p.pos(s.Min), p.pos(s.Max)
	o.Move(from)
	o.Resize(fyne.NewSize(to.X-from.X, to.Y-from.Y))
	return o
}

func (p *painter) circle(s figure.Circle) fyne.CanvasObject {
	o := p.circles.take(func() *canvas.Circle { return &canvas.Circle{} })
	o.FillColor, o.StrokeColor, o.StrokeWidth = color.Transparent, nil, 0
	if s.Fill != "" {
		o.FillColor = faded(p.colour(s.Fill), s.Shade())
	}
	if s.Stroke != "" {
		o.StrokeColor, o.StrokeWidth = p.colour(s.Stroke), theme.Hairline
	}
	radius, centre := float32(s.Radius)*p.scale, p.pos(s.Centre)
	o.Move(centre.SubtractXY(radius, radius))
	o.Resize(fyne.NewSize(2*radius, 2*radius))
	return o
}

func (p *painter) text(s figure.Text) fyne.CanvasObject {
	o := p.texts.take(func() *canvas.Text { return &canvas.Text{} })
	o.Text, o.Color = s.Text, p.colour(s.Colour)
	o.TextSize = float32(s.Size) * p.scale
	o.TextStyle.Bold = s.Bold
	o.FontSource = fontOf(o.TextStyle, o.Text)
	size, baseline := fyne.CurrentApp().Driver().RenderedTextSize(o.Text, o.TextSize, o.TextStyle, o.FontSource)
	at := p.pos(s.At).SubtractXY(0, baseline)
	switch s.Anchor {
	case figure.Middle:
		at.X -= size.Width / 2
	case figure.End:
		at.X -= size.Width
	}
	o.Move(at)
	o.Resize(size)
	return o
}

func (p *painter) polyline(s figure.Polyline) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	stroke := p.colour(s.Stroke)
	for _, segment := range dashes(s.Points, s.Dash) {
		o := p.lines.take(func() *canvas.Line { return &canvas.Line{} })
		o.StrokeColor = stroke
		o.StrokeWidth = float32(s.Width) * p.scale
		o.Position1, o.Position2 = p.pos(segment[0]), p.pos(segment[1])
		objects = append(objects, o)
	}
	return objects
}

// dashes cuts a line into straight segments, and each of these into dashes where a pattern is given;
// the pattern runs on across corners.
func dashes(points []figure.Point, pattern []float64) [][2]figure.Point {
	var segments [][2]figure.Point
	period := 0.0
	for _, length := range pattern {
		period += max(length, 0)
	}
	dashed := period > 0 && len(pattern)%2 == 0
	phase := 0.0 // distance into the pattern
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		if !dashed {
			segments = append(segments, [2]figure.Point{a, b})
			continue
		}
		length := math.Hypot(b.X-a.X, b.Y-a.Y)
		for done := 0.0; done < length; {
			on, left := dashAt(pattern, phase)
			step := min(left, length-done)
			if on {
				segments = append(segments, [2]figure.Point{between(a, b, done/length), between(a, b, (done+step)/length)})
			}
			done, phase = done+step, phase+step
			if phase >= period-1e-9 {
				phase = 0
			}
		}
	}
	return segments
}

// dashAt tells whether a pattern draws at a distance into it, and how far that goes on.
func dashAt(pattern []float64, phase float64) (on bool, left float64) {
	end := 0.0
	for i, length := range pattern {
		end += max(length, 0)
		if phase < end-1e-9 {
			return i%2 == 0, end - phase
		}
	}
	return true, pattern[0]
}

func between(a, b figure.Point, part float64) figure.Point {
	return figure.Point{X: a.X + (b.X-a.X)*part, Y: a.Y + (b.Y-a.Y)*part}
}

func (p *painter) polygon(s figure.Polygon) fyne.CanvasObject {
	f := p.fills.take(newFilled)
	points := make([]fyne.Position, len(s.Points))
	for i, point := range s.Points {
		points[i] = p.pos(point)
	}
	f.set(points, faded(p.colour(s.Fill), s.Opacity))
	return f.raster
}

// faded is a colour with an opacity of 0 to 1.
func faded(c color.Color, opacity float64) color.NRGBA {
	f := color.NRGBAModel.Convert(c).(color.NRGBA)
	f.A = uint8(math.Round(255 * opacity))
	return f
}

// filled is a polygon in a raster that is no larger than it.
type filled struct {
	raster *canvas.Raster
	points []fyne.Position // in the figure
	colour color.NRGBA
}

func newFilled() *filled {
	f := &filled{}
	f.raster = canvas.NewRaster(f.draw)
	return f
}

// set changes polygon and colour; the texture stays where neither is another.
func (f *filled) set(points []fyne.Position, colour color.NRGBA) {
	if colour == f.colour && slices.Equal(points, f.points) {
		return
	}
	f.points, f.colour = points, colour
	from, to := fyne.Position{}, fyne.Position{}
	for i, p := range points {
		if i == 0 {
			from, to = p, p
		}
		from, to = fyne.NewPos(min(from.X, p.X), min(from.Y, p.Y)), fyne.NewPos(max(to.X, p.X), max(to.Y, p.Y))
	}
	floor := func(x float32) float32 { return float32(math.Floor(float64(x))) }
	from = fyne.NewPos(floor(from.X), floor(from.Y))
	f.raster.Move(from)
	f.raster.Resize(fyne.NewSize(floor(to.X-from.X)+1, floor(to.Y-from.Y)+1))
	canvas.Refresh(f.raster)
}

// draw fills the polygon in an image of w by h pixels.
func (f *filled) draw(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	if w == 0 || h == 0 || len(f.points) < 3 {
		return img
	}
	at, pixels := f.raster.Position(), float32(w)/f.raster.Size().Width
	r := vector.NewRasterizer(w, h)
	for i, point := range f.points {
		x, y := (point.X-at.X)*pixels, (point.Y-at.Y)*pixels
		if i == 0 {
			r.MoveTo(x, y)
			continue
		}
		r.LineTo(x, y)
	}
	r.ClosePath()
	r.Draw(img, img.Bounds(), image.NewUniform(f.colour), image.Point{})
	return img
}
