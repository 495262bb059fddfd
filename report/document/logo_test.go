package document

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"testing"
)

// TestLogoOf: whatever kind of picture it was, a logo is a small PNG of the same shape, and no picture is none.
func TestLogoOf(t *testing.T) {
	var grey, photo bytes.Buffer
	if err := png.Encode(&grey, image.NewGray16(image.Rect(0, 0, 2000, 500))); err != nil {
		t.Fatal(err)
	}
	if err := jpeg.Encode(&photo, image.NewYCbCr(image.Rect(0, 0, 30, 60), image.YCbCrSubsampleRatio420), nil); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		in   []byte
		w, h int
	}{"grey": {grey.Bytes(), 480, 120}, "photo": {photo.Bytes(), 30, 60}} {
		l := logoOf(c.in, "Clinic")
		if l == nil || l.Width != c.w || l.Height != c.h || l.Alt != "Clinic" {
			t.Fatalf("%s: %+v", name, l)
		}
		if got, err := png.DecodeConfig(bytes.NewReader(l.PNG)); err != nil || got.Width != c.w || got.Height != c.h {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	if logoOf(nil, "") != nil || logoOf([]byte("GIF89a"), "") != nil {
		t.Error("a logo out of nothing")
	}
}
