package document

import (
	"bytes"
	"image"
	_ "image/jpeg" // logos
	"image/png"

	"golang.org/x/image/draw"
)

// Logo is a clinic's logo as it is printed.
type Logo struct {
	PNG           []byte
	Width, Height int // in pixels
	Alt           string
}

// Most pixels of a printed logo: enough for 300 dots an inch, and small in the file.
const logoWide, logoHigh = 480, 160

// logoOf is a picture as it is printed: one kind of PNG whatever it was, no larger than it is seen; nil where it is none.
func logoOf(picture []byte, alt string) *Logo {
	if len(picture) == 0 {
		return nil
	}
	from, _, err := image.Decode(bytes.NewReader(picture))
	if err != nil || from.Bounds().Empty() {
		return nil // what cannot be printed was refused when the clinic's file was read
	}
	w, h := from.Bounds().Dx(), from.Bounds().Dy()
	scale := min(1, float64(logoWide)/float64(w), float64(logoHigh)/float64(h))
	to := image.NewNRGBA(image.Rect(0, 0, max(1, int(float64(w)*scale)), max(1, int(float64(h)*scale))))
	draw.CatmullRom.Scale(to, to.Bounds(), from, from.Bounds(), draw.Src, nil)
	var out bytes.Buffer
	if err := png.Encode(&out, to); err != nil {
		return nil
	}
	return &Logo{out.Bytes(), to.Bounds().Dx(), to.Bounds().Dy(), alt}
}
