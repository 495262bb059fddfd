package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// palette gives the colours of one mode.
type palette map[fyne.ThemeColorName]color.NRGBA

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

var light = palette{
	ColorSurface: rgb(0xF5F7FA), ColorCard: rgb(0xFFFFFF), ColorLine: rgb(0xDFE5EC), ColorControl: rgb(0x7D8A99),
	ColorInk: rgb(0x1B2430), ColorMuted: rgb(0x5C6B7D), ColorExample: rgb(0x5C6B7D),
	ColorAccent: rgb(0x1F6F8B), ColorAccentSoft: rgb(0xE4F0F5), ColorAccentInk: rgb(0x15566D),
	ColorOnAccent: rgb(0xFFFFFF), ColorHover: rgb(0xEEF2F6),
	ColorAct: rgb(0xB3261E), ColorActSoft: rgb(0xFBEAE9),
	ColorChange: rgb(0x9A5B00), ColorChangeSoft: rgb(0xFFF3DD),
	ColorStandard: rgb(0x1E7145), ColorStandardSoft: rgb(0xE5F4EB),
	ColorUnknown: rgb(0x5B4A9E), ColorUnknownSoft: rgb(0xEEEBF8),
	ColorNeutralSoft: rgb(0xEDF1F5),
	ColorOff:         rgb(0xEDF1F5), ColorVeil: withAlpha(rgb(0x1B2430), 0x5C),
	ColorDomainA: rgb(0x93B9C9), ColorDomainB: rgb(0xCFD6E1),
	ColorDomainC: rgb(0xB9C6A5), ColorDomainD: rgb(0xC7A6B6),
}

var dark = palette{
	ColorSurface: rgb(0x14191F), ColorCard: rgb(0x1C232B), ColorLine: rgb(0x323C47), ColorControl: rgb(0x8593A3),
	ColorInk: rgb(0xE8EDF2), ColorMuted: rgb(0x9AA8B6), ColorExample: rgb(0x9AA8B6),
	ColorAccent: rgb(0x6FB7CF), ColorAccentSoft: rgb(0x1E3A46), ColorAccentInk: rgb(0xA9D8E8),
	ColorOnAccent: rgb(0x0F1A20), ColorHover: rgb(0x252E38),
	ColorAct: rgb(0xF2A29C), ColorActSoft: rgb(0x3D1F1D),
	ColorChange: rgb(0xEBBE75), ColorChangeSoft: rgb(0x3A2C12),
	ColorStandard: rgb(0x86CDA5), ColorStandardSoft: rgb(0x17321F),
	ColorUnknown: rgb(0xB9AEEA), ColorUnknownSoft: rgb(0x2A2546),
	ColorNeutralSoft: rgb(0x29323C),
	ColorOff:         rgb(0x29323C), ColorVeil: withAlpha(rgb(0x000000), 0x80),
	ColorDomainA: rgb(0x3E6B7D), ColorDomainB: rgb(0x4A5666),
	ColorDomainC: rgb(0x56663F), ColorDomainD: rgb(0x6F4C5E),
}

// contrast is black on white with dark signal colours: every text reaches 7:1.
var contrast = palette{
	ColorSurface: rgb(0xFFFFFF), ColorCard: rgb(0xFFFFFF), ColorLine: rgb(0x000000), ColorControl: rgb(0x000000),
	ColorInk: rgb(0x000000), ColorMuted: rgb(0x2B2B2B), ColorExample: rgb(0x595959),
	ColorAccent: rgb(0x00405A), ColorAccentSoft: rgb(0xD6EAF2), ColorAccentInk: rgb(0x00303F),
	ColorOnAccent: rgb(0xFFFFFF), ColorHover: rgb(0xE6E6E6),
	ColorAct: rgb(0x8A0F08), ColorActSoft: rgb(0xFFFFFF),
	ColorChange: rgb(0x5E3600), ColorChangeSoft: rgb(0xFFFFFF),
	ColorStandard: rgb(0x0B4A28), ColorStandardSoft: rgb(0xFFFFFF),
	ColorUnknown: rgb(0x36277A), ColorUnknownSoft: rgb(0xFFFFFF),
	ColorNeutralSoft: rgb(0xFFFFFF),
	ColorOff:         rgb(0xD9D9D9), ColorVeil: withAlpha(rgb(0x000000), 0x5C),
	ColorDomainA: rgb(0xA9CFDF), ColorDomainB: rgb(0xD5D5D5),
	ColorDomainC: rgb(0xC9D9AE), ColorDomainD: rgb(0xE0B8CB),
}
