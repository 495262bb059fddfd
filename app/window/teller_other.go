//go:build !windows

package main

import (
	"io"
	"os"

	"allelens/app/program"
)

// teller is where lines to the user go.
func teller() io.Writer { return program.Console{File: os.Stderr} }
