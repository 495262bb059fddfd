package assets

import _ "embed"

// The fonts of screen and paper. Inter lacks the ballot boxes and the heavy cross; nothing
// that is printed may use a sign outside these fonts (report/text tests it).
var (
	//go:embed fonts/Inter-Regular.ttf
	FontRegular []byte
	//go:embed fonts/Inter-SemiBold.ttf
	FontBold []byte
	//go:embed fonts/DejaVuSansMono.ttf
	FontMono []byte
)
