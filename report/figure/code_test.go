package figure

import (
	"math"
	"strings"
	"testing"

	"rsc.io/qr"
)

// TestCode: the modules drawn are those of the code, inside a quiet border.
func TestCode(t *testing.T) {
	text, size := "allelens:1:sha256:"+strings.Repeat("0f", 32), 100.0
	want, err := qr.Encode(text, qr.M)
	if err != nil {
		t.Fatal(err)
	}
	scene, modules := Code(text, size), float64(want.Size+8)
	black := func(x, y int) bool {
		cx, cy := (float64(x)+4.5)*size/modules, (float64(y)+4.5)*size/modules
		for _, s := range scene.Shapes[1:] {
			if r := s.(Rect); r.Fill == Ink && r.Min.X < cx && cx < r.Max.X && r.Min.Y < cy && cy < r.Max.Y {
				return true
			}
		}
		return false
	}
	for y := -4; y < want.Size+4; y++ {
		for x := -4; x < want.Size+4; x++ {
			if black(x, y) != want.Black(x, y) {
				t.Fatalf("module %d, %d", x, y)
			}
		}
	}
	if math.Abs(scene.Width-size) > 1e-9 || len(Code(strings.Repeat("x", 4000), size).Shapes) != 0 {
		t.Error("size, or a text that no code can hold")
	}
}
