// Package theme is how the window looks: colours by role in light, dark and high contrast,
// sizes that grow with the text, and the bundled fonts. Nothing outside it knows a colour.
package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"

	"allelens/assets"
)

// Mode chooses the colours.
type Mode uint8

// Modes. System follows the desktop's preference.
const (
	System Mode = iota
	Light
	Dark
	Contrast
)

// The text can be scaled from MinScale to MaxScale in steps of ScaleStep.
const (
	MinScale  float32 = 0.8
	MaxScale  float32 = 2
	ScaleStep float32 = 0.1
)

// Theme is an immutable look; a change of mode or scale makes another one.
type Theme struct {
	mode  Mode
	scale float32
}

var _ fyne.Theme = Theme{}

// New makes a theme; the scale is held between MinScale and MaxScale.
func New(mode Mode, scale float32) Theme {
	return Theme{mode: mode, scale: min(max(scale, MinScale), MaxScale)}
}

// Mode is the theme's choice of colours.
func (t Theme) Mode() Mode { return t.mode }

// Scale is the factor on all text sizes.
func (t Theme) Scale() float32 { return t.scale }

// WithMode is the same look in other colours.
func (t Theme) WithMode(m Mode) Theme { return New(m, t.scale) }

// WithScale is the same look with larger or smaller text.
func (t Theme) WithScale(s float32) Theme { return New(t.mode, s) }

// Color resolves our own names and Fyne's.
func (t Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	p := t.palette(variant)
	if ours, ok := standard[name]; ok {
		name = ours
	}
	if c, ok := p[name]; ok {
		return c
	}
	switch name {
	case base.ColorNameFocus:
		return withAlpha(p[ColorAccent], 0x40)
	case base.ColorNameScrollBar:
		return withAlpha(p[ColorMuted], 0x80)
	case base.ColorNameShadow:
		return withAlpha(p[ColorInk], 0x18)
	}
	return base.DefaultTheme().Color(name, variant)
}

func (t Theme) palette(variant fyne.ThemeVariant) palette {
	switch {
	case t.mode == Contrast:
		return contrast
	case t.mode == Dark, t.mode == System && variant == base.VariantDark:
		return dark
	}
	return light
}

func withAlpha(c color.NRGBA, alpha uint8) color.NRGBA {
	c.A = alpha
	return c
}

// Size resolves our own names and Fyne's, text sizes scaled.
func (t Theme) Size(name fyne.ThemeSizeName) float32 {
	if s, ok := textSizes[name]; ok {
		return s * t.scale
	}
	if name == SizeBadgeFrame {
		return t.badgeFrame()
	}
	if s, ok := fixedSizes[name]; ok {
		return s
	}
	return base.DefaultTheme().Size(name)
}

// frameWidth is the width in points of frames that stand for tints in high contrast.
const frameWidth float32 = 2

func (t Theme) badgeFrame() float32 {
	if t.mode == Contrast {
		return frameWidth
	}
	return 0
}

var (
	fontRegular = fyne.NewStaticResource("Inter-Regular.ttf", assets.FontRegular)
	fontBold    = fyne.NewStaticResource("Inter-SemiBold.ttf", assets.FontBold)
	fontMono    = fyne.NewStaticResource("DejaVuSansMono.ttf", assets.FontMono)
)

// Font is Inter for words and DejaVu Sans Mono for sequences and names of variants.
func (t Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol:
		return base.DefaultTheme().Font(style)
	case style.Monospace:
		return fontMono
	case style.Bold:
		return fontBold
	}
	return fontRegular
}

// Icon is Fyne's, which follow the theme's colours.
func (t Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return base.DefaultTheme().Icon(name) }
