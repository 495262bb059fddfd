package widget

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"golang.org/x/image/vector"

	"allelens/report/figure"
	"allelens/ui/theme"
)

// painter turns a scene into canvas objects. Filled polygons go through a raster, because
// Fyne's own polygon ends at 16 corners; text stays text, so that it is sharp.
type painter struct {
	owner fyne.Widget
	scale float32
	size  fyne.Size
}

func (p painter) paint(s figure.Scene) []fyne.CanvasObject {
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

func (p painter) colour(r figure.Role) color.Color { return colour(theme.ForRole(r), p.owner) }

func (p painter) pos(at figure.Point) fyne.Position {
	return fyne.NewPos(float32(at.X)*p.scale, float32(at.Y)*p.scale)
}

func (p painter) rect(s figure.Rect) fyne.CanvasObject {
	o := canvas.NewRectangle(color.Transparent)
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

func (p painter) circle(s figure.Circle) fyne.CanvasObject {
	o := canvas.NewCircle(color.Transparent)
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

func (p painter) text(s figure.Text) fyne.CanvasObject {
	o := canvas.NewText(s.Text, p.colour(s.Colour))
	o.TextSize = float32(s.Size) * p.scale
	o.TextStyle.Bold = s.Bold
	size, baseline := fyne.CurrentApp().Driver().RenderedTextSize(o.Text, o.TextSize, o.TextStyle, nil)
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

func (p painter) polyline(s figure.Polyline) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	stroke := p.colour(s.Stroke)
	for _, segment := range dashes(s.Points, s.Dash) {
		o := canvas.NewLine(stroke)
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

func (p painter) polygon(s figure.Polygon) fyne.CanvasObject {
	fill := faded(p.colour(s.Fill), s.Opacity)
	o := canvas.NewRaster(func(w, h int) image.Image { return p.fill(s.Points, fill, w, h) })
	o.Resize(p.size)
	return o
}

// faded is a colour with an opacity of 0 to 1.
func faded(c color.Color, opacity float64) color.NRGBA {
	f := color.NRGBAModel.Convert(c).(color.NRGBA)
	f.A = uint8(math.Round(255 * opacity))
	return f
}

// fill draws a polygon into an image of w by h pixels that covers the whole figure.
func (p painter) fill(points []figure.Point, c color.NRGBA, w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	if w == 0 || h == 0 || len(points) < 3 {
		return img
	}
	pixels := float32(w) / p.size.Width
	r := vector.NewRasterizer(w, h)
	for i, point := range points {
		at := p.pos(point)
		if i == 0 {
			r.MoveTo(at.X*pixels, at.Y*pixels)
			continue
		}
		r.LineTo(at.X*pixels, at.Y*pixels)
	}
	r.ClosePath()
	r.Draw(img, img.Bounds(), image.NewUniform(c), image.Point{})
	return img
}
