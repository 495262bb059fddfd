package theme

import (
	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/figure"
)

// Tone is a pair of colours, words and the pale background they stand on, with the sign that says the same
// without colour; "" for none.
type Tone struct {
	Ink, Soft fyne.ThemeColorName
	Sign      figure.SignKind
}

// Neutral is the tone of statements that ask for nothing.
var Neutral = Tone{ColorMuted, ColorNeutralSoft, figure.BarSign}

var tones = map[report.Tone]Tone{
	report.ToneAct:      {ColorAct, ColorActSoft, figure.TriangleSign},
	report.ToneChange:   {ColorChange, ColorChangeSoft, figure.DiamondSign},
	report.ToneStandard: {ColorStandard, ColorStandardSoft, figure.DiscSign},
	report.ToneUnknown:  {ColorUnknown, ColorUnknownSoft, figure.SquareSign},
}

// ForTone is the pair of colours of a tone of the report; Neutral for any other.
func ForTone(t report.Tone) Tone {
	if pair, ok := tones[t]; ok {
		return pair
	}
	return Neutral
}

// ForBadge is the pair of colours of a badge's tone, with the badge's own sign.
func ForBadge(b report.Badge) Tone {
	t := ForTone(b.Tone)
	t.Sign = figure.SignKind(b.Shape())
	return t
}

var roles = map[figure.Role]fyne.ThemeColorName{
	figure.Ink: ColorInk, figure.Muted: ColorMuted, figure.Line: ColorLine, figure.Card: ColorCard,
	figure.Accent: ColorAccent,
	figure.Act:    ColorAct, figure.ActSoft: ColorActSoft,
	figure.Change: ColorChange, figure.ChangeSoft: ColorChangeSoft,
	figure.Standard: ColorStandard, figure.StandardSoft: ColorStandardSoft,
	figure.Unknown: ColorUnknown, figure.UnknownSoft: ColorUnknownSoft,
	figure.DomainA: ColorDomainA, figure.DomainB: ColorDomainB,
	figure.DomainC: ColorDomainC, figure.DomainD: ColorDomainD,
}

// ForRole is the colour of a role of a figure; ink for one that is not known, so that
// nothing is drawn invisibly.
func ForRole(r figure.Role) fyne.ThemeColorName {
	if name, ok := roles[r]; ok {
		return name
	}
	return ColorInk
}

// RoleOf is the role of a figure in a colour; ink for one that no role has.
func RoleOf(name fyne.ThemeColorName) figure.Role {
	for role, of := range roles {
		if of == name {
			return role
		}
	}
	return figure.Ink
}
