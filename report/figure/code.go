package figure

import "rsc.io/qr"

// quiet is the empty border that readers of QR codes need, in modules (ISO/IEC 18004).
const quiet = 4

// CodeModules is how many modules a side of a text's QR code has, its quiet border in it; 0 where the text is too long.
func CodeModules(text string) float64 {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return 0
	}
	return float64(code.Size + 2*quiet)
}

// Code draws a text as a QR code in a square of a size in points, its quiet border in it; an empty scene where the text
// is too long for one. Modules beside each other are one shape.
func Code(text string, size float64) Scene {
	scene := Scene{Width: size, Height: size}
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return scene
	}
	module := size / float64(code.Size+2*quiet)
	scene.Shapes = append(scene.Shapes, Rect{Max: Point{X: size, Y: size}, Fill: Card})
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			from := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			if x > from {
				scene.Shapes = append(scene.Shapes, Rect{
					Min: Point{X: float64(from+quiet) * module, Y: float64(y+quiet) * module},
					Max: Point{X: float64(x+quiet) * module, Y: float64(y+quiet+1) * module}, Fill: Ink,
				})
			}
		}
	}
	return scene
}
