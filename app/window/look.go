package main

import (
	"fyne.io/fyne/v2"

	"allelens/ui"
)

// Preferences that hold how the window looked, and after how long it hides the case.
const (
	modeKey   = "look_mode"
	scaleKey  = "look_text"
	widthKey  = "look_width"
	heightKey = "look_height"
	idleKey   = "idle_minutes"
)

// looked is how the window looked last.
func looked(p fyne.Preferences) ui.Look {
	return ui.Look{Mode: p.String(modeKey), Scale: float32(p.Float(scaleKey)), Width: float32(p.Float(widthKey)), Height: float32(p.Float(heightKey))}
}

func keepLook(p fyne.Preferences, l ui.Look) {
	p.SetString(modeKey, l.Mode)
	p.SetFloat(scaleKey, float64(l.Scale))
	p.SetFloat(widthKey, float64(l.Width))
	p.SetFloat(heightKey, float64(l.Height))
}
