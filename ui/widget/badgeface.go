package widget

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2/canvas"
	"golang.org/x/image/font"

	"allelens/report/figure"
)

// badgeCorner is the radius in points of a badge's corners.
const badgeCorner = 5

// faceLook is what the picture of a badge shows. Lengths are points.
type faceLook struct {
	ink, soft      color.Color
	sign           figure.SignKind // "" for none
	scale          float32         // of text, with which the sign grows
	frame          float32         // its width; 0 for none
	word           string          // "" where the word is drawn before the picture
	size           float32         // of the word's letters
	left, baseline float32         // where the word begins
}

// badgeFace is a badge's background, frame and sign in one picture, with its word where that is short.
type badgeFace struct {
	raster *canvas.Raster
	look   faceLook
}

func newBadgeFace() *badgeFace {
	f := &badgeFace{}
	f.raster = canvas.NewRaster(f.draw)
	return f
}

// set changes the picture; it stays where nothing is another.
func (f *badgeFace) set(look faceLook) {
	if f.look == look {
		return
	}
	f.look = look
	canvas.Refresh(f.raster)
}

// faceKey is what a picture of a face depends on.
type faceKey struct {
	look   faceLook
	width  int // pixels
	height int
	points float32 // how wide that is
}

// faces are pictures drawn before: a table's badges are few, and drawing one takes long. Only the main goroutine draws.
var faces = map[faceKey]image.Image{}

// mostFaces is how many pictures are kept.
const mostFaces = 100

// draw draws the face in an image of w by h pixels.
func (f *badgeFace) draw(w, h int) image.Image {
	key := faceKey{f.look, w, h, f.raster.Size().Width}
	if drawn, ok := faces[key]; ok {
		return drawn
	}
	if len(faces) >= mostFaces {
		clear(faces)
	}
	faces[key] = f.look.drawn(w, h, key.points)
	return faces[key]
}

// Colours of a face, by name.
const (
	inkRole  figure.Role = "ink"
	softRole figure.Role = "soft"
)

// drawn is the picture in w by h pixels, which are some points wide.
func (l faceLook) drawn(w, h int, points float32) image.Image {
	r := &raster{image: image.NewRGBA(image.Rect(0, 0, w, h)), faces: map[face]font.Face{}, colour: func(role figure.Role) color.NRGBA {
		if role == softRole {
			return color.NRGBAModel.Convert(l.soft).(color.NRGBA)
		}
		return color.NRGBAModel.Convert(l.ink).(color.NRGBA)
	}}
	if w == 0 || h == 0 || points <= 0 {
		return r.image
	}
	r.scale = float64(w) / float64(points)
	end := figure.Point{X: float64(w) / r.scale, Y: float64(h) / r.scale}
	if edge := float64(l.frame); edge > 0 {
		r.path(inkRole, 1, rectangle(figure.Point{}, end, badgeCorner))
		r.path(softRole, 1, rectangle(figure.Point{X: edge, Y: edge}, figure.Point{X: end.X - edge, Y: end.Y - edge}, badgeCorner-edge))
	} else {
		r.path(softRole, 1, rectangle(figure.Point{}, end, badgeCorner))
	}
	if l.sign != "" {
		half := float64(signSize*l.scale) / 2
		r.draw(figure.BadgeSign(l.sign, figure.Point{X: float64(badgeSide) + half, Y: end.Y / 2}, half/1.1, inkRole))
	}
	if l.word != "" {
		at := figure.Point{X: float64(l.left), Y: float64(l.baseline)}
		r.draw(figure.Text{At: at, Text: l.word, Size: float64(l.size), Bold: true, Colour: inkRole})
	}
	return r.image
}
