package main

import (
	"os"
	"runtime"

	"fyne.io/fyne/v2/lang"

	"allelens/report"
)

// usualPaper is the paper of this machine's locale: of LC_ALL, LC_PAPER or LANG, elsewhere of the system.
func usualPaper() report.Paper {
	for _, name := range []string{"LC_ALL", "LC_PAPER", "LANG"} {
		if chosen := os.Getenv(name); chosen != "" {
			return report.PaperOf(chosen)
		}
	}
	if runtime.GOOS != "linux" {
		return report.PaperOf(lang.SystemLocale().String())
	}
	return report.A4
}
