package theme

import (
	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"
)

// standard says which of our colours stands for each of Fyne's, so that its fields, menus
// and dialogs look like the rest.
var standard = map[fyne.ThemeColorName]fyne.ThemeColorName{
	base.ColorNameBackground:          ColorSurface,
	base.ColorNameButton:              ColorNeutralSoft,
	base.ColorNameDisabled:            ColorMuted,
	base.ColorNameDisabledButton:      ColorNeutralSoft,
	base.ColorNameError:               ColorAct,
	base.ColorNameForeground:          ColorInk,
	base.ColorNameForegroundOnError:   ColorCard,
	base.ColorNameForegroundOnPrimary: ColorOnAccent,
	base.ColorNameForegroundOnSuccess: ColorCard,
	base.ColorNameForegroundOnWarning: ColorCard,
	base.ColorNameHeaderBackground:    ColorCard,
	base.ColorNameHover:               ColorHover,
	base.ColorNameHyperlink:           ColorAccent,
	base.ColorNameInputBackground:     ColorCard,
	base.ColorNameInputBorder:         ColorControl,
	base.ColorNameMenuBackground:      ColorCard,
	base.ColorNameOverlayBackground:   ColorCard,
	base.ColorNamePlaceHolder:         ColorExample,
	base.ColorNamePressed:             ColorLine,
	base.ColorNamePrimary:             ColorAccent,
	base.ColorNameScrollBarBackground: ColorHover,
	base.ColorNameSelection:           ColorAccentSoft,
	base.ColorNameSeparator:           ColorLine,
	base.ColorNameSuccess:             ColorStandard,
	base.ColorNameWarning:             ColorChange,
	base.ColorNameInnerWindowBorder:   ColorLine,
}

// textSizes grow with the text; the others that Fyne asks for stay.
var textSizes = map[fyne.ThemeSizeName]float32{
	base.SizeNameText:           14,
	base.SizeNameCaptionText:    11.5,
	base.SizeNameHeadingText:    26,
	base.SizeNameSubHeadingText: 18,
	base.SizeNameInlineIcon:     18,
	SizeHeadline:                26,
	SizeTitle:                   18,
	SizeSubtitle:                21,
	SizeCell:                    13,
	SizeSmall:                   12.5,
	SizeCaption:                 11.5,
	SizeViewTitle:               36,
	SizeView:                    22,
	SizeViewNote:                18,
}

var fixedSizes = map[fyne.ThemeSizeName]float32{
	base.SizeNamePadding:            4,
	base.SizeNameInnerPadding:       8,
	base.SizeNameLineSpacing:        4,
	base.SizeNameScrollBar:          10,
	base.SizeNameScrollBarSmall:     4,
	base.SizeNameSeparatorThickness: 1,
	base.SizeNameInputBorder:        1,
	base.SizeNameInputRadius:        ControlRadius,
	base.SizeNameButtonRadius:       ControlRadius,
	base.SizeNameSelectionRadius:    4,
	base.SizeNameCardRadius:         CardRadius,
	base.SizeNameDialogRadius:       CardRadius,
	base.SizeNamePopupRadius:        ControlRadius,
	base.SizeNameMenuRadius:         ControlRadius,
	base.SizeNameModalBlurRadius:    0,
}
