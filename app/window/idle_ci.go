//go:build ci

package main

import (
	"time"

	"fyne.io/fyne/v2"
)

// doze has nothing to do without the window driver.
func doze(func(time.Duration)) {}

// posted runs a function on the main goroutine.
func posted(f func()) { fyne.Do(f) }
