package theme

import "fyne.io/fyne/v2"

// Colours of our own, beside those that Fyne knows. Widgets name colours; only this package
// knows what they look like in light, dark and high contrast.
const (
	ColorSurface      fyne.ThemeColorName = "allelens.surface"       // the window behind the cards
	ColorCard         fyne.ThemeColorName = "allelens.card"          // cards, navigation, fields
	ColorLine         fyne.ThemeColorName = "allelens.line"          // one-pixel lines
	ColorControl      fyne.ThemeColorName = "allelens.control"       // borders of fields and choices
	ColorInk          fyne.ThemeColorName = "allelens.ink"           // text
	ColorMuted        fyne.ThemeColorName = "allelens.muted"         // secondary text
	ColorExample      fyne.ThemeColorName = "allelens.example"       // what a field could hold, while it holds nothing
	ColorAccent       fyne.ThemeColorName = "allelens.accent"        // the one accent
	ColorAccentSoft   fyne.ThemeColorName = "allelens.accent_soft"   // selected row, selected entry
	ColorAccentInk    fyne.ThemeColorName = "allelens.accent_ink"    // text on AccentSoft
	ColorOnAccent     fyne.ThemeColorName = "allelens.on_accent"     // text on Accent
	ColorHover        fyne.ThemeColorName = "allelens.hover"         // what the pointer is over
	ColorAct          fyne.ThemeColorName = "allelens.act"           // avoid, pathogenic
	ColorActSoft      fyne.ThemeColorName = "allelens.act_soft"      // background of the same
	ColorChange       fyne.ThemeColorName = "allelens.change"        // change, caution
	ColorChangeSoft   fyne.ThemeColorName = "allelens.change_soft"   // background of the same
	ColorStandard     fyne.ThemeColorName = "allelens.standard"      // standard, benign
	ColorStandardSoft fyne.ThemeColorName = "allelens.standard_soft" // background of the same
	ColorUnknown      fyne.ThemeColorName = "allelens.unknown"       // uncertain, test first
	ColorUnknownSoft  fyne.ThemeColorName = "allelens.unknown_soft"  // background of the same
	ColorNeutralSoft  fyne.ThemeColorName = "allelens.neutral_soft"  // background of plain badges and code
	ColorOff          fyne.ThemeColorName = "allelens.off"           // background of what cannot be pressed now
	ColorVeil         fyne.ThemeColorName = "allelens.veil"          // over the window behind a question
	ColorDomainA      fyne.ThemeColorName = "allelens.domain_a"      // protein domains in figures
	ColorDomainB      fyne.ThemeColorName = "allelens.domain_b"
	ColorDomainC      fyne.ThemeColorName = "allelens.domain_c"
	ColorDomainD      fyne.ThemeColorName = "allelens.domain_d"
)

// Sizes of our own, in points at scale 1; all grow with the text.
const (
	SizeHeadline fyne.ThemeSizeName = "allelens.headline" // 26, one per card
	SizeTitle    fyne.ThemeSizeName = "allelens.title"    // 18, the screen's name
	SizeSubtitle fyne.ThemeSizeName = "allelens.subtitle" // 21, a smaller headline
	SizeCell     fyne.ThemeSizeName = "allelens.cell"     // 13, tables
	SizeSmall    fyne.ThemeSizeName = "allelens.small"    // 12.5, secondary text
	SizeCaption  fyne.ThemeSizeName = "allelens.caption"  // 11.5, footers
	// Sizes of the patient's view, which is read from afar.
	SizeViewTitle fyne.ThemeSizeName = "allelens.view_title" // 36
	SizeView      fyne.ThemeSizeName = "allelens.view"       // 22
	SizeViewNote  fyne.ThemeSizeName = "allelens.view_note"  // 18
	// SizeBadgeFrame is the width of the frame around a badge: none where the backgrounds
	// tell badges apart.
	SizeBadgeFrame fyne.ThemeSizeName = "allelens.badge_frame"
)

// Lengths that do not grow with the text.
const (
	Gap           float32 = 4   // the step of all spacing
	CardRadius    float32 = 10  // corners of a card
	CardInset     float32 = 16  // from a card's line to its content
	Hairline      float32 = 1   // lines
	FocusWidth    float32 = 2   // ring around what has the keyboard
	ControlRadius float32 = 7   // corners of buttons and fields
	NavWidth      float32 = 212 // the navigation on the left
)
