package theme

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"

	"allelens/report"
	"allelens/report/figure"
)

var palettes = map[string]palette{"light": light, "dark": dark, "contrast": contrast}

// luminance is the relative luminance of WCAG 2.
func luminance(c color.NRGBA) float64 {
	channel := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(c.R) + 0.7152*channel(c.G) + 0.0722*channel(c.B)
}

func ratio(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func TestTextIsReadableEverywhere(t *testing.T) {
	pairs := [][2]fyne.ThemeColorName{
		{ColorInk, ColorSurface}, {ColorInk, ColorCard}, {ColorExample, ColorCard}, {ColorMuted, ColorCard}, {ColorMuted, ColorSurface},
		{ColorInk, ColorAccentSoft}, {ColorAccentInk, ColorAccentSoft}, {ColorOnAccent, ColorAccent},
		{ColorAct, ColorActSoft}, {ColorAct, ColorCard}, {ColorChange, ColorChangeSoft}, {ColorChange, ColorCard},
		{ColorStandard, ColorStandardSoft}, {ColorStandard, ColorCard}, {ColorUnknown, ColorUnknownSoft},
		{ColorUnknown, ColorCard}, {ColorMuted, ColorNeutralSoft}, {ColorMuted, ColorOff}, {ColorInk, ColorDomainA}, {ColorInk, ColorDomainB},
		{ColorInk, ColorDomainC}, {ColorInk, ColorDomainD}, {ColorInk, ColorHover}, {ColorMuted, ColorAccentSoft},
	}
	for name, p := range palettes {
		want := 4.5
		if name == "contrast" {
			want = 7
		}
		for _, pair := range pairs {
			if got := ratio(p[pair[0]], p[pair[1]]); got < want {
				t.Errorf("%s: %s on %s has contrast %.2f, want %.1f", name, pair[0], pair[1], got, want)
			}
		}
	}
}

func TestPalettesNameTheSameColours(t *testing.T) {
	for name, p := range palettes {
		if len(p) != len(light) {
			t.Errorf("%s has %d colours, light %d", name, len(p), len(light))
		}
		for c := range light {
			if _, ok := p[c]; !ok {
				t.Errorf("%s lacks %s", name, c)
			}
		}
	}
}

func TestModesFollowTheirPalette(t *testing.T) {
	tests := []struct {
		mode    Mode
		variant fyne.ThemeVariant
		want    palette
	}{
		{System, base.VariantLight, light}, {System, base.VariantDark, dark},
		{Light, base.VariantDark, light}, {Dark, base.VariantLight, dark}, {Contrast, base.VariantDark, contrast},
	}
	for _, test := range tests {
		t.Run(fmt.Sprint(test.mode, test.variant), func(t *testing.T) {
			th := New(test.mode, 1)
			for _, name := range []fyne.ThemeColorName{ColorInk, ColorCard} {
				if got := th.Color(name, test.variant); got != test.want[name] {
					t.Errorf("%s = %v, want %v", name, got, test.want[name])
				}
			}
			if got := th.Color(base.ColorNameForeground, test.variant); got != test.want[ColorInk] {
				t.Errorf("Fyne's foreground = %v, want our ink", got)
			}
		})
	}
}

func TestScaleGrowsTextOnlyAndIsHeld(t *testing.T) {
	one, two := New(Light, 1), New(Light, 2)
	if got := two.Size(SizeHeadline); got != 2*one.Size(SizeHeadline) || one.Size(SizeHeadline) != 26 {
		t.Errorf("headline %v at scale 2, %v at 1", got, one.Size(SizeHeadline))
	}
	if two.Size(base.SizeNamePadding) != one.Size(base.SizeNamePadding) {
		t.Error("padding grew with the text")
	}
	if got := New(Light, 9).Scale(); got != MaxScale {
		t.Errorf("scale 9 became %v", got)
	}
	if got := New(Light, 0).Scale(); got != MinScale {
		t.Errorf("scale 0 became %v", got)
	}
	if th := New(Light, 1.5).WithMode(Dark); th.Scale() != 1.5 || th.Mode() != Dark {
		t.Errorf("WithMode gave %+v", th)
	}
}

func TestTonesAndRolesAreAllMapped(t *testing.T) {
	for _, tone := range []report.Tone{report.ToneAct, report.ToneChange, report.ToneStandard, report.ToneUnknown} {
		if ForTone(tone) == Neutral {
			t.Errorf("tone %q looks neutral", tone)
		}
	}
	if ForTone(report.ToneNeutral) != Neutral || ForTone("") != Neutral {
		t.Error("a neutral tone has a colour")
	}
	for _, r := range []figure.Role{figure.Muted, figure.Line, figure.Card, figure.Accent, figure.Act, figure.ActSoft,
		figure.Change, figure.ChangeSoft, figure.Standard, figure.StandardSoft, figure.Unknown, figure.UnknownSoft,
		figure.DomainA, figure.DomainB, figure.DomainC, figure.DomainD} {
		if ForRole(r) == ColorInk {
			t.Errorf("role %q has no colour of its own", r)
		}
	}
	if ForRole("something new") != ColorInk {
		t.Error("an unknown role is invisible")
	}
}

func TestFonts(t *testing.T) {
	th := New(Light, 1)
	for want, style := range map[string]fyne.TextStyle{
		"Inter-Regular.ttf": {}, "Inter-SemiBold.ttf": {Bold: true}, "DejaVuSansMono.ttf": {Monospace: true, Bold: true},
	} {
		if got := th.Font(style).Name(); got != want {
			t.Errorf("%+v is %s, want %s", style, got, want)
		}
	}
}
