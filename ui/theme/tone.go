package theme

import (
	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/figure"
)

// Tone is a pair of colours: words, and the pale background they stand on.
type Tone struct{ Ink, Soft fyne.ThemeColorName }

// Neutral is the tone of statements that ask for nothing.
var Neutral = Tone{ColorMuted, ColorNeutralSoft}

var tones = map[report.Tone]Tone{
	report.ToneAct:      {ColorAct, ColorActSoft},
	report.ToneChange:   {ColorChange, ColorChangeSoft},
	report.ToneStandard: {ColorStandard, ColorStandardSoft},
	report.ToneUnknown:  {ColorUnknown, ColorUnknownSoft},
}

// ForTone is the pair of colours of a tone of the report; Neutral for any other.
func ForTone(t report.Tone) Tone {
	if pair, ok := tones[t]; ok {
		return pair
	}
	return Neutral
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
