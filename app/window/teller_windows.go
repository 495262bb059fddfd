package main

import (
	"io"
	"os"
	"strings"

	"golang.org/x/sys/windows"

	"allelens/app/program"
	"allelens/report/text"
	"allelens/variants"
)

// teller is where lines to the user go: to the console that the window was started from, else into a box.
func teller() io.Writer {
	if _, err := os.Stderr.Stat(); err == nil {
		return program.Console{File: os.Stderr}
	}
	return box{}
}

// box shows each line in a box of its own.
type box struct{}

// Write implements io.Writer.
func (box) Write(line []byte) (int, error) {
	words, err := windows.UTF16PtrFromString(strings.TrimSpace(variants.VisibleLines(string(line))))
	if err != nil {
		return 0, err
	}
	name, err := windows.UTF16PtrFromString(text.Default().Text("ui.name"))
	if err != nil {
		return 0, err
	}
	_, err = windows.MessageBox(0, words, name, windows.MB_OK|windows.MB_ICONWARNING)
	return len(line), err
}
