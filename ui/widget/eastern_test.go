package widget

import (
	"testing"

	"fyne.io/fyne/v2"
)

// TestEasternSigns: names in East Asian signs are drawn by fonts that have them, on pages and on the window's own surface.
func TestEasternSigns(t *testing.T) {
	for name, want := range map[string]script{"王小明": han, "山田 花子": han, "やまだ": han, "김민지": hangul} {
		parts := partsOf(name, false)
		for _, p := range parts {
			for _, sign := range p.words {
				if !hasSign(p.in, sign) {
					t.Errorf("%s: %q is drawn as a box", name, sign)
				}
			}
		}
		if parts[0].in != (fontKey{east: want}) {
			t.Errorf("%s: drawn by %+v", name, parts[0].in)
		}
		if fontOf(fyne.TextStyle{}, name) == nil {
			t.Errorf("%s: left to the system's fonts", name)
		}
	}
	if parts := partsOf("Ms 王 (née Łoś)", true); len(parts) != 3 || parts[1].words != "王" || parts[0].in != (fontKey{bold: true}) {
		t.Errorf("mixed: %+v", parts)
	}
	if eastOf("Anna") != nil {
		t.Error("letters are drawn by a font for other signs")
	}
}
